"""Units of the portal: the tree, adding, changing, ending. A unit with history is never deleted."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from conglang.accounts.actions import save_unit
from conglang.accounts.admin.common import show_form, unit_or_404
from conglang.accounts.forms import EndForm, UnitForm
from conglang.accounts.models import Unit
from conglang.accounts.person_actions import end_unit, free_unit_key
from conglang.accounts.queries import unit_tree
from conglang.core.errors import Refusal

TRAIL = "Đơn vị"


@require_safe
def units(request: HttpRequest) -> HttpResponse:
    """Units in force as a tree, and those that have ended."""
    context = {"rows": unit_tree(), "ended": unit_tree(ended=True)}
    return render(request, "accounts/admin/units.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def unit_add(request: Any) -> HttpResponseBase:
    """A new unit; its key is made from its name once and stays."""
    parent = request.GET.get("cap-tren", "")
    form = UnitForm(request.POST or None, initial={"parent": parent} if parent.isdigit() else {})
    if request.method == "POST" and form.is_valid():
        unit = Unit(key=free_unit_key(form.cleaned_data["name"]))
        if _saved(request, form, unit):
            return redirect("units")
    return show_form(
        request, form, title="Thêm đơn vị", button="Thêm đơn vị", back=reverse("units"),
        trail=[(TRAIL, reverse("units"))],
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def unit_edit(request: Any, unit_id: int) -> HttpResponseBase:
    """Change a unit's name, place or first day; never its key."""
    unit = unit_or_404(unit_id)
    known = {
        "name": unit.name, "parent": unit.parent_id, "starts_on": unit.starts_on,
        "position": unit.position,
    }  # fmt: skip
    form = UnitForm(request.POST or None, initial=known, unit=unit)
    if request.method == "POST" and form.is_valid() and _saved(request, form, unit):
        return redirect("units")
    return show_form(
        request, form, title=f"Sửa đơn vị: {known['name']}", button="Lưu", back=reverse("units"),
        trail=[(TRAIL, reverse("units"))], intro=f"Mã đơn vị: {unit.key} (không đổi được).",
    )  # fmt: skip


def _saved(request: Any, form: UnitForm, unit: Unit) -> bool:
    for name, value in form.cleaned_data.items():
        setattr(unit, name, value if value is not None or name == "parent" else 0)
    try:
        save_unit(unit=unit, by=request.user, at=timezone.now())
    except Refusal as refusal:
        form.add_error(None, refusal.message)
        return False
    messages.success(request, f"Đã lưu đơn vị {unit.name}.")
    return True


@require_http_methods(["GET", "HEAD", "POST"])
def unit_end(request: Any, unit_id: int) -> HttpResponseBase:
    """Let a unit end after a day."""
    unit = unit_or_404(unit_id)
    form = EndForm(request.POST or None)
    form.fields["ends_on"].label = "Hoạt động đến hết ngày"
    if request.method == "POST" and form.is_valid():
        try:
            end_unit(
                unit=unit, ends_on=form.cleaned_data["ends_on"], by=request.user, at=timezone.now()
            )
        except Refusal as refusal:
            form.add_error(None, refusal.message)
        else:
            messages.success(request, f"Đã ghi ngày kết thúc của {unit.name}.")
            return redirect("units")
    return show_form(
        request, form, title=f"Kết thúc đơn vị: {unit.name}", button="Kết thúc đơn vị",
        back=reverse("units"), trail=[(TRAIL, reverse("units"))],
        intro="Đơn vị và bài của đơn vị được giữ lại; chỉ không chọn được nữa từ sau ngày này.",
    )  # fmt: skip
