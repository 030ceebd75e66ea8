"""Putting a folder of files to the documents whose numbers their names begin with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import IO

from conglang.accounts.models import User
from conglang.core.errors import Refusal
from conglang.core.text import fold
from conglang.legal.actions.files import add_file
from conglang.legal.choices import DocumentState
from conglang.legal.models import LegalDocument
from conglang.legal.permissions import refuse_without_right


@dataclass(frozen=True, slots=True)
class Sorted:
    """What became of one file of a folder. problem: "" when it found its document."""

    name: str
    document: LegalDocument | None
    problem: str


def sort_files(
    *, uploads: Sequence[tuple[IO[bytes], str, int]], by: User, at: datetime
) -> list[Sorted]:
    """Put each file to the document whose number its name begins with.

    uploads: stream, name, size in bytes. "39_2025_QD-UBND_signed.pdf" goes to 39/2025/QĐ-UBND.
    A file that fits none, or several, is told and not kept. Refuses: not_allowed.
    """
    refuse_without_right(by)
    places = _documents_by_letters()
    return [_sort_one(upload, name, size, places, by, at) for upload, name, size in uploads]


def _sort_one(
    upload: IO[bytes], name: str, size: int, places: dict[str, list[LegalDocument]], by: User,
    at: datetime,
) -> Sorted:  # fmt: skip
    letters = _letters(name.rsplit(".", 1)[0])
    lengths = range(len(letters), 3, -1)
    fitting = next((places[letters[:end]] for end in lengths if letters[:end] in places), [])
    if not fitting:
        return Sorted(name, None, "Không có văn bản nào mang số như đầu tên tệp.")
    if len(fitting) > 1:
        return Sorted(
            name, None, "Có nhiều văn bản cùng số; hãy mở đúng văn bản rồi thêm tệp ở đó."
        )
    try:
        add_file(document_id=fitting[0].pk, upload=upload, name=name, size=size, by=by, at=at)
    except Refusal as refusal:
        return Sorted(name, fitting[0], refusal.message)
    return Sorted(name, fitting[0], "")


def _documents_by_letters() -> dict[str, list[LegalDocument]]:
    found: dict[str, list[LegalDocument]] = {}
    rows = LegalDocument.objects.exclude(number_key="").select_related("kind", "issuer")
    for document in rows.exclude(state=DocumentState.WITHDRAWN):
        found.setdefault(_letters(document.number), []).append(document)
    return found


def _letters(text: str) -> str:
    """Letters and digits alone, unaccented, a first number without leading zeros."""
    return "".join(sign for sign in fold(text) if sign.isalnum()).lstrip("0")
