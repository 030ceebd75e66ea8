"""A .docx as a package of parts: what it must be, what it may weigh, what points where."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from dataclasses import dataclass
from urllib.parse import unquote

from conglang.core.errors import Refusal
from conglang.core.numbers import format_bytes
from conglang.papers.word.nodes import DAMAGED, Node, parse_xml

UNPACKED_LIMIT_BYTES = 200 * 1024 * 1024
XML_LIMIT_BYTES = 40 * 1024 * 1024
LARGEST_PICTURE_BYTES = 20 * 1024 * 1024
ALL_PICTURES_BYTES = 120 * 1024 * 1024
MOST_PARTS = 5_000

TOO_LARGE_INSIDE = (
    f"Tệp giải nén ra quá {format_bytes(UNPACKED_LIMIT_BYTES)}, hoặc phần chữ quá dài để đọc một "
    "lần. Hãy thu nhỏ ảnh trong Word hoặc chia tệp thành nhiều phần rồi tải lại."
)
NOT_WORD = (
    "Tệp này không phải văn bản Word. Hãy mở bằng Word, chọn Lưu thành, kiểu “Word Document "
    "(.docx)” rồi tải lại."
)
ENCRYPTED = (
    "Tệp đang đặt mật khẩu. Hãy mở bằng Word, bỏ mật khẩu (Tệp, Thông tin, Bảo vệ tài liệu) "
    "rồi lưu và tải lại."
)
MACROS = (
    "Tệp có chứa macro nên không được nhận. Hãy mở bằng Word, chọn Lưu thành, kiểu “Word Document "
    "(.docx)” rồi tải tệp mới."
)
_UNREADABLE = (
    zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError,
    ValueError, KeyError,
)  # fmt: skip
_MAIN_KINDS = ("wordprocessingml.document.main", "wordprocessingml.template.main")
_MACRO_KINDS = ("macroenabled", "vbaproject")


@dataclass(frozen=True, slots=True)
class Link:
    """Where a relationship leads. outside: an address of the web or of somebody's disk."""

    target: str
    outside: bool
    kind: str


class Package:
    """The parts of one file. Refuses: damaged, encrypted, macros, not_word, too_large."""

    def __init__(self, content: bytes) -> None:
        try:
            self.archive = zipfile.ZipFile(io.BytesIO(content))
        except _UNREADABLE as error:
            raise Refusal("damaged", DAMAGED) from error
        self._look_at_entries()
        self.main = self._main_part()

    def _look_at_entries(self) -> None:
        entries = self.archive.infolist()
        self.names = {entry.filename: entry for entry in entries}
        if any(entry.flag_bits & 1 for entry in entries):
            raise Refusal("encrypted", ENCRYPTED)
        whole = sum(entry.file_size for entry in entries)
        if whole > UNPACKED_LIMIT_BYTES or len(entries) > MOST_PARTS:
            raise Refusal("too_large", TOO_LARGE_INSIDE)
        if any("vbaproject" in name.lower() for name in self.names):
            raise Refusal("macros", MACROS)

    def _main_part(self) -> str:
        types = self.xml("[Content_Types].xml")
        if types is None:
            raise Refusal("not_word", NOT_WORD)
        kinds = {each.get("PartName"): each.get("ContentType").lower() for each in types.children}
        if any(word in kind for kind in kinds.values() for word in _MACRO_KINDS):
            raise Refusal("macros", MACROS)
        named = next(
            (part for part, kind in kinds.items() if any(each in kind for each in _MAIN_KINDS)), ""
        ).lstrip("/")
        for part in (named, "word/document.xml"):
            if part in self.names:
                return part
        raise Refusal("not_word", NOT_WORD)

    def content(self, part: str, limit: int) -> bytes | None:
        """The bytes of a part, None where there is none. Refuses: damaged, too_large."""
        entry = self.names.get(part)
        if entry is None:
            return None
        if entry.file_size > limit:
            raise Refusal("too_large", TOO_LARGE_INSIDE)
        try:
            return self.archive.read(entry)
        except _UNREADABLE as error:
            raise Refusal("damaged", DAMAGED) from error

    def xml(self, part: str) -> Node | None:
        content = self.content(part, XML_LIMIT_BYTES)
        return None if content is None else parse_xml(content)

    def beside(self, kind: str) -> str:
        """The part that the main part names as its styles, numbering, footnotes…; "" for none."""
        found = (link.target for link in self.links(self.main).values() if link.kind == kind)
        return next(found, "")

    def links(self, part: str) -> dict[str, Link]:
        """Relationships of a part by id; a broken list counts as none."""
        folder, name = posixpath.split(part)
        try:
            listed = self.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        except Refusal as refusal:
            if refusal.code == "too_large":
                raise
            return {}
        if listed is None:
            return {}
        return {each.get("Id"): _link(each, folder) for each in listed.children}


def _link(node: Node, folder: str) -> Link:
    target, kind = node.get("Target"), node.get("Type").rpartition("/")[2]
    if node.get("TargetMode").lower() == "external":
        return Link(target, outside=True, kind=kind)
    path = unquote(target)
    joined = path.lstrip("/") if path.startswith("/") else posixpath.join(folder, path)
    return Link(posixpath.normpath(joined), outside=False, kind=kind)
