"""Which kind of office file it is, by its parts."""

from __future__ import annotations

from conglang.core.errors import Refusal
from conglang.papers.extract.archive import Archive
from conglang.papers.extract.extracted import Page
from conglang.papers.extract.flowing import pages_of_open_document, pages_of_word
from conglang.papers.extract.sheets import pages_of_workbook


def pages_of_office(archive: Archive) -> tuple[str, list[Page]]:
    """The kind of the file and its pages. Refuses: damaged, other_kind, too_large."""
    if "word/document.xml" in archive.sizes:
        return "docx", pages_of_word(archive)
    if "xl/workbook.xml" in archive.sizes:
        return "xlsx", pages_of_workbook(archive)
    if "content.xml" in archive.sizes and "mimetype" in archive.sizes:
        return "odt", pages_of_open_document(archive)
    raise Refusal("other_kind", "loại tệp này chưa đọc được chữ bên trong")
