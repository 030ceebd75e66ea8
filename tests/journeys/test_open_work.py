"""What a person has typed outlives an idle screen, a session that ended and a lost connection."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from conglang.accounts.requests import DEMO_PASSWORD
from tests.journeys.people import Visitor

pytestmark = pytest.mark.journey

Arrive = Callable[..., Visitor]
Axe = Callable[[Page, str], None]
PROFILE = "/quan-tri/ho-so/"


def test_an_idle_screen_is_opened_again_in_place(visitor: Arrive, axe: Axe) -> None:
    person = visitor("bientap1", size="phone")
    page = person.page
    page.clock.install()
    person.go(PROFILE)
    phone = page.get_by_label("Điện thoại công vụ")
    phone.fill("0297 384 1001")

    page.clock.fast_forward("16:00")
    dialog = page.get_by_role("dialog", name="Màn hình đã khóa")
    password = dialog.get_by_label("Mật khẩu")
    expect(password).to_be_focused()
    axe(page, "idle-lock")
    page.keyboard.press("Escape")
    expect(dialog).to_be_visible()
    password.fill("sai")
    page.keyboard.press("Enter")
    expect(dialog.get_by_role("alert")).to_have_text("Mật khẩu không đúng.")
    password.fill(DEMO_PASSWORD)
    page.keyboard.press("Enter")

    expect(dialog).to_be_hidden()
    expect(phone).to_have_value("0297 384 1001")
    person.press("Lưu hồ sơ")
    person.sees("Đã lưu hồ sơ.")


def test_a_session_that_ended_is_renewed_in_another_tab(visitor: Arrive, axe: Axe) -> None:
    person = visitor("bientap1")
    page = person.page
    person.go(PROFILE)
    phone = page.get_by_label("Điện thoại công vụ")
    phone.fill("0297 384 1002")
    page.context.clear_cookies(name="phien")

    page.evaluate("void fetch('/quan-tri/phien/?hoi', {headers: {Accept: 'application/json'}})")
    page.evaluate("void fetch('/quan-tri/tin-bai/', {headers: {Accept: 'application/json'}})")
    dialog = page.get_by_role("dialog", name="Phiên làm việc đã hết")
    expect(dialog).to_be_visible()
    axe(page, "signed-out")
    dialog.get_by_role("button", name="Tôi đã đăng nhập lại").click()
    expect(dialog.get_by_role("alert")).to_contain_text("Chưa thấy đăng nhập")
    other = Visitor(page.context.new_page(), person.base, "desktop")
    other.sign_in("bientap1")
    other.page.close()
    dialog.get_by_role("button", name="Tôi đã đăng nhập lại").click()

    expect(dialog).to_be_hidden()
    expect(phone).to_have_value("0297 384 1002")
    person.press("Lưu hồ sơ")
    person.sees("Đã lưu hồ sơ.")


def test_somebody_else_in_the_other_tab_cannot_go_on(visitor: Arrive) -> None:
    person = visitor("bientap1")
    page = person.page
    person.go(PROFILE)
    page.context.clear_cookies(name="phien")
    page.evaluate("void fetch('/quan-tri/tin-bai/', {headers: {Accept: 'application/json'}})")
    dialog = page.get_by_role("dialog", name="Phiên làm việc đã hết")
    expect(dialog).to_be_visible()
    other = Visitor(page.context.new_page(), person.base, "desktop")
    other.sign_in("thuky")

    dialog.get_by_role("button", name="Tôi đã đăng nhập lại").click()

    expect(dialog.get_by_role("alert")).to_contain_text("tài khoản khác")
    expect(dialog).to_be_visible()


def test_sending_to_an_ended_session_keeps_the_form_and_one_press_sends_it(
    visitor: Arrive, axe: Axe
) -> None:
    person = visitor("bientap1")
    page = person.page
    person.go(PROFILE)
    page.get_by_label("Bút danh").fill("Hòn Me")
    page.context.clear_cookies(name="phien")

    person.press("Lưu hồ sơ")
    person.sees("Phiên làm việc đã hết, chữ vẫn còn")
    axe(page, "session-expired")
    other = Visitor(page.context.new_page(), person.base, "desktop")
    other.sign_in("bientap1")
    other.page.close()
    person.press("Gửi lại")

    person.sees("Đã lưu hồ sơ.")
    expect(page.get_by_label("Bút danh")).to_have_value("Hòn Me")


def test_a_lost_connection_is_told_and_a_reload_offers_the_words_again(
    visitor: Arrive, axe: Axe
) -> None:
    person = visitor("bientap1")
    page = person.page
    person.go(PROFILE)
    phone = page.get_by_label("Điện thoại công vụ")
    phone.fill("0297 384 1003")
    page.context.set_offline(True)

    person.press("Lưu hồ sơ")
    expect(page.locator("#staff-bar")).to_contain_text("Mất kết nối mạng")
    expect(phone).to_have_value("0297 384 1003")
    page.context.set_offline(False)
    expect(page.locator("#staff-bar")).to_contain_text("Đã có mạng trở lại")
    page.reload()
    person.sees("Có bản chưa lưu của trang này")
    axe(page, "kept-words")
    person.press("Lấy lại bản đó")

    expect(phone).to_have_value("0297 384 1003")
