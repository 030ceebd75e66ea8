"""An arched bridge over a canal in the afternoon; a vendor rows below it."""

from __future__ import annotations

import math
from random import Random

from ..buildings import cottage
from ..cast import BOY, FARMER_W2, PUPIL_B, PUPIL_G, TOWN_M, TOWN_W
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
    poly_d,
    rect,
    smooth,
)
from ..foliage import hedge, tree
from ..look import STAND, WALK, WALK2, Pose
from ..palms import areca, coconut, nipa
from ..people import person
from ..plants import banana
from ..produce import heap
from ..sky import cumulus, flock, mood, ridge, sky, streaks, vignette
from ..vehicles import bicycle, motorbike
from ..water import FULL, reflect, ripples, sampan, wake, water

BANK = 560
WATER = f"M0,{BANK}H1600V1067H0Z"


def deck(x: float) -> float:
    """Height of the roadway at ``x``."""
    t = (x - 800) / 900
    return 330 + 175 * (1 - math.cos(min(1, abs(t)) * math.pi)) / 2 * 1.12


def _bridge() -> str:
    xs = list(range(-60, 1661, 40))
    top: list[Point] = [(x, deck(x)) for x in xs]
    low: list[Point] = [(x, deck(x) + 34) for x in xs]
    out = []
    for x in (250, 520, 1080, 1350):
        y = deck(x)
        out.append(
            form(
                poly_d([(x - 13, y + 30), (x + 13, y + 30), (x + 16, 640), (x - 16, 640)]),
                "#cfc6b4",
                -7,
                0,
                0.28,
            )
        )
        out.append(
            form(
                poly_d([(x + 24, y + 30), (x + 40, y + 30), (x + 42, 622), (x + 24, 622)]),
                "#b3aa98",
                -5,
                0,
                0.3,
            )
        )
        out.append(
            form(
                poly_d([(x - 34, y + 26), (x + 54, y + 26), (x + 44, y + 52), (x - 24, y + 52)]),
                "#d8cfbd",
                0,
                -8,
                0.25,
            )
        )
    body = smooth(top) + "L" + smooth(low[::-1])[1:] + "Z"
    out.append(form(body, "#e6dcc6", 0, -13, 0.28))
    out.append(curve([(x, y + 2) for x, y in top], "#fbf4e2", 4))
    return "".join(out)


def _railing(dy: float, tone: str) -> str:
    xs = list(range(-60, 1661, 30))
    posts = "".join(f"M{x},{num(deck(x) + dy)}v-42" for x in xs)
    rails = [
        curve([(x, deck(x) + dy - k) for x in xs], tone, w) for k, w in ((42, 5), (24, 3), (10, 3))
    ]
    blocks = "".join(
        rect(x - 6, deck(x) + dy - 48, 12, 50, light(tone, 0.3)) for x in range(-40, 1660, 200)
    )
    return line(posts, tone, 3) + "".join(rails) + blocks


def _traffic() -> str:
    out = []
    y = deck(640) + 6
    out.append(
        bicycle(640, y, 118, "#3a7f9a")
        + person(
            634,
            y,
            116,
            PUPIL_G.but(hat="nonla", child=False, bottom="trousers"),
            Pose(
                "side",
                hip=(-9, 48),
                near=(17, 57),
                far=(18, 57),
                near_foot=(4, 12),
                far_foot=(10, 22),
                lean=12,
            ),
            shadow=0,
        )
    )
    for x, look, pose, flip, h in (
        (790, PUPIL_B, WALK, False, 108),
        (850, BOY.but(top_color="#d9693f"), WALK2, False, 98),
        (1010, TOWN_W, STAND, False, 122),
    ):
        out.append(person(x, deck(x) + 6, h, look, pose, flip=flip, shadow=0))
    y = deck(1190) + 6
    tilt = motorbike(0, 0, 124, "#b8322f", flip=True) + person(
        8,
        2,
        124,
        TOWN_M.but(hat="helmet", hat_color="#f2f0ea"),
        Pose(
            "side",
            hip=(-4, 44),
            near=(22, 58),
            far=(23, 58),
            near_foot=(8, 8),
            far_foot=(10, 8),
            lean=6,
        ),
        flip=True,
        shadow=0,
    )
    out.append(group(tilt, transform=f"translate(1190 {num(y)}) rotate(11)"))
    x = 420
    out.append(
        person(
            x,
            deck(x) + 4,
            120,
            TOWN_M.but(top_color="#b5813f", hat="nonla", hat_color="#ecd9a4"),
            Pose("front", near=(4, 62), far=(16, 60)),
            shadow=0,
        )
    )
    out.append(
        curve([(438, 372), (500, 300), (560, 318)], "#6b5438", 2)
        + line("M560,318V590", "#e9f2ee", 0.8, opacity=0.8)
    )
    return "".join(out)


def _far_bank() -> str:
    out = [
        ridge(
            [(-20, 520), (300, 470), (520, 500), (900, 452), (1240, 498), (1620, 460)],
            560,
            "#8fbcb2",
            "#cfe0bf",
        ),
        hedge(-10, 1620, 558, 60, "#6fa070", 6),
    ]
    for x, h, seed in ((60, 250, 3), (150, 210, 4), (690, 180, 5), (1000, 210, 6), (1490, 260, 7)):
        out.append(
            coconut(
                x, 556, h, seed=seed, lean=0.1 if seed % 2 else -0.12, leaf=("#4a8a52", "#8fb558")
            )
        )
    out.append(
        areca(905, 556, 190, seed=2)
        + areca(930, 556, 160, seed=5)
        + tree(1230, 558, 200, "#5f9a55", 6)
    )
    out.append(
        cottage(560, 548, 190, roof="#b9553a", seed=4, stilts=0)
        + cottage(1010, 552, 170, kind="tin", roof="#5f8fa0", wall="#dcebe4")
    )
    out.append(
        banana(770, 560, 110, seed=4)
        + cottage(270, 552, 200, kind="tin", roof="#9fb2b5", wall="#f0e2bd", stilts=16)
        + banana(500, 560, 110, seed=7)
    )
    out.append(path("M0,556Q200,546 420,556T860,554T1280,557T1600,552V572H0Z", "#8a7a4a"))
    pier = "".join(line(f"M{x},556V590", "#6a5442", 5) for x in (600, 640, 680, 720)) + rect(
        590, 552, 140, 8, "#a3805a"
    )
    return "".join(out) + pier


def _vendor() -> str:
    load = (
        heap(640, 818, 120, "#e0902e", 3, rows=3)
        + heap(745, 826, 110, "#5f9c3c", 5, rows=3, leaf=False)
        + heap(850, 828, 110, "#e6c53a", 8, rows=2)
        + heap(945, 824, 80, "#c93f4a", 9, rows=2, size=0.16)
    )
    pole = (
        line("M560,838V560", "#8a6a42", 6)
        + ellipse(560, 590, 17, 21, "#e0a02e")
        + line("M560,568l-10,-12M560,568l10,-12M560,568v-16", "#5b8d3f", 4)
    )
    rower = person(
        1050,
        826,
        285,
        FARMER_W2.but(top_color="#c2527a"),
        Pose("side", near=(19, 66), far=(24, 58), lean=12, near_foot=(-7, 0), far_foot=(7, 0)),
        flip=True,
        shadow=0,
    )
    oar = line("M972,648L1148,900", "#7a5636", 8) + path(
        "M1132,870L1172,926Q1160,936 1148,928L1120,884Z", "#8a6440"
    )
    boat = sampan(800, 868, 620, "#7d5232", inside=pole + load)
    return (
        reflect(rower + boat, 874, WATER, 0.4)
        + rower
        + boat
        + oar
        + wake(800, 880, 600, "#eefaf4", 0.6)
    )


def _near() -> str:
    rng = Random(8)
    hyacinth = []
    for _ in range(46):
        x, y = rng.uniform(980, 1590), rng.uniform(985, 1060)
        if x < 1180 and y < 1020:
            continue
        r = rng.uniform(10, 22)
        hyacinth.append(ellipse(x, y, r, r * 0.6, rng.choice(("#5f9a4a", "#7fb356", "#4a8340"))))
        if rng.random() < 0.3:
            hyacinth.append(
                "".join(
                    circle(x + d, y - r * 0.8 - k * 5, 4.4, "#b79ad8")
                    for k, d in enumerate((-3, 3, 0))
                )
            )
    bank = path("M0,1067V930Q90,930 170,980T330,1067Z", "#7c7a42") + path(
        "M0,1067V950Q80,960 150,1010T270,1067Z", "#94915a"
    )
    palms = (
        nipa(70, 1000, 420, seed=3)
        + nipa(230, 1060, 260, seed=6, count=6)
        + nipa(1590, 1040, 330, seed=9, count=7)
    )
    return bank + palms + "".join(hyacinth)


def draw() -> str:
    """The scene."""
    heaven = sky([(0, "#4fa3b8"), (0.55, "#a8dad4"), (1, "#f6efcd")], 580)
    clouds = (
        cumulus(120, 190, 380, "#fff8ea", "#d6e6e0", 12)
        + cumulus(1060, 150, 430, "#fff8ea", "#d6e6e0", 5)
        + streaks(3, "#fff4d8", (300, 220, 1200, 300), 7, 0.6)
    )
    far = _far_bank()
    bridge = _railing(-6, "#9fb0a8") + _bridge()
    canal = water(
        WATER,
        [(0, "#b9dcc6"), (0.3, "#6fb3ab"), (1, "#2f7a80")],
        5,
        (0, BANK + 6, 1600, 1067),
        ["#e6f6ea", "#2f6f78", "#ffe9b8"],
        150,
        190,
        0.34,
    )
    mirror = reflect(far, BANK + 6, WATER, 0.42) + reflect(bridge, 640, WATER, 0.3)
    boat = sampan(330, 640, 150, "#6b4a30") + sampan(1250, 612, 110, "#5f5a40")
    return group(
        heaven,
        clouds,
        flock(6, 520, 150, 7, 64, 11, "#4d7a80"),
        far,
        canal,
        mirror,
        clip(FULL, ripples(9, (0, 600, 1600, 1060), ["#ffffff"], 40, 160, 0.35)),
        boat,
        bridge,
        _traffic(),
        _railing(18, dark("#e9e2d2", 0.04)),
        _vendor(),
        _near(),
        mood("#ffe6a4", "#123f52", 0.4, 0.8, 0.15),
        vignette("#0f2f38", 0.25),
    )
