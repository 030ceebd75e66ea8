"""Money on the screens of royalties."""

from __future__ import annotations

from django import template

from conglang.core.money import format_dong

register = template.Library()
register.filter("dong", format_dong)
