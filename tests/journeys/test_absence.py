"""Who goes away names a deputy; what arrives meanwhile waits for the deputy."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.people import Visitor

pytestmark = pytest.mark.journey

Arrive = Callable[..., Visitor]
Axe = Callable[[Page, str], None]
VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


def test_an_article_waits_for_the_deputy_of_who_is_away(visitor: Arrive, axe: Axe) -> None:
    secretary = visitor("thuky", size="phone")
    secretary.go("/quan-tri/vang-mat/")
    secretary.follow("Ghi ngày vắng")
    today = datetime.now(VIETNAM).date()
    secretary.page.get_by_label("Vắng từ ngày").fill(f"{today:%Y-%m-%d}")
    secretary.page.get_by_label("Đến hết ngày").fill(f"{today + timedelta(days=4):%Y-%m-%d}")
    secretary.page.get_by_label("Người thay").select_option(label="Lý Thu Sương")
    axe(secretary.page, "absence-phone")
    secretary.press("Ghi ngày vắng")
    secretary.sees("Đã ghi ngày vắng.")
    expect(secretary.page.locator(".work-rows__row").first).to_contain_text("Lý Thu Sương thay")

    path = visitor("ctv.kinhte").send_article("Bài gửi khi thư ký đi vắng")
    deputy = visitor("bientap1")
    deputy.sees("Bài gửi khi thư ký đi vắng")
    deputy.go(path)
    box = deputy.page.get_by_label("Đang chờ", exact=True)
    expect(box).to_contain_text("Lý Thu Sương")
    expect(box).to_contain_text(re.compile("Thay Phạm Bích Liên, vắng từ"))
    axe(deputy.page, "absence-file")
    deputy.go("/quan-tri/vang-mat/")
    axe(deputy.page, "absences")
    deputy.take(path)

    secretary.press("Bỏ ngày vắng của Phạm Bích Liên")
    secretary.sees("Đã bỏ ngày vắng.")
