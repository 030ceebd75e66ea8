"""What the script of public pages adds, in a real Chromium, and what stays without it."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

TOOLS = Path(__file__).resolve().parents[2] / "tools"

pytestmark = pytest.mark.journey


@pytest.fixture(scope="module")
def seen() -> dict[str, Any]:
    # A process of its own: the preview has other Django settings than the product.
    command = [sys.executable, "-m", "preview.behaviour"]
    done = subprocess.run(command, cwd=TOOLS, capture_output=True, text=True, timeout=400)
    assert done.returncode == 0, done.stderr[-2000:]
    facts: dict[str, Any] = json.loads(done.stdout)
    return facts


def test_the_article_is_read_aloud_sentence_by_sentence(seen: dict[str, Any]) -> None:
    reading = seen["reading"]

    assert reading["first"][0].startswith("Hòn Đất triển khai kế hoạch hoạt động Cổng thông tin")
    assert reading["first"][1].startswith("Ngày 07/03/2016, huyện Hòn Đất họp")
    assert reading["paused"] == "Đọc tiếp"
    assert reading["taken_up_again"] is True
    assert reading["panel_after"] is False


def test_a_voice_from_a_server_is_never_used(seen: dict[str, Any]) -> None:
    assert seen["distant_voice"] == {"offered": False}


def test_size_and_contrast_change_in_place(seen: dict[str, Any]) -> None:
    assert seen["display"] == {
        "address": "/article.html",
        "ground": "rgb(0, 0, 0)",
        "said": "Đã đổi cách hiển thị.",
    }


def test_menus_close_by_escape_and_when_the_focus_leaves(seen: dict[str, Any]) -> None:
    menus = seen["menus"]

    assert menus["opens"] is True
    assert menus["escape"] == [False, True]
    assert menus["left"] is False


def test_the_date_and_the_staff_bar_come_from_the_live_answer(seen: dict[str, Any]) -> None:
    assert seen["menus"]["staff"] == ["Bàn làm việc"]
    assert seen["menus"]["date"].startswith("Thứ Hai, 23/11/2026 – Ngày 15 tháng 10")


def test_without_script_only_what_works_is_shown(seen: dict[str, Any]) -> None:
    assert seen["without_script"] == {
        "share": False,
        "read": False,
        "reader": False,
        "date": False,
        "print": True,
        "menu": True,
        "back_at": "/article.html",
    }
