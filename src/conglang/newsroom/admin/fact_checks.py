"""Asking somebody outside about the figures of a text, and taking the link back."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from conglang.accounts.admin.common import show_form
from conglang.core.errors import Refusal
from conglang.newsroom.actions import ask_fact_check, letter_key, revoke_fact_check
from conglang.newsroom.admin.acts import record_or_404
from conglang.newsroom.fact_check_forms import AskForm
from conglang.newsroom.models import FactCheck
from conglang.notifications.queries import letter_is_on_its_way


@require_http_methods(["GET", "HEAD", "POST"])
def fact_check_ask(request: Any, article_id: int) -> HttpResponseBase:
    """Who is asked what until when; then the link, shown this once."""
    record = record_or_404(request, article_id)
    form = AskForm(request.POST or None)
    back = reverse("article_file", args=[article_id])
    if request.method == "POST" and form.is_valid():
        try:
            check, secret = ask_fact_check(
                article_id=record.article_id, who=form.who(), by=request.user, at=timezone.now(),
                question=form.cleaned_data["question"], expires_at=form.expires_at(),
            )  # fmt: skip
        except Refusal as refusal:
            form.add_error(None, refusal.message)
        else:
            address = request.build_absolute_uri(f"/doi-chieu/{secret}/")
            context = {
                "check": check, "url": address, "article": record.article,
                "posted": letter_is_on_its_way(letter_key(check)),
            }  # fmt: skip
            response = render(request, "newsroom/admin/fact_check_link.html", context)
            response["Cache-Control"] = "private, no-store"
            return response
    return show_form(
        request, form, title="Nhờ đối chiếu số liệu", button="Tạo đường dẫn", back=back,
        trail=[("Tin bài", reverse("articles")), (record.article.draft_title, back)],
        intro="Người được nhờ mở đường dẫn, đọc đúng bản hiện tại của bài và trả lời một lần; "
        "không cần tài khoản.",
    )  # fmt: skip


@require_POST
def fact_check_revoke(request: Any, article_id: int, fact_check_id: int) -> HttpResponseBase:
    """Make a link useless."""
    record = record_or_404(request, article_id)
    known = FactCheck.objects.filter(record=record, pk=fact_check_id).exists()
    try:
        revoke_fact_check(
            fact_check_id=fact_check_id if known else 0, by=request.user, at=timezone.now()
        )
    except Refusal as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, "Đã thu hồi đường dẫn.")
    return redirect("article_file", article_id)
