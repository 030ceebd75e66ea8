"""Parts of the picture nha-tinh-nghia."""

from __future__ import annotations

from ..buildings import Quad, box_quad, part, tile_roof, window
from ..cast import BOY, ELDER_W, GIRL, OFFICIAL, TOWN_M, TOWN_W
from ..core import circle, curve, dark, form, group, line, path, poly, rect, shade_path, shade_rect
from ..flags import sign
from ..foliage import bush, hedge, tree
from ..look import CLAP, Pose
from ..palms import areca, coconut
from ..people import person
from ..plants import banana, flower_bed
from ..produce import bouquet

WALL = "#f7e6b8"


TONES = ["#e0457a", "#f2c53d", "#fff1d0", "#e8582f"]


GROUND = 800


def house() -> str:
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


def ribbon() -> str:
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


def yard() -> str:
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
                (
                    f"M{100 - 70 * t:.0f},{900 + 170 * t:.0f}Q800,{862 + 210 * t:.0f} "
                    f"{1500 + 70 * t:.0f},{900 + 170 * t:.0f}"
                ),
                "#b5945c",
                1.6,
                opacity=0.6,
            )
            for t in (0.2, 0.45, 0.75)
        )
    )
    return "".join(out)


def garden() -> str:
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


def fence() -> str:
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


def family() -> str:
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
