"""The clock of a waiting article: whose turn it is, until when, and what comes when it is late."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.utils import timezone

from conglang.accounts.models import User
from conglang.accounts.rules import PUBLISH
from conglang.core.deadlines import Term, after_working_time, due, working_time_between
from conglang.foundation.announce import announce
from conglang.newsroom.choices import State, StepKind
from conglang.newsroom.models import (
    Absence,
    EditorialRecord,
    PathStep,
    Vote,
    WaitingStep,
    may_here,
)
from conglang.newsroom.path_queries import (
    Turn,
    absences_on,
    choose,
    path_for,
    plan_of,
    steps_of,
    votes_on,
)
from conglang.newsroom.path_rules import (
    REMINDER_SHARE,
    STEP_TIME,
    URGENT_STEP_TIME,
    kind_at,
    next_position,
)
from conglang.newsroom.queries import writers_of_round
from conglang.newsroom.signals import step_started
from conglang.tenancy.queries import work_calendar
from conglang.vocabulary.queries import legal_term

if TYPE_CHECKING:
    from collections.abc import Collection

#: An article that leaves these states starts a new round and takes the path as it is now.
OUTSIDE_STATES = frozenset({State.DRAFT, State.RETURNED, State.PUBLISHED})


def follow(record: EditorialRecord, before: str, *, by: User | None, at: datetime) -> None:
    """After a move: start the next step's clock, hand it on, or stop it."""
    if before in OUTSIDE_STATES and record.state not in OUTSIDE_STATES:
        record.path = path_for(record.article)
        record.save(update_fields=["path"])
    steps = steps_of(record)
    wait = record.wait
    agreed = len(votes_on(wait, record.article.latest_revision_id))
    position = wait.position if wait else None
    there = next_position(before, record.state, position, plan_of(steps), agreed=agreed)
    if there is None:
        stop(record, at=at)
    elif wait is not None and there == position:
        if record.state == State.IN_EDITING and before == State.SUBMITTED:
            hand_to(wait, by)
        elif before == record.state == State.PENDING_APPROVAL:
            _name_who_still_agrees(wait, record)
    else:
        start(record, there, steps, at=at, taken_by=_taker(record, before, by))


def _taker(record: EditorialRecord, before: str, by: User | None) -> User | None:
    """Who holds the article already when its step begins; who approved publishes, if they may."""
    if record.state == State.APPROVED:
        return by if by and may_here(by, PUBLISH, record.article) else None
    if record.state != State.IN_EDITING or before == State.IN_EDITING:
        return None
    return record.editor if before == State.PENDING_APPROVAL else by


def hand_to(wait: WaitingStep, person: User | None, absence: Absence | None = None) -> None:
    """Another person is named, perhaps in the place of who is away; what was promised stays."""
    wait.person, wait.absence = person, absence
    wait.save(update_fields=["person", "absence"])


def _name_who_still_agrees(wait: WaitingStep, record: EditorialRecord) -> None:
    """Whoever is named and agreed has done their part: the next of those asked is named."""
    agreed = {vote.person_id for vote in votes_on(wait, record.article.latest_revision_id)}
    if wait.person_id not in agreed:
        return
    open_votes = wait.votes.exclude(person_id__in=agreed).select_related("person", "absence")
    following = open_votes.first()
    if following is not None:
        hand_to(wait, following.person, following.absence)


def stop(record: EditorialRecord, *, at: datetime) -> None:
    """The article waits for nobody any more."""
    if record.wait is None:
        return
    WaitingStep.objects.filter(pk=record.wait.pk).update(ended_at=at)
    record.wait = None
    record.save(update_fields=["wait"])


def start(
    record: EditorialRecord,
    position: int,
    steps: list[PathStep],
    *,
    at: datetime,
    taken_by: User | None = None,
) -> WaitingStep:
    """Name the person of a step and promise the due time."""
    stop(record, at=at)
    step = steps[position] if position < len(steps) else None
    kind = kind_at(position, plan_of(steps))
    turn, asked = choose(
        step, kind, place=record.article, on=timezone.localdate(at), avoid=avoided(record, kind)
    )
    if taken_by is not None:
        turn = Turn(taken_by)
    term, basis = term_of(step, urgent=record.is_urgent, at=at)
    wait = WaitingStep(
        site_id=record.site_id, record=record, position=position, kind=kind, step=step,
        person=turn.person if turn else None, absence=turn.absence if turn else None,
        **_promise(at, term, basis),
    )  # fmt: skip
    wait.save()
    _ask(wait, asked)
    record.wait = wait
    record.save(update_fields=["wait"])
    announce(step_started, **facts_of(wait))
    return wait


def agree(record: EditorialRecord, *, by: User, at: datetime) -> None:
    """Keep that somebody agreed to the text as it stands; whether they may was checked."""
    wait = record.wait
    if wait is None:
        return
    away = absences_on(timezone.localdate(at)).values()
    instead = next((each for each in away if each.deputy_id == by.pk), None)
    vote, _ = Vote.objects.get_or_create(
        wait=wait, person=by, defaults={"site_id": record.site_id, "absence": instead}
    )
    vote.revision_id, vote.agreed_at = record.article.latest_revision_id, at
    vote.save(update_fields=["revision", "agreed_at"])


def avoided(record: EditorialRecord, kind: str) -> Collection[int]:
    """Ids of people who may not be asked at a step of that kind."""
    if kind == StepKind.PUBLISH:
        return ()
    if kind == StepKind.APPROVE:
        return writers_of_round(record)
    return {record.author_id} if record.author_id else set()


def _ask(wait: WaitingStep, asked: list[Turn]) -> None:
    if wait.step is None or wait.step.quorum == 1:
        return
    Vote.objects.bulk_create(
        Vote(site_id=wait.site_id, wait=wait, person=turn.person, absence=turn.absence)
        for turn in asked
    )


def term_of(step: PathStep | None, *, urgent: bool, at: datetime) -> tuple[Term, str]:
    """The time a step has and the key that sets it: the board's own, else the dated practice."""
    own = step.own_term(urgent=urgent) if step else None
    if own is not None:
        return own, "board:path"
    key = URGENT_STEP_TIME if urgent else STEP_TIME
    return legal_term(key, timezone.localdate(at)), key


def _promise(at: datetime, term: Term, basis: str) -> dict[str, object]:
    calendar = work_calendar()
    promised = due(at, term, calendar)
    whole = working_time_between(at, promised.at, calendar)
    remind_at = after_working_time(at, whole * (1 - REMINDER_SHARE), calendar) if whole else at
    return {
        "started_at": at, "remind_at": remind_at, "due_at": promised.at, "basis": basis,
        "why": promised.why,
    }  # fmt: skip


def hurry(record: EditorialRecord, *, at: datetime) -> None:
    """The item became urgent: its step is due after the short time, never later than promised."""
    wait = record.wait
    if wait is None:
        return
    term, basis = term_of(wait.step, urgent=True, at=at)
    sooner = _promise(at, term, basis)
    if sooner["due_at"] < wait.due_at:  # type: ignore[operator]
        for name in ("remind_at", "due_at", "basis", "why"):
            setattr(wait, name, sooner[name])
        wait.save(update_fields=["remind_at", "due_at", "basis", "why"])


def facts_of(wait: WaitingStep, *people: User | None) -> dict[str, object]:
    """What a signal tells of a step: ids and the due time."""
    told = people or (wait.person,)
    return {
        "article_id": wait.record.article_id, "site_id": wait.site_id, "due_at": wait.due_at,
        "person_ids": [person.pk for person in told if person],
    }  # fmt: skip
