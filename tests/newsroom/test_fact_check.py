"""Somebody outside confirms or corrects figures by a link: once, in time, on one portal only."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.utils import timezone

from conglang.audit.queries import history_of
from conglang.core.errors import Refusal
from conglang.newsroom import actions
from conglang.newsroom.actions import Outsider
from conglang.newsroom.models import FactCheck
from conglang.newsroom.signals import fact_check_answered
from conglang.notifications.models import Mail, Notice
from conglang.tenancy.scoping import within_site
from tests.accounts.factories import client_of, visitor
from tests.newsroom.factories import Board, article_in, edit, make_board, shared_board

NOW = timezone.now()
WHO = Outsider("Trần Thị Bảy", "Phòng Kinh tế", "bay@vi-du.test")


@pytest.fixture(scope="module")
def whole_board(django_db_setup: None, django_db_blocker: Any) -> Iterator[Board]:
    with django_db_blocker.unblock(), shared_board() as board:
        yield board


@pytest.fixture
def board(whole_board: Board, db: None) -> Board:
    cache.clear()
    return whole_board


def ask(board: Board, article: Any, by: str = "editor", **more: Any) -> tuple[FactCheck, str]:
    values = {"expires_at": NOW + timedelta(days=3), "at": NOW, **more}
    with within_site(board.site):
        return actions.ask_fact_check(
            article_id=article.pk, who=WHO, question="Diện tích lúa đúng chưa?",
            by=board.people[by], **values,
        )  # fmt: skip


def fresh(board: Board, check: FactCheck) -> FactCheck:
    with within_site(board.site):
        return FactCheck.objects.get(pk=check.pk)


def test_the_page_outside_shows_the_text_as_it_was_kept(board: Board) -> None:
    article = article_in(board, "in_editing")
    _, secret = ask(board, article)
    edit(board, article, by="editor", title="Đầu đề đã đổi sau khi nhờ")

    page = visitor(board.portal).get(f"/doi-chieu/{secret}/")

    text = page.content.decode()
    assert "Đường liên ấp" in text
    assert "Đầu đề đã đổi sau khi nhờ" not in text
    assert "Diện tích lúa đúng chưa?" in text
    assert page["Cache-Control"] == "private, no-store"
    assert page["X-Robots-Tag"] == "noindex, nofollow"


def test_somebody_outside_corrects_figures_without_an_account(
    board: Board, django_capture_on_commit_callbacks: Any
) -> None:
    article = article_in(board, "in_editing")
    check, secret = ask(board, article)
    heard: list[Any] = []

    def hear(**facts: Any) -> None:
        heard.append((facts["article_id"], facts["person_ids"]))

    fact_check_answered.connect(hear)
    form = {"verdict": "sua", "answer": "Đoạn 1: 312 ha.", "answered_by": "Lê Văn Tám"}

    with django_capture_on_commit_callbacks(execute=True):
        done = visitor(board.portal).post(f"/doi-chieu/{secret}/", form)

    assert "Đã nhận câu trả lời" in done.content.decode()
    answered = fresh(board, check)
    assert (answered.correct, answered.answered_by) == (False, "Lê Văn Tám")
    with within_site(board.site):
        entry = max(history_of("newsroom.articlepage", article.pk), key=lambda each: each.sequence)
    assert (entry.act, entry.actor_id) == ("article.fact_check_answered", None)
    assert entry.actor_name == "Lê Văn Tám (Phòng Kinh tế)"
    assert entry.note == "Cần sửa. Đoạn 1: 312 ha."
    assert heard == [(article.pk, [board.editor.pk])]
    with within_site(board.site):
        notice = Notice.objects.get(person=board.editor, kind="article.fact_check")
    assert notice.text == "Lê Văn Tám (Phòng Kinh tế) báo có chỗ cần sửa."
    file = board.browser("editor").get(f"/quan-tri/tin-bai/{article.pk}/").content.decode()
    assert "Đoạn 1: 312 ha." in file
    assert "Đưa vào bản sửa" in file


def test_a_link_is_answered_once(board: Board) -> None:
    check, secret = ask(board, article_in(board, "in_editing"))
    guest = visitor(board.portal)
    guest.post(f"/doi-chieu/{secret}/", {"verdict": "dung", "answered_by": "Bảy"})

    again = guest.post(
        f"/doi-chieu/{secret}/", {"verdict": "sua", "answer": "Sai", "answered_by": "Ai đó"}
    )

    assert "Đã nhận câu trả lời" in again.content.decode()
    assert fresh(board, check).correct is True
    with within_site(board.site), pytest.raises(Refusal) as refusal:
        actions.answer_fact_check(secret=secret, correct=False, answered_by="x", answer="x", at=NOW)
    assert refusal.value.code == "answered"


def test_a_correction_needs_words_and_a_refusal_keeps_what_was_typed(board: Board) -> None:
    check, secret = ask(board, article_in(board, "in_editing"))

    answer = visitor(board.portal).post(
        f"/doi-chieu/{secret}/", {"verdict": "sua", "answered_by": "Bà Bảy Rạch"}
    )

    assert answer.status_code == 422
    assert "Hãy ghi chỗ cần sửa" in answer.content.decode()
    assert "Bà Bảy Rạch" in answer.content.decode()
    assert fresh(board, check).answered_at is None


def test_a_link_ends_with_its_day_and_when_it_is_taken_back(board: Board) -> None:
    article = article_in(board, "in_editing")
    _, late = ask(board, article, at=NOW - timedelta(days=4), expires_at=NOW - timedelta(days=1))
    check, revoked = ask(board, article)

    board.browser("editor").post(
        f"/quan-tri/tin-bai/{article.pk}/doi-chieu/{check.pk}/thu-hoi/"
    )  # fmt: skip

    guest = visitor(board.portal)
    for secret in (late, revoked, "khong-co"):
        page = guest.get(f"/doi-chieu/{secret}/")
        assert page.status_code == 410
        assert "Đường liên ấp" not in page.content.decode()


def test_a_link_of_one_portal_opens_on_no_other(board: Board) -> None:
    other = make_board("binhson.test")
    _, secret = ask(board, article_in(board, "in_editing"))

    assert visitor(other.portal).get(f"/doi-chieu/{secret}/").status_code == 410
    assert visitor(board.portal).get(f"/doi-chieu/{secret}/").status_code == 200


def test_the_secret_is_stored_nowhere(board: Board) -> None:
    check, secret = ask(board, article_in(board, "in_editing"))

    assert len(secret) > 40
    assert secret not in str(vars(fresh(board, check)))


def test_who_knocks_too_often_waits(board: Board) -> None:
    guest = visitor(board.portal)

    answers = [guest.get(f"/doi-chieu/doan-{number}/").status_code for number in range(62)]

    assert set(answers[:60]) == {410}
    assert answers[-1] == 429


@pytest.mark.parametrize(
    ("state", "by", "code"),
    [("in_editing", "contributor", "not_allowed"), ("in_editing", "portal_admin", "not_allowed"),
     ("draft", "editor", "wrong_state"), ("rejected", "chief", "wrong_state")],
)  # fmt: skip
def test_only_the_board_asks_and_only_what_it_holds(
    state: str, by: str, code: str, board: Board
) -> None:
    with pytest.raises(Refusal) as refusal:
        ask(board, article_in(board, state), by)

    assert refusal.value.code == code


def test_the_link_is_made_on_the_screen_and_shown_once(board: Board) -> None:
    article = article_in(board, "pending_approval")
    client = board.browser("chief")
    path = f"/quan-tri/tin-bai/{article.pk}/doi-chieu/"
    until = timezone.localdate() + timedelta(days=2)
    form = {"name": "Trần Thị Bảy", "office": "Phòng Kinh tế", "question": "Đúng chưa?"}

    refused = client.post(path, {**form, "until": "2020-01-01"})
    made = client.post(path, {**form, "until": until.isoformat()})

    assert refused.status_code == 422
    address = made.content.decode().split('value="http://hondat.test')[1].split('"')[0]
    assert visitor(board.portal).get(address).status_code == 200
    assert address not in client.get(f"/quan-tri/tin-bai/{article.pk}/").content.decode()


def test_staff_of_another_portal_neither_ask_nor_revoke(board: Board) -> None:
    other = make_board("binhson.test")
    article = article_in(board, "in_editing")
    check, _ = ask(board, article)
    client = client_of(other.chief, other.portal)

    for path in ("", f"{check.pk}/thu-hoi/"):
        answer = client.post(f"/quan-tri/tin-bai/{article.pk}/doi-chieu/{path}")
        assert answer.status_code == 404
    assert fresh(board, check).revoked_at is None


def test_the_link_goes_to_the_address_and_is_forgotten_once_sent(board: Board) -> None:
    _, secret = ask(board, article_in(board, "in_editing"))
    with within_site(board.site):
        [letter] = Mail.objects.filter(to_address=WHO.email)

    assert f"/doi-chieu/{secret}/" in letter.text
    assert "Diện tích lúa đúng chưa?" in letter.text
    assert letter.confidential
