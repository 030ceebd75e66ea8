"""``audit`` stands above ``tenancy``: it registers here how an act on a portal is recorded."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

_recorder: list[Callable[..., Any]] = []


def register_recorder(recorder: Callable[..., Any]) -> None:
    """``recorder(act=, on=, at=, note=)`` writes one audit record in the open portal."""
    _recorder[:] = [recorder]


def record_portal_act(act: str, on: Any, *, at: datetime, note: str) -> None:
    """Record an act on a portal; without a recorder nothing may be done to a portal."""
    _recorder[0](act=act, on=on, at=at, note=note)
