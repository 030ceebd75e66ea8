"""How many pictures and films stand in a text."""

from __future__ import annotations

from typing import Any


def count_pictures(blocks: Any) -> tuple[int, int]:
    """Photos and films among the raw blocks of a text; a gallery counts each photo."""
    photos = films = 0
    for block in blocks:
        if block["type"] == "photo":
            photos += 1
        elif block["type"] == "gallery":
            photos += len(block["value"].get("photos") or [])
        elif block["type"] == "video":
            films += 1
    return photos, films
