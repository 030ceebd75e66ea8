"""What the catalogues hear: the tables of the installation were just migrated."""

from __future__ import annotations

from typing import Any

from django.apps import apps as installed
from django.db import router


def fill_catalogues(*, using: str, **told: Any) -> None:
    """Load the shipped catalogues where their tables now stand in their present form."""
    from conglang.vocabulary.actions import (  # noqa: PLC0415 -- models are not ready at start
        load_administrative_units,
        load_calendar_days,
        load_document_kinds,
        load_legal_figures,
        load_legal_terms,
    )
    from conglang.vocabulary.models import AdministrativeUnit  # noqa: PLC0415 -- as above

    migrated = told.get("apps", installed).all_models["vocabulary"]
    here = router.allow_migrate_model(using, AdministrativeUnit)
    if here and "loadedcatalogue" in migrated:
        load_administrative_units(using=using)
    if here and "calendarday" in migrated:
        load_calendar_days(using=using)
    if here and "legalterm" in migrated:
        load_legal_terms(using=using)
    if here and "legalfigure" in migrated:
        load_legal_figures(using=using)
    if here and "documentkind" in migrated:
        load_document_kinds(using=using)
