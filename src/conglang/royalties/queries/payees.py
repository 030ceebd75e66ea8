"""Payees of the open portal, and what one person may know of their own royalties."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch

from conglang.accounts.models import User
from conglang.accounts.queries import people_for_listing
from conglang.core.dates import format_date
from conglang.core.text.folding import fold
from conglang.core.text.sorting import sort_key
from conglang.royalties.choices import CLOSED_STATES, MonthState
from conglang.royalties.models import Month, Payee, PaymentLine, SalariedTerm, Share, StatementLine
from conglang.royalties.queries.months import own_payments

#: As many digits of an account as people need to know it again.
_SHOWN_DIGITS = 4


def mask_account(account: str) -> str:
    """The end of an account number: ``…1234``; nothing where none was entered."""
    return f"…{account[-_SHOWN_DIGITS:]}" if account else ""


@dataclass(frozen=True, slots=True)
class PayeeRow:
    """A payee with the norm of a day; None: not salaried on that day."""

    payee: Payee
    norm: int | None

    @property
    def masked(self) -> str:
        return mask_account(self.payee.bank_account)


def payees_for_listing(*, search: str = "", on: date, tax_codes: bool) -> list[PayeeRow]:
    """Payees by Vietnamese name, narrowed by name or unit typed with or without marks.

    tax_codes: narrowed by tax code too; whoever may not see the codes could guess them so.
    """
    terms = SalariedTerm.objects.in_force(on)
    rows = Payee.objects.select_related("unit", "person").prefetch_related(
        Prefetch("terms", terms, to_attr="terms_now")
    )
    wanted = fold(search).split()
    found = [
        PayeeRow(payee, payee.terms_now[0].norm if payee.terms_now else None)
        for payee in rows
        if all(word in _searchable(payee, tax_code=tax_codes) for word in wanted)
    ]
    return sorted(found, key=lambda row: (sort_key(row.payee.name), row.payee.pk))


def _searchable(payee: Payee, *, tax_code: bool) -> str:
    return fold(f"{payee.name} {payee.unit or ''} {payee.tax_code if tax_code else ''}")


def people_without_row(*, on: date) -> list[User]:
    """People who serve here today and whom nobody entered as payees, by name."""
    known = set(Payee.objects.filter(person__isnull=False).values_list("person", flat=True))
    people = [row.person for row in people_for_listing(on=on) if row.current]
    return [person for person in people if person.pk not in known]


def has_royalties(person: Any) -> bool:
    """Whether somebody has a share in a work, or was paid; one question."""
    of_them = {"payee": OuterRef("pk")}
    rows = Payee.objects.filter(person=person)
    return bool(
        rows.filter(
            Exists(Share.objects.filter(**of_them)) | Exists(PaymentLine.objects.filter(**of_them))
        ).exists()
    )


@dataclass(slots=True)
class OwnMonth:
    """What one person got in a closed month, work by work."""

    payment: PaymentLine
    lines: list[StatementLine] = field(default_factory=list)

    @property
    def month(self) -> Month:
        return self.payment.month

    @property
    def masked(self) -> str:
        return mask_account(self.payment.bank_account)

    @property
    def state_words(self) -> str:
        """Where the money is, in words."""
        month = self.month
        if month.state == MonthState.PAID:
            day = f" ngày {format_date(month.paid_on)}" if month.paid_on else ""
            voucher = f", chứng từ {month.voucher}" if month.voucher else ""
            return f"Đã chi trả{day}{voucher}"
        if month.state == MonthState.PASSED:
            return "Đã chuyển kế toán, đang chờ chi trả"
        return "Đã duyệt, chờ chuyển kế toán"


def own_months(person: Any) -> list[OwnMonth]:
    """One's own closed months with their lines, newest first; two questions."""
    found: dict[int, OwnMonth] = {
        payment.month_id: OwnMonth(payment) for payment in own_payments(person)
    }
    lines = StatementLine.objects.filter(
        payee__person=person, month__in=list(found), month__state__in=CLOSED_STATES
    )
    by_month: dict[int, list[StatementLine]] = defaultdict(list)
    for line in lines.order_by("position"):
        by_month[line.month_id].append(line)
    for month_id, own in found.items():
        own.lines = by_month[month_id]
    return list(found.values())
