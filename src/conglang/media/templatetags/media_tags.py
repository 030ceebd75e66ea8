"""Pictures in pages: responsive, lazy, with explicit size, re-encoded without metadata."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from conglang.media.renditions import LAYOUTS, renditions_of

register = template.Library()


@register.simple_tag
def picture(image: Any, layout: str, alt: str = "", *, eager: bool = False) -> SafeString | str:
    """A ``<picture>`` for one layout: ``article``, ``card``, ``column``, ``lead`` or ``gallery``.

    image: a Picture or None (gives nothing). alt: what a person who cannot see it should know.
    """
    if image is None:
        return ""
    shape, found = LAYOUTS[layout], renditions_of(image, layout)
    avif = format_html_join(", ", "{} {}w", ((each.url, each.width) for each in found.avif))
    webp = format_html_join(", ", "{} {}w", ((each.url, each.width) for each in found.webp))
    middle = found.webp[min(1, len(found.webp) - 1)]
    return format_html(
        '<picture><source type="image/avif" srcset="{}" sizes="{}">'
        '<img src="{}" srcset="{}" sizes="{}" width="{}" height="{}" alt="{}" {}></picture>',
        avif, shape.sizes, middle.url, webp, shape.sizes, middle.width, middle.height, alt,
        SafeString('fetchpriority="high"' if eager else 'loading="lazy" decoding="async"'),
    )  # fmt: skip


@register.simple_tag
def poster_url(image: Any) -> str:
    """Address of the still that stands in for a film until somebody plays it."""
    return str(renditions_of(image, "article").webp[-1].url)
