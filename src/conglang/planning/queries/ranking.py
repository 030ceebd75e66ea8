"""Units by what they delivered (thi đua), with the figures the order rests on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from conglang.core.numbers import format_number
from conglang.newsroom.queries.throughput import throughput
from conglang.planning.choices import Standing
from conglang.planning.models import QuotaRule
from conglang.planning.period_rules import ReportingPeriod
from conglang.planning.queries.quotas import Progress, UnitProgress
from conglang.planning.quota_rules import Points, points_of, ranks_of


@dataclass(frozen=True, slots=True)
class Returns:
    """Items a unit sent in a period, and how many of them were sent back."""

    submitted: int = 0
    returned: int = 0

    @property
    def share(self) -> float | None:
        return self.returned / self.submitted if self.submitted else None


@dataclass(frozen=True, slots=True)
class RankRow:
    """rank and points: None for a unit that owed nothing."""

    rank: int | None
    progress: UnitProgress
    returns: Returns
    points: Points | None

    @property
    def spoken(self) -> str:
        """Return "3/5 tin": what was delivered, and the quota that points are reckoned by."""
        lines = self.progress.lines
        return ", ".join(f"{line.done}/{line.owed} {line.words}" for line in lines)


def returns_in(found: ReportingPeriod) -> dict[int, Returns]:
    """What units sent and what was sent back, by unit, from the board's throughput."""
    figures = throughput(since=found.since, until=found.until)
    return {
        tally.key: Returns(tally.submitted, tally.returned)
        for tally in figures.units
        if tally.key is not None
    }


def ranking(progress: Progress, returns: dict[int, Returns]) -> list[RankRow]:
    """Every unit with a quota, the best first; those that owed nothing last, without a place."""
    rule = progress.rule.ranking_rule
    found: list[tuple[UnitProgress, Returns, Points]] = []
    unranked: list[RankRow] = []
    for each in progress.given:
        sent = returns.get(each.unit.pk, Returns())
        points = points_of(each.lines, submitted=sent.submitted, returned=sent.returned, rule=rule)
        if points is None or each.standing == Standing.EXEMPT:
            unranked.append(RankRow(None, each, sent, None))
        else:
            found.append((each, sent, points))
    ranks = ranks_of([points.total for _, _, points in found])
    rows = [
        RankRow(rank, each, sent, points)
        for rank, (each, sent, points) in zip(ranks, found, strict=True)
    ]
    rows.sort(key=lambda row: row.rank or 0)
    return [*rows, *unranked]


def ranking_rule_words(rule: QuotaRule) -> str:
    """The rule as it stands beside every ranking.

    Legal basis: plan:ranking
    """
    deduction = format_number(rule.deduction / 100, 2).rstrip("0").rstrip(",")
    return (
        "Điểm = tổng số tin, bài nhân hệ số ÷ tổng chỉ tiêu nhân hệ số × 100. Tỷ lệ bài bị trả lại "
        f"vượt {rule.return_threshold} % thì mỗi phần trăm vượt trừ {deduction} điểm, không trừ "
        "quá số điểm đạt được. Bằng điểm thì đồng hạng."
    )


def rule_words(rule: QuotaRule) -> Sequence[str]:
    """The rules of reckoning in sentences, for screens and papers."""
    months = (
        "Tháng báo cáo là tháng dương lịch."
        if rule.first_day == 1
        else f"Tháng báo cáo từ ngày {rule.first_day:02d} tháng trước đến ngày "
        f"{rule.first_day - 1:02d}; mang tên tháng mà nó kết thúc."
    )
    cap = rule.surplus_cap_percent
    surplus = (
        f"Phần vượt được tính vào kỳ kế tiếp, nhiều nhất {cap} % chỉ tiêu của kỳ ấy."
        if cap
        else "Phần vượt không chuyển sang kỳ sau."
    )
    deficits = "cộng vào kỳ sau" if rule.add_deficits else "không cộng vào kỳ sau"
    reposts = "được tính" if rule.count_reposts else "không được tính"
    return (
        months, surplus, f"Phần thiếu {deficits}. Không chuyển gì qua năm khác.",
        f"Bài đăng lại của nơi khác {reposts}.",
        "Đơn vị được miễn từ nửa số ngày của kỳ trở lên thì không phải làm; ít hơn thì chỉ tiêu "
        "giảm theo số ngày, làm tròn lên.",
    )  # fmt: skip
