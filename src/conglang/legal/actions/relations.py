"""What a document does to older ones, and what papers outside the library did to it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from conglang.accounts.models import User
from conglang.core.errors import Refusal
from conglang.core.text import clean
from conglang.legal.actions.standing import locked_document, log_document, settle_standing
from conglang.legal.choices import TAKES_EFFECT_FROM, EventKind, RelationKind
from conglang.legal.models import LegalDocument, LifeEvent, Relation
from conglang.legal.permissions import refuse_without_right

SHORTEST_WORDS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationFacts:
    """Fields of ``Relation`` of the same names; a target or its words, not both."""

    kind: str
    target_id: int | None = None
    target_words: str = ""
    parts: str = ""
    on: date | None = None


@transaction.atomic
def add_relation(*, document_id: int, facts: RelationFacts, by: User, at: datetime) -> Relation:
    """Record what a document does to an older one; that one is reckoned anew.

    Refuses: not_allowed, wrong_kind, no_target, wrong_target (itself, or another portal's),
    wrong_order (an older document cannot replace a newer), twice.
    Legal basis: document:validity
    """
    refuse_without_right(by)
    document = locked_document(document_id)
    if facts.kind not in RelationKind.values:
        raise Refusal("wrong_kind", "Hãy chọn quan hệ.")
    words = " ".join(clean(facts.target_words).split())
    target = _target(document, facts, words)
    parts = " ".join(clean(facts.parts).split())
    twin = Relation.objects.filter(
        source=document, target=target, target_words="" if target else words, kind=facts.kind,
        parts=parts,
    )  # fmt: skip
    if twin.exists():
        raise Refusal("twice", "Quan hệ này đã được ghi.")
    relation: Relation = Relation.objects.create(
        site_id=document.site_id, source=document, target=target,
        target_words="" if target else words, kind=facts.kind, parts=parts, on=facts.on,
    )  # fmt: skip
    _settle(relation, at)
    log_document(document, "relation_add", by, at, note=str(relation))
    return relation


@transaction.atomic
def drop_relation(*, relation_id: int, by: User, at: datetime) -> LegalDocument:
    """Take a relation back. Raises Relation.DoesNotExist for another portal's.

    Refuses: not_allowed.
    """
    refuse_without_right(by)
    relation = Relation.objects.select_related("target__kind").get(pk=relation_id)
    document = locked_document(relation.source_id)
    log_document(document, "relation_drop", by, at, note=str(relation))
    target_id = relation.target_id
    relation.delete()
    if target_id:
        settle_standing(locked_document(target_id), day=timezone.localdate(at))
    return document


def _target(document: LegalDocument, facts: RelationFacts, words: str) -> LegalDocument | None:
    if facts.target_id is None:
        if len(words) < SHORTEST_WORDS:
            raise Refusal(
                "no_target", "Hãy chọn một văn bản trong thư viện, hoặc ghi tên, số, ngày của văn "
                "bản ngoài thư viện.",
            )  # fmt: skip
        return None
    target: LegalDocument | None = (
        LegalDocument.objects.select_related("kind").filter(pk=facts.target_id).first()
    )
    if target is None or target.pk == document.pk:
        raise Refusal("wrong_target", "Hãy chọn một văn bản khác trong thư viện.")
    older = document.issued_on and target.issued_on and document.issued_on < target.issued_on
    if older and facts.kind in TAKES_EFFECT_FROM:
        raise Refusal(
            "wrong_order", f"{target.title} ban hành sau văn bản này, nên không thể bị văn bản này "
            f"{RelationKind(facts.kind).label.lower()}. Hãy ghi ở văn bản mới hơn.",
        )  # fmt: skip
    return target


def _settle(relation: Relation, at: datetime) -> None:
    if relation.target_id and relation.changes_standing:
        settle_standing(locked_document(relation.target_id), day=timezone.localdate(at))


@dataclass(frozen=True, slots=True, kw_only=True)
class EventFacts:
    """Fields of ``LifeEvent`` of the same names."""

    kind: str
    on: date
    basis: str
    parts: str = ""


@transaction.atomic
def add_event(*, document_id: int, facts: EventFacts, by: User, at: datetime) -> LifeEvent:
    """Record that a paper outside the library ended, suspended or revived a document.

    Refuses: not_allowed, wrong_kind, no_basis, wrong_days (before it was issued), no_parts.
    Legal basis: document:validity
    """
    refuse_without_right(by)
    document = locked_document(document_id)
    if facts.kind not in EventKind.values:
        raise Refusal("wrong_kind", "Hãy chọn việc đã xảy ra.")
    basis = " ".join(clean(facts.basis).split())
    parts = " ".join(clean(facts.parts).split())
    if len(basis) < SHORTEST_WORDS:
        raise Refusal("no_basis", "Hãy ghi văn bản quyết định việc này: loại, số, ngày.")
    if facts.kind == EventKind.PARTLY and not parts:
        raise Refusal("no_parts", "Hãy ghi điều, khoản hết hiệu lực.")
    if document.issued_on and facts.on < document.issued_on:
        raise Refusal("wrong_days", "Việc này không thể xảy ra trước ngày ban hành.")
    event: LifeEvent = LifeEvent.objects.create(
        site_id=document.site_id, document=document, kind=facts.kind, on=facts.on, parts=parts,
        basis=basis,
    )  # fmt: skip
    settle_standing(document, day=timezone.localdate(at))
    log_document(document, "event_add", by, at, note=f"{event} theo {basis}")
    return event


@transaction.atomic
def drop_event(*, event_id: int, by: User, at: datetime) -> LegalDocument:
    """Take an event back. Raises LifeEvent.DoesNotExist for another portal's.

    Refuses: not_allowed.
    """
    refuse_without_right(by)
    event = LifeEvent.objects.get(pk=event_id)
    document = locked_document(event.document_id)
    log_document(document, "event_drop", by, at, note=str(event))
    event.delete()
    settle_standing(document, day=timezone.localdate(at))
    return document
