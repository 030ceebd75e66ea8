"""Leaders and units: lists and forms."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from conglang.accounts.admin.common import show_form, unit_or_404
from conglang.core.errors import Refusal
from conglang.organisation import actions
from conglang.organisation.forms import LeaderForm, ProfileForm
from conglang.organisation.models import Leader, UnitProfile
from conglang.organisation.queries import chart_on, every_node, former_leaders

TABS = (("organisation_leaders", "Lãnh đạo"), ("organisation_units", "Đơn vị trên cổng"))


def _tabs(here: str) -> list[dict[str, Any]]:
    return [{"label": label, "url": reverse(name), "here": name == here} for name, label in TABS]


@require_safe
def organisation_leaders(request: HttpRequest) -> HttpResponse:
    """Who is in office, who comes, who was; what their cards lack."""
    today = timezone.localdate()
    rows = Leader.objects.exclude(ends_on__lt=today).select_related("unit", "portrait")
    context = {
        "tabs": _tabs("organisation_leaders"), "today": today,
        "rows": [{"leader": each, "lacks": _lacks(each)} for each in rows],
        "former": former_leaders(today),
    }  # fmt: skip
    return render(request, "organisation/admin/leaders.html", context)


def _lacks(leader: Leader) -> list[str]:
    wanted = {
        "tiểu sử": leader.biography, "lĩnh vực phụ trách": leader.duties,
        "ảnh": leader.portrait_id, "điện thoại": leader.phone,
    }  # fmt: skip
    return [words for words, there in wanted.items() if not there]


@require_http_methods(["GET", "HEAD", "POST"])
def organisation_leader(request: Any, leader_id: int | None = None) -> HttpResponseBase:
    """Enter somebody in office, or correct their card."""
    leader = Leader.objects.filter(pk=leader_id).first() if leader_id else None
    if leader_id and leader is None:
        raise Http404
    form = LeaderForm(request.POST or None, request.FILES or None, leader=leader)
    back = reverse("organisation_leaders")
    if request.method == "POST" and form.is_valid():
        try:
            saved = actions.save_leader(
                facts=form.facts(), by=request.user, at=timezone.now(), leader_id=leader_id
            )
        except Refusal as refusal:
            form.add_error(None, refusal.message)
        else:
            messages.success(request, f"Đã lưu {saved.full_name}.")
            return redirect(back)
    return show_form(
        request, form, title=leader.full_name if leader else "Thêm lãnh đạo", button="Lưu",
        back=back, trail=[("Lãnh đạo", back)],
        intro="Thẻ hiện trên cổng từ ngày đầu đến hết ngày cuối của nhiệm kỳ, tự động.",
    )  # fmt: skip


@require_POST
def organisation_leader_drop(request: Any, leader_id: int) -> HttpResponseBase:
    """Take off a card entered by mistake."""
    try:
        leader = actions.drop_leader(leader_id=leader_id, by=request.user, at=timezone.now())
    except Leader.DoesNotExist as missing:
        raise Http404 from missing
    messages.success(request, f"Đã bỏ thẻ của {leader.full_name}.")
    return redirect("organisation_leaders")


@require_safe
def organisation_units(request: HttpRequest) -> HttpResponse:
    """Units of today and what residents read of each."""
    today = timezone.localdate()
    hidden = UnitProfile.objects.filter(shown=False).select_related("unit")
    context = {
        "tabs": _tabs("organisation_units"), "nodes": every_node(chart_on(today)),
        "hidden": list(hidden),
    }  # fmt: skip
    return render(request, "organisation/admin/units.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def organisation_unit(request: Any, unit_id: int) -> HttpResponseBase:
    """Tell residents of a unit."""
    unit = unit_or_404(unit_id)
    profile = UnitProfile.objects.filter(unit=unit).first()
    form = ProfileForm(request.POST or None, profile=profile)
    back = reverse("organisation_units")
    if request.method == "POST" and form.is_valid():
        try:
            actions.save_profile(
                unit_id=unit_id, facts=form.facts(), by=request.user, at=timezone.now()
            )
        except Refusal as refusal:
            form.add_error(None, refusal.message)
        else:
            messages.success(request, f"Đã lưu thông tin của {unit.name}.")
            return redirect(back)
    return show_form(
        request, form, title=unit.name, button="Lưu", back=back, trail=[("Đơn vị", back)],
        intro="Tên, cấp trên và ngày của đơn vị sửa ở mục Đơn vị của quản trị cổng.",
    )  # fmt: skip
