"""Who may do what with documents."""

from __future__ import annotations

from typing import Any

from conglang.accounts.permissions import may
from conglang.accounts.rules import KEEP_DOCUMENTS, PERMISSION_LABELS
from conglang.core.errors import Refusal
from conglang.core.transitions import Transition
from conglang.legal.models import LegalDocument
from conglang.legal.rules import DOCUMENT_FLOW


def refuse_without_right(by: Any) -> None:
    """Refuse (``not_allowed``) whoever does not keep the library of the open portal."""
    if not may(by, KEEP_DOCUMENTS):
        raise Refusal("not_allowed", f"Việc này cần quyền {PERMISSION_LABELS[KEEP_DOCUMENTS]}.")


def document_acts(document: LegalDocument, user: Any) -> list[Transition]:
    """Steps of the table that this person may do now."""
    return [step for step in DOCUMENT_FLOW.available(document.state) if may(user, step.permission)]
