"""Whether a document is in force, from its own dates and from what was done to it. Plain Python.

Legal basis: document:validity
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from conglang.core.dates import format_date
from conglang.legal.choices import SUFFERED, EventKind, RelationKind, Validity

A_DAY = timedelta(days=1)
_ENDS = frozenset({RelationKind.REPLACES, RelationKind.REPEALS, EventKind.EXPIRED})
_CHANGES_PART = frozenset({RelationKind.AMENDS, EventKind.PARTLY})
_OTHER = {
    EventKind.EXPIRED: "Hết hiệu lực theo", EventKind.PARTLY: "Hết hiệu lực một phần theo",
    EventKind.SUSPENDED: "Ngưng hiệu lực theo", EventKind.RESUMED: "Có hiệu lực trở lại theo",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Times:
    """A document's own days. normative: one that sets rules says itself when it begins.

    expires_on: the last day in force.
    """

    issued_on: date | None
    effective_on: date | None
    expires_on: date | None
    normative: bool

    @property
    def starts_on(self) -> date | None:
        """The first day in force; None when nobody recorded it."""
        if self.effective_on or self.normative:
            return self.effective_on
        return self.issued_on


@dataclass(frozen=True, slots=True)
class Effect:
    """What was done to a document. kind: of ``RelationKind`` or ``EventKind``.

    on: its first day; None when nobody knows. parts: articles concerned, "" for the whole.
    by: the paper that did it, in words.
    """

    kind: str
    on: date | None
    parts: str
    by: str

    @property
    def ends_it(self) -> bool:
        return self.kind in _ENDS and not self.parts

    @property
    def changes_part(self) -> bool:
        return self.kind in _CHANGES_PART or (self.kind in _ENDS and bool(self.parts))

    @property
    def sentence(self) -> str:
        """What was done, by which paper, since when."""
        said = SUFFERED[RelationKind(self.kind)] if self.kind in RelationKind.values else (
            _OTHER[EventKind(self.kind)]
        )  # fmt: skip
        parts = f" ({self.parts})" if self.parts else ""
        since = f" từ ngày {format_date(self.on)}" if self.on else ""
        return f"{said} {self.by}{parts}{since}."


@dataclass(frozen=True, slots=True)
class Standing:
    """How a document stands on a day.

    since: since when, None when that is unknown. reason: a sentence, "" when nothing is to say.
    next_change_on: the first later day on which this may be otherwise.
    """

    validity: Validity
    since: date | None
    reason: str
    next_change_on: date | None


def standing_on(day: date, times: Times, effects: Sequence[Effect] = ()) -> Standing:
    """How a document stands on a day.

    Whole replacement or repeal ends it from the first day of the newer document, its own last day
    from the day after. Changes of parts leave the rest in force. What has no day counts as done.
    Legal basis: document:validity
    """
    turns = _turns(times, effects)
    validity, reason = _on(day, times, effects)
    since = None
    for turn in [each for each in turns if each <= day]:
        if _on(turn, times, effects)[0] != _on(turn - A_DAY, times, effects)[0]:
            since = turn
    later = [each for each in turns if each > day]
    return Standing(validity, since, reason, later[0] if later else None)


def _turns(times: Times, effects: Sequence[Effect]) -> list[date]:
    days = {effect.on for effect in effects if effect.on}
    days |= {times.starts_on} if times.starts_on else set()
    days |= {times.expires_on + A_DAY} if times.expires_on else set()
    return sorted(days)


def _on(day: date, times: Times, effects: Sequence[Effect]) -> tuple[Validity, str]:
    done = [effect for effect in effects if effect.on is None or effect.on <= day]
    starts_on, halted = times.starts_on, _halted(done)
    parts = [effect.sentence for effect in done if effect.changes_part]
    answer = Validity.IN_FORCE, ""
    if ended := next((effect for effect in done if effect.ends_it), None):
        answer = Validity.EXPIRED, ended.sentence
    elif times.expires_on and times.expires_on < day:
        last = format_date(times.expires_on)
        answer = Validity.EXPIRED, f"Có hiệu lực đến hết ngày {last}."
    elif starts_on and starts_on > day:
        answer = Validity.NOT_YET, f"Có hiệu lực từ ngày {format_date(starts_on)}."
    elif halted:
        answer = Validity.SUSPENDED, halted.sentence
    elif parts:
        answer = Validity.PARTLY, " ".join(parts)
    elif starts_on is None:
        answer = Validity.UNKNOWN, "Chưa ghi ngày có hiệu lực."
    return answer


def _halted(done: Sequence[Effect]) -> Effect | None:
    """The suspension that holds: the last word counts."""
    words = [each for each in done if each.kind in {EventKind.SUSPENDED, EventKind.RESUMED}]
    words.sort(key=lambda each: each.on or date.min)
    last = words[-1] if words else None
    return last if last and last.kind == EventKind.SUSPENDED else None
