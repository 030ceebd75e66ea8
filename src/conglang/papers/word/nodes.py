"""XML of Word as a light tree. No document type, hence no entity, is ever accepted."""

from __future__ import annotations

from collections.abc import Iterator
from xml.parsers import expat

from conglang.core.errors import Refusal

#: Deepest nesting that is read: eight tables inside each other with lists and boxes need less.
DEEPEST = 200

_PREFIXES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r",
    "http://purl.oclc.org/ooxml/officeDocument/relationships": "r",
    "http://schemas.openxmlformats.org/drawingml/2006/main": "a",
    "http://purl.oclc.org/ooxml/drawingml/main": "a",
    "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing": "wp",
    "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing": "wp",
    "http://schemas.openxmlformats.org/drawingml/2006/chart": "c",
    "http://purl.oclc.org/ooxml/drawingml/chart": "c",
    "http://schemas.microsoft.com/office/drawing/2014/chartex": "c",
    "http://schemas.openxmlformats.org/drawingml/2006/diagram": "dgm",
    "http://purl.oclc.org/ooxml/drawingml/diagram": "dgm",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    "urn:schemas-microsoft-com:vml": "v",
    "urn:schemas-microsoft-com:office:office": "o",
}
#: Never of interest, and there may be many of them.
_SKIPPED = frozenset({
    "w:rPrChange", "w:pPrChange", "w:tblPrChange", "w:trPrChange", "w:tcPrChange",
    "w:sectPrChange", "w:numberingChange", "w:tblGridChange", "w:proofErr", "w:bookmarkStart",
    "w:bookmarkEnd", "w:lastRenderedPageBreak",
})  # fmt: skip


class Node:
    """An element: ``w:p``, its attributes, the elements in it, and the text of a leaf."""

    __slots__ = ("attributes", "children", "tag", "text")

    def __init__(self, tag: str, attributes: dict[str, str]) -> None:
        self.tag = tag
        self.attributes = attributes
        self.children: list[Node] = []
        self.text = ""

    def get(self, name: str, default: str = "") -> str:
        return self.attributes.get(name, default)

    def first(self, *path: str) -> Node | None:
        """The first element down a path of tags."""
        node: Node | None = self
        for tag in path:
            if node is None:
                return None
            node = next((each for each in node.children if each.tag == tag), None)
        return node

    def val(self, *path: str, default: str = "") -> str:
        """``w:val`` of the first element down a path."""
        node = self.first(*path)
        return default if node is None else node.get("w:val", default)

    def flag(self, tag: str) -> bool | None:
        """A switch such as ``w:b``: on, off, or not mentioned."""
        node = self.first(tag)
        return None if node is None else node.get("w:val", "1") not in {"0", "false", "off", "none"}

    def walk(self) -> Iterator[Node]:
        """Every element below, in order of the document."""
        waiting = list(reversed(self.children))
        while waiting:
            node = waiting.pop()
            yield node
            waiting.extend(reversed(node.children))


class _Builder:
    def __init__(self) -> None:
        self.root = Node("", {})
        self.open = [self.root]
        self.pieces: list[list[str]] = [[]]
        self.skipping = 0
        self.names: dict[str, str] = {}

    def name(self, full: str) -> str:
        known = self.names.get(full)
        if known is None:
            space, _, local = full.rpartition("}")
            prefix = _PREFIXES.get(space, "")
            known = self.names[full] = f"{prefix}:{local}" if prefix else local
        return known

    def start(self, full: str, attributes: dict[str, str]) -> None:
        tag = self.name(full)
        if self.skipping or tag in _SKIPPED:
            self.skipping += 1
            return
        if len(self.open) > DEEPEST:
            raise Refusal("damaged", DAMAGED)
        node = Node(tag, {self.name(key): value for key, value in attributes.items()})
        self.open[-1].children.append(node)
        self.open.append(node)
        self.pieces.append([])

    def end(self, full: str) -> None:
        if self.skipping:
            self.skipping -= 1
        else:
            node = self.open.pop()
            node.text = "".join(self.pieces.pop())

    def data(self, text: str) -> None:
        if not self.skipping:
            self.pieces[-1].append(text)

    def doctype(self, *args: object) -> None:
        raise Refusal("damaged", FORBIDDEN)


DAMAGED = (
    "Tệp Word bị hỏng nên không đọc được. "
    "Hãy mở tệp bằng Word, chọn Lưu thành một tệp .docx mới rồi tải lại."
)
FORBIDDEN = (
    "Tệp chứa phần khai báo mà Word không bao giờ ghi, nên cổng không nhận vì lý do an toàn. "
    "Hãy chép nội dung sang một tệp Word mới rồi tải lại."
)


def parse_xml(content: bytes) -> Node:
    """The root element. Refuses: damaged (not well formed, too deep, with a document type)."""
    builder = _Builder()
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.data
    parser.StartDoctypeDeclHandler = builder.doctype
    try:
        parser.Parse(content, True)  # noqa: FBT003 -- expat's signature
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise Refusal("damaged", DAMAGED) from error
    return builder.root.children[0]
