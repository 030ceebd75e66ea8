"""Files of documents: who may have them, and their pages drawn once and kept."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any
from uuid import uuid4

from django.conf import settings
from PIL import Image

from conglang.legal.choices import DocumentState
from conglang.legal.models import DocumentFile
from conglang.papers.extract import draw_page
from conglang.tenancy.scoping import every_site

#: Beside the folder of files, without an address: pages are handed out by their own view.
DRAWN = "van-ban-trang"
QUALITY = 72


def file_at(path: str) -> tuple[int, bool] | None:
    """The row behind a stored path and whether residents may have it."""
    with every_site(reason="a path names its portal; that it is the open one was asked before"):
        rows: Any = DocumentFile.objects.filter(file=path)
        found = rows.values_list("pk", "document__state").first()
    return (found[0], found[1] == DocumentState.PUBLIC) if found else None


def drawn_page(file: DocumentFile, number: int) -> bytes:
    """A page of a PDF as WebP. Refuses what ``papers.extract.draw_page`` refuses.

    Kept by the hash of the file: a replaced file is drawn anew.
    """
    folder = Path(settings.MEDIA_ROOT) / str(file.site_id) / DRAWN / file.digest[:24]
    kept = folder / f"{number}.webp"
    if kept.exists():
        return kept.read_bytes()
    with file.file.open("rb") as stored:
        drawn = draw_page(stored.read(), number)
    with Image.open(io.BytesIO(drawn)) as picture:
        stream = io.BytesIO()
        picture.convert("RGB").save(stream, "WEBP", quality=QUALITY, method=4)
    content = stream.getvalue()
    folder.mkdir(parents=True, exist_ok=True)
    # Two who ask at once each write a whole file; the later one stands.
    fresh = folder / f".{uuid4().hex}"
    fresh.write_bytes(content)
    fresh.replace(kept)
    return content
