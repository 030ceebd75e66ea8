"""Spreadsheets in: CSV and .xlsx as rows of text."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import date, datetime
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from conglang.core.dates import format_date
from conglang.core.errors import Refusal

MOST_ROWS = 20_000
_ENCODINGS = ("utf-8-sig", "utf-16", "cp1258")
UNREADABLE = (
    "Không đọc được bảng tính này. Hãy mở tệp, lưu lại dạng .xlsx hoặc .csv (UTF-8) rồi chọn lại."
)


def rows_of_sheet(content: bytes, name: str) -> list[list[str]]:
    """Rows of the first sheet as text, the heading first; empty rows are left out.

    A day that the spreadsheet understood is written dd/mm/yyyy. Refuses: unreadable, too_long,
    empty, old_excel.
    """
    ending = name.rsplit(".", 1)[-1].lower()
    if ending == "xls":
        raise Refusal(
            "old_excel", "Tệp Excel cũ (.xls) chưa đọc được ở đây. Hãy lưu lại dạng .xlsx."
        )
    rows = _xlsx(content) if content.startswith(b"PK\x03\x04") else _csv(content)
    found = [row for row in rows if any(cell.strip() for cell in row)]
    if len(found) < 2:
        raise Refusal("empty", "Bảng tính không có dòng nào dưới dòng tiêu đề.")
    if len(found) > MOST_ROWS + 1:
        raise Refusal("too_long", f"Mỗi lần nhập tối đa {MOST_ROWS} dòng. Hãy chia nhỏ bảng tính.")
    return found


def _csv(content: bytes) -> list[list[str]]:
    for encoding in _ENCODINGS:
        if encoding == "utf-16" and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
            continue
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            break
        head = text.partition("\n")[0]
        separator = max((",", ";", "\t"), key=head.count)
        try:
            return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
        except csv.Error:
            break
    raise Refusal("unreadable", UNREADABLE)


def _xlsx(content: bytes) -> list[list[str]]:
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        page = book.worksheets[0]
        rows = []
        for row in page.iter_rows(values_only=True):
            rows.append([_words(cell) for cell in row])
            if len(rows) > 2 * MOST_ROWS:
                break
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, IndexError, OSError,
            SyntaxError) as error:  # fmt: skip
        raise Refusal("unreadable", UNREADABLE) from error
    return rows


def _words(cell: Any) -> str:
    if cell is None:
        return ""
    if isinstance(cell, date):
        # A spreadsheet's day has no time zone: it is the day that is written there.
        return format_date(cell.date() if isinstance(cell, datetime) else cell)
    return str(cell)
