"""Tables of the document library."""

from conglang.legal.models.catalogues import DocumentCount, Field, Issuer
from conglang.legal.models.documents import (
    FOLDER,
    DocumentFile,
    DocumentQuerySet,
    LegalDocument,
    LifeEvent,
    Relation,
)
from conglang.legal.models.imports import ImportBatch, ImportRow

__all__ = [
    "FOLDER",
    "DocumentCount",
    "DocumentFile",
    "DocumentQuerySet",
    "Field",
    "ImportBatch",
    "ImportRow",
    "Issuer",
    "LegalDocument",
    "LifeEvent",
    "Relation",
]
