"""Files of royalties: a month's statement, the bank's list, slips, a year."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_safe

from conglang.accounts.admin.common import download
from conglang.accounts.permissions import role_names
from conglang.audit.actions import record as audit
from conglang.core.errors import Refusal
from conglang.papers import administrative as paper
from conglang.papers.sheets import MIME
from conglang.royalties.admin.downloads import DOWNLOADS
from conglang.royalties.admin.months import month_or_404
from conglang.royalties.choices import CLOSED_STATES, PASSED_STATES
from conglang.royalties.models import PaymentLine
from conglang.royalties.month_papers import slip_paper
from conglang.royalties.month_sheets import year_workbook
from conglang.royalties.permissions import (
    is_of_the_board,
    may_see_month,
    may_see_months,
)
from conglang.tenancy.scoping import open_site

SLIPS = {
    "pdf": (paper.to_pdf, paper.PDF_MIME, "pdf"),
    "word": (paper.to_docx, paper.DOCX_MIME, "docx"),
}


@require_safe
def month_file(request: Any, month_id: int, kind: str) -> HttpResponseBase:
    """One file of a month; who took the list with bank accounts is in the log."""
    month, asked = month_or_404(request, month_id), DOWNLOADS.get(kind)
    if asked is None:
        raise Http404
    if not asked.is_for(month, request.user):
        messages.error(request, "Tháng này chưa có tệp đó, hoặc bạn không được lấy.")
        return redirect("royalty_month", month.pk)
    name = f"{asked.stem}-{month.year}-{month.number:02d}.{asked.ending}"
    try:
        content = asked.make(month)
    except Refusal as refusal:
        messages.error(request, refusal.message)
        return redirect("royalty_month", month.pk)
    if asked.closed:
        audit(
            act="royalties.bank_list", on=month, by=request.user, at=timezone.now(), note=name,
            role=role_names(request.user),
        )  # fmt: skip
    return download(content, filename=name, mime=asked.mime)


@require_safe
def slip_file(request: Any, month_id: int, payee_id: int, kind: str) -> HttpResponseBase:
    """One person's slip: for that person once approved, and for who sees the month."""
    found = PaymentLine.objects.filter(month=month_id, payee=payee_id)
    payment = found.select_related("month", "payee").first()
    if payment is None or kind not in SLIPS or not _may_see_slip(payment, request.user):
        raise Http404
    make, mime, ending = SLIPS[kind]
    month = payment.month
    try:
        content = make(slip_paper(month, payment))
    except Refusal as refusal:
        messages.error(request, refusal.message)
        own = payment.payee.person_id == request.user.pk
        return redirect("own_royalties") if own else redirect("royalty_month", month.pk)
    name = f"phieu-nhuan-but-{month.year}-{month.number:02d}.{ending}"
    return download(content, filename=name, mime=mime)


def _may_see_slip(payment: PaymentLine, user: Any) -> bool:
    own = payment.payee.person_id == user.pk and payment.month.state in CLOSED_STATES
    return own or may_see_month(payment.month, user)


@require_safe
def year_file(request: HttpRequest, year: int) -> HttpResponse:
    """The closed months of a year as a workbook; accounting's part for accounting."""
    if not may_see_months(request.user):
        raise PermissionDenied
    states = CLOSED_STATES if is_of_the_board(request.user) else PASSED_STATES
    rows = PaymentLine.objects.filter(month__year=year, month__state__in=states)
    payments = list(rows.select_related("month"))
    if not payments:
        raise Http404
    content = year_workbook(year, payments, portal=open_site().agency.portal_name)
    return download(content, filename=f"nhuan-but-{year}.xlsx", mime=MIME)
