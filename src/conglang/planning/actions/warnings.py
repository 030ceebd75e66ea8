"""Telling units, and the secretary, before a period ends that something is still missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from conglang.accounts.choices import Role
from conglang.accounts.models import Post, User
from conglang.accounts.queries import people_who_may
from conglang.accounts.rules import PLAN
from conglang.core.dates import format_date
from conglang.notifications.actions import notify
from conglang.planning.choices import Standing
from conglang.planning.queries.quotas import Progress, UnitProgress, quota_progress
from conglang.planning.quota_rules import standing_of

#: Kind of notice → its label, and whether whoever gets it has something to do.
KINDS = {
    "quota.behind": ("Đơn vị còn thiếu chỉ tiêu", True),
    "quota.summary": ("Các đơn vị còn thiếu chỉ tiêu", True),
    "quota.notice": ("Thông báo kết quả tin, bài", False),
}


@transaction.atomic
def warn_of_period(*, kind: str, at: datetime) -> int:
    """Warn the units that are behind in the present period of a kind; return how many people.

    Nothing before the portal's number of days, nor of what is owed in shorter periods: that was
    told at their ends. Each person hears of a unit and period once,
    however often this runs.
    """
    today = timezone.localdate(at)
    progress = quota_progress(kind, today)
    if progress.period.days_left(today) > progress.rule.warn_days:
        return 0
    behind = [
        own
        for each in progress.of_standing(Standing.MISSED)
        if (own := _of_kind(each, kind)).standing == Standing.MISSED
    ]
    told = sum(_tell_unit(each, progress, at) for each in behind)
    return told + (_tell_secretaries(behind, progress, at) if behind else 0)


def _of_kind(each: UnitProgress, kind: str) -> UnitProgress:
    """What a unit was given for this kind of period."""
    lines = [line for line in each.lines if line.period_kind == kind]
    return replace(each, lines=lines, standing=standing_of(lines))


def _key(progress: Progress) -> str:
    return f"{progress.period.kind}:{progress.period.since.isoformat()}"


def _address(progress: Progress) -> str:
    period = progress.period
    return f"{reverse('quotas')}?ky={period.kind}&ngay={period.until.isoformat()}"


def missing_words(each: UnitProgress) -> str:
    """Return "còn thiếu 2 tin, 1 bài"."""
    short = ", ".join(f"{line.missing} {line.words}" for line in each.lines if line.missing)
    return f"còn thiếu {short}"


def _tell_unit(each: UnitProgress, progress: Progress, at: datetime) -> int:
    period = progress.period
    posts = Post.objects.in_force(timezone.localdate(at)).filter(
        unit=each.unit, role=Role.CONTRIBUTOR
    )
    return notify(
        to=_people(posts), kind="quota.behind", at=at,
        subject=f"{each.unit.name} {missing_words(each)} của {period.label}",
        text=f"Kỳ này hết ngày {format_date(period.until)}. "
        + f"Đã có: {', '.join(line.spoken for line in each.lines)}.",
        path=_address(progress), key=f"quota.behind:{_key(progress)}:{each.unit.pk}",
    )  # fmt: skip


def _tell_secretaries(behind: Sequence[UnitProgress], progress: Progress, at: datetime) -> int:
    posts = Post.objects.in_force(timezone.localdate(at)).filter(role=Role.SECRETARY)
    period = progress.period
    return notify(
        to=_people(posts) or people_who_may(PLAN), kind="quota.summary", at=at,
        subject=f"{len(behind)} đơn vị còn thiếu chỉ tiêu {period.label}",
        text="\n".join(
            [f"Kỳ này hết ngày {format_date(period.until)}.",
             *(f"{each.unit.name}: {missing_words(each)}." for each in behind)]
        ),
        path=_address(progress), key=f"quota.summary:{_key(progress)}",
    )  # fmt: skip


def _people(posts: object) -> list[User]:
    rows = posts.select_related("person").order_by("pk")  # type: ignore[attr-defined]
    return list({post.person_id: post.person for post in rows}.values())
