"""A department checks figures by a link: no account, one answer, kept in the history."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.people import Visitor

pytestmark = pytest.mark.journey

Arrive = Callable[..., Visitor]
Axe = Callable[[Page, str], None]


def test_somebody_without_an_account_checks_the_figures_on_a_phone(
    visitor: Arrive, axe: Axe
) -> None:
    path = visitor("ctv.kinhte").send_article("Nhờ Phòng Kinh tế đối chiếu")
    editor = visitor("bientap1")
    editor.go(path)
    editor.follow("Nhờ đối chiếu")
    editor.page.get_by_label("Họ và tên người được nhờ").fill("Lê Minh Hải")
    editor.page.get_by_label("Cơ quan, đơn vị").fill("Phòng Kinh tế")
    editor.page.get_by_label("Điều cần đối chiếu").fill("Chiều dài đoạn đường đã đúng chưa?")
    axe(editor.page, "fact-check-ask")
    editor.press("Tạo đường dẫn")
    link = editor.page.get_by_label("Đường dẫn", exact=True).input_value()
    axe(editor.page, "fact-check-link")

    outside = visitor(size="phone")
    outside.page.goto(link)
    outside.sees("Chiều dài đoạn đường đã đúng chưa?")
    outside.sees("Đoạn đường dài 640 m")
    assert outside.width_overflow() == 0
    outside.page.get_by_label("Có chỗ cần sửa").check()
    outside.press("Gửi trả lời")
    expect(outside.page.locator("[aria-invalid=true]").first).to_be_visible()
    outside.page.get_by_label("Chỗ cần sửa", exact=True).fill("Đoạn 1: 655 m, không phải 640 m.")
    axe(outside.page, "fact-check-phone")
    outside.press("Gửi trả lời")
    outside.sees("Đã nhận câu trả lời")
    axe(outside.page, "fact-check-thanks-phone")
    outside.page.goto(link)
    assert outside.page.get_by_role("button", name="Gửi trả lời").count() == 0

    editor.go(path)
    answer = editor.page.locator("section", has_text="Đối chiếu số liệu").last
    expect(answer).to_contain_text("655 m, không phải 640 m")
    history = editor.page.locator(".timeline")
    expect(history).to_contain_text("Lê Minh Hải")
    expect(history).to_contain_text("655 m, không phải 640 m")
    axe(editor.page, "fact-check-file")
