"""What residents get: the same bytes for everybody, the same cost however much there is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.html import escape

from conglang.tenancy.scoping import within_site
from tests.accounts.factories import client_of, make_portal, undone_at_the_end
from tests.newsroom.factories import AT, ROADS, Board, make_board, start, walk


@pytest.fixture(scope="module")
def whole_board(django_db_setup: None, django_db_blocker: Any) -> Iterator[Board]:
    with django_db_blocker.unblock(), undone_at_the_end():
        make_portal("binhson.test", "xã Bình Sơn")
        board = make_board()
        for number in range(3):
            walk(board, ROADS["published"], start(board, f"Bài số {number}"))
        yield board


@pytest.fixture
def board(whole_board: Board, db: None) -> Board:
    return whole_board


@pytest.fixture
def addresses(board: Board) -> dict[str, str]:
    """One address of each template residents meet."""
    with within_site(board.site):
        section = board.section.address
    return {
        "home": "/", "section": section, "article": f"{section}bai-so-1/",
        "site map": "/so-do-cong/", "search": "/tim-kiem/?q=bai", "no result": "/tim-kiem/?q=zzz",
        "nothing asked": "/tim-kiem/", "not found": "/khong-co-trang-nay/",
        "feed": "/rss/", "atom": "/atom/", "addresses": "/sitemap.xml", "robots": "/robots.txt",
    }  # fmt: skip


TEMPLATES = [
    "home", "section", "article", "site map", "search", "no result", "nothing asked", "not found",
    "feed", "atom", "addresses", "robots",
]  # fmt: skip


@pytest.mark.parametrize("template", TEMPLATES)
def test_everybody_gets_the_same_bytes_at_every_hour(
    template: str, board: Board, addresses: dict[str, str]
) -> None:
    path, host = addresses[template], board.site.hostname
    chief = client_of(board.chief, board.portal)
    chief.cookies["hien-thi"] = "4.cao"
    visitors = [
        (Client(HTTP_HOST=host), AT + timedelta(hours=1), {}),
        (chief, AT + timedelta(hours=2), {"HTTP_ACCEPT_LANGUAGE": "en"}),
        (Client(HTTP_HOST=host), AT + timedelta(days=40), {"HTTP_USER_AGENT": "Máy khác"}),
    ]

    answers = []
    for visitor, moment, headers in visitors:
        with time_machine.travel(moment, tick=False):
            answers.append(visitor.get(path, **headers))

    assert {answer.status_code for answer in answers} == {404 if template == "not found" else 200}
    assert len({answer.content for answer in answers}) == 1
    assert not any(answer.cookies for answer in answers)


def test_a_page_asks_as_often_with_many_articles_as_with_few(
    board: Board, addresses: dict[str, str]
) -> None:
    client = Client(HTTP_HOST=board.site.hostname)
    listing = ["home", "section", "article", "site map", "search", "feed", "addresses"]

    def questions(template: str) -> int:
        client.get(addresses[template])
        with CaptureQueriesContext(connection) as asked:
            assert client.get(addresses[template]).status_code == 200
        return len(asked)

    few = {template: questions(template) for template in listing}
    for number in range(10, 22):
        walk(board, ROADS["published"], start(board, f"Bài số {number}"))

    assert {template: questions(template) for template in listing} == few


@pytest.mark.parametrize("path", ["/khong-co-trang-nay/", "/tin-tuc/khong-co/", "/tep/9/x.pdf"])
def test_a_page_that_is_not_there_keeps_the_portals_head_and_search(
    path: str, board: Board
) -> None:
    response = Client(HTTP_HOST=board.site.hostname).get(path)

    page = response.content.decode()
    assert response.status_code == 404
    assert response["Cache-Control"] == "no-store"
    assert escape(board.portal.portal_name) in page
    assert 'action="/tim-kiem/"' in page
    assert "noindex" in page
    assert 'rel="canonical"' not in page


def test_an_address_in_a_message_cannot_carry_code(board: Board) -> None:
    response = Client(HTTP_HOST=board.site.hostname).get("/%3Cscript%3Ealert(1)%3C/script%3E/")

    assert b"<script>alert" not in response.content


def test_a_host_nobody_uses_tells_of_no_portal(db: None) -> None:
    response = Client(HTTP_HOST="la.test").get("/")

    assert response.status_code == 404
    assert b"masthead" not in response.content


@pytest.mark.parametrize("path", ["/", "/so-do-cong/"])
def test_asked_again_an_unchanged_page_is_not_sent_again(path: str, board: Board) -> None:
    client = Client(HTTP_HOST=board.site.hostname)
    tag = client.get(path)["ETag"]

    again = client.get(path, HTTP_IF_NONE_MATCH=tag)

    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize(
    ("role", "sees"),
    [("", None), ("contributor", "file"), ("chief", "file"), ("portal_admin", "desk")],
)
def test_staff_find_the_way_from_a_page_to_its_file(
    role: str, sees: str | None, board: Board, addresses: dict[str, str]
) -> None:
    client = board.browser(role) if role else Client(HTTP_HOST=board.site.hostname)

    staff = client.get("/hien-thoi.json", {"trang": addresses["article"]}).json()["staff"]

    assert (staff is None) == (sees is None)
    if staff:
        assert staff["desk_url"] == "/quan-tri/"
        assert ("edit_url" in staff) == (sees == "file")
    if sees == "file":
        assert client.get(staff["edit_url"]).status_code == 200


def test_of_a_page_that_is_no_article_there_is_no_file(board: Board) -> None:
    for path in ("/", "", "/khong-co/", "http://binhson.test/tin-tuc/", "/\0/"):
        staff = board.browser("chief").get("/hien-thoi.json", {"trang": path}).json()["staff"]
        assert "edit_url" not in staff
