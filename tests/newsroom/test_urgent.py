"""In a storm or an epidemic: published at once, flagged until a second person approves."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse

from conglang.audit.queries import history_of
from conglang.core.errors import Refusal
from conglang.newsroom import actions
from conglang.newsroom.models import EditorialRecord
from conglang.newsroom.queries import desk_for
from conglang.tenancy.scoping import within_site
from tests.accounts.factories import make_person, make_post, undone_at_the_end, visitor
from tests.newsroom.factories import (
    AT,
    CORRECTIONS,
    PUBLISH_AT,
    ROADS,
    Board,
    act,
    article_in,
    edit,
    fresh,
    make_board,
    record_of,
    start,
)

OPEN = (
    "draft", "submitted", "in_editing", "returned", "pending_approval", "approved", "scheduled",
)  # fmt: skip
STORM = "Bão số 9 đổ bộ trong hai giờ tới"


@pytest.fixture(scope="module")
def whole_board(django_db_setup: None, django_db_blocker: Any) -> Iterator[Board]:
    with django_db_blocker.unblock(), undone_at_the_end():
        yield make_board()


@pytest.fixture
def board(whole_board: Board, db: None, settings: Any) -> Board:
    settings.MFA_REQUIRED = False
    return whole_board


def refused(board: Board, name: str, article: Any, *, by: str, **more: Any) -> str:
    before = record_of(board, article)
    with pytest.raises(Refusal) as refusal:
        act(board, name, article, by=by, **more)
    after = record_of(board, article)
    assert (after.state, after.urgent_at, after.approver) == (
        before.state, before.urgent_at, before.approver,
    )  # fmt: skip
    return refusal.value.code


def urgent(board: Board, state: str = "draft", by: str = "duty_officer") -> Any:
    article = article_in(board, state)
    act(board, "publish_urgent", article, by=by, note=STORM)
    return fresh(board, article)


def waiting(board: Board) -> list[int]:
    with within_site(board.site):
        rows = EditorialRecord.objects.awaiting_later_approval()
        return list(rows.values_list("article_id", flat=True))


def on_desk(board: Board, role: str) -> int | None:
    with within_site(board.site):
        piles = desk_for(board.people[role], now=AT)
    return next((pile.total for pile in piles if pile.key == "urgent"), None)


# --- publishing at once --------------------------------------------------------------------------


@pytest.mark.short_form(5)
@pytest.mark.parametrize("by", ["chief", "duty_officer"])
@pytest.mark.parametrize("state", OPEN)
def test_from_any_open_state_residents_read_it_at_once(state: str, by: str, board: Board) -> None:
    article = urgent(board, state, by)

    record, page = record_of(board, article), visitor(board.portal).get(article.address)

    assert (record.state, record.urgent_at, record.urgent_by) == ("published", AT, board.people[by])
    assert (record.publish_at, record.approver) == (None, None)
    assert page.status_code == 200
    assert "khẩn" not in page.content.decode()  # residents see an article like any other


@pytest.mark.parametrize(
    "by", ["contributor", "editor", "secretary", "deputy_chief", "portal_admin"]
)
def test_nobody_else_publishes_urgently(by: str, board: Board) -> None:
    article = article_in(board, "pending_approval")

    assert refused(board, "publish_urgent", article, by=by) == "not_allowed"


def test_the_officer_on_duty_decides_nothing_else(board: Board) -> None:
    pending, approved = article_in(board, "pending_approval"), article_in(board, "approved")

    for name in ("approve", "reject", "return_to_author"):
        assert refused(board, name, pending, by="duty_officer") == "not_allowed"
    assert refused(board, "publish", approved, by="duty_officer") == "not_allowed"
    live = article_in(board, "published")
    for name in ("take_down", "correct"):
        assert refused(board, name, live, by="duty_officer") == "not_allowed"


def test_the_right_ends_with_the_post(board: Board, time_machine: Any) -> None:
    officer = make_person(board.portal)
    make_post(board.portal, officer, "duty_officer", ends_on=AT.date())
    time_machine.move_to(AT + timedelta(days=2), tick=False)
    article = start(board)

    with within_site(board.site), pytest.raises(Refusal) as late:
        actions.publish_urgent(article_id=article.pk, by=officer, at=AT, note=STORM)

    assert late.value.code == "not_allowed"


def test_a_reason_and_a_whole_text_are_needed(board: Board) -> None:
    article, empty = start(board), start(board, body=[])

    assert refused(board, "publish_urgent", article, by="chief", note=" ") == "reason_missing"
    assert refused(board, "publish_urgent", empty, by="chief") == "incomplete"


@pytest.mark.parametrize("state", ["published", "rejected", "taken_down", "archived"])
def test_what_is_public_or_closed_is_not_published_urgently(state: str, board: Board) -> None:
    assert refused(board, "publish_urgent", article_in(board, state), by="chief") == "wrong_state"


def test_the_record_names_who_why_and_which_text(board: Board) -> None:
    article = urgent(board)
    act(board, "approve_afterwards", article, by="deputy_chief", note="Đã đối chiếu công điện")

    with within_site(board.site):
        first, second = list(history_of("newsroom.articlepage", article.pk))[-2:]

    assert (first.act, first.note, first.basis) == ("article.publish_urgent", STORM, "board:urgent")
    assert (first.actor_role, first.after["revision"]) == (
        "Cán bộ trực khẩn cấp", article.live_revision_id,
    )  # fmt: skip
    assert (second.act, second.actor_role) == ("article.approve_afterwards", "Phó trưởng ban")


# --- approving afterwards ------------------------------------------------------------------------


def test_a_second_person_approves_and_the_flag_goes(board: Board) -> None:
    article = urgent(board)
    assert waiting(board) == [article.pk]

    record = act(board, "approve_afterwards", article, by="chief")

    assert (record.state, record.approver) == ("published", board.people["chief"])
    assert (record.urgent_at, record.urgent_by, record.urgent_reason) == (None, None, "")
    assert waiting(board) == []
    assert refused(board, "approve_afterwards", article, by="chief") == "wrong_state"


def test_who_published_it_does_not_approve_it(board: Board) -> None:
    assert refused(board, "approve_afterwards", urgent(board, by="chief"), by="chief") == "own_text"


def test_nor_does_who_wrote_in_it(board: Board) -> None:
    article = article_in(board, "in_editing")
    edit(board, article, by="deputy_chief", title="Bão số 9")
    act(board, "publish_urgent", article, by="duty_officer")

    assert refused(board, "approve_afterwards", article, by="deputy_chief") == "own_text"
    assert act(board, "approve_afterwards", article, by="chief").urgent_at is None


@pytest.mark.parametrize("by", ["contributor", "editor", "secretary", "duty_officer"])
def test_only_approvers_approve_afterwards(by: str, board: Board) -> None:
    article = urgent(board, by="chief")

    assert refused(board, "approve_afterwards", article, by=by) == "not_allowed"


def test_an_article_published_as_usual_has_nothing_to_approve(board: Board) -> None:
    article = article_in(board, "published")

    assert refused(board, "approve_afterwards", article, by="deputy_chief") == "wrong_state"


def test_the_text_approved_is_the_one_that_was_shown(board: Board) -> None:
    article = urgent(board)

    code = refused(board, "approve_afterwards", article, by="chief", revision_id=0)

    assert code == "text_changed"


# --- the flag is never lost ----------------------------------------------------------------------


def test_a_correction_keeps_the_flag_until_it_is_approved_and_public(board: Board) -> None:
    article = urgent(board)
    act(board, "correct", article, by="editor")
    assert waiting(board) == [article.pk]
    edit(board, article, by="editor", title="Bão số 9 đổi hướng")
    act(board, "propose", article, by="editor")
    act(board, "approve", article, by="chief")
    assert waiting(board) == [article.pk]

    act(board, "publish", article, by="chief", at=AT + timedelta(hours=1))

    assert waiting(board) == []


def test_a_correction_published_by_the_clock_ends_it_too(board: Board) -> None:
    article = urgent(board)
    for name, by in CORRECTIONS["scheduled"][len(ROADS["published"]) :]:
        act(board, name, article, by=by)
    with within_site(board.site):
        actions.publish_scheduled(article_id=article.pk, at=PUBLISH_AT)

    assert waiting(board) == []


def test_a_dropped_correction_leaves_it_flagged(board: Board) -> None:
    article = urgent(board)
    act(board, "correct", article, by="editor")
    act(board, "drop_correction", article, by="editor")

    assert waiting(board) == [article.pk]


def test_who_wrote_the_urgent_text_does_not_approve_its_correction(board: Board) -> None:
    article = article_in(board, "in_editing")
    edit(board, article, by="deputy_chief", title="Bão số 9")
    act(board, "publish_urgent", article, by="chief")
    for name in ("correct", "propose"):
        act(board, name, article, by="editor")

    assert refused(board, "approve", article, by="deputy_chief") == "own_text"
    assert refused(board, "approve", article, by="chief") == "own_text"


def test_taken_down_it_waits_no_more_put_back_it_waits_again(board: Board) -> None:
    article = urgent(board)
    act(board, "take_down", article, by="deputy_chief")
    assert waiting(board) == []

    act(board, "put_back", article, by="chief", at=AT + timedelta(days=1))

    assert waiting(board) == [article.pk]
    assert record_of(board, article).urgent_at == AT


def test_a_second_urgent_text_keeps_the_age_of_the_first(board: Board) -> None:
    article = urgent(board)
    act(board, "correct", article, by="editor")

    act(board, "publish_urgent", article, by="chief", at=AT + timedelta(hours=5))

    record = record_of(board, article)
    assert (record.urgent_at, record.urgent_by) == (AT, board.people["chief"])


# --- what approvers see --------------------------------------------------------------------------


def test_it_is_counted_on_the_desk_of_every_approver(board: Board) -> None:
    for _ in range(2):
        urgent(board)

    counted = {role: on_desk(board, role) for role in board.people}

    assert {role for role, count in counted.items() if count == 2} == {"deputy_chief", "chief"}
    assert set(counted.values()) == {2, None}


def test_desk_list_and_file_show_the_flag_and_its_age(board: Board, time_machine: Any) -> None:
    article = urgent(board)
    time_machine.move_to(AT + timedelta(hours=3), tick=False)
    browser = board.browser("chief")

    for address in (
        reverse("desk"),
        f"{reverse('articles')}?khan=1",
        reverse("article_file", args=[article.pk]),
    ):
        page = browser.get(address).content.decode().replace("\xa0", " ")
        assert "3 giờ trước" in page, address
    file = browser.get(reverse("article_file", args=[article.pk])).content.decode()
    assert STORM in file
    assert "Duyệt sau" in file


def test_the_buttons_publish_and_approve(board: Board) -> None:
    article = article_in(board, "submitted")
    officer, chief = board.browser("duty_officer"), board.browser("chief")
    address = reverse("article_act", args=[article.pk, "publish-urgent"])

    empty = officer.post(address, {"note": ""})
    officer.post(address, {"note": STORM})
    file = chief.get(reverse("article_file", args=[article.pk]))
    chief.post(
        reverse("article_act", args=[article.pk, "approve-afterwards"]),
        {"revision": file.context["revision_id"]},
    )

    assert empty.status_code == 422
    record = record_of(board, article)
    assert (record.state, record.urgent_at, record.approver) == (
        "published", None, board.people["chief"],
    )  # fmt: skip
    assert officer.get(reverse("articles")).status_code == 200


# --- what the gate found --------------------------------------------------------------------------

PHONE = [{"type": "text", "value": "<p>Gọi anh Tư 0912 345 678.</p>"}]


def test_open_findings_are_shown_before_and_recorded_with_the_act(board: Board) -> None:
    article = start(board, body=PHONE)
    url = reverse("article_act", args=[article.pk, "publish-urgent"])
    officer = board.browser("duty_officer")

    form = officer.get(url).content.decode()
    officer.post(url, {"note": STORM})
    file = board.browser("chief").get(reverse("article_file", args=[article.pk])).content.decode()

    with within_site(board.site):
        notes = {each.act: each.note for each in history_of("newsroom.articlepage", article.pk)}
    assert "Còn điều chưa xử lý trong bài" in form
    assert record_of(board, article).state == "published"
    assert "điện thoại" in notes["article.urgent_findings"].lower()
    assert "Xuất bản khẩn khi còn điều chưa xử lý" in file


def test_where_nothing_was_found_nothing_is_said(board: Board) -> None:
    article = start(board)
    form = board.browser("duty_officer").get(
        reverse("article_act", args=[article.pk, "publish-urgent"])
    )
    act(board, "publish_urgent", article, by="duty_officer", note=STORM)

    with within_site(board.site):
        acts = {each.act for each in history_of("newsroom.articlepage", article.pk)}
    assert "Còn điều chưa xử lý" not in form.content.decode()
    assert "article.urgent_findings" not in acts
