"""The library: a clerk posts a decision that replaces an older one; a resident reads it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.people import Visitor
from tests.legal.factories import pdf

pytestmark = pytest.mark.journey

Arrive = Callable[..., Visitor]
Axe = Callable[[Page, str], None]
DESK = "/quan-tri/van-ban/"
WORDS = "Quyet dinh nay quy dinh quan ly cho tren dia ban xa, thay the quyet dinh cu. " * 3
SHEET = """Số ký hiệu;Loại;Ngày ban hành;Trích yếu
201/TB-UBND;Thông báo;03/11/2026;Thông báo lịch tiêm phòng cho đàn gia súc
202/TB-UBND;Thông báo;;Thông báo lịch họp tổ nhân dân tự quản
"""


def fill(person: Visitor, **values: str) -> None:
    for label, value in values.items():
        person.page.get_by_label(label.replace("_", " "), exact=False).first.fill(value)


def wait_until_read(person: Visitor) -> None:
    """The background reads what was uploaded; the clerk looks again until it has."""
    for _ in range(40):
        person.page.reload()
        if person.page.get_by_text("Tìm được theo chữ").count():
            return
        person.page.wait_for_timeout(500)
    raise AssertionError("nobody read the file")


def test_a_decision_is_entered_shown_and_ends_the_older_one(visitor: Arrive, axe: Axe) -> None:
    clerk = visitor("vanthu")
    clerk.go(DESK)
    axe(clerk.page, "documents-desk-desktop")
    clerk.follow("Nhập văn bản")
    axe(clerk.page, "document-new-desktop")
    clerk.press("Lưu, chưa công khai")
    clerk.sees("Chưa lưu được")

    fill(
        clerk, Số="09/2026/QĐ-UBND", Trích_yếu="Sửa đổi Quy định quản lý chợ trên địa bàn xã",
        Người_ký="Trần Quốc Đông",
    )  # fmt: skip
    clerk.page.get_by_label("Cơ quan ban hành").select_option(label="Ủy ban nhân dân xã Hòn Đất")
    clerk.page.get_by_label("Ngày ban hành").fill("2026-11-02")
    clerk.page.get_by_label("Ngày có hiệu lực").fill("2026-11-10")
    clerk.page.get_by_label("Tệp", exact=False).first.set_input_files(
        [{"name": "09_2026_QD-UBND_signed.pdf", "mimeType": "application/pdf",
          "buffer": pdf(WORDS, WORDS)}]
    )  # fmt: skip
    clerk.press("Lưu, chưa công khai")
    clerk.sees("Đã nhập Quyết định 09/2026/QĐ-UBND")
    wait_until_read(clerk)
    axe(clerk.page, "document-file-desktop")

    clerk.follow("Thêm quan hệ")
    clerk.page.get_by_label("Tìm văn bản kia").fill("03/2026")
    clerk.press("Tìm")
    clerk.page.get_by_label("Văn bản này").select_option(label="Thay thế")
    clerk.page.get_by_label("Văn bản trong thư viện", exact=True).select_option(index=1)
    axe(clerk.page, "document-relation-desktop")
    clerk.press("Ghi quan hệ")
    clerk.sees("Đã ghi quan hệ")
    clerk.page.get_by_role("link", name="Công khai", exact=True).click()
    clerk.sees("Không thấy dữ liệu cá nhân")
    clerk.press("Công khai")
    clerk.sees("Đã công khai Quyết định 09/2026/QĐ-UBND")

    resident = visitor(size="phone")
    resident.go("/van-ban/?q=09/2026")
    axe(resident.page, "library-found-phone")
    assert resident.width_overflow() == 0
    resident.page.get_by_role("link", name="Quyết định 09/2026/QĐ-UBND").first.click()
    resident.sees("Thay thế")
    axe(resident.page, "document-phone")
    resident.page.get_by_role("link", name="Xem ngay trên cổng").click()
    resident.sees("trang 1/2")
    expect(resident.page.locator(".viewer__page img")).to_have_js_property("complete", True)
    assert (
        resident.page.locator(".viewer__page img").evaluate("image => image.naturalWidth") == 1240
    )
    axe(resident.page, "document-viewer-phone")
    resident.page.get_by_role("link", name="Trang sau").first.click()
    resident.sees("trang 2/2")
    assert resident.width_overflow() == 0

    resident.go("/van-ban/?q=03/2026")
    resident.page.get_by_role("link", name="Quyết định 03/2026/QĐ-UBND").first.click()
    resident.sees("Văn bản này đã hết hiệu lực")
    axe(resident.page, "document-expired-phone")


def test_a_spreadsheet_is_looked_through_and_brought_in(visitor: Arrive, axe: Axe) -> None:
    clerk = visitor("vanthu")
    clerk.go(f"{DESK}bang-tinh/")
    axe(clerk.page, "documents-imports-desktop")
    clerk.page.get_by_label("Bảng tính").set_input_files(
        [{"name": "thong-bao.csv", "mimeType": "text/csv", "buffer": SHEET.encode()}]
    )
    clerk.press("Đọc bảng tính")
    clerk.sees("2 dòng, 2 dòng có điều cần xem")
    clerk.sees("Không có ngày ban hành.")
    axe(clerk.page, "documents-import-desktop")

    clerk.press("Đưa vào, chưa công khai")
    for _ in range(40):
        clerk.page.reload()
        if clerk.page.get_by_text("Đã đưa vào 2 văn bản").count():
            break
        clerk.page.wait_for_timeout(500)
    clerk.sees("Đã đưa vào 2 văn bản")
