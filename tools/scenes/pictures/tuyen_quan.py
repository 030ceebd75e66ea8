"""Recruits leave for military service, seen off with flags and flowers."""

from __future__ import annotations

from random import Random

from ..cast import (
    AO_DAI,
    AO_DAI_RED,
    ELDER_M,
    ELDER_W,
    GIRL,
    OFFICIAL,
    PUPIL_B,
    PUPIL_G,
    RECRUIT,
    TOWN_M,
    TOWN_W,
)
from ..core import blend, blur, ellipse, group, line, num
from ..flags import bunting, small_flag
from ..look import Pose
from ..parts.tuyen_quan import TONES, arch, back, crowd, ground, kit_bag, recruits
from ..people import person
from ..plants import flower
from ..produce import bouquet
from ..sky import mood, vignette
from ..vehicles import bus


def _family() -> str:
    """In front: a mother embraces her son; pupils wave; the official salutes."""
    son = person(
        1236,
        1010,
        330,
        RECRUIT.but(hat="", skin="#dca67c"),
        Pose("side", near=(17, 70), far=(19, 62), lean=4),
    )
    pack = group(kit_bag(), transform="translate(1236 1010) scale(3.3)")
    mother = person(
        1312,
        1014,
        300,
        ELDER_W.but(top_color="#7a5a8a"),
        Pose("side", near=(16, 72), far=(18, 66), lean=4),
        flip=True,
    )
    father = person(
        1440,
        1020,
        318,
        ELDER_M.but(scarf=""),
        Pose("side", near=(15, 60), far=(8, 44)),
        flip=True,
        held=bouquet(15, -62, 17, TONES, 4),
    )
    girl = person(
        1536,
        1030,
        215,
        GIRL,
        Pose("front", near=(-19, 92), far=(11, 42), elbows=(1, 1)),
        held=group(small_flag(-19, -90, 34, 0.1)),
    )
    kids = []
    for x, look, s in ((70, PUPIL_B, 218), (172, PUPIL_G, 212)):
        kids.append(
            person(
                x,
                1030,
                s,
                look,
                Pose("side", near=(16, 84), far=(6, 44), elbows=(-1, -1)),
                held=small_flag(16, -82, 34, 0.12),
            )
        )
    ao = person(
        285,
        1024,
        300,
        AO_DAI_RED,
        Pose("side", near=(19, 66), far=(17, 62)),
        held=bouquet(20, -66, 20, TONES, 7),
    )
    return "".join(kids) + ao + pack + son + mother + father + girl


def _mai() -> str:
    """Branches of yellow apricot blossom in the upper corners."""
    rng = Random(11)
    out = []
    for side, ox in ((1, -20), (-1, 1620)):
        for k in range(5):
            ex, ey = ox + side * (90 + k * 46), 40 + k * 34 + rng.uniform(-10, 10)
            mx, my = ox + side * (40 + k * 20), 10 + k * 8
            out.append(
                line(
                    f"M{ox},{-10 + k * 12}Q{num(mx)},{num(my)} {num(ex)},{num(ey)}",
                    "#6a4a38",
                    8 - k,
                )
            )
            for _ in range(13):
                t = rng.uniform(0.25, 1)
                px = ox + (ex - ox) * t + rng.uniform(-22, 22)
                py = ey * t + rng.uniform(-20, 20)
                out.append(
                    flower(
                        px,
                        py,
                        rng.uniform(9, 14),
                        rng.choice(("#f7c92f", "#fbd95a", "#f2b91f")),
                        "#d98a1f",
                    )
                )
    return "".join(out)


def draw() -> str:
    """The scene."""
    coach = bus(-262, 742, 560, "#4f7a3f", "#f2e6c4") + bus(1262, 742, 560, "#3f6f8a", "#f2e6c4")
    strings = bunting(
        (310, 320), (800, 300), 15, 26, ["#d3222a", "#f2c53d", "#3f86b0", "#5a9c6a"], 60
    ) + bunting((800, 300), (1290, 320), 15, 26, ["#f2c53d", "#d3222a", "#5a9c6a", "#3f86b0"], 60)
    host = person(
        1130, 800, 235, OFFICIAL, Pose("side", near=(20, 64), far=(8, 44)), flip=True
    ) + person(
        250,
        812,
        225,
        AO_DAI,
        Pose("side", near=(16, 68), far=(18, 64)),
        held=bouquet(17, -67, 16, TONES, 2),
    )
    extra = person(
        160,
        850,
        240,
        TOWN_W,
        Pose("side", near=(17, 88), far=(8, 46)),
        held=small_flag(17, -86, 30, 0.1),
    ) + person(
        1500,
        860,
        250,
        TOWN_M,
        Pose("side", near=(17, 90), far=(8, 46)),
        flip=True,
        held=small_flag(17, -88, 30, 0.1),
    )
    shade = blend(
        "multiply",
        blur(8, ellipse(800, 830, 480, 26, "#6a5a4a"), ellipse(800, 955, 560, 30, "#6a5a4a")),
        opacity=0.28,
    )
    return group(
        back(),
        ground(),
        crowd(),
        coach,
        strings,
        arch(),
        shade,
        host,
        extra,
        recruits(),
        _family(),
        _mai(),
        mood("#fff0b4", "#2a3f5a", 0.36, 0.3, 0.1),
        vignette("#2c2a2c", 0.2),
    )
