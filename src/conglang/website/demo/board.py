"""How each article came about: who did what, when, step by step through the board's workflow."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from conglang.accounts.choices import Role
from conglang.accounts.models import User
from conglang.newsroom import actions
from conglang.newsroom.actions import import_article, save_text, start_article
from conglang.newsroom.choices import State
from conglang.newsroom.models import ArticlePage
from conglang.newsroom.queries import reasons_in_use
from conglang.website.demo.bodies import as_stream
from conglang.website.demo.cast import CastPortal
from conglang.website.demo.clock import in_office_hours, worked_back, worked_between
from conglang.website.demo.pictures import Gallery
from conglang.website.demo.portals import Troupe
from conglang.website.demo.stories import Blocks, Story, first_draft

#: The acts that bring an article to a state, and the share of the whole time each takes.
WAYS = {
    State.DRAFT: "start",
    State.SUBMITTED: "start submit",
    State.RETURNED: "start submit take return_to_author",
    State.IN_EDITING: "start submit take edit",
    State.PENDING_APPROVAL: "start submit take edit propose",
    State.REJECTED: "start submit take edit propose reject",
    State.APPROVED: "start submit take edit propose approve",
    State.SCHEDULED: "start submit take edit propose approve schedule",
    State.TAKEN_DOWN: "start submit take edit propose approve publish take_down",
    State.PUBLISHED: "start submit take edit propose approve publish",
}
WITH_TIME = "start submit take edit propose approve schedule go_live"
RETURNED_ONCE = ("submit take", "submit take return_to_author complete submit take")
SHARES = {
    "start": 0, "submit": 9, "take": 4, "return_to_author": 2, "complete": 5, "edit": 4,
    "propose": 1, "pass_on": 2, "endorse": 1, "approve": 6, "schedule": 1, "publish": 2,
    "go_live": 3, "reject": 4, "take_down": 12,
}  # fmt: skip
#: A word of the reason, and the beginning of the line of the board's list that goes with it.
LISTED = (
    ("quảng cáo", "Không đúng"), ("lộ họ tên", "Lộ"), ("ảnh", "Thiếu ảnh"), ("số", "Thiếu số"),
    ("", "Lý do khác"),
)  # fmt: skip
SHORTEST_MINUTES, SPREAD_MINUTES = 500, 420
PINNED_DAYS = 31


def reason_fitting(words: str) -> int:
    """Id of the line of the open portal's list that an editor would choose with these words."""
    start = next(line for word, line in LISTED if word in words)
    fitting: int = next(each.pk for each in reasons_in_use() if each.text.startswith(start))
    return fitting


@dataclass(slots=True)
class Stage:
    """An open portal while its story is told. opens: nobody writes before; now: time of loading."""

    plan: CastPortal
    troupe: Troupe
    sections: dict[str, int]
    opens: datetime
    now: datetime
    gallery: Gallery = field(default_factory=Gallery)
    article_ids: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Step:
    """publishes: a story of the data files is before the reader afterwards."""

    at: datetime
    act: Callable[[datetime], object]
    publishes: bool = False


class Part:
    """One article and the three or four people who bring it out."""

    def __init__(self, stage: Stage, story: Story, *, returned: bool) -> None:
        self.stage, self.story = stage, story
        self.draft = first_draft(story, returned=returned)
        self.writer = self._writer()
        self.editor = self._one_of(Role.EDITOR, Role.EDITOR, Role.EDITOR, Role.SECRETARY)
        self.chief = self._one_of(Role.DEPUTY_CHIEF, Role.DEPUTY_CHIEF, Role.CHIEF)

    def _writer(self) -> User:
        writers = self.stage.troupe.writers[self.story.unit]
        names = {author.name for author in self.story.authors}
        own = [each for each in writers if {each.full_name, each.pen_name} & names]
        return (own or writers)[0]

    def _one_of(self, *roles: Role) -> User:
        people = self.stage.troupe.by_role[roles[self.story.number // 3 % len(roles)]]
        return people[self.story.number // 11 % len(people)]

    # --- what is written ------------------------------------------------------------------

    def fields(self, lead: str, body: Blocks, *, by: User, at: datetime) -> dict[str, Any]:
        story, stage = self.story, self.stage
        pictures = stage.gallery.hang(story, by=by, at=at)
        values: dict[str, Any] = {
            "title": story.title, "lead": lead, "body": as_stream(story.key, body, pictures),
            # The units of the predecessor ended with it; today's did not write this.
            "genre": story.genre,
            "unit": None if story.inherited else stage.troupe.units[story.unit],
            "source_name": story.source_name, "source_url": story.source_url,
        }  # fmt: skip
        if story.source_name:
            values["source_at"] = worked_back(story.published, 2 * SHORTEST_MINUTES)
        if story.pinned:
            values["pinned_until"] = stage.now + timedelta(days=PINNED_DAYS)
        return values

    def authors(self) -> list[dict[str, Any]]:
        people = self.stage.troupe.by_name
        return [
            {"name": each.name, "role": each.role, "person": people.get(each.name), "sort_order": n}
            for n, each in enumerate(self.story.authors)
        ]

    @property
    def article_id(self) -> int:
        return self.stage.article_ids[self.story.key]

    def _write(self, lead: str, body: Blocks, *, by: User, at: datetime) -> None:
        latest = ArticlePage.objects.get(pk=self.article_id).get_latest_revision_as_object()
        latest.lead = lead
        latest.body = as_stream(self.story.key, body, self.stage.gallery.ids)
        save_text(article=latest, by=by, at=at)

    # --- what is done ---------------------------------------------------------------------

    def start(self, at: datetime) -> None:
        draft = self.draft
        article = start_article(
            section_id=self.stage.sections[self.story.section], by=self.writer, at=at,
            fields=self.fields(draft.lead, draft.body, by=self.writer, at=at),
            authors=self.authors(),
        )  # fmt: skip
        self.stage.article_ids[self.story.key] = article.pk

    def take_over(self, at: datetime) -> None:
        """Import an article of the portal's predecessor."""
        story, admin = self.story, self.stage.troupe.by_role[Role.PORTAL_ADMIN][0]
        article = import_article(
            section_id=self.stage.sections[story.section], at=at, shown_at=story.published,
            inherited_from=self.stage.plan.predecessor, by=None, authors=self.authors(),
            fields=self.fields(story.lead, story.body, by=admin, at=at),
        )  # fmt: skip
        self.stage.article_ids[story.key] = article.pk

    def submit(self, at: datetime) -> None:
        actions.submit(
            article_id=self.article_id, by=self.writer, at=at, commitment=True
        )  # fmt: skip

    def take(self, at: datetime) -> None:
        actions.take(article_id=self.article_id, by=self.editor, at=at)

    def return_to_author(self, at: datetime) -> None:
        reason = self.story.reason or self.draft.reason
        actions.return_to_author(
            article_id=self.article_id, by=self.editor, at=at, note=reason,
            reason_id=reason_fitting(reason),
        )  # fmt: skip

    def complete(self, at: datetime) -> None:
        whole = first_draft(self.story, returned=False)
        self._write(whole.lead, whole.body, by=self.writer, at=at)

    def edit(self, at: datetime) -> None:
        self._write(self.story.lead, self.story.body, by=self.editor, at=at)

    def propose(self, at: datetime) -> None:
        actions.propose(article_id=self.article_id, by=self.editor, at=at)

    def reject(self, at: datetime) -> None:
        actions.reject(
            article_id=self.article_id, by=self.chief, at=at, note=self.story.reason,
            reason_id=reason_fitting(self.story.reason),
        )  # fmt: skip

    def approve(self, at: datetime) -> None:
        actions.approve(article_id=self.article_id, by=self.chief, at=at)

    def schedule(self, at: datetime) -> None:
        actions.schedule(
            article_id=self.article_id, by=self.chief, at=at, publish_at=self.story.published
        )  # fmt: skip

    def go_live(self, at: datetime) -> None:
        actions.publish_scheduled(article_id=self.article_id, at=at)
        self._date_publication(at)

    def publish(self, at: datetime) -> None:
        actions.publish(article_id=self.article_id, by=self.chief, at=at)
        self._date_publication(at)

    def take_down(self, at: datetime) -> None:
        actions.take_down(
            article_id=self.article_id, by=self.chief, at=at, note=self.story.reason
        )  # fmt: skip

    def _date_publication(self, at: datetime) -> None:
        ArticlePage.objects.filter(pk=self.article_id).update(
            first_published_at=at, last_published_at=at
        )


def steps_of(stage: Stage, story: Story) -> Iterator[Step]:
    """Every step of a published article, the last of them at the minute it came out."""
    returned = story.number % 3 == 0
    part = Part(stage, story, returned=returned)
    scheduled = not in_office_hours(story.published) or story.published.minute == 0
    way = WITH_TIME if scheduled or story.number % 4 == 0 else WAYS[State.PUBLISHED]
    if part.draft.reason:
        way = way.replace(*RETURNED_ONCE)
    yield from dated(part, way.split(), end=story.published)


def desk_steps(stage: Stage, story: Story, *, end: datetime) -> Iterator[Step]:
    """Every step of an article that is still on its way; the last of them at ``end``."""
    part = Part(stage, story, returned=False)
    yield from dated(part, WAYS[State(story.state)].split(), end=end)


def dated(part: Part, way: list[str], *, end: datetime) -> Iterator[Step]:
    number = part.story.number
    wanted = SHORTEST_MINUTES + number % SPREAD_MINUTES
    minutes = min(wanted, worked_between(part.stage.opens, end) or wanted)
    shares = [SHARES[act] * (8 + (number >> place) % 5) for place, act in enumerate(way)]
    for place, act in enumerate(way):
        left = minutes * sum(shares[place + 1 :]) / (sum(shares) or 1)
        at = worked_back(end, left).replace(microsecond=0) if left else end
        shown = act in {"publish", "go_live"} and part.story.state == State.PUBLISHED
        yield Step(at, getattr(part, act), publishes=shown)
