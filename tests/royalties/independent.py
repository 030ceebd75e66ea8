"""Royalties reckoned once more, from `docs/royalties.md` alone.

Nothing of the program is used here: plain dataclasses, exact fractions, dates. Whoever changes
a rule changes the page first, then this file and the program, each by itself; the year in
`test_year.py` compares them.

A rule's number in a comment is its number on that page.
"""

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction

TRANSITION = date(2026, 9, 1)  # rule 2: works ordered before this day keep the rules of their order


class NoTableError(Exception):
    """Nothing was in force on the rate day (rule 3): the month cannot be compiled."""


@dataclass(frozen=True)
class Salary:
    """The basic salary from a day on (rule 4)."""

    since: date
    amount: int


@dataclass(frozen=True)
class Table:
    """A rate table with the days it is in force (rules 3-8, 11)."""

    name: str
    since: date
    until: date | None = None
    frames: dict[str, tuple[Fraction, Fraction]] = field(default_factory=dict)
    fixed: dict[str, int] = field(default_factory=dict)
    unit: int | None = None
    salary_percent: Fraction | None = None
    of: tuple["Table", ...] = ()  # the tables of which this one takes a percentage
    of_percent: Fraction | None = None
    extras_ceiling: Fraction | None = None
    reuse_percent: Fraction = Fraction(100)
    cap: int | None = None
    fee_percent: Fraction = Fraction(0)


@dataclass(frozen=True)
class Work:
    """One published work; shares as (person, percentage), the authors in the order named."""

    number: int
    published_on: date
    genre: str
    score: Fraction | None
    shares: tuple[tuple[str, Fraction], ...]
    ordered_on: date | None = None
    extras: tuple[Fraction, ...] = ()
    reused: bool = False


@dataclass(frozen=True)
class Norm:
    """Who is salaried from a day to a day, and how many works a month that covers (rule 10)."""

    person: str
    works: int
    since: date
    until: date | None = None


@dataclass(frozen=True)
class Rule:
    """The rule of withholding from a day on (rule 13)."""

    since: date
    threshold: int = 2_000_000
    percent: Fraction = Fraction(10)


@dataclass(frozen=True)
class Month:
    """What is put into one month: its days, works, weights of the fund, adjustments."""

    first: date
    last: date
    works: tuple[Work, ...]
    weights: tuple[tuple[str, int], ...] = ()
    fund_set_at: int | None = None
    adjustments: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True)
class World:
    """What is in force: tables, salaries, norms, rules of tax; the year's allocation by year."""

    tables: tuple[Table, ...]
    salaries: tuple[Salary, ...]
    norms: tuple[Norm, ...] = ()
    taxes: tuple[Rule, ...] = (Rule(date(2025, 1, 1)),)
    budgets: dict[int, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Line:
    """One share of one work in a month: what it is worth and what of it is paid."""

    person: str
    work: int
    worth: int
    paid: int


@dataclass(frozen=True)
class Payment:
    """What one person gets for one month."""

    royalties: int
    fees: int
    adjustments: int
    gross: int
    tax: int
    net: int
    owed: int


@dataclass(frozen=True)
class Reckoned:
    """A month reckoned."""

    lines: tuple[Line, ...]
    fund: int
    fees: dict[str, int]
    payments: dict[str, Payment]

    @property
    def spent(self) -> int:
        """What the month takes from the year's allocation (rule 14)."""
        return sum(paid.gross for paid in self.payments.values() if paid.gross > 0)


def rounded(exact: Fraction) -> int:
    """Rule 1: half a đồng and more goes up."""
    return (2 * exact.numerator + exact.denominator) // (2 * exact.denominator)


def rate_day(work: Work) -> date:
    """Rule 2."""
    if work.ordered_on is not None and work.ordered_on < TRANSITION:
        return work.ordered_on
    return work.published_on


def in_force(tables: tuple[Table, ...], day: date) -> Table:
    """Rule 3."""
    running = [t for t in tables if t.since <= day and (t.until is None or day <= t.until)]
    if not running:
        raise NoTableError(day)
    return max(running, key=lambda t: t.since)


def unit_value(table: Table, salaries: tuple[Salary, ...], day: date) -> Fraction:
    """Rule 4."""
    if table.unit is not None:
        return Fraction(table.unit)
    salary = max((s for s in salaries if s.since <= day), key=lambda s: s.since)
    return salary.amount * Fraction(table.salary_percent or 0) / 100


def base(table: Table, salaries: tuple[Salary, ...], work: Work, day: date) -> Fraction:
    """Rule 5."""
    if table.of_percent is not None:
        other = in_force(table.of, day)
        return base(other, salaries, work, day) * table.of_percent / 100
    if work.genre in table.fixed:
        return Fraction(table.fixed[work.genre])
    low, high = table.frames[work.genre]
    if work.score is None or not low <= work.score <= high:
        message = f"work {work.number}: {work.score} lies outside {low}-{high}"
        raise ValueError(message)
    return work.score * unit_value(table, salaries, day)


def amount(world: World, work: Work) -> int:
    """Rules 2 to 8: what a work is worth."""
    day = rate_day(work)
    table = in_force(world.tables, day)
    extra = sum(work.extras, Fraction(0))
    if table.extras_ceiling is not None:
        extra = min(extra, table.extras_ceiling)
    exact = base(table, world.salaries, work, day) * (100 + extra) / 100
    if work.reused:
        exact = exact * table.reuse_percent / 100
    worth = rounded(exact)
    return worth if table.cap is None else min(worth, table.cap)


def divided(total: int, weights: list[Fraction]) -> list[int]:
    """Rule 9: rounded down; what is left over to those who lost most, the earlier first."""
    whole = sum(weights, Fraction(0))
    exact = [total * weight / whole for weight in weights]
    parts = [part.numerator // part.denominator for part in exact]
    by_loss = sorted(range(len(parts)), key=lambda i: (parts[i] - exact[i], i))
    for i in by_loss[: total - sum(parts)]:
        parts[i] += 1
    return parts


def norm_of(world: World, person: str, day: date) -> Norm | None:
    """Who is salaried on the day (rule 10)."""
    for norm in world.norms:
        if (
            norm.person == person
            and norm.since <= day
            and (norm.until is None or day <= norm.until)
        ):
            return norm
    return None


def beyond(norm: int, worths: list[int]) -> list[int]:
    """Rule 10 on one person's shares in order of publication."""
    return [0 if place < norm else worth for place, worth in enumerate(worths)]


def shares_of(world: World, month: Month) -> tuple[Line, ...]:
    """Rules 9 and 10: every share of the month, in order of publication, then of number."""
    shares: list[tuple[str, int, int]] = []
    for work in sorted(month.works, key=lambda w: (w.published_on, w.number)):
        if sum(share for _, share in work.shares) != 100:
            message = f"work {work.number}: the shares are not 100 %"
            raise ValueError(message)
        parts = divided(amount(world, work), [share for _, share in work.shares])
        people = [person for person, _ in work.shares]
        shares += [(p, work.number, worth) for p, worth in zip(people, parts, strict=True)]
    left: dict[str, list[int]] = {}
    for person in {person for person, _, _ in shares}:
        norm = norm_of(world, person, month.last)
        worths = [worth for name, _, worth in shares if name == person]
        left[person] = beyond(norm.works if norm else 0, worths)
    return tuple(Line(p, number, worth, left[p].pop(0)) for p, number, worth in shares)


def fund_of(royalties: int, percent: Fraction, set_at: int | None) -> int:
    """Rule 11: rounded down, or what the secretary set below that."""
    exact = royalties * percent / 100
    full = exact.numerator // exact.denominator
    if set_at is not None and set_at > full:
        raise ValueError(set_at)
    return full if set_at is None else set_at


def payment(royalties: int, fees: int, adjustments: int, *, salaried: bool, tax: Rule) -> Payment:
    """Rule 13."""
    gross = royalties + fees + adjustments
    if gross < 0:
        return Payment(royalties, fees, adjustments, gross, 0, 0, -gross)
    withheld = 0 if salaried or gross < tax.threshold else rounded(gross * tax.percent / 100)
    return Payment(royalties, fees, adjustments, gross, withheld, gross - withheld, 0)


def reckon(world: World, month: Month, debts: dict[str, int]) -> Reckoned:
    """One month; `debts` are the positive amounts owed from the month before (rule 13)."""
    lines = shares_of(world, month)
    royalties: dict[str, int] = {}
    for line in lines:
        royalties[line.person] = royalties.get(line.person, 0) + line.paid
    fees: dict[str, int] = {}
    fund = 0
    if month.weights:
        percent = in_force(world.tables, month.last).fee_percent
        fund = fund_of(sum(royalties.values()), percent, month.fund_set_at)
        parts = divided(fund, [Fraction(weight) for _, weight in month.weights])
        fees = {person: part for (person, _), part in zip(month.weights, parts, strict=True)}
    signed: dict[str, int] = {person: -owed for person, owed in debts.items() if owed}
    for person, change in month.adjustments:
        signed[person] = signed.get(person, 0) + change
    tax = max((rule for rule in world.taxes if rule.since <= month.last), key=lambda r: r.since)
    payments = {
        person: payment(
            royalties.get(person, 0),
            fees.get(person, 0),
            signed.get(person, 0),
            salaried=norm_of(world, person, month.last) is not None,
            tax=tax,
        )
        for person in royalties | fees | signed
    }
    return Reckoned(lines, fund, fees, payments)


def reckon_year(world: World, months: list[Month]) -> list[Reckoned]:
    """Months one after the other, each debt carried into the next."""
    done: list[Reckoned] = []
    debts: dict[str, int] = {}
    for month in months:
        result = reckon(world, month, debts)
        debts = {person: paid.owed for person, paid in result.payments.items() if paid.owed}
        done.append(result)
    return done


def budget_state(allocation: int, spent_before: int, month: int) -> str:
    """Rule 14: "refused" beyond the allocation, "warned" from four fifths on, else "fine"."""
    spent = spent_before + month
    if spent > allocation:
        return "refused"
    return "warned" if 5 * spent >= 4 * allocation else "fine"
