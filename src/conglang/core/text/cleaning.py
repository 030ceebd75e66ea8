"""One spelling in storage: NFC, real Đ, plain spaces, nothing invisible."""

import re
import unicodedata

from conglang.core.text.tables import CharacterTable

# Control, format (soft hyphen, zero-width, bidirectional), private use (bullets), surrogates.
_INVISIBLE = frozenset({"Cc", "Cf", "Co", "Cs"})
_REPLACED = {"\t": "\t", **dict.fromkeys("\n\r\v\f\x85\u2028\u2029", "\n"), "Ð": "Đ", "ð": "đ"}

_LOOSE_QUALITY = re.compile("[\u0302\u0306]")
_TONE_BEFORE_QUALITY = re.compile("([\u0300\u0301\u0303\u0309])([\u0302\u0306])")


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
        decomposed = unicodedata.normalize("NFD", text)
        return nfc(_TONE_BEFORE_QUALITY.sub(r"\2\1", decomposed))
    return text


def _stored(character: str) -> str:
    if character in _REPLACED:
        return _REPLACED[character]
    category = unicodedata.category(character)
    if category == "Zs":
        return " "
    # U+FFFE and U+FFFF are no characters, and no XML paper may contain them.
    return "" if category in _INVISIBLE or ord(character) & 0xFFFE == 0xFFFE else character


_STORED = CharacterTable(_stored)
