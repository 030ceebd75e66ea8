"""What an administrative document is made of: plain values, no layout.

Legal basis: paper:layout
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from itertools import chain

#: A whole number or a Decimal is written 1.234,5 and stands right; a day is written dd/mm/yyyy.
Value = str | int | Decimal | date | None

_DEEPEST = 3
_MOST_SIGNATURES = 4


class Align(StrEnum):
    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"
    JUSTIFY = "justify"


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The upper part of page 1.

    superior: the body above the issuing one, such as "UBND HUYỆN HÒN ĐẤT"; empty without one.
    symbol: what follows the number, such as "KH-BBT"; an empty number leaves room to write it in.
    on: without a day, room is left to write it in.
    """

    issuer: str
    superior: str = ""
    number: int | str = ""
    symbol: str = ""
    place: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Heading:
    """A numbered title; level 1 is "I." in capitals, 2 is "1." in bold, 3 is "a)".

    numbered: False for a title that stands outside the count.
    """

    text: str
    level: int = 1
    numbered: bool = True

    def __post_init__(self) -> None:
        _check_level(self.level)


@dataclass(frozen=True, slots=True)
class Clause:
    """A paragraph that counts with the headings of its level: "1. …", "a) …"."""

    text: str
    level: int = 2

    def __post_init__(self) -> None:
        _check_level(self.level)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """indent: the first line begins 10 mm further in, as the decree asks of running text."""

    text: str
    align: Align = Align.JUSTIFY
    bold: bool = False
    italic: bool = False
    indent: bool = True


@dataclass(frozen=True, slots=True)
class Bullets:
    """Items behind a dash."""

    items: Sequence[str]


@dataclass(frozen=True, slots=True)
class Column:
    """width: a part of the table's width, in proportion to the others.

    align: without it, text stands left and numbers stand right.
    """

    title: str
    width: int = 1
    align: Align | None = None


@dataclass(frozen=True, slots=True)
class Band:
    """A row of one bold text over the whole width: "Xã Bình Sơn", "II. Ảnh, video"."""

    text: str


@dataclass(frozen=True, slots=True)
class Subtotal:
    """A bold row. Empty cells right after the first text belong to that text."""

    cells: Sequence[Value]


Row = Sequence[Value] | Band | Subtotal


@dataclass(frozen=True, slots=True)
class Table:
    """The titles come again on every page. total: the last row, bold, as in Subtotal."""

    columns: Sequence[Column]
    rows: Sequence[Row]
    total: Sequence[Value] | None = None
    caption: str = ""

    def __post_init__(self) -> None:
        if not self.columns or min(column.width for column in self.columns) < 1:
            msg = "A table has columns, each at least one part wide."
            raise ValueError(msg)
        totals = () if self.total is None else (self.total,)
        for row in chain(self.rows, totals):
            cells = row.cells if isinstance(row, Subtotal) else row
            if not isinstance(cells, Band) and len(cells) != len(self.columns):
                msg = f"A row has {len(cells)} cells under {len(self.columns)} columns."
                raise ValueError(msg)


@dataclass(frozen=True, slots=True)
class AmountInWords:
    """amount: whole đồng, written out: "Số tiền bằng chữ: Hai triệu … đồng."."""

    amount: int
    label: str = "Số tiền bằng chữ"


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page."""


Block = Heading | Clause | Paragraph | Bullets | Table | AmountInWords | PageBreak


@dataclass(frozen=True, slots=True)
class Signature:
    """authority: lines such as "TM. BAN BIÊN TẬP", "KT. TRƯỞNG BAN"; post: "PHÓ TRƯỞNG BAN".

    hint: small line under the post, such as "(Ký, ghi rõ họ tên)".
    """

    post: str
    name: str = ""
    authority: Sequence[str] = ()
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A whole document; what is empty leaves no trace.

    kind: "KẾ HOẠCH"; an official letter (công văn) has none, its abstract stands under the number.
    addressees: who an official letter or a proposal is sent to ("Kính gửi").
    grounds: what it rests on, one sentence each; the marks at their ends are set here.
    recipients: who gets a copy, "Lưu: …" last; the marks at their ends are set here.
    signatures: one stands beside the recipients; two to four stand in a row over them.
    landscape: for wide tables.
    """

    head: Head
    kind: str = ""
    abstract: str = ""
    addressees: Sequence[str] = ()
    grounds: Sequence[str] = ()
    body: Sequence[Block] = ()
    recipients: Sequence[str] = ()
    signatures: Sequence[Signature] = ()
    landscape: bool = False

    def __post_init__(self) -> None:
        if len(self.signatures) > _MOST_SIGNATURES:
            msg = f"At most {_MOST_SIGNATURES} signatures fit on one row."
            raise ValueError(msg)


def _check_level(level: int) -> None:
    if not 1 <= level <= _DEEPEST:
        msg = f"Level {level} is not between 1 and {_DEEPEST}."
        raise ValueError(msg)
