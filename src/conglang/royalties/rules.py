"""How royalties are reckoned, plain Python; the rules by number are those of docs/royalties.md."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction

from conglang.core.errors import Refusal
from conglang.core.money import divide, to_dong
from conglang.core.transitions import Workflow, transition

#: A share or a percentage with two decimals is kept in hundredths of a per cent.
WHOLE = 10_000

MONTH_FLOW = Workflow(
    transition(
        "compile", ["open"], "compiled", permission="compile_royalties",
        label="Lập bảng", legal_basis="royalty:close",
    ),
    transition(
        "reopen", ["compiled", "checked"], "open", permission="compile_royalties",
        label="Mở lại để sửa", needs_reason=True, legal_basis="royalty:close",
    ),
    transition(
        "check", ["compiled"], "checked", permission="check_royalties",
        label="Xác nhận đã kiểm tra", legal_basis="royalty:close",
    ),
    transition(
        "send_back", ["compiled", "checked"], "open", permission="check_royalties",
        label="Trả lại thư ký", needs_reason=True, legal_basis="royalty:close",
    ),
    transition(
        "approve", ["checked"], "approved", permission="approve_royalties",
        label="Duyệt chi", legal_basis="royalty:close",
    ),
    transition(
        "refuse", ["checked"], "open", permission="approve_royalties",
        label="Không duyệt, trả lại", needs_reason=True, legal_basis="royalty:close",
    ),
    transition(
        "pass_on", ["approved"], "passed", permission="compile_royalties",
        label="Chuyển kế toán", legal_basis="royalty:close",
    ),
    transition(
        "pay", ["passed"], "paid", permission="pay_royalties",
        label="Ghi đã chi trả", legal_basis="royalty:paid-within",
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Frame:
    """A line of a table: scores from ``low`` to ``high``, or a fixed amount in đồng (rule 5)."""

    low: Decimal = Decimal(0)
    high: Decimal = Decimal(0)
    fixed: int | None = None

    def holds(self, score: Decimal | None) -> bool:
        """Whether a score lies within the frame; a fixed amount takes none."""
        if self.fixed is not None:
            return score is None
        return score is not None and self.low <= score <= self.high


@dataclass(frozen=True, slots=True)
class Terms:
    """What a table says of every work.

    unit: đồng, or None where ``percent_of_salary`` (hundredths of a per cent) of ``salary`` counts.
    part: hundredths of a per cent of another table, 100 % where the table is its own.
    extras_ceiling, reuse: per cent. cap: đồng at most for one work.
    """

    unit: int | None
    percent_of_salary: int = 0
    salary: int = 0
    part: int = WHOLE
    extras_ceiling: int = 100
    reuse: int = 100
    cap: int | None = None

    @property
    def unit_value(self) -> Fraction:
        """Đồng for a score of one, exact (rule 4)."""
        if self.unit is not None:
            return Fraction(self.unit)
        return Fraction(self.salary * self.percent_of_salary, WHOLE)


@dataclass(frozen=True, slots=True)
class Scored:
    """A work as a person scored it. extras: per cent each. reused: rule 7."""

    score: Decimal | None
    extras: Sequence[int] = ()
    reused: bool = False


def rate_day(published_on: date, ordered_on: date | None, transition_on: date) -> date:
    """The day whose rules hold for a work (rule 2).

    Legal basis: royalty:transition
    """
    if ordered_on is not None and ordered_on < transition_on:
        return ordered_on
    return published_on


def amount_of(work: Scored, frame: Frame, terms: Terms) -> int:
    """Đồng for a work (rules 4 to 8). Refuses: outside_frame.

    Legal basis: royalty:rates, royalty:incentive
    """
    if not frame.holds(work.score):
        raise Refusal("outside_frame", outside_words(frame))
    if frame.fixed is not None:
        base = Fraction(frame.fixed)
    else:
        base = Fraction(work.score or 0) * terms.unit_value
    base *= Fraction(terms.part, WHOLE)
    base *= Fraction(100 + min(sum(work.extras), terms.extras_ceiling), 100)
    if work.reused:
        base *= Fraction(terms.reuse, 100)
    amount = to_dong(base)
    return amount if terms.cap is None else min(amount, terms.cap)


def outside_words(frame: Frame) -> str:
    """What to do about a score outside its frame."""
    if frame.fixed is not None:
        return "Thể loại này trả mức cố định: để trống hệ số."
    return f"Chọn trong khung từ {_plain(frame.low)} đến {_plain(frame.high)}."


def _plain(score: Decimal) -> str:
    return f"{score.normalize():f}".replace(".", ",")


def divide_shares(amount: int, shares: Sequence[int]) -> list[int]:
    """Divide a work among its authors (rule 9). shares: hundredths of a per cent.

    Refuses: shares_not_whole. Legal basis: royalty:shares
    """
    if not shares or sum(shares) != WHOLE or min(shares) <= 0:
        raise Refusal("shares_not_whole", "Tỷ lệ hưởng của các tác giả phải cộng đúng 100%.")
    return divide(amount, shares)


def beyond_norm(amounts: Sequence[int], norm: int) -> list[int]:
    """What is paid of the shares of one person in a month, in order of publication (rule 10).

    Legal basis: royalty:beyond-quota
    """
    return [0 if place < norm else amount for place, amount in enumerate(amounts)]


def fee_fund(royalties: int, percent: int, set_at: int | None = None) -> int:
    """The fund for editors and secretaries (rule 11). percent: whole per cent.

    Refuses: fund_too_large, when the secretary sets it above the cap. Legal basis: royalty:fees
    """
    ceiling = royalties * percent // 100
    if set_at is None:
        return ceiling
    if not 0 <= set_at <= ceiling:
        raise Refusal("fund_too_large", f"Quỹ thù lao không vượt {percent}% nhuận bút của tháng.")
    return set_at


def divide_fund(fund: int, weights: Sequence[int]) -> list[int]:
    """Divide the fund by whole weights (rule 11); nobody named, nothing divided."""
    return divide(fund, weights) if weights else []


@dataclass(frozen=True, slots=True)
class TaxRule:
    """From ``threshold`` đồng on, ``percent`` of the whole is withheld."""

    threshold: int
    percent: int


@dataclass(frozen=True, slots=True)
class Payment:
    """What one person gets for a month; ``owed``: what goes into the next one, never negative."""

    gross: int
    tax: int
    net: int
    owed: int


def payment_of(gross: int, rule: TaxRule, *, salaried: bool) -> Payment:
    """Tax and net of a person's month (rule 13).

    Legal basis: royalty:withholding
    """
    if gross < 0:
        return Payment(0, 0, 0, -gross)
    taxed = not salaried and gross >= rule.threshold
    tax = to_dong(Fraction(gross * rule.percent, 100)) if taxed else 0
    return Payment(gross, tax, gross - tax, 0)


@dataclass(frozen=True, slots=True)
class Hints:
    """From what a score is suggested; ``full_words``: words of a text that earns the top."""

    low: Decimal
    high: Decimal
    default: Decimal
    words: int
    photos: int
    full_words: int = 0
    photo_step: Decimal = field(default=Decimal(0))


def suggested(hints: Hints) -> Decimal:
    """A score to begin with: the default, drawn up by length and photos, within the frame.

    With ``full_words`` the length counts: half that length earns the default, all of it the top.
    Always a person's decision.
    """
    score = hints.default
    if hints.full_words:
        half = Fraction(hints.full_words, 2)
        beyond = max(Fraction(0), min((hints.words - half) / half, Fraction(1)))
        score += Decimal(round(Fraction(hints.high - hints.default) * 100 * beyond)) / 100
    score += hints.photo_step * hints.photos
    return max(hints.low, min(score, hints.high))


def refuse_own_work(scorer_id: int, author_ids: set[int]) -> None:
    """Refuse (``own_work``) whoever would score what he or she wrote.

    Legal basis: royalty:score
    """
    if scorer_id in author_ids:
        raise Refusal("own_work", "Người viết không tự chấm bài của mình. Hãy nhờ người khác chấm.")


#: From this part of the allocation on, everybody who sees a month is warned (rule 14).
BUDGET_ALERT_PERCENT = 80


@dataclass(frozen=True, slots=True)
class BudgetState:
    """How far a year's money has gone, in đồng; ``percent`` rounded down."""

    allocation: int
    spent: int
    coming: int

    @property
    def percent(self) -> int:
        after = self.spent + self.coming
        return after * 100 // self.allocation if self.allocation else 0

    @property
    def alert(self) -> bool:
        return self.allocation > 0 and self.percent >= BUDGET_ALERT_PERCENT

    @property
    def beyond(self) -> bool:
        return self.spent + self.coming > self.allocation
