"""An article of what a document says: title, lead, captions, headings, lists, tables."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import escape

from conglang.papers.word.body import Element, Grid, Paragraph
from conglang.papers.word.byline import authors_of
from conglang.papers.word.inline import Image
from conglang.papers.word.listing import typed_lists
from conglang.papers.word.markup import Item, html_of, list_html
from conglang.papers.word.notes import Notes
from conglang.papers.word.opening import (
    CAPTION_LENGTH,
    larger_than,
    lead_of,
    lines,
    short,
    title_of,
    unfolded,
    usual_size,
)
from conglang.papers.word.package import (
    ALL_PICTURES_BYTES,
    LARGEST_PICTURE_BYTES,
    Package,
)
from conglang.papers.word.paper import Block, Paper, Photo, Picture, Quote, Table, Text
from conglang.papers.word.tables import pictures_in, plain

CREDIT_LENGTH, TABLE_NAME_LENGTH = 120, 250
_LONGEST_GUESSED_HEADING = 120
#: A web editor posts every cell as a field of its own, and the program takes ten thousand fields.
MOST_CELLS, MOST_COLUMNS = 3_000, 30
_CREDIT = re.compile(r"[\s.,;–-]*[(\[]?\s*\bẢnh\s*:\s*([^()\[\]:]{2,120}?)[)\].\s]*$")
_TABLE_NAME = re.compile(r"(?:Bảng|Biểu|Phụ lục)\b", re.IGNORECASE)
_MAGIC = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"GIF8", b"RIFF")
_AVIF = (b"ftypavif", b"ftypavis")


def article_of(elements: list[Element], package: Package, notes: Notes, name: str) -> Paper:
    """The article that the elements make. name: of the file, for want of a title."""
    flat = list(unfolded(elements, notes))
    title, rest = title_of(flat, name, notes)
    lead, rest = lead_of(rest, notes)
    authors, rest = authors_of(rest, notes)
    paper = Paper(title=title, lead=lead, authors=authors)
    _Maker(paper, package, notes).make(typed_lists(rest, notes))
    paper.notes = notes.sentences()
    return paper


def blocks_of(elements: list[Element], notes: Notes) -> list[Block]:
    """Blocks of text that is no whole article: nothing of it is a title, a lead or a byline."""
    paper = Paper()
    flat = list(unfolded(elements, notes))
    _Maker(paper, None, notes).make(typed_lists(flat, notes))
    return paper.blocks


# --- blocks --------------------------------------------------------------------------------------


@dataclass(slots=True)
class _Maker:
    """Makes blocks; paragraphs, headings and lists that follow each other are one block."""

    paper: Paper
    package: Package | None
    notes: Notes
    html: list[str] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    numbers: dict[str, int | None] = field(default_factory=dict)
    cells: int = 0
    weight: int = 0
    headings: dict[str, str] = field(default_factory=dict)
    bold_headings: bool = False
    usual_size: int = 0

    def make(self, elements: list[Element]) -> None:
        self._plan_headings(elements)
        place = 0
        while place < len(elements):
            element = elements[place]
            following = elements[place + 1] if place + 1 < len(elements) else None
            if isinstance(element, Image):
                place += self._photo(element, following)
            elif isinstance(element, Grid):
                place += self._grid(element, following)
            else:
                place += self._paragraph(element, following)
        self._end_text()

    def _add(self, block: Block) -> None:
        self._end_text()
        self.paper.blocks.append(block)

    def _end_text(self) -> None:
        self._end_list()
        if self.html:
            self.paper.blocks.append(Text("".join(self.html)))
            self.html = []

    # --- text --------------------------------------------------------------------------------

    def _plan_headings(self, elements: list[Element]) -> None:
        levels = sorted({each.kind for each in lines(elements) if _is_heading(each)})
        self.headings = {kind: "h2" if kind == levels[0] else "h3" for kind in levels}
        plain = [each for each in lines(elements) if each.mark is None and not each.kind]
        bold = sum(1 for each in plain if each.all_in("bold"))
        self.bold_headings = bool(plain) and 3 * bold <= len(plain)
        self.usual_size = usual_size(plain)

    def _paragraph(self, line: Paragraph, following: Element | None) -> int:
        if line.kind == "caption" and isinstance(following, Grid):
            return 1 + self._grid(following, None, name=line.text)
        if isinstance(following, Grid) and _names_table(line):
            return 1 + self._grid(following, None, name=line.text)
        if line.kind == "quote":
            self._add(Quote(line.text))
        elif line.kind in self.headings:
            self._heading(line, self.headings[line.kind])
        elif line.mark is not None:
            self.items.append(Item(line, line.mark))
        elif self._looks_like_heading(line, following):
            self.notes.add("heading_guess")
            self._heading(line, "h3" if self.headings else "h2")
        else:
            self._end_list()
            self.html.append(f"<p>{html_of(line.spans)}</p>")
        return 1

    def _heading(self, line: Paragraph, tag: str) -> None:
        self._end_list()
        label = f"{line.mark.label} " if line.mark and line.mark.label else ""
        self.html.append(f"<{tag}>{escape(label + line.text, quote=False)}</{tag}>")

    def _looks_like_heading(self, line: Paragraph, following: Element | None) -> bool:
        return (
            not line.kind
            and not line.right
            and short(line, _LONGEST_GUESSED_HEADING)
            and not any(span.href for span in line.spans)
            and not line.text.endswith((".", ",", ";", ":", "…"))
            and isinstance(following, Paragraph)
            and (self._stands_out(line) and not self._stands_out(following))
        )

    def _stands_out(self, line: Paragraph) -> bool:
        """Larger letters than the rest, or bold where most is not."""
        larger = larger_than(line, self.usual_size)
        return larger or (self.bold_headings and line.all_in("bold"))

    def _end_list(self) -> None:
        if self.items:
            self.html.append(list_html(self.items))
            self.items = []

    # --- photos --------------------------------------------------------------------------------

    def _photo(self, image: Image, following: Element | None) -> int:
        number = self._picture(image.part)
        caption = following if isinstance(following, Paragraph) and _captions(following) else None
        if number is None:
            return 1  # the line below stays, as text
        self.notes.add("alt")
        if caption is None:
            self._add(Photo(number))
            return 1
        self.notes.add("caption")
        text, credit = _credited(caption.text)
        self._add(Photo(number, caption=text, credit=credit))
        return 2

    def _picture(self, part: str) -> int | None:
        """The place of a picture among those of the paper; None for what is none of ours."""
        if part not in self.numbers:
            self.numbers[part] = self._new_picture(part)
        return self.numbers[part]

    def _new_picture(self, part: str) -> int | None:
        entry = self.package.names.get(part) if self.package else None
        if entry is None or self.package is None:
            self.notes.add("picture_missing")
            return None
        if entry.file_size > LARGEST_PICTURE_BYTES:
            self.notes.add("picture_large")
            return None
        if self.weight + entry.file_size > ALL_PICTURES_BYTES:
            self.notes.add("picture_large")
            return None
        content = self.package.content(part, LARGEST_PICTURE_BYTES) or b""
        if not content.startswith(_MAGIC) and content[4:12] not in _AVIF:
            self.notes.add("picture_kind")
            return None
        self.weight += len(content)
        self.paper.pictures.append(Picture(part.rpartition("/")[2], content))
        return len(self.paper.pictures) - 1

    # --- tables --------------------------------------------------------------------------------

    def _grid(self, grid: Grid, following: Element | None, name: str = "") -> int:
        taken = 1
        if not name and isinstance(following, Paragraph) and following.kind == "caption":
            name, taken = following.text, 2
        columns, rows = plain(grid, self.notes)
        size = len(columns) * (len(rows) + 1)
        if size + self.cells > MOST_CELLS or len(columns) > MOST_COLUMNS:
            self._aslines(name, columns, rows)
        else:
            self.cells += size
            self.notes.add("table_names")
            if len(name) > TABLE_NAME_LENGTH:
                self.html.append(f"<p>{escape(name, quote=False)}</p>")
                name = ""
            self._add(Table(name, columns, rows))
        for element in pictures_in(grid):
            self._photo(element, None)
        return taken

    def _aslines(self, name: str, columns: list[str], rows: list[list[str]]) -> None:
        self.notes.add("table_large")
        self._end_list()
        said = [name, *(" | ".join(row) for row in (columns, *rows))]
        self.html += [f"<p>{escape(line, quote=False)}</p>" for line in said if line]


def _is_heading(line: Paragraph) -> bool:
    return bool(re.fullmatch("h[1-9]", line.kind))


def _names_table(line: Paragraph) -> bool:
    return (
        not line.kind and line.mark is None and short(line, TABLE_NAME_LENGTH)
        and bool(_TABLE_NAME.match(line.text))
    )  # fmt: skip


def _captions(line: Paragraph) -> bool:
    """Whether a line right below a photo is its caption."""
    if line.kind == "caption":
        return short(line, CAPTION_LENGTH)
    plain = not line.kind and line.mark is None and short(line, CAPTION_LENGTH)
    return plain and (line.middle or line.all_in("italic"))


def _credited(text: str) -> tuple[str, str]:
    """Caption and name of the photographer: “Bà con làm đường. Ảnh: Tư Rạch”."""
    found = _CREDIT.search(text)
    if not found or len(found[1]) > CREDIT_LENGTH:
        return text, ""
    return text[: found.start()].rstrip(" ,;–-(["), found[1].strip()
