"""How found words are shown, by example."""

import unicodedata

import pytest

from conglang.core.text import highlight, snippet


@pytest.mark.parametrize(
    ("text", "query", "shown"),
    [
        # A query without accents finds any accents, and only whole words.
        ("Má, mà, man", "ma", "<mark>Má</mark>, <mark>mà</mark>, man"),
        # A query with accents: only exact words, as long as there is one …
        ("bản của ban", "bản", "<mark>bản</mark> của ban"),
        ("thông báo, thong bao", "thông", "<mark>thông</mark> báo, thong bao"),
        # … and words that differ in accents otherwise.
        ("thong bao", "thông", "<mark>thong</mark> bao"),
        # Both places of the tone, and both spellings with i and y, are the same word.
        ("Thúy, Thủy", "thuý", "<mark>Thúy</mark>, Thủy"),
        ("kỳ họp, kì họp", "ki", "<mark>kỳ</mark> họp, <mark>kì</mark> họp"),
        # Neighbours share one mark.
        ("Ủy ban nhân dân", "uy ban", "<mark>Ủy ban</mark> nhân dân"),
        ("Số 15/QĐ-UBND.", "15/qd-ubnd", "Số <mark>15/QĐ-UBND</mark>."),
        ("đất\nđất", "dat", "<mark>đất</mark>\n<mark>đất</mark>"),
        # Text is escaped, also inside a mark.
        (
            "<b>đất & nhà</b>",
            "dat b",
            "&lt;<mark>b</mark>&gt;<mark>đất</mark> &amp; nhà&lt;/<mark>b</mark>&gt;",
        ),
        ("\"<script>'", "script", "&quot;&lt;<mark>script</mark>&gt;&#x27;"),
        # Nothing asked, nothing found.
        ("a & b", "", "a &amp; b"),
        ("a & b", " – ", "a &amp; b"),
        ("", "a", ""),
    ],
)
def test_highlight(text, query, shown):
    assert highlight(text, query) == shown


def test_highlight_reads_every_encoding():
    decomposed = unicodedata.normalize("NFD", "Ủy ban")

    assert highlight(decomposed, "uy") == f"<mark>{decomposed[:3]}</mark> ban"
    assert highlight("Ủy ban", decomposed) == "<mark>Ủy ban</mark>"
    assert highlight("ban, bản, uý", "uy\u00a0ban\u200b").count("<mark>") == 3


@pytest.mark.parametrize(
    ("text", "query", "length", "shown"),
    [
        ("Hồ sơ\n\n  đất", "dat", 220, "Hồ sơ <mark>đất</mark>"),
        ("một hai ba bốn năm", "", 10, "một hai ba…"),
        ("một hai ba bốn năm", "", 12, "một hai ba…"),
        ("một hai ba bốn năm", "nam", 10, "…ba bốn <mark>năm</mark>"),
        ("một hai ba bốn năm", "ba", 10, "…hai <mark>ba</mark> bốn…"),
        # Two different words are better than one word twice.
        ("đất đất x x x x x x đất sổ x x", "đất sổ", 10, "…x <mark>đất sổ</mark> x…"),
        # The earliest of equal places.
        ("a đất b c d e f g đất h", "dat", 8, "a <mark>đất</mark> b…"),
        # Too long for the window: the word itself is cut.
        ("thànhphố lớn", "thanhpho", 5, "<mark>thành</mark>…"),
        ("xin chào thànhphố lớn", "thanhpho", 5, "…<mark>thành</mark>…"),
        ("thànhphố lớn", "x", 5, "thành…"),
        # Inside a run of signs the cut stays at the found word.
        ("x/x/x/x/đất/x/x/x/x", "dat", 9, "…<mark>đất</mark>…"),
    ],
)
def test_snippet_shows_the_best_place(text, query, length, shown):
    assert snippet(text, query, length) == shown


def test_snippet_puts_the_found_words_in_the_middle():
    text = "trước " * 40 + "đăng ký khai sinh" + " sau" * 60

    shown = snippet(text, "khai sinh", length=60)

    assert shown == "…trước trước đăng ký <mark>khai sinh</mark> sau sau sau sau sau sau…"
