"""Baskets, fruit and flowers."""

from __future__ import annotations

import math
from random import Random

from .core import capsule, clip, dark, ellipse, form, light, line, mix, num, path
from .plants import flower


def basket(x: float, y: float, w: float, color: str = "#c39a5b", h: float = 0) -> str:
    """A woven basket without its contents; the rim is at y - h."""
    h = h or w * 0.42
    d = (
        f"M{num(x - w / 2)},{num(y - h)}Q{num(x - w * 0.44)},{num(y - h * 0.2)} "
        f"{num(x - w * 0.32)},{num(y)}"
        f"H{num(x + w * 0.32)}Q{num(x + w * 0.44)},{num(y - h * 0.2)} {num(x + w / 2)},{num(y - h)}"
        f"Q{num(x)},{num(y - h + w * 0.14)} {num(x - w / 2)},{num(y - h)}Z"
    )
    weave = "".join(
        (
            f"M{num(x - w / 2)},{num(y - h * t)}Q{num(x)},{num(y - h * t + w * 0.14)} "
            f"{num(x + w / 2)},{num(y - h * t)}"
        )
        for t in (0.75, 0.5, 0.25)
    )
    stakes = "".join(
        f"M{num(x + w * k)},{num(y - h)}L{num(x + w * k * 0.7)},{num(y)}"
        for k in (-0.36, -0.2, -0.05, 0.1, 0.25, 0.4)
    )
    rim = line(
        (
            f"M{num(x - w / 2)},{num(y - h)}Q{num(x)},{num(y - h + w * 0.15)} "
            f"{num(x + w / 2)},{num(y - h)}"
        ),
        light(color, 0.25),
        max(2, w * 0.05),
    )
    return (
        form(d, color, -w * 0.12, 0, 0.28)
        + clip(d, line(weave + stakes, dark(color, 0.35), max(0.8, w * 0.014), opacity=0.6))
        + rim
    )


def heap(
    x: float,
    y: float,
    w: float,
    color: str,
    seed: int = 1,
    *,
    size: float = 0.12,
    rows: int = 3,
    leaf: bool = True,
) -> str:
    """A pile of round fruit whose foot rests at y."""
    rng = Random(seed)
    r = w * size
    out = []
    for row in range(rows):
        count = max(1, int(w / (r * 1.7)) - row)
        for i in range(count):
            px = x + (i - (count - 1) / 2) * r * 1.75 + rng.uniform(-0.2, 0.2) * r
            py = y - r * 0.8 - row * r * 1.35
            tone = mix(color, rng.choice((light(color, 0.3), dark(color, 0.15))), rng.random())
            out.append(
                form(capsule((px, py), (px + 0.1, py), r, r), tone, -r * 0.28, -r * 0.3, 0.22)
            )
            if leaf and rng.random() < 0.4:
                out.append(
                    path(
                        f"M{num(px)},{num(py - r)}q{num(r * 0.7)},{num(-r * 0.9)} "
                        f"{num(r * 1.3)},{num(-r * 0.2)}"
                        f"q{num(-r * 0.6)},{num(r * 0.4)} {num(-r * 1.3)},{num(r * 0.2)}Z",
                        "#5b8d3f",
                    )
                )
    return "".join(out)


def fruit_basket(x: float, y: float, w: float, color: str, seed: int = 1, rows: int = 3) -> str:
    """A basket heaped with fruit."""
    h = w * 0.34
    back = ellipse(x, y - h, w * 0.48, w * 0.1, "#5b4026")
    return back + heap(x, y - h + w * 0.09, w * 0.8, color, seed, rows=rows) + basket(x, y, w, h=h)


def bouquet(x: float, y: float, s: float, colors: list[str], seed: int = 1) -> str:
    """A bunch of flowers in paper, held at (x, y)."""
    rng = Random(seed)
    out = [
        path(
            (
                f"M{num(x)},{num(y + s * 0.45)}L{num(x - s * 0.42)},{num(y - s * 0.25)}"
                f"L{num(x + s * 0.42)},{num(y - s * 0.25)}Z"
            ),
            "#f4ead6",
        ),
        path(
            (
                f"M{num(x)},{num(y + s * 0.45)}L{num(x + s * 0.06)},{num(y - s * 0.25)}"
                f"L{num(x + s * 0.42)},{num(y - s * 0.25)}Z"
            ),
            "#e0cfae",
        ),
        ellipse(x, y - s * 0.35, s * 0.5, s * 0.32, "#4f8548"),
    ]
    for i in range(13):
        a = i * 2.4
        k = math.sqrt(i / 13)
        out.append(
            flower(
                x + math.cos(a) * s * 0.42 * k,
                y - s * 0.4 + math.sin(a) * s * 0.28 * k,
                s * 0.12,
                rng.choice(colors),
            )
        )
    return "".join(out)
