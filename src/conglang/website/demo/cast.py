"""Who plays in the demonstration, read from ``cast.toml``; nothing here touches the database."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from conglang.core.dates import VIETNAM

HERE = Path(__file__).parent
#: The day from which provinces and communes answer for their own portals; units and posts begin.
FIRST_DAY = date(2025, 7, 1)


@dataclass(frozen=True, slots=True)
class CastUnit:
    key: str
    name: str


@dataclass(frozen=True, slots=True)
class CastPerson:
    """A person's post in one portal; ``user`` ties posts of one person together."""

    user: str
    name: str
    role: str
    pen: str = ""
    unit: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CastPortal:
    """opened: when the portal was made. administrator: user name of the person invited first.

    predecessor: the portal whose articles it took over; profile: fields of the legal profile.
    """

    key: str
    host: str
    short: str
    level: str
    name: str
    opened: datetime
    administrator: str
    parent: str = ""
    predecessor: str = ""
    profile: dict[str, str] = field(default_factory=dict)
    units: tuple[CastUnit, ...] = ()
    people: tuple[CastPerson, ...] = ()


@dataclass(frozen=True, slots=True)
class Cast:
    portals: tuple[CastPortal, ...]
    platform_user: str
    platform_name: str


PROFILE = ("address", "phone", "email", "responsible", "responsible_post", "colour")


def in_vietnam(moment: datetime) -> datetime:
    """A time of a data file, which is written as the clock on the wall shows it."""
    return moment.replace(tzinfo=VIETNAM)


@cache
def the_cast() -> Cast:
    """Everybody, with a portal always after its parent."""
    data = tomllib.loads((HERE / "cast.toml").read_text(encoding="utf-8"))
    portals = tuple(_portal(entry, data) for entry in data["portals"])
    return Cast(portals, data["platform"]["user"], data["platform"]["name"])


def _portal(entry: dict[str, Any], data: dict[str, Any]) -> CastPortal:
    values = dict(entry)
    profile = {name: values.pop(name) for name in PROFILE}
    return CastPortal(
        **{**values, "opened": in_vietnam(values["opened"])},
        profile=profile,
        units=tuple(CastUnit(*unit) for unit in data["units"][entry["level"]]),
        people=tuple(CastPerson(**person) for person in data["people"][entry["key"]]),
    )
