"""Questions about portals; they look at the whole installation and say so."""

from __future__ import annotations

from dataclasses import dataclass

from wagtail.models import Site

from conglang.core.deadlines import Session, WorkCalendar
from conglang.tenancy.choices import HostKind, PortalState
from conglang.tenancy.models import Agency, PortalHost
from conglang.tenancy.scoping import open_site
from conglang.vocabulary.queries import special_days


def portal_host(host: str) -> PortalHost | None:
    """The registered host with its site and agency, in one query; None when unknown."""
    return (
        PortalHost.objects.select_related("site__agency__parent__site", "site__root_page")
        .filter(host=host.lower().rstrip("."))
        .first()
    )


def agency_of_host(host: str) -> Agency | None:
    """The agency whose portal answers on ``host`` (primary, alias or former)."""
    found = portal_host(host)
    return found.site.agency if found else None


@dataclass(frozen=True, slots=True)
class PortalRow:
    host: str
    name: str
    level: str
    state: str
    parent: str
    url: str


def portals_for_listing() -> list[PortalRow]:
    """Every portal of the installation, parents before their components, then by name."""
    agencies = Agency.objects.select_related("site", "parent").order_by("parent__name", "name")
    return [_row(agency) for agency in agencies]


def _row(agency: Agency) -> PortalRow:
    return PortalRow(
        host=agency.site.hostname,
        name=agency.portal_name,
        level=agency.get_level_display(),
        state=agency.get_state_display(),
        parent=agency.parent.name if agency.parent else "",
        url=agency.base_url,
    )


def portal_details(host: str) -> list[tuple[str, str]] | None:
    """Label and value pairs that describe one portal to an operator; None when unknown."""
    agency = agency_of_host(host)
    if agency is None:
        return None
    row = _row(agency)
    others = agency.site.hosts.exclude(kind=HostKind.PRIMARY).order_by("host")
    return [
        ("Tên cổng", row.name),
        ("Cơ quan", agency.name),
        ("Cấp", row.level),
        ("Tình trạng", row.state),
        ("Địa chỉ", row.url),
        ("Cổng cấp trên", row.parent),
        ("Tên miền khác", ", ".join(f"{each.host} ({each.get_kind_display()})" for each in others)),
        ("Người chịu trách nhiệm", agency.responsible),
        ("Điện thoại", agency.phone),
        ("Thư điện tử", agency.email),
        ("Ngày tạo", agency.created_at.strftime("%d/%m/%Y")),
    ]


def working_portals() -> list[Site]:
    """The sites of all portals at work: not archived, by id."""
    return list(
        Site.objects.filter(agency__isnull=False)
        .exclude(agency__state=PortalState.ARCHIVED).order_by("pk")
    )  # fmt: skip


def components_of(agency: Agency) -> list[Agency]:
    """Active component portals of a parent portal, by name (A-11)."""
    return list(agency.components.filter(state="active").select_related("site").order_by("name"))


def work_calendar() -> WorkCalendar:
    """When the office of the open portal works: its own hours, the country's days off."""
    agency = Agency.objects.get(site=open_site())
    hours = (
        Session(agency.morning_from, agency.morning_to),
        Session(agency.afternoon_from, agency.afternoon_to),
    )
    return WorkCalendar.of(special_days(), hours=hours)
