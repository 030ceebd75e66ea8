"""Days off and days worked instead: the official calendars of public offices, as shipped."""

from datetime import date, datetime, timedelta

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction

from conglang.core.dates import VIETNAM
from conglang.core.deadlines import Term, TermUnit, WorkCalendar, due, working_days_between
from conglang.vocabulary import actions
from conglang.vocabulary.actions import load_calendar_days
from conglang.vocabulary.models import CalendarDay, LoadedCatalogue
from conglang.vocabulary.queries import special_days
from conglang.vocabulary.receivers import fill_catalogues

pytestmark = pytest.mark.django_db

#: As the yearly notices for public servants say: days from Monday to Friday without work,
#: Saturdays with work, and how many working days that makes.
OFFICIAL = {
    2024: ("1/1 8/2 9/2 12/2 13/2 14/2 18/4 29/4 30/4 1/5 2/9 3/9", "4/5", 251),
    2025: ("1/1 27/1 28/1 29/1 30/1 31/1 7/4 30/4 1/5 2/5 1/9 2/9", "26/4", 250),
    2026: (
        "1/1 2/1 16/2 17/2 18/2 19/2 20/2 27/4 30/4 1/5 31/8 1/9 2/9 24/11", "10/1 22/8", 249,
    ),
}  # fmt: skip


def days_of(year):
    days = (date(year, 1, 1) + timedelta(days=number) for number in range(366))
    return [day for day in days if day.year == year]


def short(day):
    return f"{day.day}/{day.month}"


@pytest.mark.parametrize("year", OFFICIAL)
def test_the_calendar_is_the_official_one(year):
    calendar = WorkCalendar.of(special_days())
    off, worked, total = OFFICIAL[year]

    weekdays_off = [d for d in days_of(year) if d.weekday() < 5 and not calendar.is_working_day(d)]
    weekends_on = [d for d in days_of(year) if d.weekday() >= 5 and calendar.is_working_day(d)]

    assert " ".join(short(day) for day in weekdays_off) == off
    assert " ".join(short(day) for day in weekends_on) == worked
    assert working_days_between(date(year - 1, 12, 31), date(year, 12, 31), calendar) == total


@pytest.mark.parametrize(
    ("start", "amount", "end"),
    [
        # Over Tết.
        ("07/02/2024 16:00", 1, "15/02/2024"),
        ("24/01/2025 09:00", 3, "05/02/2025"),
        ("13/02/2026 10:00", 5, "27/02/2026"),
        # Over a swap: the Saturday counts, the Monday or Friday does not.
        ("26/04/2024 10:00", 3, "04/05/2024"),
        ("25/04/2025 10:00", 2, "28/04/2025"),
        ("31/12/2025 10:00", 2, "06/01/2026"),
        ("21/08/2026 10:00", 1, "22/08/2026"),
        ("28/08/2026 15:00", 1, "03/09/2026"),
        # Giỗ Tổ on a Sunday is made up for on Monday; 24 November is a holiday since 2026.
        ("24/04/2026 09:00", 3, "04/05/2026"),
        ("23/11/2026 09:00", 1, "25/11/2026"),
        ("24/11/2025 09:00", 1, "25/11/2025"),
    ],
)
def test_terms_in_working_days_over_real_holidays(start, amount, end):
    begun = datetime.strptime(start, "%d/%m/%Y %H:%M").replace(tzinfo=VIETNAM)
    calendar = WorkCalendar.of(special_days())

    found = due(begun, Term(amount, TermUnit.WORKING_DAYS), calendar).at

    assert f"{found:%d/%m/%Y %H:%M}" == f"{end} 17:00"


def test_the_year_to_come_is_marked_as_not_yet_official():
    rows = CalendarDay.objects.filter(day__year=2027)

    assert rows.count() == 15
    assert all(row.provisional for row in rows)
    assert not CalendarDay.objects.filter(day__year__lt=2027, provisional=True).exists()


def test_every_day_says_who_ordered_it():
    rows = list(CalendarDay.objects.all())

    assert all(row.source for row in rows)
    swapped = {short(row.day) for row in rows if row.legal_key == "time:swapped-days"}
    assert swapped == {"29/4", "4/5", "26/4", "2/5", "2/1", "10/1", "22/8", "31/8"}
    assert str(CalendarDay.objects.get(day=date(2026, 11, 24))) == (
        "24/11/2026 Ngày Văn hóa Việt Nam"
    )


def test_a_new_version_corrects_the_catalogue_and_leaves_what_offices_did(monkeypatch):
    notices = [{
        "source": "Thông báo nghỉ Tết năm 2027",
        "days": [
            ["2027-02-05", "holiday", "Tết"], ["2027-02-11", "holiday", "Tết"],
            ["2027-05-04", "holiday", "Nghỉ"], ["2027-09-02", "holiday", "Quốc khánh"],
        ],
    }]  # fmt: skip
    CalendarDay.objects.filter(day=date(2027, 9, 2)).update(
        removed_at=datetime(2026, 11, 1, tzinfo=VIETNAM), removed_reason="nhập nhầm"
    )
    own = CalendarDay.objects.create(
        day=date(2027, 5, 4), kind="working", name="Làm bù", source="Tỉnh"
    )
    monkeypatch.setattr(actions, "_catalogue", lambda name: {"version": "2", "notices": notices})

    assert load_calendar_days() == 2
    assert load_calendar_days() == 0

    held = CalendarDay.objects.filter(removed_at__isnull=True).order_by("day")
    assert [(short(row.day), row.name) for row in held] == [
        ("5/2", "Tết"), ("11/2", "Tết"), ("4/5", "Làm bù")
    ]  # fmt: skip
    assert held.get(pk=own.pk).kind == "working"
    assert LoadedCatalogue.objects.get(name="calendar_days").version == "2"


def test_a_migrated_installation_is_filled_by_itself():
    CalendarDay.objects.all().delete()
    LoadedCatalogue.objects.filter(name="calendar_days").delete()

    fill_catalogues(using="default", apps=apps)

    assert CalendarDay.objects.filter(day__year=2026).count() == 17


def test_a_day_differs_in_one_way_only():
    with pytest.raises(IntegrityError), transaction.atomic():
        CalendarDay.objects.create(day=date(2026, 9, 2), kind="working", name="?", source="?")
