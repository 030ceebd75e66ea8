"""The judged set of the gate: what must be found in a text, and what only looks like it.

Names and numbers are made up. A line is the text, the kind, and the values that must be found.
"""

from __future__ import annotations

from datetime import date

import pytest

from conglang.core.screening import (
    domain_of,
    excerpt,
    find_gambling,
    find_identifiers,
    find_new_domains,
    find_secrecy_in_name,
    find_secrecy_marks,
    hidden_link,
    key_of,
)

TODAY = date(2026, 11, 23)

IDENTIFIERS = [
    # identity numbers
    ("Ông Tư, CCCD 091087001234, trú ấp Vàm Rầy", "citizen_id", ["091087001234"]),
    ("căn cước công dân số: 091 087 001 234", "citizen_id", ["091087001234"]),
    ("Số định danh cá nhân 091.187.001.234", "citizen_id", ["091187001234"]),
    ("danh sách: 1. Trần Văn Năm, 089201004567", "citizen_id", ["089201004567"]),
    ("CMND số 370123456 do Công an Kiên Giang cấp", "citizen_id", ["370123456"]),
    ("Chứng minh nhân dân: 370 123 456", "citizen_id", ["370123456"]),
    ("CCCD: 91087001234", "citizen_id", ["091087001234"]),
    ("Mã định danh cá nhân 079083001234", "citizen_id", ["079083001234"]),
    ("Giấy khen số 370123456", "citizen_id", []),
    ("Tổng thu ngân sách 123.456.789.012 đồng", "citizen_id", []),
    ("Kinh phí 079.500.000 đồng", "citizen_id", []),
    ("mã hồ sơ 000.00.01.H01-261120-0001", "citizen_id", []),
    ("Mã số thuế 001087001234", "citizen_id", []),
    ("thủ tục 1.004873.000.00.00.H01", "citizen_id", []),
    ("Mã vạch 8934567890123", "citizen_id", []),
    ("Nghị định 123/2015/NĐ-CP ngày 15/11/2015", "citizen_id", []),
    ("tọa độ 091087001234567", "citizen_id", []),
    ("số 999087001234", "citizen_id", []),
    # telephones
    ("liên hệ anh Tư 0912345678", "phone", ["0912345678"]),
    ("ĐT: 0912.345.678 gặp chị Bảy", "phone", ["0912345678"]),
    ("Zalo 0912 345 678", "phone", ["0912345678"]),
    ("gọi +84 912 345 678", "phone", ["0912345678"]),
    ("gọi (+84)912345678", "phone", ["0912345678"]),
    ("SĐT 091-234-5678", "phone", ["0912345678"]),
    ("máy bàn 0297 3862 135", "phone", ["02973862135"]),
    ("máy bàn (0296).3852989", "phone", ["02963852989"]),
    ("điện thoại (0208) 3 871 143", "phone", ["02083871143"]),
    ("điện thoại 0262.3777.888", "phone", ["02623777888"]),
    ("số 024 3825 1234", "phone", ["02438251234"]),
    ("Điện thoại: 077 841034", "phone", ["077841034"]),
    ("Số điện thoại: 912345678", "phone", ["0912345678"]),
    ("Hotline 1900 1234 và 1022", "phone", []),
    ("gọi 113, 114, 115", "phone", []),
    ("Mã số thuế: 0312345678", "phone", []),
    ("năm 2020 - 2025", "phone", []),
    ("từ 01/7/2025 đến 31/12/2025", "phone", []),
    ("Kế hoạch 0912/KH-UBND", "phone", []),
    ("0,912345678 ha", "phone", []),
    ("diện tích 3.712.345 m2", "phone", []),
    ("1.900.345.678 đồng", "phone", []),
    # accounts
    ("Số tài khoản: 7601205012345 tại Agribank", "account", ["7601205012345"]),
    ("STK 0071000123456 Vietcombank", "account", ["0071000123456"]),
    ("chuyển vào tài khoản ngân hàng số 1234 5678 9012", "account", ["123456789012"]),
    ("Tài khoản của Quỹ Vì người nghèo: 3713.0.1234567", "account", ["371301234567"]),
    ("mở tài khoản 50.000 đồng", "account", []),
    ("tài khoản VNeID mức 2", "account", []),
    ("có 12.345 tài khoản định danh được kích hoạt", "account", []),
    ("đến nay đã kích hoạt tài khoản cho 123.456 người", "account", []),
    ("nộp vào tài khoản 2.000.000 đồng", "account", []),
    # mail
    ("gửi về nguyenvantu@gmail.com", "email", ["nguyenvantu@gmail.com"]),
    ("Email: Tu.Nguyen+xa@Yahoo.com.vn.", "email", ["tu.nguyen+xa@yahoo.com.vn"]),
    ("hộp thư c2vamray@edu.vn", "email", ["c2vamray@edu.vn"]),
    ("tu.nguyen[at]gmail.com", "email", ["tu.nguyen@gmail.com"]),
    ("xahondat@angiang.gov.vn", "email", []),
    ("vanthu@chinhphu.gov.vn", "email", []),
    ("giá 5.000 @ kg", "email", []),
    # birthdays
    ("Ông Tư sinh ngày 12/3/1987", "birth_date", ["1987-03-12"]),
    ("chị Bảy (sinh ngày 01-02-1990)", "birth_date", ["1990-02-01"]),
    ("sinh ngày 12 tháng 3 năm 1987 tại Hòn Đất", "birth_date", ["1987-03-12"]),
    ("Ngày sinh: 05.06.2015", "birth_date", ["2015-06-05"]),
    ("Ngày, tháng, năm sinh: 05/06/1975", "birth_date", ["1975-06-05"]),
    ("em Lan, sinh năm: 12/3/2012", "birth_date", ["2012-03-12"]),
    ("Ông Tư sinh năm 1987", "birth_date", []),
    ("sinh ngày 19/5/1890", "birth_date", []),
    ("họp ngày 12/3/1987", "birth_date", []),
    ("học sinh ngày 12/3/2026 nghỉ học", "birth_date", []),
    ("thí sinh ngày 27/6/2026 dự thi", "birth_date", []),
    ("vệ sinh ngày 22/8/2026", "birth_date", []),
]


@pytest.mark.parametrize(("text", "kind", "values"), IDENTIFIERS)
def test_identifiers_of_persons(text: str, kind: str, values: list[str]) -> None:
    assert [hit.value for hit in find_identifiers(text) if hit.kind == kind] == values


@pytest.mark.parametrize(("text", "kind", "values"), [row for row in IDENTIFIERS if not row[2]])
def test_what_only_looks_like_an_identifier_is_no_other_kind_either(
    text: str, kind: str, values: list[str]
) -> None:
    assert find_identifiers(text) == []


def test_the_portals_own_numbers_and_addresses_are_no_find() -> None:
    text = "Trực ban xã: 0297 3862 135, hondat@gmail.com; ông Tư: 0912 345 678"

    found = find_identifiers(text, allowed={"02973862135", "hondat@gmail.com"})

    assert [hit.value for hit in found] == ["0912345678"]


def test_two_spellings_of_a_number_are_one_find() -> None:
    one, other = find_identifiers("0912.345.678")[0], find_identifiers("Gọi +84 912 345 678")[0]
    assert one.key == other.key == key_of("phone", "0912345678")


def test_decomposed_text_is_searched_like_any_other() -> None:
    assert [hit.value for hit in find_identifiers("Điê\u0323n thoa\u0323i: 077 841034")] == [
        "077841034"
    ]


SECRECY = [
    ("MẬT", 1),
    ("TỐI MẬT", 1),
    ("TUYỆT MẬT", 1),
    ("Tối mật", 1),
    ("(TUYỆT MẬT)", 1),
    ("TÀI LIỆU MẬT", 1),
    ("Độ mật: Mật", 1),
    ("Mức độ mật: tối mật", 1),
    ("Văn bản đóng dấu MẬT của Sở", 1),
    ("Báo cáo TỐI MẬT số 12", 1),
    ("Tài liệu lưu hành nội bộ", 1),
    ("LƯU HÀNH NỘI BỘ", 1),
    ("ỦY BAN NHÂN DÂN\nMẬT\nBÁO CÁO", 1),
    ("bảo vệ bí mật nhà nước", 0),
    ("HỘI NGHỊ TẬP HUẤN BẢO VỆ BÍ MẬT NHÀ NƯỚC", 0),
    ("mật độ dân số 380 người/km2", 0),
    ("MẬT ĐỘ XÂY DỰNG", 0),
    ("mô hình nuôi ong lấy mật", 0),
    ("NGƯỜI NUÔI ONG LẤY MẬT Ở HÒN ĐẤT", 0),
    ("mật ong rừng U Minh", 0),
    ("MẬT ONG HÒN ĐẤT", 0),
    ("đổi MẬT KHẨU mạnh", 0),
    ("quan hệ mật thiết", 0),
    ("các độ mật gồm tuyệt mật, tối mật và mật", 0),
    ("thông tin được bảo mật", 0),
    ("lưu hành thuốc thú y", 0),
]


@pytest.mark.parametrize(("text", "count"), SECRECY)
def test_marks_of_secrecy(text: str, count: int) -> None:
    assert len(find_secrecy_marks(text)) == count


def test_a_mark_elsewhere_is_another_find() -> None:
    one = find_secrecy_marks("Công văn đóng dấu MẬT của Sở Nội vụ")[0]
    other = find_secrecy_marks("Kế hoạch đóng dấu MẬT của Ban Chỉ huy")[0]
    assert one.key != other.key


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("bao-cao-toi-mat.pdf", 1),
        ("KH_tuyetmat_2026.docx", 1),
        ("Tài liệu lưu hành nội bộ.docx", 1),
        ("tai-lieu-luu-hanh-noi-bo.pdf", 1),
        ("ke-hoach-mat-do.pdf", 0),
        ("cham-soc-mat-toi.pdf", 0),
    ],
)
def test_marks_in_names_of_files(name: str, count: int) -> None:
    assert len(find_secrecy_in_name(name)) == count


GAMBLING = [
    ("nhà cái uy tín số 1", ["nhà cái"]),
    ("NHÀ CÁI hàng đầu châu Á", ["nhà cái"]),
    ("nha cai uy tin", ["nhà cái"]),
    ("n.h.à c.á.i uy tín", ["nhà cái"]),
    ("chơi tài xỉu online nhận thưởng", ["tài xỉu"]),
    ("t à i x ỉ u", ["tài xỉu"]),
    ("tai xiu doi thuong", ["tài xỉu"]),
    ("đăng ký Kubet nhận 100k", ["kubet"]),
    ("link vào k.u.b.e.t mới nhất", ["kubet"]),
    ("KU8ET không phải, KUB3T thì phải", ["kubet"]),
    ("tải 789bet về máy", ["789bet"]),
    ("trang f8bet, 8xbet và bet365", ["8xbet", "bet365", "f8bet"]),
    ("game bài đổi thưởng", ["game bài"]),
    ("n0 hu trúng lớn", ["nổ hũ"]),
    ("soi cầu miền Bắc hôm nay", ["soi cầu"]),
    ("tỷ lệ kèo hôm nay", ["tỷ lệ kèo"]),
    ("cá độ bóng đá tại đây", ["cá độ"]),
    ("Công an xã bắt nhóm cá độ bóng đá qua mạng", []),
    ("xử phạt 5 đối tượng đánh bạc bằng hình thức xóc đĩa", []),
    ("tuyên truyền phòng, chống tội phạm ghi lô đề", []),
    ("nhà cải tạo xong trước mùa mưa", []),
    ("cơ sở nhà cai nghiện", []),
    ("ông bà, nhà cái nhỏ", ["nhà cái"]),
    ("tài liệu số 88", []),
    ("Hội thi nấu ăn, bắn cá, bẫy chuột", []),
    ("lo de xuat kinh phi", []),
    ("bảng cân đối 2026", []),
]


@pytest.mark.parametrize(("text", "words"), GAMBLING)
def test_words_of_gambling_advertisements(text: str, words: list[str]) -> None:
    assert sorted(hit.value for hit in find_gambling(text, on=TODAY)) == words


def test_a_word_counts_from_its_day_on() -> None:
    assert find_gambling("jun88", on=date(2021, 12, 31)) == []
    assert [hit.value for hit in find_gambling("jun88", on=date(2022, 1, 1))] == ["jun88"]


@pytest.mark.parametrize(
    ("address", "domain"),
    [
        ("https://m.facebook.com/xahondat?x=1", "facebook.com"),
        ("www.truong-c2.edu.vn/tin", "truong-c2.edu.vn"),
        ("http://abc.com.vn", "abc.com.vn"),
        ("https://x.blogspot.com/", "x.blogspot.com"),
        ("mailto:a@b.vn", ""),
        ("/tin-tuc/", ""),
        ("http://[bad", ""),
    ],
)
def test_the_domain_behind_an_address(address: str, domain: str) -> None:
    assert domain_of(address) == domain


def test_domains_that_the_portal_never_used() -> None:
    text = (
        "Xem https://tin.lạ.net/a, www.baoangiang.com.vn, https://hondat.angiang.gov.vn/x; "
        "http://hondat.test/b và https://dichvucong.gov.vn."
    )
    found = find_new_domains(text, known={"baoangiang.com.vn"}, own_hosts={"hondat.test"})
    assert [hit.value for hit in found] == ["lạ.net"]


@pytest.mark.parametrize(
    ("words", "address", "hides"),
    [
        ("", "https://x.net", True),
        (" . ", "https://x.net", True),
        ("angiang.gov.vn", "https://xau.net/a", True),
        ("https://angiang.gov.vn/tin", "https://angiang.gov.vn/tin", False),
        ("m.facebook.com", "https://facebook.com/xa", False),
        ("Kế hoạch số 12", "https://angiang.gov.vn/12", False),
        ("Báo An Giang", "https://baoangiang.com.vn", False),
    ],
)
def test_links_that_a_reader_cannot_see_or_that_mislead(
    words: str, address: str, hides: bool
) -> None:
    assert bool(hidden_link(words, address)) == hides


def test_an_excerpt_shows_whole_words_on_both_sides() -> None:
    text = f"{'trước ' * 20}0912345678{' sau' * 20}"
    start = text.index("0912")
    assert excerpt(text, start, start + 10) == (
        "…trước trước trước trước trước trước 0912345678 sau sau sau sau sau sau sau sau sau…"
    )
