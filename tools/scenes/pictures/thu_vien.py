"""The commune library: children read on the rug, shelves to the ceiling."""

from __future__ import annotations

from random import Random

from ..cast import ELDER_M, OFFICIAL_W, PUPIL_G
from ..core import (
    blend,
    blur,
    circle,
    clip,
    ellipse,
    form,
    group,
    line,
    num,
    path,
    poly,
    poly_d,
    rect,
)
from ..look import Pose
from ..parts.thu_vien import (
    BACK,
    BOOKS,
    CAM,
    TOP,
    W0,
    W1,
    back_shelf,
    readers,
    room,
    rug,
    side_shelf,
    spines,
    window,
)
from ..people import person, sitter
from ..sky import mood, vignette
from ..trees import pot_plant


def _librarian() -> str:
    px, py = CAM.pt(-3.0, 0, 6.2)
    s = CAM.scale(0, 6.2)
    who = person(
        px,
        py,
        1.62 * s,
        OFFICIAL_W.but(top_color="#c9566a"),
        Pose("side", near=(16, 74), far=(12, 62)),
        flip=True,
        held=rect(13, -84, 4, 12, "#e2a63c"),
    )
    kx, ky = CAM.pt(-2.2, 0, 6.0)
    kid = person(
        kx,
        ky,
        1.22 * CAM.scale(0, 6),
        PUPIL_G.but(hair="bob", skin="#d9a074"),
        Pose("side", near=(15, 84), far=(8, 46)),
        flip=True,
    )
    return who + kid


def _table() -> str:
    """A reading table on the right with an old man and a lamp."""
    gx, gy = CAM.pt(3.05, 0, 5.9)
    s = CAM.scale(3.05, 5.9)
    chair = rect(gx - 0.3 * s, gy - 1.05 * s, 0.6 * s, 0.7 * s, "#7a4d30", rx=8)
    man = sitter(
        gx,
        gy,
        1.62 * s,
        ELDER_M.but(glasses=True, eyes="down", scarf=""),
        Pose("front", near=(-9, 46), far=(9, 46), tilt=4),
    )
    news = poly(
        [
            (gx - 0.42 * s, gy - 1.0 * s),
            (gx, gy - 0.94 * s),
            (gx, gy - 0.56 * s),
            (gx - 0.42 * s, gy - 0.64 * s),
        ],
        "#fbf6ea",
    ) + poly(
        [
            (gx + 0.42 * s, gy - 1.0 * s),
            (gx, gy - 0.94 * s),
            (gx, gy - 0.56 * s),
            (gx + 0.42 * s, gy - 0.64 * s),
        ],
        "#eee4cf",
    )
    rows = "".join(
        (
            f"M{num(gx - 0.37 * s)},{num(gy - (0.92 - k * 0.07) * s)}"
            f"L{num(gx - 0.06 * s)},{num(gy - (0.87 - k * 0.07) * s)}"
            f"M{num(gx + 0.37 * s)},{num(gy - (0.92 - k * 0.07) * s)}"
            f"L{num(gx + 0.06 * s)},{num(gy - (0.87 - k * 0.07) * s)}"
        )
        for k in range(4)
    )
    table = CAM.box(
        (2.0, 4.5), (0.66, 0.74), (4.7, 5.5), ("#9c6a42", "#7a4d30", "#d0a070")
    ) + "".join(
        CAM.box((x, x + 0.09), (0, 0.66), (4.75, 4.84), ("#8a5a38", "#6a4228", "#8a5a38"))
        for x in (2.06, 4.36)
    )
    lx, ly = CAM.pt(2.3, 0.74, 5.25)
    lamp = (
        line(f"M{num(lx)},{num(ly)}V{num(ly - 90)}", "#3f5a5a", 7)
        + ellipse(lx, ly, 26, 7, "#3f5a5a")
        + form(
            (
                f"M{num(lx - 44)},{num(ly - 84)}Q{num(lx)},{num(ly - 150)} "
                f"{num(lx + 44)},{num(ly - 84)}Z"
            ),
            "#3f8a7c",
            -5,
            -4,
        )
    )
    pile_x, pile_y = CAM.pt(3.55, 0.74, 4.95)
    pile = "".join(
        rect(
            pile_x - 46 + (i % 2) * 6, pile_y - 14 - i * 15, 92 - i * 6, 14, BOOKS[i * 2 % 9], rx=2
        )
        for i in range(5)
    )
    return chair + man + news + line(rows, "#b5ab98", 2.4) + table + pile + lamp


def _things() -> str:
    out = [
        pot_plant(*CAM.pt(-2.15, 0, 7.9), 190, 4, "#7fb35a", "#e9dcc0"),
        pot_plant(*CAM.pt(2.6, 0, 7.9), 190, 7, "#7fb35a", "#c8553c"),
    ]
    for x, z in ((-2.2, 4.6), (0.1, 6.6), (2.6, 5.6)):
        px, top = CAM.pt(x, TOP, z)
        s = CAM.scale(x, z)
        y = CAM.pt(x, 2.75, z)[1]
        out.append(
            line(f"M{num(px)},{num(top)}V{num(y)}", "#6a5a4a", 2.4)
            + form(
                (
                    f"M{num(px - 0.3 * s)},{num(y + 0.22 * s)}"
                    f"Q{num(px)},{num(y - 0.22 * s)} "
                    f"{num(px + 0.3 * s)},{num(y + 0.22 * s)}Z"
                ),
                "#e2a63c",
                -4,
                -3,
            )
            + ellipse(px, y + 0.22 * s, 0.3 * s, 0.05 * s, "#fff3cf")
        )
    for x, y, tone in ((560, 1010, "#3f7f86"), (1130, 1000, "#e2a63c")):
        out.append(
            poly([(x - 46, y), (x + 40, y + 8), (x + 50, y - 8), (x - 34, y - 16)], tone)
            + poly(
                [(x - 40, y - 4), (x + 38, y + 2), (x + 44, y - 10), (x - 32, y - 17)], "#fffaf0"
            )
        )
    return "".join(out)


def _light() -> str:
    a, b = CAM.pt(-1.5, 0, BACK), CAM.pt(1.9, 0, BACK)
    beam = poly(
        [(a[0], a[1] - 200), (b[0], a[1] - 200), (1240, 1067), (420, 1067)], "#fff3c0", opacity=0.6
    )
    dust_rng = Random(4)
    motes = "".join(
        circle(
            dust_rng.uniform(560, 1120),
            dust_rng.uniform(260, 900),
            dust_rng.uniform(1.4, 3),
            "#fff8dc",
            opacity=0.6,
        )
        for _ in range(60)
    )
    return blend("soft-light", blur(16, beam)) + blend("screen", motes)


def _globe() -> str:
    """A low shelf in the near left corner with a globe."""
    shelf = (
        form("M-10,1067V800H300V1067Z", "#a9744a", 0, 0, 0.2)
        + rect(-10, 786, 330, 24, "#c9925f")
        + rect(20, 830, 256, 96, "#5a3826")
        + rect(20, 948, 256, 110, "#5a3826")
    )
    rng = Random(3)
    books = spines(rng, [(20, 832), (276, 832), (276, 926), (20, 926)], 12) + spines(
        rng, [(20, 952), (276, 952), (276, 1060), (20, 1060)], 11
    )
    ball = (
        circle(110, 700, 66, "#4f93b0")
        + clip(
            poly_d([(40, 630), (180, 630), (180, 770), (40, 770)]),
            path(
                (
                    "M70,660q30,-20 44,6q-6,26 -30,30q-26,-6 -14,-36ZM124,690q34,-10 "
                    "40,16q-10,34 -34,36q-16,-24 -6,-52ZM80,720q16,-4 20,12q-6,18 -16,14Z"
                ),
                "#8fb85c",
            ),
        )
        + path("M150,645a66,66 0 0 1 -80,108a66,66 0 0 0 80,-108Z", "#2f6f8f", opacity=0.5)
    )
    stand = line("M110,628A74,74 0 0 1 110,774V786M76,788H144", "#8a5a38", 7)
    return shelf + books + stand + ball + pot_plant(245, 790, 130, 9, "#e98fb0", "#f2e6cc")


def draw() -> str:
    """The scene."""
    return group(
        room(),
        back_shelf(-4.7, -2.7, 4),
        back_shelf(2.5, 5.0, 7),
        window(),
        side_shelf(W0, 2.6, 7.9, 3),
        side_shelf(W1, 3.2, 7.4, 6),
        rug(),
        _things(),
        _librarian(),
        _table(),
        readers(),
        _light(),
        _globe(),
        mood("#fff0bc", "#16363a", 0.42, 0.5, 0.2),
        vignette("#241a1c", 0.3),
    )
