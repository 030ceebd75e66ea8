"""A portal with an editorial board; articles brought into any state by the acts of its people."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

from allauth.mfa.models import Authenticator

from conglang.accounts.choices import Role
from conglang.accounts.models import User
from conglang.media.models import File
from conglang.newsroom import actions
from conglang.newsroom.actions import writing
from conglang.newsroom.choices import State
from conglang.newsroom.models import ArticlePage, EditorialRecord, ReturnReason, SectionPage
from conglang.newsroom.rules import LISTED_REASON_ACTS
from conglang.tenancy.models import Agency
from conglang.tenancy.scoping import within_site
from tests.accounts.factories import client_of, make_person, make_portal, undone_at_the_end

AT = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)
BODY = [{"type": "text", "value": "<p>Bà con góp công làm đường.</p>"}]

#: The acts that bring a draft of the contributor into each state, and who does them.
ROADS: dict[str, list[tuple[str, str]]] = {
    State.DRAFT: [],
    State.SUBMITTED: [("submit", "contributor")],
    State.IN_EDITING: [("submit", "contributor"), ("take", "editor")],
    State.RETURNED: [("submit", "contributor"), ("return_to_author", "editor")],
    State.PENDING_APPROVAL: [
        ("submit", "contributor"),
        ("take", "editor"),
        ("propose", "editor"),
    ],
}
ROADS[State.APPROVED] = [*ROADS[State.PENDING_APPROVAL], ("approve", "chief")]
ROADS |= {
    State.SCHEDULED: [*ROADS[State.APPROVED], ("schedule", "chief")],
    State.PUBLISHED: [*ROADS[State.APPROVED], ("publish", "chief")],
    State.REJECTED: [*ROADS[State.PENDING_APPROVAL], ("reject", "chief")],
    State.TAKEN_DOWN: [*ROADS[State.APPROVED], ("publish", "chief"), ("take_down", "chief")],
    State.ARCHIVED: [("archive", "contributor")],
}
#: Roads of an article that residents keep seeing while it is corrected.
CORRECTIONS: dict[str, list[tuple[str, str]]] = {
    State.IN_EDITING: [*ROADS[State.PUBLISHED], ("correct", "editor")],
    State.RETURNED: [
        *ROADS[State.PUBLISHED],
        ("correct", "editor"),
        ("return_to_author", "editor"),
    ],
}
CORRECTIONS[State.SUBMITTED] = [*CORRECTIONS[State.RETURNED], ("submit", "contributor")]
CORRECTIONS |= {
    State.DRAFT: [*CORRECTIONS[State.SUBMITTED], ("withdraw", "contributor")],
    State.PENDING_APPROVAL: [*CORRECTIONS[State.IN_EDITING], ("propose", "editor")],
}
CORRECTIONS[State.APPROVED] = [*CORRECTIONS[State.PENDING_APPROVAL], ("approve", "chief")]
CORRECTIONS[State.SCHEDULED] = [*CORRECTIONS[State.APPROVED], ("schedule", "chief")]

REASON = "Lý do đủ dài để người viết hiểu"
PUBLISH_AT = AT + timedelta(days=3)


@dataclass(eq=False)
class Board:
    """A portal with one person in every role and a section to write in."""

    portal: Agency
    section: SectionPage
    other_section: SectionPage
    people: dict[str, User] = field(default_factory=dict)
    made: dict[str, ArticlePage] = field(default_factory=dict)

    @property
    def site(self) -> Any:
        return self.portal.site

    def __getattr__(self, role: str) -> User:
        """``board.editor`` is the person in that role."""
        try:
            return self.people[role]
        except KeyError as error:
            raise AttributeError(role) from error

    def browser(self, role: str) -> Any:
        """A browser in which the person of a role is signed in."""
        return client_of(self.people[role], self.portal)


def make_board(host: str = "hondat.test") -> Board:
    portal = make_portal(host)
    with within_site(portal.site):
        sections = list(SectionPage.objects.order_by("path"))
    people = {role: make_person(portal, role) for role in Role.values}
    people["other_contributor"] = make_person(portal, "contributor")
    for person in people.values():
        Authenticator.objects.create(user=person, type="totp", data={})
    return Board(portal, sections[2], sections[3], people)


@contextmanager
def shared_board() -> Iterator[Board]:
    """A board for all tests of a module, undone at its end."""
    with undone_at_the_end():
        yield make_board()


def start(board: Board, title: str = "Đường liên ấp", **more: Any) -> ArticlePage:
    """A draft of the contributor."""
    by = more.pop("by", board.people["contributor"])
    authors = more.pop("authors", [{"name": "Tư Rạch", "role": "tin"}])
    fields = {"title": title, "lead": "Hai câu nói điều chính.", "body": BODY, **more}
    with within_site(board.site):
        return writing.start_article(
            section_id=board.section.pk, by=by, at=AT, fields=fields, authors=authors
        )


def act(board: Board, name: str, article: Any, *, by: str, **more: Any) -> EditorialRecord:
    """One act on an article, by the person of a role, with what the act needs."""
    values: dict[str, Any] = {"at": AT, "note": REASON, **more}
    if name in {"schedule", "reschedule"}:
        values.setdefault("publish_at", PUBLISH_AT)
    if name == "submit":
        values.setdefault("commitment", True)
    with within_site(board.site):
        if name in LISTED_REASON_ACTS:
            values.setdefault("reason_id", ReturnReason.objects.in_use().first().pk)
        return getattr(actions, name)(article_id=article.pk, by=board.people[by], **values)


def walk(
    board: Board, road: list[tuple[str, str]], article: ArticlePage | None = None
) -> ArticlePage:
    """An article after the acts of a road."""
    page = article or start(board)
    for name, role in road:
        act(board, name, page, by=role)
    return fresh(board, page)


def read_files(board: Board) -> None:
    """What the worker does with what was queued."""
    with within_site(board.site):
        for file in File.objects.all():
            actions.read_attached_file(file_id=file.pk, at=AT)


def article_in(board: Board, state: str) -> ArticlePage:
    return walk(board, ROADS[state])


def fresh(board: Board, article: Any) -> ArticlePage:
    with within_site(board.site):
        return ArticlePage.objects.get(pk=article.pk)


def record_of(board: Board, article: Any) -> EditorialRecord:
    with within_site(board.site):
        return EditorialRecord.objects.get(article_id=article.pk)


def edit(board: Board, article: Any, *, by: str, **changes: Any) -> Any:
    """Somebody changes the text; returns the new revision."""
    with within_site(board.site):
        page = ArticlePage.objects.get(pk=article.pk).get_latest_revision_as_object()
        for name, value in changes.items():
            setattr(page, name, value)
        return page.save_revision(user=board.people[by])
