"""Photos on their way into an article."""

from __future__ import annotations

from typing import Any

from conglang.newsroom.models import IncomingPhoto


def incoming_photos(person: Any, *, article_id: int) -> list[IncomingPhoto]:
    """What a person sent for an article and has not put in, in order, with sizes made so far."""
    rows = IncomingPhoto.objects.of(person, article_id=article_id).select_related("picture")
    return list(rows.prefetch_related("picture__renditions"))
