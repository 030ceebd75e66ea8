"""Parts of the picture nui-ba-hon."""

from __future__ import annotations

from random import Random

from ..core import blur, curve, light, mix, num, path
from ..foliage import hedge
from ..palms import toddy
from ..plants import grass
from ..sky import mist, rough_ridge

EDGE = 560


def hills_view() -> str:
    far = rough_ridge(
        [
            (-20, 520),
            (120, 486),
            (260, 498),
            (420, 470),
            (600, 505),
            (860, 492),
            (1150, 510),
            (1400, 478),
            (1620, 500),
        ],
        EDGE,
        "#b3bfd4",
        "#e6d9d6",
        3,
        2,
    )
    left = rough_ridge(
        [
            (150, 548),
            (250, 480),
            (340, 398),
            (410, 352),
            (470, 344),
            (540, 380),
            (630, 456),
            (740, 520),
            (830, 548),
        ],
        EDGE,
        "#7f96b5",
        "#d3cdd2",
        5,
    )
    right = rough_ridge(
        [
            (890, 548),
            (980, 500),
            (1080, 412),
            (1150, 372),
            (1214, 366),
            (1290, 402),
            (1380, 474),
            (1480, 520),
            (1600, 545),
        ],
        EDGE,
        "#8a9cba",
        "#d9d0d4",
        8,
    )
    main = rough_ridge(
        [
            (470, 552),
            (560, 500),
            (650, 410),
            (730, 306),
            (790, 262),
            (850, 254),
            (910, 290),
            (980, 372),
            (1060, 458),
            (1150, 516),
            (1240, 550),
        ],
        EDGE,
        "#5f7d9f",
        "#c4c3cc",
        11,
        7,
    )
    return far + left + right + mist(470, 110, "#f6e6e0", 0.75) + main


def village_view() -> str:
    trees = hedge(-10, 1620, EDGE + 2, 34, "#8696a0", 6)
    palms = "".join(
        toddy(x, EDGE + 2, h, seed=i + 2, leaf=("#5f7684", "#8596a0"), trunk="#6f7a88")
        for i, (x, h) in enumerate(
            (
                (60, 150),
                (105, 120),
                (300, 110),
                (1010, 120),
                (1046, 150),
                (1420, 130),
                (1480, 165),
                (1530, 120),
            )
        )
    )
    roofs = "".join(
        path(f"M{x},{EDGE - 12}l{w * 0.2:.0f},-24h{w * 0.6:.0f}l{w * 0.2:.0f},24Z", tone)
        + path(f"M{x + w * 0.08:.0f},{EDGE - 12}h{w * 0.84:.0f}v16h{-w * 0.84:.0f}Z", "#dcd3d4")
        for x, w, tone in ((170, 76, "#b08a8c"), (1120, 84, "#a87f86"), (1230, 66, "#9aa5b4"))
    )
    smoke = "".join(
        curve(
            [(x, EDGE - 34), (x + 6, EDGE - 70), (x - 6, EDGE - 100), (x + 16, EDGE - 140)],
            "#ffffff",
            7,
            opacity=0.35,
        )
        for x in (214, 1170)
    )
    return trees + palms + roofs + blur(3, smoke)


def seedlings() -> str:
    """Rows of young rice standing in water."""
    rng = Random(13)
    layers: dict[str, list[str]] = {}
    for i in range(40):
        t = (i + 0.5) / 40
        y = EDGE + 16 + (1067 - EDGE + 40) * t**1.9
        h = 4 + 52 * t**1.5
        step = 7 + 44 * t**1.3
        x = -40 - rng.random() * step
        tone = mix("#9fb8a0", "#5f9a52", t)
        while x < 1640:
            ploughed = x < 640 and 636 < y < 800
            for k in range(0 if ploughed else 4):
                lean = (k - 1.5) * 0.28 + rng.uniform(-0.15, 0.15)
                tip = h * rng.uniform(0.7, 1.1)
                w = 0.5 + h * 0.045
                color = tone if k % 2 else light(tone, 0.3)
                layers.setdefault(color, []).append(
                    f"M{num(x - w)},{num(y)}"
                    f"Q{num(x + lean * tip * 0.3)},{num(y - tip * 0.6)} "
                    f"{num(x + lean * tip)},{num(y - tip)}"
                    f"Q{num(x + lean * tip * 0.4 + w)},{num(y - tip * 0.5)} "
                    f"{num(x + w)},{num(y)}Z"
                )
            x += step * rng.uniform(0.85, 1.15)
    return "".join(path("".join(d), c) for c, d in layers.items())


def dykes() -> str:
    out = []
    for pts_, w in (
        ([(-20, 640), (420, 618), (900, 632), (1620, 606)], 9),
        ([(-20, 792), (360, 756), (820, 778), (1620, 722)], 20),
        ([(620, 770), (560, 690), (600, 626)], 8),
        ([(1180, 752), (1300, 690), (1260, 616)], 8),
    ):
        out.append(curve([(x, y + w * 0.3) for x, y in pts_], "#5d6a55", w))
        out.append(curve([(x, y - w * 0.2) for x, y in pts_], "#93a56c", w * 0.62))
    out.append(
        grass(7, 0, 820, 792, 30, ["#6f8f5a", "#a3b873"], 9, -0.03)
        + grass(9, 820, 1620, 778, 30, ["#6f8f5a", "#a3b873"], 9, -0.07)
    )
    return "".join(out)
