"""The checklist of a text: each rule with what it tells and what it leaves alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from conglang.newsroom.checklist_rules import (
    Line,
    Photo,
    advise_on_headings,
    advise_on_links,
    advise_on_names,
    advise_on_opening,
    advise_on_photos,
    advise_on_source,
    advise_on_table,
    misspelt,
    names_of,
    reading_minutes,
)
from conglang.newsroom.queries.checklist import checklist_of, missing_in
from conglang.tenancy.scoping import within_site
from tests.accounts.factories import undone_at_the_end
from tests.newsroom.factories import Board, fresh, make_board, start

ON = date(2026, 11, 23)
NAMES = names_of(["Hội Nông dân xã Hòn Đất", "Trạm Y tế"], ["Hòn Đất", "Mỹ Đức", "Mỹ Đước"])


def said(advice: Any) -> list[tuple[str, str]]:
    return [(each.what, each.where) for each in advice]


@pytest.mark.parametrize(
    ("title", "lead", "told"),
    [
        ("Thông xe cầu Vàm Rầy", "Cầu nối hai ấp, dài 40 mét.", []),
        ("THÔNG XE CẦU", "Cầu nối hai ấp.", [("Tiêu đề viết hoa toàn bộ", "tiêu đề")]),
        ("một " * 21, "Cầu nối hai ấp.", [("Tiêu đề dài 21 từ", "tiêu đề")]),
        ("Thông xe", "từ " * 61, [("Lời dẫn dài 61 từ", "lời dẫn")]),
        ("Thông xe cầu", "Thông xe cầu.", [("Lời dẫn lặp lại tiêu đề", "lời dẫn")]),
        ("", "", []),
    ],
)
def test_title_and_lead(title: str, lead: str, told: list[tuple[str, str]]) -> None:
    assert said(advise_on_opening(title.strip(), lead)) == told


def lines(*tags: str) -> list[Line]:
    return [Line(f"đoạn {at}", f"chữ {at}", tag) for at, tag in enumerate(tags, start=1)]


@pytest.mark.parametrize(
    ("tags", "told"),
    [
        (["p", "h2", "p", "h3", "p", "h2", "p"], []),
        (["h3", "p"], [("Tiêu đề nhỏ đứng trước tiêu đề lớn", "đoạn 1 “chữ 1”")]),
        (["h2", "h3", "p"], []),
        (["h2", "h2", "p"], [("Tiêu đề không có chữ bên dưới", "đoạn 1 “chữ 1”")]),
        (["p", "h2"], [("Tiêu đề đứng cuối bài", "đoạn 2 “chữ 2”")]),
        ([], []),
    ],
)
def test_headings_in_order(tags: list[str], told: list[tuple[str, str]]) -> None:
    assert said(advise_on_headings(lines(*tags))) == told


def test_a_long_text_has_headings() -> None:
    long = [Line("đoạn 1", "chữ " * 601, "p")]

    assert said(advise_on_headings(long)) == [
        ("Bài dài 601 từ mà không có tiêu đề phụ", "nội dung")
    ]
    assert said(advise_on_headings([Line("đoạn 1", "chữ " * 600, "p")])) == []
    assert said(advise_on_headings([Line("đoạn 1", "Phần một", "h2"), *long])) == []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("Kế hoạch 12/KH-UBND", ""),
        ("tại đây", "Chữ của liên kết không nói dẫn đến đâu: “tại đây”"),
        ("Xem thêm…", "Chữ của liên kết không nói dẫn đến đâu: “Xem thêm…”"),
        ("https://vi-du.vn/a?b=1", "Liên kết ghi nguyên địa chỉ mạng"),
        (" ", "Liên kết không có chữ"),
    ],
)
def test_words_of_a_link(words: str, told: str) -> None:
    advice = advise_on_links([Line("đoạn 2", f"Mời xem {words}", "p", (words,))])

    assert said(advice) == ([(told, "đoạn 2")] if told else [])


@pytest.mark.parametrize(
    ("alt", "caption", "told"),
    [
        ("Bà con đổ bê tông trên tuyến đường ấp", "Ngày ra quân", ""),
        ("IMG_2041.jpg", "", "Văn bản thay thế chưa tả ảnh: “IMG_2041.jpg”"),
        ("Ảnh minh họa", "", "Văn bản thay thế chưa tả ảnh: “Ảnh minh họa”"),
        ("Ngày ra quân.", "Ngày ra quân", "Văn bản thay thế giống hệt chú thích"),
        ("a" * 151, "", "Văn bản thay thế dài 151 ký tự"),
        ("", "Ngày ra quân", ""),  # missing: that blocks
    ],
)
def test_alternative_texts(alt: str, caption: str, told: str) -> None:
    advice = said(advise_on_photos([Photo("ảnh 1", alt, caption)]))

    assert advice == ([(told, "ảnh 1")] if told else [])


@pytest.mark.parametrize(("words", "minutes"), [(0, 0), (1, 1), (250, 1), (251, 2), (1000, 4)])
def test_reading_time(words: int, minutes: int) -> None:
    assert reading_minutes(words) == minutes


def test_columns_of_a_table() -> None:
    assert said(advise_on_table("bảng 1", ["Ấp", "Số hộ 2025", "Số hộ 2026", ""])) == []
    assert said(advise_on_table("bảng 1", ["Ấp", "Số hộ", "số hộ"])) == [
        ("Hai cột cùng tên “Số hộ”", "bảng 1")
    ]


@pytest.mark.parametrize(
    ("text", "named", "dated", "told"),
    [
        ("Theo Báo Kiên Giang, lúa được giá.", False, False,
         [("Bài nhắc “Theo Báo Kiên Giang” mà phần nguồn còn trống", "đoạn 1")]),
        ("(Nguồn: baochinhphu.vn)", False, False,
         [("Bài nhắc “Nguồn: baochinhphu.vn” mà phần nguồn còn trống", "đoạn 1")]),
        ("Theo kế hoạch, tháng 12 thông xe. Nguồn vốn: ngân sách.", False, False, []),
        ("Theo báo cáo của ấp, đường đã xong.", False, False, []),
        ("Theo Báo Kiên Giang, lúa được giá.", True, True, []),
        ("Lúa được giá.", True, False, [("Chưa có thời gian của bài gốc", "nguồn")]),
    ],
)  # fmt: skip
def test_the_source_of_a_re_post(text: str, named: bool, dated: bool, told: Any) -> None:
    assert said(advise_on_source([Line("đoạn 1", text, "p")], named=named, dated=dated)) == told


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Hội Nông dân xã Hòn Đất họp.", []),
        ("Hội nông dân xã Hòn Đất họp.", [("Hội nông dân xã Hòn Đất", "Hội Nông dân xã Hòn Đất")]),
        ("HỘI NÔNG DÂN XÃ HÒN ĐẤT", []),  # a heading in capitals is no misspelling
        ("Bà con xã Hòn đất góp công.", [("Hòn đất", "Hòn Đất")]),
        ("Bà con xã Hon Dat góp công.", [("Hon Dat", "Hòn Đất")]),
        ("Nhặt một hòn đất lên.", []),  # words of the language
        ("Xã Mỹ Đức và xã Mỹ Đước", []),  # two names that differ in accents only
        ("trạm y tế gần nhà", []),  # any health station
        ("Trạm y tế xã", [("Trạm y tế", "Trạm Y tế")]),
        ("Hội Nông dân, xã Hòn Đất", []),
        ("", []),
    ],
)
def test_names_of_the_portals_own_lists(text: str, found: list[tuple[str, str]]) -> None:
    assert misspelt(text, NAMES) == found


def test_a_wrong_name_is_told_once() -> None:
    pieces = [("đoạn 1", "xã Hòn đất"), ("đoạn 2", "xã Hòn đất"), ("đoạn 3", "xã Hòn Đất")]

    assert said(advise_on_names(pieces, NAMES)) == [("Tên viết là “Hòn đất”", "đoạn 1")]


# --- of an article -------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def whole_board(django_db_setup: None, django_db_blocker: Any) -> Iterator[Board]:
    with django_db_blocker.unblock(), undone_at_the_end():
        yield make_board()


@pytest.fixture
def board(whole_board: Board, db: None, settings: Any) -> Board:
    settings.MFA_REQUIRED = False
    return whole_board


TEXT = '<h3>Bắt đầu</h3><p>Xem <a href="https://vi-du.vn/">tại đây</a>.</p>'


def test_what_blocks_comes_first_and_is_what_sending_asks_for(board: Board) -> None:
    article = start(board, title="Đường liên ấp", lead="", body=[{"type": "text", "value": TEXT}])

    with within_site(board.site):
        text = fresh(board, article).get_latest_revision().as_object()
        advice = checklist_of(text, on=ON)
        missing = missing_in(text)

    assert missing == ["lời dẫn (sapo)"]
    assert [(each.what, each.blocks) for each in advice] == [
        ("Còn thiếu lời dẫn (sapo)", True),
        ("Tiêu đề nhỏ đứng trước tiêu đề lớn", False),
        ("Chữ của liên kết không nói dẫn đến đâu: “tại đây”", False),
    ]


def test_the_file_and_the_editor_show_it(board: Board) -> None:
    article = start(board, body=[{"type": "text", "value": TEXT}])
    browser = board.browser("contributor")

    for address in (
        reverse("article_file", args=[article.pk]),
        reverse("wagtailadmin_pages:edit", args=[article.pk]),
    ):
        page = browser.get(address).content.decode()
        assert "Kiểm tra bài" in page
        assert "10 từ, đọc khoảng 1 phút" in page
        assert "Chữ của liên kết không nói dẫn đến đâu: “tại đây”" in page
