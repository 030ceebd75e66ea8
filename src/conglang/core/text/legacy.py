"""Text typed for fonts older than Unicode: TCVN3 (ABC, ``.VnTime``) and VNI (``VNI-Times``).

Such text is stored as Western letters and looks right in its own font only. Convert before
``clean``: both encodings use characters that cleaning drops or replaces.
"""

from __future__ import annotations

import re
from typing import Literal

from conglang.core.text.cleaning import nfc

Legacy = Literal["", "tcvn3", "vni"]

_TONES = "\u0301\u0300\u0309\u0303\u0323"  # sắc, huyền, hỏi, ngã, nặng

# --- TCVN 5712, VN3: one byte per letter; most capitals with a tone exist in ".Vn…H" fonts only ---

_TCVN3_ROWS = {
    "a": b"\xb8\xb5\xb6\xb7\xb9", "ă": b"\xbe\xbb\xbc\xbd\xc6", "â": b"\xca\xc7\xc8\xc9\xcb",
    "e": b"\xd0\xcc\xce\xcf\xd1", "ê": b"\xd5\xd2\xd3\xd4\xd6", "i": b"\xdd\xd7\xd8\xdc\xde",
    "o": b"\xe3\xdf\xe1\xe2\xe4", "ô": b"\xe8\xe5\xe6\xe7\xe9", "ơ": b"\xed\xea\xeb\xec\xee",
    "u": b"\xf3\xef\xf1\xf2\xf4", "ư": b"\xf8\xf5\xf6\xf7\xf9", "y": b"\xfd\xfa\xfb\xfc\xfe",
}  # fmt: skip
_TCVN3_BARE = dict(
    zip(b"\xa1\xa2\xa3\xa4\xa5\xa6\xa7\xa8\xa9\xaa\xab\xac\xad\xae", "ĂÂÊÔƠƯĐăâêôơưđ", strict=True)
)
_TCVN3: dict[int, str] = {
    **_TCVN3_BARE,
    **{
        byte: nfc(letter + tone)
        for letter, row in _TCVN3_ROWS.items()
        for byte, tone in zip(row, _TONES, strict=True)
    },
}
# Fonts that declare themselves symbols have their letters stored in the private use area.
_TCVN3 |= {0xF000 + byte: letter for byte, letter in _TCVN3.items()}

# --- VNI for Windows: a letter and, behind it, a character that is drawn as its mark -------------

_VNI_TONES = dict(zip("\xf9\xf8\xfb\xf5\xef", _TONES, strict=True))
_VNI_CIRCUMFLEX = dict(zip("\xe2\xe1\xe0\xe5\xe3\xe4", ("", *_TONES), strict=True))
_VNI_BREVE = dict(zip("\xea\xe9\xe8\xfa\xfc\xeb", ("", *_TONES), strict=True))
_VNI_ALONE = {
    "\xf4": "ơ", "\xf6": "ư", "\xf1": "đ", "\xee": "ỵ", "\xed": "í", "\xec": "ì", "\xe6": "ỉ",
    "\xf3": "ĩ", "\xf2": "ị",
}  # fmt: skip


def _vni_pairs() -> dict[str, str]:
    pairs = {
        base + mark: nfc(_VNI_ALONE.get(base, base) + tone)
        for base in "aeouy\xf4\xf6"
        for mark, tone in _VNI_TONES.items()
    }
    for bases, quality, marks in (("aeo", "\u0302", _VNI_CIRCUMFLEX), ("a", "\u0306", _VNI_BREVE)):
        pairs |= {
            base + mark: nfc(nfc(base + quality) + tone)
            for base in bases
            for mark, tone in marks.items()
        }
    return pairs


_VNI_PAIRS = _vni_pairs()
_VNI_LOOK = re.compile(
    "|".join(map(re.escape, [*_VNI_PAIRS, *_VNI_ALONE])), re.IGNORECASE
)  # fmt: skip
VNI_MARKS = frozenset(
    mark
    for each in (*_VNI_TONES, *_VNI_CIRCUMFLEX, *_VNI_BREVE)
    for mark in (each, each.upper())
)  # fmt: skip
VNI_BASES = frozenset("aeouyAEOUY\xf4\xf6\xd4\xd6")

# --- which of them, if any ------------------------------------------------------------------------

# Letters that only Unicode text has: nobody types them for an old font.
_UNICODE_VIETNAMESE = re.compile("[ĂăĐđĨĩŨũƠơƯư\u1ea0-\u1ef9]")
_WORD = re.compile(r"\S*[^\W\d_]\S*")
# A sign in the middle of a word. Quotation marks are left out: they stand beside words rightly.
_TCVN3_TELLS = re.compile(
    "[A-Za-z][\xa1-\xaa\xac-\xae\xb5-\xb9\xbc-\xbe]|[\xa1-\xaa\xac-\xae\xb5-\xb9\xbc-\xbe][A-Za-z]"
)
# Pairs of vowels that no Vietnamese word has, and letters of other alphabets.
_VNI_TELLS = re.compile(
    "[ae][\xf9\xf8\xfb\xf5\xef\xe2\xe1\xe0\xe5\xe3\xe4\xea\xe9\xe8\xfa\xfc\xeb]"
    "|o[\xf9\xf8\xfb\xf5\xef\xe2\xe5\xe4]|[uy\xf4\xf6][\xf9\xf8\xfb\xf5\xef]|[\xf1\xf6\xe6\xee]",
    re.IGNORECASE,
)
_LEAST_WORDS, _LEAST_SHARE = 3, 0.2


def from_tcvn3(s: str, *, capitals: bool = False) -> str:
    """Return TCVN3 text in Unicode, NFC; what the encoding does not know stays as it is.

    capitals: the font draws small letters as capitals (its name ends in H).
    """
    text = nfc(s.translate(_TCVN3))
    return text.upper() if capitals else text


def from_vni(s: str) -> str:
    """Return VNI text in Unicode, NFC; what the encoding does not know stays as it is.

    A letter and its mark must both be in ``s``. A pair takes the case of its letter.
    """
    return nfc(_VNI_LOOK.sub(_vni_letter, s))


def _vni_letter(found: re.Match[str]) -> str:
    letter = _VNI_PAIRS.get(found[0].lower()) or _VNI_ALONE[found[0].lower()]
    return letter.upper() if found[0][0].isupper() else letter


def looks_legacy(text: str, font: str = "") -> Legacy:
    """Return the old encoding a text was typed in, "" for none.

    font: its name decides where it names an encoding, unless the text has letters of Unicode.
    Without one, at least three words and a fifth of them must be spelled as no Vietnamese word is.
    """
    if _UNICODE_VIETNAMESE.search(text):
        return ""
    if named := legacy_font(font):
        return named
    words = _WORD.findall(text)
    for encoding, tells in _TELLS:
        odd = sum(1 for word in words if tells.search(word))
        if odd >= _LEAST_WORDS and odd >= _LEAST_SHARE * len(words):
            return encoding
    return ""


_TELLS: tuple[tuple[Legacy, re.Pattern[str]], ...] = (
    ("tcvn3", _TCVN3_TELLS),
    ("vni", _VNI_TELLS),
)


def legacy_font(font: str) -> Legacy:
    """Return the old encoding a font draws: ``.VnTime`` → tcvn3, ``VNI-Times`` → vni."""
    name = font.strip().lower()
    if name.startswith(".vn"):
        return "tcvn3"
    return "vni" if name.startswith(("vni-", "vni ")) else ""


def has_tells(text: str, encoding: Legacy) -> bool:
    """Whether a single word is spelled as only this old encoding spells: no proof by itself."""
    tells = dict(_TELLS).get(encoding)
    return bool(tells and not _UNICODE_VIETNAMESE.search(text) and tells.search(text))
