"""What the scoring form stands on: the table of the article's day, its lines, its authors."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from conglang.core.money import format_dong
from conglang.core.text import sort_key
from conglang.newsroom.models import ArticlePage, EditorialRecord
from conglang.newsroom.queries.checklist import length_of
from conglang.newsroom.queries.pictures import count_pictures
from conglang.royalties.choices import WorkKind
from conglang.royalties.models import Payee, RateExtra, RateLine, RateTable
from conglang.royalties.queries.rates import RateBook, suggestion
from conglang.royalties.queries.reckoning import decimal_words, published_on
from conglang.royalties.rules import WHOLE, rate_day


@dataclass(frozen=True, slots=True)
class Author:
    """Somebody the byline or the file names. payee: a value of the form's list of people."""

    payee: str
    role: str


@dataclass(slots=True)
class Ground:
    """The table in force on an article's rate day, and what its newest text suggests.

    table: None when no decision covers the day. own: the table whose extras count.
    """

    record: EditorialRecord
    text: ArticlePage
    day: date
    table: RateTable | None
    lines: list[RateLine]
    extras: list[RateExtra]
    words: int
    photos: int
    transition_on: date

    @property
    def measure(self) -> str:
        """Length and photos in words: ``420 chữ và 2 ảnh``."""
        return f"{self.words} chữ và {self.photos} ảnh" if self.photos else f"{self.words} chữ"

    def suggested(self, line: RateLine) -> Decimal | None:
        return suggestion(self.text, line)

    def usual_line(self) -> RateLine | None:
        """The line of the article's own genre; the first for texts otherwise."""
        texts = [line for line in self.lines if line.kind == WorkKind.TEXT]
        own = [line for line in self.lines if line.genre == self.text.genre]
        return next(iter([*own, *texts, *self.lines]), None)

    def choices(self) -> list[tuple[Any, str]]:
        """Lines as a list offers them: name, frame and what is suggested."""
        return [(line.pk, self.line_words(line)) for line in self.lines]

    def line_words(self, line: RateLine) -> str:
        if line.fixed is not None:
            return f"{line.name} (cố định {format_dong(line.fixed)} đồng)"
        frame = f"{decimal_words(line.low)}–{decimal_words(line.high)}"
        hint = self.suggested(line)
        return f"{line.name} (khung {frame}, gợi ý {decimal_words(hint or line.usual)})"


def ground_of(record: EditorialRecord, *, today: date, ordered_on: date | None = None) -> Ground:
    """What an article is scored by (rules 2 and 3); ``today`` stands for a day yet to come."""
    book = RateBook()
    day = rate_day(published_on(record.article, today), ordered_on, book.transition_on)
    table = book.table_on(day)
    latest = record.article.get_latest_revision()
    text: Any = latest.as_object() if latest else record.article
    return Ground(
        record=record, text=text, day=day, table=table,
        lines=list(table.source.lines.all()) if table else [],
        extras=list(table.extras.all()) if table else [],
        words=length_of(text).words, photos=count_pictures(text.body.raw_data)[0],
        transition_on=book.transition_on,
    )  # fmt: skip


def people_to_pay(more: list[Any]) -> list[tuple[str, str]]:
    """Payees of the portal for a list, by name; ``more``: people who may not be payees yet.

    A payee stands as its number; somebody who is none yet as ``u`` and the account's number.
    """
    rows = list(Payee.objects.select_related("unit"))
    known = {row.person_id for row in rows}
    found = [(str(row.pk), f"{row.name} – {row.unit}" if row.unit else row.name) for row in rows]
    found += [
        (f"u{person.pk}", person.full_name or person.username)
        for person in {each.pk: each for each in more}.values()
        if person.pk not in known
    ]
    return sorted(found, key=lambda each: sort_key(each[1]))


def accounts_of(record: EditorialRecord) -> list[Any]:
    """Accounts of the byline, else of whoever began the article."""
    named = [
        each.person
        for each in record.article.authors.select_related("person")
        if each.person is not None
    ]
    return named or ([record.author] if record.author else [])


def authors_to_pay(record: EditorialRecord) -> list[Author]:
    """Who shares by default, once each: the byline's accounts and known names, else the writer."""
    payees = list(Payee.objects.all())
    by_person = {row.person_id: str(row.pk) for row in payees if row.person_id}
    by_name = {sort_key(row.name): str(row.pk) for row in payees}
    found: dict[str, Author] = {}
    for each in record.article.authors.all():
        payee = by_name.get(sort_key(each.name), "")
        if each.person_id:
            payee = by_person.get(each.person_id, f"u{each.person_id}")
        if payee:
            found.setdefault(payee, Author(payee, each.role))
    if not found and record.author_id:
        payee = by_person.get(record.author_id, f"u{record.author_id}")
        found[payee] = Author(payee, "tin" if record.article.genre == "tin" else "bai")
    return list(found.values())


def equal_parts(count: int) -> list[int]:
    """The whole in equal hundredths of a per cent; what is left over goes to the first."""
    part = WHOLE // count
    return [WHOLE - part * (count - 1), *[part] * (count - 1)]
