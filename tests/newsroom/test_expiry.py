"""The last day of an article: hidden after it, listed for the board, kept, and put back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.urls import reverse

from conglang.audit.queries import history_of
from conglang.core.errors import Refusal
from conglang.newsroom import actions
from conglang.newsroom.models import ArticlePage, Correction
from conglang.newsroom.tasks import expire_due
from conglang.search.queries import search
from conglang.tenancy.scoping import within_site
from tests.accounts.factories import undone_at_the_end, visitor
from tests.newsroom.factories import AT, Board, act, article_in, make_board, record_of, start

LAST = date(2026, 11, 25)
#: Midnight in Viet Nam at the end of the last day.
OVER = datetime(2026, 11, 25, 17, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def whole_board(django_db_setup: None, django_db_blocker: Any) -> Iterator[Board]:
    with django_db_blocker.unblock(), undone_at_the_end():
        yield make_board()


@pytest.fixture
def board(whole_board: Board, db: None, settings: Any) -> Board:
    settings.MFA_REQUIRED = False
    return whole_board


def limit(board: Board, article: Any, *, by: str = "chief", last: date | None = LAST) -> Any:
    with within_site(board.site):
        return actions.set_last_day(
            article_id=article.pk, by=board.people[by], at=AT, shown_until=last
        )


def refused(board: Board, article: Any, **more: Any) -> str:
    with pytest.raises(Refusal) as said:
        limit(board, article, **more)
    return said.value.code


def expired(board: Board) -> Any:
    article = article_in(board, "published")
    limit(board, article)
    with time_machine.travel(OVER, tick=False):
        expire_due()
    return article


def test_it_is_shown_to_the_end_of_its_last_day(board: Board) -> None:
    article = article_in(board, "published")
    limit(board, article)

    with time_machine.travel(OVER - timedelta(seconds=1), tick=False):
        assert expire_due() == 0
    assert visitor(board.portal).get(article.address).status_code == 200
    with time_machine.travel(OVER, tick=False):
        assert [expire_due(), expire_due()] == [1, 0]
    assert record_of(board, article).state == "taken_down"


def test_then_it_is_gone_from_every_public_page_and_its_address_says_so(board: Board) -> None:
    article = expired(board)

    answer = visitor(board.portal).get(article.address)
    page = answer.content.decode()
    assert answer.status_code == 410
    assert "Bài này đã hết thời hạn đăng" in page
    assert "được đăng đến hết ngày 25/11/2026" in page
    for path in ("/", board.section.address, "/rss/", "/atom/", "/sitemap.xml"):
        assert article.address not in visitor(board.portal).get(path).content.decode(), path
    with within_site(board.site):
        assert search("duong lien ap").total == 0


def test_the_board_finds_it_in_its_list_and_the_log_says_why(board: Board) -> None:
    article, other = expired(board), article_in(board, "taken_down")

    page = board.browser("editor").get(reverse("articles") + "?trang-thai=expired")
    rows = [row["record"].article_id for row in page.context["rows"]]
    with within_site(board.site):
        last = list(history_of("newsroom.articlepage", article.pk))[-1]

    assert rows == [article.pk]
    assert other.pk not in rows
    assert page.context["rows"][0]["state_label"] == "Hết hạn đăng"
    assert (last.act, last.note) == (
        "article.take_down", "Hết hạn: đăng đến hết ngày 25/11/2026.",
    )  # fmt: skip
    assert last.actor_id is None


def test_put_back_it_stays(board: Board) -> None:
    article = expired(board)
    act(board, "put_back", article, by="chief", at=OVER)

    with time_machine.travel(OVER + timedelta(days=400), tick=False):
        assert expire_due() == 0
    assert visitor(board.portal).get(article.address).status_code == 200
    assert record_of(board, article).shown_until is None


def test_a_correction_in_work_does_not_keep_it(board: Board) -> None:
    article = article_in(board, "published")
    limit(board, article)
    act(board, "correct", article, by="editor")

    with time_machine.travel(OVER, tick=False):
        assert expire_due() == 1

    with within_site(board.site):
        assert Correction.objects.get().dropped_at == OVER
        assert not ArticlePage.objects.get(pk=article.pk).live


def test_a_draft_with_a_last_day_waits_for_its_publication(board: Board) -> None:
    draft = article_in(board, "approved")
    limit(board, draft)

    with time_machine.travel(OVER, tick=False):
        assert expire_due() == 0
    with pytest.raises(Refusal) as late:
        act(board, "publish", draft, by="chief", at=OVER)
    with pytest.raises(Refusal) as later:
        act(board, "schedule", draft, by="chief", publish_at=OVER)

    assert [late.value.code, later.value.code] == ["before_publication"] * 2
    assert record_of(board, draft).state == "approved"


def test_an_emergency_does_not_wait_for_a_forgotten_date(board: Board) -> None:
    draft = start(board)
    limit(board, draft)

    act(board, "publish_urgent", draft, by="duty_officer", at=OVER)

    assert record_of(board, draft).shown_until is None
    assert visitor(board.portal).get(draft.address).status_code == 200


def test_a_last_day_that_makes_no_sense_is_refused(board: Board) -> None:
    scheduled = article_in(board, "scheduled")  # for 23/11/2026

    assert refused(board, scheduled, last=date(2026, 11, 19)) == "past_day"
    assert refused(board, scheduled, last=date(2026, 11, 22)) == "before_publication"
    assert refused(board, article_in(board, "taken_down")) == "wrong_state"
    assert record_of(board, scheduled).shown_until is None


@pytest.mark.parametrize("role", ["contributor", "editor", "secretary", "duty_officer"])
def test_who_may_not_publish_sets_no_last_day(role: str, board: Board) -> None:
    article = article_in(board, "published")

    assert refused(board, article, by=role) == "not_allowed"
    assert record_of(board, article).shown_until is None


def test_the_screen_sets_and_drops_it(board: Board) -> None:
    article = article_in(board, "published")
    file = reverse("article_file", args=[article.pk])
    last_day = reverse("article_last_day", args=[article.pk])
    chief = board.browser("chief")

    wrong = chief.post(last_day, {"shown_until": "hôm nào"}, follow=True).content.decode()
    chief.post(last_day, {"shown_until": "2099-12-31"})
    told = chief.get(file).content.decode()
    chief.post(last_day, {"shown_until": ""})

    assert "Hãy ghi ngày theo dạng ngày/tháng/năm" in wrong
    assert "<dd>31/12/2099</dd>" in told.replace("\n", "")
    assert "Đặt hạn đăng" in told
    assert record_of(board, article).shown_until is None
    assert last_day not in board.browser("editor").get(file).content.decode()
