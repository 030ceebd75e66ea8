"""The accounts that the demonstration prints: one for each role in each portal."""

from __future__ import annotations

from dataclasses import dataclass

from conglang.accounts.choices import Role
from conglang.accounts.requests import DEMO_PASSWORD
from conglang.tenancy.models import base_url
from conglang.website.demo.cast import CastPortal, the_cast

#: How many people of a role are printed in the main portal; one elsewhere.
PRINTED = {Role.CONTRIBUTOR: 3, Role.EDITOR: 2, Role.DEPUTY_CHIEF: 3}
MAIN_HOST = "localhost"


@dataclass(frozen=True, slots=True)
class DemoAccount:
    """host: empty for the administrator of the platform, who enters through any portal."""

    portal: str
    host: str
    role: str
    username: str
    password: str
    name: str
    unit: str
    url: str


def demo_accounts() -> list[DemoAccount]:
    """One account for each role of each portal, the main portal first, then the platform's."""
    cast = the_cast()
    portals = sorted(cast.portals, key=lambda portal: portal.host != MAIN_HOST)
    accounts = [account for portal in portals for account in _accounts_of(portal)]
    return [*accounts, _platform_account(cast.platform_user, cast.platform_name)]


def _accounts_of(portal: CastPortal) -> list[DemoAccount]:
    units = {unit.key: unit.name for unit in portal.units}
    chosen: list[DemoAccount] = []
    for role in Role:
        people = [person for person in portal.people if person.role == role]
        count = PRINTED.get(role, 1) if portal.host == MAIN_HOST else 1
        chosen += [
            DemoAccount(
                portal=portal.short, host=portal.host, role=str(role.label), username=person.user,
                password=DEMO_PASSWORD, name=person.name, unit=units.get(person.unit, ""),
                url=f"{base_url(portal.host)}/quan-tri/",
            )
            for person in people[:count]
        ]  # fmt: skip
    return chosen


def _platform_account(user: str, name: str) -> DemoAccount:
    return DemoAccount(
        portal="Mọi cổng", host="", role="Quản trị nền tảng", username=user,
        password=DEMO_PASSWORD, name=name, unit="", url=f"{base_url(MAIN_HOST)}/quan-tri/",
    )  # fmt: skip


def accounts_table() -> str:
    """The accounts as text for a terminal: portal, address, then role and user name in columns."""
    accounts = demo_accounts()
    width = max(len(account.role) for account in accounts)
    name_width = max(len(account.username) for account in accounts)
    lines = [f"Tài khoản minh họa (mật khẩu chung: {DEMO_PASSWORD})"]
    heading = ""
    for account in accounts:
        if f"{account.portal}: {account.url}" != heading:
            heading = f"{account.portal}: {account.url}"
            lines += ["", heading]
        told = f"{account.name}, {account.unit}" if account.unit else account.name
        lines.append(f"  {account.role:<{width}}  {account.username:<{name_width}}  {told}")
    return "\n".join(lines)
