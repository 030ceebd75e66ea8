"""A whole year through the program, compared to the đồng with the independent calculation.

Three months of 60 articles; with CONGLANG_LONG=1 the whole year of 900.
"""

from __future__ import annotations

import os
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType

from conglang.newsroom.choices import State
from conglang.newsroom.models import ArticlePage, EditorialRecord
from conglang.royalties import actions
from conglang.royalties.actions import (
    ExtraFacts,
    FeeFacts,
    LineFacts,
    PayeeFacts,
    ShareFacts,
    TableFacts,
    WorkFacts,
)
from conglang.royalties.choices import LineKind
from conglang.royalties.models import Month, Payee, RateTable
from conglang.royalties.queries.months import budget_state, spent_in
from conglang.tenancy.scoping import within_site
from tests.accounts.factories import make_unit
from tests.newsroom.factories import BODY, Board, make_board
from tests.royalties import independent as by_rules
from tests.royalties.year import (
    BOARD,
    EXTRAS,
    NEW,
    NORMS,
    OLD,
    PART,
    PROVINCE,
    UNITS,
    WORLD,
    Item,
    Year,
    make_year,
)

LONG = os.environ.get("CONGLANG_LONG") == "1"
NUMBERS, ITEMS = (range(1, 13), 900) if LONG else (range(8, 11), 60)
BEGINNING = datetime(2026, 1, 2, 3, 0, tzinfo=UTC)
REASON = "Theo kết quả bình xét của Ban"


class Stage:
    """The program's side of the year."""

    def __init__(self, board: Board, people: tuple[str, ...]) -> None:
        self.board = board
        self.tables: dict[str, RateTable] = {}
        self.payees: dict[str, int] = {}
        self.numbers: dict[int, int] = {}
        self.shown = 0
        for table in (OLD, NEW, PROVINCE, PART):
            self.tables[table.name] = self._table(table)
        units = [make_unit(board.portal, f"Đơn vị {number:02d}") for number in range(UNITS)]
        for place, name in enumerate(people):
            self._payee(name, units[place % UNITS].pk)
        for name, role in zip(BOARD, ("editor", "secretary"), strict=True):
            self.payees[name] = actions.payee_for(person_id=getattr(board, role).pk).pk
        for norm in NORMS:
            self._norm(norm)

    def _table(self, table: by_rules.Table) -> RateTable:
        lines = [
            LineFacts(genre, genre=genre, low=_decimal(low), high=_decimal(high),
                      usual=_decimal(low))
            for genre, (low, high) in table.frames.items()
        ]  # fmt: skip
        lines += [LineFacts(name, kind="photo", fixed=sum_) for name, sum_ in table.fixed.items()]
        facts = TableFacts(
            title="Mức chi", decision_number=table.name, decided_on=table.since, signer="Ba",
            starts_on=table.since, ends_on=table.until, is_reference=table is PROVINCE,
            unit_value=table.unit, salary_percent=_hundredths(table.salary_percent),
            reference_id=self.tables[PROVINCE.name].pk if table.of else None,
            reference_part=_hundredths(table.of_percent),
            extras_ceiling=int(table.extras_ceiling or 0), reuse_percent=int(table.reuse_percent),
            cap=table.cap, fee_percent=int(table.fee_percent), lines=lines,
            extras=[ExtraFacts(f"Mức tăng {low}-{high}", low, high) for low, high in EXTRAS],
        )  # fmt: skip
        return actions.save_table(facts=facts, by=self.board.secretary, at=BEGINNING)

    def _payee(self, name: str, unit_id: int, **more: Any) -> None:
        row = actions.save_payee(
            payee_id=self.payees.get(name), facts=PayeeFacts(name, unit_id=unit_id, **more),
            by=self.board.secretary, at=BEGINNING,
        )  # fmt: skip
        self.payees[name] = row.pk

    def _norm(self, norm: by_rules.Norm) -> None:
        payee = Payee.objects.get(pk=self.payees[norm.person])
        actions.save_payee(
            payee_id=payee.pk, by=self.board.secretary, at=BEGINNING,
            facts=PayeeFacts(
                payee.name, unit_id=payee.unit_id, salaried_from=norm.since, norm=norm.works
            ),
        )  # fmt: skip
        if norm.until and not any(
            each.person == norm.person and each.since > norm.since for each in NORMS
        ):
            actions.end_salaried(
                payee_id=payee.pk, ends_on=norm.until, by=self.board.secretary, at=BEGINNING
            )

    def publish(self, item: Item, minute: int) -> None:
        """An article as residents read it since that day, with its works scored."""
        shown = _at(item.published_on) + timedelta(minutes=minute)
        self.shown += 1
        article = published_row(self.board, item.title, self.shown, shown)
        by, at = self.board.deputy_chief, shown + timedelta(hours=1)
        if not item.works:
            actions.not_pay(article_id=article.pk, reason=REASON, by=by, at=at)
            return
        works = [self._facts(work) for work in item.works]
        rows = actions.score(article_id=article.pk, works=works, by=by, at=at)
        self.numbers |= {row.pk: work.number for row, work in zip(rows, item.works, strict=True)}

    def _facts(self, work: by_rules.Work) -> WorkFacts:
        table = self.tables[by_rules.in_force(WORLD.tables, by_rules.rate_day(work)).name]
        extras = {(extra.low, extra.high): extra.pk for extra in table.extras.all()}
        return WorkFacts(
            line_id=table.source.lines.get(name=work.genre).pk,
            score=None if work.score is None else _decimal(work.score),
            shares=[ShareFacts(self.payees[p], int(part * 100)) for p, part in work.shares],
            extras=_granted(work, extras), reused=work.reused, ordered_on=work.ordered_on,
            reason=REASON,
        )  # fmt: skip

    def fill(self, plan: by_rules.Month) -> Month:
        """The month with its fees and adjustments; a debt may have opened it."""
        by, at = self.board.secretary, _at(plan.last + timedelta(1))
        month = Month.objects.filter(since=plan.first).first() or actions.open_month(
            by=by, at=at, year=plan.first.year, number=plan.first.month, since=plan.first,
            until=plan.last,
        )  # fmt: skip
        assert (month.since, month.until) == (plan.first, plan.last)
        fees = [FeeFacts(self.payees[name], "Biên tập", weight) for name, weight in plan.weights]
        actions.set_fees(month_id=month.pk, fees=fees, fund_set_at=plan.fund_set_at, by=by, at=at)
        for name, amount in plan.adjustments:
            actions.adjust(
                month_id=month.pk, payee_id=self.payees[name], amount=amount, reason=REASON,
                by=by, at=at,
            )  # fmt: skip
        return month

    def close(self, month: Month, plan: by_rules.Month) -> Month:
        """Compiled, checked and approved by three people."""
        at = _at(plan.last + timedelta(2))
        for name, role in (
            ("compile", "secretary"), ("check", "deputy_chief"), ("approve", "chief")
        ):  # fmt: skip
            month = actions.move_month(
                month_id=month.pk, name=name, by=getattr(self.board, role), at=at
            )
        return month


def published_row(board: Board, title: str, number: int, shown: datetime) -> ArticlePage:
    """What publishing leaves in the tables, without the walk through the board: 900 are many."""
    section = board.section
    article = ArticlePage(
        title=title, draft_title=title, slug=f"bai-{number}", lead="Hai câu.", body=BODY,
        live=True, shown_at=shown, first_published_at=shown, locale=section.locale,
        content_type=ContentType.objects.get_for_model(ArticlePage), site_id=board.site.pk,
        path=ArticlePage._get_path(section.path, section.depth + 1, number),
        depth=section.depth + 1, url_path=f"{section.url_path}bai-{number}/",
    )  # fmt: skip
    article.save_base()
    EditorialRecord.objects.create(
        article=article, site_id=board.site.pk, state=State.PUBLISHED, since=shown
    )
    return article


def _decimal(number: Any) -> Decimal:
    return Decimal(number.numerator) / Decimal(number.denominator)


def _hundredths(percent: Any) -> int | None:
    return None if percent is None else int(percent * 100)


def _at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 1, 0, tzinfo=UTC)


def _granted(work: by_rules.Work, known: dict[tuple[int, int], int]) -> list[tuple[int, int]]:
    """The extras of a work, each under a heading whose frame holds it."""
    left, found = list(EXTRAS), []
    for percent in work.extras:
        frame = next(f for f in left if f[0] <= percent <= f[1])
        left = left[left.index(frame) + 1 :]
        found.append((known[frame], int(percent)))
    return found


def _budget_words(allocation: int, state: Any) -> str:
    assert state.allocation == allocation
    if state.beyond:
        return "refused"
    return "warned" if state.alert else "fine"


def compare(stage: Stage, month: Month, expected: by_rules.Reckoned) -> None:
    """Every line and every payment, to the đồng; and all the sums."""
    names = {pk: name for name, pk in stage.payees.items()}
    lines = list(month.lines.all())
    paid = [
        (names[line.payee_id], stage.numbers[line.work_id], line.amount)
        for line in lines if line.kind == LineKind.ROYALTY
    ]  # fmt: skip
    assert paid == [(line.person, line.work, line.paid) for line in expected.lines]
    fees = {names[line.payee_id]: line.amount for line in lines if line.kind == LineKind.FEE}
    assert fees == expected.fees
    payments = {names[row.payee_id]: row for row in month.payments.all()}
    assert {
        name: (r.royalties, r.fees, r.adjustments, r.gross, r.tax, r.net, r.owed)
        for name, r in payments.items()
    } == {
        name: (p.royalties, p.fees, p.adjustments, max(p.gross, 0), p.tax, p.net, p.owed)
        for name, p in expected.payments.items()
    }
    by_person: Counter[str] = Counter()
    for line in lines:
        by_person[names[line.payee_id]] += line.amount
    assert dict(by_person) == {n: r.gross - r.owed for n, r in payments.items()}
    head = month.frozen
    assert head["royalties"] == sum(line.paid for line in expected.lines)
    assert head["fund"] == head["fees"] == sum(fees.values())
    for kind in ("royalties", "fees", "adjustments", "gross", "tax", "net"):
        assert head[kind] == sum(getattr(row, kind) for row in payments.values()), kind


@pytest.fixture
def planned(db: None) -> tuple[Stage, Year]:
    board = make_board()
    year = make_year(seed=20260307, numbers=NUMBERS, items=ITEMS)
    with within_site(board.site):
        return Stage(board, year.people), year


def test_a_year_agrees_with_the_independent_calculation(planned: tuple[Stage, Year]) -> None:
    stage, year = planned
    expected = by_rules.reckon_year(WORLD, list(year.months))
    allocation = sum(month.spent for month in expected) * 11 // 10
    states: list[str] = []
    with within_site(stage.board.site):
        actions.set_budget(
            year=2026, amount=allocation, basis="Dự toán 2026", by=stage.board.chief, at=BEGINNING
        )
        spent = 0
        for items, plan, want in zip(year.items, year.months, expected, strict=True):
            for minute, item in enumerate(items):
                stage.publish(item, minute)
            month = stage.close(stage.fill(plan), plan)
            compare(stage, month, want)
            state = _budget_words(allocation, budget_state(month, want.spent))
            assert state == by_rules.budget_state(allocation, spent, want.spent)
            states.append(state)
            spent += want.spent
            assert spent_in(2026) == spent
    assert_the_year_tries_everything(year, expected)
    assert (states[0], states[-1]) == ("fine", "warned")


def assert_the_year_tries_everything(year: Year, expected: list[by_rules.Reckoned]) -> None:
    """What the comparison rests on: each rule mattered at least once."""
    works = [work for month in year.months for work in month.works]
    assert sum(len(items) for items in year.items) == ITEMS
    assert any(work.reused for work in works)
    assert any(len(work.extras) == 2 for work in works)
    assert any(len(work.shares) == 3 for work in works)
    assert any(by_rules.rate_day(work) != work.published_on for work in works)
    rates = {by_rules.in_force(WORLD.tables, by_rules.rate_day(work)).name for work in works}
    assert rates == {OLD.name, NEW.name, PART.name}
    assert any(not item.works for items in year.items for item in items)
    assert any(line.worth and not line.paid for month in expected for line in month.lines)
    assert any(p.tax for month in expected for p in month.payments.values())
    assert any(p.owed for month in expected[:-1] for p in month.payments.values())
