"""Lists of the library as those who keep it see them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, Q

from conglang.core.document_numbers import read_number
from conglang.legal.choices import DocumentState, TextState
from conglang.legal.models import ImportBatch, LegalDocument


@dataclass(frozen=True, slots=True)
class DeskFilters:
    """state: of ``DocumentState``, or "" for all; text: number or words of the abstract."""

    state: str = ""
    text: str = ""

    def query(self, **changed: Any) -> str:
        values = {"tinh-trang": self.state, "q": self.text, **changed}
        return urlencode({key: value for key, value in values.items() if value})


def desk_filters(values: Mapping[str, str]) -> DeskFilters:
    """What an address asks for; nonsense asks for nothing."""
    state = values.get("tinh-trang", "")
    text = " ".join(values.get("q", "").replace("\0", "")[:200].split())
    return DeskFilters(state if state in DocumentState.values else "", text)


def documents_on_desk(filters: DeskFilters) -> Any:
    """Documents of the open portal, what was touched last first; not yet fetched."""
    rows = LegalDocument.objects.select_related("kind", "issuer").defer("body")
    if filters.state:
        rows = rows.filter(state=filters.state)
    if filters.text:
        number = read_number(filters.text)
        wanted = Q(abstract__icontains=filters.text) | Q(number__icontains=filters.text)
        rows = rows.filter(wanted | Q(number_key=number.key) if number.is_readable else wanted)
    return rows.annotate(
        file_count=Count("files", distinct=True),
        scan_count=Count("files", filter=Q(files__text_state=TextState.SCAN), distinct=True),
    ).order_by("-changed_at", "-pk")


def counts_by_state() -> dict[str, int]:
    """How many documents there are in each state."""
    rows = LegalDocument.objects.values_list("state").annotate(Count("pk"))
    return {str(state): number for state, number in rows.order_by("state")}


def imports() -> list[ImportBatch]:
    """Spreadsheets that were read, the latest first."""
    return list(ImportBatch.objects.select_related("by")[:50])
