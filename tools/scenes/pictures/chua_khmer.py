"""A Khmer pagoda with stacked roofs; monks walk across the yard."""

from __future__ import annotations

from random import Random

from ..cast import MONK, TOWN_W
from ..core import (
    blend,
    blur,
    ellipse,
    form,
    group,
    line,
    num,
    path,
    poly,
    poly_d,
    rect,
    shade_rect,
)
from ..foliage import bush, hedge, tree
from ..look import WALK, WALK2, Pose
from ..palms import toddy
from ..parts.chua_khmer import BASE, CX, GOLD, hall, terrace
from ..people import person
from ..plants import flower_bed, grass
from ..sky import cumulus, flock, mood, rays, sky, streaks, vignette


def _stupa(x: float, y: float, s: float) -> str:
    out = []
    for k, w in ((0, 1), (0.16, 0.86), (0.3, 0.7)):
        out.append(
            form(
                poly_d(
                    [
                        (x - s * 0.3 * w, y - s * k),
                        (x + s * 0.3 * w, y - s * k),
                        (x + s * 0.27 * w, y - s * (k + 0.16)),
                        (x - s * 0.27 * w, y - s * (k + 0.16)),
                    ]
                ),
                "#f1dcae",
                -s * 0.04,
                0,
                0.22,
            )
        )
        out.append(rect(x - s * 0.31 * w, y - s * (k + 0.17), s * 0.62 * w, s * 0.03, GOLD))
    out.append(
        form(
            (
                f"M{num(x - s * 0.2)},{num(y - s * 0.46)}"
                f"C{num(x - s * 0.24)},{num(y - s * 0.72)} "
                f"{num(x - s * 0.08)},{num(y - s * 0.78)} {num(x)},{num(y - s * 1.35)}"
                f"C{num(x + s * 0.08)},{num(y - s * 0.78)} "
                f"{num(x + s * 0.24)},{num(y - s * 0.72)} "
                f"{num(x + s * 0.2)},{num(y - s * 0.46)}Z"
            ),
            "#e6b24a",
            -s * 0.05,
            0,
            0.25,
        )
    )
    rings = "".join(
        f"M{num(x - s * k)},{num(y - s * h)}h{num(2 * s * k)}"
        for h, k in ((0.78, 0.09), (0.86, 0.07), (0.94, 0.05), (1.02, 0.04))
    )
    return "".join(out) + line(rings, "#a8722a", max(1.5, s * 0.016))


def _monks() -> str:
    """A line of monks with alms bowls; the eldest under a parasol."""
    bowl = ellipse(13, -57, 5, 2, "#2b2628") + path("M8,-57q0,8 5,8t5,-8Z", "#4a4248")
    out = []
    rng = Random(2)
    for i, x in enumerate((250, 385, 512, 634)):
        look = MONK.but(
            top_color=("#e8861d", "#dd7a18", "#ee9630", "#d86f1a")[i],
            skin=("#b97a4f", "#c98d60", "#cd9062", "#c4855a")[i],
            glasses=i == 3,
        )
        pose = (WALK, WALK2)[i % 2].but(near=(12, 57), far=(15, 58), lean=2)
        out.append(
            person(
                x,
                985 + rng.uniform(-4, 4),
                268 - i * 4 + (10 if i == 3 else 0),
                look,
                pose,
                held=bowl,
            )
        )
    brolly = line("M669,842V610", "#7a5230", 5) + form(
        "M560,650Q580,580 668,572Q756,580 776,650Q722,636 668,640Q614,636 560,650Z",
        "#f2c53d",
        -14,
        -4,
        0.2,
    )
    ribs = line("M668,574Q630,600 612,640M668,574Q706,600 724,640M668,574V638", "#c98f2a", 2)
    boy = MONK.but(child=True, top_color="#f2a13d", skin="#cd9062")
    out.append(person(120, 990, 205, boy, WALK.but(near=(12, 57), far=(15, 58)), held=bowl))
    return "".join(out) + brolly + ribs


def _visitors() -> str:
    kneel = TOWN_W.but(top_color="#f6f1e2", bottom="wide", bottom_color="#7a3f6a", hair="bun")
    pose = Pose("side", near=(16, 66), far=(17, 66))
    scarf = line("M-5,-80Q4,-66 8,-52", "#e9b23c", 3)
    return person(1280, 930, 215, kneel, pose, flip=True, held=scarf) + person(
        1385, 945, 160, kneel.but(child=True, hair="bob", bottom_color="#3f6f8a"), pose, flip=True
    )


def draw() -> str:
    """The scene."""
    heaven = sky([(0, "#2f8f9f"), (0.5, "#9ad0c4"), (1, "#fbe7b4")], 820)
    clouds = (
        cumulus(120, 230, 330, "#fff4dc", "#e9dcc0", 4)
        + streaks(4, "#fff1cf", (900, 80, 1580, 240), 7, 0.7)
        + cumulus(1330, 330, 260, "#fff4dc", "#e9dcc0", 9)
    )
    back = (
        hedge(-20, 1620, 800, 120, "#6f9a52", 5)
        + toddy(80, 800, 560, seed=3)
        + toddy(200, 800, 430, seed=6)
        + tree(1500, 810, 520, "#4f8a45", 5, wide=0.4)
        + toddy(1360, 800, 470, seed=9)
    )
    yard = shade_rect(0, 796, 1600, 271, [(0, "#f0d39a"), (1, "#c9995e")])
    tiles = "".join(
        f"M{num(CX + (x - CX) * 0.4)},{BASE + 36}L{num(x)},1067" for x in range(-700, 2600, 150)
    ) + "".join(f"M0,{y}H1600" for y in (850, 884, 928, 986))
    paving = line(tiles, "#b8884e", 1.6, opacity=0.6)
    shade = blend(
        "multiply",
        blur(
            6,
            poly(
                [
                    (CX - 500, BASE + 6),
                    (CX + 520, BASE + 6),
                    (CX + 690, BASE + 52),
                    (CX - 420, BASE + 52),
                ],
                "#8a5a5a",
            ),
        ),
        opacity=0.4,
    )
    beds = flower_bed(
        4, (1040, 822, 1460, 850), ["#e0457a", "#f2c53d", "#fff1d0"], 46, 9
    ) + flower_bed(6, (420, 822, 780, 850), ["#e0457a", "#f2c53d", "#fff1d0"], 40, 9)
    front = (
        bush(1540, 1060, 220, "#4f8a45", 4)
        + flower_bed(9, (1400, 1010, 1620, 1067), ["#e0457a", "#fff1d0", "#f28a3d"], 30, 15)
        + grass(3, -20, 230, 1080, 70, ["#4f8238", "#86ad48"], 8)
    )
    return group(
        heaven,
        clouds,
        flock(6, 560, 170, 7, 70, 12, "#4f6d6a"),
        back,
        yard,
        paving,
        _stupa(330, 815, 250),
        _stupa(470, 812, 170),
        hall(),
        terrace(),
        shade,
        beds,
        _visitors(),
        _monks(),
        front,
        rays(1650, -60, [(128, 6), (140, 5), (152, 7)], 1900, "#fff0b8", 0.28),
        mood("#ffe08a", "#123a4a", 0.42, 0.85, 0.1),
        vignette("#2c1f1c", 0.25),
    )
