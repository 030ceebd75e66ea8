"""The document from top to bottom: paragraphs, pictures, tables in their order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from conglang.core.errors import Refusal
from conglang.core.text import looks_legacy
from conglang.core.text.legacy import Legacy, legacy_font
from conglang.papers.word import styles
from conglang.papers.word.inline import Box, Image, Inline, Piece, Span, Story
from conglang.papers.word.letters import tidy, without_bullet
from conglang.papers.word.nodes import DAMAGED, Node
from conglang.papers.word.notes import Notes
from conglang.papers.word.package import Link, Package
from conglang.papers.word.styles import Mark, Numbering, Styles

BULLET = Mark(0, ordered=False, number=1, label="", plain=True)
_INSIDE = frozenset({
    "w:sdt", "w:sdtContent", "w:customXml", "w:smartTag", "w:ins", "w:moveTo",
    "mc:AlternateContent",
})  # fmt: skip
_NOTED = {"w:del": "tracked", "w:moveFrom": "tracked", "w:altChunk": "chunk"}
#: Fonts of encodings that we do not read: VPS, VISCII, BK HCM, VietWare.
_UNKNOWN_FONTS = re.compile(r"(?:vps|viscii|bkhcm|vntime|vnarial|vncour|vni?helv)", re.IGNORECASE)
_UNICODE_OR_PLAIN = re.compile("^[^\x80-\xff]*$|[ĂăĐđƠơƯư\u1ea0-\u1ef9]")
UNKNOWN_ENCODING = (
    "Tệp gõ bằng một bảng mã cũ mà cổng không đọc được nên chữ sẽ sai. Hãy chuyển cả tệp sang "
    "Unicode (chẳng hạn bằng UniKey, Ctrl+Shift+F6) rồi tải lại."
)


@dataclass(slots=True)
class Paragraph:
    """kind: as ``styles.kind``. mark: of a list item. middle, right: where the line stands.

    size: of its smallest letters in half points, 0 where nothing says.
    """

    spans: list[Span]
    kind: str = ""
    mark: Mark | None = None
    middle: bool = False
    right: bool = False
    size: int = 0

    @property
    def text(self) -> str:
        """Its words on one line."""
        return " ".join("".join(span.text for span in self.spans).split())

    def all_in(self, look: str) -> bool:
        """Whether every word is ``bold`` or ``italic``."""
        return all(getattr(span, look) for span in self.spans if span.text.strip())


@dataclass(slots=True)
class Grid:
    """A table: cells hold what a document holds. headed: how many rows are its head."""

    rows: list[list[list[Element]]]
    headed: int = 0


Element = Paragraph | Image | Grid


class Body:
    """Reads one document; ``elements`` is all it says, in order."""

    def __init__(self, package: Package) -> None:
        self.package = package
        self.notes = Notes()
        sheet, numbers = package.beside("styles"), package.beside("numbering")
        self.numbering = Numbering(package.xml(numbers) if numbers else None)
        self.story = Story(
            styles=Styles(package.xml(sheet) if sheet else None), notes=self.notes,
            links=package.links(package.main),
        )  # fmt: skip

    def elements(self) -> list[Element]:
        """Everything in the document, footnotes last. Refuses: damaged, unknown_encoding."""
        document = self.package.xml(self.package.main)
        body = document.first("w:body") if document else None
        if body is None:
            raise Refusal("damaged", DAMAGED)
        self._look_at_margins()
        found = [*self.blocks(body.children), *self._footnotes()]
        settle_letters(found, self.story)
        return found

    def _look_at_margins(self) -> None:
        """Headers and footers are the paper's, not the article's; words in them are told of."""
        for link in self.story.links.values():
            if link.kind in {"header", "footer"} and not link.outside:
                try:
                    sheet = self.package.xml(link.target)
                except Refusal:
                    sheet = None
                if sheet is not None and any(_says_something(each) for each in sheet.walk()):
                    self.notes.add("margins")

    def blocks(self, nodes: list[Node]) -> Iterator[Element]:
        for node in nodes:
            if node.tag == "w:p":
                yield from self._paragraph(node)
            elif node.tag == "w:tbl":
                yield self._table(node)
            elif node.tag in _INSIDE:
                yield from self.blocks((node.first("mc:Choice") or node).children)
            elif node.tag == "m:oMathPara":
                alone = Node("w:p", {})
                alone.children = [node]
                yield from self._paragraph(alone)
            elif node.tag in _NOTED:
                self.notes.add(_NOTED[node.tag])

    # --- paragraphs ----------------------------------------------------------------------------

    def _paragraph(self, node: Node) -> Iterator[Element]:
        properties = node.first("w:pPr")
        chain = self.story.styles.paragraph(properties)
        kind = styles.kind(chain)
        mark = self.numbering.mark(properties, chain)
        pieces = Inline(self.story, chain).read(node)
        if kind == "toc":
            self.notes.add("toc")
            return
        side = styles.said(properties, chain, "w:jc")
        model = Paragraph(
            [], kind or styles.outline(properties, chain), mark, side == "center",
            side in {"right", "end"},
        )  # fmt: skip
        yield from self._laid_out(pieces, model)

    def _laid_out(self, pieces: list[Piece], model: Paragraph) -> Iterator[Element]:
        """Text around pictures in the line; what floats, and boxes, behind the paragraph."""
        line: list[Span] = []
        behind: list[Image | Box] = []
        for piece in pieces:
            if isinstance(piece, Span):
                line.append(piece)
            elif isinstance(piece, Box) or piece.floating:
                behind.append(piece)
            else:
                yield from self._line(line, model)
                line = []
                yield piece
        yield from self._line(line, model)
        for late in behind:
            if isinstance(late, Image):
                yield late
            else:
                yield from self.blocks(late.nodes)

    def _line(self, spans: list[Span], model: Paragraph) -> Iterator[Paragraph]:
        _refuse_unknown(spans)
        bare = without_bullet(spans) if model.mark is None else None
        found = spans if bare is None else bare
        if any(span.text.strip() for span in found):
            mark = model.mark if bare is None else BULLET
            size = min((span.size for span in found if span.text.strip()), default=0)
            yield replace(model, spans=found, mark=mark, size=size)

    # --- tables --------------------------------------------------------------------------------

    def _table(self, node: Node) -> Grid:
        rows: list[list[list[Element]]] = []
        headed, above = 0, list[list[Element]]()
        for row in _children(node, "w:tr"):
            properties = row.first("w:trPr")
            if properties is not None and properties.first("w:del") is not None:
                self.notes.add("tracked")
                continue
            cells = self._cells(row, properties, above)
            if properties is not None and properties.flag("w:tblHeader") and headed == len(rows):
                headed += 1
            rows.append(cells)
            above = cells
        return Grid(rows, headed)

    def _cells(
        self, row: Node, properties: Node | None, above: list[list[Element]]
    ) -> list[list[Element]]:
        skipped = _number(properties, "w:gridBefore", 0) if properties else 0
        cells: list[list[Element]] = [[] for _ in range(skipped)]
        for cell in _children(row, "w:tc"):
            own = cell.first("w:tcPr")
            inside = list(self.blocks(cell.children))
            merged = own.first("w:vMerge") if own else None
            if merged is not None and merged.get("w:val") != "restart":
                # Every line of a table is read by itself: what was merged is said again.
                self.notes.add("table_merged")
                before = above[len(cells)] if len(cells) < len(above) else []
                inside = inside or [each for each in before if isinstance(each, Paragraph)]
            cells.append(inside)
            wide = _number(own, "w:gridSpan", 1) if own else 1
            if wide > 1:
                self.notes.add("table_merged")
                cells += [[] for _ in range(wide - 1)]
        return cells

    # --- footnotes -----------------------------------------------------------------------------

    def _footnotes(self) -> Iterator[Element]:
        sheets: dict[str, tuple[dict[str, Link], dict[str, Node]]] = {}
        for number, (kind, name) in enumerate(list(self.story.footnotes), start=1):
            if kind not in sheets:
                sheets[kind] = self._sheet(kind)
            self.story.links, by_id = sheets[kind]
            label = f"[{number}] "
            for element in self.blocks(by_id[name].children) if name in by_id else ():
                if isinstance(element, Paragraph) and label:
                    element.spans.insert(0, Span(label))
                    element.kind, element.mark, label = "note", None, ""
                yield element

    def _sheet(self, kind: str) -> tuple[dict[str, Link], dict[str, Node]]:
        part = self.package.beside(kind)
        sheet = self.package.xml(part) if part else None
        if sheet is None:
            return {}, {}
        return self.package.links(part), {each.get("w:id"): each for each in sheet.children}


def settle_letters(elements: list[Element], story: Story) -> None:
    """Every paragraph in Unicode, NFC, with single spaces. Refuses: unknown_encoding."""
    paragraphs = list({id(each): each for each in _paragraphs(elements)}.values())
    story.suspect = _suspect(paragraphs)
    for paragraph in paragraphs:
        _refuse_unknown(paragraph.spans)
        paragraph.spans = tidy(paragraph.spans, story)


def _children(node: Node, tag: str) -> Iterator[Node]:
    """Rows or cells, also inside content controls and insertions."""
    for child in node.children:
        if child.tag == tag:
            yield child
        elif child.tag in _INSIDE:
            yield from _children(child, tag)


def _says_something(node: Node) -> bool:
    return node.tag in {"a:blip", "v:imagedata"} or (
        node.tag == "w:t" and any(each.isalpha() for each in node.text)
    )


def _number(properties: Node, tag: str, default: int) -> int:
    value = properties.val(tag)
    return min(int(value), 63) if value.isdecimal() else default


def _paragraphs(elements: list[Element]) -> Iterator[Paragraph]:
    for element in elements:
        if isinstance(element, Paragraph):
            yield element
        elif isinstance(element, Grid):
            for row in element.rows:
                for cell in row:
                    yield from _paragraphs(cell)


def _suspect(paragraphs: list[Paragraph]) -> Legacy:
    """The old encoding of text whose font does not tell; shorter text is then judged by it."""
    for paragraph in paragraphs:
        plain = "".join(span.text for span in paragraph.spans if not legacy_font(span.font))
        if found := looks_legacy(plain):
            return found
    return ""


def _refuse_unknown(spans: list[Span]) -> None:
    if any(_UNKNOWN_FONTS.match(span.font) for span in spans):
        text = "".join(span.text for span in spans if _UNKNOWN_FONTS.match(span.font))
        if not _UNICODE_OR_PLAIN.search(text):
            raise Refusal("unknown_encoding", UNKNOWN_ENCODING)
