"""Money: whole đồng, never a float; rounding and dividing stated once.

Legal basis: royalty:rounding
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from conglang.core.numbers import format_number

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_SCALES = ("", "nghìn", "triệu", "tỷ")
_GROUPS_OF_A_BILLION = 3

Exact = int | Decimal | Fraction


def to_dong(amount: Exact) -> int:
    """Round an exact amount to whole đồng: half and more away from zero, less towards it.

    Raises TypeError for a float: it has lost digits before it came here.
    """
    if isinstance(amount, float):
        msg = "Money is reckoned exactly; a float is not exact."
        raise TypeError(msg)
    exact = Fraction(amount)
    whole = int(abs(exact) + Fraction(1, 2))
    return whole if exact >= 0 else -whole


def divide(amount: int, weights: Sequence[int]) -> list[int]:
    """Divide whole đồng by weights so that the parts sum to the amount exactly.

    Each part is rounded down; the đồng left over go one by one to the parts that lost most, the
    earlier one first. Raises ValueError for a negative amount or weight, or weights that sum to 0.
    """
    total = sum(weights)
    if amount < 0 or total <= 0 or min(weights) < 0:
        msg = "An amount is divided by weights that are not negative and not all zero."
        raise ValueError(msg)
    parts = [amount * weight // total for weight in weights]
    lost = [(amount * weight % total, -place) for place, weight in enumerate(weights)]
    left = amount - sum(parts)
    for _, place in sorted(lost, reverse=True)[:left]:
        parts[-place] += 1
    return parts


def format_dong(amount: int) -> str:
    """Return the amount as it stands in a table: ``2.530.000``; a debt with a minus sign."""
    return f"-{format_number(-amount)}" if amount < 0 else format_number(amount)


def in_words(amount: int) -> str:
    """Return the amount as statements end with it: ``hai triệu năm trăm ba mươi nghìn đồng``."""
    if amount < 0:
        return f"âm {in_words(-amount)}"
    if amount == 0:
        return "không đồng"
    return f"{_number_in_words(amount)} đồng"


def _number_in_words(number: int) -> str:
    """Read a positive number; above a billion, the billions are read as a number of their own."""
    billions, rest = divmod(number, 10**9)
    words = [f"{_number_in_words(billions)} tỷ"] if billions else []
    groups = [rest // 1000**place % 1000 for place in range(_GROUPS_OF_A_BILLION)]
    for place in reversed(range(_GROUPS_OF_A_BILLION)):
        if groups[place]:
            read = _group_in_words(groups[place], full=bool(words))
            words.append(f"{read} {_SCALES[place]}".strip())
    return " ".join(words)


def _group_in_words(group: int, *, full: bool) -> str:
    """Read three digits. full: something stands before, so that a missing hundred is said."""
    hundreds, tens, ones = group // 100, group // 10 % 10, group % 10
    words = [f"{_DIGITS[hundreds]} trăm"] if hundreds or full else []
    if tens == 0 and ones and words:
        words.append("linh")
    elif tens == 1:
        words.append("mười")
    elif tens > 1:
        words.append(f"{_DIGITS[tens]} mươi")
    if ones:
        words.append(_one_in_words(tens, ones))
    return " ".join(words)


def _one_in_words(tens: int, ones: int) -> str:
    if ones == 1 and tens > 1:
        return "mốt"
    if ones == 5 and tens > 0:
        return "lăm"
    return _DIGITS[ones]
