"""What is read out of a file: an article as plain values, nothing of Word left."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from html import escape
from typing import Any


@dataclass(frozen=True, slots=True)
class Text:
    """html: p, h2, h3, ul, ol, li, b, i, a, br only."""

    html: str

    @staticmethod
    def of_line(text: str) -> str:
        """A plain line as a paragraph."""
        return f"<p>{escape(text, quote=False)}</p>"


@dataclass(frozen=True, slots=True)
class Photo:
    """picture: its place in ``Paper.pictures``."""

    picture: int
    caption: str = ""
    credit: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    caption: str
    columns: list[str]
    rows: list[list[str]]


@dataclass(frozen=True, slots=True)
class Quote:
    text: str


@dataclass(frozen=True, slots=True)
class Author:
    """A name of the byline. role: what the person did: tin, bai or anh."""

    name: str
    role: str


Block = Text | Photo | Table | Quote


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as it lies in the file; nobody has looked yet whether it is one."""

    name: str
    content: bytes


@dataclass(slots=True)
class Paper:
    """The text of one file. All text is NFC and clean. notes: sentences for the writer."""

    title: str = ""
    lead: str = ""
    blocks: list[Block] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    authors: list[Author] = field(default_factory=list)


_KINDS: dict[str, type[Any]] = {each.__name__: each for each in (Text, Photo, Table, Quote)}


def pack(paper: Paper) -> bytes:
    """One line of JSON, then the pictures one behind the other."""
    head = {
        "title": paper.title,
        "lead": paper.lead,
        "notes": paper.notes,
        "authors": [[each.name, each.role] for each in paper.authors],
        "blocks": [[type(block).__name__, asdict(block)] for block in paper.blocks],
        "pictures": [[each.name, len(each.content)] for each in paper.pictures],
    }
    return b"".join(
        [json.dumps(head).encode(), b"\n", *(each.content for each in paper.pictures)]
    )  # fmt: skip


def unpack(packed: bytes) -> Paper:
    """The paper that was packed. Raises ValueError, KeyError or TypeError for anything else."""
    line, _, rest = packed.partition(b"\n")
    head = json.loads(line)
    pictures, start = [], 0
    for name, length in head["pictures"]:
        pictures.append(Picture(name, rest[start : start + length]))
        start += length
    if start != len(rest):
        raise ValueError("pictures are cut off")
    return Paper(
        title=head["title"], lead=head["lead"], notes=head["notes"], pictures=pictures,
        authors=[Author(name, role) for name, role in head["authors"]],
        blocks=[_KINDS[kind](**values) for kind, values in head["blocks"]],
    )  # fmt: skip
