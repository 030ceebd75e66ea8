"""The document as a PDF that screen readers can follow (PDF/UA-1)."""

from __future__ import annotations

import hashlib
from importlib.resources import files
from typing import Any, NoReturn

from PIL import ImageFile

from conglang.core.errors import Refusal
from conglang.papers.administrative import measures
from conglang.papers.administrative.arranged import arrange
from conglang.papers.administrative.document import Document
from conglang.papers.administrative.html import page_of

PDF_MIME = "application/pdf"
_PACKAGE = "conglang.papers.administrative"


def to_pdf(document: Document) -> bytes:
    """The same document gives the same bytes on the same machine.

    TypeError as in ``arrange``. Refuses "pdf_unavailable" where the libraries of the system that
    set type are missing; the Word file needs none.
    """
    weasyprint = _weasyprint()
    paper = measures.page(landscape=document.landscape)
    html = page_of(arrange(document))
    style = _style(paper, landscape=document.landscape)
    made: bytes = weasyprint.HTML(string=html, url_fetcher=_fetch_nothing).write_pdf(
        stylesheets=[weasyprint.CSS(string=style, url_fetcher=_fetch_nothing)],
        pdf_variant="pdf/ua-1",
        pdf_identifier=hashlib.sha256(html.encode()).digest()[:16],
    )
    return made


def refuse_without_pdf() -> None:
    """Refuse (``pdf_unavailable``) where this machine cannot set a PDF."""
    _weasyprint()


def _weasyprint_itself() -> Any:
    import weasyprint  # noqa: PLC0415 -- a second to load, and only these papers need it

    # It asks Pillow, for the whole process, to take pictures that were cut off: ours are refused.
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    return weasyprint


def _weasyprint() -> Any:
    """The library, which has no types."""
    try:
        return _weasyprint_itself()
    except OSError as error:
        message = (
            "Máy chủ chưa có thư viện dàn trang để tạo tệp PDF. Hãy tải tệp Word (.docx), và báo"
            " quản trị nền tảng cài các gói nêu trong hướng dẫn cài đặt."
        )
        raise Refusal("pdf_unavailable", message) from error


def _fetch_nothing(url: str, *_args: object, **_options: object) -> NoReturn:
    msg = f"A paper stands on its own; {url} is not fetched."
    raise ValueError(msg)


def _style(paper: measures.Page, *, landscape: bool) -> str:
    near = paper.text_width * measures.LEFT_PART
    points = {
        "text": measures.WIDE_TEXT if landscape else measures.TEXT,
        "body-name": measures.BODY_NAME,
        "national-title": measures.NATIONAL_TITLE,
        "motto": measures.MOTTO,
        "number": measures.NUMBER,
        "place": measures.PLACE,
        "kind": measures.KIND,
        "abstract": measures.ABSTRACT,
        "cell": measures.CELL,
        "signature": measures.SIGNATURE,
        "hint": measures.HINT,
        "recipients-word": measures.RECIPIENTS_WORD,
        "recipients": measures.RECIPIENTS,
    }
    lengths = {
        "near": near,
        "far": paper.text_width - near,
        "first-line": measures.FIRST_LINE_MM,
        "signing-room": measures.SIGNING_ROOM_MM,
    }
    properties = (
        *(f"--{name}: {size}pt;" for name, size in points.items()),
        *(f"--{name}: {length:.2f}mm;" for name, length in lengths.items()),
        f"--short-rule: {measures.SHORT_RULE:.0%};",
        f"--typeface: {measures.PDF_TYPEFACES};",
    )
    sheet = files(_PACKAGE).joinpath("print.css").read_text(encoding="utf-8")
    return f":root {{ {' '.join(properties)} }}\n{_paper(paper)}\n{sheet}"


def _paper(paper: measures.Page) -> str:
    """Size, margins, and the page number from page 2."""
    return (
        f"@page {{ size: {paper.width}mm {paper.height}mm;"
        f" margin: {paper.top}mm {paper.right}mm {paper.bottom}mm {paper.left}mm;"
        f" @top-center {{ content: counter(page); font-family: {measures.PDF_TYPEFACES};"
        f" font-size: {measures.PAGE_NUMBER}pt; }} }}\n"
        "@page :first { @top-center { content: none; } }"
    )
