"""What residents find in the library, read of a document and take away."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from datetime import date
from typing import Any

import pytest
from django.test import Client
from openpyxl import load_workbook
from PIL import Image

from conglang.legal import actions
from conglang.legal.actions import IssuerFacts, RelationFacts
from conglang.tenancy.scoping import within_site
from tests.legal.factories import (
    AT,
    Library,
    add_file,
    do,
    docx,
    enter,
    kind,
    make_library,
    pdf,
    publish,
    read,
)

LONG = "Uy ban nhan dan xa quy dinh muc ho tro lam duong giao thong nong thon. " * 3


def get(library: Library, path: str) -> Any:
    return Client(headers={"host": library.site.hostname}).get(path)


def page(library: Library, path: str = "/van-ban/") -> str:
    response = get(library, path)
    assert response.status_code == 200, path
    return str(response.content.decode())


def three(library: Library) -> list[Any]:
    """A decision of 2025, a notice of 2024, a draft."""
    return [
        publish(library, number="48/2025/QĐ-UBND"),
        publish(
            library, number="38/TB-UBND", normative=False, kind_id=kind("Thông báo").pk,
            abstract="Thông báo lịch cấp nước sinh hoạt mùa khô", issued_on=date(2024, 3, 1),
            effective_on=None,
        ),
        publish(
            library, number="", is_draft=True, issued_on=None, effective_on=None,
            abstract="Dự thảo quy định quản lý chợ",
        ),
    ]  # fmt: skip


def test_the_library_shows_what_is_issued_with_numbers_beside_the_filters(
    library: Library,
) -> None:
    three(library)

    html = page(library)

    assert "Có 2 văn bản" in html
    assert "Quyết định (1)" in html
    assert "Thông báo (1)" in html
    assert "2024 (1)" in html
    assert "Dự thảo (1)" in html
    assert "quản lý chợ" not in html


@pytest.mark.parametrize(
    ("query", "found", "missing"),
    [
        ("loai=thong-bao", "38/TB-UBND", "48/2025/QĐ-UBND"),
        ("nam=2025", "48/2025/QĐ-UBND", "38/TB-UBND"),
        ("hieu-luc=in_force&loai=quyet-dinh", "48/2025/QĐ-UBND", "38/TB-UBND"),
        ("cap=commune&nam=2024", "38/TB-UBND", "48/2025/QĐ-UBND"),
        ("q=nuoc+sinh+hoat", "38/TB-UBND", "48/2025/QĐ-UBND"),
        ("q=48/2025/QĐ/UBND", "48/2025/QĐ-UBND", "38/TB-UBND"),
        ("q=văn bản&hieu-luc=draft", "", "38/TB-UBND"),
        ("hieu-luc=draft", "Dự thảo quy định quản lý chợ", "38/TB-UBND"),
    ],
)
def test_filters_and_words_narrow_the_list(
    library: Library, query: str, found: str, missing: str
) -> None:
    three(library)

    html = page(library, f"/van-ban/?{query}")

    assert found in html
    assert f">{missing}" not in html.replace("Quyết định ", "").replace("Thông báo ", "")


def test_words_in_very_many_documents_get_filters_without_numbers(
    library: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    three(library)
    monkeypatch.setattr("conglang.legal.queries.library.MOST_COUNTED", 0)

    html = " ".join(page(library, "/van-ban/?q=nong+thon").split())

    assert "Có 1 văn bản" in html
    assert '<option value="quyet-dinh">Quyết định</option>' in html


def test_nonsense_in_an_address_asks_for_nothing(library: Library) -> None:
    three(library)

    html = page(
        library, "/van-ban/?nam=99999999999&co-quan=x&cap=%00&hieu-luc=zz&sap-xep=1&trang=-4&q=%00"
    )

    assert "Có 2 văn bản" in html


def test_an_empty_library_and_an_empty_answer_say_what_to_do(library: Library) -> None:
    assert "Thư viện chưa có văn bản" in page(library)
    assert "Không có văn bản nào như vậy" in page(library, "/van-ban/?q=khongcogi")


def test_the_number_of_questions_does_not_grow(
    library: Library, django_assert_max_num_queries: Any
) -> None:
    paths = ("/van-ban/", "/van-ban/?q=giao+thong", "/van-ban/?nam=2025&loai=quyet-dinh")
    publish(library)
    asked = {}
    for path in paths:
        with django_assert_max_num_queries(40) as one:
            page(library, path)
        asked[path] = len(one)
    for _ in range(4):
        publish(library)
    for path in paths:
        with django_assert_max_num_queries(asked[path]):
            page(library, path)


def test_the_page_of_a_document_tells_its_life_and_ties(library: Library) -> None:
    old = publish(library, number="12/2019/QĐ-UBND", issued_on=date(2019, 4, 5),
                  effective_on=date(2019, 5, 1))  # fmt: skip
    new = publish(library, number="48/2025/QĐ-UBND")
    do(
        library, "add_relation", document_id=new.pk,
        facts=RelationFacts(kind="replaces", target_id=old.pk),
    )  # fmt: skip

    html = page(library, old.path)

    assert "Văn bản này đã hết hiệu lực" in html
    assert f'Hãy xem văn bản thay thế: <a href="{new.path}">Quyết định 48/2025/QĐ-UBND</a>' in (
        " ".join(html.split())
    )
    assert "05/04/2019" in html
    assert "Được thay thế bởi Quyết định 48/2025/QĐ-UBND" in html
    assert "Thay thế" in page(library, new.path)


def test_a_document_of_a_body_that_is_no_more_says_so(library: Library) -> None:
    with within_site(library.site):
        former = actions.save_issuer(
            facts=IssuerFacts(
                name="UBND huyện Hòn Đất", level="district", ended_on=date(2025, 6, 30),
                successor_id=library.issuer.pk,
            ),
            by=library.clerk, at=AT,
        )  # fmt: skip
    document = publish(library, issuer_id=former.pk)

    html = page(library, document.path)

    assert "Do Ủy ban nhân dân huyện Hòn Đất ban hành" in html
    assert "Cơ quan này hoạt động đến hết ngày 30/06/2025." in html
    assert "Cơ quan kế thừa: Ủy ban nhân dân xã Hòn Đất." in html


def test_what_is_not_public_has_no_page_and_its_file_no_address(library: Library) -> None:
    document = enter(library)
    file = add_file(library, document, docx("Nội dung"), "Một.docx")

    assert get(library, document.path).status_code == 404
    assert get(library, file.file.url).status_code == 404

    read(library, file)
    do(library, "publish_document", document_id=document.pk)
    assert get(library, document.path).status_code == 200
    answer = get(library, file.file.url)
    assert answer.status_code == 200
    assert answer["Content-Disposition"].startswith("attachment")
    assert b"".join(answer.streaming_content).startswith(b"PK")

    do(library, "withdraw_document", document_id=document.pk, reason="Đăng nhầm tệp")
    assert get(library, document.path).status_code == 404
    assert get(library, file.file.url).status_code == 404


def test_another_portals_document_is_not_here(library: Library) -> None:
    other = make_library("khac.test", "xã Khác")
    document = publish(other)
    file = add_file(other, document, docx("Nội dung"), "Một.docx")

    assert get(library, document.path).status_code == 404
    assert get(library, file.file.url).status_code == 404
    assert "Thư viện chưa có văn bản" in page(library)


# --- the viewer ---------------------------------------------------------------------------------


@pytest.fixture
def shown(library: Library) -> Any:
    document = enter(library)
    file = add_file(library, document, pdf(LONG, LONG + "Trang hai"), "quyet-dinh.pdf")
    read(library, file)
    do(library, "publish_document", document_id=document.pk)
    file.refresh_from_db()
    return document, file


def test_a_pdf_is_read_page_by_page_on_the_portal(library: Library, shown: Any) -> None:
    document, file = shown

    html = page(library, f"{document.path}xem/{file.pk}/?trang=2")

    assert "trang 2/2" in html
    assert "Trang hai" in html
    assert f"{document.path}xem/{file.pk}/2.webp" in html
    answer = get(library, f"{document.path}xem/{file.pk}/2.webp")
    assert answer["Content-Type"] == "image/webp"
    with Image.open(io.BytesIO(answer.content)) as picture:
        assert picture.width == 1240
    assert get(library, f"{document.path}xem/{file.pk}/3.webp").status_code == 404


def test_nonsense_pages_show_the_nearest(library: Library, shown: Any) -> None:
    document, file = shown

    assert "trang 1/2" in page(library, f"{document.path}xem/{file.pk}/?trang=-1")
    assert "trang 2/2" in page(library, f"{document.path}xem/{file.pk}/?trang=99")
    assert get(library, f"{document.path}xem/999999/").status_code == 404


def test_the_permanent_address_stands_in_a_code(library: Library, shown: Any) -> None:
    document, _ = shown

    answer = get(library, f"{document.path}ma-qr.svg")

    assert answer["Content-Type"] == "image/svg+xml"
    assert b"<svg" in answer.content
    assert b"<script" not in answer.content


# --- to take away -------------------------------------------------------------------------------


def test_the_filtered_list_is_taken_away_in_three_forms(library: Library) -> None:
    three(library)

    book = load_workbook(io.BytesIO(get(library, "/van-ban/tai_ve/van-ban.xlsx?nam=2025").content))
    rows = [[cell.value for cell in row] for row in book.active.iter_rows()]
    assert [row[0] for row in rows if row[0]][-1] == "48/2025/QĐ-UBND"

    text = get(library, "/van-ban/tai_ve/van-ban.csv").content.decode("utf-8-sig")
    table = list(csv.reader(io.StringIO(text)))
    assert [line[0] for line in table] == ["Số, ký hiệu", "48/2025/QĐ-UBND", "38/TB-UBND"]
    assert table[1][2] == "20/05/2025"

    data = json.loads(get(library, "/van-ban/tai_ve/van-ban.json?loai=thong-bao").content)
    assert [each["number"] for each in data["documents"]] == ["38/TB-UBND"]
    assert data["documents"][0]["issued_on"] == "2024-03-01"
    assert get(library, "/van-ban/tai_ve/van-ban.exe").status_code == 404


def test_chosen_files_come_in_one_zip(library: Library, shown: Any) -> None:
    document, _ = shown
    hidden = enter(library)
    add_file(library, hidden, docx("Chưa công khai"), "Một.docx")

    answer = get(
        library, f"/van-ban/tai_ve/tep.zip?vb={document.address}&vb={hidden.address}&vb=khong-co"
    )

    archive = zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))
    assert archive.namelist() == [f"{document.address}/quyet-dinh.pdf"]
    assert get(library, "/van-ban/tai_ve/tep.zip").status_code == 404


def test_the_feed_follows_the_filters(library: Library) -> None:
    three(library)

    text = get(library, "/van-ban/rss/?loai=thong-bao").content.decode()

    assert "Thông báo 38/TB-UBND" in text
    assert "48/2025/QĐ-UBND" not in text
