from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from tests.legal.factories import Library


@pytest.fixture(scope="module")
def whole_library(django_db_setup: None, django_db_blocker: Any) -> Iterator[Library]:
    # Models cannot be imported while pytest collects this file.
    from tests.accounts.factories import undone_at_the_end  # noqa: PLC0415 -- as above
    from tests.legal.factories import make_library  # noqa: PLC0415 -- as above

    with django_db_blocker.unblock(), undone_at_the_end():
        yield make_library()


@pytest.fixture
def library(whole_library: Library, db: None) -> Library:
    return whole_library
