"""The national flag, pennants and name boards."""

from __future__ import annotations

import math

from .core import Point, clip, group, line, num, path, poly, pts, rect, smooth, text

RED, GOLD = "#d3222a", "#ffd23f"


def star(x: float, y: float, r: float, color: str = GOLD) -> str:
    """A five-pointed star."""
    points = []
    for i in range(10):
        a = math.radians(-90 + i * 36)
        k = r if i % 2 == 0 else r * 0.382
        points.append((x + math.cos(a) * k, y + math.sin(a) * k))
    return poly(points, color)


def cloth_flag(x: float, y: float, w: float, wave: float = 0.08, flip: bool = False) -> str:
    """The national flag flying from (x, y), its upper corner at the pole."""
    h = w * 2 / 3
    top = [(w * t, math.sin(t * 6.2) * w * wave * t) for t in (0, 0.2, 0.4, 0.6, 0.8, 1)]
    low = [(px - w * wave * 0.2 * (i / 5), py + h) for i, (px, py) in enumerate(top)]
    d = smooth(top) + "L" + smooth(low[::-1])[1:] + "Z"
    folds = []
    for t, tone, k in ((0.3, "#8d101c", 0.32), (0.62, "#ff6a58", 0.26), (0.88, "#8d101c", 0.36)):
        a, b = w * (t - 0.1), w * (t + 0.1)
        folds.append(
            path(
                (
                    f"M{num(a)},-{num(h)}H{num(b)}L{num(b - w * 0.06)},{num(h * 2)}"
                    f"H{num(a - w * 0.06)}Z"
                ),
                tone,
                opacity=k,
            )
        )
    middle = star(w * 0.48, h * 0.5 + math.sin(0.48 * 6.2) * w * wave * 0.48, h * 0.3)
    sign = -1 if flip else 1
    return group(
        path(d, RED),
        clip(d, *folds[:1], *folds[1:]),
        middle,
        transform=f"translate({num(x)} {num(y)}) scale({sign} 1)",
    )


def small_flag(x: float, y: float, h: float, lean: float = 0) -> str:
    """A hand-held paper flag on a stick."""
    tip = (x + lean * h, y - h)
    w = h * 0.62
    quad = [
        tip,
        (tip[0] + w, tip[1] + h * 0.06),
        (tip[0] + w - lean * h * 0.3, tip[1] + h * 0.46),
        (tip[0] - lean * h * 0.4, tip[1] + h * 0.4),
    ]
    cx = sum(p[0] for p in quad) / 4
    cy = sum(p[1] for p in quad) / 4
    return (
        line(f"M{num(x)},{num(y)}L{pts([tip])}", "#d9c59a", max(1, h * 0.04))
        + poly(quad, RED)
        + star(cx, cy, h * 0.13)
    )


def bunting(a: Point, b: Point, count: int, size: float, colors: list[str], sag: float = 30) -> str:
    """A string of pennants between two points."""
    out = []
    cord = [a, ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2 + sag * 0.75), b]
    for i in range(count):
        t = (i + 0.5) / count
        x = a[0] + (b[0] - a[0]) * t
        y = a[1] + (b[1] - a[1]) * t + sag * 0.75 * 4 * t * (1 - t)
        out.append(
            path(
                f"M{num(x - size * 0.5)},{num(y)}H{num(x + size * 0.5)}L{num(x)},{num(y + size)}Z",
                colors[i % len(colors)],
            )
        )
    return line(smooth(cord, tension=4), "#6b5a50", 1.2) + "".join(out)


def sign(
    x: float,
    y: float,
    w: float,
    words: str,
    *,
    size: float = 14,
    ink: str = "#fff3c4",
    back: str = "#b3262b",
    height: float = 0,
) -> str:
    """A small name board centred on (x, y)."""
    h = height or size * 1.9
    board = rect(x - w / 2, y - h / 2, w, h, back) if back != "none" else ""
    return board + text(x, y + size * 0.36, size, ink, words)
