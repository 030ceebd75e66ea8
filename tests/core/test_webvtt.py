"""Captions of films: what is taken and what is refused, with the line that is wrong."""

from __future__ import annotations

import pytest

from conglang.core.errors import Refusal
from conglang.core.webvtt import check_captions

GOOD = (
    "WEBVTT\n\n00:01.000 --> 00:03.500\nBà con làm đường.\n\n2\n00:00:04.000 --> 00:00:06.000\nHết."
)


def test_captions_are_counted() -> None:
    assert check_captions(GOOD.encode()) == 2
    assert check_captions(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode()) == 2


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "WEBVTT"),
        (b"1\n00:00:01,000 --> 00:00:02,000\nSRT", "WEBVTT"),
        (b"WEBVTT\n", "không có câu nào"),
        (b"WEBVTT\n\n00:01,000 --> 00:02.000\nx", "dòng 3"),
        (b"WEBVTT\n\n00:05.000 --> 00:02.000\nx", "thứ tự"),
        (b"WEBVTT\n\n00:05.000 --> 00:06.000\nx\n\n00:01.000 --> 00:02.000\ny", "thứ tự"),
        ("WEBVTT\n\n00:01.000 --> 00:02.000\nĐường".encode("cp1258", "replace"), "UTF-8"),
    ],
)
def test_captions_that_are_wrong_are_refused(content: bytes, words: str) -> None:
    with pytest.raises(Refusal, match=words) as refused:
        check_captions(content)

    assert refused.value.code == "not_captions"
    assert "Hãy" in refused.value.message


def test_captions_of_a_whole_library_are_too_large() -> None:
    with pytest.raises(Refusal) as refused:
        check_captions(b"WEBVTT" + b" " * (2 * 1024 * 1024))

    assert refused.value.code == "too_large"
