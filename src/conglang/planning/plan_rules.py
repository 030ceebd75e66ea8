"""The way of a year's plan, as a table, and what a plan must have. Plain Python.

Legal basis: plan:yearly
"""

from __future__ import annotations

from datetime import date

from conglang.core.errors import Refusal
from conglang.core.transitions import Workflow, transition
from conglang.planning.choices import Measure, PartKind, PlanState

PLAN_FLOW = Workflow(
    transition(
        "submit", [PlanState.DRAFT], PlanState.SUBMITTED, permission="plan",
        label="Trình duyệt", legal_basis="plan:yearly",
    ),
    transition(
        "withdraw", [PlanState.SUBMITTED], PlanState.DRAFT, permission="plan", label="Rút lại",
        legal_basis="plan:yearly",
    ),
    transition(
        "give_back", [PlanState.SUBMITTED], PlanState.DRAFT, permission="approve_plan",
        label="Trả lại", needs_reason=True, legal_basis="plan:yearly",
    ),
    transition(
        "approve", [PlanState.SUBMITTED], PlanState.APPROVED, permission="approve_plan",
        label="Duyệt", legal_basis="plan:yearly",
    ),
    transition(
        "run", [PlanState.APPROVED], PlanState.RUNNING, permission="plan",
        label="Bắt đầu thực hiện", legal_basis="plan:yearly",
    ),
    transition(
        "close", [PlanState.RUNNING], PlanState.CLOSED, permission="plan", label="Tổng kết",
        legal_basis="plan:yearly",
    ),
)  # fmt: skip

FIRST_YEAR, LAST_YEAR = 2016, 2100
SHORTEST_TEXT = 5


def check_year(year: int) -> int:
    """Return the year; refuse (``wrong_year``) one that no plan is made for."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Refusal("wrong_year", f"Năm của kế hoạch từ {FIRST_YEAR} đến {LAST_YEAR}.")
    return year


def check_words(text: str, what: str) -> str:
    """Return the text without outer spaces; refuse (``text_missing``) too few words."""
    found = text.strip()
    if len(found) < SHORTEST_TEXT:
        raise Refusal("text_missing", f"Hãy ghi {what} (ít nhất {SHORTEST_TEXT} ký tự).")
    return found


def check_task(*, since: date, until: date, year: int, measure: str, target: int | None) -> None:
    """Refuse days outside the year or in the wrong order (``wrong_days``).

    Also a measure without a number (``target_missing``).
    """
    if until < since:
        raise Refusal("wrong_days", "Ngày kết thúc phải từ ngày bắt đầu trở đi.")
    if since.year != year or until.year != year:
        raise Refusal("wrong_days", f"Nhiệm vụ của kế hoạch năm {year} phải nằm trong năm {year}.")
    if measure != Measure.NONE and not target:
        raise Refusal(
            "target_missing", "Nhiệm vụ đo bằng số thì phải ghi số cần đạt, từ 1 trở lên."
        )


def check_part(*, kind: str, amount: int | None) -> None:
    """Refuse (``amount_missing``) money without an amount."""
    if kind == PartKind.MONEY and amount is None:
        raise Refusal("amount_missing", "Mục kinh phí phải ghi số tiền (đồng).")


def check_decision(*, number: str, decided_on: date, today: date) -> str:
    """Return the number; refuse a missing one (``number_missing``), a day to come (``wrong_days``).

    Legal basis: plan:yearly
    """
    found = number.strip()
    if not found:
        raise Refusal("number_missing", "Hãy ghi số, ký hiệu của quyết định.")
    if decided_on > today:
        raise Refusal("wrong_days", "Ngày ký không thể ở phía trước.")
    return found


def a_year_later(day: date, years: int = 1) -> date:
    """The same day of another year; 29 February becomes 28 February."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def percent(done: int, target: int) -> int:
    """Whole percent, rounded down: 100 only when it is reached."""
    return done * 100 // target
