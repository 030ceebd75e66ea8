"""How far units have come with their quotas: seven questions, however many units there are."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db import models

from conglang.accounts.models import Unit
from conglang.core.text import sort_key
from conglang.planning.choices import Counted, PeriodKind, Standing
from conglang.planning.models import Quota, QuotaExemption, QuotaRule
from conglang.planning.period_rules import MONTHS, ReportingPeriod, periods_of_year
from conglang.planning.queries.counting import items_between
from conglang.planning.queries.rules import (
    calendar_of,
    quota_rules,
    reporting_period,
    reporting_year,
    rule_for,
)
from conglang.planning.quota_rules import (
    Item,
    Line,
    Part,
    Span,
    carried,
    days_off,
    fits,
    owed_after,
    percent_done,
    standing_of,
)

_DAY = timedelta(days=1)
_ORDER = {value: place for place, value in enumerate(Counted.values)}
#: Unit, what is counted, section or None, kind of period.
Key = tuple[int, str, int | None, str]


@dataclass(frozen=True, slots=True)
class UnitProgress:
    """How a unit stands in a period. percent: of what is due, by weight. reasons: of exemptions."""

    unit: Unit
    lines: list[Line]
    standing: Standing
    percent: int
    reasons: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Progress:
    """Every unit of a period, by position then name. totals: the sum of each kind over units."""

    period: ReportingPeriod
    rule: QuotaRule
    units: list[UnitProgress]
    totals: list[Line]

    @property
    def given(self) -> list[UnitProgress]:
        """Units that were given a quota."""
        return [each for each in self.units if each.standing != Standing.NONE]

    def of_standing(self, standing: str) -> list[UnitProgress]:
        return [each for each in self.units if each.standing == standing]


@dataclass(frozen=True, slots=True)
class YearLine:
    """One quota of a year as the plan shows it. target: of each period; whole_year: of all."""

    unit: Unit
    period_kind: str
    counted: str
    section: str
    target: int
    weight: int
    whole_year: int


def quota_progress(kind: str, day: date, *, unit_id: int | None = None) -> Progress:
    """How units stand in the period that a day lies in. unit_id: this unit only."""
    rules = quota_rules()
    return progress_in(reporting_period(kind, day), rules, unit_id=unit_id)


def progress_in(
    found: ReportingPeriod, rules: Sequence[QuotaRule], *, unit_id: int | None = None
) -> Progress:
    """How units stand in a period; what it owes of shorter periods is their sum."""
    year = reporting_year(found.year, rules)
    units = units_between(found.since, found.until, unit_id=unit_id)
    kinds = [kind for kind, months in MONTHS.items() if months <= MONTHS[PeriodKind(found.kind)]]
    rows = Quota.objects.touching(year.since, found.until).filter(period_kind__in=kinds)
    quotas: dict[Key, list[Quota]] = defaultdict(list)
    for row in rows.select_related("section").order_by("starts_on"):
        quotas[row.unit_id, row.counted, row.section_id, row.period_kind].append(row)
    reckoning = _Reckoning(found, rules, quotas)
    reckoning.count(items_between(year.since, found.until, unit_id=unit_id))
    exemptions = _exemptions(year.since, found.until)
    progress = [
        _unit_progress(unit, exemptions[unit.pk], reckoning, quotas) for unit in units
    ]  # fmt: skip
    return Progress(found, rule_for(found, rules), progress, _totals(progress))


def units_between(since: date, until: date, *, unit_id: int | None = None) -> list[Unit]:
    """Units that existed on some day between two, in their order."""
    rows = Unit.objects.filter(starts_on__lte=until).filter(
        models.Q(ends_on__isnull=True) | models.Q(ends_on__gte=since)
    )
    if unit_id is not None:
        rows = rows.filter(pk=unit_id)
    return sorted(rows, key=lambda unit: (unit.position, sort_key(unit.name)))


def _exemptions(since: date, until: date) -> dict[int, list[QuotaExemption]]:
    found: dict[int, list[QuotaExemption]] = defaultdict(list)
    for row in QuotaExemption.objects.touching(since, until):
        found[row.unit_id].append(row)
    return found


def _unit_progress(
    unit: Unit,
    exemptions: list[QuotaExemption],
    reckoning: _Reckoning,
    quotas: dict[Key, list[Quota]],
) -> UnitProgress:
    spans = [Span(row.starts_on, row.ends_on) for row in exemptions]
    # Before it was founded and after it was dissolved a unit owes nothing either.
    spans.append(Span(date.min, unit.starts_on - _DAY))
    if unit.ends_on:
        spans.append(Span(unit.ends_on + _DAY, None))
    keys = [key for key in quotas if key[0] == unit.pk]
    lines = [line for key in keys if (line := reckoning.line(key, spans))]
    lines.sort(key=lambda line: (_ORDER[line.counted], sort_key(line.section)))
    days = reckoning.found
    reasons = [
        row.reason for row in exemptions
        if row.starts_on <= days.until and (row.ends_on is None or row.ends_on >= days.since)
    ]  # fmt: skip
    return UnitProgress(unit, lines, standing_of(lines), percent_done(lines), reasons)


class _Reckoning:
    """The periods of a year up to one of them, and how many items of each quota fell into each."""

    def __init__(
        self,
        found: ReportingPeriod,
        rules: Sequence[QuotaRule],
        quotas: dict[Key, list[Quota]],
    ) -> None:
        self.found, self.quotas = found, quotas
        calendar = calendar_of(rules)
        self.periods: dict[str, list[ReportingPeriod]] = {
            kind: [
                each for each in periods_of_year(kind, found.year, calendar)
                if each.until <= found.until
            ]
            for kind in {key[3] for key in quotas}
        }  # fmt: skip
        self.rules = {
            kind: [rule_for(each, rules) for each in periods]
            for kind, periods in self.periods.items()
        }
        self.done: dict[Key, list[int]] = {key: [0] * len(self.periods[key[3]]) for key in quotas}

    def count(self, items: Iterable[Item]) -> None:
        """Put every item into each quota of its unit that it fits."""
        keys: dict[int | None, list[Key]] = defaultdict(list)
        for key in self.done:
            keys[key[0]].append(key)
        starts = {kind: [each.since for each in periods] for kind, periods in self.periods.items()}
        for item in items:
            for key in keys[item.unit_id]:
                _, counted, section_id, kind = key
                if section_id not in {None, item.section_id}:
                    continue
                place = bisect_right(starts[kind], item.day) - 1
                if not item.is_repost or self.rules[kind][place].count_reposts:
                    self.done[key][place] += fits(item, counted)

    def line(self, key: Key, spans: list[Span]) -> Line | None:
        """The line of a quota in the period asked for; None when it does not hold there."""
        kind, periods = key[3], self.periods[key[3]]
        rows = [_in_force(self.quotas[key], each.until) for each in periods]
        parts = [
            Part(
                each.year,
                owed_after(row.target, each.days, days_off(each, spans)) if row else None,
                done, rule.surplus_cap_percent, rule.add_deficits,
            )
            for each, row, done, rule in zip(
                periods, rows, self.done[key], self.rules[kind], strict=True
            )
        ]  # fmt: skip
        shown = [
            place for place, each in enumerate(periods)
            if each.since >= self.found.since and rows[place]
        ]  # fmt: skip
        if not shown:
            return None
        credit, debt = carried(parts)[-1] if kind == self.found.kind else (0, 0)
        last: Any = rows[shown[-1]]
        return Line(
            counted=key[1], section_id=key[2], section=last.section.title if last.section else "",
            target=sum(row.target for row in (rows[place] for place in shown) if row),
            owed=sum(parts[place].owed or 0 for place in shown),
            done=sum(parts[place].done for place in shown),
            credit=credit, debt=debt, weight=last.weight,
            period_kind=kind,
        )  # fmt: skip


def _in_force(rows: Iterable[Quota], day: date) -> Quota | None:
    return next((row for row in rows if row.holds_on(day)), None)


def _totals(units: Iterable[UnitProgress]) -> list[Line]:
    """One line for each kind that some unit owes, all sections together."""
    sums: dict[str, list[Line]] = defaultdict(list)
    for unit in units:
        for line in unit.lines:
            sums[line.counted].append(line)
    return [
        Line(
            counted=counted, section_id=None, section="",
            target=sum(line.target for line in lines), owed=sum(line.owed for line in lines),
            credit=sum(line.credit for line in lines), debt=sum(line.debt for line in lines),
            done=sum(line.done for line in lines),
        )
        for counted, lines in sorted(sums.items(), key=lambda each: _ORDER[each[0]])
    ]  # fmt: skip


def quota_lines_of_year(year: int) -> list[YearLine]:
    """Every quota given for a reporting year, by unit and kind, for the plan document.

    A quota that changed within the year is one line: its last target, and the sum over the year's
    periods of what was asked in each. Exemptions are not taken off: they come later.
    """
    rules = quota_rules()
    days = reporting_year(year, rules)
    calendar = calendar_of(rules)
    periods = {kind: periods_of_year(kind, year, calendar) for kind in PeriodKind.values}
    found: dict[Key, list[Quota]] = defaultdict(list)
    rows = Quota.objects.touching(days.since, days.until).select_related("unit", "section")
    for row in rows.order_by("starts_on"):
        found[row.unit_id, row.counted, row.section_id, row.period_kind].append(row)
    lines = [_year_line(rows, periods[key[3]]) for key, rows in found.items()]
    return sorted(
        (line for line in lines if line.whole_year),
        key=lambda line: (
            line.unit.position, sort_key(line.unit.name), _ORDER[line.counted],
            sort_key(line.section),
        ),
    )  # fmt: skip


def _year_line(rows: list[Quota], periods: list[ReportingPeriod]) -> YearLine:
    last = rows[-1]
    asked = [_in_force(rows, each.until) for each in periods]
    return YearLine(
        unit=last.unit, period_kind=last.period_kind, counted=last.counted,
        section=last.section.title if last.section else "", target=last.target,
        weight=last.weight, whole_year=sum(row.target for row in asked if row),
    )  # fmt: skip
