"""What a leader's card must have; how a card is written for address books. Plain Python."""

from __future__ import annotations

from datetime import date

from conglang.core.errors import Refusal

SHORTEST_NAME = 3
EARLIEST = date(1945, 9, 2)
_FOLD_BYTES = 73


def check_leader(*, full_name: str, title: str, starts_on: date, ends_on: date | None) -> None:
    """Refuse a card without a name (``no_name``) or post (``no_title``), or with wrong days.

    Refuses ``wrong_days`` for a term that ends before it begins, or begins before 02/9/1945.
    Legal basis: organisation:leaders
    """
    if len(full_name) < SHORTEST_NAME:
        raise Refusal("no_name", "Hãy ghi họ và tên.")
    if len(title) < SHORTEST_NAME:
        raise Refusal("no_title", "Hãy ghi chức vụ, ví dụ: Chủ tịch.")
    if starts_on < EARLIEST:
        raise Refusal("wrong_days", "Ngày bắt đầu phải từ 02/9/1945 trở đi.")
    if ends_on and ends_on < starts_on:
        raise Refusal("wrong_days", "Ngày kết thúc phải từ ngày bắt đầu trở đi.")


def vcard(
    *,
    name: str,
    organisation: str,
    title: str = "",
    phone: str = "",
    email: str = "",
    address: str = "",
    url: str = "",
) -> str:
    """A card for address books, vCard 4.0 (RFC 6350), with its long lines folded.

    A Vietnamese name is family, middle, given: "Trần Quốc Đông" is filed under Trần.
    """
    words = name.split()
    family, given = (words[0], " ".join(words[1:])) if len(words) > 1 else ("", name)
    fields = [
        ("FN", _escaped(name)),
        ("N", f"{_escaped(family)};{_escaped(given)};;;"),
        ("ORG", _escaped(organisation)),
        ("TITLE", _escaped(title)),
        ("TEL;TYPE=work;VALUE=text", _escaped(phone)),
        ("EMAIL;TYPE=work", _escaped(email)),
        ("ADR;TYPE=work", f";;{_escaped(address)};;;;" if address else ""),
        ("URL", url),
    ]
    lines = ["BEGIN:VCARD", "VERSION:4.0", *(f"{key}:{value}" for key, value in fields if value)]
    return "".join(f"{_folded(line)}\r\n" for line in [*lines, "END:VCARD"])


def _escaped(text: str) -> str:
    for sign in ("\\", ",", ";"):
        text = text.replace(sign, f"\\{sign}")
    return " ".join(text.split("\n")).strip()


def _folded(line: str) -> str:
    """A line of at most 75 bytes; the rest goes on behind a space, never inside a letter."""
    parts, rest = [], line
    while len(rest.encode()) > _FOLD_BYTES:
        head = rest.encode()[:_FOLD_BYTES].decode("utf-8", "ignore")
        parts.append(head)
        rest = rest[len(head) :]
    return "\r\n ".join([*parts, rest])
