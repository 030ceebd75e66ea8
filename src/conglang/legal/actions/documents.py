"""Entering a document, changing it, showing it to residents, taking it down."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from conglang.accounts.models import User
from conglang.core.document_numbers import DocumentNumber, read_number
from conglang.core.errors import Refusal
from conglang.core.text import clean
from conglang.foundation.announce import announce
from conglang.legal.actions.counting import cells_of
from conglang.legal.actions.standing import (
    locked_document,
    log_document,
    settle_standing,
    settle_targets,
)
from conglang.legal.models import Field, Issuer, LegalDocument
from conglang.legal.permissions import refuse_without_right
from conglang.legal.queries.documents import findings_of, unread_files
from conglang.legal.rules import (
    DOCUMENT_FLOW,
    SHORTEST_REASON,
    address_of,
    check_abstract,
    check_days,
    missing_for_publication,
)
from conglang.legal.signals import (
    document_published,
    document_withdrawn,
)
from conglang.tenancy.scoping import open_site
from conglang.vocabulary.models import DocumentKind


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentFacts:
    """Fields of ``LegalDocument`` of the same names, as they were typed."""

    kind_id: int
    issuer_id: int
    abstract: str
    number: str = ""
    is_draft: bool = False
    field_ids: Sequence[int] = ()
    normative: bool = False
    signer: str = ""
    signer_post: str = ""
    issued_on: date | None = None
    effective_on: date | None = None
    expires_on: date | None = None
    body: str = ""
    gazette: str = ""
    source: str = ""


@transaction.atomic
def enter_document(*, facts: DocumentFacts, by: User, at: datetime) -> LegalDocument:
    """Put a document into the library; residents do not see it yet.

    Refuses: not_allowed, wrong_kind, wrong_issuer, wrong_field, no_abstract, no_number,
    wrong_days, twice.
    Legal basis: document:fields
    """
    refuse_without_right(by)
    number = read_number(facts.number)
    document = LegalDocument(site=open_site(), entered_by=by, entered_at=at)
    _fill(document, facts, number, at)
    document.address = _free_address(address_of(number, facts.issued_on, document.abstract))
    document.save()
    document.fields.set(_fields(facts.field_ids))
    settle_standing(document, day=timezone.localdate(at))
    log_document(
        document,
        "enter",
        by,
        at,
        after={"number": document.number, "issued_on": document.issued_on},
    )
    return document


@transaction.atomic
def change_document(
    *, document_id: int, facts: DocumentFacts, by: User, at: datetime
) -> LegalDocument:
    """Correct what is known of a document; its address stays. Refusals as for a new one.

    What was public is recorded before and after. Raises LegalDocument.DoesNotExist for another
    portal's.
    """
    refuse_without_right(by)
    document = locked_document(document_id)
    before, cells = _kept(document), cells_of(document)
    _fill(document, facts, read_number(facts.number), at)
    document.save()
    document.fields.set(_fields(facts.field_ids))
    after = _kept(document)
    changed = [name for name in before if before[name] != after[name]]
    settle_standing(document, day=timezone.localdate(at), cells=cells)
    settle_targets(document, day=timezone.localdate(at))
    if changed:
        log_document(
            document, "change", by, at,
            before={name: before[name] for name in changed},
            after={name: after[name] for name in changed},
        )  # fmt: skip
    return document


@transaction.atomic
def publish_document(
    *, document_id: int, by: User, at: datetime, waiving: str = ""
) -> LegalDocument:
    """Show a document to residents.

    waiving: why personal data or marks of secrecy that were found in it may stand there.
    Refuses: not_allowed, wrong state, incomplete, files_unread, findings_open.
    Legal basis: document:disclosure, privacy:publication, board:secrets
    """
    refuse_without_right(by)
    document = locked_document(document_id)
    step = DOCUMENT_FLOW.check("publish", document.state)
    _refuse_incomplete(document)
    open_findings = _refuse_findings(document, waiving)
    document.state = step.target
    document.published_at = document.published_at or at
    document.changed_at = at
    document.waived = sorted({*document.waived, *open_findings})
    document.save()
    settle_standing(document, day=timezone.localdate(at), cells=[])
    settle_targets(document, day=timezone.localdate(at))
    note = f"Bỏ qua {len(open_findings)} điều tìm thấy: {waiving.strip()}" if open_findings else ""
    log_document(document, "publish", by, at, note=note)
    announce(document_published, document_id=document.pk, site_id=document.site_id)
    return document


@transaction.atomic
def withdraw_document(*, document_id: int, by: User, at: datetime, reason: str) -> LegalDocument:
    """Take a document out of the public library; nothing of it is lost.

    Refuses: not_allowed, wrong state, reason_missing.
    """
    refuse_without_right(by)
    document = locked_document(document_id)
    step = DOCUMENT_FLOW.check("withdraw", document.state)
    words = clean(reason).strip()
    if len(words) < SHORTEST_REASON:
        raise Refusal("reason_missing", "Hãy ghi lý do gỡ văn bản, ví dụ: đăng nhầm tệp.")
    cells = cells_of(document)
    document.state, document.changed_at = step.target, at
    document.save()
    settle_standing(document, day=timezone.localdate(at), cells=cells)
    settle_targets(document, day=timezone.localdate(at))
    log_document(document, "withdraw", by, at, note=words)
    announce(document_withdrawn, document_id=document.pk, site_id=document.site_id)
    return document


# --- what an act looks at -----------------------------------------------------------------------


def _fill(
    document: LegalDocument, facts: DocumentFacts, number: DocumentNumber, at: datetime
) -> None:
    document.abstract = check_abstract(clean(facts.abstract))
    check_days(
        issued_on=facts.issued_on, effective_on=facts.effective_on, expires_on=facts.expires_on,
        today=timezone.localdate(at),
    )  # fmt: skip
    document.kind = _of(DocumentKind.objects, facts.kind_id, "wrong_kind", "loại văn bản")
    document.issuer = _of(Issuer.objects, facts.issuer_id, "wrong_issuer", "cơ quan ban hành")
    document.is_draft = facts.is_draft
    document.number, document.number_key = number.written, number.key if number.written else ""
    document.serial = number.serial
    document.normative = facts.normative
    for name in ("signer", "signer_post", "gazette", "source"):
        setattr(document, name, " ".join(clean(getattr(facts, name)).split()))
    document.body = clean(facts.body).strip()
    document.issued_on, document.effective_on = facts.issued_on, facts.effective_on
    document.expires_on, document.changed_at = facts.expires_on, at
    _refuse_twin(document)


def _of(rows: Any, pk: int, code: str, what: str) -> Any:
    found = rows.filter(pk=pk).first()
    if found is None:
        raise Refusal(code, f"Hãy chọn {what} trong danh mục.")
    return found


def _fields(ids: Sequence[int]) -> list[Field]:
    found = list(Field.objects.filter(pk__in=ids))
    if len(found) != len(set(ids)):
        raise Refusal("wrong_field", "Hãy chọn lĩnh vực trong danh mục.")
    return found


def _refuse_twin(document: LegalDocument) -> None:
    if not document.number_key:
        return
    twin = LegalDocument.objects.filter(
        issuer=document.issuer, number_key=document.number_key, issued_on=document.issued_on
    ).exclude(pk=document.pk)  # fmt: skip
    if twin.exists():
        raise Refusal(
            "twice",
            f"{document.kind.name} {document.number} của {document.issuer.name} cùng ngày ban hành "
            "đã có trong thư viện.",
        )


def _free_address(wanted: str) -> str:
    taken = set(
        LegalDocument.objects.filter(address__startswith=wanted).values_list("address", flat=True)
    )
    if wanted not in taken:
        return wanted
    return next(
        name for name in (f"{wanted}-{number}" for number in range(2, len(taken) + 3))
        if name not in taken
    )  # fmt: skip


def _refuse_incomplete(document: LegalDocument) -> None:
    missing = missing_for_publication(
        number=document.number, issued_on=document.issued_on, is_draft=document.is_draft,
    )  # fmt: skip
    if missing:
        raise Refusal("incomplete", f"Chưa công khai được, còn thiếu: {', '.join(missing)}.")


def _refuse_findings(document: LegalDocument, waiving: str) -> set[str]:
    """Keys of what was found and is let pass now; refuses without a reason."""
    if unread_files(document):
        raise Refusal(
            "files_unread", "Hệ thống đang đọc chữ trong tệp để tìm dữ liệu cá nhân và dấu mật. "
            "Hãy thử lại sau ít phút.",
        )  # fmt: skip
    found = [each for each in findings_of(document) if not each.waived]
    if found and len(clean(waiving).strip()) < SHORTEST_REASON:
        kinds = ", ".join(sorted({each.kind.lower() for each in found}))
        raise Refusal(
            "findings_open",
            f"Trong văn bản có {kinds}. Hãy che đi rồi thay tệp, hoặc ghi lý do vẫn công khai.",
        )
    return {each.key for each in found}


def _kept(document: LegalDocument) -> dict[str, Any]:
    """What the log keeps before and after a change."""
    names = ("number", "abstract", "signer", "signer_post", "gazette", "source", "normative")
    kept: dict[str, Any] = {name: getattr(document, name) for name in names}
    for name in ("issued_on", "effective_on", "expires_on"):
        day = getattr(document, name)
        kept[name] = day.isoformat() if day else ""
    kept["document_kind"], kept["issuer"] = document.kind.name, document.issuer.name
    kept["fields"] = ", ".join(document.fields.values_list("name", flat=True))
    kept["document_body"] = f"{len(document.body)} ký tự" if document.body else ""
    return kept
