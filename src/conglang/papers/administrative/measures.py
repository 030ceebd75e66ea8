"""Sizes of the paper and of the letters, as the decree asks; both makers read them here.

Legal basis: paper:layout
"""

from __future__ import annotations

from dataclasses import dataclass

TYPEFACE = "Times New Roman"
#: What stands for it in a PDF: Tinos has its widths and every Vietnamese letter; the others are for
#: a machine without it. Not "Liberation Serif": the release in Debian 12 lacks Vietnamese letters.
PDF_TYPEFACES = "Tinos, 'Times New Roman', 'Noto Serif', 'DejaVu Serif', serif"

A4_MM = (210, 297)

#: Points. The decree leaves one point of choice for most of them.
NATIONAL_TITLE, MOTTO = 12, 13
BODY_NAME = 12
NUMBER, PLACE = 13, 13
KIND, ABSTRACT = 14, 14
TEXT, WIDE_TEXT = 14, 13
CELL = 12
SIGNATURE, HINT = 14, 12
RECIPIENTS_WORD, RECIPIENTS = 12, 11
PAGE_NUMBER = 13

FIRST_LINE_MM = 10
SIGNING_ROOM_MM = 24
#: The issuing body takes this part of the head and of the end, the other side the rest.
LEFT_PART = 0.41
#: A short rule is as long as this part of the text over it: a third to a half.
SHORT_RULE = 0.4

# Width in parts of the size; Times is narrow in small letters and wide in capitals.
_CAPITAL, _SMALL, _DIGIT, _OTHER = 0.72, 0.51, 0.5, 0.28


@dataclass(frozen=True, slots=True)
class Page:
    """All in mm. Margins: top and bottom 20–25, left 30–35, right 15–20."""

    width: int
    height: int
    top: int = 20
    bottom: int = 20
    left: int = 30
    right: int = 20

    @property
    def text_width(self) -> int:
        return self.width - self.left - self.right


def page(*, landscape: bool) -> Page:
    short, long = A4_MM
    return Page(long, short) if landscape else Page(short, long)


def rough_width_mm(text: str, points: float) -> float:
    """About how wide a line of text is; good enough for the length of a rule under it."""
    ems = sum(map(_rough_em, text))
    return ems * points * 25.4 / 72


def _rough_em(character: str) -> float:
    if character.isupper():
        return _CAPITAL
    if character.isdigit():
        return _DIGIT
    return _SMALL if character.isalpha() else _OTHER
