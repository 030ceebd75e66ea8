"""What pages and screens ask of people in office and of units."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from conglang.accounts.models import Unit
from conglang.core.text import fold
from conglang.organisation.models import Leader, UnitProfile


@dataclass(slots=True)
class UnitNode:
    """A unit in the chart: what is known of it, its leaders, its parts."""

    unit: Unit
    profile: UnitProfile | None
    leaders: list[Leader] = field(default_factory=list)
    parts: list[UnitNode] = field(default_factory=list)

    @property
    def path(self) -> str:
        return f"/to-chuc-bo-may/{self.unit.key}/"


def leaders_on(day: date) -> list[Leader]:
    """Who is in office on a day, body by body, in their order."""
    rows = Leader.objects.in_office(day).select_related("portrait", "unit")
    return list(rows.order_by("body", "position", "pk"))


def leaders_by_body(day: date) -> list[dict[str, Any]]:
    """The same in groups; a body comes where its first leader's place is."""
    groups: dict[str, list[Leader]] = defaultdict(list)
    for leader in leaders_on(day):
        groups[leader.body].append(leader)
    return [
        {"body": body, "leaders": rows}
        for body, rows in sorted(groups.items(), key=lambda each: (each[1][0].position, each[0]))
    ]


def former_leaders(day: date) -> list[Leader]:
    """Whose term is over, the latest first."""
    return list(Leader.objects.former(day)[:300])


def leader_at(key: str, day: date) -> Leader | None:
    """The leader with this address, if in office on the day."""
    rows = Leader.objects.in_office(day).filter(key=key)
    found: Leader | None = rows.select_related("portrait", "unit").first()
    return found


def spokesperson_on(day: date) -> Leader | None:
    """Who speaks for the body on a day."""
    found: Leader | None = Leader.objects.in_office(day).filter(is_spokesperson=True).first()
    return found


def chart_on(day: date) -> list[UnitNode]:
    """Units of a day as a tree, each with its leaders; three questions however many there are."""
    units = list(Unit.objects.in_force(day).order_by("position", "name"))
    profiles = {profile.unit_id: profile for profile in UnitProfile.objects.all()}
    hidden = {pk for pk, profile in profiles.items() if not profile.shown}
    leaders: dict[int, list[Leader]] = defaultdict(list)
    for leader in leaders_on(day):
        if leader.unit_id:
            leaders[leader.unit_id].append(leader)
    nodes = {
        unit.pk: UnitNode(unit, profiles.get(unit.pk), leaders[unit.pk])
        for unit in units if unit.pk not in hidden
    }  # fmt: skip
    tops: list[UnitNode] = []
    for node in nodes.values():
        above = nodes.get(node.unit.parent_id or 0)
        (above.parts if above else tops).append(node)
    return tops


def unit_shown(key: str, day: date) -> UnitNode | None:
    """A unit of the chart by its key, with what stands below it."""
    return next((node for node in every_node(chart_on(day)) if node.unit.key == key), None)


def every_node(nodes: Iterable[UnitNode]) -> list[UnitNode]:
    """All nodes of a chart, from the top down."""
    found = []
    for node in nodes:
        found += [node, *every_node(node.parts)]
    return found


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the directory: a person or a unit. vcard: address of the card."""

    name: str
    what: str
    phone: str
    email: str
    url: str
    vcard: str


def directory(day: date, words: str = "") -> list[Entry]:
    """Whom to call: leaders, then units, whose name or work holds every word; accents optional."""
    people = [
        Entry(
            leader.full_name, ", ".join(filter(None, [leader.title, leader.body])), leader.phone,
            leader.email, leader.path, f"{leader.path}danh-thiep.vcf",
        )
        for leader in leaders_on(day)
    ]  # fmt: skip
    units = [
        Entry(
            node.unit.name, node.profile.hours, node.profile.phone, node.profile.email, node.path,
            f"{node.path}danh-thiep.vcf",
        )
        for node in every_node(chart_on(day)) if node.profile
    ]  # fmt: skip
    wanted = fold(words).split()
    return [
        entry for entry in [*people, *units]
        if all(word in fold(f"{entry.name} {entry.what}") for word in wanted)
    ]  # fmt: skip


def has_leaders(day: date) -> bool:
    """Whether anybody is shown at all."""
    return bool(Leader.objects.in_office(day).exists())


def portraits_shown(ids: set[int], day: date) -> set[tuple[int, int]]:
    """Which of these pictures are portraits of people in office, each with its portal.

    Asked without a portal: the caller answers for every one.
    """
    rows = Leader.objects.in_office(day).filter(portrait__in=ids)
    return set(rows.values_list("portrait_id", "site_id"))
