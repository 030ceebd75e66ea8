"""Staff search in choosers and listings: Wagtail's own index tables, with our words.

Named in ``WAGTAILSEARCH_BACKENDS``. Why not Wagtail's backends: on SQLite they run the whole
search again for each row found (63 s at 20,000 pages) and break on a quotation mark; on
PostgreSQL they do not use their index; neither finds Hòn Đất when asked for "hon dat".
"""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from modelsearch.backends.base import BaseSearchBackend


def SearchBackend(params: dict[str, Any]) -> BaseSearchBackend:  # noqa: N802 -- Wagtail's name
    """The backend for the default database."""
    if connection.vendor == "sqlite":
        from conglang.search.staff_backend import sqlite  # noqa: PLC0415 -- fails on PostgreSQL

        return sqlite.SQLiteBackend(params)
    if connection.vendor == "postgresql":
        from conglang.search.staff_backend import postgres  # noqa: PLC0415 -- fails on SQLite

        return postgres.PostgresBackend(params)
    message = f"Staff search works on SQLite and PostgreSQL, not on {connection.vendor}."
    raise ImproperlyConfigured(message)
