"""Words of gambling advertisements, also disguised: letters apart, digits for letters, no accents.

The list is data (``data/gambling.toml``) with dates. Legal basis: board:spam
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from importlib.resources import files

from conglang.core.screening.hits import GAMBLING, Hit, without_overlaps
from conglang.core.text import exact, fold, fold_same_length, nfc

#: Signs that stand for letters.
_DISGUISES = {"a": "a4@", "e": "e3", "i": "i1!", "l": "l1", "o": "o0", "s": "s5$", "t": "t7"}
_LETTERS_APART = r"[\s.\-_*·|]{0,2}"
_WORDS_APART = r"[\s.\-_*·|]{0,3}"
#: Any name of a bookmaker's kind: 789bet, f8bet, 8xbet, bet365.
_BETTING_NAME = re.compile(r"(?<![\w@])(?:[a-z]{0,4}\d{1,3}x?bet|bet\d{2,3})(?!\w)")
#: Words beside which a matter of gambling is a matter of law.
_OF_LAW = re.compile(
    r"\b(?:cong an|bat giu|bat qua tang|khoi to|xu phat|xu ly|vi pham|phong,? chong|phong ngua"
    r"|trai phep|triet pha|triet xoa|to giac|canh bao|nghiem cam|cam|toi pham|te nan|luat|nghi dinh"
    r"|tuyen truyen|dau tranh|ngan chan|hanh vi|tuyen phat|bi cao|nghi pham|dieu tra|hinh su"
    r"|khong tham gia|boi thuong|cong nghiep van hoa|dau tu|kinh doanh)\b"
)
_LAW_WITHIN = 300


@dataclass(frozen=True, slots=True)
class SpamWord:
    """One line of the list, with the pattern that finds it."""

    text: str
    starts: date
    ends: date | None = None
    topic: bool = False
    not_before: tuple[str, ...] = field(default=())

    @property
    def plain(self) -> str:
        return fold(self.text)

    def in_force(self, on: date) -> bool:
        return self.starts <= on and (self.ends is None or on <= self.ends)


@cache
def spam_words() -> tuple[SpamWord, ...]:
    """The whole list, with what has ended."""
    content = files("conglang.core.screening").joinpath("data/gambling.toml").read_text("utf-8")
    return tuple(
        SpamWord(
            text=row["text"], starts=row["from"], ends=row.get("to"),
            topic=row.get("topic", False), not_before=tuple(row.get("not_before", ())),
        )
        for row in tomllib.loads(content)["word"]
    )  # fmt: skip


@cache
def _pattern(word: SpamWord) -> re.Pattern[str]:
    joined = _WORDS_APART.join(
        _LETTERS_APART.join(f"[{re.escape(_DISGUISES.get(c, c))}]" for c in part)
        for part in word.plain.split()
    )
    return re.compile(rf"(?<!\w){joined}(?!\w)")


def find_gambling(text: str, *, on: date) -> list[Hit]:
    """Words of the list that is in force on a day, in NFC text; the value is the listed word."""
    text = nfc(text)
    folded = fold_same_length(text)
    found = [
        Hit(GAMBLING, start, end, word.text)
        for word in spam_words()
        if word.in_force(on)
        for start, end in _places(word, text, folded)
    ]
    found += [
        Hit(GAMBLING, each.start(), each.end(), each[0]) for each in _BETTING_NAME.finditer(folded)
    ]
    return without_overlaps(found)


def _places(word: SpamWord, text: str, folded: str) -> Iterator[tuple[int, int]]:
    for found in _pattern(word).finditer(folded):
        start, end = found.span()
        if _means_it(word, text[start:end], folded[end : end + 20]) and not (
            word.topic and _of_law(folded, start, end)
        ):
            yield start, end


def _means_it(word: SpamWord, written: str, after: str) -> bool:
    """Whether these letters are the word: with its accents, or with none at all."""
    if written.isascii():
        following = re.match(r"[\s\-_.]*(\w+)", after)
        return not (following and following[1] in word.not_before)
    return _letters(written) == _letters(word.text)


def _letters(text: str) -> str:
    plain = "".join(c for c in exact(text) if c.isalpha() or c in "430157@!$")
    for letter, signs in _DISGUISES.items():
        plain = re.sub(f"[{re.escape(signs[1:])}]", letter, plain)
    return plain.replace("l", "i")


def _of_law(folded: str, start: int, end: int) -> bool:
    return bool(_OF_LAW.search(folded[max(0, start - _LAW_WITHIN) : end + _LAW_WITHIN]))
