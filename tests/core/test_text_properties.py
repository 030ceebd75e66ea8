"""What holds for every text, not only for the examples."""

import re
import unicodedata
from html import escape, unescape

from hypothesis import given
from hypothesis import strategies as st

from conglang.core.text import (
    clean,
    count_words,
    exact,
    fold,
    fold_same_length,
    highlight,
    iy_key,
    nfc,
    slug,
    snippet,
    sort_key,
    truncate_words,
    unique_slug,
)

VIETNAMESE = (
    "aàáăắâậbcdđeêềghiklmnoòóôổơởpqrstuùúưứvxyỳý"
    "AĂÂĐÊÔƠƯỦ \u0300\u0301\u0302\u0306\u0309\u031b\u0323Ð0123456789 -/.,_<>&\"'\n\t\u00a0\u200b"
)
texts = st.text() | st.text(alphabet=VIETNAMESE)
syllables = st.sampled_from(
    ["ủy", "uỷ", "ban", "bản", "kỳ", "kì", "Đất", "dat", "đất/", "<b>", "&", "12", "thànhphố", "–"]
)
sentences = st.lists(syllables, max_size=40).map(" ".join)


def without_marks(html: str) -> str:
    return re.sub("</?mark>", "", html)


def assert_only_marks(html: str) -> None:
    assert re.fullmatch(r"([^<]|<mark>[^<]+</mark>)*", html)
    assert escape(unescape(without_marks(html))) == without_marks(html)


@given(texts)
def test_clean_is_idempotent_and_composed(s):
    cleaned = clean(s)

    assert clean(cleaned) == cleaned
    assert unicodedata.is_normalized("NFC", cleaned)
    cleaned.encode()


@given(texts)
def test_fold_is_idempotent_and_ignores_the_encoding(s):
    folded = fold(s)

    assert fold(folded) == folded
    assert fold(unicodedata.normalize("NFD", s)) == fold(nfc(s)) == folded
    assert not any(unicodedata.combining(c) for c in folded)


@given(texts)
def test_fold_same_length_has_the_same_length(s):
    composed = nfc(s)

    assert len(fold_same_length(composed)) == len(composed)


def test_every_character_folds_to_one_settled_character():
    alphabets = "".join(map(chr, range(0x20000)))

    folded = fold_same_length(alphabets)

    assert len(folded) == len(alphabets)
    assert fold_same_length(folded) == folded


@given(texts)
def test_the_same_letters_and_tones_have_the_same_folded_form(s):
    assert exact(exact(s)) == exact(s)
    assert fold(exact(s)) == fold(clean(s))
    assert len(iy_key(fold(s))) == len(fold(s))


@given(texts, st.integers(min_value=1, max_value=40))
def test_slug_is_an_address_that_fits(s, max_length):
    address = slug(s, max_length)

    assert re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", address)
    assert len(address) <= max_length
    assert slug(unicodedata.normalize("NFD", s), max_length) == address
    assert slug(address, max_length) == address


@given(texts, st.integers(min_value=4, max_value=40), st.integers(min_value=1, max_value=12))
def test_unique_slugs_are_different_addresses_that_fit(s, max_length, number):
    taken: set[str] = set()
    for _ in range(number):
        address = unique_slug(s, taken, max_length)
        assert re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", address)
        assert len(address) <= max_length
        assert address not in taken
        taken.add(address)


@given(texts, texts)
def test_sort_key_is_equal_for_equal_texts_only(one, other):
    assert sort_key(one) == sort_key(unicodedata.normalize("NFD", one))
    assert (sort_key(one) == sort_key(other)) == (clean(one) == clean(other))


@given(st.integers(min_value=0), st.integers(min_value=0))
def test_numbers_sort_by_value(one, other):
    assert (sort_key(f"Tổ {one}") < sort_key(f"Tổ {other}")) == (one < other)


@given(texts, st.integers(min_value=0, max_value=20))
def test_truncated_text_has_the_words_asked_for(s, count):
    assert count_words(truncate_words(s, count)) == min(count, count_words(s))


@given(texts | sentences, texts | sentences)
def test_highlight_only_adds_marks(text, query):
    shown = highlight(text, query)

    assert without_marks(shown) == escape(text)
    assert_only_marks(shown)


@given(texts | sentences, texts | sentences, st.integers(min_value=1, max_value=60))
def test_snippet_is_a_marked_part_of_the_text(text, query, length):
    shown = snippet(text, query, length)
    one_line = " ".join(text.split())

    assert_only_marks(shown)
    part = unescape(without_marks(shown))
    if len(one_line) <= length:
        assert part == one_line
    else:
        assert any(piece in one_line for piece in (part[1:], part[:-1], part[1:-1]))
        assert len(part) <= length + 2


@given(sentences, st.integers(min_value=5, max_value=60))
def test_snippet_shows_a_mark_whenever_the_text_has_one(text, length):
    assert ("<mark>" in highlight(text, "uy ban")) == ("<mark>" in snippet(text, "uy ban", length))
