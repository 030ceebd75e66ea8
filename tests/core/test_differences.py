"""What changed between two texts, told so that an editor can read it."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conglang.core.text import Paragraph, compare_paragraphs, compare_words


def told(before: str, after: str) -> str:
    """A comparison in one line: [-taken out-]{+come in+}."""
    marks = {"same": "{}", "removed": "[-{}-]", "added": "{{+{}+}}"}
    return "".join(marks[piece.kind].format(piece.text) for piece in compare_words(before, after))


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("Đường dài 640 m.", "Đường dài 820 m.", "Đường dài [-640 -]{+820 +}m."),
        ("Ấp vừa xong.", "Ấp Vàm Rầy vừa xong.", "Ấp {+Vàm Rầy +}vừa xong."),
        ("Ấp Vàm Rầy vừa xong.", "Ấp vừa xong.", "Ấp [-Vàm Rầy -]vừa xong."),
        ("Ngày 10/03/2026", "Ngày 11/03/2026", "Ngày [-10/03/2026-]{+11/03/2026+}"),
        ("1.250.000 đồng", "1.205.000 đồng", "[-1.250.000 -]{+1.205.000 +}đồng"),
        ("hai hộ", "hai hộ,", "hai hộ{+,+}"),
        ("như nhau", "như  nhau", "như  nhau"),
        ("", "Lời dẫn", "{+Lời dẫn+}"),
        ("Lời dẫn", "", "[-Lời dẫn-]"),
        ("", "", ""),
    ],
)
def test_words_are_compared_as_people_read_them(before: str, after: str, expected: str) -> None:
    assert told(before, after) == expected


def test_words_in_a_row_that_changed_stand_together() -> None:
    said = told("bà con góp công làm đường", "bà con hiến đất mở đường")

    assert said == "bà con [-góp công làm -]{+hiến đất mở +}đường"


def kinds(paragraphs: list[Paragraph]) -> list[str]:
    return [each.kind for each in paragraphs]


def test_a_paragraph_put_between_two_changes_neither() -> None:
    found = compare_paragraphs(["Một câu đầu.", "Một câu cuối."], [
        "Một câu đầu.", "Chuyện khác hẳn ở giữa.", "Một câu cuối.",
    ])  # fmt: skip

    assert kinds(found) == ["same", "added", "same"]


def test_a_changed_paragraph_is_paired_with_its_former_text() -> None:
    before = ["Đường dài 640 m, rộng 3 m.", "Đoạn này bỏ đi hết.", "Kinh phí 820 triệu đồng."]
    after = ["Đường dài 640 m, rộng 4 m.", "Tổng kinh phí 820 triệu đồng."]

    found = compare_paragraphs(before, after)

    assert kinds(found) == ["changed", "removed", "changed"]
    assert [piece.text for piece in found[0].pieces if piece.kind != "same"] == ["3 ", "4 "]


def test_paragraphs_without_anything_in_common_are_not_mixed() -> None:
    found = compare_paragraphs(["Bà con góp công."], ["Trường học khai giảng hôm qua."])

    assert kinds(found) == ["added", "removed"]


WORDS = ["ấp", "xã", "đường", "cầu", "1.250", ",", ".", "–", "(a)"]
TEXTS = st.lists(st.sampled_from(WORDS), max_size=30)
PARAGRAPHS = st.lists(TEXTS.map(" ".join), max_size=12)


def side(paragraphs: list[Paragraph], other: str) -> list[str]:
    """One of the two texts, put together again from the comparison."""
    return [
        "".join(piece.text for piece in each.pieces if piece.kind != other)
        for each in paragraphs
        if each.kind != other
    ]


@settings(max_examples=40)
@given(PARAGRAPHS, PARAGRAPHS)
def test_nothing_of_either_text_is_lost(before: list[str], after: list[str]) -> None:
    found = compare_paragraphs(before, after)

    assert [text.split() for text in side(found, "removed")] == [text.split() for text in after]
    assert [text.split() for text in side(found, "added")] == [text.split() for text in before]


def test_two_hundred_pages_are_compared_while_somebody_waits() -> None:
    """2,400 paragraphs of 45 words, a word changed in each; and one paragraph as long as all."""
    before = [f"{n} " + " ".join(f"chữ{(n * 7 + k) % 400}" for k in range(44)) for n in range(2400)]
    after = [text.replace(" chữ", " khác", 1) for text in before]

    begun = time.process_time()
    found = compare_paragraphs(before, after)
    whole = compare_words(" ".join(before), " ".join(after))
    spent = time.process_time() - begun

    assert kinds(found) == ["changed"] * 2400
    assert {piece.kind for piece in whole} == {"same", "removed", "added"} or len(whole) == 3
    assert spent < 20  # far above what it takes; a comparison that explodes takes minutes
