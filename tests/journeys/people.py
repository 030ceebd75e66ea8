"""A person at a browser."""

from __future__ import annotations

import re

from playwright.sync_api import ConsoleMessage, Page, Request, expect

from conglang.accounts.requests import DEMO_PASSWORD

PATIENCE_MS = 20_000
LEAD = "Sáng nay, ấp Vạn Thanh thông xe đoạn đường mới."
PARAGRAPH = "Đoạn đường dài 640 m, do nhân dân hiến đất."


class Visitor:
    """Somebody who opens pages; keeps what the browser complained of and where it asked."""

    def __init__(self, page: Page, base: str, size: str) -> None:
        self.page = page
        self.base = base
        self.size = size
        self.complaints: list[str] = []
        page.set_default_timeout(PATIENCE_MS)
        expect.set_options(timeout=PATIENCE_MS)
        page.on("console", self._listen)
        page.on("pageerror", lambda error: self.complaints.append(f"script: {error}"))
        page.on("request", self._watch)

    def _listen(self, message: ConsoleMessage) -> None:
        # A page that is meant to be missing is no complaint; a broken policy or script is.
        # Wagtail's picture screen has one inline handler; the policy refuses it, nothing lacks.
        # A text that was just sent on is no longer the writer's: a late sign of life finds nothing.
        expected = (
            "Failed to load resource", "inline event handler",
            "Error fetching %s /quan-tri/editing-sessions/ping/",
        )  # fmt: skip
        if message.type == "error" and not any(words in message.text for words in expected):
            self.complaints.append(f"{self.page.url}: {message.text}")

    def _watch(self, request: Request) -> None:
        own = (self.base, "data:", "blob:", "about:")
        if not request.url.startswith(own) and ".localhost" not in request.url:
            self.complaints.append(f"a third party was asked: {request.url}")

    def go(self, path: str) -> None:
        self.page.goto(f"{self.base}{path}")

    def sign_in(self, username: str) -> None:
        self.go("/tai-khoan/dang-nhap/")
        self.page.get_by_label("Tên đăng nhập").fill(username)
        self.page.get_by_label("Mật khẩu", exact=True).fill(DEMO_PASSWORD)
        self.page.get_by_role("button", name="Đăng nhập").click()
        self.page.wait_for_url("**/quan-tri/**")

    def press(self, name: str) -> None:
        self.page.get_by_role("button", name=name, exact=True).first.click()

    def send_to_board(self) -> None:
        """Declare that nothing is secret, then send."""
        self.page.get_by_label(re.compile("^Tôi cam kết")).check()
        self.press("Gửi Ban Biên tập")

    def follow(self, name: str) -> None:
        self.page.get_by_role("link", name=name, exact=True).first.click()

    # --- steps of the board's room that many journeys take --------------------------------------

    def begin_article(self, title: str, *, section: str = "Nông thôn mới") -> None:
        """From the desk to the writing screen, with a title, a lead and a first paragraph."""
        self.go("/quan-tri/tin-bai/viet/")
        self.page.get_by_role("link", name=re.compile(f"^{section}")).click()
        self.page.locator("[name=title]").fill(title)
        self.page.locator("[name=lead]").fill(LEAD)
        self.page.locator(".public-DraftEditor-content").first.click()
        self.page.keyboard.type(PARAGRAPH)

    def send_article(self, title: str, *, section: str = "Nông thôn mới") -> str:
        """Write an article and send it; path of its file."""
        self.begin_article(title, section=section)
        self.send_to_board()
        self.state_is("Đã gửi")
        return self.article_path()

    def article_path(self) -> str:
        """Path of the file of the article that the person is looking at."""
        found = re.search(r"/quan-tri/(?:tin-bai|pages)/(\d+)/", self.page.url)
        assert found, self.page.url
        return f"/quan-tri/tin-bai/{found.group(1)}/"

    def take(self, path: str) -> None:
        """Take a sent article; the person is in its text afterwards."""
        self.go(path)
        self.press("Nhận biên tập")
        self.page.wait_for_url("**/edit/**")

    def propose(self, path: str) -> None:
        self.take(path)
        self.press("Trình duyệt")
        self.state_is("Chờ duyệt")

    def press_in_file(self, path: str, button: str, state: str) -> None:
        """Open an article's file and press one of its buttons."""
        self.go(path)
        self.press(button)
        self.state_is(state)

    def public_address(self, path: str) -> str:
        """Where residents read the article."""
        self.go(path)
        href = self.page.get_by_role("link", name="Xem trên cổng").get_attribute("href")
        assert href
        return href.removeprefix(self.base)

    def sees(self, text: str) -> None:
        expect(self.page.get_by_text(text).first).to_be_visible()

    def state_is(self, label: str) -> None:
        expect(self.page.locator(".review .state-tag").first).to_have_text(re.compile(label))

    def width_overflow(self) -> int:
        """Pixels by which the page is wider than its window; 0 when it fits."""
        script = "document.documentElement.scrollWidth - window.innerWidth"
        return max(0, int(self.page.evaluate(script)))
