"""What a page says of itself to machines: Dublin Core, Open Graph, JSON-LD."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe

from conglang.tenancy.models import Agency


@dataclass(frozen=True, slots=True)
class Named:
    name: str
    content: str


@dataclass(frozen=True, slots=True)
class FeedLink:
    title: str
    url: str
    type: str


@dataclass(slots=True)
class Meta:
    """Metadata of one page.

    Legal basis: portal:metadata
    """

    title: str
    description: str
    canonical: str
    image_url: str = ""
    og_type: str = "website"
    locale: str = "vi_VN"
    dc: list[Named] = field(default_factory=list)
    json_ld: list[SafeString] = field(default_factory=list)
    noindex: bool = False
    feeds: list[FeedLink] = field(default_factory=list)


def page_meta(
    agency: Agency,
    path: str,
    *,
    title: str,
    description: str,
    creator: str = "",
    changed_at: datetime | None = None,
    **more: Any,
) -> Meta:
    """Metadata with the six compulsory Dublin Core elements of a state agency's page (A-25)."""
    canonical = agency.base_url + path
    text = description or title
    elements = [
        ("DC.title", title),
        ("DC.creator", creator or agency.name),
        (
            "DC.date",
            changed_at.date().isoformat() if changed_at else agency.created_at.date().isoformat(),
        ),
        ("DC.description", text),
        ("DC.publisher", agency.name),
        ("DC.identifier", canonical),
        ("DC.language", "vi"),
    ]
    noindex = bool(more.pop("noindex", False) or settings.DEMO or settings.STAGING)
    return Meta(
        title=title, description=text, canonical=canonical, noindex=noindex,
        dc=[Named(name, content) for name, content in elements], **more,
    )  # fmt: skip


def as_json_ld(data: dict[str, Any]) -> SafeString:
    """JSON that is safe inside a ``<script type="application/ld+json">`` element."""
    text = json.dumps({"@context": "https://schema.org", **data}, ensure_ascii=False)
    for sign, code in (("<", "\\u003C"), (">", "\\u003E"), ("&", "\\u0026")):
        text = text.replace(sign, code)
    return mark_safe(text)  # noqa: S308 -- the three signs that could end the element are escaped


def organisation_ld(agency: Agency) -> dict[str, Any]:
    """The agency as schema.org GovernmentOrganization."""
    data: dict[str, Any] = {
        "@type": "GovernmentOrganization",
        "name": agency.name,
        "url": agency.base_url + "/",
    }
    if agency.address:
        data["address"] = {
            "@type": "PostalAddress",
            "streetAddress": agency.address,
            "addressCountry": "VN",
        }
    if agency.phone:
        data["telephone"] = agency.phone
    if agency.email:
        data["email"] = agency.email
    return data
