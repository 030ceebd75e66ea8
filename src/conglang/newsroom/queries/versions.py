"""Kept texts of an article: who saved which when, what became of it, how two of them differ."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from wagtail.models import Revision

from conglang.core.text import Paragraph, compare_paragraphs, count_words
from conglang.newsroom.choices import State
from conglang.newsroom.models import ArticlePage, EditorialRecord
from conglang.newsroom.queries.texts import PARTS, text_parts

#: Acts that say something of the text they were done on.
MARKS = {
    "article.submit": "Gửi",
    "article.return_to_author": "Trả lại",
    "article.send_back": "Trả lại biên tập",
    "article.propose": "Trình duyệt",
    "article.approve": "Duyệt",
    "article.publish": "Xuất bản",
    "article.publish_urgent": "Xuất bản khẩn",
    "article.approve_afterwards": "Duyệt sau",
    "article.put_back": "Xuất bản lại",
}


@dataclass(slots=True)
class Version:
    """One kept text. number: from 1, oldest first; words: of title, lead and body."""

    pk: int
    number: int
    at: datetime
    who: str
    state: str = ""
    marks: list[str] = field(default_factory=list)
    words: int | None = None

    @property
    def state_label(self) -> str:
        return State(self.state).label if self.state in State.values else ""


@dataclass(frozen=True, slots=True)
class PartDifference:
    """What changed in one part of the article. unchanged: paragraphs left out of ``paragraphs``."""

    label: str
    paragraphs: list[Paragraph]
    unchanged: int


def versions_of(article: ArticlePage, history: Iterable[Any]) -> list[Version]:
    """Every kept text of an article, newest first, without counting words.

    history: the article's audit records, oldest first.
    """
    rows = (
        Revision.objects.for_instance(article).select_related("user").order_by("created_at", "pk")
    )
    versions = [
        Version(
            pk=row.pk, number=number, at=row.created_at,
            who=row.user.display_name if row.user else "Hệ thống",
        )
        for number, row in enumerate(rows.select_related("user").defer("content"), start=1)
    ]  # fmt: skip
    _mark(versions, list(history))
    return versions[::-1]


def _mark(versions: Sequence[Version], history: Sequence[Any]) -> None:
    by_key = {version.pk: version for version in versions}
    for entry in history:
        mark = MARKS.get(entry.act)
        found = by_key.get((entry.after or {}).get("revision") or 0)
        if mark and found and mark not in found.marks:
            found.marks.append(mark)
    for version in versions:
        states = [
            entry.after["state"]
            for entry in history
            if entry.at <= version.at and "state" in (entry.after or {})
        ]
        version.state = states[-1] if states else State.DRAFT


def count_words_of(versions: Sequence[Version]) -> None:
    """Fill in the number of words of the versions given, in one query."""
    rows = Revision.objects.filter(pk__in=[version.pk for version in versions])
    contents = dict(rows.values_list("pk", "content"))
    for version in versions:
        parts = text_parts(contents[version.pk])
        version.words = sum(
            count_words(text) for part in PARTS[:3] for text in parts[part]
        )  # fmt: skip


def revision_of(article: ArticlePage, revision_id: int | None) -> Revision | None:
    """A kept text of this article; None for one of any other."""
    if revision_id is None:
        return None
    found: Revision | None = Revision.objects.for_instance(article).filter(pk=revision_id).first()
    return found


def differences(before: Revision, after: Revision) -> list[PartDifference]:
    """Part by part what changed from one kept text to another; parts without a change are left out.

    Of the body only the paragraphs that changed are given.
    """
    old, new = text_parts(before.content), text_parts(after.content)
    found = []
    for label in PARTS:
        compared = compare_paragraphs(old[label], new[label])
        changed = [paragraph for paragraph in compared if paragraph.kind != "same"]
        if changed:
            found.append(PartDifference(label, changed, len(compared) - len(changed)))
    return found


def texts_to_compare_with(
    record: EditorialRecord, history: Iterable[Any]
) -> list[tuple[str, str, int]]:
    """What the newest text may be compared with on the file: key, words, revision; first is usual.

    After a return in this round, first of all the text as it was returned.
    """
    returned = [
        entry.after["revision"]
        for entry in history
        if entry.act in {"article.return_to_author", "article.send_back"}
        and entry.at >= record.round_started_at
        and (entry.after or {}).get("revision")
    ]
    live = record.article.live_revision_id if record.article.live else None
    choices = [
        ("tra-lai", "lúc trả lại", returned[-1] if returned else None),
        ("cong-khai", "đang công khai", live),
        ("gui", "gửi đến", record.submitted_revision_id),
    ]
    seen: set[int] = set()
    return [
        (key, words, pk)
        for key, words, pk in choices
        if pk and not (pk in seen or seen.add(pk))  # type: ignore[func-returns-value]
    ]
