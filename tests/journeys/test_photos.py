"""Photos from a telephone: many at once, one of them broken, described and put into the article."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.people import Visitor
from tests.media.files import picture, picture_with_camera_data

pytestmark = pytest.mark.journey

Arrive = Callable[..., Visitor]
Axe = Callable[[Page, str], None]
JPEG = "image/jpeg"


def test_a_contributor_sends_photos_from_a_telephone(visitor: Arrive, axe: Axe) -> None:
    writer = visitor("ctv.kinhte", size="phone")
    page = writer.page
    page.locator('a[href^="/quan-tri/tin-bai/"]', has_text="Bể lươn").first.click()
    writer.follow("Thêm nhiều ảnh")
    page.get_by_label("Chọn ảnh, một hay nhiều").set_input_files(
        [
            {"name": "Thả lươn.jpg", "mimeType": JPEG, "buffer": picture_with_camera_data()},
            {"name": "hong.jpg", "mimeType": JPEG, "buffer": b"rac"},
            {"name": "Bể mới.jpg", "mimeType": JPEG, "buffer": picture("JPEG", (900, 1200))},
        ]
    )
    writer.press("Tải ảnh lên")
    rows = page.locator(".photos__row")
    expect(rows).to_have_count(2)
    writer.sees("Tệp này không phải ảnh")
    expect(page.get_by_role("button", name="Lưu, để sau")).to_be_enabled()

    alts = page.get_by_label(re.compile("^Văn bản thay thế"))
    alts.first.fill("Chị Tám Lụa thả lươn giống xuống bể xi măng")
    writer.press("Đưa vào bài, từng ảnh")
    writer.sees("Còn thiếu văn bản thay thế của ảnh 2.")
    expect(alts.first).to_have_value("Chị Tám Lụa thả lươn giống xuống bể xi măng")
    alts.nth(1).fill("Bể lươn mới xây sau nhà")
    assert writer.width_overflow() == 0
    rows.first.evaluate("row => row.scrollIntoView()")
    axe(page, "photos-phone")
    page.get_by_role("button", name="Lên: ảnh Bể mới").click()
    expect(rows.first.locator("img")).to_have_attribute("alt", "Ảnh Bể mới")
    writer.press("Đưa vào bài, từng ảnh")

    writer.sees("Đã đưa ảnh vào cuối bài.")
    shown = page.locator(".review__text img")
    expect(shown).to_have_count(2)
    expect(shown.first).to_have_attribute("alt", "Bể lươn mới xây sau nhà")
