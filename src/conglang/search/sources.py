"""The registry of what can be searched; each app above adds its own kind in ``apps.py``."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

_KIND = re.compile(r"[a-z][a-z0-9_]{0,39}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One public object as residents may find it.

    object_key: public key of the object, unique within its kind and portal; url and section_url:
    path in the portal; body: plain text, the lead included; author: names as shown.
    """

    object_key: str
    title: str
    body: str
    url: str
    published_at: datetime
    author: str = ""
    section_label: str = ""
    section_url: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """A kind of object, its label for residents, and all its public objects in the open portal."""

    kind: str
    label: str
    documents: Callable[[], Iterable[Document]]


_sources: dict[str, Source] = {}


def register_source(kind: str, label: str, documents: Callable[[], Iterable[Document]]) -> None:
    """Make a kind of object searchable.

    kind: letters, digits and underscores; stored, so it never changes.
    documents: called inside an open portal, returns what a stranger may read there now.
    """
    if kind in _sources:
        message = f"search source {kind} is registered twice"
        raise ValueError(message)
    _sources[checked_kind(kind)] = Source(kind, label, documents)


def sources() -> list[Source]:
    """Registered sources in the order of registration."""
    return list(_sources.values())


def is_kind(text: str) -> bool:
    """Whether a kind may be called so: the engines store it as one word."""
    return _KIND.fullmatch(text) is not None


def checked_kind(kind: str) -> str:
    """Return the name of a kind; ValueError if no kind may be called so."""
    if not is_kind(kind):
        message = f"{kind!r} cannot name a kind of search result: use a-z, 0-9 and _."
        raise ValueError(message)
    return kind


def kind_label(kind: str) -> str:
    """Label of a kind for residents; empty if nobody registered it."""
    return _sources[kind].label if kind in _sources else ""
