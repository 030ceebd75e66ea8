"""Show where a search found its words. Both functions return safe HTML with <mark> only."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from conglang.core.text.folding import WORD, fold, fold_same_length, words
from conglang.core.text.spelling import exact, iy_key

# What may stand between two words under one mark: space on a line, or one sign as in 15/QĐ-UBND.
_JOINT = re.compile(r"[^\S\n]+|[-–/._]")


@dataclass(frozen=True, slots=True)
class _Hit:
    start: int
    end: int
    word: str


def highlight(text: str, query: str) -> str:
    """Return the text escaped, with <mark> around the words of the query.

    A query without accents finds words with any. A query with accents marks the words spelled
    exactly so; only if there is none, the words that differ in accents.
    """
    return _mark(text, _find(text, query))


def snippet(text: str, query: str, length: int = 220) -> str:
    """Return the part of the text that shows most words of the query, escaped and marked.

    length: characters of text at most, at least 1; "…" stands where text was left out.
    Cuts between words unless one word alone is too long. White space becomes single spaces.
    """
    text = " ".join(text.split())
    hits = _find(text, query)
    if len(text) <= length:
        return _mark(text, hits)
    start, end = _window(text, hits, length)
    shown = [
        _Hit(hit.start - start, min(hit.end, end) - start, hit.word)
        for hit in hits
        if start <= hit.start < end
    ]
    before = "…" if start > 0 else ""
    after = "…" if end < len(text) else ""
    return before + _mark(text[start:end], shown) + after


def _find(text: str, query: str) -> list[_Hit]:
    spelled = exact(query)
    bare = fold(spelled)
    wanted = set(words(iy_key(bare)))
    folded = iy_key(fold_same_length(text))
    hits = []
    for found in WORD.finditer(folded):
        # Only text that is not NFC still has marks to lose here.
        word = found[0] if found[0].isascii() else fold(found[0])
        if word in wanted:
            hits.append(_Hit(found.start(), found.end(), word))
    if spelled == bare:
        return hits
    spellings = set(words(spelled))
    return [hit for hit in hits if exact(text[hit.start : hit.end]) in spellings] or hits


def _mark(text: str, hits: Iterable[_Hit]) -> str:
    pieces: list[str] = []
    position = 0
    for hit in hits:
        gap = text[position : hit.start]
        if pieces and _JOINT.fullmatch(gap):
            pieces[-1] = escape(gap)
        else:
            pieces += [escape(gap), "<mark>"]
        pieces += [escape(text[hit.start : hit.end]), "</mark>"]
        position = hit.end
    return "".join(pieces) + escape(text[position:])


def _window(text: str, hits: list[_Hit], length: int) -> tuple[int, int]:
    """Return where to cut a text that is longer than ``length``."""
    first, last = _best_run(hits, length)
    spare = max(0, length - (last - first))
    start = min(max(0, first - spare // 2), len(text) - length)
    end = start + length
    if start > 0 and text[start - 1] != " ":
        blank = text.find(" ", start, first)
        start = blank + 1 if blank >= 0 else first
    if text[end : end + 1].strip():
        blank = text.rfind(" ", max(last, start + 1), end)
        if blank >= 0:
            end = blank
        elif start < last < end:
            end = last
    return start, end


def _best_run(hits: list[_Hit], length: int) -> tuple[int, int]:
    """Return the stretch with most different words, then most words; the earliest of equals."""
    best = (0, 0)
    first = last = left = 0
    inside: Counter[str] = Counter()
    for right, hit in enumerate(hits):
        inside[hit.word] += 1
        while left < right and hit.end - hits[left].start > length:
            inside[hits[left].word] -= 1
            left += 1
        score = (len(+inside), right - left + 1)
        if score > best:
            best, first, last = score, hits[left].start, hit.end
    return first, last
