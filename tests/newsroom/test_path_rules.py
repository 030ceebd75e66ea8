"""The way of an article over the board's desks: what follows each move, who must still agree."""

import pytest

from conglang.core.errors import Refusal
from conglang.newsroom.path_rules import (
    DEFAULT_STEPS,
    Step,
    agreement,
    check_path,
    next_position,
    refuse_out_of_turn,
)

SHORT = DEFAULT_STEPS
#: Secretary, editor, two of three deputies, chief.
LONG = (Step("edit"), Step("edit"), Step("approve", 2), Step("approve"))


@pytest.mark.parametrize(
    ("before", "after", "position", "agreed", "there"),
    [
        ("draft", "submitted", None, 0, 0),
        ("returned", "submitted", None, 0, 0),
        ("submitted", "in_editing", 0, 0, 0),
        ("in_editing", "in_editing", 0, 0, 1),
        ("in_editing", "pending_approval", 1, 0, 2),
        ("pending_approval", "pending_approval", 2, 1, 2),
        ("pending_approval", "pending_approval", 2, 2, 3),
        ("pending_approval", "approved", 3, 1, 4),
        ("approved", "published", 4, 0, None),
        ("scheduled", "approved", None, 0, 4),
        ("pending_approval", "in_editing", 3, 0, 1),
        ("approved", "pending_approval", None, 0, 3),
        ("scheduled", "pending_approval", None, 0, 3),
        ("published", "in_editing", None, 0, 1),
        ("submitted", "draft", 0, 0, None),
        ("in_editing", "returned", 1, 0, None),
        ("pending_approval", "rejected", 2, 1, None),
        ("pending_approval", "taken_down", 2, 0, None),
    ],
)
def test_after_a_move_an_article_waits_at_a_step_or_for_nobody(
    before, after, position, agreed, there
):
    assert next_position(before, after, position, LONG, agreed=agreed) == there


def test_without_a_path_somebody_edits_and_somebody_approves():
    assert next_position("draft", "submitted", None, SHORT) == 0
    assert next_position("in_editing", "pending_approval", 0, SHORT) == 1
    assert next_position("approved", "pending_approval", None, SHORT) == 1


@pytest.mark.parametrize(
    ("position", "agreed", "act"),
    [(2, 0, "endorse"), (2, 1, "endorse"), (3, 0, "approve")],
)
def test_only_the_last_word_is_an_approval(position, agreed, act):
    assert agreement(position, LONG, agreed=agreed) == act


def test_with_a_quorum_at_the_last_step_the_last_of_them_approves():
    steps = (Step("edit"), Step("approve", 3))

    assert [agreement(1, steps, agreed=n) for n in range(3)] == ["endorse", "endorse", "approve"]


@pytest.mark.parametrize(
    ("act", "position", "agreed", "fine"),
    [
        ("take", 0, 0, True),
        ("pass_on", 0, 0, True),
        ("propose", 0, 0, False),
        ("pass_on", 1, 0, False),
        ("propose", 1, 0, True),
        ("endorse", 2, 1, True),
        ("approve", 2, 1, False),
        ("endorse", 3, 0, False),
        ("approve", 3, 0, True),
    ],
)
def test_an_act_out_of_turn_is_refused(act, position, agreed, fine):
    if fine:
        refuse_out_of_turn(act, position, LONG, agreed=agreed)
        return
    with pytest.raises(Refusal) as refusal:
        refuse_out_of_turn(act, position, LONG, agreed=agreed)
    assert refusal.value.code == "not_this_step"


@pytest.mark.parametrize(
    ("steps", "words"),
    [
        ([(Step("edit"), 1)], "một bước duyệt"),
        ([(Step("approve"), 1)], "một bước biên tập"),
        ([], "ít nhất"),
        ([(Step("approve"), 1), (Step("edit"), 1)], "đứng trước"),
        ([(Step("edit"), 0), (Step("approve"), 1)], "Bước 1: chưa có ai"),
        ([(Step("edit", 2), 3), (Step("approve"), 1)], "Bước 1: chỉ bước duyệt"),
        ([(Step("edit"), 1), (Step("approve", 3), 2)], "Bước 2: cần 3 người"),
        ([(Step("edit"), 1)] * 6 + [(Step("approve"), 1)], "nhiều nhất 6"),
    ],
)
def test_a_path_that_cannot_be_walked_is_refused(steps, words):
    with pytest.raises(Refusal, match=words):
        check_path(steps)


def test_a_path_that_can_be_walked_is_not():
    check_path([(step, 3) for step in LONG])
