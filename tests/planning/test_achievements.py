"""What really happened is counted by itself, each thing once."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from conglang.newsroom.actions import writing
from conglang.newsroom.choices import State
from conglang.newsroom.queries.pictures import count_pictures
from conglang.planning.actions import count_again, count_one
from conglang.planning.models import Achievement
from conglang.planning.tasks import count_everything
from conglang.tenancy.scoping import within_site
from tests.accounts.factories import make_unit, undone_at_the_end
from tests.newsroom.factories import (
    AT,
    BODY,
    ROADS,
    Board,
    act,
    article_in,
    edit,
    make_board,
    start,
    walk,
)


@pytest.fixture(scope="module")
def whole_board(django_db_setup: None, django_db_blocker: Any) -> Iterator[Board]:
    with django_db_blocker.unblock(), undone_at_the_end():
        yield make_board()


@pytest.fixture
def board(whole_board: Board, db: None) -> Board:
    return whole_board


@pytest.fixture
def happens(django_capture_on_commit_callbacks: Any) -> Any:
    """What is announced inside is heard at its end, as after a commit."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


def counted(board: Board) -> list[Achievement]:
    with within_site(board.site):
        return list(Achievement.objects.all())


def only(board: Board) -> Achievement:
    (found,) = counted(board)
    return found


# --- by news of what happens --------------------------------------------------------------------


def test_an_article_is_counted_when_it_is_published(board: Board, happens: Any) -> None:
    unit = make_unit(board.portal, "Ấp Vàm Rầy")
    draft = start(board, unit=unit, genre="bai")
    approved = walk(board, ROADS[State.APPROVED], draft)
    assert counted(board) == []

    with happens(), within_site(board.site):
        act(board, "publish", approved, by="chief", at=AT + timedelta(hours=1))

    found = only(board)
    assert (found.kind, found.key, found.title) == ("article", str(draft.pk), "Đường liên ấp")
    assert (found.unit_id, found.section_id, found.genre) == (unit.pk, board.section.pk, "bai")
    assert found.happened_at == AT + timedelta(hours=1)
    assert (found.withdrawn, found.is_repost) == (False, False)


def test_the_day_is_the_day_in_viet_nam(board: Board, happens: Any) -> None:
    late = datetime(2026, 12, 31, 17, 30, tzinfo=UTC)  # half past midnight of New Year
    approved = article_in(board, State.APPROVED)

    with happens(), within_site(board.site):
        act(board, "publish", approved, by="chief", at=late)

    assert only(board).day == date(2027, 1, 1)


def test_a_correction_counts_no_second_time_and_keeps_the_day(board: Board, happens: Any) -> None:
    later = AT + timedelta(days=40)
    with happens(), within_site(board.site):
        article = article_in(board, State.PUBLISHED)
    with happens(), within_site(board.site):
        act(board, "correct", article, by="editor", at=later)
        edit(board, article, by="editor", title="Đường liên ấp mới")
        for name, role in (("propose", "editor"), ("approve", "chief"), ("publish", "chief")):
            act(board, name, article, by=role, at=later)

    found = only(board)
    assert found.title == "Đường liên ấp mới"
    assert found.happened_at == AT


def test_what_is_taken_down_counts_no_longer_until_it_is_put_back(
    board: Board, happens: Any
) -> None:
    with happens(), within_site(board.site):
        article = article_in(board, State.PUBLISHED)

    with happens(), within_site(board.site):
        act(board, "take_down", article, by="chief")
    assert only(board).withdrawn
    with within_site(board.site):
        assert not Achievement.objects.standing().exists()

    with happens(), within_site(board.site):
        act(board, "put_back", article, by="chief")
    assert not only(board).withdrawn


def test_what_was_taken_from_another_source_is_marked(board: Board, happens: Any) -> None:
    with happens(), within_site(board.site):
        draft = start(board, source_name="Báo Kiên Giang", source_url="https://vi-du.test/1")
        walk(board, [("submit", "contributor")], draft)
        act(board, "publish_urgent", draft, by="chief")

    assert only(board).is_repost


def test_photos_and_films_of_the_text_are_counted() -> None:
    blocks = [
        {"type": "text", "value": "<p>…</p>"},
        {"type": "photo", "value": {"picture": 1}},
        {"type": "gallery", "value": {"photos": [{"picture": 1}, {"picture": 2}]}},
        {"type": "video", "value": {"file": 1}},
    ]

    assert count_pictures(blocks) == (3, 1)
    assert count_pictures([]) == (0, 0)


def test_a_draft_is_not_counted_even_when_it_is_asked_for(board: Board) -> None:
    draft = start(board)

    with within_site(board.site):
        count_one(kind="article", key=str(draft.pk))

    assert counted(board) == []


def test_what_an_earlier_portal_published_is_not_ours(board: Board) -> None:
    with within_site(board.site):
        writing.import_article(
            section_id=board.section.pk, at=AT, shown_at=AT, inherited_from="huyện cũ", by=None,
            fields={"title": "Bài cũ", "lead": "Hai câu.", "body": BODY}, authors=[],
        )  # fmt: skip

        assert count_again() == 0
    assert counted(board) == []


# --- counting everything again ------------------------------------------------------------------


def test_articles_published_before_are_counted_and_counting_twice_changes_nothing(
    board: Board,
) -> None:
    article_in(board, State.PUBLISHED)
    article_in(board, State.TAKEN_DOWN)
    article_in(board, State.APPROVED)

    with within_site(board.site):
        assert (count_again(), count_again()) == (2, 2)
        assert Achievement.objects.standing().count() == 1
    assert len(counted(board)) == 2


def test_counting_again_follows_an_article_into_another_section(board: Board) -> None:
    article = article_in(board, State.PUBLISHED)
    with within_site(board.site):
        count_again()
        type(article).objects.get(pk=article.pk).move(board.other_section, "last-child")
        count_again()

    assert only(board).section_id == board.other_section.pk


def test_counting_again_withdraws_what_its_room_no_longer_knows(board: Board) -> None:
    with within_site(board.site):
        Achievement.objects.create(
            site=board.site, kind="article", key="999999", title="Bài đã mất", happened_at=AT,
            day=AT.date(),
        )  # fmt: skip
        count_again()

    assert only(board).withdrawn


def test_the_timetable_counts_every_portal(board: Board) -> None:
    article_in(board, State.PUBLISHED)
    other = make_board("binhson.test")
    article_in(other, State.PUBLISHED)

    assert count_everything() == 2
    assert [len(counted(each)) for each in (board, other)] == [1, 1]


def test_counting_asks_the_same_few_questions_for_any_number_of_articles(
    board: Board, django_assert_max_num_queries: Any
) -> None:
    for number in range(3):
        walk(board, ROADS[State.PUBLISHED], start(board, f"Bài {number}"))

    with within_site(board.site), django_assert_max_num_queries(7):
        count_again()
