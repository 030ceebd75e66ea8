"""Captions of a film as WebVTT: what a browser will show, checked before residents wait for it."""

from __future__ import annotations

import re

from conglang.core.errors import Refusal

LIMIT_BYTES = 2 * 1024 * 1024
_TIME = r"(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})"
_CUE = re.compile(rf"^{_TIME}[ \t]+-->[ \t]+{_TIME}(?:[ \t].*)?$")


def check_captions(content: bytes) -> int:
    """Return how many captions a WebVTT file has.

    Refuses: too_large, not_captions (not UTF-8, no head, no caption, or a time that is wrong).
    """
    if len(content) > LIMIT_BYTES:
        raise Refusal("too_large", "Tệp phụ đề quá 2 MB. Hãy kiểm tra lại tệp.")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _wrong("không phải chữ Unicode (UTF-8)") from error
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if not re.match(r"WEBVTT(?:[ \t]|$)", lines[0]):
        raise _wrong("thiếu dòng đầu WEBVTT")
    return _count(lines)


def _count(lines: list[str]) -> int:
    found, before = 0, 0
    for number, line in enumerate(lines, start=1):
        if "-->" not in line:
            continue
        times = _CUE.match(line.strip())
        if not times:
            raise _wrong(f"sai mốc thời gian ở dòng {number}")
        start, end = _milliseconds(times.groups()[:4]), _milliseconds(times.groups()[4:])
        if end <= start or start < before:
            raise _wrong(f"mốc thời gian ở dòng {number} không theo thứ tự")
        found, before = found + 1, start
    if not found:
        raise _wrong("không có câu nào")
    return found


def _milliseconds(parts: tuple[str | None, ...]) -> int:
    hours, minutes, seconds, rest = (int(part or 0) for part in parts)
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + rest


def _wrong(why: str) -> Refusal:
    return Refusal(
        "not_captions",
        f"Tệp phụ đề WebVTT {why}. Hãy xuất lại tệp .vtt từ chương trình làm phụ đề.",
    )
