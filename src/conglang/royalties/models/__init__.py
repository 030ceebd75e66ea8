"""Tables of royalties. Money is whole đồng; a share or a part is hundredths of a per cent."""

from conglang.royalties.models.months import (
    Adjustment,
    Fee,
    Month,
    PaymentLine,
    StatementLine,
    YearBudget,
)
from conglang.royalties.models.payees import Payee, SalariedTerm
from conglang.royalties.models.rates import RateExtra, RateLine, RateTable
from conglang.royalties.models.works import NotPaid, Share, Work, WorkExtra

__all__ = [
    "Adjustment",
    "Fee",
    "Month",
    "NotPaid",
    "Payee",
    "PaymentLine",
    "RateExtra",
    "RateLine",
    "RateTable",
    "SalariedTerm",
    "Share",
    "StatementLine",
    "Work",
    "WorkExtra",
    "YearBudget",
]
