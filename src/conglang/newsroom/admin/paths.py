"""The chief's screens on the way of an article: who edits and approves, in what order, by when."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from conglang.accounts.permissions import may
from conglang.accounts.rules import MANAGE_SECTIONS
from conglang.core.errors import Refusal
from conglang.newsroom.models import BoardPath, PathStep, SectionPage
from conglang.newsroom.path_actions import NewPath, drop_path, set_path
from conglang.newsroom.path_forms import StepForm, step_forms
from conglang.newsroom.path_queries import path_rows
from conglang.newsroom.path_rules import STEP_TIME, URGENT_STEP_TIME
from conglang.newsroom.queries import sections_in_order
from conglang.vocabulary.queries import legal_term


@require_safe
def paths(request: HttpRequest) -> HttpResponse:
    """The portal's path and those of sections, step by step."""
    rows = path_rows(sections_in_order())
    context = {
        "portal": rows[0],
        "own": [row for row in rows[1:] if row.path],
        "without": [row for row in rows[1:] if not row.path],
        "may_set": may(request.user, MANAGE_SECTIONS),
        **_usual_times(),
    }
    return render(request, "newsroom/admin/paths.html", context)


def _usual_times() -> dict[str, str]:
    today = timezone.localdate()
    return {
        "usual": str(legal_term(STEP_TIME, today)),
        "usual_urgent": str(legal_term(URGENT_STEP_TIME, today)),
    }


@require_http_methods(["GET", "HEAD", "POST"])
def portal_path(request: Any) -> HttpResponseBase:
    """The path of the whole portal."""
    return _edit(request, None)


@require_http_methods(["GET", "HEAD", "POST"])
def section_path(request: Any, section_id: int) -> HttpResponseBase:
    """The path of one section and those below it."""
    return _edit(request, _section_or_404(section_id))


def _section_or_404(section_id: int) -> SectionPage:
    section: SectionPage | None = SectionPage.objects.filter(pk=section_id).first()
    if section is None:
        raise Http404
    return section


def _edit(request: Any, section: SectionPage | None) -> HttpResponseBase:
    forms = step_forms(request.POST if request.method == "POST" else None, _known(section))
    problem = ""
    if request.method == "POST" and all([form.is_valid() for form in forms]):  # noqa: C419 -- all are checked
        steps = [step for form in forms if (step := form.new_step())]
        wanted = NewPath(steps=steps, section_id=section.pk if section else None)
        try:
            set_path(path=wanted, by=request.user, at=timezone.now())
        except Refusal as refusal:
            problem = refusal.message
        else:
            messages.success(request, "Đã đặt đường đi. Bài gửi từ bây giờ theo đường này.")
            return redirect("paths")
    return _show(request, section, forms, problem)


def _known(section: SectionPage | None) -> list[PathStep]:
    path = BoardPath.objects.filter(section=section, retired_at__isnull=True).first()
    if path is None and section is not None:
        path = BoardPath.objects.filter(section=None, retired_at__isnull=True).first()
    return list(path.steps.prefetch_related("seats")) if path else []


def _shown(forms: list[StepForm]) -> int:
    """How many steps stand open: those in use, at least the two that every path needs."""
    used = [number for number, form in enumerate(forms, 1) if form["kind"].value() or form.errors]
    return max([2, *used])


def _show(
    request: HttpRequest, section: SectionPage | None, forms: list[StepForm], problem: str
) -> HttpResponse:
    wrong = problem or any(form.errors for form in forms)
    context = {
        "forms": forms, "section": section, "problem": problem, "wrong": wrong,
        "shown": _shown(forms),
        **_usual_times(),
    }  # fmt: skip
    status = 422 if wrong else 200
    return render(request, "newsroom/admin/path_form.html", context, status=status)


@require_POST
def portal_path_drop(request: Any) -> HttpResponseBase:
    """Back to the usual way: somebody edits, somebody approves."""
    return _drop(request, None)


@require_POST
def section_path_drop(request: Any, section_id: int) -> HttpResponseBase:
    """The section walks the portal's path again."""
    return _drop(request, _section_or_404(section_id))


def _drop(request: Any, section: SectionPage | None) -> HttpResponseBase:
    try:
        drop_path(section_id=section.pk if section else None, by=request.user, at=timezone.now())
    except Refusal as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, "Đã bỏ đường đi riêng. Bài đang đi dở vẫn đi hết đường cũ.")
    return redirect("paths")
