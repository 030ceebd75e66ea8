from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest
from django.core import mail

if TYPE_CHECKING:
    from tests.notifications.factories import Office
    from tests.notifications.sink import Sink

# Apps are ready only when tests run, so factories are imported inside the fixtures.


@pytest.fixture(scope="module")
def offices(django_db_setup: None, django_db_blocker: Any) -> Iterator[list[Office]]:
    """Two portals for all tests of a module: making one takes most of a second."""
    from tests.accounts.factories import undone_at_the_end  # noqa: PLC0415
    from tests.notifications.factories import make_office  # noqa: PLC0415

    with django_db_blocker.unblock(), undone_at_the_end():
        yield [make_office(), make_office("binhson.test")]


@pytest.fixture
def office(offices: list[Office], db: None) -> Office:
    return offices[0].fresh()


@pytest.fixture
def other(offices: list[Office], db: None) -> Office:
    return offices[1].fresh()


@pytest.fixture(autouse=True)
def no_second_factor(settings: Any) -> None:
    """These tests are not about it."""
    settings.MFA_REQUIRED = False


@pytest.fixture
def sink(settings: Any) -> Iterator[Sink]:
    """A real mail server, to which the outbox delivers over SMTP."""
    from tests.notifications.sink import Sink, serving  # noqa: PLC0415

    receiver = Sink()
    with serving(receiver) as port:
        receiver.port = port
        settings.MAIL_TRANSPORT = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
        settings.MAIL_CONFIGURED = True
        yield receiver
    assert mail.outbox == []
