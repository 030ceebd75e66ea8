"""The document as a Word file, written with the standard library alone."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import chain

from conglang.papers.administrative import arranged, measures
from conglang.papers.administrative.arranged import Arranged, Grid, Line, Piece, Role, arrange
from conglang.papers.administrative.document import Document, PageBreak, Signature
from conglang.papers.administrative.docx_parts import package, section
from conglang.papers.administrative.wordml import (
    Look,
    cell,
    page_break,
    paragraph,
    room,
    row,
    rule,
    shares,
    table,
    twips,
)

DOCX_MIME = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

#: Archives know no day before.
_FIRST_DAY = date(1980, 1, 1)
_EMPTY = paragraph("", Look("Block"))
_STYLES = {
    Role.HEADING_1: "Heading1",
    Role.HEADING_2: "Heading2",
    Role.HEADING_3: "Heading3",
    Role.CAPTION: "Title",
}


def to_docx(document: Document) -> bytes:
    """The same document gives the same bytes. TypeError as in ``arrange``."""
    paper, text = measures.page(landscape=document.landscape), arrange(document)
    size = measures.WIDE_TEXT if document.landscape else measures.TEXT
    body = "".join(
        chain(_head(text, paper), _opening(text, paper), _body(text, paper), _end(text, paper))
    )
    parts = package(
        body + section(paper), title=text.title, creator=text.issuer, on=text.on, text=size
    )
    return _packed(parts, max(text.on or _FIRST_DAY, _FIRST_DAY))


def _packed(parts: dict[str, str], on: date) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, (on.year, on.month, on.day, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0  # the same file on every system
            archive.writestr(entry, content.encode())
    return stream.getvalue()


def _halves(paper: measures.Page) -> tuple[float, float]:
    left = paper.text_width * measures.LEFT_PART
    return left, paper.text_width - left


def _head(text: Arranged, paper: measures.Page) -> Iterator[str]:
    left, right = _halves(paper)
    widths = [twips(left), twips(paper.text_width) - twips(left)]
    body = _block(text.superior, measures.BODY_NAME)
    body += _block(text.issuer, measures.BODY_NAME, bold=True)
    body += _short_rule(text.issuer, measures.BODY_NAME, left)
    nation = _block(arranged.NATIONAL_TITLE, measures.NATIONAL_TITLE, bold=True)
    nation += _block(arranged.MOTTO, measures.MOTTO, bold=True)
    nation += rule(measures.rough_width_mm(arranged.MOTTO, measures.MOTTO), right)
    number = _block(text.number, measures.NUMBER) + _block(text.about, measures.BODY_NAME)
    place = _block(text.place, measures.PLACE, italic=True)
    rows = [row([cell(body, widths[0]), cell(nation, widths[1])])]
    if number or place:
        rows.append(row([cell(number or _EMPTY, widths[0]), cell(place or _EMPTY, widths[1])]))
    yield table(rows, widths, lined=False)
    yield _EMPTY


def _opening(text: Arranged, paper: measures.Page) -> Iterator[str]:
    """Kind and abstract, or whom a letter is addressed to."""
    if text.kind:
        yield paragraph(text.kind, Look("Title", size=measures.KIND, bold=True))
    if text.abstract:
        yield paragraph(text.abstract, Look("Title", size=measures.ABSTRACT, bold=True))
        yield _short_rule(text.abstract, measures.ABSTRACT, paper.text_width)
    if text.kind:
        yield _EMPTY
    alone = len(text.addressees) == 1
    for line in text.addressees:
        yield paragraph(line, Look(align="center", indent=False) if alone else Look())


def _body(text: Arranged, paper: measures.Page) -> Iterator[str]:
    last = len(text.pieces) - 1
    for place, piece in enumerate(text.pieces):
        # A signature never stands alone on a page.
        yield from _piece(piece, paper, keep=place == last and bool(text.signatures))


def _piece(piece: Piece, paper: measures.Page, *, keep: bool) -> Iterator[str]:
    match piece:
        case PageBreak():
            yield page_break()
        case Grid():
            yield _grid(piece, paper)
            # Two tables that touch would be one.
            yield paragraph("", Look("Rule", keep_next=keep))
        case Line():
            yield _line(piece, keep=keep)


def _line(line: Line, *, keep: bool) -> str:
    style = _STYLES.get(line.role, "")
    align = "" if line.align == "justify" else line.align.value
    look = Look(
        style, align, bold=line.bold, italic=line.italic, indent=line.indent, keep_next=keep
    )
    return paragraph(line.text, look)


def _grid(grid: Grid, paper: measures.Page) -> str:
    widths = shares(twips(paper.text_width), grid.widths)
    titles = [
        cell(paragraph(title, Look("CellText", "center", bold=True)), width, middle=True)
        for title, width in zip(grid.titles, widths, strict=True)
    ]
    rows = [row(titles, titles=True)]
    for line in grid.rows:
        cells, start = [], 0
        for one in line.cells:
            inside = paragraph(one.text, Look("CellText", one.align.value, bold=line.bold))
            width = sum(widths[start : start + one.span])
            cells.append(cell(inside, width, span=one.span, middle=True))
            start += one.span
        rows.append(row(cells))
    return table(rows, widths, lined=True)


def _end(text: Arranged, paper: measures.Page) -> Iterator[str]:
    copies = _recipients(text.recipients)
    if copies or text.signatures:
        yield paragraph("", Look("Block", keep_next=True))
    if len(text.signatures) == 1:
        left = twips(_halves(paper)[0])
        widths = [left, twips(paper.text_width) - left]
        signed = cell(_signed(text.signatures[0]), widths[1])
        yield table([row([cell(copies or _EMPTY, widths[0]), signed])], widths, lined=False)
    elif text.signatures:
        widths = shares(twips(paper.text_width), [1] * len(text.signatures))
        blocks = map(_signed, text.signatures)
        cells = [cell(block, width) for block, width in zip(blocks, widths, strict=True)]
        yield table([row(cells)], widths, lined=False)
        yield copies
    else:
        yield copies
    # The format wants a paragraph behind a last table; this one has no height to speak of.
    yield paragraph("", Look("Rule"))


def _recipients(lines: Sequence[str]) -> str:
    if not lines:
        return ""
    word = Look("Block", "left", measures.RECIPIENTS_WORD, bold=True, italic=True)
    rest = Look("Block", "left", measures.RECIPIENTS)
    return paragraph(arranged.RECIPIENTS, word) + "".join(paragraph(line, rest) for line in lines)


def _signed(signature: Signature) -> str:
    strong = Look("Block", size=measures.SIGNATURE, bold=True, keep_next=True)
    hint = Look("Block", size=measures.HINT, italic=True, keep_next=True)
    lines = [paragraph(line, strong) for line in (*signature.authority, signature.post) if line]
    lines += [paragraph(signature.hint, hint)] if signature.hint else []
    name = Look("Block", size=measures.SIGNATURE, bold=True)
    return "".join((*lines, room(measures.SIGNING_ROOM_MM), paragraph(signature.name, name)))


def _block(text: str, size: float, *, bold: bool = False, italic: bool = False) -> str:
    """A centred line of the head; nothing where there is no text."""
    return paragraph(text, Look("Block", size=size, bold=bold, italic=italic)) if text else ""


def _short_rule(text: str, size: float, column_mm: float) -> str:
    longest = max((measures.rough_width_mm(line, size) for line in text.split("\n")), default=0)
    return rule(measures.SHORT_RULE * min(longest, column_mm), column_mm)
