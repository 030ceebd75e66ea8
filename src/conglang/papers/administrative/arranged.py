"""The document as it is read: every line with its number and marks, ready for either maker.

Both makers print these texts and nothing else, so the .docx and the PDF cannot differ in words.
Legal basis: paper:layout
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from conglang.core.dates import format_date
from conglang.core.money import in_words
from conglang.core.numbers import format_number
from conglang.core.text import clean
from conglang.papers.administrative.document import (
    Align,
    AmountInWords,
    Band,
    Block,
    Bullets,
    Clause,
    Column,
    Document,
    Head,
    Heading,
    PageBreak,
    Paragraph,
    Signature,
    Subtotal,
    Table,
    Value,
)

NATIONAL_TITLE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
ADDRESSED_TO = "Kính gửi:"
RECIPIENTS = "Nơi nhận:"
#: Room to write something in by hand; plain spaces would be run together.
ROOM = "\u00a0" * 8
#: Points are lettered as in the Vietnamese alphabet.
LETTERS = "abcdđeghiklmnopqrstuvxy"
#: With a nought before them: days to 9, months 1 and 2, numbers to 9.
_TWO_DIGITS, _LAST_PADDED_MONTH = 10, 2
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


class Role(StrEnum):
    """What a line is, hence how it looks and how it is read out."""

    HEADING_1 = "heading-1"
    HEADING_2 = "heading-2"
    HEADING_3 = "heading-3"
    GROUND = "ground"
    TEXT = "text"
    BULLET = "bullet"
    CAPTION = "caption"


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph; a line end in it is a break of line."""

    text: str
    role: Role = Role.TEXT
    align: Align = Align.JUSTIFY
    bold: bool = False
    italic: bool = False
    indent: bool = True


@dataclass(frozen=True, slots=True)
class Cell:
    text: str
    align: Align
    span: int = 1


@dataclass(frozen=True, slots=True)
class GridRow:
    cells: Sequence[Cell]
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    titles: Sequence[str]
    widths: Sequence[int]
    rows: Sequence[GridRow]


Piece = Line | Grid | PageBreak


@dataclass(frozen=True, slots=True, kw_only=True)
class Arranged:
    superior: str
    issuer: str
    number: str
    about: str
    place: str
    kind: str
    abstract: str
    addressees: Sequence[str]
    pieces: Sequence[Piece]
    recipients: Sequence[str]
    signatures: Sequence[Signature]
    title: str
    on: date | None


def arrange(document: Document) -> Arranged:
    """TypeError where a cell holds what cannot be written, such as a float."""
    head = document.head
    kind, abstract = tidy(document.kind).upper(), tidy(document.abstract)
    grounds = [Line(text, Role.GROUND, italic=True) for text in _ended(document.grounds)]
    return Arranged(
        superior=tidy(head.superior).upper(),
        issuer=tidy(head.issuer).upper(),
        number=_number(head),
        about=f"V/v {abstract}" if abstract and not kind else "",
        place=_place_and_day(head),
        kind=kind,
        abstract=abstract if kind else "",
        addressees=_addressees(document.addressees),
        pieces=[*grounds, *_pieces(document.body)],
        recipients=[f"- {text}" for text in _ended(document.recipients)],
        signatures=[_signature(signature) for signature in document.signatures],
        title=" ".join(f"{kind} {abstract}".split()) or tidy(head.issuer),
        on=head.on,
    )


def tidy(text: str) -> str:
    """Text that XML may hold, without doubled spaces and empty lines; line ends stay."""
    lines = (" ".join(line.split()) for line in clean(text).splitlines())
    return "\n".join(line for line in lines if line)


def _number(head: Head) -> str:
    number, symbol = tidy(str(head.number)), tidy(head.symbol)
    if not number and not symbol:
        return ""
    if number.isdecimal() and int(number) < _TWO_DIGITS:
        number = f"{int(number):02d}"
    return f"Số: {number or ROOM}{f'/{symbol}' if symbol else ''}"


def _place_and_day(head: Head) -> str:
    place = tidy(head.place)
    if not place and head.on is None:
        return ""
    return f"{f'{place}, ngày' if place else 'Ngày'} {_day(head.on)}"


def _day(on: date | None) -> str:
    if on is None:
        return f"{ROOM}tháng{ROOM}năm{ROOM}"
    month = f"{on.month:02d}" if on.month <= _LAST_PADDED_MONTH else f"{on.month}"
    return f"{on.day:02d} tháng {month} năm {on.year}"


def _addressees(names: Sequence[str]) -> list[str]:
    """One stands on the line of the words; several get a line each."""
    tidied = [tidy(name).rstrip(" ;.") for name in names if tidy(name)]
    if len(tidied) <= 1:
        return [f"{ADDRESSED_TO} {name}" for name in tidied]
    return [ADDRESSED_TO, *(f"- {text}" for text in _ended(tidied))]


def _ended(texts: Sequence[str]) -> list[str]:
    """Each with a semicolon, the last with a full stop."""
    bare = [text for text in (tidy(text).rstrip(" ;.") for text in texts) if text]
    return [f"{text};" for text in bare[:-1]] + [f"{text}." for text in bare[-1:]]


def _signature(signature: Signature) -> Signature:
    return Signature(
        post=tidy(signature.post).upper(),
        name=tidy(signature.name),
        authority=[tidy(line).upper() for line in signature.authority if tidy(line)],
        hint=tidy(signature.hint),
    )


def _pieces(body: Sequence[Block]) -> Iterator[Piece]:
    counts = [0, 0, 0]
    for block in body:
        match block:
            case Heading() | Clause():
                yield from _counted(block, counts)
            case Paragraph():
                yield from _paragraph(block)
            case Bullets():
                items = (tidy(item) for item in block.items)
                yield from (Line(f"- {item}", Role.BULLET) for item in items if item)
            case Table():
                yield from _table(block)
            case AmountInWords():
                words = in_words(block.amount)
                text = f"{tidy(block.label)}: {words[0].upper()}{words[1:]}."
                yield Line(text, italic=True)
            case PageBreak():
                yield block


def _counted(block: Heading | Clause, counts: list[int]) -> Iterator[Line]:
    text = tidy(block.text)
    if not text:
        return
    if isinstance(block, Clause):
        yield Line(f"{_next_mark(block.level, counts)} {text}")
        return
    if block.level == 1:
        text = text.upper()
    mark = f"{_next_mark(block.level, counts)} " if block.numbered else ""
    yield Line(f"{mark}{text}", Role(f"heading-{block.level}"), bold=block.level < len(counts))


def _next_mark(level: int, counts: list[int]) -> str:
    """I. II. … ; 1. 2. … ; a) b) … . A level begins anew under each title over it."""
    counts[level - 1] += 1
    counts[level:] = [0] * (len(counts) - level)
    count = counts[level - 1]
    if level == 1:
        return f"{_roman(count)}."
    return f"{count}." if level < len(counts) else f"{_letters(count)})"


def _roman(number: int) -> str:
    text = ""
    for value, sign in _ROMAN:
        text += sign * (number // value)
        number %= value
    return text


def _letters(number: int) -> str:
    """Letters a to y, then aa, ab and so on."""
    text = ""
    while number:
        number, place = divmod(number - 1, len(LETTERS))
        text = LETTERS[place] + text
    return text


def _paragraph(block: Paragraph) -> Iterator[Line]:
    if text := tidy(block.text):
        yield Line(
            text, align=block.align, bold=block.bold, italic=block.italic, indent=block.indent
        )


def _table(table: Table) -> Iterator[Piece]:
    if caption := tidy(table.caption):
        yield Line(caption, Role.CAPTION, Align.CENTER, bold=True, indent=False)
    rows = [_row(row, table.columns) for row in table.rows]
    if table.total is not None:
        rows.append(_row(Subtotal(table.total), table.columns))
    titles = [tidy(column.title) for column in table.columns]
    yield Grid(titles, [column.width for column in table.columns], rows)


def _row(row: Sequence[Value] | Band | Subtotal, columns: Sequence[Column]) -> GridRow:
    match row:
        case Band():
            return GridRow([Cell(tidy(row.text), Align.LEFT, len(columns))], bold=True)
        case Subtotal():
            return GridRow(_spanned(row.cells, columns), bold=True)
        case _:
            pairs = zip(row, columns, strict=True)
            return GridRow([_cell(value, column) for value, column in pairs])


def _spanned(values: Sequence[Value], columns: Sequence[Column]) -> list[Cell]:
    """The first text takes the empty cells after it, so that "Tổng cộng" is not squeezed."""
    cells = [_cell(value, column) for value, column in zip(values, columns, strict=True)]
    span = 1
    while span < len(cells) and not cells[span].text:
        span += 1
    if not cells[0].text or span == 1:
        return cells
    return [Cell(cells[0].text, Align.CENTER, span), *cells[span:]]


def _cell(value: Value, column: Column) -> Cell:
    number = isinstance(value, int | Decimal)
    return Cell(_written(value), column.align or (Align.RIGHT if number else Align.LEFT))


def _written(value: Value) -> str:
    match value:
        case None:
            return ""
        case str():
            return tidy(value)
        case bool() | float():
            msg = f"{value!r} is no value for a cell: counts are whole, the rest is Decimal."
            raise TypeError(msg)
        case int():
            return format_number(Decimal(value))
        case Decimal():
            exponent = value.as_tuple().exponent
            return format_number(value, max(0, -exponent) if isinstance(exponent, int) else 0)
        case _:
            return format_date(value)
