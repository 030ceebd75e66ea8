"""The sizes in which a picture is public."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from wagtail.images.models import Filter


@dataclass(frozen=True, slots=True)
class Layout:
    """One way a picture stands in a page. sizes: the HTML attribute."""

    avif: tuple[str, ...]
    webp: tuple[str, ...]
    sizes: str


LAYOUTS = {
    "article": Layout(
        avif=("max-480x960|format-avif|avifquality-52", "max-960x1440|format-avif|avifquality-52"),
        webp=("max-480x960|format-webp|webpquality-76", "max-960x1440|format-webp|webpquality-76"),
        sizes="(min-width: 48rem) 44rem, 94vw",
    ),
    "card": Layout(
        avif=("fill-240x160|format-avif|avifquality-50", "fill-480x320|format-avif|avifquality-50"),
        webp=("fill-240x160|format-webp|webpquality-74", "fill-480x320|format-webp|webpquality-74"),
        sizes="(min-width: 48rem) 15rem, 30vw",
    ),
    "lead": Layout(
        avif=("fill-480x320|format-avif|avifquality-50", "fill-960x640|format-avif|avifquality-52"),
        webp=("fill-480x320|format-webp|webpquality-74", "fill-960x640|format-webp|webpquality-76"),
        sizes="(min-width: 62rem) 40rem, 94vw",
    ),
    # The first story of a column on the home page: a third of a desktop, a whole phone.
    "column": Layout(
        avif=("fill-480x320|format-avif|avifquality-50", "fill-960x640|format-avif|avifquality-52"),
        webp=("fill-480x320|format-webp|webpquality-74", "fill-960x640|format-webp|webpquality-76"),
        sizes="(min-width: 62rem) 23rem, 94vw",
    ),
    # A face beside a name: upright, three to four.
    "portrait": Layout(
        avif=("fill-240x320|format-avif|avifquality-52",),
        webp=("fill-240x320|format-webp|webpquality-76",),
        sizes="11rem",
    ),
    "gallery": Layout(
        avif=("fill-480x320|format-avif|avifquality-50",),
        webp=("fill-480x320|format-webp|webpquality-74", "max-960x1440|format-webp|webpquality-76"),
        sizes="(min-width: 48rem) 20rem, 94vw",
    ),
}
ALL_SPECS = tuple(
    dict.fromkeys(spec for layout in LAYOUTS.values() for spec in (*layout.avif, *layout.webp))
)


@dataclass(frozen=True, slots=True)
class Found:
    avif: list[Any]
    webp: list[Any]


def renditions_of(image: Any, layout: str) -> Found:
    """Renditions for a layout; made now if publication has not made them yet."""
    shape = LAYOUTS[layout]
    made = image.get_renditions(*(filter_of(spec) for spec in (*shape.avif, *shape.webp)))
    return Found([made[spec] for spec in shape.avif], [made[spec] for spec in shape.webp])


@cache
def filter_of(spec: str) -> Filter:
    """Wagtail's reading of a size, kept: reading it anew costs more than finding the rendition."""
    return Filter(spec=spec)


def make_all(image: Any) -> int:
    """Make every public size of a picture; returns how many there are."""
    return len(image.get_renditions(*ALL_SPECS))
