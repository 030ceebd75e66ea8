"""Months, budgets and what of them a person may see."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.db.models import Sum

from conglang.royalties.choices import CLOSED_STATES
from conglang.royalties.models import Month, PaymentLine, YearBudget
from conglang.royalties.rules import BudgetState


def last_month() -> Month | None:
    """The newest month that was opened."""
    return Month.objects.order_by("-year", "-number").first()


def month_after(month: Month) -> tuple[int, int, date, date]:
    """Year, number, first and last day of the month that follows, of the same shape."""
    year, number = (month.year + 1, 1) if month.number == 12 else (month.year, month.number + 1)
    since = month.until + timedelta(days=1)
    return year, number, since, _a_month_later(since) - timedelta(days=1)


def _a_month_later(day: date) -> date:
    year, month = (day.year + 1, 1) if day.month == 12 else (day.year, day.month + 1)
    # Months begin on a day that every month has (checked when the first one is opened).
    return date(year, month, day.day)


def budget_of(year: int) -> YearBudget | None:
    return YearBudget.objects.filter(year=year).first()


def spent_in(year: int, *, without: Month | None = None) -> int:
    """Gross đồng of the closed months of a year (rule 14)."""
    rows = PaymentLine.objects.filter(month__year=year, month__state__in=CLOSED_STATES)
    if without is not None:
        rows = rows.exclude(month=without)
    return int(rows.aggregate(all=Sum("gross"))["all"] or 0)


def budget_state(month: Month, coming: int) -> BudgetState | None:
    """How far the year's money goes with this month; None without a budget."""
    budget = budget_of(month.year)
    if budget is None:
        return None
    return BudgetState(budget.amount, spent_in(month.year, without=month), coming)


def own_payments(person: Any) -> list[PaymentLine]:
    """What one person got, newest first; only months that were approved."""
    rows = PaymentLine.objects.filter(
        payee__person=person, month__state__in=CLOSED_STATES
    ).select_related("month")
    return list(rows.order_by("-month__year", "-month__number"))
