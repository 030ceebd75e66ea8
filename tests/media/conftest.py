from __future__ import annotations

import pytest
from django.core.cache import cache


@pytest.fixture(autouse=True)
def no_remembered_sizes() -> None:
    """Sizes are remembered by the number of their picture, which a rolled back test used too."""
    cache.clear()
