"""The numbers beside the filters of the library: moved with each act, counted anew each night."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from django.db import transaction
from django.db.models import F

from conglang.legal.models import DocumentCount, LegalDocument
from conglang.tenancy.scoping import open_site


class Cell(NamedTuple):
    """One combination that documents are counted under; field_id None counts each once."""

    kind_id: int
    issuer_id: int
    level: str
    year: int
    validity: str
    field_id: int | None


def cells_of(document: LegalDocument) -> list[Cell]:
    """Where a document counts; nowhere while residents do not see it."""
    if not document.is_public:
        return []
    year = document.issued_on.year if document.issued_on else 0
    base = (
        document.kind_id, document.issuer_id, document.issuer.level, year, str(document.validity),
    )  # fmt: skip
    fields = [None, *sorted(document.fields.values_list("pk", flat=True))]
    return [Cell(*base, field_id) for field_id in fields]


def move_counts(before: Iterable[Cell], after: Iterable[Cell]) -> None:
    """Count a document where it is now instead of where it was; in the act's transaction."""
    moves = Counter(after)
    moves.subtract(before)
    for cell, step in moves.items():
        if step:
            _move(cell, step)


def _move(cell: Cell, step: int) -> None:
    values = cell._asdict()
    if cell.field_id is None:
        del values["field_id"]
        values["field"] = None
    rows = DocumentCount.objects.filter(**values)
    row = rows.filter(number__gte=max(0, -step)).values_list("pk", flat=True).first()
    if row is not None:
        DocumentCount.objects.filter(pk=row).update(number=F("number") + step)
    elif step > 0:
        # Two at once may make two rows of one cell: what is asked is always their sum.
        DocumentCount.objects.create(site=open_site(), number=step, **values)


@transaction.atomic
def count_again() -> int:
    """Count every public document of the open portal anew; returns how many."""
    base = ("kind_id", "issuer_id", "issuer__level", "issued_on__year", "validity")
    rows = LegalDocument.objects.public()
    once = Counter(rows.values_list(*base))
    by_field = Counter(rows.filter(fields__isnull=False).values_list(*base, "fields"))
    site = open_site()
    DocumentCount.objects.all().delete()
    DocumentCount.objects.bulk_create(
        DocumentCount(
            site=site, kind_id=kind, issuer_id=issuer, level=level, year=year or 0,
            validity=validity, field_id=field, number=number,
        )
        for (kind, issuer, level, year, validity, field), number in [
            *(((*key, None), number) for key, number in once.items()),
            *by_field.items(),
        ]
    )  # fmt: skip
    return sum(once.values())
