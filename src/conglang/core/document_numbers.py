"""Numbers of official papers as people write them: 48/2025/QĐ-UBND, 38/TB- UBND, 05-NQ/TU."""

from __future__ import annotations

import re
from dataclasses import dataclass

from conglang.core.text import clean

_DASHES = re.compile("[\u2010-\u2014\u2212]")
_SPACED_SIGN = re.compile(r"\s*([/\\-])\s*")
_LABEL = re.compile(r"^(?:số|ký hiệu|số,? ký hiệu)\s*:?\s*(?=\d)", re.IGNORECASE)
_SHAPE = re.compile(
    r"""(?P<serial>\d{1,6})(?P<letter>[a-zđ]?)
    (?:[/-](?P<year>(?:19|20)\d{2}))?
    (?:[/-](?P<symbol>[^\W\d_][\w./-]*))?""",
    re.IGNORECASE | re.VERBOSE,
)
_SIGNS = re.compile(r"[/.\s-]+")


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """A number taken apart.

    written: tidy, as it is shown; serial, letter, year: None or "" when it has none;
    symbol: kind and issuer, "QĐ-UBND"; key: the same for every way to write the same number.
    """

    written: str
    serial: int | None
    letter: str
    year: int | None
    symbol: str
    key: str

    @property
    def is_readable(self) -> bool:
        """Whether it has the shape of a number and says who issued what."""
        return self.serial is not None and bool(self.symbol)

    @property
    def kind_sign(self) -> str:
        """The first part of the symbol, that of the kind: "QĐ" of "QĐ-UBND"."""
        return re.split(r"[/.-]", self.symbol, maxsplit=1)[0]

    @property
    def series(self) -> str:
        """What numbers that count on together share: year and symbol; "" when unreadable."""
        return f"{self.year or ''}/{_folded(self.symbol)}" if self.is_readable else ""


def tidy_number(text: str) -> str:
    """Return a number as it is shown: one kind of dash, no space beside a sign, Đ for Icelandic Ð.

    A label before it ("Số:") and signs that end a sentence are dropped.
    """
    plain = _DASHES.sub("-", clean(text)).replace("\\", "/")
    plain = _SPACED_SIGN.sub(r"\1", " ".join(plain.split()))
    return _LABEL.sub("", plain).lstrip(" ,;.:").rstrip(" ,;.:/-")


def read_number(text: str) -> DocumentNumber:
    """Take a number apart; what has no such shape keeps its words and has no serial."""
    written = tidy_number(text)
    found = _SHAPE.fullmatch(written.replace(" ", ""))
    if found is None:
        return DocumentNumber(written, None, "", None, "", _folded(written))
    serial, letter = int(found["serial"]), (found["letter"] or "").lower()
    year = int(found["year"]) if found["year"] else None
    symbol = (found["symbol"] or "").strip("/.-")
    key = f"{serial}{letter}/{year or ''}/{_folded(symbol)}"
    return DocumentNumber(written, serial, letter, year, symbol, key)


def _folded(symbol: str) -> str:
    # QĐ/UBND and QĐ-UBND name the same paper; both are met for one number.
    return _SIGNS.sub("-", symbol).strip("-").lower()
