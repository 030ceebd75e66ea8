"""The commune office at noon: two storeys, flag, tiled yard, residents."""

from __future__ import annotations

from ..cast import AO_DAI, ELDER_M, FARMER_W2, OFFICIAL, OFFICIAL2, TOWN_M, TOWN_W, YOUTH_W
from ..core import blend, blur, circle, ellipse, group, line, pts, rect
from ..flags import cloth_flag
from ..foliage import bush, crown, hedge, tree
from ..look import STAND, WALK, WALK2, Pose
from ..palms import areca, coconut
from ..parts.tru_so_xa import CAM, building, portico, yard
from ..people import person
from ..plants import flower_bed, grass
from ..sky import cumulus, flock, mood, sky, vignette
from ..trees import pot_plant
from ..vehicles import motorbike


def _flag() -> str:
    x, z = -6.6, 22.0
    s = CAM.scale(x, z)
    base = "".join(
        CAM.box((x - w, x + w), (y, y + 0.28), (z - w, z + w), ("#d9b98c", "#b5945f", "#f0dcb4"))
        for w, y in ((1.6, 0), (1.15, 0.28), (0.7, 0.56))
    )
    fx, fy = CAM.pt(x, 0.8, z)
    top = CAM.pt(x, 13.4, z)[1]
    pole = (
        rect(fx - 4, top, 8, fy - top, "#d8d3c8")
        + rect(fx + 1, top, 3, fy - top, "#a39c90")
        + circle(fx, top, 7, "#e3b23a")
    )
    beds = flower_bed(
        6,
        (fx - 1.5 * s, fy + 4, fx + 1.5 * s, fy + 34),
        ["#e2472f", "#f2c53d", "#fff1d0", "#e0457a"],
        46,
        9,
    )
    return base + pole + cloth_flag(fx + 4, top + 8, 190, 0.07) + beds


def _people() -> str:
    out = []
    spots = [
        (-7.2, 22, ELDER_M, WALK, False),
        (-1.2, 24.5, OFFICIAL, STAND, False),
        (-0.2, 24.6, FARMER_W2, WALK2.but(near=(12, 58)), True),
        (1.6, 16, AO_DAI, WALK, True),
        (2.5, 15.6, TOWN_M, WALK2, True),
        (-8.5, 13, OFFICIAL2, WALK2, False),
        (-7.5, 12.4, TOWN_W, WALK, False),
        (-1.85, 8.2, OFFICIAL, Pose("side", near=(20, 60), far=(5, 42)), False),
        (
            -1.1,
            8.2,
            ELDER_M.but(scarf="", beard=False),
            Pose("side", near=(20, 60), far=(5, 42)),
            True,
        ),
        (1.9, 8.9, YOUTH_W, WALK2, True),
    ]
    for x, z, look, pose, flip in sorted(spots, key=lambda p: -p[1]):
        px, py = CAM.pt(x, 0, z)
        out.append(person(px, py, 1.62 * CAM.scale(x, z), look, pose, flip=flip))
    return "".join(out)


def _bikes() -> str:
    out = []
    roof = CAM.box((5.4, 10.8), (2.5, 2.65), (19.4, 23), ("#5f93a5", "#4b7d8f", "#7fb0bd"))
    posts = "".join(
        line(f"M{pts([CAM.pt(x, 0, z)])}L{pts([CAM.pt(x, 2.6, z)])}", "#7d8b90", 5)
        for x, z in ((5.6, 22.8), (10.6, 22.8), (5.6, 19.6), (10.6, 19.6))
    )
    for i, tone in enumerate(("#b8322f", "#3a6ea5", "#4b4e55", "#d98a2b")):
        x, z = 6.3 + i * 1.25, 21.6
        px, py = CAM.pt(x, 0, z)
        out.append(motorbike(px, py, 1.75 * CAM.scale(x, z), tone, flip=True))
    return posts + "".join(out) + roof


def _garden() -> str:
    out = []
    for x, z, seed in (
        (-9.5, 28.6, 2),
        (-7.6, 28.2, 5),
        (1.6, 28.2, 4),
        (3.6, 28.6, 6),
        (-11.6, 28.9, 8),
        (6.2, 28.8, 9),
    ):
        px, py = CAM.pt(x, 0, z)
        out.append(
            pot_plant(
                px,
                py,
                1.5 * CAM.scale(x, z),
                seed,
                ("#e0457a", "#f2a13d", "#fff1d0")[seed % 3],
                "#b5563a",
            )
        )
    return "".join(out)


def draw() -> str:
    """The scene."""
    heaven = sky([(0, "#2f86bd"), (0.55, "#8ccbe2"), (1, "#dff1ee")], 760)
    clouds = (
        cumulus(90, 240, 430, "#ffffff", "#cfe3ef", 4)
        + cumulus(960, 170, 520, "#ffffff", "#d5e8f1", 7)
        + cumulus(620, 330, 260, "#ffffff", "#dcebf2", 9)
    )
    back = (
        hedge(-20, 1640, 712, 100, "#6f9c57", 3)
        + coconut(120, 700, 360, seed=4, lean=0.08)
        + coconut(1480, 700, 380, seed=8, lean=-0.1)
    )
    left = tree(70, 800, 470, "#4f8a45", 8, wide=0.46) + areca(220, 790, 400, seed=3)
    spots = [
        ellipse(x, y, rx, ry, "#4a6a72")
        for x, y, rx, ry in (
            (60, 1000, 190, 56),
            (230, 1030, 170, 44),
            (120, 955, 150, 34),
            (330, 1000, 80, 22),
            (380, 1050, 120, 26),
        )
    ]
    shade = blend("multiply", blur(5, *spots), opacity=0.5)
    branch = crown(20, 40, 330, 150, "#3f7a3c", 15, clumps=10)
    near = pot_plant(1536, 1060, 250, 12, "#e0457a", "#a8492f") + bush(
        1400, 1072, 140, "#4f8a45", 4
    )
    walk = grass(3, -10, 260, 1072, 70, ["#3f7a36", "#6fa043"], 8)
    return group(
        heaven,
        clouds,
        flock(6, 470, 110, 7, 70, 12, "#5b7f90"),
        back,
        yard(),
        building(),
        portico(),
        _garden(),
        left,
        _bikes(),
        _flag(),
        _people(),
        shade,
        branch,
        near,
        walk,
        mood("#fff6cf", "#0f4a6a", 0.3, 0.6, 0.0),
        vignette("#0f2c44", 0.2),
    )
