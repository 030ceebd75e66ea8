"""What the timetable does with waiting steps: remind, call in the next post, name a deputy."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from conglang.accounts.models import User
from conglang.foundation.announce import announce
from conglang.newsroom.actions.clock import avoided, facts_of, hand_to, start
from conglang.newsroom.choices import State, StepKind
from conglang.newsroom.models import EditorialRecord, WaitingStep
from conglang.newsroom.path_queries import absences_on, choose, holders, plan_of, steps_of
from conglang.newsroom.path_rules import CLOCKED_STATES, first_of
from conglang.newsroom.signals import step_due_soon, step_escalated, step_overdue, step_started


def _open_wait(wait_id: int) -> WaitingStep | None:
    rows = WaitingStep.objects.select_for_update(of=("self",)).filter(ended_at__isnull=True)
    return rows.select_related("record__article", "step").filter(pk=wait_id).first()


@transaction.atomic
def remind(*, wait_id: int, at: datetime) -> bool:
    """Tell the named person once that a step is due soon; False when that was done or is over."""
    wait = _open_wait(wait_id)
    if wait is None or wait.reminded_at or wait.overdue_at or wait.remind_at > at:
        return False
    wait.reminded_at = at
    wait.save(update_fields=["reminded_at"])
    announce(step_due_soon, **facts_of(wait, *_asked_still(wait)))
    return True


def _asked_still(wait: WaitingStep) -> list[User]:
    """The named person, and whoever was asked to agree and has not."""
    waiting = wait.votes.filter(agreed_at__isnull=True).select_related("person")
    people = [wait.person, *(vote.person for vote in waiting)]
    return list(dict.fromkeys(person for person in people if person))


@transaction.atomic
def escalate(*, wait_id: int, at: datetime) -> bool:
    """A step is overdue: tell its people and call in the next post, once."""
    wait = _open_wait(wait_id)
    if wait is None or wait.overdue_at or wait.due_at > at:
        return False
    wait.overdue_at, wait.escalated_to = at, _next_post(wait, at=at)
    wait.save(update_fields=["overdue_at", "escalated_to"])
    announce(step_overdue, **facts_of(wait, *_asked_still(wait)))
    if wait.escalated_to:
        announce(step_escalated, **facts_of(wait, wait.escalated_to))
    return True


def _next_post(wait: WaitingStep, *, at: datetime) -> User | None:
    """Who is called in: somebody of the next step, after the last step the highest post."""
    record, on = wait.record, timezone.localdate(at)
    kind = StepKind.PUBLISH if wait.kind == StepKind.PUBLISH else StepKind.APPROVE
    avoid = {*avoided(record, kind)} | ({wait.person.pk} if wait.person else set())
    steps = steps_of(record)
    following = steps[wait.position + 1] if wait.position + 1 < len(steps) else None
    if following or (not steps and wait.kind == StepKind.EDIT):
        asked = following.kind if following else kind
        turn, _ = choose(following, asked, place=record.article, on=on, avoid=avoid)
        return turn.person if turn else None
    away = absences_on(on)
    able = [
        seat.person
        for seat in holders(kind, on, record.article)
        if seat.person.pk not in avoid and seat.person.pk not in away
    ]
    return able[-1] if able else None


@transaction.atomic
def stand_in(*, wait_id: int, at: datetime) -> bool:
    """The named person is away: their deputy is named instead; False when nobody stands in."""
    wait = _open_wait(wait_id)
    if wait is None or wait.person_id is None:
        return False
    on = timezone.localdate(at)
    absence = absences_on(on).get(wait.person_id)
    able = {seat.person.pk for seat in holders(wait.kind, on, wait.record.article)}
    able -= set(avoided(wait.record, wait.kind))
    if absence is None or absence.deputy_id not in able:
        return False
    hand_to(wait, absence.deputy, absence)
    if wait.votes.exists():
        _stand_in_at_vote(wait, absence.person_id, absence)
    announce(step_started, **facts_of(wait))
    return True


def _stand_in_at_vote(wait: WaitingStep, person_id: int, absence: object) -> None:
    if wait.votes.filter(person=wait.person).exists():
        return
    open_votes = wait.votes.filter(person_id=person_id, agreed_at__isnull=True)
    open_votes.update(person=wait.person, absence=absence)


@transaction.atomic
def start_missing(*, article_id: int, at: datetime) -> bool:
    """Give an article that waits without a clock one that began with its present state."""
    rows = EditorialRecord.objects.select_for_update(of=("self",)).select_related("article")
    record = rows.get(article_id=article_id)
    if record.wait_id or record.state not in CLOCKED_STATES:
        return False
    steps = steps_of(record)
    taken_by = record.editor if record.state == State.IN_EDITING else None
    plan = plan_of(steps)
    if record.state == State.APPROVED:
        position = len(plan)
    elif record.state == State.PENDING_APPROVAL:
        position = first_of(StepKind.APPROVE, plan)
    else:
        position = first_of(StepKind.EDIT, plan)
    start(record, position, steps, at=record.since, taken_by=taken_by)
    return True
