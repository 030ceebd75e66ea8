"""The registry of what a person may leave behind; each app above hands over its own open items."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.db import transaction

from conglang.accounts.models import User

#: ``hand_over(person_id=, to=, by=, at=)`` moves open items in the open portal, returns how many.
HandOver = Callable[..., int]

_functions: list[HandOver] = []


def register_handover(function: HandOver) -> None:
    """Let ``function`` run whenever a person's open items go to somebody else."""
    if function not in _functions:
        _functions.append(function)


@transaction.atomic
def hand_over_all(*, person: User, to: User, by: User, at: datetime) -> int:
    """Give everything a person has open in the open portal to another; returns how many items."""
    return sum(function(person_id=person.pk, to=to, by=by, at=at) for function in _functions)
