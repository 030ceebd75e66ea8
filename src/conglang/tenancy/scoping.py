"""One request or job sees one portal's rows; nothing is visible until a scope is open."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

from django.db import models
from django_scopes import ScopeError, get_scope, scope, scopes_disabled

if TYPE_CHECKING:
    from wagtail.models import Site

Row = TypeVar("Row", bound=models.Model)


def within_site(site: Site) -> AbstractContextManager[None]:
    """Open a scope: every query inside sees this site's rows only."""
    return scope(site=site)  # type: ignore[no-any-return]


def every_site(*, reason: str) -> AbstractContextManager[None]:
    """Lift the scope for installation-wide work; ``reason`` is for readers and for grep."""
    if not reason:
        raise ValueError("say why the whole installation is needed")
    return scopes_disabled()  # type: ignore[no-any-return]


def scope_is_lifted() -> bool:
    """Whether installation-wide work is going on (inside ``every_site``)."""
    return not get_scope().get("_enabled", True)


def current_site() -> Site | None:
    """The site whose scope is open, or None outside any scope."""
    return get_scope().get("site")


def open_site() -> Site:
    """The site whose scope is open; raises ScopeError outside any scope."""
    site = current_site()
    if site is None:
        raise ScopeError("No portal is open.")
    return site


def _refuse(self: models.QuerySet[Any], *args: object, **kwargs: object) -> NoReturn:
    raise ScopeError(f"{self.model.__name__} was read outside a site scope.")


class ClosedQuerySet(models.QuerySet[Row]):
    """May be passed around (forms and system checks do), never narrowed or evaluated.

    Its query is empty as well: hidden inside another question it would give nothing.
    """

    __iter__ = __len__ = __bool__ = __getitem__ = __aiter__ = _refuse
    filter = exclude = get = first = last = count = exists = aggregate = annotate = _refuse
    update = delete = iterator = values = values_list = in_bulk = order_by = _refuse
    aiterator = raw = resolve_expression = _fetch_all = _refuse
    search = autocomplete = _refuse

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._query.set_empty()  # type: ignore[attr-defined]


class ScopedQuerySetMixin:
    """What a manager of site-owned rows does with its queryset."""

    model: Any
    _db: Any

    def get_queryset(self) -> Any:
        if scope_is_lifted():
            return super().get_queryset()  # type: ignore[misc]
        site = current_site()
        if site is None:
            return ClosedQuerySet(self.model, using=self._db)
        return super().get_queryset().filter(site=site)  # type: ignore[misc]


class SiteManager(ScopedQuerySetMixin, models.Manager[Row]):
    """The default manager of every site-owned table."""

    @classmethod
    def with_adjectives(cls, queryset_class: type[models.QuerySet[Any]]) -> Any:
        """A scoped manager that also knows the adjectives of ``queryset_class``."""
        parents: tuple[Any, ...] = (ScopedQuerySetMixin, _manager_of(queryset_class))
        return type(f"Scoped{queryset_class.__name__}Manager", parents, {})()


def _manager_of(queryset_class: type[models.QuerySet[Any]]) -> Any:
    return models.Manager.from_queryset(queryset_class)
