"""Hand a file to a child that can do no harm, and take its text back."""

from __future__ import annotations

import codecs
import importlib.util
import json
import subprocess
import sys
from pathlib import Path

from conglang.core.errors import Refusal
from conglang.core.numbers import format_bytes
from conglang.papers.extract import child
from conglang.papers.extract.extracted import Extracted, Page, unpack

LIMIT_BYTES = 50 * 1024 * 1024
TIME_LIMIT_SECONDS = 30
_START = (
    "import sys; sys.path[:0] = [sys.argv[1]]; sys.path += sys.argv[2:]; "
    "from conglang.papers.extract.child import main; main()"
)
TOO_SLOW = f"đọc quá {TIME_LIMIT_SECONDS} giây nên đã dừng"


def extract_text(content: bytes) -> Extracted:
    """The text of a PDF, DOCX, XLSX, ODT or WebVTT captions; what the file is, its content says.

    Refuses (messages are parts of a sentence after the name of the file): damaged, encrypted,
    other_kind, too_large, too_slow.
    """
    if len(content) > LIMIT_BYTES:
        raise Refusal("too_large", f"nặng quá {format_bytes(LIMIT_BYTES)}")
    if content[:1024].lstrip().startswith(b"%PDF-"):
        return _in_child(content, _pdf_library())
    if content.startswith(b"PK\x03\x04"):
        return _in_child(content, "")
    if content.startswith((b"WEBVTT", codecs.BOM_UTF8 + b"WEBVTT")):
        # Text already: nothing is unpacked, so nothing needs a child.
        return Extracted("vtt", (Page("phụ đề", content.decode("utf-8-sig", "replace")),))
    raise Refusal("other_kind", child.OTHER_KIND)


def draw_page(content: bytes, number: int) -> bytes:
    """Page ``number`` (from 1) of a PDF as a PNG picture, 1,240 pixels across.

    Refuses: damaged, encrypted, other_kind, too_large, too_slow, no_page.
    """
    if len(content) > LIMIT_BYTES:
        raise Refusal("too_large", f"nặng quá {format_bytes(LIMIT_BYTES)}")
    if not content[:1024].lstrip().startswith(b"%PDF-"):
        raise Refusal("other_kind", child.OTHER_KIND)
    kind, rest = _answer_of(_run(content, [_pdf_library(), f"{child.PAGE}{number}"]))
    if kind != child.PICTURE:
        raise Refusal("damaged", child.DAMAGED)
    return rest


def _pdf_library() -> str:
    """The folder that holds the reader of PDF: the only package the child may see."""
    found = importlib.util.find_spec("pypdfium2")
    if found is None or found.origin is None:
        raise Refusal("damaged", "máy chủ thiếu bộ đọc PDF")
    return str(Path(found.origin).parents[1])


def _in_child(content: bytes, packages: str) -> Extracted:
    return unpack(_answer_of(_run(content, [packages] if packages else []))[1])


def _run(content: bytes, arguments: list[str]) -> subprocess.CompletedProcess[bytes]:
    root = str(Path(__file__).resolve().parents[3])
    command = [sys.executable, "-I", "-S", "-B", "-X", "utf8", "-c", _START, root]
    try:
        return subprocess.run(  # noqa: S603 -- our own code and paths, no shell
            [*command, *arguments], input=content, capture_output=True,
            timeout=TIME_LIMIT_SECONDS, env={}, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired as error:
        raise Refusal("too_slow", TOO_SLOW) from error


def _answer_of(done: subprocess.CompletedProcess[bytes]) -> tuple[bytes, bytes]:
    kind, rest = done.stdout[:1], done.stdout[1:]
    if done.returncode == 0 and kind in {child.TEXT, child.PICTURE}:
        return kind, rest
    if done.returncode == 0 and kind == child.REFUSAL:
        code, message = json.loads(rest)
        raise Refusal(code, message)
    if done.returncode < 0:  # killed by its limits, or by the system for want of memory
        raise Refusal("too_slow", TOO_SLOW)
    raise Refusal("damaged", child.DAMAGED)
