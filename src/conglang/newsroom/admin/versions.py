"""Kept texts of an article: the list, any two side by side in one text, an older one back."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from conglang.audit.queries import history_of
from conglang.core.errors import Refusal
from conglang.newsroom.actions import restore_version
from conglang.newsroom.admin.acts import record_or_404
from conglang.newsroom.models import EditorialRecord
from conglang.newsroom.queries.versions import (
    Version,
    count_words_of,
    differences,
    revision_of,
    versions_of,
)

PAGE_SIZE = 20
#: A longer number is no key of a row, and no database would take it.
MOST_DIGITS = 18


def _versions(record: EditorialRecord) -> list[Version]:
    article = record.article
    return versions_of(article, history_of("newsroom.articlepage", article.pk))


@require_safe
def versions(request: HttpRequest, article_id: int) -> HttpResponse:
    """Every kept text, newest first: who, when, where it stood, what became of it, how long."""
    record = record_or_404(request, article_id)
    found = _versions(record)
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("trang"))
    rows = list(page.object_list)
    count_words_of(rows)
    before = {one.pk: other.pk for one, other in pairwise(found)}
    context = {
        "record": record,
        "article": record.article,
        "page": page,
        "rows": [{"version": row, "before": before.get(row.pk)} for row in rows],
        "newest": found[0].pk if found else None,
        "live": record.article.live_revision_id if record.article.live else None,
        "may_edit": record.article.may_be_edited_by(request.user),
        "total": len(found),
    }
    return render(request, "newsroom/admin/versions.html", context)


@require_safe
def compare(request: HttpRequest, article_id: int) -> HttpResponseBase:
    """Two kept texts of an article, word by word; without a choice the newest two."""
    record = record_or_404(request, article_id)
    found = _versions(record)
    newest = [version.pk for version in found]
    old = _asked(request, record, "cu", newest[1:2] or newest[:1])
    new = _asked(request, record, "moi", newest[:1])
    if old is None or new is None:
        messages.error(request, "Không tìm thấy bản cần so sánh. Hãy chọn lại trong danh sách.")
        return redirect("article_versions", article_id)
    context = {
        "record": record,
        "article": record.article,
        "versions": found,
        "old": old,
        "new": new,
        "parts": differences(old, new),
    }
    return render(request, "newsroom/admin/compare.html", context)


def _asked(request: HttpRequest, record: EditorialRecord, name: str, usual: list[int]) -> Any:
    asked = request.GET.get(name, "")
    if not asked:
        return revision_of(record.article, usual[0] if usual else None)
    known = asked.isdecimal() and len(asked) < MOST_DIGITS
    return revision_of(record.article, int(asked) if known else None)


@require_POST
def restore(request: Any, article_id: int, revision_id: int) -> HttpResponseBase:
    """An older text becomes the newest draft; the person goes on writing in it."""
    record = record_or_404(request, article_id)
    try:
        restore_version(
            article_id=record.article_id, revision_id=revision_id, by=request.user,
            at=timezone.now(),
        )  # fmt: skip
    except Refusal as refusal:
        if refusal.code == "unknown_version":
            raise Http404 from refusal
        messages.error(request, refusal.message)
        return redirect("article_versions", article_id)
    messages.success(
        request,
        "Đã lấy lại bản cũ làm bản nháp mới nhất. Bản trước đó vẫn còn trong danh sách các bản.",
    )
    return redirect("wagtailadmin_pages:edit", article_id)
