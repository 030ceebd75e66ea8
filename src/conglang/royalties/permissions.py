"""Who may do what with royalties, and whose figures a person sees."""

from __future__ import annotations

from typing import Any

from conglang.accounts.permissions import may
from conglang.accounts.rules import (
    APPROVE_ROYALTIES,
    CHECK_ROYALTIES,
    COMPILE_ROYALTIES,
    PAY_ROYALTIES,
    PERMISSION_LABELS,
    SCORE_ROYALTIES,
)
from conglang.core.errors import Refusal
from conglang.core.transitions import Transition
from conglang.newsroom.choices import State
from conglang.newsroom.models import EditorialRecord
from conglang.royalties.choices import PASSED_STATES
from conglang.royalties.models import Month
from conglang.royalties.rules import MONTH_FLOW

#: The board sees a month from its first day on.
_BOARD = (COMPILE_ROYALTIES, CHECK_ROYALTIES, APPROVE_ROYALTIES)
#: Who finds something on the list of months.
MONTH_RIGHTS = (*_BOARD, PAY_ROYALTIES)
#: Screens of royalties in a line of tabs: URL name, words, who may open them.
ROOMS: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("royalty_months", "Bảng tháng", MONTH_RIGHTS),
    ("royalty_scores", "Chấm nhuận bút", (SCORE_ROYALTIES,)),
    ("rates", "Mức chi", (*MONTH_RIGHTS, SCORE_ROYALTIES)),
    ("payees", "Người hưởng", (*MONTH_RIGHTS, SCORE_ROYALTIES)),
)
#: From here on a text is finished enough to be scored; what was ever public always is.
_SCORED_STATES = frozenset({State.PENDING_APPROVAL, State.APPROVED, State.SCHEDULED})


def refuse_without(by: Any, permission: str) -> None:
    """Refuse (``not_allowed``) who does not hold a permission today."""
    if not may(by, permission):
        raise Refusal("not_allowed", f"Việc này cần quyền {PERMISSION_LABELS[permission]}.")


def may_see_month(month: Month, user: Any) -> bool:
    """The board always; accounting once it was passed on."""
    if is_of_the_board(user):
        return True
    return may(user, PAY_ROYALTIES) and month.state in PASSED_STATES


def is_of_the_board(user: Any) -> bool:
    """Whether somebody sees months from their first day on, and the year's money."""
    return any(may(user, right) for right in _BOARD)


def may_see_months(user: Any) -> bool:
    """Whether there is anything for this person on the list of months."""
    return any(may(user, right) for right in MONTH_RIGHTS)


def may_see_accounts(user: Any) -> bool:
    """Bank accounts and tax codes: who compiles and who pays."""
    return may(user, COMPILE_ROYALTIES) or may(user, PAY_ROYALTIES)


def may_read_rates(user: Any) -> bool:
    """Rates, decisions and names of payees: everybody who does something with royalties."""
    return any(may(user, right) for right in (*_BOARD, SCORE_ROYALTIES, PAY_ROYALTIES))


def acts_on_month(month: Month, user: Any) -> list[Transition]:
    """Steps whose button this person sees, in the order of the table."""
    return [
        step for step in MONTH_FLOW.available(month.state)
        if may(user, step.permission) and not _signed_before(month, step.name, user)
    ]  # fmt: skip


def _signed_before(month: Month, name: str, user: Any) -> bool:
    """Three signatures of three people: nobody checks or approves what they signed before."""
    if name == "check":
        return bool(month.compiled_by_id == user.pk)
    if name == "approve":
        return user.pk in {month.compiled_by_id, month.checked_by_id}
    return False


def refuse_second_signature(month: Month, name: str, by: Any) -> None:
    """Refuse (``signed_before``) a second signature of the same person.

    Legal basis: royalty:close
    """
    if _signed_before(month, name, by):
        raise Refusal(
            "signed_before", "Bạn đã ký bước trước của bảng này; bước này phải do người khác."
        )


def authors_of(record: EditorialRecord) -> set[int]:
    """Ids of accounts that wrote an article: whoever began it and whoever its byline names."""
    named = record.article.authors.filter(person__isnull=False).values_list("person", flat=True)
    return {each for each in (record.author_id, *named) if each is not None}


def may_score(record: EditorialRecord, user: Any) -> bool:
    """Whether the form is offered: holders of the right, never on their own text."""
    return may(user, SCORE_ROYALTIES) and user.pk not in authors_of(record)


def can_be_scored(record: EditorialRecord) -> bool:
    """Whether a text has come far enough: before the approver, or public at some time."""
    return record.state in _SCORED_STATES or record.article.shown_at is not None
