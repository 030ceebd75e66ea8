"""From Word: files in, drafts out, each file by itself; and the way back to the file as sent."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_safe

from conglang.core.errors import Refusal
from conglang.core.numbers import format_bytes
from conglang.foundation.jobs import enqueue
from conglang.newsroom.actions import take_word_file
from conglang.newsroom.admin.acts import record_or_404
from conglang.newsroom.admin.desk import sections_to_write_in
from conglang.newsroom.choices import UploadState
from conglang.newsroom.forms import MOST_FILES, WordForm
from conglang.newsroom.permissions import may_open_originals
from conglang.newsroom.queries import word_uploads_of
from conglang.newsroom.tasks import read_word_file
from conglang.papers.word import LIMIT_BYTES


@require_http_methods(["GET", "HEAD", "POST"])
def from_word(request: HttpRequest) -> HttpResponseBase:
    """Choose a section and files; then what becomes of each file, also when one comes back later.

    A script sends the files one by one and asks for JSON; without it they come all at once.
    """
    sections = sections_to_write_in(request.user)
    initial = {"section": request.GET.get("chuyen-muc", "")}
    posted = request.method == "POST"
    form = WordForm(
        request.POST if posted else None, request.FILES if posted else None,
        sections=sections, initial=initial,
    )  # fmt: skip
    by_script = request.headers.get("Accept") == "application/json"
    if posted and form.is_valid():
        section_id = int(form.cleaned_data["section"])
        refused = _take(request, section_id, form.cleaned_data["uploads"])
        if by_script:
            return JsonResponse({"error": " ".join(refused)})
        for message in refused:
            messages.error(request, message)
        return redirect(f"{reverse('from_word')}?{urlencode({'chuyen-muc': section_id})}")
    if by_script and posted:
        return JsonResponse({"error": " ".join(form.sentences())}, status=422)
    context = {
        "form": form,
        "sections": sections,
        "limit": format_bytes(LIMIT_BYTES),
        "most_files": MOST_FILES,
        **_uploads_context(request),
    }
    status = 422 if form.errors else 200
    return render(request, "newsroom/admin/from_word.html", context, status=status)


@require_safe
def uploads(request: HttpRequest) -> HttpResponse:
    """The list alone, for the script that keeps it fresh."""
    response = render(request, "newsroom/admin/word_uploads.html", _uploads_context(request))
    response["Cache-Control"] = "private, no-store"
    return response


def _uploads_context(request: HttpRequest) -> dict[str, Any]:
    found = word_uploads_of(request.user, now=timezone.now())
    waiting = {UploadState.WAITING, UploadState.READING}
    rows = [
        {
            "name": each.name, "state": each.state, "label": each.get_state_display(),
            "size": format_bytes(each.size), "at": each.uploaded_at, "message": each.message,
            "notes": each.notes.splitlines(), "gone": each.state == "done" and not each.article,
            "title": each.article.draft_title or each.article.title if each.article else "",
            "url": reverse("wagtailadmin_pages:edit", args=[each.article_id])
            if each.article_id else "",
        }
        for each in found
    ]  # fmt: skip
    return {"uploads": rows, "waiting": sum(1 for each in found if each.state in waiting)}


def _take(request: Any, section_id: int, files: list[Any]) -> list[str]:
    """Keep every file on disk and queue its reading; return why some were not taken."""
    refused = []
    for file in files:
        try:
            with transaction.atomic():
                upload = take_word_file(
                    section_id=section_id, by=request.user, at=timezone.now(), name=file.name,
                    content=file.read(),
                )  # fmt: skip
                enqueue(read_word_file, site_id=upload.site_id, upload_id=upload.pk)
        except Refusal as refusal:
            refused.append(f"{file.name}: {refusal.message}")
    return refused


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
