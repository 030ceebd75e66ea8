"""Word files that are read in the background: taken at once, read by a job, each exactly once."""

from __future__ import annotations

from datetime import datetime
from pathlib import PurePosixPath
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import F

from conglang.accounts.models import User
from conglang.accounts.rules import WRITE
from conglang.core.errors import Refusal
from conglang.core.numbers import format_bytes
from conglang.core.text import clean
from conglang.newsroom.actions.from_word import draft_from_word
from conglang.newsroom.choices import UploadState
from conglang.newsroom.models import SectionPage, WordUpload, may_here
from conglang.papers.word import LIMIT_BYTES

#: Files of one person that may wait at the same time.
MOST_WAITING = 20
#: A worker that dies is replaced and the file read again; after so many times the file is given up.
MOST_ATTEMPTS = 3
_NAME_LENGTH = 200
BROKEN = (
    "Có lỗi khi đọc tệp này; lỗi đã được ghi lại. "
    "Hãy lưu thành một tệp .docx mới rồi tải lại."
)  # fmt: skip


def take_word_file(
    *, section_id: int, by: User, at: datetime, name: str, content: bytes
) -> WordUpload:
    """Put a file on disk and in the list of its sender; the caller enqueues the reading.

    Refuses: not_allowed, no_section, too_large, too_many.
    """
    section = SectionPage.objects.filter(pk=section_id).first()
    if section is None:
        raise Refusal("no_section", "Chuyên mục này không còn. Hãy chọn chuyên mục khác.")
    if not may_here(by, WRITE, section):
        raise Refusal("not_allowed", f"Cần quyền viết bài ở chuyên mục “{section.title}”.")
    if len(content) > LIMIT_BYTES:
        raise Refusal(
            "too_large",
            f"Tệp nặng {format_bytes(len(content))}, quá {format_bytes(LIMIT_BYTES)}. "
            "Hãy nén ảnh trong Word (Định dạng ảnh, Nén ảnh) rồi tải lại.",
        )
    if WordUpload.objects.of_person(by).waiting().count() >= MOST_WAITING:
        raise Refusal(
            "too_many",
            f"Đang có {MOST_WAITING} tệp chờ đọc. Hãy đợi đọc xong rồi tải thêm.",
        )
    title = clean(PurePosixPath(name).name).strip()[-_NAME_LENGTH:] or "tep.docx"
    upload = WordUpload(
        section_id=section_id, name=title, size=len(content), uploaded_by=by, uploaded_at=at,
        site_id=section.site_id,
    )  # fmt: skip
    upload.file.save(title, ContentFile(content), save=False)
    try:
        with transaction.atomic():
            upload.save()
    except BaseException:
        upload.file.storage.delete(str(upload.file.name))
        raise
    return upload


def read_word_upload(*, upload_id: int, at: datetime) -> WordUpload:
    """Make the draft of a file that was taken, or keep why there is none.

    Done twice, it makes one draft: the draft and the mark on the upload are one transaction.
    Raises what went wrong unexpectedly, so that the job is tried again, ``MOST_ATTEMPTS`` times.
    """
    upload: WordUpload = WordUpload.objects.select_related("uploaded_by").get(pk=upload_id)
    sender: Any = upload.uploaded_by
    if upload.state not in {UploadState.WAITING, UploadState.READING}:
        return upload
    if upload.attempts >= MOST_ATTEMPTS:
        return _refuse(upload, BROKEN)
    WordUpload.objects.filter(pk=upload_id).update(
        attempts=F("attempts") + 1, state=UploadState.READING
    )
    try:
        with upload.file.open("rb") as file:
            content = file.read()
        draft_from_word(
            section_id=upload.section_id or 0, by=sender, at=at, name=upload.name,
            content=content, upload_id=upload_id,
        )  # fmt: skip
    except Refusal as refusal:
        return _refuse(upload, refusal.message)
    upload.refresh_from_db()
    _drop_file(upload)
    return upload


def _refuse(upload: WordUpload, message: str) -> WordUpload:
    WordUpload.objects.filter(pk=upload.pk).waiting().update(
        state=UploadState.REFUSED, message=message
    )
    upload.refresh_from_db()
    _drop_file(upload)
    return upload


def _drop_file(upload: WordUpload) -> None:
    """The draft keeps the file as its original; a second copy, or one refused, is of no use."""
    if upload.file:
        stored: Any = upload.file
        transaction.on_commit(lambda: stored.storage.delete(stored.name))


def forget_word_uploads(*, now: datetime) -> int:
    """Drop the list entries of files that were read weeks ago; return how many."""
    rows = list(WordUpload.objects.forgotten(now))
    for row in rows:
        _drop_file(row)
    WordUpload.objects.filter(pk__in=[row.pk for row in rows]).delete()
    return len(rows)
