"""Settings of the portal: who answers for it, how to reach them, how it looks."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from conglang.core.errors import Refusal
from conglang.tenancy.models import Agency
from conglang.tenancy.scoping import open_site
from conglang.website.actions import HOUR_FIELDS, TEXT_FIELDS, change_portal
from conglang.website.forms import PortalForm


@require_http_methods(["GET", "HEAD", "POST"])
def portal_settings(request: Any) -> HttpResponseBase:
    """The legal profile, the emblem, the colour; hosts can be read, not changed, here."""
    agency = Agency.objects.get(site=open_site())
    data = (request.POST, request.FILES) if request.method == "POST" else ()
    form = PortalForm.of(agency, *data)
    if request.method == "POST" and form.is_valid():
        try:
            change_portal(
                values={name: form.cleaned_data[name] for name in (*TEXT_FIELDS, *HOUR_FIELDS)},
                by=request.user, at=timezone.now(), emblem=form.cleaned_data["emblem"],
                drop_emblem=form.cleaned_data.get("drop_emblem", False),
            )  # fmt: skip
        except Refusal as refusal:
            form.add_error(None, refusal.message)
        else:
            messages.success(request, "Đã lưu. Trang công khai hiện thay đổi ngay.")
            return redirect("portal_settings")
    hosts = agency.site.hosts.order_by("kind", "host")
    context = {"form": form, "agency": agency, "hosts": hosts}
    status = 422 if form.errors else 200
    return render(request, "website/admin/portal.html", context, status=status)
