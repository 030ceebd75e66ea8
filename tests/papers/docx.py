"""Word files made of code: paragraphs, runs and whatever people put between them."""

from __future__ import annotations

import io
import zipfile
from html import escape
from typing import Any

from tests.media.files import picture

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SPACES = (
    f'xmlns:w="{W}" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" '
    'xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
RELS = "http://schemas.openxmlformats.org/package/2006/relationships"
KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"

STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{shown}"/>{more}</w:style>'
    for name, shown, more in [
        ("Normal", "Normal", ""), ("Title", "Title", ""), ("Subtitle", "Subtitle", ""),
        ("Heading1", "heading 1", ""), ("Heading2", "heading 2", ""), ("Caption", "caption", ""),
        ("Quote", "Quote", ""), ("TOC1", "toc 1", ""), ("TD2", "Tiêu đề 2", ""),
        ("Muc", "Mục lớn của xã", '<w:basedOn w:val="Heading1"/>'),
        ("Dam", "Đậm", "<w:rPr><w:b/></w:rPr>"),
        ("Loop", "Vòng", '<w:basedOn w:val="Loop"/>'),
        ("ABC", "Chữ ABC", '<w:rPr><w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/></w:rPr>'),
    ]
)  # fmt: skip


def level(number: int, shape: str, text: str, start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="{start}"/><w:numFmt w:val="{shape}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


#: Lists: 1 bullets on nine levels, 2 numbers, 3 letters, 4 "Điều 1.", 5 Roman, 6 starts at 4.
NUMBERING = (
    f'<w:abstractNum w:abstractNumId="1">{"".join(level(n, "bullet", "") for n in range(9))}'
    "</w:abstractNum>"
    f'<w:abstractNum w:abstractNumId="2">{level(0, "decimal", "%1.")}{level(1, "decimal", "%2.")}'
    "</w:abstractNum>"
    f'<w:abstractNum w:abstractNumId="3">{level(0, "lowerLetter", "%1)")}</w:abstractNum>'
    f'<w:abstractNum w:abstractNumId="4">{level(0, "decimal", "Điều %1.")}</w:abstractNum>'
    f'<w:abstractNum w:abstractNumId="5">{level(0, "upperRoman", "%1.")}</w:abstractNum>'
    f'<w:abstractNum w:abstractNumId="6">{level(0, "decimal", "%1.", 4)}</w:abstractNum>'
    + "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in range(1, 7))
    + '<w:num w:numId="7"><w:abstractNumId w:val="2"/><w:lvlOverride w:ilvl="0">'
    '<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
)


def run(text: str = "", look: str = "", inner: str = "") -> str:
    """look: properties such as ``<w:b/>``."""
    said = f'<w:t xml:space="preserve">{escape(text, quote=False)}</w:t>' if text else ""
    return f"<w:r>{f'<w:rPr>{look}</w:rPr>' if look else ''}{said}{inner}</w:r>"


def font(name: str) -> str:
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}"/>'


def p(*content: str, style: str = "", more: str = "", look: str = "") -> str:
    """A paragraph of runs, or of plain words."""
    inner = "".join(each if each.startswith("<") else run(each, look) for each in content)
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{more}</w:pPr>{inner}</w:p>"


def bold(*content: str, **more: Any) -> str:
    return p(*content, look="<w:b/>", **more)


def italic(*content: str, **more: Any) -> str:
    return p(*content, look="<w:i/>", **more)


def item(text: str, level: int = 0, number: int = 1) -> str:
    return p(text, more=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


MIDDLE = '<w:jc w:val="center"/>'


def cell(*content: str, wide: int = 1, merge: str = "") -> str:
    said = "".join(each if each.startswith("<") else p(each) for each in content)
    span = f'<w:gridSpan w:val="{wide}"/>' if wide > 1 else ""
    down = {"": "", "start": '<w:vMerge w:val="restart"/>', "on": "<w:vMerge/>"}[merge]
    return f"<w:tc><w:tcPr>{span}{down}</w:tcPr>{said}</w:tc>"


def row(*cells: str, more: str = "") -> str:
    inner = "".join(each if each.startswith("<w:tc>") else cell(each) for each in cells)
    return f"<w:tr>{f'<w:trPr>{more}</w:trPr>' if more else ''}{inner}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl><w:tblPr/><w:tblGrid/>{''.join(rows)}</w:tbl>"


def image(name: str = "anh1", *, anchored: bool = False, crop: str = "") -> str:
    tag = "wp:anchor" if anchored else "wp:inline"
    return (
        f'<w:r><w:drawing><{tag}><wp:docPr id="1" name="x" descr="A picture containing text"/>'
        '<a:graphic><a:graphicData uri="x"><pic:pic><pic:blipFill>'
        f'<a:blip r:embed="{name}"/>{crop}</pic:blipFill></pic:pic></a:graphicData></a:graphic>'
        f"</{tag}></w:drawing></w:r>"
    )


def vml_image(name: str = "anh1") -> str:
    return f'<w:r><w:pict><v:shape><v:imagedata r:id="{name}"/></v:shape></w:pict></w:r>'


def text_box(*content: str) -> str:
    """As Word writes it: once for new programs, once for old."""
    inner = f"<w:txbxContent>{''.join(content)}</w:txbxContent>"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic>'
        f"<a:graphicData><wps:wsp><wps:txbx>{inner}</wps:txbx></wps:wsp></a:graphicData>"
        "</a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape>"
        f"<v:textbox>{inner}</v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent>"
        "</w:r>"
    )


def link(name: str, text: str) -> str:
    return f'<w:hyperlink r:id="{name}">{run(text)}</w:hyperlink>'


def field_code(instruction: str, result: str) -> str:
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    return (
        f"{mark.format('begin')}<w:r><w:instrText>{escape(instruction)}</w:instrText></w:r>"
        f"{mark.format('separate')}{run(result)}{mark.format('end')}"
    )


def relationships(targets: dict[str, Any]) -> str:
    """id → (kind, target) or (kind, target, "External")."""
    lines = "".join(
        f'<Relationship Id="{name}" Type="{KIND}/{where[0]}" Target="{escape(where[1])}" '
        f'TargetMode="{"External" if len(where) > 2 else "Internal"}"/>'
        for name, where in targets.items()
    )
    return f'<Relationships xmlns="{RELS}">{lines}</Relationships>'


def types(main: str = MAIN) -> str:
    return (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Override PartName="/word/document.xml" ContentType="{main}"/></Types>'
    )


def docx(
    *body: str,
    links: dict[str, Any] | None = None,
    parts: dict[str, bytes | str] | None = None,
    main: str = MAIN,
    numbering: str = NUMBERING,
    prolog: str = "",
) -> bytes:
    """A Word file. links: more relationships of the document; parts: more parts, by name."""
    targets: dict[str, Any] = {
        "st": ("styles", "styles.xml"), "nu": ("numbering", "numbering.xml"),
        "anh1": ("image", "media/image1.jpeg"), **(links or {}),
    }  # fmt: skip
    whole: dict[str, bytes | str] = {
        "[Content_Types].xml": types(main),
        "word/document.xml": f"{prolog}<w:document {SPACES}><w:body>{''.join(body)}<w:sectPr/>"
        "</w:body></w:document>",
        "word/_rels/document.xml.rels": relationships(targets),
        "word/styles.xml": f"<w:styles {SPACES}>{STYLES}</w:styles>",
        "word/numbering.xml": f"<w:numbering {SPACES}>{numbering}</w:numbering>",
        "word/media/image1.jpeg": picture("JPEG"),
        **(parts or {}),
    }
    return archive(whole)


def archive(parts: dict[str, bytes | str]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return stream.getvalue()


def notes_part(kind: str, **texts: str) -> str:
    """Footnotes or endnotes: id → words; names begin with n."""
    one = kind.removesuffix("s")
    lines = "".join(
        f'<w:{one} w:id="{name.removeprefix("n")}">{p(text)}</w:{one}>'
        for name, text in texts.items()
    )
    return f"<w:{kind} {SPACES}>{lines}</w:{kind}>"


#: An article as a contributor writes it.
ARTICLE = docx(
    p("Hòn Đất thông xe đường liên ấp", more=MIDDLE, look="<w:b/>"),
    bold("Sáng 20-11, con đường nối ấp Vàm Rầy với ấp Vàm Răng đã thông xe."),
    p("Bà con hai ấp góp hơn ba trăm ngày công."),
    p(image()),
    italic("Bà con dự lễ thông xe. Ảnh: Tư Rạch", more=MIDDLE),
    p("Việc còn lại", style="Heading2"),
    item("Trồng cây hai bên đường"),
    item("Lắp đèn chiếu sáng"),
    p("Bảng 1. Kinh phí"),
    table(row("Nguồn", "Triệu đồng"), row("Dân góp", "120"), row("Ngân sách", "300")),
    p("Xem thêm ", link("web", "tại đây"), "."),
    links={"web": ("hyperlink", "https://hondat.angiang.gov.vn/", "External")},
)
