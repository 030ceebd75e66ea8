"""The board's procedure, state by state: what can be done, where it leads, who may do it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from conglang.accounts.rules import ROLE_PERMISSIONS
from conglang.core.errors import Refusal
from conglang.newsroom.choices import CLOSED_STATES, WAITING_STATES, WITH_AUTHOR_STATES, State
from conglang.newsroom.rules import (
    ARTICLE_FLOW,
    HIDDEN_ACTS,
    LIVE_ACTS,
    OWN_ACTS,
    check_reason,
    check_schedule,
    missing_parts,
    refuse_own_approval,
)

#: state → acts that leave it and where each leads. What stands in no line is refused.
PROCEDURE: dict[str, dict[str, str]] = {
    "draft": {
        "publish_urgent": "published",
        "submit": "submitted",
        "drop_correction": "published",
        "take_down": "taken_down",
        "archive": "archived",
    },
    "submitted": {
        "publish_urgent": "published",
        "withdraw": "draft",
        "take": "in_editing",
        "return_to_author": "returned",
        "reject": "rejected",
        "take_down": "taken_down",
    },
    "in_editing": {
        "publish_urgent": "published",
        "return_to_author": "returned",
        "pass_on": "in_editing",
        "propose": "pending_approval",
        "drop_correction": "published",
        "take_down": "taken_down",
    },
    "returned": {
        "publish_urgent": "published",
        "submit": "submitted",
        "drop_correction": "published",
        "take_down": "taken_down",
        "archive": "archived",
    },
    "pending_approval": {
        "publish_urgent": "published",
        "return_to_author": "returned",
        "send_back": "in_editing",
        "reject": "rejected",
        "endorse": "pending_approval",
        "approve": "approved",
        "take_down": "taken_down",
    },
    "approved": {
        "publish_urgent": "published",
        "revoke": "pending_approval",
        "publish": "published",
        "schedule": "scheduled",
        "take_down": "taken_down",
    },
    "scheduled": {
        "publish_urgent": "published",
        "revoke": "pending_approval",
        "publish": "published",
        "unschedule": "approved",
        "reschedule": "scheduled",
        "take_down": "taken_down",
    },
    "published": {
        "correct": "in_editing",
        "take_down": "taken_down",
        "approve_afterwards": "published",
    },
    "rejected": {"archive": "archived", "reopen": "draft"},
    "taken_down": {"put_back": "published", "archive": "archived"},
    "archived": {"reopen": "draft"},
}
ACTS = [step.name for step in ARTICLE_FLOW]


@pytest.mark.parametrize("state", State.values)
@pytest.mark.parametrize("act", ACTS)
def test_an_act_leads_where_the_table_says_or_is_refused(state: str, act: str) -> None:
    if act in PROCEDURE[state]:
        assert ARTICLE_FLOW.check(act, state).target == PROCEDURE[state][act]
    else:
        with pytest.raises(Refusal) as refused:
            ARTICLE_FLOW.check(act, state)
        assert refused.value.code == "wrong_state"


@pytest.mark.parametrize("state", State.values)
def test_the_acts_of_a_state_are_those_of_the_procedure(state: str) -> None:
    assert {step.name for step in ARTICLE_FLOW.available(state)} == set(PROCEDURE[state])


def test_every_state_can_be_reached_and_left() -> None:
    reached = {target for acts in PROCEDURE.values() for target in acts.values()}

    assert reached == set(State.values)
    assert all(PROCEDURE.values())


def test_residents_see_a_text_only_after_an_approval() -> None:
    """Into “published” leads an approved text, one that was published already, or an emergency."""
    into = {
        (state, act)
        for state, acts in PROCEDURE.items()
        for act, target in acts.items()
        if target == "published" and act not in {"publish_urgent", "approve_afterwards"}
    }

    assert into == {
        ("approved", "publish"),
        ("scheduled", "publish"),
        ("taken_down", "put_back"),
        ("draft", "drop_correction"),
        ("in_editing", "drop_correction"),
        ("returned", "drop_correction"),
    }
    assert {"drop_correction", "take_down"} == LIVE_ACTS


def test_what_takes_something_from_a_writer_or_reader_needs_a_reason() -> None:
    needing = {step.name for step in ARTICLE_FLOW if step.needs_reason}

    assert needing == {
        "return_to_author", "send_back", "reject", "revoke", "correct", "take_down", "put_back",
        "publish_urgent",
    }  # fmt: skip


WHO = {
    "submit": "write", "withdraw": "write", "archive": "write", "reopen": "write",
    "take": "edit", "return_to_author": "edit", "propose": "edit", "correct": "edit",
    "pass_on": "edit", "endorse": "approve",
    "drop_correction": "edit", "send_back": "approve", "reject": "approve", "approve": "approve",
    "revoke": "approve", "publish": "publish", "schedule": "publish", "unschedule": "publish",
    "take_down": "take_down", "put_back": "take_down", "publish_urgent": "publish_urgent",
    "approve_afterwards": "approve",
    "reschedule": "publish",
}  # fmt: skip


@pytest.mark.parametrize("act", ACTS)
def test_an_act_needs_the_right_the_table_names(act: str) -> None:
    assert ARTICLE_FLOW[act].permission == WHO[act]


def test_only_chiefs_approve_publish_and_take_down() -> None:
    for right in ("approve", "publish", "take_down"):
        holders = {role for role, rights in ROLE_PERMISSIONS.items() if right in rights}
        assert holders == {"deputy_chief", "chief"}


def test_the_portals_administrator_has_no_say_over_content() -> None:
    rights = ROLE_PERMISSIONS["portal_admin"]

    assert rights & {"write", "edit", "approve", "publish", "take_down"} == set()


def test_acts_of_the_writer_are_named() -> None:
    assert {"submit", "withdraw", "archive", "reopen"} == OWN_ACTS
    assert {"archive", "reopen", "reject"} == HIDDEN_ACTS


def test_each_state_has_somebody_who_must_act() -> None:
    groups = (WITH_AUTHOR_STATES, WAITING_STATES, CLOSED_STATES)

    assert sum(len(group) for group in groups) == len(frozenset().union(*groups))
    assert set(State.values) - frozenset().union(*groups) == {"scheduled", "published"}


# --- reasons, times, parts ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("reason", "needed", "kept"),
    [
        ("  Thiếu ảnh chụp ", True, "Thiếu ảnh chụp"),
        ("đủ ạ", False, "đủ ạ"),
        ("", False, ""),
        ("12345", True, "12345"),
    ],
)
def test_a_reason_is_kept_without_outer_spaces(reason: str, needed: bool, kept: str) -> None:
    assert check_reason(reason, needed=needed) == kept


@pytest.mark.parametrize("reason", ["", "    ", "abcd", "   a    "])
def test_a_compulsory_reason_says_something(reason: str) -> None:
    with pytest.raises(Refusal) as refused:
        check_reason(reason, needed=True)

    assert refused.value.code == "reason_missing"


NOW = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)


@pytest.mark.parametrize("later", [timedelta(seconds=1), timedelta(days=366)])
def test_a_publication_time_lies_ahead(later: timedelta) -> None:
    check_schedule(NOW + later, NOW)


@pytest.mark.parametrize(
    "later", [timedelta(0), timedelta(seconds=-1), timedelta(days=366, seconds=1)]
)
def test_a_publication_time_is_neither_past_nor_over_a_year_away(later: timedelta) -> None:
    with pytest.raises(Refusal) as refused:
        check_schedule(NOW + later, NOW)

    assert refused.value.code == "past_time"


def test_who_wrote_or_changed_the_text_does_not_approve_it() -> None:
    refuse_own_approval(3, {1, 2})

    with pytest.raises(Refusal) as refused:
        refuse_own_approval(2, {1, 2})
    assert refused.value.code == "own_text"


def test_what_an_article_lacks_is_told_in_words() -> None:
    whole = {"title": "Đường", "lead": "Hai câu.", "has_body": True, "has_author": True}
    empty = {"title": " ", "lead": "", "has_body": False, "has_author": False}

    assert missing_parts(**whole) == []
    assert missing_parts(**whole, in_body=["tên bảng"]) == ["tên bảng"]
    assert missing_parts(**empty) == ["tiêu đề", "lời dẫn (sapo)", "nội dung", "tên tác giả"]
