"""The parts of a .docx beside the text: styles, settings, page number, properties."""

from __future__ import annotations

from datetime import date
from xml.sax.saxutils import escape

from conglang.papers.administrative import measures
from conglang.papers.administrative.wordml import twips

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"

#: Name of the part, its type, the relation that leads to it from the text.
_BESIDE = (
    ("styles", "styles"),
    ("settings", "settings"),
    ("header1", "header"),
    ("header2", "header"),
)
NUMBERED_HEADER, EMPTY_HEADER = "rId3", "rId4"


def package(body: str, *, title: str, creator: str, on: date | None, text: float) -> dict[str, str]:
    """All parts by their names, in the order in which they are packed."""
    number = (
        '<w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>'
        '<w:fldSimple w:instr=" PAGE "><w:r><w:t>2</w:t></w:r></w:fldSimple></w:p>'
    )
    empty = '<w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr></w:p>'
    return {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(
            (f"{_RELATIONS}/officeDocument", "word/document.xml"),
            (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ),
        "docProps/core.xml": _core(title, creator, on),
        "word/document.xml": _part("document", f"<w:body>{body}</w:body>"),
        "word/_rels/document.xml.rels": _relations(
            *((f"{_RELATIONS}/{relation}", f"{name}.xml") for name, relation in _BESIDE)
        ),
        "word/styles.xml": _part("styles", _styles(text)),
        "word/settings.xml": _part("settings", _SETTINGS),
        "word/header1.xml": _part("hdr", number),
        "word/header2.xml": _part("hdr", empty),
    }


_SETTINGS = (
    '<w:zoom w:percent="100"/><w:defaultTabStop w:val="567"/>'
    '<w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
    # Without it Word opens the file as one of the year 2007.
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word"'
    ' w:val="15"/></w:compat><w:themeFontLang w:val="vi-VN"/>'
)


def section(page: measures.Page) -> str:
    """Paper, margins, and the page number from page 2."""
    turned = ' w:orient="landscape"' if page.width > page.height else ""
    return (
        f'<w:sectPr><w:headerReference w:type="default" r:id="{NUMBERED_HEADER}"/>'
        f'<w:headerReference w:type="first" r:id="{EMPTY_HEADER}"/>'
        f'<w:pgSz w:w="{twips(page.width)}" w:h="{twips(page.height)}"{turned}/>'
        f'<w:pgMar w:top="{twips(page.top)}" w:right="{twips(page.right)}"'
        f' w:bottom="{twips(page.bottom)}" w:left="{twips(page.left)}"'
        f' w:header="{twips(page.top / 2)}" w:footer="{twips(page.bottom / 2)}" w:gutter="0"/>'
        "<w:titlePg/></w:sectPr>"
    )


def _part(root: str, inside: str) -> str:
    return f'{_DECLARATION}<w:{root} xmlns:w="{_MAIN}" xmlns:r="{_RELATIONS}">{inside}</w:{root}>'


def _content_types() -> str:
    kinds = {"document": "document.main", "styles": "styles", "settings": "settings"}
    kinds |= {"header1": "header", "header2": "header"}
    words = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPES}.{kind}+xml"/>'
        for name, kind in kinds.items()
    )
    return (
        f'{_DECLARATION}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{words}'
        '<Override PartName="/docProps/core.xml"'
        ' ContentType="application/vnd.openxmlformats-package.core-properties+xml"/></Types>'
    )


def _relations(*targets: tuple[str, str]) -> str:
    lines = "".join(
        f'<Relationship Id="rId{place}" Type="{kind}" Target="{target}"/>'
        for place, (kind, target) in enumerate(targets, start=1)
    )
    return f'{_DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">{lines}</Relationships>'


def _core(title: str, creator: str, on: date | None) -> str:
    moment = f"{on.isoformat()}T00:00:00Z" if on else ""
    days = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{moment}</dcterms:{name}>'
        for name in ("created", "modified")
        if moment
    )
    return (
        f'{_DECLARATION}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(title)}</dc:title><dc:creator>{escape(creator)}</dc:creator>"
        f"<dc:language>vi-VN</dc:language>{days}</cp:coreProperties>"
    )


def _styles(text: float) -> str:
    """text: points of running text."""
    face = measures.TYPEFACE
    fonts = f'<w:rFonts w:ascii="{face}" w:hAnsi="{face}" w:eastAsia="{face}" w:cs="{face}"/>'
    first = f'<w:ind w:firstLine="{twips(measures.FIRST_LINE_MM)}"/>'
    apart = '<w:spacing w:before="0" w:after="120" w:line="276" w:lineRule="auto"/>'
    close = '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
    both, middle = '<w:jc w:val="both"/>', '<w:jc w:val="center"/>'
    title = "<w:keepNext/><w:keepLines/>"
    return "".join(
        (
            f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts}{_size(text)}"
            '<w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
            "<w:pPrDefault/></w:docDefaults>",
            _style("Normal", "Normal", base="", lines=f"{apart}{first}{both}"),
            *(
                _style(
                    f"Heading{level}",
                    f"heading {level}",
                    lines=f'{title}<w:outlineLvl w:val="{level - 1}"/>',
                )
                for level in (1, 2, 3)
            ),
            _style("Block", "Block", lines=f'{close}<w:ind w:firstLine="0"/>{middle}'),
            _style("Title", "Title", base="Block", lines=f'{title}<w:outlineLvl w:val="9"/>'),
            _style(
                "Rule", "Rule", base="Block", lines='<w:spacing w:before="40"/>', letters=_size(2)
            ),
            _style(
                "CellText",
                "Cell text",
                base="Block",
                lines='<w:spacing w:before="40" w:after="40"/><w:jc w:val="left"/>',
                letters=_size(measures.CELL),
            ),
            _style("Header", "header", base="Block", letters=_size(measures.PAGE_NUMBER)),
        )
    )


def _style(
    identity: str, name: str, *, base: str = "Normal", lines: str = "", letters: str = ""
) -> str:
    """A paragraph style. Names that Word knows stay in small letters."""
    default = "" if base else ' w:default="1"'
    based = f'<w:basedOn w:val="{base}"/>' if base else ""
    return (
        f'<w:style w:type="paragraph"{default} w:styleId="{identity}"><w:name w:val="{name}"/>'
        f"{based}<w:qFormat/><w:pPr>{lines}</w:pPr><w:rPr>{letters}</w:rPr></w:style>"
    )


def _size(points: float) -> str:
    return f'<w:sz w:val="{round(points * 2)}"/><w:szCs w:val="{round(points * 2)}"/>'
