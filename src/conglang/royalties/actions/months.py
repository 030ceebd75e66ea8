"""The month: opened, filled, signed by three people, passed to accounting, paid."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction

from conglang.accounts.models import User
from conglang.accounts.permissions import role_names
from conglang.accounts.rules import APPROVE_ROYALTIES, COMPILE_ROYALTIES
from conglang.audit.actions import record as audit
from conglang.core.dates import VIETNAM, format_date
from conglang.core.errors import Refusal
from conglang.core.money import format_dong
from conglang.core.text import clean
from conglang.royalties.actions.freezing import freeze, sign, thaw
from conglang.royalties.choices import CLOSED_STATES, MonthState
from conglang.royalties.models import Adjustment, Fee, Month, Payee, YearBudget
from conglang.royalties.permissions import refuse_second_signature, refuse_without
from conglang.royalties.queries.months import budget_state, last_month, month_after
from conglang.royalties.queries.reckoning import reckon
from conglang.royalties.rules import MONTH_FLOW
from conglang.tenancy.scoping import open_site

REASON_AT_LEAST = 5
#: Every month has this day.
LAST_FIRST_DAY = 28


@dataclass(frozen=True, slots=True)
class FeeFacts:
    """What an editor or secretary did in a month, weighed against the others."""

    payee_id: int
    task: str
    weight: int


@transaction.atomic
def set_budget(*, year: int, amount: int, basis: str, by: User, at: datetime) -> YearBudget:
    """Say what may be spent in a year. Refuses: not_allowed, bad_budget.

    Legal basis: royalty:budget
    """
    refuse_without(by, APPROVE_ROYALTIES)
    if amount <= 0:
        raise Refusal("bad_budget", "Dự toán phải là số tiền lớn hơn 0.")
    row, _ = YearBudget.objects.select_for_update().get_or_create(
        site=open_site(), year=year, defaults={"amount": amount}
    )
    before, row.amount, row.basis = row.amount, amount, clean(basis).strip()
    row.save()
    audit(
        act="royalties.budget", on=row, by=by, at=at, before={"amount": before},
        after={"amount": amount, "basis": row.basis}, basis="royalty:budget", role=role_names(by),
    )  # fmt: skip
    return row


@transaction.atomic
def open_month(
    *, by: User, at: datetime, year: int = 0, number: int = 0, since: date | None = None,
    until: date | None = None,
) -> Month:  # fmt: skip
    """Open the month after the last one; the very first one needs its name and days.

    Refuses: not_allowed, bad_days.
    """
    refuse_without(by, COMPILE_ROYALTIES)
    last = last_month()
    if last is not None:
        year, number, since, until = month_after(last)
    elif not (year and 1 <= number <= 12 and since and until and since <= until):
        raise Refusal("bad_days", "Ghi tháng, ngày đầu và ngày cuối của tháng nhuận bút đầu tiên.")
    elif since.day > LAST_FIRST_DAY:
        raise Refusal("bad_days", "Ngày đầu tháng phải từ 01 đến 28.")
    row = Month.objects.create(
        site=open_site(), year=year, number=number, since=since, until=until, state_since=at
    )
    audit(
        act="royalties.open", on=row, by=by, at=at, role=role_names(by),
        after={"days": f"{format_date(row.since)} – {format_date(row.until)}"},
    )  # fmt: skip
    return row


@transaction.atomic
def set_fees(
    *, month_id: int, fees: Sequence[FeeFacts], fund_set_at: int | None, by: User, at: datetime
) -> Month:
    """Say who shares the fund for editors and secretaries, and its size if it is to be smaller.

    Refuses: not_allowed, not_open, bad_fee, fund_too_large.
    Legal basis: royalty:fees
    """
    refuse_without(by, COMPILE_ROYALTIES)
    month = _open_month(month_id)
    people = {fee.payee_id for fee in fees}
    if len(people) != len(fees) or any(fee.weight < 1 for fee in fees):
        raise Refusal("bad_fee", "Mỗi người ghi một lần, hệ số từ 1 trở lên.")
    if Payee.objects.filter(pk__in=people).count() != len(people):
        raise Refusal("bad_fee", "Chọn lại người hưởng thù lao.")
    month.fees.all().delete()
    Fee.objects.bulk_create(
        Fee(
            site_id=month.site_id, month=month, payee_id=fee.payee_id, weight=fee.weight,
            task=clean(fee.task).strip(),
        )
        for fee in fees
    )  # fmt: skip
    month.fund_set_at = None
    ceiling = reckon(month).fund if fees else 0
    if fund_set_at is not None and fees and not 0 <= fund_set_at <= ceiling:
        raise Refusal("fund_too_large", f"Quỹ thù lao tối đa {format_dong(ceiling)} đồng.")
    month.fund_set_at = fund_set_at
    month.save(update_fields=["fund_set_at"])
    audit(
        act="royalties.fees", on=month, by=by, at=at, role=role_names(by), basis="royalty:fees",
        after={"fund": fund_set_at, "people": len(fees)},
    )  # fmt: skip
    return month


@transaction.atomic
def adjust(
    *, month_id: int, payee_id: int, amount: int, reason: str, by: User, at: datetime
) -> Adjustment:
    """Pay somebody more, or less with a minus sign, in an open month.

    Refuses: not_allowed, not_open, bad_adjustment. Legal basis: royalty:close
    """
    refuse_without(by, COMPILE_ROYALTIES)
    month = _open_month(month_id)
    said = clean(reason).strip()
    payee = Payee.objects.filter(pk=payee_id).first()
    if payee is None or amount == 0 or len(said) < REASON_AT_LEAST:
        raise Refusal("bad_adjustment", "Ghi người, số tiền khác 0 và lý do (ít nhất 5 ký tự).")
    row = Adjustment.objects.create(
        site_id=month.site_id, month=month, payee=payee, amount=amount, reason=said, by=by, at=at
    )
    audit(
        act="royalties.adjust", on=month, by=by, at=at, note=said, role=role_names(by),
        after={"payee": payee.name, "amount": amount},
    )  # fmt: skip
    return row


@transaction.atomic
def drop_adjustment(*, adjustment_id: int, by: User, at: datetime) -> None:
    """Take an adjustment back from an open month. Refuses: not_allowed, not_open, bad_adjustment.

    A debt carried over from a month before stays.
    """
    refuse_without(by, COMPILE_ROYALTIES)
    row = Adjustment.objects.filter(pk=adjustment_id).select_related("payee").first()
    if row is None or row.carried_from_id:
        raise Refusal("bad_adjustment", "Khoản này không bỏ được.")
    month = _open_month(row.month_id)
    audit(
        act="royalties.drop_adjustment", on=month, by=by, at=at, role=role_names(by),
        before={"payee": row.payee.name, "amount": row.amount},
    )  # fmt: skip
    row.delete()


@transaction.atomic
def move_month(
    *, month_id: int, name: str, by: User, at: datetime, note: str = "",
    paid_on: date | None = None, voucher: str = "",
) -> Month:  # fmt: skip
    """One step of the month's table. Approving freezes it for good.

    paid_on, voucher: for ``pay``, the day and number of accounting.
    Refuses: not_allowed, wrong_state, signed_before, reason_missing, not_over, earlier_open,
    incomplete, over_budget, bad_payment.
    Legal basis: royalty:close
    """
    month = _locked(month_id)
    step = MONTH_FLOW.check(name, month.state)
    refuse_without(by, step.permission)
    refuse_second_signature(month, name, by)
    said = clean(note).strip()
    if step.needs_reason and len(said) < REASON_AT_LEAST:
        raise Refusal("reason_missing", "Cần ghi rõ lý do (ít nhất 5 ký tự).")
    before = month.state
    _DO.get(name, _nothing)(month, by, at, {"paid_on": paid_on, "voucher": voucher})
    month.reason = said if step.needs_reason else ""
    month.state, month.state_since = step.target, at
    month.save()
    audit(
        act=f"royalties.{name}", on=month, by=by, at=at, note=said, before={"month_state": before},
        after={"month_state": month.state, **_totals(month)}, basis=step.legal_basis,
        role=role_names(by),
    )  # fmt: skip
    return month


def _compile(month: Month, by: User, at: datetime, _: dict[str, Any]) -> None:
    if at.astimezone(VIETNAM).date() <= month.until:
        raise Refusal(
            "not_over", f"Tháng này đến hết ngày {format_date(month.until)} mới lập bảng."
        )
    earlier = Month.objects.filter(until__lt=month.since).exclude(state__in=CLOSED_STATES)
    if earlier.exists():
        raise Refusal("earlier_open", "Còn tháng trước chưa duyệt. Hãy duyệt lần lượt từng tháng.")
    found = reckon(month)
    if found.problems:
        words = "; ".join(problem.words for problem in found.problems[:3])
        more = len(found.problems) - 3
        rest = f" và {more} việc khác" if more > 0 else ""
        raise Refusal("incomplete", f"Chưa lập được bảng. {words}{rest}.")
    freeze(month, found)
    sign(month, "compiled", by, at)
    month.compiled_by = by


def _check(month: Month, by: User, at: datetime, _: dict[str, Any]) -> None:
    sign(month, "checked", by, at)
    month.checked_by = by


def _approve(month: Month, by: User, at: datetime, _: dict[str, Any]) -> None:
    gross = sum(payment.gross for payment in month.payments.all())
    state = budget_state(month, gross)
    if state is not None and state.beyond:
        over = state.spent + state.coming - state.allocation
        raise Refusal(
            "over_budget",
            f"Vượt dự toán năm {month.year} {format_dong(over)} đồng. "
            "Hãy điều chỉnh dự toán trước.",
        )
    sign(month, "approved", by, at)
    month.approved_by, month.approved_on = by, at.astimezone(VIETNAM).date()
    _carry_debts(month, by, at)


def _carry_debts(month: Month, by: User, at: datetime) -> None:
    """What somebody owes goes into the next month, which is opened for it (rule 13)."""
    debts = list(month.payments.filter(owed__gt=0))
    if not debts:
        return
    year, number, since, until = month_after(month)
    following, _ = Month.objects.get_or_create(
        site_id=month.site_id, year=year, number=number,
        defaults={"since": since, "until": until, "state_since": at},
    )  # fmt: skip
    Adjustment.objects.bulk_create(
        Adjustment(
            site_id=month.site_id, month=following, payee_id=debt.payee_id, amount=-debt.owed,
            reason=f"Chuyển nợ {str(month).lower()}", carried_from=month, by=by, at=at,
        )
        for debt in debts
    )  # fmt: skip


def _reopen(month: Month, by: User, at: datetime, _: dict[str, Any]) -> None:
    thaw(month)
    month.compiled_by = month.checked_by = None


def _pay(month: Month, by: User, at: datetime, facts: dict[str, Any]) -> None:
    today = at.astimezone(VIETNAM).date()
    day = facts["paid_on"] or today
    if day > today or (month.approved_on and day < month.approved_on):
        raise Refusal("bad_payment", "Ngày chi phải từ ngày duyệt đến hôm nay.")
    month.paid_on, month.voucher = day, clean(facts["voucher"]).strip()


def _nothing(month: Month, by: User, at: datetime, _: dict[str, Any]) -> None:
    """A step that only changes the state."""


_DO = {
    "compile": _compile, "check": _check, "approve": _approve, "reopen": _reopen,
    "send_back": _reopen, "refuse": _reopen, "pay": _pay,
}  # fmt: skip


def _totals(month: Month) -> dict[str, Any]:
    return {"gross": month.frozen.get("gross"), "net": month.frozen.get("net")}


def _locked(month_id: int) -> Month:
    month = Month.objects.select_for_update().filter(pk=month_id).first()
    if month is None:
        raise Refusal("unknown_month", "Không còn tháng này.")
    return month


def _open_month(month_id: int) -> Month:
    month = _locked(month_id)
    if month.state != MonthState.OPEN:
        raise Refusal("not_open", "Bảng tháng này đã lập. Hãy mở lại trước khi sửa.")
    return month
