"""From the unit to the board to the reader: how an article travels, told as the manual tells it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.core.exceptions import PermissionDenied
from django.db.models import ProtectedError
from django.test import Client
from wagtail.contrib.redirects.models import Redirect

from conglang.accounts.models import User
from conglang.audit.models import AuditRecord
from conglang.audit.queries import history_of
from conglang.content.completeness import missing_in_body
from conglang.core.errors import Refusal
from conglang.newsroom import actions
from conglang.newsroom.actions import writing
from conglang.newsroom.gate_rules import commitment_on
from conglang.newsroom.models import ArticlePage, EditorialRecord, SectionPage
from conglang.newsroom.tasks import publish_due
from conglang.search.queries import search
from conglang.tenancy.scoping import every_site, within_site
from tests.accounts.factories import undone_at_the_end
from tests.newsroom.factories import (
    AT,
    BODY,
    CORRECTIONS,
    PUBLISH_AT,
    REASON,
    ROADS,
    Board,
    act,
    article_in,
    edit,
    fresh,
    make_board,
    record_of,
    start,
    walk,
)


@pytest.fixture(scope="module")
def whole_board(django_db_setup: None, django_db_blocker: Any) -> Iterator[Board]:
    with django_db_blocker.unblock(), undone_at_the_end():
        yield make_board()


@pytest.fixture
def board(whole_board: Board, db: None) -> Board:
    return whole_board


def visit(board: Board, path: str) -> Any:
    return Client(HTTP_HOST=board.portal.site.hostname).get(path)


def leads_to(response: Any) -> str:
    """Path of the address an answer leads to."""
    return str(urlsplit(response["Location"]).path)


def refused(board: Board, name: str, article: Any, *, by: str, **more: Any) -> str:
    """The code with which an act is refused; nothing may have changed."""
    before = everything(board)
    with pytest.raises(Refusal) as refusal:
        act(board, name, article, by=by, **more)
    assert everything(board) == before
    return refusal.value.code


def everything(board: Board) -> Any:
    """All that an act on articles could change, as plain values."""
    with within_site(board.site):
        return (
            list(EditorialRecord.objects.order_by("pk").values()),
            list(ArticlePage.objects.order_by("pk").values()),
            AuditRecord.objects.count(),
        )


def history(board: Board, article: Any) -> list[tuple[str, str, str]]:
    """Act, who and note of everything done on an article, oldest first."""
    with within_site(board.site):
        rows = history_of("newsroom.articlepage", article.pk)
        return [(row.act, row.actor_name, row.note) for row in rows]


# --- the way of an article -----------------------------------------------------------------------


def test_from_the_contributor_to_the_reader(board: Board) -> None:
    """Sent, taken, returned once with a reason, sent again, edited, approved, published."""
    article = start(board)

    act(board, "submit", article, by="contributor")
    act(board, "take", article, by="editor")
    returned = act(board, "return_to_author", article, by="editor", note="Thiếu tên ấp và ảnh")
    assert (returned.state, returned.reason) == ("returned", "Thiếu tên ấp và ảnh")
    edit(board, article, by="contributor", lead="Ấp Vàm Rầy vừa thông đường.")
    act(board, "submit", article, by="contributor")
    act(board, "take", article, by="editor")
    edit(board, article, by="editor", title="Ấp Vàm Rầy thông đường")
    act(board, "propose", article, by="editor")
    assert visit(board, article.address).status_code == 404
    act(board, "approve", article, by="chief")
    assert visit(board, article.address).status_code == 404
    act(board, "publish", article, by="chief")

    shown = fresh(board, article)
    page = visit(board, shown.address)
    assert page.status_code == 200
    assert "Ấp Vàm Rầy thông đường" in page.content.decode()
    assert "Ấp Vàm Rầy vừa thông đường." in page.content.decode()
    assert (shown.live, shown.shown_at, shown.corrected_at) == (True, AT, None)


def test_a_published_article_is_on_every_public_page_and_in_the_index(board: Board) -> None:
    article = article_in(board, "published")

    for path in ("/", board.section.address, "/so-do-cong/", "/rss/", "/atom/", "/sitemap.xml"):
        assert article.address in visit(board, path).content.decode(), path
    with within_site(board.site):
        assert search("duong lien ap").total == 1


def test_every_step_is_written_down_with_who_in_which_role_and_why(board: Board) -> None:
    article = start(board)
    for name, role in [*ROADS["published"], ("take_down", "chief")]:
        act(board, name, article, by=role)

    people = board.people
    assert history(board, article) == [
        ("article.start", str(people["contributor"]), board.section.title),
        ("article.submit", str(people["contributor"]), REASON),
        ("article.commitment", str(people["contributor"]), commitment_on(AT.date())),
        ("article.take", str(people["editor"]), REASON),
        ("article.propose", str(people["editor"]), REASON),
        ("article.approve", str(people["chief"]), REASON),
        ("article.publish", str(people["chief"]), REASON),
        ("article.take_down", str(people["chief"]), REASON),
    ]
    with within_site(board.site):
        rows = list(history_of("newsroom.articlepage", article.pk))
    assert [row.actor_role for row in rows] == [
        *["Cộng tác viên"] * 3, "Biên tập viên", "Biên tập viên", "Trưởng ban",
        "Trưởng ban", "Trưởng ban",
    ]  # fmt: skip
    assert [row.after["state"] for row in rows if row.after] == [
        "submitted", "in_editing", "pending_approval", "approved", "published", "taken_down",
    ]  # fmt: skip
    assert {row.at for row in rows} == {AT}


def test_a_writer_takes_back_what_nobody_took_yet(board: Board) -> None:
    article = article_in(board, "submitted")

    assert act(board, "withdraw", article, by="contributor").state == "draft"


def test_the_board_takes_only_what_was_sent(board: Board) -> None:
    assert refused(board, "take", start(board), by="editor") == "wrong_state"


# --- what may not be left out --------------------------------------------------------------------


EMPTY_TABLE: dict[str, list[str]] = {"columns": [], "rows": []}


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"lead": ""}, "lời dẫn (sapo)"),
        ({"body": []}, "nội dung"),
        ({"authors": []}, "tên tác giả"),
        (
            {"body": [{"type": "photo", "value": {"picture": None, "alt": "", "caption": ""}}]},
            "ảnh của khối ảnh, văn bản thay thế của ảnh",
        ),
        ({"body": [{"type": "text", "value": "<p> &nbsp;<br/></p>"}]}, "nội dung"),
        ({"body": [{"type": "gallery", "value": {"photos": []}}]}, "ảnh thứ hai của chùm ảnh"),
        ({"body": [{"type": "quote", "value": {"text": " ", "by": "Bà Sáu"}}]}, "lời trích"),
        (
            {"body": [{"type": "file", "value": {"file": None, "title": ""}}]},
            "tệp của khối tệp đính kèm",
        ),
        (
            {"body": [{"type": "document", "value": {"kind": "", "key": "", "label": ""}}]},
            "số, ký hiệu hoặc tên của văn bản được dẫn",
        ),
        (
            {"body": [{"type": "table", "value": {"caption": "", "table": EMPTY_TABLE}}]},
            "tên bảng, tên cột của bảng",
        ),
    ],
)  # fmt: skip
def test_an_incomplete_article_is_not_sent(changes: Any, said: str, board: Board) -> None:
    article = start(board, **changes)
    before = everything(board)

    with pytest.raises(Refusal) as refusal:
        act(board, "submit", article, by="contributor")

    assert refusal.value.code == "incomplete"
    assert refusal.value.message == f"Bài còn thiếu: {said}. Bổ sung rồi gửi lại."
    assert everything(board) == before


def test_nor_is_it_laid_before_the_chiefs(board: Board) -> None:
    """What an editor takes out while editing is missed as well."""
    article = article_in(board, "in_editing")
    edit(board, article, by="editor", lead="")

    assert refused(board, "propose", article, by="editor") == "incomplete"


def test_a_whole_body_lacks_nothing(board: Board) -> None:
    assert missing_in_body(start(board).body) == []


@pytest.mark.parametrize(
    ("state", "name", "by"),
    [
        ("submitted", "return_to_author", "editor"),
        ("in_editing", "return_to_author", "editor"),
        ("pending_approval", "send_back", "chief"),
        ("pending_approval", "reject", "chief"),
        ("approved", "revoke", "chief"),
        ("published", "correct", "editor"),
        ("published", "take_down", "chief"),
        ("taken_down", "put_back", "chief"),
    ],
)
def test_without_a_reason_nothing_is_returned_refused_or_taken_down(
    state: str, name: str, by: str, board: Board
) -> None:
    article = article_in(board, state)

    assert refused(board, name, article, by=by, note="  ") == "reason_missing"


# --- four eyes -----------------------------------------------------------------------------------


def test_the_author_does_not_approve_even_as_chief(board: Board) -> None:
    article = start(board, by=board.people["chief"])
    act(board, "submit", article, by="chief")
    act(board, "take", article, by="editor")
    act(board, "propose", article, by="editor")

    assert refused(board, "approve", article, by="chief") == "own_text"
    assert act(board, "approve", article, by="deputy_chief").state == "approved"


def test_whoever_changed_the_text_in_this_round_does_not_approve(board: Board) -> None:
    article = article_in(board, "in_editing")
    edit(board, article, by="deputy_chief", title="Đường mới")
    act(board, "propose", article, by="editor")

    assert refused(board, "approve", article, by="deputy_chief") == "own_text"
    assert act(board, "approve", article, by="chief").state == "approved"


def test_a_superuser_does_not_approve_their_own_text_either(board: Board) -> None:
    chief = board.people["chief"]
    User.objects.filter(pk=chief.pk).update(is_superuser=True, is_platform_admin=True)
    article = start(board, by=chief)
    act(board, "submit", article, by="chief")
    act(board, "take", article, by="editor")
    act(board, "propose", article, by="editor")

    with within_site(board.site), pytest.raises(Refusal) as refusal:
        actions.approve(article_id=article.pk, by=User.objects.get(pk=chief.pk), at=AT)
    assert refusal.value.code == "own_text"


def test_handing_an_article_over_does_not_make_its_writer_an_approver(board: Board) -> None:
    article = start(board, by=board.people["chief"])
    with within_site(board.site):
        actions.hand_over(
            person_id=board.people["chief"].pk, to=board.people["editor"],
            by=board.people["portal_admin"], at=AT,
        )  # fmt: skip
    act(board, "submit", article, by="editor")
    act(board, "take", article, by="secretary")
    act(board, "propose", article, by="secretary")

    assert refused(board, "approve", article, by="chief") == "own_text"


def test_a_correction_is_a_new_round(board: Board) -> None:
    """Who edited the first version may approve somebody else's correction, but never the author."""
    article = article_in(board, "in_editing")
    edit(board, article, by="deputy_chief", title="Đường mới")
    for name, role in [("propose", "editor"), ("approve", "chief"), ("publish", "chief")]:
        act(board, name, article, by=role)
    now = datetime.now(UTC)
    act(board, "correct", article, by="editor", at=now)
    edit(board, article, by="editor", title="Đường mới, có đèn")
    act(board, "propose", article, by="editor", at=now)

    assert act(board, "approve", article, by="deputy_chief", at=now).state == "approved"


def test_a_chief_approves_exactly_the_text_they_were_shown(board: Board) -> None:
    article = article_in(board, "pending_approval")
    shown = fresh(board, article).latest_revision_id
    act(board, "send_back", article, by="chief")
    edit(board, article, by="editor", title="Tên khác")
    act(board, "propose", article, by="editor")

    code = refused(board, "approve", article, by="deputy_chief", revision_id=shown)
    newest = fresh(board, article).latest_revision_id
    approved = act(board, "approve", article, by="deputy_chief", revision_id=newest)

    assert code == "text_changed"
    assert approved.approved_revision_id == newest


def test_what_was_approved_is_what_is_published(board: Board) -> None:
    article = article_in(board, "approved")
    approved = record_of(board, article).approved_revision_id

    act(board, "publish", article, by="chief")

    assert fresh(board, article).live_revision_id == approved


# --- who holds the text --------------------------------------------------------------------------

HOLDERS = {
    "draft": {"contributor"},
    "submitted": set(),
    "in_editing": {"editor", "secretary", "deputy_chief", "chief"},
    "returned": {"contributor"},
    "pending_approval": set(),
    "approved": set(),
    "scheduled": set(),
    "published": set(),
    "rejected": set(),
    "taken_down": set(),
    "archived": set(),
}


@pytest.mark.short_form(4)
@pytest.mark.parametrize("state", HOLDERS)
def test_only_who_holds_the_text_can_save_it(state: str, board: Board) -> None:
    article = article_in(board, state)

    able = set()
    for role in board.people:
        try:
            edit(board, article, by=role, title=f"Do {role} sửa")
            able.add(role)
        except PermissionDenied:
            continue

    assert able == HOLDERS[state]


@pytest.mark.short_form(3)
@pytest.mark.parametrize("state", CORRECTIONS)
def test_a_correction_is_held_by_the_board_and_the_author_in_turn(state: str, board: Board) -> None:
    article = walk(board, CORRECTIONS[state])
    text = visit(board, article.address).content

    with within_site(board.site):
        holders = {
            role for role, person in board.people.items() if article.may_be_edited_by(person)
        }

    editors = {"editor", "secretary", "deputy_chief", "chief"}
    assert holders == {
        "in_editing": editors,
        "draft": editors | {"contributor"},
        "returned": editors | {"contributor"},
    }.get(state, set())
    assert visit(board, article.address).content == text


@pytest.mark.parametrize("state", ["submitted", "pending_approval", "approved", "published"])
def test_autosave_never_writes_over_a_text_that_counts(state: str, board: Board) -> None:
    """The editor's autosave replaces its own last text, but not one that was sent or decided."""
    article = article_in(board, state)
    counted = fresh(board, article).latest_revision
    content = counted.content
    roads = {
        "submitted": [("withdraw", "contributor")],
        "pending_approval": [("send_back", "chief")],
        "approved": [("revoke", "chief"), ("send_back", "chief")],
        "published": [("correct", "editor")],
    }
    writer = "contributor" if state == "submitted" else "editor"
    for name, role in roads[state]:
        act(board, name, article, by=role, at=datetime.now(UTC))
    type(counted).objects.filter(pk=counted.pk).update(user=board.people[writer])

    with within_site(board.site):
        page = fresh(board, article).get_latest_revision_as_object()
        page.title = "Tên tự lưu"
        saved = page.save_revision(
            user=board.people[writer], overwrite_revision=page.get_latest_revision()
        )

    counted.refresh_from_db()
    assert saved.pk != counted.pk
    assert counted.content == content


def test_autosave_replaces_its_own_last_text_otherwise(board: Board) -> None:
    article = article_in(board, "in_editing")
    first = edit(board, article, by="editor", title="Một")

    with within_site(board.site):
        page = fresh(board, article).get_latest_revision_as_object()
        page.title = "Hai"
        second = page.save_revision(user=board.people["editor"], overwrite_revision=first)

    assert second.pk == first.pk


# --- publication by the clock --------------------------------------------------------------------


def test_a_scheduled_article_waits_for_its_time(board: Board) -> None:
    article = article_in(board, "scheduled")

    with within_site(board.site):
        early = actions.publish_scheduled(
            article_id=article.pk, at=PUBLISH_AT - timedelta(seconds=1)
        )

    assert early is False
    assert (record_of(board, article).state, fresh(board, article).live) == ("scheduled", False)


def test_it_is_published_once_by_the_system_when_the_time_has_come(board: Board) -> None:
    article = article_in(board, "scheduled")

    with within_site(board.site):
        results = [
            actions.publish_scheduled(article_id=article.pk, at=PUBLISH_AT) for _ in range(3)
        ]

    last = history(board, article)[-1]
    assert results == [True, False, False]
    assert fresh(board, article).shown_at == PUBLISH_AT
    assert record_of(board, article).publish_at is None
    assert (last[0], last[1]) == ("article.publish", "Hệ thống")
    assert sum(act == "article.publish" for act, _, _ in history(board, article)) == 1


def test_the_timetable_publishes_what_is_due_in_every_portal(
    board: Board, time_machine: Any
) -> None:
    due, later = article_in(board, "scheduled"), article_in(board, "approved")
    act(board, "schedule", later, by="chief", publish_at=PUBLISH_AT + timedelta(days=1))
    time_machine.move_to(PUBLISH_AT + timedelta(seconds=5), tick=False)

    assert [publish_due(), publish_due()] == [1, 0]

    assert record_of(board, due).state == "published"
    assert record_of(board, later).state == "scheduled"


def test_opening_a_page_publishes_nothing(board: Board, time_machine: Any) -> None:
    article = article_in(board, "scheduled")
    time_machine.move_to(PUBLISH_AT + timedelta(days=1), tick=False)

    status = visit(board, article.address).status_code

    assert (status, record_of(board, article).state) == (404, "scheduled")


def test_a_cancelled_time_leaves_the_approval(board: Board) -> None:
    article = article_in(board, "scheduled")

    record = act(board, "unschedule", article, by="chief")

    assert (record.state, record.publish_at) == ("approved", None)
    assert record.approved_revision_id is not None


def test_a_time_in_the_past_is_refused(board: Board) -> None:
    article = article_in(board, "approved")

    assert refused(board, "schedule", article, by="chief", publish_at=AT) == "past_time"


def test_a_withdrawn_approval_takes_the_time_with_it(board: Board) -> None:
    article = article_in(board, "scheduled")

    record = act(board, "revoke", article, by="chief")

    assert (record.state, record.publish_at, record.approved_revision_id) == (
        "pending_approval", None, None,
    )  # fmt: skip
    with within_site(board.site):
        assert actions.publish_scheduled(article_id=article.pk, at=PUBLISH_AT) is False


# --- after publication ---------------------------------------------------------------------------


def test_a_correction_leaves_the_published_text_until_it_is_approved(board: Board) -> None:
    article = article_in(board, "published")
    act(board, "correct", article, by="editor")
    edit(board, article, by="editor", title="Đường liên ấp dài hai cây số")
    page = visit(board, article.address).content.decode()
    assert "Đường liên ấp dài hai cây số" not in page

    for name, role in [("propose", "editor"), ("approve", "chief")]:
        act(board, name, article, by=role)
    assert "dài hai cây số" not in visit(board, article.address).content.decode()
    later = AT + timedelta(days=1)
    act(board, "publish", article, by="chief", at=later)

    shown = fresh(board, article)
    assert "Đường liên ấp dài hai cây số" in visit(board, article.address).content.decode()
    assert (shown.shown_at, shown.corrected_at) == (AT, later)
    with within_site(board.site):
        assert search("dài hai cây số").total == 1


def test_a_dropped_correction_is_forgotten(board: Board) -> None:
    article = article_in(board, "published")
    act(board, "correct", article, by="editor")
    edit(board, article, by="editor", title="Nháp bỏ đi")

    record = act(board, "drop_correction", article, by="editor")

    newest = fresh(board, article)
    assert record.state == "published"
    assert (newest.title, newest.draft_title) == ("Đường liên ấp", "Đường liên ấp")
    assert newest.get_latest_revision_as_object().title == "Đường liên ấp"
    assert newest.has_unpublished_changes is False
    assert "Nháp bỏ đi" not in visit(board, article.address).content.decode()


@pytest.mark.short_form(3)
@pytest.mark.parametrize("state", ["published", *CORRECTIONS])
def test_whatever_residents_see_can_be_taken_down(state: str, board: Board) -> None:
    """Also while its correction is on its way, in whoever's hands."""
    article = walk(board, ROADS["published"] if state == "published" else CORRECTIONS[state])
    assert visit(board, article.address).status_code == 200

    act(board, "take_down", article, by="deputy_chief")

    assert record_of(board, article).state == "taken_down"
    assert visit(board, article.address).status_code == 410
    assert article.address not in visit(board, "/sitemap.xml").content.decode()
    with within_site(board.site):
        assert search("duong lien ap").total == 0


def test_what_was_taken_down_comes_back_as_it_was_last_published(board: Board) -> None:
    article = walk(board, CORRECTIONS["in_editing"])
    before = visit(board, article.address).content
    edit(board, article, by="editor", title="Nháp của bản sửa")
    act(board, "take_down", article, by="chief")

    act(board, "put_back", article, by="chief", at=AT + timedelta(days=9))

    again = fresh(board, article)
    assert (again.title, again.shown_at, again.corrected_at) == ("Đường liên ấp", AT, None)
    assert visit(board, article.address).content == before


@pytest.mark.parametrize("state", ["draft", "submitted", "in_editing", "pending_approval"])
def test_what_residents_never_saw_cannot_be_taken_down(state: str, board: Board) -> None:
    assert refused(board, "take_down", article_in(board, state), by="chief") == "wrong_state"


def test_a_correction_is_not_rejected_but_sent_back_or_dropped(board: Board) -> None:
    article = walk(board, CORRECTIONS["pending_approval"])

    assert refused(board, "reject", article, by="chief") == "wrong_state"


def test_an_archived_article_starts_again_from_a_draft(board: Board) -> None:
    """Nothing of the former approval is left: the whole way is walked anew."""
    article = article_in(board, "taken_down")
    act(board, "archive", article, by="contributor")

    record = act(board, "reopen", article, by="contributor")

    assert record.state == "draft"
    assert (record.approved_revision_id, record.approver_id, record.editor_id) == (None, None, None)
    assert refused(board, "publish", article, by="chief") == "wrong_state"


def test_only_the_writer_or_an_editor_archives(board: Board) -> None:
    assert refused(board, "archive", start(board), by="other_contributor") == "not_allowed"
    assert act(board, "archive", start(board), by="editor").state == "archived"


def test_what_residents_see_is_not_archived(board: Board) -> None:
    article = walk(board, CORRECTIONS["returned"])

    assert refused(board, "archive", article, by="contributor") == "wrong_state"


def test_an_article_with_a_record_is_never_deleted(board: Board) -> None:
    article = article_in(board, "published")

    with within_site(board.site), pytest.raises(ProtectedError):
        article.delete()

    assert visit(board, article.address).status_code == 200


# --- whose article -------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["submit", "archive"])
def test_a_draft_is_its_writers(name: str, board: Board) -> None:
    assert refused(board, name, start(board), by="other_contributor") == "not_allowed"


def test_a_right_of_another_role_is_refused(board: Board) -> None:
    pending = article_in(board, "pending_approval")
    approved = article_in(board, "approved")

    assert refused(board, "approve", pending, by="editor") == "not_allowed"
    assert refused(board, "approve", pending, by="portal_admin") == "not_allowed"
    assert refused(board, "publish", approved, by="secretary") == "not_allowed"


def test_open_work_is_handed_over_and_the_record_says_so(board: Board) -> None:
    mine, edited = article_in(board, "draft"), article_in(board, "in_editing")
    done = article_in(board, "published")
    with within_site(board.site):
        moved = actions.hand_over(
            person_id=board.people["contributor"].pk, to=board.people["other_contributor"],
            by=board.people["portal_admin"], at=AT,
        )  # fmt: skip

    assert moved == 2
    heir = board.people["other_contributor"].pk
    assert [record_of(board, each).author_id for each in (mine, edited)] == [heir, heir]
    assert record_of(board, done).author_id == board.people["contributor"].pk
    assert history(board, mine)[-1][0] == "article.hand_over"
    assert act(board, "submit", mine, by="other_contributor").state == "submitted"


# --- sections and addresses ----------------------------------------------------------------------


def change_section(board: Board, article: Any, section: SectionPage, *, by: str) -> ArticlePage:
    with within_site(board.site):
        return actions.change_section(
            article_id=article.pk, section_id=section.pk, by=board.people[by], at=AT
        )


def test_an_article_moves_to_another_section_and_its_old_address_leads_on(board: Board) -> None:
    article = walk(board, CORRECTIONS["in_editing"])

    moved = change_section(board, article, board.other_section, by="editor")

    old = visit(board, article.address)
    assert moved.address == f"{board.other_section.address}{article.slug}/"
    assert (old.status_code, leads_to(old)) == (301, moved.address)
    assert visit(board, moved.address).status_code == 200
    assert history(board, article)[-1][0] == "article.change_section"
    with within_site(board.site):
        assert [hit.url for hit in search("duong lien ap").hits] == [moved.address]


def test_only_who_holds_the_text_moves_it(board: Board) -> None:
    for state in ("submitted", "pending_approval", "approved", "published"):
        article = article_in(board, state)
        with pytest.raises(Refusal) as refusal:
            change_section(board, article, board.other_section, by="editor")
        assert refusal.value.code == "not_allowed"
        assert fresh(board, article).address == article.address


def test_two_articles_of_a_section_never_share_an_address(board: Board) -> None:
    first = start(board)
    change_section(board, first, board.other_section, by="contributor")
    second = start(board)
    assert second.slug == first.slug

    with pytest.raises(Refusal) as refusal:
        change_section(board, second, board.other_section, by="contributor")

    assert refusal.value.code == "address_taken"
    assert fresh(board, second).address == second.address


def test_a_new_address_of_a_published_article_redirects_from_the_old_one(
    board: Board, django_capture_on_commit_callbacks: Any
) -> None:
    article = article_in(board, "published")
    act(board, "correct", article, by="editor")
    edit(board, article, by="editor", slug="duong-ap-vam-ray")
    assert visit(board, article.address).status_code == 200

    with within_site(board.site), django_capture_on_commit_callbacks(execute=True):
        for name, role in [("propose", "editor"), ("approve", "chief"), ("publish", "chief")]:
            act(board, name, article, by=role)

    moved = fresh(board, article)
    old = visit(board, article.address)
    assert moved.address == f"{board.section.address}duong-ap-vam-ray/"
    assert (old.status_code, leads_to(old)) == (301, moved.address)
    assert {each.site_id for each in Redirect.objects.all()} == {board.site.pk}


def test_an_address_taken_meanwhile_does_not_stop_a_publication(board: Board) -> None:
    """Two corrections ask for the same address; the second gets one of its own."""
    first, second = walk(board, CORRECTIONS["in_editing"]), walk(board, CORRECTIONS["in_editing"])
    for article in (first, second):
        edit(board, article, by="editor", slug="cung-mot-dia-chi")
    for article in (first, second):
        for name, role in [("propose", "editor"), ("approve", "chief"), ("publish", "chief")]:
            act(board, name, article, by=role)

    addresses = [fresh(board, article).address for article in (first, second)]
    assert len(set(addresses)) == 2
    assert [visit(board, address).status_code for address in addresses] == [200, 200]


# --- what comes from elsewhere -------------------------------------------------------------------


def test_an_import_is_recorded_as_an_import_and_not_as_an_approval(board: Board) -> None:
    shown_at = datetime(2016, 3, 10, 0, 56, tzinfo=UTC)
    with within_site(board.site):
        article = writing.import_article(
            section_id=board.section.pk, at=AT, shown_at=shown_at, by=None,
            inherited_from="huyện Hòn Đất",
            fields={"title": "Kế hoạch năm 2016", "lead": "Hai câu.", "body": BODY},
            authors=[{"name": "Tư Rạch", "role": "tin"}],
        )  # fmt: skip

    acts = [name for name, _, _ in history(board, article)]
    page = visit(board, article.address).content.decode()
    assert acts == ["article.start", "article.import"]
    assert (record_of(board, article).state, article.shown_at) == ("published", shown_at)
    assert "07:56 | 10/03/2016" in page
    assert "Bài tiếp nhận từ huyện Hòn Đất." in page


def test_the_record_outlives_the_article(board: Board) -> None:
    """Should a row ever go (a fault of ours), who did what is still known."""
    article = article_in(board, "rejected")
    with every_site(reason="a test removes what nobody can remove"):
        EditorialRecord.objects.filter(article_id=article.pk).delete()
        ArticlePage.objects.filter(pk=article.pk).delete()

    assert [name for name, _, _ in history(board, article)][-1] == "article.reject"
