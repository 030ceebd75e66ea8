"""The calendar of days off, kept by the platform's administrator; working hours of a portal."""

from datetime import date, datetime, time

import pytest

from conglang.audit.models import AuditRecord
from conglang.core.dates import VIETNAM
from conglang.core.deadlines import Term, TermUnit, due
from conglang.core.errors import Refusal
from conglang.tenancy.models import Agency
from conglang.tenancy.queries import work_calendar
from conglang.tenancy.scoping import within_site
from conglang.vocabulary.models import CalendarDay
from conglang.website.actions import change_portal
from conglang.website.calendar_actions import add_calendar_day, remove_calendar_day
from tests.accounts.factories import client_of, make_person, make_portal, undone_at_the_end

DAYS = "/quan-tri/nen-tang/ngay-nghi/"
AT = datetime(2026, 11, 20, 9, 0, tzinfo=VIETNAM)
NEW = {"day": "2028-01-03", "kind": "holiday", "name": "Tết Dương lịch (nghỉ bù)",
       "source": "Thông báo 1/TB-BNV"}  # fmt: skip


@pytest.fixture(scope="module")
def portals(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), undone_at_the_end():
        yield make_portal().pk, make_portal("binhson.test", "xã Bình Sơn").pk


@pytest.fixture
def portal(portals, db, settings):
    settings.MFA_REQUIRED = False
    return Agency.objects.select_related("site__root_page").get(pk=portals[0])


@pytest.fixture
def neighbour(portals, db):
    return Agency.objects.select_related("site__root_page").get(pk=portals[1])


@pytest.fixture
def root(portal):
    person = make_person(portal)
    person.is_platform_admin = True
    person.save(update_fields=["is_platform_admin"])
    return person


@pytest.fixture
def platform(root, portal):
    return client_of(root, portal)


def test_the_calendar_shows_every_year_with_names_and_reasons(platform):
    text = platform.get(DAYS).content.decode()

    assert "Thứ Ba, 24/11/2026 – Ngày Văn hóa Việt Nam" in text
    assert "Làm bù cho 31/08/2026" in text
    assert "dự kiến" in text
    assert text.index("Năm 2026") < text.index("Năm 2027") < text.index("Năm 2024")


def test_a_year_without_days_is_told(platform):
    CalendarDay.objects.filter(day__year=2027).delete()

    assert "Chưa có ngày nghỉ nào của năm" in platform.get(DAYS).content.decode()


def test_a_day_is_added_from_a_notice_and_recorded(platform, portal):
    answer = platform.post(f"{DAYS}moi/", NEW, follow=True)

    assert "Đã thêm 03/01/2028" in answer.content.decode()
    row = CalendarDay.objects.get(day=date(2028, 1, 3))
    assert (row.kind, row.source, row.shipped) == ("holiday", "Thông báo 1/TB-BNV", False)
    with within_site(portal.site):
        entry = AuditRecord.objects.get(act="calendar.add")
    assert entry.after == {
        "day": "2028-01-03", "kind_of_day": "holiday", "name": "Tết Dương lịch (nghỉ bù)",
        "source": "Thông báo 1/TB-BNV",
    }  # fmt: skip


def test_a_day_stands_in_the_calendar_once_and_nothing_typed_is_lost(platform):
    answer = platform.post(f"{DAYS}moi/", {**NEW, "day": "2026-09-02"})

    assert answer.status_code == 422
    text = answer.content.decode()
    assert "Ngày này đã có trong lịch." in text
    assert "Thông báo 1/TB-BNV" in text


def test_a_day_is_taken_off_with_a_reason_and_stays_readable(platform, portal):
    row = CalendarDay.objects.get(day=date(2027, 2, 10))

    assert platform.post(f"{DAYS}{row.pk}/bo/", {"reason": "sai"}).status_code == 422
    platform.post(f"{DAYS}{row.pk}/bo/", {"reason": "Thông báo chính thức không có ngày này"})

    assert "Thông báo chính thức không có ngày này" in platform.get(DAYS).content.decode()
    assert platform.get(f"{DAYS}{row.pk}/bo/").status_code == 404
    with within_site(portal.site):
        entry = AuditRecord.objects.get(act="calendar.remove")
        assert work_calendar().is_working_day(date(2027, 2, 10))
    assert entry.note == "Thông báo chính thức không có ngày này"


@pytest.mark.parametrize("role", ["portal_admin", "chief", "contributor"])
def test_nobody_of_a_portal_changes_the_calendar_of_all(role, portal):
    person = make_person(portal, role)
    client = client_of(person, portal)
    row = CalendarDay.objects.get(day=date(2026, 9, 2))

    for address in (DAYS, f"{DAYS}moi/", f"{DAYS}{row.pk}/bo/"):
        assert client.get(address).status_code == 403
        assert client.post(address, {**NEW, "reason": "Không muốn nghỉ"}).status_code == 403
    with within_site(portal.site):
        with pytest.raises(Refusal, match="quản trị nền tảng"):
            add_calendar_day(
                day=date(2028, 1, 3), kind="holiday", name="?", source="?", provisional=False,
                by=person, at=AT,
            )  # fmt: skip
        with pytest.raises(Refusal, match="quản trị nền tảng"):
            remove_calendar_day(day_id=row.pk, reason="Không muốn nghỉ", by=person, at=AT)
    row.refresh_from_db()
    assert row.removed_at is None
    assert not CalendarDay.objects.filter(day__year=2028).exists()


def test_a_portal_reckons_with_its_own_hours(portal, neighbour):
    with within_site(portal.site):
        admin = make_person(portal, "portal_admin")
        change_portal(
            values={"morning_from": time(7, 30), "afternoon_to": time(16, 30)}, by=admin, at=AT
        )
        entry = AuditRecord.objects.filter(act="portal.change").latest("sequence")
        own = due(AT, Term(1, TermUnit.WORKING_DAYS), work_calendar())
    with within_site(neighbour.site):
        other = due(AT, Term(1, TermUnit.WORKING_DAYS), work_calendar())

    assert f"{own.at:%d/%m %H:%M}" == "23/11 16:30"
    assert f"{other.at:%d/%m %H:%M}" == "23/11 17:00"
    assert (entry.before["morning_from"], entry.after["morning_from"]) == ("07:00", "07:30")


@pytest.mark.parametrize(
    "hours",
    [
        {"morning_from": time(12), "morning_to": time(11)},
        {"morning_to": time(14)},
        {"afternoon_to": time(13)},
        {"afternoon_from": time(11, 45)},
    ],
)
def test_hours_out_of_order_are_refused(hours, portal):
    with within_site(portal.site), pytest.raises(Refusal, match=r"Giờ làm việc|Buổi sáng"):
        change_portal(values=hours, by=make_person(portal, "portal_admin"), at=AT)
