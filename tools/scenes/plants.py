"""Banana, bamboo, grasses, flowers and rice."""

from __future__ import annotations

import math
from random import Random

from .core import circle, curve, dark, ellipse, form, group, light, line, mix, num, path, ribbon


def banana(x: float, y: float, h: float, *, seed: int = 1, color: str = "#6f9f3f") -> str:
    """A banana plant with broad torn leaves."""
    rng = Random(seed)
    out = [
        form(
            ribbon([(x, y), (x + h * 0.02, y - h * 0.5)], [h * 0.09, h * 0.06]),
            "#a9b06a",
            -h * 0.015,
            0,
            0.3,
        )
    ]
    angles = [165, 20, 140, 40, 112, 70, 92]
    for i, angle in enumerate(angles):
        a = math.radians(angle + rng.uniform(-8, 8))
        size = h * rng.uniform(0.56, 0.72)
        spine = []
        for k in range(6):
            t = k / 5
            spine.append(
                (
                    x + h * 0.02 + math.cos(a) * size * t,
                    y - h * 0.46 - math.sin(a) * size * t + size * 0.42 * t * t,
                )
            )
        wide = h * 0.15
        tone = mix(color, "#b6c65a", rng.random() * 0.6) if i > 2 else dark(color, 0.25)
        d = ribbon(spine, [2, wide * 0.9, wide, wide * 0.86, wide * 0.55, 1])
        cuts = []
        for k in (2, 3, 4):
            (px, py), (qx, qy) = spine[k], spine[min(k + 1, 5)]
            nx, ny = -(qy - py), qx - px
            n = math.hypot(nx, ny) or 1
            cuts.append(
                f"M{num(px)},{num(py)}l{num(nx / n * wide * 0.5)},{num(ny / n * wide * 0.5)}"
                f"M{num(px)},{num(py)}l{num(-nx / n * wide * 0.5)},{num(-ny / n * wide * 0.5)}"
            )
        out.append(form(d, tone, -h * 0.01, -h * 0.025, 0.2))
        out.append(line("".join(cuts), dark(tone, 0.3), max(0.6, h * 0.004), opacity=0.5))
        out.append(curve(spine, light(tone, 0.4), max(0.8, h * 0.008)))
    return group(*out)


def grass(
    seed: int,
    x0: float,
    x1: float,
    y: float,
    h: float,
    colors: list[str],
    step: float = 7,
    slope: float = 0,
) -> str:
    """Blades of grass along a line."""
    rng = Random(seed)
    paths: dict[str, list[str]] = {c: [] for c in colors}
    x = x0
    while x < x1:
        tall, bend = h * rng.uniform(0.45, 1.1), rng.uniform(-0.5, 0.5)
        base = y + slope * (x - x0)
        w = h * 0.055 + 0.8
        paths[rng.choice(colors)].append(
            f"M{num(x - w)},{num(base)}Q{num(x + bend * tall * 0.2)},{num(base - tall * 0.6)} "
            f"{num(x + bend * tall)},{num(base - tall)}Q{num(x + bend * tall * 0.3 + w)},"
            f"{num(base - tall * 0.5)} {num(x + w)},{num(base)}Z"
        )
        x += step * rng.uniform(0.5, 1.5)
    return "".join(path("".join(d), c) for c, d in paths.items() if d)


def flower(
    x: float, y: float, r: float, color: str, heart: str = "#f2c53d", petals: int = 5
) -> str:
    """A small open flower."""
    out = []
    for i in range(petals):
        a = 2 * math.pi * i / petals + 0.3
        out.append(circle(x + math.cos(a) * r * 0.6, y + math.sin(a) * r * 0.55, r * 0.5, color))
    return "".join(out) + circle(x, y, r * 0.32, heart)


def flower_bed(
    seed: int,
    box: tuple[float, float, float, float],
    colors: list[str],
    count: int,
    size: float,
    leaf: str = "#4c7a38",
) -> str:
    """Low flowering plants; nearer (lower) ones are larger."""
    rng = Random(seed)
    x0, y0, x1, y1 = box
    spots = sorted((rng.uniform(y0, y1), rng.uniform(x0, x1)) for _ in range(count))
    out = []
    for y, x in spots:
        k = 0.6 + 0.4 * (y - y0) / max(1, y1 - y0)
        r = size * k * rng.uniform(0.75, 1.2)
        out.append(
            ellipse(x, y + r * 0.8, r * 1.3, r * 0.8, mix(leaf, "#9db64c", rng.random() * 0.5))
        )
        out.append(flower(x, y, r, rng.choice(colors)))
    return "".join(out)


def rice_ear(x: float, y: float, h: float, bend: float, stem: str, grain: str) -> str:
    """One ripe ear in the foreground, heavy with grain."""
    tip = (x + bend * h, y - h * 0.78)
    top = (x + bend * h * 0.42, y - h)
    out = [curve([(x, y), (x + bend * h * 0.08, y - h * 0.6), top, tip], stem, max(1.4, h * 0.012))]
    for i in range(22):
        t = i / 21
        s = 1 - t
        px = s * s * (x + bend * h * 0.14) + 2 * s * t * (top[0] + bend * h * 0.1) + t * t * tip[0]
        py = s * s * (y - h * 0.8) + 2 * s * t * (y - h * 1.12) + t * t * tip[1]
        turn = 25 + 70 * t if bend > 0 else 155 - 70 * t
        tone = light(grain, 0.25) if i % 2 else dark(grain, 0.08)
        off = h * 0.016 * (1 if i % 2 else -1)
        size = h * 0.042
        d = (
            f"M{num(-size)},0Q0,{num(-size * 0.55)} {num(size)},0Q0,{num(size * 0.55)} "
            f"{num(-size)},0Z"
        )
        out.append(
            group(
                path(d, tone),
                transform=f"translate({num(px + off)} {num(py + abs(off))}) rotate({num(turn)})",
            )
        )
    return "".join(out)


def rice_rows(
    seed: int,
    horizon: float,
    bottom: float,
    vanish: float,
    colors: list[str],
    *,
    rows: int = 26,
    x0: float = -200,
    x1: float = 1800,
    tall: float = 46,
) -> str:
    """Tufted rows of rice, dense far away and tall in front."""
    rng = Random(seed)
    out = []
    for i in range(rows):
        t = (i + 0.5) / rows
        y = horizon + (bottom - horizon) * t**2.1
        h = 2.5 + tall * t**1.6
        step = max(4.0, h * 0.34)
        tone = mix(colors[0], colors[1], t)
        d = [f"M{num(x0)},{num(y + h)}"]
        x = x0
        while x < x1:
            lean = (x - vanish) / 1600 * h * 0.25 + rng.uniform(-0.2, 0.3) * h
            d.append(
                f"L{num(x + lean)},{num(y - h * rng.uniform(0.1, 0.75))}L{num(x + step * 0.7)},"
                f"{num(y + h * 0.25)}"
            )
            x += step
        d.append(f"L{num(x1)},{num(y + h)}Z")
        out.append(path("".join(d), dark(tone, 0.12 * rng.random())))
    return "".join(out)


def bamboo(x: float, y: float, h: float, *, seed: int = 1, color: str = "#7c9a45") -> str:
    """A clump of bamboo arching outwards."""
    rng = Random(seed)
    out = []
    for i in range(9):
        lean = (i - 4) * 0.09 + rng.uniform(-0.03, 0.03)
        tall = h * rng.uniform(0.8, 1.05)
        root = x + (i - 4) * h * 0.012
        pts_ = [
            (root, y),
            (root + lean * tall * 0.3, y - tall * 0.55),
            (root + lean * tall, y - tall * 0.92),
            (root + lean * tall * 1.6, y - tall * 0.9),
        ]
        tone = mix(color, "#41602f", rng.random())
        out.append(curve(pts_, tone, h * 0.012))
        leaves = []
        for _ in range(34):
            t = rng.uniform(0.35, 1)
            px = root + lean * tall * 1.5 * t**1.7 + rng.uniform(-0.05, 0.05) * h
            py = y - tall * min(0.95, t) + rng.uniform(-0.04, 0.05) * h
            w = h * rng.uniform(0.03, 0.06) * rng.choice((-1, 1))
            leaves.append(
                f"M{num(px)},{num(py)}q{num(w * 0.6)},{num(-abs(w) * 0.1)} {num(w)},"
                f"{num(abs(w) * 0.6)}q{num(-w * 0.7)},{num(-abs(w) * 0.15)} {num(-w)},"
                f"{num(-abs(w) * 0.6)}Z"
            )
        out.append(path("".join(leaves), mix(tone, "#a9bf5c", rng.random() * 0.6)))
    return group(*out)
