"""What people do by hand in Word: large letters for headings, typed lists, names at the end."""

from __future__ import annotations

import pytest

from conglang.papers.word import Author, Photo, Text
from conglang.papers.word.child import read
from conglang.papers.word.notes import SENTENCES
from conglang.papers.word.paper import Paper
from tests.papers.docx import MIDDLE, bold, docx, image, notes_part, p, row, run, table

TITLE = p("Tin từ ấp", style="Title")
RIGHT = '<w:jc w:val="right"/>'
TEXT = "Bà con trong ấp cùng nhau làm đường, trồng cây."


def large(text: str, size: int, **more: str) -> str:
    return p(run(text, f'<w:sz w:val="{size}"/>'), **more)


def paper(*body: str, **more: object) -> Paper:
    return read(docx(*body, **more), "x.docx")  # type: ignore[arg-type]


# --- names at the end ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        (p("Nguyễn Văn A", more=RIGHT), [("Nguyễn Văn A", "bai")]),
        (bold("Nguyễn Văn A"), [("Nguyễn Văn A", "bai")]),
        (bold("Thanh Hà, Minh Tâm", more=RIGHT), [("Thanh Hà", "bai"), ("Minh Tâm", "bai")]),
        (bold("Thanh Hà – Minh Tâm", more=RIGHT), [("Thanh Hà – Minh Tâm", "bai")]),
        (p("Tin, ảnh: Thanh Hà"), [("Thanh Hà", "tin"), ("Thanh Hà", "anh")]),
        (p("Tin và ảnh: Thanh Hà"), [("Thanh Hà", "tin"), ("Thanh Hà", "anh")]),
        (p("Bài: Thanh Hà; Ảnh: Tư Rạch"), [("Thanh Hà", "bai"), ("Tư Rạch", "anh")]),
        (p("(Bài: Thanh Hà. Ảnh: Tư Rạch)"), [("Thanh Hà", "bai"), ("Tư Rạch", "anh")]),
        (p("Người viết: Lê Thị Bé."), [("Lê Thị Bé", "bai")]),
        (p("Bài và ảnh: H'Hen Niê", more=MIDDLE), [("H'Hen Niê", "bai"), ("H'Hen Niê", "anh")]),
        (bold("Thanh Hà") + p("Ảnh: Tư Rạch"), [("Thanh Hà", "bai"), ("Tư Rạch", "anh")]),
    ],
)
def test_names_in_the_last_lines_are_the_byline(line: str, authors: list[tuple[str, str]]) -> None:
    found = paper(TITLE, p(TEXT), line)

    assert found.authors == [Author(*each) for each in authors]
    assert found.blocks == [Text(f"<p>{TEXT}</p>")]
    assert SENTENCES["byline"] in found.notes


@pytest.mark.parametrize(
    "line",
    [
        p("Nguyễn Văn A"),
        bold("Hãy chung tay bảo vệ môi trường"),
        bold("UBND xã sẽ họp lại"),
        p("Lưu ý: Mang theo giấy tờ"),
        p("Ảnh: chụp sáng 20 tháng 11 ở ấp", more=MIDDLE),
        p("Hòn Đất, ngày 20 tháng 11 năm 2026", more=RIGHT),
    ],
)
def test_a_last_line_that_names_nobody_stays(line: str) -> None:
    found = paper(TITLE, p(TEXT), line)

    assert found.authors == []
    assert len(found.blocks[0].html.split("<p>")) == 3  # type: ignore[union-attr]


def test_a_caption_is_no_byline() -> None:
    found = paper(TITLE, p(TEXT), p(image()), p("Bí thư Lê Văn Tám", more=MIDDLE))

    assert found.authors == []
    assert found.blocks[-1] == Photo(0, "Bí thư Lê Văn Tám")


def test_footnotes_behind_the_byline_stay() -> None:
    found = paper(
        TITLE, p(TEXT, '<w:r><w:footnoteReference w:id="2"/></w:r>'), bold("Thanh Hà", more=RIGHT),
        links={"fn": ("footnotes", "footnotes.xml")},
        parts={"word/footnotes.xml": notes_part("footnotes", n2="Nghị định 42")},
    )  # fmt: skip

    assert found.authors == [Author("Thanh Hà", "bai")]
    assert found.blocks == [Text(f"<p>{TEXT}[1]</p><p>[1] Nghị định 42</p>")]


# --- headings by size ----------------------------------------------------------------------------


def test_large_letters_make_headings() -> None:
    found = paper(
        TITLE, p(TEXT), large("Việc đã làm", 32), p(TEXT), large("Việc còn lại", 32), p(TEXT),
        parts={},
    )  # fmt: skip
    plain = f"<p>{TEXT}</p>"

    # The size of plain text is nowhere said: letters of 16 points then prove nothing.
    assert "<h2>" not in found.blocks[0].html  # type: ignore[union-attr]

    said = large(TEXT, 26)
    found = paper(TITLE, said, large("Việc đã làm", 32), said, large("Việc còn lại", 32), said)
    assert found.blocks == [Text(f"{plain}<h2>Việc đã làm</h2>{plain}<h2>Việc còn lại</h2>{plain}")]
    assert SENTENCES["heading_guess"] in found.notes


def test_under_a_letterhead_the_title_is_the_line_in_the_largest_letters() -> None:
    found = paper(
        table(row("ỦY BAN NHÂN DÂN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")),
        large("Hòn Đất thông xe đường liên ấp", 36, more=MIDDLE), large(TEXT, 28),
        large(TEXT, 28),
    )  # fmt: skip

    assert found.title == "Hòn Đất thông xe đường liên ấp"
    assert "ỦY BAN NHÂN DÂN" in found.blocks[0].html  # type: ignore[union-attr]


# --- typed lists ---------------------------------------------------------------------------------


def test_typed_numbers_and_dashes_become_lists() -> None:
    found = paper(
        TITLE, p("Hai việc:"), p("1. Làm ", run("đường", "<w:b/>")), p("2) Trồng cây"), p("Rồi:"),
        p(run("-"), run(" Lắp đèn")), p("– Dọn rác"),
    )  # fmt: skip

    assert found.blocks == [
        Text(
            "<p>Hai việc:</p><ol><li>Làm <b>đường</b></li><li>Trồng cây</li></ol><p>Rồi:</p>"
            "<ul><li>Lắp đèn</li><li>Dọn rác</li></ul>"
        )
    ]
    assert SENTENCES["list_guess"] in found.notes


def test_numbers_that_do_not_go_on_stay_as_text() -> None:
    found = paper(
        TITLE, p("1. Làm đường"), p("3. Trồng cây"), p("xen"), p("20. Một"), p("21. Hai"),
        p("hết"), p("- một mình"), p("-không phải mục"), bold("1. Phần một"), p("chữ"),
    )  # fmt: skip

    said = found.blocks[0].html  # type: ignore[union-attr]
    assert "<p>1. Làm đường</p><p>3. Trồng cây</p>" in said
    assert "<p>20. Một</p><p>21. Hai</p>" in said
    assert "<p>- một mình</p>" in said
    assert "1. Phần một" in said
