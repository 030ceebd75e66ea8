"""Shrimp ponds from above: dykes, paddle aerators, a river to the sea."""

from __future__ import annotations

from random import Random

from ..camera import Camera
from ..cast import FARMER_M, FARMER_M2, FARMER_W
from ..core import (
    Point,
    blend,
    blur,
    clip,
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
    poly_d,
    pts,
    shade_path,
    smooth,
)
from ..look import Look
from ..people import person
from ..look import Pose
from ..sky import flying_egret, mist, mood, ridge, sky, streaks, vignette
from ..trees import blob
from ..vehicles import motorbike
from ..water import lens, sampan

CAM = Camera(focal=1180, cx=800, cy=520, eye=19, pitch=21, yaw=-12)
PONDS = ("#3f9a96", "#57ad9f", "#2f8890", "#6fb59a", "#479fa6", "#86b98a")


def _sea() -> str:
    top = CAM.pt(0, 0, 5000)[1]
    out = [
        sky([(0, "#a9d5e6"), (1, "#fdf0d3")], top + 6),
        streaks(4, "#ffffff", (0, 4, 1600, top - 4), 9, 0.8),
    ]
    out.append(
        shade_path(f"M0,{num(top)}H1600V{num(top + 130)}H0Z", [(0, "#cfe6e2"), (1, "#9cc9bd")])
    )
    out.append(
        ridge(
            [
                (900, top),
                (1010, top - 22),
                (1090, top - 12),
                (1190, top - 44),
                (1290, top - 20),
                (1380, top - 26),
                (1500, top),
            ],
            top + 2,
            "#8fb5bf",
            "#b9d3cf",
        )
    )
    return "".join(out)


def _land() -> str:
    top, mid = CAM.pt(0, 0, 420)[1], CAM.pt(0, 0, 150)[1]
    return shade_path(
        f"M0,{num(top)}L1600,{num(top + 16)}V1067H0Z",
        [(0, "#a9bf86"), (0.2, "#a8ad6c"), (1, "#b9a868")],
    ) + path(
        f"M0,{num(top)}L1600,{num(top + 16)}V{num(mid + 20)}Q800,{num(mid + 6)} 0,{num(mid - 10)}Z",
        "#8fa86a",
    )


def _mangrove(
    seed: int, x0: float, x1: float, z0: float, z1: float, count: int, tone: str = "#4f8a5a"
) -> str:
    """A belt of mangrove crowns with their shadows."""
    rng = Random(seed)
    spots = sorted(((rng.uniform(z0, z1), rng.uniform(x0, x1)) for _ in range(count)), reverse=True)
    out = []
    for z, x in spots:
        px, py = CAM.pt(x, 0, z)
        s = CAM.scale(x, z) * rng.uniform(1.3, 2.4)
        if not -60 < px < 1660:
            continue
        color = mix(tone, rng.choice(("#7fae5c", "#3a7350", "#a3bd68")), rng.random() * 0.6)
        out.append(ellipse(px + s * 0.9, py + s * 0.1, s * 1.2, s * 0.5, "#24443c", opacity=0.35))
        out.append(
            form(blob(px, py - s * 0.6, s, s * 0.85, rng, 8), color, -s * 0.3, -s * 0.25, 0.26)
        )
    return "".join(out)


def _river() -> str:
    left: list[Point] = []
    right: list[Point] = []
    for x, z, w in (
        (52, 40, 5),
        (44, 62, 6),
        (56, 84, 7),
        (40, 112, 8),
        (10, 140, 10),
        (26, 190, 14),
        (70, 260, 24),
        (60, 400, 60),
        (60, 700, 120),
    ):
        left.append(CAM.pt(x - w, 0, z))
        right.append(CAM.pt(x + w, 0, z))
    d = smooth(left) + "L" + smooth(right[::-1])[1:] + "Z"
    return line(d, "#6f8a5a", 7, opacity=0.5) + shade_path(
        d, [(0, "#d5e8df"), (0.5, "#a9cfc0"), (1, "#6fae9f")]
    )


def _aerator(x: float, z: float, turn: int) -> str:
    """A paddle-wheel aerator: float, wheels and a fan of foam."""
    px, py = CAM.pt(x, 0, z)
    s = CAM.scale(x, z)
    rng = Random(int(x * 7 + z))
    foam = []
    for _ in range(30):
        t = rng.random()
        t *= t
        fx = px + turn * s * (0.7 + 3.4 * t)
        fy = py + rng.uniform(-1, 1) * s * (0.25 + 0.75 * t)
        foam.append(lens(fx, fy, s * rng.uniform(0.5, 1.3) * (1.2 - 0.6 * t), s * 0.11))
    rings = "".join(
        f"M{num(px + turn * s * k)},{num(py - s * 0.35 * k)}q{num(turn * s * 0.5)},{num(s * 0.35 * k)} 0,{num(s * 0.7 * k)}"
        for k in (1.6, 2.5, 3.4)
    )
    body = poly(
        [
            (px - s * 1.1, py - s * 0.12),
            (px + s * 1.1, py - s * 0.12),
            (px + s * 1.1, py + s * 0.14),
            (px - s * 1.1, py + s * 0.14),
        ],
        "#e8e2cf",
    )
    motor = form(
        f"M{num(px - s * 0.3)},{num(py)}V{num(py - s * 0.5)}H{num(px + s * 0.3)}V{num(py)}Z",
        "#3a6ea5",
        -1,
        -1,
    )
    wheels = "".join(
        ellipse(px + k * s, py - s * 0.12, s * 0.3, s * 0.42, "#f7f4ea")
        + ellipse(px + k * s, py - s * 0.12, s * 0.12, s * 0.2, "#4a7fb0")
        for k in (-0.85, 0.85)
    )
    return (
        line(rings, "#eafaf4", max(1, s * 0.08), opacity=0.5)
        + path("".join(foam), "#ffffff", opacity=0.85)
        + wheels
        + body
        + motor
    )


def _pond(x0: float, z0: float, x1: float, z1: float, tone: str, seed: int) -> str:
    rng = Random(seed)
    quad = [CAM.pt(x0, 0, z0), CAM.pt(x1, 0, z0), CAM.pt(x1, 0, z1), CAM.pt(x0, 0, z1)]
    bank = [
        CAM.pt(x0 - 0.7, 0.1, z0 - 0.7),
        CAM.pt(x1 + 0.7, 0.1, z0 - 0.7),
        CAM.pt(x1 + 0.7, 0.1, z1 + 0.7),
        CAM.pt(x0 - 0.7, 0.1, z1 + 0.7),
    ]
    d = poly_d(quad)
    out = [poly(bank, "#d9cda2"), shade_path(d, [(0, light(tone, 0.42)), (1, tone)])]
    inner = []
    for _ in range(34):
        x, z = rng.uniform(x0, x1), rng.uniform(z0, z1)
        px, py = CAM.pt(x, 0, z)
        s = CAM.scale(x, z)
        inner.append(
            path(
                lens(px, py, s * rng.uniform(1, 3), s * 0.09),
                rng.choice(("#ffffff", dark(tone, 0.3), "#fdf0c8")),
                opacity=0.4,
            )
        )
    edge = line(f"M{pts([quad[3]])}L{pts([quad[0]])}", dark(tone, 0.45), 7, opacity=0.35) + line(
        f"M{pts([quad[3]])}L{pts([quad[2]])}", dark(tone, 0.45), 6, opacity=0.35
    )
    out.append(clip(d, *inner, edge))
    n = 1 + seed % 2
    for i in range(n):
        z = z0 + (i + 0.5) * (z1 - z0) / n
        for k, turn in ((0.2, 1), (0.8, -1)):
            out.append(clip(d, _aerator(x0 + (x1 - x0) * k, z, turn)))
    return "".join(out)


def _grid() -> list[str]:
    """Ponds from far to near; the rows grow with distance from the dyke road."""
    rng = Random(11)
    out = []
    rows = [(111, 124), (95, 107), (81, 92), (67.5, 78), (55.5, 64.5), (41.5, 50), (30, 39)]
    for z0, z1 in rows:
        x = -78.0 if z0 > 60 else -48.0
        while True:
            w = rng.choice((13.0, 15.0, 17.0))
            if x + w > 34:
                break
            out.append(_pond(x, z0, x + w, z1, rng.choice(PONDS), int(x * 3 + z0)))
            x += w + 2.6
    return out


def _hut(x: float, z: float, tone: str) -> str:
    ridge_y = 3.4
    out = []
    px, py = CAM.pt(x + 3.4, 0, z + 1.6)
    s = CAM.scale(x, z)
    out.append(ellipse(px, py, 2.4 * s, 0.8 * s, "#3a3a3a", opacity=0.3))
    out.append(CAM.box((x, x + 4), (0, 2.1), (z, z + 3.2), ("#ead9b0", "#c4ab7c", "#c4ab7c")))
    out.append(
        CAM.front(x + 1.5, 0, x + 2.4, 1.7, z - 0.01, "#6a4a34")
        + CAM.front(x + 2.8, 0.8, x + 3.6, 1.6, z - 0.01, "#5f8f98")
    )
    out.append(
        CAM.face(
            [
                (x - 0.5, 2.0, z - 0.6),
                (x + 4.5, 2.0, z - 0.6),
                (x + 4.5, ridge_y, z + 1.6),
                (x - 0.5, ridge_y, z + 1.6),
            ],
            tone,
        )
    )
    out.append(
        CAM.face(
            [
                (x - 0.5, 2.0, z + 3.8),
                (x + 4.5, 2.0, z + 3.8),
                (x + 4.5, ridge_y, z + 1.6),
                (x - 0.5, ridge_y, z + 1.6),
            ],
            light(tone, 0.25),
        )
    )
    for k in range(1, 12):
        u = x - 0.5 + k * 5 / 12
        out.append(
            line(
                f"M{pts([CAM.pt(u, 2.0, z - 0.6)])}L{pts([CAM.pt(u, ridge_y, z + 1.6)])}",
                dark(tone, 0.25),
                1.2,
            )
        )
    return "".join(out)


def _person(x: float, z: float, look: Look, pose: Pose, flip: bool = False, held: str = "") -> str:
    px, py = CAM.pt(x, 0.1, z)
    s = CAM.scale(x, z) * 1.75
    long_shade = path(
        f"M{num(px - s * 0.06)},{num(py)}l{num(s * 0.9)},{num(s * 0.2)}q{num(s * 0.16)},{num(-s * 0.02)} {num(s * 0.04)},{num(-s * 0.12)}Z",
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
                    f"M{num(a[0] + dx)},{num(a[1] + 8)}Q{num((a[0] + b[0]) / 2)},{num((a[1] + b[1]) / 2 + 34)} {num(b[0] + dx)},{num(b[1] + 8)}",
                    "none",
                    stroke="#6a645a",
                    stroke_width=1.2,
                )
            )
    return "".join(out)


def _work() -> str:
    """People feeding, carrying, riding; a boat with feed on the canal."""
    out = [_hut(-9.5, 50.9, "#6fa3b0"), _hut(11.0, 50.9, "#c0714f"), _hut(-34, 50.9, "#9fb2b5")]
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
    ponds = _grid()
    birds = (
        flying_egret(1190, 330, 34)
        + flying_egret(1265, 300, 26)
        + flying_egret(1120, 300, 22)
        + flying_egret(480, 640, 40)
    )
    shade = blend("multiply", blur(12, ellipse(1300, 470, 260, 40, "#7fa5a5")), opacity=0.35)
    return group(
        _sea(),
        _land(),
        _mangrove(3, -200, 240, 150, 300, 260, "#5a9468"),
        _river(),
        _mangrove(5, 30, 66, 40, 140, 130),
        "".join(ponds),
        _mangrove(8, 36, 60, 30, 60, 60),
        _road(),
        _poles(),
        _work(),
        shade,
        birds,
        mist(CAM.pt(0, 0, 300)[1], 90, "#fdf6e0", 0.75),
        mood("#fff2c4", "#0f4a5a", 0.4, 0.15, 0.1),
        vignette("#0f3a40", 0.25),
    )
