"""Shrimp ponds from above: dykes, paddle aerators, a river to the sea."""

from __future__ import annotations

from random import Random

from ..cast import FARMER_M, FARMER_M2, FARMER_W
from ..core import blend, blur, ellipse, form, group, line, num, path, pts, shade_path
from ..look import Look, Pose
from ..parts.vuong_tom import CAM, grid, hut, land, mangrove, river, sea
from ..people import person
from ..sky import flying_egret, mist, mood, vignette
from ..vehicles import motorbike
from ..water import lens, sampan


def _person(x: float, z: float, look: Look, pose: Pose, flip: bool = False, held: str = "") -> str:
    px, py = CAM.pt(x, 0.1, z)
    s = CAM.scale(x, z) * 1.75
    long_shade = path(
        (
            f"M{num(px - s * 0.06)},{num(py)}l{num(s * 0.9)},{num(s * 0.2)}"
            f"q{num(s * 0.16)},{num(-s * 0.02)} {num(s * 0.04)},{num(-s * 0.12)}Z"
        ),
        "#2a3a34",
        opacity=0.3,
    )
    return long_shade + person(px, py, s, look, pose, flip=flip, held=held, shadow=0)


def _road() -> str:
    """The dyke road in front with grass verges, a feeder canal before it."""
    a, b = CAM.pt(-40, 0, 22.8), CAM.pt(40, 0, 22.8)
    edge = f"M{pts([a])}L{pts([b])}V1100H{num(a[0])}Z"
    out = [shade_path(edge, [(0, "#8fc4ae"), (1, "#3f8a84")])]
    rng = Random(4)
    for _ in range(70):
        px, py = rng.uniform(0, 1600), rng.uniform(870, 1067)
        out.append(
            path(
                lens(px, py, rng.uniform(40, 130), 2.4),
                rng.choice(("#e6f6e6", "#2f7070")),
                opacity=0.4,
            )
        )
    out += [
        CAM.floor(-60, 22.6, 60, 29.2, "#7d7a44"),
        CAM.floor(-60, 22.9, 60, 29.2, "#97a854"),
        CAM.floor(-60, 24.6, 60, 27.4, "#e9dcb6"),
    ]
    for _ in range(210):
        x, z = rng.uniform(-30, 30), rng.choice((rng.uniform(22.8, 24.4), rng.uniform(27.6, 28.9)))
        px, py = CAM.pt(x, 0, z)
        out.append(
            path(
                f"M{num(px)},{num(py)}l-5,-12l6,7l2,-13l3,13l7,-7l-6,12Z",
                rng.choice(("#6f8f3c", "#b4c463", "#5a7d38")),
            )
        )
    return "".join(out)


def _poles() -> str:
    out = []
    tops = []
    for x in (-31, -19, -7, 5, 17, 29):
        bx, by = CAM.pt(x, 0, 28.6)
        tx, ty = CAM.pt(x, 5.4, 28.6)
        out.append(
            line(f"M{num(bx)},{num(by)}l130,30", "#2a3a34", 5, opacity=0.18)
            + line(f"M{num(bx)},{num(by)}L{num(tx)},{num(ty)}", "#9a9184", 5)
            + line(f"M{num(tx - 18)},{num(ty + 9)}h36", "#9a9184", 3.4)
        )
        tops.append((tx, ty))
    for a, b in zip(tops, tops[1:], strict=False):
        for dx in (-15, 15):
            out.append(
                path(
                    (
                        f"M{num(a[0] + dx)},{num(a[1] + 8)}"
                        f"Q{num((a[0] + b[0]) / 2)},{num((a[1] + b[1]) / 2 + 34)} "
                        f"{num(b[0] + dx)},{num(b[1] + 8)}"
                    ),
                    "none",
                    stroke="#6a645a",
                    stroke_width=1.2,
                )
            )
    return "".join(out)


def _work() -> str:
    """People feeding, carrying, riding; a boat with feed on the canal."""
    out = [hut(-9.5, 50.9, "#6fa3b0"), hut(11.0, 50.9, "#c0714f"), hut(-34, 50.9, "#9fb2b5")]
    out.append(
        _person(-1.6, 29.1, FARMER_W, Pose("side", near=(24, 66), far=(14, 56), lean=4), True)
    )
    gx, gy = CAM.pt(-1.6, 0.1, 29.1)
    out += [
        ellipse(gx - 22 - i * 3, gy - 46 + (i % 5) * 5 + i * i * 0.08, 1.7, 1.3, "#f6e2a0")
        for i in range(22)
    ]
    out.append(
        _person(
            13.4,
            40.0,
            FARMER_M2,
            Pose("side", near=(10, 46), far=(-6, 42), near_foot=(-8, 1), far_foot=(9, 0)),
            True,
        )
    )
    for i, (dx, dz) in enumerate(((0, 0), (1.0, 0.2), (0.5, 0.6))):
        x, y = CAM.pt(10.2 + dx, 0.4 if i == 2 else 0, 28.2 + dz * 0.3)
        out.append(
            form(
                f"M{num(x - 22)},{num(y)}q-4,-18 12,-18h20q16,0 12,18q-22,6 -44,0Z",
                "#f0ead6",
                -3,
                -3,
            )
        )
    mx, my = CAM.pt(5.4, 0, 25.6)
    s = CAM.scale(5.4, 25.6)
    ride = Pose(
        "side",
        hip=(-4, 44),
        near=(22, 58),
        far=(23, 58),
        near_foot=(8, 8),
        far_foot=(10, 8),
        lean=6,
    )
    out.append(
        motorbike(mx, my, 2.1 * s, "#c9402f")
        + person(
            mx - 4, my, 1.8 * s, FARMER_M.but(hat="helmet", hat_color="#f2efe6"), ride, shadow=0
        )
    )
    out.append(
        _person(
            -9.2,
            25.4,
            FARMER_M.but(top_color="#b0683e"),
            Pose("side", near=(8, 44), far=(-8, 43), near_foot=(-10, 2), far_foot=(11, 0)),
        )
    )
    bx, by = 470, 1010
    row = Pose("side", near=(22, 58), far=(18, 66), lean=8)
    out.append(person(bx - 52, by - 16, 122, FARMER_M2.but(top_color="#3f7f88"), row, shadow=0))
    out.append(
        sampan(bx, by, 230, "#7a5436", inside=ellipse(bx + 44, by - 26, 44, 15, "#e6cf8a"))
        + line(f"M{bx - 22},{by - 92}L{bx - 84},{by + 34}", "#5a4030", 4)
    )
    return "".join(out)


def draw() -> str:
    """The scene."""
    ponds = grid()
    birds = (
        flying_egret(1190, 330, 34)
        + flying_egret(1265, 300, 26)
        + flying_egret(1120, 300, 22)
        + flying_egret(480, 640, 40)
    )
    shade = blend("multiply", blur(12, ellipse(1300, 470, 260, 40, "#7fa5a5")), opacity=0.35)
    return group(
        sea(),
        land(),
        mangrove(3, -200, 240, 150, 300, 260, "#5a9468"),
        river(),
        mangrove(5, 30, 66, 40, 140, 130),
        "".join(ponds),
        mangrove(8, 36, 60, 30, 60, 60),
        _road(),
        _poles(),
        _work(),
        shade,
        birds,
        mist(CAM.pt(0, 0, 300)[1], 90, "#fdf6e0", 0.75),
        mood("#fff2c4", "#0f4a5a", 0.4, 0.15, 0.1),
        vignette("#0f3a40", 0.25),
    )
