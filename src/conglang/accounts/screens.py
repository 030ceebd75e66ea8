"""The register of staff screens. Wagtail's admin is closed by default: what is not listed is 404.

An app that brings a screen registers its URL names here with the permission each needs; the
isolation tests walk the URL resolver and fail for an address that is in no register.
"""

from __future__ import annotations

from dataclasses import dataclass

#: Any person with a post in the open portal.
ANY_POST = "*"


@dataclass(frozen=True, slots=True)
class Screen:
    """A staff address by URL name and the permission it needs."""

    name: str
    permission: str


_screens: dict[str, Screen] = {}


def register_screens(permission: str, *names: str) -> None:
    """Open screens by URL name (with namespaces, ``wagtailadmin_pages:edit``)."""
    for name in names:
        _screens[name] = Screen(name, permission)


def screen(name: str) -> Screen | None:
    """The registered screen with this URL name, or None: closed."""
    return _screens.get(name)


def registered_screens() -> list[Screen]:
    """All open staff screens, by name."""
    return sorted(_screens.values(), key=lambda each: each.name)
