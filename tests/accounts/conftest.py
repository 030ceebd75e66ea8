from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from conglang.accounts.models import User
    from conglang.tenancy.models import Agency

# Apps are ready only when tests run, so factories are imported inside the fixtures.


@pytest.fixture(autouse=True)
def no_second_factor(settings: Any) -> None:
    """Most tests are not about it; those that are ask for it."""
    settings.MFA_REQUIRED = False


@pytest.fixture(autouse=True)
def mail_server(settings: Any) -> None:
    """Letters can go out; where they go is not asked here."""
    settings.MAIL_CONFIGURED = True


@pytest.fixture(autouse=True)
def fresh_rate_limits() -> None:
    from django.core.cache import cache  # noqa: PLC0415

    cache.clear()


@pytest.fixture(scope="module")
def portals(django_db_setup: None, django_db_blocker: Any) -> Iterator[tuple[int, int]]:
    """Two portals for all tests of a module: making one takes most of a second."""
    from tests.accounts.factories import make_portal, undone_at_the_end  # noqa: PLC0415

    with django_db_blocker.unblock(), undone_at_the_end():
        yield make_portal().pk, make_portal("binhson.test", "xã Bình Sơn").pk


@pytest.fixture
def portal(portals: tuple[int, int], db: None) -> Agency:
    return _fresh(portals[0])


@pytest.fixture
def neighbour(portals: tuple[int, int], db: None) -> Agency:
    return _fresh(portals[1])


def _fresh(pk: int) -> Agency:
    from conglang.tenancy.models import Agency  # noqa: PLC0415

    return Agency.objects.select_related("site__root_page").get(pk=pk)


@pytest.fixture
def admin(portal: Agency) -> User:
    from tests.accounts.factories import make_person  # noqa: PLC0415

    return make_person(portal, "portal_admin", full_name="Lê Thị Quản")


@pytest.fixture
def desk(admin: User, portal: Agency) -> Any:
    """The portal's administrator at work."""
    from tests.accounts.factories import client_of  # noqa: PLC0415

    return client_of(admin, portal)
