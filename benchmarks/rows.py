"""What grows with rows and what must not: queries per page, staff search, number of portals.

Runs in a process of its own (``python -m benchmarks.rows FOLDER``) and prints JSON.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path
from statistics import median
from typing import Any

PAGES = ("/", "/tin-tuc/nong-thon-moi/", "/tim-kiem/?q=duong", "/so-do-cong/")
FEW, MANY = 10, 1000
STAFF_PAGES = 20_000
PORTALS = 100


def main(folder: Path) -> None:
    os.environ.update(
        CONGLANG_DATA=str(folder), DJANGO_SETTINGS_MODULE="conglang.config.settings",
        CONGLANG_LOG_LEVEL="ERROR",
    )  # fmt: skip
    folder.mkdir(parents=True, exist_ok=True)
    import django

    django.setup()
    from conglang.tenancy.scoping import every_site

    _migrate()
    with every_site(reason="the benchmark makes its own installation"):
        figures = {**queries_by_rows(), **portals_by_number(), **staff_search()}
    json.dump(figures, sys.stdout, ensure_ascii=False)


def _migrate() -> None:
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    call_command("createcachetable", database="cache", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)


def _portal(host: str, name: str, parent: str | None = None) -> Any:
    from django.utils import timezone

    from conglang.tenancy.actions import create_portal

    level = "commune" if parent else "province"
    return create_portal(level=level, name=name, host=host, parent_host=parent, at=timezone.now())


def _fill(agency: Any, count: int, *, offset: int = 0) -> None:
    from datetime import timedelta

    from django.utils import timezone

    from conglang.newsroom.actions import import_article
    from conglang.newsroom.models import SectionPage
    from conglang.tenancy.scoping import within_site

    with within_site(agency.site):
        section = SectionPage.objects.get(slug="nong-thon-moi")
        for number in range(offset, offset + count):
            shown = timezone.now() - timedelta(hours=number + 1)
            import_article(
                section_id=section.pk, at=shown, shown_at=shown, inherited_from="phép đo", by=None,
                fields={
                    "title": f"Xã làm đường nông thôn đợt {number}",
                    "lead": f"Đợt {number} làm thêm đường ấp.",
                    "body": [("text", f"<p>Nhân dân góp công làm đường, đợt {number}.</p>")],
                    "genre": "bai",
                },
                authors=[{"name": "Ban Biên tập", "role": "bai"}],
            )  # fmt: skip


def _count(path: str, host: str) -> tuple[int, float, float]:
    """Queries of a page; processor ms of it and of a fixed piece of work beside it."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client(headers={"host": host})
    client.get(path)
    with CaptureQueriesContext(connection) as seen:
        response = client.get(path)
    assert response.status_code == 200, (path, response.status_code)
    asked = len(seen)  # now: the next request empties the log
    times, reference = [], []
    for _ in range(15):
        start = time.process_time()
        client.get(path)
        times.append((time.process_time() - start) * 1000)
        start = time.process_time()
        _reference_work()
        reference.append((time.process_time() - start) * 1000)
    return asked, median(times), median(reference)


def _reference_work() -> None:
    """The same work each time, to know a slow minute of the machine from a slow page."""
    words = [f"đường {number}" for number in range(40_000)]
    sorted(words, key=lambda each: each[::-1])


def queries_by_rows() -> dict[str, dict[str, object]]:
    """Queries of each page with 10 and with 1,000 articles: they must be equal."""
    agency = _portal("goc.localhost", "tỉnh Đo Đạc")
    _fill(agency, FEW)
    few = {path: _count(path, "goc.localhost") for path in PAGES}
    _fill(agency, MANY - FEW, offset=FEW)
    many = {path: _count(path, "goc.localhost") for path in PAGES}
    return {
        f"queries {path}": {
            "with_10": few[path][0], "with_1000": many[path][0],
            "ms_with_10": round(few[path][1], 1), "ms_with_1000": round(many[path][1], 1),
        }
        for path in PAGES
    }  # fmt: skip


def portals_by_number() -> dict[str, dict[str, object]]:
    """Time to create portal 1 and portal 100, and what a page of portal 1 costs beside them."""
    before = _count("/tin-tuc/nong-thon-moi/", "goc.localhost")
    times = []
    for number in range(1, PORTALS + 1):
        start = time.perf_counter()
        _portal(f"xa{number}.localhost", f"xã Số {number}", "goc.localhost")
        times.append((time.perf_counter() - start) * 1000)
    after = _count("/tin-tuc/nong-thon-moi/", "goc.localhost")
    first, last = median(times[:10]), median(times[-10:])
    return {
        "portal_create": {
            "first_ten_ms": round(first, 1), "last_ten_ms": round(last, 1),
            "ratio": round(last / first, 2),
        },
        "page_beside_100_portals": {
            "alone_ms": round(before[1], 1), "beside_100_ms": round(after[1], 1),
            "ratio": round((after[1] / after[2]) / (before[1] / before[2]), 2),
            "queries_alone": before[0], "queries_beside_100": after[0],
        },
    }  # fmt: skip


def staff_search() -> dict[str, dict[str, object]]:
    """The board's own search over 20,000 pages, folded, with a stray quotation mark too."""
    from wagtail.models import Site
    from wagtail.search.index import get_indexed_models  # noqa: F401 -- the index must be ready

    from conglang.newsroom.queries import articles_matching
    from conglang.tenancy.scoping import within_site

    site = Site.objects.get(hostname="goc.localhost")
    with within_site(site):
        _many_pages(STAFF_PAGES)
        figures: dict[str, dict[str, object]] = {}
        for words in ("hon dat", "so 1234", 'đường "nông'):
            times = []
            for _ in range(7):
                start = time.perf_counter()
                found = articles_matching(words)
                times.append((time.perf_counter() - start) * 1000)
            assert found
            key = words.replace('"', "'")
            figures[f"staff_search {key}"] = {
                "pages": STAFF_PAGES, "found": len(found), "median_ms": round(median(times), 1),
                "worst_ms": round(max(times), 1),
            }  # fmt: skip
    return figures


def _many_pages(total: int) -> None:
    """Pages in bulk: rows and index entries only, for the search to go through."""
    from django.db import connection, transaction
    from wagtail.search.backends import get_search_backend

    from conglang.content.models import BasePage
    from conglang.newsroom.models import ArticlePage, SectionPage

    section = SectionPage.objects.get(slug="nong-thon-moi")
    sample = ArticlePage.objects.first()
    assert sample is not None
    first = section.numchild + 1
    pages = [
        BasePage(
            title=f"Hòn Đất: đường nông thôn số {number}", slug=f"so-{number}", live=False,
            path=section._get_path(section.path, section.depth + 1, number),
            depth=section.depth + 1, url_path=f"{section.url_path}so-{number}/",
            content_type=sample.content_type, locale=sample.locale, site_id=section.site_id,
        )
        for number in range(first, total + 1)
    ]  # fmt: skip
    with transaction.atomic(), connection.cursor() as cursor:
        BasePage.objects.bulk_create(pages, batch_size=1000)
        ids = BasePage.objects.filter(path__startswith=section.path, slug__startswith="so-")
        body = json.dumps([{"type": "text", "value": "<p>Cầu, đường, trường, trạm.</p>"}])
        cursor.executemany(
            "INSERT INTO newsroom_articlepage (basepage_ptr_id, lead, body, genre, source_name, "
            "source_url, inherited_from) VALUES (%s, %s, %s, 'tin', '', '', '')",
            [(pk, "Tin đo.", body) for pk in ids.values_list("pk", flat=True)],
        )
        BasePage.objects.filter(pk=section.pk).update(numchild=total)
    index = get_search_backend().get_index_for_model(ArticlePage)
    rows = ArticlePage.objects.order_by("pk")
    for start in range(0, total, 1000):
        index.add_items(ArticlePage, list(rows[start : start + 1000]))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
