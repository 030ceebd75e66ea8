"""Questions about the board's list of reasons."""

from __future__ import annotations

from typing import Any

from django.db import models

from conglang.newsroom.models import ReturnReason


def reasons_in_use() -> models.QuerySet[ReturnReason]:
    """Lines that can be chosen in the open portal, in the board's order."""
    rows: models.QuerySet[ReturnReason] = ReturnReason.objects.in_use()
    return rows


def reason_lines() -> tuple[list[dict[str, Any]], list[ReturnReason]]:
    """The list as its screen shows it: lines in use, each first or last or neither; the retired."""
    rows = list(ReturnReason.objects.all())
    used = [row for row in rows if row.retired_at is None]
    lines = [
        {"reason": row, "first": row is used[0], "last": row is used[-1], "alone": len(used) == 1}
        for row in used
    ]
    return lines, [row for row in rows if row.retired_at is not None]
