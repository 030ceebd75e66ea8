"""The text of a PDF, page by page, also what stands outside the visible part; its pages drawn."""

from __future__ import annotations

import struct
import zlib

import pypdfium2

from conglang.core.errors import Refusal
from conglang.papers.extract.extracted import Page

#: Pixels across of a drawn page: small print of an A4 page stays readable on a desktop.
PAGE_WIDTH = 1240
TALLEST = 4000


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


def picture_of_page(content: bytes, number: int, *, width: int = PAGE_WIDTH) -> bytes:
    """Page ``number`` (from 1) as a PNG in grey or colour, ``width`` pixels across.

    Refuses: damaged, encrypted, no_page.
    """
    try:
        document = pypdfium2.PdfDocument(content)
        if not 1 <= number <= len(document):
            raise Refusal("no_page", "tệp không có trang này")
        page = document[number - 1]
        # A page of absurd size is drawn small rather than not at all.
        across, down = page.get_size()
        scale = min(width / max(across, 1), TALLEST / max(down, 1))
        bitmap = page.render(scale=scale, rev_byteorder=True)
        return _png(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride,
                    bitmap.n_channels)  # fmt: skip
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise Refusal("encrypted", "tệp đặt mật khẩu") from error
        raise Refusal("damaged", "tệp hỏng nên không đọc được") from error


def _png(pixels: bytes, width: int, height: int, stride: int, channels: int) -> bytes:
    """A PNG file of raw rows; the child has no package for pictures, and needs none for this."""
    colour = {1: 0, 3: 2, 4: 6}[channels]
    rows = b"".join(
        b"\0" + pixels[row * stride : row * stride + width * channels] for row in range(height)
    )
    head = struct.pack(">IIBBBBB", width, height, 8, colour, 0, 0, 0)
    parts = [(b"IHDR", head), (b"IDAT", zlib.compress(rows, 6)), (b"IEND", b"")]
    chunks = [
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        for name, body in parts
    ]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)
