"""Template tags of the design system: icons, numbers, form controls."""

from collections.abc import Iterable

from django import template
from django.forms import BoundField
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString

from conglang.core.numbers import format_bytes, format_number

register = template.Library()


@register.simple_tag
def icon(name: str) -> SafeString:
    """Return one sign of the sprite; it says nothing to a screen reader, words beside it do."""
    return format_html(
        '<svg class="icon" aria-hidden="true"><use href="{}#{}"></use></svg>',
        static("ui/icons.svg"),
        name,
    )


@register.filter
def vn_number(value: float) -> str:
    """Return the number as offices write it: 1.234."""
    return format_number(value)


@register.filter
def file_size(value: int | str) -> str:
    """Return the number of bytes as "1,2 MB"; a ready text stays as it is."""
    return value if isinstance(value, str) else format_bytes(value)


@register.filter
def as_list(value: object) -> list[object]:
    """Return a list, also for a single value or none at all."""
    if not value:
        return []
    if isinstance(value, str) or not isinstance(value, Iterable):
        return [value]
    return list(value)


@register.filter
def control(field: BoundField) -> SafeString:
    """Return the input of a form field without placeholder: the label above it stays readable."""
    attrs: dict[str, object] = {"placeholder": False}
    described = [f"{field.auto_id}_helptext"] if field.help_text else []
    if field.errors:
        described.append(f"{field.auto_id}_error")
    if described:
        attrs["aria-describedby"] = " ".join(described)
    return field.as_widget(attrs=attrs)  # type: ignore[arg-type]


@register.filter
def kind_of(field: BoundField) -> str:
    """Return how a field is drawn: "password", "check", "choices" or "line"."""
    kind = getattr(field.field.widget, "input_type", "line")
    drawn = {"password": "password", "checkbox": "check", "radio": "choices"}
    return drawn.get(kind, "line")
