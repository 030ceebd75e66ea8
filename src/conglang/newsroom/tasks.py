"""Periodic work of the newsroom."""

from __future__ import annotations

import logging
from datetime import datetime
from typing import Any

from django.utils import timezone

from conglang.core.dates import VIETNAM
from conglang.foundation.jobs import job
from conglang.foundation.timetable import every
from conglang.media.models import Picture
from conglang.media.renditions import make_all
from conglang.newsroom.actions import (
    expire,
    forget_word_uploads,
    lateness,
    publish_scheduled,
    read_attached_file,
    read_word_upload,
)
from conglang.newsroom.models import ArticlePage, EditorialRecord, WaitingStep
from conglang.newsroom.path_queries import absences_on
from conglang.newsroom.path_rules import CLOCKED_STATES
from conglang.tenancy.choices import PortalState
from conglang.tenancy.models import Agency
from conglang.tenancy.scoping import every_site, within_site

logger = logging.getLogger(__name__)

PUBLISH_EVERY_SECONDS = 10
WATCH_EVERY_SECONDS = 60


@every(seconds=PUBLISH_EVERY_SECONDS, label="Xuất bản bài hẹn giờ")
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


@every(seconds=60, label="Ẩn bài hết hạn đăng")
def expire_due() -> int:
    """Hide every article whose last day is over, of every portal that is not archived.

    Returns how many. One that fails is logged and tried again next time.
    """
    now = timezone.now()
    with every_site(reason="the scheduler serves every portal"):
        rows = EditorialRecord.objects.due_to_expire(now.astimezone(VIETNAM).date())
        due = list(rows.select_related("site").exclude(site__agency__state=PortalState.ARCHIVED))
    expired = 0
    for record in due:
        try:
            with within_site(record.site):
                expired += expire(article_id=record.article_id, at=now)
        except Exception:
            logger.exception("article %s could not be hidden after its last day", record.article_id)
    return expired


@job(
    "newsroom.read_word_file", retries=3, backoff_seconds=5, timeout_seconds=180,
    label="Đọc tệp Word",
)  # fmt: skip
def read_word_file(*, upload_id: int) -> str:
    """Make the draft of one Word file; returns what became of it."""
    return str(read_word_upload(upload_id=upload_id, at=timezone.now()).state)


@every(daily_at="03:10", label="Dọn tệp Word đã đọc xong")
def forget_read_files() -> int:
    """Drop what screens no longer list, of every portal; returns how many."""
    with every_site(reason="old uploads of every portal are dropped"):
        return forget_word_uploads(now=timezone.now())


@every(seconds=WATCH_EVERY_SECONDS, label="Nhắc hạn và chuyển việc quá hạn")
def watch_clocks() -> int:
    """Remind, escalate and let deputies stand in, of every portal; return how often.

    Legal basis: board:path
    """
    now = timezone.now()
    with every_site(reason="the scheduler serves every portal"):
        portals = Agency.objects.filter(state=PortalState.ACTIVE).select_related("site")
        sites = [agency.site for agency in portals]
    done = 0
    for site in sites:
        with within_site(site):
            done += _watch_portal(now)
    return done


def _watch_portal(now: datetime) -> int:
    waits = WaitingStep.objects.filter(ended_at__isnull=True)
    unclocked = EditorialRecord.objects.filter(wait__isnull=True, state__in=CLOCKED_STATES)
    away = absences_on(timezone.localdate(now))
    late = waits.filter(due_at__lte=now, overdue_at__isnull=True)
    soon = waits.filter(remind_at__lte=now, reminded_at__isnull=True, overdue_at__isnull=True)
    works: list[tuple[Any, str, list[int]]] = [
        (lateness.start_missing, "article_id", _ids(unclocked, "article_id")),
        (lateness.stand_in, "wait_id", _ids(waits.filter(person__in=away))),
        (lateness.escalate, "wait_id", _ids(late)),
        (lateness.remind, "wait_id", _ids(soon)),
    ]
    done = 0
    for act, name, ids in works:
        for pk in ids:
            try:
                done += act(**{name: pk}, at=now)
            except Exception:
                logger.exception("%s of %s failed", act.__name__, pk)
    return done


def _ids(rows: Any, field: str = "pk") -> list[int]:
    return list(rows.values_list(field, flat=True))


@job(
    "newsroom.make_pictures", retries=3, timeout_seconds=300, queue="media",
    label="Làm ảnh các cỡ",
)  # fmt: skip
def make_pictures(*, article_id: int) -> int:
    """Make every public size of an article's pictures before residents ask for them."""
    article = ArticlePage.objects.get(pk=article_id)
    ids = [
        photo["picture"]
        for block in article.body.raw_data
        for photo in photos_of(block)
    ]  # fmt: skip
    return sum(make_all(picture) for picture in Picture.objects.filter(pk__in=ids))


@job(
    "newsroom.make_picture", retries=3, timeout_seconds=300, queue="media",
    label="Làm ảnh các cỡ cho ảnh mới",
)  # fmt: skip
def make_picture(*, picture_id: int) -> int:
    """Make every public size of one new picture, while its writer describes it."""
    return sum(make_all(picture) for picture in Picture.objects.filter(pk=picture_id))


@job(
    "newsroom.read_file", retries=3, timeout_seconds=120, queue="media",
    label="Đọc chữ trong tệp đính kèm",
)  # fmt: skip
def read_file(*, file_id: int) -> None:
    """Search an attached file before somebody may approve what it is attached to."""
    read_attached_file(file_id=file_id, at=timezone.now())


def photos_of(block: dict[str, Any]) -> list[dict[str, Any]]:
    """Raw values of the photos in one raw block of a body."""
    if block["type"] == "photo":
        return [block["value"]]
    if block["type"] == "video":
        return [{"picture": block["value"].get("poster")}]
    if block["type"] == "gallery":
        return [photo.get("value", photo) for photo in block["value"]["photos"]]
    return []
