"""The way of a document into the library, as a table, and what it must have. Plain Python.

Legal basis: document:disclosure
"""

from __future__ import annotations

from datetime import date, timedelta

from conglang.core.document_numbers import DocumentNumber
from conglang.core.errors import Refusal
from conglang.core.text import slug
from conglang.core.transitions import Workflow, transition
from conglang.legal.choices import DocumentState

DOCUMENT_FLOW = Workflow(
    transition(
        "publish", [DocumentState.ENTERED, DocumentState.WITHDRAWN], DocumentState.PUBLIC,
        permission="keep_documents", label="Công khai", legal_basis="document:disclosure",
    ),
    transition(
        "withdraw", [DocumentState.PUBLIC], DocumentState.WITHDRAWN, permission="keep_documents",
        label="Gỡ khỏi thư viện", needs_reason=True, legal_basis="document:disclosure",
    ),
)  # fmt: skip

SHORTEST_ABSTRACT = 10
SHORTEST_REASON = 5
#: The search keeps addresses of at most 100 signs; a number behind a taken one needs room.
ADDRESS_LENGTH = 92
#: A paper dated further ahead is a slip of the pen.
LATEST_DAYS_AHEAD = 30
#: The first paper of the State (Sắc lệnh số 1) is of 30/8/1945.
FIRST_YEAR = 1945


def check_abstract(text: str) -> str:
    """Return the abstract on one line; refuse (``no_abstract``) too short a one."""
    found = " ".join(text.split())
    if len(found) < SHORTEST_ABSTRACT:
        raise Refusal(
            "no_abstract",
            f"Hãy ghi trích yếu nội dung của văn bản (ít nhất {SHORTEST_ABSTRACT} ký tự).",
        )
    return found


def check_days(
    *, issued_on: date | None, effective_on: date | None, expires_on: date | None, today: date
) -> None:
    """Refuse (``wrong_days``) days in a wrong order, before 1945, or far ahead."""
    if issued_on and issued_on > today + timedelta(days=LATEST_DAYS_AHEAD):
        raise Refusal("wrong_days", "Ngày ban hành ở quá xa phía trước. Hãy xem lại năm.")
    if issued_on and issued_on.year < FIRST_YEAR:
        raise Refusal("wrong_days", f"Ngày ban hành phải từ năm {FIRST_YEAR} trở đi.")
    if effective_on and expires_on and expires_on < effective_on:
        raise Refusal("wrong_days", "Ngày hết hiệu lực phải từ ngày có hiệu lực trở đi.")


def missing_for_publication(*, number: str, issued_on: date | None, is_draft: bool) -> list[str]:
    """What a document still lacks before residents may see it, in words.

    Legal basis: document:fields
    """
    wanted = {
        "số, ký hiệu": bool(number) or is_draft,
        "ngày ban hành": bool(issued_on) or is_draft,
    }
    return [words for words, there in wanted.items() if not there]


def advised_for_publication(
    *,
    signer: str,
    effective_on: date | None,
    normative: bool,
    is_draft: bool,
    scans: int,
    has_text: bool,
) -> list[str]:
    """What would make a document more useful; it may be published without.

    Legal basis: document:fields
    """
    if is_draft:
        return [] if has_text else ["Chưa có tệp hay toàn văn: bạn đọc chỉ thấy trích yếu."]
    wanted = {
        "Chưa có tệp hay toàn văn: bạn đọc chỉ thấy trích yếu.": has_text,
        "Chưa ghi người ký.": bool(signer),
        "Chưa ghi ngày có hiệu lực, nên bạn đọc thấy “Chưa rõ hiệu lực”.": bool(effective_on)
        or not normative,
        "Có tệp là bản quét không có lớp chữ: không tìm kiếm được trong đó và người khiếm thị "
        "không nghe được. Nên đính kèm thêm bản Word hoặc PDF có chữ.": scans == 0,
    }
    return [words for words, there in wanted.items() if not there]


def address_of(number: DocumentNumber, issued_on: date | None, abstract: str) -> str:
    """The last word of a document's address: number and day, or the abstract of a draft.

    "48-2025-qd-ubnd-20250912". It is given once and never changes.
    """
    if not number.written:
        return slug(abstract, ADDRESS_LENGTH)
    words = slug(number.written, ADDRESS_LENGTH - 9)
    return f"{words}-{issued_on:%Y%m%d}" if issued_on else words
