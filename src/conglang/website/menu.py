"""The menu of a portal: home, the sections of the first level, the site map."""

from __future__ import annotations

from conglang.content.frame import MenuItem
from conglang.newsroom.models import SectionPage
from conglang.newsroom.queries import sections_in_order

MOST_ACROSS = 7


def portal_menu(path: str) -> list[MenuItem]:
    """At most seven items: Trang chủ, up to five sections, Sơ đồ cổng (A-05).

    Legal basis: portal:menu
    """
    sections = [section for section in sections_in_order() if section.show_in_menus]
    tops = [section for section in sections if section.depth == 3][: MOST_ACROSS - 2]
    items = [MenuItem("Trang chủ", "/", current=path == "/")]
    items += [_item(top, sections, path) for top in tops]
    items.append(MenuItem("Sơ đồ cổng", "/so-do-cong/", current=path == "/so-do-cong/"))
    return items


def _item(section: SectionPage, sections: list[SectionPage], path: str) -> MenuItem:
    below = [
        MenuItem(each.title, each.address, current=path == each.address)
        for each in sections
        if each.depth == section.depth + 1 and each.path.startswith(section.path)
    ]
    return MenuItem(
        section.title, section.address, current=path.startswith(section.address), children=below
    )
