"""The plan of a year: its way, its lines, decisions that change it, how far it has come."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest

from conglang.audit.models import AuditRecord
from conglang.core.errors import Refusal
from conglang.newsroom.choices import State
from conglang.newsroom.models import Orientation, Topic
from conglang.planning.actions import EvidenceFacts, count_again
from conglang.planning.choices import PlanState
from conglang.planning.models import Evidence, PlanChange, PlanPart, PlanTask, TaskTopic, YearPlan
from conglang.planning.plan_rules import PLAN_FLOW, a_year_later
from conglang.planning.queries.plan_document import document_of
from conglang.planning.queries.plans import Progress, progress_of
from conglang.tenancy.scoping import within_site
from tests.accounts.factories import make_person, make_unit, undone_at_the_end
from tests.newsroom.factories import AT, ROADS, Board, act, make_board, start, walk
from tests.planning.factories import DECISION, do, fresh, make_plan, part_facts, task_facts


@pytest.fixture(scope="module")
def whole_board(django_db_setup: None, django_db_blocker: Any) -> Iterator[Board]:
    with django_db_blocker.unblock(), undone_at_the_end():
        yield make_board()


@pytest.fixture
def board(whole_board: Board, db: None) -> Board:
    return whole_board


@pytest.fixture
def unit(board: Board) -> Any:
    return make_unit(board.portal, "Ấp Vàm Rầy")


def refused(board: Board, name: str, **values: Any) -> str:
    with pytest.raises(Refusal) as refusal:
        do(board, name, **values)
    return refusal.value.code


def only_task(board: Board, plan: YearPlan) -> PlanTask:
    with within_site(board.site):
        return PlanTask.objects.get(plan=plan)


# --- its way ------------------------------------------------------------------------------------


def test_a_plan_goes_from_draft_to_its_summary(board: Board, unit: Any) -> None:
    plan = make_plan(board, unit, PlanState.CLOSED)

    assert plan.state == PlanState.CLOSED
    assert (plan.number, plan.decided_on, plan.signer) == (
        "12/KH-UBND", date(2026, 1, 15), "Nguyễn Văn An",
    )  # fmt: skip
    assert plan.summary == "Hoàn thành các nhiệm vụ chính."
    with within_site(board.site):
        acts = list(
            AuditRecord.objects.filter(act__startswith="plan.")
            .order_by("sequence")
            .values_list("act")
        )
    assert [act for (act,) in acts] == [
        "plan.start", "plan.text", "plan.task_add", "plan.part_add", "plan.submit",
        "plan.approve", "plan.run", "plan.close",
    ]  # fmt: skip


def test_the_chief_gives_it_back_with_a_reason(board: Board, unit: Any) -> None:
    plan = make_plan(board, unit, PlanState.SUBMITTED)

    assert refused(board, "give_plan_back", by="chief", plan_id=plan.pk, note=" ") == "text_missing"
    do(board, "give_plan_back", by="chief", plan_id=plan.pk)

    plan = fresh(board, plan)
    assert (plan.state, plan.reason) == (PlanState.DRAFT, "Bổ sung nhiệm vụ về chuyển đổi số")


def test_it_is_taken_back_before_it_is_decided(board: Board, unit: Any) -> None:
    plan = make_plan(board, unit, PlanState.SUBMITTED)

    do(board, "withdraw_plan", by="deputy_chief", plan_id=plan.pk)

    assert fresh(board, plan).state == PlanState.DRAFT


@pytest.mark.parametrize("role", ["secretary", "deputy_chief", "editor", "portal_admin"])
def test_only_the_chief_approves(board: Board, unit: Any, role: str) -> None:
    plan = make_plan(board, unit, PlanState.SUBMITTED)

    assert refused(board, "approve_plan", by=role, plan_id=plan.pk) == "not_allowed"
    assert fresh(board, plan).state == PlanState.SUBMITTED


@pytest.mark.parametrize("role", ["contributor", "editor", "portal_admin", "accountant"])
def test_others_do_not_write_the_plan(board: Board, unit: Any, role: str) -> None:
    plan = make_plan(board, unit)

    assert {
        refused(board, "start_plan", by=role, year=2030),
        refused(board, "save_plan_text", by=role, plan_id=plan.pk, purpose="x", basis=""),
        refused(board, "add_task", by=role, plan_id=plan.pk, facts=task_facts(unit)),
        refused(board, "submit_plan", by=role, plan_id=plan.pk),
        refused(board, "open_plan_change", by=role, plan_id=plan.pk, decision=DECISION,
                reason="Có việc mới"),
        refused(board, "publish_plan", by=role, plan_id=plan.pk),
    } == {"not_allowed"}  # fmt: skip


def test_no_step_leaves_a_state_that_the_table_does_not_name(board: Board, unit: Any) -> None:
    plan = make_plan(board, unit, PlanState.APPROVED)

    codes = {
        refused(board, name, by="chief", plan_id=plan.pk)
        for name in ("submit_plan", "withdraw_plan", "give_plan_back", "approve_plan", "close_plan")
    }

    assert codes == {"wrong_state"}
    assert [step.name for step in PLAN_FLOW.available(PlanState.CLOSED)] == []


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"number": " "}, "number_missing"),
        ({"decided_on": date(2026, 11, 21)}, "wrong_days"),
        ({"signer": ""}, "text_missing"),
    ],
)
def test_an_approval_names_number_day_and_signer(
    board: Board, unit: Any, changes: dict[str, Any], code: str
) -> None:
    plan = make_plan(board, unit, PlanState.SUBMITTED)

    decision = replace(DECISION, **changes)

    assert refused(board, "approve_plan", by="chief", plan_id=plan.pk, decision=decision) == code


def test_a_plan_without_a_task_is_not_submitted(board: Board) -> None:
    plan = do(board, "start_plan", year=2028)

    assert refused(board, "submit_plan", plan_id=plan.pk) == "empty"


def test_there_is_one_plan_a_year(board: Board) -> None:
    do(board, "start_plan", year=2028)

    assert refused(board, "start_plan", year=2028) == "exists"
    assert refused(board, "start_plan", year=1990) == "wrong_year"


def test_a_plan_of_another_portal_is_not_there(board: Board, unit: Any) -> None:
    plan = make_plan(board, unit, PlanState.SUBMITTED)
    other = make_board("binhson.test")

    with pytest.raises(YearPlan.DoesNotExist):
        do(other, "approve_plan", by="chief", plan_id=plan.pk)
    with pytest.raises(PlanTask.DoesNotExist):
        do(other, "change_task", task_id=only_task(board, plan).pk, facts=task_facts(unit))


# --- its lines ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"title": "abc"}, "text_missing"),
        ({"until": date(2025, 12, 31)}, "wrong_days"),
        ({"since": date(2025, 12, 1)}, "wrong_days"),
        ({"target": None}, "target_missing"),
        ({"target": 0}, "target_missing"),
        ({"unit_id": 0}, "wrong_unit"),
        ({"joining_ids": (0,)}, "wrong_unit"),
        ({"section_id": 0}, "wrong_section"),
    ],
)
def test_a_task_is_complete(board: Board, unit: Any, changes: dict[str, Any], code: str) -> None:
    plan = make_plan(board, unit)

    facts = task_facts(unit, **changes)

    assert refused(board, "add_task", plan_id=plan.pk, facts=facts) == code


def test_units_and_sections_of_another_portal_cannot_be_named(board: Board, unit: Any) -> None:
    plan, other = make_plan(board, unit), make_board("binhson.test")
    stranger = make_unit(other.portal, "Ấp lạ")

    assert refused(board, "add_task", plan_id=plan.pk, facts=task_facts(stranger)) == "wrong_unit"
    facts = task_facts(unit, section_id=other.section.pk)
    assert refused(board, "add_task", plan_id=plan.pk, facts=facts) == "wrong_section"


def test_tasks_change_places_leave_and_come_back(board: Board, unit: Any) -> None:
    plan = make_plan(board, unit)
    second = do(board, "add_task", plan_id=plan.pk, facts=task_facts(unit, title="Việc thứ hai"))

    assert do(board, "move_line", model=PlanTask, line_id=second.pk, step=-1)
    assert not do(board, "move_line", model=PlanTask, line_id=second.pk, step=-1)
    do(board, "drop_line", model=PlanTask, line_id=second.pk)
    with within_site(board.site):
        assert [task["id"] for task in document_of(plan)["tasks"]] != [second.pk]
        assert len(document_of(plan)["tasks"]) == 1
    do(board, "bring_line_back", model=PlanTask, line_id=second.pk)

    with within_site(board.site):
        assert [task["title"] for task in document_of(plan)["tasks"]][-1] == "Việc thứ hai"


def test_a_part_moves_among_those_of_its_kind(board: Board, unit: Any) -> None:
    plan = make_plan(board, unit)
    meeting = do(board, "add_part", plan_id=plan.pk,
                 facts=part_facts(kind="meeting", text="Giao ban quý"))  # fmt: skip

    assert not do(board, "move_line", model=PlanPart, line_id=meeting.pk, step=-1)
    assert meeting.amount is None
    assert refused(board, "add_part", plan_id=plan.pk, facts=part_facts(amount=None)) == (
        "amount_missing"
    )


def test_last_years_plan_is_a_starting_point(board: Board, unit: Any) -> None:
    gone = make_unit(board.portal, "Trạm thủy lợi")
    old = make_plan(board, unit, PlanState.RUNNING, until=date(2026, 2, 28), joining_ids=(gone.pk,))
    with within_site(board.site):
        gone.ends_on = date(2026, 6, 30)
        gone.save()

    new = do(board, "start_plan", year=2028, copy_from=2026)

    with within_site(board.site):
        was, now = document_of(old), document_of(new)
        assert (new.purpose, new.basis, new.state) == (old.purpose, old.basis, PlanState.DRAFT)
        assert (new.number, new.decided_on) == ("", None)
    task = now["tasks"][0]
    assert (task["since"], task["until"]) == ("2028-01-01", "2028-02-28")
    assert (was["tasks"][0]["joining"], task["joining"]) == ("Trạm thủy lợi", "")
    assert now["parts"][0]["amount"] == 120_000_000
    assert refused(board, "start_plan", year=2030, copy_from=2029) == "nothing_to_copy"


def test_the_last_day_of_february_moves_with_the_year() -> None:
    assert a_year_later(date(2028, 2, 29)) == date(2029, 2, 28)
    assert a_year_later(date(2027, 2, 28)) == date(2028, 2, 28)


# --- after approval only a decision changes it --------------------------------------------------


@pytest.mark.parametrize("state", [PlanState.SUBMITTED, PlanState.APPROVED, PlanState.RUNNING])
def test_what_is_decided_or_waits_stays_as_it_is(board: Board, unit: Any, state: str) -> None:
    plan = make_plan(board, unit, state)
    task = only_task(board, plan)

    assert {
        refused(board, "save_plan_text", by="chief", plan_id=plan.pk, purpose="x", basis=""),
        refused(board, "change_task", by="chief", task_id=task.pk, facts=task_facts(unit)),
        refused(board, "drop_line", by="chief", model=PlanTask, line_id=task.pk),
        refused(board, "add_part", by="chief", plan_id=plan.pk, facts=part_facts()),
    } == {"decided"}


def test_a_decision_opens_one_set_of_edits_and_keeps_before_and_after(
    board: Board, unit: Any
) -> None:
    plan = make_plan(board, unit, PlanState.RUNNING)
    task = only_task(board, plan)
    decision = replace(DECISION, number="45/QĐ-UBND", decided_on=date(2026, 6, 1))
    do(board, "open_plan_change", plan_id=plan.pk, decision=decision, reason="Thêm việc mới")

    again = refused(board, "open_plan_change", plan_id=plan.pk, decision=decision, reason="Nữa đi")
    assert again == "change_open"
    assert refused(board, "close_plan", plan_id=plan.pk) == "change_open"
    assert refused(board, "close_plan_change", plan_id=plan.pk) == "nothing_changed"
    do(board, "change_task", task_id=task.pk, facts=task_facts(unit, target=5))
    do(board, "add_task", plan_id=plan.pk, facts=task_facts(unit, title="Mở chuyên mục mới"))
    assert refused(board, "drop_plan_change", plan_id=plan.pk) == "changed"
    do(board, "close_plan_change", plan_id=plan.pk)

    with within_site(board.site):
        change = PlanChange.objects.get(plan=plan)
    assert (change.number, change.closed_at) == ("45/QĐ-UBND", AT)
    assert change.lines[0] == {
        "what": "Tuyên truyền vụ lúa trên đất tôm: chỉ tiêu", "before": "2 tin, bài",
        "after": "5 tin, bài",
    }  # fmt: skip
    assert change.lines[1]["what"] == "Nhiệm vụ thêm: Mở chuyên mục mới"
    assert refused(board, "change_task", task_id=task.pk, facts=task_facts(unit)) == "decided"


def test_a_decision_under_which_nothing_changed_is_dropped(board: Board, unit: Any) -> None:
    plan = make_plan(board, unit, PlanState.APPROVED)
    do(board, "open_plan_change", plan_id=plan.pk, decision=DECISION, reason="Ghi nhầm số")

    do(board, "drop_plan_change", plan_id=plan.pk)

    with within_site(board.site):
        assert not PlanChange.objects.exists()
    assert refused(board, "close_plan_change", plan_id=plan.pk) == "no_change"


@pytest.mark.parametrize("state", [PlanState.DRAFT, PlanState.SUBMITTED, PlanState.CLOSED])
def test_only_a_plan_in_force_is_changed_by_decision(board: Board, unit: Any, state: str) -> None:
    plan = make_plan(board, unit, state)

    code = refused(board, "open_plan_change", plan_id=plan.pk, decision=DECISION, reason="Lý do gì")

    assert code == "wrong_state"


# --- residents ----------------------------------------------------------------------------------


def test_only_the_chief_makes_a_decided_plan_public(board: Board, unit: Any) -> None:
    draft = make_plan(board, unit, PlanState.SUBMITTED)
    assert refused(board, "publish_plan", by="chief", plan_id=draft.pk) == "wrong_state"
    do(board, "approve_plan", by="chief", plan_id=draft.pk)
    assert refused(board, "publish_plan", by="secretary", plan_id=draft.pk) == "not_allowed"

    do(board, "publish_plan", by="chief", plan_id=draft.pk)
    assert fresh(board, draft).is_public

    do(board, "unpublish_plan", by="chief", plan_id=draft.pk)
    assert not fresh(board, draft).is_public


def test_residents_read_what_was_decided_until_a_change_is_closed(board: Board, unit: Any) -> None:
    plan = make_plan(board, unit, PlanState.RUNNING)
    do(board, "publish_plan", by="chief", plan_id=plan.pk)
    do(board, "open_plan_change", plan_id=plan.pk, decision=DECISION, reason="Nâng chỉ tiêu")
    do(board, "change_task", task_id=only_task(board, plan).pk, facts=task_facts(unit, target=9))

    assert fresh(board, plan).public_text["tasks"][0]["target"] == 2
    do(board, "close_plan_change", plan_id=plan.pk)
    assert fresh(board, plan).public_text["tasks"][0]["target"] == 9


# --- how far it has come ------------------------------------------------------------------------


def progress(board: Board, plan: YearPlan) -> Progress:
    with within_site(board.site):
        count_again()
        (found,) = progress_of(document_of(plan)["tasks"]).values()
    return found


def test_progress_follows_what_is_published_and_taken_down(board: Board, unit: Any) -> None:
    plan = make_plan(board, unit, PlanState.RUNNING)
    assert progress(board, plan).words == "0/2 (0 %)"

    article = walk(board, ROADS[State.PUBLISHED], start(board))
    assert progress(board, plan).words == "1/2 (50 %)"

    act(board, "take_down", article, by="chief")
    assert progress(board, plan).words == "0/2 (0 %)"


@pytest.mark.parametrize(
    ("narrowed", "counts"),
    [
        ({}, 1),
        ({"genre": "bai"}, 1),
        ({"genre": "anh"}, 0),
        ({"until": date(2026, 11, 19)}, 0),
        ({"since": date(2026, 11, 20), "until": date(2026, 11, 20)}, 1),
        ({"own_units_only": True}, 1),
    ],
)
def test_a_task_counts_what_it_says(
    board: Board, unit: Any, narrowed: dict[str, Any], counts: int
) -> None:
    plan = make_plan(board, unit, **narrowed)
    walk(board, ROADS[State.PUBLISHED], start(board, genre="bai", unit=unit))

    assert progress(board, plan).done == counts


def test_a_task_counts_its_section_and_the_units_that_carry_it_out(board: Board, unit: Any) -> None:
    other = make_unit(board.portal, "Hội Nông dân")
    walk(board, ROADS[State.PUBLISHED], start(board, unit=other))
    here = make_plan(board, unit, section_id=board.section.pk)
    elsewhere = make_plan(board, unit, section_id=board.other_section.pk, year=2027,
                          since=date(2027, 1, 1), until=date(2027, 12, 31))  # fmt: skip
    task = only_task(board, here)

    assert progress(board, here).done == 1
    assert progress(board, elsewhere).done == 0
    do(board, "change_task", task_id=task.pk, facts=task_facts(unit, own_units_only=True))
    assert progress(board, here).done == 0
    facts = task_facts(unit, own_units_only=True, joining_ids=(other.pk,))
    do(board, "change_task", task_id=task.pk, facts=facts)
    assert progress(board, here).done == 1


def test_what_no_machine_counts_is_shown_by_evidence(board: Board, unit: Any) -> None:
    plan = make_plan(board, unit, PlanState.RUNNING, measure="hand", target=3)
    task = only_task(board, plan)
    facts = EvidenceFacts("Hai lớp tập huấn ở ấp", day=AT.date(), amount=2)

    evidence = do(board, "add_evidence", task_id=task.pk, facts=facts)
    assert progress(board, plan).words == "2/3 (66 %)"

    do(board, "drop_evidence", evidence_id=evidence.pk)
    assert progress(board, plan).done == 0
    do(board, "restore_evidence", evidence_id=evidence.pk)
    assert progress(board, plan).done == 2


def test_evidence_is_given_by_the_units_of_the_task(
    board: Board, unit: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = make_plan(board, unit, PlanState.RUNNING, measure="none", target=None)
    task, facts = only_task(board, plan), EvidenceFacts("Đã họp giao ban", day=AT.date())
    person = make_person(board.portal, "contributor", unit)
    monkeypatch.setitem(board.people, "of_unit", person)

    assert refused(board, "add_evidence", by="editor", task_id=task.pk, facts=facts) == (
        "not_allowed"
    )
    do(board, "add_evidence", by="of_unit", task_id=task.pk, facts=facts)

    assert progress(board, plan).words == "1 minh chứng"
    with within_site(board.site):
        assert Evidence.objects.get().by == board.people["of_unit"]


@pytest.mark.parametrize(
    ("state", "code"),
    [(PlanState.DRAFT, "not_decided"), (PlanState.SUBMITTED, "not_decided"),
     (PlanState.CLOSED, "closed")],
)  # fmt: skip
def test_evidence_is_given_while_the_plan_is_in_force(
    board: Board, unit: Any, state: str, code: str
) -> None:
    plan = make_plan(board, unit, state, measure="none", target=None)
    task, facts = only_task(board, plan), EvidenceFacts("Đã họp giao ban", day=AT.date())

    assert refused(board, "add_evidence", task_id=task.pk, facts=facts) == code


def test_evidence_is_of_the_past_and_of_this_portal(board: Board, unit: Any) -> None:
    plan = make_plan(board, unit, PlanState.RUNNING)
    task, tomorrow = only_task(board, plan), AT.date() + timedelta(days=1)
    draft = start(board)

    late = EvidenceFacts("Sẽ làm", day=tomorrow)
    assert refused(board, "add_evidence", task_id=task.pk, facts=late) == "wrong_days"
    hidden = EvidenceFacts("Bài đây", day=AT.date(), article_id=draft.pk)
    assert refused(board, "add_evidence", task_id=task.pk, facts=hidden) == "wrong_article"


def test_topics_of_the_newsroom_are_tied_to_a_task(board: Board, unit: Any) -> None:
    plan = make_plan(board, unit, PlanState.RUNNING)
    task = only_task(board, plan)
    with within_site(board.site):
        week = Orientation.objects.create(site=board.site, week_starts_on=date(2026, 11, 16))
        topic = Topic.objects.create(
            site=board.site, orientation=week, title="Nước về ruộng", section=board.section,
            unit=unit, due_on=date(2026, 11, 20),
        )  # fmt: skip

    assert do(board, "tie_topics", task_id=task.pk, topic_ids=[topic.pk]) == 1
    assert do(board, "tie_topics", task_id=task.pk, topic_ids=[topic.pk]) == 1
    with within_site(board.site):
        assert TaskTopic.objects.get().topic == topic
    assert refused(board, "tie_topics", task_id=task.pk, topic_ids=[0]) == "wrong_topic"
    assert do(board, "tie_topics", task_id=task.pk, topic_ids=[]) == 0
