"""Who decides, in what order, by when: paths, quorum, due times, reminders, absence."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine

from conglang.audit.models import AuditRecord
from conglang.core.errors import Refusal
from conglang.newsroom import actions, signals
from conglang.newsroom.actions import lateness
from conglang.newsroom.models import BoardPath, SectionPage, Vote, WaitingStep
from conglang.newsroom.path_actions import (
    NewPath,
    NewStep,
    cancel_absence,
    drop_path,
    enter_absence,
    set_path,
)
from conglang.newsroom.path_queries import path_for
from conglang.newsroom.queries import desk_for
from conglang.newsroom.tasks import watch_clocks
from conglang.tenancy.scoping import within_site
from conglang.vocabulary.models import LegalTerm
from tests.accounts.factories import client_of, make_person, make_portal
from tests.newsroom.factories import (
    AT,
    Board,
    act,
    article_in,
    edit,
    fresh,
    make_board,
    record_of,
    shared_board,
    start,
)

TODAY = date(2026, 11, 20)
PORTAL_PATH = "/quan-tri/duong-di/toan-cong/"


@pytest.fixture(scope="module")
def whole_board(django_db_setup: None, django_db_blocker: Any) -> Iterator[Board]:
    with django_db_blocker.unblock(), time_machine.travel(AT, tick=False), shared_board() as board:
        board.people["deputy2"] = make_person(board.portal, "deputy_chief")
        board.people["deputy3"] = make_person(board.portal, "deputy_chief")
        yield board


@pytest.fixture
def board(whole_board: Board, db: None, settings: Any) -> Iterator[Board]:
    settings.MFA_REQUIRED = False
    with time_machine.travel(AT, tick=False):
        yield whole_board


#: Secretary → editor → two deputies agree → chief.
LONG = (
    NewStep("edit", role="secretary"),
    NewStep("edit", role="editor"),
    NewStep("approve", role="deputy_chief", quorum=2, amount=6, unit="working_hours"),
    NewStep("approve", role="chief", urgent_amount=1, urgent_unit="working_hours"),
)


def put_path(board: Board, steps: Any = LONG, section: Any = None, by: str = "chief") -> BoardPath:
    with within_site(board.site):
        wanted = NewPath(steps=steps, section_id=section.pk if section else None)
        return set_path(path=wanted, by=board.people[by], at=AT)


def wait_of(board: Board, article: Any) -> WaitingStep | None:
    with within_site(board.site):
        record = record_of(board, article)
        return (
            WaitingStep.objects.select_related("person", "absence", "escalated_to")
            .filter(pk=record.wait_id)
            .first()
        )


def waits_for(board: Board, article: Any) -> str:
    """Whom an article waits for and until when: "editor 23/11 17:00"."""
    wait = wait_of(board, article)
    if wait is None:
        return "nobody"
    names = {person.pk: name for name, person in board.people.items()}
    local = wait.due_at + timedelta(hours=7)
    return f"{names[wait.person_id]} {local:%d/%m %H:%M}"


def refused(board: Board, name: str, article: Any, *, by: str, **more: Any) -> str:
    with pytest.raises(Refusal) as refusal:
        act(board, name, article, by=by, **more)
    return refusal.value.code


@contextmanager
def heard() -> Iterator[list[tuple[str, list[int]]]]:
    """What is announced of steps inside the block."""
    told: list[tuple[str, list[int]]] = []
    names = ("step_started", "step_due_soon", "step_overdue", "step_escalated")

    def listener(name: str) -> Any:
        def hear(**facts: Any) -> None:
            told.append((name, facts["person_ids"]))

        return hear

    ears = {name: listener(name) for name in names}
    for name, ear in ears.items():
        getattr(signals, name).connect(ear, weak=False)
    try:
        yield told
    finally:
        for name, ear in ears.items():
            getattr(signals, name).disconnect(ear)


# --- without a path -------------------------------------------------------------------------------


def test_without_a_path_every_waiting_article_has_a_named_person_and_a_due_time(
    board: Board,
) -> None:
    """Sent on Friday at 9: one working day is Monday; Tuesday 24 November is a holiday."""
    article = start(board)
    assert waits_for(board, article) == "nobody"

    act(board, "submit", article, by="contributor")
    assert waits_for(board, article) == "secretary 23/11 17:00"
    act(board, "take", article, by="editor")
    assert waits_for(board, article) == "editor 23/11 17:00"
    act(board, "propose", article, by="editor", at=AT + timedelta(days=3))
    assert waits_for(board, article).endswith(" 25/11 17:00")
    act(board, "approve", article, by="chief")
    assert waits_for(board, article) == "chief 23/11 17:00", "who approved publishes"
    act(board, "publish", article, by="deputy_chief")
    assert waits_for(board, article) == "nobody"


def test_work_is_shared_among_those_of_the_lowest_post_who_did_not_write(board: Board) -> None:
    named = [waits_for(board, article_in(board, "pending_approval")) for _ in range(3)]

    assert sorted(named) == [
        "deputy2 23/11 17:00", "deputy3 23/11 17:00", "deputy_chief 23/11 17:00"
    ]  # fmt: skip


def test_what_exists_only_on_a_path_is_refused_without_one(board: Board) -> None:
    assert refused(board, "pass_on", article_in(board, "in_editing"), by="editor") == "wrong_state"
    article = article_in(board, "pending_approval")
    assert refused(board, "endorse", article, by="chief") == "wrong_state"


def test_the_promise_tells_its_basis_and_stays_when_the_rule_changes(board: Board) -> None:
    article = article_in(board, "submitted")
    with within_site(board.site):
        LegalTerm.objects.create(
            key="board:step-time", amount=3, unit="working_days", effective_from=TODAY
        )

    later = article_in(board, "submitted")
    wait = wait_of(board, article)

    assert wait is not None
    assert (wait.basis, waits_for(board, article)) == ("board:step-time", "secretary 23/11 17:00")
    assert wait.why.startswith("1 ngày làm việc kể từ 09:00 ngày 20/11/2026")
    assert waits_for(board, later) == "secretary 26/11 17:00"


def test_an_urgent_item_has_four_working_hours(board: Board) -> None:
    article = article_in(board, "submitted")
    with within_site(board.site):
        actions.mark_urgent(article_id=article.pk, by=board.people["editor"], at=AT)
        actions.mark_urgent(article_id=article.pk, by=board.people["editor"], at=AT)
        assert AuditRecord.objects.filter(act="article.mark_urgent").count() == 1
        with pytest.raises(Refusal, match="Ban Biên tập"):
            actions.mark_urgent(
                article_id=article_in(board, "submitted").pk, by=board.people["contributor"], at=AT
            )

    assert waits_for(board, article) == "secretary 20/11 15:00"
    act(board, "take", article, by="secretary")
    act(board, "propose", article, by="secretary")
    assert waits_for(board, article).endswith("20/11 15:00")


# --- a path of the board --------------------------------------------------------------------------


def test_an_article_walks_the_path_step_by_step(board: Board) -> None:
    put_path(board)
    article = start(board)

    act(board, "submit", article, by="contributor")
    assert waits_for(board, article) == "secretary 23/11 17:00"
    assert refused(board, "take", article, by="editor") == "not_your_step"
    act(board, "take", article, by="secretary")
    assert refused(board, "propose", article, by="secretary") == "not_this_step"
    act(board, "pass_on", article, by="secretary")
    assert waits_for(board, article) == "editor 23/11 17:00"
    assert record_of(board, article).editor == board.people["editor"]
    assert refused(board, "propose", article, by="secretary") == "not_your_step"
    act(board, "propose", article, by="editor")
    assert waits_for(board, article).endswith("20/11 17:00")  # six working hours from 9:00
    act(board, "endorse", article, by="deputy_chief")
    act(board, "endorse", article, by="deputy2")
    assert waits_for(board, article) == "chief 23/11 17:00"
    act(board, "approve", article, by="chief")

    assert record_of(board, article).state == "approved"
    assert waits_for(board, article) == "chief 23/11 17:00"


def at_quorum(board: Board) -> Any:
    """An article that waits for two of three deputies."""
    put_path(board)
    article = start(board)
    for name, role in [
        ("submit", "contributor"), ("take", "secretary"), ("pass_on", "secretary"),
        ("propose", "editor"),
    ]:  # fmt: skip
        act(board, name, article, by=role)
    return article


def test_several_must_agree_each_once_and_nobody_from_elsewhere(board: Board) -> None:
    article = at_quorum(board)

    assert refused(board, "approve", article, by="deputy2") == "not_this_step"
    assert refused(board, "endorse", article, by="chief") == "not_your_step"
    act(board, "endorse", article, by="deputy2")
    assert refused(board, "endorse", article, by="deputy2") == "already_agreed"
    assert record_of(board, article).state == "pending_approval"
    with within_site(board.site):
        votes = Vote.objects.filter(wait__record__article=article)
        agreed = {vote.person_id for vote in votes if vote.agreed_at}
        assert {vote.person_id for vote in votes} == {
            board.people[name].pk for name in ("deputy_chief", "deputy2", "deputy3")
        }
    assert agreed == {board.people["deputy2"].pk}


def test_who_is_named_and_agreed_makes_room_for_the_next_one(board: Board) -> None:
    article = at_quorum(board)
    named, due = waits_for(board, article).split(maxsplit=1)

    act(board, "endorse", article, by=named)

    following, still_due = waits_for(board, article).split(maxsplit=1)
    assert following in {"deputy_chief", "deputy2", "deputy3"} - {named}
    assert still_due == due


def test_a_changed_text_voids_the_votes(board: Board) -> None:
    article = at_quorum(board)
    act(board, "endorse", article, by="deputy2")
    act(board, "send_back", article, by="chief")
    assert waits_for(board, article) == "editor 23/11 17:00"
    edit(board, article, by="editor", lead="Một câu khác hẳn.")
    act(board, "propose", article, by="editor")

    act(board, "endorse", article, by="deputy2")
    assert waits_for(board, article) != "chief 23/11 17:00"
    act(board, "endorse", article, by="deputy3")
    assert waits_for(board, article) == "chief 23/11 17:00"


def test_a_vote_is_given_to_the_text_that_was_shown(board: Board) -> None:
    article = at_quorum(board)
    shown = fresh(board, article).latest_revision_id

    assert refused(board, "endorse", article, by="deputy2", revision_id=shown - 1) == "text_changed"
    act(board, "endorse", article, by="deputy2", revision_id=shown)
    with within_site(board.site):
        assert Vote.objects.get(agreed_at__isnull=False).revision_id == shown


def test_nobody_agrees_to_their_own_text(board: Board) -> None:
    put_path(board)
    article = start(board, by=board.people["deputy2"])
    act(board, "submit", article, by="deputy2")
    act(board, "take", article, by="secretary")
    act(board, "pass_on", article, by="secretary")
    act(board, "propose", article, by="editor")

    assert refused(board, "endorse", article, by="deputy2") == "own_text"
    with within_site(board.site):
        asked = Vote.objects.filter(wait__record__article=article)
        assert board.people["deputy2"].pk not in {vote.person_id for vote in asked}


def test_articles_on_their_way_finish_the_path_they_began(board: Board) -> None:
    article = at_quorum(board)
    put_path(board, (NewStep("edit", role="editor"), NewStep("approve", role="chief")))

    act(board, "endorse", article, by="deputy2")
    act(board, "endorse", article, by="deputy3")
    assert waits_for(board, article) == "chief 23/11 17:00"
    newer = article_in(board, "submitted")
    assert waits_for(board, newer).startswith("editor ")


def test_a_section_has_its_own_path_and_gives_it_up(board: Board) -> None:
    put_path(board)
    named = NewStep("approve", people=(board.people["deputy3"].pk,))
    put_path(board, (NewStep("edit", role="editor"), named), section=board.section)
    article = article_in(board, "pending_approval")
    assert waits_for(board, article).startswith("deputy3 ")
    assert refused(board, "approve", article, by="deputy2") == "not_your_step"

    with within_site(board.site):
        drop_path(section_id=board.section.pk, by=board.people["chief"], at=AT)
        path = path_for(fresh(board, article))
        assert path is not None
        assert path.section is None
        with pytest.raises(Refusal, match="chưa đặt"):
            drop_path(section_id=board.section.pk, by=board.people["chief"], at=AT)


def test_the_record_tells_old_and_new_path_in_words(board: Board) -> None:
    put_path(board, (NewStep("edit", role="editor"), NewStep("approve", role="chief")))
    put_path(board)

    with within_site(board.site):
        entry = AuditRecord.objects.filter(act="path.set").latest("sequence")
    assert entry.before == {"path": "Biên tập: Biên tập viên → Duyệt: Trưởng ban"}
    assert entry.after["path"].endswith("Phó trưởng ban (2 người đồng ý) → Duyệt: Trưởng ban")


@pytest.mark.parametrize("role", ["deputy_chief", "secretary", "portal_admin", "editor"])
def test_only_the_chief_sets_the_path(board: Board, role: str) -> None:
    with pytest.raises(Refusal) as refusal:
        put_path(board, by=role)
    assert refusal.value.code == "not_allowed"


def test_nobody_is_seated_without_the_right(board: Board) -> None:
    editor = NewStep("approve", people=(board.people["editor"].pk, board.people["chief"].pk))
    with pytest.raises(Refusal, match="Bước 2: có người không có quyền"):
        put_path(board, (NewStep("edit", role="editor"), editor))


def test_a_section_of_another_portal_does_not_exist(board: Board) -> None:
    neighbour = make_portal("binhson.test", "xã Bình Sơn")
    with within_site(neighbour.site):
        theirs = SectionPage.objects.first()
    with pytest.raises(Refusal) as refusal:
        put_path(board, section=theirs)
    assert refusal.value.code == "unknown_section"


# --- the clock ------------------------------------------------------------------------------------


def test_reminded_once_then_overdue_and_escalated_once(
    board: Board, django_capture_on_commit_callbacks: Any
) -> None:
    """Due on Monday 17:00; a quarter of the 14 working hours before that is Monday 11:30."""
    article = article_in(board, "submitted")
    secretary = [board.people["secretary"].pk]

    def pass_time(day: int, hour: int, minute: int = 0) -> list[tuple[str, list[int]]]:
        moment = datetime(2026, 11, day, hour, minute, tzinfo=UTC)
        with heard() as told, time_machine.travel(moment, tick=False):
            for _ in range(2):  # the second run finds nothing to do
                with django_capture_on_commit_callbacks(execute=True):
                    watch_clocks()
        return told

    assert pass_time(23, 4, 29) == []
    assert pass_time(23, 4, 31) == [("step_due_soon", secretary)]
    assert pass_time(23, 9, 59) == []
    told = pass_time(23, 10, 0)
    assert told[0] == ("step_overdue", secretary)
    assert [name for name, _ in told] == ["step_overdue", "step_escalated"]
    assert pass_time(26, 3) == []
    wait = wait_of(board, article)
    assert wait is not None
    assert wait.escalated_to_id in told[1][1]
    assert wait.person == board.people["secretary"]


def test_after_the_last_step_the_highest_post_is_called_in(board: Board) -> None:
    article = article_in(board, "pending_approval")
    wait = wait_of(board, article)
    assert wait is not None
    late = wait.due_at + timedelta(minutes=1)

    with within_site(board.site):
        assert lateness.escalate(wait_id=wait.pk, at=late)
        assert not lateness.escalate(wait_id=wait.pk, at=late)
        assert not lateness.remind(wait_id=wait.pk, at=late)

    called = wait_of(board, article)
    assert called is not None
    assert called.escalated_to == board.people["chief"]
    act(board, "approve", article, by="chief")


def test_a_late_publication_calls_in_somebody_else_who_may_publish(board: Board) -> None:
    article = article_in(board, "pending_approval")
    act(board, "approve", article, by="chief")
    wait = wait_of(board, article)
    assert wait is not None

    with within_site(board.site):
        assert lateness.escalate(wait_id=wait.pk, at=wait.due_at)

    called = wait_of(board, article)
    assert called is not None
    assert (called.kind, called.person) == ("publish", board.people["chief"])
    helper = next(name for name, who in board.people.items() if who == called.escalated_to)
    act(board, "publish", article, by=helper)


def test_who_is_called_in_may_act_on_a_path(board: Board) -> None:
    named = NewStep("approve", people=(board.people["deputy3"].pk,))
    put_path(board, (NewStep("edit", role="editor"), named))
    article = article_in(board, "pending_approval")
    assert refused(board, "approve", article, by="chief") == "not_your_step"
    wait = wait_of(board, article)
    assert wait is not None

    with within_site(board.site):
        lateness.escalate(wait_id=wait.pk, at=wait.due_at)

    act(board, "approve", article, by="chief")


def test_an_article_that_waited_before_clocks_existed_gets_one(board: Board) -> None:
    article = article_in(board, "in_editing")
    with within_site(board.site):
        record = record_of(board, article)
        record.wait.delete()

        assert watch_clocks() >= 1

    assert waits_for(board, article) == "editor 23/11 17:00"
    with within_site(board.site):
        assert not lateness.start_missing(article_id=article.pk, at=AT)


# --- absence --------------------------------------------------------------------------------------


def away(board: Board, person: str, deputy: str = "", *, by: str = "", last: int = 27) -> Any:
    with within_site(board.site):
        return enter_absence(
            person_id=board.people[person].pk,
            deputy_id=board.people[deputy].pk if deputy else None,
            days=(TODAY, date(2026, 11, last)), by=board.people[by or person], at=AT,
        )  # fmt: skip


def test_articles_of_somebody_away_go_to_the_deputy(board: Board) -> None:
    waiting = article_in(board, "submitted")
    away(board, "secretary", "editor")
    watch_clocks()
    newer = article_in(board, "submitted")

    for article in (waiting, newer):
        wait = wait_of(board, article)
        assert wait is not None
        assert wait.person == board.people["editor"]
        assert str(wait.absence.spoken_days) == "từ 20/11/2026 đến 27/11/2026"
        page = board.browser("editor").get(f"/quan-tri/tin-bai/{article.pk}/").content.decode()
        assert f"Thay {board.people['secretary']}, vắng từ 20/11/2026 đến 27/11/2026" in page
    assert waits_for(board, waiting) == "editor 23/11 17:00"


def test_a_deputy_sits_and_votes_in_the_place_of_the_other_but_never_on_own_text(
    board: Board,
) -> None:
    named = NewStep("approve", people=(board.people["deputy3"].pk,))
    put_path(board, (NewStep("edit", role="editor"), named))
    away(board, "deputy3", "deputy2", by="chief")
    article = article_in(board, "pending_approval")
    own = start(board, by=board.people["deputy2"])
    act(board, "submit", own, by="deputy2")
    act(board, "take", own, by="editor")
    act(board, "propose", own, by="editor")

    assert waits_for(board, article).startswith("deputy2 ")
    act(board, "approve", article, by="deputy2")
    assert not waits_for(board, own).startswith("deputy2 ")
    assert refused(board, "approve", own, by="deputy2") == "own_text"
    with within_site(board.site):
        assert Vote.objects.get(person=board.people["deputy2"]).absence is not None


@pytest.mark.parametrize(
    ("person", "deputy", "by", "code"),
    [
        ("deputy_chief", "editor", "deputy_chief", "no_right"),
        ("chief", "secretary", "chief", "no_right"),
        ("editor", "contributor", "editor", "no_right"),
        ("editor", "editor", "editor", "no_right"),
        ("editor", "secretary", "secretary", "not_allowed"),
        ("contributor", "editor", "chief", "not_allowed"),
    ],
)
def test_rights_are_not_lent(board: Board, person: str, deputy: str, by: str, code: str) -> None:
    with pytest.raises(Refusal) as refusal:
        away(board, person, deputy, by=by)
    assert refusal.value.code == code


def test_days_make_sense_and_are_entered_once(board: Board) -> None:
    away(board, "editor", "secretary")
    with pytest.raises(Refusal, match="đã ghi vắng"):
        away(board, "editor", "secretary", last=21)
    with pytest.raises(Refusal, match="từ ngày bắt đầu"):
        away(board, "secretary", last=19)


def test_back_again(board: Board) -> None:
    absence = away(board, "secretary", "editor")
    with within_site(board.site):
        with pytest.raises(Refusal, match="của chính mình"):
            cancel_absence(absence_id=absence.pk, by=board.people["editor"], at=AT)
        cancel_absence(absence_id=absence.pk, by=board.people["chief"], at=AT)
        with pytest.raises(Refusal, match="không còn"):
            cancel_absence(absence_id=absence.pk, by=board.people["chief"], at=AT)

    assert waits_for(board, article_in(board, "submitted")).startswith("secretary ")


# --- screens --------------------------------------------------------------------------------------

FORM = {
    "buoc-1-kind": "edit", "buoc-1-role": "editor", "buoc-1-quorum": "1",
    "buoc-2-kind": "approve", "buoc-2-role": "deputy_chief", "buoc-2-quorum": "2",
    "buoc-2-amount": "6", "buoc-2-unit": "working_hours",
    "buoc-3-kind": "approve", "buoc-3-role": "chief",
}  # fmt: skip


def test_the_chief_sets_a_path_on_one_screen(board: Board) -> None:
    chief = board.browser("chief")

    answer = chief.post(PORTAL_PATH, FORM, follow=True).content.decode()

    assert "cần 2 người đồng ý" in answer
    assert "6 giờ làm việc" in answer
    with within_site(board.site):
        steps = list(BoardPath.objects.get(retired_at=None).steps.values_list("kind", "role"))
    assert steps == [("edit", "editor"), ("approve", "deputy_chief"), ("approve", "chief")]
    assert 'value="6"' in chief.get(PORTAL_PATH).content.decode()
    chief.post(f"{PORTAL_PATH}bo/")
    assert "cách thường" in chief.get("/quan-tri/duong-di/").content.decode()


def test_a_wrong_path_is_told_beside_what_was_typed(board: Board) -> None:
    answer = board.browser("chief").post(
        PORTAL_PATH, {**FORM, "buoc-2-quorum": "9", "buoc-1-amount": "3"}
    )

    assert answer.status_code == 422
    assert "Bước 2: cần 9 người đồng ý nhưng chỉ có 3 người." in answer.content.decode()
    assert 'value="3"' in answer.content.decode()
    bare = board.browser("chief").post(PORTAL_PATH, {**FORM, "buoc-1-role": ""})
    assert "Chọn một vai trò, hoặc chọn từng người." in bare.content.decode()


def test_screens_are_for_those_whose_work_they_are(board: Board) -> None:
    section = f"/quan-tri/duong-di/{board.section.pk}/"
    for role in ("contributor", "editor", "secretary", "portal_admin"):
        for address in ("/quan-tri/duong-di/", PORTAL_PATH, section):
            assert board.browser(role).get(address).status_code == 403
    deputy = board.browser("deputy_chief")
    assert "Đặt đường đi" not in deputy.get("/quan-tri/duong-di/").content.decode()
    assert "do trưởng ban đặt" in deputy.post(PORTAL_PATH, FORM).content.decode()
    assert board.browser("contributor").get("/quan-tri/vang-mat/").status_code == 403


def test_staff_of_another_portal_reach_nothing(board: Board) -> None:
    put_path(board)
    absence = away(board, "editor", "secretary")
    other = make_board("binhson.test")
    theirs = client_of(other.people["chief"], other.portal)

    assert theirs.post(f"/quan-tri/vang-mat/{absence.pk}/bo/").status_code == 404
    assert theirs.get(f"/quan-tri/duong-di/{board.section.pk}/").status_code == 404
    assert str(board.people["editor"]) not in theirs.get("/quan-tri/vang-mat/").content.decode()
    with within_site(other.site):
        assert path_for(start(other)) is None


def test_absence_is_entered_and_taken_back_on_screen(board: Board) -> None:
    editor = board.browser("editor")
    data = {
        "person": board.people["editor"].pk, "deputy": board.people["secretary"].pk,
        "starts_on": "2026-11-23", "ends_on": "2026-11-27",
    }  # fmt: skip

    shown = editor.post("/quan-tri/vang-mat/moi/", data, follow=True).content.decode()
    assert "từ 23/11/2026 đến 27/11/2026" in shown
    again = editor.post("/quan-tri/vang-mat/moi/", data)
    assert again.status_code == 422
    assert "đã ghi vắng" in again.content.decode()
    with within_site(board.site):
        absence = AuditRecord.objects.get(act="absence.enter").object_key
    assert "Không ai vắng" in editor.post(
        f"/quan-tri/vang-mat/{absence}/bo/", follow=True
    ).content.decode()  # fmt: skip


def test_the_file_tells_whom_the_article_waits_for_and_who_agreed(board: Board) -> None:
    article = at_quorum(board)
    browser = board.browser("deputy2")
    browser.post(
        f"/quan-tri/tin-bai/{article.pk}/viec/endorse/",
        {"revision": fresh(board, article).latest_revision_id},
    )

    page = browser.get(f"/quan-tri/tin-bai/{article.pk}/").content.decode()

    assert "Đang chờ:" in page
    assert "hạn 17:00 ngày 20/11/2026, <strong>còn 6 giờ làm việc</strong>" in page
    assert "Bước 3/4: duyệt" in page
    assert "Đã đồng ý 1/2" in page
    assert "Hạn tính thế nào?" in page
    assert "viec/endorse/" not in page


def test_the_urgent_button_shortens_the_time(board: Board) -> None:
    article = article_in(board, "submitted")

    page = board.browser("secretary").post(
        f"/quan-tri/tin-bai/{article.pk}/gap/", follow=True
    ).content.decode()  # fmt: skip

    assert "hạn 15:00 ngày 20/11/2026" in page
    assert "Đánh dấu gấp</button>" not in page


def piles(board: Board, role: str, now: datetime = AT) -> dict[str, int]:
    with within_site(board.site):
        found = desk_for(board.people[role], now=now)
        return {pile.key: pile.total for pile in found if pile.total}


def test_the_desk_shows_what_waits_for_me_by_name_and_what_is_late(board: Board) -> None:
    article_in(board, "submitted")
    article_in(board, "in_editing")

    assert piles(board, "secretary") == {"mine": 1}
    assert piles(board, "editor") == {"editing": 1, "submitted": 1}
    assert piles(board, "secretary", AT + timedelta(days=4)) == {"late": 1}
    assert piles(board, "chief") == {"submitted": 1}


def test_whoever_is_asked_to_agree_has_it_on_the_desk_until_they_did(board: Board) -> None:
    article = at_quorum(board)
    with within_site(board.site):
        WaitingStep.objects.update(person=board.people["deputy_chief"])

    assert piles(board, "deputy2") == {"mine": 1}
    act(board, "endorse", article, by="deputy2")
    assert piles(board, "deputy2") == {"pending": 1}


def test_the_desk_asks_no_more_questions_for_more_articles(
    board: Board, django_assert_max_num_queries: Any
) -> None:
    browser = board.browser("chief")
    for _ in range(3):
        article_in(board, "pending_approval")
    browser.get("/quan-tri/")

    with django_assert_max_num_queries(60):
        browser.get("/quan-tri/")
