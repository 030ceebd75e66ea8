"""Read a file that somebody sent: look what it is, then hand it to a child that can do no harm."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from conglang.core.errors import Refusal
from conglang.core.numbers import format_bytes
from conglang.papers.word import child
from conglang.papers.word.convert import as_docx
from conglang.papers.word.nodes import DAMAGED
from conglang.papers.word.package import ENCRYPTED, MACROS, NOT_WORD
from conglang.papers.word.paper import Paper, unpack

LIMIT_BYTES = 30 * 1024 * 1024
TIME_LIMIT_SECONDS = 20
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ODT = b"application/vnd.oasis.opendocument.text"
#: Isolated, without the packages of the site: the reader needs the standard library only.
_START = (
    "import sys; sys.path.insert(0, sys.argv[1]); "
    "from conglang.papers.word.child import main; main()"
)
TOO_SLOW = (
    f"Đọc tệp quá {TIME_LIMIT_SECONDS} giây nên đã dừng. "
    "Hãy chia tệp thành nhiều phần ngắn hơn rồi tải lại."
)


def read_word(content: bytes, *, name: str) -> Paper:
    """The text of a .docx; of .doc, .odt and .rtf where LibreOffice is installed.

    name: of the file, for want of a title. What the file is, its content says, never its name.
    Refuses, each time with what to do: damaged, empty, encrypted, macros, no_converter,
    not_converted, not_word, too_large, too_slow, unknown_encoding.
    """
    if len(content) > LIMIT_BYTES:
        raise Refusal(
            "too_large",
            f"Tệp nặng {format_bytes(len(content))}, quá {format_bytes(LIMIT_BYTES)}. "
            "Hãy nén ảnh trong Word (Định dạng ảnh, Nén ảnh) rồi tải lại.",
        )
    if not content:
        raise Refusal("empty", child.EMPTY)
    if foreign := _foreign_kind(content):
        content = as_docx(content, foreign)
    return _in_child(content, name)


def _foreign_kind(content: bytes) -> str:
    """What must be converted first: doc, odt, rtf; "" for a package of parts."""
    if content.startswith(b"PK\x03\x04"):
        return "odt" if _ODT in content[:200] else ""
    if content.startswith(_OLE):
        if _spelled("EncryptedPackage") in content:
            raise Refusal("encrypted", ENCRYPTED)
        if _spelled("_VBA_PROJECT") in content:
            raise Refusal("macros", MACROS)
        if _spelled("WordDocument") in content:
            return "doc"
    if content.startswith(b"{\\rtf"):
        return "rtf"
    raise Refusal("not_word", NOT_WORD)


def _spelled(stream: str) -> bytes:
    """The name of a stream as an OLE directory writes it."""
    return stream.encode("utf-16-le")


def _in_child(content: bytes, name: str) -> Paper:
    root = str(Path(__file__).resolve().parents[3])
    safe_name = name.replace("\0", "")[-300:]
    try:
        done = subprocess.run(  # noqa: S603 -- our own code; the name is one argument, no shell
            [sys.executable, "-I", "-S", "-B", "-X", "utf8", "-c", _START, root, safe_name],
            input=content, capture_output=True, timeout=TIME_LIMIT_SECONDS, env={}, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired as error:
        raise Refusal("too_slow", TOO_SLOW) from error
    return _answer(done)


def _answer(done: subprocess.CompletedProcess[bytes]) -> Paper:
    kind, rest = done.stdout[:1], done.stdout[1:]
    if done.returncode == 0 and kind == child.PAPER:
        return unpack(rest)
    if done.returncode == 0 and kind == child.REFUSAL:
        code, message = json.loads(rest)
        raise Refusal(code, message)
    if done.returncode < 0:  # killed: by its limits, or by the system for want of memory
        raise Refusal("too_slow", TOO_SLOW)
    raise Refusal("damaged", DAMAGED)
