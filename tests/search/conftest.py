from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest


@pytest.fixture
def hon_dat(db: None) -> Any:
    from tests.search.factories import make_site  # noqa: PLC0415 -- apps are ready only now

    return make_site("hondat.test")


@pytest.fixture
def binh_son(db: None) -> Any:
    from tests.search.factories import make_site  # noqa: PLC0415 -- apps are ready only now

    return make_site("binhson.test")


@pytest.fixture
def portal(hon_dat: Any) -> Iterator[Any]:
    """The portal of Hòn Đất, open."""
    from conglang.tenancy.scoping import within_site  # noqa: PLC0415 -- apps are ready only now

    with within_site(hon_dat):
        yield hon_dat
