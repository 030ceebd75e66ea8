"""The five switches, and the one answer whether a person may do something here."""

from __future__ import annotations

from typing import Any, ClassVar

from django.db import models
from django.utils import timezone

from conglang.accounts.models import Dated, DatedQuerySet
from conglang.accounts.permissions import permissions_held, posts_held
from conglang.newsroom.choices import Right
from conglang.newsroom.switch_rules import (
    WHOLE_PORTAL,
    Switch,
    places_of_right,
    right_here,
)  # fmt: skip
from conglang.tenancy.choices import PortalState
from conglang.tenancy.models import SiteOwned
from conglang.tenancy.scoping import SiteManager, current_site


class RightSwitch(Dated, SiteOwned):
    """A right over content given to or withheld from a person, in a section or the whole portal.

    No row: the role decides. The row of the nearest section speaks for what stands below it.
    """

    person = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    section = models.ForeignKey(
        "newsroom.SectionPage", on_delete=models.PROTECT, null=True, related_name="+",
        help_text="Để trống: toàn cổng",
    )  # fmt: skip
    permission = models.CharField("Quyền", max_length=10, choices=Right.choices)
    allowed = models.BooleanField("Được")
    note = models.CharField("Ghi chú", max_length=300, blank=True)
    given_by = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, related_name="+"
    )
    given_at = models.DateTimeField("Giao lúc", default=timezone.now)

    objects: ClassVar[Any] = SiteManager.with_adjectives(DatedQuerySet)

    class Meta(Dated.Meta):
        verbose_name = "công tắc quyền"
        verbose_name_plural = "công tắc quyền"
        constraints = [
            *Dated.Meta.constraints,
            models.UniqueConstraint(
                fields=["site", "person", "section", "permission"],
                name="one_switch_per_person_and_section",
            ),
            models.UniqueConstraint(
                fields=["site", "person", "permission"],
                condition=models.Q(section__isnull=True),
                name="one_switch_per_person_for_the_whole_portal",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.get_permission_display()}"

    @property
    def as_rule(self) -> Switch:
        """The switch as the rules see it."""
        path = self.section.path if self.section else WHOLE_PORTAL
        return Switch(path, self.permission, self.allowed)


def switches_held(user: Any) -> list[Switch]:
    """Switches in force today for a person of the open portal, fetched once for each request."""
    site = current_site()
    if site is None or not posts_held(user):
        return []
    day = timezone.localdate()
    cache: dict[Any, list[Switch]] = user.__dict__.setdefault("_switches_held", {})
    if (site.pk, day) not in cache:
        rows = RightSwitch.objects.in_force(day).filter(person=user).select_related("section")
        cache[site.pk, day] = [each.as_rule for each in rows]
    return cache[site.pk, day]


def _ground(user: Any) -> dict[str, Any]:
    """What the rules ask about a person. In an archived portal no switch gives anything."""
    site = current_site()
    archived = site is not None and site.agency.state == PortalState.ARCHIVED
    return {
        "by_role": permissions_held(user),
        "roles": frozenset() if archived else frozenset(each.role for each in posts_held(user)),
        "switches": switches_held(user),
    }


def may_here(user: Any, permission: str, place: Any) -> bool:
    """Whether a person has a right over content at a section or an article of the open portal."""
    return right_here(permission, place.path, **_ground(user))


def may_somewhere(user: Any, permission: str) -> bool:
    """Whether there is a section of the open portal in which the person has the right."""
    return bool(places_of_right(permission, **_ground(user)))


def where_may(user: Any, *permissions: str, path: str = "article__path") -> models.Q:
    """Condition on rows: those in sections where the person has one of the rights.

    path: lookup of the path of the section or article from the row.
    """
    ground = _ground(user)
    found = models.Q(pk__in=[])
    for permission in permissions:
        for place, not_meant in places_of_right(permission, **ground):
            if place == WHOLE_PORTAL and not not_meant:
                return models.Q()
            part = models.Q(**{f"{path}__startswith": place})
            for each in not_meant:
                part &= ~models.Q(**{f"{path}__startswith": each})
            found |= part
    return found
