"""What stands in one paragraph: text with its marks, pictures, boxes."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from conglang.core.text.legacy import Legacy
from conglang.papers.word import styles
from conglang.papers.word.nodes import Node
from conglang.papers.word.notes import Notes
from conglang.papers.word.package import Link

#: A soft hyphen of Word; in a TCVN3 font the same place shows ư.
SOFT_HYPHEN = "\xad"
_WEB_LINK = re.compile(r"(?:https?://|mailto:)[^\s\"<>\\]+\Z", re.IGNORECASE)
_FIELD_LINK = re.compile(r'^\s*HYPERLINK\s+"?([^"\s]+)', re.IGNORECASE)
_SILENT = frozenset({
    "w:pPr", "w:rPr", "w:sdtPr", "w:sdtEndPr", "w:rt", "w:delText", "w:delInstrText",
    "w:footnoteRef", "w:endnoteRef", "w:fldData", "wp:docPr", "m:ctrlPr", "m:rPr",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Span:
    """Text in one look. href: "" for no link; size: of the letters in half points, 0 unsaid."""

    text: str
    bold: bool = False
    italic: bool = False
    href: str = ""
    font: str = ""
    size: int = 0


@dataclass(frozen=True, slots=True)
class Image:
    """A picture by the part of the package. floating: not in the line where it is anchored."""

    part: str
    floating: bool


@dataclass(frozen=True, slots=True)
class Box:
    """A text box: paragraphs and tables of its own."""

    nodes: list[Node]


Piece = Span | Image | Box


@dataclass(slots=True)
class Story:
    """What the reader of inline content needs of its document and remembers on the way."""

    styles: styles.Styles
    notes: Notes
    links: dict[str, Link] = field(default_factory=dict)
    #: Fields that are open: their instruction, and whether their result has begun.
    fields: list[list[str]] = field(default_factory=list)
    footnotes: list[tuple[str, str]] = field(default_factory=list)
    suspect: Legacy = ""


@dataclass(frozen=True, slots=True)
class _Look:
    chain: list[Node]
    href: str = ""
    bold: bool = False
    italic: bool = False
    font: str = ""
    size: int = 0
    floating: bool = False


def safe_link(address: str) -> str:
    """The address if residents may follow it, else ""."""
    found = address.strip()
    return found if _WEB_LINK.match(found) else ""


class Inline:
    """Reads the content of one paragraph into pieces."""

    def __init__(self, story: Story, chain: list[Node]) -> None:
        self.story = story
        self.pieces: list[Piece] = []
        self.chain = chain

    def read(self, paragraph: Node) -> list[Piece]:
        look = _Look(self.chain)
        self._inside(paragraph, look)
        return self.pieces

    def _inside(self, node: Node, look: _Look) -> None:
        for child in node.children:
            self._one(child, look)

    def _one(self, node: Node, look: _Look) -> None:
        if node.tag in _SILENT:
            return
        handler = _HANDLERS.get(node.tag)
        if handler is None:
            self._inside(node, look)  # an unknown wrapper never swallows text
        else:
            handler(self, node, look)

    def _say(self, text: str, look: _Look) -> None:
        if text:
            href = look.href or self._field_link()
            self.pieces.append(Span(text, look.bold, look.italic, href, look.font, look.size))

    # --- text --------------------------------------------------------------------------------

    def run(self, node: Node, look: _Look) -> None:
        looks = self.story.styles.runs(node.first("w:rPr"), look.chain)
        if styles.flag(looks, "w:vanish"):
            self.story.notes.add("hidden")
            return
        changed = replace(
            look, bold=styles.flag(looks, "w:b"), italic=styles.flag(looks, "w:i"),
            font=styles.font(looks), size=styles.size(looks),
        )  # fmt: skip
        self._inside(node, changed)

    def text(self, node: Node, look: _Look) -> None:
        self._say(node.text, look)

    def formula(self, node: Node, look: _Look) -> None:
        self.story.notes.add("math")
        self._say(node.text, look)

    def tab(self, node: Node, look: _Look) -> None:
        self._say("\t", look)

    def line_end(self, node: Node, look: _Look) -> None:
        page = node.get("w:type") in {"page", "column"}
        self._say(" " if page else "\n", look)

    def hyphen(self, node: Node, look: _Look) -> None:
        self._say("-", look)

    def soft_hyphen(self, node: Node, look: _Look) -> None:
        self._say(SOFT_HYPHEN, look)

    def symbol(self, node: Node, look: _Look) -> None:
        """A sign of a picture font is dropped; in an old font it may be a letter."""
        code = node.get("w:char")
        if re.fullmatch("[0-9A-Fa-f]{1,5}", code):
            self._say(chr(int(code, 16)), replace(look, font=node.get("w:font")))

    def word_art(self, node: Node, look: _Look) -> None:
        self._say(node.get("string"), look)

    # --- links and fields --------------------------------------------------------------------

    def hyperlink(self, node: Node, look: _Look) -> None:
        link = self.story.links.get(node.get("r:id"))
        href = safe_link(link.target) if link else ""
        if link and not href:
            self.story.notes.add("link")
        self._inside(node, replace(look, href=href))

    def simple_field(self, node: Node, look: _Look) -> None:
        self._inside(node, replace(look, href=self._href_of(node.get("w:instr")) or look.href))

    def field_mark(self, node: Node, look: _Look) -> None:
        mark, open_fields = node.get("w:fldCharType"), self.story.fields
        if mark == "begin":
            open_fields.append(["", ""])
        elif open_fields and mark == "separate":
            open_fields[-1][1] = "result"
        elif open_fields and mark == "end":
            open_fields.pop()

    def instruction(self, node: Node, look: _Look) -> None:
        if self.story.fields:
            self.story.fields[-1][0] += node.text

    def _field_link(self) -> str:
        for instruction, result in reversed(self.story.fields):
            if result and (href := self._href_of(instruction)):
                return href
        return ""

    def _href_of(self, instruction: str) -> str:
        found = _FIELD_LINK.match(instruction)
        if not found or found[1].startswith("\\"):
            return ""
        href = safe_link(found[1])
        if not href:
            self.story.notes.add("link")
        return href

    # --- changes, comments, notes --------------------------------------------------------------

    def inserted(self, node: Node, look: _Look) -> None:
        self.story.notes.add("tracked")
        self._inside(node, look)

    def deleted(self, node: Node, look: _Look) -> None:
        self.story.notes.add("tracked")

    def comment(self, node: Node, look: _Look) -> None:
        self.story.notes.add("comments")

    def note_reference(self, node: Node, look: _Look) -> None:
        kind = "footnotes" if node.tag == "w:footnoteReference" else "endnotes"
        self.story.footnotes.append((kind, node.get("w:id")))
        self.story.notes.add("footnotes")
        self._say(f"[{len(self.story.footnotes)}]", look)

    # --- pictures and boxes --------------------------------------------------------------------

    def anchor(self, node: Node, look: _Look) -> None:
        self._inside(node, replace(look, floating=True))

    def picture_fill(self, node: Node, look: _Look) -> None:
        crop = node.first("a:srcRect")
        if crop is not None and any(value not in {"", "0"} for value in crop.attributes.values()):
            self.story.notes.add("cropped")
        self._inside(node, look)

    def picture(self, node: Node, look: _Look) -> None:
        named = node.get("r:embed") or node.get("r:id")
        link = self.story.links.get(named)
        if link is None:
            self.story.notes.add("picture_outside" if node.get("r:link") else "picture_missing")
        elif link.outside:
            self.story.notes.add("picture_outside")
        else:
            self.pieces.append(Image(link.target, look.floating))

    def chart(self, node: Node, look: _Look) -> None:
        self.story.notes.add("chart")

    def diagram(self, node: Node, look: _Look) -> None:
        self.story.notes.add("diagram")

    def embedded(self, node: Node, look: _Look) -> None:
        self.story.notes.add("object")
        self._inside(node, look)

    def box(self, node: Node, look: _Look) -> None:
        self.story.notes.add("box")
        self.pieces.append(Box(node.children))

    def alternatives(self, node: Node, look: _Look) -> None:
        """Word says the same twice, for new and for old programs: one of them is read."""
        before, known = len(self.pieces), set(self.story.notes.keys)
        for choice in (each for each in node.children if each.tag == "mc:Choice"):
            self._inside(choice, look)
            if len(self.pieces) > before or self.story.notes.keys != known:
                return
        other = node.first("mc:Fallback")
        if other is not None:
            self._inside(other, look)


_HANDLERS: dict[str, Callable[[Inline, Node, _Look], None]] = {
    "w:r": Inline.run, "w:t": Inline.text, "m:t": Inline.formula, "w:tab": Inline.tab,
    "w:ptab": Inline.tab, "w:br": Inline.line_end, "w:cr": Inline.line_end,
    "w:noBreakHyphen": Inline.hyphen, "w:softHyphen": Inline.soft_hyphen, "w:sym": Inline.symbol,
    "v:textpath": Inline.word_art, "w:hyperlink": Inline.hyperlink,
    "w:fldSimple": Inline.simple_field, "w:fldChar": Inline.field_mark,
    "w:instrText": Inline.instruction, "w:ins": Inline.inserted, "w:moveTo": Inline.inserted,
    "w:del": Inline.deleted, "w:moveFrom": Inline.deleted, "w:commentReference": Inline.comment,
    "w:footnoteReference": Inline.note_reference, "w:endnoteReference": Inline.note_reference,
    "wp:anchor": Inline.anchor, "blipFill": Inline.picture_fill, "a:blip": Inline.picture,
    "v:imagedata": Inline.picture, "c:chart": Inline.chart, "dgm:relIds": Inline.diagram,
    "w:object": Inline.embedded, "w:txbxContent": Inline.box,
    "mc:AlternateContent": Inline.alternatives,
}  # fmt: skip
