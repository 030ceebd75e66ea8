"""From Word: files in, drafts out, each file by itself; and the way back to the file as sent."""

from __future__ import annotations

import logging
import time
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_safe

from conglang.core.errors import Refusal
from conglang.core.numbers import format_bytes
from conglang.newsroom.actions import draft_from_word
from conglang.newsroom.admin.acts import record_or_404
from conglang.newsroom.admin.desk import sections_to_write_in
from conglang.newsroom.forms import MOST_FILES, WordForm
from conglang.newsroom.permissions import may_open_originals
from conglang.papers.word import LIMIT_BYTES

logger = logging.getLogger(__name__)

#: After this many seconds no further file is begun: who waits in front of a proxy is cut off later.
PATIENCE_SECONDS = 30


@require_http_methods(["GET", "HEAD", "POST"])
def from_word(request: HttpRequest) -> HttpResponse:
    """Choose a section and files; then what became of each file, with its reasons."""
    sections = sections_to_write_in()
    initial = {"section": request.GET.get("chuyen-muc", "")}
    posted = request.method == "POST"
    form = WordForm(
        request.POST if posted else None, request.FILES if posted else None,
        sections=sections, initial=initial,
    )  # fmt: skip
    results: list[dict[str, Any]] = []
    if posted and form.is_valid():
        results = _results(request, int(form.cleaned_data["section"]), form.cleaned_data["uploads"])
        form = WordForm(sections=sections, initial={"section": form.cleaned_data["section"]})
    context = {
        "form": form,
        "sections": sections,
        "results": results,
        "made": sum(1 for each in results if each["url"]),
        "limit": format_bytes(LIMIT_BYTES),
        "most_files": MOST_FILES,
    }
    status = 422 if form.errors else 200
    return render(request, "newsroom/admin/from_word.html", context, status=status)


def _results(request: HttpRequest, section_id: int, files: list[Any]) -> list[dict[str, Any]]:
    begun = time.monotonic()
    results = []
    for upload in files:
        if time.monotonic() - begun > PATIENCE_SECONDS:
            results.append(_refused(upload.name, "Chưa đọc vì các tệp trước mất nhiều thời gian. "
                                    "Hãy tải lại riêng tệp này."))  # fmt: skip
            continue
        results.append(_result(request, section_id, upload))
    return results


def _result(request: Any, section_id: int, upload: Any) -> dict[str, Any]:
    try:
        draft = draft_from_word(
            section_id=section_id, by=request.user, at=timezone.now(), name=upload.name,
            content=upload.read(),
        )  # fmt: skip
    except Refusal as refusal:
        return _refused(upload.name, refusal.message)
    except Exception:  # one file never takes the drafts of the others with it
        logger.exception("a Word file could not be turned into a draft")
        return _refused(upload.name, "Có lỗi khi lấy tệp này; lỗi đã được ghi lại. "
                        "Hãy lưu thành một tệp .docx mới rồi thử lại.")  # fmt: skip
    return {
        "name": upload.name,
        "title": draft.article.title,
        "url": reverse("wagtailadmin_pages:edit", args=[draft.article.pk]),
        "notes": draft.notes,
        "error": "",
    }


def _refused(name: str, message: str) -> dict[str, Any]:
    return {"name": name, "title": "", "url": "", "notes": [], "error": message}


@require_safe
def original(request: HttpRequest, article_id: int, original_id: int) -> HttpResponseBase:
    """The file an article was made of, as a download for its author and the board."""
    record = record_or_404(request, article_id)
    found = record.originals.filter(pk=original_id).first()
    if found is None or not may_open_originals(record, request.user):
        raise Http404
    try:
        with found.file.open("rb") as file:
            content = file.read()
    except FileNotFoundError as error:
        raise Http404 from error
    response = HttpResponse(content, content_type="application/octet-stream")
    name = content_disposition_header(as_attachment=True, filename=found.title)
    response["Content-Disposition"] = name or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = "private, no-store"
    return response
