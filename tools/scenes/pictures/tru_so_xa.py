"""The commune office at noon: two storeys, flag, tiled yard, residents."""

from __future__ import annotations

from random import Random

from ..buildings import cloth_flag, sign, star
from ..camera import Camera
from ..cast import AO_DAI, ELDER_M, FARMER_W2, OFFICIAL, OFFICIAL2, TOWN_M, TOWN_W, YOUTH_W
from ..core import (
    blend,
    blur,
    circle,
    dark,
    ellipse,
    group,
    light,
    line,
    num,
    path,
    poly,
    pts,
    rect,
)
from ..look import STAND, WALK, WALK2, Pose
from ..people import person
from ..plants import areca, coconut, flower_bed, grass
from ..sky import cumulus, flock, mood, sky, vignette
from ..trees import bush, crown, hedge, pot_plant, tree
from ..vehicles import motorbike

CAM = Camera(focal=1060, cx=560, cy=690, eye=1.7, yaw=-22)
X0, X1, Z0 = -17.0, 11.0, 31.0
WALL = "#f3d68e"


def _sheet(
    x0: float, y0: float, x1: float, y1: float, fill: str, z: float = Z0, **extra: object
) -> str:
    return CAM.front(x0, y0, x1, y1, z, fill, **extra)


def _window(x: float, y: float, w: float, h: float) -> str:
    out = [
        _sheet(x - 0.18, y - 0.18, x + w + 0.18, y + h + 0.18, "#fff8e6"),
        _sheet(x, y, x + w, y + h, "#2d6b74"),
    ]
    for k in (0, 1):
        a = x + 0.08 + k * w / 2
        out.append(_sheet(a, y + 0.08, a + w / 2 - 0.16, y + h * 0.66, "#6ea5ad"))
        out.append(_sheet(a, y + h * 0.72, a + w / 2 - 0.16, y + h - 0.08, "#8cbcc0"))
        glint = [
            CAM.pt(a, y + h * 0.2, Z0),
            CAM.pt(a + w * 0.3, y + h * 0.66, Z0),
            CAM.pt(a + w * 0.16, y + h * 0.66, Z0),
            CAM.pt(a, y + h * 0.4, Z0),
        ]
        out.append(poly(glint, "#c9e4e2", opacity=0.6))
    out.append(_sheet(x - 0.3, y - 0.32, x + w + 0.3, y - 0.14, "#e8c878"))
    return "".join(out)


def _building() -> str:
    out = [
        _sheet(X0, 0, X1, 8.6, WALL),
        _sheet(X0, 0, X1, 0.9, "#b98a5a"),
        _sheet(X0, 4.1, X1, 4.55, "#fff3d0"),
        _sheet(X0, 3.95, X1, 4.1, "#c9a15f"),
    ]
    bays = [-15.6, -12.2, -8.8, 1.1, 4.5, 7.9]
    for x in bays:
        out.append(_window(x, 1.3, 2.0, 2.2))
        out.append(_window(x, 5.2, 2.0, 2.3))
    for x in (*[b - 0.95 for b in bays], X1 - 0.5):
        out.append(_sheet(x, 0, x + 0.45, 8.6, light(WALL, 0.45)))
        out.append(_sheet(x + 0.38, 0, x + 0.45, 8.6, dark(WALL, 0.2)))
    out.append(
        _sheet(X0 - 0.8, 8.6, X1 + 0.8, 9.2, "#fff3d0", Z0 - 0.8)
        + _sheet(X0 - 0.8, 8.45, X1 + 0.8, 8.6, "#a87c44", Z0 - 0.8)
    )
    roof = [
        (X0 - 0.8, 9.2, Z0 - 0.8),
        (X1 + 0.8, 9.2, Z0 - 0.8),
        (X1 - 3, 11.9, Z0 + 5),
        (X0 + 3, 11.9, Z0 + 5),
    ]
    out.append(CAM.face(roof, "#bf5a40"))
    rows = []
    for i in range(1, 12):
        t = i / 12
        a = CAM.pt(X0 - 0.8 + 3.8 * t, 9.2 + 2.7 * t, Z0 - 0.8 + 5.8 * t)
        b = CAM.pt(X1 + 0.8 - 3.8 * t, 9.2 + 2.7 * t, Z0 - 0.8 + 5.8 * t)
        rows.append(f"M{pts([a])}L{pts([b])}")
    out.append(line("".join(rows), "#96402f", 1.6))
    return "".join(out)


def _portico() -> str:
    x0, x1, z = -6.4, 0.4, Z0 - 3.2
    out = [CAM.box((x0, x1), (0, 8.6), (Z0 - 0.4, Z0), (light(WALL, 0.2), dark(WALL, 0.25), WALL))]
    for x in (-5.6, -3.9, -2.2):
        out.append(
            _sheet(x, 0.6, x + 1.45, 3.4, "#7a4a2a", Z0 - 0.42)
            + _sheet(x + 0.12, 1.5, x + 1.33, 3.3, "#8cbcc0", Z0 - 0.43)
        )
    for x in (-5.5, -2.6):
        out.append(
            _sheet(x, 5.2, x + 2.1, 7.3, "#fff8e6", Z0 - 0.42)
            + _sheet(x + 0.15, 5.3, x + 1.95, 7.2, "#6ea5ad", Z0 - 0.43)
        )
        out.append(_sheet(x + 0.95, 5.2, x + 1.12, 7.3, "#2d6b74", Z0 - 0.44))
    for i in range(4):
        out.append(
            CAM.box(
                (x0 - 0.6 + 0.15 * i, x1 + 0.6 - 0.15 * i),
                (0.15 * i, 0.15 * i + 0.15),
                (z - 1.2 + 0.35 * i, Z0 - 0.4),
                ("#c9b391", "#a8926f", "#e6d4b2"),
            )
        )
    for x in (x0, -4.3, -2.1, x1 - 0.5):
        out.append(CAM.box((x, x + 0.5), (0.6, 4.1), (z, z + 0.5), ("#fff8e6", "#d9c18c", "#fff")))
    out.append(
        CAM.box(
            (x0 - 0.4, x1 + 0.4), (4.1, 5.0), (z - 0.3, Z0 - 0.4), ("#fff3d0", "#d0ac68", "#e3c88a")
        )
    )
    out.append(CAM.box((x0, x1), (5.0, 5.75), (z, z + 0.12), ("#f4e2b4", "#d0ac68", "#fff")))
    for i in range(13):
        x = x0 + 0.2 + i * 0.5
        out.append(_sheet(x, 5.08, x + 0.22, 5.62, "#c39a58", z - 0.01))
    out.append(
        CAM.box(
            (x0 + 0.4, x1 - 0.4),
            (8.6, 10.5),
            (Z0 - 0.8, Z0 - 0.3),
            ("#fff3d0", "#d0ac68", "#e3c88a"),
        )
    )
    peak = [(x0, 10.5, Z0 - 0.85), (x1, 10.5, Z0 - 0.85), ((x0 + x1) / 2, 12.2, Z0 - 0.85)]
    out.append(
        CAM.face(peak, "#bf5a40")
        + CAM.face(
            [
                (x0 + 0.8, 10.6, Z0 - 0.9),
                (x1 - 0.8, 10.6, Z0 - 0.9),
                ((x0 + x1) / 2, 11.8, Z0 - 0.9),
            ],
            "#f6e3b0",
        )
    )
    sx, sy = CAM.pt((x0 + x1) / 2, 10.95, Z0 - 0.9)
    out.append(star(sx, sy, 13, "#d3222a"))
    board = CAM.plane((x0 + x1) / 2, 4.56, z - 0.31, (1, 0, 0))
    out.append(group(sign(0, 0, 690, "ỦY BAN NHÂN DÂN XÃ", size=56, height=72), transform=board))
    return "".join(out)


def _yard() -> str:
    out = [CAM.floor(-60, 1.0, 70, 90, "#8fb45c"), CAM.floor(-20, 1.0, 16, Z0 + 1, "#e3cda4")]
    marks = []
    for i in range(-20, 17, 2):
        marks.append(f"M{pts([CAM.pt(i, 0, 1.6)])}L{pts([CAM.pt(i, 0, Z0)])}")
    for z in (3, 4.2, 5.6, 7.2, 9, 11, 13.4, 16, 19, 22.4, 26):
        marks.append(f"M{pts([CAM.pt(-20, 0, z)])}L{pts([CAM.pt(16, 0, z)])}")
    out.append(line("".join(marks), "#c2a678", 1.5))
    rng = Random(9)
    for _ in range(40):
        x, z = rng.randrange(-10, 8) * 2, rng.choice((5.6, 7.2, 9, 11, 13.4))
        out.append(CAM.floor(x, z, x + 2, z + 1.7, rng.choice(("#eedcb8", "#d8bf92")), opacity=0.5))
    return "".join(out)


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
        _yard(),
        _building(),
        _portico(),
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
