"""Palms of the delta: coconut, areca, toddy palm, nipa."""

from __future__ import annotations

import math
from random import Random

from .core import (
    Point,
    capsule,
    circle,
    curve,
    dark,
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
        [*spine[::4], spine[-1]], light(color, 0.18), max(1, size * 0.018)
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
