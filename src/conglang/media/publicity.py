"""When a picture or a file is public: while a live page of its portal shows it, and no longer."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django.apps import apps
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.models import ReferenceIndex

from conglang.media.models import File, Picture
from conglang.tenancy.scoping import every_site

#: Answers, for ids of a kind, which of them something else than a page shows now, each with the
#: portal that shows it.
Shower = Callable[[set[int]], set[tuple[int, int]]]
_showers: dict[type[Any], list[Shower]] = {}

KINDS: tuple[type[Picture] | type[File], ...] = (Picture, File)


def register_shower(model: type[Picture] | type[File], shower: Shower) -> None:
    """Let something above that is no page say what it shows; it calls ``settle`` when that changes.

    The shower is asked inside ``every_site``.
    """
    _showers.setdefault(model, []).append(shower)


@transaction.atomic
def settle_page(page: Any) -> None:
    """Ask anew what the saved text of a page shows: whether residents may see it now.

    What waits in a revision is not the saved text: a photo that only a draft shows stays private.
    """
    # In the same transaction as the text; what Wagtail's own housekeeping does may come later.
    ReferenceIndex.create_or_update_for_object(page)
    rows = ReferenceIndex.get_references_for_object(page)
    for model in KINDS:
        found = rows.filter(to_content_type=_type_of(model))
        settle(model, found.values_list("to_object_id", flat=True))


@transaction.atomic
def settle(model: type[Picture] | type[File], ids: Iterable[Any]) -> None:
    """Let each of these rows be public exactly when a live page of its portal refers to it.

    Or when something that is no page shows it (``register_shower``).
    """
    wanted = {int(each) for each in ids}
    if not wanted:
        return
    with every_site(reason="each row is asked for in its own portal, also when none is open"):
        # Locked before anything is asked: of two pages that change at once the later sees the
        # earlier.
        locked = model.objects.select_for_update(of=("self",)).filter(pk__in=wanted)
        rows = list(locked.order_by("pk").values_list("pk", "site_id", "shown_publicly"))
        shown = _shown(model, wanted)
        for answer in (True, False):
            changed = [
                pk for pk, site_id, now in rows
                if ((pk, site_id) in shown) is answer and now is not answer
            ]  # fmt: skip
            if changed:
                model.objects.filter(pk__in=changed).update(shown_publicly=answer)


def _shown(model: Any, ids: set[int]) -> set[tuple[int, int]]:
    """Rows that live pages refer to, each with the portal of such a page."""
    # The base of every page stands on a floor above; the settings know which it is.
    page_model: Any = apps.get_model(settings.WAGTAIL_PAGE_MODEL)
    references = ReferenceIndex.objects.filter(
        base_content_type=_type_of(page_model), to_content_type=_type_of(model),
        to_object_id__in=[str(each) for each in ids],
    )  # fmt: skip
    pairs = [(int(row), int(page)) for row, page in references.values_list(
        "to_object_id", "object_id"
    )]  # fmt: skip
    live = page_model.objects.filter(pk__in={page for _, page in pairs}, live=True)
    site_of = dict(live.values_list("pk", "site_id"))
    shown = {(row, site_of[page]) for row, page in pairs if page in site_of}
    return shown.union(*(shower(ids) for shower in _showers.get(model, [])))


def _type_of(model: Any) -> ContentType:
    return ContentType.objects.get_for_model(model, for_concrete_model=False)


def model_of(content_type_id: int) -> type[Picture] | type[File] | None:
    """Picture or File, if the type of a reference is one of the two."""
    return next((each for each in KINDS if _type_of(each).pk == content_type_id), None)
