"""Every open article by state, with its clock, on one screen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.accounts.factories import make_unit, undone_at_the_end
from tests.newsroom.factories import AT, Board, article_in, make_board, start

PAGE = "/quan-tri/tin-bai/bang/"


@pytest.fixture(scope="module")
def whole_board(django_db_setup: None, django_db_blocker: Any) -> Iterator[Board]:
    with django_db_blocker.unblock(), undone_at_the_end():
        yield make_board()


@pytest.fixture
def board(whole_board: Board, db: None) -> Board:
    return whole_board


@pytest.fixture
def clock() -> Iterator[Any]:
    with time_machine.travel(AT + timedelta(hours=3), tick=False) as frozen:
        yield frozen


def seen(board: Board, query: dict[str, Any] | None = None, role: str = "chief") -> dict[str, Any]:
    """Column → titles of its cards."""
    response = board.browser(role).get(PAGE, query or {})
    assert response.status_code == 200
    columns = response.context["columns"]
    return {each["key"]: [card["title"] for card in each["cards"]] for each in columns}


STATES = (
    "draft", "submitted", "in_editing", "returned", "pending_approval", "approved", "scheduled",
    "published",
)  # fmt: skip


def test_every_open_article_stands_in_the_column_of_its_state(board: Board, clock: Any) -> None:
    for state in (*STATES, "rejected", "taken_down", "archived"):
        article_in(board, state)

    columns = seen(board)

    assert tuple(columns) == STATES
    assert {key: len(titles) for key, titles in columns.items()} == dict.fromkeys(STATES, 1)


def test_a_card_tells_who_has_it_for_how_long_and_until_when(board: Board, clock: Any) -> None:
    article_in(board, "in_editing")

    page = board.browser("chief").get(PAGE).content.decode()

    assert board.editor.display_name in page
    assert "Ở bước này 3 giờ" in page
    assert "làm việc" in page  # the due time is told in working hours


def test_what_was_published_leaves_after_a_week(board: Board, clock: Any) -> None:
    article_in(board, "published")
    clock.move_to(AT + timedelta(days=7))
    assert len(seen(board)["published"]) == 1

    clock.move_to(AT + timedelta(days=7, minutes=1))
    assert seen(board)["published"] == []


def test_late_ones_alone(board: Board, clock: Any) -> None:
    article_in(board, "submitted")
    article_in(board, "draft")
    assert seen(board, {"qua-han": "1"})["submitted"] == []

    clock.move_to(AT + timedelta(days=6))
    found = seen(board, {"qua-han": "1"})
    assert (len(found["submitted"]), len(found["draft"])) == (1, 0)


def test_narrowed_to_a_section_a_unit_a_person(board: Board, clock: Any) -> None:
    unit = make_unit(board.portal, "Trường Vàm Rầy")
    start(board, "Của trường", unit=unit)
    start(board, "Của người khác", by=board.people["other_contributor"])
    taken = article_in(board, "in_editing")

    assert seen(board, {"don-vi": unit.pk})["draft"] == ["Của trường"]
    by_person = seen(board, {"nguoi": board.other_contributor.pk})
    assert by_person["draft"] == ["Của người khác"]
    assert seen(board, {"nguoi": board.editor.pk})["in_editing"] == [taken.title]
    assert len(seen(board, {"chuyen-muc": board.section.pk})["draft"]) == 2
    assert seen(board, {"chuyen-muc": board.other_section.pk})["draft"] == []


@pytest.mark.parametrize("value", ["x", "0", "٣", "99999999999999999999", "-1"])
def test_a_choice_that_makes_no_sense_breaks_nothing(board: Board, value: str) -> None:
    query = dict.fromkeys(("chuyen-muc", "don-vi", "nguoi", "cot", "trang"), value)

    assert board.browser("chief").get(PAGE, query).status_code == 200


def test_a_long_column_shows_its_first_cards_and_the_way_to_all(board: Board, clock: Any) -> None:
    for number in range(10):
        start(board, f"Bài {number}")

    page = board.browser("chief").get(PAGE).content.decode()

    assert len(seen(board)["draft"]) == 8
    assert "Xem hết 10 bài" in page
    assert list(seen(board, {"cot": "draft"})) == ["draft"]
    assert len(seen(board, {"cot": "draft"})["draft"]) == 10


@pytest.mark.parametrize("role", ["contributor", "portal_admin"])
def test_who_does_not_edit_does_not_come_in(board: Board, role: str) -> None:
    assert board.browser(role).get(PAGE).status_code == 403


def test_another_portals_articles_are_not_on_the_board(board: Board, clock: Any) -> None:
    neighbour = make_board("binhson.test")
    article_in(neighbour, "submitted")
    unit = make_unit(neighbour.portal, "Ấp của Bình Sơn")

    assert seen(board)["submitted"] == []
    assert seen(board, {"chuyen-muc": neighbour.section.pk})["submitted"] == []
    assert "Ấp của Bình Sơn" not in board.browser("chief").get(PAGE).content.decode()
    assert unit.pk


def test_the_board_asks_the_same_questions_for_one_and_many(board: Board) -> None:
    browser = board.browser("chief")
    counts = []
    for _ in range(2):
        for state in STATES:
            article_in(board, state)
        browser.get(PAGE)
        with CaptureQueriesContext(connection) as asked:
            browser.get(PAGE)
        counts.append(len(asked))

    assert counts[0] == counts[1] < 40


def test_the_tabs_lead_to_the_neighbouring_screens(board: Board) -> None:
    page = board.browser("editor").get(PAGE).content.decode()

    assert 'aria-current="page">Bảng</a>' in page
    assert 'href="/quan-tri/tin-bai/thong-ke/"' in page
