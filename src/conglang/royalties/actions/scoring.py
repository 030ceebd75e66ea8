"""Scoring: what an article's works are worth and who shares them; never by the author."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import transaction

from conglang.accounts.models import User
from conglang.accounts.permissions import role_names
from conglang.accounts.rules import SCORE_ROYALTIES
from conglang.audit.actions import record as audit
from conglang.core.dates import VIETNAM, format_date
from conglang.core.errors import Refusal
from conglang.core.text import clean
from conglang.newsroom.models import ArticlePage, EditorialRecord
from conglang.royalties.models import (
    NotPaid,
    Payee,
    RateExtra,
    RateLine,
    RateTable,
    Share,
    Work,
    WorkExtra,
)
from conglang.royalties.permissions import authors_of, refuse_without
from conglang.royalties.queries.rates import RateBook, suggestion
from conglang.royalties.queries.reckoning import published_on, score_words
from conglang.royalties.rules import (
    Scored,
    amount_of,
    divide_shares,
    rate_day,
    refuse_own_work,
)

REASON_AT_LEAST = 5


@dataclass(frozen=True, slots=True)
class ShareFacts:
    """The part of one payee, in hundredths of a per cent. role: a value of ``AuthorRole``."""

    payee_id: int
    part: int
    role: str = "bai"


@dataclass(frozen=True, slots=True)
class WorkFacts:
    """One work of an article. extras: (id, per cent). score: None where the amount is fixed."""

    line_id: int
    score: Decimal | None
    shares: Sequence[ShareFacts]
    extras: Sequence[tuple[int, int]] = field(default_factory=list)
    reused: bool = False
    ordered_on: date | None = None
    reason: str = ""


@transaction.atomic
def score(*, article_id: int, works: Sequence[WorkFacts], by: User, at: datetime) -> list[Work]:
    """Score an article's works; what was scored before and not yet compiled is replaced.

    A score other than the usual and the suggested one needs a reason.
    Refuses: not_allowed, own_work, nothing_scored, compiled, no_table, wrong_line, outside_frame,
    wrong_extra, reason_missing, shares_not_whole, unknown_payee, twice.
    Legal basis: royalty:score, royalty:shares
    """
    refuse_without(by, SCORE_ROYALTIES)
    record = _locked(article_id)
    if not works:
        raise Refusal(
            "nothing_scored", "Chấm ít nhất một tác phẩm, hoặc ghi bài không trả nhuận bút."
        )
    payees = _payees(works)
    people = {payee.person_id for payee in payees.values() if payee.person_id is not None}
    refuse_own_work(by.pk, authors_of(record) | people)
    before = _forget(record)
    book = RateBook()
    rows = [_keep(record, facts, payees, book, by, at) for facts in works]
    NotPaid.objects.filter(article_id=article_id).delete()
    audit(
        act="article.score", on=record.article, by=by, at=at, basis="royalty:score",
        before={"works": before}, after={"works": _as_log(rows)}, role=role_names(by),
    )  # fmt: skip
    return rows


@transaction.atomic
def not_pay(*, article_id: int, reason: str, by: User, at: datetime) -> NotPaid:
    """Leave an article unpaid, with a reason. Refuses: not_allowed, reason_missing, compiled."""
    refuse_without(by, SCORE_ROYALTIES)
    record = _locked(article_id)
    said = clean(reason).strip()
    if len(said) < REASON_AT_LEAST:
        raise Refusal("reason_missing", "Cần ghi rõ lý do không trả nhuận bút (ít nhất 5 ký tự).")
    before = _forget(record)
    row, _ = NotPaid.objects.update_or_create(
        article_id=article_id,
        defaults={"site_id": record.site_id, "reason": said, "by": by, "at": at},
    )
    audit(
        act="article.not_paid", on=record.article, by=by, at=at, note=said,
        before={"works": before}, role=role_names(by),
    )  # fmt: skip
    return row


def _locked(article_id: int) -> EditorialRecord:
    rows = EditorialRecord.objects.select_for_update(of=("self",)).select_related("article")
    record: EditorialRecord | None = rows.filter(article_id=article_id).first()
    if record is None:
        raise Refusal("unknown_article", "Không còn bài này.")
    return record


def _forget(record: EditorialRecord) -> str:
    """Drop what was scored before; returns it in words. Refuses what a month holds."""
    works = list(Work.objects.filter(article_id=record.article_id).select_related("line", "month"))
    held = next((work.month for work in works if work.month), None)
    if held is not None:
        raise Refusal(
            "compiled",
            f"Bài đã vào bảng {str(held).lower()}. Hãy mở lại bảng, hoặc ghi khoản điều chỉnh "
            "vào tháng sau nếu bảng đã duyệt.",
        )
    words = _as_log(works)
    Work.objects.filter(pk__in=[work.pk for work in works]).delete()
    return words


def _payees(works: Sequence[WorkFacts]) -> dict[int, Payee]:
    wanted = {share.payee_id for facts in works for share in facts.shares}
    found = Payee.objects.in_bulk(wanted)
    if set(found) != wanted:
        raise Refusal("unknown_payee", "Chọn lại người hưởng: có người không còn trong danh sách.")
    return found


def _keep(
    record: EditorialRecord, facts: WorkFacts, payees: dict[int, Payee], book: RateBook,
    by: User, at: datetime,
) -> Work:  # fmt: skip
    article = record.article
    today = at.astimezone(VIETNAM).date()
    day = rate_day(published_on(article, today), facts.ordered_on, book.transition_on)
    table = book.table_on(day)
    if table is None:
        raise Refusal(
            "no_table", f"Chưa có bảng mức chi cho ngày {format_date(day)}. Hãy nhập bảng trước."
        )
    line = RateLine.objects.filter(pk=facts.line_id, table=table.source).first()
    if line is None:
        raise Refusal("wrong_line", f"Chọn thể loại của {table}, bảng áp dụng cho bài này.")
    extras = _extras(table, facts)
    work = Scored(facts.score, [percent for _, percent in facts.extras], reused=facts.reused)
    amount = amount_of(work, line.frame, book.terms(table, day))
    _refuse_silence(article, line, facts)
    people = [share.payee_id for share in facts.shares]
    if len(set(people)) != len(people):
        raise Refusal("twice", "Mỗi người chỉ ghi một lần trong một tác phẩm.")
    divide_shares(amount, [share.part for share in facts.shares])
    row = Work.objects.create(
        site_id=record.site_id, article=article, line=line, score=facts.score,
        reason=clean(facts.reason).strip(), reused=facts.reused, ordered_on=facts.ordered_on,
        amount=amount, scored_by=by, scored_at=at,
    )  # fmt: skip
    WorkExtra.objects.bulk_create(
        WorkExtra(site_id=record.site_id, work=row, extra=extra, percent=percent)
        for extra, percent in extras
    )
    Share.objects.bulk_create(
        Share(
            site_id=record.site_id, work=row, payee=payees[share.payee_id], part=share.part,
            role=share.role, position=position,
        )
        for position, share in enumerate(facts.shares)
    )  # fmt: skip
    return row


def _extras(table: RateTable, facts: WorkFacts) -> list[tuple[RateExtra, int]]:
    known = {extra.pk: extra for extra in table.extras.all()}
    found = []
    for extra_id, percent in facts.extras:
        extra = known.get(extra_id)
        if extra is None or not extra.low <= percent <= extra.high:
            name = f"“{extra.name}” từ {extra.low}% đến {extra.high}%" if extra else "trong bảng"
            raise Refusal("wrong_extra", f"Chọn mức tăng {name}.")
        found.append((extra, percent))
    return found


def _refuse_silence(article: ArticlePage, line: RateLine, facts: WorkFacts) -> None:
    """A score that neither the table nor length and photos explain needs words."""
    if facts.score is None or len(facts.reason.strip()) >= REASON_AT_LEAST:
        return
    latest = article.get_latest_revision()
    text: Any = latest.as_object() if latest else article
    if facts.score not in {line.usual, suggestion(text, line)}:
        raise Refusal("reason_missing", "Ghi lý do khi chấm khác mức thường và mức gợi ý.")


def _as_log(works: Sequence[Work]) -> str:
    return "; ".join(f"{work.line.name} {score_words(work)} = {work.amount}" for work in works)
