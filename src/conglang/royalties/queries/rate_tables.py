"""Rate tables as people read them."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from django.db.models import Count

from conglang.core.dates import format_date
from conglang.core.money import format_dong
from conglang.royalties.models import RateLine, RateTable
from conglang.royalties.queries.rates import SALARY
from conglang.royalties.queries.reckoning import decimal_words, percent_words
from conglang.royalties.rules import WHOLE
from conglang.vocabulary.models import LegalFigure

_STARTS = Path(__file__).parents[1] / "data" / "rate_starts.json"


@dataclass(frozen=True, slots=True)
class TableRow:
    """A table with its way of reckoning in words."""

    table: RateTable
    way: str


@dataclass(frozen=True, slots=True)
class TablePile:
    """Tables that hold now, later or no more. key: for the page."""

    key: str
    title: str
    rows: list[TableRow]


class Salaries:
    """The basic salaries, newest first; asked once."""

    def __init__(self) -> None:
        rows = LegalFigure.objects.filter(key=SALARY).order_by("-effective_from")
        self._figures = list(rows)

    def on(self, day: date) -> LegalFigure | None:
        return next((each for each in self._figures if each.effective_from <= day), None)


def table_piles(*, on: date) -> list[TablePile]:
    """All tables of the portal: in force on a day, coming, past; as many questions for any number.

    A table that is only there to be referred to is in force like any other.
    """
    tables = RateTable.objects.select_related("reference").annotate(
        genres=Count("lines", distinct=True)
    )
    salaries = Salaries()
    rows = [TableRow(table, way_words(table, salaries, on)) for table in tables]
    now = [row for row in rows if row.table.holds_on(on)]
    coming = [row for row in rows if row.table.starts_on > on]
    past = [row for row in rows if row.table.ends_on is not None and row.table.ends_on < on]
    piles = [
        TablePile("now", "Đang áp dụng", now), TablePile("coming", "Sắp áp dụng", coming),
        TablePile("past", "Đã hết hiệu lực", past),
    ]  # fmt: skip
    return [pile for pile in piles if pile.rows]


def way_words(table: RateTable, salaries: Salaries, on: date) -> str:
    """How a table reckons: ``Hệ số × 10% lương cơ sở (253.000 đồng từ 01/07/2026)``.

    on: today; a table of other days is shown with the salary of its first or last day.
    """
    if table.reference:
        words = f"{percent_words(table.part)} mức của bảng “{table.reference.title}”"
        return f"{words}: {way_words(table.reference, salaries, _day_within(table, on))}"
    score = table.get_method_display()
    if table.unit_value is not None:
        return f"{score} × {format_dong(table.unit_value)} đồng"
    percent = table.salary_percent or 0
    words = f"{score} × {percent_words(percent)} lương cơ sở"
    figure = salaries.on(_day_within(table, on))
    if figure is None:
        return words
    unit = Decimal(figure.amount * percent) / WHOLE
    shown = format_dong(int(unit)) if unit == int(unit) else decimal_words(unit)
    return f"{words} ({shown} đồng từ {format_date(figure.effective_from)})"


def _day_within(table: RateTable, day: date) -> date:
    last = table.ends_on if table.ends_on is not None and table.ends_on < day else day
    return max(table.starts_on, last)


@dataclass(frozen=True, slots=True)
class LineRow:
    """A line as people read it; ``fixed`` is empty where it has a frame."""

    line: RateLine
    fixed: str
    frame: str
    usual: str
    hints: str


def line_rows(table: RateTable) -> list[LineRow]:
    """The lines that are scored by a table, of another one where it pays a part of it."""
    return [_line_row(line) for line in table.source.lines.all()]


def _line_row(line: RateLine) -> LineRow:
    hints = []
    if line.full_words:
        hints.append(f"từ {line.full_words} chữ được mức cao nhất")
    if line.photo_step:
        hints.append(f"mỗi ảnh thêm {decimal_words(line.photo_step)}")
    return LineRow(
        line, fixed=format_dong(line.fixed) if line.fixed is not None else "",
        frame=f"{decimal_words(line.low)} – {decimal_words(line.high)}",
        usual=decimal_words(line.usual), hints="; ".join(hints),
    )  # fmt: skip


def tables_to_refer_to(*, without: int | None = None) -> list[RateTable]:
    """Tables with rates of their own, of which another table may pay a part."""
    return list(RateTable.objects.filter(reference__isnull=True).exclude(pk=without))


@cache
def ready_starts() -> list[dict[str, Any]]:
    """Tables to begin with, as data: never in force by themselves.

    Legal basis: royalty:old-table
    """
    found: list[dict[str, Any]] = json.loads(_STARTS.read_text(encoding="utf-8"))
    return found
