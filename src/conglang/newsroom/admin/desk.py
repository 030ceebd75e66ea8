"""What waits for me: the first screen after signing in, and the list of all articles."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from conglang.accounts.permissions import may, posts_held, role_names
from conglang.accounts.rules import MANAGE_PORTAL, WRITE
from conglang.content.extensions import panels_at
from conglang.core.deadlines import WorkCalendar, spoken_working
from conglang.newsroom.admin.topics import topics_given
from conglang.newsroom.choices import (
    EXPIRED,
    EXPIRED_LABEL,
    WAITING_STATES,
    BulkAct,
    State,
)
from conglang.newsroom.models import EditorialRecord, SectionPage, may_here, may_somewhere
from conglang.newsroom.queries import asked, desk_for, records_for_listing, sections_in_order
from conglang.newsroom.queries.bulk import batch_to_undo
from conglang.newsroom.switch_rules import RIGHTS_OF_READERS
from conglang.notifications.alarms import alarms_among, signs_for
from conglang.notifications.queries import mail_figures
from conglang.tenancy.queries import work_calendar

LIST_SIZE = 30


def row_of(
    record: EditorialRecord, now: Any, sections: dict[str, str], calendar: WorkCalendar
) -> dict[str, Any]:
    """One line of a pile or list, in words."""
    article, wait = record.article, record.wait
    return {
        "record": record,
        "title": article.draft_title or article.title or "(chưa có tiêu đề)",
        "url": reverse("article_file", args=[article.pk]),
        "section": sections.get(article.path[: -article.steplen], ""),
        "author": record.author.display_name if record.author else "Tiếp nhận",
        "unit": article.unit.name if article.unit else "",
        "state": record.state,
        "state_label": EXPIRED_LABEL if record.is_expired else record.get_state_display(),
        "live": article.live and record.state != State.PUBLISHED,
        "due": spoken_working(wait.due_at, now, calendar) if wait else "",
        "late": bool(wait and wait.due_at < now),
        "waits_for": str(wait.person) if wait and wait.person else "",
        "urgent": record.is_urgent and record.state in WAITING_STATES,
        "when": record.publish_at if record.state == State.SCHEDULED else record.since,
    }


def section_names() -> dict[str, str]:
    return {section.path: section.title for section in SectionPage.objects.all()}


def desk(request: HttpRequest) -> HttpResponse:
    """Piles of work for this person, most urgent first, and one large button to write."""
    now, names, calendar = timezone.now(), section_names(), work_calendar()
    piles = desk_for(request.user, now=now)
    shown = [
        {
            "key": pile.key, "title": pile.title, "hint": pile.hint, "total": pile.total,
            "rows": [row_of(record, now, names, calendar) for record in pile.records],
            "more_url": f"{reverse('articles')}?{more_query(pile.key, request.user)}",
        }
        for pile in piles
    ]  # fmt: skip
    context = {
        "piles": [pile for pile in shown if pile["total"]],
        "quiet": [pile for pile in shown if not pile["total"]],
        "topics": topics_given(request.user),
        "panels": panels_at("desk", request),
        **(_watch(request.user, now) if may(request.user, MANAGE_PORTAL) else {}),
        "may_write": may_somewhere(request.user, WRITE),
        "roles": role_names(request.user),
        "unit": next((str(post.unit) for post in posts_held(request.user) if post.unit), ""),
    }
    return render(request, "newsroom/admin/desk.html", context)


def _watch(person: Any, now: Any) -> dict[str, Any]:
    """What an administrator must look at before anything else."""
    figures, signs = mail_figures(now=now), signs_for(person, now=now)
    return {"mail": figures, "alarms": alarms_among(signs, figures, now=now)}


def more_query(key: str, user: Any) -> str:
    """The filter of the full list behind a pile."""
    states = {
        "returned": State.RETURNED, "submitted": State.SUBMITTED, "late": "", "mine": "",
        "editing": State.IN_EDITING, "pending": State.PENDING_APPROVAL, "approved": State.APPROVED,
        "scheduled": State.SCHEDULED, "drafts": State.DRAFT, "sent": "",
    }  # fmt: skip
    if key == "urgent":
        return "khan=1"
    own = "&cua-toi=1" if key in {"returned", "drafts", "sent"} else ""
    if key in {"late", "mine"}:
        return "cho-toi=1"
    return f"trang-thai={states.get(key, '')}{own}"


def articles(request: HttpRequest) -> HttpResponse:
    """All articles this person may read, with search and filters; writers see their own."""
    board = any(may_somewhere(request.user, right) for right in RIGHTS_OF_READERS)
    own = "cua-toi" in request.GET or not board
    section = request.GET.get("chuyen-muc", "")
    rows = records_for_listing(
        reader=request.user,
        search=request.GET.get("q", "")[:200],
        state=request.GET.get("trang-thai", ""),
        section_id=int(section) if section.isdigit() else None,
        author_id=request.user.pk if own else None,
        urgent="khan" in request.GET,
    )
    if "cho-toi" in request.GET:
        rows = rows.filter(asked(request.user)).order_by("wait__due_at")
    page = Paginator(rows, LIST_SIZE).get_page(request.GET.get("trang"))
    now, names, calendar = timezone.now(), section_names(), work_calendar()
    query = request.GET.copy()
    for name in ("trang", "chon"):
        query.pop(name, None)
    context = {
        "page": page,
        "rows": [row_of(record, now, names, calendar) for record in page.object_list],
        "states": [*State.choices, (EXPIRED, EXPIRED_LABEL)],
        "sections": [(each.pk, each.title) for each in sections_in_order()],
        "chosen": request.GET,
        "own": own,
        "board": board,
        "query": query.urlencode(),
        "may_write": may_somewhere(request.user, WRITE),
        "bulk_acts": BulkAct.choices,
        "all_picked": request.GET.get("chon") == "het",
        "batch_to_undo": batch_to_undo(request.user, now),
    }
    return render(request, "newsroom/admin/articles.html", context)


def write(request: HttpRequest) -> HttpResponseBase:
    """Choose a section, then write; with one section there is nothing to choose."""
    sections = sections_to_write_in(request.user)
    chosen = request.GET.get("chuyen-muc", "")
    if chosen.isdigit() and any(each.pk == int(chosen) for each in sections):
        return redirect("wagtailadmin_pages:add", "newsroom", "articlepage", int(chosen))
    return render(request, "newsroom/admin/write.html", {"sections": sections})


def sections_to_write_in(user: Any) -> list[SectionPage]:
    """Sections that hold articles themselves and in which the person may write, in their order."""
    return [each for each in sections_with_articles() if may_here(user, WRITE, each)]


def sections_with_articles() -> list[SectionPage]:
    """Sections that hold articles themselves, in their order."""
    # A hidden section below still makes a group of the one above it.
    groups = {path[: -SectionPage.steplen] for path in section_names()}
    return [each for each in sections_in_order() if each.path not in groups]
