"""A new small house is handed over: ribbon, family, neighbours."""

from __future__ import annotations

from random import Random

from ..buildings import Quad, box_quad, cloth_flag, part, sign, tile_roof, window
from ..cast import (
    AO_DAI_RED,
    BOY,
    ELDER_W,
    GIRL,
    OFFICIAL,
    OFFICIAL2,
    OFFICIAL_W,
    TOWN_M,
    TOWN_W,
    YOUTH_M,
    YOUTH_W,
)
from ..core import (
    blend,
    blur,
    circle,
    curve,
    dark,
    ellipse,
    form,
    group,
    line,
    num,
    path,
    poly,
    rect,
    shade_path,
    shade_rect,
)
from ..look import CLAP, Pose
from ..people import person
from ..plants import areca, banana, coconut, flower_bed, grass
from ..props import bouquet
from ..sky import cumulus, flock, mood, sky, vignette
from ..trees import bush, hedge, pot_plant, tree

WALL = "#f7e6b8"
TONES = ["#e0457a", "#f2c53d", "#fff1d0", "#e8582f"]
GROUND = 800


def _house() -> str:
    out = []
    side: Quad = ((1130, 430), (1290, 452), (1290, 778), (1130, GROUND))
    out.append(
        poly(side, dark(WALL, 0.2))
        + window(part(side, 0.3, 0.34, 0.74, 0.66), "#3f8a86", "#8fbcc0")
    )
    front = box_quad(470, GROUND, 660, 370)
    out.append(form("M470,800V430H1130V800Z", WALL, 0, 10, 0.16))
    out.append(
        poly(part(front, 0, 0.86, 1, 1), "#c98a5c")
        + poly(part(front, 0, 0.855, 1, 0.872), "#fff4d8")
    )
    door = part(front, 0.4, 0.28, 0.6, 1)
    out.append(poly(part(front, 0.385, 0.255, 0.615, 1), "#fff8e6") + poly(door, "#3a2c28"))
    out.append(
        poly(part(door, 0, 0, 0.16, 1), "#3f8a86") + poly(part(door, 0.84, 0, 1, 1), "#3f8a86")
    )
    inside = part(door, 0.16, 0, 0.84, 1)
    out.append(
        poly(inside, "#7a5a44")
        + poly(part(inside, 0.1, 0.62, 0.9, 0.68), "#c98a54")
        + circle(800, 612, 15, "#d8322f")
        + poly(part(inside, 0.3, 0.22, 0.7, 0.4), "#d8b070")
    )
    for u in (0.08, 0.72):
        out.append(window(part(front, u, 0.32, u + 0.2, 0.68), "#3f8a86", "#8fbcc0"))
        out.append(
            bush(470 + 660 * (u + 0.1), 800, 130, "#5f9a4a", int(u * 10))
            + flower_bed(
                int(u * 20), (470 + 660 * u, 772, 470 + 660 * (u + 0.2), 796), TONES, 14, 9
            )
        )
    porch: Quad = ((500, 404), (1100, 404), (1150, 476), (450, 476))
    main: Quad = ((520, 250), (1080, 250), (1178, 438), (422, 438))
    flank = [(1080, 250), (1178, 438), (1330, 462), (1170, 284)]
    out.append(poly(flank, "#7a3a30") + tile_roof(main, "#c8553c", 11, 44, 6))
    out.append(
        rect(440, 474, 720, 16, "#fff4d8")
        + rect(440, 490, 720, 5, "#c9a15f")
        + tile_roof(porch, "#d0634a", 4, 40, 8)
    )
    for x in (462, 640, 932, 1106):
        out.append(
            form(f"M{x},{GROUND}V492H{x + 30}V{GROUND}Z", "#fffaf0", -10, 0, 0.2)
            + rect(x - 6, GROUND - 16, 42, 16, "#d9b98a")
            + rect(x - 5, 492, 40, 10, "#f2dcae")
        )
    out.append(
        form("M440,800H1164L1184,832H420Z", "#e9d3a4", 0, -12, 0.22)
        + rect(420, 832, 764, 12, "#b99566")
    )
    out.append(form("M690,832H910L930,866H670Z", "#f0dcb0", 0, -14, 0.22))
    out.append(sign(800, 462, 300, "NHÀ TÌNH NGHĨA", size=24, height=40, back="#b3262b"))
    return "".join(out)


def _ribbon() -> str:
    """The red ribbon across the porch with its rosette."""
    sweep = [(472, 636), (620, 684), (720, 690), (800, 684), (880, 690), (980, 684), (1128, 636)]
    out = [
        curve([(x, y + 6) for x, y in sweep], "#8f1420", 20),
        curve(sweep, "#d3222a", 18),
        curve([(x, y - 5) for x, y in sweep], "#f0605a", 3, opacity=0.8),
    ]
    petals = "".join(
        path(
            "M0,0C-14,-18 -10,-40 0,-44C10,-40 14,-18 0,0Z",
            "#e0323a" if i % 2 else "#c01a26",
            transform=f"translate(800 690) rotate({i * 36})",
        )
        for i in range(10)
    )
    tails = path("M792,700L766,800L784,786L796,804L806,700Z", "#d3222a") + path(
        "M806,700L834,796L818,784L806,802L798,700Z", "#b01822"
    )
    return "".join(out) + tails + petals + circle(800, 690, 12, "#f2c84b")


def _yard() -> str:
    out = [
        shade_rect(0, 700, 1600, 370, [(0, "#a9c86a"), (1, "#7aa548")]),
        shade_path("M640,866H960L1300,1067H300Z", [(0, "#ecd8ae"), (1, "#d0b07c")]),
    ]
    out.append(
        shade_path("M120,900Q800,850 1480,900L1600,1067H0Z", [(0, "#e3cf9f"), (1, "#cbaa74")])
    )
    out.append(
        "".join(
            line(
                f"M{100 - 70 * t:.0f},{900 + 170 * t:.0f}Q800,{862 + 210 * t:.0f} {1500 + 70 * t:.0f},{900 + 170 * t:.0f}",
                "#b5945c",
                1.6,
                opacity=0.6,
            )
            for t in (0.2, 0.45, 0.75)
        )
    )
    return "".join(out)


def _garden() -> str:
    out = [
        hedge(-20, 1620, 720, 120, "#7fae5c", 5),
        coconut(120, 760, 560, seed=3, lean=0.06),
        coconut(1500, 780, 600, seed=6, lean=-0.08),
        areca(330, 770, 480, seed=4),
        areca(385, 775, 430, seed=7),
    ]
    out.append(
        banana(230, 800, 270, seed=4)
        + banana(1400, 800, 300, seed=7)
        + tree(1300, 700, 330, "#6a9c4c", 5)
        + tree(420, 700, 300, "#6a9c4c", 8)
    )
    return "".join(out)


def _fence() -> str:
    posts = "".join(
        rect(x, 772, 12, 86, "#fbf6e6") + path(f"M{x},772l6,-12l6,12Z", "#fbf6e6")
        for x in [*range(20, 420, 46), *range(1240, 1600, 46)]
    )
    rails = (
        rect(0, 792, 424, 9, "#efe4c8")
        + rect(0, 830, 424, 9, "#efe4c8")
        + rect(1226, 792, 380, 9, "#efe4c8")
        + rect(1226, 830, 380, 9, "#efe4c8")
    )
    blooms = flower_bed(3, (0, 850, 420, 880), TONES, 44, 11) + flower_bed(
        5, (1240, 850, 1600, 880), TONES, 40, 11
    )
    return rails + posts + blooms


def _family() -> str:
    """The owner receives a symbolic key; her family stands by."""
    key = group(
        circle(0, 0, 5.4, "none", stroke="#f2c53d", stroke_width=2.6)
        + line("M5,0H24M18,0v6M22,0v5", "#f2c53d", 2.6),
        transform="translate(18 -62) rotate(-6)",
    )
    host = person(
        705, 960, 330, OFFICIAL, Pose("side", near=(22, 61), far=(19, 63), lean=3), held=key
    )
    owner = person(
        880,
        962,
        300,
        ELDER_W.but(top_color="#7a4a8a", hat="", hair_color="#c9c4be"),
        Pose("side", near=(20, 62), far=(21, 66), lean=4),
        flip=True,
    )
    out = [
        person(960, 950, 312, TOWN_M.but(top="shirt", top_color="#9fc4d6"), CLAP),
        person(1046, 956, 296, TOWN_W, CLAP),
    ]
    out.append(
        person(
            1000,
            985,
            205,
            BOY.but(top_color="#e8734a"),
            Pose("front", near=(-19, 90), far=(10, 44), elbows=(1, 1)),
        )
        + person(
            1092,
            990,
            190,
            GIRL,
            Pose("front", near=(-5, 58), far=(5, 60)),
            held=bouquet(0, -60, 22, TONES, 3),
        )
    )
    return "".join(out[:2]) + host + owner + "".join(out[2:])


def _guests() -> str:
    out = []
    for x, y, h, look, pose, flip in (
        (150, 930, 300, YOUTH_M, CLAP, False),
        (236, 940, 288, YOUTH_W, CLAP, False),
        (330, 950, 312, OFFICIAL2, CLAP, False),
        (425, 955, 296, OFFICIAL_W, CLAP, False),
        (1240, 945, 306, OFFICIAL.but(skin="#cd9062", hair_color="#8f8a86"), CLAP, False),
        (1330, 940, 292, TOWN_W.but(top_color="#5a9c8a", hair="bun"), CLAP, False),
        (1425, 935, 300, YOUTH_M.but(skin="#e3b088"), CLAP, False),
    ):
        out.append(person(x, y, h, look, pose, flip=flip))
    out.append(
        person(
            560,
            985,
            306,
            AO_DAI_RED,
            Pose("side", near=(18, 60), far=(20, 58)),
            held=rect(12, -60, 16, 2.4, "#e2b450") + path("M13,-60q7,-9 14,0Z", "#d3222a"),
        )
    )
    photographer = person(
        1180,
        1040,
        300,
        TOWN_M.but(top_color="#8a5a4a", hat="cap", hat_color="#4a4a52"),
        Pose("side", near=(18, 86), far=(20, 84), lean=4),
        flip=True,
        held=rect(13, -90, 9, 7, "#2a2a30", rx=1) + circle(22, -86.5, 2.4, "#5a6a76"),
    )
    return "".join(out) + photographer


def _confetti() -> str:
    rng = Random(7)
    out = []
    for _ in range(120):
        x, y = rng.gauss(800, 330), rng.uniform(560, 1040)
        out.append(
            rect(
                x,
                y,
                rng.uniform(5, 10),
                rng.uniform(3, 6),
                rng.choice(("#e0457a", "#f2c53d", "#3f86b0", "#5a9c6a", "#e8582f")),
                transform=f"rotate({rng.randrange(180)} {num(x)} {num(y)})",
                opacity=0.9,
            )
        )
    return "".join(out)


def _gifts() -> str:
    out = [
        form("M300,1010V944H420V1010Z", "#e8734a", -6, -6, 0.2)
        + rect(352, 944, 16, 66, "#f7e2a0")
        + curve(
            [(360, 944), (334, 922), (330, 938), (360, 944), (390, 922), (392, 938), (360, 944)],
            "#f7e2a0",
            5,
        )
    ]
    out.append(
        form("M196,1030V978H296V1030Z", "#3f86b0", -6, -6, 0.2)
        + rect(238, 978, 14, 52, "#f2f0e0")
        + rect(196, 998, 100, 12, "#f2f0e0")
    )
    return ellipse(310, 1022, 140, 14, "#5a4a2c", opacity=0.35) + "".join(out)


def draw() -> str:
    """The scene."""
    heaven = sky([(0, "#4a9fd4"), (0.65, "#b5deea"), (1, "#eef2d8")], 740)
    clouds = (
        cumulus(90, 190, 380, "#ffffff", "#d3e7f0", 4)
        + cumulus(1080, 150, 430, "#ffffff", "#d3e7f0", 8)
        + cumulus(620, 110, 250, "#ffffff", "#d3e7f0", 12)
    )
    pole = line("M392,800V330", "#e2ddd0", 7) + cloth_flag(396, 334, 118, flip=True)
    shade = blend(
        "multiply", blur(5, path("M440,844H1184L1290,900H520Z", "#7a5a5a")), opacity=0.32
    ) + blend(
        "multiply",
        blur(3, poly([(470, 495), (1130, 495), (1130, 545), (470, 530)], "#8a6a5a")),
        opacity=0.4,
    )
    balloons = "".join(
        line(f"M{x},{y + 30}Q{x + 8},{y + 80} {bx},{by}", "#8a8a80", 1.6)
        + form(
            f"M{x},{y + 32}C{x - 34},{y + 6} {x - 26},{y - 36} {x},{y - 36}C{x + 26},{y - 36} {x + 34},{y + 6} {x},{y + 32}Z",
            tone,
            -6,
            -5,
            0.16,
        )
        for x, y, bx, by, tone in (
            (440, 560, 470, 700, "#e8582f"),
            (486, 530, 474, 700, "#f2c53d"),
            (1120, 540, 1120, 700, "#3f86b0"),
            (1160, 572, 1124, 700, "#e0457a"),
        )
    )
    pots = pot_plant(420, 870, 150, 4, "#f2c53d") + pot_plant(1210, 870, 150, 8, "#e0457a")
    front = (
        grass(4, -20, 150, 1080, 70, ["#5f9338", "#8fb84e"], 8)
        + grass(6, 1400, 1640, 1084, 90, ["#5f9338", "#8fb84e", "#477a30"], 8)
        + flower_bed(8, (1380, 1010, 1620, 1067), TONES, 34, 15)
    )
    return group(
        heaven,
        clouds,
        flock(4, 300, 130, 5, 60, 10, "#6d8fa0"),
        _garden(),
        _yard(),
        _fence(),
        pole,
        _house(),
        shade,
        _ribbon(),
        balloons,
        pots,
        _guests(),
        _family(),
        _gifts(),
        _confetti(),
        front,
        mood("#fff6c8", "#1f4a7a", 0.32, 0.5, 0.0),
        vignette("#1c2f4a", 0.2),
    )
