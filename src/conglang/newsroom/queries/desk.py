"""Questions that the desk asks about articles."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import models
from wagtail.models import Revision

from conglang.accounts.rules import APPROVE, EDIT, PUBLISH, WRITE
from conglang.newsroom.choices import EXPIRED, State
from conglang.newsroom.models import (
    ArticlePage,
    EditorialRecord,
    SectionPage,
    Vote,
    may_somewhere,
    where_may,
)  # fmt: skip
from conglang.newsroom.path_rules import DECIDING_STATES
from conglang.newsroom.switch_rules import RIGHTS_OF_READERS


def writers_of_round(record: EditorialRecord) -> set[int]:
    """Ids of everybody who wrote or changed the text in this round.

    The author always counts, and whoever began the article, also after it was handed over.
    """
    revisions = Revision.objects.for_instance(record.article).filter(
        created_at__gte=record.round_started_at, user__isnull=False
    )
    writers = set(revisions.values_list("user_id", flat=True))
    return writers | {each for each in (record.author_id, record.article.owner_id) if each}


#: Piles whose first item is the one due first.
BY_DUE = {key: ["wait__due_at", "since"] for key in ("late", "mine", "editing", "approved")}


@dataclass(slots=True)
class DeskPile:
    """One pile on the desk: what it is, how many, the first few."""

    key: str
    title: str
    hint: str
    records: list[EditorialRecord] = field(default_factory=list)
    total: int = 0


def _rows() -> models.QuerySet[EditorialRecord]:
    return EditorialRecord.objects.select_related(  # type: ignore[no-any-return]
        "article__unit", "author", "editor", "approver", "listed_reason", "urgent_by",
        "wait__person", "wait__absence__person", "wait__step",
    )  # fmt: skip


def asked(user: Any) -> models.Q:
    """Records that wait for this person: named, called in, or asked to agree."""
    votes = Vote.objects.filter(person=user, agreed_at__isnull=True, wait__ended_at__isnull=True)
    return (
        models.Q(wait__person=user)
        | models.Q(wait__escalated_to=user)
        | models.Q(wait__in=votes.values("wait"))
    )


def desk_for(user: Any, *, now: datetime, limit: int = 8) -> list[DeskPile]:
    """What waits for this person in the open portal, most urgent pile first.

    A pile holds articles of the sections in which the person has the right it needs.
    """
    writes, edits, approves, publishes = (
        may_somewhere(user, right) for right in (WRITE, EDIT, APPROVE, PUBLISH)
    )
    piles: list[tuple[str, str, str, Any]] = []
    if approves:
        urgent = _rows().awaiting_later_approval().filter(where_may(user, APPROVE))  # type: ignore[attr-defined]
        hint = "Người dân đang đọc mà chưa có người thứ hai duyệt: duyệt sau, sửa hoặc gỡ."
        piles.append(("urgent", "Xuất bản khẩn, chờ duyệt sau", hint, urgent))
    if writes:
        mine = _rows().of_author(user)  # type: ignore[attr-defined]
        piles += [
            (
                "returned",
                "Trả lại cho tôi",
                "Đọc lý do, sửa rồi gửi lại.",
                mine.filter(state=State.RETURNED),
            ),
        ]
    if edits or approves:
        piles += _board_piles(user, now=now, decides=approves)
    if publishes:
        decided = _rows().filter(where_may(user, PUBLISH))
        piles += [
            (
                "approved",
                "Đã duyệt, chờ xuất bản",
                "Xuất bản ngay hoặc hẹn giờ.",
                decided.filter(state=State.APPROVED),
            ),
            (
                "scheduled",
                "Hẹn giờ",
                "Hệ thống tự xuất bản.",
                decided.filter(state=State.SCHEDULED),
            ),
        ]
    if writes:
        piles += [
            ("drafts", "Nháp của tôi", "Chưa gửi Ban Biên tập.", mine.filter(state=State.DRAFT)),
            ("sent", "Tôi đã gửi", "Ban Biên tập đang giữ.",
             mine.filter(state__in=[State.SUBMITTED, State.IN_EDITING, State.PENDING_APPROVAL])),
        ]  # fmt: skip
    return [_pile(key, title, hint, rows, limit) for key, title, hint, rows in piles]


def _board_piles(user: Any, *, now: datetime, decides: bool) -> list[tuple[str, str, str, Any]]:
    """What waits for this person by name, late first, then what waits for others on the board."""
    waiting = _rows().filter(where_may(user, EDIT, APPROVE), state__in=DECIDING_STATES)
    mine, late = waiting.filter(asked(user)), models.Q(wait__due_at__lt=now)
    others = waiting.exclude(pk__in=mine.values("pk"))
    editing = models.Q(state=State.IN_EDITING)
    piles = [
        ("late", "Quá hạn", "Đã quá giờ hẹn với người gửi; cấp trên đã được báo.",
         mine.filter(late)),
        ("mine", "Chờ tôi", "Bài giao cho bạn, hạn gần nhất ở trên.",
         mine.exclude(late).exclude(editing)),
        ("editing", "Tôi đang biên tập", "Sửa xong thì trình duyệt hoặc chuyển bước sau.",
         mine.exclude(late).filter(editing)),
        ("submitted", "Chờ nhận biên tập", "Bài mới gửi đến, đã giao cho người khác.",
         others.filter(state=State.SUBMITTED)),
    ]  # fmt: skip
    if decides:
        piles.append((
            "pending", "Người khác đang duyệt", "Chờ duyệt, đã giao cho người khác.",
            others.filter(state=State.PENDING_APPROVAL),
        ))  # fmt: skip
    return piles


def _pile(key: str, title: str, hint: str, rows: Any, limit: int) -> DeskPile:
    found = list(rows.order_by(*BY_DUE.get(key, ["since"]))[: limit + 1])
    total = len(found) if len(found) <= limit else rows.count()
    return DeskPile(key, title, hint, found[:limit], total)


def records_for_listing(
    *,
    reader: Any,
    search: str = "",
    state: str = "",
    section_id: int | None = None,
    author_id: int | None = None,
    urgent: bool = False,
) -> models.QuerySet[EditorialRecord]:
    """Articles in every state whose file a person may read, latest move first.

    Not those they may read only because residents do.
    state: a stored one, or "expired" for what the clock took down.
    urgent: only what was published urgently and waits for its approval.
    """
    readable = where_may(reader, *RIGHTS_OF_READERS)
    rows = _rows().order_by("-since")
    if readable:
        rows = rows.filter(models.Q(author=reader) | readable)
    if urgent:
        rows = rows.awaiting_later_approval()  # type: ignore[attr-defined]
    if state == EXPIRED:
        rows = rows.expired()  # type: ignore[attr-defined]
    elif state:
        rows = rows.filter(state=state)
    if author_id:
        rows = rows.filter(author_id=author_id)
    if section_id:
        section = SectionPage.objects.filter(pk=section_id).first()
        path = section.path if section else "-"
        rows = rows.filter(article__path__startswith=path)
    if search.strip():
        rows = rows.filter(article__in=articles_matching(search))
    return rows


def articles_matching(search: str) -> list[int]:
    """Ids of articles whose draft title, lead or text fits, folded; at most 1,000."""
    found = ArticlePage.objects.only("pk").search(search, operator="and")
    return [article.pk for article in found[:1000]]
