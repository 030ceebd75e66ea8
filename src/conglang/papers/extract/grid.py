"""Rows of a table as sentences: every value beside the heading of its column.

A birthday in a column "Ngày sinh" is a birthday only together with its heading.
"""

from __future__ import annotations

from collections.abc import Iterator

_LONGEST_HEADING = 60


def rows_in_words(rows: list[list[str]]) -> Iterator[str]:
    """One line for each row, "" for an empty one; values follow the heading that came before."""
    headings: list[str] = []
    for row in rows:
        cells = [cell.strip() for cell in row]
        if _are_headings(cells):
            headings = cells
            yield " | ".join(filter(None, cells))
        else:
            yield " | ".join(_labelled(cells, headings))


def _are_headings(cells: list[str]) -> bool:
    said = [cell for cell in cells if cell]
    return len(said) > 1 and all(
        len(cell) <= _LONGEST_HEADING and not any(c.isdigit() for c in cell) for cell in said
    )


def _labelled(cells: list[str], headings: list[str]) -> Iterator[str]:
    for number, cell in enumerate(cells):
        if cell:
            heading = headings[number] if number < len(headings) else ""
            # A row of words only is a row of values where headings came before it.
            yield f"{heading}: {cell}" if heading and heading != cell else cell
