"""Lists that somebody typed by hand: “1.”, “2.”… or a dash before every line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from conglang.papers.word.body import Element, Paragraph
from conglang.papers.word.inline import Span
from conglang.papers.word.notes import Notes
from conglang.papers.word.styles import Mark

_DASH = re.compile(r"^[-–+*]\s+(?=\S)")
_NUMBER = re.compile(r"^(\d{1,2})[.)]\s+(?=\S)")
_FEWEST = 2


def typed_lists(elements: list[Element], notes: Notes) -> list[Element]:
    """The same with at least two such lines in a row as items; one alone stays as it is."""
    made: list[Element] = []
    for group in _rows(elements):
        marks = [_typed_mark(each) for each in group]
        if len(group) < _FEWEST or None in marks:
            made += group
            continue
        notes.add("list_guess")
        made += [_item(each) for each in group if isinstance(each, Paragraph)]
    return made


def _rows(elements: list[Element]) -> Iterator[list[Element]]:
    """Neighbours that go on in one list, everything else alone."""
    row: list[Element] = []
    for element in elements:
        if row and _goes_on(_typed_mark(row[-1]), _typed_mark(element)):
            row.append(element)
            continue
        if row:
            yield row
        row = [element]
    if row:
        yield row


def _goes_on(before: Mark | None, here: Mark | None) -> bool:
    if before is None or here is None or before.ordered != here.ordered:
        return False
    return not here.ordered or here.number == before.number + 1


def _typed_mark(element: Element) -> Mark | None:
    if not isinstance(element, Paragraph) or element.kind or element.mark:
        return None
    if element.all_in("bold"):
        return None  # a heading with its number
    if _DASH.match(element.text):
        return Mark(0, ordered=False, number=1, label="", plain=True)
    found = _NUMBER.match(element.text)
    if not found:
        return None
    return Mark(0, ordered=True, number=int(found[1]), label=found[0].strip(), plain=True)


def _item(line: Paragraph) -> Paragraph:
    typed = _DASH.match(line.text) or _NUMBER.match(line.text)
    left = len("".join((typed[0] if typed else "").split()))
    return replace(line, spans=list(_without(line.spans, left)), mark=_typed_mark(line))


def _without(spans: list[Span], count: int) -> Iterator[Span]:
    """The spans without so many signs at their start, and without the blanks behind those."""
    begun = False
    for span in spans:
        text = span.text
        while not begun and text and (text[0].isspace() or count):
            count -= not text[0].isspace()
            text = text[1:]
        begun = begun or bool(text)
        if text:
            yield replace(span, text=text)
