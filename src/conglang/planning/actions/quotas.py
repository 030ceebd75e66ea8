"""Giving quotas to units, for the rest of a reporting year; what was before stays as it was."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from conglang.accounts.models import Unit, User
from conglang.accounts.permissions import may, role_names
from conglang.accounts.rules import PLAN
from conglang.audit.actions import record as audit
from conglang.core.dates import format_date
from conglang.core.errors import Refusal
from conglang.core.text import clean
from conglang.newsroom.models import SectionPage
from conglang.planning.choices import Counted, PeriodKind
from conglang.planning.models import Quota, QuotaExemption, QuotaRule
from conglang.planning.period_rules import LAST_FIRST_DAY, ReportingPeriod
from conglang.planning.queries.quotas import units_between
from conglang.planning.queries.rules import quota_rules, reporting_year
from conglang.planning.quota_rules import KIND_WORDS, WHOLE_WEIGHT, day_before
from conglang.tenancy.scoping import open_site

LARGEST_TARGET = 9999
LARGEST_WEIGHT = 10_000
SHORTEST_REASON = 5


@dataclass(frozen=True, slots=True)
class Cell:
    """What one unit is to deliver of one kind in each period; target 0 asks for nothing."""

    unit_id: int
    counted: str
    target: int
    weight: int = WHOLE_WEIGHT


@transaction.atomic
def save_quotas(
    *, since: ReportingPeriod, section_id: int | None, cells: Iterable[Cell], by: User, at: datetime
) -> int:
    """Give units what they owe in each period from ``since`` to the end of its reporting year.

    section_id: of items in this section only. Returns how many units got something else than
    before. Refuses: not_allowed, wrong_unit, wrong_section, bad_target, other_period (the same
    kind is given by another period).
    """
    refuse_without_right(by)
    if section_id is not None and not SectionPage.objects.filter(pk=section_id).exists():
        raise Refusal("wrong_section", "Chuyên mục này không có trong cổng.")
    until = reporting_year(since.year, quota_rules()).until
    units = {unit.pk: unit for unit in units_between(since.since, until)}
    rows: dict[tuple[int, str], list[Quota]] = defaultdict(list)
    found = Quota.objects.select_for_update(of=("self",)).touching(since.since, until)
    for row in found.filter(section_id=section_id).order_by("starts_on"):
        rows[row.unit_id, row.counted].append(row)
    changed: dict[int, list[str]] = defaultdict(list)
    for cell in cells:
        _check_cell(cell, units, rows[cell.unit_id, cell.counted], since)
        if _put(cell, rows[cell.unit_id, cell.counted], since, until, section_id):
            words = f"{cell.target} {KIND_WORDS[Counted(cell.counted)]}"
            changed[cell.unit_id].append(words)
    for unit_id, given in changed.items():
        audit(
            act="quota.give", on=units[unit_id], by=by, at=at, basis="plan:quota",
            after={"quota": ", ".join(given), "from_period": since.label}, role=role_names(by),
        )  # fmt: skip
    return len(changed)


def _check_cell(
    cell: Cell, units: Mapping[int, Unit], rows: list[Quota], since: ReportingPeriod
) -> None:
    if cell.unit_id not in units:
        raise Refusal("wrong_unit", "Hãy chọn một đơn vị đang hoạt động của cổng.")
    if not 0 <= cell.target <= LARGEST_TARGET or not 1 <= cell.weight <= LARGEST_WEIGHT:
        raise Refusal(
            "bad_target",
            f"{units[cell.unit_id].name}: chỉ tiêu từ 0 đến {LARGEST_TARGET}, hệ số từ 0,01 đến "
            f"{LARGEST_WEIGHT // WHOLE_WEIGHT}.",
        )
    other = next((row for row in rows if row.period_kind != since.kind), None)
    if other is not None and cell.target:
        kind = KIND_WORDS[Counted(cell.counted)]
        raise Refusal(
            "other_period",
            f"{units[cell.unit_id].name} đã có chỉ tiêu {kind} theo "
            f"{PeriodKind(other.period_kind).label.lower()}. Mỗi loại chỉ giao theo một kỳ: bỏ "
            "chỉ tiêu kia trước, hoặc để trống ô này.",
        )


def _put(
    cell: Cell,
    existing: list[Quota],
    since: ReportingPeriod,
    until: date,
    section_id: int | None,
) -> bool:
    """Make the rows of one cell say what it says; whether anything changed."""
    rows = [row for row in existing if row.period_kind == since.kind]
    if not rows and not cell.target:
        return False
    if len(rows) == 1 and _says(rows[0], cell, since, until):
        return False
    for row in rows:
        if row.starts_on >= since.since:
            row.delete()
        else:
            row.ends_on = day_before(since.since)
            row.save(update_fields=["ends_on"])
    if cell.target:
        Quota.objects.create(
            site=open_site(), unit_id=cell.unit_id, period_kind=since.kind, counted=cell.counted,
            section_id=section_id, target=cell.target, weight=cell.weight,
            starts_on=since.since, ends_on=until,
        )  # fmt: skip
    return True


def _says(row: Quota, cell: Cell, since: ReportingPeriod, until: date) -> bool:
    whole = row.starts_on <= since.since and (row.ends_on is None or row.ends_on >= until)
    return whole and (row.target, row.weight) == (cell.target, cell.weight)


@transaction.atomic
def copy_quotas(*, year: int, by: User, at: datetime) -> int:
    """Give every unit for a reporting year what it had at the end of the year before.

    Returns how many quotas. Units that are no more get none. Refuses: not_allowed, not_empty,
    nothing_to_copy.
    """
    refuse_without_right(by)
    rules = quota_rules()
    new, old = reporting_year(year, rules), reporting_year(year - 1, rules)
    if Quota.objects.touching(new.since, new.until).exists():
        raise Refusal("not_empty", f"Năm {year} đã có chỉ tiêu. Hãy sửa trong bảng.")
    units = {unit.pk for unit in units_between(new.since, new.until)}
    rows = list(Quota.objects.in_force(old.until).filter(unit__in=units))
    if not rows:
        raise Refusal("nothing_to_copy", f"Năm {year - 1} không có chỉ tiêu nào để lấy sang.")
    copies: list[Any] = [
        Quota(
            site=open_site(), unit_id=row.unit_id, period_kind=row.period_kind,
            counted=row.counted, section_id=row.section_id, target=row.target, weight=row.weight,
            starts_on=new.since, ends_on=new.until,
        )
        for row in rows
    ]  # fmt: skip
    Quota.objects.bulk_create(copies)
    first = Quota.objects.in_force(new.since).first()
    audit(
        act="quota.copy", on=first, by=by, at=at, note=f"Năm {year}: {len(rows)} chỉ tiêu",
        basis="plan:quota", role=role_names(by),
    )  # fmt: skip
    return len(rows)


@transaction.atomic
def add_exemption(
    *, unit_id: int, days: tuple[date, date], reason: str, by: User, at: datetime
) -> QuotaExemption:
    """Let a unit owe nothing between two days.

    Refuses: not_allowed, wrong_unit, wrong_days, no_reason.
    """
    refuse_without_right(by)
    since, until = days
    unit = Unit.objects.filter(pk=unit_id).first()
    if unit is None:
        raise Refusal("wrong_unit", "Hãy chọn một đơn vị của cổng.")
    if until < since:
        raise Refusal("wrong_days", "Ngày cuối không được trước ngày đầu.")
    words = clean(reason).strip()
    if len(words) < SHORTEST_REASON:
        raise Refusal("no_reason", "Ghi lý do miễn, ví dụ: Sáp nhập, chưa có cộng tác viên.")
    row: QuotaExemption = QuotaExemption.objects.create(
        site=open_site(), unit=unit, starts_on=since, ends_on=until, reason=words, given_by=by,
        given_at=at,
    )  # fmt: skip
    _log_exemption("exempt", row, by, at)
    return row


@transaction.atomic
def drop_exemption(*, exemption_id: int, by: User, at: datetime) -> QuotaExemption:
    """Take an exemption back; notices that were issued stay as they are. Refuses: not_allowed.

    Raises QuotaExemption.DoesNotExist for another portal's.
    """
    refuse_without_right(by)
    rows = QuotaExemption.objects.select_for_update(of=("self",)).select_related("unit")
    row: QuotaExemption = rows.get(pk=exemption_id)
    _log_exemption("end_exemption", row, by, at)
    row.delete()
    return row


def _log_exemption(act: str, row: QuotaExemption, by: User, at: datetime) -> None:
    until = format_date(row.ends_on) if row.ends_on else ""
    audit(
        act=f"quota.{act}", on=row.unit, by=by, at=at, note=row.reason, basis="plan:quota",
        after={"days": f"{format_date(row.starts_on)} – {until}"}, role=role_names(by),
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class RuleFacts:
    """Fields of ``QuotaRule`` of the same names."""

    first_day: int = 1
    surplus_cap_percent: int = 0
    add_deficits: bool = False
    count_reposts: bool = False
    warn_days: int = 5
    return_threshold: int = 20
    deduction: int = 100


@transaction.atomic
def set_rule(*, from_month: date, facts: RuleFacts, by: User, at: datetime) -> QuotaRule:
    """Reckon by other rules from a named month on; earlier months stay as they were.

    The very first rule may begin in the past. Refuses: not_allowed, past, bad_rule.
    """
    refuse_without_right(by)
    month = from_month.replace(day=1)
    if QuotaRule.objects.exists() and month < at.date().replace(day=1):
        raise Refusal(
            "past", "Tháng đã qua giữ quy tắc cũ. Hãy chọn từ tháng này trở đi."
        )  # fmt: skip
    if not (1 <= facts.first_day <= LAST_FIRST_DAY and 0 <= facts.surplus_cap_percent <= 100):
        raise Refusal(
            "bad_rule",
            f"Ngày bắt đầu tháng báo cáo từ 1 đến {LAST_FIRST_DAY}; phần chuyển kỳ từ 0 đến 100 %.",
        )
    values = {name: getattr(facts, name) for name in RuleFacts.__slots__}
    rule, _ = QuotaRule.objects.update_or_create(
        site=open_site(), from_month=month,
        defaults={**values, "changed_by": by, "changed_at": at},
    )  # fmt: skip
    audit(
        act="quota.rule", on=rule, by=by, at=at, basis="plan:month", role=role_names(by),
        after={f"quota_{name}": value for name, value in values.items()},
    )  # fmt: skip
    return rule


def refuse_without_right(by: User) -> None:
    """Refuse (``not_allowed``) somebody who does not plan."""
    if not may(by, PLAN):
        raise Refusal(
            "not_allowed", "Chỉ thư ký, phó trưởng ban và trưởng ban giao và thông báo chỉ tiêu."
        )
