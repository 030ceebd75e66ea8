"""Everything that belongs to one portal, as plain values, to see whether anything changed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import models
from wagtail.models import AbstractPage, Revision

from conglang.accounts.models import User
from conglang.content.models import BasePage
from conglang.tenancy.models import SiteOwned
from conglang.tenancy.scoping import every_site
from tests.isolation.exempt import CHILDREN, OF_PEOPLE
from tests.isolation.world import Portal

Snapshot = dict[str, dict[Any, tuple[Any, ...]]]


def rows_of(portal: Portal, model: type[models.Model]) -> models.QuerySet[Any] | None:
    """Rows of a table that belong to the portal; None for tables of nobody in particular."""
    rows = model._base_manager.all()
    label = model._meta.label
    people = [person.pk for person in portal.people.values()]
    if issubclass(model, SiteOwned | BasePage):
        return rows.filter(site=portal.site)
    if label in CHILDREN:
        return rows.filter(**{CHILDREN[label]: portal.site})
    if label in OF_PEOPLE:
        return rows.filter(**{f"{OF_PEOPLE[label]}__in": people})
    if model is User:
        return rows.filter(pk__in=people).defer("last_login")
    if model is Revision:
        pages = BasePage._base_manager.filter(site=portal.site).values_list("pk", flat=True)
        return rows.filter(object_id__in=[str(pk) for pk in pages])
    return None


def snapshot(portal: Portal) -> Snapshot:
    """All rows and files of a portal."""
    taken: Snapshot = {}
    with every_site(reason="a test compares everything of one portal before and after"):
        for model in apps.get_models():
            rows = rows_of(portal, model)
            if rows is not None:
                names = [f.attname for f in model._meta.concrete_fields if f.name != "last_login"]
                found = rows.values_list("pk", *names)
                taken[model._meta.label] = {row[0]: tuple(map(str, row)) for row in found}
    folder = Path(settings.MEDIA_ROOT) / str(portal.site.pk)
    files = [path for path in folder.rglob("*") if path.is_file() and "/anh/" not in str(path)]
    taken["files"] = {str(path): (path.stat().st_size,) for path in files}
    return taken


def differences(before: Snapshot, after: Snapshot) -> list[str]:
    """One line for each row that came, went or changed."""
    lines = []
    for label in before:
        old, new = before[label], after[label]
        lines += [f"{label} {pk} went" for pk in old.keys() - new.keys()]
        lines += [f"{label} {pk} came" for pk in new.keys() - old.keys()]
        changed = [pk for pk in old.keys() & new.keys() if old[pk] != new[pk]]
        lines += [f"{label} {pk} changed: {old[pk]} → {new[pk]}" for pk in changed]
    return sorted(lines)


def is_page(model: type[models.Model]) -> bool:
    return issubclass(model, AbstractPage)
