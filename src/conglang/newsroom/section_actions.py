"""Acts on sections: a tree of two levels that the portal itself arranges. Nothing is deleted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from conglang.accounts.models import User
from conglang.accounts.permissions import role_names
from conglang.audit.actions import record
from conglang.content.addresses import page_slug
from conglang.core.errors import Refusal
from conglang.core.text import clean
from conglang.foundation.announce import announce
from conglang.newsroom.models import ArticlePage, SectionPage
from conglang.newsroom.section_queries import TOP_DEPTH, home_page, siblings_of
from conglang.newsroom.signals import section_changed

GONE = "Chuyên mục này không có trong cổng."


@dataclass(frozen=True, slots=True)
class SectionFacts:
    """What a section says of itself, as a form gives it."""

    title: str
    intro: str = ""
    kind: str = "news"
    in_menu: bool = True
    on_home: bool = True
    slug: str = ""


def _locked(section_id: int) -> SectionPage:
    rows = SectionPage.objects.select_for_update(of=("self",))
    section: SectionPage | None = rows.filter(pk=section_id).first()
    if section is None:
        raise Refusal("unknown_section", GONE)
    return section


def _apply(section: SectionPage, facts: SectionFacts) -> None:
    section.title = clean(facts.title).strip()
    section.draft_title = section.title
    section.intro = clean(facts.intro).strip()
    section.kind, section.show_in_menus = facts.kind, facts.in_menu
    section.on_home = facts.on_home


def facts_of(section: SectionPage) -> dict[str, Any]:
    """What the record keeps of a section."""
    return {
        "title": section.title, "slug": section.slug, "intro": section.intro, "kind": section.kind,
        "in_menu": section.show_in_menus, "on_home": section.on_home,
    }  # fmt: skip


def _record(act: str, section: SectionPage, by: User, at: datetime, **more: Any) -> None:
    record(act=f"section.{act}", on=section, by=by, at=at, role=role_names(by), **more)
    announce(section_changed, section_id=section.pk, site_id=section.site_id)


@transaction.atomic
def create_section(
    *, facts: SectionFacts, parent_id: int | None, by: User, at: datetime
) -> SectionPage:
    """Add a section at the end of the first level, or below a section of the first level.

    Refuses: unknown_section, too_deep, bad_section.
    """
    parent: Any = _locked(parent_id) if parent_id else home_page()
    if parent.depth > TOP_DEPTH:
        raise Refusal(
            "too_deep", "Chuyên mục chỉ có hai cấp. Hãy chọn một chuyên mục cấp trên cùng."
        )
    siblings = siblings_of(parent)
    taken = set(parent.get_children().values_list("slug", flat=True))
    section = SectionPage(
        live=True, position=max((each.position for each in siblings), default=0) + 1,
        slug=page_slug(facts.title, taken, top_level=parent.depth < TOP_DEPTH), owner=by,
    )  # fmt: skip
    _apply(section, facts)
    try:
        parent.add_child(instance=section)
    except ValidationError as error:
        raise Refusal("bad_section", " ".join(error.messages)) from error
    _record("create", section, by, at, after=facts_of(section))
    return section


@transaction.atomic
def change_section_facts(
    *, section_id: int, facts: SectionFacts, by: User, at: datetime
) -> SectionPage:
    """Change what a section says of itself; a new address redirects from the old one.

    facts.slug: empty to keep the address. Articles below keep working under their old address.
    Refuses: unknown_section, bad_section (no title, address taken or reserved).
    """
    section = _locked(section_id)
    before = facts_of(section)
    _apply(section, facts)
    if facts.slug and facts.slug != section.slug:
        taken = set(section.get_siblings(inclusive=False).values_list("slug", flat=True))
        if facts.slug in taken:
            raise Refusal("bad_section", "Đường dẫn này đã có ở cùng cấp. Hãy chọn đường dẫn khác.")
        section.slug = facts.slug
    try:
        section.save()  # Wagtail moves the addresses below and makes the redirects
    except ValidationError as error:
        raise Refusal("bad_section", " ".join(error.messages)) from error
    if before != facts_of(section):
        _record("change", section, by, at, before=before, after=facts_of(section))
    return section


@transaction.atomic
def move_section(*, section_id: int, step: int, by: User, at: datetime) -> bool:
    """Move a section one place up (-1) or down (1) among its siblings; False at either end.

    Refuses: unknown_section.
    """
    section = _locked(section_id)
    row = siblings_of(section.get_parent())
    place = [each.pk for each in row].index(section.pk)
    target = place + (1 if step > 0 else -1)
    if not 0 <= target < len(row):
        return False
    row[place], row[target] = row[target], row[place]
    for position, each in enumerate(row, start=1):
        if each.position != position:
            SectionPage.objects.filter(pk=each.pk).update(position=position)
    _record(
        "move", section, by, at, note="Lên một bậc" if step < 0 else "Xuống một bậc",
        before={"position": place + 1}, after={"position": target + 1},
    )  # fmt: skip
    return True


@transaction.atomic
def hide_section(*, section_id: int, by: User, at: datetime) -> SectionPage:
    """Take an empty section off the portal; it can be shown again.

    Refuses: unknown_section, has_articles, has_sections (residents would lose them too).
    """
    section = _locked(section_id)
    shown = ArticlePage.objects.live().descendant_of(section).count()
    if shown:
        raise Refusal(
            "has_articles",
            f"Chuyên mục còn {shown} bài đã xuất bản. "
            "Chuyển các bài sang chuyên mục khác hoặc gỡ bài trước.",
        )
    if SectionPage.objects.live().child_of(section).exists():
        raise Refusal(
            "has_sections", "Chuyên mục còn chuyên mục con đang hiện. Ẩn chuyên mục con trước."
        )
    return _set_live(section, "hide", by, at, live=False)


@transaction.atomic
def show_section(*, section_id: int, by: User, at: datetime) -> SectionPage:
    """Put a hidden section on the portal again. Refuses: unknown_section, parent_hidden."""
    section = _locked(section_id)
    parent = section.get_parent()
    if section.depth > TOP_DEPTH and not parent.live:
        raise Refusal(
            "parent_hidden", f"Chuyên mục “{parent.title}” đang ẩn. Hiện chuyên mục đó trước."
        )
    return _set_live(section, "show", by, at, live=True)


def _set_live(section: SectionPage, act: str, by: User, at: datetime, *, live: bool) -> SectionPage:
    if section.live != live:
        SectionPage.objects.filter(pk=section.pk).update(live=live)
        section.live = live
        _record(act, section, by, at)
    return section
