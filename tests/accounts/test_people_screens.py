from datetime import date, timedelta

import pytest
from django.core import mail
from django.utils import timezone

from conglang.accounts.admin.urls import SCREENS
from conglang.accounts.models import Post, Ticket, User
from conglang.accounts.rules import MANAGE_PEOPLE, READ_AUDIT, ROLE_PERMISSIONS
from conglang.audit.models import AuditRecord
from conglang.tenancy.scoping import within_site
from tests.accounts.factories import (
    LONG_AGO,
    client_of,
    make_person,
    make_post,
    make_unit,
    visitor,
)

LISTS = [
    "/quan-tri/nhan-su/",
    "/quan-tri/nhan-su/moi/",
    "/quan-tri/don-vi/",
    "/quan-tri/don-vi/moi/",
]
LOGS = ["/quan-tri/nhat-ky/", "/quan-tri/nhat-ky/dang-nhap/", "/quan-tri/nhat-ky/tai/"]
NEW = {
    "full_name": "Nguyễn Văn An", "username": "", "email": "", "role": "editor", "unit": "",
    "title": "", "starts_on": "2026-01-05", "ends_on": "",
}  # fmt: skip


def acts(portal, prefix=""):
    with within_site(portal.site):
        rows = AuditRecord.objects.filter(act__startswith=prefix).order_by("sequence")
        return list(rows.values_list("act", flat=True))


# --- who may come in ------------------------------------------------------------------------------


@pytest.mark.parametrize("address", [*LISTS, *LOGS, "/quan-tri/ho-so/"])
def test_nobody_is_sent_to_sign_in(portal, address):
    response = visitor(portal).get(address)

    assert response.status_code == 302
    assert response["Location"].startswith("/tai-khoan/dang-nhap/?next=%2Fquan-tri%2F")


@pytest.mark.parametrize("role", ["contributor", "editor", "secretary", "deputy_chief", "chief"])
@pytest.mark.parametrize("address", LISTS)
def test_only_who_manages_people_opens_the_lists(portal, role, address):
    response = client_of(make_person(portal, role), portal).get(address)

    assert response.status_code == 403
    assert "Phần này không thuộc nhiệm vụ của bạn" in response.content.decode()


@pytest.mark.parametrize("role", ["contributor", "editor"])
@pytest.mark.parametrize("address", LOGS)
def test_logs_are_closed_to_those_who_only_write(portal, role, address):
    assert client_of(make_person(portal, role), portal).get(address).status_code == 403


@pytest.mark.parametrize("address", [*LISTS, *LOGS])
def test_staff_of_another_portal_are_nobody_here(portal, neighbour, address):
    stranger = make_person(neighbour, "portal_admin")

    assert client_of(stranger, portal).get(address).status_code == 302


def test_whoever_manages_people_reads_the_logs_too():
    managers = [role for role, held in ROLE_PERMISSIONS.items() if MANAGE_PEOPLE in held]

    assert managers == ["portal_admin"]
    assert all(READ_AUDIT in ROLE_PERMISSIONS[role] for role in managers)


def test_a_person_of_another_portal_does_not_exist_here(desk, neighbour):
    stranger = make_person(neighbour, "editor")
    pages = ["", "sua/", "vai-tro/", "khoa/", "ban-giao/", "hai-buoc/"]
    gets = [desk.get(f"/quan-tri/nhan-su/{stranger.pk}/{page}").status_code for page in pages]
    posts = [
        desk.post(f"/quan-tri/nhan-su/{stranger.pk}/{page}").status_code
        for page in ["thu-moi/", "phieu/", *pages[1:]]
    ]
    with within_site(neighbour.site):
        post_id = Post.objects.get(person=stranger).pk

    assert set(gets) == set(posts) == {404}
    assert desk.get(f"/quan-tri/nhan-su/vai-tro/{post_id}/ket-thuc/").status_code == 404
    assert not Ticket.objects.model._base_manager.filter(person=stranger).exists()


def test_every_screen_of_ours_has_an_address():
    from django.urls import reverse  # noqa: PLC0415 -- the URLconf needs apps

    numbers = {"post_end": [1], "unit_edit": [1], "unit_end": [1]}
    for name in [each for names in SCREENS.values() for each in names]:
        args = numbers.get(
            name, [1] if name.startswith(("person_", "post_")) or name == "person" else []
        )
        args = [] if name == "person_invite" else args
        assert reverse(name, args=args).startswith("/quan-tri/")


# --- the list -------------------------------------------------------------------------------------


def test_the_list_shows_those_of_today_first_and_finds_without_accents(portal, desk):
    make_person(portal, "editor", full_name="Phạm Thị Biên", username="bien.pt")
    former = make_person(portal, full_name="An Văn Cũ", username="cu.av")
    make_post(portal, former, "editor", ends_on=date(2025, 12, 31))

    page = desk.get("/quan-tri/nhan-su/").content.decode()
    found = desk.get("/quan-tri/nhan-su/?q=pham thi").content.decode()

    assert page.index("Phạm Thị Biên") < page.index("An Văn Cũ")
    assert "Không còn giữ vai trò" in page
    assert "Phạm Thị Biên" in found
    assert "An Văn Cũ" not in found


def test_a_search_that_finds_nobody_says_so(desk):
    assert "Không có ai khớp “xyz”" in desk.get("/quan-tri/nhan-su/?q=xyz").content.decode()


def test_the_list_asks_as_often_for_three_people_as_for_ten(
    portal, desk, django_assert_max_num_queries
):
    for _ in range(10):
        make_person(portal, "editor")
    with django_assert_max_num_queries(16):
        desk.get("/quan-tri/nhan-su/")


# --- inviting -------------------------------------------------------------------------------------


def test_inviting_makes_person_post_and_link_and_shows_the_link_once(portal, desk):
    response = desk.post("/quan-tri/nhan-su/moi/", NEW)
    page = response.content.decode()
    person = User.objects.get(username="an.nv")

    assert response.status_code == 200
    assert "http://hondat.test/tai-khoan/thu-moi/" in page
    assert response["Cache-Control"] == "no-store, private"
    assert not person.has_usable_password()
    assert acts(portal, "person.create")[-1:] == ["person.create"]
    assert acts(portal)[-3:] == ["person.create", "post.give", "ticket.invitation"]
    assert (
        "thu-moi/"
        not in desk.get(f"/quan-tri/nhan-su/{person.pk}/").content.decode().split("action=")[0]
    )


def test_a_proposed_user_name_that_is_taken_gets_a_number(portal, desk):
    make_person(portal, "editor", username="an.nv")

    desk.post("/quan-tri/nhan-su/moi/", NEW)

    assert User.objects.filter(username="an.nv2", full_name="Nguyễn Văn An").exists()


def test_an_invitation_goes_by_mail_as_plain_vietnamese_text(desk):
    desk.post("/quan-tri/nhan-su/moi/", {**NEW, "email": "an@hondat.example"})
    [letter] = mail.outbox

    assert letter.to == ["an@hondat.example"]
    assert letter.content_subtype == "plain"
    assert "Kính gửi Nguyễn Văn An" in letter.body
    assert "http://hondat.test/tai-khoan/thu-moi/" in letter.body
    assert "an.nv" in letter.body


def test_without_a_mail_server_the_link_is_handed_over_by_hand(desk, settings):
    settings.MAIL_CONFIGURED = False

    response = desk.post("/quan-tri/nhan-su/moi/", {**NEW, "email": "an@hondat.example"})

    assert "Chưa gửi được thư tới an@hondat.example" in response.content.decode()
    assert User.objects.filter(email="an@hondat.example").exists()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"full_name": ""}, "Họ và tên"),
        ({"email": "khong-phai-thu"}, "Thư điện tử"),
        ({"username": "Viết Hoa"}, "Chỉ dùng chữ thường không dấu"),
        ({"role": "contributor"}, "Cộng tác viên phải thuộc một đơn vị"),
        ({"ends_on": "2025-12-31"}, "Ngày kết thúc phải từ ngày bắt đầu"),
        ({"role": "platform_admin"}, "Vai trò"),
    ],
)
def test_a_refused_invitation_keeps_what_was_typed(desk, change, words):
    response = desk.post("/quan-tri/nhan-su/moi/", {**NEW, "title": "Công chức Văn hóa", **change})
    page = response.content.decode()

    assert response.status_code == 422
    assert words in page
    assert "Công chức Văn hóa" in page
    assert not User.objects.filter(full_name="Nguyễn Văn An").exists()


def test_somebody_known_elsewhere_is_offered_a_post_and_nothing_is_told_of_them(
    portal, neighbour, desk
):
    known = make_person(
        neighbour, "editor", full_name="Hồ Văn Sơn", username="son.hv", email="son@binhson.example"
    )
    typed = {**NEW, "email": "SON@binhson.example"}

    asked = desk.post("/quan-tri/nhan-su/moi/", typed).content.decode()
    before = Post._base_manager.filter(person=known).count()
    given = desk.post("/quan-tri/nhan-su/moi/", {**typed, "existing": "1"})

    assert "Tài khoản này đã có trên hệ thống" in asked
    assert "Hồ Văn Sơn" not in asked
    assert "son.hv" not in asked
    assert before == 1
    assert given["Location"] == f"/quan-tri/nhan-su/{known.pk}/"
    assert Post._base_manager.filter(person=known, site=portal.site).count() == 1
    assert not Ticket._base_manager.filter(person=known).exists()
    assert "Bạn được giao vai trò" in mail.outbox[0].subject


def test_somebody_already_here_is_named(portal, desk):
    make_person(portal, "editor", full_name="Phạm Thị Biên", username="bien.pt")

    response = desk.post("/quan-tri/nhan-su/moi/", {**NEW, "username": "bien.pt"})

    assert response.status_code == 422
    assert "Phạm Thị Biên (bien.pt) đã có trong danh sách" in response.content.decode()


# --- one person -----------------------------------------------------------------------------------


def test_giving_and_ending_a_post_keeps_the_history(portal, desk):
    person = make_person(portal, "editor")
    unit = make_unit(portal, "Ấp Hòn Me")
    desk.post(
        f"/quan-tri/nhan-su/{person.pk}/vai-tro/",
        {"role": "contributor", "unit": unit.pk, "starts_on": "2026-01-01"},
    )
    with within_site(portal.site):
        post = Post.objects.get(person=person, role="contributor")
    desk.post(f"/quan-tri/nhan-su/vai-tro/{post.pk}/ket-thuc/", {"ends_on": "2026-02-28"})
    post.refresh_from_db()
    page = desk.get(f"/quan-tri/nhan-su/{person.pk}/").content.decode()

    assert post.ends_on == date(2026, 2, 28)
    assert "Kết thúc vai trò" in page
    assert "Đã kết thúc" in page


def test_the_same_role_twice_at_once_is_refused_in_words(portal, desk):
    person = make_person(portal, "editor", full_name="Phạm Thị Biên")

    response = desk.post(
        f"/quan-tri/nhan-su/{person.pk}/vai-tro/", {"role": "editor", "starts_on": "2026-01-01"}
    )

    assert response.status_code == 422
    assert "Phạm Thị Biên đã giữ vai trò này" in response.content.decode()


def test_the_only_administrator_cannot_be_ended(portal, admin, desk):
    with within_site(portal.site):
        Post.objects.filter(role="portal_admin").exclude(person=admin).update(
            ends_on=LONG_AGO, starts_on=LONG_AGO
        )
        post = Post.objects.get(person=admin)

    response = desk.post(
        f"/quan-tri/nhan-su/vai-tro/{post.pk}/ket-thuc/", {"ends_on": "2026-12-31"}
    )
    post.refresh_from_db()

    assert "người quản trị cổng duy nhất" in response.content.decode()
    assert post.ends_on is None


def test_locking_needs_a_reason_ends_sessions_and_can_be_undone(portal, desk):
    person = make_person(portal, "editor")
    theirs = client_of(person, portal)
    address = f"/quan-tri/nhan-su/{person.pk}/khoa/"

    refused = desk.post(address, {"reason": "  "})
    desk.post(address, {"reason": "Nghỉ việc"})
    person.refresh_from_db()
    locked = person.is_active, theirs.get("/quan-tri/").status_code
    desk.post(address, {"reason": "Trở lại"})
    person.refresh_from_db()

    assert refused.status_code == 422
    assert locked == (False, 302)
    assert person.is_active
    assert acts(portal)[-2:] == ["person.lock", "person.unlock"]


def test_nobody_locks_themselves(admin, desk):
    response = desk.post(f"/quan-tri/nhan-su/{admin.pk}/khoa/", {"reason": "Thử"})
    admin.refresh_from_db()

    assert "Không tự khóa" in response.content.decode()
    assert admin.is_active


def test_nothing_on_an_account_that_serves_elsewhere_is_this_portals(portal, neighbour, desk):
    person = make_person(portal, "editor", email="chung@hondat.example")
    make_post(neighbour, person, "chief")
    base = f"/quan-tri/nhan-su/{person.pk}/"

    page = desk.get(base).content.decode()
    desk.post(f"{base}khoa/", {"reason": "Thử chiếm"})
    desk.post(f"{base}hai-buoc/", {"reason": "Thử chiếm"})
    desk.post(f"{base}sua/", {"full_name": "Khác", "email": "ke.gian@hondat.example"})
    desk.post(f"{base}thu-moi/")
    desk.post(f"{base}phieu/")
    person.refresh_from_db()

    assert "Người này còn giữ vai trò ở cổng khác" in page
    assert "In phiếu mật khẩu" not in page
    assert person.is_active
    assert person.email == "chung@hondat.example"
    assert not Ticket._base_manager.filter(person=person).exists()


def test_an_administrator_of_the_platform_is_out_of_reach_of_a_portals(portal, desk):
    person = make_person(portal, "editor")
    User.objects.filter(pk=person.pk).update(is_platform_admin=True)

    desk.post(f"/quan-tri/nhan-su/{person.pk}/phieu/")
    desk.post(f"/quan-tri/nhan-su/{person.pk}/khoa/", {"reason": "Thử"})
    person.refresh_from_db()

    assert person.is_active
    assert not Ticket._base_manager.filter(person=person).exists()


def test_the_platforms_administrator_may_do_what_a_portals_may_not(portal, neighbour):
    person = make_person(portal, "editor")
    make_post(neighbour, person, "chief")
    root = make_person(portal)
    User.objects.filter(pk=root.pk).update(is_platform_admin=True)
    root.refresh_from_db()

    client_of(root, portal).post(f"/quan-tri/nhan-su/{person.pk}/khoa/", {"reason": "Yêu cầu"})
    person.refresh_from_db()

    assert not person.is_active


def test_changing_an_address_tells_the_former_one_and_records_no_address(portal, desk):
    person = make_person(portal, "editor", full_name="Phạm Biên", email="cu@hondat.example")
    data = {
        "full_name": "Phạm Thị Biên",
        "pen_name": "",
        "phone": "0297",
        "email": "moi@hondat.example",
    }

    desk.post(f"/quan-tri/nhan-su/{person.pk}/sua/", data)
    person.refresh_from_db()
    with within_site(portal.site):
        entry = AuditRecord.objects.filter(act="person.change").get()

    assert person.email == "moi@hondat.example"
    assert [letter.to for letter in mail.outbox] == [["cu@hondat.example"]]
    assert entry.before == {"full_name": "Phạm Biên", "pen_name": ""}
    assert "hondat.example" not in f"{entry.note}{entry.before}{entry.after}"


def test_an_address_that_somebody_has_is_refused(portal, desk):
    make_person(portal, "editor", email="co@hondat.example")
    person = make_person(portal, "editor", full_name="Phạm Biên")

    response = desk.post(
        f"/quan-tri/nhan-su/{person.pk}/sua/",
        {"full_name": "Phạm Biên", "email": "CO@hondat.example", "phone": "0297 123"},
    )

    assert response.status_code == 422
    assert "Thư điện tử này đã có người dùng." in response.content.decode()
    assert "0297 123" in response.content.decode()


def test_removing_a_lost_device_makes_the_person_set_up_another(portal, desk):
    from allauth.mfa.models import Authenticator  # noqa: PLC0415 -- apps are ready only now

    person = make_person(portal, "chief")
    Authenticator.objects.create(user=person, type="totp", data={"secret": "x"})

    desk.post(f"/quan-tri/nhan-su/{person.pk}/hai-buoc/", {"reason": "Mất điện thoại"})

    assert not Authenticator.objects.filter(user=person).exists()
    assert acts(portal)[-1] == "person.remove_second_factor"


def test_posts_that_begin_later_are_told_so(portal, desk):
    person = make_person(portal, "editor")
    make_post(portal, person, "secretary", starts_on=timezone.localdate() + timedelta(days=9))

    assert "Sắp bắt đầu" in desk.get(f"/quan-tri/nhan-su/{person.pk}/").content.decode()
