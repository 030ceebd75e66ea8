"""The checklist of one text: what keeps it from being sent, and what an editor would change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from conglang.accounts.models import Unit
from conglang.content.completeness import has_content, missing_in_body, texts_of, unreadable_in
from conglang.content.outline import Piece, pieces_of_body
from conglang.core.text import count_words
from conglang.newsroom.checklist_rules import (
    Advice,
    Line,
    Names,
    Photo,
    advise_on_headings,
    advise_on_links,
    advise_on_names,
    advise_on_opening,
    advise_on_photos,
    advise_on_source,
    advise_on_table,
    names_of,
    reading_minutes,
)
from conglang.newsroom.models import ArticlePage
from conglang.newsroom.rules import missing_parts
from conglang.tenancy.models import Agency
from conglang.tenancy.scoping import open_site
from conglang.vocabulary.models import AdministrativeUnit
from conglang.vocabulary.queries import unit_by_code


def missing_in(text: ArticlePage) -> list[str]:
    """What a text lacks before it may be sent on, in words for people."""
    return missing_parts(
        title=text.title, lead=text.lead, has_body=has_content(text.body),
        has_author=text.authors.exists(), in_body=missing_in_body(text.body),
    )  # fmt: skip


def old_letters_in(text: ArticlePage) -> str:
    """The first words that are spelled for a TCVN3 or VNI font; "" for none."""
    names = [author.name for author in text.authors.all()]
    return unreadable_in([text.title, text.lead, *names, *texts_of(text.body.get_prep_value())])


@dataclass(frozen=True, slots=True)
class Length:
    words: int
    minutes: int


def length_of(text: ArticlePage) -> Length:
    """Words of lead and running text as offices count them, and the minutes they take to read."""
    said = [piece.text for piece in pieces_of_body(text.body) if piece.tag]
    words = sum(count_words(each) for each in [text.lead, *said])
    return Length(words, reading_minutes(words))


def checklist_of(text: ArticlePage, *, on: date) -> list[Advice]:
    """Everything to look at in a text of the open portal: what blocks first, then advice."""
    return [*_blocking(text), *_advice(text, on)]


def _blocking(text: ArticlePage) -> Iterator[Advice]:
    for part in missing_in(text):
        yield Advice(f"Còn thiếu {part}", "", "Bổ sung rồi gửi.", blocks=True)
    if old := old_letters_in(text):
        yield Advice(
            f"Chữ gõ bằng bảng mã cũ: “{old}”", "", "Xóa đoạn đó rồi dán lại từ Word.", blocks=True
        )


def _advice(text: ArticlePage, on: date) -> Iterator[Advice]:
    pieces = pieces_of_body(text.body)
    lines = [_line(piece) for piece in pieces if piece.tag]
    yield from advise_on_opening(text.title, text.lead)
    yield from advise_on_headings(lines)
    yield from advise_on_links(lines)
    yield from advise_on_photos(_photos(text.body))
    for place, headings in _tables(text.body):
        yield from advise_on_table(place, headings)
    yield from advise_on_source(lines, named=bool(text.source_name), dated=bool(text.source_at))
    said = [("tiêu đề", text.title), ("lời dẫn", text.lead)]
    said += [(piece.place, piece.text) for piece in pieces if not piece.name]
    yield from advise_on_names(said, own_names(on))


def _line(piece: Piece) -> Line:
    return Line(piece.place, piece.text, piece.tag, tuple(link.words for link in piece.links))


def _photos(body: Any) -> Iterator[Photo]:
    values = []
    for block in body:
        if block.block_type == "photo":
            values.append(block.value)
        elif block.block_type == "gallery":
            values += block.value["photos"]
    for number, value in enumerate(values, start=1):
        yield Photo(f"ảnh {number}", value["alt"] or "", value["caption"] or "")


def _tables(body: Any) -> Iterator[tuple[str, list[str]]]:
    tables = [block.value["table"] for block in body if block.block_type == "table"]
    for number, table in enumerate(tables, start=1):
        yield f"bảng {number}", [column["heading"] or "" for column in table.columns]


def own_names(on: date) -> Names:
    """The portal's units and agency, and the places of its province."""
    agency = Agency.objects.filter(site=open_site()).first()
    units = list(Unit.objects.in_force(on).values_list("name", flat=True))
    own = unit_by_code(agency.unit_code, on) if agency and agency.unit_code else None
    if agency:
        units.append(agency.name)
    province = unit_by_code(own.parent_code, on) if own and own.parent_code else own
    places = [each.name for each in (own, province) if each]
    if province:
        communes = AdministrativeUnit.objects.in_force(on).communes_of(province.code)
        places += communes.values_list("name", flat=True)
    return names_of(units, places)
