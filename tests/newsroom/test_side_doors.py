"""Publishing happens through the board's workflow only: every side door of Wagtail is tried."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from wagtail import hooks
from wagtail.actions.copy_page import CopyPageAction
from wagtail.actions.create_alias import CreatePageAliasAction
from wagtail.actions.delete_page import DeletePageAction
from wagtail.actions.move_page import MovePageAction
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import Revision

from conglang.accounts.models import User
from conglang.content.models import BasePage
from conglang.newsroom.models import ArticlePage, EditorialRecord
from conglang.tenancy.scoping import every_site, within_site
from tests.accounts.factories import client_of, undone_at_the_end
from tests.isolation.forms import article_form
from tests.newsroom.factories import (
    AT,
    CORRECTIONS,
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

#: Who tries: whoever might think they may. The mighty one is chief and superuser at once, and has
#: every right of the others, who try in the long form.
TRYING = ("editor", "chief", "mighty") if os.environ.get("CONGLANG_LONG") else ("mighty",)


@pytest.fixture(scope="module")
def whole_board(django_db_setup: None, django_db_blocker: Any) -> Iterator[Board]:
    with django_db_blocker.unblock(), undone_at_the_end():
        board = make_board()
        chief = board.people["deputy_chief"]
        User.objects.filter(pk=chief.pk).update(
            is_superuser=True, is_staff=True, is_platform_admin=True
        )
        board.people["mighty"] = User.objects.get(pk=chief.pk)
        board.made = {state: article_in(board, state) for state in ROADS}
        board.made["correction"] = walk(board, CORRECTIONS["in_editing"])
        yield board


@pytest.fixture
def board(whole_board: Board, db: None) -> Board:
    return whole_board


def everything(board: Board) -> Any:
    """Pages, records and texts of the portal, as plain values."""
    with every_site(reason="a test compares before and after"):
        return (
            list(BasePage.objects.order_by("pk").values()),
            list(ArticlePage.objects.order_by("pk").values()),
            list(EditorialRecord.objects.order_by("pk").values()),
            list(Revision.objects.order_by("pk").values("pk", "content", "approved_go_live_at")),
        )


def public(board: Board, article: ArticlePage) -> bytes | None:
    """What residents read at the article's address, or None."""
    response = Client(HTTP_HOST=board.site.hostname).get(article.address)
    return response.content if response.status_code == 200 else None


def newest_title(board: Board, article: ArticlePage) -> str:
    """Title of the newest text, published or not."""
    with within_site(board.site):
        return str(ArticlePage.objects.get(pk=article.pk).get_latest_revision_as_object().title)


# --- doors with an address of their own -------------------------------------------------------

Door = Callable[[Board, ArticlePage], tuple[str, dict[str, Any]]]


def page_door(name: str, *args: Any, **data: Any) -> Door:
    return lambda board, page: (reverse(f"wagtailadmin_pages:{name}", args=[page.pk, *args]), data)


def bulk_door(action: str, **data: Any) -> Door:
    def door(board: Board, page: ArticlePage) -> tuple[str, dict[str, Any]]:
        url = reverse("wagtail_bulk_action", args=["content", "basepage", action])
        return f"{url}?id={page.pk}&next=/quan-tri/", {"include_descendants": "on", **data}

    return door


def api_door(action: str) -> Door:
    return lambda board, page: (
        reverse("wagtailadmin_api:pages:action", args=[page.pk, action]),
        {"destination_page_id": board.other_section.pk, "slug": "ban-sao", "title": "Bản sao"},
    )


def move_door(board: Board, page: ArticlePage) -> tuple[str, dict[str, Any]]:
    args = [page.pk, board.other_section.pk]
    return reverse("wagtailadmin_pages:move_confirm", args=args), {}


def revert_door(board: Board, page: ArticlePage) -> tuple[str, dict[str, Any]]:
    first = page.revisions.order_by("pk").first()
    return (
        reverse("wagtailadmin_pages:revisions_revert", args=[page.pk, first.pk]),
        {**article_form(None), "revision": first.pk, "action-publish": "1"},
    )


def unschedule_door(board: Board, page: ArticlePage) -> tuple[str, dict[str, Any]]:
    return (
        reverse("wagtailadmin_pages:revisions_unschedule", args=[page.pk, page.latest_revision_id]),
        {},
    )


DOORS: dict[str, Door] = {
    "unpublish": page_door("unpublish"),
    "delete": page_door("delete"),
    "move": page_door("move"),
    "move, confirmed": move_door,
    "copy": page_door("copy", new_title="Bản sao", new_slug="ban-sao", publish_copies="on"),
    "privacy": page_door("set_privacy", restriction_type="password", password="x"),
    "lock": page_door("lock"),
    "unlock": page_door("unlock"),
    "order among siblings": page_door("set_page_position", position="0"),
    "convert alias": page_door("convert_alias"),
    "revert to an earlier text": revert_door,
    "cancel a planned time": unschedule_door,
    "history": page_door("history"),
    "workflow history": page_door("workflow_history"),
    "workflow, approve": page_door("workflow_action", "approve", 1),
    "workflow, confirm cancellation": page_door("confirm_workflow_cancellation"),
    "many at once: publish": bulk_door("publish"),
    "many at once: unpublish": bulk_door("unpublish"),
    "many at once: delete": bulk_door("delete"),
    "many at once: move": bulk_door("move", chooser="1"),
    "interface: publish": api_door("publish"),
    "interface: unpublish": api_door("unpublish"),
    "interface: delete": api_door("delete"),
    "interface: copy": api_door("copy"),
    "interface: move": api_door("move"),
    "interface: alias": api_door("create_alias"),
    "interface: revert": api_door("revert_to_page_revision"),
}


@pytest.mark.short_form(18)
@pytest.mark.parametrize("state", ["in_editing", "published"])
@pytest.mark.parametrize("door", DOORS)
def test_a_door_beside_the_workflow_is_shut(door: str, state: str, board: Board) -> None:
    article = board.made[state]
    before, shown = everything(board), public(board, article)
    with within_site(board.site):
        url, data = DOORS[door](board, article)

    answers = [
        getattr(client_of(board.people[role], board.portal), method)(url, data).status_code
        for role in TRYING
        for method in ("get", "post")
    ]

    assert answers == [404] * (2 * len(TRYING))
    assert everything(board) == before
    assert public(board, article) == shown


# --- the publish button, sent by hand ----------------------------------------------------------

#: What Wagtail's own buttons and settings tab would send.
BUTTONS = {
    "publish": {"action-publish": "1"},
    "submit to a workflow": {"action-submit": "1"},
    "approve in a workflow": {"action-workflow-action": "1", "workflow-action-name": "approve"},
    "restart a workflow": {"action-restart-workflow": "1"},
    "go live at": {"go_live_at": "2020-01-01 00:00", "action-publish": "1"},
    "expire at": {"expire_at": "2099-01-01 00:00"},
    "live": {"live": "on", "shown_at": "2020-01-01 00:00", "first_published_at": "2020-01-01"},
    "owner and site": {"owner": "1", "site": "1", "inherited_from": "Nơi khác"},
    "password": {"restriction_type": "password", "password": "x", "locked": "on"},
}


@pytest.mark.parametrize("button", BUTTONS.values(), ids=BUTTONS)
@pytest.mark.parametrize("role", TRYING)
def test_a_new_article_begins_as_a_draft_whatever_is_pressed(
    button: dict[str, str], role: str, board: Board
) -> None:
    client = client_of(board.people[role], board.portal)
    url = reverse("wagtailadmin_pages:add", args=["newsroom", "articlepage", board.section.pk])

    response = client.post(url, {**article_form(None), **button})

    with within_site(board.site):
        made = ArticlePage.objects.order_by("-pk").first()
    assert response.status_code == 302
    assert (made.title, made.live, made.shown_at) == ("Bài mới của ấp", False, None)
    assert (made.go_live_at, made.expire_at, made.locked) == (None, None, False)
    assert (made.owner, made.site_id) == (board.people[role], board.site.pk)
    assert made.inherited_from == ""
    assert record_of(board, made).state == "draft"
    assert public(board, made) is None


@pytest.mark.parametrize("button", BUTTONS.values(), ids=BUTTONS)
@pytest.mark.parametrize("role", TRYING)
def test_a_text_in_editing_is_saved_and_nothing_else(
    button: dict[str, str], role: str, board: Board
) -> None:
    article = board.made["in_editing"]
    client = client_of(board.people[role], board.portal)

    client.post(edit_url(article), {**article_form(None), "slug": article.slug, **button})

    after = fresh(board, article)
    assert newest_title(board, article) == "Bài mới của ấp"
    assert (after.live, after.shown_at, after.go_live_at, after.expire_at) == (
        False, None, None, None,
    )  # fmt: skip
    assert after.scheduled_revision is None
    assert record_of(board, article).state == "in_editing"


@pytest.mark.short_form(3)
@pytest.mark.parametrize("button", BUTTONS.values(), ids=BUTTONS)
@pytest.mark.parametrize("role", TRYING)
def test_a_correction_leaves_what_residents_read(
    button: dict[str, str], role: str, board: Board
) -> None:
    article = board.made["correction"]
    shown = public(board, article)
    client = client_of(board.people[role], board.portal)

    client.post(edit_url(article), {**article_form(None), "slug": "duong-dan-moi", **button})

    after = fresh(board, article)
    assert newest_title(board, article) == "Bài mới của ấp"
    assert (after.title, after.slug, after.address) == (
        article.title,
        article.slug,
        article.address,
    )
    assert public(board, article) == shown


@pytest.mark.parametrize(
    ("sent", "kept"),
    [("duong-lien-ap", "bai-moi-cua-ap"), ("", "bai-moi-cua-ap"), ("chon-rieng", "chon-rieng")],
)
def test_an_address_follows_the_title_until_somebody_chooses_it(
    sent: str, kept: str, board: Board
) -> None:
    article = start(board, "Đường liên ấp")

    board.browser("contributor").post(edit_url(article), {**article_form(None), "slug": sent})

    with within_site(board.site):
        newest = fresh(board, article).get_latest_revision_as_object()
    assert (newest.title, newest.slug) == ("Bài mới của ấp", kept)


def edit_url(article: ArticlePage) -> str:
    return reverse("wagtailadmin_pages:edit", args=[article.pk])


SHUT = sorted(set(ROADS) - {"in_editing"})


@pytest.mark.parametrize("state", SHUT)
@pytest.mark.parametrize("role", TRYING)
def test_a_text_that_one_does_not_hold_is_neither_opened_nor_saved(
    state: str, role: str, board: Board
) -> None:
    article = board.made[state]
    before, shown = everything(board), public(board, article)
    client = client_of(board.people[role], board.portal)

    answers = [
        client.get(edit_url(article)).status_code,
        client.post(edit_url(article), {**article_form(None), "action-publish": "1"}).status_code,
    ]

    assert set(answers) <= {302, 403}
    assert everything(board) == before
    assert public(board, article) == shown


# --- between opening and saving ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "by"), [("propose", "editor"), ("return_to_author", "chief"), ("take_down", "chief")]
)
def test_a_text_that_moved_on_while_it_was_open_is_not_saved_over(
    name: str, by: str, board: Board
) -> None:
    article = board.made["correction"]
    client = client_of(board.people["secretary"], board.portal)
    assert client.get(edit_url(article)).status_code == 200
    act(board, name, article, by=by)
    if name == "return_to_author":
        act(board, "submit", article, by="contributor")
    before = everything(board)

    client.post(edit_url(article), article_form(None))

    assert everything(board) == before


def test_nor_when_it_moves_on_in_the_middle_of_saving(board: Board) -> None:
    """The decision falls after Wagtail asked whether one may edit, and before it saves."""
    article = board.made["in_editing"]

    def decide(request: Any, page: Any) -> None:
        act(board, "propose", article, by="editor")

    with hooks.register_temporarily("before_edit_page", decide):
        response = client_of(board.people["secretary"], board.portal).post(
            edit_url(article), article_form(None)
        )

    after = fresh(board, article)
    assert record_of(board, article).state == "pending_approval"
    assert (after.title, after.draft_title) == ("Đường liên ấp", "Đường liên ấp")
    assert newest_title(board, article) == "Đường liên ấp"
    assert "Bài mới của ấp" in response.content.decode()


def test_autosave_by_hand_over_an_approved_text_is_refused(board: Board) -> None:
    article = board.made["approved"]
    approved = fresh(board, article).latest_revision
    before = everything(board)

    client_of(board.people["editor"], board.portal).post(
        edit_url(article),
        {**article_form(None), "overwrite_revision_id": approved.pk},
        headers={"accept": "application/json"},
    )

    assert everything(board) == before


def test_a_stale_approval_by_hand_is_refused(board: Board) -> None:
    """Without the number of the text that was shown nothing is approved."""
    article = board.made["pending_approval"]
    client = client_of(board.people["chief"], board.portal)
    url = reverse("article_act", args=[article.pk, "approve"])
    newest = fresh(board, article).latest_revision_id

    answers = [client.post(url, data).status_code for data in ({}, {"revision": newest - 1})]
    assert answers == [422, 422]
    assert record_of(board, article).state == "pending_approval"

    client.post(url, {"revision": newest})
    assert record_of(board, article).state == "approved"


# --- doors in the code ---------------------------------------------------------------------------

CODE: dict[str, Callable[[Board, ArticlePage, Any], Any]] = {
    "publish": lambda board, page, user: PublishPageRevisionAction(
        page.latest_revision, user=user
    ).execute(),
    "publish a revision": lambda board, page, user: page.latest_revision.publish(user=user),
    "publish a page": lambda board, page, user: page.publish(page.latest_revision, user=user),
    "unpublish": lambda board, page, user: UnpublishPageAction(page, user=user).execute(),
    "delete": lambda board, page, user: DeletePageAction(page, user=user).execute(),
    "move": lambda board, page, user: MovePageAction(
        page, board.other_section, pos="last-child", user=user
    ).execute(),
    "copy": lambda board, page, user: CopyPageAction(
        page, to=board.other_section, user=user, keep_live=True
    ).execute(),
    "alias": lambda board, page, user: CreatePageAliasAction(
        page, parent=board.other_section, user=user
    ).execute(),
    "save": lambda board, page, user: page.save_revision(user=user),
}


@pytest.mark.short_form(6)
@pytest.mark.parametrize("state", ["approved", "published"])
@pytest.mark.parametrize("door", CODE)
def test_an_act_of_wagtail_in_the_name_of_a_person_is_refused(
    door: str, state: str, board: Board
) -> None:
    article = board.made[state]
    before = everything(board)

    for role in TRYING:
        with within_site(board.site), pytest.raises(PermissionDenied):
            CODE[door](board, fresh(board, article), board.people[role])

    assert everything(board) == before


def test_wagtails_own_scheduler_has_nothing_to_do(board: Board, time_machine: Any) -> None:
    time_machine.move_to(AT.replace(year=2030), tick=False)
    before = everything(board)

    with every_site(reason="a command of Wagtail looks at every page"):
        call_command("publish_scheduled", verbosity=0)

    assert everything(board) == before


def test_the_sections_of_a_portal_are_no_texts_to_publish(board: Board) -> None:
    client = client_of(board.people["mighty"], board.portal)
    before = everything(board)

    for page in (board.section, board.portal.site.root_page):
        answers = [
            client.get(edit_url(page)).status_code,
            client.post(edit_url(page), {"title": "Đổi", "slug": "doi"}).status_code,
        ]
        assert set(answers) <= {302, 403}

    assert everything(board) == before


@pytest.mark.parametrize("kind", ["sectionpage", "homepage"])
def test_no_page_but_an_article_is_begun_in_the_editor(kind: str, board: Board) -> None:
    client = client_of(board.people["mighty"], board.portal)
    app = {"sectionpage": "newsroom", "homepage": "website"}[kind]
    before = everything(board)

    for parent in (board.section, board.portal.site.root_page):
        url = reverse("wagtailadmin_pages:add", args=[app, kind, parent.pk])
        answers = [client.get(url).status_code, client.post(url, {"title": "Mục lạ"}).status_code]
        assert set(answers) <= {302, 403, 404}

    assert everything(board) == before


def test_an_article_is_begun_in_a_section_only(board: Board) -> None:
    client = client_of(board.people["mighty"], board.portal)
    article = start(board)
    before = everything(board)

    for parent in (board.portal.site.root_page, article):
        url = reverse("wagtailadmin_pages:add", args=["newsroom", "articlepage", parent.pk])
        assert client.post(url, article_form(None)).status_code in {302, 403, 404}

    assert everything(board) == before


def test_a_person_without_a_right_cannot_press_a_button_of_the_table_either(board: Board) -> None:
    article = board.made["approved"]
    edit_by_hand = {"note": "Lý do đủ dài", "publish_at_0": "2027-01-02", "publish_at_1": "08:00"}
    before = everything(board)

    for role in ("contributor", "editor", "secretary", "portal_admin"):
        client = client_of(board.people[role], board.portal)
        for name in ("publish", "schedule", "take-down", "revoke"):
            url = reverse("article_act", args=[article.pk, name])
            assert client.post(url, edit_by_hand).status_code in {403, 404, 422}

    assert everything(board) == before


def test_who_holds_the_text_can_still_simply_save_it(board: Board) -> None:
    """The doors are shut, the editor is not: what is allowed works over the same addresses."""
    article = board.made["in_editing"]
    client = client_of(board.people["editor"], board.portal)

    opened = client.get(edit_url(article))
    saved = client.post(edit_url(article), {**article_form(None), "slug": article.slug})

    assert (opened.status_code, saved.status_code) == (200, 302)
    assert fresh(board, article).draft_title == "Bài mới của ấp"
    edit(board, article, by="editor", title="Sửa lần nữa")
    assert fresh(board, article).draft_title == "Sửa lần nữa"
