"""Workbooks (.xlsx): numbers stay numbers, text stays text, nothing is a formula."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from conglang.core.dates import VIETNAM
from conglang.core.text import nfc

MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
#: What a spreadsheet may take for the beginning of a formula when somebody edits the cell.
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
#: Limits of the format itself.
LONGEST_TEXT = 32_767
LONGEST_NAME = 31
_FORBIDDEN_IN_NAMES = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
_HEAD_FILL = PatternFill("solid", start_color="FFF6F4EF")

Value = str | int | float | date | datetime | None


class Kind(StrEnum):
    """How the cells of a column are shown. The separators are the reader's: 1.234,5 in Viet Nam."""

    TEXT = "@"
    WHOLE = "#,##0"
    DECIMAL = "#,##0.0"
    PERCENT = "0.0%"
    DAY = "dd/mm/yyyy"
    MOMENT = "dd/mm/yyyy hh:mm"


@dataclass(frozen=True, slots=True)
class Column:
    """width: in characters of the usual font."""

    label: str
    kind: Kind = Kind.TEXT
    width: int = 14


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table with its heading above it. notes: lines between the heading and the table."""

    name: str
    heading: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[Value]]
    notes: Sequence[str] = ()


def workbook(sheets: Iterable[Sheet], *, title: str, creator: str) -> bytes:
    """The file: each sheet with frozen head row, widths, filter; text is never read as a formula.

    ValueError without a sheet, or when a row is longer or shorter than its head.
    """
    book = Workbook(write_only=True)
    book.properties.title, book.properties.creator = nfc(title), nfc(creator)
    book.properties.language = "vi-VN"
    names: set[str] = set()
    for sheet in sheets:
        _write(book, sheet, _free_name(sheet.name, names))
    if not names:
        msg = "A workbook has at least one sheet."
        raise ValueError(msg)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _write(book: Workbook, sheet: Sheet, name: str) -> None:
    rows = [list(zip(row, sheet.columns, strict=True)) for row in sheet.rows]
    page = book.create_sheet(name)
    head = 3 + len(sheet.notes)
    last = get_column_letter(len(sheet.columns))
    page.freeze_panes = f"A{head + 1}"
    page.print_title_rows = f"{head}:{head}"
    page.page_setup.paperSize, page.page_setup.orientation = 9, "landscape"  # A4
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    for number, column in enumerate(sheet.columns, start=1):
        page.column_dimensions[get_column_letter(number)].width = column.width
    page.append([_text(page, sheet.heading, Font(bold=True, size=14))])
    for note in sheet.notes:
        page.append([_text(page, note, Font(italic=True))])
    page.append([])
    page.append([_head(page, column) for column in sheet.columns])
    for row in rows:
        page.append([_cell(page, value, column.kind) for value, column in row])
    page.auto_filter.ref = f"A{head}:{last}{head + len(rows)}"


def _head(page: object, column: Column) -> WriteOnlyCell:
    cell = _text(page, column.label, Font(bold=True))
    cell.fill = _HEAD_FILL
    number = column.kind not in {Kind.TEXT, Kind.DAY, Kind.MOMENT}
    cell.alignment = Alignment(
        wrap_text=True, vertical="top", horizontal="right" if number else "left"
    )
    return cell


def _cell(page: object, value: Value, kind: Kind) -> WriteOnlyCell:
    if isinstance(value, str):
        return _text(page, value)
    if isinstance(value, datetime):
        # The format knows no time zones: what is written is the clock in Viet Nam.
        value = value.astimezone(VIETNAM).replace(tzinfo=None)
    cell = WriteOnlyCell(page, value=value)
    cell.number_format = kind.value
    return cell


def _text(page: object, value: str, font: Font | None = None) -> WriteOnlyCell:
    text = ILLEGAL_CHARACTERS_RE.sub("", nfc(value))[:LONGEST_TEXT]
    cell = WriteOnlyCell(page, value=text)
    # openpyxl guesses a formula from a leading “=”.
    cell.data_type = "s"
    cell.number_format = Kind.TEXT.value
    cell.alignment = Alignment(wrap_text=font is None, vertical="top")
    if text.startswith(FORMULA_SIGNS):
        cell.quotePrefix = True
    if font is not None:
        cell.font = font
    return cell


def _free_name(wanted: str, taken: set[str]) -> str:
    """A name for a tab that the format allows and no other sheet has."""
    base = " ".join(nfc(wanted).translate(_FORBIDDEN_IN_NAMES).split()).strip("'") or "Trang"
    name, number = base[:LONGEST_NAME], 1
    while name.casefold() in taken:
        number += 1
        name = f"{base[: LONGEST_NAME - len(str(number)) - 1]} {number}"
    taken.add(name.casefold())
    return name
