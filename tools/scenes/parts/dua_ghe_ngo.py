"""Parts of the picture dua-ghe-ngo."""

from __future__ import annotations

import math
from random import Random

from ..core import (
    Point,
    circle,
    clip,
    curve,
    dark,
    ellipse,
    form,
    group,
    light,
    line,
    num,
    path,
    poly,
    smooth,
)
from ..look import Look, Pose
from ..people import crowd_dot, person

SKINS = ("#c4855a", "#b97a4f", "#cd9062", "#d9a074")


def _rim(length: float, t: float) -> float:
    """Height of the gunwale above the water at ``t`` from -1 (stern) to 1 (bow)."""
    k = abs(t)
    return length * (0.026 + 0.052 * k**4.5 + (0.012 * k**8 if t > 0 else 0))


def _hull(x: float, y: float, length: float, colors: tuple[str, str, str]) -> str:
    """A ngo boat: long, thin, both ends swept up, painted with scales and an eye."""
    half = length / 2
    ts = [i / 20 for i in range(-20, 21)]
    top: list[Point] = [(x + half * t, y - _rim(length, t)) for t in ts]
    low: list[Point] = [
        (x + half * t * 0.985, y - max(-6, _rim(length, t) - length * 0.031)) for t in ts
    ]
    d = smooth(top) + "L" + smooth(low[::-1])[1:] + "Z"
    band: list[Point] = [(px, py + length * 0.012) for px, py in top]
    scales = []
    for i in range(90):
        t = -0.97 + 1.94 * i / 89
        px, py = x + half * t, y - _rim(length, t) + length * 0.019
        r = length * 0.0085
        scales.append(
            path(
                f"M{num(px - r)},{num(py)}a{num(r)},{num(r)} 0 0 0 {num(2 * r)},0Z",
                colors[1] if i % 2 else colors[2],
            )
        )
    flame = []
    for t in (0.86, 0.9, 0.94, -0.88, -0.93):
        px, py = x + half * t, y - _rim(length, t) + length * 0.008
        k = length * 0.012
        flame.append(
            path(
                (
                    f"M{num(px)},{num(py)}q{num(-k)},{num(-k * 0.3)} "
                    f"{num(-k * 0.6)},{num(k)}q{num(k)},{num(k * 0.4)} "
                    f"{num(k * 1.6)},{num(-k * 0.2)}Z"
                ),
                colors[1],
            )
        )
    ex, ey = x + half * 0.82, y - _rim(length, 0.82) + length * 0.012
    eye = ellipse(ex, ey, length * 0.009, length * 0.006, "#fff") + circle(
        ex + 1, ey, length * 0.004, "#1b1a20"
    )
    return (
        form(d, colors[0], -2, -length * 0.009, 0.3)
        + clip(d, *scales)
        + clip(d, curve(band, colors[1], length * 0.0035))
        + curve(top, light(colors[1], 0.2), length * 0.005)
        + "".join(flame)
        + eye
    )


def _rower(h: float, shirt: str, band: str, seed: int, phase: float) -> str:
    rng = Random(seed)
    look = Look(
        top="tee",
        top_color=shirt,
        sleeve="short",
        trim=band,
        bottom_color="#2c2f3c",
        hat="khan",
        hat_color=band,
        skin=rng.choice(SKINS),
    )
    lean = 24 + 10 * phase
    pose = Pose(
        "side",
        hip=(0, 26),
        legs=False,
        lean=lean,
        near=(31 + 4 * phase, 38),
        far=(22 + 6 * phase, 66),
        tilt=-8,
    )
    ax, ay = 22 + 6 * phase, -69
    bx, by = 36 + 6 * phase, 2
    paddle = line(f"M{ax},{ay}L{bx},{by}", "#8a5a34", 1.9) + path(
        f"M{bx - 2.5},{by - 8}L{bx + 2.6},{by - 9}L{bx + 5.6},{by + 10}L{bx - 0.4},{by + 12}Z",
        "#d8452f",
    )
    return person(0, 0, h, look, pose, lit=-1, held=paddle, shadow=0)


def _splash(x: float, y: float, s: float, seed: int) -> str:
    rng = Random(seed)
    out = []
    for _ in range(9):
        a = math.radians(rng.uniform(200, 330))
        r = s * rng.uniform(0.3, 1)
        out.append(
            ellipse(
                x + math.cos(a) * r,
                y + math.sin(a) * r * 0.9,
                s * rng.uniform(0.04, 0.1),
                s * rng.uniform(0.05, 0.12),
                "#ffffff",
                opacity=0.9,
            )
        )
    foam = "".join(
        ellipse(x + dx * s, y + dy * s, s * k, s * k * 0.2, "#ffffff", opacity=alpha)
        for dx, dy, k, alpha in (
            (0, 0, 0.9, 0.8),
            (-0.5, -0.1, 0.5, 0.9),
            (0.4, -0.16, 0.34, 0.9),
            (0.2, 0.22, 1.2, 0.35),
        )
    )
    return foam + "".join(out)


def crew(
    x: float,
    y: float,
    length: float,
    colors: tuple[str, str, str],
    seed: int,
    count: int,
    phase: float,
) -> str:
    half = length / 2
    h = length * 0.142
    span = [-0.72 + 1.34 * i / (count - 1) for i in range(count)]
    far, near, foam = [], [], []
    for i, t in enumerate(span):
        px = x + half * t
        py = y - _rim(length, t) + h * 0.21
        far.append(
            group(
                _rower(h * 0.97, dark(colors[1], 0.12), colors[2], seed + i + 50, phase),
                transform=f"translate({num(px + h * 0.11)} {num(py - h * 0.07)})",
            )
        )
        near.append(
            group(
                _rower(h, colors[1], colors[2], seed + i, phase),
                transform=f"translate({num(px)} {num(py)})",
            )
        )
        foam.append(_splash(px + h * (0.4 + 0.06 * phase), y + h * 0.05, h * 0.17, seed + i))
    cox = Look(
        top="tee",
        top_color=colors[2],
        trim=colors[1],
        bottom_color="#2c2f3c",
        hat="khan",
        hat_color=colors[1],
        skin="#b97a4f",
    )
    tx = x + half * 0.77
    lead = person(
        tx,
        y - _rim(length, 0.77) + 6,
        h * 0.98,
        cox,
        Pose("front", near=(-24, 92), far=(22, 96), elbows=(1, -1)),
        shadow=0,
    )
    sx = x - half * 0.84
    steer = person(
        sx,
        y - _rim(length, 0.84) + 8,
        h,
        cox,
        Pose("side", near=(18, 56), far=(22, 66), near_foot=(-8, 0), far_foot=(8, 0), lean=8),
        shadow=0,
    )
    oar = line(
        (
            f"M{num(sx + h * 0.25)},{num(y - _rim(length, 0.84) - h * 0.66)}"
            f"L{num(sx - h * 0.5)},{num(y + h * 0.16)}"
        ),
        "#7a4f30",
        h * 0.03,
    )
    return (
        "".join(far)
        + steer
        + lead
        + "".join(near)
        + oar
        + _hull(x, y, length, colors)
        + "".join(foam)
    )


HEADS = [
    "#e0542f",
    "#f2c53d",
    "#3f7fa8",
    "#f6f0e0",
    "#5a9c6a",
    "#c9508a",
    "#7b4d93",
    "#f0a05a",
    "#d8d0c0",
]


def spectator(x: float, y: float, r: float, rng: Random) -> str:
    """One onlooker, some with a conical hat."""
    out = crowd_dot(x, y, r, rng.choice(SKINS), rng.choice(HEADS))
    if rng.random() < 0.22:
        hat = [(x - r * 2.2, y - r * 0.4), (x, y - r * 2.1), (x + r * 2.2, y - r * 0.4)]
        return out + poly(hat, "#ecd9a4")
    if rng.random() < 0.8:
        hair = f"M{num(x - r)},{num(y)}a{num(r)},{num(r)} 0 0 1 {num(2 * r)},0"
        hair += f"q{num(-r)},{num(-r * 0.5)} {num(-2 * r)},0Z"
        return out + path(hair, "#2b2123")
    return out
