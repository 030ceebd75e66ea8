"""Invitations, slips, signing in, lock-out, the demonstration's password, the second factor."""

from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from django.utils import timezone

from conglang.accounts.actions import SLIP_ATTEMPTS, issue_ticket, use_ticket
from conglang.accounts.choices import SignInResult, TicketKind
from conglang.accounts.models import SignInRecord, Ticket, User
from conglang.accounts.requests import DEMO_PASSWORD
from conglang.core.errors import Refusal
from conglang.tenancy.scoping import within_site
from tests.accounts.factories import PASSWORD, client_of, make_person, make_post, visitor

NEW = "đi chợ sớm mua rau muống"
SIGN_IN = "/tai-khoan/dang-nhap/"


def results(portal):
    with within_site(portal.site):
        return list(SignInRecord.objects.order_by("pk").values_list("result", flat=True))


def invite(portal, person, at=None, kind=TicketKind.INVITATION):
    with within_site(portal.site):
        return issue_ticket(person=person, kind=kind, by=None, at=at or timezone.now())


# --- invitation -----------------------------------------------------------------------------------


def test_an_invitation_sets_the_password_once(portal):
    person = make_person(portal, "editor", full_name="Phạm Thị Biên")
    _, secret = invite(portal, person)
    address = f"/tai-khoan/thu-moi/{secret}/"
    browser = visitor(portal)

    shown = browser.get(address)
    used = browser.post(address, {"password1": NEW, "password2": NEW})
    again = browser.get(address)
    person.refresh_from_db()

    assert "Phạm Thị Biên" in shown.content.decode()
    assert used["Location"] == SIGN_IN
    assert person.check_password(NEW)
    assert again.status_code == 410
    assert "đã dùng hoặc đã hết hạn" in again.content.decode()


def test_an_invitation_expires_after_seven_days(portal):
    _, secret = invite(
        portal, make_person(portal, "editor"), timezone.now() - timedelta(days=7, minutes=1)
    )

    assert visitor(portal).get(f"/tai-khoan/thu-moi/{secret}/").status_code == 410


def test_a_new_invitation_makes_the_earlier_one_useless(portal):
    person = make_person(portal, "editor")
    _, first = invite(portal, person)
    _, second = invite(portal, person)

    assert visitor(portal).get(f"/tai-khoan/thu-moi/{first}/").status_code == 410
    assert visitor(portal).get(f"/tai-khoan/thu-moi/{second}/").status_code == 200


def test_an_invitation_of_one_portal_is_nothing_on_another(portal, neighbour):
    _, secret = invite(portal, make_person(portal, "editor"))

    assert visitor(neighbour).get(f"/tai-khoan/thu-moi/{secret}/").status_code == 410


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [("ngắn", "ngắn", "ít nhất 14 ký tự"), (NEW, f"{NEW}!", "Hai lần nhập không giống nhau")],
)
def test_a_refused_password_spends_nothing(portal, first, second, words):
    _, secret = invite(portal, make_person(portal, "editor"))
    address = f"/tai-khoan/thu-moi/{secret}/"
    browser = visitor(portal)

    refused = browser.post(address, {"password1": first, "password2": second})

    assert words in refused.content.decode()
    assert browser.post(address, {"password1": NEW, "password2": NEW}).status_code == 302


# --- slip -----------------------------------------------------------------------------------------


def slip_form(person, code):
    return {"username": person.username, "code": code, "password1": NEW, "password2": NEW}


def test_a_slip_is_shown_once_and_works_once_however_it_is_typed(portal, desk):
    person = make_person(portal, "contributor", username="soc.d")
    page = desk.post(f"/quan-tri/nhan-su/{person.pk}/phieu/").content.decode()
    code = page.split('class="slip__code">')[1].split("<")[0].strip()
    browser = visitor(portal)

    first = browser.post("/tai-khoan/phieu/", slip_form(person, code.lower().replace("-", " ")))
    person.refresh_from_db()
    second = browser.post("/tai-khoan/phieu/", slip_form(person, code))

    assert len(code) == 11
    assert first["Location"] == SIGN_IN
    assert person.check_password(NEW)
    assert second.status_code == 200
    assert "không đúng, hoặc phiếu đã hết hạn" in second.content.decode()


def test_a_slip_expires_after_two_days(portal):
    person = make_person(portal, "contributor")
    _, code = invite(portal, person, timezone.now() - timedelta(days=2, minutes=1), TicketKind.SLIP)

    page = visitor(portal).post("/tai-khoan/phieu/", slip_form(person, code))

    assert "hết hạn" in page.content.decode()


def test_five_wrong_codes_spoil_a_slip(portal):
    person = make_person(portal, "contributor")
    _, code = invite(portal, person, kind=TicketKind.SLIP)
    browser = visitor(portal)
    for _ in range(SLIP_ATTEMPTS):
        browser.post("/tai-khoan/phieu/", slip_form(person, "SAISAISAI2"))

    browser.post("/tai-khoan/phieu/", slip_form(person, code))
    person.refresh_from_db()

    assert not person.check_password(NEW)


def test_setting_a_password_by_ticket_ends_open_sessions(portal):
    person = make_person(portal, "editor")
    other = visitor(portal)
    other.post(SIGN_IN, {"login": person.username, "password": PASSWORD})
    ticket, _ = invite(portal, person)

    with within_site(portal.site):
        use_ticket(ticket_id=ticket.pk, password=NEW, at=timezone.now())

    assert other.get("/quan-tri/").status_code == 302


def test_a_ticket_that_is_used_twice_at_once_is_refused(portal):
    ticket, _ = invite(portal, make_person(portal, "editor"))
    Ticket._base_manager.filter(pk=ticket.pk).update(used_at=timezone.now())

    with within_site(portal.site), pytest.raises(Refusal) as refused:
        use_ticket(ticket_id=ticket.pk, password=NEW, at=timezone.now())

    assert refused.value.code == "ticket_gone"


# --- signing in -----------------------------------------------------------------------------------


def test_signing_in_by_name_or_mail_leads_to_the_desk_and_into_the_log(portal):
    person = make_person(portal, "editor", email="bien@hondat.example")
    for name in (person.username, "BIEN@hondat.example"):
        response = visitor(portal).post(SIGN_IN, {"login": name, "password": PASSWORD})
        assert response["Location"] == "/quan-tri/"

    assert results(portal) == ["signed_in", "signed_in"]


def test_staff_of_another_portal_are_turned_away_at_the_door(portal, neighbour):
    stranger = make_person(neighbour, "chief")

    response = visitor(portal).post(SIGN_IN, {"login": stranger.username, "password": PASSWORD})

    assert response.status_code == 403
    assert "_auth_user_id" not in response.client.session


def test_repeated_failures_lock_the_name_even_for_the_right_password(portal, settings):
    person = make_person(portal, "editor")
    browser = visitor(portal)
    for _ in range(settings.LOGIN_FAILURE_LIMIT):
        browser.post(SIGN_IN, {"login": person.username, "password": "sai rồi"})

    response = browser.post(SIGN_IN, {"login": person.username, "password": PASSWORD})

    assert response.status_code == 200
    assert "Đăng nhập sai quá nhiều lần" in response.content.decode()
    assert results(portal) == ["failed"] * settings.LOGIN_FAILURE_LIMIT + ["locked"]


def test_a_locked_person_cannot_sign_in(portal):
    person = make_person(portal, "editor")
    User.objects.filter(pk=person.pk).update(is_active=False)

    response = visitor(portal).post(SIGN_IN, {"login": person.username, "password": PASSWORD})

    assert "_auth_user_id" not in response.client.session


def demo_person(portal):
    person = make_person(portal, "editor")
    person.set_password(DEMO_PASSWORD)
    person.save()
    return person


@pytest.mark.parametrize(
    "headers",
    [
        {"host": "hondat.test"},
        {"host": "hondat.test", "x-forwarded-for": "203.0.113.9"},
    ],
)
def test_the_demonstrations_password_is_refused_on_a_real_host(portal, headers):
    person = demo_person(portal)

    response = visitor(portal).post(
        SIGN_IN, {"login": person.username, "password": DEMO_PASSWORD}, headers=headers
    )

    assert "Mật khẩu minh họa chỉ dùng được" in response.content.decode()
    assert "_auth_user_id" not in response.client.session


@pytest.fixture
def loopback_portal(db):
    from tests.accounts.factories import make_portal  # noqa: PLC0415

    return make_portal("thu.localhost", "xã Thử")


@pytest.mark.parametrize(
    ("headers", "address", "welcome"),
    [
        ({}, "127.0.0.1", True),
        ({"x-forwarded-for": "127.0.0.1"}, "127.0.0.1", False),
        ({"x-forwarded-host": "thu.localhost"}, "127.0.0.1", False),
        ({}, "192.0.2.7", False),
    ],
)
def test_the_demonstrations_password_opens_only_from_the_machine_itself(
    loopback_portal, headers, address, welcome
):
    person = demo_person(loopback_portal)

    response = visitor(loopback_portal).post(
        SIGN_IN,
        {"login": person.username, "password": DEMO_PASSWORD},
        headers=headers,
        REMOTE_ADDR=address,
    )

    assert ("_auth_user_id" in response.client.session) is welcome


# --- second factor --------------------------------------------------------------------------------


@pytest.mark.parametrize("role", ["chief", "deputy_chief", "portal_admin"])
def test_chiefs_and_administrators_must_set_up_a_second_factor(portal, settings, role):
    settings.MFA_REQUIRED = True
    browser = client_of(make_person(portal, role), portal)

    assert browser.get("/quan-tri/")["Location"] == "/tai-khoan/hai-lop/bat/"
    assert browser.get("/tai-khoan/phien/")["Location"] == "/tai-khoan/hai-lop/bat/"


@pytest.mark.parametrize("role", ["contributor", "editor", "secretary"])
def test_others_may_go_without(portal, settings, role):
    settings.MFA_REQUIRED = True

    assert client_of(make_person(portal, role), portal).get("/quan-tri/").status_code == 200


def test_a_post_on_another_portal_makes_it_compulsory_here_too(portal, neighbour, settings):
    settings.MFA_REQUIRED = True
    person = make_person(portal, "editor")
    make_post(neighbour, person, "chief")

    assert client_of(person, portal).get("/quan-tri/").status_code == 302


def test_with_a_device_the_way_is_open(portal, settings):
    settings.MFA_REQUIRED = True
    person = make_person(portal, "chief")
    Authenticator.objects.create(user=person, type="totp", data={"secret": "x"})

    assert client_of(person, portal).get("/quan-tri/").status_code == 200


# --- passwords ------------------------------------------------------------------------------------


def test_whoever_must_change_the_password_does_that_first(portal):
    person = make_person(portal, "editor")
    User.objects.filter(pk=person.pk).update(must_change_password=True)
    browser = client_of(person, portal)

    sent = browser.get("/quan-tri/")
    browser.post(
        "/tai-khoan/mat-khau/doi/", {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
    )
    person.refresh_from_db()

    assert sent["Location"] == "/tai-khoan/mat-khau/doi/"
    assert not person.must_change_password
    assert person.check_password(NEW)
    assert results(portal) == [SignInResult.PASSWORD_CHANGED]
