from typing import Any

from django import template

register = template.Library()


@register.filter
def dashed(name: str) -> str:
    """A step's name as it stands in addresses: ``take_down`` → ``take-down``."""
    return name.replace("_", "-")


@register.filter
def get_item(mapping: Any, key: str) -> Any:
    """A value of a mapping whose key no template can spell."""
    return mapping.get(key, "")
