"""A workbook is read back by a reader of the test's own: zip and XML, nothing of the maker's."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, date, datetime
from xml.etree import ElementTree as ET

import pytest

from conglang.papers.sheets import Column, Kind, Sheet, workbook

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
COLUMNS = [
    Column("Đơn vị", width=30), Column("Bài", Kind.WHOLE, 8), Column("Giờ", Kind.DECIMAL),
    Column("Tỷ lệ", Kind.PERCENT), Column("Ngày", Kind.DAY), Column("Lúc", Kind.MOMENT, 18),
]  # fmt: skip
ROW = [
    "Ấp Vàm Rầy", 1234, 5.25, 0.4, date(2026, 11, 20), datetime(2026, 11, 20, 2, 30, tzinfo=UTC),
]  # fmt: skip


def parts(content: bytes) -> dict[str, ET.Element]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        assert package.testzip() is None
        return {
            name: ET.fromstring(package.read(name))
            for name in package.namelist()
            if name.endswith((".xml", ".rels"))
        }


def made(*rows, columns=COLUMNS, **more):
    sheet = Sheet("Trang", "Thống kê", columns, rows, **more)
    return parts(workbook([sheet], title="Thống kê", creator="Cổng xã Hòn Đất"))


def shared(found):
    part = found.get("xl/sharedStrings.xml")
    return [] if part is None else ["".join(each.itertext()) for each in part]


def cells(found, number=1):
    """Address → (type, value or text, number format, quote prefix)."""
    sheet, styles = found[f"xl/worksheets/sheet{number}.xml"], found["xl/styles.xml"]
    formats = {
        each.get("numFmtId"): each.get("formatCode") for each in styles.iter(f"{MAIN}numFmt")
    }
    styled = list(styles.find(f"{MAIN}cellXfs"))
    strings, result = shared(found), {}
    for cell in sheet.iter(f"{MAIN}c"):
        assert cell.find(f"{MAIN}f") is None
        kind, style = cell.get("t", "n"), styled[int(cell.get("s", "0"))]
        text = "".join(cell.itertext())
        value = strings[int(text)] if kind == "s" else text
        kept = formats.get(style.get("numFmtId"), style.get("numFmtId"))
        result[cell.get("r")] = (kind, value, kept, style.get("quotePrefix") == "1")
    return result


def test_numbers_are_numbers_days_are_days_and_text_is_text():
    found = cells(made(ROW))

    assert [found[f"{letter}3"][1] for letter in "ABCDEF"] == [each.label for each in COLUMNS]
    assert found["A4"][:2][1] == "Ấp Vàm Rầy"
    assert found["A4"][0] in {"s", "inlineStr"}
    assert found["B4"][:2] == ("n", "1234")
    assert found["B4"][2] in {"3", "#,##0"}
    assert found["C4"][1:3] == ("5.25", "#,##0.0")
    assert found["D4"][1:3] == ("0.4", "0.0%")
    assert found["E4"][2] == "dd/mm/yyyy"
    assert float(found["E4"][1]) == 46346  # days since 30 December 1899
    assert found["F4"][2] == "dd/mm/yyyy hh:mm"
    assert float(found["F4"][1]) == pytest.approx(46346 + 9.5 / 24)  # 09:30 in Viet Nam


@pytest.mark.parametrize(
    "text",
    ["=1+1", "+84 912", "-5 bài", "@SUM(A1)", '=HYPERLINK("http://x.test")', "=cmd|' /C calc'!A0"],
)
def test_what_begins_like_a_formula_is_text_and_stays_text_when_edited(text):
    found = cells(made([text, 1, None, None, None, None]))

    kind, value, kept, quoted = found["A4"]
    assert (kind in {"s", "inlineStr"}, value, quoted) == (True, text, True)
    assert kept in {"49", "@"}


def test_the_head_row_stays_in_sight_and_columns_have_their_widths():
    sheet = made(ROW, notes=["Một dòng", "Hai dòng"])["xl/worksheets/sheet1.xml"]

    pane = sheet.find(f"{MAIN}sheetViews/{MAIN}sheetView/{MAIN}pane")
    widths = [float(each.get("width")) for each in sheet.iter(f"{MAIN}col")]
    assert (pane.get("state"), pane.get("ySplit"), pane.get("topLeftCell")) == ("frozen", "5", "A6")
    assert widths == [30, 8, 14, 14, 14, 18]
    assert sheet.find(f"{MAIN}autoFilter").get("ref") == "A5:F6"


def test_text_is_nfc_and_holds_nothing_that_xml_forbids():
    found = cells(made(["Ho\u0300n Đất\x07\x00", None, None, None, None, None]))

    assert found["A4"][1] == "Hòn Đất"


def test_names_of_sheets_fit_the_format_and_are_different():
    long = "Theo đơn vị: tất cả các ấp và trường học [2026]"
    content = workbook(
        [Sheet(name, "x", [Column("a")], []) for name in (long, long, "", "''")],
        title="x", creator="x",
    )  # fmt: skip

    names = [each.get("name") for each in parts(content)["xl/workbook.xml"].iter(f"{MAIN}sheet")]
    assert len(set(names)) == 4
    assert all(0 < len(name) <= 31 and not set(name) & set("[]:*?/\\") for name in names)


def test_a_row_that_does_not_fit_its_head_is_a_mistake_of_ours():
    with pytest.raises(ValueError, match="argument"):
        made(["Ấp", 1])


def test_a_workbook_without_sheets_is_a_mistake_of_ours():
    with pytest.raises(ValueError, match="at least one"):
        workbook([], title="x", creator="x")
