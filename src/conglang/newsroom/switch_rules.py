"""How a person's role and the switches set for them add up to a right, section by section.

Plain Python: paths are those of the section tree, in which a section's path begins with the path of
the section it stands in; the empty path is the whole portal.
Legal basis: board:roles
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from conglang.accounts.rules import (
    APPROVE,
    EDIT,
    PUBLISH,
    PUBLISH_URGENT,
    TAKE_DOWN,
    WRITE,
)

#: The five rights over content that a chief may switch, in the order of the work.
SWITCHED = (WRITE, EDIT, APPROVE, PUBLISH, TAKE_DOWN)
#: Decisions of the board: never lent to somebody outside it.
OF_THE_BOARD = frozenset({APPROVE, PUBLISH, TAKE_DOWN})
#: Whoever decides on texts of a section opens everything of them…
RIGHTS_OF_THE_BOARD = (EDIT, APPROVE, PUBLISH, TAKE_DOWN)
#: … and on duty in an emergency one reads what is to be published.
RIGHTS_OF_READERS = (*RIGHTS_OF_THE_BOARD, PUBLISH_URGENT)
BOARD_ROLES = frozenset({"editor", "secretary", "deputy_chief", "chief"})
CONTENT_ROLES = BOARD_ROLES | {"contributor", "duty_officer"}

WHOLE_PORTAL = ""


@dataclass(frozen=True, slots=True)
class Switch:
    """One switch in force: a right given or withheld in a section and the sections below it."""

    path: str
    permission: str
    allowed: bool


def may_be_lent(permission: str, roles: Collection[str]) -> bool:
    """Whether a switch may give this right to somebody who holds these roles today.

    Whoever only administers the portal gets no right over content by any switch.
    """
    needed = BOARD_ROLES if permission in OF_THE_BOARD else CONTENT_ROLES
    return permission in SWITCHED and not needed.isdisjoint(roles)


def nearest_switch(permission: str, path: str, switches: Iterable[Switch]) -> Switch | None:
    """The switch that speaks for a place: of the section itself, else of the nearest above it."""
    speaking = [
        each for each in switches if each.permission == permission and path.startswith(each.path)
    ]
    return max(speaking, key=lambda each: len(each.path), default=None)


def right_here(
    permission: str,
    path: str,
    *,
    by_role: Collection[str],
    roles: Collection[str],
    switches: Iterable[Switch],
) -> bool:
    """Whether a right holds at a place. by_role: what the roles give in the whole portal."""
    switch = nearest_switch(permission, path, switches)
    if switch is None:
        return permission in by_role
    return switch.allowed and (permission in by_role or may_be_lent(permission, roles))


def places_of_right(
    permission: str,
    *,
    by_role: Collection[str],
    roles: Collection[str],
    switches: Collection[Switch],
) -> list[tuple[str, list[str]]]:
    """Where a right holds: paths, each with the paths below it that are not meant.

    A path that is not meant because it has a switch of its own stands in the list by itself if the
    right holds there too.
    """
    nodes = {WHOLE_PORTAL, *(each.path for each in switches if each.permission == permission)}
    return [
        (node, sorted(each for each in nodes if each != node and each.startswith(node)))
        for node in sorted(nodes)
        if right_here(permission, node, by_role=by_role, roles=roles, switches=switches)
    ]
