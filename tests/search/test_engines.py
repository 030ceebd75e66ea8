from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection

from conglang.search.engines import engine
from conglang.search.models import SearchEntry
from conglang.search.rules import analyse
from tests.search.factories import index


def test_another_database_is_refused_by_name(monkeypatch: Any) -> None:
    monkeypatch.setattr(connection, "vendor", "oracle")

    with pytest.raises(ImproperlyConfigured, match="not on oracle"):
        engine()


def test_the_engine_pages_through_what_it_counts(portal: Any) -> None:
    entries = [index(str(number), "Lúa", age_days=number) for number in range(5)]
    query = analyse("lúa")

    found = engine().match(portal.pk, query, kinds=(), offset=1, limit=3)

    assert found == [entry.pk for entry in entries[1:4]]
    assert engine().count(portal.pk, query, kinds=()) == 5
    assert engine().count(portal.pk, query, kinds=["legal"]) == 0
    assert engine().count(portal.pk + 1, query, kinds=()) == 0


def test_removed_words_are_found_no_more(portal: Any) -> None:
    entry = index("1", "Lúa")

    engine().remove(entry)

    assert engine().count(portal.pk, analyse("lúa"), kinds=()) == 0
    assert SearchEntry.objects.exists()


@pytest.mark.django_db
def test_sqlite_still_has_the_trigger_that_migrations_lose() -> None:
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL keeps the words in the row itself.")
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE tbl_name = 'search_searchentry'")
        names = {row[0] for row in cursor.fetchall()}

    assert "search_forget_words" in names


@pytest.mark.django_db
def test_postgresql_answers_from_the_index_alone(portal: Any) -> None:
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has no other way.")
    for number in range(50):
        index(str(number), "Lúa")
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(
            "EXPLAIN SELECT count(*) FROM search_searchentry WHERE words @@ '''f:lua'''::tsquery"
        )
        plan = " ".join(row[0] for row in cursor.fetchall())

    assert "Bitmap Index Scan on search_words" in plan
