"""Text out of attached files: what is found, on which page, and what cannot be read."""

from __future__ import annotations

import json
import time
from collections.abc import Callable

import pytest

from conglang.core.errors import Refusal
from conglang.papers.extract import archive as office_archive
from conglang.papers.extract import child, extract_text, limited
from conglang.papers.extract.extracted import Extracted, Page
from tests.media.files import BOMB, OLE, picture
from tests.papers.docx import ARTICLE, SPACES, archive, cell, docx, p, row, run, table, types
from tests.papers.pdf import pdf, scan, with_password

LONG = "Danh sach ho dan duoc ho tro xay nha dai doan ket trong nam nay tai cac ap cua xa. " * 2
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def odt(inner: str) -> bytes:
    content = (
        f'<office:document-content xmlns:office="{OFFICE}" xmlns:text="{TEXT}" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0">'
        f"<office:body><office:text>{inner}</office:text></office:body></office:document-content>"
    )
    return archive({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def xlsx(*rows: str, strings: str = "", styles: str = "") -> bytes:
    return archive({
        "xl/workbook.xml": f'<workbook xmlns="{SHEET}"><sheets><sheet name="Danh sách"/></sheets>'
        "</workbook>",
        "xl/sharedStrings.xml": f'<sst xmlns="{SHEET}">{strings}</sst>',
        "xl/styles.xml": f'<styleSheet xmlns="{SHEET}">{styles}</styleSheet>',
        "xl/worksheets/sheet1.xml": f'<worksheet xmlns="{SHEET}"><sheetData>{"".join(rows)}'
        "</sheetData></worksheet>",
    })  # fmt: skip


def read(content: bytes) -> Extracted:
    """The text as the product gets it; what the child does gives the same without its limits."""
    found = extract_text(content)
    assert child.read(content) == found
    return found


def words(content: bytes) -> dict[str, str]:
    return {page.label: page.text for page in read(content).pages}


def refusal_of(content: bytes) -> str:
    with pytest.raises(Refusal) as refusal:
        extract_text(content)
    return refusal.value.code


def answer_about(content: bytes) -> str:
    """What the child says on its output: the code of its refusal, or that it has read."""
    said = child.answer(content)
    return json.loads(said[1:])[0] if said[:1] == child.REFUSAL else "read"


def test_a_pdf_page_by_page() -> None:
    found = read(pdf(f"{LONG}\nCCCD 091087001234", LONG))

    assert [page.label for page in found.pages] == ["trang 1", "trang 2"]
    assert "CCCD 091087001234" in found.pages[0].text
    assert (found.kind, found.is_scan, found.unread_pages, found.cut) == ("pdf", False, [], False)


def test_a_scan_says_so_also_with_the_note_of_a_signature_and_page_numbers() -> None:
    assert read(scan(3)).is_scan
    signed = read(pdf("Ky boi: UBND xa Hon Dat, 22/11/2026", "2", "3", "4"))
    assert signed.is_scan
    mixed = read(pdf(LONG, LONG, LONG, "4"))
    assert (mixed.is_scan, mixed.unread_pages) == (False, ["trang 4"])


def test_a_word_file_with_everything_that_its_readers_see() -> None:
    content = docx(
        p(run("Danh sách")),
        p(run("trước "), "<w:del><w:r><w:delText>bị xóa</w:delText></w:r></w:del>"),
        table(
            row(cell(p(run("Họ tên"))), cell(p(run("Ngày sinh")))),
            row(cell(p(run("Trần Văn Năm"))), cell(p(run("12/3/1987")))),
        ),
        p("<w:r><w:lastRenderedPageBreak/><w:t>trang hai</w:t></w:r>"),
    )

    assert words(content) == {
        "khoảng trang 1": "Danh sách\ntrước bị xóa\nHọ tên | Ngày sinh\n"
        "Họ tên: Trần Văn Năm | Ngày sinh: 12/3/1987",
        "khoảng trang 2": "trang hai",
    }


def test_headers_footnotes_and_comments_of_a_word_file_are_read_too() -> None:
    part = f"<w:x {SPACES}>{p(run('0912345678'))}</w:x>"
    content = archive({
        "[Content_Types].xml": types(),
        "word/document.xml": f"<w:document {SPACES}><w:body>{p(run('chữ'))}</w:body></w:document>",
        "word/header1.xml": part, "word/comments.xml": part,
    })  # fmt: skip

    assert words(content)["đầu, chân trang, chú thích, nhận xét"] == "0912345678\n0912345678"


def test_an_open_document() -> None:
    content = odt(
        "<text:h>Tiêu đề</text:h><text:p>một<text:s/>hai</text:p>"
        "<table:table><table:table-row><table:table-cell><text:p>Tên</text:p></table:table-cell>"
        "<table:table-cell><text:p>CCCD</text:p></table:table-cell></table:table-row>"
        "<table:table-row><table:table-cell><text:p>Năm</text:p></table:table-cell>"
        "<table:table-cell><text:p>091087001234</text:p></table:table-cell></table:table-row>"
        "</table:table><text:p><text:soft-page-break/>cuối</text:p>"
    )

    assert words(content) == {
        "khoảng trang 1": "Tiêu đề\nmột hai\nTên | CCCD\nTên: Năm | CCCD: 091087001234",
        "khoảng trang 2": "cuối",
    }


def test_a_spreadsheet_says_the_heading_beside_every_value_and_days_as_days() -> None:
    content = xlsx(
        '<row><c r="A1" t="s"><v>0</v></c><c r="C1" t="s"><v>1</v></c></row>',
        '<row><c r="A2" t="inlineStr"><is><t>Trần Văn Năm</t></is></c>'
        '<c r="C2" s="1"><v>31848</v></c></row>',
        strings="<si><t>Họ tên</t></si><si><r><t>Ngày </t></r><r><t>sinh</t></r></si>",
        styles='<numFmts><numFmt numFmtId="170" formatCode="dd/mm/yyyy"/></numFmts>'
        '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>'
        '<cellXfs><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs>',
    )

    assert words(content) == {
        "bảng “Danh sách”": "Họ tên | Ngày sinh\nHọ tên: Trần Văn Năm | Ngày sinh: 12/03/1987"
    }


def test_a_broken_reference_in_a_spreadsheet_is_an_empty_cell() -> None:
    rows = ('<row><c r="ZZZZZZ1" t="s"><v>7</v></c><c s="9"><v>5</v></c></row>',)
    assert words(xlsx(*rows)) == {"bảng “Danh sách”": "5"}


def locked() -> bytes:
    content = bytearray(ARTICLE)
    place = content.find(b"PK\x01\x02")
    while place >= 0:
        content[place + 8] |= 1
        place = content.find(b"PK\x01\x02", place + 4)
    return bytes(content)


ENTITIES = '<!DOCTYPE a [<!ENTITY x "lol">]><a>&x;</a>'
REFUSED: dict[str, tuple[Callable[[], bytes], str]] = {
    "a picture": (lambda: picture("PNG"), "other_kind"),
    "an old Word file": (lambda: OLE, "other_kind"),
    "a page of the web named .pdf": (lambda: b"<html>404</html>", "other_kind"),
    "nothing": (lambda: b"", "other_kind"),
    "a zip of something": (lambda: archive({"a.txt": "x"}), "other_kind"),
    "a PDF cut off": (lambda: b"%PDF-1.7 junk", "damaged"),
    "a PDF with a password": (with_password, "encrypted"),
    "a zip with a password": (locked, "encrypted"),
    "half a Word file": (lambda: ARTICLE[: len(ARTICLE) // 2], "damaged"),
    "entities": (lambda: archive({"word/document.xml": ENTITIES}), "damaged"),
    "a zip bomb": (lambda: BOMB, "too_large"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_said_and_harms_nothing(name: str) -> None:
    make, code = REFUSED[name]
    assert refusal_of(make()) == code


OF_THE_CHILD = [name for name in REFUSED if REFUSED[name][0]()[:4] in {b"%PDF", b"PK\x03\x04"}]


@pytest.mark.parametrize("name", OF_THE_CHILD)
def test_the_child_itself_answers_with_the_refusal_and_does_not_break(name: str) -> None:
    make, code = REFUSED[name]

    assert answer_about(make()) == code
    assert answer_about(ARTICLE) == "read"


def test_a_file_that_needs_too_much_memory_counts_as_too_large(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(content: bytes) -> Extracted:
        raise MemoryError

    monkeypatch.setattr(child, "read", full)

    assert answer_about(ARTICLE) == "too_large"


def test_a_part_that_unpacks_to_too_much_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office_archive, "PART_LIMIT_BYTES", 10)

    with pytest.raises(Refusal) as refusal:
        child.read(ARTICLE)

    assert refusal.value.code == "too_large"


def test_notes_of_cells_are_read_as_a_page_of_their_own() -> None:
    content = archive({
        "xl/workbook.xml": f'<workbook xmlns="{SHEET}"/>',
        "xl/comments1.xml": f'<comments xmlns="{SHEET}"><commentList><comment ref="A1"><text><r>'
        "<t>gọi 0912 345 678</t></r></text></comment></commentList></comments>",
    })  # fmt: skip

    assert words(content) == {"ghi chú của ô": "gọi 0912 345 678"}


def test_a_table_in_a_cell_is_text_of_that_cell() -> None:
    inner = table(row(cell(p(run("trong")))))
    content = docx(table(row(cell(p(run("ngoài")), inner), cell(p(run("bên"))))))

    assert words(content) == {"khoảng trang 1": "ngoài trong | bên"}


def test_a_file_over_the_limit_is_not_even_begun(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limited, "LIMIT_BYTES", 10)
    assert refusal_of(pdf("x")) == "too_large"


def test_a_reader_that_hangs_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limited, "TIME_LIMIT_SECONDS", 0.3)
    monkeypatch.setattr(limited, "_START", "import time; time.sleep(60)")
    begun = time.monotonic()
    assert refusal_of(pdf("x")) == "too_slow"
    assert time.monotonic() - begun < 10


def test_a_long_file_is_read_up_to_a_limit_and_says_that_it_goes_on() -> None:
    found = read(docx(*(p(run("chữ " * 5_000)) for _ in range(105))))
    assert found.cut
    assert sum(len(page.text) for page in found.pages) == 2_000_000


def test_only_pdfs_are_scans() -> None:
    assert not Extracted("docx", (Page("khoảng trang 1", ""),)).is_scan


def test_captions_are_text_already() -> None:
    found = extract_text(
        b"\xef\xbb\xbf" + "WEBVTT\n\n00:01.000 --> 00:03.000\nSố 0912 345 678\n".encode()
    )

    assert (found.kind, found.cut) == ("vtt", False)
    assert "Số 0912 345 678" in found.pages[0].text
