"""Several people around one text: who writes, who takes over, who remarks at which place."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.people import PARAGRAPH, Visitor

pytestmark = pytest.mark.journey

Arrive = Callable[..., Visitor]
Axe = Callable[[Page, str], None]


def test_one_person_writes_at_a_time_and_another_takes_over(visitor: Arrive, axe: Axe) -> None:
    path = visitor("ctv.kinhte").send_article("Hai người một bài")
    editor = visitor("bientap1")
    editor.take(path)
    address = editor.page.url

    secretary = visitor("thuky")
    secretary.page.goto(address)
    secretary.sees("đang sửa bài này từ")
    secretary.follow("Nhận sửa thay")
    axe(secretary.page, "take-over")
    secretary.press("Nhận sửa thay")
    secretary.sees("Bạn sửa bài này thay")

    editor.page.locator("[name=lead]").fill("Lời dẫn của người đến sau, chưa kịp lưu.")
    editor.page.wait_for_timeout(1500)
    expect(editor.page.locator("[name=lead]")).to_have_value(re.compile("chưa kịp lưu"))

    secretary.page.locator("[name=lead]").fill("Lời dẫn của thư ký.")
    secretary.press("Lưu bản nháp")
    secretary.page.wait_for_load_state("networkidle")
    secretary.go(path)
    secretary.sees("Lời dẫn của thư ký.")
    secretary.sees("Nhận sửa thay")


def test_a_remark_stands_at_its_paragraph_in_the_editor(visitor: Arrive, axe: Axe) -> None:
    path = visitor("ctv.kinhte").send_article("Góp ý tại đoạn")
    chief = visitor("truongban")
    chief.go(path)
    choice = chief.page.get_by_label("Góp ý ở chỗ nào")
    choice.select_option(label=f"Đoạn 1: {PARAGRAPH}")
    chief.page.get_by_label("Lời góp ý").fill("Ghi rõ bề rộng mặt đường.")
    chief.press("Ghi góp ý")
    chief.sees("Đã ghi góp ý.")
    axe(chief.page, "remarks")

    editor = visitor("bientap1", size="phone")
    editor.go(path)
    axe(editor.page, "remarks-phone")
    editor.press("Nhận biên tập")
    editor.page.wait_for_url("**/edit/**")
    editor.page.wait_for_load_state("networkidle")
    editor.page.screenshot(path="build/journeys/editor-with-remark-phone.png")
    desktop = visitor("bientap1")
    desktop.page.goto(editor.page.url)
    desktop.page.wait_for_load_state("networkidle")
    desktop.press("Mở hoặc đóng nhận xét")
    desktop.page.wait_for_timeout(700)
    desktop.page.screenshot(path="build/journeys/editor-with-remark.png")
    desktop.sees("Ghi rõ bề rộng mặt đường.")
