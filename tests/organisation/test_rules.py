"""Cards for address books."""

from __future__ import annotations

from conglang.organisation.rules import vcard


def lines_of(text: str) -> list[str]:
    """Content lines as a reader unfolds them (RFC 6350 §3.2)."""
    return text.replace("\r\n ", "").split("\r\n")


def test_a_card_files_a_vietnamese_name_under_its_family() -> None:
    lines = lines_of(
        vcard(name="Trần Quốc Đông", organisation="UBND xã Hòn Đất", title="Chủ tịch",
              phone="0297 000 0001", email="dong@vi-du.test", address="Quốc lộ 80, xã Hòn Đất")
    )  # fmt: skip

    assert lines[:2] == ["BEGIN:VCARD", "VERSION:4.0"]
    assert "N:Trần;Quốc Đông;;;" in lines
    assert "ADR;TYPE=work:;;Quốc lộ 80\\, xã Hòn Đất;;;;" in lines
    assert lines[-2:] == ["END:VCARD", ""]


def test_signs_with_a_meaning_are_escaped_and_nothing_begins_a_line_of_its_own() -> None:
    text = vcard(name="A;B,C\\D\nEND:VCARD", organisation="X")

    assert text.count("\r\nEND:VCARD\r\n") == 1
    assert "FN:A\\;B\\,C\\\\D END:VCARD" in lines_of(text)


def test_no_line_is_longer_than_75_bytes_and_no_letter_is_cut() -> None:
    text = vcard(name="Nguyễn Thị Ánh Tuyết", organisation="Ủy ban nhân dân " * 12)

    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    assert f"ORG:{('Ủy ban nhân dân ' * 12).strip()}" in lines_of(text)
