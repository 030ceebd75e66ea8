"""Trees with a name: banyan, frangipani, flamboyant, melaleuca; lotus and pots."""

from __future__ import annotations

import math
from random import Random

from .core import (
    Point,
    circle,
    clip,
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
from .foliage import blob, crown, dabs
from .plants import flower


def banyan(
    x: float,
    y: float,
    h: float,
    color: str = "#4f7d42",
    seed: int = 4,
    *,
    lit: float = -1,
    trunk: str = "#7b6a58",
    spread: float = 0.62,
) -> str:
    """An old banyan: several fused stems, hanging roots, a wide crown."""
    rng = Random(seed)
    back = [
        crown(
            x + s * h * spread * 0.62,
            y - h * 0.66,
            h * 0.34,
            h * 0.2,
            dark(color, 0.18),
            seed + i,
            lit=lit,
            clumps=7,
        )
        for i, s in enumerate((-1, 1))
    ]
    w = h * 0.09
    stems = []
    for i in range(7):
        off = (i - 3) * w * 0.42
        top = (x + off * 2.2 + rng.uniform(-8, 8), y - h * rng.uniform(0.52, 0.62))
        d = ribbon(
            [
                (x + off * 2.3, y + rng.uniform(-4, 8)),
                (x + off * 1.25, y - h * 0.07),
                (x + off * 0.9, y - h * 0.18),
                (x + off, y - h * 0.34),
                top,
            ],
            [w * 0.12, w * 0.5, w * 0.55, w * 0.5, w * 0.36],
        )
        stems.append(form(d, mix(trunk, "#a08d74", rng.random() * 0.5), lit * w * 0.14, 0, 0.32))
    rng.shuffle(stems)
    arms = []
    for s in (-1, 1):
        d = ribbon(
            [
                (x + s * w * 0.5, y - h * 0.4),
                (x + s * h * 0.22, y - h * 0.54),
                (x + s * h * spread * 0.7, y - h * 0.6),
            ],
            [w * 0.6, w * 0.42, w * 0.22],
        )
        arms.append(form(d, trunk, 0, -w * 0.14, 0.3))
    roots = []
    for _ in range(26):
        rx = x + rng.uniform(-1, 1) * h * spread * 0.72
        top, end = y - h * 0.56, y - h * rng.uniform(0.2, 0.46)
        roots.append(
            f"M{num(rx)},{num(top)}Q{num(rx + rng.uniform(-6, 6))},{num((top + end) / 2)} "
            f"{num(rx + rng.uniform(-5, 5))},{num(end)}"
        )
    front = [
        crown(x + dx * h, y - h * dy, h * rx, h * ry, color, seed + 9 + i, lit=lit)
        for i, (dx, dy, rx, ry) in enumerate(
            (
                (-spread * 0.42, 0.72, 0.34, 0.2),
                (spread * 0.46, 0.72, 0.34, 0.2),
                (0, 0.82, 0.4, 0.22),
            )
        )
    ]
    return group(
        *back, *arms, *stems, line("".join(roots), dark(trunk, 0.2), max(1, h * 0.004)), *front
    )


def frangipani(
    x: float,
    y: float,
    h: float,
    seed: int = 1,
    *,
    petal: str = "#fff7e8",
    leaf: str = "#5f8d4a",
    lit: float = -1,
) -> str:
    """A frangipani with forked grey branches, long leaves and flowers."""
    rng = Random(seed)
    wood = "#9b8f84"
    out: list[str] = []
    tips: list[Point] = []

    def fork(px: float, py: float, a: float, size: float, width: float, depth: int) -> None:
        qx, qy = px + math.cos(a) * size, py - math.sin(a) * size
        out.append(
            form(
                ribbon(
                    [(px, py), ((px + qx) / 2 + size * 0.05, (py + qy) / 2), (qx, qy)],
                    [width, width * 0.85, width * 0.75],
                ),
                wood,
                lit * width * 0.2,
                0,
                0.25,
            )
        )
        if depth == 0:
            tips.append((qx, qy))
            return
        for turn in (-0.55, 0.5):
            fork(qx, qy, a + turn + rng.uniform(-0.15, 0.15), size * 0.74, width * 0.72, depth - 1)

    fork(x, y, math.pi / 2 + rng.uniform(-0.1, 0.1), h * 0.3, h * 0.06, 3)
    for tx, ty in tips:
        for i in range(9):
            a = 2 * math.pi * i / 9 + rng.uniform(-0.2, 0.2)
            ex, ey = tx + math.cos(a) * h * 0.12, ty + math.sin(a) * h * 0.085
            tone = mix(leaf, light(leaf, 0.4), rng.random() * 0.7)
            d = ribbon([(tx, ty), ((tx + ex) / 2, (ty + ey) / 2 - 2), (ex, ey)], [1, h * 0.034, 1])
            out.append(path(d, tone))
    for tx, ty in tips:
        for _ in range(3):
            out.append(
                flower(
                    tx + rng.uniform(-1, 1) * h * 0.05,
                    ty - rng.uniform(0, 1) * h * 0.05,
                    h * 0.026,
                    petal,
                    "#f3c341",
                )
            )
    return group(*out)


def flamboyant(
    x: float, y: float, h: float, seed: int = 1, *, lit: float = -1, bloom: str = "#e2472f"
) -> str:
    """A flamboyant (phượng): flat wide crown covered in red flowers."""
    rng = Random(seed)
    w = h * 0.05
    out = []
    for s, rise in ((-0.46, 0.7), (-0.2, 0.8), (0.14, 0.82), (0.48, 0.72)):
        d = ribbon(
            [
                (x, y),
                (x + w * 0.3, y - h * 0.3),
                (x + s * h * 0.5, y - h * rise * 0.8),
                (x + s * h, y - h * rise),
            ],
            [w * 1.7, w, w * 0.6, w * 0.3],
        )
        out.append(form(d, "#83705f", lit * w * 0.3, 0, 0.3))
    for i, (dx, dy, rx, ry) in enumerate(
        ((-0.36, 0.72, 0.34, 0.13), (0.38, 0.74, 0.34, 0.13), (0, 0.84, 0.46, 0.16))
    ):
        cx, cy = x + dx * h, y - dy * h
        out.append(crown(cx, cy, rx * h, ry * h, "#5f9146", seed + i, lit=lit, clumps=10))
        for tone in (bloom, light(bloom, 0.25), dark(bloom, 0.15)):
            out.append(
                dabs(rng, cx, cy - ry * h * 0.25, rx * h * 0.95, ry * h * 0.85, tone, 95, h * 0.03)
            )
    return group(*out)


def melaleuca(
    x: float,
    y: float,
    h: float,
    seed: int = 1,
    *,
    bark: str = "#d9d2c2",
    leaf: str = "#4f7f52",
    lit: float = -1,
    detail: bool = True,
) -> str:
    """A melaleuca (tràm): pale peeling trunk, thin upright foliage."""
    rng = Random(seed)
    w = h * 0.028 * rng.uniform(0.8, 1.2)
    sway = rng.uniform(-0.03, 0.03) * h
    spine = [
        (x, y),
        (x + sway, y - h * 0.3),
        (x - sway * 0.5, y - h * 0.62),
        (x + sway, y - h * 0.96),
    ]
    d = ribbon(spine, [w * 1.5, w * 1.1, w * 0.8, w * 0.3])
    out = [form(d, bark, lit * w * 0.4, 0, 0.32)]
    if detail:
        marks = "".join(
            f"M{num(x + sway * rng.random() - w * 0.5)},{num(y - h * t)}"
            f"q{num(w * 0.4)},{num(rng.uniform(-4, 8))} {num(w * rng.uniform(0.3, 0.9))},"
            f"{num(rng.uniform(2, 10))}"
            for t in [rng.uniform(0.03, 0.6) for _ in range(14)]
        )
        out.append(clip(d, line(marks, dark(bark, 0.4), max(0.8, w * 0.09), opacity=0.7)))
    for i in range(8):
        t = 0.52 + 0.48 * i / 7
        cx = x + sway * 0.4 + rng.uniform(-1, 1) * h * 0.07
        r = h * rng.uniform(0.06, 0.1) * (1.15 - 0.4 * t)
        tone = mix(leaf, light(leaf, 0.35), rng.random() * 0.6)
        out.append(
            form(blob(cx, y - h * t, r, r * 1.25, rng, 9), tone, lit * r * 0.25, -r * 0.2, 0.24)
        )
    return group(*out)


def lotus(x: float, y: float, s: float, color: str = "#e88fa8") -> str:
    """An open lotus on its stalk."""
    out = [line(f"M{num(x)},{num(y)}V{num(y + s * 1.6)}", "#5d8048", max(1.2, s * 0.07))]
    for a, k, tone in (
        (-62, 0.9, dark(color, 0.14)),
        (62, 0.9, dark(color, 0.14)),
        (-32, 1, color),
        (32, 1, color),
        (0, 1.08, light(color, 0.3)),
    ):
        d = (
            f"M0,0C{num(-s * 0.3)},{num(-s * 0.35)} "
            f"{num(-s * 0.2)},{num(-s * 0.8 * k)} 0,{num(-s * k)}"
            f"C{num(s * 0.2)},{num(-s * 0.8 * k)} {num(s * 0.3)},{num(-s * 0.35)} 0,0Z"
        )
        out.append(group(path(d, tone), transform=f"translate({num(x)} {num(y)}) rotate({a})"))
    return "".join(out)


def pad(x: float, y: float, r: float, color: str = "#5f8f55") -> str:
    """A floating leaf of water lily or lotus."""
    return (
        ellipse(x, y, r, r * 0.3, dark(color, 0.2))
        + ellipse(x, y - r * 0.04, r * 0.96, r * 0.27, color)
        + line(
            f"M{num(x - r * 0.8)},{num(y)}H{num(x + r * 0.8)}",
            light(color, 0.25),
            max(0.6, r * 0.03),
        )
    )


def pot_plant(
    x: float, y: float, h: float, seed: int = 1, bloom: str = "#e0457a", pot: str = "#b5563a"
) -> str:
    """A flowering shrub in a glazed pot."""
    rng = Random(seed)
    w = h * 0.3
    d = (
        f"M{num(x - w * 0.6)},{num(y - h * 0.36)}L{num(x - w * 0.4)},{num(y)}H{num(x + w * 0.4)}"
        f"L{num(x + w * 0.6)},{num(y - h * 0.36)}Z"
    )
    out = [
        form(d, pot, -w * 0.25, 0, 0.28),
        ellipse(x, y - h * 0.36, w * 0.66, h * 0.04, light(pot, 0.2)),
        crown(x, y - h * 0.66, h * 0.28, h * 0.28, "#4f8a45", seed, clumps=6),
    ]
    for _ in range(9):
        out.append(
            circle(
                x + rng.uniform(-0.22, 0.22) * h, y - h * rng.uniform(0.46, 0.9), h * 0.035, bloom
            )
        )
    return group(*out)
