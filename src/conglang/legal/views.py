"""What residents see: the library, a document, its pages drawn for reading on any phone."""

from __future__ import annotations

from typing import Any

import qrcode
import qrcode.image.svg
from django.db.models import Prefetch
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from conglang.content.dependencies import built_from
from conglang.content.meta import FeedLink, page_meta
from conglang.content.pages import pager_context, public_page, render_public
from conglang.core.errors import Refusal
from conglang.core.text import truncate_words
from conglang.legal.choices import Ordering
from conglang.legal.delivery import drawn_page
from conglang.legal.models import DocumentFile, LegalDocument
from conglang.legal.pages import file_of, row_of
from conglang.legal.queries.documents import public_document
from conglang.legal.queries.library import (
    chosen_words,
    documents_found,
    facets_of,
    filters_asked,
    total_of,
)
from conglang.legal.showing import LIBRARY_TITLE, show_document

PAGE_SIZE = 20
#: Nobody turns further; a robot that does would make the database sort everything each time.
LAST_PAGE = 500


class _Counted:
    """Rows whose number is known without counting them."""

    def __init__(self, rows: Any, total: int) -> None:
        self.rows, self.total = rows, min(total, LAST_PAGE * PAGE_SIZE)

    def count(self) -> int:
        return self.total

    def __len__(self) -> int:
        return self.total

    def __getitem__(self, wanted: Any) -> Any:
        return self.rows[wanted]


@require_safe
def library(request: HttpRequest) -> HttpResponse:
    """Documents by kind, field, body, level, year and validity, with numbers; words if asked."""
    filters = filters_asked(request.GET.dict())
    built_from("documents")
    total, facets = total_of(filters), facets_of(filters)
    # The words of files are long and stand in no list.
    files = Prefetch("files", DocumentFile.objects.defer("text").select_related("document"))
    rows = documents_found(filters).select_related("kind", "issuer").prefetch_related(files)
    rows = rows.defer("body")
    page = public_page(_Counted(rows, total), request.GET.get("trang"), PAGE_SIZE)
    base = f"{reverse('documents')}?{filters.query()}"
    context = {
        "title": LIBRARY_TITLE, "filters": filters, "facets": facets, "total": total,
        "chosen": chosen_words(filters, facets),
        "rows": [row_of(document) for document in page.object_list],
        "orders": [
            {"value": value, "label": label, "chosen": value == filters.order}
            for value, label in Ordering.choices
        ],
        "query": filters.query(),
        "table_url": f"?{filters.query(cards=False)}", "cards_url": f"?{filters.query(cards=True)}",
        "pager": pager_context(page, base + "&" if filters.query() else base),
        "breadcrumb": [{"label": "Trang chủ", "url": "/"}],
    }  # fmt: skip
    agency = request.agency  # type: ignore[attr-defined]
    name, base = agency.portal_name, agency.base_url
    meta = page_meta(
        agency, reverse("documents"), title=LIBRARY_TITLE,
        noindex=filters.narrows or page.number > 1,
        description=f"Văn bản do {agency.name} và cơ quan cấp trên ban hành: tìm theo số, nội "
        "dung, loại, lĩnh vực, năm và hiệu lực.",
        feeds=[FeedLink(f"Văn bản – {name}", f"{base}/van-ban/rss/", "application/rss+xml")],
    )  # fmt: skip
    return render_public(request, "legal/library_page.html", context, meta=meta)


def _public_or_404(address: str) -> LegalDocument:
    document = public_document(address)
    if document is None:
        raise Http404
    return document


@require_safe
def document_page(request: HttpRequest, address: str) -> HttpResponse:
    """A document: how it stands in the first line, facts, files, life, ties to others."""
    return show_document(request, _public_or_404(address))


def _shown_file_or_404(address: str, file_id: int) -> DocumentFile:
    document = _public_or_404(address)
    found = next((each for each in document.files.all() if each.pk == file_id), None)
    if found is None or not found.can_be_shown:
        raise Http404
    return found


@require_safe
def document_viewer(request: HttpRequest, address: str, file_id: int) -> HttpResponse:
    """One page of a file as a picture with its words, so that any phone and reader can."""
    file = _shown_file_or_404(address, file_id)
    number = _page_asked(request.GET.get("trang", ""), file.pages)
    texts = file.text.split("\f")
    document = file.document
    built_from("documents", f"document:{address}")
    here = reverse("document_viewer", args=[address, file_id])
    context = {
        "title": f"{document.title}, {file.name}", "document": row_of(document),
        "file": file_of(file), "number": number, "numbers": range(1, file.pages + 1),
        "picture": reverse("document_picture", args=[address, file_id, number]),
        "words": texts[number - 1].split("\n") if number <= len(texts) else [],
        "is_recognised": file.text_state == "ocr",
        "previous_url": f"{here}?trang={number - 1}" if number > 1 else "",
        "next_url": f"{here}?trang={number + 1}" if number < file.pages else "",
        "breadcrumb": [
            {"label": "Trang chủ", "url": "/"}, {"label": LIBRARY_TITLE, "url": "/van-ban/"},
            {"label": document.title, "url": document.path},
        ],
    }  # fmt: skip
    meta = page_meta(
        request.agency, here, title=f"Trang {number} – {document.title}",  # type: ignore[attr-defined]
        description=truncate_words(document.abstract, 40), noindex=True,
    )  # fmt: skip
    return render_public(request, "legal/viewer_page.html", context, meta=meta)


def _page_asked(text: str, last: int) -> int:
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 6 else 1
    return min(max(number, 1), last)


@require_safe
def document_picture(request: HttpRequest, address: str, file_id: int, number: int) -> HttpResponse:
    """The picture of one page, drawn when first asked for and kept."""
    file = _shown_file_or_404(address, file_id)
    if not 1 <= number <= file.pages:
        raise Http404
    try:
        content = drawn_page(file, number)
    except Refusal as refusal:
        raise Http404 from refusal
    response = HttpResponse(content, content_type="image/webp")
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "public, max-age=300"
    return response


@require_safe
def document_qr(request: HttpRequest, address: str) -> HttpResponse:
    """The document's permanent address as a code for telephones."""
    document = _public_or_404(address)
    base = request.agency.base_url  # type: ignore[attr-defined]
    made = qrcode.make(
        base + document.path, image_factory=qrcode.image.svg.SvgPathImage, box_size=12, border=2
    )
    response = HttpResponse(made.to_string(), content_type="image/svg+xml")
    response["Cache-Control"] = "public, max-age=300"
    response["X-Content-Type-Options"] = "nosniff"
    return response
