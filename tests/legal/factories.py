"""A library with its keepers; documents entered and published by their acts."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from itertools import count
from typing import Any

from conglang.accounts.models import User
from conglang.core.errors import Refusal
from conglang.legal import actions
from conglang.legal.actions import DocumentFacts
from conglang.legal.models import DocumentFile, Issuer, LegalDocument
from conglang.tenancy.models import Agency
from conglang.tenancy.scoping import within_site
from conglang.vocabulary.models import DocumentKind
from tests.accounts.factories import make_person, make_portal

AT = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
TODAY = date(2026, 11, 20)
_numbers = count(100)


@dataclass
class Library:
    """A portal, its clerk, and a contributor, who keeps no library."""

    portal: Agency
    clerk: User
    contributor: User
    made: list[LegalDocument] = field(default_factory=list)

    @property
    def site(self) -> Any:
        return self.portal.site

    @property
    def issuer(self) -> Issuer:
        with within_site(self.site):
            return Issuer.objects.get(name=self.portal.name)


def make_library(host: str = "hondat.test", name: str = "xã Hòn Đất") -> Library:
    portal = make_portal(host, name)
    return Library(portal, make_person(portal, "records_clerk"), make_person(portal, "contributor"))


def kind(name: str = "Quyết định") -> DocumentKind:
    return DocumentKind.objects.get(name=name)


def facts(library: Library, **more: Any) -> DocumentFacts:
    """A decision on rules, in force since June 2025; ``more`` says what is otherwise."""
    usual = DocumentFacts(
        kind_id=kind().pk, issuer_id=library.issuer.pk, normative=True,
        abstract="Quy định mức hỗ trợ làm đường giao thông nông thôn",
        number=f"{next(_numbers)}/2025/QĐ-UBND", issued_on=date(2025, 5, 20),
        effective_on=date(2025, 6, 1), signer="Nguyễn Văn An", signer_post="Chủ tịch",
    )  # fmt: skip
    return replace(usual, **more)


def do(
    library: Library, act: str, /, *, by: User | None = None, at: datetime = AT, **values: Any
) -> Any:
    """One act of the library."""
    with within_site(library.site):
        return getattr(actions, act)(by=by or library.clerk, at=at, **values)


def enter(library: Library, **more: Any) -> LegalDocument:
    found: LegalDocument = do(library, "enter_document", facts=facts(library, **more))
    return found


def publish(library: Library, **more: Any) -> LegalDocument:
    document = enter(library, **more)
    do(library, "publish_document", document_id=document.pk)
    return fresh(library, document)


def fresh(library: Library, document: LegalDocument) -> LegalDocument:
    with within_site(library.site):
        return LegalDocument.objects.select_related("kind", "issuer").get(pk=document.pk)


def refused(library: Library, act: str, /, **values: Any) -> str:
    """The code of a refusal; fails when the act is done."""
    try:
        do(library, act, **values)
    except Refusal as refusal:
        return refusal.code
    raise AssertionError(f"{act} was not refused")


def add_file(library: Library, document: LegalDocument, content: bytes, name: str) -> DocumentFile:
    found: DocumentFile = do(
        library, "add_file", document_id=document.pk, upload=io.BytesIO(content), name=name,
        size=len(content),
    )  # fmt: skip
    return found


def read(library: Library, file: DocumentFile) -> str:
    """Let the background read a file now; what became of it."""
    with within_site(library.site):
        return actions.read_file(file_id=file.pk)


def pdf(*pages: str) -> bytes:
    """A small PDF with a text layer, a page for each text; "" makes a page like a scan."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>"]
    kids = " ".join(f"{3 + 2 * number} 0 R" for number in range(len(pages)))
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode())
    font = b"<< /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>"
    for number, text in enumerate(pages):
        lines = [text[start : start + 70] for start in range(0, len(text), 70)]
        shown = " ".join(f"({line}) Tj 0 -14 Td" for line in lines)
        stream = f"BT /F1 11 Tf 60 780 Td {shown} ET".encode("latin-1")
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font "
            + font + b" >> /Contents " + str(4 + 2 * number).encode() + b" 0 R >>"
        )  # fmt: skip
        objects.append(b"<< /Length %d >>\nstream\n" % len(stream) + stream + b"\nendstream")
    body, places = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(body))
        body += b"%d 0 obj\n" % number + content + b"\nendobj\n"
    start = len(body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    body += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table
    tail = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
    return body + tail % (len(objects) + 1, start)


def docx(text: str) -> bytes:
    """A small Word file."""
    stream = io.BytesIO()
    namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(
            "word/document.xml",
            f'<w:document xmlns:w="{namespace}"><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p>'
            "</w:body></w:document>",
        )
    return stream.getvalue()
