"""What a higher app adds to a screen of a lower one: a panel, or fields beside an act.

The screen knows the place only. Places: ``desk`` (no subject), ``article`` (the file of an
article, subject its record), ``article.approve`` and other acts by name (same subject).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from datetime import datetime
from typing import Any, Protocol

from django.forms import Form
from django.http import HttpRequest
from django.utils.safestring import SafeString

#: Renders a panel; "" shows nothing. Asks itself whether this person may see it.
Panel = Callable[[HttpRequest, Any], SafeString | str]


class ActFields(Protocol):
    """Fields that stand below those of an act and are kept in the same transaction.

    title: heading of the group. invites: words of the link that leads to the act with these fields,
    where the act itself is one press. form: bound when the request posts. ``save`` runs after the
    act, with a valid form; its Refusal undoes the act.
    """

    title: str
    invites: str
    form: Form

    def save(self, *, by: Any, at: datetime) -> None: ...


FieldsMaker = Callable[[HttpRequest, Any], ActFields | None]

_panels: dict[str, list[tuple[int, Panel]]] = defaultdict(list)
_fields: dict[str, list[FieldsMaker]] = defaultdict(list)


def register_panel(place: str, panel: Panel, *, order: int = 100) -> None:
    """Show a panel at a place; a smaller order stands higher."""
    _panels[place].append((order, panel))


def panels_at(place: str, request: HttpRequest, subject: Any = None) -> list[SafeString | str]:
    """The panels that this person sees at a place, in their order."""
    ordered = sorted(_panels[place], key=lambda each: each[0])
    shown = (panel(request, subject) for _, panel in ordered)
    return [each for each in shown if each]


def register_act_fields(place: str, maker: FieldsMaker) -> None:
    """Ask for more beside an act; the maker returns None where it has nothing to ask."""
    _fields[place].append(maker)


def act_fields_at(place: str, request: HttpRequest, subject: Any) -> list[ActFields]:
    """The groups of fields beside an act for this person and subject."""
    found = (maker(request, subject) for maker in _fields[place])
    return [each for each in found if each is not None]
