"""What a notice says: figures written once, read ever after as they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from conglang.core.numbers import format_number
from conglang.newsroom.models import SectionPage
from conglang.newsroom.queries import sections_in_order
from conglang.planning.choices import Counted, Standing
from conglang.planning.models import QuotaNotice
from conglang.planning.period_rules import ReportingPeriod
from conglang.planning.queries.quotas import Progress, progress_in
from conglang.planning.queries.ranking import (
    RankRow,
    ranking,
    ranking_rule_words,
    returns_in,
    rule_words,
)
from conglang.planning.queries.rules import quota_rules
from conglang.planning.quota_rules import Line

#: Order in which a notice names its groups of units.
GROUPS = (
    (Standing.EXCEEDED, "Vượt chỉ tiêu"),
    (Standing.MET, "Đạt chỉ tiêu"),
    (Standing.MISSED, "Chưa đạt chỉ tiêu"),
    (Standing.EXEMPT, "Được miễn"),
)


@dataclass(frozen=True, slots=True)
class NoticeGroup:
    """Units of one standing, as the notice lists them."""

    standing: str
    label: str
    units: list[dict[str, Any]]


def figures_for(found: ReportingPeriod) -> dict[str, Any]:
    """The figures of a period as plain values that can be kept and read again years later.

    Points and weights are hundredths; ``share`` of returned items is in hundredths of a percent.
    """
    progress = progress_in(found, quota_rules())
    return figures_of(progress, ranking(progress, returns_in(found)))


def figures_of(progress: Progress, ranked: Sequence[RankRow]) -> dict[str, Any]:
    """The same, of figures at hand."""
    units = [_unit(row) for row in ranked]
    submitted = sum(unit["submitted"] for unit in units)
    returned = sum(unit["returned"] for unit in units)
    return {
        "rules": list(rule_words(progress.rule)),
        "ranking_rule": ranking_rule_words(progress.rule),
        "units": units,
        "totals": [_line(line) for line in progress.totals],
        "submitted": submitted,
        "returned": returned,
        "share": _share(submitted, returned),
    }


def _share(submitted: int, returned: int) -> int | None:
    return returned * 10_000 // submitted if submitted else None


def _unit(row: RankRow) -> dict[str, Any]:
    each = row.progress
    return {
        "unit_id": each.unit.pk,
        "name": each.unit.name,
        "standing": str(each.standing),
        "lines": [_line(line) for line in each.lines],
        "reasons": each.reasons,
        "rank": row.rank,
        "reached": row.points.reached if row.points else None,
        "penalty": row.points.penalty if row.points else None,
        "points": row.points.total if row.points else None,
        "submitted": row.returns.submitted,
        "returned": row.returns.returned,
        "share": _share(row.returns.submitted, row.returns.returned),
    }


def _line(line: Line) -> dict[str, Any]:
    return {
        "counted": line.counted, "section": line.section, "words": line.words,
        "label": str(Counted(line.counted).label), "target": line.target, "owed": line.owed,
        "due": line.due, "done": line.done, "missing": line.missing, "credit": line.credit,
        "debt": line.debt, "weight": line.weight,
    }  # fmt: skip


def groups_of(figures: dict[str, Any]) -> list[NoticeGroup]:
    """Units of a notice by how they stand; groups without a unit are left out."""
    groups = [
        NoticeGroup(
            str(standing), label,
            [unit for unit in figures["units"] if unit["standing"] == standing],
        )
        for standing, label in GROUPS
    ]  # fmt: skip
    return [group for group in groups if group.units]


def hundredths(value: int | None) -> str:
    """Return "95,5" for 9550; a dash for nothing."""
    if value is None:
        return "–"
    words = format_number(value // 100)
    rest = value % 100
    return f"{words},{rest:02d}".rstrip("0") if rest else words


def lines_in_words(unit: dict[str, Any], part: str) -> str:
    """Return "5 tin, 2 bài" of one number of each line, such as ``due`` or ``done``."""
    return ", ".join(f"{line[part]} {line['words']}" for line in unit["lines"]) or "–"


def notices_for_listing() -> list[QuotaNotice]:
    """Every notice, the newest period first, those in force before those they replaced."""
    rows = QuotaNotice.objects.select_related("issued_by", "article", "replaces")
    return list(rows.order_by("-until", "-issued_at"))


def notice_in_force(found: ReportingPeriod) -> QuotaNotice | None:
    """The notice of a period that nothing has replaced."""
    rows = QuotaNotice.objects.filter(
        period_kind=found.kind, since=found.since, replaced_at__isnull=True
    )
    return rows.first()


def sections_to_publish_in() -> list[SectionPage]:
    """Sections an article about a notice may be started in."""
    return list(sections_in_order())
