"""The workbook of the throughput report: one sheet for each way of breaking it down."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils import timezone

from conglang.accounts.models import Unit
from conglang.core.dates import format_date
from conglang.core.periods import Period
from conglang.newsroom.queries.throughput import (
    BOARD_ACTS,
    TIMED_STATES,
    Tally,
    Throughput,
)
from conglang.newsroom.rules import ARTICLE_FLOW
from conglang.papers.sheets import Column, Kind, Sheet, Value, workbook

MEASURED = (
    "Thời gian tính bằng giờ làm việc của cơ quan. Trung vị: một nửa số lần không lâu hơn; P90: "
    "chín phần mười không lâu hơn."
)
COUNTED = (
    "Mỗi bài đếm một lần trong kỳ. Tỷ lệ trả lại: số bài bị trả lại trong số bài gửi trong kỳ."
)
COUNTS = (
    Column("Bài gửi", Kind.WHOLE, 10),
    Column("Bị trả lại", Kind.WHOLE, 10),
    Column("Tỷ lệ trả lại", Kind.PERCENT, 12),
    Column("Đã xuất bản", Kind.WHOLE, 10),
    Column("Từ chối", Kind.WHOLE, 10),
    Column("Bản sửa đã xuất bản", Kind.WHOLE, 14),
)


def report_workbook(
    figures: Throughput, *, period: Period, portal: str, unit: Unit | None
) -> bytes:
    """The file. unit: set when the figures are one unit's only; people are left out then."""
    heading = f"Thống kê tin bài {period.label} – {unit.name if unit else portal}"
    notes = [
        f"{portal}. Kỳ: {format_date(period.since)} – {format_date(period.until)}. "
        f"Lập ngày {format_date(timezone.localdate())}.",
        COUNTED,
        MEASURED,
    ]
    return workbook(_sheets(figures, heading, notes, unit), title=heading, creator=portal)


def _sheets(
    figures: Throughput, heading: str, notes: list[str], unit: Unit | None
) -> Iterator[Sheet]:
    yield _tallies("Tổng hợp", "Phạm vi", [figures.whole], heading, notes)
    yield _tallies("Theo tháng", "Tháng", figures.months, heading, notes)
    if unit is not None:
        return
    yield _tallies("Theo đơn vị", "Đơn vị", figures.units, heading, notes)
    yield _tallies("Theo chuyên mục", "Chuyên mục", figures.sections, heading, notes)
    yield _tallies("Theo người viết", "Người viết", figures.people, heading, notes)
    yield Sheet(
        "Ban Biên tập", heading,
        [Column("Người xử lý", width=32),
         *(Column(ARTICLE_FLOW[act].label, Kind.WHOLE, 14) for act in BOARD_ACTS)],
        [[line.label, *(line.acts[act] for act in BOARD_ACTS)] for line in figures.board],
        ["Số lần mỗi người thực hiện từng việc trong kỳ."],
    )  # fmt: skip


def _tallies(name: str, label: str, rows: list[Tally], heading: str, notes: list[str]) -> Sheet:
    times = [
        Column(f"{state.label}: {what}", Kind.DECIMAL, 13)
        for state in TIMED_STATES
        for what in ("trung vị (giờ)", "P90 (giờ)")
    ]
    columns = [Column(label, width=32), *COUNTS, *times]
    return Sheet(name, heading, columns, [_row(row) for row in rows], notes)


def _row(tally: Tally) -> list[Value]:
    times: list[Value] = []
    for state in TIMED_STATES:
        spread = tally.times.get(str(state))
        times += [spread.median, spread.p90] if spread else [None, None]
    return [
        tally.label, tally.submitted, tally.returned, tally.share_returned, tally.published,
        tally.rejected, tally.corrections, *times,
    ]  # fmt: skip
