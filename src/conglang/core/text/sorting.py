"""The order of the Vietnamese alphabet, the same on every database and machine."""

import re
import unicodedata

from conglang.core.text.cleaning import clean, nfc

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
# The first bytes of the main level; a space sorts first, so that "An Bình" precedes "Anh".
_SPACE, _SIGN, _NUMBER, _FIRST_LETTER, _FOREIGN = 2, 3, 4, 5, 60
_LETTERS = {letter: _FIRST_LETTER + rank for rank, letter in enumerate(_ALPHABET)}
_TONES = {"\u0300": 2, "\u0309": 3, "\u0303": 4, "\u0301": 5, "\u0323": 6}
_NO_TONE, _OTHER_MARK = 1, 7
# A number, or a character with the marks that found no composed form.
_ITEM = re.compile(r"[0-9]{1,200}|.[\u0300-\u036f]*", re.DOTALL)


def sort_key(s: str) -> bytes:
    """Return bytes whose order is the order of a Vietnamese list.

    Compares letters first (a ă â b … d đ e ê …), then tones (ngang, huyền, hỏi, ngã, sắc, nặng),
    then small before capital letters, and last the text itself, so that only equal texts are
    equal. Numbers compare by value: Tổ 2 precedes Tổ 10.
    """
    text = clean(s)
    letters, tones, cases = bytearray(), bytearray(), bytearray()
    for item in _ITEM.findall(text):
        letter, tone = _letter_and_tone(item)
        letters += _weight(letter.lower())
        tones.append(tone)
        cases.append(2 if letter != letter.lower() else 1)
    return b"\0".join((letters, tones, cases, text.encode()))


def _letter_and_tone(item: str) -> tuple[str, int]:
    """Return the letter of the alphabet and the weight of its tone: ệ → (ê, nặng)."""
    letter, tone = "", _NO_TONE
    for part in unicodedata.normalize("NFD", item):
        if part in _TONES:
            tone = _TONES[part]
        elif (composed := nfc(letter + part)).lower() in _LETTERS:
            letter = composed
        elif unicodedata.combining(part):
            tone = _OTHER_MARK
        else:
            letter += part
    return letter, tone


def _weight(letter: str) -> bytes:
    if letter in _LETTERS:
        return bytes([_LETTERS[letter]])
    if letter.isspace():
        return bytes([_SPACE])
    if letter.isascii() and letter.isdigit():
        digits = letter.lstrip("0")
        return bytes([_NUMBER, len(digits) + 1]) + digits.encode()
    first = _FOREIGN if letter.isalnum() else _SIGN
    return bytes([first]) + letter.encode()
