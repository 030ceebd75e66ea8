"""The papers hold together: links lead somewhere, decisions keep their form."""

import re
import unicodedata
from pathlib import Path

import pytest

from conglang.config.cli.parser import COMMANDS, PORTAL_COMMANDS

ROOT = Path(__file__).resolve().parents[2]
PAPERS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
DECISIONS = sorted((ROOT / "docs/decisions").glob("0*.md"))
LINK = re.compile(r"\]\(([^)#:]+\.md)(?:#[^)]*)?\)")

CODE = re.compile(r"```.*?```|`[^`]+`", re.DOTALL)
COMMAND = re.compile(r"(?<!-u )\bconglang (portal )?([a-z][a-z-]+)")


def name(path):
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("paper", PAPERS, ids=name)
def test_every_link_to_a_paper_leads_to_one(paper):
    links = LINK.findall(paper.read_text(encoding="utf-8"))

    assert [link for link in links if not (paper.parent / link).is_file()] == []


@pytest.mark.parametrize("paper", PAPERS, ids=name)
def test_papers_are_composed_text(paper):
    assert unicodedata.is_normalized("NFC", paper.read_text(encoding="utf-8"))


@pytest.mark.parametrize("decision", DECISIONS, ids=name)
def test_a_decision_is_one_page_of_context_decision_and_consequences(decision):
    text = decision.read_text(encoding="utf-8")

    assert len(text.splitlines()) <= 40
    assert text.startswith(f"# {decision.name[:4]} ")
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == ["Context", "Decision", "Consequences"]
    assert re.search(r"^\d{4}-\d{2}-\d{2} · ", text, re.MULTILINE)


def test_every_decision_is_in_the_list_and_numbers_have_no_gaps():
    listed = (ROOT / "docs/decisions/README.md").read_text(encoding="utf-8")

    assert re.findall(r"\((0\d{3}-[^)]+)\)", listed) == [path.name for path in DECISIONS]
    assert [int(path.name[:4]) for path in DECISIONS] == list(range(1, len(DECISIONS) + 1))


@pytest.mark.parametrize("paper", PAPERS, ids=name)
def test_commands_named_in_papers_exist(paper):
    code = " ".join(CODE.findall(paper.read_text(encoding="utf-8")))
    top = {command.name for command in COMMANDS} | {"portal", "manage"}
    below = {command.name for command in PORTAL_COMMANDS}
    named = COMMAND.findall(code)

    assert [word for portal, word in named if word not in (below if portal else top)] == []


def test_settings_named_in_papers_are_described():
    described = (ROOT / "deploy/env.example").read_text(encoding="utf-8")
    named = {
        word
        for paper in PAPERS
        for word in re.findall(r"\bCONGLANG_[A-Z_]+\b", paper.read_text(encoding="utf-8"))
    }

    assert [word for word in sorted(named) if f"{word}=" not in described] == []
