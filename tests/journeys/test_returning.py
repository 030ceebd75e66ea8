"""What came back is changed in place and sent again; the board sees every word that changed."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.people import Visitor

pytestmark = pytest.mark.journey

Arrive = Callable[..., Visitor]
Axe = Callable[[Page, str], None]

NOTE = "Ghi chiều dài sau khi nghiệm thu và số hộ hiến đất."


def test_what_came_back_is_changed_in_place_and_compared_word_by_word(
    visitor: Arrive, axe: Axe
) -> None:
    writer = visitor("ctv.kinhte", size="phone")
    path = writer.send_article("Trả lại, sửa và gửi lại")

    editor = visitor("bientap1")
    editor.go(path)
    editor.follow("Trả lại người viết")
    reason = editor.page.get_by_label("Lý do (bắt buộc)")
    reason.select_option(label="Thiếu số liệu hoặc nguồn số liệu")
    editor.page.get_by_label("Cần sửa gì").fill(NOTE)
    editor.press("Trả lại người viết")
    editor.state_is("Trả lại")

    writer.go("/quan-tri/")
    writer.sees(NOTE)
    writer.go(path)
    axe(writer.page, "returned-file-phone")
    writer.follow("Viết, sửa")
    writer.sees("Thiếu số liệu hoặc nguồn số liệu")
    writer.sees(NOTE)
    axe_of_writing(writer)
    assert writer.width_overflow() == 0
    writer.page.locator("[name=lead]").fill(
        "Sáng nay, ấp Vạn Thanh thông xe đoạn đường mới dài 655 m."
    )
    writer.send_to_board()
    writer.state_is("Đã gửi")

    editor.go(path)
    editor.sees("So với bản lúc trả lại")
    changed = editor.page.locator(".diff").first
    expect(changed.locator("ins")).to_have_text(re.compile("dài 655 m"))
    expect(changed).to_contain_text("ấp Vạn Thanh thông xe")
    axe(editor.page, "sent-again")
    editor.follow("Các bản của bài, so sánh hai bản bất kỳ")
    axe(editor.page, "versions")
    editor.follow("So sánh hai bản")
    expect(editor.page.locator(".diff").first).to_contain_text("dài 655 m")
    axe(editor.page, "compare")


def axe_of_writing(writer: Visitor) -> None:
    """A picture of the writing screen with what is to be changed above the text."""
    writer.page.wait_for_load_state("networkidle")
    writer.page.screenshot(path="build/journeys/returned-writing-phone.png")
