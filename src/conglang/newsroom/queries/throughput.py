"""How the board's work flows: counts and times out of the table of steps."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from statistics import median
from typing import Any

from django.utils import timezone

from conglang.accounts.models import Unit, User
from conglang.core.dates import start_of_day
from conglang.core.text import sort_key
from conglang.newsroom.choices import State
from conglang.newsroom.models import ArticleStep, SectionPage

#: States whose length is told, in the order in which an article walks through them.
TIMED_STATES = (
    State.DRAFT, State.SUBMITTED, State.IN_EDITING, State.RETURNED, State.PENDING_APPROVAL,
    State.APPROVED, State.SCHEDULED,
)  # fmt: skip
#: Acts of the board that are counted for the person who did them.
BOARD_ACTS = ("take", "return_to_author", "propose", "send_back", "approve", "reject", "publish")
COLUMNS = (
    "record_id", "act", "before", "after", "entered_at", "at", "of_live", "by_id", "author_id",
    "unit_id", "section_id",
)  # fmt: skip

Hours = Callable[[datetime, datetime], float]


def clock_hours(start: datetime, end: datetime) -> float:
    """Hours by the clock, night and holidays included."""
    return (end - start) / timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Spread:
    """How long something took, in hours. p90: nine of ten took no longer (nearest rank)."""

    count: int
    median: float
    p90: float


def spread_of(hours: Iterable[float]) -> Spread | None:
    """Median and 90th percentile of some lengths; None when there are none."""
    ordered = sorted(hours)
    if not ordered:
        return None
    return Spread(len(ordered), median(ordered), ordered[math.ceil(0.9 * len(ordered)) - 1])


@dataclass(slots=True)
class Tally:
    """Counts of one unit, section, person, month or of all; each an article, however often.

    key: id of the unit, section or person. submitted, returned, published, rejected: articles new
    to residents. returned counts among the submitted. corrections: published anew after a
    correction. times: length in each state.
    """

    label: str
    submitted: int = 0
    returned: int = 0
    published: int = 0
    rejected: int = 0
    corrections: int = 0
    times: dict[str, Spread] = field(default_factory=dict)
    key: int | None = None

    @property
    def share_returned(self) -> float | None:
        """Of the articles submitted in the period, the part that was returned in it; 0 to 1."""
        return self.returned / self.submitted if self.submitted else None


@dataclass(frozen=True, slots=True)
class BoardLine:
    """What one member of the board did: acts by name → number of times."""

    label: str
    acts: dict[str, int]


@dataclass(frozen=True, slots=True)
class Throughput:
    """A report over the days from ``since`` to ``until``, both included."""

    since: date
    until: date
    whole: Tally
    units: list[Tally]
    sections: list[Tally]
    people: list[Tally]
    months: list[Tally]
    board: list[BoardLine]


def throughput(
    *, since: date, until: date, unit_id: int | None = None, hours: Hours = clock_hours
) -> Throughput:
    """Count the steps of a period in the open portal: four questions to the database.

    unit_id: this unit's articles only. hours: how the time between two moments is measured.
    """
    steps = _steps(since, until, unit_id)
    lengths = [hours(step.entered_at, step.at) for step in steps]
    units = dict(Unit.objects.values_list("pk", "name"))
    sections = dict(SectionPage.objects.values_list("pk", "title"))
    people = _people(steps)

    def by(key: Callable[[Any], Any]) -> dict[Any, list[int]]:
        groups: dict[Any, list[int]] = defaultdict(list)
        for place, step in enumerate(steps):
            groups[key(step)].append(place)
        return groups

    def tallies(attribute: str, names: dict[int, str], nobody: str) -> list[Tally]:
        found = by(lambda step: getattr(step, attribute))
        rows = [
            replace(
                _tally(
                    names.get(key, nobody), [steps[n] for n in places],
                    [lengths[n] for n in places],
                ),
                key=key,
            )
            for key, places in found.items()
        ]  # fmt: skip
        return sorted(rows, key=lambda row: sort_key(row.label))

    months = by(lambda step: _month(step.at))
    return Throughput(
        since=since,
        until=until,
        whole=_tally("Tất cả", steps, lengths),
        units=tallies("unit_id", units, "(không ghi đơn vị)"),
        sections=tallies("section_id", sections, "(chuyên mục đã bỏ)"),
        people=tallies("author_id", people, "(bài tiếp nhận)"),
        months=[
            _tally(
                f"Tháng {month:02d}/{year}",
                [steps[n] for n in months[year, month]],
                [lengths[n] for n in months[year, month]],
            )
            for year, month in months_between(since, until)
        ],
        board=_board(steps, people),
    )


def _steps(since: date, until: date, unit_id: int | None) -> list[Any]:
    rows = ArticleStep.objects.filter(
        at__gte=start_of_day(since), at__lt=start_of_day(until + timedelta(days=1))
    )
    if unit_id is not None:
        rows = rows.filter(unit_id=unit_id)
    return list(rows.order_by("at", "pk").values_list(*COLUMNS, named=True))


def _people(steps: list[Any]) -> dict[int, str]:
    ids = {step.author_id for step in steps} | {step.by_id for step in steps}
    rows = User.objects.filter(pk__in=ids - {None})
    return {person.pk: person.display_name for person in rows}


def _tally(label: str, steps: list[Any], lengths: list[float]) -> Tally:
    acts: dict[tuple[str, bool], set[int]] = defaultdict(set)
    times: dict[str, list[float]] = defaultdict(list)
    for step, length in zip(steps, lengths, strict=True):
        acts[step.act, step.of_live].add(step.record_id)
        if step.before != step.after:
            times[step.before].append(length)
    submitted = acts["submit", False]
    spreads = {str(state): spread_of(times[state]) for state in TIMED_STATES}
    return Tally(
        label=label,
        submitted=len(submitted),
        returned=len(submitted & acts["return_to_author", False]),
        published=len(acts["publish", False] | acts["publish_urgent", False]),
        rejected=len(acts["reject", False]),
        corrections=len(acts["publish", True]),
        times={state: spread for state, spread in spreads.items() if spread},
    )


def _board(steps: list[Any], people: dict[int, str]) -> list[BoardLine]:
    done: dict[int, dict[str, int]] = defaultdict(lambda: dict.fromkeys(BOARD_ACTS, 0))
    for step in steps:
        if step.act in BOARD_ACTS and step.by_id:
            done[step.by_id][step.act] += 1
    lines = [BoardLine(people[key], acts) for key, acts in done.items()]
    return sorted(lines, key=lambda line: sort_key(line.label))


def _month(moment: datetime) -> tuple[int, int]:
    local = timezone.localtime(moment)
    return local.year, local.month


def months_between(since: date, until: date) -> list[tuple[int, int]]:
    """Year and month of every month that the days touch, in order."""
    first, last = since.year * 12 + since.month - 1, until.year * 12 + until.month - 1
    return [(number // 12, number % 12 + 1) for number in range(first, last + 1)]
