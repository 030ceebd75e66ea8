"""After publication: a correction that readers are told of, and an article that is taken down."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.people import Visitor

pytestmark = pytest.mark.journey

Arrive = Callable[..., Visitor]
Axe = Callable[[Page, str], None]

NOTE = "Đoạn đường dài 655 m, không phải 640 m như đã đăng."


def publish(visitor: Arrive, title: str) -> tuple[Visitor, Visitor, str, str]:
    """Editor, chief, path of the file and address of an article that was just published."""
    path = visitor("ctv.kinhte").send_article(title)
    editor, chief = visitor("bientap1"), visitor("truongban")
    editor.propose(path)
    chief.press_in_file(path, "Duyệt", "Đã duyệt")
    chief.press_in_file(path, "Xuất bản ngay", "Đã xuất bản")
    return editor, chief, path, chief.public_address(path)


def test_a_correction_needs_two_and_the_reader_is_told_what_was_wrong(
    visitor: Arrive, axe: Axe
) -> None:
    title = "Đính chính chiều dài đoạn đường"
    editor, chief, path, public = publish(visitor, title)
    editor.go(path)
    editor.follow("Sửa bài đã xuất bản")
    editor.page.get_by_label("Đính chính", exact=True).check()
    editor.page.get_by_label("Lý do (bắt buộc)").fill("Đơn vị báo lại số đo.")
    editor.press("Sửa bài đã xuất bản")
    editor.sees("Đính chính phải nói rõ chỗ nào sai")
    editor.page.get_by_label("Lời đính chính").fill(NOTE)
    axe(editor.page, "correct")
    editor.press("Sửa bài đã xuất bản")
    editor.page.wait_for_url("**/edit/**")
    editor.page.locator("[name=lead]").fill(
        "Sáng nay, ấp Vạn Thanh thông xe đoạn đường mới dài 655 m."
    )
    editor.press("Trình duyệt")
    editor.state_is("Chờ duyệt")

    reader = visitor(size="phone")
    reader.go(public)
    assert reader.page.get_by_text(NOTE).count() == 0
    chief.go(path)
    chief.sees(NOTE)
    axe(chief.page, "correction-review")
    chief.press("Duyệt")
    chief.state_is("Đã duyệt")
    chief.press_in_file(path, "Xuất bản ngay", "Đã xuất bản")

    reader.go(public)
    expect(reader.page.get_by_label("Đính chính").first).to_contain_text(NOTE)
    reader.sees("đoạn đường mới dài 655 m")
    axe(reader.page, "corrected-article-phone")
    reader.go("/dinh-chinh/")
    reader.sees(NOTE)
    expect(reader.page.get_by_role("link", name=title)).to_have_attribute("href", public)
    axe(reader.page, "corrections-phone")


def test_an_article_taken_down_leaves_a_notice_at_its_address(visitor: Arrive, axe: Axe) -> None:
    _, chief, path, public = publish(visitor, "Bài sẽ được gỡ")
    chief.go(path)
    chief.follow("Gỡ bài")
    chief.page.get_by_label("Lý do (bắt buộc)").fill("Đơn vị đề nghị kiểm tra lại số liệu.")
    words = chief.page.get_by_label(re.compile("^Lời nói với người dân"))
    words.fill("Số liệu trong bài đang được kiểm tra lại.")
    axe(chief.page, "take-down")
    chief.press("Gỡ bài")
    chief.state_is("Đã gỡ")

    reader = visitor(size="phone")
    answer = reader.page.goto(f"{reader.base}{public}")
    assert answer
    assert answer.status == 410
    reader.sees("Ban Biên tập đã gỡ bài ở địa chỉ này")
    reader.sees("Số liệu trong bài đang được kiểm tra lại.")
    axe(reader.page, "taken-down-phone")
    chief.go(path)
    axe(chief.page, "taken-down-file")
