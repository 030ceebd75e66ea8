"""A clerk enters a new leader; a resident finds the person, the chart and the telephone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.isolation.world import png
from tests.journeys.people import Visitor

pytestmark = pytest.mark.journey

Arrive = Callable[..., Visitor]
Axe = Callable[[Page, str], None]


def test_a_new_leader_is_entered_and_found(visitor: Arrive, axe: Axe) -> None:
    clerk = visitor("vanthu")
    clerk.go("/quan-tri/to-chuc/lanh-dao/")
    axe(clerk.page, "staff-leaders-desktop")
    clerk.follow("Thêm lãnh đạo")
    axe(clerk.page, "staff-leader-new-desktop")
    clerk.page.get_by_label("Họ và tên").fill("Võ Minh Khôi")
    clerk.page.get_by_label("Chức vụ").fill("Phó Chủ tịch")
    clerk.page.get_by_label("Cơ quan").fill("Ủy ban nhân dân xã")
    clerk.page.get_by_label("Lĩnh vực phụ trách").fill("Kinh tế, nông nghiệp")
    clerk.page.get_by_label("Điện thoại công vụ").fill("0297 000 0013")
    clerk.page.get_by_label("Ảnh chân dung").set_input_files(
        [{"name": "khoi.png", "mimeType": "image/png", "buffer": png()}]
    )
    clerk.press("Lưu")
    clerk.sees("Đã lưu Võ Minh Khôi")
    clerk.go("/quan-tri/to-chuc/don-vi/")
    axe(clerk.page, "staff-units-desktop")

    resident = visitor(size="phone")
    resident.go("/lanh-dao/")
    resident.page.get_by_role("link", name="Võ Minh Khôi").click()
    resident.sees("Kinh tế, nông nghiệp")
    axe(resident.page, "leader-phone")
    assert resident.width_overflow() == 0
    portrait = resident.page.locator(".portrait img")
    assert portrait.evaluate("image => image.complete && image.naturalWidth > 0")
    resident.go("/danh-ba/?q=minh+khoi")
    resident.sees("0297 000 0013")
