"""Templates keep the promises of the house: documented parts, strict policy, same bytes for all."""

import re
from pathlib import Path

import pytest

SRC = Path(__file__).resolve().parents[2] / "src/conglang"
COMPONENTS = sorted((SRC / "ui/templates/ui").glob("*.html"))
PAGES = sorted(SRC.glob("*/templates/**/*.html"))
#: A copy to keep and the frame of letters: one file with its own look, never a page of the portal.
SELF_CONTAINED = {"article_saved.html", "frame.html"}
#: Behind a secret link, for one reader, never kept by a cache.
FOR_ONE_READER = {"fact_check.html"}
PUBLIC = [
    page
    for page in PAGES
    if (page.is_relative_to(SRC / "ui") and "wagtailadmin" not in page.parts)
    or (page.is_relative_to(SRC / "website") and page.parent.name != "admin")
    or page.is_relative_to(SRC / "content/templates/content/blocks")
    or (page.parent == SRC / "newsroom/templates/newsroom" and page.name not in FOR_ONE_READER)
]


def name_of(path: Path) -> str:
    return str(path.relative_to(SRC))


@pytest.mark.parametrize("component", COMPONENTS, ids=name_of)
def test_a_component_starts_by_naming_its_inputs(component: Path) -> None:
    first = component.read_text(encoding="utf-8").split("\n", 1)[0]

    assert re.fullmatch(r"\{# .+ Inputs: .+ #\}", first)


@pytest.mark.parametrize("component", COMPONENTS, ids=name_of)
def test_a_component_is_used_somewhere(component: Path) -> None:
    name = f'"ui/{component.name}"'

    others = [page for page in PAGES if page != component]

    assert component.name == "staff_guide.html" or any(
        name in page.read_text(encoding="utf-8") for page in others
    )


@pytest.mark.parametrize("template", PAGES, ids=name_of)
def test_a_template_obeys_the_strict_policy(template: Path) -> None:
    text = template.read_text(encoding="utf-8")
    if template.name in SELF_CONTAINED:
        return

    assert not re.search(r"<style\b|\sstyle=|\son[a-z]+=|javascript:", text)
    for script in re.findall(r"<script\b[^>]*>", text):
        assert "src=" in script or 'type="application/ld+json"' in script


@pytest.mark.parametrize("template", PAGES, ids=name_of)
def test_a_template_asks_nothing_of_a_third_party(template: Path) -> None:
    text = template.read_text(encoding="utf-8").replace("http://www.w3.org/2000/svg", "")

    assert not re.search(r'(?:src|href|action|content)="(?:https?:)?//', text)


@pytest.mark.parametrize("template", PUBLIC, ids=name_of)
def test_a_public_template_is_the_same_for_everybody(template: Path) -> None:
    text = template.read_text(encoding="utf-8")

    assert not re.search(r"csrf_token|\brequest\.|\buser\.|\{% now|messages", text)


def test_pages_of_last_resort_need_nothing() -> None:
    for name in ("500.html", "website/plain.html", "website/maintenance.html"):
        text = (SRC / "website/templates" / name).read_text(encoding="utf-8")

        assert "base.html" not in text
        assert "portal." not in text


def test_every_field_of_the_footer_is_shown() -> None:
    text = (SRC / "ui/templates/ui/footer.html").read_text(encoding="utf-8")

    for needed in (
        "owner",
        "responsible",
        "address",
        "phone_href",
        "email",
        "components",
        "parent",
    ):
        assert f"footer.{needed}" in text


def test_the_shortcuts_the_footer_promises_exist_once() -> None:
    parts = [
        (SRC / f"ui/templates/ui/{name}.html").read_text("utf-8") for name in ("masthead", "footer")
    ]

    assert sorted(re.findall(r'accesskey="(\d)"', "".join(parts))) == ["1", "2", "3"]
