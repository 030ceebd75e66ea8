"""Every staff screen a role can reach answers, speaks Vietnamese, passes axe where it is ours."""

from __future__ import annotations

import os
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.journeys.people import Visitor

pytestmark = pytest.mark.journey

Arrive = Callable[..., Visitor]
Axe = Callable[[Page, str], None]
LONG = bool(os.environ.get("CONGLANG_LONG"))
ROLES = {
    "ctv.kinhte": "contributor", "bientap1": "editor", "thuky": "secretary", "phoban": "deputy",
    "truongban": "chief", "quantri": "portal admin", "vanthu": "records clerk",
}  # fmt: skip
SHORT = ("ctv.kinhte", "truongban")
#: Words that only English uses; names of formats and our own product are not among them.
ENGLISH = re.compile(
    r"\b(save|delete|publish|unpublish|edit|page|pages|settings|search|upload|image|images|document|"
    r"documents|history|report|reports|user|users|group|groups|collection|collections|choose|add|"
    r"remove|cancel|submit|draft|drafts|view|live|title|help|sign|password|log|out|account|"
    r"name|new|comment|comments|preview|status|info|checks|toggle|the|and|with|from|this|your|"
    r"error|errors|required|field|button|close|open|more|actions|next|previous|first|last|"
    r"wagtail|dashboard|welcome)\b",
    re.IGNORECASE,
)
#: Vietnamese syllables without marks, and proper names, that look like an English word.
NOT_ENGLISH = re.compile(r"(?i)\b(an|do|to|la|no|me|so|may|cao|log\b)\b")
TEXT_OF_SCREEN = """() => {
  const seen = [document.title];
  const walk = (node) => {
    for (const element of node.querySelectorAll('*')) {
      const style = getComputedStyle(element);
      if (style.display === 'none' || style.visibility === 'hidden') continue;
      for (const name of ['aria-label', 'title', 'placeholder', 'alt']) {
        const value = element.getAttribute(name);
        if (value) seen.push(value);
      }
      if (element.closest('script, style, template, code, [data-user-text]')) continue;
      if (element.closest('.skiplink') || !element.offsetParent) continue;
      for (const child of element.childNodes) {
        if (child.nodeType === Node.TEXT_NODE && child.textContent.trim()) {
          seen.push(child.textContent.trim());
        }
      }
    }
  };
  walk(document.body);
  return seen;
}"""

LINKS = "links => links.map(link => [link.getAttribute('href'), link.hasAttribute('download')])"


def screens_from(person: Visitor, limit: int) -> list[tuple[str, int]]:
    """Walk the links of the staff rooms, one address of each shape; paths with their answer.

    A link that says it is a download is fetched: a browser that goes there shows no screen.
    """
    waiting, shapes, visited = ["/quan-tri/"], set(), []
    while waiting and len(visited) < limit:
        path = waiting.pop(0)
        answer = person.page.goto(f"{person.base}{path}")
        person.page.wait_for_timeout(250)
        visited.append((path, answer.status if answer else 0))
        check_language(person, path)
        for link, is_download in person.page.locator("a[href]").evaluate_all(LINKS):
            target = link.split("#")[0].split("?")[0]
            shape = re.sub(r"\d+|(?<=chuyen-muc=)\d+", "N", target)
            staff = target.startswith(("/quan-tri/", "/tai-khoan/"))
            if not staff or shape in shapes or "dang-xuat" in target:
                continue
            shapes.add(shape)
            if is_download:
                visited.append((link, person.page.request.get(f"{person.base}{link}").status))
            else:
                waiting.append(target)
    return visited


def check_language(person: Visitor, path: str) -> None:
    texts = person.page.evaluate(TEXT_OF_SCREEN)
    wrong = {
        f"{found.group(0)!r} in {text[:80]!r}"
        for text in texts
        if (found := ENGLISH.search(NOT_ENGLISH.sub("", text)))
    }
    assert not wrong, (path, sorted(wrong)[:8])


@pytest.mark.parametrize("username", list(ROLES) if LONG else SHORT)
def test_no_screen_of_a_role_is_missing_or_speaks_english(visitor: Arrive, username: str) -> None:
    person = visitor(username)

    visited = screens_from(person, limit=60 if LONG else 30)

    assert len(visited) >= 6
    assert [each for each in visited if each[1] >= 400] == []


OWN_SCREENS = {
    "truongban": [
        "/quan-tri/", "/quan-tri/tin-bai/", "/quan-tri/nhat-ky/", "/quan-tri/ho-so/",
        "/quan-tri/tin-bai/bang/", "/quan-tri/tin-bai/lich/", "/quan-tri/tin-bai/thong-ke/",
        "/quan-tri/quyen/", "/quan-tri/duong-di/", "/quan-tri/duong-di/toan-cong/",
    ],
    "thuky": [
        "/quan-tri/tin-bai/dinh-huong/", "/quan-tri/tin-bai/dinh-huong/in/",
        "/quan-tri/ly-do-tra-lai/", "/quan-tri/vang-mat/", "/quan-tri/thong-bao/",
        "/quan-tri/thong-bao/cach-nhan/", "/quan-tri/quyen/cua-toi/",
    ],
    "quantri": [
        "/quan-tri/", "/quan-tri/nhan-su/", "/quan-tri/nhan-su/moi/", "/quan-tri/don-vi/",
        "/quan-tri/nhat-ky/dang-nhap/", "/quan-tri/cong/", "/quan-tri/chuyen-muc/",
        "/quan-tri/thu/", "/quan-tri/thu/mau/notice/", "/quan-tri/hop-thu-thu-nghiem/",
        "/quan-tri/he-thong/",
    ],
}  # fmt: skip


#: The first of each pair is what the short form walks.
SEEN_BY = [
    ("truongban", "desktop"), ("truongban", "phone"), ("thuky", "phone"), ("thuky", "desktop"),
    ("quantri", "desktop"), ("quantri", "phone"),
]  # fmt: skip


@pytest.mark.parametrize(("username", "size"), SEEN_BY if LONG else SEEN_BY[::2])
def test_our_staff_screens_are_accessible(
    visitor: Arrive, axe: Axe, username: str, size: str
) -> None:
    person = visitor(username, size=size)
    for path in OWN_SCREENS[username]:
        person.go(path)
        person.page.wait_for_timeout(200)
        name = path.strip("/").replace("/", "-")
        axe(person.page, f"staff-{username}-{name}-{size}")
        assert person.width_overflow() == 0, (path, size)
