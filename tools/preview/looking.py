"""Pictures and accessibility of the previews, in Chromium."""

import argparse
from collections.abc import Iterator
from dataclasses import dataclass, field

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page, sync_playwright

from preview.server import Look
from preview.settings import OUT

CHROMIUM = "/usr/bin/chromium"
MODES = {
    "normal": {},
    "large": {"size": 150},
    "contrast": {"contrast": "cao"},
    "dark": {"color_scheme": "dark"},
    "large-contrast": {"size": 150, "contrast": "cao"},
}


@dataclass
class Visit:
    """One browser window at one width in one mode."""

    page: Page
    base: str
    mode: str
    width: int
    said: list[str] = field(default_factory=list)

    def hear(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.said.append(message.text)

    def open(self, name: str) -> None:
        self.said.clear()
        self.page.goto(f"{self.base}/{name}.html")
        self.page.wait_for_load_state("networkidle")

    def complaints(self, name: str, *, axe: bool, script: bool) -> Iterator[str]:
        """Yield what is wrong with the page that is open."""
        yield from self.said
        too_wide = "document.documentElement.scrollWidth - innerWidth"
        if script and (over := self.page.evaluate(too_wide)) > 0:
            yield f"{over} px wider than the screen"
        if axe:
            for found in Axe().run(self.page).response["violations"]:
                targets = "; ".join(str(node["target"]) for node in found["nodes"][:3])
                yield f"{found['id']}: {found['help']}: {targets}"

    def shoot(self, name: str, *, whole: bool) -> None:
        for image in self.page.query_selector_all("img"):
            if image.is_visible():
                image.scroll_into_view_if_needed()
        self.page.evaluate("scrollTo(0, 0)")
        self.page.wait_for_load_state("networkidle")
        suffix = "" if self.mode == "normal" else f"-{self.mode}"
        path = OUT / f"{name}-{self.width}{suffix}.png"
        self.page.screenshot(path=path, full_page=whole)


def visits(browser: Browser, base: str, options: argparse.Namespace) -> Iterator[Visit]:
    """Open a window for every mode and width asked for."""
    for mode in options.modes:
        Look.size = MODES[mode].get("size", 100)
        Look.contrast = MODES[mode].get("contrast", "thuong")
        for width in options.widths:
            context = browser.new_context(
                viewport={"width": width, "height": 800},
                color_scheme=MODES[mode].get("color_scheme", "light"),
                bypass_csp=options.axe,  # axe is put into the page as a script
                java_script_enabled=not options.no_script,
            )
            visit = Visit(context.new_page(), base, mode, width)
            visit.page.on("console", visit.hear)
            yield visit
            context.close()


def look(names: list[str], base: str, options: argparse.Namespace) -> int:
    """Take pictures, check, print complaints; return how many there are."""
    count = 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"]
        )
        for visit in visits(browser, base, options):
            for name in names:
                visit.open(name)
                script = not options.no_script
                for said in visit.complaints(name, axe=options.axe, script=script):
                    count += 1
                    print(f"{name} {visit.width} {visit.mode}: {said}")
                if options.shots is not None:
                    visit.shoot(name, whole=not options.fold)
        browser.close()
    return count
