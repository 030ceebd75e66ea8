"""The arranged document as the HTML that the PDF is set from; never served to anybody."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from itertools import chain

from conglang.papers.administrative import arranged
from conglang.papers.administrative.arranged import Arranged, Grid, GridRow, Line, Piece, Role
from conglang.papers.administrative.document import PageBreak, Signature

_TAGS = {Role.HEADING_1: "h2", Role.HEADING_2: "h3", Role.HEADING_3: "h4"}


def page_of(text: Arranged) -> str:
    """One whole page; everything that came from people is escaped."""
    inside = "".join(chain(_head(text), _opening(text), _body(text.pieces), _end(text)))
    day = f'<meta name="dcterms.created" content="{text.on.isoformat()}">' if text.on else ""
    modified = day.replace("created", "modified")
    title = escape(" ".join(text.title.split()))
    author = escape(" ".join(text.issuer.split()))
    return (
        f'<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>{title}</title>'
        f'<meta name="author" content="{author}">{day}{modified}</head>'
        f"<body>{inside}</body></html>"
    )


def _p(text: str, classes: str = "") -> str:
    """A paragraph; nothing where there is no text."""
    return f'<p class="{classes}">{escape(text)}</p>' if text else ""


def _over_rule(text: str, classes: str) -> str:
    """Text over a short line; nothing where there is no text."""
    return f'<p class="{classes} short-rule"><span>{escape(text)}</span></p>' if text else ""


def _sides(near: str, far: str, classes: str = "") -> str:
    return (
        f'<div class="sides {classes}"><div class="near">{near}</div>'
        f'<div class="far">{far}</div></div>'
    )


def _head(text: Arranged) -> Iterator[str]:
    body = _p(text.superior, "body-name") + _over_rule(text.issuer, "body-name bold")
    nation = _p(arranged.NATIONAL_TITLE, "nation")
    nation += f'<p class="motto"><span>{arranged.MOTTO}</span></p>'
    yield _sides(body, nation)
    number = _p(text.number, "number") + _p(text.about, "body-name")
    if number or text.place:
        yield _sides(number, _p(text.place, "place"), "second")


def _opening(text: Arranged) -> Iterator[str]:
    """Kind and abstract, or whom a letter is addressed to."""
    if text.kind:
        yield f'<div class="title"><h1>{escape(text.kind)}</h1>'
        yield f"{_over_rule(text.abstract, '')}</div>"
    if text.addressees:
        look = "line flush center" if len(text.addressees) == 1 else "line"
        yield f'<div class="addressees">{"".join(_p(one, look) for one in text.addressees)}</div>'
    elif not text.kind:
        yield '<div class="addressees"></div>'


def _body(pieces: Sequence[Piece]) -> Iterator[str]:
    for piece in pieces:
        match piece:
            case PageBreak():
                yield '<div class="new-page"></div>'
            case Grid():
                yield _grid(piece)
            case Line():
                yield _line(piece)


def _line(line: Line) -> str:
    if line.role is Role.CAPTION:
        return _p(line.text, "caption")
    classes = ["line", line.align.value]
    classes += [
        name
        for name, on in (("bold", line.bold), ("italic", line.italic), ("flush", not line.indent))
        if on
    ]
    tag = _TAGS.get(line.role, "p")
    return f'<{tag} class="{" ".join(classes)}">{escape(line.text)}</{tag}>'


def _grid(grid: Grid) -> str:
    whole = sum(grid.widths)
    columns = "".join(f'<col style="width: {width / whole:.4%}">' for width in grid.widths)
    titles = "".join(f'<th scope="col">{escape(title)}</th>' for title in grid.titles)
    rows = "".join(map(_row, grid.rows))
    return (
        f"<table><colgroup>{columns}</colgroup><thead><tr>{titles}</tr></thead>"
        f"<tbody>{rows}</tbody></table>"
    )


def _row(row: GridRow) -> str:
    bold = " bold" if row.bold else ""
    cells = (
        f'<td class="{cell.align}{bold}"{_span(cell.span)}>{escape(cell.text)}</td>'
        for cell in row.cells
    )
    return f"<tr>{''.join(cells)}</tr>"


def _span(columns: int) -> str:
    return f' colspan="{columns}"' if columns > 1 else ""


def _end(text: Arranged) -> Iterator[str]:
    copies = _recipients(text.recipients)
    signed = [_signed(signature) for signature in text.signatures]
    if len(signed) == 1:
        yield f'<div class="end">{_sides(copies, signed[0])}</div>'
    elif signed:
        yield f'<div class="end sides signatures">{"".join(signed)}</div>{copies}'
    elif copies:
        yield f'<div class="end">{copies}</div>'


def _recipients(lines: Sequence[str]) -> str:
    if not lines:
        return ""
    listed = "".join(map(_p, lines))
    return f'<div class="recipients">{_p(arranged.RECIPIENTS, "word")}{listed}</div>'


def _signed(signature: Signature) -> str:
    lines = "".join(map(_p, (*signature.authority, signature.post)))
    # A name still missing leaves its room all the same.
    name = f'<p class="name">{escape(signature.name) or arranged.ROOM}</p>'
    return f'<div class="signature">{lines}{_p(signature.hint, "hint")}{name}</div>'
