"""What the staff screens of this app share."""

from __future__ import annotations

from typing import Any

from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header

from conglang.accounts.models import Unit, User
from conglang.accounts.queries import person_here


def person_or_404(person_id: int) -> User:
    """Somebody who holds or held a post in the open portal; nobody else exists."""
    person = person_here(person_id)
    if person is None:
        raise Http404
    return person


def unit_or_404(unit_id: int) -> Unit:
    """A unit of the open portal."""
    unit = Unit.objects.filter(pk=unit_id).select_related("parent").first()
    if unit is None:
        raise Http404
    return unit  # type: ignore[no-any-return]


def show_form(
    request: HttpRequest, form: Form, *, title: str, button: str, back: str, **more: Any
) -> HttpResponse:
    """A page with one form. back: address for “Hủy”. more: intro, warning, danger, trail."""
    context = {"form": form, "title": title, "button": button, "back": back, **more}
    status = 422 if form.errors else 200
    return render(request, "accounts/admin/form.html", context, status=status)


def download(content: bytes, *, filename: str, mime: str) -> HttpResponse:
    """A file for one person: never kept on the way, never run by a browser."""
    response = HttpResponse(content, content_type=mime)
    named = content_disposition_header(as_attachment=True, filename=filename)
    response["Content-Disposition"] = named or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = "private, no-store"
    return response
