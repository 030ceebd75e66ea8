"""Ripe rice at golden hour, a canal with palms, reapers at work."""

from __future__ import annotations

from random import Random

from ..cast import FARMER_M2, FARMER_W, FARMER_W2, FARMER_W3
from ..core import clip, curve, dark, ellipse, group, line, mix, num, path, poly, poly_d, shade_path
from ..foliage import hedge
from ..look import BEND, WALK, Pose
from ..palms import coconut
from ..people import person
from ..plants import grass, rice_ear, rice_rows
from ..sky import flock, flying_egret, mood, ridge, sky, streaks, sun, vignette
from ..water import glitter, reflect, ripples, sampan

CANAL = poly_d([(968, 446), (988, 446), (1480, 1067), (930, 1067)])


def _sheaf(x: float, y: float, s: float, ground: bool = True) -> str:
    """A bound bundle of cut rice."""
    rng = Random(int(x))
    out = [ellipse(x, y, s * 0.42, s * 0.06, "#5b3b1c", opacity=0.35)] if ground else []
    for i in range(26):
        k = (i - 12.5) / 13
        bend = x + k * s * 0.55 + rng.uniform(-3, 3)
        tone = mix("#e9b84a", "#a8792a", rng.random())
        out.append(
            curve(
                [
                    (x + k * s * 0.34, y),
                    (x + k * s * 0.1, y - s * 0.5),
                    (bend, y - s * rng.uniform(0.9, 1.05)),
                ],
                tone,
                s * 0.035,
            )
        )
    return "".join(out) + line(
        f"M{num(x - s * 0.13)},{num(y - s * 0.5)}h{num(s * 0.26)}", "#8a5a24", s * 0.05
    )


def _far() -> str:
    hills = ridge(
        [(-20, 420), (160, 382), (300, 396), (420, 360), (560, 400), (760, 420)],
        452,
        "#d79a68",
        "#f0c98a",
    )
    trees = hedge(-10, 1620, 452, 34, "#9c7f43", 5)
    palms = "".join(
        coconut(x, 452, h, seed=i, lean=0.08, leaf=("#7d7238", "#a8924a"), nuts=False)
        for i, (x, h) in enumerate(((120, 92), (170, 70), (640, 84), (700, 108), (1330, 90)))
    )
    return hills + palms + trees


def _field() -> str:
    base = shade_path("M0,446H1600V1067H0Z", [(0, "#f2d078"), (0.4, "#e3ad3f"), (1, "#b5761f")])
    rows = rice_rows(7, 450, 1090, 980, ["#efcb6a", "#c78a2a"], rows=30, tall=58)
    strips = []
    for x in range(-2600, 980, 260):
        strips.append(f"M978,446L{x},1067L{x + 60},1067Z")
    return base + rows + path("".join(strips), "#fff0b0", opacity=0.16)


def _canal() -> str:
    bank = poly([(955, 446), (972, 446), (1010, 1067), (780, 1067)], "#8d7a3a")
    trail = poly([(960, 446), (966, 446), (900, 1067), (816, 1067)], "#d9b573")
    right = poly([(984, 446), (1002, 446), (1720, 1067), (1450, 1067)], "#7f7d36")
    surface = shade_path(CANAL, [(0, "#ffe7ab"), (0.35, "#e9bd83"), (1, "#5f7f86")])
    waves = clip(
        CANAL,
        ripples(4, (900, 480, 1480, 1067), ["#fff3cf", "#3f6a74"], 90, 170, 0.4),
        glitter(2, 1000, 460, 860, 40, "#fff6d8", 40),
    )
    edge = line("M968,446L930,1067M988,446L1480,1067", "#5d5424", 3, opacity=0.6)
    return bank + trail + right + surface, waves + edge


def _palms() -> tuple[str, str]:
    trees, mirrored = [], []
    for i, (x, y, h, lean) in enumerate(
        (
            (1016, 466, 96, 0.1),
            (1040, 490, 140, -0.12),
            (1082, 530, 205, 0.08),
            (1150, 590, 300, -0.16),
            (1290, 710, 480, 0.1),
        )
    ):
        palm = coconut(x, y, h, lean=lean, seed=i + 3, leaf=("#4f6a30", "#a79a42"), trunk="#8a6a48")
        trees.append(
            ellipse(x + h * 0.12, y + 1, h * 0.16, h * 0.012, "#3c3a18", opacity=0.4) + palm
        )
        mirrored.append(reflect(palm, y, CANAL, 0.4))
    tufts = "".join(
        grass(
            i,
            990 + i * 62,
            1060 + i * 66,
            466 + i * 74,
            14 + i * 7,
            ["#6c7a2e", "#a59a3e"],
            6,
            1.15,
        )
        for i in range(8)
    )
    return "".join(mirrored), "".join(trees) + tufts


def _carrier() -> str:
    """A woman with a shoulder pole on the dyke."""
    pose = WALK.but(near=(13, 80), far=(-8, 74), elbows=(-1, 1))
    who = person(886, 900, 300, FARMER_W3, pose, lit=-1)
    pole = curve([(764, 688), (884, 660), (1004, 688)], "#7a5430", 7)
    loads = []
    for x in (766, 1002):
        loads.append(line(f"M{x},688L{x - 30},770M{x},688L{x + 30},770", "#6a4a2a", 2))
        loads.append(_sheaf(x, 822, 108, False))
    return loads[0] + loads[1] + loads[2] + loads[3] + pole + who


def _reapers() -> str:
    out = [_sheaf(420, 662, 62), _sheaf(520, 690, 70), _sheaf(110, 640, 56)]
    out.append(person(230, 640, 150, FARMER_W, BEND, lit=1))
    out.append(person(400, 610, 128, FARMER_M2, BEND, flip=True, lit=1))
    carry = Pose("side", near=(13, 58), far=(14, 62), near_foot=(-6, 0), far_foot=(8, 0))
    load = _sheaf(10, -40, 46, False)
    out.append(person(600, 656, 158, FARMER_W2, carry, flip=True, lit=1, held=load))
    veil = [
        rice_rows(20 + i, y, y + 26, 980, ["#e9bd52", "#d29a36"], rows=2, x0=x0, x1=x1, tall=24)
        for i, (y, x0, x1) in enumerate(((596, 340, 480), (626, 160, 320)))
    ]
    return out[0] + out[1] + out[2] + out[4] + veil[0] + out[3] + veil[1] + out[5]


def _front() -> str:
    rng = Random(5)
    out = []
    for i in range(46):
        x = -30 + i * 17 + rng.uniform(-8, 8)
        h = rng.uniform(190, 300) * (1.15 - i / 70)
        out.append(
            (
                h,
                rice_ear(
                    x,
                    1110,
                    h,
                    rng.uniform(0.2, 0.42),
                    dark("#a8963c", rng.random() * 0.2),
                    mix("#f0c04a", "#c98a2a", rng.random() * 0.6),
                ),
            )
        )
    for i in range(14):
        x = 1500 + i * 12
        out.append(
            (
                150,
                rice_ear(
                    x, 1110, rng.uniform(170, 330), -rng.uniform(0.2, 0.4), "#8c8434", "#e0ac3c"
                ),
            )
        )
    out.sort(key=lambda item: -item[0])
    return grass(9, -20, 800, 1085, 150, ["#a98a2e", "#c79e38", "#8f7d2c"], 9) + "".join(
        e for _, e in out
    )


def draw() -> str:
    """The scene."""
    heaven = sky([(0, "#8fb3bf"), (0.45, "#f3cf9c"), (0.85, "#ffe6ae"), (1, "#fff0c8")], 460)
    light_ = sun(560, 372, 40, "#fff7d9", "#ffdf90", 8)
    clouds = streaks(4, "#fff1cf", (0, 60, 1600, 300), 16, 0.7) + streaks(
        9, "#e0a184", (200, 220, 1500, 360), 10, 0.45
    )
    canal, waves = _canal()
    mirrored, palms = _palms()
    load = ellipse(1058, 634, 30, 14, "#d9a945") + ellipse(1052, 631, 19, 9, "#efc766")
    row = Pose("side", near=(20, 56), far=(24, 62), lean=10)
    rower = person(1104, 641, 104, FARMER_W2, row, flip=True, lit=1, shadow=0)
    oar = line("M1076,584L1122,662", "#6a4a2c", 3)
    boat = sampan(1066, 652, 140, "#77502f", inside=load)
    birds = flying_egret(330, 250, 34) + flying_egret(420, 215, 26) + flying_egret(255, 205, 24)
    return group(
        heaven,
        light_,
        clouds,
        birds,
        flock(8, 1180, 170, 7, 70, 11, "#8f7560"),
        _far(),
        _field(),
        canal,
        mirrored,
        waves,
        palms,
        _reapers(),
        reflect(boat, 653, CANAL, 0.4),
        rower,
        boat,
        oar,
        _carrier(),
        _front(),
        mood("#ffd27a", "#6a3a4a", 0.5, 0.35, 0.35),
        vignette("#5a2c1c", 0.35),
    )
