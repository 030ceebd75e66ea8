"""The same words for a document on every screen: rows, facts, its life as a short timeline."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from conglang.core.dates import format_date
from conglang.legal.choices import SUFFERED, DocumentState, RelationKind, Validity
from conglang.legal.models import DocumentFile, LegalDocument, Relation
from conglang.legal.queries.documents import successors_of

#: Tone of the tag that tells how a document stands.
TONES = {
    Validity.IN_FORCE: "good", Validity.PARTLY: "wait", Validity.NOT_YET: "wait",
    Validity.SUSPENDED: "bad", Validity.EXPIRED: "bad", Validity.UNKNOWN: "plain",
    Validity.DRAFT: "plain",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Moment:
    """A day in the life of a document. url: the paper that brought it, may be empty."""

    day: date
    words: str
    url: str = ""


def row_of(document: LegalDocument) -> dict[str, Any]:
    """A document in a list; its kind, issuer and files are at hand."""
    files = list(document.files.all())
    return {
        "key": document.address,
        "title": document.title,
        "url": document.path,
        "abstract": document.abstract,
        "issuer": document.issuer.name,
        "date": format_date(document.issued_on) if document.issued_on else "",
        "iso": document.issued_on.isoformat() if document.issued_on else "",
        "validity": Validity(document.validity).label,
        "tone": TONES[Validity(document.validity)],
        "file": file_of(files[0]) if files else None,
        "more_files": max(len(files) - 1, 0),
    }


def file_of(file: DocumentFile) -> dict[str, Any]:
    """A file as residents fetch it."""
    return {
        "pk": file.pk, "title": file.name, "url": file.file.url, "kind": file.extension.upper(),
        "size": file.size, "digest": file.digest, "is_scan": file.text_state == "scan",
        "pages": file.pages,
        "view": reverse("document_viewer", args=[file.document.address, file.pk])
        if file.can_be_shown else "",
    }  # fmt: skip


def facts_of(document: LegalDocument) -> list[dict[str, str]]:
    """What is known of a document, line by line; what nobody recorded is left out.

    Legal basis: document:fields
    """
    signer = ", ".join(filter(None, [document.signer, document.signer_post]))
    days = {
        "Ngày ban hành": document.issued_on, "Ngày có hiệu lực": document.begins_on
        if document.effective_on or not document.normative else None,
        "Có hiệu lực đến hết ngày": document.expires_on,
    }  # fmt: skip
    lines = [
        ("Số, ký hiệu", document.number),
        ("Loại văn bản", document.kind.name),
        ("Cơ quan ban hành", document.issuer.name),
        ("Cấp ban hành", document.issuer.get_level_display()),
        ("Người ký", signer),
        *((label, format_date(day) if day else "") for label, day in days.items()),
        ("Lĩnh vực", ", ".join(each.name for each in document.fields.all())),
        ("Số công báo", document.gazette),
        ("Nguồn", document.source),
    ]
    return [{"label": label, "value": value} for label, value in lines if value]


def life_of(document: LegalDocument) -> list[Moment]:
    """The life of a document, day by day.

    Legal basis: document:validity
    """
    own = [
        (document.issued_on, "Ban hành"),
        (document.effective_on, "Bắt đầu có hiệu lực"),
        (document.expires_on, "Ngày cuối có hiệu lực"),
    ]
    moments = [Moment(day, words) for day, words in own if day]
    for event in document.events.all():
        parts = f" ({event.parts})" if event.parts else ""
        moments.append(Moment(event.on, f"{event.get_kind_display()}{parts} theo {event.basis}"))
    for relation in suffered_by(document):
        day = relation.first_day
        if day and relation.changes_standing:
            parts = f" ({relation.parts})" if relation.parts else ""
            said = SUFFERED[RelationKind(relation.kind)]
            moments.append(
                Moment(day, f"{said} {relation.source.title}{parts}", relation.source.path)
            )
    return sorted(moments, key=lambda moment: moment.day)


def suffered_by(document: LegalDocument) -> list[Relation]:
    """What public documents did to this one."""
    rows = document.suffers.filter(
        source__state=DocumentState.PUBLIC, source__is_draft=False
    ).select_related("source__kind")  # fmt: skip
    return list(rows)


def relations_of(document: LegalDocument) -> list[dict[str, Any]]:
    """Other documents this one is tied to, both ways, in groups with a heading each."""
    groups: dict[str, list[dict[str, str]]] = {}
    for relation in document.does.select_related("target__kind"):
        row = _target_row(relation)
        groups.setdefault(relation.get_kind_display(), []).append(row)
    for relation in suffered_by(document):
        groups.setdefault(SUFFERED[RelationKind(relation.kind)], []).append({
            "title": relation.source.title, "url": relation.source.path,
            "abstract": relation.source.abstract, "parts": relation.parts,
        })  # fmt: skip
    named = {label: [row for row in rows if row["title"]] for label, rows in groups.items()}
    return [{"label": label, "rows": rows} for label, rows in named.items() if rows]


def _target_row(relation: Relation) -> dict[str, str]:
    target = relation.target
    if target is None:
        return {"title": relation.target_words, "url": "", "abstract": "", "parts": relation.parts}
    if not target.is_public:
        return {"title": "", "url": "", "abstract": "", "parts": ""}
    return {
        "title": target.title, "url": target.path, "abstract": target.abstract,
        "parts": relation.parts,
    }  # fmt: skip


def warning_of(document: LegalDocument) -> dict[str, Any] | None:
    """The first line of a document that must not be taken for law in force; None for one that is.

    Legal basis: document:successor
    """
    validity = Validity(document.validity)
    titles = {
        Validity.EXPIRED: "Văn bản này đã hết hiệu lực",
        Validity.PARTLY: "Văn bản này đã hết hiệu lực một phần",
        Validity.SUSPENDED: "Văn bản này đang ngưng hiệu lực",
        Validity.NOT_YET: "Văn bản này chưa có hiệu lực",
        Validity.DRAFT: "Đây là dự thảo, chưa phải văn bản đã ban hành",
    }
    if validity not in titles:
        return None
    successors = successors_of(document) if validity == Validity.EXPIRED else []
    return {
        "title": titles[validity],
        "text": document.validity_reason,
        "tone": "wait"
        if validity in {Validity.NOT_YET, Validity.DRAFT, Validity.PARTLY}
        else "bad",
        "successors": [{"title": each.title, "url": each.path} for each in successors],
    }


def former_issuer_of(document: LegalDocument) -> dict[str, str] | None:
    """The banner of a document whose body is no more: who it was, who took over.

    Legal basis: document:former-issuer
    """
    issuer = document.issuer
    if issuer.ended_on is None:
        return None
    heir = f" Cơ quan kế thừa: {issuer.successor.name}." if issuer.successor else ""
    return {
        "title": f"Do {issuer.name} ban hành",
        "text": f"Cơ quan này hoạt động đến hết ngày {format_date(issuer.ended_on)}.{heir}",
    }
