"""With what the form of a rate table begins: a table, a copy of one, a ready-made one."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from conglang.royalties.models import RateExtra, RateLine, RateTable

FIXED, SALARY, PART = "fixed", "salary", "part"
NEW_HEAD: dict[str, Any] = {
    "way": FIXED,
    "extras_ceiling": 100,
    "reuse_percent": 50,
    "fee_percent": 0,
}
_LINE_NAMES = ("name", "kind", "genre", "low", "high", "usual", "fixed", "full_words", "photo_step")
_KEPT = (
    "title", "area", "is_reference", "method", "unit_value", "salary_percent", "reference_part",
    "extras_ceiling", "reuse_percent", "cap", "fee_percent",
)  # fmt: skip
_DECISION = ("decision_number", "decided_on", "signer", "starts_on", "ends_on")


@dataclass(frozen=True, slots=True)
class Start:
    """What a form begins with."""

    head: dict[str, Any]
    lines: list[dict[str, Any]] = field(default_factory=list)
    extras: list[dict[str, Any]] = field(default_factory=list)


def start_of(table: RateTable, *, copy: bool = False) -> Start:
    """What a table says now; a copy begins without decision and days."""
    names = _KEPT if copy else (*_KEPT, *_DECISION)
    head: dict[str, Any] = {name: getattr(table, name) for name in names}
    head["way"] = _way_of(table)
    head["reference"] = table.reference_id
    return Start(
        head, [_line_start(line) for line in table.lines.all()],
        [_extra_start(extra) for extra in table.extras.all()],
    )  # fmt: skip


def start_from(ready: dict[str, Any]) -> Start:
    """What a ready-made table says; its numbers of scores are written as text."""
    lines = [
        {name: Decimal(value) if name in {"low", "high", "usual"} else value
         for name, value in line.items()}
        for line in ready["lines"]
    ]  # fmt: skip
    return Start({**NEW_HEAD, **ready["table"]}, lines, ready["extras"])


def _way_of(table: RateTable) -> str:
    if table.reference_id:
        return PART
    return FIXED if table.unit_value is not None else SALARY


def _line_start(line: RateLine) -> dict[str, Any]:
    start = {name: getattr(line, name) for name in _LINE_NAMES}
    start["full_words"] = line.full_words or None
    start["photo_step"] = line.photo_step or None
    if line.fixed is not None:
        start |= {"low": None, "high": None, "usual": None}
    return start


def _extra_start(extra: RateExtra) -> dict[str, Any]:
    return {"name": extra.name, "low": extra.low, "high": extra.high}
