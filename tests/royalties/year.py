"""A year of a board made up with a seed, as plain values for the independent calculation."""

from __future__ import annotations

import calendar
import random
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction

from tests.royalties import independent as by_rules

YEAR = 2026
UNITS = 12
SALARIES = (
    by_rules.Salary(date(2024, 7, 1), 2_340_000),
    by_rules.Salary(date(2026, 7, 1), 2_530_000),
)
FRAMES = {
    "tin": (Fraction(1), Fraction(10)),
    "bai": (Fraction(5), Fraction(30)),
    "chuyen-sau": (Fraction(10), Fraction(30)),
}
OLD = by_rules.Table(
    "02/QĐ-UBND", date(2025, 1, 1), date(2026, 8, 31), FRAMES, {"anh": 80_000},
    salary_percent=Fraction(4), extras_ceiling=Fraction(100), reuse_percent=Fraction(50),
    fee_percent=Fraction(20),
)  # fmt: skip
NEW = by_rules.Table(
    "15/QĐ-UBND", date(2026, 9, 1), date(2026, 10, 15), FRAMES, {"anh": 100_000},
    salary_percent=Fraction("5.25"), extras_ceiling=Fraction(30), reuse_percent=Fraction(40),
    cap=3_000_000, fee_percent=Fraction(15),
)  # fmt: skip
PROVINCE = by_rules.Table(
    "44/QĐ-UBND", date(2026, 9, 1), None,
    {
        "tin": (Fraction(5), Fraction(15)),
        "bai": (Fraction(15), Fraction(60)),
        "chuyen-sau": (Fraction(20), Fraction(80)),
    },
    {"anh": 90_000}, unit=12_345,
)  # fmt: skip
PART = by_rules.Table(
    "21/QĐ-UBND", date(2026, 10, 16), of=(PROVINCE,), of_percent=Fraction("66.67"),
    extras_ceiling=Fraction(50), reuse_percent=Fraction(15), cap=650_000,
    fee_percent=Fraction(10),
)  # fmt: skip
#: The frames of what may be added, in the order in which every table names them.
EXTRAS = ((10, 20), (5, 100))
#: How the shares of two, three or four authors may be cut.
CUTS: dict[int, list[tuple[str, ...]]] = {
    1: [("100",)],
    2: [("60", "40"), ("50", "50"), ("70.5", "29.5")],
    3: [("33.33", "33.33", "33.34"), ("50", "30", "20")],
    4: [("25", "25", "25", "25"), ("40", "20.01", "19.99", "20")],
}
NORMS = (
    by_rules.Norm("Tác giả 03", 2, date(2026, 1, 1)),
    by_rules.Norm("Tác giả 07", 1, date(2026, 1, 1), date(2026, 9, 15)),
    by_rules.Norm("Tác giả 11", 3, date(2026, 1, 1), date(2026, 8, 31)),
    by_rules.Norm("Tác giả 11", 1, date(2026, 9, 1)),
    by_rules.Norm("Biên tập viên", 0, date(2026, 1, 1)),
)
WORLD = by_rules.World((OLD, NEW, PART), SALARIES, NORMS)
BOARD = ("Biên tập viên", "Thư ký")


@dataclass(frozen=True)
class Item:
    """An article with its works; one without works is left unpaid."""

    title: str
    published_on: date
    works: tuple[by_rules.Work, ...]


@dataclass(frozen=True)
class Year:
    """Articles by month, and the months as the rules take them."""

    people: tuple[str, ...]
    items: tuple[tuple[Item, ...], ...]
    months: tuple[by_rules.Month, ...]


def make_year(*, seed: int, numbers: range, items: int) -> Year:
    """``items`` articles over the months, of three authors in each of the units."""
    chance = random.Random(seed)
    people = tuple(f"Tác giả {number:02d}" for number in range(1, 3 * UNITS + 1))
    every: list[tuple[Item, ...]] = []
    months: list[by_rules.Month] = []
    made = 0
    for place, number in enumerate(numbers):
        first = date(YEAR, number, 1)
        last = date(YEAR, number, calendar.monthrange(YEAR, number)[1])
        wanted = items // len(numbers) + (1 if place < items % len(numbers) else 0)
        days = sorted(first + timedelta(chance.randrange(last.day)) for _ in range(wanted))
        own: list[Item] = []
        for day in days:
            own.append(_item(chance, day, people, made, len(own)))
            made += len(own[-1].works)
        every.append(tuple(own))
        works = tuple(work for item in own for work in item.works)
        months.append(_month(chance, first, last, works, people))
    return Year(people, tuple(every), tuple(months))


def _item(chance: random.Random, day: date, people: tuple[str, ...], made: int, place: int) -> Item:
    title = f"Tin bài {day:%d/%m} số {place + 1}"
    if chance.random() < 0.03:
        return Item(title, day, ())
    works = [_work(chance, made + 1, day, chance.choice(tuple(FRAMES)), people)]
    if chance.random() < 0.25:
        works.append(_work(chance, made + 2, day, "anh", people))
    return Item(title, day, tuple(works))


def _work(
    chance: random.Random, number: int, day: date, genre: str, people: tuple[str, ...]
) -> by_rules.Work:
    ordered = day - timedelta(chance.randrange(1, 120)) if chance.random() < 0.25 else None
    bare = by_rules.Work(number, day, genre, None, (), ordered)
    table = by_rules.in_force(WORLD.tables, by_rules.rate_day(bare))
    source = table.of[0] if table.of else table
    score = None
    if genre not in source.fixed:
        low, high = source.frames[genre]
        score = Fraction(chance.randint(int(low * 100), int(high * 100)), 100)
    cut = chance.choice(CUTS[chance.choices([1, 2, 3, 4], [60, 25, 10, 5])[0]])
    authors = chance.sample(people, len(cut))
    extras = tuple(
        Fraction(chance.randint(low, high)) for low, high in EXTRAS if chance.random() < 0.2
    )
    shares = tuple(zip(authors, map(Fraction, cut), strict=True))
    return by_rules.Work(number, day, genre, score, shares, ordered, extras, chance.random() < 0.1)


def _month(
    chance: random.Random, first: date, last: date, works: tuple[by_rules.Work, ...],
    people: tuple[str, ...],
) -> by_rules.Month:  # fmt: skip
    royalties = by_rules.shares_of(WORLD, by_rules.Month(first, last, works))
    full = by_rules.fund_of(
        sum(line.paid for line in royalties), by_rules.in_force(WORLD.tables, last).fee_percent,
        None,
    )  # fmt: skip
    weights = tuple((person, chance.randint(1, 5)) for person in (*BOARD, people[4]))
    changes = [
        (chance.choice(people), chance.choice([-1, 1]) * chance.randint(1_000, 300_000))
        for _ in range(3)
    ]
    # More than anybody earns in a month: the debt goes on for months.
    changes.append((people[first.month % 5], -9_000_000))
    set_at = chance.choice([None, full * 2 // 3])
    return by_rules.Month(first, last, works, weights, set_at, tuple(changes))
