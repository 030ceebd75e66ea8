"""What the demonstration is made of, before it meets a database."""

from __future__ import annotations

import unicodedata
from collections import Counter
from datetime import datetime

import pytest

from conglang.accounts.choices import Role
from conglang.core.dates import VIETNAM
from conglang.newsroom.choices import AuthorRole, Genre, State
from conglang.website.demo.accounts import accounts_table, demo_accounts
from conglang.website.demo.bodies import as_html, as_stream
from conglang.website.demo.cast import the_cast
from conglang.website.demo.clock import in_office_hours, worked_back, worked_between
from conglang.website.demo.pictures import SCENES
from conglang.website.demo.stories import PADDING, first_draft, open_work_of, stories_of
from conglang.website.sections import STANDARD_SECTIONS

PORTALS = ["an-giang", "hon-dat", "binh-son"]


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=VIETNAM)


def every_story():
    return [story for portal in PORTALS for story in (*stories_of(portal), *open_work_of(portal))]


class TestClock:
    @pytest.mark.parametrize(
        ("moment", "minutes", "found"),
        [
            ("2026-11-17T10:00", 60, "2026-11-17T09:00"),
            ("2026-11-17T13:30", 60, "2026-11-17T10:30"),
            ("2026-11-17T08:00", 120, "2026-11-16T16:00"),
            ("2026-11-16T07:00", 30, "2026-11-13T16:30"),  # a Monday morning
            ("2026-11-15T12:00", 480, "2026-11-13T07:00"),  # a Sunday
            ("2026-11-17T22:00", 30, "2026-11-17T16:30"),
        ],
    )
    def test_time_is_counted_back_in_office_hours(self, moment, minutes, found):
        assert worked_back(at(moment), minutes) == at(found)
        assert worked_between(at(found), at(moment)) == minutes

    def test_nothing_passes_between_two_moments_in_the_wrong_order(self):
        assert worked_between(at("2026-11-17T10:00"), at("2026-11-17T09:00")) == 0

    def test_the_office_rests_at_noon_at_night_and_on_saturday(self):
        moments = ["2026-11-17T08:00", "2026-11-17T12:00", "2026-11-17T18:20", "2026-11-14T08:00"]

        assert [in_office_hours(at(each)) for each in moments] == [True, False, False, False]


class TestBodies:
    def test_light_marks_become_rich_text(self):
        text = "Một câu.\nCâu hai & **đậm**.\n\n## Mục\n\n### Mục nhỏ\n- một\n- [hai](https://a.vn/?b=1&c)\n"

        assert as_html(text) == (
            "<p>Một câu. Câu hai &amp; <b>đậm</b>.</p><h2>Mục</h2><h3>Mục nhỏ</h3>"
            '<ul><li>một</li><li><a href="https://a.vn/?b=1&amp;c">hai</a></li></ul>'
        )

    def test_blocks_keep_their_ids_from_one_revision_to_the_next(self):
        photo = {"type": "photo", "scene": "cau-kenh", "alt": "a", "caption": "c", "credit": "d"}
        text = {"type": "text", "text": "Chữ"}

        short = as_stream("bai", (text,), {})
        whole = as_stream("bai", (photo, text), {"cau-kenh": 7})

        assert [block["type"] for block in whole] == ["photo", "text"]
        assert whole[1] == short[0]
        assert whole[0]["value"] == {"picture": 7, "alt": "a", "caption": "c", "credit": "d"}


class TestStories:
    def test_sixty_three_articles_over_two_years_and_one_of_2016(self):
        days = sorted(story.published for portal in PORTALS for story in stories_of(portal))

        assert len(days) == 63
        assert days[0] == at("2016-03-10T07:56")
        assert days[1] > at("2024-11-01T00:00")

    def test_sections_units_genres_and_roles_are_those_of_the_product(self):
        sections = {
            level: {each.key for top in tops for each in (top, *top.children)}
            for level, tops in STANDARD_SECTIONS.items()
        }
        levels = {portal.key: portal.level for portal in the_cast().portals}
        units = {portal.key: {unit.key for unit in portal.units} for portal in the_cast().portals}

        for story in every_story():
            assert story.section in sections[levels[story.portal]], story.key
            assert story.unit in units[story.portal], story.key
            assert story.genre in Genre.values
            assert {author.role for author in story.authors} <= set(AuthorRole.values)

    def test_a_related_article_stands_in_the_same_portal(self):
        for portal in PORTALS:
            keys = {story.key for story in stories_of(portal)}

            assert {key for story in stories_of(portal) for key in story.related} <= keys

    def test_no_title_lead_or_paragraph_is_told_twice(self):
        told = Counter(
            part.strip()
            for story in every_story()
            for text in (story.title, story.lead, *(b.get("text", "") for b in story.body))
            for part in text.split("\n\n")
            if part.strip() and not part.strip().startswith("#")
        )

        assert [part for part, count in told.items() if count > 1] == []

    def test_text_is_nfc(self):
        text = "".join(f"{story.title}{story.lead}{story.body}" for story in every_story())

        assert unicodedata.is_normalized("NFC", text)

    def test_a_scene_is_drawn_for_every_photo_and_at_least_twenty_differ(self):
        wanted = {scene for story in every_story() for scene in story.scenes}

        assert len(wanted) >= 20
        assert wanted - {path.stem for path in SCENES.glob("*.webp")} == set()

    def test_the_first_draft_is_longer_than_what_the_editor_leaves(self):
        story = stories_of("hon-dat")[20]
        draft = first_draft(story, returned=False)

        assert draft.lead.startswith(story.lead)
        assert draft.lead[len(story.lead) + 1 :] in PADDING
        assert draft.body != story.body
        assert draft.reason == ""

    def test_a_returned_draft_lacks_what_the_reason_asks_for(self):
        story = next(each for each in stories_of("hon-dat") if len(each.body) > 2)
        draft = first_draft(story, returned=True)

        lacking = {b["type"] for b in story.body} - {b["type"] for b in draft.body}
        assert len(lacking) == 1
        assert draft.reason


class TestPeople:
    def test_every_role_serves_in_every_portal(self):
        for portal in the_cast().portals:
            assert {person.role for person in portal.people} == set(Role.values)

    def test_three_units_of_the_main_portal_and_one_person_in_two_portals(self):
        users = Counter(person.user for portal in the_cast().portals for person in portal.people)
        printed = [account for account in demo_accounts() if account.host == "localhost"]

        assert [user for user, count in users.items() if count > 1] == ["ctv.phuongthuy"]
        assert len({account.unit for account in printed if account.unit}) == 3

    def test_one_account_for_each_role_is_printed_with_its_address(self):
        accounts, table = demo_accounts(), accounts_table()

        for host in ("localhost", "angiang.localhost", "binhson.localhost"):
            roles = {account.role for account in accounts if account.host == host}
            assert roles == set(Role.labels)
            assert f"//{host}" in table
        assert accounts[-1].role == "Quản trị nền tảng"
        assert all(account.username in table for account in accounts)
        assert accounts[0].password in table

    def test_every_name_of_the_desk_belongs_to_the_unit_it_writes_for(self):
        for portal in the_cast().portals:
            writers = {person.unit for person in portal.people if person.role == Role.CONTRIBUTOR}

            for story in open_work_of(portal.key):
                assert story.unit in writers
                assert story.state in State.values
                if story.state in {State.RETURNED, State.REJECTED, State.TAKEN_DOWN}:
                    assert story.reason
