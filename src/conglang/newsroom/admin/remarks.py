"""Remarks from the article's file: say, answer, done."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from conglang.core.errors import Refusal
from conglang.newsroom import actions
from conglang.newsroom.admin.acts import record_or_404


@require_POST
def remarks(request: HttpRequest, article_id: int) -> HttpResponseBase:
    """One of three forms of the file; what was typed for nothing comes back in the message."""
    record = record_or_404(request, article_id)
    data, by, at = request.POST, request.user, timezone.now()
    number = data.get("comment", "")
    known: dict[str, Any] = {"article_id": record.article_id, "by": by, "at": at}
    about: dict[str, Any] = {**known, "comment_id": int(number) if number.isdigit() else 0}
    words = data.get("words", "")
    try:
        if "done" in data:
            actions.resolve_remark(**about)
            said = "Đã đánh dấu góp ý là xong."
        elif number:
            actions.answer_remark(**about, words=words)
            said = "Đã trả lời góp ý."
        else:
            actions.remark(**known, place=data.get("place", ""), words=words)
            said = "Đã ghi góp ý. Người viết thấy ngay tại chỗ đó khi mở bài."
    except Refusal as refusal:
        kept = f" Lời bạn đã viết: “{words.strip()}”" if words.strip() else ""
        messages.error(request, f"{refusal.message}{kept}")
    else:
        messages.success(request, said)
    return redirect(f"{reverse('article_file', args=[article_id])}#gop-y")
