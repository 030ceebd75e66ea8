"""The text of .xlsx: every row with the headings of its columns, days as days."""

from __future__ import annotations

from datetime import date, timedelta

from conglang.papers.extract.archive import Archive, Reader
from conglang.papers.extract.extracted import Page
from conglang.papers.extract.grid import rows_in_words

#: Formats of numbers that Excel shows as a day, by their built-in number.
_DAY_FORMATS = frozenset({14, 15, 16, 17, 22})
_EXCEL_ORIGIN = date(1899, 12, 30)
_DAYS = range(1, 80_000)
_MOST_COLUMNS = 2_000


def pages_of_workbook(archive: Archive) -> list[Page]:
    """One page for each sheet, and one for the notes of cells."""
    titles, shared, styles = _Titles(), _Strings("si"), _Styles()
    archive.read("xl/workbook.xml", titles)
    archive.read("xl/sharedStrings.xml", shared)
    archive.read("xl/styles.xml", styles)
    pages = []
    for number, part in enumerate(archive.names("xl/worksheets/sheet")):
        title = titles.found[number] if number < len(titles.found) else str(number + 1)
        cells = _Cells(shared.found, styles.days)
        archive.read(part, cells)
        pages.append(Page(f"bảng “{title}”", "\n".join(filter(None, rows_in_words(cells.rows)))))
    notes = _Strings("comment")
    for part in archive.names("xl/comments"):
        archive.read(part, notes)
    return [*pages, Page("ghi chú của ô", "\n".join(notes.found))] if notes.found else pages


class _Titles(Reader):
    def __init__(self) -> None:
        self.found: list[str] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "sheet":
            self.found.append(attributes.get("name", ""))


class _Strings(Reader):
    """Text of every element of one name."""

    def __init__(self, item: str) -> None:
        self.item = item
        self.found: list[str] = []
        self.piece: list[str] = []
        self.inside = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.inside = name == "t"

    def text(self, words: str) -> None:
        if self.inside:
            self.piece.append(words)

    def end(self, name: str) -> None:
        self.inside = False
        if name == self.item:
            self.found.append("".join(self.piece))
            self.piece = []


class _Styles(Reader):
    """Numbers of the cell styles that show a number as a day."""

    def __init__(self) -> None:
        self.days: set[int] = set()
        self.formats = set(_DAY_FORMATS)
        self.in_cells = False
        self.count = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        number = int(attributes.get("numFmtId") or 0)
        if name == "numFmt":
            code = attributes.get("formatCode", "").lower()
            if "y" in code and ("d" in code or "m" in code):
                self.formats.add(number)
        elif name == "cellXfs":
            self.in_cells = True
        elif name == "xf" and self.in_cells:
            if number in self.formats:
                self.days.add(self.count)
            self.count += 1

    def end(self, name: str) -> None:
        if name == "cellXfs":
            self.in_cells = False


class _Cells(Reader):
    def __init__(self, shared: list[str], days: set[int]) -> None:
        self.shared, self.days = shared, days
        self.rows: list[list[str]] = []
        self.cell: dict[str, str] = {}
        self.value: list[str] = []
        self.inside = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.inside = name in {"v", "t"}
        if name == "row":
            self.rows.append([])
        elif name == "c":
            self.cell, self.value = attributes, []

    def text(self, words: str) -> None:
        if self.inside:
            self.value.append(words)

    def end(self, name: str) -> None:
        self.inside = False
        if name == "c" and self.rows:
            row = self.rows[-1]
            row += [""] * (_column(self.cell.get("r", ""), len(row)) - len(row))
            row.append(self._shown("".join(self.value)))

    def _shown(self, value: str) -> str:
        if self.cell.get("t") == "s" and value.isdigit():
            return self.shared[int(value)] if int(value) < len(self.shared) else ""
        style, whole = self.cell.get("s", ""), value.partition(".")[0]
        if style.isdigit() and int(style) in self.days and whole.isdigit() and int(whole) in _DAYS:
            return f"{_EXCEL_ORIGIN + timedelta(days=int(whole)):%d/%m/%Y}"
        return value.removesuffix(".0")


def _column(reference: str, otherwise: int) -> int:
    """Place of a cell such as C7 in its row, from 0."""
    number = 0
    for letter in reference:
        if not letter.isalpha():
            break
        number = number * 26 + ord(letter.upper()) - 64
    return number - 1 if 0 < number <= _MOST_COLUMNS else otherwise
