"""Addresses that can be read aloud: every word of the title, without accents."""

import re
import unicodedata
from collections.abc import Container
from itertools import count

from conglang.core.text.folding import fold

_EMPTY = "muc"


def slug(s: str, max_length: int = 120) -> str:
    """Return an address of lower-case ASCII words joined by hyphens.

    Keeps every word, also short ones; cuts between words, and inside the first word only if it
    alone is too long. Everything but Latin letters and digits separates words; text without
    any becomes "muc".
    """
    # NFKC spells m² as m2 and full-width digits as digits.
    found = re.findall("[a-z0-9]+", fold(unicodedata.normalize("NFKC", s))) or [_EMPTY]
    address: str = found[0][:max_length]
    for word in found[1:]:
        if len(address) + 1 + len(word) > max_length:
            break
        address += f"-{word}"
    return address


def unique_slug(s: str, taken: Container[str], max_length: int = 120) -> str:
    """Return the slug of ``s``, numbered from 2 upwards if it is taken; never too long."""
    address = slug(s, max_length)
    if address not in taken:
        return address
    endings = (f"-{number}" for number in count(2))
    candidates = (slug(address, max(1, max_length - len(end))) + end for end in endings)
    return next(candidate for candidate in candidates if candidate not in taken)
