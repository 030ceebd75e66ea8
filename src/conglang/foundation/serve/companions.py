"""Further processes beside web, worker and timetable; an app above registers its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Companion:
    """A process of the tree. label: for people; name: in ``ps``, 15 letters at most."""

    label: str
    name: str
    run: Callable[[], int]


_companions: dict[str, Companion] = {}


def register_companion(label: str, name: str, run: Callable[[], int]) -> None:
    """Let ``conglang serve`` run a further process, restarted when it dies, beside its worker."""
    _companions[name] = Companion(label, name, run)


def companions() -> list[Companion]:
    """Registered companions, by name."""
    return [_companions[name] for name in sorted(_companions)]
