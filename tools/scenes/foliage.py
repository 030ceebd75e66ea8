"""Crowns of leaves, shade trees, bushes and hedges."""

from __future__ import annotations

import math
from random import Random

from .core import dark, form, group, light, mix, num, path, ribbon


def blob(x: float, y: float, rx: float, ry: float, rng: Random, bumps: int = 11) -> str:
    """Path data of a rounded, scalloped crown."""
    points = []
    for i in range(bumps):
        a = 2 * math.pi * i / bumps
        k = rng.uniform(0.86, 1.08)
        points.append((x + math.cos(a) * rx * k, y + math.sin(a) * ry * k))
    d = f"M{num(points[0][0])},{num(points[0][1])}"
    for i in range(bumps):
        px, py = points[i]
        qx, qy = points[(i + 1) % bumps]
        r = math.hypot(qx - px, qy - py) * 0.56
        d += f"A{num(r)},{num(r)} 0 0 1 {num(qx)},{num(qy)}"
    return d + "Z"


def dabs(
    rng: Random, x: float, y: float, rx: float, ry: float, color: str, count: int, size: float
) -> str:
    """Small leaf strokes scattered over a crown."""
    d = []
    for _ in range(count):
        a, k = rng.uniform(0, 2 * math.pi), math.sqrt(rng.random())
        px, py = x + math.cos(a) * rx * k, y + math.sin(a) * ry * k
        s = size * rng.uniform(0.6, 1.3)
        d.append(
            f"M{num(px)},{num(py)}q{num(s * 0.5)},{num(-s * 0.6)} {num(s)},0"
            f"q{num(-s * 0.5)},{num(s * 0.4)} {num(-s)},0Z"
        )
    return path("".join(d), color)


def crown(
    x: float,
    y: float,
    rx: float,
    ry: float,
    color: str,
    seed: int = 1,
    *,
    lit: float = -1,
    clumps: int = 9,
) -> str:
    """Foliage made of overlapping lit clumps."""
    rng = Random(seed)
    out = [path(blob(x, y, rx, ry, rng, 15), dark(color, 0.34))]
    spots: list[tuple[float, float, float]] = []
    for i in range(clumps):
        a = 2 * math.pi * i / clumps + rng.uniform(-0.3, 0.3)
        k = rng.uniform(0.45, 0.72)
        spots.append(
            (x + math.cos(a) * rx * k, y + math.sin(a) * ry * k * 0.9, rng.uniform(0.3, 0.44))
        )
    spots.append((x, y, 0.42))
    spots.sort(key=lambda s: -s[1] if s[1] > y else s[1] - 1000)
    spots.sort(key=lambda s: -s[1])
    for cx, cy, k in spots:
        up = (y - cy) / ry
        side = (cx - x) / rx * lit
        tone = mix(color, light(color, 0.5), max(0, min(0.55, 0.2 + 0.25 * up + 0.18 * side)))
        tone = dark(tone, max(0, -0.16 * up))
        d = blob(cx, cy, rx * k, ry * k * 1.05, rng, 10)
        out.append(form(d, tone, lit * rx * 0.06, -ry * 0.09, 0.17))
        out.append(
            dabs(
                rng,
                cx + lit * rx * k * 0.2,
                cy - ry * k * 0.25,
                rx * k * 0.6,
                ry * k * 0.5,
                light(tone, 0.2),
                7,
                max(3, rx * 0.035),
            )
        )
    return "".join(out)


def tree(
    x: float,
    y: float,
    h: float,
    color: str = "#5d8c45",
    seed: int = 1,
    *,
    lit: float = -1,
    wide: float = 0.42,
    trunk: str = "#7a6350",
) -> str:
    """A round shade tree."""
    w = h * 0.045
    stem = ribbon(
        [(x, y), (x + w * 0.3, y - h * 0.28), (x - w * 0.2, y - h * 0.6)], [w * 2, w * 1.2, w * 0.8]
    )
    arms = [
        ribbon(
            [
                (x + w * 0.2, y - h * 0.3),
                (x + s * h * 0.1, y - h * 0.45),
                (x + s * h * 0.22, y - h * 0.56),
            ],
            [w, w * 0.7, w * 0.4],
        )
        for s in (-1, 1)
    ]
    out = [form(d, trunk, lit * w * 0.4, 0, 0.3) for d in [*arms, stem]]
    out.append(crown(x, y - h * 0.66, h * wide, h * 0.36, color, seed, lit=lit))
    return group(*out)


def bush(x: float, y: float, w: float, color: str, seed: int = 1, lit: float = -1) -> str:
    """A low bush sitting on the ground line y."""
    rng = Random(seed)
    out = []
    for i, k in enumerate((0.72, 1.0, 0.66)):
        cx = x + (i - 1) * w * 0.3
        r = w * 0.3 * k
        tone = mix(color, light(color, 0.3), rng.random() * 0.5)
        out.append(
            form(
                blob(cx, y - r * 0.7, r * 1.15, r * 0.9, rng, 9),
                tone,
                lit * r * 0.25,
                -r * 0.25,
                0.22,
            )
        )
    return "".join(out)


def hedge(x0: float, x1: float, y: float, h: float, color: str, seed: int = 1) -> str:
    """A distant belt of trees along the horizon."""
    rng = Random(seed)
    out = []
    x = x0
    while x < x1:
        r = h * rng.uniform(0.4, 0.8)
        tone = mix(color, light(color, 0.35), rng.random() * 0.5)
        out.append(path(blob(x, y - r * 0.5, r, r * rng.uniform(0.6, 1), rng, 9), tone))
        x += r * 1.05
    base = path(f"M{num(x0)},{num(y - h * 0.35)}H{num(x1)}V{num(y)}H{num(x0)}Z", dark(color, 0.08))
    return (
        base
        + "".join(out)
        + path(f"M{num(x0)},{num(y - 1)}H{num(x1 + h)}v{num(h)}H{num(x0)}Z", "none")
    )
