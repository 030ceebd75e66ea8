"""The page of a document, for residents and as a preview for those who keep the library."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from conglang.content.dependencies import built_from
from conglang.content.meta import as_json_ld, page_meta
from conglang.content.pages import render_public
from conglang.core.text import truncate_words
from conglang.legal.models import LegalDocument
from conglang.legal.pages import (
    facts_of,
    file_of,
    former_issuer_of,
    life_of,
    relations_of,
    row_of,
    warning_of,
)
from conglang.legal.queries.documents import same_numbers

LIBRARY_TITLE = "Văn bản"


def show_document(
    request: HttpRequest, document: LegalDocument, *, preview: bool = False
) -> HttpResponse:
    """The page of a document; also of one that is not public, for those who keep the library."""
    built_from("documents", f"document:{document.address}")
    agency = request.agency  # type: ignore[attr-defined]
    row = row_of(document)
    context = {
        "document": row, "preview": preview, "warning": warning_of(document),
        "reason": document.validity_reason, "former": former_issuer_of(document),
        "facts": facts_of(document), "files": [file_of(each) for each in document.files.all()],
        "life": life_of(document), "relations": relations_of(document),
        "paragraphs": [each for each in document.body.split("\n") if each.strip()],
        "same": [
            {"title": f"{each.title} của {each.issuer.name}", "url": each.path}
            for each in same_numbers(document) if each.is_public
        ],
        "address": agency.base_url + document.path,
        "qr": reverse("document_qr", args=[document.address]),
        "breadcrumb": [
            {"label": "Trang chủ", "url": "/"}, {"label": LIBRARY_TITLE, "url": "/van-ban/"},
        ],
    }  # fmt: skip
    meta = page_meta(
        agency, document.path, title=document.title,
        description=truncate_words(document.abstract, 40), creator=document.issuer.name,
        changed_at=document.changed_at, og_type="article", noindex=preview,
        json_ld=[as_json_ld(_legislation(document, agency.base_url))],
    )  # fmt: skip
    return render_public(request, "legal/document_page.html", context, meta=meta)


def _legislation(document: LegalDocument, base: str) -> dict[str, Any]:
    """The document as schema.org Legislation."""
    data = {
        "@type": "Legislation", "name": document.abstract, "legislationIdentifier": document.number,
        "legislationType": document.kind.name, "url": base + document.path,
        "inLanguage": "vi",
        "legislationPassedBy": {"@type": "GovernmentOrganization", "name": document.issuer.name},
    }  # fmt: skip
    if document.issued_on:
        data["legislationDate"] = document.issued_on.isoformat()
    return data
