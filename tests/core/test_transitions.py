"""A workflow is a table; these tests read one aloud."""

import pickle

import pytest

from conglang.core.errors import Refusal
from conglang.core.transitions import Transition, Workflow, transition

RECEIVE = transition(
    "receive",
    ["submitted"],
    "received",
    permission="receive",
    label="Tiếp nhận",
    legal_basis="one-stop:receipt",
)
RETURN = transition(
    "return_result",
    ["received", "extended"],
    "returned",
    permission="return_result",
    label="Trả kết quả",
)
EXTEND = transition(
    "extend",
    ["received"],
    "extended",
    permission="extend",
    label="Gia hạn",
    needs_reason=True,
)
FLOW = Workflow(RECEIVE, RETURN, EXTEND)


def test_transition_is_one_row_of_the_table():
    row = Transition(
        name="receive",
        sources=frozenset({"submitted"}),
        target="received",
        permission="receive",
        label="Tiếp nhận",
        needs_reason=False,
        legal_basis="one-stop:receipt",
    )

    assert row == RECEIVE
    assert EXTEND.needs_reason is True
    assert EXTEND.legal_basis == ""


def test_sources_must_be_a_list():
    with pytest.raises(TypeError, match="'receive' must be a list"):
        transition("receive", "submitted", "received", permission="receive", label="Tiếp nhận")


def test_workflow_keeps_the_order_of_the_table():
    assert list(FLOW) == [RECEIVE, RETURN, EXTEND]
    assert FLOW["extend"] is EXTEND


@pytest.mark.parametrize(
    ("state", "offered"),
    [
        ("submitted", [RECEIVE]),
        ("received", [RETURN, EXTEND]),
        ("extended", [RETURN]),
        ("returned", []),
        ("unheard of", []),
    ],
)
def test_only_steps_that_leave_the_state_are_offered(state, offered):
    assert FLOW.available(state) == offered


def test_check_returns_the_step():
    assert FLOW.check("return_result", "extended") is RETURN


def test_check_refuses_a_step_from_another_state():
    with pytest.raises(Refusal) as caught:
        FLOW.check("return_result", "submitted")

    assert caught.value.code == "wrong_state"
    assert caught.value.message == "Không thể thực hiện “Trả kết quả” ở trạng thái hiện tại."
    assert str(caught.value) == caught.value.message


@pytest.mark.parametrize("kind", [ValueError, KeyError])
def test_an_unknown_name_is_a_bug_and_no_refusal(kind):
    with pytest.raises(kind, match="No transition is named 'burn'"):
        FLOW.check("burn", "received")
    with pytest.raises(kind, match="No transition is named 'burn'"):
        FLOW["burn"]


def test_two_steps_may_not_share_a_name():
    with pytest.raises(ValueError, match="Two transitions are named 'receive'"):
        Workflow(RECEIVE, RETURN, RECEIVE)


def test_diagram_for_the_manual():
    labels = {"submitted": "Đã nộp", "received": 'Đã "nhận"; #1', "returned": "Đã trả"}

    assert FLOW.to_mermaid(labels) == (
        "stateDiagram-v2\n"
        '    state "Đã nộp" as submitted\n'
        '    state "Đã #quot;nhận#quot;#59; #35;1" as received\n'
        '    state "extended" as extended\n'
        '    state "Đã trả" as returned\n'
        "    [*] --> submitted\n"
        "    submitted --> received: Tiếp nhận\n"
        "    received --> returned: Trả kết quả\n"
        "    extended --> returned: Trả kết quả\n"
        "    received --> extended: Gia hạn\n"
        "    returned --> [*]\n"
    )


def test_states_of_the_diagram_are_identifiers():
    flow = Workflow(
        transition("open", ["not-open"], "open", permission="open", label="Mở: ngay"),
    )

    assert "    not_open --> open: Mở#58; ngay\n" in flow.to_mermaid({})


def test_a_refusal_survives_the_way_back_from_a_worker():
    refusal = pickle.loads(pickle.dumps(Refusal("too_late", "Đã hết hạn.")))

    assert (refusal.code, refusal.message) == ("too_late", "Đã hết hạn.")
