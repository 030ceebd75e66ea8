"""Our own drawn scenes as pictures of a portal, and the sizes in which residents get them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from io import BytesIO
from pathlib import PurePosixPath
from typing import Any

from django.core.files.base import ContentFile
from django.db.models import Count
from wagtail.utils.file import hash_filelike

from conglang.accounts.models import User
from conglang.media.models import Picture, Rendition
from conglang.media.renditions import ALL_SPECS, make_all
from conglang.media.safety import check_picture
from conglang.website.demo.cast import HERE
from conglang.website.demo.stories import Story

SCENES = HERE / "scenes"


@dataclass(slots=True)
class Gallery:
    """Pictures of one portal by scene; a scene is uploaded when an article first needs it."""

    ids: dict[str, int] = field(default_factory=dict)

    def hang(self, story: Story, *, by: User, at: datetime) -> dict[str, int]:
        """Upload the scenes of a story that the portal does not have; returns all by scene."""
        for block in story.body:
            if block["type"] == "photo" and block["scene"] not in self.ids:
                self._upload(block, by=by, at=at)
        return self.ids

    def _upload(self, block: dict[str, Any], *, by: User, at: datetime) -> None:
        scene = block["scene"]
        path = SCENES / f"{scene}.webp"
        content = path.read_bytes()
        check_picture(BytesIO(content), size=len(content))
        picture = Picture(
            title=block["caption"].rstrip(".")[:200], file=ContentFile(content, name=path.name),
            description=block["alt"], credit=block["credit"], uploaded_by_user=by,
            file_size=len(content), file_hash=hash_filelike(BytesIO(content)),
        )  # fmt: skip
        picture.save()
        Picture.objects.filter(pk=picture.pk).update(created_at=at)
        self.ids[scene] = picture.pk


def unfinished_pictures() -> list[Picture]:
    """Pictures of the open portal of which a public size is missing."""
    counted = Picture.objects.annotate(sizes=Count("renditions"))
    return list(counted.filter(sizes__lt=len(ALL_SPECS)).order_by("pk"))


class Sizes:
    """Makes every public size of pictures; encodes a scene once, however many portals show it."""

    def __init__(self) -> None:
        self.made: dict[str, list[Rendition]] = {}

    def make(self, picture: Picture) -> int:
        """Make or copy the sizes of a picture of the open portal; returns how many there are."""
        twins = self.made.get(picture.file_hash)
        if twins is None:
            # Wagtail encodes the sizes of one picture on three threads.
            count = make_all(picture)
            self.made[picture.file_hash] = list(picture.renditions.all())
            return count
        copies = [self._copy(twin, picture) for twin in twins]
        Rendition.objects.bulk_create(copies, ignore_conflicts=True)
        return len(copies)

    def _copy(self, twin: Rendition, picture: Picture) -> Rendition:
        with twin.file.open() as file:
            content = ContentFile(file.read(), name=PurePosixPath(twin.file.name).name)
        return Rendition(
            image=picture, filter_spec=twin.filter_spec, focal_point_key=twin.focal_point_key,
            file=content, width=twin.width, height=twin.height,
        )  # fmt: skip
