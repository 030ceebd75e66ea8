"""Parts of the picture den-tho."""

from __future__ import annotations

from random import Random

from ..buildings import Quad, tile_roof
from ..core import (
    blur,
    circle,
    clip,
    curve,
    ellipse,
    form,
    glow,
    line,
    mix,
    num,
    path,
    poly,
    rect,
    shade_path,
)
from ..flags import cloth_flag, sign, star
from ..sky import rough_ridge, sky, streaks, sun

CX = 800


def heaven() -> str:
    out = [
        sky(
            [
                (0, "#5a5f9c"),
                (0.35, "#b985a8"),
                (0.65, "#f2a68c"),
                (0.85, "#ffd79a"),
                (1, "#fff0c8"),
            ],
            900,
        )
    ]
    out.append(sun(CX, 330, 84, "#fff9e2", "#ffdf9a", 7))
    out.append(
        streaks(5, "#f7c0b0", (0, 40, 1600, 330), 22, 0.6)
        + streaks(8, "#7d6ba8", (0, 30, 1600, 200), 12, 0.45)
        + streaks(3, "#fff0cc", (100, 330, 1500, 480), 12, 0.7)
    )
    out.append(
        rough_ridge(
            [(-20, 620), (140, 560), (300, 500), (420, 540), (560, 610)],
            880,
            "#a5809c",
            "#e6b8a8",
            3,
        )
        + rough_ridge(
            [(1040, 620), (1180, 540), (1330, 480), (1470, 530), (1620, 590)],
            880,
            "#a5809c",
            "#e6b8a8",
            6,
        )
    )
    return "".join(out)


def hill() -> str:
    d = "M-20,1067V820Q240,760 430,650Q560,572 800,566Q1040,572 1170,650Q1360,760 1620,820V1067Z"
    rng = Random(5)
    tufts = []
    for _ in range(300):
        x = rng.uniform(0, 1600)
        y = rng.uniform(620, 1060)
        w = 8 + (y - 600) * 0.05
        tufts.append(
            path(
                f"M{num(x - w)},{num(y)}Q{num(x)},{num(y - w * 1.2)} {num(x + w)},{num(y)}Z",
                rng.choice(("#7f8f52", "#4f6a45", "#9aa05a")),
                opacity=0.45,
            )
        )
    return shade_path(d, [(0, "#9aa564"), (0.4, "#6f8a50"), (1, "#3f5a44")]) + clip(d, *tufts)


def steps() -> str:
    """A broad flight of steps with two landings."""
    out = [poly([(690, 600), (910, 600), (1270, 1067), (330, 1067)], "#d9c0a0")]
    y, k = 600.0, 0
    while y < 1067:
        t = (y - 600) / 467
        h = 6 + 15 * t
        x0, x1 = 690 - 360 * t, 910 + 360 * t
        landing = k in (9, 18)
        ledge = h * (2.3 if landing else 0.55)
        out.append(rect(x0, y, x1 - x0, ledge, mix("#fbe6c4", "#e9cda6", t)))
        out.append(
            shade_path(
                f"M{num(x0)},{num(y + ledge)}H{num(x1)}V{num(y + ledge + h * 0.5)}H{num(x0)}Z",
                [(0, "#b08a78"), (0.5, "#c9a68c"), (1, "#a88070")],
                True,
            )
        )
        y += ledge + h * 0.5
        k += 1
    for s in (-1, 1):
        out.append(
            form(
                f"M{CX + s * 104},600L{CX + s * 118},600L{CX + s * 512},1067L{CX + s * 462},1067Z",
                "#f0d9b4",
                6,
                0,
                0.2,
            )
        )
        for i in range(7):
            t = (i / 6) ** 1.5
            x, yy = CX + s * (112 + 350 * t), 604 + 428 * t
            k2 = 12 + 26 * t
            out.append(
                rect(x - k2 / 2, yy - k2 * 2.1, k2, k2 * 2.2, "#f7e6c6")
                + rect(x + (k2 * 0.1), yy - k2 * 2.1, k2 * 0.4, k2 * 2.2, "#cfae8c")
                + path(
                    (
                        f"M{num(x - k2 * 0.7)},{num(yy - k2 * 2.1)}h{num(k2 * 1.4)}"
                        f"l{num(-k2 * 0.7)},{num(-k2 * 0.9)}Z"
                    ),
                    "#e9cda0",
                )
            )
    return "".join(out)


def _roof(cx: float, y: float, w: float, h: float, seed: int) -> str:
    slope: Quad = (
        (cx - w * 0.34, y - h),
        (cx + w * 0.34, y - h),
        (cx + w * 0.5, y),
        (cx - w * 0.5, y),
    )
    tips = "".join(
        path(
            (
                f"M{num(cx + s * w * 0.45)},{num(y + 2)}"
                f"Q{num(cx + s * w * 0.55)},{num(y)} "
                f"{num(cx + s * w * 0.59)},{num(y - h * 0.6)}"
                f"Q{num(cx + s * w * 0.52)},{num(y - h * 0.3)} "
                f"{num(cx + s * w * 0.43)},{num(y - h * 0.4)}Z"
            ),
            "#7a2f2c",
        )
        for s in (-1, 1)
    )
    ridge_ = rect(cx - w * 0.36, y - h - 9, w * 0.72, 11, "#d9a860")
    return (
        rect(cx - w * 0.46, y, w * 0.92, 8, "#6a2c2a")
        + tile_roof(slope, "#a8433a", 6, int(w / 12), seed)
        + tips
        + ridge_
    )


def temple() -> str:
    out = [
        form("M560,604H1040V578H560Z", "#e9cfa6", 0, -6, 0.25),
        form("M590,580H1010V560H590Z", "#f4e0bc", 0, -6, 0.22),
    ]
    out.append(form("M630,562V436H970V562Z", "#f2d9a4", -5, 0, 0.2))
    for x in (636, 706, 776, 806, 876, 946):
        out.append(
            form(f"M{x},562V436H{x + 18}V562Z", "#a8362f", -5, 0, 0.3)
            + rect(x - 3, 552, 24, 10, "#e9cfa6")
        )
    out.append(
        path("M730,562V468h-20v94Z", "#5a2a26", opacity=0)
        + rect(742, 486, 116, 76, "#5a2a28")
        + glow(800, 520, 90, 70, "#ffcf7a", 0.9)
        + rect(764, 528, 72, 34, "#c98a3f")
        + star(800, 508, 13)
    )
    out.append(_roof(800, 434, 470, 62, 4))
    out.append(sign(800, 466, 230, "ĐỀN LIỆT SĨ", size=26, height=44, back="#a3202a"))
    out.append(
        form("M696,372V320H904V372Z", "#f2d9a4", -5, 0, 0.2)
        + "".join(rect(x, 332, 26, 36, "#8f4034") for x in (716, 760, 814, 858))
    )
    out.append(_roof(800, 322, 290, 52, 8))
    out.append(
        circle(800, 250, 12, "#f2c84b")
        + "".join(
            curve([(800 + s * 14, 256), (800 + s * 46, 244), (800 + s * 76, 258)], "#d9a860", 6)
            for s in (-1, 1)
        )
    )
    for x, s in ((520, 1), (1080, -1)):
        out.append(
            line(f"M{x},604V392", "#d9c9b0", 5)
            + cloth_flag(x + (3 if s > 0 else -3), 396, 70, flip=s < 0)
        )
    return "".join(out)


def burner() -> str:
    """The big bronze incense burner on the middle landing, with smoke."""
    x, y = 800, 806
    body = form(
        (
            f"M{x - 78},{y - 70}Q{x - 70},{y - 6} {x - 36},{y}H{x + 36}Q{x + 70},{y - 6} "
            f"{x + 78},{y - 70}Z"
        ),
        "#a8783a",
        -12,
        -4,
        0.35,
    )
    rim = rect(x - 90, y - 82, 180, 15, "#c9964a", rx=4) + ellipse(x, y - 80, 82, 9, "#e6d4b4")
    legs = "".join(
        form(f"M{x + k},{y - 10}q{d},20 {d * 0.4:.0f},40h16q4,-22 0,-40Z", "#8a5f2c", -3, 0, 0.3)
        for k, d in ((-50, -8), (-8, 0), (34, 8))
    )
    handles = line(
        f"M{x - 78},{y - 52}q-34,-4 -26,-40M{x + 78},{y - 52}q34,-4 26,-40", "#8a5f2c", 10
    )
    marks = line(f"M{x - 50},{y - 44}q16,-16 32,0t32,0t32,0", "#e6be6a", 4)
    sticks = "".join(
        line(f"M{x + k * 8},{y - 82}L{x + k * 11},{y - 136 - (k % 3) * 8}", "#b3362f", 2.6)
        + circle(x + k * 11, y - 138 - (k % 3) * 8, 3, "#ffb84a")
        for k in range(-5, 6)
    )
    smoke = blur(
        5,
        *(
            curve(
                [
                    (x + k, y - 140),
                    (x + k * 1.4 + 18, y - 184),
                    (x + k * 1.6 - 14, y - 226),
                    (x + k * 2 + 16, y - 268),
                ],
                "#ffffff",
                11,
                opacity=0.4,
            )
            for k in (-32, 0, 34)
        ),
    )
    shade = ellipse(x, y + 30, 110, 12, "#5a3a3a", opacity=0.35)
    return shade + legs + handles + body + marks + sticks + rim + smoke
