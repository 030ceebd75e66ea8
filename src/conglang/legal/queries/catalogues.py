"""Bodies, kinds and fields to choose from, and how a name that was typed finds one."""

from __future__ import annotations

import re
from datetime import date

from conglang.core.text import exact
from conglang.legal.models import Field, Issuer
from conglang.vocabulary.models import DocumentKind

#: What offices shorten; the long form is looked up and shown.
LONG_FORMS = {
    "ubnd": "Ủy ban nhân dân",
    "hđnd": "Hội đồng nhân dân",
    "ubmttq": "Ủy ban Mặt trận Tổ quốc",
    "ub": "Ủy ban",
    "bch": "Ban Chấp hành",
    "tp": "Thành phố",
    "tp.": "Thành phố",
    "tx": "Thị xã",
    "tx.": "Thị xã",
}
_PLACES = {"thành phố": "thành phố", "thị xã": "thị xã"}


def issuer_name(text: str) -> str:
    """A body's name in full: "UBND tỉnh An Giang" becomes "Ủy ban nhân dân tỉnh An Giang"."""
    words = [LONG_FORMS.get(word.lower(), word) for word in text.split()]
    name = " ".join(words)
    for first, small in _PLACES.items():
        # Inside a name the word for a town is written small.
        name = re.sub(rf"(?<=\S\s){first}\b", small, name, flags=re.IGNORECASE)
    return name[:1].upper() + name[1:]


def issuer_key(name: str) -> str:
    """How a body's name is looked up: in full, small letters, tone marks in their classic place."""
    return " ".join(exact(issuer_name(name)).split())


def issuer_named(name: str) -> Issuer | None:
    """The body of the open portal's catalogue that is called so."""
    found: Issuer | None = Issuer.objects.filter(name_key=issuer_key(name)).first()
    return found


def issuers() -> list[Issuer]:
    """All bodies, by name."""
    return list(Issuer.objects.select_related("successor"))


def fields_on_offer() -> list[Field]:
    """Fields a document may be put under."""
    return list(Field.objects.filter(retired=False))


def kind_by_sign(sign: str, on: date) -> DocumentKind | None:
    """The kind that numbers name so, "QĐ", in any capitals; None for none and for letters."""
    wanted = sign.casefold()
    if not wanted:
        return None
    rows = DocumentKind.objects.filter(effective_from__lte=on).exclude(effective_to__lt=on)
    return next((kind for kind in rows if kind.sign.casefold() == wanted), None)


def kind_named(name: str) -> DocumentKind | None:
    """The kind with that name or sign, however it is capitalised."""
    wanted = exact(name).strip()
    for kind in DocumentKind.objects.all():
        if wanted in {exact(kind.name), exact(kind.sign)} - {""}:
            return kind
    return None
