"""The registry of steps that make a new portal complete; each app above adds its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from conglang.tenancy.models import Agency


@dataclass(frozen=True, slots=True)
class NewPortal:
    """What a provisioning step is given; the portal's scope is open while it runs."""

    agency: Agency
    admin_email: str
    at: datetime


Step = Callable[[NewPortal], str]
"""A step does its part and returns one Vietnamese sentence for the record (may be empty)."""

_steps: list[tuple[int, str, Step]] = []


def register_step(name: str, step: Step, *, order: int) -> None:
    """Add ``step`` to every portal created from now on; lower ``order`` runs first."""
    if any(known == name for _, known, _ in _steps):
        raise ValueError(f"provisioning step {name} is registered twice")
    _steps.append((order, name, step))
    _steps.sort(key=lambda entry: entry[:2])


def steps() -> list[tuple[str, Step]]:
    """Registered steps in the order they run."""
    return [(name, step) for _, name, step in _steps]
