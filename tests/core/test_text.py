"""What the product does with Vietnamese text, by example."""

import unicodedata

import pytest

from conglang.core.text import (
    clean,
    count_words,
    exact,
    fold,
    fold_same_length,
    iy_key,
    nfc,
    slug,
    sort_key,
    tone_variant_key,
    truncate_words,
    unique_slug,
    words,
)


def nfd(s: str) -> str:
    return unicodedata.normalize("NFD", s)


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        (nfd("Quyết định"), "Quyết định"),
        ("Qu\u00ea\u0301t \u0111i\u0323nh", "Quết định"),  # Windows-1258: letter, then tone
        ("quy\u00e9\u0302t \u00e1\u0306n", "quyết ắn"),  # tone typed before its circumflex
        ("a\u0300\u0309\u0302", "ầ\u0309"),  # a second tone stays visible for the writer to see
        ("vie\u0323\u0302t", "việt"),
        ("ơ\u0306 ĕ ŏ", "ơ\u0306 ĕ ŏ"),  # letters of Ê Đê and Ba Na keep their breve
        ("\u00d0\u1eb7ng \u00f0\u1ed3ng", "Đặng đồng"),  # Icelandic letters of old fonts
        ("số\u00a015\u202f000\u3000đ", "số 15 000 đ"),
        ("một\r\nhai\rba\x0bbốn\u2028năm\x85sáu", "một\nhai\nba\nbốn\nnăm\nsáu"),
        ("cột\tcột", "cột\tcột"),
        ("\u200eỦy\u202a ban\u202c\u2066\u2069", "Ủy ban"),
        ("nhân\u00ad\u200b\u200c\u200d\ufeff dân\u2060", "nhân dân"),
        ("\uf0b7 Đất đai\ue000\U000f0000", " Đất đai"),  # bullets of symbol fonts
        ("a\x00b\x07c\x1bd\x7fe\x9ff", "abcdef"),
        ("a\ud800b\uffffc\U0001fffed", "abcd"),  # what no database or XML file can hold
        ("e\u200b\u0301", "é"),  # composes once the invisible character is gone
        ("Tiếng Việt – 100% “chuẩn” 😀", "Tiếng Việt – 100% “chuẩn” 😀"),
    ],
)
def test_clean_gives_one_spelling(typed, stored):
    assert clean(typed) == stored
    assert clean(stored) == stored


def test_nfc_only_composes():
    assert nfc(nfd("Ðặng\u00a0thị")) == "Ðặng\u00a0thị"


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Ủy ban nhân dân TỈNH Đắk Lắk", "uy ban nhan dan tinh dak lak"),
        (nfd("Nguyễn Thị Hồng Đượm"), "nguyen thi hong duom"),
        ("\u00d0\u00f0", "dd"),
        ("toan\u0300 t\u0300oan", "toan toan"),  # the mark stands on the wrong letter
        ("Ơ\u0306 ƀuôn Ƀê", "o buon be"),
        ("İıØł K\u212a", "iiol kk"),
        ("한국 ß ½", "한국 ß ½"),
        ("", ""),
    ],
)
def test_fold_removes_case_and_every_mark(text, folded):
    assert fold(text) == folded


def test_fold_same_length_keeps_offsets():
    text = "Về việc ĐĂNG KÝ khai sinh, İ và ơ\u0306"

    folded = fold_same_length(text)

    assert folded == "ve viec dang ky khai sinh, i va o\u0306"
    assert text[folded.index("dang ky") :][:7] == "ĐĂNG KÝ"


def test_words_are_runs_of_letters_and_digits():
    assert words("Số 15/QĐ-UBND, mẫu_số 2; " + nfd("hạn") + "!") == [
        *("Số", "15", "QĐ", "UBND", "mẫu", "số", "2", nfd("hạn")),
    ]
    assert words(" – … ") == []


@pytest.mark.parametrize(
    ("modern", "classic"),
    [
        ("hoà bình", "hòa bình"),
        ("HOÀ", "hòa"),
        (nfd("Thuý"), "thúy"),
        ("uỷ uỵ uý uỳ uỹ", "ủy ụy úy ùy ũy"),
        ("khoẻ, loè; loẹ.", "khỏe, lòe; lọe."),
        ("loà", "lòa"),
        ("oà", "òa"),
        ("hoà2", "hòa2"),
        ("hòa", "hòa"),
    ],
)
def test_both_places_of_a_tone_meet(modern, classic):
    assert tone_variant_key(modern) == classic
    assert tone_variant_key(classic) == classic


@pytest.mark.parametrize(
    "word", ["quý", "quỳ", "hoàng", "hoài", "ngoáy", "huỳnh", "khuỷu", "huế", "thuở", "mía", "giá"]
)
def test_words_with_one_spelling_keep_it(word):
    assert tone_variant_key(word) == word


def test_exact_tells_tones_apart_but_not_encodings():
    assert exact(nfd("HOÀ\u00a0Ð\u1ed2NG\u200b")) == "hòa đồng"
    assert len({exact(word) for word in ("ma", "má", "mà", "mả", "mã", "mạ")}) == 6


@pytest.mark.parametrize(
    ("folded", "key"),
    [
        ("quy ky ly my sy hy ty vy", "qui ki li mi si hi ti vi"),
        ("ky_thuat, (ly)", "ki_thuat, (li)"),
        ("tay thuy huy quynh y te", "tay thuy huy quynh y te"),
        ("thy nhy city", "thy nhy city"),
        ("ki qui", "ki qui"),
    ],
)
def test_i_and_y_meet_where_both_are_right(folded, key):
    assert iy_key(folded) == key


@pytest.mark.parametrize(
    ("title", "address"),
    [
        ("Quyết định số 15/2024/QĐ-UBND", "quyet-dinh-so-15-2024-qd-ubnd"),
        ("An toàn do ai? To the moon", "an-toan-do-ai-to-the-moon"),
        ("  Hướng dẫn --- (mới) … ", "huong-dan-moi"),
        (nfd("Đường Ðặng Thuỳ Trâm"), "duong-dang-thuy-tram"),
        ("Đồng bào H’Mông, ƀuôn", "dong-bao-h-mong-buon"),
        ("Diện tích 20 m²; \uff11\uff12", "dien-tich-20-m2-12"),
        ("mẫu_số", "mau-so"),
        ("", "muc"),
        ("…/…", "muc"),
        ("Привет", "muc"),
    ],
)
def test_slug_keeps_every_word(title, address):
    assert slug(title) == address


def test_slug_is_cut_between_words():
    assert slug("Thủ tục hành chính", max_length=12) == "thu-tuc-hanh"
    assert slug("Thủ tục hành chính", max_length=11) == "thu-tuc"
    assert slug("Thủtụchànhchính công", max_length=6) == "thutuc"


def test_a_taken_slug_is_numbered_within_its_length():
    assert unique_slug("Thông báo", set()) == "thong-bao"
    assert unique_slug("Thông báo", {"thong-bao"}) == "thong-bao-2"
    assert unique_slug("Thông báo", {"thong-bao", "thong-bao-2"}) == "thong-bao-3"
    assert unique_slug("Thông báo", {"thong-bao"}, max_length=9) == "thong-2"
    assert unique_slug("Thôngbáo", {"thongbao"}, max_length=8) == "thongb-2"
    taken = {"a", *(f"a-{number}" for number in range(2, 10))}
    assert unique_slug("a", taken, max_length=4) == "a-10"


@pytest.mark.parametrize(
    "in_order",
    [
        ["a", "ă", "â", "b", "c", "d", "đ", "e", "ê", "g", "i", "o", "ô", "ơ", "u", "ư", "v", "y"],
        ["la", "là", "lả", "lã", "lá", "lạ", "lan"],  # a tone counts only between equal letters
        ["an", "An", "AN", "àn", "Án"],
        ["An Bình", "An Giang", "Anh Sơn", "Ân Thi"],
        ["Cà Mau", "Cao Bằng", "Cần Thơ"],
        ["Đà Nẵng", "Đắk Lắk", "Điện Biên", "Đồng Nai", "Đồng Tháp"],
        ["Hoà", "Hoan"],
        ["Lê Thị Hoa", "Lê Thị Hòa", "Lê Thị Hỏa", "Lê Thị Hóa", "Lê Thị Hoan"],
        ["Tổ 2", "Tổ 2A", "Tổ 10", "Tổ 10 B", "Tổ dân phố"],
        ["Điều 007", "Điều 7", "Điều 07a", "Điều 08"],
        ["", " ", "(a)", "- a", "1", "a", "z", "\u0431\u043e\u0440"],
        ["buon", "buŏn", "bu\u030aon", "buôn", "buộn"],
        ["한", "핳"],
    ],
)
def test_lists_follow_the_vietnamese_alphabet(in_order):
    from_last_to_first = in_order[::-1]

    assert sorted(from_last_to_first, key=sort_key) == in_order


def test_sort_key_is_the_same_for_every_encoding():
    assert sort_key(nfd("Ðặng Thị Ngọc\u00a0Huyền")) == sort_key("Đặng Thị Ngọc Huyền")
    assert sort_key("\u0301a") != sort_key("a")


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Ủy ban nhân dân tỉnh", 5),
        ("Quyết định 15/2024/QĐ-UBND – mới", 4),
        ("  • một,\nhai … ba_bốn  ", 3),
        ("", 0),
        ("– … !", 0),
    ],
)
def test_count_words_counts_what_stands_between_spaces(text, count):
    assert count_words(text) == count


@pytest.mark.parametrize(
    ("text", "count", "shown"),
    [
        ("Ủy ban nhân dân", 4, "Ủy ban nhân dân"),
        ("Ủy ban nhân dân", 2, "Ủy ban…"),
        ("Hạn nộp, hồ sơ – phí", 2, "Hạn nộp…"),
        (" một hai … ", 2, "một hai …"),
        ("một hai", 0, "…"),
        ("một hai", -1, "…"),
        ("", 0, ""),
    ],
)
def test_truncate_words_ends_after_a_word(text, count, shown):
    assert truncate_words(text, count) == shown
