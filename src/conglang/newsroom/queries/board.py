"""The board view: every open article in the column of its state."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import models

from conglang.newsroom.choices import State
from conglang.newsroom.models import EditorialRecord, SectionPage
from conglang.newsroom.path_rules import CLOCKED_STATES

#: Columns in the order in which an article walks through them.
COLUMNS = (
    State.DRAFT, State.SUBMITTED, State.IN_EDITING, State.RETURNED, State.PENDING_APPROVAL,
    State.APPROVED, State.SCHEDULED, State.PUBLISHED,
)  # fmt: skip
#: Published articles leave the board after a week.
SHOWN_FOR = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Choice:
    """What the board is narrowed to; empty means everything."""

    section_id: int | None = None
    unit_id: int | None = None
    person_id: int | None = None
    late_only: bool = False


def board_rows(choice: Choice, *, now: datetime) -> models.QuerySet[EditorialRecord]:
    """Every article on the board that fits the choice, with all that a card shows."""
    rows: models.QuerySet[EditorialRecord] = EditorialRecord.objects.filter(
        state__in=COLUMNS
    ).exclude(state=State.PUBLISHED, since__lt=now - SHOWN_FOR)
    if choice.section_id:
        section = SectionPage.objects.filter(pk=choice.section_id).first()
        rows = rows.filter(article__path__startswith=section.path if section else "-")
    if choice.unit_id:
        rows = rows.filter(article__unit_id=choice.unit_id)
    if choice.person_id:
        rows = rows.filter(_has_a_part(choice.person_id))
    if choice.late_only:
        rows = rows.filter(state__in=CLOCKED_STATES, wait__due_at__lt=now)
    return rows.select_related(
        "article__unit", "author", "editor", "approver", "wait__person", "wait__absence__person",
        "wait__step",
    )  # fmt: skip


def _has_a_part(person_id: int) -> models.Q:
    return (
        models.Q(author_id=person_id)
        | models.Q(editor_id=person_id)
        | models.Q(approver_id=person_id)
    )


def column_of(
    rows: models.QuerySet[EditorialRecord], state: str
) -> models.QuerySet[EditorialRecord]:
    """One column: what waits longest first; the next to come out first; the newest first."""
    order = {State.SCHEDULED: "publish_at", State.PUBLISHED: "-since"}.get(State(state), "since")
    return rows.filter(state=state).order_by(order, "pk")


def counts_of(rows: models.QuerySet[EditorialRecord]) -> dict[str, int]:
    """How many stand in each column."""
    found = rows.order_by().values_list("state").annotate(models.Count("pk"))
    return dict(found)


def holder_of(record: EditorialRecord) -> str:
    """Who has the article in hand now, in words."""
    if record.state in {State.DRAFT, State.RETURNED}:
        return record.author.display_name if record.author else ""
    if record.wait and record.wait.person:
        return str(record.wait.person)
    if record.state == State.SUBMITTED:
        return "chưa ai nhận"
    if record.state == State.IN_EDITING:
        return record.editor.display_name if record.editor else ""
    if record.state == State.PENDING_APPROVAL:
        return "lãnh đạo Ban Biên tập"
    return record.approver.display_name if record.approver else ""
