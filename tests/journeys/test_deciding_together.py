"""The chief sets the way of a section: whose desk, in what time, how many must agree."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.people import Visitor

pytestmark = pytest.mark.journey

Arrive = Callable[..., Visitor]
Axe = Callable[[Page, str], None]

SECTION = "Chuyển đổi số"


def set_path(chief: Visitor, axe: Axe) -> None:
    chief.go("/quan-tri/duong-di/")
    chief.follow(SECTION)
    first = chief.page.get_by_role("group", name="Bước 1", exact=True)
    first.get_by_label("Việc").select_option(label="Biên tập")
    first.get_by_label("Người làm", exact=True).select_option(label="Mọi thư ký")
    first.get_by_label("Thời hạn", exact=True).fill("4")
    first.get_by_label("Đơn vị của thời hạn", exact=True).select_option(label="giờ làm việc")
    second = chief.page.get_by_role("group", name="Bước 2", exact=True)
    second.get_by_label("Việc").select_option(label="Duyệt")
    second.get_by_label("Số người phải đồng ý").fill("2")
    chief.press("Đặt đường đi")
    chief.sees("Chọn một vai trò, hoặc chọn từng người.")
    second.locator("summary").click()
    for name in ("Võ Thành Lợi", "Trần Quốc Đông"):
        second.get_by_label(name).check()
    axe(chief.page, "path-form")
    chief.press("Đặt đường đi")
    chief.sees("Đã đặt đường đi.")
    chief.sees("cần 2 người đồng ý")
    axe(chief.page, "paths")


def test_two_of_the_board_must_agree_before_an_article_goes_on(visitor: Arrive, axe: Axe) -> None:
    chief = visitor("truongban")
    set_path(chief, axe)
    path = visitor("ctv.motcua").send_article("Hai người cùng đồng ý", section=SECTION)

    secretary = visitor("thuky")
    secretary.go(path)
    box = secretary.page.get_by_label("Đang chờ", exact=True)
    expect(box).to_contain_text("Phạm Bích Liên")
    expect(box).to_contain_text(re.compile(r"hạn \d\d:\d\d ngày \d\d/\d\d/\d{4}"))
    secretary.propose(path)

    deputy = visitor("phoban", size="phone")
    deputy.go(path)
    expect(deputy.page.get_by_label("Đang chờ", exact=True)).to_contain_text("Đã đồng ý 0/2")
    assert deputy.page.get_by_role("button", name="Duyệt", exact=True).count() == 0
    deputy.press("Đồng ý")
    expect(deputy.page.get_by_label("Đang chờ", exact=True)).to_contain_text("Đã đồng ý 1/2")
    deputy.state_is("Chờ duyệt")
    axe(deputy.page, "quorum-phone")

    chief.go(path)
    axe(chief.page, "quorum")
    chief.press("Duyệt")
    chief.state_is("Đã duyệt")

    chief.go("/quan-tri/duong-di/")
    chief.press(f"Bỏ đường đi riêng của {SECTION}")
    chief.sees("Đã bỏ đường đi riêng.")
