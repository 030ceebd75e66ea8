"""The index of words, kept by the database itself so that it commits and rolls back with it.

Engines know words and order; what a query means is decided in ``rules``.
"""

from __future__ import annotations

from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from conglang.search.engines.base import Engine
from conglang.search.engines.postgres import PostgresEngine
from conglang.search.engines.sqlite import SQLiteEngine

_ENGINES: dict[str, type[Engine]] = {"sqlite": SQLiteEngine, "postgresql": PostgresEngine}


def engine() -> Engine:
    """The engine of the default database."""
    try:
        return _ENGINES[connection.vendor]()
    except KeyError:
        message = f"Search works on SQLite and PostgreSQL, not on {connection.vendor}."
        raise ImproperlyConfigured(message) from None


__all__ = ["Engine", "engine"]
