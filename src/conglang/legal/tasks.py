"""Work of the library in the background."""

from __future__ import annotations

import logging

from django.utils import timezone

from conglang.foundation.jobs import job
from conglang.foundation.timetable import every
from conglang.legal import actions
from conglang.legal.queries.documents import due_to_change
from conglang.tenancy.choices import PortalState
from conglang.tenancy.models import Agency
from conglang.tenancy.scoping import every_site, within_site

logger = logging.getLogger(__name__)


@job(
    "legal.read_file", retries=3, timeout_seconds=1900, queue="media",
    label="Đọc chữ trong tệp văn bản",
)  # fmt: skip
def read_document_file(*, file_id: int) -> str:
    """Read the words of a document's file; returns what became of it."""
    return actions.read_file(file_id=file_id)


@job("legal.bring_in", retries=3, timeout_seconds=3600, label="Nhập văn bản từ bảng tính")
def bring_in_sheet(*, batch_id: int) -> int:
    """Make documents of the lines of a sheet; returns how many this run made."""
    return actions.bring_in(batch_id=batch_id, at=timezone.now())


@every(daily_at="00:01", label="Tính lại hiệu lực văn bản")
def settle_validity() -> int:
    """Reckon documents whose first or last day came; returns how many stand otherwise.

    One that fails is logged and tried again the next night.
    Legal basis: document:validity
    """
    today = timezone.localdate()
    with every_site(reason="the scheduler serves every portal"):
        due = due_to_change(today)
    changed = 0
    for document_id, site in due:
        try:
            with within_site(site):
                changed += actions.settle_on(document_id=document_id, day=today)
        except Exception:
            logger.exception("validity of document %s could not be settled", document_id)
    return changed


@every(daily_at="02:40", label="Đếm lại văn bản trong thư viện")
def count_documents() -> int:
    """Count the documents of every portal anew; returns how many there are."""
    with every_site(reason="the scheduler serves every portal"):
        portals = list(Agency.objects.exclude(state=PortalState.ARCHIVED).select_related("site"))
    counted = 0
    for agency in portals:
        try:
            with within_site(agency.site):
                counted += actions.count_again()
        except Exception:
            logger.exception("documents of %s could not be counted", agency.site.hostname)
    return counted
