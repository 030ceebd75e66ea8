"""People plant trees along a canal on a fresh spring morning."""

from __future__ import annotations

from random import Random

from ..buildings import cottage
from ..cast import BOY, ELDER_M, FARMER_W2, GIRL, OFFICIAL, YOUTH_M, YOUTH_W
from ..core import (
    blend,
    blur,
    clip,
    curve,
    ellipse,
    form,
    group,
    line,
    mix,
    num,
    path,
    shade_path,
    shade_rect,
)
from ..look import BEND, SQUAT, Pose
from ..people import person
from ..plants import areca, coconut, flower_bed, grass, rice_rows
from ..sky import cumulus, flock, mood, rays, ridge, sky, vignette
from ..trees import blob, bush, hedge, tree
from ..water import reflect, ripples, sampan

CANAL = "M930,430L960,430C1060,560 1300,800 1640,1000V560C1400,520 1100,470 990,430Z"


def _sapling(x: float, y: float, h: float, seed: int, stake: bool = True) -> str:
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


def _landscape() -> str:
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


def _bank() -> str:
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


def _water() -> str:
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


def _row() -> str:
    """The line of saplings between road and canal, nearer ones larger."""
    out = []
    for i, t in enumerate((0.1, 0.2, 0.32, 0.46, 0.62)):
        s = t * t
        x = 950 + 60 * t + 240 * s
        y = 446 + 150 * t + 470 * s
        out.append(_sapling(x, y, 40 + 320 * s + 40 * t, i + 3))
    return "".join(out)


def _far_people() -> str:
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


def _hoe() -> str:
    return line("M12,-66L44,-8", "#9a7044", 2.2) + path("M40,-12l7,-4l5,13l-8,4Z", "#6d767c")


def _front() -> str:
    """The main group: digging, holding the tree straight, watering."""
    hole = (
        ellipse(700, 985, 150, 34, "#6a4a30")
        + ellipse(704, 980, 112, 22, "#4a3220")
        + path("M520,985q40,-46 110,-30q20,34 -20,48q-60,14 -90,-18Z", "#8a6440")
    )
    tall = group(_sapling(0, 0, 470, 21, stake=False), transform="translate(706 976)")
    digger = person(
        430,
        1010,
        430,
        YOUTH_M.but(hat="cap", hat_color="#2f74b5"),
        Pose("side", near=(25, 44), far=(21, 54), near_foot=(-8, 0), far_foot=(12, 0), lean=20),
        held=_hoe(),
    )
    holder = person(
        858,
        1010,
        420,
        YOUTH_W.but(hat="nonla", strap="#2f74b5"),
        Pose("side", near=(27, 54), far=(28, 66), lean=12),
        flip=True,
    )
    squat = person(
        572, 1030, 400, GIRL.but(bottom="trousers"), SQUAT.but(near=(25, 15), far=(27, 18))
    )
    can = (
        form("M22,-36L38,-36L36,-19L24,-19Z", "#e0813f", -1, 0)
        + line("M37,-24L50,-35", "#b5622a", 2.2)
        + line("M24,-36Q30,-47 37,-36", "#b5622a", 1.6)
        + path("M48,-38L54,-35L51,-31Z", "#b5622a")
    )
    drops = "".join(
        line(
            f"M{51 + i * 1.6:.1f},-{33 - i:.1f}q{3 + i:.1f},5 {4 + i * 1.2:.1f},{15 + i * 2}",
            "#d8f1f4",
            0.6,
            opacity=0.95,
        )
        for i in range(6)
    )
    boy = person(
        1120,
        1035,
        350,
        BOY.but(hat="cap", hat_color="#d8452f", shoes="#5a4636"),
        Pose("side", near=(25, 50), far=(27, 49), lean=10, tilt=6),
        flip=True,
        held=group(can, drops, transform="translate(-5 -9)"),
    )
    return hole + tall + digger + squat + holder + boy


def _nursery() -> str:
    """Saplings in bags waiting on a hand cart."""
    out = [line("M60,900L-60,860", "#8a5f3a", 9)]
    for i in range(6):
        x, y = 90 + i * 44, 884
        out.append(
            form(f"M{x - 18},{y - 40}H{x + 18}L{x + 14},{y}H{x - 14}Z", "#3a3d42", -3, 0)
            + ellipse(x, y - 40, 18, 5, "#6a4a30")
        )
        rng = Random(i)
        out.append(
            line(f"M{x},{y - 40}V{y - 110}", "#7a5c40", 4)
            + form(
                blob(x, y - 132, 30, 34, rng, 8), mix("#7fb54a", "#b9d869", rng.random()), -6, -7
            )
            + form(blob(x + 12, y - 104, 20, 18, rng, 7), "#8fc152", -4, -4)
        )
    out.append(
        form("M50,880H340L322,940H70Z", "#b98a5a", 0, -14, 0.25)
        + line("M62,902H332M66,922H328", "#8a5f3a", 2.5)
    )
    for x in (120, 270):
        out.append(
            ellipse(x, 966, 40, 40, "#4a3a30")
            + ellipse(x, 966, 29, 29, "#c9a878")
            + ellipse(x, 966, 7, 7, "#4a3a30")
            + line(
                f"M{x - 29},966h58M{x},937v58M{x - 20},946l40,40M{x + 20},946l-40,40", "#8a6a48", 4
            )
        )
    return ellipse(196, 1006, 180, 14, "#3f5a2c", opacity=0.4) + "".join(out)


def draw() -> str:
    """The scene."""
    shade = blend(
        "multiply",
        blur(6, ellipse(430, 1020, 120, 16, "#4f6a3a"), ellipse(860, 1022, 120, 16, "#4f6a3a")),
        opacity=0.4,
    )
    blooms = flower_bed(
        5, (1180, 880, 1330, 1060), ["#fff1d0", "#f2c53d", "#e98fb0"], 70, 10, "#4f8a35"
    )
    front = (
        grass(6, -20, 420, 1086, 86, ["#5f9a3a", "#8fc152", "#437a34"], 9)
        + grass(8, 1130, 1640, 1090, 110, ["#5f9a3a", "#8fc152", "#437a34"], 9)
        + bush(1570, 1067, 190, "#6fa544", 5)
    )
    return group(
        _landscape(),
        flock(5, 560, 210, 6, 60, 10, "#6f8f98"),
        _bank(),
        _water(),
        _row(),
        _far_people(),
        blooms,
        _nursery(),
        shade,
        _front(),
        front,
        rays(-80, -80, [(30, 5), (42, 7), (54, 5)], 1900, "#fffbd0", 0.3),
        mood("#fffbc0", "#135a54", 0.34, 0.1, 0.05),
        vignette("#123c30", 0.2),
    )
