"""What a statement rests on, kept with it: it prints the same years later."""

from __future__ import annotations

from datetime import datetime

from conglang.accounts.models import User
from conglang.accounts.permissions import role_names
from conglang.core.dates import VIETNAM, format_date
from conglang.royalties.choices import LineKind
from conglang.royalties.models import Month, PaymentLine, RateTable, StatementLine, Work
from conglang.royalties.queries.rates import tax_rule_on
from conglang.royalties.queries.reckoning import Reckoned
from conglang.tenancy.scoping import open_site


def freeze(month: Month, found: Reckoned) -> None:
    """Keep lines, payments and the head of a statement; its works belong to it from now on."""
    thaw(month)
    StatementLine.objects.bulk_create(found.lines)
    PaymentLine.objects.bulk_create(found.payments)
    paid = {line.work_id for line in found.lines if line.work_id}
    Work.objects.filter(pk__in=paid).update(month=month)
    agency = open_site().agency
    rule = tax_rule_on(month.until)
    month.frozen = {
        "agency": agency.name,
        "portal": agency.portal_name,
        "place": agency.name.removeprefix("Ủy ban nhân dân ").strip(),
        "decisions": [decision_words(table) for table in found.tables],
        "tax_threshold": rule.threshold,
        "tax_percent": rule.percent,
        "fund": found.fund,
        "fee_percent": found.fee_percent,
        "royalties": found.total(LineKind.ROYALTY),
        "fees": found.total(LineKind.FEE),
        "adjustments": found.total(LineKind.ADJUSTMENT),
        "gross": found.gross,
        "tax": sum(payment.tax for payment in found.payments),
        "net": sum(payment.net for payment in found.payments),
        "signatures": {},
    }


def thaw(month: Month) -> None:
    """Let go of a statement that nobody approved."""
    month.lines.all().delete()
    month.payments.all().delete()
    Work.objects.filter(month=month).update(month=None)
    month.frozen = {}


def sign(month: Month, step: str, by: User, at: datetime) -> None:
    """Keep who signed a step, as what and when."""
    signed = {
        "name": by.full_name or by.username, "role": role_names(by),
        "on": format_date(at.astimezone(VIETNAM).date()),
    }  # fmt: skip
    month.frozen["signatures"] = {**month.frozen.get("signatures", {}), step: signed}


def decision_words(table: RateTable) -> str:
    """A decision as statements cite it."""
    words = f"Quyết định {table.decision_number} ngày {format_date(table.decided_on)}"
    if table.reference:
        return f"{words}, theo {decision_words(table.reference)}"
    return words
