"""The library of documents at 1,000 and at 100,000: the same page must not cost three times more.

Runs in a process of its own (``python -m benchmarks.library FOLDER``) and prints JSON.
"""

from __future__ import annotations

import json
import os
import random
import sys
import time
from datetime import date, timedelta
from pathlib import Path
from statistics import median
from typing import Any

FEW, MANY = 1_000, 100_000
HOST = "goc.localhost"
#: What residents ask of the library; the last three take each filter, words, and both.
PAGES = {
    "list": "/van-ban/",
    "deep": "/van-ban/?trang=40",
    "kind and year": "/van-ban/?loai=quyet-dinh&nam=2024",
    "all filters": "/van-ban/?loai=quyet-dinh&linh-vuc=y-te&co-quan={issuer}&cap=province&nam=2024"
    "&hieu-luc=in_force",
    "rare words": "/van-ban/?q=xa+so+{word}",
    "words and filters": "/van-ban/?q=xa+so+{word}&loai=quyet-dinh",
    "common words": "/van-ban/?q=nong+thon",
}
KINDS = ("quyet-dinh", "nghi-quyet", "thong-bao", "ke-hoach", "bao-cao")
TRIES = 40


def main(folder: Path) -> None:
    os.environ.update(
        CONGLANG_DATA=str(folder), DJANGO_SETTINGS_MODULE="conglang.config.settings",
        CONGLANG_LOG_LEVEL="ERROR",
    )  # fmt: skip
    folder.mkdir(parents=True, exist_ok=True)
    import django

    django.setup()
    from django.core.management import call_command
    from django.utils import timezone

    from conglang.tenancy.actions import create_portal
    from conglang.tenancy.scoping import every_site

    call_command("migrate", verbosity=0)
    call_command("createcachetable", database="cache", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    with every_site(reason="the benchmark makes its own installation"):
        agency = create_portal(
            level="province", name="tỉnh Đo Đạc", host=HOST, parent_host=None, at=timezone.now()
        )
    figures = {**pages_by_rows(agency), **extraction()}
    json.dump(figures, sys.stdout, ensure_ascii=False)


def _fill(agency: Any, first: int, last: int) -> None:
    """Public documents in bulk: rows, index entries, counts; by the tables, not by the acts."""
    from django.utils import timezone

    from conglang.core.document_numbers import read_number
    from conglang.legal.actions import count_again
    from conglang.legal.choices import DocumentState, Validity
    from conglang.legal.indexing import settle_entry
    from conglang.legal.models import Field, Issuer, LegalDocument
    from conglang.tenancy.scoping import within_site
    from conglang.vocabulary.models import DocumentKind

    dice, now = random.Random(first), timezone.now()
    with within_site(agency.site):
        kinds = [DocumentKind.objects.get(code=code) for code in KINDS]
        issuers, fields = list(Issuer.objects.all()), list(Field.objects.all())
        rows = []
        for number in range(first, last):
            day = date(2014, 1, 1) + timedelta(days=dice.randrange(4600))
            written = f"{number}/{day.year}/QĐ-UBND"
            rows.append(
                LegalDocument(
                    site=agency.site, address=f"so-{number}", state=DocumentState.PUBLIC,
                    number=written, number_key=read_number(written).key, serial=number,
                    kind=dice.choice(kinds), issuer=dice.choice(issuers), normative=True,
                    abstract=f"Quy định việc làm đường nông thôn của xã số {number % 997}, đợt "
                    f"{number}", issued_on=day, effective_on=day, entered_at=now, changed_at=now,
                    published_at=now,
                    validity=dice.choices(
                        [Validity.IN_FORCE, Validity.EXPIRED, Validity.PARTLY], [7, 2, 1]
                    )[0],
                )
            )  # fmt: skip
        made = LegalDocument.objects.bulk_create(rows, batch_size=1000)
        through = LegalDocument.fields.through
        through.objects.bulk_create(
            (
                through(legaldocument_id=each.pk, field_id=field.pk)
                for each in made
                for field in dice.sample(fields, dice.choice((1, 1, 2)))
            ),
            batch_size=2000,
        )
        _index(made, settle_entry)
        count_again()
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _index(made: list[Any], settle: Any) -> None:
    from django.db import transaction
    from django.db.models import prefetch_related_objects

    for start in range(0, len(made), 1000):
        batch = made[start : start + 1000]
        prefetch_related_objects(batch, "files")
        with transaction.atomic():
            for document in batch:
                settle(document)


def _times(path: str) -> tuple[float, float, int]:
    """Median and p95 in ms of a page, and its number of queries."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client(headers={"host": HOST})
    with CaptureQueriesContext(connection) as seen:
        response = client.get(path)
    assert response.status_code == 200, (path, response.status_code)
    asked, times = len(seen), []
    for _ in range(TRIES):
        start = time.perf_counter()
        client.get(path)
        times.append((time.perf_counter() - start) * 1000)
    times.sort()
    return median(times), times[int(TRIES * 0.95) - 1], asked


def pages_by_rows(agency: Any) -> dict[str, dict[str, object]]:
    """Each page of the library with 1,000 and with 100,000 documents."""
    from conglang.legal.models import Issuer
    from conglang.tenancy.scoping import within_site

    with within_site(agency.site):
        issuer = Issuer.objects.get(name=agency.name).pk
    paths = {name: path.format(issuer=issuer, word=7) for name, path in PAGES.items()}
    _fill(agency, 1, FEW + 1)
    few = {name: _times(path) for name, path in paths.items()}
    _fill(agency, FEW + 1, MANY + 1)
    many = {name: _times(path) for name, path in paths.items()}
    return {
        f"library {name}": {
            "p95_ms_1000": round(few[name][1], 1), "p95_ms_100000": round(many[name][1], 1),
            "median_ratio": round(many[name][0] / few[name][0], 2),
            "p95_ratio": round(many[name][1] / few[name][1], 2),
            "queries": [few[name][2], many[name][2]],
        }
        for name in PAGES
    }  # fmt: skip


def extraction() -> dict[str, dict[str, object]]:
    """Words out of a PDF of 40 pages, child process included; and one page drawn."""
    from conglang.papers import administrative as paper
    from conglang.papers.extract import draw_page, extract_text

    words = "Ủy ban nhân dân xã quy định mức hỗ trợ làm đường giao thông nông thôn. " * 6
    content = paper.to_pdf(
        paper.Document(
            head=paper.Head(issuer="Ủy ban nhân dân xã Hòn Đất"), kind="Báo cáo",
            abstract="Phép đo", body=[paper.Paragraph(words) for _ in range(240)],
        )
    )  # fmt: skip
    reading, drawing = [], []
    for _ in range(5):
        start = time.perf_counter()
        pages = len(extract_text(content).pages)
        reading.append(time.perf_counter() - start)
        start = time.perf_counter()
        draw_page(content, 2)
        drawing.append(time.perf_counter() - start)
    return {
        "extraction": {
            "pages": pages, "pages_per_second": round(pages / median(reading)),
            "one_page_drawn_ms": round(median(drawing) * 1000),
        }
    }  # fmt: skip


if __name__ == "__main__":
    main(Path(sys.argv[1]))
