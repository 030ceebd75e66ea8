"""Recruits leave for military service, seen off with flags and flowers."""

from __future__ import annotations

from random import Random

from ..buildings import bunting, cloth_flag, small_flag
from ..cast import (
    AO_DAI,
    AO_DAI_RED,
    ELDER_M,
    ELDER_W,
    GIRL,
    OFFICIAL,
    PUPIL_B,
    PUPIL_G,
    RECRUIT,
    TOWN_M,
    TOWN_W,
)
from ..core import blend, blur, ellipse, form, group, line, num, path, rect, shade_path, shade_rect
from ..look import WALK, WALK2, Pose
from ..people import crowd_dot, person
from ..plants import areca, coconut, flower
from ..props import bouquet
from ..sky import cumulus, mood, sky, streaks, vignette
from ..trees import hedge
from ..vehicles import bus

TONES = ["#e0457a", "#f2c53d", "#fff1d0", "#e8582f"]


def _arch() -> str:
    """The festive gate over the road, flags along its top."""
    out = []
    for x in (250, 1290):
        out.append(
            form(f"M{x},850V240H{x + 60}V850Z", "#c8303a", -10, 0, 0.25)
            + rect(x - 10, 830, 80, 26, "#e9c46a")
            + rect(x - 8, 232, 76, 14, "#e9c46a")
        )
        for i in range(4):
            out.append(path(f"M{x + 30},{300 + i * 130}l14,20l-14,20l-14,-20Z", "#f2c84b"))
    out.append(form("M220,250Q800,150 1380,250V170Q800,70 220,170Z", "#b3262b", -4, -8, 0.2))
    out.append(
        '<path d="M232,240Q800,141 1368,240V182Q800,83 232,182Z" fill="none" stroke="#f2c84b" stroke-width="4"/>'
    )
    out.append(
        '<defs><path id="bow" d="M250,222Q800,124 1350,222"/></defs><text font-family="Be Vietnam Pro, DejaVu Sans, sans-serif" font-weight="700" font-size="40" fill="#ffe28a" text-anchor="middle" letter-spacing="3"><textPath href="#bow" startOffset="50%">NGÀY HỘI TÒNG QUÂN</textPath></text>'
    )
    for i in range(9):
        x = 262 + i * 134.5
        t = (x - 800) / 580
        y = 118 + 52 * t * t
        out.append(
            line(f"M{num(x)},{num(y + 6)}V{num(y - 84)}", "#d9c59a", 4)
            + cloth_flag(x + 2, y - 82, 66)
        )
    return "".join(out)


def _back() -> str:
    out = [sky([(0, "#7fc0dc"), (0.6, "#d5ebe6"), (1, "#fdf0d0")], 640)]
    out.append(
        cumulus(60, 170, 300, "#fff", "#dcebf0", 5)
        + cumulus(1290, 130, 320, "#fff", "#dcebf0", 8)
        + streaks(4, "#ffffff", (300, 260, 1300, 380), 7, 0.6)
    )
    out.append(hedge(-20, 1620, 640, 110, "#7fa862", 4))
    for x, h, seed in ((80, 430, 3), (170, 360, 5), (1440, 420, 6), (1540, 470, 8)):
        out.append(coconut(x, 650, h, seed=seed, lean=0.1 if seed % 2 else -0.1))
    out.append(areca(640, 650, 300, seed=2) + areca(980, 650, 320, seed=6))
    out.append(
        form("M470,650V470H1130V650Z", "#f6dc9c", -5, 0, 0.16)
        + "".join(
            rect(x, 510, 54, 84, "#5f97a0") + rect(x + 24, 510, 6, 84, "#fff6dc")
            for x in (520, 630, 916, 1026)
        )
        + rect(760, 520, 80, 130, "#7a4b2c")
    )
    out.append(
        form("M440,474L500,404H1100L1160,474Z", "#bf5a40", 0, -8, 0.2)
        + rect(470, 470, 660, 12, "#fff1cc")
    )
    return "".join(out)


def _ground() -> str:
    road = "M640,650H960L1640,1067H-40Z"
    out = [
        shade_rect(0, 640, 1600, 430, [(0, "#a9c274"), (1, "#8aa85a")]),
        shade_path(road, [(0, "#e2d2b4"), (1, "#c9b394")]),
    ]
    out.append(
        "".join(
            line(
                f"M{num(640 - 680 * t)},{num(650 + 417 * t)}H{num(960 + 680 * t)}",
                "#b39c78",
                1.6,
                opacity=0.6,
            )
            for t in (0.06, 0.16, 0.3, 0.48, 0.7)
        )
    )
    rng = Random(4)
    for _ in range(110):
        out.append(
            ellipse(
                rng.uniform(60, 1540),
                rng.uniform(760, 1060),
                rng.uniform(3, 7),
                rng.uniform(2, 3.4),
                rng.choice(("#e8582f", "#f2c53d", "#e0457a", "#fff1d0")),
                opacity=0.8,
            )
        )
    return "".join(out)


def _crowd() -> str:
    """Relatives and neighbours behind the road on both sides."""
    rng = Random(6)
    out = []
    skins = ("#e3b088", "#d9a074", "#cd9062", "#eabf9b")
    for y, r, x0, x1 in (
        (640, 11, 0, 640),
        (640, 11, 960, 1600),
        (668, 14, 0, 590),
        (668, 14, 1010, 1600),
    ):
        x = x0 + 10.0
        while x < x1:
            tone = rng.choice(
                (
                    "#f7f4ea",
                    "#d98b9c",
                    "#7fa8c9",
                    "#e0a03c",
                    "#8a6aa8",
                    "#5a9c7a",
                    "#f2e2c0",
                    "#c9566a",
                )
            )
            py = y + rng.uniform(-7, 7)
            out.append(
                crowd_dot(x, py, r, rng.choice(skins), tone)
                + path(
                    f"M{num(x - r)},{num(py + 1)}a{num(r)},{num(r)} 0 0 1 {num(2 * r)},0q{num(-r)},{num(-r * 0.7)} {num(-2 * r)},0Z",
                    "#2b2123",
                )
            )
            if rng.random() < 0.4:
                out.append(small_flag(x + r, py - r * 0.4, r * 2.6, 0.15))
            x += r * 2.7
    return "".join(out)


def _pack() -> str:
    """The rolled kit on a recruit's back."""
    return (
        form("M-6,-80C-15,-80 -16,-58 -13,-52C-9,-50 -5,-54 -5,-60Z", "#41592f", -1, -1)
        + form("M-15,-84h10q3,4 0,8h-10q-4,-4 0,-8Z", "#6d8c4e", -1, -1)
        + line("M-6,-78Q0,-74 1,-66", "#33472a", 1.2)
    )


def _recruits() -> str:
    out = []
    skins = ("#dca67c", "#cd9062", "#e3b088", "#d9a074", "#c4855a")
    for row, (y, h, x0, gap, count) in enumerate(
        ((800, 225, 395, 128, 7), (925, 275, 330, 160, 6))
    ):
        for i in range(count):
            look = RECRUIT.but(skin=skins[(i * 2 + row) % 5])
            pose = (WALK, WALK2)[(i + row) % 2]
            held = ""
            if (i + row) % 3 == 0:
                pose = pose.but(near=(13, 66))
                held = bouquet(14, -66, 13, TONES, i)
            elif (i + row) % 3 == 1:
                pose = pose.but(near=(17, 99))
            who = group(_pack(), transform=f"translate({x0 + i * gap} {y}) scale({h / 100:.3f})")
            out.append(who + person(x0 + i * gap, y, h, look, pose, held=held))
    return "".join(out)


def _family() -> str:
    """In front: a mother embraces her son; pupils wave; the official salutes."""
    son = person(
        1236,
        1010,
        330,
        RECRUIT.but(hat="", skin="#dca67c"),
        Pose("side", near=(17, 70), far=(19, 62), lean=4),
    )
    pack = group(_pack(), transform="translate(1236 1010) scale(3.3)")
    mother = person(
        1312,
        1014,
        300,
        ELDER_W.but(top_color="#7a5a8a"),
        Pose("side", near=(16, 72), far=(18, 66), lean=4),
        flip=True,
    )
    father = person(
        1440,
        1020,
        318,
        ELDER_M.but(scarf=""),
        Pose("side", near=(15, 60), far=(8, 44)),
        flip=True,
        held=bouquet(15, -62, 17, TONES, 4),
    )
    girl = person(
        1536,
        1030,
        215,
        GIRL,
        Pose("front", near=(-19, 92), far=(11, 42), elbows=(1, 1)),
        held=group(small_flag(-19, -90, 34, 0.1)),
    )
    kids = []
    for x, look, s in ((70, PUPIL_B, 218), (172, PUPIL_G, 212)):
        kids.append(
            person(
                x,
                1030,
                s,
                look,
                Pose("side", near=(16, 84), far=(6, 44), elbows=(-1, -1)),
                held=small_flag(16, -82, 34, 0.12),
            )
        )
    ao = person(
        285,
        1024,
        300,
        AO_DAI_RED,
        Pose("side", near=(19, 66), far=(17, 62)),
        held=bouquet(20, -66, 20, TONES, 7),
    )
    return "".join(kids) + ao + pack + son + mother + father + girl


def _mai() -> str:
    """Branches of yellow apricot blossom in the upper corners."""
    rng = Random(11)
    out = []
    for side, ox in ((1, -20), (-1, 1620)):
        for k in range(5):
            ex, ey = ox + side * (90 + k * 46), 40 + k * 34 + rng.uniform(-10, 10)
            mx, my = ox + side * (40 + k * 20), 10 + k * 8
            out.append(
                line(
                    f"M{ox},{-10 + k * 12}Q{num(mx)},{num(my)} {num(ex)},{num(ey)}",
                    "#6a4a38",
                    8 - k,
                )
            )
            for _ in range(13):
                t = rng.uniform(0.25, 1)
                px = ox + (ex - ox) * t + rng.uniform(-22, 22)
                py = ey * t + rng.uniform(-20, 20)
                out.append(
                    flower(
                        px,
                        py,
                        rng.uniform(9, 14),
                        rng.choice(("#f7c92f", "#fbd95a", "#f2b91f")),
                        "#d98a1f",
                    )
                )
    return "".join(out)


def draw() -> str:
    """The scene."""
    coach = bus(-262, 742, 560, "#4f7a3f", "#f2e6c4") + bus(1262, 742, 560, "#3f6f8a", "#f2e6c4")
    strings = bunting(
        (310, 320), (800, 300), 15, 26, ["#d3222a", "#f2c53d", "#3f86b0", "#5a9c6a"], 60
    ) + bunting((800, 300), (1290, 320), 15, 26, ["#f2c53d", "#d3222a", "#5a9c6a", "#3f86b0"], 60)
    host = person(
        1130, 800, 235, OFFICIAL, Pose("side", near=(20, 64), far=(8, 44)), flip=True
    ) + person(
        250,
        812,
        225,
        AO_DAI,
        Pose("side", near=(16, 68), far=(18, 64)),
        held=bouquet(17, -67, 16, TONES, 2),
    )
    extra = person(
        160,
        850,
        240,
        TOWN_W,
        Pose("side", near=(17, 88), far=(8, 46)),
        held=small_flag(17, -86, 30, 0.1),
    ) + person(
        1500,
        860,
        250,
        TOWN_M,
        Pose("side", near=(17, 90), far=(8, 46)),
        flip=True,
        held=small_flag(17, -88, 30, 0.1),
    )
    shade = blend(
        "multiply",
        blur(8, ellipse(800, 830, 480, 26, "#6a5a4a"), ellipse(800, 955, 560, 30, "#6a5a4a")),
        opacity=0.28,
    )
    return group(
        _back(),
        _ground(),
        _crowd(),
        coach,
        strings,
        _arch(),
        shade,
        host,
        extra,
        _recruits(),
        _family(),
        _mai(),
        mood("#fff0b4", "#2a3f5a", 0.36, 0.3, 0.1),
        vignette("#2c2a2c", 0.2),
    )
