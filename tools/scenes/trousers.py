"""Trousers and shorts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .core import Point, capsule, dark, form, line, poly_d, pts
from .look import Look

if TYPE_CHECKING:
    pass


Leg = tuple[Point, Point, Point]


def _flat(a: Point, b: Point, wa: float, wb: float) -> str:
    """A tapered bar with a straight cut at its end."""
    dx, dy = b[0] - a[0], b[1] - a[1]
    size = (dx * dx + dy * dy) ** 0.5 or 1
    nx, ny = -dy / size, dx / size
    quad = [
        (a[0] + nx * wa, a[1] + ny * wa),
        (b[0] + nx * wb, b[1] + ny * wb),
        (b[0] - nx * wb, b[1] - ny * wb),
        (a[0] - nx * wa, a[1] - ny * wa),
    ]
    return poly_d(quad)


def lower(leg: Leg, look: Look, lit: float, far: bool) -> str:
    """Trousers, shorts or nothing on one leg."""
    root, knee, ankle = leg
    color = dark(look.bottom_color, 0.16) if far else look.bottom_color
    if look.bottom == "shorts":
        end = (root[0] + (knee[0] - root[0]) * 0.75, root[1] + (knee[1] - root[1]) * 0.75)
        d = capsule(root, root, 5.2, 5.2) + _flat(root, end, 5.2, 5)
        return form(d, color, lit * 1.4, -0.3)
    if look.bottom in ("skirt", "robe"):
        return ""
    wide = look.bottom == "wide"
    knee_r, hem = (4.4, 4.5) if wide else (3.8, 3.1)
    d = capsule(root, knee, 5.2, knee_r) + _flat(knee, ankle, knee_r, hem)
    fold = line(f"M{pts([knee])}L{pts([ankle])}", dark(color, 0.3), 0.5, opacity=0.5)
    return form(d, color, lit * 1.5, -0.3) + fold
