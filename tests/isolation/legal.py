"""What a portal of the isolation world has in its library of documents."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from conglang.legal import actions
from conglang.legal.actions import DocumentFacts, EventFacts, IssuerFacts, RelationFacts
from conglang.legal.models import DocumentFile, ImportRow, LegalDocument
from conglang.vocabulary.models import DocumentKind

if TYPE_CHECKING:
    from tests.isolation.world import Portal

AT = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)


def add_legal(portal: Portal) -> None:
    """Two public documents tied to each other, one being entered, a file, a sheet that was read."""
    by = portal.people["secretary"]
    issuer = actions.save_issuer(
        facts=IssuerFacts(name=portal.text("Ban Quản lý chợ"), level="commune"), by=by, at=AT
    )
    field = actions.save_field(name=portal.text("Chợ"), by=by, at=AT)
    kind = DocumentKind.objects.get(name="Quyết định")

    def enter(number: str, day: date, words: str) -> LegalDocument:
        return actions.enter_document(
            facts=DocumentFacts(
                kind_id=kind.pk, issuer_id=issuer.pk, field_ids=[field.pk],
                abstract=portal.text(words), number=number, issued_on=day, normative=True,
                effective_on=day, signer=portal.text("Ông An"), body=portal.text("Điều 1."),
            ),
            by=by, at=AT,
        )  # fmt: skip

    old = enter("12/2019/QĐ-UBND", date(2019, 4, 5), "Quy định quản lý chợ cũ")
    new = enter("48/2025/QĐ-UBND", date(2025, 5, 20), "Quy định quản lý chợ mới")
    hidden = enter("50/2026/QĐ-UBND", date(2026, 11, 1), "Quy định chưa công khai")
    content = portal.text("WEBVTT\n\n00:00.000 --> 00:01.000\nChợ").encode()
    file = actions.add_file(
        document_id=hidden.pk, upload=io.BytesIO(content), name=f"{portal.slug}.vtt",
        size=len(content), by=by, at=AT,
    )  # fmt: skip
    DocumentFile.objects.filter(pk=file.pk).update(name=portal.text("Quy định.vtt"))
    relation = actions.add_relation(
        document_id=new.pk, facts=RelationFacts(kind="replaces", target_id=old.pk), by=by, at=AT
    )
    event = actions.add_event(
        document_id=old.pk, by=by, at=AT,
        facts=EventFacts(
            kind="suspended", on=date(2020, 1, 1), basis=portal.text("Quyết định 20/QĐ-UBND")
        ),
    )  # fmt: skip
    for document in (old, new):
        actions.publish_document(document_id=document.pk, by=by, at=AT)
    sheet = f"Số ký hiệu;Trích yếu\n1/TB-UBND;{portal.text('Thông báo lịch cấp nước')}\n"
    batch = actions.read_sheet(
        content=sheet.encode(), name=f"{portal.text('sheet')}.csv", by=by, at=AT
    )
    rows = ImportRow.objects.filter(batch=batch)
    portal.library = {
        "document_id": [new.pk, hidden.pk], "file_id": [file.pk], "relation_id": [relation.pk],
        "event_id": [event.pk], "issuer_id": [issuer.pk], "field_id": [field.pk],
        "batch_id": [batch.pk], "row_id": [row.pk for row in rows],
        "address": [new.address, hidden.address],
    }  # fmt: skip
