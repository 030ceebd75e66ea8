"""Words of a scan, where the machine can recognise them; a page drawn as a picture."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from conglang.core.errors import Refusal
from conglang.papers import administrative as paper
from conglang.papers import ocr
from conglang.papers.extract import draw_page
from tests.legal.factories import docx, pdf


def decision() -> bytes:
    return paper.to_pdf(
        paper.Document(
            head=paper.Head(issuer="Ủy ban nhân dân xã Hòn Đất"), kind="Quyết định",
            abstract="Ban hành Quy định quản lý chợ",
            body=[paper.Clause("Hộ kinh doanh niêm yết giá, giữ vệ sinh chung.")],
        )
    )  # fmt: skip


def test_a_page_is_drawn_wide_enough_to_read() -> None:
    with Image.open(io.BytesIO(draw_page(decision(), 1))) as picture:
        assert (picture.format, picture.width, picture.height) == ("PNG", 1240, 1754)
        # Not a white sheet: there is ink on it.
        assert picture.convert("L").getextrema()[0] < 80


@pytest.mark.parametrize(
    ("content", "number", "code"),
    [
        (pdf("Mot trang"), 2, "no_page"),
        (pdf("Mot trang"), 0, "no_page"),
        (b"%PDF-1.4 hong", 1, "damaged"),
        (docx("Chữ"), 1, "other_kind"),
    ],
)
def test_what_cannot_be_drawn_is_refused(content: bytes, number: int, code: str) -> None:
    with pytest.raises(Refusal) as refusal:
        draw_page(content, number)

    assert refusal.value.code == code


@pytest.mark.skipif(not ocr.can_recognise(), reason="needs tesseract-ocr-vie")
def test_vietnamese_is_recognised_in_a_picture_of_text() -> None:
    text = ocr.recognise_pages(decision(), 1)[0].text

    assert "Ban hành Quy định quản lý chợ" in text


def test_without_the_program_nothing_is_recognised_and_nothing_breaks(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(ocr.shutil, "which", lambda name: None)
    ocr.can_recognise.cache_clear()
    try:
        assert not ocr.can_recognise()
        with pytest.raises(Refusal) as refusal:
            ocr.recognise_pages(decision(), 1)
    finally:
        ocr.can_recognise.cache_clear()
    assert refusal.value.code == "no_ocr"
