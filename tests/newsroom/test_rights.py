"""Five switches: the chief sets them, the screens explain them, lists and piles obey them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.utils import timezone

from conglang.accounts.models import User
from conglang.audit.models import AuditRecord
from conglang.core.errors import Refusal
from conglang.newsroom import actions
from conglang.newsroom.actions import Term
from conglang.newsroom.models import RightSwitch
from conglang.newsroom.permissions import acts_available
from conglang.newsroom.queries import (
    desk_for,
    people_with_right,
    records_for_listing,
    rights_matrix,
)
from conglang.tenancy.scoping import within_site
from tests.accounts.factories import client_of, make_person
from tests.newsroom.factories import (
    Board,
    act,
    article_in,
    make_board,
    record_of,
    shared_board,
    start,
    walk,
)

AT = timezone.now()
TODAY = timezone.localdate()


@pytest.fixture(scope="module")
def whole_board(django_db_setup: None, django_db_blocker: Any) -> Iterator[Board]:
    with django_db_blocker.unblock(), shared_board() as board:
        yield board


@pytest.fixture
def board(whole_board: Board, db: None) -> Board:
    return whole_board


def switch(board: Board, person: str, by: str = "chief", **wanted: Any) -> list[RightSwitch]:
    """Set switches of a person in the board's section; ``everywhere=True`` for the whole portal."""
    section = None if wanted.pop("everywhere", False) else board.section.pk
    term = wanted.pop("term", Term(TODAY))
    with within_site(board.site):
        return actions.set_switches(
            person_id=board.people[person].pk, section_id=section, wanted=wanted, term=term,
            by=board.people[by], at=AT,
        )  # fmt: skip


def again(person: User) -> User:
    """The person as the next request sees them."""
    return User.objects.get(pk=person.pk)


def test_a_secretary_lent_a_decision_in_one_section_decides_there_only(board: Board) -> None:
    here = article_in(board, "pending_approval")
    other = Board(board.portal, board.other_section, board.section, board.people)
    there = article_in(other, "pending_approval")

    switch(board, "secretary", approve=True)

    with within_site(board.site):
        secretary = again(board.secretary)
        offered = [
            {step.name for step in acts_available(record_of(board, each), secretary)}
            for each in (here, there)
        ]
    assert "approve" in offered[0]
    assert "approve" not in offered[1]
    with pytest.raises(Refusal, match="cần quyền duyệt ở chuyên mục này"):
        act(board, "reject", there, by="secretary")
    board.people["lent"] = again(board.secretary)
    assert act(board, "reject", here, by="lent").state == "rejected"


@pytest.mark.parametrize("right", ["approve", "publish", "take_down"])
def test_a_decision_is_never_lent_outside_the_board(right: str, board: Board) -> None:
    for person in ("contributor", "portal_admin"):
        with pytest.raises(Refusal) as refusal:
            switch(board, person, **{right: True})
        assert refusal.value.code == "not_of_the_board"
    with within_site(board.site):
        assert not RightSwitch.objects.exists()


def test_who_only_administers_gets_no_right_over_content(board: Board) -> None:
    with pytest.raises(Refusal) as refusal:
        switch(board, "portal_admin", write=True)

    assert refusal.value.code == "no_post"


def test_who_decides_signs_in_with_a_second_factor(board: Board) -> None:
    Authenticator.objects.filter(user=board.editor).delete()

    with pytest.raises(Refusal) as refusal:
        switch(board, "editor", publish=True)

    assert refusal.value.code == "no_second_factor"


@pytest.mark.parametrize(
    ("by", "person", "code"),
    [("deputy_chief", "editor", "not_allowed"), ("portal_admin", "editor", "not_allowed"),
     ("chief", "chief", "own_rights")],
)  # fmt: skip
def test_only_a_chief_switches_and_never_for_themselves(
    by: str, person: str, code: str, board: Board
) -> None:
    with pytest.raises(Refusal) as refusal:
        switch(board, person, by, edit=False)

    assert refusal.value.code == code


def test_somebody_or_a_section_of_another_portal_does_not_exist(board: Board) -> None:
    other = make_board("binhson.test")
    board.people["foreign"] = other.editor

    with pytest.raises(Refusal) as refusal:
        switch(board, "foreign", edit=False)
    assert refusal.value.code == "unknown_person"
    with within_site(board.site), pytest.raises(Refusal) as refusal:
        actions.set_switches(
            person_id=board.editor.pk, section_id=other.section.pk, wanted={"edit": False},
            term=Term(TODAY), by=board.chief, at=AT,
        )  # fmt: skip
    assert refusal.value.code == "unknown_section"


def test_each_change_is_in_the_log_with_what_was_before(board: Board) -> None:
    switch(board, "editor", edit=False)
    switch(board, "editor", edit=True, write=False, term=Term(TODAY, TODAY, "Thay đồng chí Sáu"))

    with within_site(board.site):
        entry = AuditRecord.objects.filter(act="rights.change").order_by("-sequence")[0]
    assert entry.before == {"right_edit": "withheld"}
    assert entry.after == {
        "section": board.section.title, "right_edit": "given", "right_write": "withheld",
        "starts_on": TODAY.isoformat(), "ends_on": TODAY.isoformat(),
    }  # fmt: skip
    assert entry.note == "Thay đồng chí Sáu"
    assert (entry.object_kind, entry.object_key) == ("accounts.user", str(board.editor.pk))


def test_as_the_role_says_takes_the_switch_away(board: Board) -> None:
    switch(board, "editor", edit=False)
    switch(board, "editor", edit=None)

    with within_site(board.site):
        assert not RightSwitch.objects.exists()


def test_a_section_speaks_before_the_portal(board: Board) -> None:
    article = article_in(board, "submitted")
    other = Board(board.portal, board.other_section, board.section, board.people)
    elsewhere = article_in(other, "submitted")
    switch(board, "editor", edit=False, everywhere=True)
    switch(board, "editor", edit=True)

    with within_site(board.site):
        editor = again(board.editor)
        piles = {pile.key: pile for pile in desk_for(editor, now=AT)}
        listed = [each.article_id for each in records_for_listing(reader=editor)]
    assert [each.article_id for each in piles["submitted"].records] == [article.pk]
    assert article.pk in listed
    assert elsewhere.pk not in listed
    assert board.browser("editor").get(f"/quan-tri/tin-bai/{elsewhere.pk}/").status_code == 404


def test_who_may_not_write_in_a_section_is_not_offered_it(board: Board) -> None:
    mine = start(board)
    switch(board, "contributor", write=False)
    client = board.browser("contributor")

    shown = client.get("/quan-tri/tin-bai/viet/").content.decode()
    typed = client.get(f"/quan-tri/pages/add/newsroom/articlepage/{board.section.pk}/")

    assert f"?chuyen-muc={board.section.pk}" not in shown
    assert f"?chuyen-muc={board.other_section.pk}" in shown
    assert typed.status_code in {302, 403}
    with within_site(board.site):
        assert not mine.may_be_edited_by(again(board.contributor))
        with pytest.raises(Refusal, match="Cần quyền viết bài ở chuyên mục"):
            actions.start_article(
                section_id=board.section.pk, by=again(board.contributor), at=AT, fields={},
                authors=[],
            )  # fmt: skip


def test_nobody_moves_a_text_to_where_they_may_not_write(board: Board) -> None:
    switch(board, "editor", write=False, everywhere=True)
    board.people["kept"] = again(board.editor)
    article = walk(board, [("submit", "contributor"), ("take", "kept")])

    with within_site(board.site), pytest.raises(Refusal) as refusal:
        actions.change_section(
            article_id=article.pk, section_id=board.other_section.pk, by=again(board.editor), at=AT
        )

    assert refusal.value.code == "not_allowed"


def test_an_archived_portal_lends_nothing(board: Board) -> None:
    article = article_in(board, "pending_approval")
    switch(board, "secretary", approve=True)
    board.portal.state = "archived"
    board.portal.save()
    board.site.refresh_from_db()
    if "agency" in board.site._state.fields_cache:
        board.site.agency.refresh_from_db()

    with within_site(board.site):
        assert acts_available(record_of(board, article), again(board.secretary)) == []

    board.portal.state = "active"
    board.portal.save()
    board.site.agency.refresh_from_db()


def test_only_those_who_may_act_in_the_section_are_told(board: Board) -> None:
    article = article_in(board, "pending_approval")
    switch(board, "secretary", approve=True)
    switch(board, "deputy_chief", approve=False)

    with within_site(board.site):
        told = people_with_right("approve", article)

    assert set(told) == {board.secretary, board.chief}


# --- screens --------------------------------------------------------------------------------------


def test_the_matrix_shows_everybody_in_as_many_queries(
    board: Board, django_assert_num_queries: Any
) -> None:
    switch(board, "secretary", approve=True)
    with within_site(board.site):
        with django_assert_num_queries(2):
            few = rights_matrix(board.section)
        for _ in range(3):
            make_person(board.portal, "editor")
        with django_assert_num_queries(2):
            more = rights_matrix(board.section)

    assert len(more) == len(few) + 3
    assert {row.person.pk for row in few} == {
        board.people[name].pk
        for name in ("contributor", "other_contributor", "editor", "secretary", "deputy_chief",
            "duty_officer",
                     "chief")
    }  # fmt: skip


def test_the_page_of_a_person_says_where_each_right_comes_from(board: Board) -> None:
    switch(board, "secretary", approve=True, publish=False, term=Term(TODAY, TODAY))

    for who, path in (("chief", f"nguoi/{board.secretary.pk}/"), ("secretary", "cua-toi/")):
        page = " ".join(board.browser(who).get(f"/quan-tri/quyen/{path}").content.decode().split())
        assert "Theo vai trò Thư ký." in page
        assert "Vai trò Thư ký không có quyền này." in page
        day = f"{TODAY:%d/%m/%Y}"
        assert (
            f"Giao riêng ở chuyên mục “{board.section.title}” từ {day} đến hết {day}, do "
            f"{board.chief.display_name} đặt."
        ) in page
        assert f"Không giao riêng ở chuyên mục “{board.section.title}” từ {day}" in page


def test_a_switch_that_lost_its_post_is_told(board: Board) -> None:
    with within_site(board.site):
        RightSwitch.objects.create(
            site=board.site, person=board.contributor, permission="approve", allowed=True,
            starts_on=TODAY,
        )  # fmt: skip

    page = board.browser("contributor").get("/quan-tri/quyen/cua-toi/").content.decode()

    assert "không có hiệu lực: không giữ vai trò trong Ban Biên tập." in page


def test_the_chief_sets_switches_on_the_screen_and_a_refusal_keeps_what_was_typed(
    board: Board,
) -> None:
    client = board.browser("chief")
    path = f"/quan-tri/quyen/nguoi/{board.contributor.pk}/doi/?chuyen-muc={board.section.pk}"
    form = {
        "write": "theo-vai-tro", "edit": "duoc", "approve": "duoc", "publish": "theo-vai-tro",
        "take_down": "theo-vai-tro", "starts_on": TODAY.isoformat(), "note": "Thay anh Bảy",
    }  # fmt: skip

    refused = client.post(path, form)
    saved = client.post(path, {**form, "approve": "khong"})

    assert refused.status_code == 422
    assert "chỉ giao cho người giữ vai trò trong Ban Biên tập" in refused.content.decode()
    assert "Thay anh Bảy" in refused.content.decode()
    assert saved.status_code == 302
    with within_site(board.site):
        rows = RightSwitch.objects.values_list("permission", "allowed", "section_id")
        assert set(rows) == {
            ("edit", True, board.section.pk), ("approve", False, board.section.pk),
        }  # fmt: skip


@pytest.mark.parametrize(
    "role", ["contributor", "editor", "secretary", "deputy_chief", "portal_admin"]
)
def test_only_the_chief_opens_the_screens(role: str, board: Board) -> None:
    client = board.browser(role)
    for path in ("", f"nguoi/{board.editor.pk}/", f"nguoi/{board.editor.pk}/doi/"):
        assert client.get(f"/quan-tri/quyen/{path}").status_code == 403
    assert client.get("/quan-tri/quyen/cua-toi/").status_code == 200


def test_the_chief_of_another_portal_finds_nobody_here(board: Board) -> None:
    other = make_board("binhson.test")
    client = client_of(other.chief, other.portal)

    assert client.get(f"/quan-tri/quyen/nguoi/{board.editor.pk}/").status_code == 404
    assert client.get(f"/quan-tri/quyen/?chuyen-muc={board.section.pk}").status_code == 404
