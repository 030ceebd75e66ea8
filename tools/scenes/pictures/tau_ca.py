"""Fishing boats come home to the jetty at dusk."""

from __future__ import annotations

from random import Random

from ..cast import FARMER_M, FARMER_M2, FARMER_W, FARMER_W2, TOWN_M
from ..core import (
    Point,
    blend,
    circle,
    clip,
    curve,
    ellipse,
    form,
    glow,
    group,
    line,
    mix,
    num,
    path,
    poly,
    rect,
)
from ..flags import cloth_flag
from ..look import BEND, SQUAT, WALK2, Pose
from ..palms import coconut
from ..people import person
from ..produce import basket
from ..sky import flock, mood, rough_ridge, sky, streaks, sun, vignette
from ..water import fishing_boat, glitter, reflect, ripples, wake, water

SEA = 500
AREA = f"M0,{SEA}H1600V1067H0Z"


def _heaven() -> str:
    out = [
        sky(
            [
                (0, "#3b3468"),
                (0.35, "#7d4a82"),
                (0.62, "#d9707a"),
                (0.82, "#f7a66a"),
                (1, "#ffd58a"),
            ],
            SEA + 4,
        )
    ]
    out.append(sun(560, 452, 46, "#fff3c4", "#ffb35a", 9))
    out.append(
        streaks(5, "#f58a78", (0, 80, 1600, 330), 22, 0.55)
        + streaks(8, "#5a3a74", (100, 60, 1500, 260), 16, 0.5)
        + streaks(3, "#ffd9a0", (300, 330, 1400, 450), 12, 0.7)
    )
    return "".join(out)


def _islands() -> str:
    out = [
        rough_ridge(
            [
                (840, 498),
                (960, 440),
                (1050, 420),
                (1140, 452),
                (1240, 404),
                (1370, 360),
                (1480, 392),
                (1620, 440),
            ],
            SEA,
            "#8a4f78",
            "#c9748a",
            3,
        )
    ]
    out.append(
        rough_ridge(
            [(-20, 470), (60, 440), (130, 452), (220, 486), (300, 500)],
            SEA,
            "#7a4672",
            "#b8697f",
            5,
        )
    )
    out.append(
        rough_ridge(
            [(1280, 500), (1400, 470), (1500, 452), (1620, 470)], SEA, "#5a3462", "#8a4a70", 8
        )
    )
    return "".join(out)


def _far_boats() -> str:
    out = []
    for x, y, w in ((330, 516, 70), (760, 512, 56), (905, 520, 84), (150, 524, 60)):
        out.append(fishing_boat(x, y, w, "#4a3560", "#7a3a58", "#6a4a6a"))
    return "".join(out)


def _mid_boats() -> list[tuple[float, str]]:
    big = fishing_boat(330, 742, 560, "#2b6390", "#d9472f", "#f0d9b0")
    gear = "".join(
        circle(250 + i * 15, 640 - (i % 3) * 11, 9, ("#e0862e", "#f2c53d", "#d8472f")[i % 3])
        for i in range(9)
    )
    crew = person(
        470,
        664,
        128,
        FARMER_M,
        Pose("side", near=(20, 62), far=(22, 58), lean=10),
        lit=-1,
        shadow=0,
    ) + person(
        520,
        658,
        122,
        TOWN_M.but(hat="cap", hat_color="#d8472f"),
        Pose("front", near=(-18, 96), far=(12, 44), elbows=(1, 1)),
        shadow=0,
    )
    flag = line("M158,560V470", "#d9c59a", 4) + cloth_flag(160, 472, 56)
    second = fishing_boat(860, 640, 340, "#3f7a5a", "#c9402f", "#e8cda4")
    flag2 = line("M752,540V486", "#d9c59a", 3) + cloth_flag(754, 488, 40)
    return [(640, second + flag2), (742, gear + crew + big + flag)]


def _jetty() -> str:
    """A plank jetty that comes from the right foreground."""
    deck: list[Point] = [(1640, 720), (900, 742), (838, 812), (1640, 930)]
    out = []
    for x, y, h in (
        (880, 742, 96),
        (1010, 738, 90),
        (1140, 735, 88),
        (1270, 731, 86),
        (1400, 728, 84),
        (1530, 725, 84),
    ):
        out.append(rect(x - 8, y, 16, h, "#3a2438"))
    for x, y, h in (
        (852, 806, 130),
        (1000, 832, 130),
        (1160, 858, 130),
        (1330, 884, 130),
        (1510, 910, 130),
    ):
        out.append(form(f"M{x - 14},{y}H{x + 14}V{y + h}H{x - 14}Z", "#6a4648", -6, 0, 0.35))
    side = poly([(838, 812), (1640, 930), (1640, 962), (838, 836)], "#5a3844")
    top = poly(deck, "#b07a62")
    planks = []
    for i in range(44):
        t = i / 44
        a = (900 + 740 * t, 742 - 22 * t)
        b = (838 + 802 * t, 812 + 118 * t)
        planks.append(f"M{num(a[0])},{num(a[1])}L{num(b[0])},{num(b[1])}")
    glare = poly([(900, 742), (838, 812), (1100, 850), (1180, 733)], "#f0a878", opacity=0.35)
    return "".join(out) + side + top + glare + line("".join(planks), "#7a4f4c", 2, opacity=0.7)


def _lamps() -> str:
    out = []
    for x, y, h in ((1000, 740, 190), (1270, 732, 200), (1540, 724, 210)):
        out.append(line(f"M{x},{y}V{y - h}q0,-16 -22,-16", "#3a2438", 7))
        out.append(
            glow(x - 24, y - h - 6, 110, 110, "#ffd98a", 0.7)
            + circle(x - 24, y - h - 8, 9, "#fff6d2")
        )
    return "".join(out)


def _fish(x: float, y: float, w: float) -> str:
    rng = Random(int(x))
    out = []
    for _ in range(16):
        px, py = x + rng.uniform(-0.4, 0.4) * w, y - rng.uniform(0, 0.16) * w
        out.append(
            path(
                f"M{num(px - 11)},{num(py)}q9,-8 18,0l6,-4v8l-6,-4q-9,8 -18,0Z",
                mix("#c9ccd9", "#7d88a8", rng.random()),
            )
        )
    return "".join(out)


def _load(tone: str = "#c58a4a") -> str:
    return _mini(12, -52, 26, tone)


def _mini(x: float, y: float, w: float, tone: str) -> str:
    fish = "".join(
        path(f"M{x - 9 + i * 4},{y - 8}q3,-5 7,-1l2,-2v5l-2,-2q-4,3 -7,0Z", "#cfd3e0")
        for i in range(4)
    )
    return ellipse(x, y - 7, w * 0.46, 2.4, "#4a3030") + fish + basket(x, y + 3, w, tone, h=10)


def _workers() -> str:
    hold = Pose("side", near=(19, 52), far=(21, 53), near_foot=(-9, 2), far_foot=(10, 0), lean=-4)
    out = [person(1000, 782, 190, FARMER_M2, hold, lit=-1, held=_load())]
    out.append(
        person(
            1180, 790, 196, FARMER_M.but(top_color="#8a4a4a"), hold, lit=-1, held=_load("#b07a42")
        )
    )
    out.append(
        person(
            1360,
            800,
            200,
            TOWN_M.but(top_color="#3f6f8a", hat="cap", hat_color="#26364a"),
            WALK2,
            flip=True,
            lit=1,
        )
    )
    tubs = []
    for x, y, w in ((1225, 880, 130), (1520, 898, 140)):
        tubs.append(_fish(x, y - 42, w) + basket(x, y, w, "#4f86a0", h=46))
    out.append(ellipse(1225, 838, 60, 12, "#2a3a54") + tubs[0])
    out.append(person(1120, 868, 220, FARMER_W2, SQUAT, lit=-1))
    out.append(person(1420, 905, 226, FARMER_W.but(top_color="#c9566a"), BEND.but(lean=52), lit=-1))
    out.append(ellipse(1520, 854, 64, 12, "#2a3a54") + tubs[1])
    return "".join(out)


def _net() -> str:
    """A heap of net with floats in the lower left corner."""
    d = "M-20,1067V930Q60,900 140,918T300,950T430,1000Q480,1030 500,1067Z"
    mesh = "".join(
        f"M{x},1080Q{x + 40},{980} {x + 120},900" for x in range(-200, 520, 22)
    ) + "".join(f"M{x},900Q{x + 60},990 {x + 170},1080" for x in range(-200, 520, 22))
    floats = "".join(
        ellipse(x, y, 15, 10, "#e0862e") + ellipse(x - 3, y - 3, 7, 4, "#f7bd7a")
        for x, y in ((60, 930), (140, 926), (226, 950), (318, 972), (404, 1010))
    )
    rope = curve(
        [(-10, 940), (80, 916), (190, 934), (320, 966), (430, 1012), (500, 1070)], "#d9b98a", 6
    )
    return path(d, "#4a3358") + clip(d, line(mesh, "#8a6a92", 2, opacity=0.8)) + rope + floats


def draw() -> str:
    """The scene."""
    sea = water(
        AREA,
        [(0, "#ffc98a"), (0.16, "#e08a80"), (0.45, "#8a5a8a"), (1, "#33305f")],
        7,
        (0, SEA + 4, 1600, 1067),
        ["#ffd9a0", "#4a3a70", "#d97a86"],
        190,
        200,
        0.42,
    )
    islands = _islands()
    boats = _mid_boats()
    shine = glitter(4, 560, SEA + 4, 1000, 120, "#ffe9b0", 110, 0.75)
    parts = [
        _heaven(),
        flock(6, 820, 220, 9, 80, 14, "#4a3058"),
        islands,
        sea,
        reflect(islands, SEA, AREA, 0.35),
        shine,
        _far_boats(),
    ]
    for y, boat in boats:
        parts.append(reflect(boat, y + 2, AREA, 0.4) + boat)
    parts.append(wake(330, 752, 520, "#ffd9a8", 0.5) + wake(860, 646, 320, "#ffd9a8", 0.5))
    parts.append(clip(AREA, ripples(12, (0, 560, 1600, 1060), ["#ffe2b0"], 40, 170, 0.45)))
    jetty = _jetty()
    parts.append(jetty + line("M600,640Q760,760 872,764", "#caa27a", 4) + _lamps() + _workers())
    palm = coconut(
        1660, 760, 640, lean=-0.22, seed=6, leaf=("#2f2a48", "#54406a"), trunk="#3a2a44", nuts=False
    )
    parts += [
        palm,
        _net(),
        blend("multiply", rect(0, 0, 1600, 1067, "#f2d0d8"), opacity=0.5),
        mood("#ffb060", "#241a58", 0.55, 0.35, 0.42),
        vignette("#1a1238", 0.35),
    ]
    return group(*parts)
