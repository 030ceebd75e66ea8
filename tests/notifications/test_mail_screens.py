"""The administrator's post: words of letters with preview and trial, sender; wrong roles."""

import pytest

from conglang.audit.queries import history_of
from conglang.notifications.letters import DIGEST, LETTERS, NOTICE
from conglang.notifications.mail_actions import preview
from conglang.notifications.models import MailTemplate, Sender
from conglang.notifications.rules import fill
from tests.notifications.factories import mails, only_mail, tell

pytestmark = pytest.mark.django_db

PATH = "/quan-tri/thu/mau/notice/"
OWN = {"subject": "[Cổng xã] {tieu_de}", "text": "Chào {nguoi_nhan}.\n\n{duong_dan} {tieu_de}"}


@pytest.fixture
def desk(office):
    return office.browser(office.admin)


@pytest.mark.parametrize("letter", LETTERS.values(), ids=lambda letter: letter.name)
def test_every_letter_has_words_that_its_own_rules_accept(letter):
    subject, text = preview(letter, letter.subject, letter.text)

    assert "{" not in subject + text
    assert subject
    assert all(meaning and example for meaning, example in letter.places.values())


def test_own_words_are_used_from_then_on_and_recorded(office, desk):
    desk.post(PATH, OWN)
    tell(office, office.editor)

    mail = only_mail(office)
    assert mail.subject == "[Cổng xã] Bài “Đường liên ấp” chờ duyệt"
    assert mail.text.startswith(f"Chào {office.editor.display_name}.")
    with office.inside():
        template = MailTemplate.objects.get()
        (act,) = history_of("notifications.mailtemplate", template.pk)
    assert (act.act, act.after["subject"]) == ("mail.change_template", "[Cổng xã] {tieu_de}")
    assert "Mẫu của cổng" in desk.get("/quan-tri/thu/").content.decode()


def test_words_of_one_portal_are_not_those_of_another(office, other, desk):
    desk.post(PATH, OWN)
    tell(other, other.editor)

    assert only_mail(other).subject == "Bài “Đường liên ấp” chờ duyệt"


def test_the_words_of_the_code_can_be_taken_back(office, desk):
    desk.post(PATH, OWN)
    assert "Dùng lại mẫu có sẵn" in desk.get(PATH).content.decode()

    desk.post(f"{PATH}co-san/")

    with office.inside():
        assert not MailTemplate.objects.exists()
    assert NOTICE.subject in desk.get(PATH).content.decode()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{tieu_de} {duong_dan} {ten_xa}", "Không có chỗ điền tên {ten_xa}."),
        ("{tieu_de} {duong_dan} {", "Có dấu ngoặc nhọn lẻ."),
        ("{tieu_de} {duong_dan} }", "Có dấu ngoặc nhọn lẻ."),
        ("{tieu_de} {{duong_dan}}", "Có dấu ngoặc nhọn lẻ."),
        ("{tieu_de}", "Nội dung phải có {duong_dan}: địa chỉ mở việc được báo."),
    ],
)
def test_words_that_cannot_be_filled_are_refused_and_nothing_typed_is_lost(
    office, desk, text, message
):
    page = desk.post(PATH, {"subject": "Tiêu đề tôi gõ", "text": text})

    assert page.status_code == 422
    assert message in page.content.decode()
    assert "Tiêu đề tôi gõ" in page.content.decode()
    with office.inside():
        assert not MailTemplate.objects.exists()


def test_a_value_is_never_read_as_a_placeholder():
    assert fill("{a} {b}", {"a": "{b}", "b": "x"}) == "{b} x"


def test_a_preview_shows_examples_and_saves_nothing(office, desk):
    page = desk.post(PATH, {**OWN, "text": "{tieu_de} {duong_dan} <b>đậm</b>", "look": "1"})

    text = page.content.decode()
    assert "[Cổng xã] Bài “Đường liên ấp Vàm Rầy” được trả lại" in text
    assert "&lt;b&gt;đậm&lt;/b&gt;" in text
    with office.inside():
        assert not MailTemplate.objects.exists()


def test_a_trial_goes_to_ones_own_address_only(office, desk):
    page = desk.post(PATH, {**OWN, "try": "1"})

    mail = only_mail(office)
    assert mail.to_address == office.admin.email
    assert mail.subject.startswith("[Gửi thử] [Cổng xã]")
    assert f"Thư thử đang được gửi tới {office.admin.email}." in page.content.decode()


def test_a_trial_without_an_address_is_refused(office, desk):
    office.admin.email = ""
    office.admin.save()

    page = desk.post(PATH, {**OWN, "try": "1"})

    assert page.status_code == 422
    assert "chưa có địa chỉ thư" in page.content.decode()


def test_the_digest_cannot_lose_its_list(desk):
    page = desk.post("/quan-tri/thu/mau/digest/", {"subject": DIGEST.subject, "text": "Chào"})

    assert "Nội dung phải có {danh_sach}" in page.content.decode()


def test_a_letter_that_does_not_exist_has_no_page(desk):
    assert desk.get("/quan-tri/thu/mau/khong-co/").status_code == 404
    assert desk.post("/quan-tri/thu/mau/khong-co/co-san/").status_code == 404


def test_the_sender_is_changed_and_recorded(office, desk):
    response = desk.post(
        "/quan-tri/thu/nguoi-gui/",
        {"name": "Ban  Biên tập", "address": "BBT@hondat.test", "reply_to": ""},
    )

    assert response["Location"] == "/quan-tri/thu/"
    with office.inside():
        sender = Sender.objects.get()
        (act,) = history_of("notifications.sender", sender.pk)
    assert (sender.name, sender.address) == ("Ban Biên tập", "bbt@hondat.test")
    assert act.act == "mail.change_sender"
    assert "bbt@hondat.test" in desk.get("/quan-tri/thu/").content.decode()


def test_a_sender_that_is_no_address_is_refused(office, desk):
    page = desk.post("/quan-tri/thu/nguoi-gui/", {"name": "", "address": "bbt", "reply_to": ""})

    assert page.status_code == 422
    with office.inside():
        assert not Sender.objects.exists()


def test_a_letter_on_its_way_is_not_sent_again(office, desk):
    tell(office, office.editor)

    page = desk.post(f"/quan-tri/thu/{only_mail(office).pk}/gui-lai/", follow=True)

    assert "Thư này đã gửi hoặc đang chờ gửi." in page.content.decode()


@pytest.mark.parametrize(
    "path",
    ["", "nguoi-gui/", "mau/notice/", "mau/notice/co-san/", "1/gui-lai/", "dia-chi/1/"],
)
def test_the_post_is_the_administrators(office, path):
    browser = office.browser(office.editor)

    assert browser.get(f"/quan-tri/thu/{path}").status_code == 403
    assert browser.post(f"/quan-tri/thu/{path}", {"name": "x"}).status_code == 403


def test_what_is_not_there_or_another_portals_is_not_found(office, other, desk):
    tell(other, other.editor)
    (foreign,) = mails(other)

    assert desk.post(f"/quan-tri/thu/{foreign.pk}/gui-lai/").status_code == 404
    assert desk.post("/quan-tri/thu/dia-chi/999/").status_code == 404
