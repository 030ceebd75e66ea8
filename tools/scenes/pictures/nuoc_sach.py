"""Clean water: a rural water station, its tower, a woman filling a jar."""

from __future__ import annotations

from random import Random

from ..cast import BOY, ELDER_W, FARMER_W2, GIRL, TOWN_M, TOWN_W
from ..core import blend, blur, circle, ellipse, form, group, line, mix, num, path, poly, rect
from ..look import STAND, Pose
from ..parts.nuoc_sach import back, panels, station, taps, tower
from ..people import person
from ..plants import flower_bed, grass
from ..props import jar
from ..sky import flock, mood, vignette


def _stream(x: float, y0: float, y1: float) -> str:
    drops = "".join(
        circle(x + dx, y1 - dy, r, "#e2f6fb")
        for dx, dy, r in (
            (-16, 8, 3.4),
            (15, 12, 3),
            (-9, 22, 2.4),
            (20, 26, 2.2),
            (-22, 20, 2),
            (8, 30, 2),
        )
    )
    return (
        line(f"M{x},{y0}V{y1}", "#bfeaf6", 10)
        + line(f"M{x - 2},{y0}V{y1}", "#ffffff", 3.4)
        + ellipse(x, y1, 26, 6, "#e2f6fb", opacity=0.9)
        + drops
    )


def _people() -> str:
    out = [_stream(430, 788, 797)]
    woman = person(
        300,
        1030,
        420,
        FARMER_W2.but(top_color="#d9527a", hat="nonla"),
        Pose("side", near=(26, 42), far=(30, 50), lean=18, tilt=6),
    )
    pail = jar(430, 888, 92, "#9a5a3a") + ellipse(430, 797, 22, 4, "#bfeaf6")
    out.append(pail + woman)
    out.append(_stream(670, 792, 858))
    out.append(
        person(
            792,
            1034,
            330,
            GIRL.but(bottom="skirt"),
            Pose("side", near=(33, 52), far=(34, 56), lean=14),
            flip=True,
        )
    )
    out.append(
        person(
            890,
            1040,
            300,
            BOY.but(top_color="#3fa0a0"),
            Pose("side", near=(8, 44), far=(16, 76), elbows=(-1, -1)),
            flip=True,
        )
    )
    tech = TOWN_M.but(
        top="shirt", top_color="#2f6fb5", hat="cap", hat_color="#f2c53d", bottom_color="#2f3a52"
    )
    clip_board = (
        rect(16, -68, 12, 15, "#c98a54", rx=1)
        + rect(17, -66, 10, 12, "#fffdf5")
        + line("M18.5,-63h7M18.5,-60h7M18.5,-57h5", "#8fa0ad", 0.7)
    )
    out.append(
        person(
            1190,
            960,
            320,
            tech,
            Pose("side", near=(18, 60), far=(20, 66)),
            flip=False,
            held=clip_board,
        )
    )
    out.append(person(1340, 960, 296, ELDER_W, STAND))
    out.append(
        person(
            1075,
            880,
            240,
            TOWN_W,
            Pose("side", near=(12, 44), far=(-6, 44), near_foot=(-8, 1), far_foot=(9, 0)),
            held=form("M8,-44h12l-2,14h-8Z", "#3f86c0", -1, 0)
            + line("M8,-44q6,-9 12,0", "#8a8f92", 0.9),
        )
    )
    return "".join(out)


def _jars() -> str:
    out = []
    for x, y, h, tone in (
        (62, 960, 190, "#8a4f34"),
        (170, 1000, 210, "#7a4330"),
        (60, 1060, 200, "#a0623c"),
    ):
        out.append(ellipse(x, y, h * 0.4, h * 0.06, "#3f4f2c", opacity=0.4) + jar(x, y, h, tone))
    lid = ellipse(62, 770, 62, 12, "#c9a46a") + ellipse(62, 764, 16, 6, "#a8854a")
    return lid + "".join(out)


def _garden() -> str:
    """Vegetable beds watered from the new pipe."""
    rng = Random(4)
    out = []
    for row in range(3):
        y = 770 + row * 34
        out.append(
            path(
                (
                    f"M0,{y + 14}Q200,{y - 4} {480 - row * 60},{y + 8}"
                    f"L{470 - row * 66},{y + 26}Q200,{y + 18} 0,{y + 32}Z"
                ),
                "#8a6a44",
            )
        )
        x = 14.0
        while x < 460 - row * 64:
            r = 14 + row * 3
            tone = mix("#6fae4a", "#b5d668", rng.random())
            out.append(
                "".join(
                    path(
                        (
                            f"M{num(x)},{y + 12}q{num(k * r)},{num(-r * 0.5)} "
                            f"{num(k * r * 0.9)},{num(-r * 1.2)}"
                            f"q{num(-k * r * 0.8)},{num(r * 0.2)} "
                            f"{num(-k * r * 0.9)},{num(r * 1.2)}Z"
                        ),
                        tone,
                    )
                    for k in (-1, -0.4, 0.4, 1)
                )
            )
            x += r * 2.5
    return "".join(out)


def draw() -> str:
    """The scene."""
    puddle = ellipse(600, 1030, 150, 16, "#a9d8e6", opacity=0.7) + ellipse(
        570, 1027, 60, 5, "#ffffff", opacity=0.7
    )
    shade = blend(
        "multiply",
        blur(
            6,
            poly([(1120, 770), (1430, 770), (1600, 850), (1240, 850)], "#8a9aa0"),
            poly([(800, 748), (1090, 748), (1150, 780), (840, 780)], "#8a9aa0"),
        ),
        opacity=0.5,
    )
    front = flower_bed(
        7, (1240, 1010, 1600, 1060), ["#e0457a", "#f2c53d", "#ffffff"], 40, 13
    ) + grass(5, -20, 260, 1086, 60, ["#5f9338", "#8fb84e"], 8)
    return group(
        back(),
        flock(5, 420, 150, 6, 60, 11, "#5f8fa8"),
        _garden(),
        tower(),
        panels(),
        station(),
        shade,
        taps(),
        puddle,
        _jars(),
        _people(),
        front,
        mood("#ffffe0", "#0a4a7a", 0.32, 0.4, 0.0),
        vignette("#0c3350", 0.2),
    )
