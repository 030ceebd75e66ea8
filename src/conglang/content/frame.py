"""What stands around every public page: masthead, menu and footer of the open portal."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.templatetags.static import static

from conglang.content.dependencies import built_from
from conglang.tenancy.models import Agency
from conglang.tenancy.queries import components_of


@dataclass(slots=True)
class MenuItem:
    label: str
    url: str
    current: bool = False
    children: list[MenuItem] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class NamedLink:
    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Footer:
    """Who answers for the portal and how to reach them (A-07).

    Legal basis: portal:footer
    """

    owner: str
    responsible: str
    responsible_post: str
    address: str
    phone: str
    phone_href: str
    email: str
    note: str
    components: list[NamedLink]
    parent: NamedLink | None


@dataclass(frozen=True, slots=True)
class FrameAlert:
    """A line over every page. kind: in words; tone: "bad" or "wait"; url: may be empty."""

    kind: str
    text: str
    tone: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Frame:
    name: str
    parent_name: str
    emblem_url: str
    emblem_alt: str
    colour: str
    menu: list[MenuItem]
    footer: Footer
    is_demo: bool
    alerts: list[FrameAlert] = field(default_factory=list)


MenuBuilder = Callable[[str], list[MenuItem]]
_menu_builder: list[MenuBuilder] = []


def register_menu(builder: MenuBuilder) -> None:
    """``builder(path)`` gives the menu of the open portal; at most seven items across."""
    _menu_builder[:] = [builder]


AlertTeller = Callable[[Agency], list[FrameAlert]]
_alert_tellers: list[AlertTeller] = []


def register_alerts(teller: AlertTeller) -> None:
    """``teller(agency)`` gives the lines that stand over every page of the open portal now."""
    _alert_tellers.append(teller)


def frame_of(agency: Agency, path: str) -> Frame:
    """Masthead, menu and footer for a page at ``path`` of an agency's portal."""
    built_from(f"agency:{agency.pk}", "menu", "alerts")
    parent = agency.parent
    return Frame(
        name=agency.portal_name,
        parent_name=parent.name if parent else "",
        emblem_url=agency.emblem.url if agency.emblem else static("ui/art/emblem-demo.svg"),
        emblem_alt=f"Biểu trưng {agency.name}",
        colour=agency.colour,
        menu=_menu_builder[0](path) if _menu_builder else [],
        footer=_footer(agency, parent),
        is_demo=bool(settings.DEMO or settings.STAGING),
        alerts=[alert for teller in _alert_tellers for alert in teller(agency)],
    )


def _footer(agency: Agency, parent: Agency | None) -> Footer:
    digits = "".join(sign for sign in agency.phone if sign.isdigit() or sign == "+")
    return Footer(
        owner=agency.name,
        responsible=agency.responsible,
        responsible_post=agency.responsible_post,
        address=agency.address,
        phone=agency.phone,
        phone_href=f"tel:{digits}" if digits else "",
        email=agency.email,
        note=f"Ghi rõ nguồn “{agency.portal_name}” khi trích dẫn lại thông tin từ trang này.",
        components=[
            NamedLink(each.portal_name, each.base_url + "/") for each in components_of(agency)
        ],
        parent=NamedLink(parent.portal_name, parent.base_url + "/") if parent else None,
    )


def frame_context(request: Any) -> dict[str, Any]:
    """Template context every public page needs."""
    return {"portal": frame_of(request.agency, request.path)}
