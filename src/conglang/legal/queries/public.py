"""What other pages of the portal show of the library."""

from __future__ import annotations

from conglang.content.dependencies import built_from
from conglang.core.dates import format_date
from conglang.legal.models import LegalDocument


def newest_documents(limit: int) -> list[dict[str, str]]:
    """The newest issued documents that residents may read, as cards of a dated list."""
    built_from("documents")
    rows = LegalDocument.objects.public().issued().exclude(issued_on=None)
    found = rows.select_related("kind").defer("body").order_by("-issued_on", "-pk")[:limit]
    return [
        {
            "title": f"{document.title}: {document.abstract}", "url": document.path,
            "date": format_date(document.issued_on), "iso": document.issued_on.isoformat(),
        }
        for document in found
    ]  # fmt: skip


def has_documents() -> bool:
    """Whether the library shows anything at all."""
    built_from("documents")
    return bool(LegalDocument.objects.public().exists())


def addresses_of_documents(limit: int) -> list[tuple[str, object]]:
    """Path of each public document and when it last changed, the newest first."""
    rows = LegalDocument.objects.public().order_by("-issued_on", "-pk")
    return [
        (f"/van-ban/{address}/", changed)
        for address, changed in rows.values_list("address", "changed_at")[:limit]
    ]
