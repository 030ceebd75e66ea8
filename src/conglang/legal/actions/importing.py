"""Bringing a spreadsheet, or a folder of files, into the library."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from conglang.accounts.models import User
from conglang.accounts.permissions import role_names
from conglang.audit.actions import record as audit
from conglang.core.errors import Refusal
from conglang.core.printed_dates import read_date
from conglang.core.text import fold, slug
from conglang.foundation.announce import announce
from conglang.legal.actions.catalogues import IssuerFacts, save_field, save_issuer
from conglang.legal.actions.documents import DocumentFacts, enter_document, publish_document
from conglang.legal.choices import ImportState, IssuerLevel
from conglang.legal.import_rules import LABELS, NEEDED, Line, columns_of, read_lines, whole_issuer
from conglang.legal.models import Field, ImportBatch, ImportRow, Issuer, LegalDocument
from conglang.legal.permissions import refuse_without_right
from conglang.legal.queries.catalogues import issuer_named, kind_by_sign, kind_named
from conglang.legal.sheets import rows_of_sheet
from conglang.legal.signals import import_waits
from conglang.tenancy.models import Agency
from conglang.tenancy.scoping import open_site

_LONGEST_CELL = 4000


@transaction.atomic
def read_sheet(*, content: bytes, name: str, by: User, at: datetime) -> ImportBatch:
    """Keep a spreadsheet's lines with remarks on what looks wrong; no document is made yet.

    Refuses: not_allowed, what ``rows_of_sheet`` refuses, no_columns.
    """
    refuse_without_right(by)
    rows = rows_of_sheet(content, name)
    columns = columns_of(rows[0])
    missing = [LABELS[field] for field in NEEDED if field not in columns]
    if missing:
        raise Refusal(
            "no_columns", f"Không thấy cột: {', '.join(missing)}. Dòng đầu của bảng phải là tên "
            "cột, ví dụ: Số ký hiệu, Loại, Ngày ban hành, Trích yếu, Cơ quan ban hành.",
        )  # fmt: skip
    lines = read_lines(
        [
            {
                field: row[place][:_LONGEST_CELL] if place < len(row) else ""
                for field, place in columns.items()
            }
            for row in rows[1:]
        ]
    )
    site = open_site()
    batch: ImportBatch = ImportBatch.objects.create(
        site=site, name=name[:200], by=by, at=at,
        columns={field: rows[0][place] for field, place in columns.items()},
    )  # fmt: skip
    _remark_on_library(lines)
    ImportRow.objects.bulk_create(
        ImportRow(
            site=site, batch=batch, line=line.line, cells=dict(line.cells), remarks=line.remarks
        )
        for line in lines
    )
    audit(
        act="documents.import_read", on=batch, by=by, at=at, note=f"{len(lines)} dòng",
        basis="document:disclosure", role=role_names(by),
    )  # fmt: skip
    return batch


def _remark_on_library(lines: Sequence[Line]) -> None:
    """What the open portal's own catalogues and documents say of the lines."""
    keys = {line.number.key for line in lines}
    held: dict[str, list[LegalDocument]] = {}
    for found in LegalDocument.objects.select_related("issuer").filter(number_key__in=keys):
        held.setdefault(found.number_key, []).append(found)
    issuers = {name: issuer_named(name) for name in {line.issuer for line in lines}}
    for line in lines:
        issuer = issuers[line.issuer]
        if not line.issuer:
            line.remarks.append("Không có cơ quan ban hành; sẽ ghi là cơ quan của cổng.")
        if _kind_of(line.cells, line, timezone.localdate()) is None:
            line.remarks.append("Không rõ loại văn bản; sẽ ghi là Công văn.")
        twins = [each for each in held.get(line.number.key, []) if each.issuer == issuer]
        if any(each.issued_on == line.day for each in twins):
            line.remarks.append("Đã có trong thư viện; sẽ không đưa vào lần nữa.")


@transaction.atomic
def leave_out(*, row_id: int, left_out: bool, by: User) -> ImportRow:
    """Take a line out of an import, or back in.

    Refuses: not_allowed, wrong_state. Raises ImportRow.DoesNotExist for another portal's.
    """
    refuse_without_right(by)
    row: ImportRow = (
        ImportRow.objects.select_for_update(of=("self",)).select_related("batch").get(pk=row_id)
    )
    _refuse_state(row.batch, ImportState.READ)
    row.left_out = left_out
    row.save(update_fields=["left_out"])
    return row


@transaction.atomic
def start_import(*, batch_id: int, publish: bool, by: User, at: datetime) -> ImportBatch:
    """Let the lines become documents in the background.

    publish: lines without any remark become public at once; the others wait to be looked at.
    Refuses: not_allowed, wrong_state. Raises ImportBatch.DoesNotExist for another portal's.
    """
    refuse_without_right(by)
    batch = _locked(batch_id)
    _refuse_state(batch, ImportState.READ)
    batch.state, batch.publish, batch.by = ImportState.GOING, publish, by
    batch.save(update_fields=["state", "publish", "by"])
    announce(import_waits, batch_id=batch.pk, site_id=batch.site_id)
    return batch


@transaction.atomic
def drop_import(*, batch_id: int, by: User, at: datetime) -> ImportBatch:
    """Throw away a sheet that was read; no document was made of it.

    Refuses: not_allowed, wrong_state. Raises ImportBatch.DoesNotExist for another portal's.
    """
    refuse_without_right(by)
    batch = _locked(batch_id)
    _refuse_state(batch, ImportState.READ)
    batch.state = ImportState.DROPPED
    batch.save(update_fields=["state"])
    batch.rows.all().delete()
    return batch


def bring_in(*, batch_id: int, at: datetime) -> int:
    """Make documents of the lines that wait; returns how many. Broken off, it goes on where it was.

    Each line is a transaction of its own, so a slip in one loses no other.
    """
    batch = ImportBatch.objects.select_related("by").get(pk=batch_id)
    if batch.state != ImportState.GOING:
        return 0
    made = 0
    while waiting := list(
        batch.rows.filter(left_out=False, document=None, failed="").order_by("line")[:50]
    ):
        for row in waiting:
            made += _bring_in_row(row, batch, at)
    with transaction.atomic():
        done = _locked(batch_id)
        done.state = ImportState.DONE
        done.save(update_fields=["state"])
        audit(
            act="documents.import", on=done, by=batch.by, at=at, note=f"{made} văn bản",
            basis="document:disclosure", role=role_names(batch.by),
        )  # fmt: skip
    return made


def _bring_in_row(row: ImportRow, batch: ImportBatch, at: datetime) -> int:
    try:
        with transaction.atomic():
            by: Any = batch.by
            row.document = enter_document(facts=_facts_of(row, by, at), by=by, at=at)
            row.save(update_fields=["document"])
            if batch.publish and not row.remarks:
                publish_document(document_id=row.document.pk, by=by, at=at)
    except Refusal as refusal:
        row.document, row.failed = None, refusal.message[:300]
        row.save(update_fields=["failed"])
        return 0
    return 1


def _facts_of(row: ImportRow, by: User, at: datetime) -> DocumentFacts:
    cells: dict[str, str] = row.cells
    line = read_lines([cells], first_line=row.line)[0]
    kind = _kind_of(cells, line, line.day or timezone.localdate(at)) or kind_named("Công văn")
    fields = _fields_of(cells.get("field", ""), by, at)
    return DocumentFacts(
        kind_id=kind.pk if kind else 0,
        issuer_id=_issuer_of(cells, by, at).pk,
        abstract=_as_sentence(cells.get("abstract", "")),
        number=cells.get("number", ""), field_ids=[each.pk for each in fields],
        normative=bool(line.number.year), signer=cells.get("signer", ""),
        signer_post=cells.get("signer_post", ""), issued_on=line.day,
        effective_on=_day(cells.get("effective_on", "")),
        expires_on=_day(cells.get("expires_on", "")),
        source=cells.get("source", "") or f"Nhập từ bảng tính {row.batch.name}, dòng {row.line}",
    )  # fmt: skip


def _day(text: str) -> date | None:
    found = read_date(text)
    return found.day if found else None


def _as_sentence(abstract: str) -> str:
    words = " ".join(abstract.split())
    return words[:1].upper() + words[1:]


def _kind_of(cells: dict[str, str] | Any, line: Line, day: date) -> Any:
    return (
        kind_named(cells.get("kind", "")) if cells.get("kind", "").strip() else None
    ) or kind_by_sign(line.number.kind_sign, day)


def _issuer_of(cells: dict[str, str], by: User, at: datetime) -> Issuer:
    name = whole_issuer(cells.get("issuer", ""), cells.get("province", ""))
    if not name:
        name = Agency.objects.get(site=open_site()).name
    return issuer_named(name) or save_issuer(
        facts=IssuerFacts(name=name, level=_level_of(name)), by=by, at=at
    )


def _level_of(name: str) -> str:
    """The level that a body's name tells; a clerk corrects it in the catalogue."""
    plain = fold(name)
    words = {
        IssuerLevel.COMMUNE: (" xa ", " phuong ", " dac khu ", " thi tran "),
        IssuerLevel.DISTRICT: (" huyen ", " quan ", " thi xa "),
        IssuerLevel.PROVINCE: (" tinh ", " thanh pho ", "so ", " tinh uy"),
    }
    padded = f"{plain} "
    for level, marks in words.items():
        if any(mark in padded if mark[0] == " " else padded.startswith(mark) for mark in marks):
            return level
    return IssuerLevel.CENTRAL


def _fields_of(text: str, by: User, at: datetime) -> list[Field]:
    found = []
    for name in filter(None, (each.strip() for each in text.replace(";", ",").split(","))):
        field = Field.objects.filter(slug=slug(name)).first()
        found.append(field or save_field(name=name, by=by, at=at))
    return found


def _locked(batch_id: int) -> ImportBatch:
    found: ImportBatch = ImportBatch.objects.select_for_update(of=("self",)).get(pk=batch_id)
    return found


def _refuse_state(batch: ImportBatch, wanted: str) -> None:
    if batch.state != wanted:
        raise Refusal("wrong_state", "Lần nhập này đã được xử lý. Hãy mở lại danh sách.")
