"""What the page being rendered was built from: the list by which kept pages are dropped later."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

_collected: ContextVar[set[str] | None] = ContextVar("conglang_page_built_from", default=None)


@contextmanager
def collecting() -> Iterator[set[str]]:
    """Collect keys such as ``article:12`` or ``section:5`` while a public page renders."""
    keys: set[str] = set()
    token = _collected.set(keys)
    try:
        yield keys
    finally:
        _collected.reset(token)


def built_from(*keys: str) -> None:
    """Say that the page being rendered shows these things; outside a page it does nothing."""
    keys_now = _collected.get()
    if keys_now is not None:
        keys_now.update(keys)
