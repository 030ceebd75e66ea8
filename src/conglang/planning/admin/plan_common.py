"""What the screens of the plan share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db.models.fields.files import FieldFile
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from conglang.accounts.admin.common import download, show_form
from conglang.core.errors import Refusal
from conglang.planning.admin.quota_common import may_open_quotas
from conglang.planning.models import YearPlan
from conglang.planning.queries.plans import plan_of_year

#: Screens that stand beside each other: URL name, words.
TABS = (("plans", "Kế hoạch năm"), ("quotas", "Chỉ tiêu"), ("assignments", "Giao đề tài"))


def plan_tabs(here: str, user: Any) -> list[dict[str, Any]]:
    """The tabs this person may open; ``here`` is the name of the one that is open."""
    return [
        {"label": label, "url": reverse(name), "here": name == here}
        for name, label in TABS
        if name != "quotas" or may_open_quotas(user)
    ]


def plan_or_404(year: int) -> YearPlan:
    """The open portal's plan of a year."""
    plan = plan_of_year(year)
    if plan is None:
        raise Http404
    return plan


def show_plan_form(
    request: HttpRequest, form: Any, plan: YearPlan, *, title: str, button: str, **more: Any
) -> HttpResponse:
    """A page with one form, the way back to the plan above it."""
    back = reverse("plan", args=[plan.year])
    trail = [("Kế hoạch năm", reverse("plans")), (f"Năm {plan.year}", back)]
    return show_form(request, form, title=title, button=button, back=back, trail=trail, **more)


def try_form(form: Any, act: Callable[[], object], request: HttpRequest, done: str) -> bool:
    """Do the act with a valid form; a refusal stands in the form and loses nothing."""
    if request.method != "POST" or not form.is_valid():
        return False
    try:
        act()
    except Refusal as refusal:
        form.add_error(None, refusal.message)
        return False
    messages.success(request, done)
    return True


def try_act(request: HttpRequest, act: Callable[[], object], done: str) -> None:
    """Do an act that needs no form; what came of it is said on the next page."""
    try:
        act()
    except Refusal as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, done)


def to_plan(year: int, place: str = "") -> HttpResponseBase:
    """Back to the plan, at a place of it."""
    return redirect(reverse("plan", args=[year]) + (f"#{place}" if place else ""))


def file_answer(file: FieldFile, name: str, *, public: bool = False) -> HttpResponse:
    """Hand out a stored file as a download; 404 when it is not there."""
    if not file:
        raise Http404
    try:
        with file.open("rb") as opened:
            content = opened.read()
    except FileNotFoundError as error:
        raise Http404 from error
    response = download(content, filename=name, mime="application/octet-stream")
    cache = "public, max-age=0, must-revalidate" if public else "private, no-store"
    response["Cache-Control"] = cache
    return response
