"""Young volunteers show an elderly man how to use his phone, on a veranda."""

from __future__ import annotations

from ..buildings import cottage
from ..cast import BOY, ELDER_M, ELDER_W, YOUTH_M, YOUTH_W
from ..core import (
    blend,
    blur,
    circle,
    clip,
    curve,
    dark,
    ellipse,
    form,
    glow,
    group,
    light,
    line,
    path,
    poly,
    rect,
    shade_rect,
)
from ..foliage import bush, hedge, tree
from ..look import Pose
from ..palms import areca, coconut
from ..people import person
from ..plants import banana, flower_bed
from ..props import cup, jar, laptop, phone
from ..sky import mood, sky, sun, vignette

WOOD = "#a06a40"


def _garden() -> str:
    """The yard behind the veranda in the late afternoon."""
    out = [
        sky([(0, "#f2b98a"), (0.5, "#fbdca6"), (1, "#fff0c8")], 560),
        sun(1180, 250, 44, "#fff7dc", "#ffd58a", 7),
    ]
    out.append(
        hedge(-20, 1620, 520, 110, "#a9b566", 4)
        + coconut(1330, 560, 430, seed=5, lean=-0.08, leaf=("#6f8f3f", "#b5b552"))
        + tree(250, 560, 330, "#8fa84f", 6)
    )
    out.append(
        cottage(560, 560, 300, roof="#b9653f", seed=3, wall="#f2dcae")
        + banana(930, 566, 220, seed=4, color="#8fa84a")
    )
    out.append(
        areca(1050, 580, 400, seed=3, leaf=("#5f8a3c", "#a9b552"))
        + areca(1105, 584, 350, seed=8, leaf=("#5f8a3c", "#a9b552"))
    )
    out.append(shade_rect(0, 556, 1600, 140, [(0, "#d9b878"), (1, "#b98f56")]))
    out.append(
        jar(420, 640, 120, "#8a5a3c", 1)
        + jar(500, 648, 130, "#7a4a34", 1)
        + bush(330, 640, 120, "#86a045", 5)
        + flower_bed(6, (820, 600, 1500, 640), ["#e0457a", "#f2c53d", "#fff1d0", "#f0842e"], 70, 10)
    )
    out.append(shade_rect(0, 690, 1600, 380, [(0, "#c99a68"), (1, "#8a5a3c")]))
    out.append(
        "".join(
            line(f"M0,{y}H1600", "#9a6c44", 2.5, opacity=0.7) for y in (716, 750, 794, 850, 920)
        )
    )
    return "".join(out)


def _hammock() -> str:
    cloth = "M60,470Q190,680 372,500Q230,600 60,470Z"
    nets = "".join(
        curve(
            [(70 + i * 22, 486 + i * 4), (96 + i * 22, 520 + i * 9 - i * i * 0.8)], "#c9566a", 1.6
        )
        for i in range(11)
    )
    return (
        line("M20,420L62,470M372,500L410,440", "#8a6a4a", 4)
        + form(cloth, "#d97a6a", 0, -6, 0.22)
        + clip(cloth, nets)
    )


def _veranda() -> str:
    """Posts, eave and railing that frame the yard."""
    out = [form("M0,0H1600V86H0Z", "#8a5a38", 0, -16, 0.3)]
    out.append("".join(rect(x, 0, 20, 74, "#a97a4c") for x in range(10, 1600, 96)))
    fringe = "".join(f"M{x},84l{(x * 7) % 9 - 4},{12 + (x * 13) % 17}" for x in range(0, 1600, 9))
    out.append(line(fringe, "#7a5a38", 4))
    for x in (14, 396, 1180, 1530):
        out.append(
            form(f"M{x},80H{x + 44}V790H{x}Z", WOOD, 10, 0, 0.3)
            + rect(x - 8, 80, 60, 20, dark(WOOD, 0.2))
        )
    rail = (
        rect(440, 560, 740, 18, WOOD)
        + rect(440, 690, 740, 14, WOOD)
        + "".join(rect(x, 578, 12, 112, light(WOOD, 0.1)) for x in range(460, 1180, 40))
    )
    out.append(rail)
    for x, s in ((620, 1), (1010, 0.8)):
        out.append(
            line(f"M{x},86V{130}", "#6a4a30", 2)
            + form(
                f"M{x - 46 * s},130H{x + 46 * s}L{x + 34 * s},{130 + 46 * s}H{x - 34 * s}Z",
                "#b5563a",
                5,
                -3,
            )
            + "".join(
                curve(
                    [
                        (x + k * s, 132),
                        (x + k * 1.3 * s, 168),
                        (x + k * 1.1 * s, 196 + abs(k) * s * 0.6),
                    ],
                    "#6f9a45",
                    5,
                )
                + circle(x + k * s, 124, 9 * s, ("#e0457a", "#f2c53d")[i % 2])
                for i, k in enumerate((-34, -16, 4, 22, 38))
            )
        )
    return "".join(out)


def _table() -> str:
    top = "M60,880L200,790H1420L1560,880Z"
    boards = "".join(f"M{260 + i * 190},790L{150 + i * 220},880" for i in range(7))
    shine = poly([(760, 790), (1040, 790), (1130, 880), (700, 880)], "#ffe2a8", opacity=0.35)
    front = (
        rect(60, 880, 1500, 34, dark(WOOD, 0.22))
        + rect(110, 914, 1400, 160, dark(WOOD, 0.34))
        + "".join(rect(x, 914, 44, 160, dark(WOOD, 0.2)) for x in (90, 1486))
    )
    return (
        path(top, "#c08a58")
        + clip(top, line(boards, "#9a683e", 3), shine)
        + line("M60,880H1560", light("#c08a58", 0.4), 4)
        + front
    )


def _things() -> str:
    out = [ellipse(1238, 866, 150, 12, "#5a3a24", opacity=0.35), laptop(1238, 868, 270, flip=True)]
    out.append(
        ellipse(330, 850, 70, 9, "#5a3a24", opacity=0.35)
        + form("M284,848C262,848 262,800 290,796H350C378,800 378,848 356,848Z", "#e9eef0", -6, -3)
        + line("M372,826q26,-4 28,-28", "#c9d3d6", 8)
        + ellipse(320, 796, 20, 6, "#c9d3d6")
        + circle(320, 788, 6, "#8fa0a6")
        + curve([(300, 820), (320, 812), (342, 820)], "#3f7fa8", 4)
    )
    out.append(cup(430, 858, 42) + cup(500, 868, 42) + cup(985, 862, 40))
    out.append(
        poly([(560, 866), (590, 836), (700, 836), (684, 866)], "#fffdf3")
        + line("M596,846h84M590,854h80", "#9fb4be", 3)
    )
    out.append(
        form("M1420,842q-30,0 -34,-14h150q-4,22 -40,22Z", "#b98a5a", 0, -4)
        + "".join(
            circle(1410 + i * 24, 822 - (i % 2) * 10, 17, ("#f0a02e", "#e0862e", "#7fae3c")[i % 3])
            for i in range(5)
        )
    )
    return "".join(out)


def _elder() -> str:
    """The old man holds his phone in both hands."""
    mobile = group(phone(0, 0, 17, 10), transform="translate(18 -62)")
    look = ELDER_M.but(top_color="#7a5c44", eyes="down", glasses=True)
    pose = Pose("side", hip=(0, 46), legs=False, near=(15, 57), far=(20, 58), lean=3, tilt=12)
    return person(590, 1310, 1010, look, pose, held=mobile, lit=1, shadow=0)


def _volunteers() -> str:
    girl = person(
        905,
        1300,
        1000,
        YOUTH_W,
        Pose("side", hip=(0, 46), legs=False, near=(19, 61), far=(18, 52), lean=9, tilt=6),
        flip=True,
        lit=1,
        shadow=0,
    )
    boy = person(
        1400,
        1320,
        1040,
        YOUTH_M.but(skin="#d9a074"),
        Pose("side", hip=(0, 46), legs=False, near=(13, 48), far=(19, 47), lean=8, tilt=8),
        flip=True,
        lit=1,
        shadow=0,
    )
    granny = person(
        318,
        1300,
        930,
        ELDER_W,
        Pose("side", hip=(0, 47), legs=False, near=(14, 53), far=(17, 52), lean=5, tilt=4),
        lit=1,
        shadow=0,
    )
    kid = person(
        1150,
        1225,
        760,
        BOY,
        Pose("front", hip=(0, 46), legs=False, near=(-9, 56), far=(9, 56), tilt=-8),
        lit=1,
        shadow=0,
    )
    return granny + kid + girl + boy


def _badges() -> str:
    """The youth badge on each blue shirt."""
    return "".join(
        circle(x, y, 13, "#ffffff")
        + circle(x, y, 9, "#d3222a")
        + path(f"M{x},{y - 6}l2,4h4l-3,3l1,4l-4,-2l-4,2l1,-4l-3,-3h4Z", "#ffd23f")
        for x, y in ((848, 640), (1362, 672))
    )


def draw() -> str:
    """The scene."""
    screen = blend("screen", glow(772, 690, 120, 120, "#cfeaf2", 0.35))
    shafts = blend(
        "soft-light",
        blur(
            10,
            poly([(1180, 250), (1500, 1067), (1100, 1067)], "#fff0b8", opacity=0.7),
            poly([(1180, 250), (860, 1067), (420, 1067)], "#fff0b8", opacity=0.6),
        ),
    )
    return group(
        _garden(),
        _hammock(),
        _veranda(),
        shafts,
        group(
            _volunteers(),
            _elder(),
            _badges(),
            _table(),
            _things(),
            screen,
            transform="translate(0 84)",
        ),
        mood("#ffdf9a", "#3a2448", 0.5, 0.72, 0.2),
        vignette("#2c1830", 0.3),
    )
