"""Links between capabilities: kind and public key, resolved here, never a foreign key."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LinkTarget:
    label: str
    url: str


@dataclass(frozen=True, slots=True)
class LinkKind:
    kind: str
    label: str
    resolve: Callable[[str], LinkTarget | None]


_kinds: dict[str, LinkKind] = {}


def register_link_kind(kind: str, label: str, resolve: Callable[[str], LinkTarget | None]) -> None:
    """``resolve(key)`` finds the thing in the open portal, or None when it is not public."""
    _kinds[kind] = LinkKind(kind, label, resolve)


def link_kinds() -> list[tuple[str, str]]:
    """Kinds that can be linked to, for a choice field."""
    return [(each.kind, each.label) for each in _kinds.values()]


def kind_label(kind: str) -> str:
    return _kinds[kind].label if kind in _kinds else ""


def resolve(kind: str, key: str) -> LinkTarget | None:
    """The target of a stored link, or None when there is none any more."""
    known = _kinds.get(kind)
    return known.resolve(key) if known else None
