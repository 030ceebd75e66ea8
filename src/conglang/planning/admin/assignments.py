"""Topics given to units in a period, and how they were delivered."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from conglang.accounts.permissions import may
from conglang.accounts.queries import units_for_listing
from conglang.accounts.rules import EDIT, PLAN
from conglang.core.periods import DAYS, MONTH, Period, period_around
from conglang.planning.admin.plan_common import plan_tabs
from conglang.planning.choices import Delivery
from conglang.planning.plan_forms import PeriodForm
from conglang.planning.queries.assignments import Assignment, assignments_due, tally_by_unit

TONES = {
    Delivery.IN_TIME: "good", Delivery.LATE: "wait", Delivery.OVERDUE: "bad", Delivery.OPEN: "",
}  # fmt: skip
LONGEST_DAYS = 400


@require_safe
def assignments(request: HttpRequest) -> HttpResponse:
    """All topics of a period by unit and result; the month of today unless asked otherwise."""
    today = timezone.localdate()
    form = _form(request)
    form.is_valid()
    period = _period(form.cleaned_data, today)
    found = assignments_due(period.since, period.until, today=today)
    unit, state = form.cleaned_data.get("unit"), form.cleaned_data.get("state")
    shown = [
        each for each in found
        if (not unit or each.row.topic.unit_id == unit) and (not state or each.delivery == state)
    ]  # fmt: skip
    context = {
        "form": form, "period": period, "rows": [_row(each, request.user) for each in shown],
        "total": len(found), "units": tally_by_unit(found),
        "earlier": period.before(), "later": period.after(),
        "may_plan": may(request.user, PLAN), "tabs": plan_tabs("assignments", request.user),
        "filtered": bool(unit or state),
    }  # fmt: skip
    return render(request, "planning/admin/assignments.html", context)


def _form(request: HttpRequest) -> Any:
    form: Any = PeriodForm(request.GET)
    units = [(unit.pk, unit.name) for unit in units_for_listing()]
    form.fields["unit"].choices = [("", "Mọi đơn vị"), *units]
    form.fields["state"].choices = [("", "Mọi kết quả"), *Delivery.choices]
    return form


def _period(asked: dict[str, Any], today: Any) -> Period:
    """The days asked for; the month of today when none, or nonsense, was given."""
    since, until = asked.get("since"), asked.get("until")
    if since is None or until is None or not 0 <= (until - since).days <= LONGEST_DAYS:
        return period_around(MONTH, today)
    month = period_around(MONTH, since)
    return month if (month.since, month.until) == (since, until) else Period(DAYS, since, until)


def _row(each: Assignment, user: Any) -> dict[str, Any]:
    topic, record = each.row.topic, each.row.record
    readable = record is not None and (may(user, EDIT) or record.author_id == user.pk)
    author = record.author if record else None
    return {
        "topic": topic, "state": each.row.state.label,
        "article": reverse("article_file", args=[topic.article_id]) if readable else "",
        "author": author.display_name if author else "",
        "delivery": each.delivery.label, "delivery_tone": TONES[each.delivery],
        "handed_in_on": each.handed_in_on, "tasks": each.tasks,
    }  # fmt: skip
