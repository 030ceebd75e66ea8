"""Role × state × act × own or other section × own or other portal: one table, written by hand.

The table says who may do what; nothing of it is computed by the code it checks. Letters:

``o``  who wrote the text and may write in its section
``m``  who wrote the text, whatever rights they have left
``R``  who may write somewhere in the portal
``E``  who may edit in the section        ``A``  who may approve, publish, take down there
``U``  who may publish at once in an emergency
``2``  as A, but only a second person: nobody who wrote or changed the text
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from conglang.accounts.models import User
from conglang.accounts.rules import ROLE_PERMISSIONS
from conglang.core.errors import Refusal
from conglang.newsroom.choices import State
from conglang.newsroom.models import ArticlePage, EditorialRecord, ReturnReason, RightSwitch
from conglang.newsroom.path_rules import PATH_ACTS
from conglang.newsroom.permissions import acts_available, may_open_originals, may_read
from conglang.newsroom.queries import writers_of_round
from conglang.newsroom.rules import ARTICLE_FLOW, refuse_own_approval
from conglang.tenancy.scoping import within_site
from tests.accounts.factories import LONG_AGO, client_of, make_person, make_post, undone_at_the_end
from tests.newsroom.factories import (
    CORRECTIONS,
    REASON,
    ROADS,
    Board,
    edit,
    fresh,
    make_board,
    record_of,
    start,
    walk,
)  # fmt: skip

pytestmark = pytest.mark.django_db

TABLE = """
draft            hidden  read mEU originals mE  edit o   submit o   archive oE  publish_urgent U
draft            live    read mR  originals mE  edit oE  submit oE  drop_correction E  take_down A
                         publish_urgent U
submitted        hidden  read mEU originals mE  withdraw o  take E  return_to_author E  reject A
                         publish_urgent U
submitted        live    read mR  originals mE  withdraw o  take E  return_to_author E  take_down A
                         publish_urgent U
in_editing       hidden  read mEU originals mE  edit E  return_to_author E  propose E
                         publish_urgent U
in_editing       live    read mR  originals mE  edit E  return_to_author E  propose E
                         drop_correction E  take_down A  publish_urgent U
returned         hidden  read mEU originals mE  edit o   submit o   archive oE  publish_urgent U
returned         live    read mR  originals mE  edit oE  submit oE  drop_correction E  take_down A
                         publish_urgent U
pending_approval hidden  read mEU originals mE  return_to_author E  send_back A  reject A  approve 2
                         publish_urgent U
pending_approval live    read mR  originals mE  return_to_author E  send_back A  approve 2
                         take_down A  publish_urgent U
approved         hidden  read mEU originals mE  revoke A  publish A  schedule A  publish_urgent U
approved         live    read mR  originals mE  revoke A  publish A  schedule A  take_down A
                         publish_urgent U
scheduled        hidden  read mEU originals mE  revoke A  publish A  unschedule A  publish_urgent U
                         reschedule A
scheduled        live    read mR  originals mE  revoke A  publish A  unschedule A  take_down A
                         reschedule A  publish_urgent U
published        live    read mR  originals mE  correct E  take_down A
published        urgent  read mR  originals mE  correct E  take_down A  approve_afterwards 2
rejected         hidden  read mEU originals mE  archive oE  reopen oE
taken_down       hidden  read mEU originals mE  archive oE  put_back A
archived         hidden  read mEU originals mE  reopen oE
"""


def rows_of_the_table() -> dict[tuple[str, str], dict[str, str]]:
    rows: dict[tuple[str, str], dict[str, str]] = {}
    key = ("", "")
    for line in TABLE.strip().splitlines():
        words = line.split()
        if not line.startswith(" "):
            key, words = (words[0], words[1]), words[2:]
        rows.setdefault(key, {}).update(zip(words[::2], words[1::2], strict=True))
    return rows


#: Acts of every portal; those that only a path of the board brings are tried in test_paths.
USUAL_ACTS = [step for step in ARTICLE_FLOW if step.name not in PATH_ACTS]
EXPECTED = rows_of_the_table()

ALL = ("write", "edit", "approve", "publish", "take_down")
DECIDE = ALL[2:]


@dataclass(frozen=True)
class Persona:
    """here, elsewhere: letters a person has in their own section, and in another.

    switches: (place, rights, given); the place is “here” or the whole “portal”.
    """

    role: str
    here: str
    elsewhere: str
    switches: tuple[tuple[str, tuple[str, ...], bool], ...] = ()


PERSONAS = {
    "contributor": Persona("contributor", "RW", "RW"),
    "editor": Persona("editor", "RWE", "RWE"),
    "secretary": Persona("secretary", "RWE", "RWE"),
    "deputy_chief": Persona("deputy_chief", "RWEA", "RWEA"),
    "chief": Persona("chief", "RWEAU", "RWEAU"),
    "duty_officer": Persona("duty_officer", "RWU", "RWU"),
    "portal_admin": Persona("portal_admin", "", ""),
    "accountant": Persona("accountant", "", ""),
    "records_clerk": Persona("records_clerk", "", ""),
    "nobody": Persona("", "", ""),
    "platform_admin": Persona("", "", ""),
    "superuser": Persona("", "", ""),
    # narrowed
    "contributor of one section": Persona(
        "contributor", "RW", "R", (("portal", ("write",), False), ("here", ("write",), True))
    ),
    "deputy of one section": Persona(
        "deputy_chief", "RWEA", "R", (("portal", ALL, False), ("here", ALL, True))
    ),
    "editor who only writes here": Persona("editor", "RW", "RWE", (("here", ("edit",), False),)),
    "chief who decides nothing here": Persona("chief", "RWEU", "RWEAU", (("here", DECIDE, False),)),
    # widened
    "contributor lent editing here": Persona(
        "contributor", "RWE", "RW", (("here", ("edit",), True),)
    ),
    "secretary lent decisions here": Persona("secretary", "RWEA", "RWE", (("here", DECIDE, True),)),
    # a row in the table of switches that ought not to be there lends nothing
    "contributor with decisions switched on": Persona(
        "contributor", "RW", "RW", (("portal", DECIDE, True),)
    ),
    "portal_admin with everything switched on": Persona(
        "portal_admin", "", "", (("portal", ALL, True),)
    ),
    "platform_admin with everything switched on": Persona("", "", "", (("portal", ALL, True),)),
    "somebody whose post is over": Persona("", "", "", (("portal", ALL, True),)),
}  # fmt: skip
PLACES = ("own section", "other section", "other portal")


@dataclass
class Stage:
    board: Board
    elsewhere: Board
    people: dict[str, User]
    texts: dict[str, ArticlePage]


def _set(board: Board, person: User, switches: Any) -> None:
    with within_site(board.site):
        for place, rights, given in switches:
            for right in rights:
                RightSwitch.objects.create(
                    site=board.site, person=person, permission=right, allowed=given,
                    section=board.section if place == "here" else None, starts_on=LONG_AGO,
                )  # fmt: skip


def _person(board: Board, name: str, persona: Persona) -> User:
    person = make_person(board.portal, persona.role)
    if name == "somebody whose post is over":
        yesterday = timezone.localdate() - timedelta(days=1)
        make_post(board.portal, person, "chief", ends_on=yesterday)
    person.is_platform_admin = name.startswith("platform_admin")
    person.is_superuser = name == "superuser"
    person.save()
    _set(board, person, persona.switches)
    return person


@pytest.fixture(scope="module")
def stage(django_db_setup: None, django_db_blocker: Any) -> Iterator[Stage]:
    """Two portals, everybody of the table, and a text in each place; the cases write nothing."""
    with django_db_blocker.unblock(), undone_at_the_end():
        board, elsewhere = make_board(), make_board("binhson.test")
        people = {name: _person(board, name, persona) for name, persona in PERSONAS.items()}
        other = Board(board.portal, board.other_section, board.section, board.people)
        places = zip(PLACES, (board, other, elsewhere), strict=True)
        texts = {place: start(where) for place, where in places}
        yield Stage(board, elsewhere, people, texts)


def found(user: User, text: ArticlePage, state: str, seen: str, *, author: Any) -> set[str]:
    """What the code lets a person do with a text in a state, asked without a database."""
    article = ArticlePage(
        pk=text.pk, path=text.path, depth=text.depth, site=text.site, owner_id=author,
        live=seen != "hidden",
    )  # fmt: skip
    record = EditorialRecord(
        article=article, state=state, author_id=author, site=text.site,
        urgent_at=timezone.now() if seen == "urgent" else None,
    )  # fmt: skip
    acts = {step.name for step in acts_available(record, user)}
    try:
        refuse_own_approval(user.pk, {author})
    except Refusal:
        acts -= {"approve", "approve_afterwards"}
    acts |= {"read"} if may_read(record, user) else set()
    acts |= {"originals"} if may_open_originals(record, user) else set()
    return acts


def expected(letters: str, state: str, seen: str, *, own: bool) -> set[str]:
    """What the table says for somebody with these letters, about their own text or another's."""
    have = set(letters)
    if own:
        have |= {"m"} | ({"o"} if "W" in have else set())
    elif "A" in have:
        have.add("2")
    row = EXPECTED[state, seen]
    return {act for act, who in row.items() if act != "edit" and have & set(who)}


@pytest.mark.short_form(21)
@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("name", PERSONAS)
def test_the_table_of_rights(stage: Stage, name: str, place: str) -> None:
    persona, user, text = PERSONAS[name], stage.people[name], stage.texts[place]
    letters = {"own section": persona.here, "other section": persona.elsewhere}.get(place, "")
    site = stage.elsewhere.site if place == "other portal" else stage.board.site
    writer = stage.board.people["contributor"].pk

    with within_site(site):
        others = {row: found(user, text, *row, author=writer) for row in EXPECTED}
        own = {row: found(user, text, *row, author=user.pk) for row in EXPECTED}

    assert others == {row: expected(letters, *row, own=False) for row in EXPECTED}
    assert own == {row: expected(letters, *row, own=True) for row in EXPECTED}


def test_the_table_speaks_of_every_role_state_and_act() -> None:
    assert {each.role for each in PERSONAS.values()} - {""} == set(ROLE_PERMISSIONS)
    assert {state for state, _ in EXPECTED} == set(State.values)
    written = {
        (act, state) for (state, _), row in EXPECTED.items() for act in row
        if act not in {"read", "originals", "edit"}
    }  # fmt: skip
    in_the_flow = {(step.name, state) for step in USUAL_ACTS for state in step.sources}
    assert written == in_the_flow
    assert len(PERSONAS) * len(PLACES) * len(EXPECTED) > 900


# --- who may change the text: asked of real articles --------------------------------------------

ROADS_TO = {
    **{(state, "hidden"): road for state, road in ROADS.items() if state != State.PUBLISHED},
    (State.PUBLISHED, "live"): ROADS[State.PUBLISHED],
    (State.PUBLISHED, "urgent"): [("publish_urgent", "chief")],
    **{(state, "live"): road for state, road in CORRECTIONS.items()},
}


@pytest.mark.short_form(7)
@pytest.mark.parametrize(("state", "seen"), EXPECTED)
def test_who_may_change_the_text(stage: Stage, state: str, seen: str) -> None:
    board = stage.board
    article = walk(board, ROADS_TO[State(state), seen])
    who = set(EXPECTED[state, seen].get("edit", ""))

    with within_site(board.site):
        may = {
            name for name, person in stage.people.items()
            if ArticlePage.objects.get(pk=article.pk).may_be_edited_by(person)
        }  # fmt: skip
        author_may = article.may_be_edited_by(board.people["contributor"])
    with within_site(stage.elsewhere.site):
        from_elsewhere = article.may_be_edited_by(stage.elsewhere.people["chief"])

    assert may == {name for name, each in PERSONAS.items() if who & set(each.here)}
    assert author_may == bool(who & {"o", "R"})
    assert not from_elsewhere


# --- and each act once through its screen ---------------------------------------------------------


def first_place(act: str) -> tuple[str, str, str]:
    """A line of the table in which the act stands: state, seen, and who."""
    return next(
        (state, seen, row[act]) for (state, seen), row in EXPECTED.items() if act in row
    )  # fmt: skip


def press(board: Board, person: Any, article: ArticlePage, act: str) -> Any:
    later = timezone.localdate() + timedelta(days=3)
    with within_site(board.site):
        shown = ArticlePage.objects.get(pk=article.pk).latest_revision_id
        listed = ReturnReason.objects.in_use().first().pk
    data = {
        "note": REASON, "revision": shown, "listed": listed, "publish_at_0": later.isoformat(),
        "publish_at_1": "08:00", "kind": "minor", "commitment": "on",
    }  # fmt: skip
    path = f"/quan-tri/tin-bai/{article.pk}/viec/{act.replace('_', '-')}/"
    return client_of(person, board.portal).post(path, data)


@pytest.mark.short_form(7)
@pytest.mark.parametrize("act", [step.name for step in USUAL_ACTS])
def test_the_screen_of_an_act_obeys_the_table(act: str, stage: Stage) -> None:
    state, seen, who = first_place(act)
    board = stage.board
    article = walk(board, ROADS_TO[State(state), seen])
    right = {
        "o": "contributor", "E": "editor", "A": "deputy_chief", "2": "deputy_chief", "U": "chief",
    }[who[0]]  # fmt: skip
    wrong = {
        "o": [stage.people["contributor"]],
        "E": [stage.people["editor who only writes here"]],
        "A": [stage.people["chief who decides nothing here"]],
        "U": [stage.people["secretary lent decisions here"]],
    }["A" if who[0] == "2" else who[0]]  # fmt: skip

    for person in (*wrong, stage.elsewhere.people["chief"]):
        press(board, person, article, act)
        assert record_of(board, article).state == state, f"{person} did {act}"

    answer = press(board, board.people[right], article, act)

    assert answer.status_code == 302
    assert record_of(board, article).state == ARTICLE_FLOW[act].target


def test_a_chief_who_changed_the_text_cannot_approve_it_by_any_switch(stage: Stage) -> None:
    board = stage.board
    article = walk(board, ROADS[State.IN_EDITING])
    chief = stage.people["secretary lent decisions here"]
    board.people["lent"] = chief
    edit(board, article, by="lent", lead="Lời dẫn do người được giao quyền duyệt sửa.")
    walk(board, [("propose", "editor")], article)
    with within_site(board.site):
        assert chief.pk in writers_of_round(record_of(board, fresh(board, article)))

    answer = press(board, chief, article, "approve")

    assert answer.status_code == 422
    assert "không được tự duyệt" in answer.content.decode()
    assert record_of(board, article).state == State.PENDING_APPROVAL


def test_a_switch_holds_between_its_days_only(stage: Stage) -> None:
    board = stage.board
    person = make_person(board.portal, "contributor")
    article = walk(board, ROADS[State.SUBMITTED])
    today = timezone.localdate()
    days: dict[tuple[date, date | None], bool] = {
        (today, today): True,
        (today + timedelta(days=1), None): False,
        (LONG_AGO, today - timedelta(days=1)): False,
    }
    for (starts_on, ends_on), holds in days.items():
        with within_site(board.site):
            RightSwitch.objects.filter(person=person).delete()
            RightSwitch.objects.create(
                site=board.site, person=person, permission="edit", allowed=True,
                section=board.section, starts_on=starts_on, ends_on=ends_on,
            )  # fmt: skip
            steps = acts_available(record_of(board, article), User.objects.get(pk=person.pk))
        assert ("take" in {step.name for step in steps}) is holds, (starts_on, ends_on)
