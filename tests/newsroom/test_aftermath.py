"""After publication: what residents are told of a correction and of an article that is gone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse

from conglang.core.errors import Refusal
from conglang.newsroom.models import Correction, TakeDown
from conglang.tenancy.scoping import within_site
from tests.accounts.factories import make_portal, undone_at_the_end, visitor
from tests.newsroom.factories import (
    AT,
    Board,
    act,
    article_in,
    make_board,
    record_of,
    start,
)

NOTE = "Số hộ hiến đất là 15, không phải 14."


@pytest.fixture(scope="module")
def whole_board(django_db_setup: None, django_db_blocker: Any) -> Iterator[Board]:
    with django_db_blocker.unblock(), undone_at_the_end():
        yield make_board()


@pytest.fixture
def board(whole_board: Board, db: None, settings: Any) -> Board:
    settings.MFA_REQUIRED = False
    return whole_board


def read(board: Board, path: str) -> str:
    return str(visitor(board.portal).get(path).content.decode())


def corrected(board: Board, **more: Any) -> Any:
    article = article_in(board, "published")
    act(board, "correct", article, by="editor", **more)
    return article


def bring_out(board: Board, article: Any) -> None:
    for name, by in [("propose", "editor"), ("approve", "chief"), ("publish", "chief")]:
        act(board, name, article, by=by, at=AT + timedelta(hours=1))


def test_a_public_correction_is_told_once_it_is_published(board: Board) -> None:
    article = corrected(board, kind="public", public_note=NOTE)
    assert NOTE not in read(board, article.address)

    bring_out(board, article)

    page = read(board, article.address)
    assert NOTE in page
    assert "Đính chính ngày 20/11/2026" in page
    assert NOTE in read(board, "/dinh-chinh/")


def test_a_minor_change_tells_nothing_and_needs_a_second_person_too(board: Board) -> None:
    article = corrected(board, kind="minor", public_note=NOTE)
    act(board, "propose", article, by="editor")
    with pytest.raises(Refusal) as own:
        act(board, "approve", article, by="editor")
    act(board, "approve", article, by="chief")
    act(board, "publish", article, by="chief")

    assert own.value.code in {"own_text", "not_allowed"}
    assert "Đính chính ngày" not in read(board, article.address)
    with within_site(board.site):
        assert Correction.objects.get().note == ""


def test_a_public_correction_says_what_was_wrong(board: Board) -> None:
    article = article_in(board, "published")

    with pytest.raises(Refusal) as refused:
        act(board, "correct", article, by="editor", kind="public", public_note=" Sai ")

    assert refused.value.code == "note_missing"
    assert record_of(board, article).state == "published"


def test_a_dropped_correction_is_never_told(board: Board) -> None:
    article = corrected(board, kind="public", public_note=NOTE)
    act(board, "drop_correction", article, by="editor")
    act(board, "correct", article, by="editor")
    bring_out(board, article)

    assert NOTE not in read(board, article.address)
    assert "Chưa có đính chính nào" in read(board, "/dinh-chinh/")


def test_notes_are_the_portals_own(board: Board) -> None:
    bring_out(board, corrected(board, kind="public", public_note=NOTE))
    other = make_portal("binhson.test", "xã Bình Sơn")

    assert NOTE not in visitor(other).get("/dinh-chinh/").content.decode()


def test_an_article_taken_down_leaves_a_notice(board: Board) -> None:
    article = article_in(board, "published")
    act(board, "take_down", article, by="chief", public_reason="Số liệu đang được kiểm tra lại.")

    answer = visitor(board.portal).get(article.address)

    page = answer.content.decode()
    assert answer.status_code == 410
    assert "Bài này đã được gỡ" in page
    assert "Số liệu đang được kiểm tra lại." in page
    assert article.title not in page
    for path in ("/sitemap.xml", "/rss/", "/atom/"):
        assert article.address not in read(board, path), path


def test_or_leads_to_another_article_as_long_as_that_stands(board: Board) -> None:
    article, target = article_in(board, "published"), article_in(board, "published")
    act(board, "take_down", article, by="chief", target_id=target.pk)

    led = visitor(board.portal).get(article.address)
    act(board, "take_down", target, by="chief")
    gone = visitor(board.portal).get(article.address)

    assert (led.status_code, led["Location"]) == (302, target.address)
    assert gone.status_code == 410


def test_it_does_not_lead_to_itself_or_to_a_draft(board: Board) -> None:
    article = article_in(board, "published")

    for wrong in (article, start(board)):
        with pytest.raises(Refusal) as refused:
            act(board, "take_down", article, by="chief", target_id=wrong.pk)
        assert refused.value.code == "wrong_target"
    assert record_of(board, article).state == "published"


def test_put_back_the_notice_is_gone(board: Board) -> None:
    article = article_in(board, "taken_down")
    act(board, "put_back", article, by="chief")

    assert visitor(board.portal).get(article.address).status_code == 200
    with within_site(board.site):
        assert TakeDown.objects.get().lifted_at == AT


def test_what_was_never_published_leaves_nothing(board: Board) -> None:
    assert visitor(board.portal).get(start(board).address).status_code == 404


def test_the_screens_ask_for_both(board: Board) -> None:
    article, target = article_in(board, "published"), article_in(board, "published")
    editor, chief = board.browser("editor"), board.browser("chief")
    correct = reverse("article_act", args=[article.pk, "correct"])
    down = reverse("article_act", args=[article.pk, "take-down"])
    reason = "Đơn vị báo lại số liệu"

    missing = editor.post(correct, {"note": reason, "kind": "public", "public_note": ""})
    editor.post(correct, {"note": reason, "kind": "public", "public_note": NOTE})
    file = editor.get(reverse("article_file", args=[article.pk])).content.decode()
    wrong = chief.post(down, {"note": reason, "target": "/khong-co/"})
    chief.post(down, {"note": reason, "target": f"http://hondat.test{target.address}"})

    assert missing.status_code == 422
    assert reason in missing.content.decode()
    assert f"Người dân sẽ đọc: {NOTE}" in " ".join(file.split())
    assert wrong.status_code == 422
    assert visitor(board.portal).get(article.address)["Location"] == target.address
