"""What may be uploaded is recognised by its content; nothing a browser would run gets in."""

from __future__ import annotations

import io
import tracemalloc
from collections.abc import Iterator
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from conglang.core.errors import Refusal
from conglang.media.models import File, Picture
from conglang.media.safety import (
    FILE_LIMIT_BYTES,
    PICTURE_LIMIT_BYTES,
    check_file,
    check_picture,
)
from conglang.tenancy.scoping import within_site
from tests.accounts.factories import undone_at_the_end
from tests.media import files
from tests.newsroom.factories import Board, make_board


@pytest.fixture(scope="module")
def whole_board(django_db_setup: None, django_db_blocker: Any) -> Iterator[Board]:
    with django_db_blocker.unblock(), undone_at_the_end():
        yield make_board()


@pytest.fixture
def board(whole_board: Board, db: None) -> Board:
    return whole_board


# --- pictures -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "extension"),
    [("JPEG", "jpg"), ("PNG", "png"), ("WEBP", "webp"), ("GIF", "gif"), ("AVIF", "avif")],
)
def test_pictures_of_the_usual_kinds_are_taken(kind: str, extension: str) -> None:
    content = files.picture(kind)

    assert check_picture(io.BytesIO(content), size=len(content)).extension == extension


BAD_PICTURES = {
    "an SVG": (files.SVG, "not_a_picture"),
    "an SVG with a head": (files.SVG_WITH_HEAD, "not_a_picture"),
    "HTML": (files.HTML, "not_a_picture"),
    "a script that begins like a GIF": (files.POLYGLOT_GIF, "not_a_picture"),
    "a PDF": (files.PDF, "not_a_picture"),
    "nothing": (b"", "not_a_picture"),
    "a cut JPEG": (files.picture("JPEG")[:20], "not_a_picture"),
    "a TIFF": (files.picture("TIFF"), "not_a_picture"),
    "a BMP": (files.picture("BMP"), "not_a_picture"),
    "60 megapixels in a few kB": (files.png_of(10_000, 6_000), "too_large"),
    "400 megapixels in a few kB": (files.png_of(20_000, 20_000), "too_large"),
}


@pytest.mark.parametrize(("content", "code"), BAD_PICTURES.values(), ids=BAD_PICTURES)
def test_what_is_no_picture_or_too_large_is_refused(content: bytes, code: str) -> None:
    upload = io.BytesIO(content)

    with pytest.raises(Refusal) as refusal:
        check_picture(upload, size=len(content))

    assert refusal.value.code == code
    assert upload.tell() == 0


def test_a_picture_may_weigh_20_mb_and_have_50_megapixels() -> None:
    content = files.png_of(10_000, 5_000)
    assert check_picture(io.BytesIO(content), size=PICTURE_LIMIT_BYTES).extension == "png"

    with pytest.raises(Refusal) as refusal:
        check_picture(io.BytesIO(content), size=PICTURE_LIMIT_BYTES + 1)
    assert refusal.value.code == "too_large"


# --- files --------------------------------------------------------------------------------------

GOOD_FILES = {
    "a.pdf": files.PDF, "a.docx": files.DOCX, "a.xlsx": files.XLSX, "a.pptx": files.PPTX,
    "a.odt": files.ODT, "a.ods": files.ODS, "a.zip": files.ZIP, "a.mp3": files.MP3,
    "a.ogg": files.OGG, "a.wav": files.WAV, "a.mp4": files.MP4, "a.webm": files.WEBM,
    "a.doc": files.OLE, "a.xls": files.OLE, "a.ppt": files.OLE, "a.jpg": files.picture("JPEG"),
    "a.jpeg": files.picture("JPEG"), "a.png": files.picture("PNG"),
    "a.webp": files.picture("WEBP"), "A.PDF": files.PDF,
    "Kế hoạch số 12.pdf": files.PDF,
}  # fmt: skip


@pytest.mark.parametrize("name", GOOD_FILES)
def test_files_of_the_usual_kinds_are_taken(name: str) -> None:
    content = GOOD_FILES[name]

    found = check_file(io.BytesIO(content), name=name, size=len(content))

    assert found.extension in {name.rsplit(".")[-1].lower(), "jpg"}


BAD_FILES = {
    "HTML": ("a.html", files.HTML, "bad_type"),
    "HTML named as a picture": ("a.jpg", files.HTML, "bad_type"),
    "HTML named as a PDF": ("a.pdf", files.HTML, "bad_type"),
    "an SVG": ("a.svg", files.SVG, "bad_type"),
    "an SVG named as a picture": ("a.png", files.SVG, "bad_type"),
    "a program": ("a.exe", files.EXE, "bad_type"),
    "a program named as a PDF": ("a.pdf", files.EXE, "bad_type"),
    "a program for a server": ("a.bin", files.ELF, "bad_type"),
    "plain text": ("a.txt", b"chu thuong", "bad_type"),
    "nothing": ("a.pdf", b"", "bad_type"),
    "a document with macros": ("a.docx", files.MACRO, "bad_type"),
    "an old document with macros": ("a.doc", files.OLD_MACRO, "bad_type"),
    "an old document of no known kind": ("a.msi", files.OLE, "bad_type"),
    "an archive that unpacks to 401 MB": ("a.zip", files.BOMB, "bad_type"),
    "a broken archive": ("a.zip", files.ZIP[:40], "bad_type"),
    "a PDF named as a program": ("a.exe", files.PDF, "wrong_name"),
    "a PDF named as a page": ("a.pdf.html", files.PDF, "wrong_name"),
    "a PDF without an extension": ("pdf", files.PDF, "wrong_name"),
    "a picture named as a document": ("a.pdf", files.picture("JPEG"), "wrong_name"),
    "a document named as an archive": ("a.zip", files.DOCX, "wrong_name"),
    "an archive named as a document": ("a.docx", files.ZIP, "wrong_name"),
    "an archive named as a program": ("a.jar", files.ZIP, "wrong_name"),
}


@pytest.mark.parametrize(("name", "content", "code"), BAD_FILES.values(), ids=BAD_FILES)
def test_what_is_dangerous_or_called_by_a_wrong_name_is_refused(
    name: str, content: bytes, code: str
) -> None:
    upload = io.BytesIO(content)

    with pytest.raises(Refusal) as refusal:
        check_file(upload, name=name, size=len(content))

    assert refusal.value.code == code


def test_a_part_of_an_archive_that_cannot_be_unpacked_is_no_crash() -> None:
    with pytest.raises(Refusal):
        check_file(io.BytesIO(files.BROKEN_ZIP), name="a.odt", size=len(files.BROKEN_ZIP))


def test_looking_into_an_archive_does_not_unpack_it() -> None:
    """A part of 390 MB that weighs 400 kB: what it is, is seen in its first bytes."""
    swollen = files.archive({"mimetype": b"\x00" * (390 * 1024 * 1024)})
    tracemalloc.start()

    check_file(io.BytesIO(swollen), name="a.zip", size=len(swollen))

    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 5 * 1024 * 1024


def test_a_file_may_weigh_50_mb() -> None:
    assert check_file(io.BytesIO(files.PDF), name="a.pdf", size=FILE_LIMIT_BYTES).label == "PDF"

    with pytest.raises(Refusal) as refusal:
        check_file(io.BytesIO(files.PDF), name="a.pdf", size=FILE_LIMIT_BYTES + 1)
    assert refusal.value.code == "too_large"


# --- the same at every door ---------------------------------------------------------------------

PICTURE_DOORS = {
    "one": ("wagtailimages:add", "file", "title"),
    "many": ("wagtailimages:add_multiple", "files[]", "title"),
    "from the editor": (
        "wagtailimages_chooser:create",
        "image-chooser-upload-file",
        "image-chooser-upload-title",
    ),
}
FILE_DOORS = {
    "one": ("wagtaildocs:add", "file", "title"),
    "many": ("wagtaildocs:add_multiple", "files[]", "title"),
    "from the editor": (
        "wagtaildocs_chooser:create",
        "document-chooser-upload-file",
        "document-chooser-upload-title",
    ),
}


def send(board: Board, door: tuple[str, str, str], name: str, content: bytes) -> Any:
    url_name, field, title = door
    upload = SimpleUploadedFile(name, content, "image/jpeg")
    return board.browser("contributor").post(
        reverse(url_name), {field: upload, title: "Tệp thử"}, HTTP_X_REQUESTED_WITH="XMLHttpRequest"
    )


def kept(board: Board, model: Any) -> list[str]:
    with within_site(board.site):
        return list(model.objects.values_list("title", flat=True))


@pytest.mark.parametrize("door", PICTURE_DOORS.values(), ids=PICTURE_DOORS)
def test_a_good_picture_comes_in_by_every_door(door: tuple[str, str, str], board: Board) -> None:
    answer = send(board, door, "a.jpg", files.picture("JPEG"))

    assert answer.status_code in {200, 302}
    assert kept(board, Picture) == ["Tệp thử"]


@pytest.mark.short_form(12)
@pytest.mark.parametrize("bad", BAD_PICTURES)
@pytest.mark.parametrize("door", PICTURE_DOORS.values(), ids=PICTURE_DOORS)
def test_a_bad_picture_comes_in_by_none(door: tuple[str, str, str], bad: str, board: Board) -> None:
    for name in ("a.jpg", "a.png", "a.svg"):
        answer = send(board, door, name, BAD_PICTURES[bad][0])

        assert answer.status_code in {200, 400}
    assert kept(board, Picture) == []


@pytest.mark.parametrize("door", FILE_DOORS.values(), ids=FILE_DOORS)
def test_a_good_file_comes_in_by_every_door(door: tuple[str, str, str], board: Board) -> None:
    answer = send(board, door, "ke-hoach.pdf", files.PDF)

    with within_site(board.site):
        kinds = list(File.objects.values_list("title", "kind"))
    assert answer.status_code in {200, 302}
    assert kinds == [("Tệp thử", "PDF")]


@pytest.mark.short_form(20)
@pytest.mark.parametrize("bad", [each for each in BAD_FILES if each != "nothing"])
@pytest.mark.parametrize("door", FILE_DOORS.values(), ids=FILE_DOORS)
def test_a_bad_file_comes_in_by_none(door: tuple[str, str, str], bad: str, board: Board) -> None:
    name, content, _ = BAD_FILES[bad]

    answer = send(board, door, name, content)

    assert answer.status_code in {200, 400}
    assert kept(board, File) == []


def test_a_picture_cannot_be_exchanged_for_something_bad(board: Board) -> None:
    send(board, PICTURE_DOORS["one"], "a.jpg", files.picture("JPEG"))
    with within_site(board.site):
        picture = Picture.objects.get()
    before = picture.file.name

    answer = board.browser("contributor").post(
        reverse("wagtailimages:edit", args=[picture.pk]),
        {"title": "Đổi", "file": SimpleUploadedFile("a.jpg", files.HTML)},
    )

    with within_site(board.site):
        after = Picture.objects.get()
    assert answer.status_code == 200
    assert (after.file.name, after.title) == (before, "Tệp thử")


@pytest.mark.parametrize(
    ("url", "hint"),
    [
        ("wagtailimages:add", "JPEG, PNG, WebP, AVIF; tối đa 20 MB và 50 triệu điểm ảnh."),
        ("wagtaildocs:add", "tối đa 50 MB."),
    ],
)
def test_the_limits_are_told_before_the_upload(url: str, hint: str, board: Board) -> None:
    assert hint in board.browser("contributor").get(reverse(url)).content.decode()


@pytest.mark.parametrize(
    ("model", "measure", "content"),
    [
        (Picture, "_set_image_file_metadata", files.picture("JPEG")),
        (File, "_set_document_file_metadata", files.PDF),
    ],
    ids=["picture", "file"],
)
def test_what_is_stored_is_closed_again_when_it_was_measured(
    model: Any, measure: str, content: bytes, board: Board
) -> None:
    """An upload finished later is measured where it lies; a new one is yet to be written."""
    with within_site(board.site):
        new = model(title="Tệp thử", file=SimpleUploadedFile("a.jpg", content))
        getattr(new, measure)()
        assert not new.file.closed
        new.save()
        stored = model.objects.get(pk=new.pk)

        getattr(stored, measure)()

    assert stored.file_size == len(content)
    assert stored.file.closed
