"""Write instead of the person who has the text open."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone

from conglang.core.errors import Refusal
from conglang.newsroom import actions
from conglang.newsroom.admin.acts import record_or_404
from conglang.newsroom.models import TextHold


def take_over(request: HttpRequest, article_id: int) -> HttpResponseBase:
    """Say who is writing and since when; on confirmation the text changes hands."""
    record = record_or_404(request, article_id)
    if not record.article.may_be_edited_by(request.user):
        messages.error(request, "Lúc này bạn không giữ bài để sửa.")
        return redirect("article_file", article_id)
    hold = TextHold.objects.filter(record=record).select_related("person").first()
    if hold is None or hold.person_id == request.user.pk:
        return redirect("wagtailadmin_pages:edit", article_id)
    if request.method == "POST":
        try:
            actions.take_over(
                article_id=article_id, by=request.user, at=timezone.now(),  # type: ignore[arg-type]
                note=request.POST.get("note", ""),
            )  # fmt: skip
        except Refusal as refusal:
            messages.error(request, refusal.message)
            return redirect("article_file", article_id)
        messages.success(request, f"Bạn sửa bài này thay {hold.person.display_name}.")
        return redirect("wagtailadmin_pages:edit", article_id)
    context = {"record": record, "article": record.article, "hold": hold}
    return render(request, "newsroom/admin/take_over.html", context)
