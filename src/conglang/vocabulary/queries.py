"""Questions about the catalogues; they need no open portal."""

from __future__ import annotations

import re
from datetime import date, datetime

from conglang.core.dates import VIETNAM
from conglang.core.deadlines import DayKind, SpecialDay, Term, TermUnit
from conglang.core.text import exact
from conglang.vocabulary.choices import UnitKind
from conglang.vocabulary.models import (
    AdministrativeUnit,
    AdministrativeUnitQuerySet,
    CalendarDay,
    DocumentKind,
    LegalFigure,
    LegalTerm,
)

_APOSTROPHES = str.maketrans(dict.fromkeys("\u2019\u2018\u02bc\u00b4`", "'"))
_DASH = re.compile(r"\s*[-–—]\s*")
_KINDS = {exact(kind.label): kind for kind in UnitKind}


def name_key(name: str) -> str:
    """Return the spelling under which a unit's own name is stored for look-up.

    Small letters, tone marks in their classic place, one kind of apostrophe, dash and space.
    """
    plain = _DASH.sub(" - ", exact(name).translate(_APOSTROPHES))
    return " ".join(plain.split())


def unit_named(
    name: str, parent_code: str | None = None, *, on: date | None = None
) -> AdministrativeUnit | None:
    """Return the one unit called so, or None when there is none or more than one.

    name: with or without its kind: "Xã Hòn Đất", "Hòn Đất"; with its diacritics.
    parent_code: look only among the communes of this province.
    on: the day on which it exists; today in Viet Nam when left out.
    """
    key = name_key(name)
    day = on or datetime.now(VIETNAM).date()
    units = AdministrativeUnit.objects.in_force(day)
    if parent_code is not None:
        units = units.communes_of(parent_code)
    for label, kind in _KINDS.items():
        if key.startswith(f"{label} "):
            found = _only(units.filter(kind=kind, name_key=key.removeprefix(f"{label} ")))
            if found is not None:
                return found
    return _only(units.filter(name_key=key))


def unit_by_code(code: str, on: date) -> AdministrativeUnit | None:
    """Return the unit that carries the code on that day, or None."""
    # A code taken up again on the day its former bearer ends belongs to the newer one.
    units = AdministrativeUnit.objects.in_force(on).filter(code=code)
    return units.order_by("-effective_from").first()


def _only(units: AdministrativeUnitQuerySet) -> AdministrativeUnit | None:
    found = list(units[:2])
    return found[0] if len(found) == 1 else None


def special_days() -> list[SpecialDay]:
    """Every day that differs from others of its weekday, in order, for a working calendar."""
    rows = CalendarDay.objects.filter(removed_at__isnull=True)
    return [
        SpecialDay(day, DayKind(kind), name)
        for day, kind, name in rows.values_list("day", "kind", "name")
    ]


def legal_term(key: str, on: date) -> Term:
    """The term that a legal key sets on a day; LegalTerm.DoesNotExist when it sets none."""
    rows = LegalTerm.objects.filter(key=key, effective_from__lte=on).exclude(effective_to__lt=on)
    row = rows.order_by("-effective_from").first()
    if row is None:
        raise LegalTerm.DoesNotExist(key)
    return Term(row.amount, TermUnit(row.unit))


def legal_figure(key: str, on: date) -> LegalFigure:
    """The number that a legal key sets on a day; LegalFigure.DoesNotExist when it sets none."""
    rows = LegalFigure.objects.filter(key=key, effective_from__lte=on).exclude(effective_to__lt=on)
    row = rows.order_by("-effective_from").first()
    if row is None:
        raise LegalFigure.DoesNotExist(key)
    return row


def first_day_of(key: str) -> date:
    """The first day on which a legal key says anything; LegalFigure.DoesNotExist when it never."""
    return LegalFigure.objects.filter(key=key).earliest("effective_from").effective_from


def document_kinds(on: date) -> list[DocumentKind]:
    """Kinds a paper may be of on a day, in the order of the catalogue."""
    rows = DocumentKind.objects.filter(effective_from__lte=on).exclude(effective_to__lt=on)
    return list(rows)
