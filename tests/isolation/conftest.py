from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.isolation.world import World


@pytest.fixture(scope="module")
def whole_world(django_db_setup: None, django_db_blocker: Any) -> Iterator[World]:
    """Portals A and B for all tests of a module; what a test changes is undone after it."""
    from tests.isolation.world import shared_world  # noqa: PLC0415 -- apps are ready only now

    with django_db_blocker.unblock(), shared_world() as world:
        yield world


@pytest.fixture
def world(whole_world: World, db: None) -> World:
    return whole_world


@pytest.fixture(autouse=True)
def demonstration(settings: Any) -> None:
    """The mailbox of the demonstration is walked like every other screen."""
    settings.CATCH_MAIL = True
