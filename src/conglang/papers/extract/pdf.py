"""The text of a PDF, page by page, also what stands outside the visible part of a page."""

from __future__ import annotations

import pypdfium2

from conglang.core.errors import Refusal
from conglang.papers.extract.extracted import Page


def pages_of_pdf(content: bytes, *, most: int) -> list[Page]:
    """At most so many pages. Refuses: damaged, encrypted."""
    try:
        document = pypdfium2.PdfDocument(content)
        pages = []
        for number in range(min(len(document), most)):
            page = document[number]
            text = page.get_textpage()
            pages.append(Page(f"trang {number + 1}", text.get_text_range()))
            text.close()
            page.close()
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise Refusal("encrypted", "tệp đặt mật khẩu") from error
        raise Refusal("damaged", "tệp hỏng nên không đọc được") from error
    return pages
