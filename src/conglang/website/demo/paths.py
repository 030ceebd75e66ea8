"""A section whose way is longer than usual, an article half-way along it, and somebody away."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from conglang.accounts.choices import Role
from conglang.accounts.models import User
from conglang.newsroom import actions
from conglang.newsroom.actions import NewPath, NewStep, enter_absence, set_path
from conglang.newsroom.choices import StepKind
from conglang.newsroom.models import EditorialRecord
from conglang.website.demo.board import Part, Stage, Step, dated, desk_steps
from conglang.website.demo.stories import Story, stories_of

#: As far as the article has come: one of the members agreed, another one has to.
WAY = "start submit take pass_on edit propose endorse"
AWAY_DAYS = 4
#: Portals of the demonstration in which somebody of the board is away.
WITH_ABSENCE = frozenset({"hon-dat"})


class LongPart(Part):
    """The secretary reads first, an editor edits, two of three members agree, the chief decides."""

    def set_path(self, at: datetime) -> None:
        members = self.stage.troupe.by_role[Role.DEPUTY_CHIEF]
        steps = (
            NewStep(StepKind.EDIT, role=Role.SECRETARY),
            NewStep(StepKind.EDIT, role=Role.EDITOR),
            NewStep(StepKind.APPROVE, people=tuple(each.pk for each in members), quorum=2),
            NewStep(StepKind.APPROVE, role=Role.CHIEF),
        )
        path = NewPath(steps=steps, section_id=self.stage.sections[self.story.section])
        set_path(path=path, by=self.stage.troupe.by_role[Role.CHIEF][0], at=at)

    def take(self, at: datetime) -> None:
        secretary = self.stage.troupe.by_role[Role.SECRETARY][0]
        actions.take(article_id=self.article_id, by=secretary, at=at)

    def pass_on(self, at: datetime) -> None:
        secretary = self.stage.troupe.by_role[Role.SECRETARY][0]
        actions.pass_on(article_id=self.article_id, by=secretary, at=at)
        self.editor = self._named()

    def endorse(self, at: datetime) -> None:
        actions.endorse(article_id=self.article_id, by=self._named(), at=at)

    def _named(self) -> User:
        record = EditorialRecord.objects.select_related("wait__person").get(
            article_id=self.article_id
        )
        if record.wait is None or record.wait.person is None:
            raise LookupError(f"The article {self.story.key} waits for nobody.")
        person: User = record.wait.person
        return person


def long_path_steps(stage: Stage, story: Story, *, end: datetime) -> Iterator[Step]:
    """The path is set just before its article is begun.

    Where the clock stands before the last story of the section, the usual way: that story was
    not written for a long one.
    """
    part = LongPart(stage, story, returned=False)
    steps = list(dated(part, WAY.split(), end=end))
    others = [each for each in stories_of(story.portal) if each.section == story.section]
    if any(each.published > steps[0].at for each in others):
        yield from desk_steps(stage, story, end=end)
        return
    yield Step(steps[0].at, part.set_path)
    yield from steps


def send_somebody_away(stage: Stage) -> None:
    """An editor is away for some days; the other one does the work meanwhile."""
    if stage.plan.key not in WITH_ABSENCE:
        return
    deputy, away = stage.troupe.by_role[Role.EDITOR][:2]
    today = stage.now.date()
    enter_absence(
        person_id=away.pk, deputy_id=deputy.pk, days=(today, today + timedelta(days=AWAY_DAYS)),
        by=away, at=stage.now,
    )  # fmt: skip
