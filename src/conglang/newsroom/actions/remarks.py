"""Remarks of the board at a place of a text: made on the file, read and answered in the editor."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from wagtail.models import Comment, CommentReply

from conglang.accounts.models import User
from conglang.accounts.permissions import role_names
from conglang.audit.actions import record as audit
from conglang.core.errors import Refusal
from conglang.core.text import clean
from conglang.newsroom.actions.steps import latest_revision, locked_record
from conglang.newsroom.models import EditorialRecord
from conglang.newsroom.permissions import may_remark
from conglang.newsroom.queries.remarks import places_of


@transaction.atomic
def remark(*, article_id: int, by: User, at: datetime, place: str, words: str) -> Comment:
    """Say something at one place of the newest text.

    place: key of a ``Place`` of that text.
    Refuses: not_allowed, empty, no_place (the paragraph is gone).
    """
    record = _record_for(article_id, by)
    said = _said(words)
    revision = latest_revision(record.article)
    places = {each.key: each for each in places_of(revision.as_object())}
    if place not in places:
        raise Refusal("no_place", "Chỗ được góp ý không còn trong bản mới nhất. Hãy chọn lại chỗ.")
    where = places[place]
    comment = Comment.objects.create(
        page=record.article, user=by, text=said, contentpath=where.contentpath,
        position=where.position, revision_created=revision,
    )  # fmt: skip
    _keep(record, "remark", by, at, f"{where.label}: {said}")
    return comment


@transaction.atomic
def answer_remark(
    *, article_id: int, comment_id: int, by: User, at: datetime, words: str
) -> CommentReply:
    """Answer a remark. Refuses: not_allowed, empty, no_remark."""
    record = _record_for(article_id, by)
    said = _said(words)
    comment = _open(record, comment_id)
    reply = CommentReply.objects.create(comment=comment, user=by, text=said)
    _keep(record, "answer_remark", by, at, said)
    return reply


@transaction.atomic
def resolve_remark(*, article_id: int, comment_id: int, by: User, at: datetime) -> None:
    """A remark is dealt with; it leaves the list and stays in the history.

    Refuses: not_allowed, no_remark.
    """
    record = _record_for(article_id, by)
    comment = _open(record, comment_id)
    Comment.objects.filter(pk=comment.pk).update(resolved_at=at, resolved_by=by)
    _keep(record, "resolve_remark", by, at, comment.text)


def _record_for(article_id: int, by: User) -> EditorialRecord:
    record = locked_record(article_id)
    if not may_remark(record, by):
        raise Refusal("not_allowed", "Chỉ người viết và Ban Biên tập góp ý trong bài.")
    return record


def _said(words: str) -> str:
    said = clean(words).strip()
    if not said:
        raise Refusal("empty", "Hãy viết lời góp ý.")
    return said[:2000]


def _open(record: EditorialRecord, comment_id: int) -> Comment:
    found = Comment.objects.filter(
        pk=comment_id, page_id=record.article_id, resolved_at__isnull=True
    ).first()
    if found is None:
        raise Refusal("no_remark", "Góp ý này đã xong hoặc không còn.")
    return found


def _keep(record: EditorialRecord, act: str, by: User, at: datetime, note: str) -> None:
    audit(act=f"article.{act}", on=record.article, by=by, at=at, note=note, role=role_names(by))
