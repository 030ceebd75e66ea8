"""Awkward files as people really send them: none crashes, none takes long, none loses text."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from typing import Any

import pytest

from conglang.papers.word import Paper, Photo, Quote, Table, Text, read_word
from conglang.papers.word.child import read
from conglang.papers.word.notes import SENTENCES
from tests.media.files import picture, picture_with_camera_data, png_of
from tests.papers.docx import (
    ARTICLE,
    MAIN,
    MIDDLE,
    SPACES,
    archive,
    bold,
    cell,
    docx,
    field_code,
    font,
    image,
    italic,
    item,
    link,
    notes_part,
    p,
    relationships,
    row,
    run,
    table,
    text_box,
    types,
    vml_image,
)

TITLE = p("Tin từ ấp", style="Title")
NFD = unicodedata.normalize("NFD", "Hòa giải ở cơ sở nhiều đổi mới")
TCVN3 = "Uû ban nh©n d©n x· Hßn §Êt ®ang häp"
TCVN3_READ = "Uỷ ban nhân dân xã Hòn Đất đang họp"
VNI = "Uyû ban nhaân daân xaõ Hoøn Ñaát ñang hoïp"
VNI_READ = "Uỷ ban nhân dân xã Hòn Đất đang họp"


@dataclass
class Case:
    """kept: words that must be there; gone: that must not; notes: keys told to the writer."""

    content: bytes
    kept: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    blocks: list[Any] = field(default_factory=list)


def deep_tables(count: int) -> str:
    inner = p("đáy")
    for number in range(count):
        inner = table(row(cell(p(f"tầng {number}"), inner, p("")), "bên"), row("dưới", "phải"))
    return inner


def tracked(tag: str, *content: str) -> str:
    return f'<w:{tag} w:id="1" w:author="Tư">{"".join(content)}</w:{tag}>'


def deleted(text: str) -> str:
    return tracked("del", f"<w:r><w:delText>{text}</w:delText></w:r>")


LONG = [f"Đoạn {n}: bà con trong ấp cùng nhau làm đường, trồng cây. " * 5 for n in range(2000)]

CORPUS: dict[str, Case] = {
    "an article": Case(ARTICLE, kept=("góp hơn ba trăm ngày công", "Dân góp"), notes=("alt",)),
    "tables in tables": Case(
        docx(
            TITLE,
            table(
                row("Tên", "Số"),
                row(cell(table(row("trong", "một"), row("hai", "ba")), p("")), "4"),
            ),
        ),
        blocks=[Table("", ["Tên", "Số"], [["trong; một / hai; ba", "4"]])],
        notes=("table_nested",),
    ),
    "tables in tables, eight deep": Case(
        docx(TITLE, deep_tables(8)), kept=("đáy", *(f"tầng {n}" for n in range(8)))
    ),
    "merged cells": Case(
        docx(
            TITLE,
            table(
                row(cell("Ấp", merge="start"), cell("Năm 2026", wide=2)),
                row(cell("Vàm Rầy", merge="start"), "1", "2"),
                row(cell("", merge="on"), "3", "4"),
            ),
        ),
        blocks=[
            Table(
                "", ["Ấp", "Năm 2026", "Năm 2026"], [["Vàm Rầy", "1", "2"], ["Vàm Rầy", "3", "4"]]
            )
        ],
        notes=("table_merged",),
    ),
    "two rows of head": Case(
        docx(
            TITLE,
            table(
                row(cell("Ấp", merge="start"), cell("Hộ", wide=2), more="<w:tblHeader/>"),
                row(cell("", merge="on"), "Nghèo", "Khá", more="<w:tblHeader/>"),
                row("Vàm Rầy", "1", "2"),
            ),
        ),
        blocks=[Table("", ["Ấp", "Hộ – Nghèo", "Hộ – Khá"], [["Vàm Rầy", "1", "2"]])],
    ),
    "a frame of one cell": Case(
        docx(TITLE, table(row(cell("Lưu ý", "Mang theo giấy tờ")))),
        blocks=[Text("<p>Lưu ý</p><p>Mang theo giấy tờ</p>")],
        notes=("layout",),
    ),
    "photos laid out by a table": Case(
        docx(
            TITLE,
            p("Hai ảnh."),
            table(row(cell(p(image())), cell(p(image("anh2")))), row("Cầu mới", "Đường mới")),
            links={"anh2": ("image", "media/image2.png")},
            parts={"word/media/image2.png": picture("PNG")},
        ),
        blocks=[Text("<p>Hai ảnh.</p>"), Photo(0, "Cầu mới"), Photo(1, "Đường mới")],
    ),
    "a table with photos in it": Case(
        docx(
            TITLE,
            table(
                row("Tên", "Ảnh"),
                *(row(f"Số {n}", "có") for n in range(9)),
                row("Cuối", cell(p(image()))),
            ),
        ),
        kept=("Số 8", "Cuối"),
        notes=("alt", "table_names"),
    ),
    "a huge table": Case(
        docx(
            TITLE,
            p("Bảng 2. Hộ dân"),
            table(*(row(*(f"{n}.{m}" for m in range(9))) for n in range(1000))),
        ),
        kept=("Bảng 2. Hộ dân", "999.8"),
        notes=("table_large",),
    ),
    "a text box": Case(
        docx(TITLE, p("Trước", text_box(p("Trong khung"), table(row("a", "b"), row("c", "d"))))),
        kept=("Trước", "Trong khung", "c"),
        notes=("box",),
    ),
    "tracked changes": Case(
        docx(
            TITLE,
            p("Giữ ", tracked("ins", run("phần thêm")), deleted("phần bỏ"), " hết."),
            tracked("moveFrom", p("chỗ cũ")),
            tracked("moveTo", p("chỗ mới")),
            table(row("A", "B"), row("1", "2", more=tracked("del")), row("3", "4")),
        ),
        kept=("Giữ phần thêm hết.", "chỗ mới", "3"),
        gone=("phần bỏ", "chỗ cũ"),
        notes=("tracked",),
    ),
    "footnotes and endnotes": Case(
        docx(
            TITLE,
            p(
                "Theo nghị định",
                '<w:r><w:footnoteReference w:id="2"/></w:r>',
                " và",
                '<w:r><w:endnoteReference w:id="3"/></w:r>',
            ),
            links={"fn": ("footnotes", "footnotes.xml"), "en": ("endnotes", "endnotes.xml")},
            parts={
                "word/footnotes.xml": notes_part("footnotes", n0="ngăn", n2="Nghị định 42"),
                "word/endnotes.xml": notes_part("endnotes", n3="Luật Báo chí"),
            },
        ),
        blocks=[
            Text("<p>Theo nghị định[1] và[2]</p><p>[1] Nghị định 42</p><p>[2] Luật Báo chí</p>")
        ],
        notes=("footnotes",),
    ),
    "pictures in a header": Case(
        docx(
            TITLE,
            p("Nội dung"),
            links={"hd": ("header", "header1.xml")},
            parts={
                "word/header1.xml": f"<w:hdr {SPACES}>{p(image())}{p('UBND XÃ')}</w:hdr>",
                "word/_rels/header1.xml.rels": relationships(
                    {"anh1": ("image", "media/image1.jpeg")}
                ),
            },
        ),
        blocks=[Text("<p>Nội dung</p>")],
        gone=("UBND XÃ",),
    ),
    "a TCVN3 font": Case(
        docx(
            TITLE,
            p(run(TCVN3, font(".VnTime"))),
            p(run("hßn ®Êt", font(".VnTimeH"))),
            p(
                run("t", font(".VnTime")),
                run("", font(".VnTime"), "<w:softHyphen/>"),
                run("¬i", font(".VnTime")),
            ),
        ),
        blocks=[Text(f"<p>{TCVN3_READ}</p><p>HÒN ĐẤT</p><p>tươi</p>")],
        notes=("tcvn3",),
    ),
    "a TCVN3 font said by a style": Case(
        docx(TITLE, p(TCVN3, style="ABC")), kept=(TCVN3_READ,), notes=("tcvn3",)
    ),
    "a VNI font, letters and marks in different runs": Case(
        docx(
            TITLE,
            p(run(VNI, font("VNI-Times"))),
            p(run("Hoa", font("VNI-Times") + "<w:b/>"), run("ø bình", font("VNI-Times"))),
        ),
        kept=(VNI_READ, "Hoà</b> bình"),
        notes=("vni",),
    ),
    "an old encoding without its font": Case(
        docx(TITLE, p(TCVN3 + "."), p("Hßn §Êt"), p("Chữ mới của xã Hòn Đất")),
        kept=(TCVN3_READ, "Hòn Đất", "Chữ mới của xã Hòn Đất"),
        notes=("legacy_guess",),
    ),
    "new letters in an old font": Case(
        docx(TITLE, p(run("Ủy ban nhân dân xã", font(".VnTime")))), kept=("Ủy ban nhân dân xã",)
    ),
    "two hundred pages": Case(docx(TITLE, *(p(text) for text in LONG)), kept=("Đoạn 1999:",)),
    "letters in pieces": Case(
        docx(TITLE, p(NFD), p(run("Hoa", "<w:b/>"), run("\u0300 bình"))),
        blocks=[Text("<p>Hòa giải ở cơ sở nhiều đổi mới</p><p><b>Hoà</b> bình</p>")],
    ),
    "only pictures": Case(
        docx(p(image()), p(vml_image()), p(image(anchored=True, crop='<a:srcRect l="10000"/>'))),
        blocks=[Photo(0), Photo(0), Photo(0)],
        notes=("title_file", "cropped", "alt"),
    ),
    "pictures that are none": Case(
        docx(
            TITLE,
            p("Chữ."),
            p(image("emf")),
            p(image("mat")),
            p(image("ngoai")),
            p(image("khong")),
            links={
                "emf": ("image", "media/a.emf"),
                "mat": ("image", "media/b.png"),
                "ngoai": ("image", "file:///C:/a.png", "External"),
            },
            parts={"word/media/a.emf": b"\x01\x00\x00\x00 EMF"},
        ),
        blocks=[Text("<p>Chữ.</p>")],
        notes=("picture_kind", "picture_missing", "picture_outside"),
    ),
    "a picture in the middle of a line": Case(
        docx(TITLE, p("Trước ", image(), " sau", text_box(p("khung")))),
        blocks=[Text("<p>Trước</p>"), Photo(0), Text("<p>sau</p><p>khung</p>")],
    ),
    "deep lists": Case(
        docx(TITLE, *(item(f"mức {n}", level=n) for n in range(9)), item("ngoài")),
        kept=tuple(f"mức {n}" for n in range(9)),
    ),
    "numbers that a web list cannot show": Case(
        docx(
            TITLE,
            item("một", number=3),
            item("hai", number=3),
            p("xen"),
            item("Phạm vi", number=4),
            p("giữa"),
            item("Đối tượng", number=4),
            p("nữa"),
            item("La Mã", number=5),
            p("rồi"),
            item("bốn", number=6),
        ),
        blocks=[
            Text(
                "<p>a) một</p><p>b) hai</p><p>xen</p><p>Điều 1. Phạm vi</p><p>giữa</p>"
                "<p>Điều 2. Đối tượng</p><p>nữa</p><p>I. La Mã</p><p>rồi</p><p>4. bốn</p>"
            )
        ],
    ),
    "numbers that go on after a break, and that start again": Case(
        docx(
            TITLE,
            item("a", number=2),
            item("b", number=2),
            p("xen"),
            item("c", number=2),
            p("lại"),
            item("d", number=7),
        ),
        blocks=[
            Text("<ol><li>a</li><li>b</li></ol><p>xen</p><p>3. c</p><p>lại</p><ol><li>d</li></ol>")
        ],
    ),
    "nested lists of two kinds": Case(
        docx(TITLE, item("một", number=2), item("con", 1, 1), item("hai", number=2)),
        blocks=[Text("<ol><li>một<ul><li>con</li></ul></li><li>hai</li></ol>")],
    ),
    "typed bullets": Case(
        docx(TITLE, p("• một"), p("\uf0b7\thai")),
        blocks=[Text("<ul><li>một</li><li>hai</li></ul>")],
    ),
    "marks of direction and soft hyphens": Case(
        docx(TITLE, p("\u202eđảo\u202c \u200fphải\u200b kh\xadông \ufeffgì \ue000x")),
        blocks=[Text("<p>đảo phải không gì x</p>")],
    ),
    "fields": Case(
        docx(
            TITLE,
            p(
                "Xem ",
                field_code('HYPERLINK "https://a.vn/x"', "ở đây"),
                ", ",
                field_code("DATE", "20/11"),
                field_code('HYPERLINK \\l "muc"', " mục"),
            ),
        ),
        blocks=[Text('<p>Xem <a href="https://a.vn/x">ở đây</a>, 20/11 mục</p>')],
    ),
    "a field that never ends": Case(
        docx(TITLE, p('<w:r><w:fldChar w:fldCharType="begin"/></w:r>', "đầu"), p("cuối")),
        kept=("đầu", "cuối"),
    ),
    "a table of contents": Case(
        docx(TITLE, p("Mục một 1", style="TOC1"), p("Mục một", style="Heading1"), p("Chữ.")),
        blocks=[Text("<h2>Mục một</h2><p>Chữ.</p>")],
        notes=("toc",),
    ),
    "links that must not be": Case(
        docx(
            TITLE,
            p(
                link("js", "bấm"),
                " ",
                link("tep", "mở"),
                " ",
                link("thu", "thư"),
                field_code('HYPERLINK "javascript:alert(1)"', " nữa"),
            ),
            links={
                "js": ("hyperlink", "javascript:alert(1)", "External"),
                "tep": ("hyperlink", "file:///etc/passwd", "External"),
                "thu": ("hyperlink", "mailto:a@b.vn", "External"),
            },
        ),
        blocks=[Text('<p>bấm mở <a href="mailto:a@b.vn">thư</a> nữa</p>')],
        notes=("link",),
    ),
    "a link in a table": Case(
        docx(
            TITLE,
            table(row("Tên", "Trang"), row("Xã", cell(p(link("web", "cổng"))))),
            links={"web": ("hyperlink", "https://a.vn/?a=1&b=2", "External")},
        ),
        blocks=[Table("", ["Tên", "Trang"], [["Xã", "cổng (https://a.vn/?a=1&b=2)"]])],
        notes=("table_links",),
    ),
    "text that looks like HTML": Case(
        docx(p(run("<b>đậm</b> & 1 < 2"))),
        kept=("&lt;b&gt;đậm&lt;/b&gt; &amp; 1 &lt; 2",),
        gone=("<b>",),
    ),
    "comments, hidden words, signs of picture fonts": Case(
        docx(
            TITLE,
            p(
                "Chữ",
                '<w:r><w:commentReference w:id="1"/></w:r>',
                run("ẩn", "<w:vanish/>"),
                '<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>',
                " rõ",
            ),
        ),
        blocks=[Text("<p>Chữ rõ</p>")],
        notes=("comments", "hidden"),
    ),
    "charts, diagrams, objects, formulas": Case(
        docx(
            TITLE,
            p("a", '<w:r><w:drawing><wp:inline><c:chart r:id="c"/></wp:inline></w:drawing></w:r>'),
            p("b", "<w:r><w:drawing><wp:inline><dgm:relIds/></wp:inline></w:drawing></w:r>"),
            p("c", "<w:r><w:object/></w:r>", "<m:oMath><m:r><m:t>x+1</m:t></m:r></m:oMath>"),
            "<m:oMathPara><m:oMath><m:r><m:t>y=2</m:t></m:r></m:oMath></m:oMathPara>",
            '<w:altChunk r:id="z"/>',
        ),
        blocks=[Text("<p>a</p><p>b</p><p>cx+1</p><p>y=2</p>")],
        notes=("chart", "diagram", "object", "math", "chunk"),
    ),
    "content controls and unknown wrappers": Case(
        docx(
            TITLE,
            f"<w:sdt><w:sdtPr/><w:sdtContent>{p('trong ô')}</w:sdtContent></w:sdt>",
            p(f"<w:smartTag>{run('thẻ')}</w:smartTag>", f"<w:bdo>{run(' lạ')}</w:bdo>"),
            f"<mc:AlternateContent><mc:Choice>{p('chọn')}</mc:Choice></mc:AlternateContent>",
        ),
        blocks=[Text("<p>trong ô</p><p>thẻ lạ</p><p>chọn</p>")],
    ),
    "breaks and tabs": Case(
        docx(
            TITLE,
            p(
                "một",
                "<w:r><w:br/></w:r>",
                "hai",
                "<w:r><w:tab/></w:r>",
                "ba",
                '<w:r><w:br w:type="page"/><w:noBreakHyphen/></w:r>',
                "bốn  năm",
            ),
        ),
        blocks=[Text("<p>một<br/>hai ba -bốn năm</p>")],
    ),
    "headings of the house and a style that stands on itself": Case(
        docx(
            TITLE,
            p("Lớn", style="Muc"),
            p("Nhỏ", style="TD2"),
            p("chữ", style="Loop"),
            p("Theo bậc", more='<w:outlineLvl w:val="2"/>'),
            p(
                "Điều",
                style="Heading2",
                more='<w:numPr><w:ilvl w:val="0"/><w:numId w:val="4"/></w:numPr>',
            ),
        ),
        blocks=[Text("<h2>Lớn</h2><h3>Nhỏ</h3><p>chữ</p><h3>Theo bậc</h3><h3>Điều 1. Điều</h3>")],
    ),
    "a quotation": Case(docx(TITLE, p("Đường đẹp!", style="Quote")), blocks=[Quote("Đường đẹp!")]),
    "a bold line as heading": Case(
        docx(
            TITLE,
            p("Mở đầu của bài viết này."),
            bold("Việc còn lại"),
            p("Một."),
            p("Hai."),
            p("Ba."),
        ),
        kept=("<h2>Việc còn lại</h2>",),
        notes=("heading_guess",),
    ),
    "everything bold": Case(
        docx(TITLE, *(bold(f"Dòng {n}") for n in range(5)), p("Hết.")), gone=("<h2>",)
    ),
    "a caption of Word's own": Case(
        docx(
            TITLE,
            p(image()),
            p("Hình 1: Cầu", style="Caption"),
            table(row("a", "b"), row("c", "d")),
            p("Biểu số 1", style="Caption"),
        ),
        blocks=[Photo(0, "Hình 1: Cầu"), Table("Biểu số 1", ["a", "b"], [["c", "d"]])],
    ),
    "a caption above its table": Case(
        docx(TITLE, p("Số liệu", style="Caption"), table(row("a", "b"), row("c", "d"))),
        blocks=[Table("Số liệu", ["a", "b"], [["c", "d"]])],
    ),
    "a slanted lead that is a caption": Case(
        docx(TITLE, p(image()), italic("Quang cảnh buổi lễ ở nhà văn hóa"), p("Nội dung.")),
        blocks=[Photo(0, "Quang cảnh buổi lễ ở nhà văn hóa"), Text("<p>Nội dung.</p>")],
        notes=("lead_missing",),
    ),
    "a lead that is too long": Case(
        docx(TITLE, bold("Dài. " * 200), p("Nội dung.")), kept=("Dài. Dài.",), notes=("lead_long",)
    ),
    "a title that is too long": Case(
        docx(p("dài " * 100, style="Title"), p("x")), notes=("title_long",)
    ),
    "a lead by its style": Case(docx(TITLE, p("Ngắn", style="Subtitle"), p("x"))),
    "strict, and a main part of another name": Case(
        archive(
            {
                "[Content_Types].xml": types().replace("/word/document.xml", "/w/chinh.xml"),
                "w/chinh.xml": f"<w:document {SPACES}><w:body>{p('Tên bài')}{p('Chữ.')}"
                "</w:body></w:document>".replace(
                    "schemas.openxmlformats.org/wordprocessingml/2006/main",
                    "purl.oclc.org/ooxml/wordprocessingml/main",
                ),
            }
        ),
        blocks=[Text("<p>Chữ.</p>")],
    ),
    "a template without styles and lists": Case(
        docx(
            TITLE,
            item("x", number=99),
            main=MAIN.replace("document.main", "template.main"),
            parts={"word/_rels/document.xml.rels": "hỏng"},
        ),
        kept=("x",),
    ),
    "letterhead and page numbers": Case(
        docx(
            TITLE,
            p("Chữ."),
            links={
                "hd": ("header", "header1.xml"),
                "ft": ("footer", "footer1.xml"),
                "mat": ("footer", "khong-co.xml"),
            },
            parts={
                "word/header1.xml": f"<w:hdr {SPACES}>{p('UBND XÃ HÒN ĐẤT')}</w:hdr>",
                "word/footer1.xml": f"<w:ftr {SPACES}>{p('1')}</w:ftr>",
            },
        ),
        blocks=[Text("<p>Chữ.</p>")],
        notes=("margins",),
    ),
    "a header that is broken": Case(
        docx(
            TITLE,
            p("Chữ."),
            links={"hd": ("header", "header1.xml")},
            parts={"word/header1.xml": "<w:hdr"},
        ),
        blocks=[Text("<p>Chữ.</p>")],
    ),
    "a turned photo of a telephone": Case(
        docx(
            TITLE,
            p("Chữ."),
            p(image()),
            parts={"word/media/image1.jpeg": picture_with_camera_data()},
        ),
        blocks=[Text("<p>Chữ.</p>"), Photo(0)],
    ),
    "fonts and programs inside": Case(
        docx(
            TITLE,
            p("Trước", '<w:r><w:object><o:OLEObject r:id="ole"/></w:object></w:r>', " sau"),
            links={"ole": ("oleObject", "embeddings/o.bin"), "ft": ("fontTable", "fontTable.xml")},
            parts={
                "word/embeddings/o.bin": b"\xd0\xcf\x11\xe0" + b"\0" * 9000,
                "word/fonts/font1.odttf": b"\x01" * 9000,
                "word/fontTable.xml": f"<w:fonts {SPACES}/>",
            },
        ),
        blocks=[Text("<p>Trước sau</p>")],
        notes=("object",),
    ),
    "a photo of thirty megapixels and one too heavy": Case(
        docx(
            TITLE,
            p("Chữ."),
            p(image()),
            p(image("nang")),
            links={"nang": ("image", "media/nang.png")},
            parts={
                "word/media/image1.jpeg": png_of(6000, 5000),
                "word/media/nang.png": b"\x89PNG\r\n\x1a\n" + b"\0" * (21 * 1024 * 1024),
            },
        ),
        blocks=[Text("<p>Chữ.</p>"), Photo(0)],
        notes=("picture_large",),
    ),
    "relationships that lead astray": Case(
        docx(
            TITLE,
            p("Chữ ", link("khong", "một"), link("st", " hai"), p(image("st"))),
            p(image("len")),
            links={
                "nu": ("numbering", "../../../etc/passwd"),
                "len": ("image", "../../../../etc/passwd"),
                "fn": ("footnotes", "styles.xml"),
            },
        ),
        blocks=[Text("<p>Chữ một hai</p>")],
        notes=("picture_missing", "picture_kind"),
    ),
    "old and new fonts in one paragraph": Case(
        docx(
            TITLE,
            p(
                run("Ông Ba nói: ", font("Arial")),
                run(TCVN3, font(".VnTime")),
                run(", ", font("Arial")),
                run(VNI, font("VNI-Times")),
            ),
        ),
        kept=("Ông Ba nói:", TCVN3_READ, VNI_READ),
        notes=("tcvn3", "vni"),
    ),
    "text from right to left and between": Case(
        docx(
            TITLE,
            p(
                run("\u05d0\u05d1\u05d2 ", "<w:rtl/>"),
                "<w:bdo w:val='rtl'>" + run("xã") + "</w:bdo>",
            ),
        ),
        kept=("\u05d0\u05d1\u05d2 xã",),
    ),
    "centred photo and short line": Case(
        docx(TITLE, p(image(), more=MIDDLE), p("Cầu Vàm Rầy (Ảnh: Minh Tâm)", more=MIDDLE)),
        blocks=[Photo(0, "Cầu Vàm Rầy", "Minh Tâm")],
        notes=("caption",),
    ),
}


def words_of(paper: Paper) -> str:
    parts = [paper.title, paper.lead]
    for block in paper.blocks:
        if isinstance(block, Text):
            parts.append(block.html)
        elif isinstance(block, Photo):
            parts += [block.caption, block.credit]
        elif isinstance(block, Table):
            parts += [block.caption, *block.columns, *(each for row in block.rows for each in row)]
        else:
            parts.append(block.text)
    return "\n".join(parts)


@pytest.mark.short_form(30)
@pytest.mark.parametrize("name", CORPUS)
def test_an_awkward_file(name: str) -> None:
    case = CORPUS[name]

    paper = read(case.content, f"{name}.docx")

    said = words_of(paper)
    assert [words for words in case.kept if words not in said] == []
    assert [words for words in case.gone if words in said] == []
    assert {SENTENCES[key] for key in case.notes} <= set(paper.notes)
    if case.blocks:
        assert paper.blocks == case.blocks
    assert paper.title
    assert unicodedata.is_normalized("NFC", said)
    assert not {c for c in said if unicodedata.category(c) in {"Cf", "Co", "Cs"}}


def test_there_are_enough_awkward_files() -> None:
    assert len(CORPUS) >= 30


@pytest.mark.parametrize(
    "name", ["an article", "two hundred pages", "a huge table", "only pictures"]
)
def test_the_child_reads_the_same(name: str) -> None:
    content = CORPUS[name].content

    assert read_word(content, name=f"{name}.docx") == read(content, f"{name}.docx")
