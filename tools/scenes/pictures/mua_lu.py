"""Flood season: soldiers and villagers raise a dyke with sandbags."""

from __future__ import annotations

from random import Random

from ..core import blur, ellipse, group, line, num, path
from ..foliage import hedge
from ..look import Look, Pose
from ..parts.mua_lu import RAINCOAT, clouds, dyke, flood, people, pile, wall
from ..people import person
from ..plants import grass
from ..props import sandbag
from ..sky import mist, mood, rain, ridge, vignette
from ..water import FULL, reflect, sampan, wake


def _rescue() -> str:
    """A boat brings more sacks; a rescuer poles it."""
    cargo = "".join(
        sandbag(x, y, 62, tone)
        for x, y, tone in (
            (250, 762, "#d9c08c"),
            (312, 764, "#c4ab78"),
            (370, 764, "#d3ba88"),
            (282, 738, "#cdb684"),
            (342, 740, "#dfca9a"),
        )
    )
    vest = Look(
        top="vest",
        top_color="#5b7a3f",
        trim="#f08a24",
        sleeve="long",
        bottom_color="#4f6d38",
        hat="wide",
        hat_color="#587640",
        badge="#f5c518",
        skin="#cd9062",
    )
    man = person(
        458,
        764,
        210,
        vest,
        Pose("side", near=(18, 68), far=(22, 58), lean=6),
        flip=True,
        lit=-1,
        shadow=0,
    )
    girl = person(
        190,
        816,
        186,
        RAINCOAT.but(top_color="#3f86a8"),
        Pose("side", hip=(0, 34), legs=False, near=(14, 48), far=(16, 46)),
        lit=-1,
        shadow=0,
    )
    pole = line("M404,560L500,880", "#7a5c3a", 6)
    boat = sampan(320, 796, 430, "#6a4a34", inside=cargo)
    all_ = man + girl + boat
    return (
        reflect(all_, 800, FULL, 0.28)
        + man
        + girl
        + boat
        + pole
        + wake(320, 806, 420, "#f0e6cc", 0.5)
    )


def _dien_dien() -> str:
    """Sesbania in bloom, the yellow flower of the flood season."""
    rng = Random(9)
    out = []
    for bx, h in ((30, 420), (110, 330), (-10, 300), (190, 240)):
        out.append(
            line(f"M{bx},1080Q{bx + 20},{1080 - h * 0.6:.0f} {bx + 50},{1080 - h}", "#5f7040", 5)
        )
        for i in range(9):
            t = 0.3 + i * 0.08
            px, py = bx + 50 * t * t, 1080 - h * t
            side = 1 if i % 2 else -1
            tip = (px + side * 84, py - 20)
            out.append(
                line(
                    (
                        f"M{num(px)},{num(py)}Q{num(px + side * 46)},{num(py - 34)} "
                        f"{num(tip[0])},{num(tip[1])}"
                    ),
                    "#6f8a48",
                    2.4,
                )
            )
            leaf = "".join(
                (
                    f"M{num(px + side * 84 * k)},{num(py - 26 * k - 8)}l{side * 5},-13"
                    f"M{num(px + side * 84 * k)},{num(py - 26 * k - 4)}l{side * 5},13"
                )
                for k in (0.3, 0.42, 0.54, 0.66, 0.78, 0.9)
            )
            out.append(line(leaf, "#7f9c50", 4))
            for _ in range(3):
                fx, fy = px + side * rng.uniform(18, 80), py + rng.uniform(2, 34)
                out.append(
                    path(
                        f"M{num(fx)},{num(fy)}q-11,2 -9,13q6,7 11,1q7,5 10,-3q0,-10 -12,-11Z",
                        rng.choice(("#f7cf3a", "#f2bd22", "#fbe07a")),
                    )
                )
    return "".join(out)


def draw() -> str:
    """The scene."""
    hills = ridge(
        [(700, 470), (900, 430), (1050, 448), (1250, 404), (1420, 436), (1620, 410)],
        490,
        "#8796a2",
        "#c4c8b4",
    )
    belt = hedge(-20, 1040, 490, 36, "#7d8a70", 6) + hedge(1050, 1640, 482, 40, "#86966a", 7)
    sun_gap = blur(22, ellipse(620, 440, 420, 34, "#fff2cc", opacity=0.8))
    tufts = grass(4, 1180, 1640, 1084, 90, ["#5f7436", "#8a9a4a", "#465c30"], 10) + grass(
        7, 440, 780, 1080, 60, ["#5f6a3a", "#85854a"], 9
    )
    return group(
        clouds(),
        hills,
        sun_gap,
        belt,
        flood(),
        dyke(),
        mist(492, 46, "#f3ead0", 0.7),
        wall(),
        people(),
        pile(),
        tufts,
        _rescue(),
        _dien_dien(),
        rain(5, "#eef2ec", 150),
        mood("#ffe9b0", "#1f2f48", 0.4, 0.35, 0.42),
        vignette("#141f30", 0.35),
    )
