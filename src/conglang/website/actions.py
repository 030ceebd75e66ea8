"""Acts of a portal's administrator on the portal itself."""

from __future__ import annotations

import io
from datetime import datetime
from typing import IO, Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from PIL import Image, ImageOps

from conglang.accounts.models import User
from conglang.accounts.permissions import role_names
from conglang.audit.actions import record
from conglang.content.models import BasePage
from conglang.core.errors import Refusal
from conglang.core.numbers import format_bytes
from conglang.core.text import clean
from conglang.media.models import stored_name
from conglang.media.safety import check_picture
from conglang.tenancy.models import Agency
from conglang.tenancy.scoping import open_site

EMBLEM_LIMIT_BYTES = 1024 * 1024
EMBLEM_SIDE_PIXELS = 512
EMBLEM_FORMATS = frozenset({"png", "webp", "jpg"})
TEXT_FIELDS = (
    "name", "portal_name", "organisation_code", "address", "phone", "email", "responsible",
    "responsible_post", "colour",
)  # fmt: skip
HOUR_FIELDS = ("morning_from", "morning_to", "afternoon_from", "afternoon_to")


def clean_emblem(upload: IO[bytes], *, size: int) -> bytes:
    """A small WebP made anew from an uploaded picture: nothing of the upload itself is kept.

    size: bytes. Refuses: too_large (over 1 MB), not_a_picture (also SVG, GIF, AVIF).
    """
    if size > EMBLEM_LIMIT_BYTES:
        raise Refusal("too_large", f"Biểu trưng nặng {format_bytes(size)}, quá 1 MB. Hãy thu nhỏ.")
    found = check_picture(upload, size=size)
    if found.extension not in EMBLEM_FORMATS:
        raise Refusal("not_a_picture", "Biểu trưng chỉ nhận ảnh PNG, WebP hoặc JPEG.")
    try:
        with Image.open(upload) as picture:
            upright = ImageOps.exif_transpose(picture).convert("RGBA")
    except (OSError, SyntaxError, ValueError) as error:
        raise Refusal("not_a_picture", "Tệp ảnh bị hỏng, không mở được.") from error
    upright.thumbnail((EMBLEM_SIDE_PIXELS, EMBLEM_SIDE_PIXELS))
    made = io.BytesIO()
    upright.save(made, "WEBP", quality=92, method=6)
    return made.getvalue()


def facts_of(agency: Agency) -> dict[str, Any]:
    """What the record keeps of a portal's profile."""
    facts: dict[str, Any] = {name: getattr(agency, name) for name in TEXT_FIELDS}
    hours = {name: f"{getattr(agency, name):%H:%M}" for name in HOUR_FIELDS}
    return {**facts, **hours, "emblem": agency.emblem.name or ""}


@transaction.atomic
def change_portal(
    *,
    values: dict[str, Any],
    by: User,
    at: datetime,
    emblem: bytes | None = None,
    drop_emblem: bool = False,
) -> Agency:
    """Change the legal profile of the open portal.

    values: any of ``TEXT_FIELDS``; of ``HOUR_FIELDS``, as times. emblem: from ``clean_emblem``.
    Refuses: bad_portal.
    Legal basis: portal:footer, portal:masthead
    """
    site = open_site()
    agency = Agency.objects.select_for_update(of=("self",)).get(site=site)
    before = facts_of(agency)
    for name in values.keys() & {*TEXT_FIELDS, *HOUR_FIELDS}:
        value = values[name]
        setattr(agency, name, value if name in HOUR_FIELDS else clean(value).strip())
    try:
        agency.full_clean()
    except ValidationError as error:
        raise Refusal("bad_portal", " ".join(error.messages)) from error
    if emblem is not None:
        path = stored_name(site.pk, "anh", "bieu-trung.webp")
        agency.emblem.name = default_storage.save(path, ContentFile(emblem))
    elif drop_emblem:
        agency.emblem.name = ""
    agency.save()
    after = facts_of(agency)
    if before != after:
        _follow_name(agency)
        record(
            act="portal.change", on=agency, by=by, at=at, role=role_names(by), before=before,
            after=after,
        )  # fmt: skip
    return agency


def _follow_name(agency: Agency) -> None:
    site = agency.site
    if site.site_name != agency.portal_name:
        site.site_name = agency.portal_name[:255]
        site.save(update_fields=["site_name"])
        BasePage.objects.filter(pk=site.root_page_id).update(
            title=agency.portal_name, draft_title=agency.portal_name
        )
