"""The words of the code and of the screens are those of docs/glossary.md."""

import re
from collections import Counter
from pathlib import Path

import pytest

from conglang.accounts.choices import Role
from conglang.newsroom.choices import State
from conglang.newsroom.rules import ARTICLE_FLOW
from conglang.tenancy.choices import HostKind
from conglang.vocabulary.choices import UnitKind

PAGE = Path(__file__).resolve().parents[2] / "docs/glossary.md"
LINE = re.compile(r"^\| ([^|]+) \| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)


def lines():
    found = LINE.findall(PAGE.read_text(encoding="utf-8"))
    return [line for line in found if line[0] != "Term in code"]


def vietnamese():
    return ", ".join(line[1].lower() for line in lines())


def terms():
    return [term.strip() for line in lines() for term in line[0].split(",")]


@pytest.mark.parametrize("choices", [State, Role, HostKind, UnitKind])
def test_every_label_that_people_read_is_a_word_of_the_glossary(choices):
    words = vietnamese()

    assert [member.label for member in choices if member.label.lower() not in words] == []


@pytest.mark.parametrize("choices", [State, Role])
def test_every_stored_value_is_a_term_of_the_glossary(choices):
    known = set(terms())

    assert [value for value in choices.values if value.replace("_", " ") not in known] == []


def test_every_act_of_the_board_is_a_term_of_the_glossary():
    known = set(terms())

    assert [step.name for step in ARTICLE_FLOW if step.name.replace("_", " ") not in known] == []


def test_no_line_stands_twice_and_every_line_says_something():
    assert [line for line, count in Counter(lines()).items() if count > 1] == []
    assert [line[0] for line in lines() if not line[2].endswith((".", "`"))] == []
