"""Of every awkward file: each word that Word shows is in the draft, or a note says why not.

The words are read with another reader than ours, so that what ours overlooks is found. With
CONGLANG_LONG=1 every file goes through the child process and is timed.
"""

from __future__ import annotations

import os
import re
import time
import zipfile
from collections.abc import Iterator
from html import unescape
from io import BytesIO
from xml.etree import ElementTree as ET

import pytest

from conglang.core.text import clean
from conglang.papers.word import Paper, read_word
from conglang.papers.word.child import read
from tests.papers.docx import docx, p, row, table
from tests.papers.test_word_corpus import CORPUS, LONG, TITLE, words_of

EVERY_FILE = os.environ.get("CONGLANG_LONG") == "1"
LONGEST_SECONDS = 20
#: Not shown by Word, or said twice, or told of by a note.
UNSEEN = {"del", "moveFrom", "Fallback", "instrText"}
#: Files whose words are spelled anew, or left out with a note that their own test asks for.
SPELLED_ANEW = ("TCVN3", "VNI", "old encoding", "old and new fonts", "letters in pieces")
LEFT_OUT = ("a table of contents", "comments, hidden words, signs of picture fonts")


def visible(node: ET.Element) -> Iterator[str]:
    name = node.tag.rpartition("}")[2]
    if name in UNSEEN or _row_is_deleted(node):
        return
    if name == "t":
        yield node.text or ""
    elif name in {"p", "tab", "br", "tc", "oMathPara"}:
        yield " "
    for child in node:
        yield from visible(child)


def _row_is_deleted(node: ET.Element) -> bool:
    return node.tag.endswith("}tr") and any(each.tag.endswith("}del") for each in node.iter())


def words_in_word(content: bytes) -> list[str]:
    words: list[str] = []
    with zipfile.ZipFile(BytesIO(content)) as package:
        for name in package.namelist():
            if re.search(r"(document|chinh|notes)\.xml$", name):
                root = ET.fromstring(package.read(name))
                words += clean("".join(visible(root))).split()
    return words


def words_in_draft(paper: Paper) -> str:
    names = " ".join(author.name for author in paper.authors)
    apart = re.sub(r"<(?:/?(?:p|h2|h3|li|ul|ol)|br)\b[^>]*>", " ", words_of(paper))
    return clean(unescape(re.sub(r"</?[abi]\b[^>]*>", "", apart)) + " " + names)


def bare(word: str) -> str:
    """Without the signs that a list, a caption or a credit takes over."""
    return word.strip(".,;:()[]–-•\uf0b7")


def told_elsewhere(name: str) -> bool:
    return name in LEFT_OUT or any(each in name for each in SPELLED_ANEW)


@pytest.mark.short_form(26)
@pytest.mark.parametrize("name", [each for each in CORPUS if not told_elsewhere(each)])
def test_no_word_is_lost(name: str) -> None:
    paper = read(CORPUS[name].content, f"{name}.docx")

    said = words_in_draft(paper)
    lost = {each for each in words_in_word(CORPUS[name].content) if bare(each) not in said}
    assert lost - {"Ảnh:", "(Ảnh:", "ngăn"} == set()


def test_the_other_reader_finds_what_is_missing() -> None:
    content = docx(TITLE, p("giữ"), table(row("bảng", "ô")))

    assert {"giữ", "bảng", "ô"} <= set(words_in_word(content))


@pytest.mark.parametrize("name", CORPUS if EVERY_FILE else ["two hundred pages"])
def test_no_file_takes_long(name: str) -> None:
    began = time.monotonic()

    read_word(CORPUS[name].content, name=f"{name}.docx")

    assert time.monotonic() - began < LONGEST_SECONDS


def test_two_hundred_pages_are_that_many() -> None:
    # About 500 words fill a page.
    assert sum(len(text.split()) for text in LONG) > 200 * 500
