"""Periodic work of the newsroom."""

from __future__ import annotations

import logging
from typing import Any

from django.utils import timezone

from conglang.foundation.jobs import job
from conglang.foundation.timetable import every
from conglang.media.models import Picture
from conglang.media.renditions import make_all
from conglang.newsroom.actions import forget_word_uploads, publish_scheduled, read_word_upload
from conglang.newsroom.models import ArticlePage, EditorialRecord
from conglang.tenancy.choices import PortalState
from conglang.tenancy.scoping import every_site, within_site

logger = logging.getLogger(__name__)

PUBLISH_EVERY_SECONDS = 10


@every(seconds=PUBLISH_EVERY_SECONDS)
def publish_due() -> int:
    """Publish every scheduled article whose time has come, of every portal that is not archived.

    Returns how many.

    One that fails is logged and tried again next time; it does not hold up the others.
    """
    now = timezone.now()
    with every_site(reason="the scheduler serves every portal"):
        rows = EditorialRecord.objects.due_for_publication(now).select_related("site")
        due = list(rows.exclude(site__agency__state=PortalState.ARCHIVED))
    published = 0
    for record in due:
        try:
            with within_site(record.site):
                published += publish_scheduled(article_id=record.article_id, at=timezone.now())
        except Exception:
            logger.exception("scheduled article %s could not be published", record.article_id)
    return published


@job("newsroom.read_word_file", retries=3, backoff_seconds=5, timeout_seconds=180)
def read_word_file(*, upload_id: int) -> str:
    """Make the draft of one Word file; returns what became of it."""
    return str(read_word_upload(upload_id=upload_id, at=timezone.now()).state)


@every(daily_at="03:10")
def forget_read_files() -> int:
    """Drop what screens no longer list, of every portal; returns how many."""
    with every_site(reason="old uploads of every portal are dropped"):
        return forget_word_uploads(now=timezone.now())


@job("newsroom.make_pictures", retries=3, timeout_seconds=300, queue="media")
def make_pictures(*, article_id: int) -> int:
    """Make every public size of an article's pictures before residents ask for them."""
    article = ArticlePage.objects.get(pk=article_id)
    ids = [
        photo["picture"]
        for block in article.body.raw_data
        for photo in photos_of(block)
    ]  # fmt: skip
    return sum(make_all(picture) for picture in Picture.objects.filter(pk__in=ids))


def photos_of(block: dict[str, Any]) -> list[dict[str, Any]]:
    """Raw values of the photos in one raw block of a body."""
    if block["type"] == "photo":
        return [block["value"]]
    if block["type"] == "video":
        return [{"picture": block["value"].get("poster")}]
    if block["type"] == "gallery":
        return [photo.get("value", photo) for photo in block["value"]["photos"]]
    return []
