"""Writes on portals. Each act is one transaction and is recorded in the portal's audit chain."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction

from conglang.core.errors import Refusal
from conglang.tenancy.choices import HostKind, Level, PortalState
from conglang.tenancy.hosts import clean_host
from conglang.tenancy.models import Agency, PortalHost
from conglang.tenancy.provisioning import NewPortal, steps
from conglang.tenancy.queries import agency_of_host
from conglang.tenancy.recording import record_portal_act
from conglang.tenancy.scoping import within_site

if TYPE_CHECKING:
    from collections.abc import Callable

#: Made by an app above: creates and returns the Wagtail site of a new portal.
SiteMaker = "Callable[[str, str], Any]"
_site_maker: list[Callable[[str, str], Any]] = []


def register_site_maker(make: Callable[[str, str], Any]) -> None:
    """``make(host, portal_name)`` creates the root page and Wagtail site of a new portal."""
    _site_maker[:] = [make]


def _parent(parent_host: str | None) -> Agency | None:
    if not parent_host:
        return None
    parent = agency_of_host(clean_host(parent_host))
    if parent is None:
        raise Refusal(
            "unknown_parent",
            f"Không có cổng cấp trên “{parent_host}”. Xem các cổng hiện có bằng lệnh: "
            "conglang portal list",
        )
    return parent


def _free_host(host: str) -> str:
    value = clean_host(host)
    taken = agency_of_host(value)
    if taken is not None:
        raise Refusal("host_taken", f"Tên miền “{value}” đang dùng cho cổng “{taken.portal_name}”.")
    return value


@transaction.atomic
def create_portal(
    *,
    level: str,
    name: str,
    host: str,
    parent_host: str | None = None,
    admin_email: str = "",
    at: datetime,
    details: dict[str, str] | None = None,
) -> Agency:
    """Create a complete portal by the registered provisioning steps.

    details: further fields of the legal profile (address, phone, …).
    Refuses: bad_host, host_taken, unknown_parent, bad_level, bad_name. Nothing is kept then.
    Legal basis: portal:component
    """
    if level not in Level.values:
        raise Refusal(
            "bad_level", f"Cấp “{level}” không có. Chọn một trong: {', '.join(Level.values)}."
        )
    if not name.strip():
        raise Refusal("bad_name", 'Chưa ghi tên cơ quan. Ví dụ: --name "xã Hòn Đất"')
    parent, host = _parent(parent_host), _free_host(host)
    profile = _profile(level, name.strip(), details or {})
    site = _site_maker[0](host, profile["portal_name"])
    agency = Agency.objects.create(site=site, level=level, parent=parent, **profile)
    PortalHost.objects.create(host=host, site=site, kind=HostKind.PRIMARY)
    with within_site(site):
        record_portal_act("portal.create", agency, at=at, note=f"Tạo cổng {agency.portal_name}")
        for step_name, step in steps():
            sentence = step(NewPortal(agency=agency, admin_email=admin_email, at=at))
            record_portal_act(f"portal.provision.{step_name}", agency, at=at, note=sentence)
    return agency


def _profile(level: str, name: str, details: dict[str, str]) -> dict[str, str]:
    lower = name[0].lower() + name[1:]
    owner = name if level == Level.DEPARTMENT else f"Ủy ban nhân dân {lower}"
    if name.lower().startswith("ủy ban nhân dân"):
        owner, lower = name, name[len("ủy ban nhân dân") :].strip()
    kind = "Cổng" if level == Level.PROVINCE else "Trang"
    return {"name": owner, "portal_name": f"{kind} thông tin điện tử {lower}", **details}


def _agency(host: str) -> Agency:
    agency = agency_of_host(clean_host(host))
    if agency is None:
        raise Refusal(
            "unknown_host", f"Không có cổng nào ở tên miền “{host}”. Xem: conglang portal list"
        )
    return agency


@transaction.atomic
def rename_host(*, old: str, new: str, at: datetime) -> Agency:
    """Give a portal a new primary host; the old one answers 301 for ever.

    Refuses: unknown_host, bad_host, host_taken.
    """
    agency = _agency(old)
    own = PortalHost.objects.filter(host=clean_host(new), site=agency.site).first()
    value = own.host if own else _free_host(new)
    PortalHost.objects.filter(site=agency.site, kind=HostKind.PRIMARY).update(kind=HostKind.FORMER)
    PortalHost.objects.update_or_create(
        host=value, defaults={"site": agency.site, "kind": HostKind.PRIMARY}
    )
    before = agency.site.hostname
    agency.site.hostname = value
    agency.site.save()
    with within_site(agency.site):
        record_portal_act("portal.rename_host", agency, at=at, note=f"{before} → {value}")
    return agency


@transaction.atomic
def add_alias(*, host: str, alias: str, at: datetime) -> Agency:
    """Let another host lead (301) to the portal. Refuses: unknown_host, bad_host, host_taken."""
    agency = _agency(host)
    value = _free_host(alias)
    PortalHost.objects.create(host=value, site=agency.site, kind=HostKind.ALIAS)
    with within_site(agency.site):
        record_portal_act("portal.add_alias", agency, at=at, note=value)
    return agency


def suspend_portal(*, host: str, at: datetime) -> Agency:
    """Residents get a notice page (503) until the portal is resumed; staff may still work."""
    return _move(host, {PortalState.ACTIVE}, PortalState.SUSPENDED, "portal.suspend", at)


def resume_portal(*, host: str, at: datetime) -> Agency:
    """Open a suspended or archived portal again."""
    sources = {PortalState.SUSPENDED, PortalState.ARCHIVED}
    return _move(host, sources, PortalState.ACTIVE, "portal.resume", at)


def archive_portal(*, host: str, at: datetime) -> Agency:
    """Keep a portal readable for residents while nothing in it can change any more."""
    sources = {PortalState.ACTIVE, PortalState.SUSPENDED}
    return _move(host, sources, PortalState.ARCHIVED, "portal.archive", at)


@transaction.atomic
def _move(
    host: str, sources: set[PortalState], target: PortalState, act: str, at: datetime
) -> Agency:
    agency = Agency.objects.select_for_update().get(pk=_agency(host).pk)
    if agency.state not in sources:
        raise Refusal(
            "wrong_state",
            f"Cổng “{agency.portal_name}” hiện: {agency.get_state_display().lower()}.",
        )
    agency.state = target
    agency.save(update_fields=["state"])
    with within_site(agency.site):
        record_portal_act(act, agency, at=at, note=agency.get_state_display())
    return agency
