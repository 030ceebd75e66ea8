"""Acts of the platform's administrator on the days off of the whole installation."""

from __future__ import annotations

from datetime import date, datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from conglang.accounts.models import User
from conglang.accounts.permissions import may, role_names
from conglang.accounts.rules import MANAGE_PLATFORM
from conglang.audit.actions import record
from conglang.core.errors import Refusal
from conglang.core.text import clean
from conglang.vocabulary.models import CalendarDay


def _refuse_others(by: User) -> None:
    if not may(by, MANAGE_PLATFORM):
        raise Refusal("not_allowed", "Lịch nghỉ dùng chung do quản trị nền tảng sửa.")


@transaction.atomic
def add_calendar_day(
    *, day: date, kind: str, name: str, source: str, provisional: bool, by: User, at: datetime
) -> CalendarDay:
    """Enter a holiday, half a day off or a day worked instead; due times already set stay.

    source: the notice or decision that orders it. Refuses: not_allowed, bad_day.
    Legal basis: time:holidays, time:swapped-days
    """
    _refuse_others(by)
    row = CalendarDay(
        day=day, kind=kind, name=clean(name).strip(), source=clean(source).strip(),
        provisional=provisional,
        legal_key="time:swapped-days" if kind == "working" else "time:holidays",
    )  # fmt: skip
    try:
        row.full_clean()
    except ValidationError as error:
        raise Refusal("bad_day", " ".join(error.messages)) from error
    row.save()
    _record("calendar.add", row, by, at, after=_facts(row))
    return row


@transaction.atomic
def remove_calendar_day(*, day_id: int, reason: str, by: User, at: datetime) -> CalendarDay:
    """Take a day off the calendar; it stays readable with its reason.

    Refuses: not_allowed, unknown_day, reason_missing.
    """
    _refuse_others(by)
    rows = CalendarDay.objects.select_for_update().filter(removed_at__isnull=True)
    row = rows.filter(pk=day_id).first()
    if row is None:
        raise Refusal("unknown_day", "Ngày này không còn trong lịch.")
    row.removed_reason = clean(reason).strip()
    if len(row.removed_reason) < 5:
        raise Refusal("reason_missing", "Cần ghi rõ lý do (ít nhất 5 ký tự).")
    row.removed_at = at
    row.save(update_fields=["removed_at", "removed_reason"])
    _record("calendar.remove", row, by, at, note=row.removed_reason, before=_facts(row))
    return row


def _facts(row: CalendarDay) -> dict[str, object]:
    return {
        "day": row.day.isoformat(), "kind_of_day": row.kind, "name": row.name,
        "source": row.source,
    }  # fmt: skip


def _record(act: str, row: CalendarDay, by: User, at: datetime, **more: object) -> None:
    record(act=act, on=row, by=by, at=at, role=role_names(by), basis=row.legal_key, **more)  # type: ignore[arg-type]
