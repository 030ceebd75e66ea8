"""What changed between two texts, word by word: paragraphs are paired first, then their words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby

SAME, ADDED, REMOVED, CHANGED = "same", "added", "removed", "changed"

#: A word with the space behind it; figures, dates and numbers of documents stay whole.
_WORD = re.compile(r"(?:\w+(?:[.,/:–-]\w+)*|[^\w\s])\s*|\s+")
#: Two paragraphs are one that was changed when this share of their words is common.
_ALIKE, _VERY_ALIKE = 0.35, 0.6
#: How many paragraphs further on the former text of a paragraph is looked for.
_LOOK_AHEAD = 12
#: Beyond so many pairs of words a paragraph is compared by its sentences only.
_MOST_PAIRS = 1_000_000
_SENTENCE = re.compile(r"[^.!?…]*[.!?…]+\s*|[^.!?…]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words. kind: SAME, ADDED or REMOVED."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of either text or of both. kind: SAME, ADDED, REMOVED or CHANGED."""

    kind: str
    pieces: tuple[Piece, ...]


def compare_words(before: str, after: str) -> tuple[Piece, ...]:
    """Both texts as one run of pieces: what stayed, what was taken out, what came in."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    start = _common(old, new)
    end = _common(old[start:][::-1], new[start:][::-1])
    middle_old, middle_new = old[start : len(old) - end], new[start : len(new) - end]
    if len(middle_old) * len(middle_new) > _MOST_PAIRS:
        middle_old, middle_new = (
            _SENTENCE.findall("".join(words)) for words in (middle_old, middle_new)
        )
    pieces = [
        Piece(SAME, _same(old[:start], new[:start])),
        *_pieces(middle_old, middle_new),
        Piece(SAME, _same(old[len(old) - end :], new[len(new) - end :])),
    ]
    return _joined(pieces)


def _common(old: Sequence[str], new: Sequence[str]) -> int:
    """How many words both begin with; the space behind a word does not matter."""
    count = 0
    for one, other in zip(old, new, strict=False):
        if one.rstrip() != other.rstrip():
            break
        count += 1
    return count


def _pieces(old: Sequence[str], new: Sequence[str]) -> Iterable[Piece]:
    matcher = SequenceMatcher(
        None, [word.rstrip() for word in old], [word.rstrip() for word in new], autojunk=False
    )
    for tag, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        if tag == "equal":
            yield Piece(SAME, _same(old[old_from:old_to], new[new_from:new_to]))
        else:
            yield Piece(REMOVED, "".join(old[old_from:old_to]))
            yield Piece(ADDED, "".join(new[new_from:new_to]))


def _same(old: Sequence[str], new: Sequence[str]) -> str:
    """Words that stayed, with the space that either text has behind them."""
    return "".join(max(pair, key=len) for pair in zip(old, new, strict=True))


def _joined(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """Without empty pieces, neighbours of one kind as one."""
    full = (piece for piece in pieces if piece.text)
    return tuple(
        Piece(kind, "".join(piece.text for piece in group))
        for kind, group in groupby(full, key=lambda piece: piece.kind)
    )


def compare_paragraphs(before: Sequence[str], after: Sequence[str]) -> list[Paragraph]:
    """Every paragraph of both texts in the order of the new one, with its words compared.

    A paragraph that was moved is told as removed here and added there.
    """
    found: list[Paragraph] = []
    # Marked automatically as junk: paragraphs that stand in the text very often, such as rules.
    matcher = SequenceMatcher(None, before, after)
    for tag, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        if tag == "equal":
            found += [Paragraph(SAME, (Piece(SAME, text),)) for text in after[new_from:new_to]]
        else:
            found += _changed(before[old_from:old_to], after[new_from:new_to])
    return found


def _changed(before: Sequence[str], after: Sequence[str]) -> list[Paragraph]:
    found: list[Paragraph] = []
    bags = [Counter(text.split()) for text in before]
    place = 0
    for text in after:
        former = _former(Counter(text.split()), bags, place)
        if former is None:
            found.append(Paragraph(ADDED, (Piece(ADDED, text),)))
            continue
        found += [_removed(each) for each in before[place:former]]
        found.append(Paragraph(CHANGED, compare_words(before[former], text)))
        place = former + 1
    return found + [_removed(each) for each in before[place:]]


def _removed(text: str) -> Paragraph:
    return Paragraph(REMOVED, (Piece(REMOVED, text),))


def _former(words: Counter[str], bags: Sequence[Counter[str]], place: int) -> int | None:
    """Which paragraph of the old text this one was, looking on from ``place``."""
    best, share = None, _ALIKE
    for number in range(place, min(place + _LOOK_AHEAD, len(bags))):
        alike = _alike(words, bags[number])
        if alike >= share:
            best, share = number, alike
        if alike >= _VERY_ALIKE:
            break
    return best


def _alike(one: Counter[str], other: Counter[str]) -> float:
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 1.0
