"""The library of the demonstration: documents that replace each other, a draft, one entered."""

from __future__ import annotations

import io
import tomllib
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from conglang.accounts.choices import Role
from conglang.legal import actions
from conglang.legal.actions import DocumentFacts, IssuerFacts, RelationFacts
from conglang.legal.models import Field, LegalDocument
from conglang.legal.queries.catalogues import issuer_named
from conglang.papers import administrative as paper
from conglang.tenancy.models import Agency
from conglang.tenancy.scoping import open_site
from conglang.vocabulary.models import DocumentKind
from conglang.website.demo.board import Stage

HERE = Path(__file__).parent


@cache
def _told() -> dict[str, Any]:
    return tomllib.loads((HERE / "documents.toml").read_text(encoding="utf-8"))


def fill_library(stage: Stage) -> None:
    """Documents with files, relations and days; older ones end by what newer ones did to them."""
    clerk = stage.troupe.by_role[Role.RECORDS_CLERK][0]
    agency = Agency.objects.get(site=open_site())
    for body in _told()["former"]:
        if stage.plan.key == "hon-dat":
            _former(body, agency, by=clerk, at=stage.now)
    made: dict[str, LegalDocument] = {}
    for told in _told()["documents"]:
        if stage.plan.key in told["portals"]:
            made[told["key"]] = _enter(told, agency, made, by=clerk, at=stage.now)


def _former(body: dict[str, Any], agency: Agency, *, by: Any, at: datetime) -> None:
    heir = issuer_named(agency.name)
    actions.save_issuer(
        facts=IssuerFacts(
            name=body["name"], level=body["level"], ended_on=body["ended_on"],
            successor_id=heir.pk if heir else None,
        ),
        by=by, at=at,
    )  # fmt: skip


def _enter(
    told: dict[str, Any], agency: Agency, made: dict[str, LegalDocument], *, by: Any, at: datetime
) -> LegalDocument:
    facts = _facts(told, agency, at.date())
    document = actions.enter_document(facts=facts, by=by, at=at)
    if told.get("file"):
        _attach(document, told, facts, agency, by=by, at=at)
    for deed in told.get("does", []):
        if deed["key"] in made:
            actions.add_relation(
                document_id=document.pk, by=by, at=at,
                facts=RelationFacts(
                    kind=deed["kind"], target_id=made[deed["key"]].pk,
                    parts=deed.get("parts", ""),
                ),
            )  # fmt: skip
    if not told.get("entered_only"):
        actions.publish_document(document_id=document.pk, by=by, at=at)
    return document


def _facts(told: dict[str, Any], agency: Agency, today: date) -> DocumentFacts:
    draft = told.get("draft", False)
    issued: date | None = told.get("issued_on")
    if issued is None and not draft:
        issued = today - timedelta(days=told["days"])
    number = told.get("number", "")
    effective: date | None = told.get("effective_on")
    if issued and "effective" in told:
        effective = issued + timedelta(days=told["effective"])
    issuer = issuer_named(told.get("issuer", agency.name))
    if issuer is None:
        raise ValueError(told.get("issuer"))
    return DocumentFacts(
        kind_id=DocumentKind.objects.get(name=told["kind"]).pk, issuer_id=issuer.pk,
        abstract=told["abstract"], number=number, is_draft=draft, issued_on=issued,
        effective_on=effective, normative=number.count("/") > 1,
        field_ids=[Field.objects.get(name=told["field"]).pk],
        signer="" if draft else told.get("signer", agency.responsible),
        signer_post="" if draft else told.get("signer_post", _post(agency)),
    )  # fmt: skip


def _post(agency: Agency) -> str:
    return agency.responsible_post.partition(",")[0]


def _attach(
    document: LegalDocument, told: dict[str, Any], facts: DocumentFacts, agency: Agency, *,
    by: Any, at: datetime,
) -> None:  # fmt: skip
    """The document as Word and PDF; their words are read at once."""
    page = _paper(document, told, facts, agency)
    for ending, content in (("pdf", paper.to_pdf(page)), ("docx", paper.to_docx(page))):
        file = actions.add_file(
            document_id=document.pk, upload=io.BytesIO(content),
            name=f"{document.title.replace('/', '-')}.{ending}", size=len(content), by=by, at=at,
        )  # fmt: skip
        actions.read_file(file_id=file.pk)


def _paper(
    document: LegalDocument, told: dict[str, Any], facts: DocumentFacts, agency: Agency
) -> paper.Document:
    number, _, symbol = document.number.partition("/")
    place = agency.name.rpartition(" xã ")[2] or agency.name.rpartition(" tỉnh ")[2]
    return paper.Document(
        head=paper.Head(
            issuer=document.issuer.name, number=number, symbol=symbol, place=place,
            on=facts.issued_on,
        ),
        kind=document.kind.name, abstract=document.abstract,
        body=[paper.Clause(words) for words in told["file"]],
        recipients=["Như trên", "Lưu: VT"],
        signatures=[paper.Signature(facts.signer_post or "Chủ tịch", facts.signer)],
    )  # fmt: skip
