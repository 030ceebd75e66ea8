"""docs/architecture.md shows the house as it is."""

import importlib.util
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs/architecture.md"


@pytest.fixture(scope="module")
def tool():
    spec = importlib.util.spec_from_file_location("draw", ROOT / "tools/draw_architecture.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_drawing_is_the_one_that_the_code_gives(tool):
    text = PAGE.read_text(encoding="utf-8")

    assert tool.replaced(text) == text, "run tools/draw_architecture.py"


def test_every_app_is_told_of_and_no_other(tool):
    text = PAGE.read_text(encoding="utf-8")
    told = re.findall(r"^\| `(\w+)` \| [^|]+ \|$", text, re.MULTILINE)
    apps = [app for layer in tool.existing(tool.contract()) for app in layer]

    assert told == apps


def test_an_arrow_that_a_longer_way_replaces_is_not_drawn(tool):
    imports = {"roof": {"room", "ground"}, "room": {"floor", "ground"}, "floor": {"ground"}}

    arrows = tool.without_detours({**imports, "ground": set()})

    assert arrows == {"roof": {"room"}, "room": {"floor"}, "floor": {"ground"}, "ground": set()}
