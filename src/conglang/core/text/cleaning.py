"""One spelling in storage: NFC, real Đ, plain spaces, nothing invisible."""

import re
import unicodedata

from conglang.core.text.tables import CharacterTable

# Control, format (soft hyphen, zero-width, bidirectional), private use (bullets), surrogates.
_INVISIBLE = frozenset({"Cc", "Cf", "Co", "Cs"})
_REPLACED = {"\t": "\t", **dict.fromkeys("\n\r\v\f\x85\u2028\u2029", "\n"), "Ð": "Đ", "ð": "đ"}

_CIRCUMFLEX_OR_BREVE = "\u0302\u0306"
_LOOSE_QUALITY = re.compile(f"[{_CIRCUMFLEX_OR_BREVE}]")
_MARKS_ABOVE = re.compile(f"[\u0300\u0301\u0303\u0309{_CIRCUMFLEX_OR_BREVE}]{{2,}}")


def nfc(s: str) -> str:
    """Return composed text; a letter followed by a Windows-1258 tone mark becomes one character."""
    return unicodedata.normalize("NFC", s)


def clean(s: str) -> str:
    r"""Return text as the product stores it, whatever program it was typed in or copied from.

    Icelandic Ð becomes Đ, no-break and typographic spaces become a space, every line end becomes
    \n, a tone typed before its circumflex or breve finds its place. Control characters other
    than \n and \t, bidirectional marks, soft hyphens, zero-width characters, private-use bullets
    and broken surrogates are dropped. The result is NFC; cleaning it again changes nothing.
    """
    text = nfc(s.replace("\r\n", "\n").translate(_STORED))
    if _LOOSE_QUALITY.search(text):
        return nfc(_MARKS_ABOVE.sub(_tone_last, unicodedata.normalize("NFD", text)))
    return text


def _tone_last(marks: re.Match[str]) -> str:
    return "".join(sorted(marks[0], key=lambda mark: mark not in _CIRCUMFLEX_OR_BREVE))


def _stored(character: str) -> str:
    if character in _REPLACED:
        return _REPLACED[character]
    category = unicodedata.category(character)
    if category == "Zs":
        return " "
    # U+FFFE and U+FFFF are no characters, and no XML paper may contain them.
    return "" if category in _INVISIBLE or ord(character) & 0xFFFE == 0xFFFE else character


_STORED = CharacterTable(_stored)
