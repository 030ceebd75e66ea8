"""What the screens of the library share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse

from conglang.accounts.admin.common import show_form
from conglang.core.errors import Refusal
from conglang.legal.models import LegalDocument
from conglang.legal.queries.documents import document_with_everything

TABS = (
    ("library_desk", "Văn bản"), ("library_imports", "Nhập từ bảng tính"),
    ("library_folder", "Đưa tệp vào"), ("library_issuers", "Cơ quan ban hành"),
    ("library_fields", "Lĩnh vực"),
)  # fmt: skip


def library_tabs(here: str) -> list[dict[str, Any]]:
    """The screens that stand beside each other; ``here`` is the one that is open."""
    return [{"label": label, "url": reverse(name), "here": name == here} for name, label in TABS]


def document_or_404(document_id: int) -> LegalDocument:
    """A document of the open portal."""
    found = document_with_everything(pk=document_id)
    if found is None:
        raise Http404
    return found


def to_document(document_id: int, place: str = "") -> HttpResponseBase:
    """Back to the file of a document, at a place of it."""
    address = reverse("library_document", args=[document_id])
    return redirect(address + (f"#{place}" if place else ""))


def show_document_form(
    request: HttpRequest, form: Any, document: LegalDocument, **more: Any
) -> HttpResponse:
    """A page with one form, the way back to the document above it."""
    back = reverse("library_document", args=[document.pk])
    trail = [("Văn bản", reverse("library_desk")), (document.title, back)]
    return show_form(request, form, back=back, trail=trail, **more)


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


def try_act(request: HttpRequest, act: Callable[[], object], done: str) -> bool:
    """Do an act that needs no form; what came of it is said on the next page."""
    try:
        act()
    except Refusal as refusal:
        messages.error(request, refusal.message)
        return False
    messages.success(request, done)
    return True
