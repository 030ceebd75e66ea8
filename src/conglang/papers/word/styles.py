"""Styles and numbering of a document: what a paragraph is, not how it looks."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from conglang.papers.word.nodes import Node

_LONGEST_CHAIN = 20
_LONGEST_SIZE = 4
_LEVEL = re.compile(r"(?:heading|tiêu đề|đầu đề|đề mục)\s*([1-9])$")
_KINDS = {
    "title": "title", "tiêu đề": "title", "tựa đề": "title", "tên bài": "title",
    "subtitle": "lead", "tiêu đề phụ": "lead", "sapo": "lead", "lời dẫn": "lead",
    "caption": "caption", "chú thích": "caption", "chú thích ảnh": "caption",
    "quote": "quote", "intense quote": "quote", "trích dẫn": "quote", "block text": "quote",
}  # fmt: skip
_TOC = re.compile(r"(?:toc|mục lục)(?: heading| [1-9])")


class Styles:
    """The style sheet of a document; every question has an answer also without one."""

    def __init__(self, sheet: Node | None) -> None:
        listed = [each for each in sheet.children if each.tag == "w:style"] if sheet else []
        self.by_id = {each.get("w:styleId"): each for each in listed}
        plain = (
            each.get("w:styleId")
            for each in listed
            if each.get("w:type") == "paragraph" and each.get("w:default") in {"1", "true"}
        )
        self.plain = next(plain, "")
        self.defaults = sheet.first("w:docDefaults", "w:rPrDefault", "w:rPr") if sheet else None

    def chain(self, style_id: str) -> list[Node]:
        """A style and those it is based on, nearest first."""
        found: list[Node] = []
        node = self.by_id.get(style_id)
        while node is not None and len(found) < _LONGEST_CHAIN:
            found.append(node)
            node = self.by_id.get(node.val("w:basedOn"))
        return found

    def paragraph(self, properties: Node | None) -> list[Node]:
        """The style chain of a paragraph."""
        named = properties.val("w:pStyle") if properties else ""
        return self.chain(named or self.plain)

    def runs(self, properties: Node | None, paragraph: list[Node]) -> list[Node]:
        """Where a run's look may be said, nearest first."""
        own = [properties] if properties else []
        named = self.chain(properties.val("w:rStyle")) if properties else []
        styled = (each.first("w:rPr") for each in (*named, *paragraph))
        defaults = [self.defaults] if self.defaults else []
        return [*own, *(each for each in styled if each is not None), *defaults]


def flag(looks: list[Node], tag: str) -> bool:
    """A switch such as ``w:b`` where it is said first."""
    return next((found for each in looks if (found := each.flag(tag)) is not None), False)


def font(looks: list[Node]) -> str:
    """The font of Western letters; "" where the theme decides."""
    for each in looks:
        fonts = each.first("w:rFonts")
        if fonts is None:
            continue
        if fonts.get("w:hAnsiTheme") or fonts.get("w:asciiTheme"):
            return ""
        if name := fonts.get("w:hAnsi") or fonts.get("w:ascii"):
            return name
    return ""


def size(looks: list[Node]) -> int:
    """The size of letters in half points where it is said first; 0 where nobody says."""
    said = next((value for each in looks if (value := each.val("w:sz"))), "")
    return int(said) if said.isdecimal() and len(said) <= _LONGEST_SIZE else 0


def kind(chain: list[Node]) -> str:
    """title, lead, caption, quote, toc, h1 to h9, or "" for plain text."""
    for style in chain:
        for word in (style.val("w:name").lower().strip(), style.get("w:styleId").lower()):
            if level := _LEVEL.fullmatch(word):
                return f"h{level[1]}"
            if _TOC.match(word):
                return "toc"
            if word in _KINDS:
                return _KINDS[word]
    return ""


def outline(properties: Node | None, chain: list[Node]) -> str:
    """The heading that an outline level makes of a paragraph."""
    places = [properties, *(each.first("w:pPr") for each in chain)]
    said = next((level for each in places if each and (level := each.val("w:outlineLvl"))), "")
    return f"h{int(said) + 1}" if said.isdecimal() and int(said) <= 8 else ""


def said(properties: Node | None, chain: list[Node], tag: str) -> str:
    """A value of the paragraph or of its styles, such as ``w:jc``."""
    places = [properties, *(each.first("w:pPr") for each in chain)]
    return next((value for each in places if each and (value := each.val(tag))), "")


# --- lists ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Mark:
    """What stands before an item. number: of the item in its list; label: as Word shows it.

    plain: a web list shows the same ("3." or a bullet), anything else must be kept as text.
    """

    level: int
    ordered: bool
    number: int
    label: str
    plain: bool


_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LARGEST_ROMAN = 3999
_DEEPEST_LEVEL = 8


def _roman(number: int) -> str:
    if not 0 < number <= _LARGEST_ROMAN:
        return str(number)
    written = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        written += letters * count
    return written


def _letter(number: int) -> str:
    return chr(96 + (number - 1) % 26 + 1) * (1 + (number - 1) // 26) if number > 0 else "0"


_FORMATS: dict[str, Callable[[int], str]] = {
    "lowerRoman": _roman, "upperRoman": lambda number: _roman(number).upper(),
    "lowerLetter": _letter, "upperLetter": lambda number: _letter(number).upper(),
}  # fmt: skip


class Numbering:
    """Lists of a document; counts as the paragraphs are read in their order."""

    def __init__(self, sheet: Node | None) -> None:
        children = sheet.children if sheet else []
        self.abstracts = {
            each.get("w:abstractNumId"): {
                level.get("w:ilvl"): level for level in each.children if level.tag == "w:lvl"
            }
            for each in children
            if each.tag == "w:abstractNum"
        }
        self.lists = {each.get("w:numId"): each for each in children if each.tag == "w:num"}
        self.counts: dict[str, dict[int, int]] = defaultdict(dict)
        self.restarted: set[tuple[str, int]] = set()

    def mark(self, properties: Node | None, chain: list[Node]) -> Mark | None:
        """The mark of the next paragraph; None for a paragraph outside any list."""
        places = [properties, *(each.first("w:pPr") for each in chain)]
        found = [each.first("w:numPr") for each in places if each]
        said_here = [each for each in found if each is not None]
        number_id = next((value for each in said_here if (value := each.val("w:numId"))), "")
        if not number_id or number_id == "0" or number_id not in self.lists:
            return None
        level = next((value for each in said_here if (value := each.val("w:ilvl"))), "0")
        return self._count(number_id, min(int(level), _DEEPEST_LEVEL) if level.isdecimal() else 0)

    def _count(self, number_id: str, level: int) -> Mark:
        abstract = self.lists[number_id].val("w:abstractNumId")
        counts = self.counts[abstract]
        start = self._start(number_id, abstract, level)
        again = self._override(number_id, level)
        if again is not None and (number_id, level) not in self.restarted:
            self.restarted.add((number_id, level))
            counts.pop(level, None)
            start = again
        counts[level] = counts[level] + 1 if level in counts else start
        for deeper in [each for each in counts if each > level]:
            del counts[deeper]
        return self._written(abstract, level, counts)

    def _override(self, number_id: str, level: int) -> int | None:
        for each in self.lists[number_id].children:
            if each.tag == "w:lvlOverride" and each.get("w:ilvl") == str(level):
                value = each.val("w:startOverride")
                return int(value) if value.isdecimal() else None
        return None

    def _start(self, number_id: str, abstract: str, level: int) -> int:
        node = self.abstracts.get(abstract, {}).get(str(level))
        value = node.val("w:start", default="1") if node else "1"
        return int(value) if value.isdecimal() else 1

    def _written(self, abstract: str, level: int, counts: dict[int, int]) -> Mark:
        levels = self.abstracts.get(abstract, {})
        node = levels.get(str(level))
        shape = node.val("w:numFmt", default="decimal") if node else "bullet"
        number = counts[level]
        if shape in {"bullet", "none"}:
            return Mark(level, ordered=False, number=number, label="", plain=True)
        pattern = node.val("w:lvlText") if node else ""

        def shown(found: re.Match[str]) -> str:
            place = int(found[1]) - 1
            form = levels[str(place)].val("w:numFmt") if str(place) in levels else ""
            value = counts.get(place, 1)
            return _FORMATS[form](value) if form in _FORMATS else str(value)

        label = re.sub(r"%([1-9])", shown, pattern)
        plain = shape == "decimal" and bool(re.fullmatch(r"%[1-9][.)]?", pattern.strip()))
        return Mark(level, ordered=True, number=number, label=label.strip(), plain=plain)
