"""What the roof adds to a new portal: its page tree, and its first administrator's invitation."""

from __future__ import annotations

from itertools import chain, count
from typing import Any

from django.db import transaction
from wagtail.models import Site

from conglang.accounts.actions import create_person, give_post, issue_ticket
from conglang.accounts.choices import Role, TicketKind
from conglang.accounts.models import User
from conglang.content.models import BasePage
from conglang.newsroom.models import SectionPage
from conglang.tenancy.provisioning import NewPortal
from conglang.tenancy.scoping import every_site
from conglang.website.models import HomePage
from conglang.website.sections import STANDARD_SECTIONS, StandardSection


@transaction.atomic
def make_site(host: str, portal_name: str) -> Site:
    """Create the home page and the Wagtail site of a new portal."""
    with every_site(reason="a new portal's home page goes under the root of the whole tree"):
        root = BasePage.get_first_root_node()
        # An underscore is in no host, so hosts that differ in a dot differ here too.
        home = HomePage(
            title=portal_name, slug=host.replace(".", "_"), live=True, show_in_menus=True
        )
        root.add_child(instance=home)
        site = Site.objects.create(
            hostname=host, port=80, site_name=portal_name[:255], root_page=home,
            is_default_site=False,
        )  # fmt: skip
        home.site = site  # pages below are made from this object and take their portal from it
        home.save(update_fields=["site"])
    return site


def make_sections(new: NewPortal) -> str:
    """Provisioning step: the level's standard sections."""
    home = HomePage.objects.get(site=new.agency.site)
    count = _add(home, STANDARD_SECTIONS[new.agency.level])
    return f"{count} chuyên mục chuẩn"


def _add(parent: Any, sections: list[StandardSection]) -> int:
    count = 0
    for position, each in enumerate(sections, start=1):
        section = SectionPage(
            title=each.title, slug=each.key, intro=each.intro, kind=each.kind, on_home=each.on_home,
            position=position, live=True, show_in_menus=True,
        )  # fmt: skip
        parent.add_child(instance=section)
        count += 1 + _add(section, each.children)
    return count


def _administrator_name(host: str) -> str:
    """A user name that tells the portal, with a number if another portal's has it already."""
    wanted = f"quantri.{host.replace('.', '-')}"
    names = chain([wanted[:60]], (f"{wanted[:54]}.{number}" for number in count(2)))
    return next(name for name in names if not User.objects.filter(username=name).exists())


def invite_first_administrator(new: NewPortal) -> str:
    """Provisioning step: a first administrator, who comes in through an expiring link."""
    host = new.agency.site.hostname
    person = create_person(
        username=_administrator_name(host), full_name="Quản trị cổng",
        email=new.admin_email, by=None, at=new.at,
    )  # fmt: skip
    give_post(
        person=person, role=Role.PORTAL_ADMIN, starts_on=new.at.date(), by=None, at=new.at
    )  # fmt: skip
    _, secret = issue_ticket(person=person, kind=TicketKind.INVITATION, by=None, at=new.at)
    # For the caller's eyes only; the secret itself is kept nowhere.
    new.agency.invitation_url = f"{new.agency.base_url}/tai-khoan/thu-moi/{secret}/"  # type: ignore[attr-defined]
    return f"Mời {person.username}"
