"""Acts in words: each app above registers those it records, so that the log can be read."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from conglang.core.dates import format_date

_groups: dict[str, str] = {}
_labels: dict[str, str] = {}
_facts: dict[str, tuple[str, Mapping[str, str]]] = {}


def register_acts(group: str, label: str, acts: Mapping[str, str]) -> None:
    """Name a group of acts and each act in it: ``register_acts("unit", "Đơn vị", {"end": …})``."""
    _groups[group] = label
    _labels.update({f"{group}.{name}": words for name, words in acts.items()})


def act_label(act: str) -> str:
    """The words for an act; for one that no app registered, its group, else the act itself."""
    return _labels.get(act) or _groups.get(act.partition(".")[0], act)


def act_groups() -> list[tuple[str, str]]:
    """Groups of acts for a filter, by their words."""
    return sorted(_groups.items(), key=lambda each: each[1])


def register_fact(name: str, label: str, values: Mapping[str, str] | None = None) -> None:
    """Name a field that records keep before and after, and the words for its stored values."""
    _facts[name] = (label, values or {})


def fact_label(name: str) -> str:
    """The words for a kept field; its own name when no app registered it."""
    return _facts[name][0] if name in _facts else name


def fact_words(name: str, value: object) -> str:
    """A kept value in words."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, str):
        words = _facts[name][1].get(value, value) if name in _facts else value
        return _as_day(words)
    return str(value)


def _as_day(text: str) -> str:
    try:
        return format_date(date.fromisoformat(text))
    except ValueError:
        return text
