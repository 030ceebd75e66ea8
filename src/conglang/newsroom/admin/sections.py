"""The sections of the portal: the tree, adding, changing, order, hiding and showing."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from conglang.accounts.admin.common import show_form
from conglang.core.errors import Refusal
from conglang.newsroom.models import SectionPage
from conglang.newsroom.section_actions import (
    change_section_facts,
    create_section,
    hide_section,
    move_section,
    show_section,
)  # fmt: skip
from conglang.newsroom.section_forms import EditSectionForm, NewSectionForm
from conglang.newsroom.section_queries import MENU_ROOM, section_rows

STEPS = {"len": -1, "xuong": 1}


@require_safe
def sections(request: HttpRequest) -> HttpResponse:
    """Every section in its order; what the menu has no room for is told."""
    rows = section_rows()
    context = {
        "rows": rows,
        "menu_room": MENU_ROOM,
        "outside_menu": [row.section.title for row in rows if row.outside_menu],
    }
    return render(request, "newsroom/admin/sections.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def section_add(request: Any) -> HttpResponseBase:
    """A new section of the first or second level."""
    form = NewSectionForm(request.POST or None, initial={"parent": request.GET.get("trong", "")})
    if request.method == "POST" and form.is_valid():
        try:
            section = create_section(
                facts=form.facts(), parent_id=form.cleaned_data["parent"], by=request.user,
                at=timezone.now(),
            )  # fmt: skip
        except Refusal as refusal:
            form.add_error(None, refusal.message)
        else:
            messages.success(request, f"Đã thêm chuyên mục {section.title}.")
            return redirect("sections")
    return _form(request, form, "Thêm chuyên mục", "Thêm chuyên mục")


@require_http_methods(["GET", "HEAD", "POST"])
def section_edit(request: Any, section_id: int) -> HttpResponseBase:
    """Change what a section says of itself, and its address."""
    section = SectionPage.objects.filter(pk=section_id).first()
    if section is None:
        raise Http404
    form = EditSectionForm(request.POST or None, section=section)
    if request.method == "POST" and form.is_valid():
        try:
            change_section_facts(
                section_id=section.pk, facts=form.facts(), by=request.user, at=timezone.now()
            )
        except Refusal as refusal:
            form.add_error(None, refusal.message)
        else:
            messages.success(request, "Đã lưu chuyên mục.")
            return redirect("sections")
    return _form(request, form, f"Sửa chuyên mục: {section.title}", "Lưu")


def _form(request: HttpRequest, form: Any, title: str, button: str) -> HttpResponse:
    back = reverse("sections")
    return show_form(
        request, form, title=title, button=button, back=back, trail=[("Chuyên mục", back)]
    )


@require_POST
def section_move(request: Any, section_id: int, way: str) -> HttpResponseBase:
    """One place up or down; the list opens again at the moved section."""
    if way not in STEPS:
        raise Http404
    _do(request, lambda at: move_section(
        section_id=section_id, step=STEPS[way], by=request.user, at=at
    ))  # fmt: skip
    return redirect(f"{reverse('sections')}#muc-{section_id}")


@require_POST
def section_hide(request: Any, section_id: int) -> HttpResponseBase:
    """Take a section without live articles off the portal."""
    _do(request, lambda at: hide_section(section_id=section_id, by=request.user, at=at))
    return redirect(f"{reverse('sections')}#muc-{section_id}")


@require_POST
def section_show(request: Any, section_id: int) -> HttpResponseBase:
    """Put a hidden section on the portal again."""
    _do(request, lambda at: show_section(section_id=section_id, by=request.user, at=at))
    return redirect(f"{reverse('sections')}#muc-{section_id}")


def _do(request: HttpRequest, act: Any) -> None:
    try:
        act(timezone.now())
    except Refusal as refusal:
        if refusal.code == "unknown_section":
            raise Http404 from refusal
        messages.error(request, refusal.message)
