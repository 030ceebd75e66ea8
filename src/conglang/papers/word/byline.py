"""Who wrote it: the names in the last lines of a text, as newsrooms set them."""

from __future__ import annotations

import re

from conglang.papers.word.body import Element, Paragraph
from conglang.papers.word.inline import Image
from conglang.papers.word.notes import Notes
from conglang.papers.word.opening import short
from conglang.papers.word.paper import Author

NAME_LENGTH = 120
_LONGEST_LINE, _MOST_LINES, _MOST_NAMES, _MOST_WORDS = 160, 3, 6, 6
#: What stands before the names, and what these people did.
_ROLES = {
    "tin": ("tin",), "bài": ("bai",), "ảnh": ("anh",), "bài viết": ("bai",),
    "tác giả": ("bai",), "người viết": ("bai",), "người viết bài": ("bai",),
    "thực hiện": ("bai",), "người thực hiện": ("bai",),
}  # fmt: skip
_LABEL = re.compile(r"\s*([^\W\d_][^:]{1,30}?)\s*:\s*")
_BETWEEN_ROLES = re.compile(r"\s*(?:,|và|\+|-|–|&|/)\s*", re.IGNORECASE)
_BETWEEN_NAMES = re.compile(r"\s*(?:,|;|\bvà\b|&)\s*")
_BETWEEN_PARTS = re.compile(r"\s*[;|.]\s*(?=[^\W\d_][^:;|]{1,30}:)")
_NAME_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|[.’'-])*")


def authors_of(elements: list[Element], notes: Notes) -> tuple[list[Author], list[Element]]:
    """The authors named in the last lines, and what is left; none where no line is clearly one."""
    end = len(elements)
    while end and _is_note(elements[end - 1]):
        end -= 1
    start, found = end, list[Author]()
    while start > 1 and end - start < _MOST_LINES:
        named = _named(elements[start - 1], elements[start - 2])
        if not named:
            break
        start, found = start - 1, [*named, *found]
    if found:
        notes.add("byline")
    return list(dict.fromkeys(found)), [*elements[:start], *elements[end:]]


def _is_note(element: Element) -> bool:
    return isinstance(element, Paragraph) and element.kind == "note"


def _named(element: Element, before: Element) -> list[Author]:
    if not isinstance(element, Paragraph) or element.kind or element.mark is not None:
        return []
    if not short(element, _LONGEST_LINE):
        return []
    text = element.text.strip("()[] ")
    below_a_photo = isinstance(before, Image) and not element.right
    if below_a_photo:
        return []  # its caption
    if labelled := _labelled(text):
        return labelled
    set_apart = element.right or element.all_in("bold")
    names = _names(text) if set_apart else []
    return [Author(name, "bai") for name in names]


def _labelled(text: str) -> list[Author]:
    """“Tin, ảnh: Thanh Hà”, “Bài: Minh Tâm. Ảnh: Tư Rạch”."""
    authors: list[Author] = []
    for part in _BETWEEN_PARTS.split(text):
        label = _LABEL.match(part)
        roles = _roles(label[1]) if label else []
        names = _names(part[label.end() :]) if label else []
        if not roles or not names:
            return []
        authors += [Author(name, role) for name in names for role in roles]
    return authors


def _roles(label: str) -> list[str]:
    known = [_ROLES.get(each.lower(), ()) for each in _BETWEEN_ROLES.split(label.strip())]
    return [role for each in known for role in each] if all(known) else []


def _names(text: str) -> list[str]:
    """Names of people or pen names, with their place behind a dash; [] for anything else."""
    text = text.strip().rstrip(".")
    names = [each for each in _BETWEEN_NAMES.split(text) if each]
    if not 0 < len(names) <= _MOST_NAMES or not all(map(_is_name, names)):
        return []
    return names


def _is_name(text: str) -> bool:
    person, _, place = re.sub(r"\s+[–-]\s+|\s*\(", "|", text).partition("|")
    words = person.split()
    return (
        0 < len(words) <= _MOST_WORDS
        and len(text) <= NAME_LENGTH
        and all(_NAME_WORD.fullmatch(word) and word[0].isupper() for word in words)
        and not (place and not place[0].isupper())
    )
