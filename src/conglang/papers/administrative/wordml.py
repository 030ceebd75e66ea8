"""The few elements of WordprocessingML that an administrative document needs, as strings.

The order of children is that of the standard; Word refuses some files that break it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

_ALIGN = {"left": "left", "center": "center", "right": "right", "justify": "both"}
#: Lines around the cells of a table; half a point, black.
_GRID = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)


def twips(mm: float) -> int:
    return round(mm * 1440 / 25.4)


@dataclass(frozen=True, slots=True)
class Look:
    """Of a paragraph. size: points; what is not said is the style's."""

    style: str = ""
    align: str = ""
    size: float = 0
    bold: bool = False
    italic: bool = False
    indent: bool = True
    keep_next: bool = False


def paragraph(text: str, look: Look) -> str:
    style = f'<w:pStyle w:val="{look.style}"/>' if look.style else ""
    keep = "<w:keepNext/>" if look.keep_next else ""
    indent = "" if look.indent else '<w:ind w:left="0" w:firstLine="0"/>'
    align = f'<w:jc w:val="{_ALIGN[look.align]}"/>' if look.align else ""
    inside = f"<w:pPr>{style}{keep}{indent}{align}</w:pPr>"
    return f"<w:p>{inside}{_run(text, look)}</w:p>"


def rule(width_mm: float, column_mm: float) -> str:
    """A line in the middle of its column: a paragraph without height and with a border over it."""
    side = twips(max(0.0, column_mm - width_mm) / 2)
    return (
        '<w:p><w:pPr><w:pStyle w:val="Rule"/>'
        '<w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="000000"/></w:pBdr>'
        f'<w:ind w:left="{side}" w:right="{side}" w:firstLine="0"/></w:pPr></w:p>'
    )


def room(mm: float) -> str:
    """Empty height to sign in."""
    return (
        '<w:p><w:pPr><w:pStyle w:val="Block"/><w:keepNext/>'
        f'<w:spacing w:before="0" w:after="0" w:line="{twips(mm)}" w:lineRule="exact"/>'
        "</w:pPr></w:p>"
    )


def page_break() -> str:
    return '<w:p><w:pPr><w:pStyle w:val="Rule"/></w:pPr><w:r><w:br w:type="page"/></w:r></w:p>'


def cell(inside: str, width: int, *, span: int = 1, middle: bool = False) -> str:
    """width: twips. A cell ends with a paragraph, or Word calls the file broken."""
    spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    height = '<w:vAlign w:val="center"/>' if middle else ""
    properties = f'<w:tcW w:w="{width}" w:type="dxa"/>{spanned}{height}'
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def row(cells: Iterable[str], *, titles: bool = False) -> str:
    """titles: comes again at the head of every page."""
    again = "<w:tblHeader/>" if titles else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{again}</w:trPr>{''.join(cells)}</w:tr>"


def table(rows: Iterable[str], widths: Sequence[int], *, lined: bool) -> str:
    """widths: twips of the columns. lined: False for what only stands side by side."""
    borders = f"<w:tblBorders>{_GRID}</w:tblBorders>" if lined else ""
    margin = 85 if lined else 0
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/>{borders}'
        '<w:tblLayout w:type="fixed"/>'
        f'<w:tblCellMar><w:left w:w="{margin}" w:type="dxa"/>'
        f'<w:right w:w="{margin}" w:type="dxa"/></w:tblCellMar>'
        f'<w:tblLook w:val="0000" w:firstRow="{int(lined)}" w:lastRow="0" w:firstColumn="0"'
        ' w:lastColumn="0" w:noHBand="1" w:noVBand="1"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def shares(total: int, parts: Sequence[int]) -> list[int]:
    """Divide a width by parts; the whole is used up exactly."""
    whole = sum(parts)
    ends = [total * sum(parts[: place + 1]) // whole for place in range(len(parts))]
    return [end - start for start, end in zip([0, *ends], ends, strict=False)]


def _run(text: str, look: Look) -> str:
    if not text:
        return ""
    bold = "<w:b/><w:bCs/>" if look.bold else ""
    italic = "<w:i/><w:iCs/>" if look.italic else ""
    half_points = round(look.size * 2)
    size = f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>' if look.size else ""
    lines = (f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in text.split("\n"))
    return f"<w:r><w:rPr>{bold}{italic}{size}</w:rPr>{'<w:br/>'.join(lines)}</w:r>"
