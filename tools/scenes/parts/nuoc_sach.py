"""Parts of the picture nuoc-sach."""

from __future__ import annotations

from ..buildings import cottage
from ..core import (
    capsule,
    circle,
    clip,
    dark,
    ellipse,
    form,
    light,
    line,
    num,
    path,
    poly,
    rect,
    shade_path,
    shade_rect,
)
from ..flags import sign
from ..foliage import bush, hedge, tree
from ..palms import areca, coconut
from ..plants import banana
from ..sky import cumulus, sky

STEEL, BLUE = "#b9c9d2", "#2f86c0"


def back() -> str:
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


def tower() -> str:
    """The steel tower with its tank."""
    out = []
    legs = ((1130, 1190), (1390, 1330))
    for foot, top in legs:
        out.append(line(f"M{foot + 30},742L{(top + 20)},330", dark(STEEL, 0.35), 13))
    for y, w in ((420, 92), (520, 112), (620, 134)):
        out.append(line(f"M{1260 - w},{y}H{1260 + w}", dark(STEEL, 0.2), 8))
    brace = (
        "M1178,420L1372,520M1342,420L1148,520M1158,520L1394,620M1362,520L1126,620"
        "M1136,620L1404,742M1384,620L1116,742"
    )
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
            (
                "M1130,306V270M1182,306V270M1234,306V270M1286,306V270M1338,306V270"
                "M1390,306V270M1126,272H1394"
            ),
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


def station() -> str:
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


def panels() -> str:
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


def taps() -> str:
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
