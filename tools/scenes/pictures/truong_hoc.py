"""Break time in a country school under a flamboyant tree."""

from __future__ import annotations

from random import Random

from ..core import blend, blur, circle, ellipse, form, rect
from ..flags import cloth_flag
from ..foliage import bush, hedge, tree
from ..palms import areca, coconut
from ..parts.truong_hoc import CAM, children, school, yard
from ..plants import flower_bed
from ..sky import cumulus, flock, mood, sky, vignette
from ..trees import flamboyant


def _flag() -> tuple[float, str]:
    x, z = 8.3, 17.5
    s = CAM.scale(x, z)
    base = "".join(
        CAM.box((x - w, x + w), (y, y + 0.25), (z - w, z + w), ("#e7c79a", "#b5945f", "#f6e0b8"))
        for w, y in ((1.1, 0), (0.7, 0.25))
    )
    fx, fy = CAM.pt(x, 0.5, z)
    top = fy - 8.6 * s
    pole = (
        rect(fx - 4, top, 8, fy - top, "#e2ddd0")
        + rect(fx + 1, top, 3, fy - top, "#a9a294")
        + circle(fx, top, 8, "#e3b23a")
    )
    beds = flower_bed(
        8, (fx - 0.9 * s, fy + 6, fx + 0.9 * s, fy + 26), ["#e2472f", "#f2c53d", "#fff1d0"], 26, 9
    )
    return z, base + pole + cloth_flag(fx + 4, top + 10, 168, 0.08) + beds


def _petals() -> str:
    rng = Random(14)
    out = []
    for _ in range(150):
        x, y = rng.gauss(250, 190), rng.uniform(780, 1060)
        out.append(
            ellipse(
                x,
                y,
                rng.uniform(3, 6),
                rng.uniform(1.6, 3),
                rng.choice(("#e2472f", "#f07a4a", "#b5341f")),
                opacity=0.85,
            )
        )
    return "".join(out)


def draw() -> str:
    """The scene."""
    heaven = sky([(0, "#58a9d6"), (0.7, "#bfe2ea"), (1, "#f4f0d6")], 420)
    clouds = cumulus(560, 120, 360, "#ffffff", "#d3e6ef", 4) + cumulus(
        1180, 90, 320, "#ffffff", "#d3e6ef", 10
    )
    behind = (
        hedge(-20, 1620, 430, 90, "#6fa05c", 4)
        + coconut(1530, 440, 330, seed=4, lean=-0.08)
        + coconut(1440, 440, 280, seed=9)
        + areca(1340, 430, 300, seed=3)
    )
    layers = [*children(), _flag()]
    layers.sort(key=lambda item: -item[0])
    spots = [
        ellipse(x, y, rx, ry, "#5b4a5e")
        for x, y, rx, ry in (
            (250, 930, 330, 60),
            (60, 960, 220, 70),
            (430, 900, 150, 34),
            (330, 985, 220, 46),
        )
    ]
    shade = blend("multiply", blur(6, *spots), opacity=0.42)
    big = flamboyant(170, 930, 800, 5, lit=1)
    ring = form("M48,912Q60,950 170,950T292,912V962Q280,990 170,990T48,962Z", "#e9d6ae", 6, -4, 0.2)
    soil = ellipse(170, 914, 122, 36, "#e9d6ae") + ellipse(170, 914, 106, 28, "#7a5b3c")
    shrubs = "".join(
        bush(x, y, 110, tone, k)
        for k, (x, y, tone) in enumerate(
            (
                (1350, 640, "#5f9a4a"),
                (1450, 648, "#7ab356"),
                (1545, 640, "#5f9a4a"),
                (235, 640, "#6aa04e"),
                (140, 650, "#7ab356"),
                (40, 648, "#5f9a4a"),
            )
        )
    )
    return "".join(
        [
            heaven,
            clouds,
            flock(5, 860, 90, 5, 60, 10, "#6a8696"),
            behind,
            yard(),
            school(),
            shrubs,
            tree(1560, 760, 380, "#5d9447", 9, lit=1),
            shade,
            "".join(part for _, part in layers),
            soil,
            big,
            ring,
            _petals(),
            flower_bed(
                4, (1180, 1010, 1620, 1067), ["#f2a13d", "#e0457a", "#fff1d0", "#f2c53d"], 60, 17
            ),
            mood("#fff3c0", "#234a6a", 0.34, 0.8, 0.1),
            vignette("#2a2c44", 0.2),
        ]
    )
