"""The plan of the year: progress, quotas, last month's notice; what a unit and a resident see."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from tests.journeys.people import Visitor

pytestmark = pytest.mark.journey

Arrive = Callable[..., Visitor]
Axe = Callable[[Page, str], None]


def test_the_secretary_follows_the_plan_sets_quotas_and_replaces_the_notice(
    visitor: Arrive, axe: Axe, tmp_path: Path
) -> None:
    secretary = visitor("thuky")
    page = secretary.page
    secretary.follow("Kế hoạch")
    secretary.follow(f"Kế hoạch năm {timezone.localdate().year}")
    secretary.sees("Tuyên truyền xây dựng nông thôn mới")
    axe(page, "plan-desktop")
    with page.expect_download() as download:
        secretary.follow("Tải bản Word")
    assert download.value.suggested_filename.endswith(".docx")

    secretary.follow("Chỉ tiêu")
    secretary.sees("Văn phòng HĐND và UBND")
    axe(page, "quotas-desktop")
    secretary.follow("Giao chỉ tiêu")
    owed = page.get_by_label("Tin, bài các loại, Phòng Kinh tế")
    expect(owed).to_have_value("3")
    owed.fill("5")
    axe(page, "quota-grid-desktop")
    page.get_by_role("button", name="Lưu").first.click()
    secretary.go("/quan-tri/chi-tieu/")
    secretary.sees("/5 tin, bài")

    secretary.follow("Thông báo")
    secretary.sees("21/TB-BBT")
    page.locator(".work-rows__title").first.click()
    axe(page, "quota-notice-desktop")
    secretary.follow("Lập thông báo thay thế")
    page.get_by_label("Số", exact=True).fill("22")
    page.get_by_label("Lý do thay thế thông báo trước").fill("Bổ sung bài đăng muộn")
    secretary.press("Ban hành thông báo")
    secretary.sees("22/TB-BBT")
    secretary.sees("Bổ sung bài đăng muộn")
    with page.expect_download() as download:
        secretary.follow("Tải tệp PDF")
    target = tmp_path / "notice.pdf"
    download.value.save_as(target)
    assert target.read_bytes().startswith(b"%PDF-")


def test_a_contributor_sees_the_own_unit_and_a_resident_the_plan(visitor: Arrive, axe: Axe) -> None:
    writer = visitor("ctv.kinhte", size="phone")
    panel = writer.page.locator(".quota-panel")
    expect(panel).to_contain_text("Phòng Kinh tế")
    panel.scroll_into_view_if_needed()
    axe(writer.page, "quota-panel-phone")
    writer.go("/quan-tri/chi-tieu/")
    expect(writer.page.get_by_text("Công an xã")).to_have_count(0)
    assert writer.width_overflow() == 0

    resident = visitor(size="phone")
    resident.go(f"/ke-hoach-hoat-dong/{timezone.localdate().year}/")
    resident.sees("Tuyên truyền xây dựng nông thôn mới")
    axe(resident.page, "plan-public-phone")
    assert resident.width_overflow() == 0


def test_who_only_writes_cannot_set_quotas(visitor: Arrive) -> None:
    writer = visitor("ctv.kinhte")
    answer = writer.page.goto(f"{writer.base}/quan-tri/chi-tieu/giao/")

    assert answer is not None
    assert answer.status == 403
