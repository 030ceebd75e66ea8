"""Bodies that issue documents, and fields that residents look under."""

from __future__ import annotations

from collections.abc import Iterator
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
from conglang.legal.queries.catalogues import issuer_key, issuer_name, issuer_named
from conglang.tenancy.choices import Level
from conglang.tenancy.models import Agency
from conglang.tenancy.provisioning import NewPortal
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
    # What a new portal begins with is one line of the log, that of its provisioning step.
    if by is not None:
        audit(
            act=f"documents.{act}", on=on, by=by, at=at, basis="document:disclosure",
            role=role_names(by),
        )  # fmt: skip


# --- what a new portal begins with ---------------------------------------------------------------

PEOPLES_COMMITTEE, COUNCIL = "Ủy ban nhân dân", "Hội đồng nhân dân"
CENTRAL_BODIES = ("Quốc hội", "Chính phủ", "Thủ tướng Chính phủ")
STANDARD_FIELDS = (
    "Tổ chức bộ máy, cán bộ, công chức", "Cải cách hành chính", "Tài chính, ngân sách",
    "Đầu tư, xây dựng", "Đất đai, môi trường", "Quy hoạch", "Nông nghiệp, nông thôn",
    "Công thương", "Giao thông", "Giáo dục và đào tạo", "Y tế", "Văn hóa, thể thao, du lịch",
    "Người có công, bảo trợ xã hội", "Lao động, việc làm", "Khoa học, công nghệ, chuyển đổi số",
    "Tư pháp, hộ tịch", "Quốc phòng, an ninh", "Khiếu nại, tố cáo, tiếp công dân",
    "Phòng, chống thiên tai", "Thi đua, khen thưởng", "Lĩnh vực khác",
)  # fmt: skip


def seed_catalogues(new: NewPortal) -> str:
    """Provisioning step: the bodies above and of the portal itself, and usual fields."""
    bodies = list(_bodies_of(new.agency))
    for name, level in bodies:
        if issuer_named(name) is None:
            save_issuer(facts=IssuerFacts(name=name, level=level), by=None, at=new.at)
    for name in STANDARD_FIELDS:
        if not Field.objects.filter(slug=slug(name)).exists():
            save_field(name=name, by=None, at=new.at)
    return f"{len(bodies)} cơ quan ban hành, {len(STANDARD_FIELDS)} lĩnh vực văn bản"


def _bodies_of(agency: Agency) -> Iterator[tuple[str, str]]:
    own_level = (
        IssuerLevel.COMMUNE if agency.level == Level.COMMUNE
        else IssuerLevel.DISTRICT if agency.level == Level.DISTRICT else IssuerLevel.PROVINCE
    )  # fmt: skip
    above = [(agency.parent.name, IssuerLevel.PROVINCE)] if agency.parent else []
    for name, level in [(agency.name, own_level), *above]:
        yield name, level
        if name.startswith(PEOPLES_COMMITTEE):
            yield name.replace(PEOPLES_COMMITTEE, COUNCIL, 1), level
    for name in CENTRAL_BODIES:
        yield name, IssuerLevel.CENTRAL
