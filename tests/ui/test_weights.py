"""What a first visit costs: limits of the acceptance list, compressed as the server sends it."""

import gzip
import re
from pathlib import Path

import pytest

from tools.build_css import joined

UI = Path(__file__).resolve().parents[2] / "src/conglang/ui"
STATIC = UI / "static/ui"
KB = 1024


def compressed(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 9))


def test_the_style_sheet_is_built_from_its_layers() -> None:
    assert (STATIC / "site.css").read_text(encoding="utf-8") == joined()


def test_the_style_sheet_of_public_pages_is_light() -> None:
    assert compressed(STATIC / "site.css") <= 14 * KB


def test_the_script_of_public_pages_is_light_and_stands_alone() -> None:
    script = STATIC / "site.js"

    assert compressed(script) <= 5 * KB
    assert not re.search(
        r"^\s*(import|export)\b|\bimport\(", script.read_text("utf-8"), re.MULTILINE
    )


def test_two_fonts_are_light_and_carry_their_licence() -> None:
    fonts = sorted((STATIC / "fonts").glob("*.woff2"))

    assert [font.name for font in fonts] == ["be-vietnam-pro-400.woff2", "be-vietnam-pro-600.woff2"]
    assert sum(font.stat().st_size for font in fonts) <= 56 * KB
    assert "SIL Open Font License" in (STATIC / "fonts/OFL.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["site.css", "site.js", "staff.css", "icons.svg"])
def test_nothing_is_asked_of_a_third_party(name: str) -> None:
    text = (STATIC / name).read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")

    assert not re.search(r"https?://|//[a-z]+\.|data:", text)


@pytest.mark.parametrize("name", ["site.css", "staff.css"])
def test_files_named_in_a_style_sheet_exist(name: str) -> None:
    named = re.findall(r'url\("([^"]+)"\)', (STATIC / name).read_text(encoding="utf-8"))

    assert len(named) == 2
    assert all((STATIC / file).is_file() for file in named)


def test_every_icon_named_in_a_template_is_in_the_sprite() -> None:
    sprite = set(re.findall(r'<symbol id="([^"]+)"', (STATIC / "icons.svg").read_text("utf-8")))
    named = {
        name
        for template in UI.parent.glob("*/templates/**/*.html")
        if "{% load ui %}" in (text := template.read_text(encoding="utf-8"))
        for name in re.findall(r'{% icon "([^"]+)" %}', text)
    }

    assert named - sprite == set()
    assert len(sprite) >= 30
