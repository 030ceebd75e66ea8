"""The registry of kinds of notices; each app above registers those it sends."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of notice. must_act: the person has something to do; else it is for information."""

    name: str
    label: str
    must_act: bool = True


_kinds: dict[str, Kind] = {}


def register_kind(name: str, label: str, *, must_act: bool = True) -> None:
    """Name a kind once; ``name`` is stored with each notice, so it stays.

    Raises ValueError when the name says something else already.
    """
    kind = Kind(name, label, must_act)
    if _kinds.setdefault(name, kind) != kind:
        raise ValueError(f"kind of notice {name} is registered twice")


def kind_of(name: str) -> Kind:
    """The kind of that name; for one that this version no longer has, a plain one."""
    return _kinds.get(name, Kind(name, "Thông báo", must_act=False))


def is_known(name: str) -> bool:
    """Whether some app registered this kind."""
    return name in _kinds
