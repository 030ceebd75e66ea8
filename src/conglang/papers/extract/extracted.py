"""What comes back from the child: pages of text, as JSON through a pipe."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

#: Characters that a page without a text layer has at most: page numbers, the note of a signature.
SCAN_CHARACTERS = 100


@dataclass(frozen=True, slots=True)
class Page:
    """label: where in the file, in words: "trang 4", "bảng “Danh sách”", "đầu, chân trang"."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Extracted:
    """kind: pdf, docx, xlsx, odt, vtt. cut: whether the file goes on after what was read."""

    kind: str
    pages: tuple[Page, ...]
    cut: bool = False

    @property
    def unread_pages(self) -> list[str]:
        """Labels of the pages of a PDF that are pictures of text: nobody can search them.

        Measured per page: a signed scan holds some text, that of its signature.
        """
        if self.kind != "pdf":
            return []
        bare = [len("".join(page.text.split())) for page in self.pages]
        return [
            page.label
            for page, characters in zip(self.pages, bare, strict=True)
            if characters < SCAN_CHARACTERS
        ]

    @property
    def is_scan(self) -> bool:
        """Whether most pages are pictures of text."""
        return len(self.unread_pages) * 2 > len(self.pages)


def pack(extracted: Extracted) -> bytes:
    return json.dumps(asdict(extracted)).encode()


def unpack(content: bytes) -> Extracted:
    data = json.loads(content)
    pages = tuple(Page(**page) for page in data["pages"])
    return Extracted(data["kind"], pages, data["cut"])
