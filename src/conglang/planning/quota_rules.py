"""What a unit owes in a period and what it has delivered. Plain Python, whole numbers only.

Legal basis: plan:quota
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from conglang.planning.choices import Counted, PeriodKind, Standing
from conglang.planning.period_rules import ReportingPeriod

#: A weight of 1: weights are whole hundredths.
WHOLE_WEIGHT = 100
KIND_WORDS = {
    Counted.NEWS: "tin", Counted.ARTICLE: "bài", Counted.IN_DEPTH: "bài chuyên sâu",
    Counted.PHOTO: "ảnh", Counted.VIDEO: "video", Counted.ANY: "tin, bài",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Item:
    """Something a unit published. photos, videos: how many it holds."""

    unit_id: int | None
    section_id: int | None
    genre: str
    photos: int
    videos: int
    day: date
    is_repost: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """Days on which a unit is exempt, both included; without an end until further notice."""

    since: date
    until: date | None


@dataclass(frozen=True, slots=True)
class Part:
    """One period in a chain. owed: None where no quota was given; year: of reporting.

    surplus_cap: how many percent of what a period owes an earlier surplus may cover.
    """

    year: int
    owed: int | None
    done: int
    surplus_cap: int = 0
    add_deficits: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One quota of a unit in a period, and what came of it.

    target: as it was given. owed: what exemptions leave of it. credit, debt: carried over from the
    period before. weight: hundredths; how much one item counts in the unit's sum. period_kind: the
    period it was given for; in a longer one the line is a sum.
    """

    counted: str
    section_id: int | None
    section: str
    target: int
    owed: int
    credit: int
    debt: int
    done: int
    weight: int = WHOLE_WEIGHT
    period_kind: str = PeriodKind.MONTH

    @property
    def due(self) -> int:
        return self.owed - self.credit + self.debt

    @property
    def is_free(self) -> bool:
        """Whether an exemption leaves nothing to deliver."""
        return not self.owed and not self.debt

    @property
    def missing(self) -> int:
        return max(self.due - self.done, 0)

    @property
    def over(self) -> int:
        return max(self.done - self.due, 0)

    @property
    def shown(self) -> int:
        """How far the bar of the line goes, at most to what is due; full where nothing is."""
        return min(self.done, self.due) if self.due else 1

    @property
    def label(self) -> str:
        return str(Counted(self.counted).label)

    @property
    def words(self) -> str:
        """Return "tin" or "bài ở Nông thôn mới"."""
        kind = KIND_WORDS[Counted(self.counted)]
        return f"{kind} ở {self.section}" if self.section else kind

    @property
    def spoken(self) -> str:
        """Return "3/5 tin"."""
        return f"{self.done}/{self.due} {self.words}"


def fits(item: Item, counted: str) -> int:
    """How much an item is worth to a quota: 0 or 1, for pictures and films their number."""
    if counted == Counted.PHOTO:
        return item.photos
    if counted == Counted.VIDEO:
        return item.videos
    return int(counted in {Counted.ANY, item.genre})


def days_off(days: ReportingPeriod, spans: Iterable[Span]) -> int:
    """How many days of a period lie in one of the spans or in several."""
    found: set[int] = set()
    for span in spans:
        first = max(span.since, days.since)
        last = min(span.until or days.until, days.until)
        found.update(range(first.toordinal(), last.toordinal() + 1))
    return len(found)


def owed_after(target: int, days: int, off: int) -> int:
    """What is left of a target when a unit is exempt on ``off`` of ``days`` days.

    At least half of the days: nothing. Fewer: the part of the other days, rounded up.
    """
    if 2 * off >= days:
        return 0
    return -(-target * (days - off) // days)


def carried(parts: Sequence[Part]) -> list[tuple[int, int]]:
    """Credit and debt that each period of a chain begins with; none over the end of a year.

    A surplus counts in the next period only, up to the cap of that period. A deficit is added to
    the next period that owes something, if that period's rule adds deficits; what is written in
    between by a unit that owes nothing then pays the debt first.
    """
    result: list[tuple[int, int]] = []
    surplus = deficit = 0
    year: int | None = None
    for part in parts:
        if part.year != year or part.owed is None:
            surplus = deficit = 0
        year = part.year
        owed = part.owed or 0
        credit = min(surplus, owed * part.surplus_cap // 100)
        debt = deficit if part.add_deficits else 0
        result.append((credit, debt if owed else 0))
        due = owed - credit + debt
        surplus = max(part.done - due, 0) if part.owed is not None else 0
        deficit = max(due - part.done, 0)
    return result


def standing_of(lines: Sequence[Line]) -> Standing:
    """How a unit stands: every line counts, one that is short is enough to miss the quota."""
    given = [line for line in lines if line.target]
    if not given:
        return Standing.NONE
    if not any(line.owed for line in given):
        return Standing.EXEMPT
    if any(line.missing for line in given):
        return Standing.MISSED
    exceeded = any(line.done > line.due for line in given)
    return Standing.EXCEEDED if exceeded else Standing.MET


def percent_done(lines: Sequence[Line]) -> int:
    """Weighted part of what is due that was delivered, 0 to 100.

    What is too much of one kind does not make up for another.
    """
    due = sum(line.due * line.weight for line in lines)
    done = sum(min(line.done, line.due) * line.weight for line in lines)
    return done * 100 // due if due else 100


# --- ranking -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class RankingRule:
    """What returned items cost.

    threshold: share of them in percent that costs nothing. deduction: hundredths of a point taken
    off for each percentage point above it.
    Legal basis: plan:ranking
    """

    threshold: int
    deduction: int


@dataclass(frozen=True, slots=True)
class Points:
    """All in hundredths of a point. total: reached minus penalty, at least 0."""

    reached: int
    penalty: int

    @property
    def total(self) -> int:
        return max(self.reached - self.penalty, 0)


def points_of(
    lines: Sequence[Line], *, submitted: int, returned: int, rule: RankingRule
) -> Points | None:
    """Weighted items ÷ weighted quota × 100, minus what returned items cost; None without a quota.

    What was carried over is left out: it counted in its own period.
    Legal basis: plan:ranking
    """
    quota = sum(line.owed * line.weight for line in lines)
    if not quota:
        return None
    done = sum(line.done * line.weight for line in lines if line.target)
    share = returned * 10_000 // submitted if submitted else 0
    over = max(share - rule.threshold * 100, 0)
    return Points(_rounded(done * 10_000, quota), over * rule.deduction // 100)


def ranks_of(totals: Sequence[int]) -> list[int]:
    """Place of each total among all; equal ones share a place and the next one is left out."""
    return [1 + sum(other > total for other in totals) for total in totals]


def _rounded(number: int, by: int) -> int:
    return (2 * number + by) // (2 * by)


def day_before(day: date) -> date:
    """The last day of what ends when something else begins."""
    return day - timedelta(days=1)
