"""The stage of the journeys: the demonstration served as shipped, a real Chromium, axe."""

from __future__ import annotations

import fcntl
import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.journeys.people import Visitor
from tests.templates import copy_of_template

CONGLANG = str(Path(sys.executable).with_name("conglang"))
SHOTS = Path("build/journeys")
#: The picture of a very long screen ends here.
TALLEST = 6000
SIZES = {"desktop": (1280, 900), "phone": (360, 740)}
CHROMIUM_ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def own_environment() -> dict[str, str]:
    """The environment without what the unit tests set for themselves."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("CONGLANG_") and name not in {"CACHE_URL", "DATABASE_URL"}
    }
    return {**kept, "TZ": "UTC"}


@pytest.fixture(scope="session")
def loaded(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The demonstration, loaded once by ``conglang demo`` for all who run beside one another."""
    ready = os.environ.get("JOURNEY_DEMO")
    if ready:  # a developer's shortcut: a demonstration loaded before, stopped now
        return Path(ready)
    base = tmp_path_factory.getbasetemp()
    shared = base if worker_id == "master" else base.parent
    data = shared / "demo"
    with (shared / "demo.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (shared / "demo.done").exists():
            # Bringing up an empty folder is shown by the tests of the command; here it only costs.
            copy_of_template(data)
            loading = subprocess.run(
                [CONGLANG, "demo", "--data", str(data)],
                env=own_environment(), capture_output=True, text=True,
            )  # fmt: skip
            assert loading.returncode == 0, loading.stdout[-2000:] + loading.stderr[-2000:]
            (shared / "demo.done").touch()
    return data


@pytest.fixture(scope="session")
def port(loaded: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[int]:
    """A copy of the demonstration, served by ``conglang serve`` on a free port."""
    data, number = tmp_path_factory.mktemp("served") / "data", free_port()
    shutil.copytree(loaded, data)
    log = (data / "serve.log").open("wb")
    process = subprocess.Popen(
        [CONGLANG, "serve", "--data", str(data), "--port", str(number)],
        env=own_environment(), stdout=log, stderr=log,
    )  # fmt: skip
    try:
        wait_until_ready(f"http://127.0.0.1:{number}/healthz")
        yield number
    finally:
        process.terminate()
        process.wait(30)
        log.close()


def wait_until_ready(url: str) -> None:
    for _ in range(600):
        try:
            with urllib.request.urlopen(url, timeout=2):
                return
        except OSError:
            time.sleep(0.1)
    pytest.fail(f"{url} did not become ready")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = shutil.which("chromium") or "/usr/bin/chromium"
    with sync_playwright() as driver:
        chromium = driver.chromium.launch(executable_path=path, args=CHROMIUM_ARGUMENTS)
        yield chromium
        chromium.close()


@pytest.fixture
def visitor(browser: Browser, port: int) -> Iterator[Callable[..., Visitor]]:
    """``visitor("ctv.kinhte")`` is a person at their own browser; without a name, a resident."""
    contexts: list[BrowserContext] = []
    visitors: list[Visitor] = []

    def arrive(
        username: str = "", *, size: str = "desktop", host: str = "localhost", scripts: bool = True
    ) -> Visitor:
        width, height = SIZES[size]
        context = browser.new_context(
            viewport={"width": width, "height": height}, java_script_enabled=scripts,
            locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh", reduced_motion="reduce",
        )  # fmt: skip
        contexts.append(context)
        person = Visitor(context.new_page(), f"http://{host}:{port}", size)
        visitors.append(person)
        if username:
            person.sign_in(username)
        return person

    yield arrive
    complaints = [complaint for person in visitors for complaint in person.complaints]
    for context in contexts:
        context.close()
    assert not complaints, complaints


def keep_picture(page: Page, name: str) -> None:
    """The whole screen in build/journeys; staff screens scroll inside, so the window grows."""
    window = page.viewport_size
    assert window
    tall = page.evaluate("document.querySelector('main#main')?.scrollHeight || 0")
    if tall > window["height"]:
        page.set_viewport_size({"width": window["width"], "height": min(tall, TALLEST)})
    page.screenshot(path=SHOTS / f"{name}.png", full_page=True)
    page.set_viewport_size(window)


@pytest.fixture(scope="session")
def axe() -> Callable[[Page, str], None]:
    """``axe(page, name)``: no violation of WCAG 2.2 AA on this screen; keeps a picture of it."""
    checker = Axe()
    SHOTS.mkdir(parents=True, exist_ok=True)

    def check(page: Page, name: str) -> None:
        # A message that is still fading in has no contrast yet.
        page.wait_for_timeout(700)
        keep_picture(page, name)
        options = {
            "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
            "resultTypes": ["violations"],
        }
        found = checker.run(page, options=options).response["violations"]
        told = [(each["id"], [node["target"] for node in each["nodes"]][:4]) for each in found]
        assert not told, (name, page.url, told)

    return check
