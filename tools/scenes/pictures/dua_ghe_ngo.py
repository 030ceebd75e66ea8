"""The Khmer long-boat race: two ngo boats neck and neck at noon."""

from __future__ import annotations

from random import Random

from ..core import circle, clip, form, group, line, num, path, rect, rotate, shade_path
from ..flags import cloth_flag
from ..foliage import hedge, tree
from ..palms import coconut, toddy
from ..parts.dua_ghe_ngo import crew, spectator
from ..props import parasol
from ..sky import cumulus, mood, sky, vignette
from ..water import reflect, ripples, water

SHORE = 470


RIVER = f"M0,{SHORE}H1600V1067H0Z"


SUNSHADES = (
    ("#e05a3a", "#fbe6c4"),
    ("#3f8fa8", "#f6efd8"),
    ("#f0b23c", "#fff3d4"),
    ("#5a9c6a", "#f3eccf"),
)


def _spectators() -> str:
    """Three rows of onlookers; some in front raise an arm."""
    rng = Random(17)
    out = []
    for row, (y, r) in enumerate(((404, 6.4), (418, 7.2), (434, 8.2))):
        x = -10.0
        while x < 1610:
            px, py = x + rng.uniform(-4, 4), y + rng.uniform(-4, 4)
            out.append(spectator(px, py, r, rng))
            if row == 2 and rng.random() < 0.12:
                arm = f"M{num(px + r)},{num(py + 8)}L{num(px + r * 1.8)},{num(py - 18)}"
                out.append(line(arm, "#d9a074", 3.4))
            x += r * 3.1
    return "".join(out)


def _bank() -> str:
    """Spectators, parasols, flags and a pagoda roof on the far bank."""
    out = [hedge(-20, 1620, 430, 90, "#6fa45c", 4)]
    for x, h, seed in ((70, 270, 2), (160, 230, 4), (1460, 260, 5), (1545, 290, 7)):
        out.append(toddy(x, 440, h, seed=seed) if seed % 2 == 0 else coconut(x, 440, h, seed=seed))
    out.append(tree(520, 440, 220, "#6fa04c", 4) + tree(1210, 440, 230, "#5f9448", 6))
    out.append(_pagoda())
    out.append(
        path("M0,412Q400,402 800,408T1600,404V476H0Z", "#c9a671")
        + path("M0,458Q400,450 800,456T1600,452V478H0Z", "#9a7a4a")
    )
    out.append(_spectators())
    for x, k in ((230, 0), (420, 1), (980, 2), (1120, 3), (1380, 0), (640, 1)):
        out.append(parasol(x, 452, 110, 92, SUNSHADES[k]))
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
        d = (
            f"M{x - w},{y}Q{x - w * 0.55},{y - h * 0.35} {x - w * 0.42},{y - h}"
            f"H{x + w * 0.42}Q{x + w * 0.55},{y - h * 0.35} {x + w},{y}Z"
        )
        out.append(form(d, tone, -4, -3, 0.22) + line(f"M{x - w},{y}H{x + w}", "#f2c84b", 4))
        out += [
            path(f"M{x + s * w},{y}q{s * 14},-6 {s * 12},-26q{s * 10},18 {-s * 4},32Z", "#f2c84b")
            for s in (-1, 1)
        ]
    out.append(path("M750,264L760,170L770,264Z", "#f2c84b") + rect(744, 252, 32, 12, "#d9a23a"))
    return "".join(out)


def _near_shore() -> str:
    """Spectators' arms, hats and paper flags along the lower edge."""
    rng = Random(8)
    out = []
    for i in range(9):
        x = 40 + i * 190 + rng.uniform(-30, 30)
        y = 1050 + rng.uniform(-6, 24)
        r = 40
        shirt = ("#3a4d6d", "#7a3f52", "#3f6b5a", "#8a5a34", "#5a4a7a")[i % 5]
        body = (
            f"M{num(x - 92)},1090Q{num(x - 84)},{num(y + 34)} {num(x)},{num(y + 32)}"
            f"Q{num(x + 84)},{num(y + 34)} {num(x + 92)},1090Z"
        )
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
            cone = (
                f"M{num(x - 92)},{num(y + 6)}Q{num(x - 36)},{num(y - 52)} "
                f"{num(x)},{num(y - 84)}Q{num(x + 36)},{num(y - 52)} "
                f"{num(x + 92)},{num(y + 6)}Q{num(x)},{num(y + 26)} "
                f"{num(x - 92)},{num(y + 6)}Z"
            )
            ribs = "".join(
                f"M{num(x)},{num(y - 82)}L{num(x + k)},{num(y + 14)}" for k in (-54, -20, 20, 54)
            )
            out.append(form(cone, "#e6d09a", -22, 0, 0.2) + line(ribs, "#a88f5a", 1.4, opacity=0.6))
        else:
            out.append(
                circle(x - 37, y + 6, 8, "#b97a4f")
                + circle(x + 37, y + 6, 8, "#b97a4f")
                + form(
                    (
                        f"M{num(x - r)},{num(y + 4)}C{num(x - 46)},{num(y - 58)} "
                        f"{num(x + 46)},{num(y - 58)} {num(x + r)},{num(y + 4)}"
                        f"C{num(x + 30)},{num(y + 40)} {num(x - 30)},{num(y + 40)} "
                        f"{num(x - r)},{num(y + 4)}Z"
                    ),
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
        -2.4, 800, 660, crew(700, 655, 1240, ("#2f5f9f", "#f4f1e6", "#3f8fd0"), 40, 15, 0.2)
    )
    front = rotate(
        -3.4, 800, 870, crew(790, 868, 1540, ("#a8242c", "#f7c93c", "#d8322f"), 5, 15, 0.9)
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
