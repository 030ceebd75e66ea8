"""Numbers as offices write them, by example."""

from decimal import Decimal

import pytest

from conglang.core.numbers import format_bytes, format_number


@pytest.mark.parametrize(
    ("number", "decimals", "written"),
    [
        (0, 0, "0"),
        (999, 0, "999"),
        (1000, 0, "1.000"),
        (1234567, 0, "1.234.567"),
        (1234.5, 1, "1.234,5"),
        (1234, 2, "1.234,00"),
        (Decimal("0.125"), 2, "0,13"),
        (2.5, 0, "3"),
        (1.005, 2, "1,01"),
        (-1234.5, 1, "-1.234,5"),
        (-0.4, 0, "0"),
        (-0.0, 1, "0,0"),
        (Decimal("1e22"), 1, "10.000.000.000.000.000.000.000,0"),
    ],
)
def test_format_number(number, decimals, written):
    assert format_number(number, decimals) == written


@pytest.mark.parametrize("number", [float("nan"), float("inf"), Decimal("-Infinity")])
def test_what_is_no_number_is_not_written(number):
    with pytest.raises(ValueError, match="cannot be written"):
        format_number(number)


@pytest.mark.parametrize(
    ("size", "written"),
    [
        (0, "0 B"),
        (1023, "1.023 B"),
        (1024, "1 KB"),
        (1536, "1,5 KB"),
        (1258291, "1,2 MB"),
        (1024**2 - 1, "1 MB"),  # not 1.024 KB
        (5 * 1024**3, "5 GB"),
        (2 * 1024**4, "2 TB"),
        (5000 * 1024**4, "5.000 TB"),
    ],
)
def test_format_bytes(size, written):
    assert format_bytes(size) == written


def test_a_size_is_never_negative():
    with pytest.raises(ValueError, match="negative size"):
        format_bytes(-1)
