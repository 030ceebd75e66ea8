"""A storm: the officer on duty puts a line over every page; it goes at a press."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.people import Visitor

pytestmark = pytest.mark.journey

Arrive = Callable[..., Visitor]
Axe = Callable[[Page, str], None]
WORDS = "Bão mạnh đổ bộ đêm nay, bà con không ra khơi."


def test_a_storm_stands_over_every_page_and_goes(visitor: Arrive, axe: Axe) -> None:
    officer = visitor("trucban", size="phone")
    officer.go("/quan-tri/canh-bao/")
    axe(officer.page, "alerts-empty-phone")
    officer.follow("Đặt cảnh báo")
    axe(officer.page, "alert-new-phone")
    assert officer.width_overflow() == 0
    officer.page.get_by_label("Nội dung").fill(WORDS)
    officer.page.get_by_label("Hiện đến: ngày").fill("2099-01-01")
    officer.page.get_by_label("Hiện đến: giờ").fill("18:00")
    officer.press("Đặt ngay")
    officer.sees("Mỗi cảnh báo hiện tối đa 60 ngày")
    soon = officer.page.evaluate("new Date(Date.now() + 3 * 864e5).toISOString().slice(0, 10)")
    officer.page.get_by_label("Hiện đến: ngày").fill(soon)
    officer.press("Đặt ngay")
    officer.sees("mọi trang hiện dòng này ngay bây giờ")

    resident = visitor(size="phone")
    for path in ("/", "/van-ban/", "/lanh-dao/"):
        resident.go(path)
        expect(resident.page.get_by_text(WORDS)).to_be_visible()
        assert resident.width_overflow() == 0
    resident.go("/")
    axe(resident.page, "home-under-alert-phone")

    officer.go("/quan-tri/canh-bao/")
    officer.page.get_by_role("button", name="Gỡ ngay").click()
    officer.sees("Đã gỡ khỏi mọi trang.")
    resident.go("/")
    expect(resident.page.get_by_text(WORDS)).to_have_count(0)
