"""One person at a time writes in a text: open it, take it over, leave it."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from conglang.accounts.models import User
from conglang.accounts.permissions import role_names
from conglang.audit.actions import record as audit
from conglang.core.errors import Refusal
from conglang.foundation.announce import announce
from conglang.newsroom.actions.steps import locked_record
from conglang.newsroom.models import TextHold
from conglang.newsroom.signals import text_taken_over


@transaction.atomic
def hold_text(*, article_id: int, by: User, at: datetime) -> TextHold:
    """Somebody opens a text to write, or goes on writing.

    Refuses: not_allowed, held (another person is writing; ``take_over`` is the way).
    """
    record = locked_record(article_id)
    if not record.article.may_be_edited_by(by):
        raise Refusal("not_allowed", "Lúc này bạn không giữ bài để sửa.")
    hold: TextHold | None = TextHold.objects.filter(record=record).select_related("person").first()
    if hold is None:
        return TextHold.objects.create(
            record=record, person=by, since=at, touched_at=at, site_id=record.site_id
        )
    if hold.person_id == by.pk:
        hold.touched_at = at
        hold.save(update_fields=["touched_at"])
        return hold
    if hold.holds_at(at):
        raise Refusal("held", f"{hold.person.display_name} đang sửa bài này.")
    return _given_to(hold, by, at)


def _given_to(hold: TextHold, person: User, at: datetime) -> TextHold:
    hold.person, hold.since, hold.touched_at = person, at, at
    hold.save(update_fields=["person", "since", "touched_at"])
    return hold


@transaction.atomic
def take_over(*, article_id: int, by: User, at: datetime, note: str = "") -> TextHold:
    """Write instead of the person who has the text open; they are told, and it is on record.

    What that person has not saved stays on their screen; from now on they cannot save it.
    Refuses: not_allowed.
    """
    record = locked_record(article_id)
    if not record.article.may_be_edited_by(by):
        raise Refusal("not_allowed", "Lúc này bạn không giữ bài để sửa.")
    hold = TextHold.objects.filter(record=record).select_related("person").first()
    if hold is None or hold.person_id == by.pk:
        return hold_text(article_id=article_id, by=by, at=at)
    before = hold.person
    audit(
        act="article.take_over", on=record.article, by=by, at=at, note=note.strip(),
        before={"person": before.pk}, after={"person": by.pk}, role=role_names(by),
    )  # fmt: skip
    announce(
        text_taken_over, article_id=article_id, site_id=record.site_id, person_id=before.pk,
        by_id=by.pk,
    )  # fmt: skip
    return _given_to(hold, by, at)


def let_go(*, article_id: int, person_id: int) -> None:
    """The person closed the editor."""
    TextHold.objects.filter(record__article_id=article_id, person_id=person_id).delete()
