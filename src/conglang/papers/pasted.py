"""HTML that somebody pastes from Word, a web page or a mail: read as a Word file is read.

Only what it means is kept: headings, lists, links, bold and italic. Old encodings are recognised
by the names of their fonts, so nothing may be dropped before this has looked.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser

from conglang.papers.word.arrange import blocks_of
from conglang.papers.word.body import BULLET, Element, Grid, Paragraph, settle_letters
from conglang.papers.word.inline import Span, Story, safe_link
from conglang.papers.word.letters import without_bullet
from conglang.papers.word.notes import Notes
from conglang.papers.word.paper import Quote, Table, Text
from conglang.papers.word.styles import Mark, Styles

_SILENT = frozenset({"script", "style", "head", "title", "template", "noscript", "xml"})
_BREAKS = frozenset({
    "p", "div", "section", "article", "header", "footer", "main", "aside", "figure", "figcaption",
    "pre", "address", "dl", "dt", "dd", "ul", "ol", "blockquote", "tr", "table", "hr", "body",
})  # fmt: skip
_VOID = frozenset({"br", "img", "hr", "meta", "link", "input", "col", "wbr", "source", "base"})
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_CLASS = re.compile(r"\.([\w-]+)\s*$")
_LEVEL = re.compile(r"level([1-9])")
_BOLD = re.compile(r"bold|[6-9]00")
_NUMBER = re.compile(r"^(\d{1,3})[.)]$")


@dataclass(frozen=True, slots=True)
class _Look:
    """What an open element says of the text in it. level: of a list of Word; 0 for none."""

    tag: str = ""
    bold: bool = False
    italic: bool = False
    href: str = ""
    font: str = ""
    heading: str = ""
    level: int = 0
    hidden: bool = False
    label: bool = False


@dataclass(slots=True)
class _Table:
    rows: list[list[list[Element]]] = field(default_factory=list)


class _Reader(HTMLParser):
    """Turns HTML into the elements that a Word file is made of."""

    def __init__(self, notes: Notes) -> None:
        super().__init__(convert_charrefs=True)
        self.notes = notes
        self.open: list[_Look] = [_Look()]
        self.lists: list[list[int]] = []  # of each open list: 1 for numbers, and items so far
        self.tables: list[_Table] = []
        self.places: list[list[Element]] = [[]]
        self.spans: list[Span] = []
        self.labels = ""
        self.item: Mark | None = None
        self.classes: dict[str, dict[str, str]] = {}

    # --- elements ------------------------------------------------------------------------------

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag == "br":
            self._say("\n")
        elif tag == "img":
            self.notes.add("paste_pictures")
        if tag in _BREAKS or re.fullmatch("h[1-6]|li|td|th", tag):
            self._end_line()
        if tag not in _VOID:
            self.open.append(self._look(tag, said))
            self._begin(tag)

    def handle_endtag(self, tag: str) -> None:
        if not any(look.tag == tag for look in self.open):
            return
        if tag in _BREAKS or re.fullmatch("h[1-6]|li|td|th", tag):
            self._end_line()
        while self.open[-1].tag != tag:
            self._end(self.open.pop().tag)
        self._end(self.open.pop().tag)

    def handle_data(self, data: str) -> None:
        if self.open[-1].tag == "style":
            self._learn(data)
        elif self.open[-1].label:
            self.labels += data
        else:
            self._say(re.sub(r"[ \t\r\n\f]+", " ", data))

    def _begin(self, tag: str) -> None:
        if tag in {"ul", "ol"}:
            self.lists.append([int(tag == "ol"), 0])
        elif tag == "li":
            ordered, _ = self.lists[-1] if self.lists else [0, 0]
            if self.lists:
                self.lists[-1][1] += 1
            number = self.lists[-1][1] if self.lists else 1
            level = max(len(self.lists) - 1, 0)
            label = f"{number}." if ordered else ""
            self.item = Mark(level, ordered=bool(ordered), number=number, label=label, plain=True)
        elif tag == "table":
            self.tables.append(_Table())
        elif tag == "tr" and self.tables:
            self.tables[-1].rows.append([])
        elif tag in {"td", "th"} and self.tables:
            self.places.append([])

    def _end(self, tag: str) -> None:
        if tag in {"ul", "ol"} and self.lists:
            self.lists.pop()
        elif tag == "li":
            self.item = None
        elif tag in {"td", "th"} and self.tables and len(self.places) > 1:
            cell, rows = self.places.pop(), self.tables[-1].rows
            if not rows:
                rows.append([])
            rows[-1].append(cell)
        elif tag == "table" and self.tables:
            rows = [row for row in self.tables.pop().rows if row]
            if rows:
                self.places[-1].append(Grid(rows))

    # --- looks ---------------------------------------------------------------------------------

    def _look(self, tag: str, said: dict[str, str]) -> _Look:
        before, style = self.open[-1], dict[str, str]()
        for name in said.get("class", "").split():
            style |= self.classes.get(name, {})
        style |= _declarations(said.get("style", ""))
        look = replace(before, tag=tag)
        if tag in {"b", "strong", "i", "em"}:
            look = replace(look, bold=look.bold or tag in {"b", "strong"},
                           italic=look.italic or tag in {"i", "em"})  # fmt: skip
        if re.fullmatch("h[1-6]", tag):
            look = replace(look, heading=tag)
        if tag == "a" and (href := said.get("href", "")):
            found = safe_link(href)
            if not found and not href.startswith("#"):
                self.notes.add("link")
            look = replace(look, href=found)
        return _styled(look, style, said.get("face", ""))

    def _learn(self, sheet: str) -> None:
        """Fonts and weights that classes of a style sheet give: so Word says them."""
        for selectors, inside in _RULE.findall(sheet.replace("<!--", "").replace("-->", "")):
            for selector in selectors.split(","):
                if found := _CLASS.search(selector):
                    self.classes.setdefault(found[1], {}).update(_declarations(inside))

    # --- lines ---------------------------------------------------------------------------------

    def _say(self, text: str) -> None:
        look = self.open[-1]
        if look.hidden or any(each.tag in _SILENT for each in self.open):
            return
        self.spans.append(
            Span(text, look.bold and not look.heading, look.italic, look.href, look.font)
        )

    def _end_line(self) -> None:
        spans, look = self.spans, self.open[-1]
        self.spans, labels, self.labels = [], self.labels.strip(), ""
        if not any(span.text.strip() for span in spans):
            return
        mark = self.item or _mark_of_word(look.level, labels)
        if mark is None and (bare := without_bullet(spans)):
            spans, mark = bare, BULLET
        kind = look.heading or ("quote" if any(e.tag == "blockquote" for e in self.open) else "")
        self.places[-1].append(Paragraph(spans, kind, mark))
        self.item = None

    def elements(self) -> list[Element]:
        """Everything read; what was left open is closed."""
        self._end_line()
        while len(self.open) > 1:
            self._end(self.open.pop().tag)
        return self.places[0]


def _declarations(text: str) -> dict[str, str]:
    pairs = (each.partition(":") for each in text.split(";"))
    return {name.strip().lower(): value.strip() for name, _, value in pairs if value.strip()}


def _styled(look: _Look, style: dict[str, str], face: str) -> _Look:
    weight, slant = style.get("font-weight", ""), style.get("font-style", "")
    fonts = style.get("font-family", "") or face
    listed = style.get("mso-list", "")
    hidden = style.get("display") == "none" or style.get("mso-hide") == "all"
    level = _LEVEL.search(listed)
    return replace(
        look,
        bold=bool(_BOLD.search(weight)) if weight else look.bold,
        italic=slant in {"italic", "oblique"} if slant else look.italic,
        font=fonts.split(",")[0].strip("\"' ") if fonts else look.font,
        hidden=look.hidden or hidden,
        level=int(level[1]) if level else look.level,
        label=look.label or "ignore" in listed.lower(),
    )


def _mark_of_word(level: int, label: str) -> Mark | None:
    """The item of a list as Word writes it: a paragraph that says its level and shows its sign."""
    if not level:
        return None
    if found := _NUMBER.match(label):
        return Mark(level - 1, ordered=True, number=int(found[1]), label=label, plain=True)
    if label and label[0].isalnum() and label != "o":
        return Mark(level - 1, ordered=True, number=1, label=label, plain=False)
    return Mark(level - 1, ordered=False, number=1, label="", plain=True)


@dataclass(frozen=True, slots=True)
class Pasted:
    """html: p, h2, h3, ul, ol, li, b, i, a, br. notes: sentences for the writer."""

    html: str
    notes: list[str]


def read_pasted(html: str) -> Pasted:
    """The text of pasted HTML, NFC, in Unicode. Refuses: unknown_encoding."""
    notes = Notes()
    reader = _Reader(notes)
    reader.feed(html)
    reader.close()
    elements = reader.elements()
    settle_letters(elements, Story(styles=Styles(None), notes=notes))
    made: list[str] = []
    for block in blocks_of(elements, notes):
        if isinstance(block, Text):
            made.append(block.html)
        elif isinstance(block, Quote):
            made.append(Text.of_line(block.text))
        elif isinstance(block, Table):
            notes.add("paste_table")
            lines = ([block.caption], block.columns, *block.rows)
            made += [Text.of_line(" | ".join(line)) for line in lines if any(line)]
    return Pasted("".join(made), notes.sentences())
