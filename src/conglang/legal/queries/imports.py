"""How an import from a spreadsheet stands."""

from __future__ import annotations

from django.db.models import Count

from conglang.legal.models import ImportBatch


def counts_of_import(batch: ImportBatch) -> dict[str, int]:
    """How many lines: all, with remarks, left out, made, failed."""
    rows = batch.rows
    return {
        "all": rows.count(),
        "remarks": rows.exclude(remarks=[]).count(),
        "left_out": rows.filter(left_out=True).count(),
        **rows.aggregate(made=Count("document")),
        "failed": rows.exclude(failed="").count(),
    }
