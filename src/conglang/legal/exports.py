"""Lists and sets of documents to take away: workbook, CSV, JSON, a zip of chosen files."""

from __future__ import annotations

import csv
import io
import json
import tempfile
import zipfile
from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from conglang.core.numbers import format_bytes
from conglang.legal.choices import Validity
from conglang.legal.models import LegalDocument
from conglang.legal.queries.library import documents_found, filters_asked
from conglang.papers.sheets import MIME, Column, Kind, Sheet, workbook

MOST_ROWS = 20_000
MOST_DOCUMENTS = 100
MOST_BYTES = 300 * 1024 * 1024
HEADINGS = (
    "Số, ký hiệu", "Loại văn bản", "Ngày ban hành", "Trích yếu", "Cơ quan ban hành", "Người ký",
    "Chức vụ", "Ngày có hiệu lực", "Hết hiệu lực sau ngày", "Hiệu lực", "Lĩnh vực", "Địa chỉ",
)  # fmt: skip
#: Names of the same columns for programs.
KEYS = (
    "number", "kind", "issued_on", "abstract", "issuer", "signer", "signer_post", "effective_on",
    "expires_on", "validity", "fields", "url",
)  # fmt: skip
_KINDS = {2: Kind.DAY, 7: Kind.DAY, 8: Kind.DAY}
_WIDTHS = (20, 16, 13, 60, 34, 22, 24, 13, 13, 20, 26, 40)


@require_safe
def documents_file(request: HttpRequest, ending: str) -> HttpResponse:
    """The filtered list as .xlsx, .csv or .json, at most 20,000 documents."""
    makers = {"xlsx": _xlsx, "csv": _csv, "json": _json}
    if ending not in makers:
        raise Http404
    found = documents_found(filters_asked(request.GET.dict()))
    rows = _rows(found, request.agency.base_url)  # type: ignore[attr-defined]
    content, mime = makers[ending](rows, request.agency)  # type: ignore[attr-defined]
    day = timezone.localdate()
    response = HttpResponse(content, content_type=mime)
    name = f"van-ban-{day:%Y%m%d}.{ending}"
    response["Content-Disposition"] = content_disposition_header(
        as_attachment=True, filename=name
    ) or "attachment"  # fmt: skip
    response["Cache-Control"] = "public, max-age=0, must-revalidate"
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _rows(found: QuerySet[LegalDocument], base: str) -> Iterator[list[Any]]:
    rows = found.select_related("kind", "issuer").prefetch_related("fields").defer("body")
    for document in rows[:MOST_ROWS].iterator(chunk_size=500):
        yield [
            document.number, document.kind.name, document.issued_on, document.abstract,
            document.issuer.name, document.signer, document.signer_post, document.effective_on,
            document.expires_on, Validity(document.validity).label,
            ", ".join(field.name for field in document.fields.all()), base + document.path,
        ]  # fmt: skip


def _xlsx(rows: Iterator[list[Any]], agency: Any) -> tuple[bytes, str]:
    columns = [
        Column(label, _KINDS.get(place, Kind.TEXT), _WIDTHS[place])
        for place, label in enumerate(HEADINGS)
    ]
    heading = f"Văn bản – {agency.portal_name}"
    sheet = Sheet("Văn bản", heading, columns, rows)
    return workbook([sheet], title=heading, creator=agency.name), MIME


def _csv(rows: Iterator[list[Any]], agency: Any) -> tuple[bytes, str]:
    stream = io.StringIO()
    writer = csv.writer(stream)
    writer.writerow(HEADINGS)
    writer.writerows([_shown(value) for value in row] for row in rows)
    # With the mark, spreadsheets know that the letters are UTF-8.
    return stream.getvalue().encode("utf-8-sig"), "text/csv; charset=utf-8"


def _shown(value: Any) -> str:
    if value is None:
        return ""
    text = value.strftime("%d/%m/%Y") if hasattr(value, "strftime") else str(value)
    # A spreadsheet would take such a cell for a formula.
    return f"'{text}" if text.startswith(("=", "+", "-", "@")) else text


def _json(rows: Iterator[list[Any]], agency: Any) -> tuple[bytes, str]:
    found = [
        {
            key: value.isoformat() if hasattr(value, "isoformat") else value
            for key, value in zip(KEYS, row, strict=True)
        }
        for row in rows
    ]
    data = {"publisher": agency.name, "documents": found}
    return json.dumps(data, ensure_ascii=False, indent=1).encode(), "application/json"


@require_safe
def documents_zip(request: HttpRequest) -> HttpResponseBase:
    """Files of chosen documents (``?vb=…&vb=…``) in one zip: at most 100 documents, 300 MB."""
    wanted = [key.replace("\0", "") for key in request.GET.getlist("vb")][:MOST_DOCUMENTS]
    rows = LegalDocument.objects.public().filter(address__in=wanted)
    documents = list(rows.select_related("kind").prefetch_related("files").defer("body"))
    files = [(document, file) for document in documents for file in document.files.all()]
    if not files:
        raise Http404
    if sum(file.size for _, file in files) > MOST_BYTES:
        return HttpResponse(
            f"Các tệp đã chọn nặng quá {format_bytes(MOST_BYTES)}. Hãy chọn ít văn bản hơn.",
            status=413, content_type="text/plain; charset=utf-8",
        )  # fmt: skip
    stream = tempfile.TemporaryFile()  # noqa: SIM115 -- the response closes it
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for document, file in files:
            with file.file.open("rb") as stored:
                archive.writestr(f"{document.address}/{file.name}", stored.read())
    stream.seek(0)
    response = FileResponse(
        stream, as_attachment=True, filename="van-ban.zip", content_type="application/zip"
    )
    response["Cache-Control"] = "no-store"
    return response
