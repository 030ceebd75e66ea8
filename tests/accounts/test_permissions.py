"""What a person may do: asked of the posts they hold today in the open portal."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils import timezone
from wagtail.hooks import search_for_hooks

from conglang.accounts.actions import (
    create_person,
    end_post,
    end_sessions,
    give_post,
    save_unit,
    set_active,
)
from conglang.accounts.choices import Role
from conglang.accounts.models import Post, Ticket, Unit, User
from conglang.accounts.passwords import LengthByRole
from conglang.accounts.permissions import (
    PLATFORM_PERMISSIONS,
    may,
    may_enter,
    needs_second_factor,
    permissions_held,
    posts_held,
    refuse_foreign_account,
    requires,
    role_names,
)
from conglang.accounts.queries import free_username, person_known_as, unit_of
from conglang.accounts.requests import client_address, is_loopback
from conglang.accounts.rules import ROLE_PERMISSIONS, permissions_of_roles
from conglang.accounts.screens import registered_screens
from conglang.core.errors import Refusal
from conglang.tenancy.scoping import within_site
from tests.accounts.factories import LONG_AGO, make_person, make_post, make_unit

TODAY = date(2026, 11, 23)


@pytest.fixture
def inside(portal):
    with within_site(portal.site):
        yield portal


def again(person):
    """The person as a new request would know them."""
    return User.objects.get(pk=person.pk)


# --- posts and permissions ------------------------------------------------------------------------


@pytest.mark.parametrize("role", Role.values)
def test_a_role_has_the_permissions_of_its_line_in_the_table(inside, role):
    assert permissions_held(make_person(inside, role)) == ROLE_PERMISSIONS[role]


def test_two_roles_add_up_and_an_unknown_one_allows_nothing():
    both = permissions_of_roles(["contributor", "portal_admin"])

    assert both == ROLE_PERMISSIONS["contributor"] | ROLE_PERMISSIONS["portal_admin"]
    assert permissions_of_roles(["mayor"]) == frozenset()


def test_a_post_holds_from_its_first_to_its_last_day(inside):
    person = make_person(inside)
    make_post(inside, person, "editor", starts_on=date(2026, 1, 5), ends_on=date(2026, 2, 5))
    days = [date(2026, 1, 4), date(2026, 1, 5), date(2026, 2, 5), date(2026, 2, 6)]

    assert [bool(posts_held(person, on=day)) for day in days] == [False, True, True, False]


def test_nobody_strangers_and_the_locked_hold_nothing(portal, neighbour):
    person = make_person(portal, "chief")
    with within_site(neighbour.site):
        assert not may_enter(person)
    with within_site(portal.site):
        assert not may_enter(AnonymousUser())
        User.objects.filter(pk=person.pk).update(is_active=False)
        assert posts_held(again(person)) == []
    assert posts_held(person) == []


def test_the_platforms_administrator_sets_up_any_portal_and_decides_nothing(inside):
    person = make_person(inside)
    person.is_platform_admin = True

    assert permissions_held(person) == PLATFORM_PERMISSIONS
    assert role_names(person) == "Quản trị nền tảng"
    assert needs_second_factor(person)
    assert not may(person, "approve")


def test_role_names_are_told_once_each(inside):
    person = make_person(inside, "editor")
    make_post(inside, person, "contributor")

    assert set(role_names(person).split(", ")) == {"Biên tập viên", "Cộng tác viên"}
    assert unit_of(person).name == "Văn phòng"


def test_a_screen_states_its_need_and_keeps_others_out(inside):
    @requires("approve")
    def screen(request):
        return HttpResponse("vào được")

    request = RequestFactory().get("/")
    request.user = make_person(inside, "chief")
    welcome = screen(request)
    request.user = make_person(inside, "editor")

    assert welcome.content.decode() == "vào được"
    assert screen.permission_required == "approve"
    with pytest.raises(PermissionDenied):
        screen(request)


def test_django_is_answered_from_posts_too(inside):
    person = make_person(inside, "editor")

    assert person.has_perm("wagtailadmin.access_admin")
    assert not person.has_perm("accounts.delete_user")
    assert person.has_module_perms("wagtailadmin")
    assert not person.has_module_perms("accounts")


def test_an_account_elsewhere_is_refused_but_not_to_the_system_nor_to_itself(portal, neighbour):
    person, admin = make_person(portal, "editor"), make_person(portal, "portal_admin")
    make_post(neighbour, person, "editor")
    with within_site(portal.site):
        refuse_foreign_account(person, None)
        refuse_foreign_account(person, person)
        with pytest.raises(Refusal) as refused:
            refuse_foreign_account(person, admin)

    assert refused.value.code == "foreign_account"


def test_a_post_elsewhere_that_has_ended_does_not_count(portal, neighbour):
    person, admin = make_person(portal, "editor"), make_person(portal, "portal_admin")
    yesterday = timezone.localdate() - timedelta(days=1)
    make_post(neighbour, person, "editor", ends_on=yesterday)

    with within_site(portal.site):
        refuse_foreign_account(person, admin)


def test_every_open_screen_is_listed_with_its_need():
    # The screens register themselves when Wagtail looks for its plates.
    search_for_hooks()
    names = {each.name: each.permission for each in registered_screens()}

    assert names["people"] == "manage_people"
    assert names["profile"] == "*"


# --- acts that refuse -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "change",
    [{"username": "co.roi"}, {"username": "X"}, {"email": "CO@hondat.example"}, {"full_name": ""}],
)
def test_a_person_like_another_or_without_a_name_is_refused(inside, change):
    make_person(inside, username="co.roi", email="co@hondat.example")
    data = {"username": "moi.n", "full_name": "Người Mới", "email": "", **change}

    with pytest.raises(Refusal) as refused:
        create_person(by=None, at=timezone.now(), **data)

    assert refused.value.code == "bad_person"


def test_a_person_may_be_made_with_a_password(inside):
    person = create_person(
        username="moi.n", full_name="Người Mới", by=None, at=timezone.now(), password="một câu dài"
    )

    assert person.check_password("một câu dài")
    assert str(person) == person.get_full_name() == "Người Mới"
    assert person.get_short_name() == "Mới"


@pytest.mark.parametrize(
    "post",
    [
        {"role": "contributor"},
        {"role": "editor", "starts_on": date(2026, 5, 1), "ends_on": date(2026, 4, 1)},
        {"role": "secretary", "starts_on": date(2025, 12, 1)},
    ],
)
def test_a_post_that_makes_no_sense_is_refused(inside, post):
    person = make_person(inside)
    make_post(inside, person, "secretary", ends_on=date(2025, 12, 31))
    data = {"starts_on": LONG_AGO, **post}

    with pytest.raises(Refusal) as refused:
        give_post(person=person, by=None, at=timezone.now(), **data)

    assert refused.value.code == "bad_post"


def test_a_post_cannot_end_before_it_begins(inside):
    person = make_person(inside, "editor")
    post = Post.objects.get(person=person)

    with pytest.raises(Refusal) as refused:
        end_post(post_id=post.pk, ends_on=date(2020, 1, 1), by=person, at=timezone.now())

    assert refused.value.code == "bad_post"


def test_units_that_make_no_sense_are_refused(portal, neighbour):
    other = make_unit(neighbour, "Ấp Bình Sơn")
    make_unit(portal, "Ấp Hòn Me")
    with within_site(portal.site):
        foreign = Unit(name="Tổ 1", parent=other, starts_on=LONG_AGO)
        again_named = Unit(name="Ấp Hòn Me", starts_on=LONG_AGO)
        for unit in (foreign, again_named):
            with pytest.raises(Refusal) as refused:
                save_unit(unit=unit, by=None, at=timezone.now())
            assert refused.value.code == "bad_unit"


@pytest.mark.parametrize(("reason", "code"), [("", "reason_missing"), ("Nghỉ", "own_account")])
def test_locking_is_refused_without_a_reason_and_for_oneself(inside, reason, code):
    person, admin = make_person(inside, "editor"), make_person(inside, "portal_admin")
    target = admin if code == "own_account" else person

    with pytest.raises(Refusal) as refused:
        set_active(person=target, active=False, by=admin, at=timezone.now(), reason=reason)

    assert refused.value.code == code
    assert end_sessions(person) == 0


# --- names and addresses --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("full_name", "username"),
    [
        ("Nguyễn Văn An", "an.nv"),
        ("Đặng Thị Bích Ngọc", "ngoc.dtb"),
        ("Sóc", "soc"),
        ("Y", "y1"),
        ("H’Hen Niê", "nie.hh"),
    ],
)
def test_a_user_name_is_proposed_from_the_name(db, full_name, username):
    assert free_username(full_name) == username


def test_a_proposed_user_name_is_free(inside):
    make_person(inside, username="an.nv")
    make_person(inside, username="an.nv2")

    assert free_username("Nguyễn Văn Ân") == "an.nv3"


def test_somebody_is_known_by_mail_first_then_by_name(inside):
    by_mail = make_person(inside, email="an@hondat.example")
    by_name = make_person(inside, username="an.nv")

    assert person_known_as(username="an.nv", email="AN@hondat.example") == by_mail
    assert person_known_as(username="AN.NV", email="khac@hondat.example") == by_name
    assert person_known_as(username="", email="") is None


def test_an_address_behind_proxies_is_the_one_they_vouch_for(settings):
    request = RequestFactory().get("/", headers={"x-forwarded-for": "198.51.100.7, 203.0.113.9"})
    alone = client_address(request)
    settings.TRUSTED_PROXIES = 1
    behind_one = client_address(request)
    settings.TRUSTED_PROXIES = 3

    assert (alone, behind_one, client_address(request)) == ("127.0.0.1", "203.0.113.9", "127.0.0.1")


@pytest.mark.parametrize(
    ("host", "address", "local"),
    [
        ("localhost:8000", "127.0.0.1", True),
        ("binhson.localhost", "127.0.0.1", True),
        ("[::1]", "::1", True),
        ("hondat.gov.vn", "127.0.0.1", False),
        ("localhost", "192.0.2.1", False),
        ("localhost.ke.gian", "127.0.0.1", False),
    ],
)
def test_loopback_means_this_machine_from_this_machine(host, address, local):
    request = RequestFactory().get("/", headers={"host": host}, REMOTE_ADDR=address)

    assert is_loopback(request) is local


def test_a_password_may_be_shorter_beside_a_device(inside, settings):
    from allauth.mfa.models import Authenticator  # noqa: PLC0415 -- apps are ready only now

    person, rule = make_person(inside, "editor"), LengthByRole()
    with pytest.raises(ValidationError, match="ít nhất 14 ký tự"):
        rule.validate("tám ký tự!", person)
    Authenticator.objects.create(user=person, type="totp", data={"secret": "x"})

    rule.validate("tám ký tự!", person)
    assert "14" in rule.get_help_text()


def test_things_of_people_say_what_they_are(inside):
    person = make_person(inside, "editor", full_name="Phạm Thị Biên")
    ticket = Ticket(person=person, kind="slip")

    assert str(Post.objects.get(person=person)) == "Phạm Thị Biên: Biên tập viên"
    assert str(ticket) == "Phiếu cấp lại mật khẩu của Phạm Thị Biên"
