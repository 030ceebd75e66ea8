"""Files of a document: adding, taking off, reading their words."""

from __future__ import annotations

import hashlib
import unicodedata
from datetime import datetime
from typing import IO, Any

from django.core.files import File as DjangoFile
from django.db import transaction
from django.utils import timezone

from conglang.accounts.models import User
from conglang.core.errors import Refusal
from conglang.core.text import clean
from conglang.foundation.announce import announce
from conglang.legal.actions.standing import locked_document, log_document, settle_standing
from conglang.legal.choices import TextState
from conglang.legal.models import DocumentFile, LegalDocument
from conglang.legal.permissions import refuse_without_right
from conglang.legal.signals import file_waits
from conglang.media.safety import check_file
from conglang.papers.extract import Extracted, extract_text
from conglang.papers.ocr import can_recognise, recognise_pages

MOST_FILES = 40
_NAME_LENGTH = 200
#: Kinds whose words can be read; of others the name is what is found.
READABLE = frozenset({"pdf", "docx", "xlsx", "odt"})


@transaction.atomic
def add_file(
    *, document_id: int, upload: IO[bytes], name: str, size: int, by: User, at: datetime
) -> DocumentFile:
    """Attach a file; its words are read in the background.

    Refuses: not_allowed, too_many, twice, and what ``media.safety.check_file`` refuses: a page of
    HTML called .pdf, a .docx that is a .doc, and so on.
    """
    refuse_without_right(by)
    document = locked_document(document_id)
    title = _tidy_name(name)
    found = check_file(upload, name=title, size=size)
    if document.files.count() >= MOST_FILES:
        raise Refusal("too_many", f"Mỗi văn bản có tối đa {MOST_FILES} tệp.")
    digest = _digest(upload)
    if document.files.filter(digest=digest).exists():
        raise Refusal("twice", f"Tệp “{title}” đã có trong văn bản này.")
    readable = found.extension in READABLE
    row = DocumentFile(
        site_id=document.site_id, document=document, name=title, extension=found.extension,
        kind=found.label, size=size, digest=digest, added_at=at,
        position=document.files.count() + 1,
        text_state=TextState.WAITING if readable else TextState.UNREADABLE,
        text_note="" if readable else "loại tệp này chưa đọc được chữ bên trong",
    )  # fmt: skip
    upload.seek(0)
    row.file.save(title, DjangoFile(upload), save=False)
    row.save()
    document.changed_at = at
    document.save(update_fields=["changed_at"])
    log_document(document, "file_add", by, at, note=title)
    if readable:
        announce(file_waits, file_id=row.pk, site_id=row.site_id)
    return row


@transaction.atomic
def drop_file(*, file_id: int, by: User, at: datetime) -> LegalDocument:
    """Take a file off its document. Refuses: not_allowed, last_file.

    Raises DocumentFile.DoesNotExist for another portal's.
    """
    refuse_without_right(by)
    row = DocumentFile.objects.select_related("document").get(pk=file_id)
    document = locked_document(row.document_id)
    others = document.files.exclude(pk=row.pk)
    if document.is_public and not document.body and not others.exists():
        raise Refusal(
            "last_file", "Văn bản đang công khai chỉ có tệp này. Hãy thêm tệp thay thế trước, "
            "hoặc gỡ văn bản.",
        )  # fmt: skip
    stored, storage = row.file.name, row.file.storage
    log_document(document, "file_drop", by, at, note=row.name)
    row.delete()
    settle_standing(document, day=timezone.localdate(at))
    transaction.on_commit(lambda: storage.delete(stored))
    return document


@transaction.atomic
def rename_file(*, file_id: int, name: str, by: User, at: datetime) -> DocumentFile:
    """Give a file another name for residents; its ending stays. Refuses: not_allowed, no_name."""
    refuse_without_right(by)
    rows = DocumentFile.objects.select_for_update(of=("self",)).select_related("document__kind")
    row: DocumentFile = rows.get(pk=file_id)
    words = " ".join(clean(name).split()).removesuffix(f".{row.extension}").strip(" .")
    if not words:
        raise Refusal("no_name", "Hãy ghi tên tệp.")
    before, row.name = row.name, f"{words[:190]}.{row.extension}"
    row.save(update_fields=["name"])
    log_document(
        row.document, "file_rename", by, at, before={"file": before}, after={"file": row.name}
    )
    return row


def read_file(*, file_id: int) -> str:
    """Read the words of a file for the search; returns what became of it. Harmless twice.

    The reading itself happens outside a transaction: it may take half a minute.
    """
    row = DocumentFile.objects.filter(pk=file_id).first()
    if row is None:
        return ""
    with row.file.open("rb") as stored:
        content = stored.read()
    values = _read(content)
    with transaction.atomic():
        document = locked_document(row.document_id)
        if DocumentFile.objects.filter(pk=file_id).update(**values):
            settle_standing(document, day=timezone.localdate())
    return str(values["text_state"])


def _read(content: bytes) -> dict[str, Any]:
    """Fields of ``DocumentFile`` that tell what was read."""
    try:
        extracted = extract_text(content)
    except Refusal as refusal:
        return {
            "text_state": TextState.UNREADABLE, "text_note": refusal.message[:_NAME_LENGTH],
            "text": "",
        }  # fmt: skip
    pages = len(extracted.pages) if extracted.kind == "pdf" else 0
    text = _words(extracted)
    if not extracted.is_scan:
        return {"text_state": TextState.READ, "text": text, "pages": pages, "text_note": ""}
    return {**_recognised(content, pages, text), "pages": pages}


def _recognised(content: bytes, pages: int, text: str) -> dict[str, Any]:
    if not can_recognise():
        return {"text_state": TextState.SCAN, "text": text, "text_note": ""}
    try:
        words = _words(Extracted("pdf", tuple(recognise_pages(content, pages))))
    except Refusal as refusal:
        return {
            "text_state": TextState.SCAN,
            "text": text,
            "text_note": refusal.message[:_NAME_LENGTH],
        }
    return {"text_state": TextState.OCR, "text": words or text, "text_note": ""}


def _words(extracted: Extracted) -> str:
    # A page begins where a form feed stands, so that the viewer can show the words of one.
    return "\f".join(clean(page.text).strip() for page in extracted.pages)


def _digest(upload: IO[bytes]) -> str:
    upload.seek(0)
    return hashlib.file_digest(upload, "sha256").hexdigest()  # type: ignore[arg-type]


def _tidy_name(name: str) -> str:
    """A name as people read it: composed letters (macOS takes them apart), no path, no newline."""
    plain = unicodedata.normalize("NFC", name).replace("\\", "/").rsplit("/", 1)[-1]
    words = " ".join(clean(plain).split())
    stem, dot, extension = words.rpartition(".")
    if not dot:
        return words[:_NAME_LENGTH]
    return f"{stem[: _NAME_LENGTH - 10]}.{extension.lower()}"
