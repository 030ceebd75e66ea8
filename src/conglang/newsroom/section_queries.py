"""Questions that the screen of sections asks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import models

from conglang.newsroom.models import ArticlePage, SectionPage
from conglang.tenancy.scoping import open_site

#: Depth of a section of the first level: root of the tree, home page, section.
TOP_DEPTH = 3
#: The menu has room for so many sections between “Trang chủ” and “Sơ đồ cổng”.
MENU_ROOM = 5


@dataclass(slots=True)
class SectionRow:
    """A section with what its line tells."""

    section: SectionPage
    depth: int
    articles: int
    first: bool
    last: bool
    outside_menu: bool


def home_page() -> Any:
    """The home page of the open portal."""
    return open_site().root_page


def siblings_of(parent: Any) -> list[SectionPage]:
    """Sections directly below a page, shown or hidden, in the portal's order."""
    return list(SectionPage.objects.child_of(parent).order_by("position", "path"))


def sections_of_first_level() -> list[SectionPage]:
    """Sections that others can stand below."""
    return siblings_of(home_page())


def section_rows() -> list[SectionRow]:
    """Every section as a tree in its order, hidden ones too, with the number of live articles."""
    sections = list(SectionPage.objects.order_by("position", "path"))
    counts = _live_articles(sections)
    tops = [each for each in sections if each.depth == TOP_DEPTH]
    in_menu = [each.pk for each in tops if each.live and each.show_in_menus]
    outside = set(in_menu[MENU_ROOM:])
    rows: list[SectionRow] = []
    for top in tops:
        below = [
            each for each in sections if each.depth > TOP_DEPTH and each.path.startswith(top.path)
        ]
        rows.append(_row(top, tops, counts, outside))
        rows += [_row(each, below, counts, outside) for each in below]
    return rows


def _row(
    section: SectionPage, row: list[SectionPage], counts: dict[str, int], outside: set[int]
) -> SectionRow:
    return SectionRow(
        section=section,
        depth=section.depth - TOP_DEPTH,
        articles=counts.get(section.path, 0),
        first=row[0].pk == section.pk,
        last=row[-1].pk == section.pk,
        outside_menu=section.pk in outside,
    )


def _live_articles(sections: list[SectionPage]) -> dict[str, int]:
    # One query: articles stand directly below their section, so its path is theirs without the end.
    steps = SectionPage.steplen
    rows = (
        ArticlePage.objects.live()
        .order_by()
        .annotate(
            parent_path=models.functions.Substr(
                "path", 1, models.functions.Length("path") - models.Value(steps)
            )
        )
        .values_list("parent_path")
        .annotate(models.Count("pk"))
    )
    found = dict(rows)
    return {section.path: found.get(section.path, 0) for section in sections}
