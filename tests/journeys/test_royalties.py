"""Royalties of a month: scored, compiled, checked, approved, paid; what an author reads."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.people import Visitor

pytestmark = pytest.mark.journey

Arrive = Callable[..., Visitor]
Axe = Callable[[Page, str], None]
MONTHS = "/quan-tri/nhuan-but/"
OWN = "/quan-tri/nhuan-but/cua-toi/"


def open_month(person: Visitor) -> None:
    """The month that waits: the last one in the list that is not paid yet."""
    person.go(MONTHS)
    person.page.locator(".royalty-table tbody a").first.click()


def do(person: Visitor, step: str) -> None:
    """From the month to the page that asks, and press there."""
    open_month(person)
    person.follow(step)
    person.press(step)


def test_a_month_goes_from_its_last_score_to_the_money(visitor: Arrive, axe: Axe) -> None:
    secretary = visitor("thuky")
    axe_page = secretary.page
    secretary.go(MONTHS)
    axe(axe_page, "royalty-months-desktop")
    open_month(secretary)
    secretary.sees("Còn 1 việc trước khi lập bảng")
    axe(axe_page, "royalty-month-open-desktop")
    axe_page.locator(".royalty-problems a").click()
    axe(axe_page, "royalty-score-desktop")
    axe_page.get_by_label("Thể loại").first.select_option(index=1)
    axe_page.get_by_label("Hệ số").first.fill("0,5")
    secretary.press("Chấm bài này")
    secretary.sees("Đã chấm")
    do(secretary, "Lập bảng")
    secretary.sees("Đã lập bảng.")

    deputy = visitor("phoban", size="phone")
    do(deputy, "Xác nhận đã kiểm tra")
    deputy.sees("Đã xác nhận kiểm tra.")
    assert deputy.width_overflow() == 0
    axe(deputy.page, "royalty-month-checked-phone")

    accountant = visitor("ketoan")
    accountant.go(MONTHS)
    expect(accountant.page.get_by_text("Chờ duyệt chi")).to_have_count(0)

    chief = visitor("truongban", size="phone")
    do(chief, "Duyệt chi")
    chief.sees("Đã duyệt chi.")
    do(secretary, "Chuyển kế toán")
    secretary.sees("Đã chuyển kế toán.")
    open_month(accountant)
    accountant.follow("Ghi đã chi trả")
    accountant.page.get_by_label("Số chứng từ").fill("UNC 131")
    accountant.press("Ghi đã chi trả")
    accountant.sees("chứng từ UNC 131")
    axe(accountant.page, "royalty-month-paid-desktop")


def test_an_author_reads_the_own_slip_and_nothing_of_others(visitor: Arrive, axe: Axe) -> None:
    author = visitor("ctv.vanhoa", size="phone")
    author.go(OWN)
    author.sees("Phòng đọc xã Hòn Đất sáng đèn buổi tối")
    expect(author.page.get_by_text("18 tuyến kênh")).to_have_count(0)
    assert author.width_overflow() == 0
    axe(author.page, "royalty-own-phone")


def test_who_only_writes_sees_no_month(visitor: Arrive) -> None:
    author = visitor("ctv.vanhoa")
    author.go(MONTHS)
    author.sees("Bạn không có quyền vào khu vực này.")
    for path in ("/quan-tri/nhuan-but/cham/", "/quan-tri/nhuan-but/nguoi-huong/"):
        author.go(path)
        author.sees("Phần này không thuộc nhiệm vụ của bạn")
