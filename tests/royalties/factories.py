"""A board with a rate table, and published articles that wait for their score."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from conglang.newsroom.models import ArticlePage
from conglang.royalties import actions
from conglang.royalties.actions import (
    ExtraFacts,
    LineFacts,
    ShareFacts,
    TableFacts,
    WorkFacts,
)
from conglang.royalties.models import Month, Payee, RateTable, Work
from conglang.tenancy.scoping import within_site
from tests.newsroom.factories import ROADS, Board, fresh, start, walk

#: After the month of the tests is over.
LATER = datetime(2026, 12, 2, 3, 0, tzinfo=UTC)
LINES = [
    LineFacts("Tin", genre="tin", low=Decimal(1), high=Decimal(10), usual=Decimal(3)),
    LineFacts("Bài", genre="bai", low=Decimal(5), high=Decimal(30), usual=Decimal(10)),
    LineFacts("Ảnh", kind="photo", fixed=100_000),
]
EXTRAS = [ExtraFacts("Đề tài dân tộc thiểu số, thiếu nhi", 10, 20)]


def table_facts(**more: Any) -> TableFacts:
    """The table A1 of the lines worked by hand, unless told otherwise."""
    values: dict[str, Any] = {
        "title": "Mức chi nhuận bút của trang", "decision_number": "15/QĐ-UBND",
        "decided_on": date(2026, 8, 20), "signer": "Nguyễn Văn Ba",
        "starts_on": date(2026, 9, 1), "salary_percent": 1_000, "extras_ceiling": 100,
        "reuse_percent": 40, "cap": 5_000_000, "fee_percent": 20, "lines": LINES,
        "extras": EXTRAS,
    }  # fmt: skip
    return TableFacts(**{**values, **more})


def add_table(board: Board, **more: Any) -> RateTable:
    with within_site(board.site):
        return actions.save_table(facts=table_facts(**more), by=board.secretary, at=LATER)


def published(board: Board, title: str = "Đường liên ấp", *, on: date | None = None) -> ArticlePage:
    """An article residents read; on: the day of its first publication, as if it had been then."""
    article = walk(board, ROADS["published"], start(board, title))
    if on is not None:
        moment = datetime(on.year, on.month, on.day, 2, 0, tzinfo=UTC)
        with within_site(board.site):
            ArticlePage.objects.filter(pk=article.pk).update(shown_at=moment)
    return fresh(board, article)


def payee_of(board: Board, role: str = "contributor") -> Payee:
    with within_site(board.site):
        return actions.payee_for(person_id=getattr(board, role).pk)


def score(
    board: Board, article: Any, *, by: str = "secretary", line: str = "Tin",
    score: Decimal | None = Decimal(3), payee: Payee | None = None, **more: Any,
) -> Work:  # fmt: skip
    """One text by one author, at the usual score."""
    payee = payee or payee_of(board)
    with within_site(board.site):
        row = RateTable.objects.order_by("-starts_on").first().lines.get(name=line)
        values = {"shares": [ShareFacts(payee.pk, 10_000)], **more}
        return actions.score(
            article_id=article.pk, by=getattr(board, by), at=LATER,
            works=[WorkFacts(row.pk, score, **values)],
        )[0]  # fmt: skip


def november(board: Board) -> Month:
    with within_site(board.site):
        return actions.open_month(
            by=board.secretary, at=LATER, year=2026, number=11, since=date(2026, 11, 1),
            until=date(2026, 11, 30),
        )  # fmt: skip


def move(board: Board, month: Month, name: str, *, by: str, **more: Any) -> Month:
    with within_site(board.site):
        return actions.move_month(
            month_id=month.pk, name=name, by=getattr(board, by), at=LATER, **more
        )


def approved(board: Board, month: Month) -> Month:
    move(board, month, "compile", by="secretary")
    move(board, month, "check", by="deputy_chief")
    return move(board, month, "approve", by="chief")
