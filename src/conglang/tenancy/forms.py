"""Forms that re-read their choices inside the open portal: classes are built before one is open."""

from __future__ import annotations

from typing import Any

from django import forms

from conglang.tenancy.scoping import ScopedQuerySetMixin


class OpenChoicesMixin:
    """Replace every choice list of site-owned rows by the open portal's when the form is made.

    Whatever the class was built with: outside any portal, in another one, or in all of them.
    """

    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            queryset = getattr(field, "queryset", None)
            manager = queryset.model._default_manager if queryset is not None else None
            if isinstance(manager, ScopedQuerySetMixin):
                field.queryset = manager.all()  # type: ignore[attr-defined]


class OpenModelChoiceField(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A choice among the open portal's rows, asked each time: for fields that live for ever."""

    def _get_queryset(self) -> Any:
        return self._queryset.model._default_manager.all()  # type: ignore[attr-defined]

    queryset = property(
        _get_queryset,
        forms.ModelChoiceField._set_queryset,  # type: ignore[attr-defined]  # noqa: SLF001 -- its setter
    )
