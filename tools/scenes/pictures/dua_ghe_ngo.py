"""The Khmer long-boat race: two ngo boats neck and neck at noon."""

from __future__ import annotations

import math
from random import Random

from ..buildings import cloth_flag
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
    rect,
    rotate,
    shade_path,
    smooth,
)
from ..look import Look, Pose
from ..people import crowd_dot, person
from ..plants import coconut, toddy
from ..props import parasol
from ..sky import cumulus, mood, sky, vignette
from ..trees import hedge, tree
from ..water import reflect, ripples, water

SHORE = 470
RIVER = f"M0,{SHORE}H1600V1067H0Z"
SKINS = ("#c4855a", "#b97a4f", "#cd9062", "#d9a074")


def _rim(length: float, t: float) -> float:
    """Height of the gunwale above the water at ``t`` from −1 (stern) to 1 (bow)."""
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
                f"M{num(px)},{num(py)}q{num(-k)},{num(-k * 0.3)} {num(-k * 0.6)},{num(k)}q{num(k)},{num(k * 0.4)} {num(k * 1.6)},{num(-k * 0.2)}Z",
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


def _crew(
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
        f"M{num(sx + h * 0.25)},{num(y - _rim(length, 0.84) - h * 0.66)}L{num(sx - h * 0.5)},{num(y + h * 0.16)}",
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


def _bank() -> str:
    """Spectators, parasols, flags and a pagoda roof on the far bank."""
    rng = Random(17)
    out = [hedge(-20, 1620, 430, 90, "#6fa45c", 4)]
    for x, h, seed in ((70, 270, 2), (160, 230, 4), (1460, 260, 5), (1545, 290, 7)):
        out.append(toddy(x, 440, h, seed=seed) if seed % 2 == 0 else coconut(x, 440, h, seed=seed))
    out.append(tree(520, 440, 220, "#6fa04c", 4) + tree(1210, 440, 230, "#5f9448", 6))
    out.append(_pagoda())
    out.append(
        path("M0,412Q400,402 800,408T1600,404V476H0Z", "#c9a671")
        + path("M0,458Q400,450 800,456T1600,452V478H0Z", "#9a7a4a")
    )
    for row, (y, r) in enumerate(((404, 6.4), (418, 7.2), (434, 8.2))):
        x = -10.0
        while x < 1610:
            shirt = rng.choice(
                (
                    "#e0542f",
                    "#f2c53d",
                    "#3f7fa8",
                    "#f6f0e0",
                    "#5a9c6a",
                    "#c9508a",
                    "#7b4d93",
                    "#f0a05a",
                    "#d8d0c0",
                )
            )
            px, py = x + rng.uniform(-4, 4), y + rng.uniform(-4, 4)
            out.append(crowd_dot(px, py, r, rng.choice(SKINS), shirt))
            if rng.random() < 0.22:
                out.append(
                    poly(
                        [
                            (px - r * 2.2, py - r * 0.4),
                            (px, py - r * 2.1),
                            (px + r * 2.2, py - r * 0.4),
                        ],
                        "#ecd9a4",
                    )
                )
            elif rng.random() < 0.8:
                out.append(
                    path(
                        f"M{num(px - r)},{num(py)}a{num(r)},{num(r)} 0 0 1 {num(2 * r)},0q{num(-r)},{num(-r * 0.5)} {num(-2 * r)},0Z",
                        "#2b2123",
                    )
                )
            if row == 2 and rng.random() < 0.12:
                out.append(
                    line(
                        f"M{num(px + r)},{num(py + 8)}L{num(px + r * 1.8)},{num(py - 18)}",
                        "#d9a074",
                        3.4,
                    )
                )
            x += r * 3.1
    for x, k in ((230, 0), (420, 1), (980, 2), (1120, 3), (1380, 0), (640, 1)):
        out.append(
            parasol(
                x,
                452,
                110,
                92,
                (
                    ("#e05a3a", "#fbe6c4"),
                    ("#3f8fa8", "#f6efd8"),
                    ("#f0b23c", "#fff3d4"),
                    ("#5a9c6a", "#f3eccf"),
                )[k],
            )
        )
    for x in (120, 340, 560, 880, 1060, 1290, 1500):
        out.append(line(f"M{x},452V338", "#e9e2d0", 3.4) + cloth_flag(x + 1, 340, 46))
    return "".join(out)


def _pagoda() -> str:
    out = []
    for w, y, h, tone in (
        (230, 404, 60, "#d9862e"),
        (170, 358, 56, "#c9532f"),
        (112, 316, 54, "#d9862e"),
    ):
        x = 760
        d = f"M{x - w},{y}Q{x - w * 0.55},{y - h * 0.35} {x - w * 0.42},{y - h}H{x + w * 0.42}Q{x + w * 0.55},{y - h * 0.35} {x + w},{y}Z"
        out.append(form(d, tone, -4, -3, 0.22) + line(f"M{x - w},{y}H{x + w}", "#f2c84b", 4))
        out += [
            path(f"M{x + s * w},{y}q{s * 14},-6 {s * 12},-26q{s * 10},18 {-s * 4},32Z", "#f2c84b")
            for s in (-1, 1)
        ]
    out.append(path("M750,264L760,170L770,264Z", "#f2c84b") + rect(744, 252, 32, 12, "#d9a23a"))
    return "".join(out[:3]) + "".join(out[3:])


def _near_shore() -> str:
    """Spectators' arms, hats and paper flags along the lower edge."""
    rng = Random(8)
    out = []
    for i in range(9):
        x = 40 + i * 190 + rng.uniform(-30, 30)
        y = 1050 + rng.uniform(-6, 24)
        r = 40
        shirt = ("#3a4d6d", "#7a3f52", "#3f6b5a", "#8a5a34", "#5a4a7a")[i % 5]
        body = f"M{num(x - 92)},1090Q{num(x - 84)},{num(y + 34)} {num(x)},{num(y + 32)}Q{num(x + 84)},{num(y + 34)} {num(x + 92)},1090Z"
        out.append(form(body, shirt, -8, -4))
        if i % 2 == 0:
            arm = line(
                f"M{num(x + 70)},{num(y + 70)}L{num(x + 96)},{num(y - 40)}", shirt, 30
            ) + line(f"M{num(x + 94)},{num(y - 36)}L{num(x + 100)},{num(y - 66)}", "#c98d60", 22)
            flag = line(f"M{num(x + 100)},{num(y - 60)}V{num(y - 170)}", "#d9c59a", 5) + cloth_flag(
                x + 102, y - 168, 74
            )
            out.append(flag + arm)
        if i % 3 == 1:
            cone = f"M{num(x - 92)},{num(y + 6)}Q{num(x - 36)},{num(y - 52)} {num(x)},{num(y - 84)}Q{num(x + 36)},{num(y - 52)} {num(x + 92)},{num(y + 6)}Q{num(x)},{num(y + 26)} {num(x - 92)},{num(y + 6)}Z"
            ribs = "".join(
                f"M{num(x)},{num(y - 82)}L{num(x + k)},{num(y + 14)}" for k in (-54, -20, 20, 54)
            )
            out.append(form(cone, "#e6d09a", -22, 0, 0.2) + line(ribs, "#a88f5a", 1.4, opacity=0.6))
        else:
            out.append(
                circle(x - 37, y + 6, 8, "#b97a4f")
                + circle(x + 37, y + 6, 8, "#b97a4f")
                + form(
                    f"M{num(x - r)},{num(y + 4)}C{num(x - 46)},{num(y - 58)} {num(x + 46)},{num(y - 58)} {num(x + r)},{num(y + 4)}C{num(x + 30)},{num(y + 40)} {num(x - 30)},{num(y + 40)} {num(x - r)},{num(y + 4)}Z",
                    "#2b2123",
                    -6,
                    -5,
                    0.3,
                )
            )
    return "".join(out)


def draw() -> str:
    """The scene."""
    heaven = sky([(0, "#3b97cf"), (0.7, "#a9dcec"), (1, "#e6f4ec")], SHORE)
    clouds = cumulus(210, 150, 380, "#ffffff", "#d6ebf3", 4) + cumulus(
        1010, 130, 440, "#ffffff", "#d6ebf3", 7
    )
    bank = _bank()
    river = water(
        RIVER,
        [(0, "#b5dccb"), (0.22, "#62b3b8"), (1, "#1f6f8f")],
        5,
        (0, SHORE, 1600, 1067),
        ["#f0fbf6", "#1f6680", "#9fd8d6"],
        190,
        190,
        0.4,
    )
    back = rotate(
        -2.4, 800, 660, _crew(700, 655, 1240, ("#2f5f9f", "#f4f1e6", "#3f8fd0"), 40, 15, 0.2)
    )
    front = rotate(
        -3.4, 800, 870, _crew(790, 868, 1540, ("#a8242c", "#f7c93c", "#d8322f"), 5, 15, 0.9)
    )
    lines_ = "".join(
        circle(x, 580 - x * 0.02, 7, tone)
        for x, tone in zip(range(20, 1600, 80), ["#e0452f", "#ffffff"] * 10, strict=False)
    )
    streak = shade_path("M0,940L1600,850V872L0,985Z", [(0, "#ffffff", 0.35), (1, "#ffffff", 0)])
    return group(
        heaven,
        clouds,
        bank,
        river,
        reflect(bank, SHORE + 4, RIVER, 0.28),
        lines_,
        clip(RIVER, ripples(9, (0, 560, 1600, 1067), ["#ffffff"], 60, 180, 0.4)),
        back,
        streak,
        front,
        _near_shore(),
        mood("#fff6c8", "#0c3f66", 0.32, 0.5, 0.0),
        vignette("#0a2f4a", 0.22),
    )
