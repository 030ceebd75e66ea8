"""Text of articles written by programs that act for people: the demonstration and importers."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from conglang.accounts.models import User
from conglang.accounts.permissions import role_names
from conglang.accounts.rules import WRITE
from conglang.audit.actions import record as audit
from conglang.core.errors import Refusal
from conglang.core.text import clean
from conglang.newsroom.actions.gate import remember_domains
from conglang.newsroom.choices import State
from conglang.newsroom.indexing import index_article
from conglang.newsroom.models import (
    ArticleAuthor,
    ArticlePage,
    EditorialRecord,
    SectionPage,
    may_here,
)  # fmt: skip


@transaction.atomic
def start_article(
    *,
    section_id: int,
    by: User | None,
    at: datetime,
    fields: dict[str, Any],
    authors: list[dict[str, Any]],
) -> ArticlePage:
    """Create a draft in a section with its first revision, as the person ``by``.

    fields: title, lead, body (stream data), genre, unit, source_name, source_url…
    Refuses: not_allowed.
    """
    section = SectionPage.objects.get(pk=section_id)
    if by is not None and not may_here(by, WRITE, section):
        raise Refusal("not_allowed", f"Cần quyền viết bài ở chuyên mục “{section.title}”.")
    article = ArticlePage(owner=by, live=False, **fields)
    for author in authors:
        article.authors.add(ArticleAuthor(**author))
    section.add_child(instance=article)
    EditorialRecord.objects.filter(article=article).update(since=at, round_started_at=at)
    save_text(article=article, by=by, at=at)
    audit(
        act="article.start", on=article, by=by, at=at, role=role_names(by) if by else "",
        note=section.title,
    )  # fmt: skip
    return article


@transaction.atomic
def save_text(*, article: ArticlePage, by: User | None, at: datetime) -> None:
    """Keep the text as a new revision dated ``at``. Refuses: not_allowed."""
    record = EditorialRecord.objects.filter(article=article).first()
    if by is not None and record and not article.may_be_edited_by(by):
        raise Refusal("not_allowed", "Lúc này bạn không giữ bài để sửa.")
    revision = article.save_revision(user=by)
    type(revision).objects.filter(pk=revision.pk).update(created_at=at)
    ArticlePage.objects.filter(pk=article.pk).update(latest_revision_created_at=at)


@transaction.atomic
def import_article(
    *,
    section_id: int,
    at: datetime,
    shown_at: datetime,
    inherited_from: str,
    by: User | None,
    fields: dict[str, Any],
    authors: list[dict[str, Any]],
) -> ArticlePage:
    """Take over an article that another body published; recorded as an import, not an approval.

    shown_at: when it was first published there. inherited_from: name of that body.
    Legal basis: board:import
    """
    article = start_article(
        section_id=section_id, by=None, at=at,
        fields={**fields, "inherited_from": clean(inherited_from), "shown_at": shown_at},
        authors=authors,
    )  # fmt: skip
    revision = article.get_latest_revision()
    revision.publish(user=None, skip_permission_checks=True)
    ArticlePage.objects.filter(pk=article.pk).update(
        shown_at=shown_at, first_published_at=shown_at, last_published_at=shown_at,
        latest_revision_created_at=shown_at,
    )  # fmt: skip
    record = EditorialRecord.objects.get(article=article)
    record.state, record.since, record.approved_revision = State.PUBLISHED, shown_at, revision
    record.save(update_fields=["state", "since", "approved_revision"])
    audit(
        act="article.import", on=article, by=by, at=at, note=f"Tiếp nhận từ {inherited_from}",
        after={"state": record.state}, basis="board:import",
    )  # fmt: skip
    shown: ArticlePage = ArticlePage.objects.get(pk=article.pk)
    remember_domains(shown, at=at)
    index_article(shown)
    return shown
