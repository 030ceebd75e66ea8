"""The gate on the article's file: what was found, letting it pass with a reason, undoing that."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from conglang.core.errors import Refusal
from conglang.newsroom import actions
from conglang.newsroom.admin.acts import record_or_404
from conglang.newsroom.choices import FINDING_ADVICE, FindingKind, State
from conglang.newsroom.forms import WaiverForm
from conglang.newsroom.models import EditorialRecord
from conglang.newsroom.permissions import acts_available, may_see_findings, may_waive
from conglang.newsroom.queries import Finding, gate_of, writers_of_round
from conglang.newsroom.queries.gate import gated_text


def gate_panel(record: EditorialRecord, user: Any) -> dict[str, Any] | None:
    """What the panel shows this person; None for who may not see it."""
    if record.article.latest_revision_id is None or not may_see_findings(record, user):
        return None
    gate = gate_of(record, gated_text(record), at=timezone.now())
    own_text = user.pk in {*writers_of_round(record), record.urgent_by_id}
    allowed = may_waive(record, user)
    return {
        "groups": _groups(gate.open),
        "waived": gate.waived,
        "unread": gate.unread,
        "may_waive": allowed and not own_text,
        "may_undo": allowed and record.state not in {State.APPROVED, State.SCHEDULED},
        "own_text": allowed and own_text,
        "take_back_first": any(step.name == "withdraw" for step in acts_available(record, user)),
    }


def _groups(findings: list[Finding]) -> list[dict[str, Any]]:
    """Open findings by kind, in the order of the kinds."""
    return [
        {"kind": kind.value, "label": kind.label, "advice": FINDING_ADVICE[kind], "findings": found}
        for kind in FindingKind
        if (found := [each for each in findings if each.kind == kind])
    ]


@require_http_methods(["GET", "HEAD", "POST"])
def waive(request: Any, article_id: int) -> HttpResponseBase:
    """Choose findings and say why they may be published; a refusal keeps what was typed."""
    record = record_or_404(request, article_id)
    back = f"{reverse('article_file', args=[article_id])}#chot-kiem-tra"
    findings = _open_findings(record, request.user)
    if not findings:
        messages.error(request, "Lúc này không có điều gì để bỏ qua.")
        return redirect(back)
    posted = request.method == "POST"
    form = WaiverForm(request.POST if posted else None, findings=findings)
    if posted and form.is_valid():
        try:
            made = actions.waive(
                article_id=article_id, keys=form.cleaned_data["keys"], by=request.user,
                at=timezone.now(), reason=form.cleaned_data["reason"],
            )  # fmt: skip
        except Refusal as refusal:
            form.add_error(None, refusal.message)
        else:
            messages.success(request, f"Đã bỏ qua {len(made)} điều, kèm lý do.")
            return redirect(back)
    kind = request.GET.get("loai", "")
    chosen = request.POST.getlist("keys") if posted else _of_kind(findings, kind)
    context = {"article": record.article, "findings": findings, "form": form, "chosen": chosen}
    return render(request, "newsroom/admin/waive.html", context, status=422 if form.errors else 200)


def _open_findings(record: EditorialRecord, user: Any) -> list[Finding]:
    """What this person may let pass now."""
    if record.article.latest_revision_id is None or not may_waive(record, user):
        return []
    return gate_of(record, gated_text(record), at=timezone.now()).open


def _of_kind(findings: list[Finding], kind: str) -> list[str]:
    return [each.key for each in findings if each.kind == kind]


@require_POST
def undo_waiver(request: Any, article_id: int, waiver_id: int) -> HttpResponseBase:
    """Open a finding again."""
    record = record_or_404(request, article_id)
    try:
        actions.undo_waiver(
            article_id=record.article_id, waiver_id=waiver_id, by=request.user, at=timezone.now()
        )  # fmt: skip
    except Refusal as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, "Đã hủy bỏ qua. Điều này lại chặn việc duyệt.")
    return redirect(f"{reverse('article_file', args=[article_id])}#chot-kiem-tra")
