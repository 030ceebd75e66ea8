"""The public library: what residents filter by, what they find, the numbers beside the filters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, Q, Sum

from conglang.core.document_numbers import read_number
from conglang.legal.choices import (
    IssuerLevel,
    Ordering,
    Validity,
)
from conglang.legal.indexing import KIND
from conglang.legal.models import DocumentCount, Field, Issuer, LegalDocument
from conglang.search.queries import count_matching, keys_matching
from conglang.vocabulary.models import DocumentKind

LONGEST_QUERY = 200
#: Words in more documents than this are not counted by filter.
MOST_COUNTED = 3_000


@dataclass(frozen=True, slots=True)
class Filters:
    """What a reader asked for; empty values ask for nothing.

    kind: code; field: slug; issuer: number; order: of ``Ordering``; cards: one under another
    instead of a table.
    """

    text: str = ""
    kind: str = ""
    field: str = ""
    issuer: int | None = None
    level: str = ""
    year: int | None = None
    validity: str = ""
    order: str = Ordering.NEWEST
    cards: bool = False

    @property
    def narrows(self) -> bool:
        """Whether anything at all was asked for."""
        return any(
            (self.text, self.kind, self.field, self.issuer, self.level, self.year is not None,
             self.validity)
        )  # fmt: skip

    def query(self, **changed: Any) -> str:
        """The address behind the “?” that asks for this, or for this with something changed."""
        wanted = replace(self, **changed)
        values = {
            "q": wanted.text, "loai": wanted.kind, "linh-vuc": wanted.field,
            "co-quan": wanted.issuer, "cap": wanted.level, "nam": wanted.year,
            "hieu-luc": wanted.validity,
            "sap-xep": "" if wanted.order == Ordering.NEWEST else wanted.order,
            "dang": "the" if wanted.cards else "",
        }  # fmt: skip
        return urlencode({key: value for key, value in values.items() if value not in ("", None)})


def filters_asked(values: Mapping[str, str]) -> Filters:
    """What an address asks for; nonsense asks for nothing."""
    order, validity = values.get("sap-xep", ""), values.get("hieu-luc", "")
    level = values.get("cap", "")
    return Filters(
        text=" ".join(values.get("q", "").replace("\0", "")[:LONGEST_QUERY].split()),
        kind=values.get("loai", "").replace("\0", "")[:40],
        field=values.get("linh-vuc", "").replace("\0", "")[:120],
        issuer=_number(values.get("co-quan", "")), year=_number(values.get("nam", "")),
        level=level if level in IssuerLevel.values else "",
        validity=validity if validity in Validity.values else "",
        order=order if order in Ordering.values else Ordering.NEWEST,
        cards=values.get("dang") == "the",
    )  # fmt: skip


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


@dataclass(frozen=True, slots=True)
class Option:
    """One value of a filter with the number of documents it leaves; None where nobody counted."""

    value: str
    label: str
    number: int | None
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """A filter: its name in addresses, its words, its values."""

    name: str
    label: str
    options: list[Option] = field(default_factory=list)


def documents_found(filters: Filters) -> Any:
    """Public documents that a reader asked for, in the order asked for; not yet fetched."""
    rows = LegalDocument.objects.public().filter(_where(filters, "", "fields__slug"))
    if filters.text:
        rows = rows.filter(_words(filters.text))
    order: dict[str, tuple[Any, ...]] = {
        Ordering.OLDEST: ("issued_on", "pk"),
        Ordering.POSTED: ("-published_at", "-pk"),
        Ordering.NUMBER: ("serial", "issued_on", "pk"),
    }
    newest = ("-issued_on", "-pk")
    return rows.order_by(*order.get(filters.order, newest))


def _words(text: str) -> Q:
    """Words of number, abstract, text or files; a number is found however it is written."""
    found = Q(address__in=keys_matching(text, kind=KIND))
    number = read_number(text)
    return found | Q(number_key=number.key) if number.is_readable else found


def _where(filters: Filters, without: str, field_path: str) -> Q:
    """Conditions on documents or on their counts, except the filter named ``without``."""
    where = Q()
    if filters.kind and without != "kind":
        where &= Q(kind__code=filters.kind)
    if filters.field and without != "field":
        where &= Q(**{field_path: filters.field})
    if filters.issuer and without != "issuer":
        where &= Q(issuer=filters.issuer)
    if filters.level and without != "level":
        counts = field_path == "field__slug"
        where &= Q(level=filters.level) if counts else Q(issuer__level=filters.level)
    if filters.year is not None and without != "year":
        where &= _year(filters.year, counts=field_path == "field__slug")
    if without != "validity":
        # All but drafts is nearly everything: said so, no index is lost on it.
        where &= Q(validity=filters.validity) if filters.validity else ~Q(validity=Validity.DRAFT)
    return where


def _year(year: int, *, counts: bool) -> Q:
    if counts:
        return Q(year=year)
    if not 1 <= year <= 9998:
        return Q(issued_on=None)
    return Q(issued_on__gte=date(year, 1, 1), issued_on__lt=date(year + 1, 1, 1))


def is_broad(filters: Filters) -> bool:
    """Whether the words stand in so many documents that counting among them would take long."""
    return bool(filters.text) and count_matching(filters.text, kind=KIND) > MOST_COUNTED


def total_of(filters: Filters) -> int:
    """How many documents there are; from the counts unless words were asked for."""
    if filters.text:
        return int(documents_found(filters).count())
    rows = DocumentCount.objects.filter(_where(filters, "", "field__slug"))
    if not filters.field:
        rows = rows.filter(field=None)
    return int(rows.aggregate(all=Sum("number"))["all"] or 0)


def facets_of(filters: Filters) -> list[Facet]:
    """Every filter with its values and numbers; each leaves its own choice aside.

    The number of questions is the same however many documents there are. For broad words the
    values are those of the whole library, without numbers.
    """
    if is_broad(filters):
        return [
            Facet(
                facet.name, facet.label,
                [replace(option, number=None) for option in facet.options],
            )
            for facet in _facets(replace(filters, text=""))
        ]  # fmt: skip
    return _facets(filters)


def _facets(filters: Filters) -> list[Facet]:
    kinds = {kind.pk: kind for kind in DocumentKind.objects.all()}
    issuers = {issuer.pk: issuer for issuer in Issuer.objects.all()}
    fields = {each.pk: each for each in Field.objects.all()}

    def numbers(name: str) -> dict[Any, int]:
        return _numbers(filters, name)

    return [
        _facet("loai", "Loại văn bản", filters.kind, [
            (kind.code, kind.name, numbers_of)
            for kind, numbers_of in _by(kinds, numbers("kind"))
        ]),
        _facet("linh-vuc", "Lĩnh vực", filters.field, [
            (each.slug, each.name, number) for each, number in _by(fields, numbers("field"))
        ]),
        _facet("co-quan", "Cơ quan ban hành", str(filters.issuer or ""), [
            (str(issuer.pk), issuer.name, number)
            for issuer, number in _by(issuers, numbers("issuer"))
        ]),
        _facet("cap", "Cấp ban hành", filters.level, [
            (level, IssuerLevel(level).label, number)
            for level, number in _in_order(numbers("level"), list(IssuerLevel.values))
        ]),
        _facet("nam", "Năm ban hành", "" if filters.year is None else str(filters.year), [
            (str(year), str(year) if year else "Chưa rõ", number)
            for year, number in sorted(numbers("year").items(), reverse=True)
        ]),
        _facet("hieu-luc", "Hiệu lực", filters.validity, [
            (validity, Validity(validity).label, number)
            for validity, number in _in_order(numbers("validity"), list(Validity.values))
        ]),
    ]  # fmt: skip


def _by(things: dict[int, Any], numbers: dict[Any, int]) -> list[tuple[Any, int]]:
    return [(thing, numbers[pk]) for pk, thing in things.items() if numbers.get(pk)]


def _in_order(numbers: dict[Any, int], order: list[str]) -> list[tuple[str, int]]:
    return [(value, numbers[value]) for value in order if numbers.get(value)]


def _facet(name: str, label: str, chosen: str, values: list[tuple[str, str, int]]) -> Facet:
    return Facet(
        name, label,
        [Option(value, words, number, value == chosen) for value, words, number in values],
    )  # fmt: skip


def _numbers(filters: Filters, name: str) -> dict[Any, int]:
    """How many documents each value of one filter leaves, its own choice left aside."""
    if filters.text:
        return _numbers_among_found(filters, name)
    rows = DocumentCount.objects.filter(_where(filters, name, "field__slug"))
    by_field = name == "field"
    if by_field:
        rows = rows.exclude(field=None)
    elif not filters.field:
        rows = rows.filter(field=None)
    counted = rows.order_by().values(name).annotate(all=Sum("number"))
    return {row[name]: row["all"] for row in counted if row["all"]}


_PATHS = {"field": "fields", "level": "issuer__level", "year": "issued_on__year"}


def _numbers_among_found(filters: Filters, name: str) -> dict[Any, int]:
    path = _PATHS.get(name, name)
    rows = LegalDocument.objects.public().filter(_where(filters, name, "fields__slug"))
    counted = rows.filter(_words(filters.text)).order_by().values(path).annotate(all=Count("pk"))
    return {(row[path] or 0) if name == "year" else row[path]: row["all"] for row in counted}


def chosen_words(filters: Filters, facets: list[Facet]) -> list[dict[str, str]]:
    """What is filtered, each in words with the address that takes it off."""
    names = {
        "loai": "kind", "linh-vuc": "field", "co-quan": "issuer", "cap": "level", "nam": "year",
        "hieu-luc": "validity",
    }  # fmt: skip
    empty: dict[str, Any] = {"issuer": None, "year": None}
    found = []
    if filters.text:
        found.append({"words": f"“{filters.text}”", "without": filters.query(text="")})
    for facet in facets:
        attribute = names[facet.name]
        value = getattr(filters, attribute)
        if value in ("", None):
            continue
        label = next((each.label for each in facet.options if each.chosen), str(value))
        found.append({
            "words": f"{facet.label}: {label}",
            "without": filters.query(**{attribute: empty.get(attribute, "")}),
        })  # fmt: skip
    return found
