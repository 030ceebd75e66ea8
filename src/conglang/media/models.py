"""Pictures and files of a portal, private until something public shows them.

Originals stay private for good; what is public has no camera metadata.
"""

from __future__ import annotations

import secrets
from pathlib import PurePosixPath
from typing import Any, ClassVar

from django.db import models
from wagtail.documents.models import AbstractDocument, DocumentQuerySet
from wagtail.images.models import AbstractImage, AbstractRendition, ImageQuerySet
from wagtail.search import index

from conglang.core.text import clean, slug
from conglang.tenancy.models import SiteOwned
from conglang.tenancy.scoping import SiteManager, current_site


def stored_name(site_id: int, folder: str, filename: str) -> str:
    """A path that names its portal and cannot be guessed: ``<site>/<folder>/<token>/<name>.<ext>``.

    The token is 16 characters of randomness; the name is unaccented and at most 40 characters.
    """
    name = PurePosixPath(filename)
    suffix = name.suffix.lower()[:6]
    return f"{site_id}/{folder}/{secrets.token_urlsafe(12)}/{slug(name.stem, 40)}{suffix}"


def close_if_stored(file: Any) -> None:
    """Wagtail leaves open what it measured; a new upload stays open, it is yet to be written."""
    if file._committed:  # noqa: SLF001 -- Django has no public word for it
        file.close()


class Picture(AbstractImage, SiteOwned):
    """A photograph or drawing with what must be said about it."""

    credit = models.CharField("Tác giả ảnh", max_length=120, blank=True)
    #: While a live page of its portal shows it; ``publicity`` keeps the answer.
    shown_publicly = models.BooleanField("Đang công khai", default=False, editable=False)

    objects: ClassVar[Any] = SiteManager.with_adjectives(ImageQuerySet)

    admin_form_fields = (
        "title", "file", "description", "credit",
        "focal_point_x", "focal_point_y", "focal_point_width", "focal_point_height",
    )  # fmt: skip
    search_fields = [
        index.SearchField("title", boost=10),
        index.AutocompleteField("title"),
        index.SearchField("description"),
        index.SearchField("credit"),
        index.FilterField("id"),
        index.FilterField("title"),
        index.FilterField("site"),
        index.FilterField("collection"),
        index.FilterField("created_at"),
        index.FilterField("file_size"),
        index.FilterField("uploaded_by_user"),
    ]

    class Meta(AbstractImage.Meta):
        verbose_name = "ảnh"
        verbose_name_plural = "ảnh"
        permissions = [("choose_image", "Can choose image")]

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self.site_id:
            self.site = current_site()
        self.title, self.description = clean(self.title).strip(), clean(self.description).strip()
        super().save(*args, **kwargs)

    def _set_image_file_metadata(self) -> None:
        super()._set_image_file_metadata()
        close_if_stored(self.file)

    def get_upload_to(self, filename: str) -> str:
        site = current_site()
        return stored_name(self.site_id or (site.pk if site else 0), "goc", filename)

    @property
    def default_alt_text(self) -> str:
        return self.description


class Rendition(AbstractRendition):
    """A picture re-encoded in one size: this, never the original, is what residents get."""

    image = models.ForeignKey(Picture, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="one_rendition_per_size"
            )
        ]
        indexes = [models.Index(fields=["file"], name="rendition_by_path")]

    def get_upload_to(self, filename: str) -> str:
        return stored_name(self.image.site_id, "anh", filename)


class File(AbstractDocument, SiteOwned):
    """A document, sound or film to download; sent as an attachment, never shown as a page."""

    kind = models.CharField("Loại", max_length=60, blank=True, editable=False)
    shown_publicly = models.BooleanField("Đang công khai", default=False, editable=False)

    objects: ClassVar[Any] = SiteManager.with_adjectives(DocumentQuerySet)

    admin_form_fields = ("title", "file")
    search_fields = [
        index.SearchField("title", boost=10),
        index.AutocompleteField("title"),
        index.FilterField("id"),
        index.FilterField("title"),
        index.FilterField("site"),
        index.FilterField("collection"),
        index.FilterField("created_at"),
        index.FilterField("uploaded_by_user"),
    ]

    class Meta(AbstractDocument.Meta):
        verbose_name = "tệp"
        verbose_name_plural = "tệp"
        permissions = [("choose_document", "Can choose document")]
        indexes = [models.Index(fields=["file"], name="file_by_path")]

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self.site_id:
            self.site = current_site()
        self.title = clean(self.title).strip()
        if self.file and not self.file._committed:  # noqa: SLF001 -- Django has no public word for it
            self.file.name = PurePosixPath(self.file.name).name
        super().save(*args, **kwargs)

    def _set_document_file_metadata(self) -> None:
        super()._set_document_file_metadata()
        close_if_stored(self.file)

    @property
    def url(self) -> str:
        return str(self.file.url)


def file_upload_to(instance: File, filename: str) -> str:
    """Where a file of a portal is kept."""
    site = current_site()
    return stored_name(instance.site_id or (site.pk if site else 0), "tep", filename)


File._meta.get_field("file").upload_to = file_upload_to
