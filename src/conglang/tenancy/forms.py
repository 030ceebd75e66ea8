"""Forms that re-read their choices inside the open portal: classes are built before one is open."""

from typing import Any

from django import forms

from conglang.tenancy.scoping import ClosedQuerySet


class OpenChoicesMixin:
    """Replace every closed choice list by the open portal's rows when the form is made."""

    fields: dict[str, forms.Field]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            queryset = getattr(field, "queryset", None)
            if isinstance(queryset, ClosedQuerySet):
                field.queryset = queryset.model.objects.all()  # type: ignore[attr-defined]
