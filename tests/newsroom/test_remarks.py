"""Remarks at a place of the text: the board says, the writer answers, somebody marks it done."""

from __future__ import annotations

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Comment

from conglang.audit.models import AuditRecord
from conglang.core.errors import Refusal
from conglang.newsroom import actions
from conglang.newsroom.queries.remarks import places_of, remarks_on
from conglang.tenancy.scoping import within_site
from tests.newsroom.factories import AT, make_board, start

pytestmark = pytest.mark.django_db

BODY = [
    {
        "type": "text",
        "value": (
            '<p data-block-key="aaaaa">Bà con góp công.</p><h2 data-block-key="bbbbb">Kinh phí</h2>'
            '<ul><li data-block-key="ccccc">Nhà nước &amp; nhân dân</li></ul>'
            '<p data-block-key="ddddd"></p>'
        ),
        "id": "11111111-1111-1111-1111-111111111111",
    },
    {"type": "quote", "value": {"text": "Đường tới đâu, sáng tới đó.", "who": "", "post": ""}},
]


@pytest.fixture
def board():
    return make_board()


@pytest.fixture
def article(board):
    return start(board, body=BODY)


def say(board, article, role="editor", place="lead", words="Ghi rõ số hộ."):
    with within_site(board.site):
        return actions.remark(
            article_id=article.pk, by=board.people[role], at=AT, place=place, words=words
        )


def listed(board, article):
    with within_site(board.site):
        return remarks_on(article, article.get_latest_revision().as_object())


def test_the_places_of_a_text_are_named_in_reading_order(board, article):
    with within_site(board.site):
        places = places_of(article)

    assert [place.label for place in places] == [
        "Tiêu đề", "Lời dẫn", "Đoạn 1", "Đoạn 2", "Đoạn 3", "Trích dẫn",
    ]  # fmt: skip
    assert places[4].quote == "Nhà nước & nhân dân"
    assert json.loads(places[3].position) == [{"key": "bbbbb", "start": 0, "end": 8}]


def test_a_remark_stands_where_the_editor_finds_it(board, article):
    with within_site(board.site):
        place = places_of(article)[2]

    comment = say(board, article, place=place.key)

    kept = Comment.objects.get(pk=comment.pk)
    assert (kept.contentpath, json.loads(kept.position)[0]["key"]) == (
        "body.11111111-1111-1111-1111-111111111111", "aaaaa",
    )  # fmt: skip
    assert [(each.place, each.quote) for each in listed(board, article)] == [
        ("Đoạn 1", "Bà con góp công.")
    ]


def test_the_writer_answers_and_the_editor_marks_it_done(board, article):
    comment = say(board, article)
    with within_site(board.site):
        about = {"article_id": article.pk, "comment_id": comment.pk, "at": AT}
        actions.answer_remark(**about, by=board.contributor, words="Đã bổ sung 14 hộ.")
        answers = [reply.text for reply in listed(board, article)[0].replies]
        actions.resolve_remark(**about, by=board.editor)

    assert answers == ["Đã bổ sung 14 hộ."]
    assert listed(board, article) == []
    with within_site(board.site):
        acts = set(AuditRecord.objects.values_list("act", flat=True))
    assert {"article.remark", "article.answer_remark", "article.resolve_remark"} <= acts


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"words": "  "}, "empty"),
        ({"place": "body.khong-co"}, "no_place"),
        ({"role": "other_contributor"}, "not_allowed"),
        ({"role": "portal_admin"}, "not_allowed"),
    ],
)
def test_what_is_refused(board, article, more, code):
    with pytest.raises(Refusal) as refused:
        say(board, article, **more)

    assert refused.value.code == code
    assert not Comment.objects.exists()


def test_a_remark_whose_paragraph_went_is_still_read(board, article):
    with within_site(board.site):
        place = places_of(article)[3]
    say(board, article, place=place.key)
    with within_site(board.site):
        article.body = [BODY[1]]
        actions.save_text(article=article, by=board.contributor, at=AT)

    assert [each.place for each in listed(board, article)] == ["Trong nội dung"]


def test_the_forms_on_the_file(board, article):
    browser = board.browser("editor")
    address = f"/quan-tri/tin-bai/{article.pk}/gop-y/"

    said = browser.post(address, {"place": "title", "words": "Tiêu đề dài."}, follow=True)
    empty = browser.post(address, {"place": "khong-co", "words": "Giữ lấy lời này."}, follow=True)

    assert "Đã ghi góp ý" in said.text
    assert "Tiêu đề dài." in said.text
    assert "Giữ lấy lời này." in empty.text
    comment = Comment.objects.get()
    done = browser.post(address, {"comment": comment.pk, "done": "1"}, follow=True)
    assert "Chưa có góp ý nào" in done.text


@pytest.mark.parametrize("role", ["other_contributor", "portal_admin"])
def test_a_stranger_to_the_text_finds_no_form(board, article, role):
    answer = board.browser(role).post(
        f"/quan-tri/tin-bai/{article.pk}/gop-y/", {"place": "title", "words": "Lời lạ"}
    )

    assert answer.status_code in {403, 404}
    assert not Comment.objects.exists()


def test_staff_of_another_portal_do_not_reach_it(board, article):
    stranger = make_board("binhson.test").browser("chief")

    answer = stranger.post(
        f"/quan-tri/tin-bai/{article.pk}/gop-y/", {"place": "title", "words": "Lời lạ"}
    )

    assert answer.status_code == 404
    assert not Comment.objects.exists()


def test_questions_do_not_grow_with_remarks(board, article):
    def asked():
        with CaptureQueriesContext(connection) as queries:
            listed(board, article)
        return len(queries)

    say(board, article)
    one = asked()
    for n in range(5):
        say(board, article, words=f"Góp ý {n}")

    assert asked() == one
