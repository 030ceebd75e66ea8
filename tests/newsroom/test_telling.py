"""Who hears of a step: those who must act now, and the author; never who did it."""

from datetime import timedelta

import pytest

from conglang.newsroom import actions, signals
from conglang.newsroom.choices import State
from conglang.newsroom.telling import KINDS, tell
from conglang.notifications.kinds import kind_of
from conglang.notifications.models import Notice
from conglang.tenancy.scoping import within_site
from tests.newsroom.factories import (
    AT,
    CORRECTIONS,
    REASON,
    act,
    article_in,
    shared_board,
    start,
    walk,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def whole_board(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), shared_board() as made:
        yield made


@pytest.fixture
def board(whole_board, db):
    return whole_board


@pytest.fixture
def step(board, django_capture_on_commit_callbacks, time_machine):
    """Do one act as in life, and return who was told what: role → subject."""
    time_machine.move_to(AT + timedelta(days=1), tick=False)

    def do(name, article, *, by):
        with django_capture_on_commit_callbacks(execute=True):
            act(board, name, article, by=by)
        roles = {person.pk: role for role, person in board.people.items()}
        with within_site(board.site):
            told = {roles[each.person_id]: each for each in Notice.objects.all()}
            Notice.objects.all().delete()
        return told

    return do


def test_a_submission_is_told_to_the_person_it_waits_for(board, step):
    told = step("submit", start(board), by="contributor")

    assert set(told) == {"secretary"}
    notice = told["secretary"]
    assert notice.subject == "Bài “Đường liên ấp” chờ nhận biên tập"
    assert notice.text == f"Người viết: {board.contributor.display_name}."
    assert notice.kind_facts.must_act


def test_an_editor_who_submits_is_not_told_of_it(board, step):
    own = start(board, by=board.editor)

    assert "editor" not in step("submit", own, by="editor")


@pytest.mark.parametrize(
    ("state", "name", "by", "told", "subject"),
    [
        (State.SUBMITTED, "return_to_author", "editor", {"contributor"}, "được trả lại"),
        (State.IN_EDITING, "propose", "editor", {"deputy_chief"}, "chờ duyệt"),
        (State.PENDING_APPROVAL, "send_back", "chief", {"editor"}, "để biên tập thêm"),
        (State.PENDING_APPROVAL, "reject", "chief", {"contributor"}, "không được sử dụng"),
        (State.PENDING_APPROVAL, "approve", "chief", set(), ""),
        (State.APPROVED, "publish", "chief", {"contributor"}, "đã đăng"),
        (State.PUBLISHED, "take_down", "chief", {"contributor"}, "đã bị gỡ"),
        (State.SUBMITTED, "take", "editor", set(), ""),
        (State.APPROVED, "schedule", "chief", set(), ""),
        (State.SUBMITTED, "withdraw", "contributor", set(), ""),
    ],
)
def test_only_those_are_told_whom_a_step_concerns(board, step, state, name, by, told, subject):
    found = step(name, article_in(board, state), by=by)

    assert set(found) == told
    assert all(subject in notice.subject for notice in found.values())
    if name in {"return_to_author", "send_back", "reject", "take_down"}:
        assert {notice.text for notice in found.values()} == {f"Lý do: {REASON}"}


def test_who_wrote_in_this_round_is_not_asked_to_approve(board, step):
    article = walk(board, CORRECTIONS[State.IN_EDITING])
    with within_site(board.site):
        article.save_revision(user=board.chief)

    assert set(step("propose", article, by="editor")) == {"deputy_chief"}


def test_nobody_is_asked_to_do_what_was_done_meanwhile(board):
    taken = article_in(board, State.IN_EDITING)

    assert tell("article.submitted", taken.pk, board.site.pk) == 0
    with within_site(board.site):
        assert not Notice.objects.exists()


def test_news_that_ask_for_nothing_are_told_for_three_days(board, time_machine):
    rejected = article_in(board, State.REJECTED)

    time_machine.move_to(AT + timedelta(days=3, hours=1))
    assert tell("article.rejected", rejected.pk, board.site.pk) == 0
    time_machine.move_to(AT + timedelta(days=2))
    assert tell("article.rejected", rejected.pk, board.site.pk) == 1


def test_the_same_step_is_told_once(board, step):
    article = start(board)
    step("submit", article, by="contributor")

    first = tell("article.submitted", article.pk, board.site.pk)

    assert first > 0
    assert tell("article.submitted", article.pk, board.site.pk) == 0


@pytest.fixture
def told_of(board, django_capture_on_commit_callbacks):
    """Announce a fact; who was told by role, and the subjects."""

    def announced(signal, **facts):
        signal.send(sender=None, site_id=board.site.pk, **facts)
        roles = {person.pk: role for role, person in board.people.items()}
        with within_site(board.site):
            return {roles[each.person_id]: each.subject for each in Notice.objects.all()}

    return announced


@pytest.mark.parametrize(
    ("signal", "words"),
    [
        (signals.step_due_soon, "sắp đến hạn"),
        (signals.step_overdue, "đã quá hạn"),
        (signals.step_escalated, "cần bạn vào việc"),
    ],
)
def test_a_step_reminds_its_people_once(board, told_of, signal, words):
    article = article_in(board, State.SUBMITTED)
    facts = {
        "article_id": article.pk, "person_ids": [board.editor.pk], "due_at": AT,
    }  # fmt: skip

    told_of(signal, **facts)
    found = told_of(signal, **facts)

    assert set(found) == {"editor"}
    assert words in found["editor"]


def test_a_remark_is_told_to_the_other_side(board, django_capture_on_commit_callbacks, told_of):
    article = article_in(board, State.IN_EDITING)
    with within_site(board.site), django_capture_on_commit_callbacks(execute=True):
        Notice.objects.all().delete()
        actions.remark(
            article_id=article.pk, by=board.editor, at=AT, place="lead", words="Ghi rõ số hộ."
        )

    with within_site(board.site):
        found = [(each.person, each.text) for each in Notice.objects.all()]
    assert found == [(board.contributor, "Ghi rõ số hộ.")]


def test_who_is_replaced_while_writing_is_told(board, told_of):
    article = article_in(board, State.IN_EDITING)

    found = told_of(
        signals.text_taken_over, article_id=article.pk, person_id=board.editor.pk,
        by_id=board.secretary.pk,
    )  # fmt: skip

    assert set(found) == {"editor"}
    assert board.secretary.display_name in found["editor"]


def test_urgent_publishing_is_told_to_those_who_may_approve_it_afterwards(board, step):
    found = step("publish_urgent", article_in(board, State.SUBMITTED), by="chief")

    assert "deputy_chief" in found
    assert "chief" not in found
    assert "khẩn" in found["deputy_chief"].subject


def test_every_kind_has_words():
    assert {kind_of(name).label for name in KINDS} == {label for label, _ in KINDS.values()}
