"""Parts of the picture mua-lu."""

from __future__ import annotations

from random import Random

from ..cast import FARMER_M, FARMER_W, RECRUIT, TOWN_M, YOUTH_M, YOUTH_W
from ..core import blur, clip, ellipse, form, line, mix, num, path, rect, shade_path
from ..foliage import tree
from ..look import BEND, Look, Pose
from ..palms import coconut
from ..people import person
from ..props import sandbag
from ..sky import sky
from ..water import FULL, glitter, reflect, ripples

RAINCOAT = Look(
    top="coat",
    top_color="#e2b23c",
    sleeve="long",
    bottom_color="#3a4048",
    hat="nonla",
    hat_color="#d9c690",
    shoes="#2f3a3a",
)


def clouds() -> str:
    """Heavy layered rain clouds with a bright gap near the horizon."""
    out = [sky([(0, "#4a5a6e"), (0.45, "#7d8f9c"), (0.8, "#c9cdbc"), (1, "#efe2bc")], 500)]
    rng = Random(5)
    for y, tone, alpha in (
        (270, "#93a1a8", 0.7),
        (190, "#76889a", 0.8),
        (110, "#56687e", 0.85),
        (36, "#3f5066", 0.9),
    ):
        d = f"M-40,-40H1640V{y}"
        x = 1640.0
        while x > -40:
            w = rng.uniform(110, 320)
            d += (
                f"q{num(-w * 0.5)},{num(rng.uniform(36, 90))} {num(-w)},{num(rng.uniform(-12, 12))}"
            )
            x -= w
        out.append(blur(3, path(d + "Z", tone, opacity=alpha)))
    return "".join(out)


def flood() -> str:
    """The swollen river on the left with drowned trees and roofs."""
    d = "M0,470H900L700,1067H0Z"
    out = [shade_path("M0,466H1600V1067H0Z", [(0, "#d5c8a0"), (0.3, "#b39a72"), (1, "#6f5a44")])]
    scene = []
    for x, y, s in ((120, 500, 120), (430, 488, 90)):
        scene.append(
            form(
                f"M{x},{y}L{x + s * 0.3},{y - s * 0.34}H{x + s * 1.1}L{x + s * 1.4},{y}Z",
                "#8a5a4c",
                -3,
                -3,
            )
            + rect(x + s * 0.14, y, s * 1.12, 10, "#cbb694")
        )
    for x, h, seed in ((60, 250, 3), (360, 200, 5), (620, 160, 7)):
        scene.append(
            coconut(x, 498, h, seed=seed, lean=-0.16, leaf=("#4f6f54", "#7f8f5a"), trunk="#6a5a4c")
        )
    scene.append(tree(270, 510, 170, "#5f7f5a", 4))
    body = "".join(scene)
    out.append(body + reflect(body, 500, d, 0.3))
    out.append(
        clip(
            FULL, ripples(6, (0, 500, 960, 1067), ["#e6d8b4", "#5a4836", "#9c8460"], 170, 190, 0.45)
        )
    )
    out.append(glitter(4, 560, 480, 760, 150, "#fff0c8", 50, 0.6))
    rng = Random(8)
    for _ in range(26):
        x, y = rng.uniform(0, 620), rng.uniform(560, 1000)
        out.append(
            ellipse(
                x,
                y,
                rng.uniform(10, 24),
                rng.uniform(3, 7),
                rng.choice(("#5f7f4a", "#7f945a", "#4f6a44")),
            )
        )
    return "".join(out)


def dyke() -> str:
    """The earth dyke sweeping from the foreground to the distance."""
    slope_l = "M420,1067C640,820 860,620 1010,486L1030,486C960,640 860,860 760,1067Z"
    top = "M760,1067C860,860 960,640 1030,486H1052C1080,640 1150,860 1240,1067Z"
    slope_r = "M1240,1067C1150,860 1080,640 1052,486H1070C1200,620 1400,800 1640,930V1067Z"
    fields = shade_path("M1060,470H1640V1067H1240Z", [(0, "#cfd08a"), (1, "#8fa854")])
    rows = "".join(
        line(f"M1064,478L{1240 + i * 130},1067", "#b4bd62", 5, opacity=0.5) for i in range(9)
    )
    parts = [
        fields,
        clip("M1060,470H1640V1067H1240Z", rows),
        shade_path(slope_r, [(0, "#9aa060"), (1, "#6f7f3e")]),
        shade_path(slope_l, [(0, "#a08a62"), (1, "#7a5f40")]),
        shade_path(top, [(0, "#c9b084"), (1, "#a08058")]),
    ]
    ruts = line(
        "M880,1067C950,860 1010,640 1038,490M1100,1067C1080,860 1060,640 1044,490",
        "#85683f",
        7,
        opacity=0.5,
    )
    rng = Random(2)
    puddles = "".join(
        ellipse(
            rng.uniform(880, 1080), y, (y - 480) * 0.09, (y - 480) * 0.02, "#cfd2c0", opacity=0.7
        )
        for y in (640, 760, 850, 960, 1020)
    )
    return "".join(parts) + ruts + puddles


def _edge(t: float) -> tuple[float, float]:
    """A point on the water side of the dyke crest, t from far 0 to near 1."""
    s = 1 - t
    x = s**3 * 1030 + 3 * s * s * t * 960 + 3 * s * t * t * 860 + t**3 * 760
    y = s**3 * 486 + 3 * s * s * t * 640 + 3 * s * t * t * 860 + t**3 * 1067
    return x, y


def wall() -> str:
    """The sandbag wall along the crest, larger towards the viewer."""
    rng = Random(3)
    out = []
    for i in range(46):
        t = (i / 45) ** 0.75
        x, y = _edge(t)
        w = 12 + 108 * t**1.3
        layers = 3 if i < 36 else 2
        for k in range(layers):
            tone = mix("#d9c08c", rng.choice(("#b59a68", "#e9d8b0", "#c9b183")), rng.random())
            out.append(
                sandbag(
                    x - w * 0.18 + (k % 2) * w * 0.22, y - k * w * 0.3, w, tone, rng.uniform(-5, 5)
                )
            )
    return "".join(out)


def people() -> str:
    hold = Pose("side", near=(20, 52), far=(22, 54), near_foot=(-8, 0), far_foot=(9, 0), lean=-3)
    bag = sandbag(22, -50, 26, "#cdb684")
    shoulder = sandbag(-1, -82, 28, "#c4ab78")
    carry = Pose("side", near=(4, 86), far=(10, 84), near_foot=(-11, 2), far_foot=(12, 0), lean=6)
    out = []
    for x, y, h, look, pose, flip, held in (
        (1072, 600, 108, RECRUIT, hold, True, bag),
        (1012, 640, 116, FARMER_M, BEND, True, ""),
        (1098, 690, 140, YOUTH_M.but(hat="wide", hat_color="#4a6a8a"), carry, True, shoulder),
        (964, 742, 160, RECRUIT.but(skin="#c4855a"), BEND.but(lean=50), True, ""),
        (1120, 800, 190, RAINCOAT, hold, True, bag),
        (930, 850, 214, YOUTH_W.but(hat="nonla", strap="#fff"), BEND.but(lean=46), True, ""),
        (1180, 905, 246, RECRUIT, carry, True, shoulder),
        (
            1010,
            985,
            290,
            TOWN_M.but(top_color="#c9583f", hat="cap", hat_color="#2f4a6a"),
            hold,
            True,
            bag,
        ),
    ):
        out.append(person(x, y, h, look, pose, flip=flip, held=held, lit=-1))
    return "".join(out)


def pile() -> str:
    """A pile of filled sacks with two people filling more."""
    rng = Random(12)
    out = [ellipse(1440, 1010, 220, 30, "#4a3f2c", opacity=0.35)]
    for row in range(4):
        n = 4 - row
        for i in range(n):
            out.append(
                sandbag(
                    1440 + (i - (n - 1) / 2) * 104 + rng.uniform(-6, 6),
                    1012 - row * 42,
                    116,
                    mix("#d9c08c", "#b59a68", rng.random()),
                    rng.uniform(-4, 4),
                )
            )
    heap = form(
        "M1240,860Q1330,770 1420,800Q1500,770 1590,866Q1420,890 1240,860Z", "#b98f5a", -6, -8
    )
    dig = person(
        1330,
        880,
        240,
        FARMER_M.but(top_color="#6f5a86"),
        Pose("side", near=(24, 46), far=(28, 34), lean=22, tilt=6),
        lit=-1,
    )
    spade = line("M1372,762L1424,850", "#7a5a3a", 6) + path(
        "M1414,838l26,-8l6,30q-18,10 -28,-4Z", "#7d868c"
    )
    helper = person(
        1560,
        890,
        232,
        FARMER_W.but(top_color="#c9566a"),
        Pose("side", near=(20, 44), far=(23, 42), lean=14),
        flip=True,
        lit=-1,
        held=form("M14,-26q-3,-18 3,-20h12q6,2 3,20q-9,4 -18,0Z", "#dcc692", -1, -1),
    )
    return heap + dig + spade + helper + "".join(out)
