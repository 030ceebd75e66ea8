"""A resident reads: on a phone and a desktop, with large type, high contrast, without script."""

from __future__ import annotations

import gzip
import re
import urllib.request
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.journeys.people import Visitor

pytestmark = pytest.mark.journey

Arrive = Callable[..., Visitor]
Axe = Callable[[Page, str], None]
OLD_ARTICLE = "trien-khai-ke-hoach-hoat-dong-cong-thong-tin-dien-tu"
PAGES = {
    "home": "/",
    "section": "/tin-tuc/nong-thon-moi/",
    "notices": "/thong-bao/",
    "sitemap": "/so-do-cong/",
    "documents": "/van-ban/",
    "leaders": "/lanh-dao/",
    "chart": "/to-chuc-bo-may/",
    "directory": "/danh-ba/?q=phong",
    "search": "/tim-kiem/?q=hon+dat",
    "search-none": "/tim-kiem/?q=khongcotunay",
    "display": "/hien-thi/",
    "missing": "/khong-co-trang-nay/",
}


def old_article(person: Visitor) -> str:
    """Path of the article of 10/03/2016, found through the site map."""
    person.go("/so-do-cong/")
    path = person.page.locator(f'a[href*="{OLD_ARTICLE}"]').first.get_attribute("href")
    assert path
    return path


@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_every_public_page_is_whole_and_accessible(visitor: Arrive, axe: Axe, size: str) -> None:
    resident = visitor(size=size)
    pages = {**PAGES, "article": old_article(resident)}

    for name, path in pages.items():
        resident.go(path)
        axe(resident.page, f"public-{name}-{size}")
        assert resident.width_overflow() == 0, (name, size)


def test_the_article_of_2016_reads_as_it_did(visitor: Arrive) -> None:
    resident = visitor()
    resident.go(old_article(resident))

    resident.sees("(07:56 | 10/03/2016)")
    resident.sees("Xem với cỡ chữ")
    expect(resident.page.locator("article figure figcaption").first).to_be_visible()
    expect(resident.page.locator("article figure img").first).to_have_attribute(
        "alt", re.compile(r"\S{2,}")
    )


@pytest.mark.parametrize("size", ["desktop", "phone"])
@pytest.mark.parametrize("scripts", [True, False], ids=["script", "no-script"])
def test_type_size_and_contrast_work_with_and_without_script(
    visitor: Arrive, axe: Axe, size: str, scripts: bool
) -> None:
    resident = visitor(size=size, scripts=scripts)
    path = "/tin-tuc/nong-thon-moi/"
    resident.go("/hien-thi/")
    before = root_size(resident) if scripts else 0.0
    resident.page.request.post(
        f"{resident.base}/hien-thi/", form={"co-chu": "4", "tuong-phan": "cao", "tro-ve": path}
    )  # fmt: skip
    css = resident.page.request.get(f"{resident.base}/hien-thi.css").text()
    assert "150%" in css

    resident.go(path)
    if scripts:
        assert root_size(resident) > before
        axe(resident.page, f"large-contrast-{size}")
        assert resident.width_overflow() == 0
        resident.go("/")
        axe(resident.page, f"large-contrast-home-{size}")


def root_size(person: Visitor) -> float:
    return float(
        person.page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)")
    )


def test_the_page_is_the_same_bytes_for_everybody(visitor: Arrive, port: int) -> None:
    chief, resident = visitor("truongban"), visitor()
    for path in ("/", "/tin-tuc/nong-thon-moi/", old_article(resident)):
        seen = {
            person.page.request.get(f"{person.base}{path}").body() for person in (chief, resident)
        }
        assert len(seen) == 1, path
    answer = resident.page.request.get(f"{resident.base}/")
    assert "set-cookie" not in answer.headers
    assert "unsafe" not in answer.headers["content-security-policy"]


def test_first_load_is_light(visitor: Arrive, port: int) -> None:
    resident = visitor()
    for path in ("/", old_article(resident)):
        html = fetch_gz(port, path)
        assert len(html) <= 14 * 1024, (path, len(html))
        weights: dict[str, int] = {}
        resident.page.on(
            "response",
            lambda answer, weights=weights: weights.update({answer.url: 0}),
        )  # fmt: skip
        resident.go(path)
        resident.page.wait_for_load_state("networkidle")
        others = [url for url in weights if not url.endswith((".webp", ".avif", ".jpg", ".png"))]
        total = sum(len(fetch_gz(port, url.split(f":{port}", 1)[-1])) for url in others)
        assert total <= 100 * 1024, (path, total, others)
        assert len(others) <= 12


def fetch_gz(port: int, path: str) -> bytes:
    request = urllib.request.Request(
        f"http://127.0.0.1:{port}{path}", headers={"Host": "localhost", "Accept-Encoding": "gzip"}
    )
    with urllib.request.urlopen(request, timeout=20) as answer:
        body: bytes = answer.read()
        return body if answer.headers.get("Content-Encoding") else gzip.compress(body)


def test_other_portals_answer_on_their_own_hosts(visitor: Arrive, axe: Axe) -> None:
    for host in ("angiang.localhost", "binhson.localhost"):
        resident = visitor(host=host)
        resident.go("/")
        axe(resident.page, f"home-{host.split('.')[0]}")
    province = visitor(host="angiang.localhost")
    province.go("/")
    expect(
        province.page.get_by_role("link", name="Trang thông tin điện tử xã Hòn Đất").first
    ).to_be_visible()
