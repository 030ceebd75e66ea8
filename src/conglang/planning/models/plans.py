"""The year's plan: its text, its tasks, its other parts."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.utils import timezone

from conglang.accounts.models import Unit
from conglang.media.models import stored_name
from conglang.newsroom.choices import Genre
from conglang.newsroom.models import SectionPage
from conglang.planning.choices import DECIDED_STATES, Measure, PartKind, PlanState
from conglang.tenancy.models import SiteOwned
from conglang.tenancy.scoping import SiteManager


def plan_file_path(instance: Any, filename: str) -> str:
    """A folder without a public address: the screens of planning hand these files out."""
    return stored_name(instance.site_id, "ke-hoach", filename)


class YearPlan(SiteOwned):
    """The operating plan of one year (kế hoạch hoạt động).

    public_text: what residents read, kept when the plan was published or a change was closed;
    None while it is not public.
    Legal basis: plan:yearly
    """

    year = models.PositiveSmallIntegerField("Năm")
    state = models.CharField(max_length=12, choices=PlanState.choices, default=PlanState.DRAFT)
    since = models.DateTimeField("Từ lúc", default=timezone.now)
    purpose = models.TextField("Mục đích, yêu cầu", blank=True, max_length=6000)
    basis = models.TextField("Căn cứ", blank=True, max_length=3000)
    reason = models.TextField("Lý do trả lại", blank=True)
    number = models.CharField("Số, ký hiệu", max_length=60, blank=True)
    decided_on = models.DateField("Ngày ký", null=True, blank=True)
    signer = models.CharField("Người ký", max_length=120, blank=True)
    signer_post = models.CharField("Chức vụ người ký", max_length=160, blank=True)
    signed_file = models.FileField(
        "Bản đã ký", upload_to=plan_file_path, max_length=200, blank=True
    )
    summary = models.TextField("Tổng kết", blank=True, max_length=6000)
    submitted_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, related_name="+"
    )
    approved_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, related_name="+"
    )
    public_text = models.JSONField("Bản công khai", null=True, blank=True)
    public_since = models.DateTimeField("Công khai từ", null=True, blank=True)

    class Meta:
        verbose_name = "kế hoạch năm"
        verbose_name_plural = "kế hoạch năm"
        ordering = ["-year"]
        constraints = [
            models.UniqueConstraint(fields=["site", "year"], name="one_plan_a_year"),
            models.CheckConstraint(
                condition=~models.Q(state__in=DECIDED_STATES)
                | (~models.Q(number="") & models.Q(decided_on__isnull=False)),
                name="a_decided_plan_has_its_decision",
            ),
        ]

    def __str__(self) -> str:
        return f"Kế hoạch hoạt động năm {self.year}"

    @property
    def is_decided(self) -> bool:
        """Whether a decision stands behind it: then only a decision changes it."""
        return self.state in DECIDED_STATES

    @property
    def is_public(self) -> bool:
        return self.public_text is not None


class LineQuerySet(models.QuerySet["PlanTask"]):
    def in_use(self) -> LineQuerySet:
        """Lines that were not removed."""
        return self.filter(dropped_at__isnull=True)


class PlanLine(SiteOwned):
    """What tasks and other parts share: their place, and that removing one can be undone."""

    position = models.PositiveIntegerField("Thứ tự", default=0)
    dropped_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects: ClassVar[Any] = SiteManager.with_adjectives(LineQuerySet)

    class Meta:
        abstract = True
        ordering = ["position", "pk"]


class PlanTask(PlanLine):
    """One task (nhiệm vụ): who leads, from when to when, how it is counted, what shows it.

    Where it counts articles they may be narrowed to a section (with those below it), a genre, and
    to the articles of the units that lead or join.
    """

    plan = models.ForeignKey(YearPlan, on_delete=models.PROTECT, related_name="tasks")
    title = models.CharField("Nhiệm vụ", max_length=300)
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, related_name="+", verbose_name="Đơn vị chủ trì"
    )
    joining = models.ManyToManyField(Unit, related_name="+", verbose_name="Đơn vị phối hợp")
    since = models.DateField("Từ ngày")
    until = models.DateField("Đến ngày")
    measure = models.CharField("Cách đo", max_length=20, choices=Measure.choices)
    target = models.PositiveIntegerField("Số cần đạt", null=True, blank=True)
    section = models.ForeignKey(
        SectionPage, on_delete=models.SET_NULL, null=True, related_name="+",
        verbose_name="Chuyên mục",
    )  # fmt: skip
    genre = models.CharField("Thể loại", max_length=12, blank=True, choices=Genre.choices)
    own_units_only = models.BooleanField(default=False)
    evidence_wanted = models.CharField("Minh chứng cần có", max_length=300, blank=True)

    class Meta(PlanLine.Meta):
        verbose_name = "nhiệm vụ của kế hoạch"
        verbose_name_plural = "nhiệm vụ của kế hoạch"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until__gte=models.F("since")), name="a_task_ends_after_it_begins"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class PlanPart(PlanLine):
    """One line of the other parts: training, money (whole đồng), meetings, reviews."""

    plan = models.ForeignKey(YearPlan, on_delete=models.PROTECT, related_name="parts")
    kind = models.CharField("Phần", max_length=12, choices=PartKind.choices)
    text = models.CharField("Nội dung", max_length=500)
    amount = models.PositiveBigIntegerField("Số tiền (đồng)", null=True, blank=True)
    on_day = models.DateField("Thời gian", null=True, blank=True)

    class Meta(PlanLine.Meta):
        verbose_name = "phần của kế hoạch"
        verbose_name_plural = "phần của kế hoạch"

    def __str__(self) -> str:
        return self.text
