"""What an article begins with: tables that only lay out are taken apart, title and lead found."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from conglang.core.text import clean, truncate_words
from conglang.papers.word.body import Element, Grid, Paragraph
from conglang.papers.word.inline import Image
from conglang.papers.word.notes import Notes

TITLE_LENGTH, LEAD_LENGTH, CAPTION_LENGTH = 250, 600, 300
_LONGEST_GUESSED_TITLE, _SHORTEST_LEAD = 200, 20
_FEW_ROWS = 4
_TOP_LINES = 8


# --- tables that are no tables -------------------------------------------------------------------


def unfolded(elements: list[Element], notes: Notes) -> Iterator[Element]:
    """The same with tables that only lay out text or photos taken apart."""
    for element in elements:
        if isinstance(element, Grid) and _lays_out(element):
            notes.add("layout")
            yield from unfolded(list(_cell_by_cell(element)), notes)
        elif isinstance(element, Paragraph) and not element.text:
            continue
        else:
            yield element


def _lays_out(grid: Grid) -> bool:
    rows = [row for row in grid.rows if any(row)]
    widest = max((sum(1 for cell in row if cell) for row in rows), default=0)
    if len(rows) < 2 or widest < 2:
        return True
    with_pictures = sum(1 for row in rows if any(_has_picture(cell) for cell in row))
    return with_pictures > 0 and (len(rows) <= _FEW_ROWS or 2 * with_pictures >= len(rows))


def _has_picture(cell: list[Element]) -> bool:
    return any(
        isinstance(each, Image)
        or (
            isinstance(each, Grid)
            and any(_has_picture(inner) for row in each.rows for inner in row)
        )
        for each in cell
    )


def _cell_by_cell(grid: Grid) -> Iterator[Element]:
    """Cells in reading order; what stands below a photo in the next row comes right after it."""
    used: set[tuple[int, int]] = set()
    for number, row in enumerate(grid.rows):
        below = grid.rows[number + 1] if number + 1 < len(grid.rows) else []
        for place, cell in enumerate(row):
            if (number, place) in used:
                continue
            yield from _with_caption(cell)
            next_cell = below[place] if place < len(below) else []
            if cell and isinstance(cell[-1], Image) and (caption := _only_line(next_cell)):
                used.add((number + 1, place))
                yield replace(caption, kind="caption", mark=None)


def _with_caption(cell: list[Element]) -> Iterator[Element]:
    last = cell[-1] if len(cell) > 1 and isinstance(cell[-2], Image) else None
    for element in cell:
        if element is last and isinstance(element, Paragraph) and short(element, CAPTION_LENGTH):
            yield replace(element, kind="caption", mark=None)
        else:
            yield element


def _only_line(cell: list[Element]) -> Paragraph | None:
    if len(cell) == 1 and isinstance(cell[0], Paragraph) and short(cell[0], CAPTION_LENGTH):
        return cell[0]
    return None


def short(paragraph: Paragraph, length: int) -> bool:
    """Whether it says something in at most so many characters."""
    return 0 < len(paragraph.text) <= length


# --- title and lead ------------------------------------------------------------------------------


def title_of(elements: list[Element], name: str, notes: Notes) -> tuple[str, list[Element]]:
    """The title and what is left; the name of the file where no line is one."""
    styled = next((each for each in lines(elements) if each.kind == "title"), None)
    found = styled or _guessed_title(elements, notes)
    if found is None:
        notes.add("title_file")
        return _from_name(name), elements
    if len(found.text) > TITLE_LENGTH:
        notes.add("title_long")
        return truncate_words(found.text, 30)[:TITLE_LENGTH], elements
    return found.text, [each for each in elements if each is not found]


def lines(elements: list[Element]) -> Iterator[Paragraph]:
    """The paragraphs among the elements."""
    return (each for each in elements if isinstance(each, Paragraph))


def usual_size(plain: list[Paragraph]) -> int:
    """The size in which most characters of these lines are set, in half points; 0 unknown."""
    counted: Counter[int] = Counter()
    for line in plain:
        counted[line.size] += len(line.text)
    return max(counted, key=lambda size: (counted[size], -size), default=0)


def larger_than(line: Paragraph, usual: int) -> bool:
    """Whether its letters are larger by a sixth at least: a heading that is drawn, not named."""
    return usual > 0 and 6 * line.size >= 7 * usual


def _largest_at_the_top(elements: list[Element]) -> Paragraph | None:
    """Under a letterhead the title is the line in the largest letters."""
    every = list(lines(elements))
    top, usual = every[:_TOP_LINES], usual_size(every)
    if not top:
        return None
    largest = max(top, key=lambda line: line.size)
    alone = sum(1 for line in top if line.size == largest.size) == 1
    plain = not largest.kind and largest.mark is None
    fits = len(largest.text) <= _LONGEST_GUESSED_TITLE
    return largest if alone and plain and fits and larger_than(largest, usual) else None


def _guessed_title(elements: list[Element], notes: Notes) -> Paragraph | None:
    first = next(lines(elements), None)
    if drawn := _largest_at_the_top(elements):
        notes.add("title_guess")
        return drawn
    if first is None or first.mark is not None or first.kind in {"caption", "quote", "lead"}:
        return None
    if first.kind.startswith("h"):
        return first
    marked = first.middle or first.all_in("bold") or first.text.isupper()
    plain = not first.text.endswith((".", "!", ";", ":", ",", "…"))
    only = len(elements) == 1
    if only or len(first.text) > _LONGEST_GUESSED_TITLE or not (marked or plain):
        return None
    notes.add("title_guess")
    return first


def _from_name(name: str) -> str:
    stem = name.rpartition("/")[2].rpartition("\\")[2]
    stem = stem.rpartition(".")[0] or stem
    return clean(" ".join(re.sub("[_-]+", " ", stem).split()))[:TITLE_LENGTH] or "Bài từ tệp Word"


def lead_of(elements: list[Element], notes: Notes) -> tuple[str, list[Element]]:
    """The lead and what is left; "" where no paragraph is clearly one."""
    first = next(lines(elements), None)
    if first is None:
        return "", elements
    plain = not any(span.href for span in first.spans) and first.mark is None
    styled = first.kind == "lead"
    guessed = first.kind == "" and (first.all_in("bold") or first.all_in("italic"))
    others = sum(1 for each in lines(elements)) > 1
    if not plain or not (styled or (guessed and others and len(first.text) >= _SHORTEST_LEAD)):
        notes.add("lead_missing")
        return "", elements
    if len(first.text) > LEAD_LENGTH:
        notes.add("lead_long")
        return "", elements
    if _follows_picture(elements, first):
        notes.add("lead_missing")
        return "", elements
    if not styled:
        notes.add("lead_guess")
    return first.text, [each for each in elements if each is not first]


def _follows_picture(elements: list[Element], line: Paragraph) -> bool:
    """A slanted line below a photo is its caption."""
    place = next(number for number, each in enumerate(elements) if each is line)
    return place > 0 and isinstance(elements[place - 1], Image)
