"""Bars for the reports, drawn by the template as SVG: positions are worked out here, as text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

#: Part of the width that the longest bar takes; the rest is room for its number.
WIDEST = 78.0
LABEL, BAR, GAP = 24, 16, 14


@dataclass(frozen=True, slots=True)
class Bar:
    """tone: names the colour. width: per cent of the drawing. top: distance from above in px."""

    tone: str
    width: str
    top: int
    text_top: int
    words: str


@dataclass(frozen=True, slots=True)
class BarRow:
    label: str
    label_top: int
    bars: list[Bar]


@dataclass(frozen=True, slots=True)
class BarChart:
    """title and summary are read out in place of the drawing; legend: tone → words."""

    title: str
    summary: str
    rows: list[BarRow]
    height: int
    legend: dict[str, str]


def bar_chart(
    rows: Iterable[tuple[str, Sequence[tuple[str, float, str]]]],
    *,
    title: str,
    summary: str,
    legend: dict[str, str],
) -> BarChart:
    """A chart of rows, each a label and its bars as (tone, value, words beside the bar)."""
    given = list(rows)
    highest = max((value for _, bars in given for _, value, _ in bars), default=0) or 1
    drawn, top = [], 0
    for label, bars in given:
        row = BarRow(label, top + 15, [])
        top += LABEL
        for tone, value, words in bars:
            width = f"{max(value / highest * WIDEST, 0.4 if value else 0):.2f}%"
            row.bars.append(Bar(tone, width, top, top + 12, words))
            top += BAR
        top += GAP
        drawn.append(row)
    return BarChart(title, summary, drawn, max(top - GAP, 0), legend)
