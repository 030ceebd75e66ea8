"""What stands between the acts on documents: the lock, how a document stands, the log."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from django.db import transaction

from conglang.accounts.permissions import role_names
from conglang.audit.actions import record as audit
from conglang.foundation.announce import announce
from conglang.legal.actions.counting import cells_of, move_counts
from conglang.legal.choices import Validity
from conglang.legal.indexing import settle_entry
from conglang.legal.models import LegalDocument
from conglang.legal.queries.documents import standing_of
from conglang.legal.signals import document_validity_changed


def locked_document(document_id: int) -> LegalDocument:
    """The row of the open portal, locked to the end of the act."""
    rows = LegalDocument.objects.select_for_update(of=("self",)).select_related("kind", "issuer")
    found: LegalDocument = rows.get(pk=document_id)
    return found


def settle_standing(
    document: LegalDocument, *, day: date, cells: Collection[Any] | None = None
) -> bool:
    """Reckon validity anew, move counts, bring the search up to date; whether validity changed.

    cells: where the document counted before the act, if the act itself moved it.
    Legal basis: document:validity
    """
    counted = cells_of(document) if cells is None else cells
    before = document.validity
    if document.is_draft:
        document.validity, document.validity_since = Validity.DRAFT, None
        document.validity_reason, document.next_change_on = "", None
    else:
        standing = standing_of(document, day)
        document.validity, document.validity_since = standing.validity, standing.since
        document.validity_reason = standing.reason
        document.next_change_on = standing.next_change_on
    document.save(update_fields=["validity", "validity_since", "validity_reason", "next_change_on"])
    move_counts(counted, cells_of(document))
    settle_entry(document)
    changed = bool(before != document.validity)
    if changed and document.is_public:
        announce(document_validity_changed, document_id=document.pk, site_id=document.site_id)
    return changed


def settle_targets(document: LegalDocument, *, day: date) -> None:
    """Reckon anew the documents that this one replaces, repeals or amends."""
    ids = document.does.exclude(target=None).values_list("target_id", flat=True)
    for target_id in sorted(set(ids)):
        settle_standing(locked_document(target_id), day=day)


@transaction.atomic
def settle_on(*, document_id: int, day: date) -> bool:
    """Reckon one document on a new day; whether it stands otherwise than before."""
    return settle_standing(locked_document(document_id), day=day)


def log_document(document: LegalDocument, act: str, by: Any, at: datetime, **more: Any) -> None:
    after = more.get("after")
    if after:
        more["after"] = {
            name: value.isoformat() if isinstance(value, date) else value
            for name, value in after.items() if value not in (None, "")
        }  # fmt: skip
    audit(
        act=f"document.{act}", on=document, by=by, at=at, basis="document:disclosure",
        role=role_names(by) if by else "", **more,
    )  # fmt: skip
