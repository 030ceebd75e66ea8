"""Questions about what was done in the open portal."""

from __future__ import annotations

from django.db import models

from conglang.audit.chain import link_hash
from conglang.audit.models import AuditRecord


def history_of(kind: str, key: object) -> models.QuerySet[AuditRecord]:
    """Every act on one object, oldest first; works after the object is gone."""
    return AuditRecord.objects.filter(object_kind=kind, object_key=str(key)).order_by("sequence")


def records_for_listing(*, search: str = "", act: str = "") -> models.QuerySet[AuditRecord]:
    """The portal's log, newest first, narrowed by a name, an object or an act."""
    rows: models.QuerySet[AuditRecord] = AuditRecord.objects.order_by("-sequence")
    if act:
        rows = rows.filter(act__startswith=act)
    if search:
        rows = rows.filter(
            models.Q(actor_name__icontains=search) | models.Q(object_label__icontains=search)
        )
    return rows


def broken_link() -> int | None:
    """Sequence number of the first record that does not fit the chain, or None when whole."""
    previous, expected = "", 1
    for entry in AuditRecord.objects.order_by("sequence").iterator():
        fits = entry.sequence == expected and entry.previous_hash == previous
        if not fits or entry.hash != link_hash(entry):
            return expected
        previous, expected = entry.hash, expected + 1
    return None
