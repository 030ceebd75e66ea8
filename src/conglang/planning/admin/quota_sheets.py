"""Workbooks of progress and ranking."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils import timezone

from conglang.core.dates import format_date
from conglang.papers.sheets import Column, Kind, Sheet, Value, workbook
from conglang.planning.choices import PeriodKind
from conglang.planning.period_rules import ReportingPeriod
from conglang.planning.queries.notices import hundredths
from conglang.planning.queries.quotas import Progress
from conglang.planning.queries.ranking import RankRow, ranking_rule_words, rule_words


def _notes(found: ReportingPeriod, portal: str) -> list[str]:
    return [
        f"{portal}. Kỳ: {format_date(found.since)} – {format_date(found.until)}. "
        f"Lập ngày {format_date(timezone.localdate())}."
    ]


def progress_workbook(progress: Progress, *, portal: str) -> bytes:
    """One line for each unit and kind."""
    found = progress.period
    heading = f"Tiến độ chỉ tiêu tin, bài {found.label}"
    columns = [
        Column("Đơn vị", width=32), Column("Loại", width=20), Column("Chuyên mục", width=24),
        Column("Được giao", Kind.WHOLE, 10), Column("Sau khi miễn", Kind.WHOLE, 10),
        Column("Vượt kỳ trước tính vào", Kind.WHOLE, 12),
        Column("Thiếu kỳ trước cộng vào", Kind.WHOLE, 12), Column("Phải có", Kind.WHOLE, 10),
        Column("Đã có", Kind.WHOLE, 10), Column("Còn thiếu", Kind.WHOLE, 10),
        Column("Kết quả của đơn vị", width=20),
    ]  # fmt: skip
    rows: list[list[Value]] = [
        [
            each.unit.name, line.words, line.section, line.target, line.owed, line.credit,
            line.debt, line.due, line.done, line.missing, str(each.standing.label),
        ]
        for each in progress.given
        for line in each.lines
    ]  # fmt: skip
    notes = [*_notes(found, portal), *rule_words(progress.rule)]
    sheet = Sheet(PeriodKind(found.kind).label, heading, columns, rows, notes)
    return workbook([sheet], title=heading, creator=portal)


def ranking_workbook(progress: Progress, rows: Sequence[RankRow], *, portal: str) -> bytes:
    """Units in their order with the figures the order rests on."""
    found = progress.period
    heading = f"Xếp hạng thi đua tin, bài {found.label}"
    columns = [
        Column("Hạng", Kind.WHOLE, 8), Column("Đơn vị", width=32),
        Column("Kết quả", width=18), Column("Đã có / chỉ tiêu", width=28),
        Column("Bài gửi", Kind.WHOLE, 10), Column("Bị trả lại", Kind.WHOLE, 10),
        Column("Tỷ lệ trả lại", Kind.PERCENT, 12), Column("Điểm đạt", width=12),
        Column("Điểm trừ", width=12), Column("Điểm", width=12),
    ]  # fmt: skip
    lines: list[list[Value]] = [
        [
            row.rank, row.progress.unit.name, str(row.progress.standing.label),
            row.spoken, row.returns.submitted,
            row.returns.returned, row.returns.share,
            hundredths(row.points.reached if row.points else None),
            hundredths(row.points.penalty if row.points else None),
            hundredths(row.points.total if row.points else None),
        ]
        for row in rows
    ]  # fmt: skip
    notes = [*_notes(found, portal), ranking_rule_words(progress.rule)]
    return workbook(
        [Sheet("Xếp hạng", heading, columns, lines, notes)], title=heading, creator=portal
    )
