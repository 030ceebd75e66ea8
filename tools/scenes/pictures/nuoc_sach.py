"""Clean water: a rural water station, its tower, a woman filling a jar."""

from __future__ import annotations

from random import Random

from ..buildings import cottage, sign
from ..cast import BOY, ELDER_W, FARMER_W2, GIRL, TOWN_M, TOWN_W
from ..core import (
    blend,
    blur,
    capsule,
    circle,
    clip,
    curve,
    dark,
    ellipse,
    form,
    group,
    light,
    line,
    mix,
    num,
    path,
    poly,
    rect,
    shade_path,
    shade_rect,
)
from ..look import STAND, Pose
from ..people import person
from ..plants import areca, banana, coconut, flower_bed, grass
from ..props import jar
from ..sky import cumulus, flock, mood, sky, vignette
from ..trees import bush, hedge, tree

STEEL, BLUE = "#b9c9d2", "#2f86c0"


def _back() -> str:
    out = [sky([(0, "#2f8fd6"), (0.55, "#93d2ec"), (1, "#eaf6ee")], 700)]
    out.append(
        cumulus(60, 300, 430, "#ffffff", "#cfe6f3", 4)
        + cumulus(560, 190, 360, "#ffffff", "#cfe6f3", 7)
        + cumulus(1290, 380, 300, "#ffffff", "#cfe6f3", 9)
    )
    out.append(
        hedge(-20, 1620, 700, 80, "#7fb268", 5)
        + coconut(90, 720, 430, seed=3, lean=0.1)
        + coconut(660, 710, 300, seed=5, lean=-0.1)
        + areca(560, 712, 300, seed=4)
        + tree(1540, 720, 330, "#6fa850", 6)
    )
    out.append(
        cottage(180, 716, 290, roof="#c8553c", seed=4)
        + banana(500, 722, 190, seed=3)
        + bush(190, 722, 110, "#6aa04c", 4)
    )
    out.append(shade_rect(0, 696, 1600, 374, [(0, "#b5d67a"), (1, "#7fb04e")]))
    out.append(
        shade_path("M760,700H1600V1067H520Q600,860 760,700Z", [(0, "#e6e6dc"), (1, "#c6ccc8")])
    )
    joints = "".join(
        f"M{num(760 - 240 * t)},{num(700 + 367 * t)}H1600" for t in (0.12, 0.28, 0.48, 0.72)
    ) + "".join(f"M{x},700L{x + (x - 800) * 0.5:.0f},1067" for x in range(840, 1600, 130))
    return "".join(out) + clip(
        "M760,700H1600V1067H520Q600,860 760,700Z", line(joints, "#a9b2b0", 2)
    )


def _tower() -> str:
    """The steel tower with its tank."""
    out = []
    legs = ((1130, 1190), (1390, 1330))
    for foot, top in legs:
        out.append(line(f"M{foot + 30},742L{(top + 20)},330", dark(STEEL, 0.35), 13))
    for y, w in ((420, 92), (520, 112), (620, 134)):
        out.append(line(f"M{1260 - w},{y}H{1260 + w}", dark(STEEL, 0.2), 8))
    brace = "M1178,420L1372,520M1342,420L1148,520M1158,520L1394,620M1362,520L1126,620M1136,620L1404,742M1384,620L1116,742"
    out.append(line(brace, dark(STEEL, 0.12), 5))
    for foot, top in legs:
        out.append(
            line(f"M{foot},752L{top},330", STEEL, 16)
            + line(f"M{foot - 4},752L{top - 4},330", light(STEEL, 0.5), 4)
        )
    for x in (1130, 1390, 1160, 1420):
        out.append(
            form(f"M{x - 30},766L{x - 22},736H{x + 22}L{x + 30},766Z", "#d9d6cc", -6, 0, 0.2)
        )
    out.append(line("M1260,330V760", BLUE, 15) + line("M1256,330V760", light(BLUE, 0.4), 4))
    out.append(
        form("M1130,330V306H1390V330Z", "#8fa0aa", 0, -8, 0.25)
        + line(
            "M1130,306V270M1182,306V270M1234,306V270M1286,306V270M1338,306V270M1390,306V270M1126,272H1394",
            "#7d8d96",
            4,
        )
    )
    body = "M1152,304V128Q1152,100 1184,96H1336Q1368,100 1368,128V304Z"
    out.append(form(body, BLUE, -26, 0, 0.3))
    bands = "".join(f"M1152,{y}Q1260,{y + 14} 1368,{y}" for y in (140, 182, 224, 266))
    out.append(
        clip(
            body,
            line(bands, dark(BLUE, 0.22), 4),
            rect(1176, 90, 16, 220, light(BLUE, 0.55), opacity=0.55),
        )
    )
    out.append(
        form("M1144,104Q1260,40 1376,104Q1260,122 1144,104Z", light(BLUE, 0.2), -14, -4, 0.2)
        + circle(1260, 62, 10, "#e6eef2")
    )
    drop = "M1260,150C1236,184 1226,200 1226,218A34,34 0 0 0 1294,218C1294,200 1284,184 1260,150Z"
    out.append(
        path(drop, "#ffffff")
        + path(
            "M1242,222a20,20 0 0 0 20,20",
            "none",
            stroke=BLUE,
            stroke_width=6,
            stroke_linecap="round",
        )
    )
    ladder = "".join(f"M1382,{y}h24" for y in range(120, 760, 20)) + "M1382,110V756M1406,110V756"
    out.append(line(ladder, "#7d8d96", 3.6))
    return "".join(out)


def _station() -> str:
    """The pump house, filter vessels and pipes."""
    out = [
        form("M800,748V560H1090V748Z", "#f7f2e0", -8, 0, 0.16),
        form("M780,562V536H1110V562Z", "#dfe6e6", 0, -10, 0.22),
        rect(800, 722, 290, 26, "#9fb4ba"),
    ]
    out.append(sign(945, 590, 250, "TRẠM CẤP NƯỚC", size=22, height=38, back=BLUE, ink="#ffffff"))
    out.append(
        rect(830, 632, 64, 116, "#3f7fa0")
        + rect(838, 642, 48, 46, "#8fc0d0")
        + circle(884, 700, 4, "#fff")
        + rect(930, 632, 120, 62, "#3f7fa0")
        + rect(936, 638, 50, 50, "#a9d3dd")
        + rect(993, 638, 50, 50, "#a9d3dd")
    )
    for x in (1470, 1545):
        d = f"M{x - 32},748V600Q{x - 32},572 {x},568Q{x + 32},572 {x + 32},600V748Z"
        out.append(
            form(d, "#cfdce2", -12, 0, 0.3)
            + line(f"M{x - 32},640H{x + 32}M{x - 32},700H{x + 32}", "#8fa5b0", 4)
            + circle(x, 620, 10, "#fff", stroke="#5a6f7a", stroke_width=3)
            + line(f"M{x},620l5,-5", "#d3332a", 2.4)
            + line(f"M{x - 24},748v18M{x + 24},748v18", "#6a7d88", 8)
        )
    pipes = [
        line("M1060,716H1260M1260,716H1600", dark(BLUE, 0.15), 18),
        line("M1060,712H1600", light(BLUE, 0.3), 5),
    ]
    for x in (1110, 1330, 1420):
        pipes.append(
            rect(x - 9, 702, 18, 28, dark(BLUE, 0.3))
            + line(f"M{x},702V682M{x - 16},682h32", "#d3332a", 6)
        )
    return "".join(out) + "".join(pipes)


def _panels() -> str:
    out = []
    for x in (822, 910, 998):
        out.append(
            line(f"M{x + 10},536V510M{x + 64},536V500", "#7d8d96", 4)
            + poly([(x, 514), (x + 74, 514), (x + 86, 474), (x + 14, 474)], "#2f4f7a")
        )
        out.append(
            line(
                f"M{x + 7},494H{x + 80}M{x + 24},514L{x + 38},474M{x + 49},514L{x + 62},474",
                "#7fa5c9",
                1.8,
            )
        )
    return "".join(out)


def _taps() -> str:
    """The public stand with three taps and a basin."""
    out = [ellipse(560, 1010, 330, 26, "#4f6a4a", opacity=0.35)]
    out.append(
        form("M360,1000V880H740V1000Z", "#dfe6e4", -8, -6, 0.2)
        + form("M344,886V866H756V886Z", "#f4f7f4", 0, -6, 0.18)
        + rect(372, 870, 356, 10, "#8fb8c4")
    )
    out.append(form("M360,868V690H740V868Z", "#6fb3cf", -8, 0, 0.18))
    tiles = "".join(f"M{x},690V866" for x in range(398, 740, 38)) + "".join(
        f"M360,{y}H740" for y in (726, 762, 798, 834)
    )
    out.append(
        line(tiles, "#a9d8e6", 2, opacity=0.8)
        + form("M350,694V676H750V694Z", "#f4f7f4", 0, -5, 0.18)
    )
    for x in (430, 550, 670):
        out.append(
            line(f"M{x},760V736h0", STEEL, 12)
            + path(capsule((x, 762), (x, 786), 8, 6), "#d9c06a")
            + line(f"M{x - 15},752h30", "#d9c06a", 7)
            + line(f"M{x},784v8", "#b39a46", 9)
        )
    return "".join(out)


def _stream(x: float, y0: float, y1: float) -> str:
    drops = "".join(
        circle(x + dx, y1 - dy, r, "#e2f6fb")
        for dx, dy, r in (
            (-16, 8, 3.4),
            (15, 12, 3),
            (-9, 22, 2.4),
            (20, 26, 2.2),
            (-22, 20, 2),
            (8, 30, 2),
        )
    )
    return (
        line(f"M{x},{y0}V{y1}", "#bfeaf6", 10)
        + line(f"M{x - 2},{y0}V{y1}", "#ffffff", 3.4)
        + ellipse(x, y1, 26, 6, "#e2f6fb", opacity=0.9)
        + drops
    )


def _people() -> str:
    out = [_stream(430, 788, 797)]
    woman = person(
        300,
        1030,
        420,
        FARMER_W2.but(top_color="#d9527a", hat="nonla"),
        Pose("side", near=(26, 42), far=(30, 50), lean=18, tilt=6),
    )
    pail = jar(430, 888, 92, "#9a5a3a") + ellipse(430, 797, 22, 4, "#bfeaf6")
    out.append(pail + woman)
    out.append(_stream(670, 792, 858))
    out.append(
        person(
            792,
            1034,
            330,
            GIRL.but(bottom="skirt"),
            Pose("side", near=(33, 52), far=(34, 56), lean=14),
            flip=True,
        )
    )
    out.append(
        person(
            890,
            1040,
            300,
            BOY.but(top_color="#3fa0a0"),
            Pose("side", near=(8, 44), far=(16, 76), elbows=(-1, -1)),
            flip=True,
        )
    )
    tech = TOWN_M.but(
        top="shirt", top_color="#2f6fb5", hat="cap", hat_color="#f2c53d", bottom_color="#2f3a52"
    )
    clip_board = (
        rect(16, -68, 12, 15, "#c98a54", rx=1)
        + rect(17, -66, 10, 12, "#fffdf5")
        + line("M18.5,-63h7M18.5,-60h7M18.5,-57h5", "#8fa0ad", 0.7)
    )
    out.append(
        person(
            1190,
            960,
            320,
            tech,
            Pose("side", near=(18, 60), far=(20, 66)),
            flip=False,
            held=clip_board,
        )
    )
    out.append(person(1340, 960, 296, ELDER_W, STAND))
    out.append(
        person(
            1075,
            880,
            240,
            TOWN_W,
            Pose("side", near=(12, 44), far=(-6, 44), near_foot=(-8, 1), far_foot=(9, 0)),
            held=form("M8,-44h12l-2,14h-8Z", "#3f86c0", -1, 0)
            + line("M8,-44q6,-9 12,0", "#8a8f92", 0.9),
        )
    )
    return "".join(out)


def _jars() -> str:
    out = []
    for x, y, h, tone in (
        (62, 960, 190, "#8a4f34"),
        (170, 1000, 210, "#7a4330"),
        (60, 1060, 200, "#a0623c"),
    ):
        out.append(ellipse(x, y, h * 0.4, h * 0.06, "#3f4f2c", opacity=0.4) + jar(x, y, h, tone))
    lid = ellipse(62, 770, 62, 12, "#c9a46a") + ellipse(62, 764, 16, 6, "#a8854a")
    return lid + "".join(out)


def _garden() -> str:
    """Vegetable beds watered from the new pipe."""
    rng = Random(4)
    out = []
    for row in range(3):
        y = 770 + row * 34
        out.append(
            path(
                f"M0,{y + 14}Q200,{y - 4} {480 - row * 60},{y + 8}L{470 - row * 66},{y + 26}Q200,{y + 18} 0,{y + 32}Z",
                "#8a6a44",
            )
        )
        x = 14.0
        while x < 460 - row * 64:
            r = 14 + row * 3
            tone = mix("#6fae4a", "#b5d668", rng.random())
            out.append(
                "".join(
                    path(
                        f"M{num(x)},{y + 12}q{num(k * r)},{num(-r * 0.5)} {num(k * r * 0.9)},{num(-r * 1.2)}q{num(-k * r * 0.8)},{num(r * 0.2)} {num(-k * r * 0.9)},{num(r * 1.2)}Z",
                        tone,
                    )
                    for k in (-1, -0.4, 0.4, 1)
                )
            )
            x += r * 2.5
    return "".join(out)


def draw() -> str:
    """The scene."""
    puddle = ellipse(600, 1030, 150, 16, "#a9d8e6", opacity=0.7) + ellipse(
        570, 1027, 60, 5, "#ffffff", opacity=0.7
    )
    shade = blend(
        "multiply",
        blur(
            6,
            poly([(1120, 770), (1430, 770), (1600, 850), (1240, 850)], "#8a9aa0"),
            poly([(800, 748), (1090, 748), (1150, 780), (840, 780)], "#8a9aa0"),
        ),
        opacity=0.5,
    )
    front = flower_bed(
        7, (1240, 1010, 1600, 1060), ["#e0457a", "#f2c53d", "#ffffff"], 40, 13
    ) + grass(5, -20, 260, 1086, 60, ["#5f9338", "#8fb84e"], 8)
    return group(
        _back(),
        flock(5, 420, 150, 6, 60, 11, "#5f8fa8"),
        _garden(),
        _tower(),
        _panels(),
        _station(),
        shade,
        _taps(),
        puddle,
        _jars(),
        _people(),
        front,
        mood("#ffffe0", "#0a4a7a", 0.32, 0.4, 0.0),
        vignette("#0c3350", 0.2),
    )
