"""Questions about what was done in the open portal."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta

from django.db import models

from conglang.audit.chain import link_hash
from conglang.audit.models import AuditRecord, ChainHead
from conglang.core.dates import start_of_day
from conglang.tenancy.scoping import open_site


def history_of(kind: str, key: object) -> models.QuerySet[AuditRecord]:
    """Every act on one object, oldest first; works after the object is gone."""
    return AuditRecord.objects.filter(object_kind=kind, object_key=str(key)).order_by("sequence")


def history_of_several(objects: Mapping[str, Iterable[object]]) -> models.QuerySet[AuditRecord]:
    """Every act on several objects, given as kind → keys, newest first."""
    wanted = models.Q(pk__in=[])
    for kind, keys in objects.items():
        wanted |= models.Q(object_kind=kind, object_key__in=[str(key) for key in keys])
    return AuditRecord.objects.filter(wanted).order_by("-sequence")


def records_for_listing(
    *,
    search: str = "",
    act: str = "",
    actors: Collection[int] = (),
    since: date | None = None,
    until: date | None = None,
) -> models.QuerySet[AuditRecord]:
    """The portal's log, newest first, narrowed by words, an act or group of acts, days.

    actors: ids of people whom the words mean; added to what the words find as they are.
    """
    rows: models.QuerySet[AuditRecord] = AuditRecord.objects.order_by("-sequence")
    if act:
        rows = rows.filter(models.Q(act=act) | models.Q(act__startswith=f"{act}."))
    if since:
        rows = rows.filter(at__gte=start_of_day(since))
    if until:
        rows = rows.filter(at__lt=start_of_day(until + timedelta(days=1)))
    words = search.strip()
    if words:
        rows = rows.filter(
            models.Q(actor_name__icontains=words)
            | models.Q(object_label__icontains=words)
            | models.Q(note__icontains=words)
            | models.Q(actor_id__in=actors)
        )
    return rows


def broken_link() -> int | None:
    """Sequence number of the first record that does not fit the chain, or None when whole.

    One that is missing at the end is noticed too: the last link is kept beside the records.
    """
    previous, expected = "", 1
    for entry in AuditRecord.objects.order_by("sequence").iterator():
        fits = entry.sequence == expected and entry.previous_hash == previous
        if not fits or entry.hash != link_hash(entry):
            return expected
        previous, expected = entry.hash, expected + 1
    head = ChainHead.objects.filter(site=open_site()).first()
    last = (head.sequence, head.hash) if head else (0, "")
    return None if last == (expected - 1, previous) else expected
