"""Two new articles sent at the same moment: both are kept, each with an address of its own."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.exceptions import ValidationError

from conglang.newsroom.models import ArticlePage, EditorialRecord
from conglang.tenancy.scoping import within_site
from tests.accounts.factories import undone_at_the_end
from tests.newsroom.factories import Board, make_board


@pytest.fixture(scope="module")
def whole_board(django_db_setup: None, django_db_blocker: Any) -> Iterator[Board]:
    with django_db_blocker.unblock(), undone_at_the_end():
        yield make_board()


@pytest.fixture
def board(whole_board: Board, db: None) -> Board:
    return whole_board


def new_article(board: Board, title: str = "Thông xe đường mới") -> ArticlePage:
    """As the form leaves it: its address was free when the form asked."""
    return ArticlePage(title=title, slug="thong-xe-duong-moi", owner=board.contributor, live=False)


def test_the_later_of_two_sent_at_once_gets_the_next_free_address(board: Board) -> None:
    first, second, third = (new_article(board) for _ in range(3))

    with within_site(board.site):
        for each in (first, second, third):
            board.section.add_child(instance=each)

        kept = ArticlePage.objects.filter(pk__in=[first.pk, second.pk, third.pk])
        addresses = sorted(each.slug for each in kept)
        records = EditorialRecord.objects.filter(article__in=kept).count()

    assert addresses == [f"thong-xe-duong-moi{end}" for end in ("", "-2", "-3")]
    assert records == 3
    assert second.url_path.endswith("/thong-xe-duong-moi-2/")


def test_an_address_that_is_free_stays_as_it_was_asked_for(board: Board) -> None:
    article = new_article(board)

    with within_site(board.site):
        board.section.add_child(instance=article)

    assert article.slug == "thong-xe-duong-moi"


def test_an_article_that_stands_does_not_change_its_address_by_itself(board: Board) -> None:
    """Whoever gives an article the address of another is told: readers may know both."""
    first, second = new_article(board), new_article(board)
    with within_site(board.site):
        board.section.add_child(instance=first)
        board.section.add_child(instance=second)
        second.slug = first.slug

        with pytest.raises(ValidationError):
            second.save()

        assert ArticlePage.objects.get(pk=second.pk).slug == "thong-xe-duong-moi-2"
