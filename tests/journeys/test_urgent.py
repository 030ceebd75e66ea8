"""A storm is coming: one person publishes at once, a second approves afterwards."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.people import Visitor

pytestmark = pytest.mark.journey

Arrive = Callable[..., Visitor]
Axe = Callable[[Page, str], None]


def test_what_was_published_urgently_stays_flagged_until_somebody_else_approves(
    visitor: Arrive, axe: Axe
) -> None:
    title = "Công điện khẩn: bão vào vùng biển Tây trong đêm nay"
    path = visitor("ctv.kinhte").send_article(title)

    officer = visitor("trucban", size="phone")
    officer.go(path)
    officer.follow("Xuất bản khẩn")
    officer.page.get_by_label("Lý do (bắt buộc)").fill("Công điện yêu cầu báo dân trước 18 giờ.")
    axe(officer.page, "urgent-phone")
    officer.press("Xuất bản khẩn")
    officer.sees("Xuất bản khẩn, chưa có người thứ hai duyệt")
    assert officer.page.get_by_role("button", name="Duyệt sau").count() == 0

    resident = visitor()
    resident.go("/tin-tuc/nong-thon-moi/")
    resident.follow(title)
    expect(resident.page.get_by_role("heading", level=1)).to_have_text(title)

    chief = visitor("truongban")
    waiting = chief.page.locator("section", has_text="Xuất bản khẩn").first
    expect(waiting).to_contain_text(title)
    axe(chief.page, "urgent-desk")
    chief.go("/quan-tri/tin-bai/?q=bão vào vùng biển Tây")
    expect(chief.page.locator(".work-rows__row").first).to_contain_text("Xuất bản khẩn")
    chief.go(path)
    axe(chief.page, "urgent-file")
    chief.press("Duyệt sau")
    chief.sees("Duyệt sau")
    flag = chief.page.get_by_role("heading", name="Xuất bản khẩn, chưa có người thứ hai duyệt")
    expect(flag).to_have_count(0)

    chief.go("/quan-tri/")
    expect(chief.page.get_by_role("link", name=title)).to_have_count(0)
    officer.go(path)
    officer.sees("Trần Quốc Đông")
