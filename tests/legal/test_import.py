"""A spreadsheet and a folder come in whole; what looks wrong is told, nothing is mended."""

from __future__ import annotations

import io
from datetime import date
from typing import Any

import pytest
from openpyxl import Workbook

from conglang.core.errors import Refusal
from conglang.legal import actions
from conglang.legal.choices import DocumentState, ImportState
from conglang.legal.models import ImportBatch, ImportRow, Issuer, LegalDocument
from conglang.legal.sheets import rows_of_sheet
from conglang.tenancy.scoping import within_site
from tests.legal.factories import AT, Library, do, docx, enter, make_library, publish, refused

HEAD = "Số ký hiệu;Loại;Ngày ban hành;Trích yếu;Cơ quan ban hành;Tỉnh"
LINES = [
    "07/2025/NQ-HĐND;Nghị quyết;29/5/2025;Quy định mức chi hỗ trợ hộ nghèo;HĐND tỉnh;Kiên Giang",
    "07/2025/NQ-HĐND;Nghị quyết;26/9/2025;Quy định mức chi giáo dục;HĐND tỉnh;Kiên Giang",
    "42/2018/QĐ-UBND;Quyết định;11/9/2018;Quy định giá nước sạch nông thôn;UBND tỉnh;An Giang",
    "42/2018/QĐ-UBND;Quyết định;09/11/2018;Quy định giá nước sạch nông thôn;UBND tỉnh;An Giang",
    "43/2018/QĐ-UBND;Quyết định;01/10/2018;Quy định quản lý chợ đầu mối;UBND tỉnh;An Giang",
    "16/2023/QĐ-UBND;Quyết định;28/4/2022;Quy định phân cấp quản lý đất;UBND tỉnh;An Giang",
    "13/2024/NQ-HĐND,;Nghị quyết;5 tháng 5 năm 2024;Quy định học phí;HĐND tỉnh;An Giang",
    ";Quyết định;;Quy định chưa có số;UBND tỉnh;An Giang",
    "18/2024/QĐ-UBND;Quyết định;02/5/2024;Công nh?n 11 xã nông thôn m?i;UBND tỉnh;An Giang",
]
SHEET = "\n".join([HEAD, *LINES]).encode()


def read(library: Library, content: bytes = SHEET, name: str = "van-ban.csv") -> ImportBatch:
    batch: ImportBatch = do(library, "read_sheet", content=content, name=name)
    return batch


def remarks(library: Library, batch: ImportBatch) -> dict[int, str]:
    with within_site(library.site):
        rows = ImportRow.objects.filter(batch=batch).values_list("line", "remarks")
    return {line: " ".join(words) for line, words in rows}


def bring_in(library: Library, batch: ImportBatch, *, publish: bool = False) -> int:
    do(library, "start_import", batch_id=batch.pk, publish=publish)
    with within_site(library.site):
        return actions.bring_in(batch_id=batch.pk, at=AT)


def test_what_looks_wrong_in_a_sheet_is_told_line_by_line(library: Library) -> None:
    found = remarks(library, read(library))

    assert found[2] == ""
    assert "khác ngày ban hành" in found[3]
    assert "chỉ khác thứ tự ngày – tháng (11/09/2018 và 09/11/2018)" in found[5]
    assert "Ngày chạy lùi trong dãy số" in found[6]
    assert "dòng 6 có thể là 10/01/2018" in found[6]
    assert found[7] == "Năm trong số (2023) khác năm ban hành (28/04/2022)."
    assert found[8] == "Số, ký hiệu ghi là “13/2024/NQ-HĐND,”, sẽ lưu là “13/2024/NQ-HĐND”."
    assert "Không có số, ký hiệu." in found[9]
    assert "Không có ngày ban hành." in found[9]
    assert "chữ bị mất" in found[10]


def test_every_line_becomes_a_document_and_keeps_what_stood_there(library: Library) -> None:
    batch = read(library)

    assert bring_in(library, batch) == len(LINES)
    with within_site(library.site):
        rows = LegalDocument.objects.order_by("pk").values_list("number", "issued_on", "state")
        found = list(rows)
        names = set(Issuer.objects.values_list("name", flat=True))
    assert found[0] == ("07/2025/NQ-HĐND", date(2025, 5, 29), DocumentState.ENTERED)
    assert found[4] == ("43/2018/QĐ-UBND", date(2018, 10, 1), DocumentState.ENTERED)
    assert found[7] == ("", None, DocumentState.ENTERED)
    assert "Hội đồng nhân dân tỉnh Kiên Giang" in names


def test_only_lines_without_a_remark_become_public_at_once(library: Library) -> None:
    batch = read(library)

    bring_in(library, batch, publish=True)

    with within_site(library.site):
        rows = LegalDocument.objects.public().order_by("pk")
        shown = list(rows.values_list("number", "issued_on"))
    assert shown == [("07/2025/NQ-HĐND", date(2025, 5, 29)), ("42/2018/QĐ-UBND", date(2018, 9, 11))]


def test_the_same_sheet_twice_makes_nothing_twice(library: Library) -> None:
    bring_in(library, read(library))

    again = read(library)

    found = remarks(library, again)
    assert found[2] == "Đã có trong thư viện; sẽ không đưa vào lần nữa."
    # The line without number and day cannot be told from another one: it is made again.
    assert bring_in(library, again) == 1
    with within_site(library.site):
        assert LegalDocument.objects.count() == len(LINES) + 1


def test_an_import_that_broke_off_goes_on_where_it_was(library: Library) -> None:
    batch = read(library)
    do(library, "start_import", batch_id=batch.pk, publish=False)
    with within_site(library.site):
        first = ImportRow.objects.filter(batch=batch).first()
        first.document = enter(library)
        first.save()

        assert actions.bring_in(batch_id=batch.pk, at=AT) == len(LINES) - 1
        assert actions.bring_in(batch_id=batch.pk, at=AT) == 0
        assert ImportBatch.objects.get(pk=batch.pk).state == ImportState.DONE


def test_a_line_left_out_and_a_sheet_thrown_away_make_no_document(library: Library) -> None:
    batch = read(library)
    with within_site(library.site):
        row = ImportRow.objects.filter(batch=batch).first()
        actions.leave_out(row_id=row.pk, left_out=True, by=library.clerk)
    assert bring_in(library, batch) == len(LINES) - 1
    assert refused(library, "drop_import", batch_id=batch.pk) == "wrong_state"

    other = read(library)
    do(library, "drop_import", batch_id=other.pk)
    assert refused(library, "start_import", batch_id=other.pk, publish=False) == "wrong_state"


def workbook(*rows: list[Any]) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def test_a_workbook_is_read_with_its_own_days(library: Library) -> None:
    content = workbook(
        ["STT", "Số, ký hiệu", "Ngày ban hành", "Trích yếu"],
        [1, "5422/QĐ-UBND", date(2025, 5, 20), "Phê duyệt kế hoạch sử dụng đất"],
    )

    batch = read(library, content, "van-ban.xlsx")

    with within_site(library.site):
        row = ImportRow.objects.get(batch=batch)
    assert row.cells["issued_on"] == "20/05/2025"
    assert row.remarks == ["Không có cơ quan ban hành; sẽ ghi là cơ quan của cổng."]


@pytest.mark.parametrize(
    ("content", "name", "code"),
    [
        (b"\x00\x01\x02", "a.csv", "unreadable"),
        (b"PK\x03\x04 hong", "a.xlsx", "unreadable"),
        (b"", "a.csv", "empty"),
        (HEAD.encode(), "a.csv", "empty"),
        (b"\xd0\xcf\x11\xe0", "a.xls", "old_excel"),
    ],
)
def test_what_is_no_sheet_is_refused_in_words(content: bytes, name: str, code: str) -> None:
    with pytest.raises(Refusal) as refusal:
        rows_of_sheet(content, name)

    assert refusal.value.code == code


def test_a_sheet_without_the_needed_columns_is_refused(library: Library) -> None:
    assert refused(library, "read_sheet", content=b"a,b\n1,2\n", name="a.csv") == "no_columns"


# --- a folder of files --------------------------------------------------------------------------


def sort(library: Library, *names: str) -> dict[str, str]:
    uploads = [(io.BytesIO(docx(name)), name, len(docx(name))) for name in names]
    results = do(library, "sort_files", uploads=uploads)
    return {each.name: each.problem or each.document.number for each in results}


def test_files_find_their_documents_by_the_number_in_their_names(library: Library) -> None:
    publish(library, number="48/2025/QĐ-UBND")
    publish(library, number="07/2025/NQ-HĐND", issued_on=date(2025, 5, 29))
    publish(library, number="07/2025/NQ-HĐND", issued_on=date(2025, 9, 26))

    found = sort(
        library, "048_2025_QD-UBND_signed_signed.docx", "07.2025.NQ-HDND.docx", "anh dep.docx"
    )

    assert found["048_2025_QD-UBND_signed_signed.docx"] == "48/2025/QĐ-UBND"
    assert found["07.2025.NQ-HDND.docx"].startswith("Có nhiều văn bản cùng số")
    assert found["anh dep.docx"].startswith("Không có văn bản nào")


def test_another_portals_import_does_not_exist(library: Library) -> None:
    other = make_library("khac.test", "xã Khác")
    batch = read(other)

    with pytest.raises(ImportBatch.DoesNotExist):
        do(library, "start_import", batch_id=batch.pk, publish=False)
