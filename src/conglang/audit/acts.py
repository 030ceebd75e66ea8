"""Acts in words: each app above registers those it records, so that the log can be read."""

from __future__ import annotations

from collections.abc import Mapping

_groups: dict[str, str] = {}
_labels: dict[str, str] = {}


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
