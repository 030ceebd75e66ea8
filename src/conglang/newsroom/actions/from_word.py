"""A draft out of a Word file: text, photos in the library, and the file itself kept beside it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from html import escape
from io import BytesIO
from pathlib import PurePosixPath
from typing import Any

from django.core.files.base import ContentFile
from django.db import transaction
from wagtail.utils.file import hash_filelike

from conglang.accounts.models import User
from conglang.accounts.permissions import role_names
from conglang.accounts.queries import unit_of
from conglang.accounts.rules import WRITE
from conglang.audit.actions import record as audit
from conglang.content.html import clean_rich_text
from conglang.core.errors import Refusal
from conglang.core.text import clean, truncate_words
from conglang.media.models import Picture
from conglang.media.safety import check_picture
from conglang.newsroom.actions.writing import start_article
from conglang.newsroom.choices import AuthorRole, UploadState
from conglang.newsroom.models import (
    ArticlePage,
    EditorialRecord,
    Original,
    SectionPage,
    WordUpload,
    may_here,
)
from conglang.papers.word import Paper, Photo, Quote, Table, Text, read_word

_TITLE_LENGTH, _NAME_LENGTH = 255, 200
_WORDS_OF_A_PICTURE = 20


@dataclass(frozen=True, slots=True)
class Draft:
    """What became of one file. notes: sentences for the writer."""

    article: ArticlePage
    notes: list[str]


def draft_from_word(
    *,
    section_id: int,
    by: User,
    at: datetime,
    name: str,
    content: bytes,
    upload_id: int | None = None,
) -> Draft:
    """Start a draft of ``by`` with the text and photos of a Word file; the file is kept with it.

    name: of the file as it was sent. No alternative text is made up: photos come without.
    upload_id: the upload that is settled with the draft, in the same transaction.
    Refuses: not_allowed, no_section, already_read, and whatever ``read_word`` refuses; then
    nothing is kept.
    """
    section = SectionPage.objects.filter(pk=section_id).first()
    if section is None:
        raise Refusal("no_section", "Chuyên mục này không còn. Hãy chọn chuyên mục khác.")
    if not may_here(by, WRITE, section):
        raise Refusal("not_allowed", f"Cần quyền viết bài ở chuyên mục “{section.title}”.")
    paper = read_word(content, name=name)  # takes its time: no transaction is open yet
    stored: list[Any] = []
    try:
        with transaction.atomic():
            upload = _held(upload_id) if upload_id else None
            draft = _keep(paper, stored, section_id=section_id, by=by, at=at, name=name,
                          content=content)  # fmt: skip
            if upload:
                upload.state, upload.article = UploadState.DONE, draft.article
                upload.notes = "\n".join(draft.notes)
                upload.save(update_fields=["state", "article", "notes"])
            return draft
    except BaseException:
        for file in stored:
            file.storage.delete(file.name)
        raise


def _held(upload_id: int) -> WordUpload:
    """The upload, locked, if nobody has made its draft meanwhile."""
    rows = WordUpload.objects.select_for_update(of=("self",)).waiting()
    upload: WordUpload | None = rows.filter(pk=upload_id).first()
    if upload is None:
        raise Refusal("already_read", "Tệp này đã được đọc.")
    return upload


def _keep(
    paper: Paper,
    stored: list[Any],
    *,
    section_id: int,
    by: User,
    at: datetime,
    name: str,
    content: bytes,
) -> Draft:
    notes = list(paper.notes)
    pictures = _pictures(paper, stored, by=by, notes=notes)
    article = start_article(
        section_id=section_id, by=by, at=at,
        fields={
            "title": paper.title[:_TITLE_LENGTH], "lead": paper.lead, "unit": unit_of(by),
            "body": _stream(paper, pictures),
        },
        authors=_authors(paper, by),
    )  # fmt: skip
    title = clean(PurePosixPath(name).name).strip()[-_NAME_LENGTH:] or "tep.docx"
    original = Original(
        record=EditorialRecord.objects.get(article=article), title=title, uploaded_by=by,
        uploaded_at=at, size=len(content), notes="\n".join(notes), site_id=article.site_id,
    )  # fmt: skip
    original.file.save(title, ContentFile(content), save=False)
    stored.append(original.file)
    original.save()
    audit(act="article.from_word", on=article, by=by, at=at, role=role_names(by), note=title)
    return Draft(article, notes)


def _authors(paper: Paper, by: User) -> list[dict[str, Any]]:
    """The byline of the file; of a file without one, the person who sent it."""
    own = {clean(name).casefold() for name in (by.pen_name, by.full_name) if name}
    if not paper.authors:
        return [{"name": by.pen_name or by.full_name, "role": AuthorRole.ARTICLE, "person": by}]
    return [
        {
            "name": each.name, "role": AuthorRole(each.role),
            "person": by if each.name.casefold() in own else None,
        }
        for each in paper.authors
    ]  # fmt: skip


def _pictures(paper: Paper, stored: list[Any], *, by: User, notes: list[str]) -> dict[int, int]:
    """Photos put into the library, by their place in the paper; what is refused is noted."""
    kept: dict[int, int] = {}
    captions = {
        block.picture: block for block in reversed(paper.blocks) if isinstance(block, Photo)
    }
    for number, found in enumerate(paper.pictures):
        stream = BytesIO(found.content)
        try:
            kind = check_picture(stream, size=len(found.content))
        except Refusal as refusal:
            notes.append(f"Một ảnh trong tệp không lấy được. {refusal.message}")
            continue
        said = captions.get(number)
        title = truncate_words(said.caption if said else "", _WORDS_OF_A_PICTURE)
        picture = Picture(
            title=(title or f"Ảnh {number + 1}, {paper.title}")[:_NAME_LENGTH],
            credit=said.credit if said else "", uploaded_by_user=by,
            file=ContentFile(found.content, name=f"anh-{number + 1}.{kind.extension}"),
            file_size=len(found.content), file_hash=hash_filelike(stream),
        )  # fmt: skip
        picture.save()
        stored.append(picture.file)
        kept[number] = picture.pk
    return kept


def _stream(paper: Paper, pictures: dict[int, int]) -> list[dict[str, Any]]:
    """Stream data of the body; a photo that was refused leaves its caption."""
    made: list[dict[str, Any]] = []
    for block in paper.blocks:
        if isinstance(block, Text):
            made.append({"type": "text", "value": clean_rich_text(block.html)})
        elif isinstance(block, Quote):
            made.append({"type": "quote", "value": {"text": block.text, "by": ""}})
        elif isinstance(block, Table):
            made.append({"type": "table", "value": _table(block)})
        elif block.picture in pictures:
            told = {"alt": "", "caption": block.caption, "credit": block.credit}
            value = {"picture": pictures[block.picture], **told}
            made.append({"type": "photo", "value": value})
        elif block.caption:
            made.append({"type": "text", "value": f"<p>{escape(block.caption, quote=False)}</p>"})
    return made


def _table(table: Table) -> dict[str, Any]:
    return {
        "caption": table.caption,
        "table": {
            "columns": [{"type": "text", "heading": heading} for heading in table.columns],
            "rows": [{"values": row} for row in table.rows],
        },
    }
