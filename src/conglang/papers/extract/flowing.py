"""The text of .docx and .odt: paragraphs, and a line for each row of a table."""

from __future__ import annotations

from dataclasses import dataclass

from conglang.papers.extract.archive import Archive, Reader
from conglang.papers.extract.extracted import Page
from conglang.papers.extract.grid import rows_in_words

_WORD_EXTRAS = ("word/header", "word/footer", "word/footnotes", "word/endnotes", "word/comments")
_EXTRAS_LABEL = "đầu, chân trang, chú thích, nhận xét"


@dataclass(frozen=True, slots=True)
class Names:
    """What the elements of one format are called. text: empty where all characters are text."""

    paragraphs: frozenset[str]
    text: frozenset[str]
    spaces: frozenset[str]
    row: str
    cell: str
    page: str


WORD = Names(
    paragraphs=frozenset({"p"}), text=frozenset({"t", "delText", "instrText"}),
    spaces=frozenset({"tab", "br", "cr"}), row="tr", cell="tc", page="lastRenderedPageBreak",
)  # fmt: skip
OPEN_DOCUMENT = Names(
    paragraphs=frozenset({"p", "h"}), text=frozenset(),
    spaces=frozenset({"tab", "s", "line-break"}), row="table-row", cell="table-cell",
    page="soft-page-break",
)  # fmt: skip


def pages_of_word(archive: Archive) -> list[Page]:
    """The pages of a .docx, then what stands beside the text."""
    pages = _pages(archive, "word/document.xml", WORD)
    beside = [
        page.text
        for start in _WORD_EXTRAS
        for part in archive.names(start)
        for page in _pages(archive, part, WORD)
    ]
    return [*pages, Page(_EXTRAS_LABEL, "\n".join(beside))] if any(beside) else pages


def pages_of_open_document(archive: Archive) -> list[Page]:
    """The pages of an .odt, then its headers and footers."""
    beside = [page.text for page in _pages(archive, "styles.xml", OPEN_DOCUMENT)]
    pages = _pages(archive, "content.xml", OPEN_DOCUMENT)
    return [*pages, Page(_EXTRAS_LABEL, "\n".join(beside))] if any(beside) else pages


def _pages(archive: Archive, part: str, names: Names) -> list[Page]:
    flow = _Flow(names)
    archive.read(part, flow)
    flow.finish_table()
    # Where a page ends depends on the printer: the number is a help, not a fact.
    return [Page(f"khoảng trang {number}", "\n".join(text)) for number, text in flow.lines.items()]


class _Flow(Reader):
    """Lines by the number of the page they begin on."""

    def __init__(self, names: Names) -> None:
        self.names = names
        self.lines: dict[int, list[str]] = {}
        self.page = 1
        self.in_text = 0
        self.row_depth = 0  # a table in a cell is text of that cell
        self.rows: list[list[str]] = []
        self.pages_of_rows: list[int] = []
        self.piece: list[str] = []

    def text(self, words: str) -> None:
        if self.in_text or not self.names.text:
            self.piece.append(words)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        names = self.names
        if name in names.text:
            self.in_text += 1
        elif name in names.spaces:
            self.piece.append(" ")
        elif name == names.page:
            self.page += 1
        elif name == names.row:
            self.row_depth += 1
            if self.row_depth == 1:
                self.rows.append([])
                self.pages_of_rows.append(self.page)
        elif name == names.cell and self.row_depth == 1:
            self.piece = []

    def end(self, name: str) -> None:
        names = self.names
        if name in names.text:
            self.in_text -= 1
        elif name in names.paragraphs:
            self._end_paragraph()
        elif name == names.cell and self.row_depth == 1:
            self.rows[-1].append(" ".join("".join(self.piece).split()))
            self.piece = []
        elif name == names.row:
            self.row_depth -= 1

    def _end_paragraph(self) -> None:
        if self.row_depth:
            self.piece.append(" ")
            return
        self.finish_table()
        self._add(self.page, "".join(self.piece).strip())
        self.piece = []

    def finish_table(self) -> None:
        """The rows so far, in words."""
        lines = rows_in_words(self.rows)
        for page, line in zip(self.pages_of_rows, lines, strict=True):
            self._add(page, line)
        self.rows, self.pages_of_rows = [], []

    def _add(self, page: int, line: str) -> None:
        if line:
            self.lines.setdefault(page, []).append(line)
