"""Whole đồng: rounding, dividing without loss, reading aloud."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conglang.core.money import divide, format_dong, in_words, to_dong


@pytest.mark.parametrize(
    ("exact", "dong"),
    [
        (Decimal("1500.5"), 1501),
        (Decimal("1500.49"), 1500),
        (Fraction(1, 3), 0),
        (Fraction(-1, 2), -1),
        (7, 7),
    ],
)
def test_half_a_dong_rounds_away_from_zero(exact, dong):
    assert to_dong(exact) == dong


def test_a_float_is_not_money():
    with pytest.raises(TypeError):
        to_dong(1.5)


def test_the_dong_left_over_goes_to_the_part_that_lost_most():
    assert divide(100, [1, 1, 1]) == [34, 33, 33]
    assert divide(253_000, [60, 40]) == [151_800, 101_200]
    assert divide(101, [50, 50]) == [51, 50]


@given(
    st.integers(min_value=0, max_value=10**12),
    st.lists(st.integers(min_value=0, max_value=10_000), min_size=1, max_size=9).filter(any),
)
def test_parts_sum_to_the_whole_and_miss_their_share_by_less_than_one(amount, weights):
    parts = divide(amount, weights)

    assert sum(parts) == amount
    assert all(
        abs(part - Fraction(amount * weight, sum(weights))) < 1
        for part, weight in zip(parts, weights, strict=True)
    )
    assert min(parts) >= 0


@pytest.mark.parametrize(("amount", "weights"), [(-1, [1]), (1, [0, 0]), (1, [2, -1])])
def test_what_cannot_be_divided_is_refused(amount, weights):
    with pytest.raises(ValueError, match="divided"):
        divide(amount, weights)


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        (0, "không đồng"),
        (5, "năm đồng"),
        (10, "mười đồng"),
        (15, "mười lăm đồng"),
        (21, "hai mươi mốt đồng"),
        (105, "một trăm linh năm đồng"),
        (1_000, "một nghìn đồng"),
        (1_001, "một nghìn không trăm linh một đồng"),
        (10_015, "mười nghìn không trăm mười lăm đồng"),
        (253_000, "hai trăm năm mươi ba nghìn đồng"),
        (2_530_000, "hai triệu năm trăm ba mươi nghìn đồng"),
        (1_000_055, "một triệu không trăm năm mươi lăm đồng"),
        (1_000_000_000, "một tỷ đồng"),
        (2_000_000_500, "hai tỷ năm trăm đồng"),
        (1_005_000_000, "một tỷ không trăm linh năm triệu đồng"),
        (12_345_678_901, "mười hai tỷ ba trăm bốn mươi lăm triệu sáu trăm bảy mươi tám nghìn "
         "chín trăm linh một đồng"),
        (-21_000, "âm hai mươi mốt nghìn đồng"),
    ],
)  # fmt: skip
def test_an_amount_is_read_as_statements_end(amount, words):
    assert in_words(amount) == words


def test_an_amount_in_a_table_has_points_between_thousands():
    assert format_dong(2_530_000) == "2.530.000"
    assert format_dong(-1_000) == "-1.000"
