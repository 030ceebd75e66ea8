"""A month as it would be paid now: read-only, the same for the preview and for compiling."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.db.models import Prefetch, Q

from conglang.accounts.models import Unit
from conglang.core.dates import VIETNAM, format_date, start_of_day
from conglang.core.money import format_dong
from conglang.core.text import sort_key
from conglang.newsroom.models import ArticlePage
from conglang.royalties.choices import LineKind
from conglang.royalties.models import (
    Month,
    Payee,
    PaymentLine,
    RateTable,
    SalariedTerm,
    Share,
    StatementLine,
    Work,
    WorkExtra,
)
from conglang.royalties.queries.rates import RateBook, tax_rule_on
from conglang.royalties.rules import (
    WHOLE,
    Scored,
    Terms,
    amount_of,
    beyond_norm,
    divide_fund,
    divide_shares,
    fee_fund,
    payment_of,
    rate_day,
)


@dataclass(frozen=True, slots=True)
class Problem:
    """What must be put right before a month is compiled; ``article_id``: where."""

    words: str
    article_id: int | None = None


@dataclass(slots=True)
class Reckoned:
    """Unsaved lines and payments of a month, and what stands in the way."""

    lines: list[StatementLine] = field(default_factory=list)
    payments: list[PaymentLine] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    tables: list[RateTable] = field(default_factory=list)
    fund: int = 0
    fee_percent: int = 0

    def total(self, kind: str) -> int:
        """Đồng of all lines of a kind."""
        return sum(line.amount for line in self.lines if line.kind == kind)

    @property
    def gross(self) -> int:
        return sum(payment.gross for payment in self.payments)


def works_of(month: Month) -> list[Work]:
    """Works whose article was published by the end of the month and that no month paid."""
    rows = Work.objects.filter(
        Q(month=None) | Q(month=month),
        article__shown_at__isnull=False,
        article__shown_at__lt=start_of_day(month.until + timedelta(days=1)),
    )
    rows = rows.select_related("article", "line__table").prefetch_related(
        Prefetch("extras", WorkExtra.objects.select_related("extra")),
        Prefetch("shares", Share.objects.select_related("payee__unit")),
    )
    return list(rows.order_by("article__shown_at", "article_id", "pk"))


def unscored_in(month: Month) -> list[ArticlePage]:
    """Articles of the month that nobody scored and nobody left unpaid, oldest first.

    What an earlier portal published was paid there.
    """
    rows = ArticlePage.objects.filter(
        shown_at__gte=start_of_day(month.since),
        shown_at__lt=start_of_day(month.until + timedelta(days=1)),
        inherited_from="", works__isnull=True, not_paid__isnull=True,
    )  # fmt: skip
    return list(rows.order_by("shown_at"))


def published_on(article: ArticlePage, today: date | None = None) -> date:
    """The day of first publication; ``today`` for what is not published yet.

    Raises ValueError without either.
    """
    if article.shown_at is not None:
        return article.shown_at.astimezone(VIETNAM).date()
    if today is None:
        raise ValueError(article.pk)
    return today


def day_of(work: Work, transition_on: date) -> date:
    """The rate day of a work that was published."""
    return rate_day(published_on(work.article), work.ordered_on, transition_on)


def reckon(month: Month) -> Reckoned:
    """Reckon a month of the open portal; as many questions for 3 works as for 300."""
    found, book = Reckoned(), RateBook()
    for article in unscored_in(month):
        found.problems.append(Problem(f"Chưa chấm: {article.title}", article.pk))
    norms = dict(SalariedTerm.objects.in_force(month.until).values_list("payee", "norm"))
    for work in works_of(month):
        _add_work(found, month, work, book)
    _keep_beyond_norm(found.lines, norms)
    _add_fees(found, month, book)
    for change in month.adjustments.select_related("payee__unit"):
        found.lines.append(
            _line(month, LineKind.ADJUSTMENT, change.payee, change.reason, change.amount)
        )
    for position, line in enumerate(found.lines, start=1):
        line.position = position
    found.payments = _payments(month, found.lines, set(norms))
    return found


def _add_work(found: Reckoned, month: Month, work: Work, book: RateBook) -> None:
    title = work.article.title
    day = day_of(work, book.transition_on)
    table = book.table_on(day)
    if table is None:
        words = f"Không có bảng mức chi cho ngày {format_date(day)}: {title}"
        found.problems.append(Problem(words, work.article_id))
        return
    if work.line.table_id != table.source.pk:
        words = f"Bảng mức chi của ngày {format_date(day)} đã khác, cần chấm lại: {title}"
        found.problems.append(Problem(words, work.article_id))
        return
    terms = book.terms(table, day)
    amount = amount_of(scored(work), work.line.frame, terms)
    shares = list(work.shares.all())
    parts = divide_shares(amount, [share.part for share in shares])
    if table not in found.tables:
        found.tables.append(table)
    for share, part in zip(shares, parts, strict=True):
        line = _line(month, LineKind.ROYALTY, share.payee, title, part)
        line.work, line.work_amount = work, amount
        line.published_on = published_on(work.article)
        line.genre, line.role = work.line.name, share.get_role_display()
        line.score = score_words(work)
        line.unit_value = _unit_words(work, terms)
        line.extras = _extras_words(work, terms)
        line.basis = f"{table.decision_number} ngày {format_date(table.decided_on)}"
        line.share = percent_words(share.part)
        found.lines.append(line)


def scored(work: Work) -> Scored:
    """A work as the rules take it."""
    extras = [each.percent for each in work.extras.all()]
    return Scored(work.score, extras, reused=work.reused)


def score_words(work: Work) -> str:
    """The score with a comma, nothing where the amount is fixed."""
    return decimal_words(work.score) if work.score is not None else ""


def decimal_words(number: Decimal) -> str:
    """A number without needless zeros: ``2,5``."""
    return f"{number.normalize():f}".replace(".", ",")


def percent_words(hundredths: int) -> str:
    """Hundredths of a per cent as people write them: ``33,33%``."""
    return f"{decimal_words(Decimal(hundredths) / 100)}%"


def _unit_words(work: Work, terms: Terms) -> str:
    part = "" if terms.part == WHOLE else f" × {percent_words(terms.part)}"
    if work.line.fixed is not None:
        return f"{format_dong(work.line.fixed)}{part}"
    unit = terms.unit_value
    words = (
        format_dong(int(unit))
        if unit.denominator == 1
        else decimal_words(Decimal(unit.numerator) / Decimal(unit.denominator))
    )
    return f"{words}{part}"


def _extras_words(work: Work, terms: Terms) -> str:
    words = [f"{each.extra.name} +{each.percent}%" for each in work.extras.all()]
    if work.reused:
        words.append(f"sử dụng lại {terms.reuse}%")
    return "; ".join(words)


def _line(month: Month, kind: str, payee: Payee, title: str, amount: int) -> StatementLine:
    unit: Unit | None = payee.unit
    return StatementLine(
        site_id=month.site_id, month=month, kind=kind, payee=payee, payee_name=payee.name,
        unit_name=unit.name if unit else "", title=title[:300], amount=amount,
    )  # fmt: skip


def _keep_beyond_norm(lines: list[StatementLine], norms: dict[int, int]) -> None:
    """Within the norm nothing is paid (rule 10); the lines stand in order of publication."""
    own: dict[int, list[StatementLine]] = defaultdict(list)
    for line in lines:
        if line.payee_id in norms:
            own[line.payee_id].append(line)
    for payee_id, theirs in own.items():
        norm = norms[payee_id]
        paid = beyond_norm([line.amount for line in theirs], norm)
        for place, (line, amount) in enumerate(zip(theirs, paid, strict=True)):
            line.amount, line.within_norm = amount, place < norm


def _add_fees(found: Reckoned, month: Month, book: RateBook) -> None:
    table = book.table_on(month.until)
    fees = list(month.fees.select_related("payee__unit"))
    found.fee_percent = table.fee_percent if table else 0
    royalties = found.total(LineKind.ROYALTY)
    ceiling = fee_fund(royalties, found.fee_percent)
    found.fund = min(ceiling, month.fund_set_at) if month.fund_set_at is not None else ceiling
    parts = divide_fund(found.fund, [fee.weight for fee in fees])
    if not fees:
        found.fund = 0
    for fee, part in zip(fees, parts, strict=True):
        line = _line(month, LineKind.FEE, fee.payee, fee.task, part)
        line.score = str(fee.weight)
        found.lines.append(line)


def _payments(month: Month, lines: list[StatementLine], salaried: set[int]) -> list[PaymentLine]:
    rule = tax_rule_on(month.until)
    sums: dict[int, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    payees: dict[int, Any] = {}
    for line in lines:
        sums[line.payee_id][line.kind] += line.amount
        payees[line.payee_id] = line.payee
    ordered = sorted(payees.values(), key=lambda payee: (sort_key(payee.name), payee.pk))
    rows = []
    for position, payee in enumerate(ordered, start=1):
        own = sums[payee.pk]
        gross = own[LineKind.ROYALTY] + own[LineKind.FEE] + own[LineKind.ADJUSTMENT]
        paid = payment_of(gross, rule, salaried=payee.pk in salaried)
        rows.append(
            PaymentLine(
                site_id=month.site_id, month=month, position=position, payee=payee,
                payee_name=payee.name, unit_name=payee.unit.name if payee.unit else "",
                tax_code=payee.tax_code, bank_account=payee.bank_account,
                bank_name=payee.bank_name, salaried=payee.pk in salaried,
                royalties=own[LineKind.ROYALTY], fees=own[LineKind.FEE],
                adjustments=own[LineKind.ADJUSTMENT],
                gross=paid.gross, tax=paid.tax, net=paid.net, owed=paid.owed,
            )
        )  # fmt: skip
    return rows
