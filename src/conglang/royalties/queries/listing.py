"""What the screens of months and of scoring list."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Prefetch, Sum

from conglang.core.dates import start_of_day
from conglang.newsroom.models import ArticlePage
from conglang.royalties.choices import CLOSED_STATES, PASSED_STATES
from conglang.royalties.models import (
    Month,
    PaymentLine,
    RateTable,
    StatementLine,
    Work,
    YearBudget,
)
from conglang.royalties.queries.months import spent_in
from conglang.royalties.queries.reckoning import Problem, Reckoned, reckon
from conglang.royalties.rules import BudgetState

WAITING, SCORED, UNPAID = "cho", "da-cham", "khong-tra"


def waiting_articles() -> Any:
    """Published articles nobody scored or left unpaid, oldest first.

    What was published before the first month (without one, before the first rate table), or on an
    earlier portal, is not asked for.
    """
    rows = ArticlePage.objects.filter(
        shown_at__isnull=False, inherited_from="", works__isnull=True, not_paid__isnull=True
    )
    tables = RateTable.objects.filter(is_reference=False).order_by("starts_on")
    months = Month.objects.order_by("since").values_list("since", flat=True)
    first = months.first() or tables.values_list("starts_on", flat=True).first()
    if first is not None:
        rows = rows.filter(shown_at__gte=start_of_day(first))
    return rows.order_by("shown_at", "pk")


def articles_to_list(state: str, unit_id: int | None) -> Any:
    """Articles of a list of the scoring room, with what its rows show."""
    if state == SCORED:
        rows = ArticlePage.objects.filter(works__isnull=False).distinct()
        rows = rows.order_by("-shown_at", "-pk")
    elif state == UNPAID:
        rows = ArticlePage.objects.filter(not_paid__isnull=False).order_by("-not_paid__at")
    else:
        rows = waiting_articles()
    if unit_id is not None:
        rows = rows.filter(unit_id=unit_id)
    works = Work.objects.select_related("line", "month", "scored_by")
    return rows.select_related("unit", "record__author", "not_paid__by").prefetch_related(
        "authors", Prefetch("works", works)
    )


def next_waiting(after: ArticlePage) -> ArticlePage | None:
    """The next article that waits for a score, in the order of the list."""
    rows = waiting_articles().exclude(pk=after.pk)
    if after.shown_at:
        rows = rows.filter(shown_at__gte=after.shown_at)
    found: ArticlePage | None = rows.first()
    return found


def months_for_listing(*, only_passed: bool) -> list[Month]:
    """Months, newest first, with people and đồng of those whose statement is compiled."""
    rows = Month.objects.annotate(
        people=Count("payments"), gross=Sum("payments__gross"), net=Sum("payments__net")
    )
    if only_passed:
        rows = rows.filter(state__in=PASSED_STATES)
    return list(rows.order_by("-year", "-number"))


def years_money(year: int) -> BudgetState | None:
    """How far a year's money has gone with what was approved; None without a budget."""
    budget = YearBudget.objects.filter(year=year).first()
    return BudgetState(budget.amount, spent_in(year), 0) if budget else None


@dataclass(slots=True)
class PersonsPart:
    """What one person gets in a month, with its lines."""

    payment: PaymentLine
    lines: list[StatementLine] = field(default_factory=list)


@dataclass(slots=True)
class Statement:
    """A month as a screen shows it: reckoned now, or as it was kept."""

    people: list[PersonsPart]
    problems: list[Problem]
    sums: dict[str, int]
    fee_percent: int
    fund: int


def statement_of(month: Month) -> Statement:
    """The kept lines of a compiled month; of an open one what they would be now."""
    if month.frozen:
        found = Reckoned(
            lines=list(month.lines.order_by("position")),
            payments=list(month.payments.order_by("position")),
            fund=month.frozen["fund"], fee_percent=month.frozen["fee_percent"],
        )  # fmt: skip
    else:
        found = reckon(month)
    parts = {payment.payee_id: PersonsPart(payment) for payment in found.payments}
    for line in found.lines:
        parts[line.payee_id].lines.append(line)
    names = ("royalties", "fees", "adjustments", "gross", "tax", "net")
    sums = {name: sum(getattr(row, name) for row in found.payments) for name in names}
    return Statement(list(parts.values()), found.problems, sums, found.fee_percent, found.fund)


def is_closed(month: Month) -> bool:
    """Whether the chief approved it: nothing of it changes any more."""
    return month.state in CLOSED_STATES
