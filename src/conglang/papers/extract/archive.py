"""An office file as an archive of parts, opened with limits; XML without document types."""

from __future__ import annotations

import io
import zipfile
import zlib
from xml.parsers import expat

from conglang.core.errors import Refusal

UNPACKED_LIMIT_BYTES = 200 * 1024 * 1024
PART_LIMIT_BYTES = 60 * 1024 * 1024
MOST_PARTS = 5_000
DAMAGED = "tệp hỏng nên không đọc được"
_UNREADABLE = (
    zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError,
    ValueError, KeyError,
)  # fmt: skip


class Reader:
    """What a reader of XML does with what it meets; names come without their namespaces."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element opens."""

    def end(self, name: str) -> None:
        """An element closes."""

    def text(self, words: str) -> None:
        """Characters between two tags."""


class Archive:
    """Parts of one file. Refuses: damaged, encrypted, too_large."""

    def __init__(self, content: bytes) -> None:
        try:
            self.archive = zipfile.ZipFile(io.BytesIO(content))
        except _UNREADABLE as error:
            raise Refusal("damaged", DAMAGED) from error
        entries = self.archive.infolist()
        if any(entry.flag_bits & 1 for entry in entries):
            raise Refusal("encrypted", "tệp đặt mật khẩu")
        whole = sum(entry.file_size for entry in entries)
        if whole > UNPACKED_LIMIT_BYTES or len(entries) > MOST_PARTS:
            raise Refusal("too_large", "giải nén ra quá lớn")
        self.sizes = {entry.filename: entry.file_size for entry in entries}

    def names(self, start: str) -> list[str]:
        """Parts whose name begins so, in order of their numbers."""
        found = [name for name in self.sizes if name.startswith(start) and name.endswith(".xml")]
        return sorted(found, key=lambda name: (len(name), name))

    def read(self, part: str, reader: Reader) -> None:
        """Lead a reader through an XML part; through nothing where there is no such part."""
        if part not in self.sizes:
            return
        if self.sizes[part] > PART_LIMIT_BYTES:
            raise Refusal("too_large", "giải nén ra quá lớn")
        try:
            content = self.archive.read(part)
        except _UNREADABLE as error:
            raise Refusal("damaged", DAMAGED) from error
        _parse(content, reader)


def _parse(content: bytes, reader: Reader) -> None:
    def refuse(*args: object) -> None:
        raise Refusal("damaged", DAMAGED)

    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.StartElementHandler = lambda name, attributes: reader.start(
        _local(name), {_local(key): value for key, value in attributes.items()}
    )
    parser.EndElementHandler = lambda name: reader.end(_local(name))
    parser.CharacterDataHandler = reader.text
    parser.StartDoctypeDeclHandler = refuse
    try:
        parser.Parse(content, True)  # noqa: FBT003 -- expat's signature
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise Refusal("damaged", DAMAGED) from error


def _local(name: str) -> str:
    return name.rpartition("}")[2]
