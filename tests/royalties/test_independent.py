"""The independent calculation holds every line that was worked by hand."""

import csv
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from tests.royalties import independent as by_rules

HAND = Path(__file__).parent / "worked_by_hand"

FRAMES = {
    "tin": (Fraction(1), Fraction(10)),
    "bai": (Fraction(5), Fraction(30)),
    "chuyen-sau": (Fraction(10), Fraction(30)),
}
A0 = by_rules.Table(
    "A0",
    date(2025, 1, 1),
    date(2026, 8, 31),
    FRAMES,
    {"anh": 80_000},
    salary_percent=Fraction(8),
    extras_ceiling=Fraction(100),
    reuse_percent=Fraction(50),
)
A1 = by_rules.Table(
    "A1",
    date(2026, 9, 1),
    frames=FRAMES,
    fixed={"anh": 100_000},
    salary_percent=Fraction(10),
    extras_ceiling=Fraction(100),
    reuse_percent=Fraction(40),
    cap=5_000_000,
)
B = by_rules.Table(
    "B",
    date(2026, 1, 1),
    frames={
        "tin": (Fraction(5), Fraction(15)),
        "bai": (Fraction(15), Fraction(60)),
        "video": (Fraction(20), Fraction(80)),
    },
    unit=12_000,
    extras_ceiling=Fraction(30),
    reuse_percent=Fraction(15),
)
C = by_rules.Table(
    "C",
    date(2026, 9, 1),
    of=(A1,),
    of_percent=Fraction(60),
    extras_ceiling=Fraction(100),
    reuse_percent=Fraction(40),
)
TABLES = {"A0": A0, "A1": A1, "B": B, "C": C}
SALARIES = (
    by_rules.Salary(date(2024, 7, 1), 2_340_000),
    by_rules.Salary(date(2026, 7, 1), 2_530_000),
)
TAX = by_rules.Rule(date(2025, 1, 1))


def _rows(name: str) -> list[Any]:
    with (HAND / name).open(encoding="utf-8") as lines:
        return [pytest.param(row, id=row["no"]) for row in csv.DictReader(lines)]


def _numbers(text: str) -> list[int]:
    return [int(word) for word in text.split()]


def _fractions(text: str) -> list[Fraction]:
    return [Fraction(word) for word in text.split()]


@pytest.mark.parametrize("row", _rows("works.csv"))
def test_amount_of_a_work(row: dict[str, str]) -> None:
    """Rules 1 to 8."""
    tables = tuple(TABLES[name] for name in row["tables"].split())
    work = by_rules.Work(
        1,
        date.fromisoformat(row["published_on"]),
        row["genre"],
        Fraction(row["score"]) if row["score"] else None,
        (("a", Fraction(100)),),
        date.fromisoformat(row["ordered_on"]) if row["ordered_on"] else None,
        tuple(_fractions(row["extras"])),
        row["reused"] == "yes",
    )
    assert by_rules.amount(by_rules.World(tables, SALARIES), work) == int(row["amount"])


@pytest.mark.parametrize("row", _rows("shares.csv"))
def test_shares(row: dict[str, str]) -> None:
    """Rule 9."""
    parts = by_rules.divided(int(row["amount"]), _fractions(row["shares"]))
    assert parts == _numbers(row["parts"])


@pytest.mark.parametrize("row", _rows("norms.csv"))
def test_norms(row: dict[str, str]) -> None:
    """Rule 10."""
    shares = _numbers(row["shares in order of publication"])
    assert by_rules.beyond(int(row["norm"]), shares) == _numbers(row["paid"])


@pytest.mark.parametrize("row", _rows("fees.csv"))
def test_fees(row: dict[str, str]) -> None:
    """Rule 11."""
    set_at = int(row["set at"]) if row["set at"] else None
    fund = by_rules.fund_of(int(row["royalties"]), Fraction(row["percent"]), set_at)
    assert fund == int(row["fund"])
    assert by_rules.divided(fund, _fractions(row["weights"])) == _numbers(row["parts"])


@pytest.mark.parametrize("row", _rows("payments.csv"))
def test_payments(row: dict[str, str]) -> None:
    """Rule 13."""
    paid = by_rules.payment(int(row["gross"]), 0, 0, salaried=row["salaried"] == "yes", tax=TAX)
    assert (paid.tax, paid.net) == (int(row["tax"]), int(row["net"]))
    assert paid.owed == max(0, -int(row["gross"]))


def test_without_a_table_nothing_is_reckoned() -> None:
    """Rule 3."""
    work = by_rules.Work(1, date(2024, 12, 31), "tin", Fraction(3), (("a", Fraction(100)),))
    with pytest.raises(by_rules.NoTableError):
        by_rules.amount(by_rules.World((A0, A1), SALARIES), work)


@pytest.mark.parametrize(
    ("before", "month", "state"),
    [(0, 799, "fine"), (0, 800, "warned"), (800, 200, "warned"), (800, 201, "refused")],
)
def test_budget(before: int, month: int, state: str) -> None:
    """Rule 14 on an allocation of 1,000."""
    assert by_rules.budget_state(1_000, before, month) == state
