"""A table of a document as plain words: one line of heads, cells without breaks or tables."""

from __future__ import annotations

from collections.abc import Iterator

from conglang.papers.word.body import Element, Grid
from conglang.papers.word.inline import Image
from conglang.papers.word.notes import Notes


def plain(grid: Grid, notes: Notes) -> tuple[list[str], list[list[str]]]:
    """Heads of the columns, and the rows below them; empty columns and rows are left out."""
    rows = [[_cell(cell, notes) for cell in row] for row in grid.rows]
    width = max(len(row) for row in rows)
    rows = [row + [""] * (width - len(row)) for row in rows if any(row)]
    used = [place for place in range(width) if any(row[place] for row in rows)]
    rows = [[row[place] for place in used] for row in rows]
    headed = min(max(grid.headed, 1), len(rows) - 1)
    heads = [_spread(row) for row in rows[:headed]]
    columns = [" – ".join(dict.fromkeys(filter(None, parts))) for parts in zip(*heads, strict=True)]
    return columns, rows[headed:]


def _cell(cell: list[Element], notes: Notes) -> str:
    return " ".join(filter(None, (_words(each, notes) for each in cell)))


def _words(element: Element, notes: Notes) -> str:
    if isinstance(element, Image):
        return ""
    if isinstance(element, Grid):
        notes.add("table_nested")
        rows = (
            "; ".join(filter(None, (_cell(cell, notes) for cell in row))) for row in element.rows
        )
        return " / ".join(filter(None, rows))
    addresses = dict.fromkeys(span.href for span in element.spans if span.href)
    if addresses:
        notes.add("table_links")
    shown = [
        address for address in addresses if address.removeprefix("mailto:") not in element.text
    ]
    label = element.mark.label if element.mark else ""
    return " ".join(filter(None, (label, element.text, *(f"({each})" for each in shown))))


def pictures_in(grid: Grid) -> Iterator[Image]:
    """Pictures in the cells, also of tables in them."""
    for row in grid.rows:
        for cell in row:
            for element in cell:
                if isinstance(element, Image):
                    yield element
                elif isinstance(element, Grid):
                    yield from pictures_in(element)


def _spread(row: list[str]) -> list[str]:
    """A head over several columns is said over each; the first column may have none."""
    spread, last = [], ""
    for cell in row:
        last = cell or last
        spread.append(last)
    return spread
