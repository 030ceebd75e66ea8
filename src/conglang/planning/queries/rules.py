"""Which rules and which calendar hold when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from conglang.planning.choices import PeriodKind
from conglang.planning.models import QuotaRule
from conglang.planning.period_rules import (
    MonthRule,
    ReportingPeriod,
    period,
    period_around,
)


def quota_rules() -> list[QuotaRule]:
    """Every rule of the portal, the oldest first: one question."""
    return list(QuotaRule.objects.select_related("changed_by").order_by("from_month"))


def calendar_of(rules: Sequence[QuotaRule]) -> list[MonthRule]:
    """The reporting calendar that the rules make."""
    return [rule.month_rule for rule in rules]


def rule_for(found: ReportingPeriod, rules: Sequence[QuotaRule]) -> QuotaRule:
    """The rule in force in a period: that of its last reporting month; else how a portal begins."""
    known = [rule for rule in rules if rule.from_month <= found.named_month]
    return known[-1] if known else QuotaRule()


def reporting_period(kind: str, day: date) -> ReportingPeriod:
    """The portal's month, quarter or year that a day lies in."""
    return period_around(kind, day, calendar_of(quota_rules()))


def reporting_year(year: int, rules: Sequence[QuotaRule]) -> ReportingPeriod:
    """The reporting year of that number."""
    return period(PeriodKind.YEAR, year, 1, calendar_of(rules))
