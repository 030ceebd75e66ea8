"""Words of scans, by Tesseract where the machine has it with Vietnamese; nothing depends on it."""

from __future__ import annotations

import shutil
import subprocess
from functools import cache

from conglang.core.errors import Refusal
from conglang.papers.extract import Page, draw_page

LANGUAGE = "vie"
PAGE_SECONDS = 60
#: A long scan is recognised in part: its first pages name number, abstract and signer.
MOST_PAGES = 30


@cache
def can_recognise() -> bool:
    """Whether ``tesseract`` stands ready with its Vietnamese data (package tesseract-ocr-vie)."""
    program = shutil.which("tesseract")
    if program is None:
        return False
    try:
        done = subprocess.run(  # noqa: S603 -- a fixed program, no shell
            [program, "--list-langs"], capture_output=True, timeout=10, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return LANGUAGE in done.stdout.decode("utf-8", "replace").split()


def recognise_pages(content: bytes, pages: int) -> list[Page]:
    """The words of the first pages of a scanned PDF, at most 30.

    Refuses: no_ocr (the machine has none), too_slow, and what drawing a page refuses.
    """
    program = shutil.which("tesseract")
    if program is None or not can_recognise():
        raise Refusal("no_ocr", "máy chủ chưa cài bộ nhận dạng chữ tiếng Việt")
    found = []
    for number in range(1, min(pages, MOST_PAGES) + 1):
        try:
            done = subprocess.run(  # noqa: S603 -- a fixed program, the picture through a pipe
                [program, "stdin", "stdout", "-l", LANGUAGE, "--psm", "3"],
                input=draw_page(content, number), capture_output=True, timeout=PAGE_SECONDS,
                check=False,
            )  # fmt: skip
        except subprocess.TimeoutExpired as error:
            raise Refusal("too_slow", "nhận dạng chữ quá lâu nên đã dừng") from error
        found.append(Page(f"trang {number}", done.stdout.decode("utf-8", "replace")))
    return found
