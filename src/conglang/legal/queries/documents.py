"""One document: as staff keep it, as residents read it, how it stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q

from conglang.core.document_numbers import read_number
from conglang.core.screening import Hit, find_identifiers, find_secrecy_in_name, find_secrecy_marks
from conglang.core.screening import excerpt as excerpt_of
from conglang.legal.choices import TAKES_EFFECT_FROM, DocumentState, TextState
from conglang.legal.models import DocumentFile, LegalDocument, Relation
from conglang.legal.validity_rules import Effect, Standing, Times, standing_on
from conglang.tenancy.models import Agency
from conglang.tenancy.scoping import open_site


def document_with_everything(**wanted: Any) -> LegalDocument | None:
    """A document with kind, issuer, fields and files at hand, or None."""
    rows = LegalDocument.objects.select_related("kind", "issuer__successor", "entered_by")
    found: LegalDocument | None = rows.prefetch_related("fields", "files").filter(**wanted).first()
    return found


def public_document(address: str) -> LegalDocument | None:
    """What residents read at an address; None while it is not public."""
    return document_with_everything(address=address, state=DocumentState.PUBLIC)


def same_numbers(document: LegalDocument) -> list[LegalDocument]:
    """Other documents with the same number: of another body, or of another day."""
    if not document.number_key:
        return []
    rows = LegalDocument.objects.filter(number_key=document.number_key).exclude(pk=document.pk)
    return list(rows.select_related("kind", "issuer")[:10])


def documents_like(text: str, *, exclude: int = 0) -> list[LegalDocument]:
    """Documents that a clerk may mean: by number first, then by words of the abstract."""
    words = " ".join(text.split())
    if not words:
        return []
    rows = LegalDocument.objects.select_related("kind", "issuer").exclude(pk=exclude)
    number = read_number(words)
    asked = Q(number_key=number.key) if number.is_readable else Q(number__icontains=words)
    found = list(rows.filter(asked).newest_first()[:20])
    return found or list(rows.filter(abstract__icontains=words).newest_first()[:20])


# --- how it stands ------------------------------------------------------------------------------


def times_of(document: LegalDocument) -> Times:
    return Times(document.issued_on, document.effective_on, document.expires_on, document.normative)


def effects_on(document: LegalDocument) -> list[Effect]:
    """What public documents of the library, and papers outside it, did to a document."""
    rows = Relation.objects.filter(
        target=document, kind__in=TAKES_EFFECT_FROM, source__state=DocumentState.PUBLIC,
        source__is_draft=False,
    )  # fmt: skip
    done = [
        Effect(row.kind, row.first_day, row.parts, row.source.title)
        for row in rows.select_related("source__kind")
    ]
    events = [Effect(row.kind, row.on, row.parts, row.basis) for row in document.events.all()]
    return [*done, *events]


def standing_of(document: LegalDocument, day: date) -> Standing:
    """How a document stands on a day, reckoned anew.

    Legal basis: document:validity
    """
    return standing_on(day, times_of(document), effects_on(document))


def successors_of(document: LegalDocument) -> list[LegalDocument]:
    """Public documents that replace the whole of it, the latest first."""
    rows = Relation.objects.filter(
        target=document, kind="replaces", parts="", source__state=DocumentState.PUBLIC,
        source__is_draft=False,
    ).select_related("source__kind", "source__issuer")  # fmt: skip
    return [row.source for row in sorted(rows, key=lambda row: row.first_day or date.min)][::-1]


# --- what must not be published -----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Found:
    """Something in a document that may not be for everybody. key: without the value itself."""

    key: str
    kind: str
    words: str
    place: str
    waived: bool


_KINDS = {
    "citizen_id": "Số định danh cá nhân", "phone": "Số điện thoại", "account": "Số tài khoản",
    "email": "Địa chỉ thư", "birth_date": "Ngày sinh", "secrecy": "Dấu mật",
}  # fmt: skip
MOST_FOUND = 60


def findings_of(document: LegalDocument) -> list[Found]:
    """Personal data and marks of secrecy in the words of a document and its files.

    The office's own telephone and mail are no finding; of each value one is told.
    Legal basis: privacy:publication, board:secrets
    """
    agency = Agency.objects.get(site=open_site())
    own = {hit.value for hit in find_identifiers(f"Điện thoại: {agency.phone} {agency.email}")}
    found: dict[str, Found] = {}
    for place, text, is_name in _pieces(document):
        for hit in _search(text, own, is_name=is_name):
            found.setdefault(
                hit.key,
                Found(
                    hit.key, _KINDS.get(hit.kind, hit.kind), excerpt_of(text, hit.start, hit.end),
                    place, hit.key in document.waived,
                ),
            )  # fmt: skip
            if len(found) >= MOST_FOUND:
                return list(found.values())
    return list(found.values())


def _pieces(document: LegalDocument) -> Iterable[tuple[str, str, bool]]:
    yield "trích yếu", document.abstract, False
    yield "toàn văn", document.body, False
    for file in document.files.all():
        yield f"tên tệp “{file.name}”", file.name, True
        yield f"tệp “{file.name}”", file.text, False


def _search(text: str, own: set[str], *, is_name: bool) -> list[Hit]:
    marks = find_secrecy_in_name(text) if is_name else find_secrecy_marks(text)
    return [*find_identifiers(text, allowed=own), *marks]


def unread_files(document: LegalDocument) -> list[DocumentFile]:
    """Files whose words nobody has looked at yet."""
    return [file for file in document.files.all() if file.text_state == TextState.WAITING]


def due_to_change(today: date) -> list[tuple[int, Any]]:
    """Documents whose standing may be another one today, with their portals; of every portal."""
    rows = LegalDocument.objects.filter(next_change_on__lte=today).select_related("site__agency")
    return [(row.pk, row.site) for row in rows]


def recently_entered(since: datetime) -> int:
    """How many documents came into the library since then."""
    return int(LegalDocument.objects.filter(entered_at__gte=since).count())
