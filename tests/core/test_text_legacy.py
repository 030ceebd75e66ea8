from __future__ import annotations

import unicodedata

import pytest

from conglang.core.text import from_tcvn3, from_vni, looks_legacy
from conglang.core.text.legacy import _TCVN3, _VNI_ALONE, _VNI_PAIRS

TONES = ("", "\u0301", "\u0300", "\u0309", "\u0303", "\u0323")
SMALL = [unicodedata.normalize("NFC", v + t) for v in "aăâeêioôơuưy" for t in TONES] + ["đ"]
MARKED = [letter for letter in SMALL if not letter.isascii()]

#: What the same letters are in the character set of glibc (iconv -f TCVN), in the order of MARKED.
TCVN3_BYTES = (
    b"\xb8\xb5\xb6\xb7\xb9\xa8\xbe\xbb\xbc\xbd\xc6\xa9\xca\xc7\xc8\xc9\xcb"
    b"\xd0\xcc\xce\xcf\xd1\xaa\xd5\xd2\xd3\xd4\xd6\xdd\xd7\xd8\xdc\xde"
    b"\xe3\xdf\xe1\xe2\xe4\xab\xe8\xe5\xe6\xe7\xe9\xac\xed\xea\xeb\xec\xee"
    b"\xf3\xef\xf1\xf2\xf4\xad\xf8\xf5\xf6\xf7\xf9\xfd\xfa\xfb\xfc\xfe\xae"
)
#: The same letters as the VNI keyboard driver writes them.
VNI_SPELLED = [
    "aù",
    "aø",
    "aû",
    "aõ",
    "aï",
    "aê",
    "aé",
    "aè",
    "aú",
    "aü",
    "aë",
    "aâ",
    "aá",
    "aà",
    "aå",
    "aã",
    "aä",
    "eù",
    "eø",
    "eû",
    "eõ",
    "eï",
    "eâ",
    "eá",
    "eà",
    "eå",
    "eã",
    "eä",
    "í",
    "ì",
    "æ",
    "ó",
    "ò",
    "où",
    "oø",
    "oû",
    "oõ",
    "oï",
    "oâ",
    "oá",
    "oà",
    "oå",
    "oã",
    "oä",
    "ô",
    "ôù",
    "ôø",
    "ôû",
    "ôõ",
    "ôï",
    "uù",
    "uø",
    "uû",
    "uõ",
    "uï",
    "ö",
    "öù",
    "öø",
    "öû",
    "öõ",
    "öï",
    "yù",
    "yø",
    "yû",
    "yõ",
    "î",
    "ñ",
]


def test_every_small_letter_of_tcvn3() -> None:
    assert from_tcvn3(TCVN3_BYTES.decode("latin-1")) == "".join(MARKED)


def test_every_capital_letter_of_tcvn3() -> None:
    typed = TCVN3_BYTES.decode("latin-1")

    assert from_tcvn3(typed, capitals=True) == "".join(MARKED).upper()
    assert from_tcvn3(b"\xa1\xa2\xa3\xa4\xa5\xa6\xa7".decode("latin-1")) == "ĂÂÊÔƠƯĐ"


def test_every_small_and_capital_letter_of_vni() -> None:
    assert [from_vni(typed) for typed in VNI_SPELLED] == MARKED
    assert [from_vni(typed.upper()) for typed in VNI_SPELLED] == [each.upper() for each in MARKED]


def test_there_and_back_again() -> None:
    """Whatever the tables give was typed in one way only."""
    back = {letter: chr(code) for code, letter in _TCVN3.items() if code < 0x100}
    spelled = {letter: typed for typed, letter in (_VNI_PAIRS | _VNI_ALONE).items()}
    twice = {"yï"}  # ỵ has a character of its own besides

    assert [from_tcvn3(back[letter]) for letter in MARKED] == MARKED
    assert [from_vni(spelled[letter]) for letter in MARKED] == MARKED
    assert len(back) == len(set(back.values()))
    assert len(spelled) == len(_VNI_PAIRS | _VNI_ALONE) - len(twice)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("Céng hßa x· héi chñ nghÜa ViÖt Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        ("Uû ban nh©n d©n x· Hßn §Êt", "Uỷ ban nhân dân xã Hòn Đất"),
        ("\xad¬ng \uf0b8", "ương á"),
    ],
)
def test_sentences_in_tcvn3(typed: str, read: str) -> None:
    assert from_tcvn3(typed) == read


def test_a_sentence_in_vni() -> None:
    assert from_vni("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam") == (
        "Cộng hòa xã hội chủ nghĩa Việt Nam"
    )
    assert from_vni("UÛY BAN NHAÂN DAÂN XAÕ HOØN ÑAÁT") == "ỦY BAN NHÂN DÂN XÃ HÒN ĐẤT"
    assert from_vni("Aù, öôùc mô") == "Á, ước mơ"


@pytest.mark.parametrize(
    ("text", "font", "answer"),
    [
        ("Uû ban nh©n d©n x· Hßn §Êt ®ang häp", "", "tcvn3"),
        ("Uyû ban nhaân daân xaõ Hoøn Ñaát ñang hoïp", "", "vni"),
        ("abc", ".VnTime", "tcvn3"),
        ("abc", ".VnArialH", "tcvn3"),
        ("abc", "VNI-Times", "vni"),
        ("Ủy ban nhân dân", ".VnTime", ""),
        ("Ủy ban nhân dân xã Hòn Đất đang họp", "", ""),
        ("Uy ban nhan dan xa Hon Dat dang hop", "Times New Roman", ""),
        ("«Bonjour», l’été à Noël déjà là, naïf garçon", "", ""),
        ("© 2026 Công ty A®, dày 5µm", "", ""),
        ("hoà bình, khoẻ khoắn, quà què", "", ""),
        ("", "", ""),
    ],
)
def test_what_was_typed_for_an_old_font(text: str, font: str, answer: str) -> None:
    assert looks_legacy(text, font) == answer
