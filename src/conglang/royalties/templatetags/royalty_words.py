"""Money on the screens of royalties."""

from __future__ import annotations

from typing import Any

from django import template
from django.urls import reverse

from conglang.accounts.permissions import may
from conglang.core.money import format_dong
from conglang.royalties.permissions import ROOMS

register = template.Library()


@register.filter
def dong(amount: int | None) -> str:
    """Whole đồng as statements write them; nothing for nothing."""
    return "" if amount is None else format_dong(amount)


@register.simple_tag(takes_context=True)
def royalty_rooms(context: Any) -> list[dict[str, Any]]:
    """Neighbouring screens this person may open, for the line of tabs above them."""
    request = context["request"]
    here = request.resolver_match.url_name
    return [
        {"label": label, "url": reverse(name), "here": name == here}
        for name, label, rights in ROOMS
        if any(may(request.user, right) for right in rights)
    ]
