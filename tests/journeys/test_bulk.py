"""Several articles at once: ticked in the list, looked at before, done, taken back."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.people import Visitor

pytestmark = pytest.mark.journey

Arrive = Callable[..., Visitor]
Axe = Callable[[Page, str], None]


def test_two_articles_are_taken_at_once_moved_and_moved_back(visitor: Arrive, axe: Axe) -> None:
    writer = visitor("ctv.kinhte")
    titles = ["Hai bài nhận cùng lúc: bài một", "Hai bài nhận cùng lúc: bài hai"]
    for title in titles:
        writer.send_article(title)

    editor = visitor("bientap1")
    page = editor.page
    editor.go("/quan-tri/tin-bai/")
    for title in titles:
        page.get_by_role("checkbox", name=re.compile(re.escape(title))).check()
    expect(page.get_by_role("status").filter(has_text="Đã chọn 2 bài")).to_be_visible()
    axe(page, "bulk-list")
    page.get_by_label("Với các bài đã chọn").select_option(label="Nhận biên tập")
    editor.press("Tiếp tục")
    editor.sees("Sẽ làm")
    axe(page, "bulk-before")
    page.get_by_role("button", name="(2 bài)").click()
    editor.sees("2 bài đã xong")
    axe(page, "bulk-result")

    move_and_take_back(visitor("thuky"), titles, axe)


def move_and_take_back(secretary: Visitor, titles: list[str], axe: Axe) -> None:
    page = secretary.page
    secretary.go("/quan-tri/tin-bai/")
    for title in titles:
        page.get_by_role("checkbox", name=re.compile(re.escape(title))).check()
    page.get_by_label("Với các bài đã chọn").select_option(label="Chuyển chuyên mục")
    secretary.press("Tiếp tục")
    page.get_by_label("Chuyển đến chuyên mục").select_option(label="Kinh tế")
    secretary.press("Xem trước")
    page.get_by_role("button", name="(2 bài)").click()
    secretary.sees("chuyển đến Kinh tế")
    axe(page, "bulk-moved")
    page.get_by_role("button", name="Hoàn tác (2 bài)").click()
    expect(page.get_by_text(re.compile("^Đã hoàn tác"))).to_have_count(2)
    axe(page, "bulk-undone")
