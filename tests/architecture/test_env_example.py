"""deploy/env.example names every environment variable the product reads, and no other."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "src" / "conglang"
VARIABLE = re.compile(r"^(CONGLANG_[A-Z_]+|DATABASE_URL|CACHE_URL|EMAIL_URL)$")
#: Set by ``conglang serve`` for its own children, never by an operator.
INTERNAL = {"CONGLANG_EXPECT_WORKER"}


def read_by_the_product() -> set[str]:
    found = set()
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str):
                found |= {node.value} if VARIABLE.match(node.value) else set()
    return found - INTERNAL


def lines_of_the_example() -> list[str]:
    return (ROOT / "deploy" / "env.example").read_text("utf-8").splitlines()


def test_the_example_names_what_the_product_reads():
    named = re.findall(r"^#([A-Z_]+)=", "\n".join(lines_of_the_example()), re.MULTILINE)

    assert set(named) == read_by_the_product()
    assert len(named) == len(set(named))


def test_every_variable_has_a_sentence_before_it():
    lines = lines_of_the_example()
    for number, line in enumerate(lines):
        if re.match(r"^#[A-Z_]+=", line):
            above = next(
                each for each in reversed(lines[:number]) if not re.match(r"^#[A-Z_]+=", each)
            )
            assert re.match(r"^# \S", above), line
