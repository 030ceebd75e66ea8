"""What a body still lacks before residents may see it. A draft may be saved without any of this."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import Any

from django.utils.html import strip_tags

from conglang.core.text import looks_legacy, truncate_words

LEAST_PHOTOS = 2


def missing_in_body(body: Any) -> list[str]:
    """Parts that blocks of a body lack, each once, in words for people.

    Asked of the text itself and not of Wagtail's fields: those are shared by all requests, and
    while somebody saves a draft nothing in them is compulsory.
    Legal basis: access:alt-text, access:tables
    """
    found = (words for block in body for words in _missing(block.block_type, block.value))
    return list(dict.fromkeys(found))


def _missing(kind: str, value: Any) -> Iterator[str]:
    checks = {
        "photo": _photo, "gallery": _gallery, "quote": _quote, "table": _table, "file": _file,
        "document": _document, "audio": _sound, "video": _film,
    }  # fmt: skip
    if kind in checks:
        yield from checks[kind](value)


def _photo(value: Any) -> Iterator[str]:
    if value["picture"] is None:
        yield "ảnh của khối ảnh"
    if not (value["alt"] or "").strip():
        yield "văn bản thay thế của ảnh"


def _gallery(value: Any) -> Iterator[str]:
    for photo in value["photos"]:
        yield from _photo(photo)
    if len(value["photos"]) < LEAST_PHOTOS:
        yield "ảnh thứ hai của chùm ảnh"


def _quote(value: Any) -> Iterator[str]:
    if not (value["text"] or "").strip():
        yield "lời trích"


def _table(value: Any) -> Iterator[str]:
    headings = [(column["heading"] or "").strip() for column in value["table"].columns]
    if not (value["caption"] or "").strip():
        yield "tên bảng"
    if not headings or not all(headings):
        yield "tên cột của bảng"


def _file(value: Any) -> Iterator[str]:
    if value["file"] is None:
        yield "tệp của khối tệp đính kèm"


def _sound(value: Any) -> Iterator[str]:
    yield from _recording(value, "âm thanh")
    if not (value["transcript"] or "").strip():
        yield "bản chép lời của âm thanh"


def _film(value: Any) -> Iterator[str]:
    yield from _recording(value, "video")
    if value["poster"] is None:
        yield "ảnh đại diện của video"
    captions = value["captions"]
    if captions is not None and captions.file_extension != "vtt":
        yield "tệp phụ đề dạng .vtt của video"
    if captions is None and not (value["transcript"] or "").strip():
        yield "phụ đề hoặc bản chép lời của video"


_EXTENSIONS = {"âm thanh": {"mp3", "m4a", "ogg", "wav"}, "video": {"mp4", "webm"}}


def _recording(value: Any, what: str) -> Iterator[str]:
    """A name, and a file of this sort: what a file is was seen when it was uploaded."""
    if not (value["title"] or "").strip():
        yield f"tên của khối {what}"
    if value["file"] is None or value["file"].file_extension not in _EXTENSIONS[what]:
        yield f"tệp {what}"


def _document(value: Any) -> Iterator[str]:
    if not (value["key"] or "").strip() or not (value["label"] or "").strip():
        yield "số, ký hiệu hoặc tên của văn bản được dẫn"


def unreadable_in(texts: Iterable[str]) -> str:
    """The first text that is still spelled for a TCVN3 or VNI font, shortened; "" for none."""
    for text in texts:
        for line in re.split(r"<[^>]+>|\n", text):
            if looks_legacy(unescape(line)):
                return truncate_words(unescape(line).strip(), 8)
    return ""


def texts_of(raw: Any) -> Iterator[str]:
    """Every text in the stored form of a body, whatever block it stands in."""
    if isinstance(raw, str):
        yield raw
    elif isinstance(raw, dict):
        for value in raw.values():
            yield from texts_of(value)
    elif isinstance(raw, list | tuple):
        for value in raw:
            yield from texts_of(value)


def has_content(body: Any) -> bool:
    """Whether a body holds anything for a reader: an empty paragraph is nothing."""
    return any(
        block.block_type != "text" or strip_tags(block.value.source).replace("&nbsp;", " ").strip()
        for block in body
    )
