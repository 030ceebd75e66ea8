"""Questions about paths: which one an article walks, who sits at its steps, whose turn it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from conglang.accounts.models import Post, User
from conglang.accounts.rules import permissions_of_roles
from conglang.core.text import sort_key
from conglang.newsroom.choices import StepKind
from conglang.newsroom.models import (
    Absence,
    ArticlePage,
    BoardPath,
    EditorialRecord,
    PathStep,
    SectionPage,
    Vote,
    WaitingStep,
)
from conglang.newsroom.path_rules import DEFAULT_STEPS, PERMISSION_OF, RANKS, Step
from conglang.newsroom.queries.rights import people_with_right


@dataclass(frozen=True, slots=True)
class Seat:
    """A person who may be asked at a step. rank: 0 for the post that is asked first."""

    person: User
    roles: frozenset[str]
    rank: int


@dataclass(frozen=True, slots=True)
class Turn:
    """Whose turn it is, and in whose place. rank: of the post whose turn it is."""

    person: User
    absence: Absence | None = None
    rank: int = 0


def path_for(article: ArticlePage) -> BoardPath | None:
    """The path in use for the article's section, the section above it, or the whole portal."""
    paths = BoardPath.objects.filter(retired_at__isnull=True).select_related("section")
    fitting = [
        each for each in paths if each.section is None or article.path.startswith(each.section.path)
    ]
    return max(fitting, key=lambda each: each.section.depth if each.section else 0, default=None)


def steps_of(record: EditorialRecord) -> list[PathStep]:
    """The steps of the path the article walks; none where the board set no path."""
    if record.path_id is None:
        return []
    return list(PathStep.objects.filter(path_id=record.path_id).prefetch_related("seats"))


def plan_of(steps: Sequence[PathStep]) -> Sequence[Step]:
    """The steps as plain values; the usual way where there are none."""
    return [Step(step.kind, step.quorum) for step in steps] or DEFAULT_STEPS


def holders(kind: str, on: date, place: Any = None) -> list[Seat]:
    """Everybody who may do the work of a kind of step, lower posts first, by name.

    place: a section or an article, whose switches count today; without one, posts alone.
    """
    right = PERMISSION_OF[StepKind(kind)]
    posts = Post.objects.in_force(on).filter(person__is_active=True).select_related("person")
    roles: dict[User, set[str]] = {}
    for post in posts:
        roles.setdefault(post.person, set()).add(post.role)
    if place is None:
        able = {who.pk for who, held in roles.items() if right in permissions_of_roles(held)}
    else:
        able = {who.pk for who in people_with_right(right, place)}
    ranks = RANKS[StepKind(kind)]
    seats = [
        Seat(who, frozenset(held), min(_rank(role, ranks) for role in held))
        for who, held in roles.items()
        if who.pk in able
    ]
    return sorted(seats, key=lambda seat: (seat.rank, sort_key(seat.person.display_name)))


def _rank(role: str, ranks: Sequence[str]) -> int:
    """Who has the right by a switch and not by the post is asked last."""
    return ranks.index(role) if role in ranks else len(ranks)


def seated(step: PathStep | None, everybody: Sequence[Seat]) -> list[Seat]:
    """Those of the holders who sit at a step; all of them where the board set no path."""
    if step is None:
        return list(everybody)
    if step.role:
        return [seat for seat in everybody if step.role in seat.roles]
    named = {seat.person_id for seat in step.seats.all()}
    return [seat for seat in everybody if seat.person.pk in named]


def absences_on(day: date) -> dict[int, Absence]:
    """Who is away on a day, by person."""
    rows = Absence.objects.in_force(day).filter(cancelled_at__isnull=True)
    return {row.person_id: row for row in rows.select_related("person", "deputy")}


def turns_of(
    seats: Sequence[Seat], everybody: Sequence[Seat], away: dict[int, Absence],
    avoid: Collection[int],
) -> list[Turn]:  # fmt: skip
    """Who can be asked, each present or by a deputy who holds the right themselves.

    avoid: ids of people who may not decide, such as the writers.
    """
    able = {seat.person.pk for seat in everybody} - set(avoid) - set(away)
    found: dict[int, Turn] = {}
    for seat in seats:
        absence = away.get(seat.person.pk)
        if absence is None and seat.person.pk in able:
            found.setdefault(seat.person.pk, Turn(seat.person, None, seat.rank))
        elif absence and absence.deputy and absence.deputy.pk in able:
            found.setdefault(absence.deputy.pk, Turn(absence.deputy, absence, seat.rank))
    return list(found.values())


def choose(
    step: PathStep | None, kind: str, *, place: Any, on: date, avoid: Collection[int]
) -> tuple[Turn | None, list[Turn]]:
    """The person who is named for a step, and everybody who is asked there.

    Named is whoever has least waiting among those of the lowest post that can be asked; when
    nobody at the step can, anybody on the board with the right.
    """
    everybody, away = holders(kind, on, place), absences_on(on)
    members = seated(step, everybody)
    asked = turns_of(members, everybody, away, avoid)
    turns = asked or turns_of(everybody, everybody, away, avoid)
    if not turns:
        return None, asked
    if step is None:
        lowest = min(turn.rank for turn in turns)
        turns = [turn for turn in turns if turn.rank == lowest]
    loads = _loads()
    return min(turns, key=lambda turn: loads[turn.person.pk]), asked


def _loads() -> Counter[int]:
    waiting = WaitingStep.objects.filter(ended_at__isnull=True, person__isnull=False)
    return Counter(waiting.values_list("person_id", flat=True))


def may_sit(wait: WaitingStep, person: Any, *, on: date) -> bool:
    """Whether it is this person's turn at a step of a path: seated, a deputy, or called in."""
    if person.pk in {wait.person_id, wait.escalated_to_id}:
        return True
    everybody = holders(wait.kind, on, wait.record.article)
    turns = turns_of(seated(wait.step, everybody), everybody, absences_on(on), ())
    present = {seat.person.pk for seat in seated(wait.step, everybody)}
    return person.pk in present or person.pk in {turn.person.pk for turn in turns}


def votes_on(wait: WaitingStep | None, revision_id: int | None) -> list[Vote]:
    """Agreements at a step to exactly this text."""
    if wait is None or revision_id is None:
        return []
    rows = wait.votes.filter(agreed_at__isnull=False, revision_id=revision_id)
    return list(rows.select_related("person", "absence__person"))


@dataclass(frozen=True, slots=True)
class PathRow:
    """A path on the chief's screen. section: None for the whole portal."""

    section: SectionPage | None
    path: BoardPath | None
    steps: list[PathStep]


def path_rows(sections: Sequence[SectionPage]) -> list[PathRow]:
    """The whole portal first, then every section, each with the path it has of its own."""
    paths = BoardPath.objects.filter(retired_at__isnull=True).prefetch_related(
        "steps__seats__person"
    )
    own = {path.section_id: path for path in paths}
    places: list[SectionPage | None] = [None, *sections]
    rows = []
    for section in places:
        path = own.get(section.pk if section else None)
        rows.append(PathRow(section, path, list(path.steps.all()) if path else []))
    return rows


def absences_for_listing(*, since: date) -> list[Absence]:
    """Absences that are not over on a day, soonest first."""
    rows = Absence.objects.filter(ends_on__gte=since, cancelled_at__isnull=True)
    return list(rows.select_related("person", "deputy").order_by("starts_on", "pk"))
