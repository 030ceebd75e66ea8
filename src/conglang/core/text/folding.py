"""Text without diacritics and capitals, for finding what people type without accents."""

import re
import unicodedata

from conglang.core.text.cleaning import nfc
from conglang.core.text.tables import CharacterTable

# Letters whose stroke is not a combining mark. ƀ is written in Ê Đê, Mnông and Ba Na.
_STROKED = {"đ": "d", "ð": "d", "ƀ": "b", "ø": "o", "ł": "l", "\u0131": "i"}

# A combining mark may stand anywhere in a word, even where no letter can carry it.
WORD = re.compile(r"[^\W_](?:[^\W_]|[\u0300-\u036f])*")


def fold(s: str) -> str:
    """Return lower-case text without any diacritic, however it was encoded; idempotent."""
    folded = fold_same_length(nfc(s))
    if folded.isascii():
        return folded
    return nfc("".join(c for c in folded if not unicodedata.combining(c)))


def fold_same_length(s: str) -> str:
    """Return folded text with one character for each character of ``s``.

    For NFC text, so that offsets found in the result hold in the text. A mark that stands alone
    has no shorter form and stays.
    """
    return s.translate(_FOLDED)


def words(s: str) -> list[str]:
    """Return the runs of letters and digits in their order, spelled as they are."""
    return WORD.findall(s)


def _folded(character: str) -> str:
    parts = unicodedata.normalize("NFD", character.lower())
    bare = "".join(part for part in parts if not unicodedata.combining(part)).lower()
    return _STROKED.get(bare, bare) if len(bare) == 1 else character


_FOLDED = CharacterTable(_folded)
