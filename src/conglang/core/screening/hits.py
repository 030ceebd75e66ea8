"""What a search of a text finds: a kind, where it stands, and the value that makes it the same."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

CITIZEN_ID = "citizen_id"
PHONE = "phone"
ACCOUNT = "account"
EMAIL = "email"
BIRTH_DATE = "birth_date"
SECRECY = "secrecy"
GAMBLING = "gambling"
HIDDEN_LINK = "hidden_link"
NEW_DOMAIN = "new_domain"
UNREADABLE = "unreadable"

AROUND = 40
"""Characters shown on either side of what was found."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One find in one text.

    value: in one spelling (digits only, lower case), so that the same number typed otherwise is
    the same find. start, end: offsets in the text that was searched.
    """

    kind: str
    start: int
    end: int
    value: str

    @property
    def key(self) -> str:
        """Stable name of the find, whatever paragraph it moves to."""
        return key_of(self.kind, self.value)


def key_of(kind: str, value: str) -> str:
    """32 hex digits that name a find; the value cannot be read from them by looking."""
    return sha256(f"{kind}\0{value}".encode()).hexdigest()[:32]


def excerpt(text: str, start: int, end: int) -> str:
    """What was found with some words on either side, on one line."""
    left, right = max(0, start - AROUND), min(len(text), end + AROUND)
    before, after = text[left:start], text[end:right]
    if left and " " in before:
        before = "…" + before.partition(" ")[2]
    if right < len(text) and " " in after:
        after = after.rpartition(" ")[0] + "…"
    return " ".join(f"{before}{text[start:end]}{after}".split())


def without_overlaps(hits: list[Hit]) -> list[Hit]:
    """In order of the text; where two share characters the earlier rule in the list stays."""
    kept: list[Hit] = []
    for hit in hits:
        if all(hit.end <= each.start or hit.start >= each.end for each in kept):
            kept.append(hit)
    return sorted(kept, key=lambda each: each.start)
