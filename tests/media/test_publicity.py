"""A photo or file is private until a live page of its portal shows it, and again when none does."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import ReferenceIndex

from conglang.accounts.middleware import LOCKED
from conglang.media.models import File, Picture
from conglang.media.publicity import settle
from conglang.newsroom import actions
from conglang.newsroom.actions import Outsider
from conglang.newsroom.models import EditorialRecord
from conglang.tenancy.scoping import every_site, within_site
from tests.accounts.factories import client_of, make_person, undone_at_the_end, visitor
from tests.media import files
from tests.newsroom.factories import (
    AT,
    CORRECTIONS,
    ROADS,
    Board,
    act,
    edit,
    make_board,
    read_files,
    start,
    walk,
)

WORDS = {"type": "text", "value": "<p>Bà con góp công làm đường.</p>"}


@pytest.fixture(scope="module")
def boards(django_db_setup: None, django_db_blocker: Any) -> Iterator[list[Board]]:
    with django_db_blocker.unblock(), undone_at_the_end():
        yield [make_board(), make_board("binhson.test")]


@pytest.fixture
def board(boards: list[Board], db: None) -> Board:
    cache.clear()
    return boards[0]


def picture(board: Board) -> Picture:
    with within_site(board.site):
        made = Picture(title="Ảnh", file=ImageFile(io.BytesIO(files.picture()), name="a.jpg"))
        made.save()
    return made


def file(board: Board, name: str = "tin.mp3", content: bytes = files.MP3) -> File:
    with within_site(board.site):
        made = File(title="Bản tin", file=ContentFile(content, name=name))
        made.save()
    return made


def photo(row: Picture) -> dict[str, Any]:
    value = {"picture": row.pk, "alt": "Con đường", "caption": "", "credit": ""}
    return {"type": "photo", "value": value}


def sound(row: File) -> dict[str, Any]:
    return {"type": "audio", "value": {"title": "Tin", "file": row.pk, "transcript": "Lời"}}


def address(board: Board, row: Picture | File) -> str:
    """Where a thing has its address: a small size of a picture, the file itself."""
    with within_site(board.site):
        return str(row.url if isinstance(row, File) else row.get_rendition("max-32x32").url)


def status(client: Any, path: str) -> int:
    answer = client.get(path)
    b"".join(answer.streaming_content) if answer.streaming else answer.content
    return int(answer.status_code)


def outside(board: Board, *rows: Picture | File) -> list[int]:
    """What residents get."""
    return [status(visitor(board.portal), address(board, row)) for row in rows]


# --- the whole life of an article -----------------------------------------------------------------


def test_what_an_article_shows_is_public_only_while_it_stands(board: Board) -> None:
    shown, spoken = picture(board), file(board)
    article = start(board, body=[WORDS, photo(shown), sound(spoken)])
    read_files(board)
    life = []

    for name, role in [
        *ROADS["scheduled"], ("publish", "chief"), ("take_down", "chief"), ("put_back", "chief")
    ]:  # fmt: skip
        before = outside(board, shown, spoken)
        act(board, name, article, by=role)
        life.append((name, before, outside(board, shown, spoken)))

    hidden, seen = [404, 404], [200, 200]
    assert life == [
        *((name, hidden, hidden) for name, _ in ROADS["scheduled"]),
        ("publish", hidden, seen),
        ("take_down", seen, hidden),
        ("put_back", hidden, seen),
    ]


def test_an_article_past_its_last_day_takes_its_photos_with_it(board: Board) -> None:
    shown = picture(board)
    article = walk(board, ROADS["published"], start(board, body=[WORDS, photo(shown)]))
    with within_site(board.site):
        EditorialRecord.objects.filter(article=article).update(shown_until=date(2026, 11, 30))
        actions.expire(article_id=article.pk, at=AT + timedelta(days=30))

    assert outside(board, shown) == [404]


def test_what_a_second_article_shows_stays_public(board: Board) -> None:
    shown = picture(board)
    first, _ = (
        walk(board, ROADS["published"], start(board, title, body=[WORDS, photo(shown)]))
        for title in ("Bài một", "Bài hai")
    )

    act(board, "take_down", first, by="chief")

    assert outside(board, shown) == [200]


def test_a_photo_of_a_correction_waits_for_its_publication(board: Board) -> None:
    """The text residents read keeps its photo, the draft's new one is private, then they change."""
    old, new = picture(board), picture(board)
    started = start(board, body=[WORDS, photo(old)])
    article = walk(board, CORRECTIONS["in_editing"], started)
    edit(board, article, by="editor", body=[WORDS, photo(new)])

    before = outside(board, old, new)
    for name, role in (("propose", "editor"), ("approve", "chief"), ("publish", "chief")):
        act(board, name, article, by=role)

    assert before == [200, 404]
    assert outside(board, old, new) == [404, 200]


def test_every_kind_of_block_makes_public_what_it_shows(board: Board) -> None:
    one, two, still = picture(board), picture(board), picture(board)
    film, captions = file(board, "le.mp4", files.MP4), file(board, "le.vtt", b"WEBVTT\n")
    spoken = file(board)
    body = [
        WORDS,
        {"type": "gallery", "value": {"photos": [photo(each)["value"] for each in (one, two)]}},
        {"type": "video", "value": {"title": "Lễ", "file": film.pk, "poster": still.pk,
                                    "captions": captions.pk, "transcript": "Lời"}},
        sound(spoken),
    ]  # fmt: skip
    started = start(board, body=body)
    before = outside(board, one, two, still, film, captions, spoken)
    read_files(board)

    walk(board, ROADS["published"], started)

    assert before == [404] * 6
    assert outside(board, one, two, still, film, captions, spoken) == [200] * 6


def test_an_article_that_is_moved_keeps_its_photos_public(board: Board) -> None:
    shown = picture(board)
    article = walk(board, ROADS["published"], start(board, body=[WORDS, photo(shown)]))

    with within_site(board.site):
        article.move(board.other_section, pos="last-child")

    assert outside(board, shown) == [200]


def test_an_article_taken_over_from_another_body_shows_its_photos(board: Board) -> None:
    shown = picture(board)
    with within_site(board.site):
        actions.import_article(
            section_id=board.section.pk, at=AT, shown_at=AT, inherited_from="xã cũ", by=None,
            fields={"title": "Bài cũ", "lead": "Cũ.", "body": [WORDS, photo(shown)]},
            authors=[{"name": "Tư Rạch", "role": "tin"}],
        )  # fmt: skip

    assert outside(board, shown) == [200]


def test_a_page_of_another_portal_makes_nothing_public_here(boards: list[Board], db: None) -> None:
    """A reference across portals cannot come from our screens; if one came, it opens nothing."""
    here, there = boards
    shown = picture(here)
    article = walk(there, ROADS["published"], start(there, body=[WORDS]))
    with every_site(reason="a reference nobody can make"):
        article.body = [WORDS, photo(shown)]
        article.save()
        ReferenceIndex.objects.get(object_id=str(article.pk), to_object_id=str(shown.pk))
        settle(Picture, [shown.pk])

    assert outside(here, shown) == [404]


def test_building_the_index_of_references_anew_hides_nothing(board: Board) -> None:
    shown, hidden = picture(board), picture(board)
    walk(board, ROADS["published"], start(board, body=[WORDS, photo(shown)]))
    start(board, "Bài nháp", body=[WORDS, photo(hidden)])

    with every_site(reason="what an operator does"):
        call_command("rebuild_references_index", verbosity=0)

    assert outside(board, shown, hidden) == [200, 404]


# --- who else sees what is private ----------------------------------------------------------------


@pytest.mark.parametrize("role", ["contributor", "other_contributor", "editor", "chief"])
def test_those_who_work_in_the_portal_see_drafts(role: str, board: Board) -> None:
    for row in (picture(board), file(board)):
        answer = board.browser(role).get(address(board, row))

        assert answer.status_code == 200
        assert answer["Cache-Control"] == "private, no-store"
        assert b"".join(answer.streaming_content)


def test_nobody_else_does(boards: list[Board], board: Board) -> None:
    path = address(board, picture(board))
    without_post = make_person(board.portal)
    foreigner = client_of(boards[1].people["chief"], board.portal)
    at_home = boards[1].browser("chief")
    locked = board.browser("chief")
    session = locked.session
    session[LOCKED] = True
    session.save()
    must_change = make_person(board.portal, "contributor")
    must_change.must_change_password = True
    must_change.save()

    asked = (
        foreigner, at_home, locked, client_of(without_post, board.portal),
        client_of(must_change, board.portal), visitor(board.portal),
    )  # fmt: skip
    assert [status(client, path) for client in asked] == [404] * 6


def test_the_platforms_administrator_sees_drafts(board: Board) -> None:
    person = make_person(board.portal)
    person.is_platform_admin = True
    person.save()
    person.authenticator_set.create(type="totp", data={})

    assert status(client_of(person, board.portal), address(board, picture(board))) == 200


def test_a_private_picture_is_never_answered_from_a_copy(board: Board) -> None:
    answer = board.browser("editor").get(
        address(board, picture(board)),
        headers={"if-modified-since": "Mon, 01 Jan 2035 00:00:00 GMT"},
    )

    assert (answer.status_code, bool(b"".join(answer.streaming_content))) == (200, True)


def test_a_public_picture_costs_one_question_and_asks_nobody_who_they_are(
    board: Board, django_assert_num_queries: Any
) -> None:
    shown = picture(board)
    path = address(board, shown)
    Picture._base_manager.filter(pk=shown.pk).update(shown_publicly=True)
    with django_assert_num_queries(2) as queries:  # the portal of the host, the picture
        answer = visitor(board.portal).get(path)
        assert b"".join(answer.streaming_content)

    assert "media_rendition" in queries.captured_queries[1]["sql"]
    assert "Cookie" not in answer.get("Vary", "")


# --- somebody outside who checks figures ----------------------------------------------------------


def ask(board: Board, article: Any) -> str:
    with within_site(board.site):
        _, secret = actions.ask_fact_check(
            article_id=article.pk, who=Outsider("Bảy", "Phòng Kinh tế"), question="Đúng chưa?",
            by=board.people["editor"], at=timezone.now(),
            expires_at=timezone.now() + timedelta(days=3),
        )  # fmt: skip
    return secret


def test_the_link_of_a_fact_check_opens_the_things_of_its_article_only(board: Board) -> None:
    shown, spoken, other = picture(board), file(board), picture(board)
    second = picture(board)
    texts = [
        start(board, "Bài một", body=[WORDS, photo(shown), sound(spoken)]),
        start(board, "Bài hai", body=[WORDS, photo(second)]),
    ]
    secrets = [ask(board, walk(board, ROADS["in_editing"], text)) for text in texts]
    guest = visitor(board.portal)

    for secret in secrets:
        assert guest.get(f"/doi-chieu/{secret}/").status_code == 200

    found = [status(guest, address(board, row)) for row in (shown, spoken, second, other)]
    assert found == [200, 200, 200, 404]
    assert outside(board, shown) == [404]


def test_what_a_link_opened_closes_after_two_hours(board: Board) -> None:
    shown = picture(board)
    article = walk(board, ROADS["in_editing"], start(board, body=[WORDS, photo(shown)]))
    guest = visitor(board.portal)
    guest.get(f"/doi-chieu/{ask(board, article)}/")
    path = address(board, shown)

    with time_machine.travel(timezone.now() + timedelta(hours=2, minutes=1), tick=False):
        assert status(guest, path) == 404
