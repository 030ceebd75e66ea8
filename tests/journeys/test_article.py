"""From the unit, through the editorial board, to the reader: the main job of the product."""

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


@pytest.mark.short_form(1)
@pytest.mark.parametrize("size", ["phone", "desktop"])
def test_an_article_travels_from_a_unit_through_the_board_to_the_reader(
    visitor: Arrive, axe: Axe, size: str
) -> None:
    title = f"Ấp Vạn Thanh thông xe đường bê tông ({size})"
    contributor = visitor("ctv.kinhte", size=size)
    axe(contributor.page, f"desk-contributor-{size}")
    contributor.follow("Viết bài mới")
    axe(contributor.page, f"write-{size}")
    contributor.begin_article(title)
    contributor.press("Gửi Ban Biên tập")
    contributor.sees("Bài đã lưu nhưng chưa gửi được.")
    contributor.send_to_board()
    contributor.sees("Đã gửi Ban Biên tập.")
    contributor.state_is("Đã gửi")
    path = contributor.article_path()
    axe(contributor.page, f"file-contributor-{size}")

    editor = visitor("bientap1", size=size)
    axe(editor.page, f"desk-editor-{size}")
    editor.go(path)
    editor.follow("Trả lại người viết")
    editor.press("Trả lại người viết")
    editor.sees("Hãy chọn một lý do trong danh sách.")
    editor.page.get_by_label("Lý do (bắt buộc)").select_option(index=1)
    editor.page.get_by_label("Cần sửa gì").fill("Bổ sung tổng kinh phí và số hộ hiến đất.")
    axe(editor.page, f"return-{size}")
    editor.press("Trả lại người viết")
    editor.state_is("Trả lại")

    contributor.go("/quan-tri/")
    contributor.sees("Bổ sung tổng kinh phí và số hộ hiến đất.")
    axe(contributor.page, f"desk-returned-{size}")
    contributor.go(path)
    contributor.follow("Viết, sửa")
    contributor.sees("Bài được trả lại để sửa")
    contributor.page.locator("[name=lead]").fill(
        "Sáng nay, ấp Vạn Thanh thông xe đoạn đường mới, kinh phí 820 triệu đồng, 14 hộ hiến đất."
    )
    contributor.send_to_board()
    contributor.state_is("Đã gửi")

    editor.take(path)
    editor.page.locator("[name=title]").fill(f"{title}: 14 hộ hiến đất")
    editor.press("Trình duyệt")
    editor.state_is("Chờ duyệt")

    chief = visitor("truongban", size=size)
    axe(chief.page, f"desk-chief-{size}")
    chief.go(path)
    expect(chief.page.locator(".diff").first).to_contain_text("14 hộ hiến đất")
    axe(chief.page, f"review-{size}")
    chief.press("Duyệt")
    chief.state_is("Đã duyệt")
    schedule(chief, size, axe)

    resident = visitor(size=size)
    wait_for_publication(resident, f"{title}: 14 hộ hiến đất")
    axe(resident.page, f"article-new-{size}")
    public = resident.page.url.removeprefix(resident.base)
    everywhere(resident, title, public)

    correct_and_take_down(editor, chief, resident, path, public, title)


def schedule(chief: Visitor, size: str, axe: Axe) -> None:
    chief.follow("Hẹn giờ")
    soon = datetime.now(VIETNAM) + timedelta(minutes=1)
    chief.page.locator("input[type=date]").fill(f"{soon:%Y-%m-%d}")
    chief.page.locator("input[type=time]").fill(f"{soon:%H:%M}")
    axe(chief.page, f"schedule-{size}")
    chief.press("Hẹn giờ")
    if chief.page.get_by_text("Giờ hẹn phải ở phía trước").count():
        # The minute turned while the form was filled.
        soon += timedelta(minutes=1)
        chief.page.locator("input[type=time]").fill(f"{soon:%H:%M}")
        chief.press("Hẹn giờ")
    chief.state_is("Hẹn giờ")


def wait_for_publication(resident: Visitor, title: str) -> None:
    """The scheduler publishes within 30 seconds of the hour, never because somebody looked."""
    for _ in range(60):
        resident.go("/tin-tuc/nong-thon-moi/")
        link = resident.page.get_by_role("link", name=title)
        if link.count():
            link.first.click()
            expect(resident.page.get_by_role("heading", level=1)).to_have_text(title)
            return
        resident.page.wait_for_timeout(2000)
    pytest.fail("the scheduled article did not appear")


def everywhere(resident: Visitor, title: str, public: str) -> None:
    """Home, section, feed, search and site map all know the article."""
    resident.go("/")
    expect(
        resident.page.get_by_role("link", name=re.compile(re.escape(title))).first
    ).to_be_visible()
    for path in ("/rss/tin-tuc/nong-thon-moi/", "/atom/", "/sitemap.xml"):
        assert public in resident.page.request.get(f"{resident.base}{path}").text(), path
    resident.go("/so-do-cong/")
    expect(resident.page.locator(f'a[href="{public}"]').first).to_be_attached()
    resident.go("/tim-kiem/?q=thong+xe+duong+be+tong")
    expect(resident.page.locator(f'a[href="{public}"] mark').first).to_be_visible()


def correct_and_take_down(
    editor: Visitor, chief: Visitor, resident: Visitor, path: str, public: str, title: str
) -> None:
    editor.go(path)
    editor.follow("Sửa bài đã xuất bản")
    editor.page.get_by_label("Đính chính", exact=True).check()
    editor.page.get_by_label("Lời đính chính").fill("Số hộ hiến đất là 15, không phải 14.")
    editor.page.get_by_label("Lý do (bắt buộc)").fill("Số hộ hiến đất là 15.")
    editor.press("Sửa bài đã xuất bản")
    editor.page.wait_for_url("**/edit/**")
    editor.page.locator("[name=title]").fill(f"{title}: 15 hộ hiến đất")
    editor.press("Trình duyệt")
    editor.state_is("Chờ duyệt")
    resident.go(public)
    expect(resident.page.get_by_role("heading", level=1)).to_have_text(f"{title}: 14 hộ hiến đất")

    chief.go(path)
    chief.press("Duyệt")
    chief.state_is("Đã duyệt")
    chief.press("Xuất bản ngay")
    chief.state_is("Đã xuất bản")
    resident.go(public)
    expect(resident.page.get_by_role("heading", level=1)).to_have_text(f"{title}: 15 hộ hiến đất")

    chief.follow("Gỡ bài")
    chief.page.get_by_label("Lý do (bắt buộc)").fill("Đơn vị đề nghị kiểm tra lại số liệu.")
    chief.press("Gỡ bài")
    chief.state_is("Đã gỡ")
    assert resident.page.request.get(f"{resident.base}{public}").status == 410
    resident.go("/tim-kiem/?q=thong+xe+duong+be+tong")
    assert resident.page.locator(f'a[href="{public}"]').count() == 0
