"""Acts on royalties: one public function per act."""

from conglang.royalties.actions.months import (
    FeeFacts,
    adjust,
    drop_adjustment,
    move_month,
    open_month,
    set_budget,
    set_fees,
)
from conglang.royalties.actions.payees import (
    PayeeFacts,
    add_person,
    end_salaried,
    payee_for,
    save_payee,
    set_own_account,
)
from conglang.royalties.actions.rates import (
    ExtraFacts,
    LineFacts,
    TableFacts,
    drop_table,
    end_table,
    save_table,
)
from conglang.royalties.actions.scoring import ShareFacts, WorkFacts, not_pay, score

__all__ = [
    "ExtraFacts",
    "FeeFacts",
    "LineFacts",
    "PayeeFacts",
    "ShareFacts",
    "TableFacts",
    "WorkFacts",
    "add_person",
    "adjust",
    "drop_adjustment",
    "drop_table",
    "end_salaried",
    "end_table",
    "move_month",
    "not_pay",
    "open_month",
    "payee_for",
    "save_payee",
    "save_table",
    "score",
    "set_budget",
    "set_fees",
    "set_own_account",
]
