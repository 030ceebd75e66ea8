"""Who may keep what residents read of people and units."""

from __future__ import annotations

from typing import Any

from conglang.accounts.permissions import may
from conglang.accounts.rules import KEEP_ORGANISATION, PERMISSION_LABELS
from conglang.core.errors import Refusal


def refuse_without_right(by: Any) -> None:
    """Refuse (``not_allowed``) whoever does not keep it in the open portal."""
    if not may(by, KEEP_ORGANISATION):
        raise Refusal("not_allowed", f"Việc này cần quyền {PERMISSION_LABELS[KEEP_ORGANISATION]}.")
