"""Parts of the picture duong-nong-thon."""

from __future__ import annotations

import math
from random import Random

from ..buildings import cottage
from ..camera import Camera
from ..core import Point, circle, ellipse, line, mix, num, poly, pts, shade_rect
from ..flags import cloth_flag
from ..foliage import bush, tree
from ..palms import areca, coconut
from ..plants import banana, flower, rice_rows

CAM = Camera(focal=1000, cx=720, cy=420, eye=1.75)


DEPTHS = [
    2.4,
    2.8,
    3.3,
    3.9,
    4.6,
    5.5,
    6.6,
    8,
    9.6,
    11.5,
    14,
    17,
    20,
    24,
    29,
    35,
    43,
    53,
    66,
    85,
    110,
]


def mid(z: float) -> float:
    """The middle of the winding road at distance ``z``."""
    return 0.3 + 2.6 * math.sin((z - 3) / 15) + z * 0.035


def _band(left: float, right: float, fill: str) -> str:
    a: list[Point] = [CAM.pt(mid(z) + left, 0, z) for z in DEPTHS]
    b: list[Point] = [CAM.pt(mid(z) + right, 0, z) for z in DEPTHS]
    return poly(a + b[::-1], fill)


def road() -> str:
    out = [
        _band(-3.6, 3.6, "#86a84e"),
        _band(-2.9, 2.9, "#9b8a5c"),
        _band(-1.85, 1.85, "#d9d3c4"),
        _band(-1.85, -1.72, "#f3eee0"),
        _band(1.72, 1.85, "#b3ac9c"),
    ]
    joints = []
    z = 2.6
    while z < 60:
        a, b = CAM.pt(mid(z) - 1.85, 0, z), CAM.pt(mid(z) + 1.85, 0, z)
        joints.append(line(f"M{pts([a])}L{pts([b])}", "#a8a191", max(0.7, 16 / z), opacity=0.8))
        z *= 1.32
    rng = Random(4)
    for _ in range(120):
        z = 2.4 + 20 * rng.random() ** 2
        x, y = CAM.pt(mid(z) + rng.uniform(-1.6, 1.6), 0, z)
        k = 30 / z
        joints.append(
            ellipse(
                x,
                y,
                k * rng.uniform(0.3, 1.4),
                k * 0.2,
                rng.choice(("#efe9da", "#bdb6a5")),
                opacity=0.5,
            )
        )
    return "".join(out + joints)


def fields() -> str:
    base = shade_rect(0, 420, 1600, 650, [(0, "#d6dd92"), (0.3, "#a9c25a"), (1, "#6f9a3c")])
    return base + rice_rows(5, 424, 1080, 720, ["#c9d67e", "#7fa640"], rows=22, tall=46)


def flower_side(side: int) -> list[tuple[float, str]]:
    rng = Random(20 + side)
    tones = (
        ["#e23d78", "#f0842e", "#f6c83c", "#fff3df", "#d8306a"]
        if side < 0
        else ["#f6c83c", "#e8582f", "#f49ab2", "#fff3df"]
    )
    out = []
    z = 2.7
    while z < 75:
        for _ in range(3 if z < 14 else 2):
            off = side * rng.uniform(2.05, 2.95)
            x, y = CAM.pt(mid(z) + off, 0, z)
            s = CAM.scale(0, z)
            h = rng.uniform(0.32, 0.5) * s
            parts = [
                ellipse(
                    x, y - h * 0.35, h * 0.55, h * 0.42, mix("#4f8238", "#7fa546", rng.random())
                )
            ]
            for _ in range(5 if z < 20 else 2):
                fx, fy = x + rng.uniform(-0.5, 0.5) * h, y - h * rng.uniform(0.35, 0.95)
                r = max(1.6, 0.075 * s)
                tone = rng.choice(tones)
                parts.append(flower(fx, fy, r, tone) if z < 16 else circle(fx, fy, r * 0.8, tone))
            out.append((z, "".join(parts)))
        z += 0.25 + z * 0.035
    return out


def flags() -> list[tuple[float, str]]:
    out = []
    for i in range(9):
        z = 7.0 * 1.36**i
        for side in (1,) if i == 0 else (-1, 1):
            x, y = CAM.pt(mid(z) + side * 3.25, 0, z)
            s = CAM.scale(0, z)
            top = y - 3.4 * s
            pole = line(f"M{num(x)},{num(y)}V{num(top)}", "#e9e4d6", max(1, 0.05 * s))
            out.append((z, pole + cloth_flag(x, top + 2, max(5, 1.05 * s), 0.09)))
    return out


def houses() -> list[tuple[float, str]]:
    out = []
    for z, x, w, tone, kind, seed in (
        (15, 8.6, 8.0, "#b9553a", "tile", 3),
        (27, 12.8, 8, "#5f8fa0", "tin", 4),
        (40, 15.5, 9, "#c0664a", "tile", 5),
        (52, -6.5, 9, "#b9553a", "tile", 8),
    ):
        px, py = CAM.pt(x - w / 2, 0, z)
        s = CAM.scale(0, z)
        house = cottage(
            px,
            py,
            w * s,
            roof=tone,
            kind=kind,
            seed=seed,
            wall="#f3e4bf" if seed % 2 else "#dfe6d8",
        )
        fence = []
        for i in range(13):
            fx = px - 0.1 * w * s + i * w * 1.2 * s / 12
            fence.append(
                line(
                    f"M{num(fx)},{num(py + 0.5 * s)}v{num(-0.75 * s)}", "#fbf7ea", max(1, 0.07 * s)
                )
            )
        rail = line(
            f"M{num(px - 0.1 * w * s)},{num(py + 0.05 * s)}h{num(1.2 * w * s)}",
            "#fbf7ea",
            max(1, 0.06 * s),
        )
        hedge_ = bush(px + w * s * 0.1, py + 0.4 * s, 1.8 * s, "#5f9145", seed) + bush(
            px + w * s * 0.85, py + 0.4 * s, 1.5 * s, "#6fa04c", seed + 1
        )
        out.append((z, house + hedge_ + rail + "".join(fence)))
    return out


def plants() -> list[tuple[float, str]]:
    out = []
    for kind, x, z, h, seed in (
        ("c", 6.0, 19, 8, 3),
        ("a", 4.9, 13.4, 6.4, 5),
        ("a", 5.6, 13.8, 5.6, 6),
        ("b", 11.8, 14.4, 3.2, 3),
        ("c", 16, 24, 9, 7),
        ("t", 19, 33, 8, 5),
        ("c", 9.4, 34, 9, 9),
        ("t", -3.5, 58, 8, 4),
        ("c", -9, 48, 9, 11),
        ("c", -14.5, 40, 9, 12),
        ("t", 22, 30, 9, 14),
    ):
        px, py = CAM.pt(x, 0, z)
        s = CAM.scale(0, z)
        makers = {
            "c": lambda: coconut(px, py, h * s, seed=seed, lean=0.1),
            "a": lambda: areca(px, py, h * s, seed=seed),
            "b": lambda: banana(px, py, h * s, seed=seed),
            "t": lambda: tree(px, py, h * s, "#6f9f4c", seed),
        }
        out.append((z, makers[kind]()))
    return out
