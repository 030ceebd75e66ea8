"""Every legal key in the code is a line of docs/legal/sources.md, and every line is dated."""

import ast
import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs/legal/sources.md"
KEY = r"[a-z][a-z0-9-]*:[a-z0-9-]+"
LINE = re.compile(rf"^\| `({KEY})` \|(.*)\|$", re.MULTILINE)
IN_WORDS = re.compile(rf"Legal basis:\s*({KEY}(?:\s*,\s*{KEY})*)")
NAMES = {"basis", "legal_basis"}
COLUMNS = ["document", "article", "order", "from", "to", "checked", "sure", "duty"]


def lines():
    for key, rest in LINE.findall(PAGE.read_text(encoding="utf-8")):
        cells = [cell.strip() for cell in rest.split("|")]
        assert len(cells) == len(COLUMNS), f"{key}: a line has {len(COLUMNS) + 1} columns"
        yield key, dict(zip(COLUMNS, cells, strict=True))


def keys_of(text, *, python=True):
    """Return the keys that a file names in words, and those it passes on as values."""
    found = [key.strip() for group in IN_WORDS.findall(text) for key in group.split(",")]
    return {*found, *_values(ast.parse(text))} if python else set(found)


def _values(tree):
    for node in ast.walk(tree):
        pairs = []
        if isinstance(node, ast.keyword):
            pairs = [(node.arg, node.value)]
        elif isinstance(node, ast.Assign):
            pairs = [(getattr(target, "id", ""), node.value) for target in node.targets]
        elif isinstance(node, ast.AnnAssign):
            pairs = [(getattr(node.target, "id", ""), node.value)]
        elif isinstance(node, ast.Dict):
            names = [getattr(key, "value", "") for key in node.keys]
            pairs = list(zip(names, node.values, strict=True))
        for name, value in pairs:
            text = getattr(value, "value", None)
            if isinstance(text, str) and text and str(name).lower() in NAMES:
                yield text


def used():
    """Return every key in the code with the files that name it."""
    places = {}
    for path in sorted((ROOT / "src/conglang").rglob("*")):
        if path.suffix in {".py", ".html", ".css", ".js", ".xml"}:
            text = path.read_text(encoding="utf-8")
            for key in keys_of(text, python=path.suffix == ".py"):
                places.setdefault(key, []).append(str(path.relative_to(ROOT)))
    return places


def test_every_key_in_the_code_is_on_the_page():
    known = {key for key, _ in lines()}

    assert {key: places for key, places in used().items() if key not in known} == {}


def test_no_key_stands_twice():
    assert [key for key, count in Counter(key for key, _ in lines()).items() if count > 1] == []


@pytest.mark.parametrize(("key", "line"), list(lines()))
def test_a_line_is_dated_and_says_how_sure_we_are(key, line):
    checked = date.fromisoformat(line["checked"])

    assert date(2026, 1, 1) <= checked <= date.today()  # noqa: DTZ011 -- a day, no moment
    assert line["document"]
    assert line["order"].endswith(".")
    assert line["sure"] in {"A", "B", "C", "M"}
    assert line["duty"] in {"law", "baseline", "practice"}


@pytest.mark.parametrize(("key", "line"), list(lines()))
def test_the_period_of_a_line_is_known_where_the_text_was_read(key, line):
    if line["duty"] == "practice":
        assert line["from"] == "–"
    elif line["sure"] == "A":
        date.fromisoformat(line["from"])
        assert line["article"] not in {"?", "–"}
    else:
        assert line["from"] == "?" or date.fromisoformat(line["from"])
    if line["to"] != "–":
        assert date.fromisoformat(line["from"]) <= date.fromisoformat(line["to"])


def test_keys_are_found_in_words_and_in_values():
    text = '''
BASIS = "a:one"
def act():
    """Do it.

    Legal basis: b:two, b:three
    """
    record(act="x", basis="c:four", note="not:this")
    step("y", legal_basis="d:five")
    return {"basis": "e:six", "note": "nor:this"}
def open(*, basis: str = "") -> None: ...
'''

    assert keys_of(text) == {"a:one", "b:two", "b:three", "c:four", "d:five", "e:six"}
    assert keys_of("{# Legal basis: f:seven #}", python=False) == {"f:seven"}
