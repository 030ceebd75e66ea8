"""Why an article comes back: a line of the board's own list, and words that say what to change."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from conglang.audit.models import AuditRecord
from conglang.core.errors import Refusal
from conglang.newsroom.actions import reasons as acts
from conglang.newsroom.choices import STANDARD_RETURN_REASONS
from conglang.newsroom.models import EditorialRecord, ReturnReason
from conglang.newsroom.queries import reasons_in_use
from conglang.tenancy.scoping import within_site
from tests.accounts.factories import make_portal, undone_at_the_end
from tests.newsroom.factories import (
    AT,
    Board,
    act,
    article_in,
    make_board,
    record_of,
    start,
)

LIST = "/quan-tri/ly-do-tra-lai/"


@pytest.fixture(scope="module")
def whole_board(django_db_setup: None, django_db_blocker: Any) -> Iterator[Board]:
    with django_db_blocker.unblock(), undone_at_the_end():
        yield make_board()


@pytest.fixture
def board(whole_board: Board, db: None, settings: Any) -> Board:
    settings.MFA_REQUIRED = False
    return whole_board


def line(board: Board, beginning: str) -> ReturnReason:
    with within_site(board.site):
        return ReturnReason.objects.get(text__startswith=beginning)


def texts(board: Board) -> list[str]:
    with within_site(board.site):
        return [each.text for each in reasons_in_use()]


def refusal_of(board: Board, act: Any, **values: Any) -> str:
    with within_site(board.site), pytest.raises(Refusal) as refused:
        act(at=AT, **values)
    return refused.value.code


# --- returning and rejecting ---------------------------------------------------------------------


def test_a_new_portal_begins_with_a_list(board: Board) -> None:
    assert texts(board) == list(STANDARD_RETURN_REASONS)


def test_a_return_names_a_line_of_the_list_and_says_what_to_change(board: Board) -> None:
    article, photo = article_in(board, "in_editing"), line(board, "Thiếu ảnh")

    record = act(
        board, "return_to_author", article, by="editor", reason_id=photo.pk, note="Thêm ảnh cầu."
    )

    assert (record.listed_reason, record.reason) == (photo, "Thêm ảnh cầu.")
    with within_site(board.site):
        last = AuditRecord.objects.order_by("-sequence").first()
    assert (last.after["reason"], last.note) == (photo.text, "Thêm ảnh cầu.")


@pytest.mark.parametrize(
    ("name", "state", "by"),
    [
        ("return_to_author", "submitted", "editor"),
        ("send_back", "pending_approval", "chief"),
        ("reject", "pending_approval", "chief"),
    ],
)
def test_neither_is_left_out(name: str, state: str, by: str, board: Board) -> None:
    article, chosen = article_in(board, state), line(board, "Sai thể thức").pk

    for code, values in {
        "reason_not_chosen": {"reason_id": None},
        "reason_missing": {"reason_id": chosen, "note": "   "},
    }.items():
        with pytest.raises(Refusal) as refused:
            act(board, name, article, by=by, **values)
        assert refused.value.code == code
    assert record_of(board, article).state == state


def test_a_retired_line_or_one_of_another_portal_is_not_chosen(board: Board) -> None:
    article, retired = article_in(board, "submitted"), line(board, "Trùng")
    other = make_portal("binhson.test", "xã Bình Sơn")
    with within_site(other.site):
        foreign = ReturnReason.objects.first()
    with within_site(board.site):
        acts.retire_reason(reason_id=retired.pk, by=board.people["chief"], at=AT)

    for wrong in (retired, foreign):
        with pytest.raises(Refusal) as refused:
            act(board, "return_to_author", article, by="editor", reason_id=wrong.pk)
        assert refused.value.code == "reason_not_chosen"


def test_the_next_step_leaves_the_reason_behind(board: Board) -> None:
    article = article_in(board, "returned")

    record = act(board, "submit", article, by="contributor", note="")

    assert (record.listed_reason, record.reason) == (None, "")


def test_what_was_returned_keeps_its_line_when_the_line_is_retired(board: Board) -> None:
    article = article_in(board, "returned")
    chosen = record_of(board, article).listed_reason_id
    with within_site(board.site):
        acts.retire_reason(reason_id=chosen, by=board.people["secretary"], at=AT)

    page = board.browser("contributor").get(reverse("article_file", args=[article.pk]))

    assert STANDARD_RETURN_REASONS[0] in page.content.decode()


# --- the list ------------------------------------------------------------------------------------


def test_the_secretary_words_orders_and_retires(board: Board) -> None:
    secretary = board.people["secretary"]
    with within_site(board.site):
        added = acts.add_reason(text="  Thiếu trích dẫn  văn bản ", by=secretary, at=AT)
        acts.reword_reason(reason_id=added.pk, text="Chưa dẫn văn bản", by=secretary, at=AT)
        assert acts.move_reason(reason_id=added.pk, step=1, by=secretary, at=AT) is False
        assert acts.move_reason(reason_id=added.pk, step=-1, by=secretary, at=AT) is True
        acts.retire_reason(reason_id=line(board, "Trùng").pk, by=secretary, at=AT)
        kinds = list(
            AuditRecord.objects.filter(act__startswith="reason.")
            .order_by("sequence")
            .values_list("act", flat=True)
        )

    assert texts(board)[-2:] == ["Chưa dẫn văn bản", "Lý do khác"]
    assert not any(text.startswith("Trùng") for text in texts(board))
    assert kinds == ["reason.add", "reason.reword", "reason.move", "reason.retire"]


def test_a_retired_line_comes_back_at_the_end(board: Board) -> None:
    chief, reason = board.people["chief"], line(board, "Trùng")
    with within_site(board.site):
        acts.retire_reason(reason_id=reason.pk, by=chief, at=AT)
        acts.bring_back_reason(reason_id=reason.pk, by=chief, at=AT)

    assert texts(board)[-1] == reason.text


def test_no_line_stands_twice_and_one_always_stays(board: Board) -> None:
    chief = board.people["chief"]
    assert refusal_of(board, acts.add_reason, text="thiếu ảnh, ảnh không đạt", by=chief)
    assert refusal_of(board, acts.add_reason, text=" ab ", by=chief) == "bad_reason"
    with within_site(board.site):
        *rest, last = reasons_in_use()
        for each in rest:
            acts.retire_reason(reason_id=each.pk, by=chief, at=AT)

    assert refusal_of(board, acts.retire_reason, reason_id=last.pk, by=chief) == "last_reason"


@pytest.mark.parametrize("role", ["contributor", "editor", "deputy_chief", "portal_admin"])
def test_the_list_is_the_secretarys_and_the_chiefs(role: str, board: Board) -> None:
    browser, by = board.browser(role), board.people[role]

    assert browser.get(LIST).status_code == 403
    assert browser.post(f"{LIST}moi/", {"text": "Thiếu trích dẫn"}).status_code == 403
    assert refusal_of(board, acts.add_reason, text="Thiếu trích dẫn", by=by) == "not_allowed"


def test_another_portals_line_does_not_exist(board: Board) -> None:
    other = make_portal("binhson.test", "xã Bình Sơn")
    with within_site(other.site):
        foreign = ReturnReason.objects.first()
    browser = board.browser("chief")

    assert browser.get(f"{LIST}{foreign.pk}/").status_code == 404
    assert browser.post(f"{LIST}{foreign.pk}/thoi-dung/").status_code == 404
    assert browser.post(f"{LIST}{foreign.pk}/len/").status_code == 404
    with within_site(other.site):
        assert ReturnReason.objects.get(pk=foreign.pk).retired_at is None


def test_the_screen_shows_the_list_and_takes_a_change(board: Board) -> None:
    browser, reason = board.browser("secretary"), line(board, "Trùng")

    browser.post(f"{LIST}{reason.pk}/len/")
    browser.post(f"{LIST}{reason.pk}/", {"text": "Trùng bài đã có"})
    again = browser.post(f"{LIST}moi/", {"text": "Trùng bài đã có"})
    browser.post(f"{LIST}{line(board, 'Quá').pk}/thoi-dung/")
    page = browser.get(LIST).content.decode()

    assert again.status_code == 422
    assert "Lý do này đã có trong danh sách" in again.content.decode()
    assert texts(board)[4] == "Trùng bài đã có"
    assert page.count('class="work-rows__title"') == len(STANDARD_RETURN_REASONS)
    assert "thôi dùng từ" in page
    browser.post(f"{LIST}{line(board, 'Quá').pk}/dung-lai/")
    assert texts(board)[-1].startswith("Quá")


# --- what the writer sees ------------------------------------------------------------------------


def test_the_form_keeps_what_was_typed_until_a_line_is_chosen(board: Board) -> None:
    article = article_in(board, "submitted")
    address = reverse("article_act", args=[article.pk, "return-to-author"])
    browser = board.browser("editor")

    missing = browser.post(address, {"note": "Thêm ảnh cầu Vàm Rầy."})
    browser.post(address, {"note": "Thêm ảnh cầu Vàm Rầy.", "listed": line(board, "Thiếu ảnh").pk})

    assert missing.status_code == 422
    assert "Hãy chọn một lý do trong danh sách." in missing.content.decode()
    assert "Thêm ảnh cầu Vàm Rầy." in missing.content.decode()
    assert record_of(board, article).state == "returned"


def test_the_reason_stands_over_the_text_while_it_is_with_the_writer(board: Board) -> None:
    article = article_in(board, "returned")
    browser = board.browser("contributor")
    where = {
        "file": reverse("article_file", args=[article.pk]),
        "editor": reverse("wagtailadmin_pages:edit", args=[article.pk]),
        "desk": reverse("desk"),
    }

    for name, address in where.items():
        page = browser.get(address).content.decode()
        assert STANDARD_RETURN_REASONS[0] in page, name
        assert "Lý do đủ dài để người viết hiểu" in page, name
    editor = browser.get(where["editor"]).content.decode()
    assert editor.index("Bài được trả lại để sửa") < editor.index('name="title"')
    act(board, "submit", article, by="contributor")
    act(board, "take", article, by="editor")
    taken = board.browser("editor").get(where["editor"]).content.decode()
    assert "Bài được trả lại để sửa" not in taken


def main_button(page: str) -> list[str]:
    """Texts of the filled buttons among the acts of a file."""
    acts_part = page.split('class="review__acts"')[1].split("</section>")[0]
    pieces = acts_part.split('class="button ')[1:]
    return [
        piece.split(">", 1)[1].split("<")[0].strip()
        for piece in pieces
        if not piece.split('"')[0].strip()
    ]


@pytest.mark.parametrize(
    ("state", "by", "filled"),
    [
        ("returned", "contributor", ["Viết, sửa"]),
        ("submitted", "editor", ["Nhận biên tập"]),
        ("pending_approval", "chief", ["Duyệt"]),
        ("published", "chief", []),
        ("published", "editor", []),
    ],
)
def test_one_button_stands_out_by_what_comes_next(
    state: str, by: str, filled: list[str], board: Board
) -> None:
    article = article_in(board, state)

    page = board.browser(by).get(reverse("article_file", args=[article.pk])).content.decode()

    assert main_button(page) == filled


def test_sending_from_the_editor_says_one_thing(board: Board) -> None:
    """Wagtail's own message about a page saved does not stand beside ours."""
    article = start(board)
    browser = board.browser("contributor")
    address = reverse("wagtailadmin_pages:edit", args=[article.pk])
    form = {
        "title": "Đường liên ấp", "lead": "Hai câu.", "slug": article.slug, "genre": "tin",
        "body-count": "1", "body-0-type": "text", "body-0-order": "0", "body-0-deleted": "",
        "body-0-value": '{"blocks": [{"key": "a", "text": "Bà con góp công.", "type": "unstyled",'
        ' "depth": 0, "inlineStyleRanges": [], "entityRanges": []}], "entityMap": {}}',
        "authors-TOTAL_FORMS": "1", "authors-INITIAL_FORMS": "0", "authors-0-name": "Tư Rạch",
        "authors-0-role": "tin", "authors-0-ORDER": "1", "related-TOTAL_FORMS": "0",
        "related-INITIAL_FORMS": "0", "act-submit": "1", "commitment": "on",
    }  # fmt: skip

    answer = browser.post(address, form, follow=True)

    assert record_of(board, article).state == "submitted"
    assert [str(each) for each in answer.context["messages"]] == ["Đã gửi Ban Biên tập."]


def test_an_article_is_moved_only_to_a_section_that_holds_articles(board: Board) -> None:
    article = article_in(board, "in_editing")

    page = board.browser("editor").get(reverse("article_file", args=[article.pk]))

    offered = {title for _, title in page.context["sections"]}
    assert "Tin tức" not in offered  # a group: its articles stand in the sections below it
    assert board.section.title in offered


def test_the_desk_asks_no_more_for_more_returned_articles(
    board: Board, django_assert_max_num_queries: Any
) -> None:
    article_in(board, "returned")
    browser = board.browser("contributor")
    browser.get(reverse("desk"))
    with CaptureQueriesContext(connection) as asked:
        browser.get(reverse("desk"))
    for _ in range(3):
        article_in(board, "returned")

    with django_assert_max_num_queries(len(asked)):
        page = browser.get(reverse("desk")).content.decode()

    assert page.count(STANDARD_RETURN_REASONS[0]) == 4
    with within_site(board.site):
        assert EditorialRecord.objects.filter(state="returned").count() == 4
