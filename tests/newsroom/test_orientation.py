"""The weekly orientation: topics for units, drafts out of topics, what is left goes on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from conglang.audit.models import AuditRecord
from conglang.core.errors import Refusal
from conglang.newsroom import actions
from conglang.newsroom.actions import TopicFacts
from conglang.newsroom.choices import TopicState
from conglang.newsroom.models import Orientation, Topic
from conglang.newsroom.queries.orientation import topic_rows
from conglang.newsroom.rules import topic_state, week_of
from conglang.tenancy.scoping import within_site
from tests.accounts.factories import client_of, make_person, make_unit, undone_at_the_end
from tests.newsroom.factories import AT, Board, article_in, make_board

WEEK = "/quan-tri/tin-bai/dinh-huong/"
MONDAY = date(2026, 11, 16)  # AT is the Friday of this week
FRIDAY = date(2026, 11, 20)
NEXT = MONDAY + timedelta(days=7)


@pytest.fixture(scope="module")
def whole_board(django_db_setup: None, django_db_blocker: Any) -> Iterator[Board]:
    with django_db_blocker.unblock(), undone_at_the_end():
        yield make_board()


@pytest.fixture
def board(whole_board: Board, db: None) -> Iterator[Board]:
    with time_machine.travel(AT, tick=False):
        yield whole_board


@pytest.fixture
def unit(board: Board) -> Any:
    return make_unit(board.portal, "Ấp Vàm Rầy")


@pytest.fixture
def writer(board: Board, unit: Any) -> Any:
    return make_person(board.portal, "contributor", unit)


def do(board: Board, name: str, *, by: Any = "secretary", **values: Any) -> Any:
    person = board.people[by] if isinstance(by, str) else by
    with within_site(board.site):
        return getattr(actions, name)(by=person, at=AT, **values)


def facts(board: Board, unit: Any, **more: Any) -> TopicFacts:
    values = {
        "title": "Nước về ruộng", "section_id": board.section.pk, "unit_id": unit.pk,
        "due_on": FRIDAY, "note": "Hỏi trạm bơm",
    }  # fmt: skip
    return TopicFacts(**{**values, **more})


def give(board: Board, unit: Any, **more: Any) -> Topic:
    return do(board, "add_topic", week=MONDAY, facts=facts(board, unit, **more))


def refused(board: Board, name: str, **values: Any) -> str:
    with pytest.raises(Refusal) as refusal:
        do(board, name, **values)
    return refusal.value.code


def form(board: Board, unit: Any, **more: Any) -> dict[str, Any]:
    values = {
        "title": "Nước về ruộng", "section": board.section.pk, "unit": unit.pk,
        "due_on": "2026-11-20", "note": "",
    }  # fmt: skip
    return {**values, **more}


# --- how far a topic has come -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("state", "live", "days_left", "expected"),
    [
        (None, False, 0, TopicState.ASSIGNED),
        (None, False, -1, TopicState.OVERDUE),
        ("draft", False, 0, TopicState.WRITING),
        ("returned", False, 1, TopicState.WRITING),
        ("returned", False, -1, TopicState.OVERDUE),
        ("submitted", False, -1, TopicState.SUBMITTED),
        ("in_editing", False, 1, TopicState.SUBMITTED),
        ("scheduled", False, -9, TopicState.SUBMITTED),
        ("published", True, -9, TopicState.PUBLISHED),
        ("in_editing", True, -9, TopicState.PUBLISHED),
        ("rejected", False, 1, TopicState.ASSIGNED),
        ("rejected", False, -1, TopicState.OVERDUE),
        ("taken_down", False, 1, TopicState.ASSIGNED),
    ],
)
def test_the_state_of_a_topic_is_read_from_its_article(
    state: str | None, live: bool, days_left: int, expected: TopicState
) -> None:
    found = topic_state(state, live=live, due_on=FRIDAY + timedelta(days_left), today=FRIDAY)

    assert found == expected


def test_a_week_runs_from_monday_to_sunday() -> None:
    assert week_of(MONDAY) == week_of(MONDAY + timedelta(days=6)) == MONDAY
    assert week_of(NEXT) == NEXT


# --- writing and giving -------------------------------------------------------------------------


def test_the_secretary_writes_the_week_and_it_stands_in_the_log(board: Board) -> None:
    do(board, "save_orientation", week=FRIDAY, focus=" Giữ nước ngọt ", text="Hai đoạn.")
    do(board, "save_orientation", week=MONDAY, focus="Giữ nước ngọt", text="Ba đoạn.", by="chief")

    with within_site(board.site):
        week = Orientation.objects.get()
        assert (week.week_starts_on, week.focus, week.text) == (MONDAY, "Giữ nước ngọt", "Ba đoạn.")
        assert AuditRecord.objects.filter(act="orientation.save").count() == 2


@pytest.mark.parametrize("role", ["contributor", "editor", "portal_admin"])
def test_who_does_not_plan_neither_writes_nor_gives(board: Board, unit: Any, role: str) -> None:
    topic = give(board, unit)
    browser = board.browser(role)

    assert refused(board, "save_orientation", by=role, week=MONDAY, focus="x", text="") == (
        "not_allowed"
    )
    for name, values in (
        ("add_topic", {"week": MONDAY, "facts": facts(board, unit)}),
        ("change_topic", {"topic_id": topic.pk, "facts": facts(board, unit)}),
        ("drop_topic", {"topic_id": topic.pk}),
        ("carry_over", {"week": NEXT}),
    ):
        assert refused(board, name, by=role, **values) == "not_allowed"
    for path in ("sua/", "chuyen-tiep/", "de-tai/moi/", f"de-tai/{topic.pk}/bo/"):
        assert browser.post(f"{WEEK}{path}", form(board, unit)).status_code == 403
    assert browser.get(WEEK).status_code == 200
    with within_site(board.site):
        assert list(Topic.objects.values_list("title", flat=True)) == ["Nước về ruộng"]


def test_a_topic_goes_to_a_living_unit_in_a_section_of_the_portal_within_a_month(
    board: Board, unit: Any
) -> None:
    neighbour = make_board("binhson.test")
    foreign = make_unit(neighbour.portal, "Ấp khác")

    def wrong(**more: Any) -> str:
        return refused(board, "add_topic", week=MONDAY, facts=facts(board, unit, **more))

    assert wrong(unit_id=foreign.pk) == "wrong_unit"
    assert wrong(section_id=neighbour.section.pk) == "wrong_section"
    assert wrong(due_on=MONDAY - timedelta(days=1)) == "wrong_day"
    assert wrong(due_on=MONDAY + timedelta(days=32)) == "wrong_day"
    with within_site(board.site):
        assert not Topic.objects.exists()


def test_topics_are_given_changed_and_dropped_on_screen(board: Board, unit: Any) -> None:
    browser, week = board.browser("secretary"), f"?tuan={MONDAY}"

    made = browser.post(f"{WEEK}de-tai/moi/{week}", form(board, unit), follow=True)
    with within_site(board.site):
        topic = Topic.objects.get()
    path = f"{WEEK}de-tai/{topic.pk}/"
    changed = browser.post(path, form(board, unit, title="Cống ngăn mặn"), follow=True)
    page = browser.get(path).content.decode()

    assert "Đã giao đề tài cho Ấp Vàm Rầy." in made.content.decode()
    assert "Cống ngăn mặn" in changed.content.decode()
    assert 'value="Cống ngăn mặn"' in page
    assert "Đã bỏ đề tài" in browser.post(f"{path}bo/", follow=True).content.decode()
    with within_site(board.site):
        assert not Topic.objects.exists()
        acts = list(AuditRecord.objects.order_by("sequence").values_list("act", flat=True))
        assert acts[-3:] == ["topic.give", "topic.change", "topic.drop"]


def test_a_refused_form_keeps_what_was_typed(board: Board, unit: Any) -> None:
    answer = board.browser("secretary").post(
        f"{WEEK}de-tai/moi/?tuan={MONDAY}",
        form(board, unit, title="Đề tài xa", due_on="2027-05-01"),
    )

    assert answer.status_code == 422
    assert 'value="Đề tài xa"' in answer.content.decode()
    assert "31 ngày" in answer.content.decode()


def test_the_text_of_a_week_is_written_on_screen_and_printed(board: Board, unit: Any) -> None:
    give(board, unit)
    browser = board.browser("chief")

    browser.post(f"{WEEK}sua/?tuan={MONDAY}", {"focus": "Giữ nước", "text": "Một.\n\nHai."})

    page = browser.get(f"{WEEK}in/?tuan={FRIDAY}").content.decode()
    assert "Tuần từ 16/11/2026 đến 22/11/2026" in page
    assert "<p>Hai.</p>" in page
    assert "Nước về ruộng" in page
    assert "style=" not in page[page.index('<article class="paper"') :]


# --- writing the article ------------------------------------------------------------------------


def test_the_unit_finds_the_topic_on_its_desk_and_makes_a_draft_of_it(
    board: Board, unit: Any, writer: Any
) -> None:
    topic = give(board, unit)
    browser = client_of(writer, board.portal)
    desk = browser.get("/quan-tri/").content.decode()

    answer = browser.post(f"{WEEK}de-tai/{topic.pk}/viet/")

    assert "Được giao" in desk
    assert "Viết bài này" in desk
    with within_site(board.site):
        topic.refresh_from_db()
        article = topic.article
        assert answer["Location"] == f"/quan-tri/pages/{article.pk}/edit/"
        assert (article.title, article.unit, article.owner) == ("Nước về ruộng", unit, writer)
        assert article.get_parent().pk == board.section.pk
        assert article.record.state == "draft"
    assert "Đang viết" in browser.get("/quan-tri/").content.decode()
    file = browser.get(f"/quan-tri/tin-bai/{article.pk}/").content.decode()
    assert "Theo đề tài giao" in file


def test_a_desk_shows_the_topics_of_the_own_unit_only(board: Board, unit: Any) -> None:
    give(board, unit)

    assert "Được giao" not in board.browser("contributor").get("/quan-tri/").content.decode()


def test_nobody_of_another_unit_takes_a_topic_but_an_editor_may(board: Board, unit: Any) -> None:
    topic = give(board, unit)

    assert refused(board, "write_topic", topic_id=topic.pk, by="contributor") == "not_allowed"
    assert do(board, "write_topic", topic_id=topic.pk, by="editor").unit_id == unit.pk


def test_a_topic_is_begun_once_and_again_after_its_article_was_rejected(
    board: Board, unit: Any, writer: Any
) -> None:
    topic = give(board, unit)
    first = do(board, "write_topic", topic_id=topic.pk, by=writer)
    assert refused(board, "write_topic", topic_id=topic.pk, by=writer) == "begun"
    assert refused(board, "drop_topic", topic_id=topic.pk) == "begun"

    with within_site(board.site):
        first.record.state = "rejected"
        first.record.save(update_fields=["state"])
    second = do(board, "write_topic", topic_id=topic.pk, by=writer)

    assert second.pk != first.pk


def test_the_topic_follows_its_article(board: Board, unit: Any) -> None:
    topic = give(board, unit)
    article = article_in(board, "published")
    with within_site(board.site):
        Topic.objects.filter(pk=topic.pk).update(article=article)

        assert [row.state for row in topic_rows(topic.orientation, today=NEXT)] == ["published"]


# --- what is left goes on -----------------------------------------------------------------------


def test_what_is_unfinished_goes_into_the_next_week_once(
    board: Board, unit: Any, writer: Any
) -> None:
    begun = give(board, unit, title="Đang viết dở", due_on=MONDAY + timedelta(days=2))
    give(board, unit, title="Chưa ai viết")
    done = give(board, unit, title="Đã nộp")
    article = do(board, "write_topic", topic_id=begun.pk, by=writer)
    with within_site(board.site):
        Topic.objects.filter(pk=done.pk).update(article=article_in(board, "submitted"))
    browser = board.browser("secretary")
    assert "còn 2 đề tài" in browser.get(f"{WEEK}?tuan={NEXT}").content.decode()

    answer = browser.post(f"{WEEK}chuyen-tiep/?tuan={NEXT}", follow=True).content.decode()
    again = do(board, "carry_over", week=NEXT)

    assert "Đã chuyển 2 đề tài" in answer
    assert again == 0
    with within_site(board.site):
        went = Topic.objects.filter(orientation__week_starts_on=NEXT).order_by("due_on")
        assert [(each.title, each.due_on) for each in went] == [
            ("Đang viết dở", NEXT + timedelta(days=2)), ("Chưa ai viết", NEXT + timedelta(days=4)),
        ]  # fmt: skip
        assert went[0].article_id == article.pk
    assert refused(board, "write_topic", topic_id=begun.pk, by=writer) == "carried"
    assert refused(board, "drop_topic", topic_id=begun.pk) == "carried"
    # The unit sees it once, in its new week.
    desk = client_of(writer, board.portal).get("/quan-tri/")
    assert [row["topic"].title for row in desk.context["topics"]] == [
        "Đang viết dở", "Chưa ai viết",
    ]  # fmt: skip


def test_without_an_earlier_week_there_is_nothing_to_carry(board: Board) -> None:
    assert do(board, "carry_over", week=MONDAY) == 0


# --- isolation, questions -----------------------------------------------------------------------


def test_another_portals_topics_do_not_exist(board: Board, unit: Any) -> None:
    neighbour = make_board("binhson.test")
    topic = give(neighbour, make_unit(neighbour.portal, "Ấp khác"), title="Của Bình Sơn")
    browser = board.browser("chief")

    for path in (f"{WEEK}de-tai/{topic.pk}/", f"{WEEK}de-tai/{topic.pk}/bo/"):
        assert browser.post(path, form(board, unit)).status_code == 404
    assert browser.post(f"{WEEK}de-tai/{topic.pk}/viet/").status_code == 404
    assert "Của Bình Sơn" not in browser.get(f"{WEEK}?tuan={MONDAY}").content.decode()


@pytest.mark.parametrize("week", ["x", "9999-99-99", "0001-01-01", "9999-12-31", ""])
def test_a_week_that_makes_no_sense_is_this_week(board: Board, week: str) -> None:
    answer = board.browser("secretary").get(WEEK, {"tuan": week})

    assert "16/11" in answer.content.decode()


@pytest.mark.parametrize("path", [f"{WEEK}?tuan={MONDAY}", "/quan-tri/"])
def test_the_week_and_the_desk_ask_the_same_for_one_and_many_topics(
    board: Board, unit: Any, writer: Any, path: str
) -> None:
    browser, counts = client_of(writer, board.portal), []
    for _ in range(2):
        for number in range(3):
            topic = give(board, unit, title=f"Đề tài {number}")
            do(board, "write_topic", topic_id=topic.pk, by=writer)
        browser.get(path)
        with CaptureQueriesContext(connection) as asked:
            browser.get(path)
        counts.append(len(asked))

    assert counts[0] == counts[1] < 40
