"""Writes on people in office and on what is told of units."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from conglang.accounts.models import Unit, User
from conglang.accounts.permissions import role_names
from conglang.audit.actions import record as audit
from conglang.core.errors import Refusal
from conglang.core.text import clean, slug, unique_slug
from conglang.foundation.announce import announce
from conglang.media.models import Picture
from conglang.media.publicity import settle
from conglang.media.safety import check_picture, check_whole_picture
from conglang.organisation.indexing import KIND, settle_entry
from conglang.organisation.models import Leader, UnitProfile
from conglang.organisation.permissions import refuse_without_right
from conglang.organisation.rules import check_leader
from conglang.organisation.signals import leaders_changed
from conglang.search.actions import forget_entry
from conglang.tenancy.scoping import open_site

BASIS = "organisation:leaders"
KEY_LENGTH = 90


@dataclass(frozen=True, slots=True, kw_only=True)
class LeaderFacts:
    """Fields of ``Leader`` of the same names, as they were typed.

    portrait: a new picture, or None to keep what is there; drop_portrait takes it off.
    """

    full_name: str
    title: str
    body: str
    starts_on: date
    ends_on: date | None = None
    unit_id: int | None = None
    position: int = 1
    biography: str = ""
    duties: str = ""
    phone: str = ""
    email: str = ""
    room: str = ""
    is_spokesperson: bool = False
    portrait: Any = None
    drop_portrait: bool = False


@transaction.atomic
def save_leader(
    *, facts: LeaderFacts, by: User, at: datetime, leader_id: int | None = None
) -> Leader:
    """Enter somebody in office, or correct what is told of them.

    Refuses: not_allowed, no_name, no_title, wrong_days, wrong_unit, and what a picture may be
    refused for. Raises Leader.DoesNotExist for another portal's.
    Legal basis: organisation:leaders
    """
    refuse_without_right(by)
    leader = Leader(site=open_site())
    if leader_id is not None:
        leader = Leader.objects.select_for_update(of=("self",)).get(pk=leader_id)
    before = leader.portrait_id
    _fill(leader, facts)
    if facts.drop_portrait:
        leader.portrait = None
    if facts.portrait:
        leader.portrait = _portrait(facts, by)
    leader.save()
    _settle(leader, timezone.localdate(at), pictures=[before, leader.portrait_id])
    audit(
        act=f"organisation.{'change' if leader_id else 'enter'}", on=leader, by=by, at=at,
        after=_kept(leader), basis=BASIS, role=role_names(by),
    )  # fmt: skip
    return leader


@transaction.atomic
def drop_leader(*, leader_id: int, by: User, at: datetime) -> Leader:
    """Take off a card that was entered by mistake; who left office is given a last day instead.

    Refuses: not_allowed. Raises Leader.DoesNotExist for another portal's.
    """
    refuse_without_right(by)
    leader: Leader = Leader.objects.select_for_update(of=("self",)).get(pk=leader_id)
    audit(
        act="organisation.drop", on=leader, by=by, at=at, before=_kept(leader), basis=BASIS,
        role=role_names(by),
    )  # fmt: skip
    forget_entry(kind=KIND, object_key=leader.key)
    portrait = leader.portrait_id
    leader.delete()
    settle(Picture, filter(None, [portrait]))
    announce(leaders_changed, site_id=leader.site_id)
    return leader


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileFacts:
    """Fields of ``UnitProfile`` of the same names."""

    functions: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    hours: str = ""
    latitude: float | None = None
    longitude: float | None = None
    shown: bool = True


@transaction.atomic
def save_profile(*, unit_id: int, facts: ProfileFacts, by: User, at: datetime) -> UnitProfile:
    """Tell residents of a unit. Refuses: not_allowed, wrong_unit, wrong_place.

    Legal basis: organisation:units
    """
    refuse_without_right(by)
    unit = Unit.objects.select_for_update(of=("self",)).filter(pk=unit_id).first()
    if unit is None:
        raise Refusal("wrong_unit", "Hãy chọn một đơn vị của cổng.")
    if (facts.latitude is None) != (facts.longitude is None):
        raise Refusal("wrong_place", "Ghi cả vĩ độ và kinh độ, hoặc để trống cả hai.")
    profile = UnitProfile.objects.filter(unit=unit).first() or UnitProfile(
        site=open_site(), unit=unit
    )
    profile.functions = clean(facts.functions).strip()
    for name in ("address", "phone", "email", "hours"):
        setattr(profile, name, " ".join(clean(getattr(facts, name)).split()))
    profile.latitude, profile.longitude = facts.latitude, facts.longitude
    profile.shown = facts.shown
    profile.save()
    audit(
        act="organisation.profile", on=unit, by=by, at=at, basis="organisation:units",
        role=role_names(by), after={"phone": profile.phone, "shown": profile.shown},
    )  # fmt: skip
    announce(leaders_changed, site_id=unit.site_id)
    return profile


@transaction.atomic
def settle_day(*, day: date) -> int:
    """Let terms begin and end by date in the open portal; returns for how many leaders they did.

    The portrait of who left office is private again, the search forgets them.
    """
    changed = 0
    for leader in Leader.objects.select_for_update(of=("self",)):
        if leader.was_shown is not leader.holds_on(day):
            _settle(leader, day, pictures=[leader.portrait_id])
            changed += 1
    return changed


def _settle(leader: Leader, day: date, *, pictures: list[int | None]) -> None:
    leader.was_shown = leader.holds_on(day)
    leader.save(update_fields=["was_shown"])
    settle(Picture, filter(None, pictures))
    settle_entry(leader, day)
    announce(leaders_changed, site_id=leader.site_id)


def _fill(leader: Leader, facts: LeaderFacts) -> None:
    lines = ("full_name", "title", "body", "phone", "email", "room")
    for name in lines:
        setattr(leader, name, " ".join(clean(getattr(facts, name)).split()))
    check_leader(
        full_name=leader.full_name, title=leader.title, starts_on=facts.starts_on,
        ends_on=facts.ends_on,
    )  # fmt: skip
    leader.biography, leader.duties = clean(facts.biography).strip(), clean(facts.duties).strip()
    leader.starts_on, leader.ends_on = facts.starts_on, facts.ends_on
    leader.position, leader.is_spokesperson = facts.position, facts.is_spokesperson
    leader.unit = None
    if facts.unit_id is not None:
        leader.unit = Unit.objects.filter(pk=facts.unit_id).first()
        if leader.unit is None:
            raise Refusal("wrong_unit", "Hãy chọn một đơn vị của cổng.")
    if not leader.key:
        taken = set(Leader.objects.values_list("key", flat=True))
        leader.key = unique_slug(leader.full_name, taken, KEY_LENGTH)


def _portrait(facts: LeaderFacts, by: User) -> Picture:
    upload = facts.portrait
    kind = check_picture(upload, size=upload.size)
    check_whole_picture(upload)
    upload.name = f"{slug(facts.full_name)}.{kind.extension}"
    picture = Picture(
        site=open_site(), title=f"Chân dung {facts.full_name}", file=upload, uploaded_by_user=by,
        description=f"Chân dung {facts.title} {facts.full_name}",
    )  # fmt: skip
    picture.save()
    return picture


def _kept(leader: Leader) -> dict[str, Any]:
    return {
        "full_name": leader.full_name, "post_title": leader.title,
        "starts_on": leader.starts_on.isoformat(),
        "ends_on": leader.ends_on.isoformat() if leader.ends_on else "",
    }  # fmt: skip
