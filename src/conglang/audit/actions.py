"""The only way a record is added to a portal's chain."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import connection, models, transaction
from django.utils import timezone

from conglang.audit.chain import link_hash
from conglang.audit.models import AuditRecord, ChainHead
from conglang.tenancy.scoping import open_site

SYSTEM = "Hệ thống"
LABEL_LENGTH = 255
ROLE_LENGTH = 80


def fitting(names: str, length: int) -> str:
    """As many of the names joined by commas as fit the length; “…” stands for the others."""
    if len(names) <= length:
        return names
    whole = names[: length - 2].rpartition(", ")[0]
    return f"{whole}, …" if whole else f"{names[: length - 1]}…"


def record(
    *,
    act: str,
    on: models.Model,
    by: Any = None,
    at: datetime | None = None,
    note: str = "",
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
    basis: str = "",
    role: str = "",
) -> AuditRecord:
    """Add one record to the open portal's chain, in the caller's transaction.

    by: the acting person (``pk`` and ``display_name``), or None for the system itself.
    Raises TransactionManagementError outside a transaction: the act and its record must
    be kept or lost together.
    Legal basis: system:trace
    """
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("record() belongs in the act's transaction")
    site = open_site()
    ChainHead.objects.get_or_create(site=site)
    head = ChainHead.objects.select_for_update().get(site=site)
    entry = AuditRecord(
        site=site,
        sequence=head.sequence + 1,
        at=at or timezone.now(),
        act=act,
        actor_id=by.pk if by else None,
        actor_name=by.display_name if by else SYSTEM,
        actor_role=fitting(role, ROLE_LENGTH),
        object_kind=on._meta.label_lower,
        object_key=str(on.pk),
        object_label=str(on)[:LABEL_LENGTH],
        note=note,
        before=before,
        after=after,
        basis=basis,
        previous_hash=head.hash,
    )
    entry.hash = link_hash(entry)
    entry.save(force_insert=True)
    head.sequence, head.hash = entry.sequence, entry.hash
    head.save(update_fields=["sequence", "hash"])
    return entry
