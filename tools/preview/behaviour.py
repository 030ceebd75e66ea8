"""What the public script does in a real Chromium, printed as JSON for tests/ui.

cd tools && ../.venv/bin/python -m preview.behaviour
"""

import json
import re
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from preview.looking import CHROMIUM
from preview.public import public_pages
from preview.server import LIVE, serve
from preview.settings import OUT

from django.template.loader import render_to_string  # isort: skip -- after Django is set up

PATIENCE_MS = 90_000  # a machine that is busy with other tests is slow, not wrong
STAFF = {"name": "Trần Thị Bích Ngân", "desk_url": "/quan-tri/", "edit_url": ""}
# A device with one Vietnamese voice; it reads three sentences and then takes its time.
VOICE = """
window.said = [];
const voice = {lang: "vi-VN", localService: LOCAL, name: "x"};
Object.defineProperty(window, "speechSynthesis", {value: {
  getVoices: () => [voice], cancel() {}, addEventListener() {},
  speak(line) {
    window.said.push(line.text);
    if (window.said.length < 3) setTimeout(() => line.onend(), 10);
  },
}});
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
"""


def patient(page: Page) -> Page:
    page.set_default_timeout(PATIENCE_MS)
    return page


def until(page: Page, expression: str) -> None:
    """Wait for a fact; Playwright's own waiting evaluates text, which the policy forbids."""
    for _ in range(PATIENCE_MS // 100):
        if page.evaluate(expression):
            return
        page.wait_for_timeout(100)
    raise TimeoutError(expression)


def visible(page: Page, name: str) -> bool:
    return page.locator(f'[data-live="{name}"]').first.is_visible()


def words(page: Page, name: str) -> str:
    return re.sub(r"\s+", " ", page.inner_text(f'[data-live="{name}"]')).strip()


def reading(browser: Browser, base: str, *, local: bool) -> dict[str, Any]:
    """Try the reader with a voice on the device, or one from a server."""
    page = patient(browser.new_page())
    page.add_init_script(VOICE.replace("LOCAL", str(local).lower()))
    page.goto(f"{base}/article.html")
    until(page, "document.querySelector('.dateline').hidden === false")
    facts: dict[str, Any] = {"offered": visible(page, "read")}
    if facts["offered"]:
        page.click('[data-live="read"]')
        until(page, "window.said.length === 3")
        facts["first"] = page.evaluate("window.said.slice(0, 2)")
        page.click('[data-live="read-pause"]')
        facts["paused"] = words(page, "read-pause")
        page.click('[data-live="read-pause"]')
        until(page, "window.said.length === 4")
        facts["taken_up_again"] = page.evaluate("window.said[2] === window.said[3]")
        page.click('[data-live="read-stop"]')
        facts["panel_after"] = visible(page, "reader")
    page.close()
    return facts


def display(browser: Browser, base: str) -> dict[str, Any]:
    """Change size and contrast without leaving the article."""
    page = patient(browser.new_page())
    page.goto(f"{base}/article.html")
    page.click("button[value=tang]")
    until(page, "getComputedStyle(document.documentElement).fontSize === '20.8px'")
    page.click("button[value=cao]")
    page.wait_for_selector("button[value=thuong]")
    facts = {
        "address": page.url.removeprefix(base),
        "ground": page.evaluate("getComputedStyle(document.body).backgroundColor"),
        "said": words(page, "said"),
    }
    page.click("button[value=thuong]")
    page.wait_for_selector("button[value=cao]")
    page.click("button[value=chuan]")
    until(page, "getComputedStyle(document.documentElement).fontSize === '16px'")
    page.close()
    return facts


def menus(browser: Browser, base: str) -> dict[str, Any]:
    """Open a panel, close it by Escape and by leaving it; see the date and the staff bar."""
    LIVE["staff"] = STAFF
    page = patient(browser.new_page(viewport={"width": 1280, "height": 800}))
    page.goto(f"{base}/home.html")
    page.wait_for_selector(".staff-bar")
    panel, summary = page.locator(".menu__panel").first, page.locator(".menu summary").first
    facts: dict[str, Any] = {"staff": page.locator(".staff-bar a").all_inner_texts()}
    facts["date"] = page.inner_text(".dateline")
    summary.click()
    facts["opens"] = panel.is_visible()
    page.keyboard.press("Escape")
    facts["escape"] = (panel.is_visible(), summary.evaluate("e => e === document.activeElement"))
    summary.click()
    page.focus(".footer a >> nth=0")
    facts["left"] = panel.is_visible()
    page.close()
    LIVE["staff"] = None
    return facts


def without_script(browser: Browser, base: str) -> dict[str, Any]:
    """See the same article in a browser without JavaScript."""
    page = patient(browser.new_context(java_script_enabled=False).new_page())
    page.goto(f"{base}/article.html")
    names = ("share", "read", "reader", "date", "print")
    facts: dict[str, Any] = {name: visible(page, name) for name in names}
    page.locator(".menu summary").first.click()
    facts["menu"] = page.locator(".menu__panel").first.is_visible()
    page.click("button[value=tang]")
    page.wait_for_load_state()
    facts["back_at"] = page.url.removeprefix(base)
    page.click("button[value=chuan]")
    page.close()
    return facts


def main() -> None:
    OUT.mkdir(parents=True, exist_ok=True)
    for name in ("home", "article"):
        html = render_to_string(*public_pages()[name])
        (OUT / f"{name}.html").write_text(html, encoding="utf-8")
    base = f"http://127.0.0.1:{serve(0).server_port}"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"]
        )
        facts = {
            "reading": reading(browser, base, local=True),
            "distant_voice": reading(browser, base, local=False),
            "display": display(browser, base),
            "menus": menus(browser, base),
            "without_script": without_script(browser, base),
        }
        browser.close()
    print(json.dumps(facts, ensure_ascii=False))


if __name__ == "__main__":
    main()
