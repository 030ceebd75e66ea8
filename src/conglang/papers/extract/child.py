"""What runs in the child process: a file on standard input, its text or a refusal on the output."""

from __future__ import annotations

import gc
import json
import resource
import sys

from conglang.core.errors import Refusal
from conglang.papers.extract.archive import Archive
from conglang.papers.extract.extracted import Extracted, Page, pack

CPU_SECONDS = 20
MEMORY_BYTES = 1024 * 1024 * 1024
OPEN_FILES = 32
MOST_PAGES = 500
MOST_CHARACTERS = 2_000_000
TEXT, REFUSAL, PICTURE = b"T", b"R", b"P"
#: Argument that asks for the picture of a page instead of the text: ``--page=3``.
PAGE = "--page="

DAMAGED = "tệp hỏng nên không đọc được"
ENCRYPTED = "tệp đặt mật khẩu"
OTHER_KIND = "loại tệp này chưa đọc được chữ bên trong"
TOO_LARGE = "giải nén ra quá lớn"


def read(content: bytes) -> Extracted:
    """The text of a file. Refuses: damaged, encrypted, other_kind, too_large."""
    if not content.startswith(b"PK\x03\x04"):
        # Only this kind needs a package from outside the standard library.
        from conglang.papers.extract.pdf import pages_of_pdf  # noqa: PLC0415

        return _cut("pdf", pages_of_pdf(content, most=MOST_PAGES + 1))
    from conglang.papers.extract.office import pages_of_office  # noqa: PLC0415

    kind, pages = pages_of_office(Archive(content))
    return _cut(kind, pages)


def draw(content: bytes, number: int) -> bytes:
    """A page of a PDF as a PNG picture. Refuses: damaged, encrypted, no_page."""
    from conglang.papers.extract.pdf import picture_of_page  # noqa: PLC0415 -- as above

    return picture_of_page(content, number)


def _cut(kind: str, pages: list[Page]) -> Extracted:
    kept, room = [], MOST_CHARACTERS
    for page in pages[:MOST_PAGES]:
        if room <= 0:
            break
        kept.append(Page(page.label, page.text[:room]))
        room -= len(page.text)
    whole = len(kept) == len(pages) and room >= 0
    return Extracted(kind, tuple(kept), cut=not whole)


def limit() -> None:
    """From here on: little time, little memory, few files, and nothing can be written."""
    limits = {
        resource.RLIMIT_CPU: CPU_SECONDS, resource.RLIMIT_AS: MEMORY_BYTES,
        resource.RLIMIT_FSIZE: 0, resource.RLIMIT_NOFILE: OPEN_FILES, resource.RLIMIT_CORE: 0,
    }  # fmt: skip
    for kind, value in limits.items():
        resource.setrlimit(kind, (value, value))
    gc.disable()  # the process ends before collecting would pay


def answer(content: bytes, page: int | None = None) -> bytes:
    """Packed text, or the picture of a page, or a refusal.

    A file that breaks the reader counts as damaged.
    """
    try:
        return TEXT + pack(read(content)) if page is None else PICTURE + draw(content, page)
    except Refusal as refusal:
        return REFUSAL + json.dumps([refusal.code, refusal.message]).encode()
    except MemoryError:
        return REFUSAL + json.dumps(["too_large", TOO_LARGE]).encode()


def main() -> None:
    """Answer on the standard output about the file on the standard input."""
    limit()
    asked = [word for word in sys.argv if word.startswith(PAGE)]
    page = int(asked[0].removeprefix(PAGE)) if asked else None
    sys.stdout.buffer.write(answer(sys.stdin.buffer.read(), page))
