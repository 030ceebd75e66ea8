"""One spelling in storage: NFC, real Đ, plain spaces, nothing invisible."""

import re
import unicodedata


def nfc(s: str) -> str:
    """Return composed text; letters followed by Windows-1258 tone marks become one character."""
    return unicodedata.normalize("NFC", s)


def clean(s: str) -> str:
    r"""Return text as the product stores it, whatever program it was typed or copied from.

    Icelandic Ð becomes Đ, no-break and typographic spaces become a space, every line end becomes
    \n. Control characters other than \n and \t, bidirectional marks, soft hyphens, zero-width
    characters, private-use bullets and broken surrogates are dropped. The result is NFC.
    """
    composed = nfc(s.replace("\r\n", "\n").translate(_REPLACEMENTS))
    if _LOOSE_QUALITY.search(composed):
        # Typed tone first, then circumflex or breve: é + ^ is meant as ế.
        decomposed = unicodedata.normalize("NFD", composed)
        return nfc(_TONE_BEFORE_QUALITY.sub(r"\2\1", decomposed))
    return composed


_LOOSE_QUALITY = re.compile("[\u0302\u0306]")
_TONE_BEFORE_QUALITY = re.compile("([\u0300\u0301\u0303\u0309])([\u0302\u0306])")


def _characters(*ranges: tuple[int, int]) -> list[int]:
    return [code for first, last in ranges for code in range(first, last + 1)]


_DROPPED = _characters(
    (0x00, 0x08),  # control characters; tab, line ends and page breaks are handled below
    (0x0E, 0x1F),
    (0x7F, 0x84),
    (0x86, 0x9F),
    (0xAD, 0xAD),  # soft hyphen
    (0x61C, 0x61C),  # bidirectional marks
    (0x200B, 0x200F),  # zero-width and bidirectional
    (0x202A, 0x202E),
    (0x2060, 0x2069),
    (0xD800, 0xF8FF),  # surrogates, then the private use of symbol fonts
    (0xFEFF, 0xFEFF),  # byte order mark
    (0xFFF9, 0xFFFB),
)
_SPACES = [0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000]
_LINE_ENDS = [0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029]

_REPLACEMENTS: dict[int, str | None] = {
    **dict.fromkeys(_DROPPED),
    **dict.fromkeys(_SPACES, " "),
    **dict.fromkeys(_LINE_ENDS, "\n"),
    ord("Ð"): "Đ",
    ord("ð"): "đ",
}
