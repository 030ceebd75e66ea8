import unicodedata

import pytest

from conglang.search.rules import (
    BODY_CHARACTERS,
    FENCE,
    QUERY_CHARACTERS,
    analyse,
    exact_words,
    folded_words,
    indexed_words,
)


def test_a_query_is_analysed_into_folded_and_exact_words_and_neighbours() -> None:
    query = analyse("  Xã Hoà\tHưng ")

    assert query.text == "Xã Hoà Hưng"
    assert query.folded == ("xa", "hoa", "hung")
    assert query.exact == ("xã", "hòa", "hưng")
    assert query.has_diacritics
    assert query.bigrams == (("xa", "hoa"), ("hoa", "hung"))


def test_a_query_without_accents_asks_for_none() -> None:
    assert not analyse("hon dat").has_diacritics


@pytest.mark.parametrize("text", ["hòn đất", "HÒN ĐẤT", "hon dat", "hon đat", "Hòn Ðất"])
def test_every_way_of_typing_asks_for_the_same_words(text: str) -> None:
    assert analyse(text).folded == ("hon", "dat")
    assert analyse(unicodedata.normalize("NFD", text)).folded == ("hon", "dat")


def test_two_spellings_of_one_word_are_one_word() -> None:
    assert exact_words("Hoà thuỷ") == exact_words("Hòa thủy")
    assert folded_words("kĩ thuật, lý lịch") == folded_words("kỹ thuật, lí lịch")


def test_a_document_number_is_read_as_its_parts() -> None:
    assert analyse("533/NQ-HĐND").folded == ("533", "nq", "hdnd")


@pytest.mark.parametrize("text", ["", "  ", "a", " Đ ", "/-\"'", "a!", "😀"])
def test_less_than_two_letters_ask_for_nothing(text: str) -> None:
    assert analyse(text).is_empty


@pytest.mark.parametrize("text", ["ấp", "12", "a b"])
def test_two_letters_or_digits_are_enough(text: str) -> None:
    assert not analyse(text).is_empty


def test_operators_are_words_and_signs_are_nothing() -> None:
    query = analyse('đất AND (NOT "lúa*") OR ^x: 100%')

    assert query.folded == ("dat", "and", "not", "lua", "or", "x", "100")


def test_a_long_query_is_cut_between_words() -> None:
    query = analyse("đất lành " * 1000)

    assert len(query.text) <= QUERY_CHARACTERS
    assert set(query.exact) == {"đất", "lành"}
    assert query.bigrams == (("dat", "lanh"), ("lanh", "dat"))


def test_one_endless_word_is_cut_alike_in_text_and_query() -> None:
    words = indexed_words(title="x" * 5000, author="", body="")

    assert words.title_folded == ["x" * 100]
    assert analyse("x" * 5000).folded == ("x" * 100,)


def test_the_author_is_found_like_the_text_but_is_no_neighbour_of_it() -> None:
    words = indexed_words(title="Hòn Đất", author="Lê Văn Ấp", body="Đông Xuân")

    assert words.title_folded == ["hon", "dat"]
    assert words.body_folded == ["le", "van", "ap", FENCE, "dong", "xuan"]
    assert words.title_exact == ["hòn", "đất"]
    assert words.body_exact == ["lê", "văn", "ấp", FENCE, "đông", "xuân"]


def test_a_body_counts_up_to_its_limit() -> None:
    words = indexed_words(title="", author="", body="lúa " * (BODY_CHARACTERS // 4) + "khoai")

    assert "khoai" not in words.body_folded
    assert words.body_folded.count("lua") == BODY_CHARACTERS // 4
