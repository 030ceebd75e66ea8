"""Several articles at once: said beforehand, done one by one, taken back for ten minutes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from conglang.audit.models import AuditRecord
from conglang.core.errors import Refusal
from conglang.newsroom import actions
from conglang.newsroom.admin.desk import sections_with_articles
from conglang.newsroom.choices import BulkAct
from conglang.newsroom.models import Batch, BatchItem, ReturnReason
from conglang.tenancy.scoping import within_site
from tests.accounts.factories import undone_at_the_end
from tests.newsroom.factories import (
    AT,
    Board,
    act,
    article_in,
    fresh,
    make_board,
    record_of,
    start,
)

BULK = "/quan-tri/tin-bai/nhieu-bai/"
LIST = "/quan-tri/tin-bai/"


@pytest.fixture(scope="module")
def whole_board(django_db_setup: None, django_db_blocker: Any) -> Iterator[Board]:
    with django_db_blocker.unblock(), undone_at_the_end():
        yield make_board()


@pytest.fixture
def board(whole_board: Board, db: None, settings: Any) -> Board:
    settings.MFA_REQUIRED = False
    return whole_board


def do(
    board: Board, name: str, articles: list[Any], *, by: str = "editor", at: Any = AT, **more: Any
) -> Batch:
    with within_site(board.site):
        return actions.act_on_many(
            act=name, article_ids=[each.pk for each in articles], by=board.people[by], at=at, **more
        )


def undo(board: Board, batch: Batch, *, by: str = "editor", at: datetime = AT) -> Batch:
    with within_site(board.site):
        return actions.undo_batch(batch_id=batch.pk, by=board.people[by], at=at)


def items_of(board: Board, batch: Batch) -> list[BatchItem]:
    with within_site(board.site):
        return list(BatchItem.objects.filter(batch=batch).select_related("record"))


def states(board: Board, articles: list[Any]) -> list[str]:
    return [record_of(board, each).state for each in articles]


def a_reason(board: Board) -> ReturnReason:
    with within_site(board.site):
        found: ReturnReason = ReturnReason.objects.in_use().first()
        return found


def acts_on(board: Board, article: Any) -> list[str]:
    with within_site(board.site):
        rows = AuditRecord.objects.filter(
            object_key=str(article.pk), object_kind="newsroom.articlepage"
        ).order_by("sequence")
        return list(rows.values_list("act", flat=True))


# --- doing ---------------------------------------------------------------------------------------


def test_what_is_allowed_is_done_and_what_is_not_says_why(board: Board) -> None:
    articles = [article_in(board, each) for each in ("submitted", "draft", "submitted")]

    batch = do(board, "take", articles, by="editor")

    # A draft is its author's; an editor finds it in the list and may not take it.
    assert states(board, articles) == ["in_editing", "draft", "in_editing"]
    assert [(item.done, item.before_state) for item in items_of(board, batch)] == [
        (True, "submitted"), (False, "draft"), (True, "submitted"),
    ]  # fmt: skip
    assert items_of(board, batch)[1].message == (
        "Không thể thực hiện “Nhận biên tập” ở trạng thái hiện tại."
    )
    assert acts_on(board, articles[0])[-1] == "article.take"
    assert acts_on(board, articles[1])[-1] == "article.start"


def test_all_are_returned_with_one_reason(board: Board) -> None:
    articles, reason = [article_in(board, "submitted") for _ in range(2)], a_reason(board)

    do(board, "return_to_author", articles, note="Bổ sung nguồn số liệu.", reason_id=reason.pk)

    for article in articles:
        record = record_of(board, article)
        assert (record.state, record.listed_reason_id, record.reason) == (
            "returned", reason.pk, "Bổ sung nguồn số liệu.",
        )  # fmt: skip


@pytest.mark.parametrize(
    ("values", "code"),
    [({"note": "   "}, "reason_missing"), ({"note": "Thiếu nguồn"}, "reason_not_chosen")],
)
def test_without_a_reason_nothing_is_returned_and_nothing_kept(
    values: dict[str, Any], code: str, board: Board
) -> None:
    article = article_in(board, "submitted")

    with pytest.raises(Refusal) as refused:
        do(board, "return_to_author", [article], **values)

    assert (refused.value.code, states(board, [article])) == (code, ["submitted"])
    with within_site(board.site):
        assert not Batch.objects.exists()


def test_a_writer_puts_away_own_articles_only(board: Board) -> None:
    own = start(board, by=board.other_contributor)
    theirs = article_in(board, "draft")

    batch = do(board, "archive", [own, theirs], by="other_contributor")

    assert states(board, [own, theirs]) == ["archived", "draft"]
    assert [item.record.article_id for item in items_of(board, batch)] == [own.pk]


def test_nobody_takes_without_the_right_to_edit(board: Board) -> None:
    article = article_in(board, "submitted")

    batch = do(board, "take", [article], by="contributor")

    assert states(board, [article]) == ["submitted"]
    assert items_of(board, batch)[0].message.startswith("Việc “Nhận biên tập” cần quyền")


def test_articles_and_sections_of_another_portal_do_not_exist(board: Board) -> None:
    other, own = make_board("binhson.test"), article_in(board, "in_editing")
    foreign = article_in(other, "submitted")

    with pytest.raises(Refusal) as none_left:
        do(board, "take", [foreign])
    with pytest.raises(Refusal) as no_section:
        do(board, "change_section", [own], section_id=other.section.pk)

    assert (none_left.value.code, no_section.value.code) == ("nothing_chosen", "wrong_section")
    assert states(other, [foreign]) == ["submitted"]


def test_a_page_of_the_list_is_the_most_at_once(board: Board) -> None:
    for number, code in ((0, "nothing_chosen"), (31, "too_many")):
        with within_site(board.site), pytest.raises(Refusal) as refused:
            actions.act_on_many(
                act="take", article_ids=list(range(number)), by=board.editor, at=AT
            )  # fmt: skip
        assert refused.value.code == code


def test_what_stands_there_or_collides_there_is_not_moved(board: Board) -> None:
    there = start(board, "Cầu mới", by=board.editor)
    do(board, "change_section", [there], section_id=board.other_section.pk)
    same_address = start(board, "Cầu mới", by=board.editor)
    with within_site(board.site):
        assert same_address.slug == fresh(board, there).slug

    batch = do(board, "change_section", [there, same_address], section_id=board.other_section.pk)

    messages = [item.message for item in items_of(board, batch)]
    assert messages[0] == "Bài đang ở chuyên mục này rồi."
    assert "cùng đường dẫn" in messages[1]


# --- taking back ---------------------------------------------------------------------------------


def test_archived_articles_become_drafts_again(board: Board) -> None:
    articles = [start(board, by=board.editor) for _ in range(2)]
    batch = do(board, "archive", articles)

    undo(board, batch, at=AT + timedelta(minutes=10))

    assert states(board, articles) == ["draft", "draft"]
    assert [item.undone_at is not None for item in items_of(board, batch)] == [True, True]
    assert acts_on(board, articles[0])[-2:] == ["article.archive", "article.reopen"]


def test_moved_articles_go_back_to_where_each_came_from(board: Board) -> None:
    here, there = (start(board, title, by=board.editor) for title in ("Một", "Hai"))
    with within_site(board.site):
        third = sections_with_articles()[-1]
    do(board, "change_section", [there], section_id=board.other_section.pk)
    batch = do(board, "change_section", [here, there], section_id=third.pk)

    undo(board, batch)

    with within_site(board.site):
        parents = [fresh(board, each).get_parent().pk for each in (here, there)]
    assert parents == [board.section.pk, board.other_section.pk]


def test_what_moved_on_meanwhile_stays_and_is_named(board: Board) -> None:
    stays, back = (start(board, title, by=board.editor) for title in ("Ở lại", "Trở về"))
    batch = do(board, "archive", [stays, back])
    act(board, "reopen", stays, by="editor", at=AT + timedelta(minutes=1))
    act(board, "archive", stays, by="editor", at=AT + timedelta(minutes=2))

    undo(board, batch, at=AT + timedelta(minutes=3))

    assert states(board, [stays, back]) == ["archived", "draft"]
    assert [(item.title, item.undo_message) for item in items_of(board, batch)] == [
        ("Ở lại", "Bài đã chuyển tiếp (nay: Lưu trữ) nên không hoàn tác."), ("Trở về", ""),
    ]  # fmt: skip


def test_an_article_moved_elsewhere_meanwhile_is_not_pulled_back(board: Board) -> None:
    article = start(board, by=board.editor)
    with within_site(board.site):
        third = sections_with_articles()[-1]
    batch = do(board, "change_section", [article], section_id=board.other_section.pk)
    do(board, "change_section", [article], section_id=third.pk)

    undo(board, batch)

    with within_site(board.site):
        assert fresh(board, article).get_parent().pk == third.pk
    assert items_of(board, batch)[0].undo_message.startswith("Bài đã chuyển tiếp")


def test_rights_that_ended_meanwhile_are_asked_again(board: Board) -> None:
    article = article_in(board, "in_editing")
    batch = do(board, "change_section", [article], section_id=board.other_section.pk)
    with within_site(board.site):
        actions.set_switches(
            person_id=board.editor.pk, section_id=None, wanted={"edit": False},
            term=actions.Term(AT.date()), by=board.chief, at=AT,
        )  # fmt: skip
    board.editor.__dict__.pop("_switches_held", None)

    undo(board, batch)

    with within_site(board.site):
        assert fresh(board, article).get_parent().pk == board.other_section.pk
    assert items_of(board, batch)[0].undo_message.startswith("Chỉ chuyển chuyên mục khi")


@pytest.mark.parametrize(
    ("name", "by", "minutes", "code"),
    [
        ("archive", "editor", 10.1, "too_late"),
        ("archive", "chief", 1, "unknown_batch"),
        ("take", "editor", 1, "no_way_back"),
    ],
)
def test_undo_is_for_the_same_person_in_time_and_where_there_is_a_way_back(
    name: str, by: str, minutes: float, code: str, board: Board
) -> None:
    article = article_in(board, "submitted") if name == "take" else start(board, by=board.editor)
    batch = do(board, name, [article])
    before = states(board, [article])

    with pytest.raises(Refusal) as refused:
        undo(board, batch, by=by, at=AT + timedelta(minutes=minutes))

    assert refused.value.code == code
    assert states(board, [article]) == before


def test_pressed_twice_it_takes_back_once(board: Board) -> None:
    article = start(board, by=board.editor)
    batch = do(board, "archive", [article])
    undo(board, batch)

    with pytest.raises(Refusal) as refused:
        undo(board, batch)

    assert refused.value.code == "nothing_left"
    assert acts_on(board, article).count("article.reopen") == 1


# --- the screens ---------------------------------------------------------------------------------


def test_the_list_ticks_one_or_all_without_a_script(board: Board) -> None:
    article, client = article_in(board, "submitted"), board.browser("editor")

    plain = client.get(LIST).content.decode()
    all_ticked = client.get(LIST, {"chon": "het"}).content.decode()

    assert f'name="bai"\n                 value="{article.pk}"' in plain
    assert plain.count("checked>") == 0
    assert all_ticked.count("checked>") == all_ticked.count('name="bai"') > 0


def test_the_page_before_says_of_each_what_will_happen(board: Board) -> None:
    waiting, draft = article_in(board, "submitted"), article_in(board, "draft")
    client = board.browser("editor")

    shown = client.get(BULK, {"bai": [waiting.pk, draft.pk], "viec": "take"})

    assert [each.record.article_id for each in shown.context["allowed"]] == [waiting.pk]
    assert [each.refusal for each in shown.context["refused"]] == [
        "Không thể thực hiện “Nhận biên tập” ở trạng thái hiện tại."
    ]
    assert "không hoàn tác được" in shown.content.decode()
    assert states(board, [waiting]) == ["submitted"]


def test_from_the_list_to_the_result_and_back(board: Board) -> None:
    articles, client = [start(board, by=board.editor) for _ in range(2)], board.browser("editor")

    done = client.post(
        BULK, {"bai": [each.pk for each in articles], "viec": "archive", "note": ""}, follow=True
    )
    assert "Hoàn tác (2 bài)" in done.content.decode()
    assert "Xem kết quả, hoàn tác" in client.get(LIST).content.decode()

    batch = done.context["batch"]
    after = client.post(reverse("bulk_undo", args=[batch.pk]), follow=True).content.decode()

    assert "Đã hoàn tác 2 bài." in after
    assert states(board, articles) == ["draft", "draft"]
    assert "Xem kết quả, hoàn tác" not in client.get(LIST).content.decode()


def test_what_was_typed_stays_when_the_reason_is_missing(board: Board) -> None:
    article, client = article_in(board, "submitted"), board.browser("editor")

    answer = client.post(
        BULK, {"bai": [article.pk], "viec": "return_to_author", "note": "Thêm ảnh cầu."}
    )

    text = answer.content.decode()
    assert (answer.status_code, states(board, [article])) == (422, ["submitted"])
    assert "Hãy chọn một lý do trong danh sách." in text
    assert "Thêm ảnh cầu." in text


def test_a_section_is_chosen_before_the_preview(board: Board) -> None:
    article, client = start(board, by=board.editor), board.browser("editor")
    values = {"bai": [article.pk], "viec": "change_section"}

    asked = client.get(BULK, values)
    ready = client.get(BULK, {**values, "chuyen-muc": board.other_section.pk})

    assert (asked.context["ready"], ready.context["ready"]) == (False, True)
    assert f"→ {board.other_section.title}" in ready.content.decode()


def test_nothing_ticked_leads_back_to_the_list_as_it_was_filtered(board: Board) -> None:
    answer = board.browser("editor").get(BULK, {"viec": "take", "tu": "trang-thai=submitted"})

    assert answer.url == f"{LIST}?trang-thai=submitted"


def test_no_act_chosen_is_asked_for_with_the_ticks_kept(board: Board) -> None:
    article = article_in(board, "submitted")

    shown = board.browser("editor").get(BULK, {"bai": [article.pk], "viec": ""}).content.decode()

    assert "Việc cần làm với các bài này" in shown
    assert f'name="bai" value="{article.pk}"' in shown


def test_another_person_sees_neither_result_nor_undo(board: Board) -> None:
    article = start(board, by=board.editor)
    batch = do(board, "archive", [article])
    client = board.browser("chief")

    answers = [
        client.get(reverse("bulk_result", args=[batch.pk])).status_code,
        client.post(reverse("bulk_undo", args=[batch.pk])).status_code,
    ]

    assert answers == [404, 404]
    assert states(board, [article]) == ["archived"]


def test_a_writer_cannot_even_look_at_what_is_not_in_the_own_list(board: Board) -> None:
    article = article_in(board, "submitted")

    answer = board.browser("other_contributor").get(BULK, {"bai": [article.pk], "viec": "take"})

    assert answer.status_code == 404


def test_the_page_before_asks_no_more_for_four_than_for_one(board: Board) -> None:
    articles = [start(board, f"Tin số {number}", by=board.editor) for number in range(4)]
    client, target = board.browser("editor"), board.other_section.pk

    def queries(name: str, number: int) -> int:
        values = {"bai": [each.pk for each in articles[:number]], "viec": name}
        with CaptureQueriesContext(connection) as asked:
            assert client.get(BULK, {**values, "chuyen-muc": target}).status_code == 200
        return len(asked)

    queries("take", 1)  # what the first request of a session asks besides
    for name in BulkAct.values:
        assert queries(name, 4) == queries(name, 1)


def test_sections_to_write_in_are_one_question_for_all(
    board: Board, django_assert_max_num_queries: Any
) -> None:
    with within_site(board.site), django_assert_max_num_queries(2):
        assert board.section.pk in [each.pk for each in sections_with_articles()]
