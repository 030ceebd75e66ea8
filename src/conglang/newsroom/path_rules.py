"""The way of an article over the board's desks, as plain Python: steps, agreement, what follows.

Legal basis: board:path
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from conglang.core.errors import Refusal
from conglang.newsroom.choices import State, StepKind

STEP_TIME = "board:step-time"
URGENT_STEP_TIME = "board:urgent-step-time"
MOST_STEPS = 6
#: A reminder goes out when this share of the working time of a step is left.
REMINDER_SHARE = 0.25

#: Acts of the person whose step it is.
STEP_ACTS = frozenset({"take", "pass_on", "propose", "endorse", "approve"})
#: Acts that exist only where the board set a path.
PATH_ACTS = frozenset({"pass_on", "endorse"})
#: States in which the board decides, and those in which an article waits for somebody at a step.
DECIDING_STATES = frozenset({State.SUBMITTED, State.IN_EDITING, State.PENDING_APPROVAL})
CLOCKED_STATES = DECIDING_STATES | {State.APPROVED}
PERMISSION_OF = {
    StepKind.EDIT: "edit", StepKind.APPROVE: "approve", StepKind.PUBLISH: "publish",
}  # fmt: skip
#: Work that a board puts on its way; publishing follows every way.
WAY_KINDS = (StepKind.EDIT, StepKind.APPROVE)
#: Who is asked first where a step is open to several posts.
RANKS = {
    StepKind.EDIT: ("secretary", "editor", "deputy_chief", "chief"),
    StepKind.APPROVE: ("deputy_chief", "chief"),
    StepKind.PUBLISH: ("deputy_chief", "chief"),
}


@dataclass(frozen=True, slots=True)
class Step:
    """One desk of the way. quorum: how many must agree, for a step of approval."""

    kind: str
    quorum: int = 1


#: Where the board set nothing: somebody edits, somebody approves.
DEFAULT_STEPS = (Step(StepKind.EDIT), Step(StepKind.APPROVE))


def kind_at(position: int, steps: Sequence[Step]) -> str:
    """What is done at a position; after the last step, publishing."""
    return steps[position].kind if position < len(steps) else StepKind.PUBLISH


def first_of(kind: str, steps: Sequence[Step]) -> int:
    return next(number for number, step in enumerate(steps) if step.kind == kind)


def last_of(kind: str, steps: Sequence[Step]) -> int:
    return max(number for number, step in enumerate(steps) if step.kind == kind)


def next_position(
    before: str, after: str, position: int | None, steps: Sequence[Step], *, agreed: int = 0
) -> int | None:
    """The step at which an article waits after a move; None when it waits for nobody.

    position: the step it waited at before the move. agreed: how many agreed at that step by now.
    """
    if after not in CLOCKED_STATES:
        return None
    if after in {State.SUBMITTED, State.APPROVED}:
        return 0 if after == State.SUBMITTED else len(steps)
    if after == State.IN_EDITING:
        return _position_in_editing(before, position, steps)
    return _position_pending(before, position, steps, agreed)


def _position_pending(before: str, position: int | None, steps: Sequence[Step], agreed: int) -> int:
    if before == State.IN_EDITING:
        return first_of(StepKind.APPROVE, steps)
    if before == State.PENDING_APPROVAL and position is not None:
        return position + 1 if agreed >= steps[position].quorum else position
    return last_of(StepKind.APPROVE, steps)


def _position_in_editing(before: str, position: int | None, steps: Sequence[Step]) -> int:
    last = last_of(StepKind.EDIT, steps)
    if before == State.SUBMITTED and position is not None:
        return position
    if before == State.IN_EDITING and position is not None:
        return min(position + 1, last)
    return last


def agreement(position: int, steps: Sequence[Step], *, agreed: int) -> str:
    """What one more agreement at a step of approval is: ``approve``, or ``endorse`` before that.

    agreed: how many others agreed to exactly this text at this step.
    """
    final = position == len(steps) - 1 and agreed + 1 >= steps[position].quorum
    return "approve" if final else "endorse"


def refuse_out_of_turn(act: str, position: int, steps: Sequence[Step], *, agreed: int) -> None:
    """Refuse (``not_this_step``) an act that is not the next one on the article's way."""
    if steps[position].kind == StepKind.EDIT and act in {"propose", "pass_on"}:
        right = "propose" if position == last_of(StepKind.EDIT, steps) else "pass_on"
        words = {
            "propose": "Bài đã qua mọi bước biên tập, hãy trình duyệt.",
            "pass_on": "Còn bước biên tập khác trước khi trình duyệt: hãy chuyển bước sau.",
        }
    elif steps[position].kind == StepKind.APPROVE and act in {"approve", "endorse"}:
        right = agreement(position, steps, agreed=agreed)
        words = {
            "approve": "Đây là ý kiến cuối cùng: hãy bấm Duyệt.",
            "endorse": "Chưa đến lượt duyệt cuối: hãy bấm Đồng ý.",
        }
    else:
        return
    if act != right:
        raise Refusal("not_this_step", words[right])


def check_path(steps: Sequence[tuple[Step, int]]) -> None:
    """Refuse (``bad_path``) a way that cannot be walked.

    steps: each with the number of people who sit at it.
    """
    if len(steps) > MOST_STEPS:
        raise Refusal("bad_path", f"Một đường đi có nhiều nhất {MOST_STEPS} bước.")
    kinds = [step.kind for step, _ in steps]
    if StepKind.EDIT not in kinds or StepKind.APPROVE not in kinds:
        raise Refusal("bad_path", "Cần ít nhất một bước biên tập và một bước duyệt.")
    if kinds != sorted(kinds, key=lambda kind: kind == StepKind.APPROVE):
        raise Refusal("bad_path", "Các bước biên tập phải đứng trước các bước duyệt.")
    for number, (step, people) in enumerate(steps, 1):
        _check_seats(number, step, people)


def _check_seats(number: int, step: Step, people: int) -> None:
    if not people:
        raise Refusal(
            "bad_path",
            f"Bước {number}: chưa có ai giữ vai trò này hoặc có quyền cho bước này.",
        )
    if step.quorum > 1 and step.kind == StepKind.EDIT:
        raise Refusal("bad_path", f"Bước {number}: chỉ bước duyệt mới cần nhiều người đồng ý.")
    if step.quorum > people:
        raise Refusal(
            "bad_path",
            f"Bước {number}: cần {step.quorum} người đồng ý nhưng chỉ có {people} người.",
        )
