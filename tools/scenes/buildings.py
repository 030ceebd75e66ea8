"""Roofs, walls, windows, cottages."""

from __future__ import annotations

import math
from random import Random

from .core import (
    Point,
    clip,
    dark,
    form,
    group,
    light,
    line,
    mix,
    num,
    path,
    poly,
    poly_d,
    pts,
    rect,
)

Quad = tuple[Point, Point, Point, Point]


def lerp(a: Point, b: Point, t: float) -> Point:
    """The point at ``t`` between two points."""
    return a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t


def in_quad(quad: Quad, u: float, v: float) -> Point:
    """A point of a four-sided face (corners clockwise from the upper left)."""
    return lerp(lerp(quad[0], quad[1], u), lerp(quad[3], quad[2], u), v)


def part(quad: Quad, u0: float, v0: float, u1: float, v1: float) -> Quad:
    """A sub-rectangle of a face."""
    return (
        in_quad(quad, u0, v0),
        in_quad(quad, u1, v0),
        in_quad(quad, u1, v1),
        in_quad(quad, u0, v1),
    )


def tile_roof(quad: Quad, color: str, rows: int = 9, cols: int = 30, seed: int = 1) -> str:
    """A tiled slope: courses, joints and a few tiles of another shade."""
    rng = Random(seed)
    d = poly_d(quad)
    out = []
    for _ in range(rows * cols // 7):
        i, j = rng.randrange(rows), rng.randrange(cols)
        cell = part(quad, j / cols, i / rows, (j + 1) / cols, (i + 1) / rows)
        tone = rng.choice((light(color, 0.16), dark(color, 0.1), light(color, 0.08)))
        out.append(poly(cell, tone))
    size = math.dist(quad[0], quad[3]) / rows
    for i in range(1, rows):
        a, b = in_quad(quad, 0, i / rows), in_quad(quad, 1, i / rows)
        out.append(line(f"M{pts([a])}L{pts([b])}", dark(color, 0.3), max(0.7, size * 0.09)))
    joints = "".join(
        f"M{pts([in_quad(quad, j / cols, 0)])}L{pts([in_quad(quad, j / cols, 1)])}"
        for j in range(1, cols)
    )
    out.append(line(joints, dark(color, 0.22), 0.7, opacity=0.55))
    ridge = line(f"M{pts([quad[0]])}L{pts([quad[1]])}", dark(color, 0.25), max(2, size * 0.35))
    eave = line(f"M{pts([quad[3]])}L{pts([quad[2]])}", light(color, 0.25), max(1.4, size * 0.22))
    return path(d, color) + clip(d, *out) + ridge + eave


def tin_roof(quad: Quad, color: str, ribs: int = 26) -> str:
    """A corrugated sheet slope."""
    d = poly_d(quad)
    out = []
    for j in range(ribs):
        strip = part(quad, j / ribs, 0, (j + 0.5) / ribs, 1)
        out.append(poly(strip, light(color, 0.18)))
    seam = in_quad(quad, 0, 0.52), in_quad(quad, 1, 0.52)
    out.append(line(f"M{pts([seam[0]])}L{pts([seam[1]])}", dark(color, 0.3), 1.2, opacity=0.6))
    eave = line(f"M{pts([quad[3]])}L{pts([quad[2]])}", dark(color, 0.3), 2)
    return path(d, color) + clip(d, *out) + eave


def thatch(quad: Quad, color: str = "#a98a58", seed: int = 1) -> str:
    """A slope of nipa-palm thatch."""
    rng = Random(seed)
    d = poly_d(quad)
    marks = []
    for _ in range(170):
        a = in_quad(quad, rng.random(), rng.random() * 0.9)
        marks.append(f"M{pts([a])}l{num(rng.uniform(-2, 2))},{num(rng.uniform(7, 18))}")
    rows = [
        line(
            f"M{pts([in_quad(quad, 0, v)])}L{pts([in_quad(quad, 1, v)])}",
            dark(color, 0.3),
            2,
            opacity=0.5,
        )
        for v in (0.25, 0.5, 0.75)
    ]
    fringe = "".join(
        f"M{pts([in_quad(quad, i / 60, 1)])}l{num(rng.uniform(-2, 2))},{num(rng.uniform(3, 9))}"
        for i in range(61)
    )
    return (
        path(d, color)
        + clip(
            d,
            *rows,
            line("".join(marks), dark(color, 0.28), 1.2, opacity=0.6),
            line(
                "".join(marks[::2]), light(color, 0.3), 1, opacity=0.7, transform="translate(3 2)"
            ),
        )
        + line(fringe, dark(color, 0.15), 2)
    )


def window(quad: Quad, frame: str = "#2f6a6a", glass: str = "#5d8795", open_: bool = False) -> str:
    """A window with frame, panes and sill."""
    inner = part(quad, 0.08, 0.06, 0.92, 0.94)
    out = [poly(quad, frame), poly(inner, dark(glass, 0.45) if open_ else glass)]
    if not open_:
        shine = [
            in_quad(inner, 0, 0.75),
            in_quad(inner, 0.55, 0),
            in_quad(inner, 0.8, 0),
            in_quad(inner, 0.12, 1),
        ]
        out.append(poly(shine, light(glass, 0.4), opacity=0.45))
    bars = f"M{pts([in_quad(quad, 0.5, 0)])}L{pts([in_quad(quad, 0.5, 1)])}"
    bars += f"M{pts([in_quad(quad, 0, 0.4)])}L{pts([in_quad(quad, 1, 0.4)])}"
    width = max(1, math.dist(quad[0], quad[1]) * 0.045)
    sill = part(quad, -0.08, 0.98, 1.08, 1.08)
    return "".join(out) + line(bars, frame, width) + poly(sill, light(frame, 0.55))


def box_quad(x: float, y: float, w: float, h: float) -> Quad:
    """An upright rectangle given by its lower left corner."""
    return (x, y - h), (x + w, y - h), (x + w, y), (x, y)


def cottage(
    x: float,
    y: float,
    w: float,
    *,
    wall: str = "#e8d8b4",
    roof: str = "#b9553a",
    kind: str = "tile",
    seed: int = 1,
    trim: str = "#3f7f78",
    lit: float = -1,
    stilts: float = 0,
) -> str:
    """A southern house with the long side to the front: three bays and a porch."""
    h = w * 0.3
    base = y - stilts
    rise = w * 0.26
    out = []
    if stilts:
        posts = "".join(
            f"M{num(x + w * k)},{num(base)}V{num(y + 4)}" for k in (0.04, 0.28, 0.5, 0.72, 0.96)
        )
        out.append(line(posts, "#6a5442", max(3, w * 0.016)))
    quad = box_quad(x, base, w, h)
    d = poly_d(quad)
    out.append(form(d, wall, lit * w * 0.02, 0, 0.16))
    out.append(poly(part(quad, 0, 0, 1, 0.3), dark(wall, 0.4), opacity=0.45))
    out.append(poly(part(quad, 0.41, 0.18, 0.59, 1), dark(trim, 0.35)))
    out.append(poly(part(quad, 0.41, 0.18, 0.47, 1), trim))
    out.append(poly(part(quad, 0.53, 0.18, 0.59, 1), light(trim, 0.12)))
    for u in (0.12, 0.7):
        out.append(window(part(quad, u, 0.3, u + 0.18, 0.75), trim, "#6d8f95"))
    for u in (0.02, 0.34, 0.66, 0.98):
        out.append(rect(x + w * u - w * 0.012, base - h, w * 0.024, h, light(wall, 0.45)))
    slope: Quad = (
        (x + w * 0.1, base - h - rise),
        (x + w * 0.9, base - h - rise),
        (x + w * 1.07, base - h + 4),
        (x - w * 0.07, base - h + 4),
    )
    if kind == "tile":
        out.append(tile_roof(slope, roof, 8, 34, seed))
    elif kind == "tin":
        out.append(tin_roof(slope, roof, 24))
    else:
        out.append(thatch(slope, roof, seed))
    floor = rect(x - w * 0.03, base - 2, w * 1.06, w * 0.03, mix(wall, "#8f7f6c", 0.55))
    return group(*out, floor)
