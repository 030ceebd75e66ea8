"""What runs in the child process: a file on standard input, a paper or a refusal on the output."""

from __future__ import annotations

import gc
import json
import resource
import sys

from conglang.core.errors import Refusal
from conglang.papers.word.arrange import article_of
from conglang.papers.word.body import Body
from conglang.papers.word.nodes import DAMAGED
from conglang.papers.word.package import TOO_LARGE_INSIDE, Package
from conglang.papers.word.paper import Paper, Text, pack

CPU_SECONDS = 20
MEMORY_BYTES = 1024 * 1024 * 1024
OPEN_FILES = 32
_DEEPEST_CALLS = 5_000
#: Characters that the editor can still post in one form.
LONGEST_TEXT = 3_000_000
PAPER, REFUSAL = b"P", b"R"


def read(content: bytes, name: str) -> Paper:
    """The paper that a .docx makes. name: of the file, for want of a title.

    Refuses: damaged, encrypted, empty, macros, not_word, too_large, unknown_encoding.
    """
    package = Package(content)
    body = Body(package)
    paper = article_of(body.elements(), package, body.notes, name)
    if sum(len(block.html) for block in paper.blocks if isinstance(block, Text)) > LONGEST_TEXT:
        raise Refusal("too_large", TOO_LONG)
    if not paper.blocks and not paper.lead and "title_file" in body.notes.keys:
        raise Refusal("empty", EMPTY)
    return paper


TOO_LONG = (
    "Tệp dài quá một nghìn trang chữ, cổng không sửa được bài dài như vậy. "
    "Hãy chia thành nhiều bài, hoặc đính kèm cả tệp vào một bài ngắn."
)
EMPTY = "Tệp không có chữ hay ảnh nào đọc được. Hãy mở lại tệp bằng Word để kiểm tra."


def limit() -> None:
    """From here on: little time, little memory, few files, and nothing can be written."""
    limits = {
        resource.RLIMIT_CPU: CPU_SECONDS, resource.RLIMIT_AS: MEMORY_BYTES,
        resource.RLIMIT_FSIZE: 0, resource.RLIMIT_NOFILE: OPEN_FILES, resource.RLIMIT_CORE: 0,
    }  # fmt: skip
    for kind, value in limits.items():
        resource.setrlimit(kind, (value, value))
    sys.setrecursionlimit(_DEEPEST_CALLS)
    gc.disable()  # the process ends before collecting would pay


def answer(content: bytes, name: str) -> bytes:
    """A packed paper or refusal; a file that breaks the reader counts as damaged."""
    try:
        return PAPER + pack(read(content, name))
    except Refusal as refusal:
        code, message = refusal.code, refusal.message
    except MemoryError:
        code, message = "too_large", TOO_LARGE_INSIDE
    except RecursionError:
        code, message = "damaged", DAMAGED
    return REFUSAL + json.dumps([code, message]).encode()


def main() -> None:
    """Answer on the standard output about the file on the standard input."""
    limit()
    sys.stdout.buffer.write(answer(sys.stdin.buffer.read(), sys.argv[-1]))
