"""One person at a time writes in a text; another may take it over, and nothing is lost unseen."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from wagtail.admin.models import EditingSession
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from conglang.audit.models import AuditRecord
from conglang.core.errors import Refusal
from conglang.newsroom import actions
from conglang.newsroom.choices import State
from conglang.newsroom.models import ArticlePage, TextHold
from conglang.newsroom.rules import HOLD_LASTS
from conglang.newsroom.signals import text_taken_over
from conglang.tenancy.scoping import within_site
from tests.newsroom.factories import article_in, make_board

pytestmark = pytest.mark.django_db


@pytest.fixture
def board():
    return make_board()


@pytest.fixture
def article(board):
    """A text that every editor of the board may change."""
    return article_in(board, State.IN_EDITING)


def edit(article):
    return f"/quan-tri/pages/{article.pk}/edit/"


def holder(board):
    with within_site(board.site):
        hold = TextHold.objects.select_related("person").first()
    return hold.person if hold else None


def leave_untouched(board, minutes):
    then = timezone.now() - timedelta(minutes=minutes)
    EditingSession.objects.update(last_seen_at=then)
    with within_site(board.site):
        TextHold.objects.update(touched_at=then)


def test_who_opens_the_editor_has_the_text(board, article):
    board.browser("editor").get(edit(article))

    assert holder(board) == board.editor


def test_the_next_one_reads_and_is_told_who_writes(board, article):
    board.browser("editor").get(edit(article))

    page = board.browser("secretary").get(edit(article))

    assert page.status_code == 200
    assert f"{board.editor.display_name} đang sửa bài này từ" in page.text
    assert "Nhận sửa thay" in page.text
    assert holder(board) == board.editor


def test_taking_over_is_told_and_recorded(board, article, django_capture_on_commit_callbacks):
    heard = []
    text_taken_over.connect(
        lambda **facts: heard.append(facts["person_id"]), weak=False, dispatch_uid="t"
    )
    board.browser("editor").get(edit(article))
    secretary = board.browser("secretary")
    address = f"/quan-tri/tin-bai/{article.pk}/nhan-sua/"

    asked = secretary.get(address)
    with django_capture_on_commit_callbacks(execute=True):
        secretary.post(address, {"note": "Cần đăng gấp"})
    text_taken_over.disconnect(dispatch_uid="t")

    assert board.editor.display_name in asked.text
    assert holder(board) == board.secretary
    assert heard == [board.editor.pk]
    with within_site(board.site):
        kept = AuditRecord.objects.get(act="article.take_over")
    assert (kept.note, kept.before, kept.after) == (
        "Cần đăng gấp", {"person": board.editor.pk}, {"person": board.secretary.pk},
    )  # fmt: skip


def test_who_was_taken_over_cannot_save_over_the_other(board, article):
    with within_site(board.site):
        actions.hold_text(article_id=article.pk, by=board.editor, at=timezone.now())
        actions.take_over(article_id=article.pk, by=board.secretary, at=timezone.now())
        mine = ArticlePage.objects.get(pk=article.pk)
        mine.lead = "Lời dẫn của người đến trước."

        with pytest.raises(PermissionDenied, match="đang sửa"):
            mine.save_revision(user=board.editor)


def test_what_was_typed_stays_on_the_screen(board, article):
    browser = board.browser("editor")
    browser.get(edit(article))
    with within_site(board.site):
        actions.take_over(article_id=article.pk, by=board.secretary, at=timezone.now())

    form = nested_form_data(
        {
            "title": "Chữ chưa lưu", "lead": "Lời chưa lưu", "genre": "tin", "slug": "x",
            "body": streamfield([]), "authors": inline_formset([]), "related": inline_formset([]),
            "comments": inline_formset([]),
        }
    )  # fmt: skip
    answer = browser.post(edit(article), form)

    assert answer.status_code == 200
    assert "Lời chưa lưu" in answer.text


@pytest.mark.parametrize(
    ("minutes", "signs", "expected"),
    [(1, False, "editor"), (30, True, "editor"), (30, False, "secretary")],
    ids=["opened lately", "still open in a browser", "gone long ago"],
)
def test_how_long_a_text_stays_with_a_person(board, article, minutes, signs, expected):
    board.browser("editor").get(edit(article))
    leave_untouched(board, minutes)
    if signs:
        EditingSession.objects.create(
            user=board.editor, content_object=article, object_id=str(article.pk),
            last_seen_at=timezone.now(),
        )  # fmt: skip

    board.browser("secretary").get(edit(article))

    assert holder(board) == board.people[expected]
    assert timedelta(minutes=1) < HOLD_LASTS < timedelta(minutes=30)


def test_closing_the_last_window_frees_the_text(board, article):
    with within_site(board.site):
        actions.hold_text(article_id=article.pk, by=board.editor, at=timezone.now())
        windows = [
            EditingSession.objects.create(
                user=board.editor, content_object=article, object_id=str(article.pk),
                last_seen_at=timezone.now(),
            )
            for _ in range(2)
        ]  # fmt: skip
        windows[0].delete()
        assert holder(board) == board.editor
        windows[1].delete()

    assert holder(board) is None


def test_a_step_of_the_workflow_frees_the_text(board, article):
    board.browser("editor").get(edit(article))
    with within_site(board.site):
        actions.propose(article_id=article.pk, by=board.editor, at=timezone.now())

    assert holder(board) is None


@pytest.mark.parametrize("role", ["contributor", "other_contributor", "portal_admin"])
def test_who_may_not_edit_may_not_take_over(board, article, role):
    board.browser("editor").get(edit(article))
    board.browser(role).post(f"/quan-tri/tin-bai/{article.pk}/nhan-sua/")

    with within_site(board.site), pytest.raises(Refusal):
        actions.take_over(article_id=article.pk, by=board.people[role], at=timezone.now())
    assert holder(board) == board.editor


def test_staff_of_another_portal_do_not_reach_it(board, article):
    board.browser("editor").get(edit(article))
    stranger = make_board("binhson.test").browser("chief")

    assert stranger.post(f"/quan-tri/tin-bai/{article.pk}/nhan-sua/").status_code == 404
    assert holder(board) == board.editor
