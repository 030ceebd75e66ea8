"""The board view: every open article by state, with its clock."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from conglang.accounts.queries import people_who_may, units_for_listing
from conglang.accounts.rules import WRITE
from conglang.core.dates import spoken_duration
from conglang.core.deadlines import WorkCalendar
from conglang.newsroom.admin.desk import row_of, section_names
from conglang.newsroom.choices import State
from conglang.newsroom.models import EditorialRecord
from conglang.newsroom.queries import sections_in_order
from conglang.newsroom.queries.board import (
    COLUMNS,
    Choice,
    board_rows,
    column_of,
    counts_of,
    holder_of,
)
from conglang.tenancy.queries import work_calendar

#: Cards of a column while all columns are shown, and of one column alone.
CARDS, CARDS_ALONE = 8, 48


@require_safe
def board(request: HttpRequest) -> HttpResponse:
    """All columns with their first cards, or one column whole."""
    now, names, calendar = timezone.now(), section_names(), work_calendar()
    rows = board_rows(_choice(request), now=now)
    counts = counts_of(rows)
    alone = request.GET.get("cot", "")
    shown = [State(alone)] if alone in COLUMNS else COLUMNS
    size = CARDS_ALONE if alone in COLUMNS else CARDS
    query = request.GET.copy()
    for name in ("cot", "trang"):
        query.pop(name, None)
    columns, page = [], None
    for state in shown:
        found: Any = column_of(rows, state)
        if alone in COLUMNS:
            page = Paginator(found, size).get_page(request.GET.get("trang"))
            found = page.object_list
        cards = [_card(record, now, names, calendar) for record in found[:size]]
        columns.append(_column(state, counts.get(state, 0), cards))
    context = {
        "columns": columns,
        "alone": alone if alone in COLUMNS else "",
        "page": page,
        "total": sum(counts.values()),
        "sections": [(str(each.pk), each.title) for each in sections_in_order()],
        "units": [(str(each.pk), each.name) for each in units_for_listing()],
        "people": [(str(each.pk), each.display_name) for each in people_who_may(WRITE)],
        "chosen": request.GET,
        "filtered": any(request.GET.get(name) for name in FILTERS),
        "query": query.urlencode(),
    }
    return render(request, "newsroom/admin/board.html", context)


FILTERS = ("chuyen-muc", "don-vi", "nguoi", "qua-han")


def _choice(request: HttpRequest) -> Choice:
    def number(name: str) -> int | None:
        value = request.GET.get(name, "")
        return int(value) if value.isascii() and value.isdigit() and len(value) < 10 else None

    return Choice(
        section_id=number("chuyen-muc"),
        unit_id=number("don-vi"),
        person_id=number("nguoi"),
        late_only="qua-han" in request.GET,
    )


def _column(state: State, total: int, cards: list[dict[str, Any]]) -> dict[str, Any]:
    label = "Xuất bản trong 7 ngày" if state == State.PUBLISHED else state.label
    late = any(card["late"] for card in cards)
    return {"key": state.value, "label": label, "total": total, "cards": cards, "late": late}


def _card(
    record: EditorialRecord, now: Any, names: dict[str, str], calendar: WorkCalendar
) -> dict[str, Any]:
    return {
        **row_of(record, now, names, calendar),
        "holder": holder_of(record),
        "waited": spoken_duration(max(now - record.since, now - now)),
    }
