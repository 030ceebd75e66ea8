"""Royalties of the demonstration: two tables, a month that was paid, one that is being scored."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from conglang.accounts.choices import Role
from conglang.accounts.models import User
from conglang.core.dates import start_of_day
from conglang.newsroom.models import ArticlePage, EditorialRecord
from conglang.royalties import actions
from conglang.royalties.actions import (
    ExtraFacts,
    FeeFacts,
    LineFacts,
    ShareFacts,
    TableFacts,
    WorkFacts,
)
from conglang.royalties.models import Month, RateLine
from conglang.royalties.queries.reckoning import published_on
from conglang.website.demo.board import Stage

#: Portals of the demonstration that pay.
PAYING = frozenset({"hon-dat"})
BUDGET = 96_000_000
BUDGET_GIVEN_BY = "Dự toán giao đầu năm"
CHANGE_OF_RULES = date(2026, 9, 1)
#: Of the month that is still open, every third article waits for its score.
WAITS = 3
LINES = (
    LineFacts(
        "Tin", genre="tin", low=Decimal("0.3"), high=Decimal(1), usual=Decimal("0.5"),
        full_words=600, photo_step=Decimal("0.1"),
    ),
    LineFacts(
        "Bài phản ánh", genre="bai", low=Decimal(1), high=Decimal(3), usual=Decimal("1.5"),
        full_words=1200, photo_step=Decimal("0.1"),
    ),
    LineFacts(
        "Bài chuyên sâu", genre="chuyen-sau", low=Decimal(2), high=Decimal(5), usual=Decimal(3)
    ),
    LineFacts("Phóng sự ảnh", genre="anh", kind="photo", low=Decimal(1), high=Decimal(3),
              usual=Decimal("1.5")),
)  # fmt: skip
EXTRAS = (ExtraFacts("Đề tài dân tộc thiểu số, thiếu nhi", 10, 20),)


def pay_royalties(stage: Stage) -> None:
    """Rates of before and after the change of rules; last month approved, this one begun."""
    if stage.plan.key not in PAYING:
        return
    _enter_rates(stage)
    chief = stage.troupe.by_role[Role.CHIEF][0]
    actions.set_budget(
        year=stage.now.date().year, amount=BUDGET, basis=BUDGET_GIVEN_BY,
        by=chief, at=stage.now,
    )  # fmt: skip
    until = stage.now.date().replace(day=1) - timedelta(days=1)
    month = actions.open_month(
        by=_secretary(stage), at=stage.now, year=until.year, number=until.month,
        since=until.replace(day=1), until=until,
    )  # fmt: skip
    for article in _articles(month):
        _score(stage, article)
    _approve(stage, month)
    following = actions.open_month(by=_secretary(stage), at=stage.now)
    for place, article in enumerate(_articles(following)):
        if place % WAITS:
            _score(stage, article)


def _secretary(stage: Stage) -> User:
    return stage.troupe.by_role[Role.SECRETARY][0]


def _enter_rates(stage: Stage) -> None:
    ways = (
        ("12/2025/QĐ-UBND", date(2025, 7, 15), stage.plan.opened.date(),
         CHANGE_OF_RULES - timedelta(days=1), 800),
        ("58/2026/QĐ-UBND", date(2026, 8, 20), CHANGE_OF_RULES, None, 1_000),
    )  # fmt: skip
    for number, decided_on, starts_on, ends_on, percent in ways:
        facts = TableFacts(
            title="Mức chi nhuận bút, thù lao trên trang thông tin điện tử",
            decision_number=number, decided_on=decided_on, signer="Chủ tịch UBND tỉnh An Giang",
            starts_on=starts_on, ends_on=ends_on, salary_percent=percent, fee_percent=30,
            lines=LINES, extras=EXTRAS, area="Cổng, trang thông tin điện tử của tỉnh và các xã",
        )  # fmt: skip
        actions.save_table(facts=facts, by=_secretary(stage), at=stage.now)


def _articles(month: Month) -> list[ArticlePage]:
    rows = ArticlePage.objects.filter(
        inherited_from="", shown_at__gte=start_of_day(month.since),
        shown_at__lt=start_of_day(month.until + timedelta(days=1)),
    )  # fmt: skip
    return list(rows.order_by("shown_at"))


def _score(stage: Stage, article: ArticlePage) -> None:
    """By the secretary; what the secretary wrote, by a deputy."""
    author_id = EditorialRecord.objects.values_list("author", flat=True).get(article=article)
    writers = {author_id, *article.authors.values_list("person", flat=True)}
    scorers = [_secretary(stage), *stage.troupe.by_role[Role.DEPUTY_CHIEF]]
    scorer = next(each for each in scorers if each.pk not in writers)
    day = published_on(article)
    lines = RateLine.objects.filter(table__starts_on__lte=day, genre=article.genre)
    line = lines.order_by("-table__starts_on").first()
    if line is None or author_id is None:
        return
    payee = actions.payee_for(person_id=author_id)
    work = WorkFacts(line.pk, line.usual, [ShareFacts(payee.pk, 10_000)])
    actions.score(article_id=article.pk, works=[work], by=scorer, at=stage.now)


def _approve(stage: Stage, month: Month) -> None:
    people = [
        (each, "Biên tập", 2) for each in stage.troupe.by_role[Role.EDITOR]
    ] + [(_secretary(stage), "Thư ký, lập bảng", 1)]  # fmt: skip
    fees = [FeeFacts(actions.payee_for(person_id=p.pk).pk, task, n) for p, task, n in people]
    actions.set_fees(
        month_id=month.pk, fees=fees, fund_set_at=None, by=_secretary(stage), at=stage.now
    )
    steps = (
        ("compile", _secretary(stage)),
        ("check", stage.troupe.by_role[Role.DEPUTY_CHIEF][0]),
        ("approve", stage.troupe.by_role[Role.CHIEF][0]),
        ("pass_on", _secretary(stage)),
    )
    for name, by in steps:
        actions.move_month(month_id=month.pk, name=name, by=by, at=stage.now)
