"""Numbers and days of papers, as offices write and print them."""

from __future__ import annotations

from datetime import date

import pytest

from conglang.core.document_numbers import read_number, tidy_number
from conglang.core.printed_dates import read_date, turned


@pytest.mark.parametrize(
    ("written", "tidy", "serial", "year", "symbol"),
    [
        ("48/2025/QĐ-UBND", "48/2025/QĐ-UBND", 48, 2025, "QĐ-UBND"),
        ("38/TB- UBND", "38/TB-UBND", 38, None, "TB-UBND"),
        ("13/2024/NQ-HĐND,", "13/2024/NQ-HĐND", 13, 2024, "NQ-HĐND"),
        ("42/2018/Q\u00d0\u2013UBND", "42/2018/QĐ-UBND", 42, 2018, "QĐ-UBND"),
        ("05-NQ/TU", "05-NQ/TU", 5, None, "NQ/TU"),
        ("3954/UBND-VX", "3954/UBND-VX", 3954, None, "UBND-VX"),
        ("Số: 12a/2020/QĐ-UBND", "12a/2020/QĐ-UBND", 12, 2020, "QĐ-UBND"),
        ("64/2025/QH15", "64/2025/QH15", 64, 2025, "QH15"),
        ("07/2025/\u200eNQ-HĐND", "07/2025/NQ-HĐND", 7, 2025, "NQ-HĐND"),
        ("24\u00a0/2023/QĐ-UBND", "24/2023/QĐ-UBND", 24, 2023, "QĐ-UBND"),
    ],
)
def test_a_number_is_taken_apart(
    written: str, tidy: str, serial: int, year: int | None, symbol: str
) -> None:
    number = read_number(written)

    assert (number.written, number.serial, number.year, number.symbol) == (
        tidy, serial, year, symbol,
    )  # fmt: skip
    assert number.is_readable


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("48/2025/QĐ-UBND", "48/2025/QĐ/UBND"),
        ("48/2025/QĐ-UBND", "048/2025/qđ-ubnd"),
        ("05-NQ/TU", "5/NQ-TU"),
        ("38/TB-UBND", "38 / TB \u2013 UBND."),
    ],
)
def test_the_same_number_written_otherwise_has_the_same_key(one: str, other: str) -> None:
    assert read_number(one).key == read_number(other).key


@pytest.mark.parametrize("written", ["", "QĐ-UBND", "/2025/QĐ-UBND", "1234", "không số"])
def test_what_is_no_number_is_told_so_and_keeps_its_words(written: str) -> None:
    number = read_number(written)

    assert not number.is_readable
    assert number.series == ""
    assert number.written == tidy_number(written)


def test_a_blank_before_the_year_is_not_read_as_a_number() -> None:
    assert read_number("  /2025/QĐ-UBND").serial is None


def test_numbers_of_one_series_share_year_and_symbol() -> None:
    assert read_number("07/2025/NQ-HĐND").series == read_number("26/2025/NQ/HĐND").series
    assert read_number("07/2025/NQ-HĐND").series != read_number("07/2024/NQ-HĐND").series


def test_the_kind_stands_first_in_the_symbol() -> None:
    assert read_number("766/QĐ-TTg").kind_sign == "QĐ"
    assert read_number("120/BC-UBND").kind_sign == "BC"


@pytest.mark.parametrize(
    ("printed", "day", "other"),
    [
        ("04/6/2012", date(2012, 6, 4), date(2012, 4, 6)),
        ("30/3/2023", date(2023, 3, 30), None),
        ("07.12.2019", date(2019, 12, 7), date(2019, 7, 12)),
        ("5 tháng 5 năm 2020", date(2020, 5, 5), None),
        ("06 tháng 10 năm 2021", date(2021, 10, 6), None),
        ("ngày 5 tháng 6 năm 2020", date(2020, 6, 5), None),
        ("An Giang, ngày 28 tháng 4 năm 2025", date(2025, 4, 28), None),
        ("2018-11-09", date(2018, 11, 9), None),
        ("11/11/2018", date(2018, 11, 11), None),
    ],
)
def test_a_printed_day_is_read(printed: str, day: date, other: date | None) -> None:
    found = read_date(printed)

    assert found is not None
    assert (found.day, found.other) == (day, other)


@pytest.mark.parametrize("printed", ["", "…/…/2025", "31/02/2020", "tháng 5 năm 2020", "2020"])
def test_what_is_no_day_is_not_guessed(printed: str) -> None:
    assert read_date(printed) is None


def test_a_day_turned_round_is_another_day_or_none() -> None:
    assert turned(date(2018, 9, 11)) == date(2018, 11, 9)
    assert turned(date(2018, 9, 30)) is None
    assert turned(date(2018, 9, 9)) is None
