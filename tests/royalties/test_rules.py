"""The rules of docs/royalties.md, against the lines worked by hand before the program."""

import csv
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conglang.core.errors import Refusal
from conglang.royalties.rules import (
    MONTH_FLOW,
    WHOLE,
    BudgetState,
    Frame,
    Hints,
    Scored,
    TaxRule,
    Terms,
    amount_of,
    beyond_norm,
    divide_fund,
    divide_shares,
    fee_fund,
    payment_of,
    rate_day,
    refuse_own_work,
    suggested,
)

HAND = Path(__file__).parent / "worked_by_hand"
TRANSITION = date(2026, 9, 1)
TAX = TaxRule(threshold=2_000_000, percent=10)

TEXT = {"tin": ("1", "10"), "bai": ("5", "30"), "chuyen-sau": ("10", "30")}
POINTS = {"tin": ("5", "15"), "bai": ("15", "60"), "video": ("20", "80")}


def by_hand(name):
    with (HAND / f"{name}.csv").open(encoding="utf-8") as file:
        return [pytest.param(row, id=f"line {row['no']}") for row in csv.DictReader(file)]


def numbers(text):
    return [int(each) for each in text.split()]


def hundredths(text):
    return [int(Decimal(each) * 100) for each in text.split()]


def frames(ranges, photo=None):
    found = {name: Frame(Decimal(low), Decimal(high)) for name, (low, high) in ranges.items()}
    return found | ({"anh": Frame(fixed=photo)} if photo else {})


def salary_on(day):
    return 2_530_000 if day >= date(2026, 7, 1) else 2_340_000


def table_on(tables, day):
    """The frames and terms that the README of the lines names, for a day."""
    if tables == "B":
        return frames(POINTS), Terms(unit=12_000, extras_ceiling=30, reuse=15)
    salary = salary_on(day)
    if day < TRANSITION:
        return frames(TEXT, 80_000), Terms(None, 800, salary, reuse=50)
    if tables == "C":
        return frames(TEXT, 100_000), Terms(None, 1_000, salary, part=6_000, reuse=40)
    return frames(TEXT, 100_000), Terms(None, 1_000, salary, reuse=40, cap=5_000_000)


@pytest.mark.parametrize("row", by_hand("works"))
def test_works(row):
    ordered = date.fromisoformat(row["ordered_on"]) if row["ordered_on"] else None
    day = rate_day(date.fromisoformat(row["published_on"]), ordered, TRANSITION)
    lines, terms = table_on(row["tables"], day)
    score = Decimal(row["score"]) if row["score"] else None
    work = Scored(score, numbers(row["extras"]), reused=row["reused"] == "yes")

    assert amount_of(work, lines[row["genre"]], terms) == int(row["amount"])


@pytest.mark.parametrize("row", by_hand("shares"))
def test_shares(row):
    assert divide_shares(int(row["amount"]), hundredths(row["shares"])) == numbers(row["parts"])


@pytest.mark.parametrize("row", by_hand("payments"))
def test_payments(row):
    payment = payment_of(int(row["gross"]), TAX, salaried=row["salaried"] == "yes")

    assert (payment.tax, payment.net) == (int(row["tax"]), int(row["net"]))


@pytest.mark.parametrize("row", by_hand("norms"))
def test_norms(row):
    amounts = numbers(row["shares in order of publication"])

    assert beyond_norm(amounts, int(row["norm"])) == numbers(row["paid"])


@pytest.mark.parametrize("row", by_hand("fees"))
def test_fees(row):
    set_at = int(row["set at"]) if row["set at"] else None
    fund = fee_fund(int(row["royalties"]), int(row["percent"]), set_at)

    assert fund == int(row["fund"])
    assert divide_fund(fund, numbers(row["weights"])) == numbers(row["parts"])


# --- what is refused ------------------------------------------------------------------------------


@pytest.mark.parametrize("score", [Decimal("0.99"), Decimal("10.01"), None])
def test_a_score_outside_its_frame_is_refused(score):
    with pytest.raises(Refusal, match="từ 1 đến 10"):
        amount_of(Scored(score), Frame(Decimal(1), Decimal(10)), Terms(unit=1000))


def test_a_fixed_amount_takes_no_score():
    with pytest.raises(Refusal, match="cố định"):
        amount_of(Scored(Decimal(2)), Frame(fixed=80_000), Terms(unit=1000))


@pytest.mark.parametrize("shares", [[], [9_999], [5_000, 5_001], [10_000, 0], [-1, 10_001]])
def test_shares_make_up_the_whole(shares):
    with pytest.raises(Refusal, match="100%"):
        divide_shares(1_000, shares)


def test_a_fund_stays_below_its_ceiling():
    with pytest.raises(Refusal, match="20%"):
        fee_fund(1_000_000, 20, 200_001)


def test_nobody_scores_their_own_work():
    with pytest.raises(Refusal) as refused:
        refuse_own_work(7, {7, 9})

    assert refused.value.code == "own_work"
    refuse_own_work(8, {7, 9})


# --- what always holds ----------------------------------------------------------------------------

SCORES = st.decimals(min_value=1, max_value=10, places=2)
TERMS = st.builds(
    Terms,
    unit=st.integers(1, 500_000),
    part=st.integers(1, WHOLE),
    extras_ceiling=st.integers(0, 200),
    reuse=st.integers(1, 100),
    cap=st.none() | st.integers(1, 10_000_000),
)


@given(SCORES, st.lists(st.integers(0, 100), max_size=4), st.booleans(), TERMS)
def test_an_amount_is_whole_and_never_negative(score, extras, reused, terms):
    amount = amount_of(Scored(score, extras, reused=reused), Frame(Decimal(1), Decimal(10)), terms)

    assert type(amount) is int
    assert 0 <= amount <= (terms.cap or amount)


@given(SCORES, SCORES, TERMS)
def test_a_higher_score_is_never_paid_less(one, other, terms):
    low, high = sorted([one, other])
    frame = Frame(Decimal(1), Decimal(10))

    assert amount_of(Scored(low), frame, terms) <= amount_of(Scored(high), frame, terms)


@given(st.integers(0, 10**9), st.lists(st.integers(1, 1_000), min_size=1, max_size=6))
def test_shares_sum_to_the_amount(amount, weights):
    shares = [WHOLE * weight // sum(weights) for weight in weights]
    shares[0] += WHOLE - sum(shares)
    if min(shares) > 0:
        assert sum(divide_shares(amount, shares)) == amount


@given(st.integers(-(10**9), 10**9), st.booleans())
def test_a_payment_is_never_negative_and_loses_no_dong(gross, salaried):
    payment = payment_of(gross, TAX, salaried=salaried)

    assert min(payment.gross, payment.tax, payment.net, payment.owed) >= 0
    assert payment.gross - payment.owed == gross
    assert payment.tax + payment.net == payment.gross


@given(st.lists(st.integers(0, 10**6), max_size=20), st.integers(0, 25))
def test_a_norm_only_takes_away(amounts, norm):
    paid = beyond_norm(amounts, norm)

    assert len(paid) == len(amounts)
    assert sum(each > 0 for each in paid) <= max(len(amounts) - norm, 0)


# --- what is suggested ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "photos", "score"),
    [(0, 0, "3"), (300, 0, "3"), (450, 0, "6.5"), (600, 0, "10"), (9_000, 9, "10"), (0, 2, "4")],
)
def test_a_score_is_suggested_from_length_and_photos(words, photos, score):
    hints = Hints(
        low=Decimal(1), high=Decimal(10), default=Decimal(3), words=words, photos=photos,
        full_words=600, photo_step=Decimal("0.5"),
    )  # fmt: skip

    assert suggested(hints) == Decimal(score)


# --- money of the year, way of a month ------------------------------------------------------------


def test_four_fifths_of_the_allocation_are_a_warning():
    assert not BudgetState(1_000_000, 700_000, 99_999).alert
    assert BudgetState(1_000_000, 700_000, 100_000).alert
    assert not BudgetState(1_000_000, 900_000, 100_000).beyond
    assert BudgetState(1_000_000, 900_000, 100_001).beyond


def test_a_month_goes_from_open_to_paid_and_back_only_before_approval():
    states = [step.target for step in MONTH_FLOW if step.name in {"compile", "check", "approve"}]

    assert states == ["compiled", "checked", "approved"]
    assert [step.name for step in MONTH_FLOW.available("approved")] == ["pass_on"]
    assert [step.name for step in MONTH_FLOW.available("passed")] == ["pay"]
    assert MONTH_FLOW.available("paid") == []
