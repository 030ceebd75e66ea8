"""A document as the decree lays it out; what is printed is read back by other programs."""

from __future__ import annotations

import builtins
import io
import subprocess
import sys
import zipfile
from datetime import date
from decimal import Decimal

import docx
import pypdfium2
import pytest
from docx.enum.section import WD_ORIENT
from docx.shared import Mm, Pt

from conglang.core.errors import Refusal
from conglang.papers import administrative as paper

HEAD = paper.Head(
    superior="UBND xã Hòn Đất",
    issuer="Ban biên tập",
    number=5,
    symbol="TB-BBT",
    place="Hòn Đất",
    on=date(2026, 3, 7),
)
SIGNED = paper.Signature("Phó Trưởng ban", "Nguyễn Văn A", ["TM. Ban biên tập", "KT. Trưởng ban"])
COLUMNS = [
    paper.Column("STT", 1, paper.Align.CENTER),
    paper.Column("Đơn vị", 5),
    paper.Column("Số tiền", 2),
]
NOTICE = paper.Document(
    head=HEAD,
    kind="Thông báo",
    abstract="Kết quả tháng 02 năm 2026",
    grounds=["Căn cứ Kế hoạch số 05/KH-BBT;", "Căn cứ đề nghị của thư ký"],
    body=[
        paper.Heading("Kết quả"),
        paper.Heading("Đơn vị đạt định mức", 2),
        paper.Clause("Các trường;", 3),
        paper.Clause("Các ấp.", 3),
        paper.Heading("Đơn vị chưa đạt", 2),
        paper.Heading("Nhuận bút"),
        paper.Table(
            columns=COLUMNS,
            rows=[paper.Band("Trường học"), ["1", "Trường THCS", 2_530_000]],
            total=["Tổng cộng", None, 2_530_000],
        ),
        paper.AmountInWords(2_530_000),
        paper.Bullets(["Tin;", "Bài."]),
    ],
    recipients=["Như trên;", "Lưu: VT, BBT"],
    signatures=[SIGNED],
)
READ = [
    "UBND XÃ HÒN ĐẤT",
    "BAN BIÊN TẬP",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "Số: 05/TB-BBT",
    "Hòn Đất, ngày 07 tháng 3 năm 2026",
    "THÔNG BÁO",
    "Kết quả tháng 02 năm 2026",
    "Căn cứ Kế hoạch số 05/KH-BBT;",
    "Căn cứ đề nghị của thư ký.",
    "I. KẾT QUẢ",
    "1. Đơn vị đạt định mức",
    "a) Các trường;",
    "b) Các ấp.",
    "2. Đơn vị chưa đạt",
    "II. NHUẬN BÚT",
    "STT",
    "Đơn vị",
    "Số tiền",
    "Trường học",
    "1",
    "Trường THCS",
    "2.530.000",
    "Tổng cộng",
    "2.530.000",
    "Số tiền bằng chữ: Hai triệu năm trăm ba mươi nghìn đồng.",
    "- Tin;",
    "- Bài.",
    "Nơi nhận:",
    "- Như trên;",
    "- Lưu: VT, BBT.",
    "TM. BAN BIÊN TẬP",
    "KT. TRƯỞNG BAN",
    "PHÓ TRƯỞNG BAN",
    "Nguyễn Văn A",
]


def opened(document: paper.Document):
    return docx.Document(io.BytesIO(paper.to_docx(document)))


def lines_of(word) -> list[str]:
    """Every paragraph with text, in the order of the file; cells of a table from left to right."""
    texts = (node.xpath("string(.)") for node in word.element.body.iter() if _is_paragraph(node))
    return [text for text in texts if text]


def _is_paragraph(node) -> bool:
    return node.tag.endswith("}p")


def lines(document: paper.Document) -> list[str]:
    return lines_of(opened(document))


def body_lines(*blocks: paper.Block) -> list[str]:
    return lines(paper.Document(head=paper.Head(issuer="Ban biên tập"), body=blocks))[3:]


def test_a_word_file_reads_from_the_national_title_to_the_name():
    assert lines(NOTICE) == READ


def test_the_page_and_the_letters_are_those_of_the_decree():
    word = opened(NOTICE)

    section = word.sections[0]
    sides = [section.top_margin, section.bottom_margin, section.left_margin, section.right_margin]

    assert [round(side.mm) for side in sides] == [20, 20, 30, 20]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert word.styles["Normal"].paragraph_format.first_line_indent == pytest.approx(Mm(10), 400)
    defaults = word.styles.element.xpath("w:docDefaults//w:rFonts/@w:ascii")
    assert defaults == ["Times New Roman"]
    assert word.styles.element.xpath("w:docDefaults//w:sz/@w:val") == ["28"]


def test_the_page_number_stands_above_from_page_2():
    section = opened(NOTICE).sections[0]

    assert section.different_first_page_header_footer
    assert "PAGE" in section.header._element.xml
    assert "PAGE" not in section.first_page_header._element.xml


def test_a_wide_table_gets_a_landscape_page():
    wide = paper.Document(head=HEAD, kind="Bảng kê", landscape=True)

    section = opened(wide).sections[0]

    assert section.orientation == WD_ORIENT.LANDSCAPE
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (297, 210)


@pytest.mark.parametrize(
    ("head", "number", "day"),
    [
        (
            paper.Head(
                issuer="B", number="", symbol="KH-BBT", place="Gò Quao", on=date(2026, 2, 10)
            ),
            "Số: " + "\N{NO-BREAK SPACE}" * 8 + "/KH-BBT",
            "Gò Quao, ngày 10 tháng 02 năm 2026",
        ),
        (
            paper.Head(issuer="B", number="12a", symbol="KH", on=date(2026, 12, 1)),
            "Số: 12a/KH",
            "Ngày 01 tháng 12 năm 2026",
        ),
    ],
)
def test_number_and_day_are_written_as_the_decree_says(head, number, day):
    assert lines(paper.Document(head=head))[3:] == [number, day]


def test_a_day_not_known_yet_leaves_room_to_write_it_in():
    [line] = lines(paper.Document(head=paper.Head(issuer="B", place="Hòn Đất")))[3:]

    assert line.split() == ["Hòn", "Đất,", "ngày", "tháng", "năm"]


def test_what_is_empty_leaves_no_trace():
    bare = paper.Document(
        head=paper.Head(issuer="Ban biên tập"),
        body=[paper.Paragraph(" "), paper.Bullets(["", "Một."]), paper.Heading("")],
        grounds=[""],
        recipients=["  "],
    )

    assert lines(bare) == [
        "BAN BIÊN TẬP",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "- Một.",
    ]  # fmt: skip


def test_an_official_letter_has_its_subject_under_the_number_and_names_whom_it_goes_to():
    letter = paper.Document(
        head=HEAD, abstract="gửi tin tháng 4", addressees=["Các ấp", "Các trường"]
    )

    assert lines(letter)[4:] == [
        "Số: 05/TB-BBT", "V/v gửi tin tháng 4", "Hòn Đất, ngày 07 tháng 3 năm 2026",
        "Kính gửi:", "- Các ấp;", "- Các trường.",
    ]  # fmt: skip


def test_one_addressee_stands_on_the_line_of_the_words():
    letter = paper.Document(head=paper.Head(issuer="B"), addressees=["UBND tỉnh."])

    assert lines(letter)[3:] == ["Kính gửi: UBND tỉnh"]


def test_titles_and_clauses_count_together_and_begin_anew_under_each_title():
    assert body_lines(
        paper.Heading("một"),
        paper.Clause("a"),
        paper.Heading("b", 2),
        *(paper.Clause("x", 3) for _ in range(6)),
        paper.Heading("Phần chung", numbered=False),
        paper.Heading("hai"),
        paper.Clause("c"),
    ) == [
        "I. MỘT", "1. a", "2. b", "a) x", "b) x", "c) x", "d) x", "đ) x", "e) x",
        "PHẦN CHUNG", "II. HAI", "1. c",
    ]  # fmt: skip


def test_numbers_of_titles_go_as_far_as_they_must():
    read = body_lines(*(paper.Heading("t") for _ in range(49)))
    deep = body_lines(*(paper.Heading("t", 3) for _ in range(25)))

    assert [read[place - 1] for place in (4, 9, 14, 19)] == ["IV. T", "IX. T", "XIV. T", "XIX. T"]
    assert [deep[22], deep[23], deep[24]] == ["y) t", "aa) t", "ab) t"]


def test_cells_are_written_as_offices_write_and_numbers_stand_right():
    columns = [paper.Column("A"), paper.Column("B", align=paper.Align.CENTER)]
    rows = [
        [1_234_567, 5],
        [Decimal("1.25"), None],
        [-40, "âm"],
        [date(2026, 3, 7), "hai\ndòng"],
        [Decimal("1E+3"), "x"],
    ]

    table = opened(
        paper.Document(head=HEAD, body=[paper.Table(columns=columns, rows=rows)])
    ).tables[1]

    cells = [[cell.text for cell in row.cells] for row in table.rows]
    assert cells[1:] == [
        ["1.234.567", "5"], ["1,25", ""], ["-40", "âm"], ["07/03/2026", "hai\ndòng"],
        ["1.000", "x"],
    ]  # fmt: skip
    aligned = [row.cells[0].paragraphs[0].alignment for row in table.rows[1:]]
    assert [str(one).split(" ")[0] for one in aligned] == [
        "RIGHT",
        "RIGHT",
        "RIGHT",
        "LEFT",
        "RIGHT",
    ]


@pytest.mark.parametrize("value", [1.5, True])
def test_a_cell_takes_no_float(value):
    table = paper.Table(columns=[paper.Column("A")], rows=[[value]])

    with pytest.raises(TypeError, match="no value for a cell"):
        paper.to_docx(paper.Document(head=HEAD, body=[table]))


def test_a_total_takes_the_empty_cells_after_its_words_and_titles_come_again_on_each_page():
    table = opened(NOTICE).tables[1]

    assert [cell.text for cell in table.rows[-1].cells] == ["Tổng cộng", "Tổng cộng", "2.530.000"]
    assert table.rows[0]._tr.xpath("w:trPr/w:tblHeader")
    assert not table.rows[1]._tr.xpath("w:trPr/w:tblHeader")
    bold = {run.bold for cell in table.rows[-1].cells for run in cell.paragraphs[0].runs}
    assert bold == {True}


def test_columns_share_the_width_by_their_parts():
    table = opened(NOTICE).tables[1]

    widths = [column.width.mm for column in table.columns]

    assert widths == pytest.approx([20, 100, 40], abs=0.1)


def test_a_statement_is_signed_by_several_in_a_row():
    posts = ["Người lập", "Kiểm tra", "Kế toán", "Trưởng ban"]
    hint = "(Ký, ghi rõ họ tên)"
    statement = paper.Document(
        head=HEAD, kind="Bảng kê", signatures=[paper.Signature(post, hint=hint) for post in posts]
    )

    row = opened(statement).tables[-1].rows[0]

    assert [cell.text.split("\n")[:2] for cell in row.cells] == [
        [post.upper(), hint] for post in posts
    ]


def test_recipients_stand_beside_one_signature_in_small_letters():
    left, right = opened(NOTICE).tables[-1].rows[0].cells

    word, first = left.paragraphs[0].runs[0], left.paragraphs[1].runs[0]
    assert (word.text, word.bold, word.italic, word.font.size) == ("Nơi nhận:", True, True, Pt(12))
    assert (first.bold, first.font.size) == (None, Pt(11))
    assert right.paragraphs[0].text == "TM. BAN BIÊN TẬP"


def test_hostile_text_is_text():
    hostile = "<w:t>&amp;</w:t> ]]> \x00\x0b\x1f\ufffe\ud800 " + "dài" * 400
    document = paper.Document(
        head=paper.Head(issuer=hostile, number=hostile, symbol="<&>", place=hostile),
        kind="<kind>",
        abstract="\"&'",
        body=[paper.Paragraph(hostile), paper.Table([paper.Column("<&>")], [[hostile]])],
        recipients=[hostile],
        signatures=[paper.Signature(hostile, hostile, [hostile], hostile)],
    )

    read = lines(document)

    assert "<KIND>" in read
    assert "\"&'" in read
    kept = "<w:t>&amp;</w:t> ]]>\n" + "dài" * 400
    assert kept.replace("\n", "") in read


def test_the_same_document_gives_the_same_file_with_its_own_day():
    first, second = paper.to_docx(NOTICE), paper.to_docx(NOTICE)

    assert first == second
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(2026, 3, 7, 0, 0, 0)}
    properties = docx.Document(io.BytesIO(first)).core_properties
    assert (properties.title, properties.author) == (
        "THÔNG BÁO Kết quả tháng 02 năm 2026", "BAN BIÊN TẬP",
    )  # fmt: skip
    assert properties.created.date() == properties.modified.date() == date(2026, 3, 7)


def test_a_page_break_begins_a_new_page():
    document = paper.Document(head=HEAD, body=[paper.PageBreak(), paper.Paragraph("Phụ lục")])

    assert opened(document).element.body.xpath("count(.//w:br[@w:type='page'])") == 1


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda: paper.Heading("t", 4), "Level 4"),
        (lambda: paper.Clause("t", 0), "Level 0"),
        (lambda: paper.Table([], []), "has columns"),
        (lambda: paper.Table([paper.Column("A", 0)], []), "one part wide"),
        (lambda: paper.Table(COLUMNS, [["1"]]), "1 cells under 3 columns"),
        (lambda: paper.Table(COLUMNS, [], total=["1"]), "1 cells under 3 columns"),
        (lambda: paper.Document(head=HEAD, signatures=[SIGNED] * 5), "At most 4"),
    ],
)
def test_what_cannot_be_printed_is_refused_when_it_is_described(make, says):
    with pytest.raises(ValueError, match=says):
        make()


# --- PDF ------------------------------------------------------------------------------------------
def pages_of(document: paper.Document) -> list[str]:
    """The text of each page as another program reads it; runs of spaces as one."""
    with pypdfium2.PdfDocument(paper.to_pdf(document)) as pdf:
        return [" ".join(page.get_textpage().get_text_range().split()) for page in pdf]


def test_a_pdf_has_the_words_of_the_word_file():
    # Cells without text and the order of the two sides do not change what is said.
    printed = " ".join(pages_of(NOTICE)).split()

    assert sorted(printed) == sorted(" ".join(READ).split())


def test_vietnamese_letters_survive_in_every_style_of_the_typeface():
    letters = "Ẵ Ộ Ứ ₫ ễ ỹ Đ ự ợ ẫ"
    document = paper.Document(
        head=paper.Head(issuer="Ẵ Ộ Ứ"),
        body=[
            paper.Paragraph(f"{letters} {name}", bold=bold, italic=italic)
            for name, bold, italic in (
                ("một", False, False),
                ("hai", True, False),
                ("ba", False, True),
                ("bốn", True, True),
            )
        ],
    )  # fmt: skip

    [text] = pages_of(document)

    for name in ("một", "hai", "ba", "bốn"):
        assert f"{letters} {name}" in text
    assert "ẴỘỨ" in text.replace(" ", "")


def test_a_pdf_is_tagged_for_screen_readers_and_carries_its_own_day():
    made = paper.to_pdf(NOTICE)

    with pypdfium2.PdfDocument(made) as pdf:
        properties = pdf.get_metadata_dict()
        assert pdf.is_tagged()
        assert pdf[0].get_size() == pytest.approx((595.3, 841.9), abs=0.1)
    assert properties["Title"] == "THÔNG BÁO Kết quả tháng 02 năm 2026"
    assert properties["Author"] == "BAN BIÊN TẬP"
    assert properties["CreationDate"].startswith("D:20260307")
    assert made == paper.to_pdf(NOTICE)


def test_a_long_table_goes_over_pages_with_its_titles_and_page_numbers_from_2():
    rows = [[str(place), f"Đơn vị {place}", place * 1000] for place in range(1, 501)]
    document = paper.Document(
        head=HEAD, body=[paper.Table(COLUMNS, rows, total=["Tổng cộng", None, 125_250_000])]
    )

    pages = pages_of(document)

    assert len(pages) > 10
    assert all("STT Đơn vị Số tiền" in page for page in pages)
    # The number stands above the text and is read after it; page 1 ends with its last row.
    assert pages[0].split()[-1].endswith(".000")
    assert [page.split()[-1] for page in pages[1:]] == [
        str(number) for number in range(2, len(pages) + 1)
    ]
    assert "Đơn vị 500 500.000 Tổng cộng 125.250.000" in pages[-1]
    assert len(opened(document).tables[1].rows) == 502


def test_a_pdf_fetches_nothing_and_shows_markup_as_text():
    hostile = '<img src="http://127.0.0.1:1/x"><style>@import "file:///etc/passwd"</style>\x00\x0b'
    document = paper.Document(
        head=HEAD,
        kind="<b>",
        body=[
            paper.Paragraph(hostile),
            paper.Table([paper.Column("<i>"), paper.Column("B")], [["x" * 3000, hostile]]),
        ],
        landscape=True,
    )

    text = "".join(pages_of(document)).replace(" ", "")

    assert '<imgsrc="http://127.0.0.1:1/x"><style>' in text
    assert text.count("x") > 3000


def test_a_page_break_begins_a_page_of_a_pdf_and_a_signature_is_never_alone():
    filling = [paper.Paragraph(f"Đoạn {number}.") for number in range(60)]

    for length in range(24, 31):
        document = paper.Document(head=HEAD, body=filling[:length], signatures=[SIGNED])
        assert "Đoạn" in pages_of(document)[-1]
    broken = paper.Document(head=HEAD, body=[filling[0], paper.PageBreak(), filling[1]])
    assert [page.count("Đoạn") for page in pages_of(broken)] == [1, 1]


def test_a_machine_without_the_libraries_says_what_to_do(monkeypatch):
    real = builtins.__import__

    def no_libraries(name, *args, **options):
        if name == "weasyprint":
            msg = "cannot load library 'libpango-1.0-0'"
            raise OSError(msg)
        return real(name, *args, **options)

    monkeypatch.setattr(builtins, "__import__", no_libraries)

    with pytest.raises(Refusal) as refused:
        paper.to_pdf(NOTICE)

    assert refused.value.code == "pdf_unavailable"
    assert "tệp Word" in refused.value.message


def test_what_sets_type_is_not_loaded_before_a_pdf_is_asked_for():
    script = "import sys, conglang.papers.administrative; print('weasyprint' in sys.modules)"

    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )

    assert done.stdout.strip() == "False"
