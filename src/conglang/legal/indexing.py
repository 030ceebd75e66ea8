"""What the search knows of a document; written in the transaction of the act."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict

from conglang.core.dates import start_of_day
from conglang.legal.models import LegalDocument
from conglang.search.actions import forget_entry, index_entry
from conglang.search.sources import Document

KIND = "document"
LIBRARY = "/van-ban/"


def entry_of(document: LegalDocument) -> Document:
    """The index entry of a public document: number, abstract, text, words of its files."""
    texts = [document.body, *(file.text for file in document.files.all())]
    day = start_of_day(document.issued_on) if document.issued_on else document.published_at
    if day is None:
        raise ValueError("only a public document can be found")
    return Document(
        object_key=document.address,
        title=f"{document.title}: {document.abstract}",
        body="\n".join(text for text in texts if text),
        author=", ".join(filter(None, [document.issuer.name, document.signer])),
        url=document.path,
        section_label="Văn bản",
        section_url=LIBRARY,
        published_at=day,
    )


def entries() -> Iterable[Document]:
    """Every public document of the open portal, for a rebuild of the index."""
    rows = LegalDocument.objects.public().select_related("kind", "issuer")
    return (entry_of(each) for each in rows.prefetch_related("files").iterator(chunk_size=100))


def settle_entry(document: LegalDocument) -> None:
    """Make the index say what residents may see of a document."""
    if document.is_public:
        index_entry(kind=KIND, **asdict(entry_of(document)))
    else:
        forget_entry(kind=KIND, object_key=document.address)
