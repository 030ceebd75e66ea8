"""The editor saves by itself while somebody writes; a press then makes no second article."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Route, expect

from tests.journeys.people import Visitor

pytestmark = pytest.mark.journey

Arrive = Callable[..., Visitor]


def on_own_saves(person: Visitor, act: Callable[[Route], None]) -> None:
    """Let ``act`` decide what becomes of the saves that the editor sends by itself."""

    def look(route: Route) -> None:
        request = route.request
        own = request.headers.get("accept") == "application/json"
        act(route) if request.method == "POST" and own else route.continue_()

    person.page.route("**/quan-tri/pages/**", look)


def write_on(person: Visitor) -> None:
    """Write until the editor saves by itself; it looks for changes after two seconds."""
    page = person.page
    page.wait_for_timeout(2500)
    own = {"accept": "application/json"}.items()
    with page.expect_request(lambda each: each.method == "POST" and own <= each.headers.items()):
        page.keyboard.type(" Các hộ hiến đất rất phấn khởi.")


def test_who_presses_while_a_save_is_on_its_way_gets_one_article(visitor: Arrive) -> None:
    title = "Bấm gửi khi bài đang tự lưu"
    contributor = visitor("ctv.kinhte")
    on_the_way: list[Route] = []
    on_own_saves(contributor, on_the_way.append)
    contributor.begin_article(title)
    write_on(contributor)

    contributor.send_to_board()
    contributor.page.wait_for_timeout(1000)
    assert len(on_the_way) == 1, "no second save begins, and the press waits"
    assert "/add/" in contributor.page.url
    on_the_way.pop().continue_()

    contributor.state_is("Đã gửi")
    contributor.go("/quan-tri/tin-bai/")
    expect(contributor.page.get_by_role("link", name=title)).to_have_count(1)


def test_a_save_that_fails_holds_nobody(visitor: Arrive) -> None:
    contributor = visitor("ctv.kinhte")
    on_own_saves(contributor, lambda route: route.abort())
    contributor.begin_article("Tự lưu hỏng, người viết vẫn gửi được")
    write_on(contributor)
    contributor.send_to_board()
    contributor.state_is("Đã gửi")
