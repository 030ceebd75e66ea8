"""Word files that a person sent lately."""

from __future__ import annotations

from typing import Any

from conglang.newsroom.models import WordUpload
from conglang.newsroom.models.uploads import LISTED_FOR

MOST_LISTED = 40


def word_uploads_of(person: Any, *, now: Any) -> list[WordUpload]:
    """Newest first, each with its article."""
    rows = WordUpload.objects.of_person(person).filter(uploaded_at__gte=now - LISTED_FOR)
    return list(rows.select_related("article")[:MOST_LISTED])
