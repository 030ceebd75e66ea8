from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from conglang.search.queries import search
from tests.search.factories import found, index


def test_pages_are_stable_and_hold_each_hit_once(portal: Any) -> None:
    for number in range(25):
        index(str(number), "Lúa", age_days=number // 5)

    pages = [found("lúa", page=page) for page in (1, 2, 3)]

    assert [len(page) for page in pages] == [10, 10, 5]
    assert len({key for page in pages for key in page}) == 25
    assert pages == [found("lúa", page=page) for page in (1, 2, 3)]


def test_results_say_where_they_are(portal: Any) -> None:
    for number in range(7):
        index(str(number), "Lúa")

    results = search(" Lúa ", page=2, page_size=3)

    assert (results.total, results.page, results.pages) == (7, 2, 3)
    assert results.query == "Lúa"
    assert len(results.hits) == 3


@pytest.mark.parametrize(("asked", "shown"), [(0, 1), (-5, 1), (99, 3), (10**12, 3)])
def test_a_page_that_is_not_there_is_the_nearest(portal: Any, asked: int, shown: int) -> None:
    for number in range(7):
        index(str(number), "Lúa")

    assert search("lúa", page=asked, page_size=3).page == shown


def test_deep_pages_end_at_one_hundred(portal: Any) -> None:
    for number in range(102):
        index(str(number), "Lúa")

    results = search("lúa", page=102, page_size=1)

    assert (results.total, results.pages, results.page) == (102, 100, 100)


def test_a_page_never_has_more_than_fifty(portal: Any) -> None:
    for number in range(51):
        index(str(number), "Lúa")

    assert len(search("lúa", page_size=10_000).hits) == 50


def test_one_hit_costs_as_many_queries_as_thirty(portal: Any) -> None:
    index("one", "Khoai")
    for number in range(30):
        index(str(number), "Lúa")

    with CaptureQueriesContext(connection) as one:
        search("khoai", page_size=50)
    with CaptureQueriesContext(connection) as thirty:
        search("lúa", page_size=50)

    assert len(one) == len(thirty)
