"""Many photos at once: choose, describe, arrange, put into the article."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from conglang.core.errors import Refusal
from conglang.core.numbers import format_bytes
from conglang.foundation.jobs import enqueue
from conglang.media.safety import PICTURE_LIMIT_BYTES
from conglang.newsroom import actions
from conglang.newsroom.actions import PhotoWords
from conglang.newsroom.actions.photos import MOST_PHOTOS
from conglang.newsroom.admin.acts import record_or_404
from conglang.newsroom.forms import PhotosForm
from conglang.newsroom.models import IncomingPhoto
from conglang.newsroom.queries import incoming_photos
from conglang.newsroom.tasks import make_picture

THUMBNAIL = "max-320x320|format-webp|webpquality-74"


@require_http_methods(["GET", "HEAD", "POST"])
def photos(request: Any, article_id: int) -> HttpResponseBase:
    """The list, and where more are sent: by a script one by one, without it all at once."""
    record = record_or_404(request, article_id)
    by_script = request.headers.get("Accept") == "application/json"
    if not record.article.may_be_edited_by(request.user):
        words = "Lúc này bạn không giữ bài để sửa, nên chưa thêm ảnh được."
        if by_script:
            return JsonResponse({"error": words}, status=403)
        messages.error(request, words)
        return redirect("article_file", article_id)
    posted = request.method == "POST"
    form = PhotosForm(request.POST if posted else None, request.FILES if posted else None)
    if posted and form.is_valid():
        taken, refused = _take(request, article_id, form.cleaned_data["uploads"])
        if by_script:
            return JsonResponse({"error": " ".join(refused), "rows": _rows_html(taken)})
        for told in refused:
            messages.error(request, told)
        return redirect("article_photos", article_id)
    if posted and by_script:
        return JsonResponse({"error": " ".join(form.sentences())}, status=422)
    text = record.article.get_latest_revision_as_object()
    context = {
        "article": record.article, "title": text.title, "form": form,
        "rows": [_row(each) for each in incoming_photos(request.user, article_id=article_id)],
        "limit": format_bytes(PICTURE_LIMIT_BYTES), "most": MOST_PHOTOS,
    }  # fmt: skip
    status = 422 if form.errors else 200
    return render(request, "newsroom/admin/photos.html", context, status=status)


def _take(request: Any, article_id: int, files: list[Any]) -> tuple[list[IncomingPhoto], list[str]]:
    """Keep every photo and queue its sizes; what was kept, and why some were not."""
    taken, refused = [], []
    by_script = request.headers.get("Accept") == "application/json"
    for file in files:
        name = file.name
        try:
            with transaction.atomic():
                photo = actions.take_photo(
                    article_id=article_id, by=request.user, at=timezone.now(), name=name,
                    upload=file,
                )  # fmt: skip
                enqueue(make_picture, site_id=photo.site_id, picture_id=photo.picture_id)
        except Refusal as refusal:
            # The script stands beside the name already.
            refused.append(refusal.message if by_script else f"{name}: {refusal.message}")
        else:
            taken.append(photo)
    return taken, refused


def _row(photo: IncomingPhoto) -> dict[str, Any]:
    """One line of the list. Its small picture is made when the photo comes, the rest by a job."""
    return {"photo": photo, "thumbnail": photo.picture.get_rendition(THUMBNAIL)}


def _rows_html(taken: list[IncomingPhoto]) -> str:
    return "".join(
        render_to_string("newsroom/admin/photo_row.html", {"row": _row(photo)}) for photo in taken
    )


@require_POST
def photo_list(request: Any, article_id: int) -> HttpResponseBase:
    """Keep what was written; then move one, drop one, or put all into the article."""
    record = record_or_404(request, article_id)
    known: dict[str, Any] = {"article_id": record.article_id, "by": request.user}
    try:
        actions.describe_photos(**known, words=_words(request.POST))
        done = _press(request.POST, known)
    except Refusal as refusal:
        messages.error(request, refusal.message)
        return redirect("article_photos", article_id)
    if done:
        messages.success(request, done)
    return redirect("article_file" if "put" in request.POST else "article_photos", article_id)


def _press(data: Any, known: dict[str, Any]) -> str:
    """The button that was pressed; returns what to say about it."""
    pressed = {name: data[name] for name in ("up", "down", "drop", "put") if name in data}
    name, value = next(iter(pressed.items()), ("", ""))
    if name == "put":
        actions.put_photos(**known, at=timezone.now(), as_gallery=value == "gallery")
        return "Đã đưa ảnh vào cuối bài. Mở “Viết, sửa” để chuyển ảnh đến đúng chỗ."
    number = int(value) if value.isdigit() else 0
    if name == "drop":
        actions.drop_photo(**known, photo_id=number)
        return "Đã bỏ ảnh khỏi danh sách; ảnh vẫn còn trong kho ảnh."
    if name:
        actions.move_photo(**known, photo_id=number, step=-1 if name == "up" else 1)
        return ""
    return "Đã lưu lời của ảnh."


def _words(data: Any) -> dict[int, PhotoWords]:
    """What stands in the fields, by photo: ``alt-12``, ``caption-12``, ``credit-12``."""
    numbers = [name[4:] for name in data if name.startswith("alt-") and name[4:].isdigit()]
    return {
        int(each): PhotoWords(
            alt=data[f"alt-{each}"], caption=data.get(f"caption-{each}", ""),
            credit=data.get(f"credit-{each}", ""),
        )
        for each in numbers
    }  # fmt: skip
