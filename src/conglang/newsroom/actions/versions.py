"""An older text of an article becomes its newest draft again."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from wagtail.models import Revision

from conglang.accounts.models import User
from conglang.accounts.permissions import role_names
from conglang.audit.actions import record as audit
from conglang.core.errors import Refusal
from conglang.newsroom.actions.steps import latest_revision, locked_record
from conglang.newsroom.queries.versions import revision_of


@transaction.atomic
def restore_version(*, article_id: int, revision_id: int, by: User, at: datetime) -> Revision:
    """Keep an older text once more as the newest draft. Nothing is published, nothing is lost.

    The address stays the newest one. Refuses: not_allowed (who does not hold the text now),
    unknown_version, same_version.
    """
    record = locked_record(article_id)
    article = record.article
    if not article.may_be_edited_by(by):
        raise Refusal("not_allowed", "Chỉ khôi phục được khi bạn đang giữ bài để viết hoặc sửa.")
    wanted = revision_of(article, revision_id)
    if wanted is None:
        raise Refusal("unknown_version", "Bản này không có trong hồ sơ của bài.")
    newest = latest_revision(article)
    if newest.pk == wanted.pk:
        raise Refusal("same_version", "Đây đang là bản mới nhất của bài.")
    text = wanted.as_object()
    text.slug = newest.content["slug"]
    kept = text.save_revision(user=by, clean=False)
    audit(
        act="article.restore", on=article, by=by, at=at, role=role_names(by),
        note=f"Lấy lại bản lưu lúc {wanted.created_at:%d/%m/%Y %H:%M} UTC",
        before={"revision": newest.pk}, after={"revision": kept.pk},
    )  # fmt: skip
    return kept
