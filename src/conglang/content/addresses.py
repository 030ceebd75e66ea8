"""Addresses of pages: unaccented, every word kept, none that the product itself uses."""

from __future__ import annotations

from collections.abc import Container

from django.core.exceptions import ValidationError

from conglang.core.text import slug, unique_slug

SLUG_MAX_LENGTH = 120

#: First path words the product answers itself; a test compares them with the URLconf.
RESERVED = frozenset(
    {
        "quan-tri", "tai-khoan", "tim-kiem", "so-do-cong", "hien-thi", "hien-thi.css",
        "hien-thoi.json", "tep", "static", "healthz", "sitemap.xml", "robots.txt", "favicon.ico",
        "dinh-chinh", "nguon-tin", "doi-chieu", "rss", "atom", "ke-hoach-hoat-dong",
        "van-ban", "lanh-dao", "to-chuc-bo-may", "danh-ba", "_",
    }
)  # fmt: skip


def page_slug(title: str, taken: Container[str], *, top_level: bool) -> str:
    """A free slug for a title; at the top level of a portal never a reserved word."""
    wanted = slug(title, SLUG_MAX_LENGTH)
    if top_level and wanted in RESERVED:
        wanted = slug(f"muc {title}", SLUG_MAX_LENGTH)
    return unique_slug(wanted, taken, SLUG_MAX_LENGTH)


def refuse_reserved(wanted: str) -> None:
    """Raise ValidationError for a slug that would hide one of the product's own addresses."""
    if wanted in RESERVED:
        raise ValidationError(
            {"slug": f"“{wanted}” là địa chỉ dành riêng của hệ thống, hãy chọn đường dẫn khác."}
        )
