"""The board's paths, the steps at which articles wait, votes, and who is away."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from django.db import models

from conglang.accounts.choices import Role
from conglang.accounts.models import Dated, DatedQuerySet
from conglang.core.deadlines import Term, TermUnit
from conglang.newsroom.choices import StepKind
from conglang.tenancy.models import SiteOwned
from conglang.tenancy.scoping import SiteManager
from conglang.vocabulary.choices import TermUnitChoice


class BoardPath(SiteOwned):
    """The steps an article of a section, or of the whole portal, walks over the board's desks.

    A path is never edited: a new one takes its place, and articles on their way finish the old.
    Legal basis: board:path
    """

    section = models.ForeignKey(
        "newsroom.SectionPage", on_delete=models.CASCADE, null=True, blank=True, related_name="+"
    )
    made_at = models.DateTimeField()
    retired_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "đường đi của bài"
        verbose_name_plural = "đường đi của bài"
        constraints = [
            models.UniqueConstraint(
                fields=["site", "section"],
                condition=models.Q(retired_at__isnull=True),
                name="one_path_per_section",
            ),
            models.UniqueConstraint(
                fields=["site"],
                condition=models.Q(retired_at__isnull=True, section__isnull=True),
                name="one_path_of_the_whole_portal",
            ),
        ]

    def __str__(self) -> str:
        return f"Đường đi của bài: {self.section.title if self.section else 'toàn cổng'}"


class PathStep(SiteOwned):
    """One step: what is done, by everyone with a role or by named people, in what time."""

    path = models.ForeignKey(BoardPath, on_delete=models.CASCADE, related_name="steps")
    position = models.PositiveSmallIntegerField("Thứ tự")
    kind = models.CharField("Việc", max_length=8, choices=StepKind.choices)
    role = models.CharField("Vai trò", max_length=16, choices=Role.choices, blank=True)
    quorum = models.PositiveSmallIntegerField("Số người đồng ý", default=1)
    amount = models.PositiveSmallIntegerField(null=True, blank=True)
    unit = models.CharField(max_length=14, choices=TermUnitChoice.choices, blank=True)
    urgent_amount = models.PositiveSmallIntegerField(null=True, blank=True)
    urgent_unit = models.CharField(max_length=14, choices=TermUnitChoice.choices, blank=True)

    class Meta:
        verbose_name = "bước của đường đi"
        verbose_name_plural = "bước của đường đi"
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["path", "position"], name="one_step_per_place"),
            models.CheckConstraint(
                condition=models.Q(quorum__gte=1), name="somebody_agrees_at_a_step"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.position + 1}. {self.get_kind_display()}"

    def own_term(self, *, urgent: bool) -> Term | None:
        """The time the board set for this step itself, if it set one."""
        amount, unit = (
            (self.urgent_amount, self.urgent_unit) if urgent else (self.amount, self.unit)
        )
        return Term(amount, TermUnit(unit)) if amount and unit else None


class PathSeat(SiteOwned):
    """A named person who sits at a step."""

    step = models.ForeignKey(PathStep, on_delete=models.CASCADE, related_name="seats")
    person = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "người ở bước"
        verbose_name_plural = "người ở bước"
        constraints = [
            models.UniqueConstraint(fields=["step", "person"], name="one_seat_per_person"),
        ]

    def __str__(self) -> str:
        return f"{self.step}: {self.person}"


class Absence(Dated, SiteOwned):
    """Somebody of the board is away from one day to another, and who does their work."""

    person = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, related_name="+", verbose_name="Người vắng"
    )
    deputy = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+",
        verbose_name="Người thay",
    )  # fmt: skip
    cancelled_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[Any] = SiteManager.with_adjectives(DatedQuerySet)

    class Meta(Dated.Meta):
        verbose_name = "kỳ vắng mặt"
        verbose_name_plural = "kỳ vắng mặt"
        ordering = ["-starts_on"]

    def __str__(self) -> str:
        return f"{self.person} vắng {self.spoken_days}"

    @property
    def spoken_days(self) -> str:
        last: date = self.ends_on or self.starts_on
        return f"từ {self.starts_on:%d/%m/%Y} đến {last:%d/%m/%Y}"


class WaitingStep(SiteOwned):
    """An article waits at a step for a named person until a due time, promised when it began."""

    record = models.ForeignKey(
        "newsroom.EditorialRecord", on_delete=models.CASCADE, related_name="waits"
    )
    position = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=8, choices=StepKind.choices)
    step = models.ForeignKey(
        PathStep, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    person = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, related_name="+"
    )
    absence = models.ForeignKey(
        Absence, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    started_at = models.DateTimeField()
    remind_at = models.DateTimeField(db_index=True)
    due_at = models.DateTimeField(db_index=True)
    basis = models.CharField(max_length=60)
    why = models.TextField()
    reminded_at = models.DateTimeField(null=True, blank=True)
    overdue_at = models.DateTimeField(null=True, blank=True)
    escalated_to = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "bước đang chờ"
        verbose_name_plural = "bước đang chờ"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["record"],
                condition=models.Q(ended_at__isnull=True),
                name="an_article_waits_at_one_step",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.person}, hạn {self.due_at:%d/%m/%Y %H:%M}"


class Vote(SiteOwned):
    """Somebody is asked to agree at a step, and agreed to exactly one text."""

    wait = models.ForeignKey(WaitingStep, on_delete=models.CASCADE, related_name="votes")
    person = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    absence = models.ForeignKey(
        Absence, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    revision = models.ForeignKey(
        "wagtailcore.Revision", on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    agreed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = "ý kiến đồng ý"
        verbose_name_plural = "ý kiến đồng ý"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["wait", "person"], name="one_vote_per_person"),
        ]

    def __str__(self) -> str:
        return f"{self.person}: {'đồng ý' if self.agreed_at else 'chưa cho ý kiến'}"
