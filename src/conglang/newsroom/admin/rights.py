"""Rights section by section: the chief's matrix, the page of one person, the five switches."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from conglang.accounts.admin.common import person_or_404
from conglang.accounts.models import User
from conglang.accounts.permissions import may
from conglang.accounts.rules import MANAGE_RIGHTS
from conglang.core.errors import Refusal
from conglang.newsroom.actions import set_switches
from conglang.newsroom.choices import Right
from conglang.newsroom.models import SectionPage
from conglang.newsroom.queries import (
    rights_matrix,
    rights_of_person,
    sections_in_order,
    switches_of,
    switches_to_come,
)  # fmt: skip
from conglang.newsroom.rights_forms import SwitchesForm


def _section(request: HttpRequest) -> SectionPage | None:
    """The section of the query string; None for the whole portal."""
    wanted = request.GET.get("chuyen-muc", "")
    if not wanted:
        return None
    found: SectionPage | None = (
        SectionPage.objects.filter(pk=int(wanted)).first() if wanted.isdigit() else None
    )
    if found is None:
        raise Http404
    return found


@require_safe
def rights(request: HttpRequest) -> HttpResponse:
    """People × five rights in one section, or in the whole portal."""
    section = _section(request)
    context = {
        "section": section,
        "sections": sections_in_order(),
        "rights": Right.choices,
        "rows": rights_matrix(section),
        "own": request.user.pk,
    }
    return render(request, "newsroom/admin/rights.html", context)


@require_safe
def person_rights(request: HttpRequest, person_id: int) -> HttpResponse:
    """In words: what a person may do where, and where each right comes from."""
    return _person_page(request, person_or_404(person_id))


@require_safe
def my_rights(request: Any) -> HttpResponse:
    """One's own rights, for everybody."""
    return _person_page(request, request.user)


def _person_page(request: Any, person: User) -> HttpResponse:
    own = person.pk == request.user.pk
    context = {
        "person": person,
        "places": rights_of_person(person),
        "to_come": switches_to_come(person),
        "sections": sections_in_order(),
        "own": own,
        "may_change": not own and may(request.user, MANAGE_RIGHTS),
        "chief": may(request.user, MANAGE_RIGHTS),
    }
    return render(request, "newsroom/admin/person_rights.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def person_rights_change(request: Any, person_id: int) -> HttpResponseBase:
    """The five switches of a person at one place."""
    person, section = person_or_404(person_id), _section(request)
    form = SwitchesForm(
        request.POST or None, switches=switches_of(person, section),
        otherwise="Như cấp trên và vai trò" if section else "Theo vai trò",
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():
        try:
            set_switches(
                person_id=person.pk, section_id=section.pk if section else None,
                wanted=form.wanted(), term=form.term(), by=request.user, at=timezone.now(),
            )  # fmt: skip
        except Refusal as refusal:
            form.add_error(None, refusal.message)
        else:
            messages.success(request, f"Đã lưu quyền của {person.display_name}.")
            return redirect("person_rights", person.pk)
    query = f"?chuyen-muc={section.pk}" if section else ""
    context = {
        "person": person, "section": section, "form": form,
        "back": reverse("rights") + query,
    }  # fmt: skip
    status = 422 if form.errors else 200
    return render(request, "newsroom/admin/rights_form.html", context, status=status)
