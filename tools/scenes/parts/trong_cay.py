"""Parts of the picture trong-cay."""

from __future__ import annotations

from random import Random

from ..buildings import cottage
from ..cast import ELDER_M, FARMER_W2, OFFICIAL, YOUTH_M, YOUTH_W
from ..core import clip, curve, ellipse, form, line, mix, num, path, shade_path, shade_rect
from ..foliage import blob, bush, hedge, tree
from ..look import BEND, Pose
from ..palms import areca, coconut
from ..people import person
from ..plants import rice_rows
from ..sky import cumulus, ridge, sky
from ..water import reflect, ripples, sampan

CANAL = "M930,430L960,430C1060,560 1300,800 1640,1000V560C1400,520 1100,470 990,430Z"


def sapling(x: float, y: float, h: float, seed: int, stake: bool = True) -> str:
    """A young tree tied to a stake, with a ring of fresh earth."""
    rng = Random(seed)
    out = [
        ellipse(x, y, h * 0.2, h * 0.045, "#7a5738"),
        ellipse(x - h * 0.02, y - h * 0.01, h * 0.15, h * 0.03, "#93704a"),
    ]
    if stake:
        out.append(
            line(f"M{num(x + h * 0.06)},{num(y)}V{num(y - h * 0.66)}", "#b98f5e", max(2, h * 0.022))
        )
    out.append(
        curve(
            [(x, y), (x - h * 0.01, y - h * 0.4), (x + h * 0.015, y - h * 0.74)],
            "#7a5c40",
            max(2.2, h * 0.024),
        )
    )
    out.append(
        line(
            f"M{num(x - h * 0.02)},{num(y - h * 0.44)}h{num(h * 0.1)}",
            "#e9dcc0",
            max(1.4, h * 0.014),
        )
    )
    for dx, dy, r in ((0, 0.82, 0.15), (-0.1, 0.7, 0.1), (0.1, 0.72, 0.11), (0.01, 0.94, 0.1)):
        tone = mix("#7fb54a", "#b9d869", rng.random())
        out.append(
            form(
                blob(x + dx * h, y - dy * h, r * h, r * h * 0.9, rng, 8),
                tone,
                -h * 0.025,
                -h * 0.03,
                0.2,
            )
        )
    return "".join(out)


def landscape() -> str:
    out = [sky([(0, "#69b7d8"), (0.6, "#cdeae6"), (1, "#f6f6d6")], 460)]
    out.append(
        cumulus(120, 170, 400, "#ffffff", "#d7eaf0", 4)
        + cumulus(760, 130, 320, "#ffffff", "#d7eaf0", 6)
        + cumulus(1270, 200, 300, "#ffffff", "#d7eaf0", 9)
    )
    out.append(
        ridge(
            [(-20, 420), (200, 380), (420, 400), (640, 356), (860, 410), (1100, 420)],
            445,
            "#a3cdbf",
            "#dcecc9",
        )
    )
    out.append(
        hedge(-20, 1640, 446, 50, "#8fba6c", 4)
        + coconut(690, 446, 150, seed=3)
        + coconut(1210, 452, 200, seed=5)
        + areca(1290, 456, 190, seed=6)
        + areca(1330, 456, 160, seed=8)
        + tree(1480, 470, 230, "#7fae56", 4)
    )
    out.append(shade_rect(0, 438, 1600, 630, [(0, "#cfe08e"), (0.4, "#a3cb62"), (1, "#6fa544")]))
    out.append(
        clip(
            "M0,440H880L300,900L0,930Z",
            rice_rows(6, 440, 980, 900, ["#bcd67a", "#86b64e"], rows=20, tall=34),
        )
    )
    out.append(
        cottage(1390, 486, 150, roof="#c0664a", seed=4)
        + cottage(700, 456, 100, roof="#5f8fa0", kind="tin", seed=6)
        + bush(1375, 488, 60, "#6fa54c", 3)
        + bush(690, 458, 50, "#6fa54c", 5)
    )
    return "".join(out)


def bank() -> str:
    road = "M900,430L926,430C900,560 700,820 470,1067H60C420,800 820,560 900,430Z"
    out = [
        shade_path(road, [(0, "#f1e3bc"), (1, "#d9bd8a")]),
        line("M912,430C870,560 620,820 290,1067", "#c4a672", 3, opacity=0.6),
    ]
    out.append(
        path(
            "M926,430L940,430C1010,560 1150,800 1330,1067H1180C1080,820 960,560 926,430Z",
            "#8fc052",
            opacity=0.7,
        )
    )
    out.append(
        path("M960,430C1060,560 1300,800 1640,1000V1030C1280,830 1040,570 948,430Z", "#8a7a48")
    )
    return "".join(out)


def water() -> str:
    surface = shade_path(CANAL, [(0, "#e3f3e4"), (0.4, "#9fd3c8"), (1, "#3f93a0")])
    far = path("M990,430C1100,470 1400,520 1640,560V540C1400,505 1100,458 1000,430Z", "#7fa84c")
    boat = sampan(1390, 668, 180, "#7a5636")
    rower = person(
        1440,
        656,
        130,
        FARMER_W2,
        Pose("side", near=(20, 58), far=(24, 64), lean=10),
        flip=True,
        shadow=0,
    ) + line("M1412,584L1470,700", "#6a4a2c", 4)
    mirror = reflect(
        coconut(1210, 480, 200, seed=5) + tree(1480, 500, 230, "#7fae56", 4), 505, CANAL, 0.35
    )
    return (
        surface
        + far
        + mirror
        + clip(CANAL, ripples(4, (960, 450, 1620, 1000), ["#ffffff", "#3f8f90"], 90, 150, 0.4))
        + reflect(rower + boat, 672, CANAL, 0.3)
        + rower
        + boat
    )


def row() -> str:
    """The line of saplings between road and canal, nearer ones larger."""
    out = []
    for i, t in enumerate((0.1, 0.2, 0.32, 0.46, 0.62)):
        s = t * t
        x = 950 + 60 * t + 240 * s
        y = 446 + 150 * t + 470 * s
        out.append(sapling(x, y, 40 + 320 * s + 40 * t, i + 3))
    return "".join(out)


def far_people() -> str:
    out = [
        person(1010, 560, 84, YOUTH_M, Pose("side", near=(22, 44), far=(26, 36), lean=18)),
        person(
            940,
            552,
            80,
            YOUTH_W,
            Pose("side", near=(10, 44), far=(-6, 44), near_foot=(-9, 2), far_foot=(10, 0)),
        ),
    ]
    out.append(
        person(
            985, 668, 128, ELDER_M.but(scarf=""), Pose("side", near=(20, 50), far=(16, 44), lean=14)
        )
    )
    out.append(
        person(
            1130,
            690,
            136,
            OFFICIAL.but(hat="wide", hat_color="#7f8f5a"),
            BEND.but(lean=44),
            flip=True,
        )
    )
    return "".join(out)
