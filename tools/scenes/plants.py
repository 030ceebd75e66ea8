"""Palms, banana, bamboo, nipa, grasses, flowers and rice."""

from __future__ import annotations

import math
from random import Random

from .core import (
    Point,
    capsule,
    circle,
    curve,
    dark,
    ellipse,
    form,
    group,
    light,
    line,
    mix,
    num,
    path,
    ribbon,
)


def frond(
    x: float,
    y: float,
    angle: float,
    size: float,
    droop: float,
    color: str,
    leaf: float = 0.34,
    gap: int = 17,
    thick: float = 0.026,
) -> str:
    """A feathered palm leaf that starts at (x, y) and bends down under its weight."""
    a = math.radians(angle)
    spine = []
    for i in range(gap + 1):
        t = i / gap
        spine.append(
            (
                x + math.cos(a) * size * t * (1 - 0.12 * t),
                y - math.sin(a) * size * t + droop * size * t * t,
            )
        )
    d = []
    for i in range(1, gap + 1):
        (px, py), (qx, qy) = spine[i - 1], spine[i]
        t = i / gap
        run = math.atan2(qy - py, qx - px)
        long = size * leaf * math.sin(math.pi * (0.12 + 0.83 * t)) ** 0.7
        for side in (-1, 1):
            b = run + side * (0.95 - 0.35 * t)
            ex = qx + math.cos(b) * long
            ey = qy + math.sin(b) * long * 0.82 + long * 0.34
            d.append(
                f"M{num(qx)},{num(qy)}Q{num((qx + ex) / 2 + (ex - qx) * 0.1)},"
                f"{num((qy + ey) / 2 - long * 0.12)} {num(ex)},{num(ey)}"
            )
    width = max(0.9, size * thick)
    return line("".join(d), color, width) + curve(
        spine[::4] + [spine[-1]], light(color, 0.18), max(1, size * 0.018)
    )


def _crown(
    x: float,
    y: float,
    size: float,
    colors: tuple[str, str],
    rng: Random,
    count: int,
    spread: tuple[float, float],
    leaf: float,
) -> str:
    back, front = [], []
    for i in range(count):
        angle = spread[0] + (spread[1] - spread[0]) * i / (count - 1) + rng.uniform(-7, 7)
        reach = size * rng.uniform(0.86, 1.08)
        slump = 0.42 + 0.4 * abs(math.cos(math.radians(angle))) + rng.uniform(-0.06, 0.1)
        tone = mix(colors[0], colors[1], rng.random())
        target = back if i % 2 == 0 else front
        shade = dark(tone, 0.22) if target is back else tone
        target.append(frond(x, y, angle, reach, slump, shade, leaf))
    return "".join(back + front)


def coconut(
    x: float,
    y: float,
    h: float,
    *,
    lean: float = 0.12,
    seed: int = 1,
    leaf: tuple[str, str] = ("#3f7a3a", "#7da446"),
    trunk: str = "#8a7358",
    crown: float = 0.42,
    nuts: bool = True,
) -> str:
    """A coconut palm with its foot at (x, y)."""
    rng = Random(seed)
    tip = (x + lean * h, y - h)
    spine = [(x, y), (x + lean * h * 0.12, y - h * 0.3), (x + lean * h * 0.5, y - h * 0.68), tip]
    width = h * 0.034
    stem = ribbon(spine, [width * 1.7, width * 1.1, width * 0.9, width * 0.75])
    rings = []
    for i in range(5, 26):
        t = i / 26
        px = x + lean * h * (t**1.7)
        rings.append(
            f"M{num(px - width * 0.45)},{num(y - h * t)}q{num(width * 0.45)},"
            f"{num(width * 0.28)} {num(width * 0.9)},0"
        )
    out = [
        form(stem, trunk, -width * 0.35, 0, 0.3),
        line("".join(rings), dark(trunk, 0.35), max(0.6, width * 0.1), opacity=0.55),
    ]
    out.append(_crown(tip[0], tip[1], h * crown, leaf, rng, 13, (-42, 222), 0.3))
    if nuts:
        r = h * 0.019
        for i in range(5):
            cx = tip[0] + (i - 2) * r * 1.3
            cy = tip[1] + r * (1.4 + (i % 2) * 0.9)
            out.append(
                form(
                    capsule((cx, cy), (cx + 0.1, cy + r * 0.3), r, r * 0.9),
                    "#b9953f",
                    -r * 0.3,
                    -r * 0.3,
                    0.3,
                )
            )
    return group(*out)


def areca(
    x: float,
    y: float,
    h: float,
    *,
    seed: int = 1,
    lean: float = 0.02,
    leaf: tuple[str, str] = ("#2f6b3c", "#6f9c45"),
    trunk: str = "#9a9078",
) -> str:
    """A slim areca palm."""
    rng = Random(seed)
    tip = (x + lean * h, y - h)
    width = h * 0.02
    stem = ribbon(
        [(x, y), (x + lean * h * 0.4, y - h * 0.5), tip], [width * 1.2, width, width * 0.9]
    )
    rings = "".join(
        f"M{num(x + lean * h * i / 20 - width * 0.5)},{num(y - h * i / 20)}h{num(width)}"
        for i in range(2, 19)
    )
    shaft = ribbon(
        [(tip[0], tip[1] + h * 0.03), (tip[0], tip[1] - h * 0.07)], [width * 1.35, width * 0.8]
    )
    crown = _crown(tip[0], tip[1] - h * 0.06, h * 0.22, leaf, rng, 9, (-22, 202), 0.3)
    return group(
        form(stem, trunk, -width * 0.3, 0),
        line(rings, dark(trunk, 0.4), 0.8, opacity=0.5),
        crown,
        form(shaft, leaf[1], -width * 0.3, 0),
    )


def _fan(x: float, y: float, angle: float, r: float, color: str) -> str:
    """One fan leaf of the toddy palm: a ragged half disc."""
    n = 13
    points: list[Point] = []
    for i in range(n * 2 + 1):
        a = math.radians(angle - 105 + 210 * i / (n * 2))
        reach = r * (1 if i % 2 == 0 else 0.72)
        points.append((x + math.cos(a) * reach, y - math.sin(a) * reach))
    d = f"M{num(x)},{num(y)}L" + " ".join(f"{num(px)},{num(py)}" for px, py in points) + "Z"
    ribs = "".join(f"M{num(x)},{num(y)}L{num(px)},{num(py)}" for px, py in points[::4])
    return path(d, color) + line(ribs, dark(color, 0.25), max(0.5, r * 0.02), opacity=0.6)


def toddy(
    x: float,
    y: float,
    h: float,
    *,
    seed: int = 1,
    lean: float = 0.0,
    leaf: tuple[str, str] = ("#33603a", "#6b9445"),
    trunk: str = "#5e5046",
) -> str:
    """A toddy palm (thốt nốt): stout trunk and a ball of fan leaves."""
    rng = Random(seed)
    tip = (x + lean * h, y - h)
    width = h * 0.055
    stem = ribbon(
        [(x, y), (x + lean * h * 0.3, y - h * 0.4), tip], [width * 1.3, width, width * 0.8]
    )
    rings = "".join(
        f"M{num(x + lean * h * i / 22 - width * 0.45)},{num(y - h * i / 22)}q{num(width * 0.45)},"
        f"{num(width * 0.2)} {num(width * 0.9)},0"
        for i in range(1, 21)
    )
    out = [
        form(stem, trunk, -width * 0.35, 0, 0.3),
        line(rings, dark(trunk, 0.4), max(0.6, width * 0.07), opacity=0.5),
    ]
    size = h * 0.115
    cx, cy = tip[0], tip[1] - size * 0.25
    for a in (-150, -30, -118, -62):
        px, py = _polar(cx, cy, a, size * 0.7)
        out.append(_fan(px, py, a, size * 0.8, mix("#8a7248", leaf[0], 0.3)))
    fans = [
        (k, lo + (hi - lo) * (i + rng.uniform(-0.3, 0.3)) / (n - 1))
        for k, n, lo, hi in (
            (1.15, 11, -30, 210),
            (0.8, 9, -20, 200),
            (0.5, 5, 20, 160),
            (0.15, 3, 50, 130),
        )
        for i in range(n)
    ]
    out.append(circle(cx, cy - size * 0.2, size * 1.05, dark(leaf[0], 0.3)))
    for k, a in fans:
        px, py = _polar(cx, cy, a, size * k)
        shade = mix(leaf[0], leaf[1], rng.random() * (1.25 - k * 0.6))
        if px > cx + size * 0.2:
            shade = dark(shade, 0.16)
        out.append(_fan(px, py, a, size * rng.uniform(0.75, 1.0), shade))
    for a, dy in ((60, 0.1), (125, 0.1), (160, 0.5), (20, 0.5), (90, 0.6)):
        out.append(_fan(cx, cy + size * dy, a, size * 0.74, mix(leaf[0], leaf[1], 0.4 + a / 400)))
    return group(*out)


def _polar(x: float, y: float, angle: float, r: float) -> Point:
    a = math.radians(angle)
    return x + math.cos(a) * r, y - math.sin(a) * r


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


def nipa(
    x: float,
    y: float,
    h: float,
    *,
    seed: int = 1,
    leaf: tuple[str, str] = ("#2e6a45", "#7fa648"),
    count: int = 7,
) -> str:
    """A clump of nipa palm (dừa nước) rising from the bank."""
    rng = Random(seed)
    out = []
    for i in range(count):
        angle = 38 + 104 * i / max(1, count - 1) + rng.uniform(-6, 6)
        tone = mix(leaf[0], leaf[1], rng.random())
        out.append(
            frond(
                x + rng.uniform(-0.1, 0.1) * h,
                y,
                angle,
                h * rng.uniform(0.75, 1.05),
                0.22,
                tone,
                0.25,
                22,
                0.016,
            )
        )
    rng.shuffle(out)
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
    spots = sorted(((rng.uniform(y0, y1), rng.uniform(x0, x1)) for _ in range(count)))
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
        d = f"M{num(-size)},0Q0,{num(-size * 0.55)} {num(size)},0Q0,{num(size * 0.55)} {num(-size)},0Z"
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
