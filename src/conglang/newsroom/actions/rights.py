"""The chief sets the switches of a person in a section."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from conglang.accounts.models import User
from conglang.accounts.permissions import may, role_names
from conglang.accounts.queries import has_second_factor, person_here
from conglang.accounts.rules import MANAGE_RIGHTS
from conglang.audit.actions import record as audit
from conglang.core.errors import Refusal
from conglang.core.text import clean
from conglang.foundation.announce import announce
from conglang.newsroom.choices import Right
from conglang.newsroom.models import RightSwitch, SectionPage
from conglang.newsroom.queries import roles_on
from conglang.newsroom.signals import rights_changed
from conglang.newsroom.switch_rules import OF_THE_BOARD, may_be_lent
from conglang.tenancy.scoping import open_site


@dataclass(frozen=True, slots=True)
class Term:
    """From which day to which (inclusive, None: until further notice) switches hold, and why."""

    starts_on: date
    ends_on: date | None = None
    note: str = ""


@transaction.atomic
def set_switches(
    *,
    person_id: int,
    section_id: int | None,
    wanted: Mapping[str, bool | None],
    term: Term,
    by: User,
    at: datetime,
) -> list[RightSwitch]:
    """Set the five switches of a person in a section (None: the whole portal); returns those kept.

    wanted: right → given, withheld, or None for “as the role says”, which takes the switch away.
    Refuses: not_allowed, own_rights, unknown_person, unknown_section, no_post, not_of_the_board,
    no_second_factor, wrong_days.
    Legal basis: board:roles
    """
    person = _person(person_id, by)
    section = _section(section_id)
    rows = RightSwitch.objects.select_for_update(of=("self",)).filter(
        person=person, section=section
    )
    before = {each.permission: each for each in rows}
    said = _words(before)
    _refuse_impossible(person, wanted, before, term)
    kept = []
    for right in Right.values:
        switch, value = before.get(right), wanted.get(right)
        if value is None:
            if switch:
                switch.delete()
            continue
        switch = switch or RightSwitch(
            site=open_site(), person=person, section=section, permission=right
        )
        switch.allowed, switch.note = value, clean(term.note).strip()
        switch.starts_on, switch.ends_on = term.starts_on, term.ends_on
        switch.given_by, switch.given_at = by, at
        switch.save()
        kept.append(switch)
    _record(person, section, said, _words({each.permission: each for each in kept}), term, by, at)
    return kept


def _person(person_id: int, by: User) -> User:
    if not may(by, MANAGE_RIGHTS):
        raise Refusal("not_allowed", "Chỉ trưởng ban phân quyền theo chuyên mục.")
    person = person_here(person_id)
    if person is None:
        raise Refusal("unknown_person", "Người này không có vai trò ở cổng.")
    if person.pk == by.pk:
        raise Refusal("own_rights", "Không ai tự đổi quyền của mình. Hãy để trưởng ban khác đổi.")
    return person


def _section(section_id: int | None) -> SectionPage | None:
    if section_id is None:
        return None
    section: SectionPage | None = SectionPage.objects.filter(pk=section_id).first()
    if section is None:
        raise Refusal("unknown_section", "Chuyên mục này không có trong cổng.")
    return section


def _refuse_impossible(
    person: User,
    wanted: Mapping[str, bool | None],
    before: Mapping[str, RightSwitch],
    term: Term,
) -> None:
    if term.ends_on and term.ends_on < term.starts_on:
        raise Refusal("wrong_days", "Ngày kết thúc phải từ ngày bắt đầu trở đi.")
    roles = roles_on(person, term.starts_on)
    lent = [right for right in Right.values if wanted.get(right)]
    for right in lent:
        if may_be_lent(right, roles):
            continue
        if right in OF_THE_BOARD and roles:
            raise Refusal(
                "not_of_the_board",
                f"Quyền “{Right(right).label.lower()}” chỉ giao cho người giữ vai trò trong Ban "
                "Biên tập. Hãy giao vai trò trước.",
            )
        raise Refusal(
            "no_post",
            "Người này không giữ vai trò nào về nội dung ở cổng từ ngày đó, nên không nhận quyền "
            "viết, sửa, duyệt, đăng, gỡ.",
        )
    new = [right for right in lent if right not in before or not before[right].allowed]
    if OF_THE_BOARD.intersection(new) and not has_second_factor(person):
        raise Refusal(
            "no_second_factor",
            "Ai duyệt, đăng hoặc gỡ bài phải đăng nhập hai bước. Người này cần bật xác thực hai "
            "bước ở trang hồ sơ của mình trước.",
        )


def _words(switches: Mapping[str, RightSwitch]) -> dict[str, str]:
    return {
        f"right_{right}": "given" if each.allowed else "withheld"
        for right, each in switches.items()
    }  # fmt: skip


def _record(
    person: User,
    section: SectionPage | None,
    before: dict[str, str],
    after: dict[str, str],
    term: Term,
    by: User,
    at: datetime,
) -> None:
    days = {"starts_on": term.starts_on.isoformat()}
    if term.ends_on:
        days["ends_on"] = term.ends_on.isoformat()
    audit(
        act="rights.change", on=person, by=by, at=at, role=role_names(by),
        note=clean(term.note).strip(), basis="board:roles", before=before,
        after={"section": section.title if section else "Toàn cổng", **after, **days},
    )  # fmt: skip
    announce(rights_changed, person_id=person.pk, site_id=open_site().pk)
