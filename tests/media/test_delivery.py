"""How public files are sent: pictures without camera data, documents to download, film in parts.

Everything here is shown by a page; what is not is the subject of ``test_publicity``.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.test import Client
from PIL import Image

from conglang.media.models import File, Picture
from conglang.media.renditions import ALL_SPECS
from conglang.tenancy.models import Agency
from conglang.tenancy.scoping import within_site
from tests.accounts.factories import make_portal, undone_at_the_end
from tests.media import files

SOUND = bytes(range(256)) * 40


@pytest.fixture(scope="module")
def portals(django_db_setup: None, django_db_blocker: Any) -> Iterator[list[Agency]]:
    with django_db_blocker.unblock(), undone_at_the_end():
        yield [make_portal(), make_portal("binhson.test", "xã Bình Sơn")]


@pytest.fixture
def portal(portals: list[Agency], db: None) -> Agency:
    return portals[0]


def keep_file(portal: Agency, name: str, content: bytes) -> File:
    with within_site(portal.site):
        file = File(
            title="Tệp thử", file=ContentFile(content, name=name), shown_publicly=True
        )  # fmt: skip
        file.save()
    return file


def keep_picture(portal: Agency, content: bytes, name: str = "Ảnh chụp.JPG") -> Picture:
    with within_site(portal.site):
        picture = Picture(
            title="Ảnh thử", file=ImageFile(io.BytesIO(content), name=name), shown_publicly=True
        )  # fmt: skip
        picture.save()
    return picture


def get(path: str, host: str = "hondat.test", **headers: str) -> tuple[Any, bytes]:
    response = Client(HTTP_HOST=host).get(path, headers=headers)
    body = b"".join(response.streaming_content) if response.streaming else response.content
    return response, body


# --- where things are kept ----------------------------------------------------------------------


def test_a_stored_path_names_its_portal_and_cannot_be_guessed(portal: Agency) -> None:
    first = keep_file(portal, "Kế hoạch số 12.PDF", files.PDF).file.name
    second = keep_file(portal, "Kế hoạch số 12.PDF", files.PDF).file.name

    site, folder, token, name = first.split("/")
    assert (site, folder, name) == (str(portal.site.pk), "tep", "ke-hoach-so-12.pdf")
    assert len(token) == 16
    assert token != second.split("/")[2]


def test_a_long_name_is_cut_between_words(portal: Agency) -> None:
    name = keep_file(portal, "rất " * 60 + "dài.pdf", files.PDF).file.name

    assert name.endswith("/rat-rat-rat-rat-rat-rat-rat-rat-rat-rat.pdf")


@pytest.mark.parametrize("name", ["../../ra-ngoai.pdf", "/etc/passwd.pdf", "..\\..\\x.pdf"])
def test_a_path_in_a_name_leads_nowhere(name: str, portal: Agency) -> None:
    stored = Path(settings.MEDIA_ROOT, keep_file(portal, name, files.PDF).file.name).resolve()

    assert stored.is_relative_to(Path(settings.MEDIA_ROOT, str(portal.site.pk), "tep").resolve())


# --- pictures -----------------------------------------------------------------------------------


def test_the_original_has_no_address(portal: Agency) -> None:
    picture = keep_picture(portal, files.picture_with_camera_data())
    site, _, rest = picture.file.name.split("/", 2)

    ways = ("goc", "anh/../goc", "tep/../goc", "anh/%2e%2e/goc", "./goc", "/goc")
    for path in (f"/tep/{site}/{way}/{rest}" for way in ways):
        assert get(path)[0].status_code == 404, path


def test_the_test_picture_does_carry_camera_data() -> None:
    content = files.picture_with_camera_data()

    assert [secret in content for secret in files.SECRETS] == [True, True, True]


@pytest.mark.parametrize("spec", [*ALL_SPECS, "max-165x165", "original", "width-400|format-jpeg"])
def test_what_is_public_of_a_picture_tells_nothing_of_the_camera(spec: str, portal: Agency) -> None:
    with within_site(portal.site):
        picture = keep_picture(portal, files.picture_with_camera_data())
        rendition = picture.get_rendition(spec)

    response, body = get(rendition.url)
    with Image.open(io.BytesIO(body)) as shown:
        exif, info = dict(shown.getexif()), shown.info
    assert response.status_code == 200
    assert [secret in body for secret in files.SECRETS] == [False, False, False]
    assert exif == {}
    assert not {"exif", "xmp", "comment", "photoshop"} & set(info)


def test_a_picture_is_encoded_anew_so_nothing_behind_it_is_public(portal: Agency) -> None:
    with within_site(portal.site):
        rendition = keep_picture(portal, files.POLYGLOT).get_rendition("max-480x960")

    assert b"<script" not in get(rendition.url)[1]


def test_a_picture_is_shown_and_kept_by_browsers(portal: Agency) -> None:
    with within_site(portal.site):
        rendition = keep_picture(portal, files.picture()).get_rendition("max-32x32|format-webp")

    response, _ = get(rendition.url)
    assert response["Content-Type"] == "image/webp"
    assert "Content-Disposition" not in response
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"] == "public, max-age=31536000, s-maxage=300, immutable"


# --- files --------------------------------------------------------------------------------------

DOWNLOADED = {
    "a.pdf": (files.PDF, "application/pdf"),
    "a.zip": (files.ZIP, "application/zip"),
    "a.jpg": (files.picture(), "image/jpeg"),
    "a.docx": (
        files.DOCX,
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
}


@pytest.mark.parametrize("name", DOWNLOADED)
def test_a_document_is_downloaded_never_shown_as_a_page(name: str, portal: Agency) -> None:
    content, kind = DOWNLOADED[name]
    file = keep_file(portal, name, content)

    response, body = get(file.url)

    assert (response.status_code, body) == (200, content)
    assert response["Content-Disposition"] == f"attachment; filename*=UTF-8''{name}"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response["Content-Type"] == kind
    assert response["Content-Length"] == str(len(content))


def test_a_file_not_changed_is_not_sent_again(portal: Agency) -> None:
    file = keep_file(portal, "a.pdf", files.PDF)
    first, _ = get(file.url)

    again, body = get(file.url, **{"if-modified-since": first["Last-Modified"]})

    assert (again.status_code, body) == (304, b"")


def test_a_file_of_another_portal_is_not_found(portal: Agency) -> None:
    file = keep_file(portal, "a.pdf", files.PDF)

    assert get(file.url)[0].status_code == 200
    assert get(file.url, host="binhson.test")[0].status_code == 404


def ways_out(portal: Agency) -> list[str]:
    path = keep_file(portal, "a.pdf", files.PDF).file.name
    site, folder, token, name = path.split("/")
    return [
        f"/tep/{site}/../{site}/{folder}/{token}/{name}/..",
        f"/tep/{site}/{folder}/../../../conglang.sqlite3",
        f"/tep/{site}/{folder}/../../../test.sqlite3",
        f"/tep/{site}/{folder}/%2e%2e/%2e%2e/%2e%2e/test.sqlite3",
        f"/tep/{site}/{folder}/..%2f..%2f..%2ftest.sqlite3",
        f"/tep/{site}/{folder}/..\\..\\..\\test.sqlite3",
        f"/tep/{site}/{folder}//etc/passwd",
        f"/tep/{site}/{folder}/{token}",
        f"/tep/{site}/{folder}/{token}/",
        f"/tep/{site}/{folder}/",
        f"/tep/{site}/",
        "/tep/",
        f"/tep/{site}/{folder}/{token}/{name}%00",
        f"/tep/0{site}/{folder}/{token}/{name}",
        f"/tep/+{site}/{folder}/{token}/{name}",
        f"/tep/{folder}/{token}/{name}",
        "/tep//etc/passwd",
        "/tep/../conglang.sqlite3",
        "/tep/bieu-trung/a.svg",
    ]


def test_no_path_leads_out_of_the_public_folders(portal: Agency) -> None:
    answers = {path: get(path)[0].status_code for path in ways_out(portal)}

    assert {path: code for path, code in answers.items() if code != 404} == {}


def test_a_link_out_of_the_folder_is_not_followed(portal: Agency, tmp_path: Path) -> None:
    secret = tmp_path / "bi-mat.pdf"
    secret.write_bytes(files.PDF)
    folder = Path(settings.MEDIA_ROOT, str(portal.site.pk), "tep", "lien-ket")
    folder.mkdir(parents=True)
    (folder / "a.pdf").symlink_to(secret)

    assert get(f"/tep/{portal.site.pk}/tep/lien-ket/a.pdf")[0].status_code == 404


# --- parts of sound and film --------------------------------------------------------------------


@pytest.fixture
def sound(portal: Agency) -> str:
    return str(keep_file(portal, "phat-thanh.mp3", SOUND).url)


@pytest.mark.parametrize(
    ("asked", "sent", "start", "end"),
    [
        ("bytes=0-99", SOUND[:100], 0, 99),
        ("bytes=100-", SOUND[100:], 100, len(SOUND) - 1),
        ("bytes=-100", SOUND[-100:], len(SOUND) - 100, len(SOUND) - 1),
        ("bytes=0-0", SOUND[:1], 0, 0),
        ("bytes=10000-99999", SOUND[10000:], 10000, len(SOUND) - 1),
        ("bytes=-99999", SOUND, 0, len(SOUND) - 1),
    ],
)
def test_a_part_of_a_recording_is_sent_as_asked(
    asked: str, sent: bytes, start: int, end: int, sound: str
) -> None:
    response, body = get(sound, range=asked)

    assert (response.status_code, body) == (206, sent)
    assert response["Content-Range"] == f"bytes {start}-{end}/{len(SOUND)}"
    assert response["Content-Length"] == str(len(sent))
    assert response["Accept-Ranges"] == "bytes"
    assert "Content-Disposition" not in response


@pytest.mark.parametrize("asked", [f"bytes={len(SOUND)}-", "bytes=99999-100000", "bytes=5-2"])
def test_a_part_that_does_not_exist_is_refused(asked: str, sound: str) -> None:
    response, body = get(sound, range=asked)

    assert (response.status_code, body) == (416, b"")
    assert response["Content-Range"] == f"bytes */{len(SOUND)}"


@pytest.mark.parametrize("asked", ["", "bytes=-", "bytes=a-b", "lines=0-9", "bytes=0-1,5-6"])
def test_a_wish_that_makes_no_sense_gets_the_whole(asked: str, sound: str) -> None:
    response, body = get(sound, range=asked)

    assert (response.status_code, body) == (200, SOUND)
    assert response["Content-Type"] == "audio/mpeg"


def test_a_part_of_length_nothing_is_refused(sound: str) -> None:
    response, body = get(sound, range="bytes=-0")

    assert (response.status_code, body) == (416, b"")


def test_only_what_it_weighs_is_asked_of_a_recording(sound: str) -> None:
    response = Client(HTTP_HOST="hondat.test").head(sound)

    assert response["Content-Length"] == str(len(SOUND))
    assert b"".join(response.streaming_content) == b"" if response.streaming else True
