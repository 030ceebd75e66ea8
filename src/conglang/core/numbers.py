"""Numbers as Vietnamese offices write them: 1.234,5."""

from decimal import ROUND_HALF_UP, Context, Decimal

_SWAPPED = str.maketrans(",.", ".,")
# Wide enough for every amount of money and every size of file.
_CONTEXT = Context(prec=60, rounding=ROUND_HALF_UP)
_BYTES_PER_STEP = 1024
_BYTE_UNITS = ("B", "KB", "MB", "GB", "TB")


def format_number(x: float | Decimal, decimals: int = 0) -> str:
    """Return the number with dots between thousands and a decimal comma; halves round up.

    decimals: digits after the comma, always shown.
    ValueError if x is infinite or not a number.
    """
    exact = Decimal(str(x))
    if not exact.is_finite():
        msg = f"{x} cannot be written as a number."
        raise ValueError(msg)
    rounded = exact.quantize(Decimal(1).scaleb(-decimals), context=_CONTEXT)
    # A small negative amount rounds to zero, which has no sign.
    return f"{rounded or abs(rounded):,f}".translate(_SWAPPED)


def format_bytes(n: int) -> str:
    """Return a file size such as "1,2 MB"; 1 KB is 1024 bytes. ValueError if n is negative."""
    if n < 0:
        msg = "A file cannot have a negative size."
        raise ValueError(msg)
    size, step = Decimal(n), 0
    # 1023,96 KB would be shown as 1.024 KB; it is 1 MB.
    while round(size, 1) >= _BYTES_PER_STEP and step < len(_BYTE_UNITS) - 1:
        size /= _BYTES_PER_STEP
        step += 1
    return f"{format_number(size, 1).removesuffix(',0')} {_BYTE_UNITS[step]}"
