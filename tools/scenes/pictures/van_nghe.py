"""Đờn ca tài tử: southern chamber music on a village stage at night."""

from __future__ import annotations

from random import Random

from ..cast import ELDER_M, TOWN_M, TOWN_W
from ..core import (
    blend,
    blur,
    circle,
    curve,
    dark,
    ellipse,
    glow,
    group,
    light,
    line,
    num,
    path,
    poly,
    shade_rect,
)
from ..look import SIT_FLOOR, Pose
from ..parts.van_nghe import dan_co, dan_kim, dan_tranh, guitar, night, roof, singer, stage
from ..people import person
from ..props import cup, lantern
from ..sky import mood, vignette

BABA = TOWN_W.but(hair="bun", shoes="")


def _band() -> str:
    mat = (
        path("M440,790H1010L1060,846H380Z", "#d9b45a")
        + "".join(
            line(f"M{x},790L{x + (x - 720) * 0.16:.0f},846", tone, 6, opacity=0.7)
            for x, tone in zip(range(460, 1010, 46), ["#b3323a", "#3f7a5a"] * 7, strict=False)
        )
        + line("M440,790H1010M380,846H1060", "#b3323a", 5)
    )
    sit = SIT_FLOOR.but(hip=(0, 8), near_foot=(20, 1), far_foot=(30, 0))
    out = [mat]
    out.append(
        person(
            470,
            826,
            310,
            TOWN_M.but(
                top="baba",
                top_color="#e9dfc8",
                sleeve="long",
                bottom="wide",
                bottom_color="#3a3038",
                shoes="",
            ),
            sit.but(near=(10, 27), far=(31, 46)),
            held=dan_kim(),
            lit=1,
        )
    )
    out.append(
        person(
            640,
            812,
            300,
            ELDER_M.but(beard=True, scarf="", top_color="#3f5f7a"),
            sit.but(near=(24, 27), far=(24, 52)),
            held=dan_co(),
            lit=1,
        )
    )
    out.append(
        person(
            985,
            820,
            310,
            TOWN_M.but(
                top="baba",
                top_color="#4f7a5a",
                sleeve="long",
                bottom="wide",
                bottom_color="#2b2730",
                skin="#cd9062",
                shoes="",
            ),
            sit.but(near=(10, 27), far=(34, 43)),
            flip=True,
            held=guitar(),
            lit=-1,
        )
    )
    out.append(
        person(
            790,
            806,
            298,
            BABA.but(top_color="#8a5aa8"),
            Pose("front", hip=(0, 14), legs=False, near=(-15, 17), far=(15, 17), tilt=4),
            lit=1,
            shadow=0,
        )
        + ellipse(790, 800, 62, 15, "#2b2430")
    )
    out.append(dan_tranh(796, 784, 270))
    return "".join(out)


def _singers() -> str:
    she = BABA.but(top_color="#f0c0cf", bottom_color="#f7efe6", hair="long", scarf="")
    he = TOWN_M.but(
        top="baba",
        top_color="#f3ecd8",
        sleeve="long",
        bottom="wide",
        bottom_color="#f3ecd8",
        shoes="",
        skin="#dca67c",
    )
    return singer(1078, 838, 400, she, True) + person(
        1212, 846, 418, he, Pose("side", near=(20, 60), far=(18, 72), lean=-2), flip=True, lit=-1
    )


def _lights() -> str:
    out = [
        lantern(x, y, s, tone)
        for x, y, s, tone in (
            (430, 214, 62, "#e8542f"),
            (1170, 214, 62, "#e8542f"),
            (300, 210, 70, "#f0a23c"),
            (1300, 210, 70, "#f0a23c"),
        )
    ]
    halo = [
        glow(x, y, 150, 150, "#ffcf7a", 0.55)
        for x, y in ((430, 262), (1170, 262), (300, 264), (1300, 264))
    ]
    wires = []
    for x0, y0, x1, y1 in ((60, 150, 300, 200), (1300, 200, 1560, 150)):
        wires.append(
            curve([(x0, y0), ((x0 + x1) / 2, (y0 + y1) / 2 + 40), (x1, y1)], "#2a2440", 2.5)
        )
        for i in range(1, 7):
            t = i / 7
            px, py = x0 + (x1 - x0) * t, y0 + (y1 - y0) * t + 40 * 4 * t * (1 - t) * 0.75 + 8
            wires.append(glow(px, py, 34, 34, "#ffd98a", 0.7) + circle(px, py, 5.5, "#fff2c4"))
    beams = blend(
        "soft-light",
        blur(
            8,
            poly([(700, 60), (500, 850), (1000, 850), (760, 60)], "#fff0c0", opacity=0.6),
            poly([(900, 60), (880, 850), (1330, 850), (960, 60)], "#fff0c0", opacity=0.7),
        ),
    )
    return (
        "".join(halo + out + wires)
        + beams
        + "".join(
            path(f"M{x - 16},{846}q16,-22 32,0Z", "#ffe6a8") + glow(x, 842, 60, 40, "#ffe6a8", 0.5)
            for x in range(260, 1400, 160)
        )
    )


def _audience() -> str:
    """Dark backs of the listeners, rim-lit by the stage."""
    rng = Random(8)
    out = []
    for row, (y, r, gap, tone) in enumerate(
        ((948, 27, 92, "#33264a"), (1010, 36, 124, "#241a3a"), (1076, 46, 168, "#171028"))
    ):
        x = -20.0 + row * 40
        while x < 1640:
            px, py = x + rng.uniform(-10, 10), y + rng.uniform(-8, 8)
            shirt = dark(
                ("#5a3a5a", "#3f4a7a", "#6a4a3a", "#3a5a5a")[rng.randrange(4)], 0.3 + row * 0.22
            )
            body = (
                f"M{num(px - r * 2)},{num(py + r * 3.6)}"
                f"Q{num(px - r * 1.9)},{num(py + r * 1.1)} {num(px)},{num(py + r)}"
                f"Q{num(px + r * 1.9)},{num(py + r * 1.1)} "
                f"{num(px + r * 2)},{num(py + r * 3.6)}Z"
            )
            out.append(
                path(body, shirt)
                + line(
                    (
                        f"M{num(px - r * 1.8)},{num(py + r * 1.9)}"
                        f"Q{num(px - r * 1.5)},{num(py + r * 1.1)} "
                        f"{num(px - r * 0.4)},{num(py + r * 1.02)}"
                    ),
                    "#f2b060",
                    2.4,
                    opacity=0.6,
                )
            )
            kind = rng.random()
            if kind < 0.2:
                out.append(
                    path(
                        (
                            f"M{num(px - r * 2.1)},{num(py + r * 0.3)}"
                            f"L{num(px)},{num(py - r * 1.7)}"
                            f"L{num(px + r * 2.1)},{num(py + r * 0.3)}"
                            f"Q{num(px)},{num(py + r * 0.8)} "
                            f"{num(px - r * 2.1)},{num(py + r * 0.3)}Z"
                        ),
                        light("#5a4a4a", 0.1 - row * 0.03),
                    )
                    + line(
                        f"M{num(px - r * 2)},{num(py + r * 0.24)}L{num(px)},{num(py - r * 1.66)}",
                        "#f2c070",
                        2.6,
                        opacity=0.7,
                    )
                )
            else:
                out.append(
                    ellipse(px, py, r * 0.9, r * 1.08, tone)
                    + (circle(px, py - r * 1.15, r * 0.42, tone) if kind > 0.7 else "")
                )
                out.append(
                    line(
                        (
                            f"M{num(px - r * 0.86)},{num(py + r * 0.2)}"
                            f"Q{num(px - r * 0.8)},{num(py - r * 0.9)} "
                            f"{num(px + r * 0.2)},{num(py - r * 1.04)}"
                        ),
                        "#f2b060",
                        2.6,
                        opacity=0.75,
                    )
                )
            x += gap * rng.uniform(0.9, 1.15)
    return "".join(out)


def draw() -> str:
    """The scene."""
    ground = shade_rect(0, 740, 1600, 330, [(0, "#2f2a50"), (1, "#171230")])
    warm = blend("soft-light", glow(800, 600, 800, 480, "#ffd98a", 0.5))
    tea = cup(690, 838, 26) + cup(730, 842, 26)
    return group(
        night(),
        ground,
        roof(),
        stage(),
        _band(),
        tea,
        _singers(),
        _lights(),
        warm,
        _audience(),
        mood("#ffcf80", "#120c38", 0.5, 0.5, 0.55),
        vignette("#0a0620", 0.45),
    )
