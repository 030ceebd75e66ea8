"""Marks of secrecy on a paper, and not the words "bí mật", "mật ong", "mật độ" in a sentence.

Legal basis: board:secrets
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from conglang.core.screening.hits import SECRECY, Hit, without_overlaps
from conglang.core.text import fold_same_length, nfc, tone_variant_key

_MARKS = ("tuyệt mật", "tối mật", "mật")
#: Words that make one word with "mật" in front of them or after them.
_BEFORE = "bí bảo cơ thân trù rậm nội đường lấy ong giữ kín chắt túi tiết hút mía chứa"
_AFTER = """
độ ong mã khẩu thiết vụ thám hiệu hoa cá gấu mía ngọt ngữ thư viện đàm lệnh ước báo danh pháp tông
rỉ nghị phục lợn
"""
_JOINED_BEFORE = frozenset(_BEFORE.split())
_JOINED_AFTER = frozenset(_AFTER.split())
#: Before them a lone MẬT in capitals names a mark: "đóng dấu MẬT", "TÀI LIỆU MẬT".
_MARKED_THINGS = frozenset(["dấu", "độ", "liệu", "bản", "sơ", "văn", "tin", "thư"])
_WORD = re.compile(r"[^\W\d_]+")
_LABELLED = re.compile(r"\b(?:do|muc do|dau(?: do)?) mat\s*[:–\-]\s*(?:tuyet mat|toi mat|mat)\b")
_INTERNAL = re.compile(r"\bluu hanh noi bo\b")
_IN_A_NAME = re.compile(r"(?:^|[\s_\-.()])(?:tuyet|toi)[\s_\-.]?mat(?:$|[\s_\-.()])")
_INTERNAL_IN_A_NAME = re.compile(r"luu[\s_\-.]?hanh[\s_\-.]?noi[\s_\-.]?bo")
_AROUND_THE_MARK = 30


def find_secrecy_marks(text: str) -> list[Hit]:
    """Marks in NFC text: a mark in capitals, one alone on its line, "Độ mật: …", internal use.

    The value of a find holds the words around it: a waiver of one mark covers no other.
    """
    text = nfc(text)
    folded = fold_same_length(text)
    found = [
        *_matches(_LABELLED, folded), *_matches(_INTERNAL, folded), *_marks(text),
    ]  # fmt: skip
    return [
        Hit(SECRECY, start, end, _value(folded, start, end)) for start, end in _apart(sorted(found))
    ]


def find_secrecy_in_name(name: str) -> list[Hit]:
    """Marks in the name of a file, which is often written without accents."""
    folded = fold_same_length(nfc(name))
    spans = [*_matches(_IN_A_NAME, folded), *_matches(_INTERNAL_IN_A_NAME, folded)]
    return without_overlaps(
        [Hit(SECRECY, start, end, _value(folded, start, end)) for start, end in spans]
    )


def _matches(pattern: re.Pattern[str], folded: str) -> Iterator[tuple[int, int]]:
    return ((each.start(), each.end()) for each in pattern.finditer(folded))


def _apart(spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    last = -1
    for start, end in spans:
        if start >= last:
            yield start, end
            last = end


def _value(folded: str, start: int, end: int) -> str:
    around = folded[max(0, start - _AROUND_THE_MARK) : end + _AROUND_THE_MARK]
    return " ".join(_WORD.findall(around))


def _marks(text: str) -> Iterator[tuple[int, int]]:
    offset = 0
    for line in text.split("\n"):
        for start, end in _marks_of_line(line):
            yield offset + start, offset + end
        offset += len(line) + 1


def _marks_of_line(line: str) -> Iterator[tuple[int, int]]:
    words = list(_WORD.finditer(line))
    spelled = tone_variant_key(" ".join(word[0] for word in words)).lower()
    if spelled in _MARKS and not any(character.isdigit() for character in line):
        yield words[0].start(), words[-1].end()
        return
    capitals = bool(words) and line.upper() == line
    for number, word in enumerate(words):
        if word[0] == "MẬT" and (start := _start_of_mark(words, number, capitals=capitals)) >= 0:
            yield start, word.end()


def _start_of_mark(words: list[re.Match[str]], number: int, *, capitals: bool) -> int:
    """Where a mark that ends with this word begins; -1 where the word is no mark."""
    before = words[number - 1][0] if number else ""
    after = words[number + 1][0] if number + 1 < len(words) else ""
    if before in {"TỐI", "TUYỆT"}:
        return words[number - 1].start()
    if before.lower() in _JOINED_BEFORE or after.lower() in _JOINED_AFTER:
        return -1
    # In a line of capitals the word says nothing by itself.
    if capitals and before.lower() not in _MARKED_THINGS:
        return -1
    return words[number].start()
