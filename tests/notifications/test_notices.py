"""Telling people: once, those who serve here, and by mail only those who want it at once."""

from datetime import timedelta

import pytest
from django.db import transaction

from conglang.notifications import actions
from conglang.notifications.choices import Delivery
from conglang.notifications.models import Mail, Notice
from tests.accounts.factories import make_person, make_post
from tests.notifications.factories import (
    AT,
    mails,
    notices_of,
    only_mail,
    tell,
)

pytestmark = pytest.mark.django_db


def choose(office, person, delivery):
    with office.inside():
        actions.choose_delivery(by=person, delivery=delivery)


def test_a_notice_and_its_letter_are_written_together(office):
    assert tell(office, office.editor, office.contributor) == 2

    (notice,) = notices_of(office, office.editor)
    first, second = mails(office)
    assert (notice.subject, notice.read_at) == ("Bài “Đường liên ấp” chờ duyệt", None)
    assert {first.to_address, second.to_address} == {office.editor.email, office.contributor.email}
    assert "http://hondat.test/quan-tri/tin-bai/1/" in first.text
    assert "Người viết: Tư Rạch." in first.text
    assert first.message_id.endswith("@hondat.test>")
    assert first.message_id != second.message_id


def test_a_rolled_back_act_tells_nobody(office):
    with transaction.atomic():
        tell(office, office.editor)
        transaction.set_rollback(True)

    with office.inside():
        assert (Notice.objects.count(), Mail.objects.count()) == (0, 0)


def test_the_same_person_is_told_a_thing_once(office):
    assert tell(office, office.editor, key="bai:1") == 1
    assert tell(office, office.editor, office.contributor, key="bai:1") == 1
    assert tell(office, office.editor, key="bai:2") == 1

    assert len(notices_of(office, office.editor)) == 2
    assert len(mails(office)) == 3


def test_who_is_named_twice_is_told_once(office):
    assert tell(office, office.editor, office.editor) == 1


@pytest.mark.parametrize("delivery", [Delivery.DAILY, Delivery.NONE])
def test_who_wants_no_mail_at_once_gets_the_notice_alone(office, delivery):
    choose(office, office.editor, delivery)

    assert tell(office, office.editor) == 1

    assert len(notices_of(office, office.editor)) == 1
    assert mails(office) == []


def test_who_has_no_address_gets_the_notice_alone(office):
    nobody = make_person(office.portal, "editor")

    assert tell(office, nobody) == 1

    assert mails(office) == []


def test_strangers_and_people_of_the_past_are_not_told(office):
    stranger = make_person(office.portal)
    former = make_person(office.portal)
    make_post(office.portal, former, "editor", ends_on=(AT - timedelta(days=30)).date())
    locked = make_person(office.portal, "editor")
    locked.is_active = False

    assert tell(office, stranger, former, locked) == 0
    assert mails(office) == []


def test_a_kind_must_be_known(office):
    with pytest.raises(LookupError):
        tell(office, office.editor, kind="no.such.kind")


def test_a_subject_is_one_line(office):
    tell(office, office.editor, subject="Hai\r\nBcc: ai@do.test dòng")

    assert only_mail(office).subject == "Hai Bcc: ai@do.test dòng"


# --- the inbox ----------------------------------------------------------------------------------


def inbox(office, person, path="/quan-tri/thong-bao/"):
    return office.browser(person).get(path)


def test_the_inbox_shows_what_is_unread_and_how_many(office):
    tell(office, office.editor, subject="Việc một")
    tell(office, office.editor, subject="Việc hai", kind="test.news")

    page = inbox(office, office.editor).content.decode()

    assert "2 thông báo chưa đọc" in page
    assert "Việc một" in page
    assert "Để biết" in page
    # The number stands in the menu as well, where it is part of a JSON text.
    assert "Th\\u00f4ng b\\u00e1o (2)" in page


def test_an_empty_inbox_says_what_will_come(office):
    page = inbox(office, office.editor).content.decode()

    assert "Chưa có thông báo nào" in page
    assert "(0)" not in page


def test_opening_a_notice_marks_it_and_goes_to_its_matter(office):
    tell(office, office.editor)
    (notice,) = notices_of(office, office.editor)

    response = inbox(office, office.editor, f"/quan-tri/thong-bao/{notice.pk}/")

    assert response["Location"] == "/quan-tri/tin-bai/1/"
    assert notices_of(office, office.editor)[0].read_at is not None


def test_a_notice_never_leads_out_of_the_portal(office):
    tell(office, office.editor, path="//xau.test/")
    (notice,) = notices_of(office, office.editor)

    response = inbox(office, office.editor, f"/quan-tri/thong-bao/{notice.pk}/")

    assert response["Location"] == "/quan-tri/thong-bao/"


def test_one_notice_can_be_marked_and_put_back(office):
    tell(office, office.editor)
    (notice,) = notices_of(office, office.editor)
    browser = office.browser(office.editor)

    browser.post(f"/quan-tri/thong-bao/{notice.pk}/da-doc/")
    assert notices_of(office, office.editor)[0].read_at is not None
    back = browser.post(f"/quan-tri/thong-bao/{notice.pk}/chua-doc/", {"loc": "chua-doc"})

    assert notices_of(office, office.editor)[0].read_at is None
    assert back["Location"] == f"/quan-tri/thong-bao/?loc=chua-doc#thong-bao-{notice.pk}"


def test_marking_all_can_be_undone_and_leaves_what_was_read_before(office):
    tell(office, office.editor, subject="Đã đọc từ trước")
    (old,) = notices_of(office, office.editor)
    with office.inside():
        actions.mark_read(notice_id=old.pk, by=office.editor, at=AT)
    tell(office, office.editor)
    tell(office, office.editor)
    browser = office.browser(office.editor)

    page = browser.post("/quan-tri/thong-bao/da-doc-het/", follow=True)
    moment = page.context["undo"]["at"]
    assert "Đã đánh dấu 2 thông báo là đã đọc." in page.content.decode()
    browser.post("/quan-tri/thong-bao/hoan-tac/", {"luc": moment})

    unread = [notice.read_at is None for notice in notices_of(office, office.editor)]
    assert sorted(unread) == [False, True, True]
    assert "Hoàn tác" not in browser.get("/quan-tri/thong-bao/").content.decode()


def test_nobody_reads_the_notices_of_a_colleague(office):
    tell(office, office.editor)
    (notice,) = notices_of(office, office.editor)
    browser = office.browser(office.admin)

    assert browser.get(f"/quan-tri/thong-bao/{notice.pk}/").status_code == 404
    assert browser.post(f"/quan-tri/thong-bao/{notice.pk}/da-doc/").status_code == 404
    browser.post("/quan-tri/thong-bao/da-doc-het/")
    assert notices_of(office, office.editor)[0].read_at is None


def test_a_long_list_has_pages_and_asks_no_more_questions(office, django_assert_max_num_queries):
    for number in range(35):
        tell(office, office.editor, subject=f"Việc {number}")
    browser = office.browser(office.editor)
    browser.get("/quan-tri/thong-bao/")

    with django_assert_max_num_queries(16):
        page = browser.get("/quan-tri/thong-bao/")

    assert "Trang 1 / 2" in page.content.decode()
    assert "Việc 0" in browser.get("/quan-tri/thong-bao/?trang=2").content.decode()


def test_how_to_hear_is_chosen_per_portal(office, other):
    make_post(other.portal, office.editor, "editor")
    browser = office.browser(office.editor)
    assert 'value="now"\n' in browser.get("/quan-tri/thong-bao/cach-nhan/").content.decode()

    browser.post("/quan-tri/thong-bao/cach-nhan/", {"delivery": "none"})
    tell(office, office.editor)
    tell(other, office.editor)

    assert mails(office) == []
    assert len(mails(other)) == 1


def test_a_choice_that_does_not_exist_is_refused(office):
    page = office.browser(office.editor).post(
        "/quan-tri/thong-bao/cach-nhan/", {"delivery": "hourly"}
    )

    assert page.status_code == 422
