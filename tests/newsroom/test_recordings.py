"""Sound and film of an article: never sent without words, played by the browser's own player."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.core.files.uploadedfile import SimpleUploadedFile

from conglang.content.completeness import missing_in_body
from conglang.core.errors import Refusal
from conglang.media.models import File, Picture
from conglang.media.safety import check_file
from conglang.newsroom.models import ArticlePage
from conglang.tenancy.scoping import within_site
from tests.accounts.factories import undone_at_the_end, visitor
from tests.core.test_webvtt import GOOD
from tests.media.files import picture
from tests.newsroom.factories import ROADS, Board, make_board, read_files, start, walk

FILM = b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom" + b"\0" * 400


@pytest.fixture(scope="module")
def made(django_db_setup: None, django_db_blocker: Any) -> Iterator[Board]:
    with django_db_blocker.unblock(), undone_at_the_end():
        yield make_board()


@pytest.fixture
def board(made: Board, db: None) -> Board:
    return made


def keep(board: Board, name: str, content: bytes) -> int:
    with within_site(board.site):
        file = File(title=name, file=ContentFile(content, name=name))
        file.save()
    return int(file.pk)


def still(board: Board) -> int:
    with within_site(board.site):
        image = Picture(title="Lễ", file=ImageFile(io.BytesIO(picture()), name="a.jpg"))
        image.save()
    return int(image.pk)


def film(board: Board, **more: Any) -> dict[str, Any]:
    value = {
        "title": "Lễ thông xe", "file": keep(board, "le.mp4", FILM), "poster": still(board),
        "captions": keep(board, "le.vtt", GOOD.encode()), "transcript": "Bà con làm đường.", **more,
    }  # fmt: skip
    return {"type": "video", "value": value}


def sound(board: Board, **more: Any) -> dict[str, Any]:
    value = {
        "title": "Bản tin sáng", "file": keep(board, "tin.mp3", b"ID3" + b"\0" * 99),
        "transcript": "Chào bà con.\n\nHôm nay xã họp.", **more,
    }  # fmt: skip
    return {"type": "audio", "value": value}


def missing(board: Board, block: dict[str, Any]) -> list[str]:
    article = start(board, body=[block])
    with within_site(board.site):
        return missing_in_body(ArticlePage.objects.get(pk=article.pk).body)


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({}, []),
        ({"captions": None}, []),
        ({"transcript": ""}, []),
        ({"captions": None, "transcript": " "}, ["phụ đề hoặc bản chép lời của video"]),
        ({"poster": None}, ["ảnh đại diện của video"]),
        ({"title": "", "file": None}, ["tên của khối video", "tệp video"]),
    ],
)
def test_a_film_needs_words(board: Board, more: dict[str, Any], told: list[str]) -> None:
    assert missing(board, film(board, **more)) == told


def test_a_film_of_another_kind_is_none(board: Board) -> None:
    other = keep(board, "a.pdf", b"%PDF-1.4")

    assert missing(board, film(board, file=other)) == ["tệp video"]
    assert missing(board, film(board, captions=other)) == ["tệp phụ đề dạng .vtt của video"]


def test_a_recording_needs_its_words(board: Board) -> None:
    assert missing(board, sound(board)) == []
    assert missing(board, sound(board, transcript="")) == ["bản chép lời của âm thanh"]


def test_residents_get_the_players_of_their_browser(board: Board) -> None:
    started = start(board, body=[film(board), sound(board)])
    read_files(board)
    article = walk(board, ROADS["published"], started)
    with within_site(board.site):
        address = ArticlePage.objects.get(pk=article.pk).address

    answer = visitor(board.portal).get(address)

    page = " ".join(answer.content.decode().split())
    assert '<video class="recording__player" controls preload="none" playsinline poster="' in page
    assert 'type="video/mp4"' in page
    assert '<track kind="captions" srclang="vi" label="Tiếng Việt" src="' in page
    assert '<audio class="recording__player" controls preload="none" src="' in page
    assert page.count("<summary>Bản chép lời</summary>") == 2
    assert "<p>Hôm nay xã họp.</p>" in page
    assert "media-src 'self'" in answer["Content-Security-Policy"]


def test_a_film_is_sent_in_parts(board: Board) -> None:
    number = keep(board, "le.mp4", FILM)
    with within_site(board.site):
        File.objects.filter(pk=number).update(shown_publicly=True)
        url = File.objects.get(pk=number).url

    answer = visitor(board.portal).get(url, headers={"range": "bytes=4-11"})

    assert (answer.status_code, answer["Content-Type"]) == (206, "video/mp4")
    assert b"".join(answer.streaming_content) == FILM[4:12]


def test_captions_are_looked_at_when_they_come(board: Board) -> None:
    good = SimpleUploadedFile("a.vtt", GOOD.encode())
    bad = SimpleUploadedFile("a.vtt", b"WEBVTT\n\nx --> y")

    assert check_file(good, name="a.vtt", size=good.size or 0).extension == "vtt"
    with pytest.raises(Refusal, match="dòng 3"):
        check_file(bad, name="a.vtt", size=bad.size or 0)
