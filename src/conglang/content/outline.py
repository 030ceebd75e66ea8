"""What a body says, piece by piece, each with its place in words: for whoever searches it.

A block that is not known here is not passed over: all text inside it is a piece.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import PurePosixPath
from typing import Any

from conglang.media.models import File, Picture

_PARAGRAPHS = frozenset({"p", "li", "h2", "h3"})


@dataclass(frozen=True, slots=True)
class Link:
    words: str
    address: str


@dataclass(frozen=True, slots=True)
class Piece:
    """place: in words ("đoạn 3"). tag: p, li, h2, h3 of running text, else "". name: of a file."""

    place: str
    text: str
    tag: str = ""
    links: tuple[Link, ...] = ()
    name: bool = False


def pieces_of_html(html: str) -> list[Piece]:
    """Paragraphs, items and headings of formatted text, with their links; the places are empty."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.pieces


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[Piece] = []
        self.tag = "p"
        self.text: list[str] = []
        self.links: list[Link] = []
        self.address: str | None = None
        self.link_text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _PARAGRAPHS:
            self._finish()
            self.tag = tag
        elif tag == "br":
            self.text.append("\n")
        elif tag == "a":
            self.address, self.link_text = dict(attrs).get("href"), []

    def handle_endtag(self, tag: str) -> None:
        if tag in _PARAGRAPHS:
            self._finish()
        elif tag == "a" and self.address:
            self.links.append(Link("".join(self.link_text), self.address))
            self.address = None

    def handle_data(self, data: str) -> None:
        self.text.append(data)
        if self.address is not None:
            self.link_text.append(data)

    def close(self) -> None:
        super().close()
        self._finish()

    def _finish(self) -> None:
        text = "".join(self.text).strip()
        if text or self.links:
            self.pieces.append(Piece("", text, self.tag, tuple(self.links)))
        self.tag, self.text, self.links = "p", [], []


class _Counter:
    """Running numbers of paragraphs, photos and tables of one body."""

    def __init__(self) -> None:
        self.counts: dict[str, int] = {}

    def next(self, kind: str) -> int:
        self.counts[kind] = self.counts.get(kind, 0) + 1
        return self.counts[kind]


def pieces_of_body(body: Any) -> list[Piece]:
    """Every text of a body in its order, captions and names of files with the rest."""
    count = _Counter()
    return [
        piece for block in body for piece in _pieces(block.block_type, block.value, count, block)
    ]


def _pieces(kind: str, value: Any, count: _Counter, block: Any) -> Iterator[Piece]:
    if kind == "text":
        for piece in pieces_of_html(value.source):
            place = f"đoạn {count.next('text')}"
            yield Piece(place, piece.text, piece.tag, piece.links)
    elif kind == "photo":
        yield from _photo(value, count.next("photo"))
    elif kind == "gallery":
        for photo in value["photos"]:
            yield from _photo(photo, count.next("photo"))
    elif kind == "table":
        yield from _table(value, count.next("table"))
    else:
        label = str(block.block.label).lower()
        yield from _anything(value, f"{label} {count.next(kind)}")


def _photo(value: Any, number: int) -> Iterator[Piece]:
    words = {"caption": "chú thích ảnh", "alt": "văn bản thay thế ảnh", "credit": "tác giả ảnh"}
    for name, place in words.items():
        if value.get(name):
            yield Piece(f"{place} {number}", value[name])
    if value.get("picture"):
        yield from _anything(value["picture"], f"ảnh {number}")


def _table(value: Any, number: int) -> Iterator[Piece]:
    if value["caption"]:
        yield Piece(f"tên bảng {number}", value["caption"])
    headings = [column["heading"] or "" for column in value["table"].columns]
    yield Piece(f"tên cột bảng {number}", " | ".join(headings))
    for line, row in enumerate(value["table"].rows, start=1):
        cells = [str(cell.value or "").strip() for cell in row]
        # A birthday in a column "Ngày sinh" is one only together with its heading.
        said = [
            f"{heading}: {cell}" if heading.strip() else cell
            for heading, cell in zip(headings, cells, strict=False)
            if cell
        ]
        yield Piece(f"bảng {number}, dòng {line}", " | ".join(said))


def _anything(value: Any, place: str) -> Iterator[Piece]:
    """All text inside a value, whatever block it belongs to."""
    if isinstance(value, str):
        if value.strip():
            yield Piece(place, value)
    elif isinstance(value, File | Picture):
        yield Piece(f"tên {place}", value.title)
        yield Piece(f"tên tệp của {place}", PurePosixPath(value.file.name).name, name=True)
    elif hasattr(value, "source"):
        for piece in pieces_of_html(value.source):
            yield Piece(place, piece.text, piece.tag, piece.links)
    else:
        for each in _inside(value):
            yield from _anything(each, place)


def _inside(value: Any) -> Iterator[Any]:
    """The values a block is made of; nothing for one that has no parts."""
    if hasattr(value, "values"):
        yield from value.values()
    elif isinstance(value, list | tuple) or hasattr(value, "bound_blocks"):
        yield from value


def files_of_body(body: Any) -> list[File]:
    """Every attached file of a body once, in order."""
    return _each_once(body, File)


def pictures_of_body(body: Any) -> list[Picture]:
    """Every picture of a body once, in order: photos, galleries, stills of films."""
    return _each_once(body, Picture)


def _each_once(body: Any, kind: type[Any]) -> list[Any]:
    found: dict[int, Any] = {}
    for block in body:
        for row in _rows(block.value, kind):
            found.setdefault(row.pk, row)
    return list(found.values())


def _rows(value: Any, kind: type[Any]) -> Iterator[Any]:
    if isinstance(value, kind):
        yield value
    for each in _inside(value):
        yield from _rows(each, kind)
