"""Writes on the catalogues."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from django.db import DEFAULT_DB_ALIAS, transaction

from conglang.core.text import nfc, sort_key
from conglang.vocabulary.models import (
    AdministrativeUnit,
    CalendarDay,
    DocumentKind,
    LegalFigure,
    LegalTerm,
    LoadedCatalogue,
)
from conglang.vocabulary.queries import name_key

ADMINISTRATIVE_UNITS = "administrative_units"
CALENDAR_DAYS = "calendar_days"
LEGAL_TERMS = "legal_terms"
LEGAL_FIGURES = "legal_figures"
DOCUMENT_KINDS = "document_kinds"
_KEY = ["code", "effective_from"]
_REST = [
    "kind", "name", "name_key", "parent_code", "latitude", "longitude", "area_km2", "sort_key",
]  # fmt: skip


def load_administrative_units(*, using: str = DEFAULT_DB_ALIAS) -> int:
    """Bring the table up to the shipped catalogue; return how many units were written.

    Writes nothing when the table holds this version already. A unit that the catalogue does not
    know (an office entered it before the release came) is left as it is, and so is the last day
    of a unit, which this catalogue does not tell.
    """
    version = str(_catalogue(ADMINISTRATIVE_UNITS)["version"])
    with transaction.atomic(using=using):
        held = LoadedCatalogue.objects.using(using).filter(
            name=ADMINISTRATIVE_UNITS, version=version
        )
        if held.exists() and AdministrativeUnit.objects.using(using).exists():
            return 0
        units = [AdministrativeUnit(**row) for row in _rows()]
        AdministrativeUnit.objects.using(using).bulk_create(
            units, update_conflicts=True, unique_fields=_KEY, update_fields=_REST
        )
        LoadedCatalogue.objects.using(using).update_or_create(
            name=ADMINISTRATIVE_UNITS, defaults={"version": version}
        )
    return len(units)


def load_calendar_days(*, using: str = DEFAULT_DB_ALIAS) -> int:
    """Bring the days off up to the shipped catalogue; return how many were written.

    Writes nothing when the table holds this version already. Whatever an office entered or took
    off stays so: the catalogue fills only days that nobody touched, and corrects its own.
    """
    catalogue = _catalogue(CALENDAR_DAYS)
    with transaction.atomic(using=using):
        loaded = LoadedCatalogue.objects.using(using)
        if loaded.filter(name=CALENDAR_DAYS, version=catalogue["version"]).exists():
            return 0
        rows = CalendarDay.objects.using(using)
        rows.filter(shipped=True, removed_at__isnull=True).delete()
        touched = set(rows.values_list("day", flat=True))
        days = [day for day in _calendar_days(catalogue) if day.day not in touched]
        rows.bulk_create(days)
        loaded.update_or_create(name=CALENDAR_DAYS, defaults={"version": str(catalogue["version"])})
    return len(days)


def load_legal_terms(*, using: str = DEFAULT_DB_ALIAS) -> int:
    """Add the shipped terms that the table lacks; return how many. What stands there stays."""
    rows = LegalTerm.objects.using(using)
    held = set(rows.values_list("key", "effective_from"))
    terms = [
        LegalTerm(key=key, effective_from=date.fromisoformat(first), amount=amount, unit=unit)
        for key, first, amount, unit in _catalogue(LEGAL_TERMS)["terms"]
    ]
    new = [term for term in terms if (term.key, term.effective_from) not in held]
    rows.bulk_create(new)
    return len(new)


def load_legal_figures(*, using: str = DEFAULT_DB_ALIAS) -> int:
    """Add the shipped figures that the table lacks; return how many. What stands there stays."""
    rows = LegalFigure.objects.using(using)
    held = set(rows.values_list("key", "effective_from"))
    figures = [
        LegalFigure(
            key=key, effective_from=date.fromisoformat(first), amount=amount, source=nfc(source)
        )
        for key, first, amount, source in _catalogue(LEGAL_FIGURES)["figures"]
    ]
    new = [figure for figure in figures if (figure.key, figure.effective_from) not in held]
    rows.bulk_create(new)
    return len(new)


def load_document_kinds(*, using: str = DEFAULT_DB_ALIAS) -> int:
    """Add the shipped kinds of documents that the table lacks; return how many."""
    rows = DocumentKind.objects.using(using)
    held = set(rows.values_list("code", flat=True))
    kinds = [
        DocumentKind(
            code=code, name=nfc(name), sign=nfc(sign), position=position,
            effective_from=date.fromisoformat(first),
            effective_to=date.fromisoformat(last) if last else None,
        )
        for position, (code, name, sign, first, last) in enumerate(
            _catalogue(DOCUMENT_KINDS)["kinds"], start=1
        )
    ]  # fmt: skip
    new = [kind for kind in kinds if kind.code not in held]
    rows.bulk_create(new)
    return len(new)


def _calendar_days(catalogue: dict[str, Any]) -> list[CalendarDay]:
    """A row for each line ``[day, kind, name]`` of each notice."""
    return [
        CalendarDay(
            day=date.fromisoformat(day), kind=kind, name=nfc(name), shipped=True,
            legal_key="time:swapped-days" if kind == "working" or "hoán đổi" in name
            else "time:holidays",
            source=nfc(notice["source"]), provisional=notice.get("provisional", False),
        )
        for notice in catalogue["notices"]
        for day, kind, name in notice["days"]
    ]  # fmt: skip


@cache
def _catalogue(name: str) -> dict[str, Any]:
    source = files("conglang.vocabulary") / "data" / f"{name}.json"
    return json.loads(source.read_text(encoding="utf-8"))  # type: ignore[no-any-return]


@cache
def _rows() -> list[dict[str, Any]]:
    """Return a row for each line of the catalogue; its form is told in data/README.md."""
    catalogue = _catalogue(ADMINISTRATIVE_UNITS)
    start = date.fromisoformat(catalogue["effective_from"])
    lines = [("", line) for line in catalogue["provinces"]]
    lines += [(code, line) for code, group in catalogue["communes"].items() for line in group]
    return [_row(parent_code, line, start) for parent_code, line in lines]


def _row(parent_code: str, line: list[Any], start: date) -> dict[str, Any]:
    code, kind, name, latitude, longitude, area_km2 = line
    own_name = nfc(name)
    return {
        "code": code,
        "kind": kind,
        "name": own_name,
        "name_key": name_key(own_name),
        "parent_code": parent_code,
        "latitude": latitude,
        "longitude": longitude,
        "area_km2": area_km2,
        "sort_key": sort_key(own_name),
        "effective_from": start,
    }
