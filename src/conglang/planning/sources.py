"""Where achievements come from: each kind says how one thing, and all of them, are described.

A room that comes later (answers, meetings, disclosed items) adds a source and, in ``receivers``,
one line for each of its signals.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from conglang.planning.choices import AchievementKind


@dataclass(frozen=True, slots=True)
class Fact:
    """A thing as it stands now; the fields are those of ``Achievement``."""

    key: str
    title: str
    happened_at: datetime
    unit_id: int | None = None
    section_id: int | None = None
    genre: str = ""
    photos: int = 0
    videos: int = 0
    withdrawn: bool = False
    is_repost: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """One kind. describe: one thing of the open portal, None when it does not count (yet).

    every: all things that ever counted, those withdrawn since as well.
    """

    kind: AchievementKind
    describe: Callable[[str], Fact | None]
    every: Callable[[], Iterator[Fact]]


_sources: dict[str, Source] = {}


def register_source(source: Source) -> None:
    """Let a kind be counted."""
    _sources[source.kind] = source


def source_of(kind: str) -> Source:
    """The source of a kind; KeyError for one nobody registered."""
    return _sources[kind]


def sources() -> list[Source]:
    """Every kind that is counted."""
    return list(_sources.values())
