"""What was written elsewhere comes in clean: files of Word, and text pasted from anywhere."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.people import Visitor
from tests.papers.docx import ARTICLE
from tests.papers.test_pasted import WORD as PASTED_FROM_WORD

pytestmark = pytest.mark.journey

Arrive = Callable[..., Visitor]
Axe = Callable[[Page, str], None]
SCREEN = "/quan-tri/tin-bai/tu-word/"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def send_files(person: Visitor) -> None:
    person.go(SCREEN)
    section = person.page.get_by_label("Chuyên mục", exact=True)
    section.select_option(index=1)
    person.page.get_by_label("Tệp Word, một hay nhiều").set_input_files(
        [
            {"name": "Đường mới.docx", "mimeType": WORD, "buffer": ARTICLE},
            {"name": "hong.docx", "mimeType": WORD, "buffer": ARTICLE[:900]},
        ]
    )
    person.press("Lấy vào nháp")


@pytest.mark.parametrize(("size", "scripts"), [("desktop", True), ("phone", False)])
def test_files_of_word_become_drafts_while_the_writer_goes_elsewhere(
    visitor: Arrive, axe: Axe, size: str, scripts: bool
) -> None:
    writer = visitor("ctv.kinhte", size=size, scripts=scripts)
    send_files(writer)
    writer.sees("Các tệp")

    writer.go("/quan-tri/")
    writer.go(SCREEN)
    for _ in range(40):
        if writer.page.get_by_role("heading", name="Các tệp đã đọc").count():
            break
        if not scripts:
            writer.follow("Xem lại kết quả")
        writer.page.wait_for_timeout(500)

    writer.sees("Hòn Đất thông xe đường liên ấp")
    writer.sees("Tệp Word bị hỏng")
    if scripts:  # axe is a script itself
        axe(writer.page, f"from-word-{size}")
    else:
        writer.page.screenshot(path=f"build/journeys/from-word-{size}.png", full_page=True)
        assert writer.width_overflow() == 0
    writer.page.get_by_role("link", name="Hòn Đất thông xe đường liên ấp").first.click()
    expect(writer.page.locator("[name=title]")).to_have_value("Hòn Đất thông xe đường liên ấp")


PASTE = """([html, text]) => {
  const data = new DataTransfer();
  data.setData("text/html", html);
  data.setData("text/plain", text);
  const event = new ClipboardEvent("paste", {
    clipboardData: data, bubbles: true, cancelable: true,
  });
  document.activeElement.dispatchEvent(event);
}"""


def test_what_is_pasted_from_word_stands_clean_in_the_article(visitor: Arrive) -> None:
    writer = visitor("ctv.kinhte")
    writer.go("/quan-tri/tin-bai/viet/")
    writer.page.get_by_role("link", name=re.compile("^Nông thôn mới")).click()
    writer.page.locator("[name=title]").fill("Dán từ Word")
    writer.page.locator("[name=lead]").fill("Đoạn này chép từ một tệp Word gõ phông cũ.")
    text = writer.page.locator(".public-DraftEditor-content").first
    text.click()

    writer.page.evaluate(PASTE, [PASTED_FROM_WORD, "Uû ban nh©n d©n x·"])

    expect(text.get_by_text("Uỷ ban nhân dân xã")).to_be_visible()
    writer.sees("Chữ gõ bằng phông TCVN3")
    expect(text.locator("h2")).to_have_text("Việc đã làm")
    expect(text.locator("li")).to_have_text(["Làm đường", "Trồng cây"])
    assert text.locator("[style*=font-family], [style*=color]").count() == 0
    writer.page.screenshot(path="build/journeys/paste-desktop.png", full_page=True)
    writer.send_to_board()
    writer.sees("Đã gửi Ban Biên tập.")
    writer.sees("Uỷ ban nhân dân xã")
