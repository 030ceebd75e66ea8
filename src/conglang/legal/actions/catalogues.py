"""Bodies that issue documents, and fields that residents look under."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from conglang.accounts.models import User
from conglang.accounts.permissions import role_names
from conglang.audit.actions import record as audit
from conglang.core.errors import Refusal
from conglang.core.text import clean, slug, sort_key
from conglang.legal.actions.counting import count_again
from conglang.legal.choices import IssuerLevel
from conglang.legal.models import Field, Issuer
from conglang.legal.permissions import refuse_without_right
from conglang.legal.queries.catalogues import issuer_key, issuer_name
from conglang.tenancy.scoping import open_site

SHORTEST_NAME = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuerFacts:
    """Fields of ``Issuer`` of the same names."""

    name: str
    level: str
    ended_on: date | None = None
    successor_id: int | None = None


@transaction.atomic
def save_issuer(
    *, facts: IssuerFacts, by: User | None, at: datetime, issuer_id: int | None = None
) -> Issuer:
    """Add a body, or correct one; abbreviations in its name are written out.

    by: None for the system (a new portal). Refuses: not_allowed, no_name, wrong_level, twice,
    wrong_successor. Raises Issuer.DoesNotExist for another portal's.
    """
    if by is not None:
        refuse_without_right(by)
    name = issuer_name(" ".join(clean(facts.name).split()))
    if len(name) < SHORTEST_NAME:
        raise Refusal("no_name", "Hãy ghi tên cơ quan.")
    if facts.level not in IssuerLevel.values:
        raise Refusal("wrong_level", "Hãy chọn cấp của cơ quan.")
    issuer = Issuer(site=open_site())
    if issuer_id is not None:
        issuer = Issuer.objects.select_for_update(of=("self",)).get(pk=issuer_id)
    key = issuer_key(name)
    if Issuer.objects.filter(name_key=key).exclude(pk=issuer.pk).exists():
        raise Refusal("twice", f"“{name}” đã có trong danh mục.")
    level_before = issuer.level if issuer.pk else facts.level
    issuer.name, issuer.name_key, issuer.sort_key = name, key, sort_key(name)
    issuer.level, issuer.ended_on = facts.level, facts.ended_on
    issuer.successor = _successor(facts.successor_id, issuer)
    issuer.save()
    if level_before != issuer.level:
        count_again()
    _log("issuer", issuer, by, at)
    return issuer


def _successor(pk: int | None, issuer: Issuer) -> Issuer | None:
    if pk is None:
        return None
    found: Issuer | None = Issuer.objects.filter(pk=pk).first()
    step = found
    while step is not None:
        if step.pk == issuer.pk:
            raise Refusal("wrong_successor", "Một cơ quan không thể kế thừa chính mình.")
        step = step.successor
    if found is None:
        raise Refusal("wrong_successor", "Hãy chọn cơ quan kế thừa trong danh mục.")
    return found


@transaction.atomic
def save_field(
    *, name: str, by: User | None, at: datetime, field_id: int | None = None, retired: bool = False
) -> Field:
    """Add a field, rename it, or offer it to new documents no more.

    Refuses: not_allowed, no_name, twice. Raises Field.DoesNotExist for another portal's.
    """
    if by is not None:
        refuse_without_right(by)
    words = " ".join(clean(name).split())
    if len(words) < SHORTEST_NAME:
        raise Refusal("no_name", "Hãy ghi tên lĩnh vực.")
    field = Field(site=open_site())
    if field_id is not None:
        field = Field.objects.select_for_update(of=("self",)).get(pk=field_id)
    key = slug(words)
    if Field.objects.filter(slug=key).exclude(pk=field.pk).exists():
        raise Refusal("twice", f"“{words}” đã có trong danh mục.")
    field.name, field.slug, field.sort_key, field.retired = words, key, sort_key(words), retired
    field.save()
    _log("field", field, by, at)
    return field


def _log(act: str, on: Issuer | Field, by: User | None, at: datetime) -> None:
    audit(
        act=f"documents.{act}", on=on, by=by, at=at, basis="document:disclosure",
        role=role_names(by) if by else "",
    )  # fmt: skip
