"""Royalties of the demonstration: two tables, a month that was paid, one to be compiled."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

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
#: Of what was published since the month that was paid, every third article waits for its score.
WAITS = 3
VOUCHER = "UNC 117"
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
    """Rates of before and after the change of rules; one month paid, the last one half scored."""
    if stage.plan.key not in PAYING:
        return
    _enter_rates(stage)
    chief = stage.troupe.by_role[Role.CHIEF][0]
    actions.set_budget(
        year=stage.now.date().year, amount=BUDGET, basis=BUDGET_GIVEN_BY,
        by=chief, at=stage.now,
    )  # fmt: skip
    until = last_day_before(last_day_before(stage.now.date()))
    since = until.replace(day=1)
    paid = actions.open_month(
        by=_secretary(stage), at=stage.now, year=until.year, number=until.month,
        since=since, until=until,
    )  # fmt: skip
    for article in _articles(paid.since, paid.until):
        _score(stage, article)
    _pay(stage, paid)
    waiting = actions.open_month(by=_secretary(stage), at=stage.now)
    for place, article in enumerate(_articles(waiting.since, stage.now.date())):
        if place % WAITS:
            _score(stage, article)


def last_day_before(day: date) -> date:
    """The last day of the month before a day's month."""
    return day.replace(day=1) - timedelta(days=1)


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


def _articles(since: date, until: date) -> list[ArticlePage]:
    rows = ArticlePage.objects.filter(
        inherited_from="", shown_at__gte=start_of_day(since),
        shown_at__lt=start_of_day(until + timedelta(days=1)),
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


def _pay(stage: Stage, month: Month) -> None:
    secretary = _secretary(stage)
    people = [(each, "Biên tập", 2) for each in stage.troupe.by_role[Role.EDITOR]]
    people.append((secretary, "Thư ký, lập bảng", 1))
    fees = [FeeFacts(actions.payee_for(person_id=p.pk).pk, task, n) for p, task, n in people]
    actions.set_fees(month_id=month.pk, fees=fees, fund_set_at=None, by=secretary, at=stage.now)
    steps: tuple[tuple[str, User, dict[str, Any]], ...] = (
        ("compile", secretary, {}),
        ("check", stage.troupe.by_role[Role.DEPUTY_CHIEF][0], {}),
        ("approve", stage.troupe.by_role[Role.CHIEF][0], {}),
        ("pass_on", secretary, {}),
        (
            "pay",
            stage.troupe.by_role[Role.ACCOUNTANT][0],
            {"paid_on": stage.now.date(), "voucher": VOUCHER},
        ),
    )
    for name, by, facts in steps:
        actions.move_month(month_id=month.pk, name=name, by=by, at=stage.now, **facts)
