"""One letter a day for those who chose it: all that is unread, and never twice for one day."""

from datetime import timedelta

import pytest

from conglang.notifications import actions, tasks
from conglang.notifications.choices import Delivery, MailState
from conglang.notifications.digest import write_digests
from conglang.tenancy.actions import archive_portal
from tests.notifications.factories import AT, mails, notices_of, only_mail, tell

pytestmark = pytest.mark.django_db

MORNING = AT.replace(hour=0, minute=30)  # 07:30 in Viet Nam


@pytest.fixture
def reader(office):
    with office.inside():
        actions.choose_delivery(by=office.editor, delivery=Delivery.DAILY)
    return office.editor


def write(office, at=MORNING):
    with office.inside():
        return write_digests(at=at)


def test_a_digest_lists_everything_unread(office, reader):
    tell(office, reader, subject="Bài một", at=MORNING - timedelta(hours=20))
    tell(office, reader, subject="Bài hai", at=MORNING - timedelta(hours=2))
    tell(office, reader, subject="Đã đọc", at=MORNING - timedelta(hours=1))
    with office.inside():
        actions.mark_read(notice_id=notices_of(office, reader)[0].pk, by=reader, at=MORNING)

    assert write(office) == 1

    mail = only_mail(office)
    assert mail.subject == f"2 thông báo chưa đọc ở {office.portal.portal_name}"
    assert "– 05:30 20/11/2026: Bài hai\n– 11:30 19/11/2026: Bài một" in mail.text
    assert "Đã đọc" not in mail.text


def test_there_is_one_digest_a_day_however_often_it_is_asked_for(office, reader):
    tell(office, reader, at=MORNING - timedelta(hours=2))
    write(office)
    tell(office, reader, at=MORNING + timedelta(minutes=5))

    assert write(office, MORNING + timedelta(hours=1)) == 0
    assert len(mails(office)) == 1


def test_nothing_new_is_no_reason_for_a_letter(office, reader):
    tell(office, reader, at=MORNING - timedelta(hours=2))
    write(office)

    assert write(office, MORNING + timedelta(days=1)) == 0


def test_a_digest_that_could_not_leave_makes_way_for_the_next(office, reader):
    tell(office, reader, subject="Bài một", at=MORNING - timedelta(hours=2))
    write(office)
    tell(office, reader, subject="Bài hai", at=MORNING + timedelta(hours=2))

    assert write(office, MORNING + timedelta(days=1)) == 1

    first, second = mails(office)
    assert (first.state, second.state) == (MailState.EXPIRED, MailState.WAITING)
    assert "Bài một" in second.text


def test_who_hears_at_once_or_never_gets_no_digest(office):
    tell(office, office.contributor, at=MORNING - timedelta(hours=2))
    with office.inside():
        actions.choose_delivery(by=office.admin, delivery=Delivery.NONE)
    tell(office, office.admin, at=MORNING - timedelta(hours=2))

    assert write(office) == 0


def test_a_long_list_is_cut_and_says_so(office, reader):
    for number in range(52):
        tell(office, reader, subject=f"Bài {number}", at=MORNING - timedelta(hours=2))

    write(office)

    assert "… và 2 thông báo nữa." in only_mail(office).text


def test_the_timetable_writes_those_of_every_portal_at_work(office, other, reader):
    with other.inside():
        actions.choose_delivery(by=other.editor, delivery=Delivery.DAILY)
    tell(office, reader)
    tell(other, other.editor)
    archive_portal(host="binhson.test", at=AT)

    assert tasks.write_daily_digests() == 1
    assert len(mails(office)) == 1
