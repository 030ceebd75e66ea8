"""A portal with people who have addresses, and notices to them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from conglang.accounts.models import User
from conglang.notifications import actions
from conglang.notifications.kinds import register_kind
from conglang.notifications.models import Mail, Notice
from conglang.tenancy.models import Agency
from conglang.tenancy.scoping import within_site
from tests.accounts.factories import client_of, make_person, make_portal

AT = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)

register_kind("test.work", "Việc thử")
register_kind("test.news", "Tin thử", must_act=False)


@dataclass(eq=False)
class Office:
    """A portal with an administrator, an editor and a contributor who have addresses."""

    portal: Agency
    admin: User
    editor: User
    contributor: User

    @property
    def site(self) -> Any:
        return self.portal.site

    def inside(self) -> Any:
        return within_site(self.site)

    def fresh(self) -> Office:
        """The same office as the database has it: what people are remembered to hold is asked."""
        people = [User.objects.get(pk=each.pk) for each in (self.admin, self.editor)]
        return Office(
            Agency.objects.select_related("site__root_page").get(pk=self.portal.pk), *people,
            User.objects.get(pk=self.contributor.pk),
        )  # fmt: skip

    def browser(self, person: User) -> Any:
        return client_of(person, self.portal)


def make_office(host: str = "hondat.test") -> Office:
    portal = make_portal(host)
    people = {
        role: make_person(portal, role, email=f"{role.replace('_', '.')}@{host}")
        for role in ("portal_admin", "editor", "contributor")
    }
    return Office(portal, people["portal_admin"], people["editor"], people["contributor"])


def tell(office: Office, *people: User, at: datetime = AT, **more: Any) -> int:
    facts = {
        "kind": "test.work", "subject": "Bài “Đường liên ấp” chờ duyệt",
        "text": "Người viết: Tư Rạch.", "path": "/quan-tri/tin-bai/1/", **more,
    }  # fmt: skip
    with office.inside():
        return actions.notify(to=people, at=at, **facts)


def mails(office: Office) -> list[Mail]:
    with office.inside():
        return list(Mail.objects.order_by("pk"))


def only_mail(office: Office) -> Mail:
    (mail,) = mails(office)
    return mail


def notices_of(office: Office, person: User) -> list[Notice]:
    with office.inside():
        return list(Notice.objects.of(person))
