"""Parts of the picture cho-que."""

from __future__ import annotations

from random import Random

from ..camera import Camera
from ..cast import ELDER_W, FARMER_M2, FARMER_W, FARMER_W2, FARMER_W3, TOWN_W
from ..core import (
    circle,
    dark,
    ellipse,
    form,
    light,
    line,
    mix,
    num,
    path,
    poly,
    poly_d,
    pts,
    shade_rect,
)
from ..look import HOLD, Pose
from ..people import person
from ..produce import heap
from ..props import parasol

CAM = Camera(focal=1120, cx=800, cy=330, eye=3.1)


FRUIT = ("#e0542f", "#f0a02e", "#d8345f", "#7fae3c", "#f2c53d", "#a8356b", "#e87f3a", "#5f9a3a")


SHADES = (
    ("#e05a3a", "#fbe6c4"),
    ("#3f8fa8", "#f6efd8"),
    ("#f0b23c", "#fff3d4"),
    ("#5a9c6a", "#f3eccf"),
    ("#c8508a", "#fbe3dc"),
    ("#e27f3c", "#fff0d0"),
)


def hall() -> str:
    """The covered market at the end of the lane."""
    z = 27.0
    out = [CAM.front(-9, 0, 9, 4.2, z + 6, "#8a6a58")]
    for x in (-8, -4, 0, 4, 8):
        out.append(
            CAM.box((x - 0.2, x + 0.2), (0, 4.2), (z, z + 0.4), ("#f0dfba", "#c9ab78", "#fff"))
        )
    rng = Random(3)
    for i in range(34):
        px, py = CAM.pt(rng.uniform(-8, 8), 0, z + 2)
        s = CAM.scale(0, z + 2)
        tone = rng.choice(("#c9566a", "#3f7f88", "#e0a03c", "#7b4d93", "#f3e9d2"))
        out.append(
            path(
                (
                    f"M{num(px - 0.3 * s)},{num(py)}V{num(py - 0.9 * s)}"
                    f"q{num(0.3 * s)},{num(-0.3 * s)} {num(0.6 * s)},0V{num(py)}Z"
                ),
                tone,
                opacity=0.85,
            )
        )
        out.append(
            poly(
                [
                    (px - 0.42 * s, py - 1.15 * s),
                    (px, py - 1.55 * s),
                    (px + 0.42 * s, py - 1.15 * s),
                ],
                "#ecd9a4",
            )
            if i % 2
            else circle(px, py - 1.3 * s, 0.15 * s, "#c98d60")
        )
    out.append(CAM.front(-7.6, 4.2, 7.6, 6.6, z + 2.6, "#e9d9b4"))
    out += [
        CAM.front(x, 4.6, x + 1.1, 6.2, z + 2.55, "#a8906a")
        for x in (-6.6, -4.4, -2.2, 0, 2.2, 4.4)
    ]
    for x0, x1, y in ((-10.2, 10.2, 4.1), (-6.2, 6.2, 6.0)):
        a, b = CAM.pt(x0, y, z - 0.6), CAM.pt(x1, y, z - 0.6)
        c, d = CAM.pt(x1 - 2, y + 1.7, z + 3), CAM.pt(x0 + 2, y + 1.7, z + 3)
        out.append(poly([a, b, c, d], "#5b97a6"))
        n = 36
        for k in range(n):
            t, u = k / n, (k + 0.45) / n
            out.append(
                poly(
                    [
                        (a[0] + (b[0] - a[0]) * t, a[1]),
                        (a[0] + (b[0] - a[0]) * u, a[1]),
                        (d[0] + (c[0] - d[0]) * u, d[1]),
                        (d[0] + (c[0] - d[0]) * t, d[1]),
                    ],
                    "#7fb4be",
                )
            )
        out.append(line(f"M{pts([a])}L{pts([b])}", "#3f7684", 4))
    return "".join(out)


def ground() -> str:
    out = [
        shade_rect(0, 330, 1600, 740, [(0, "#e3c89a"), (1, "#c79f70")]),
        poly(
            [CAM.pt(-2.1, 0, 2.5), CAM.pt(2.1, 0, 2.5), CAM.pt(2.1, 0, 27), CAM.pt(-2.1, 0, 27)],
            "#edd9b4",
        ),
    ]
    rng = Random(6)
    for _ in range(130):
        z = 3.4 + 20 * rng.random() ** 2
        x, y = CAM.pt(rng.uniform(-6, 6), 0, z)
        k = 40 / z
        out.append(
            ellipse(
                x,
                y,
                k * rng.uniform(0.8, 3),
                k * 0.4,
                rng.choice(("#f6e6c6", "#b98f62", "#d9b98a")),
                opacity=0.5,
            )
        )
    for _ in range(26):
        z = rng.uniform(4, 12)
        x, y = CAM.pt(rng.uniform(-2, 2), 0, z)
        s = 60 / z
        out.append(
            path(
                (
                    f"M{num(x)},{num(y)}q{num(s)},{num(-s)} {num(2 * s)},0"
                    f"q{num(-s)},{num(s * 0.8)} {num(-2 * s)},0Z"
                ),
                rng.choice(("#7fa04c", "#a8b85a", "#5f8a3a")),
                opacity=0.8,
            )
        )
    return "".join(out)


def _goods(x0: float, x1: float, z: float, rng: Random) -> str:
    """Fruit and greens laid out on a stall."""
    out = []
    for row in (0.75, 0.2):
        n = 3
        for i in range(n):
            x = x0 + (i + 0.5) * (x1 - x0) / n
            px, py = CAM.pt(x, 0.78, z + row)
            s = CAM.scale(x, z)
            w = (x1 - x0) / n * s * 0.92
            kind = rng.random()
            if kind < 0.62:
                tray = form(
                    poly_d(
                        [
                            (px - w / 2, py - 0.08 * s),
                            (px + w / 2, py - 0.08 * s),
                            (px + w * 0.42, py + 0.02 * s),
                            (px - w * 0.42, py + 0.02 * s),
                        ]
                    ),
                    "#c39a5b",
                    -3,
                    0,
                )
                out.append(
                    heap(
                        px,
                        py - 0.04 * s,
                        w * 0.86,
                        rng.choice(FRUIT),
                        rng.randrange(99),
                        size=0.13,
                        rows=3,
                    )
                    + tray
                )
            elif kind < 0.85:
                for k in range(9):
                    bx = px + (k - 4) * w * 0.1
                    tone = mix("#5f9a3a", "#a8c85a", rng.random())
                    out.append(
                        path(
                            (
                                f"M{num(bx)},{num(py)}q{num(-w * 0.14)},{num(-w * 0.42)} "
                                f"{num(rng.uniform(-0.1, 0.1) * w)},{num(-w * 0.5)}"
                                f"q{num(w * 0.16)},{num(w * 0.1)} "
                                f"{num(w * 0.05)},{num(w * 0.5)}Z"
                            ),
                            tone,
                        )
                    )
            else:
                out.append(
                    form(
                        (
                            f"M{num(px - w * 0.4)},{num(py)}q0,{num(-w * 0.5)} "
                            f"{num(w * 0.4)},{num(-w * 0.5)}t{num(w * 0.4)},{num(w * 0.5)}"
                            "Z"
                        ),
                        "#7d9b4a",
                        -4,
                        -3,
                    )
                    + line(
                        "".join(
                            (
                                f"M{num(px + d * w)},{num(py - w * 0.44)}"
                                f"Q{num(px + d * w * 2)},{num(py - w * 0.2)} "
                                f"{num(px + d * w * 1.6)},{num(py)}"
                            )
                            for d in (-0.18, 0, 0.18)
                        ),
                        "#5f7d35",
                        1.5,
                    )
                )
    return "".join(out)


SELLERS = (
    FARMER_W,
    FARMER_W2,
    FARMER_W3,
    ELDER_W,
    FARMER_M2,
    TOWN_W.but(hat="nonla", strap="#c9566a"),
)


def stall(z: float, side: int, index: int) -> str:
    rng = Random(index * 7 + 3)
    x0, x1 = (2.35, 4.9) if side > 0 else (-4.9, -2.35)
    s = CAM.scale(0, z)
    ux, uy = CAM.pt((x0 + x1) / 2 + side * 0.2, 0, z + 1.3)
    shade = ellipse(ux, uy - 6, 1.5 * s, 0.26 * s, "#6a4a5a", opacity=0.25)
    brolly = parasol(ux, uy, 3.3 * s, 2.75 * s, SHADES[index % 6])
    vx, vy = CAM.pt((x0 + x1) / 2 - side * 0.1, 0, z + 1.05)
    look = SELLERS[index % 6]
    pose = (
        HOLD,
        Pose("front", near=(-18, 58), far=(9, 50)),
        Pose("front", near=(-10, 50), far=(17, 62)),
    )[index % 3]
    seller = person(vx, vy, 1.5 * s, look, pose, shadow=0)
    cloth = ("#d9c9a8", "#8fb0b0", "#c9a0a0")[index % 3]
    table = CAM.box(
        (x0, x1), (0, 0.76), (z, z + 0.95), (cloth, dark(cloth, 0.22), light(cloth, 0.3))
    )
    hem = line(f"M{pts([CAM.pt(x0, 0.62, z)])}L{pts([CAM.pt(x1, 0.62, z)])}", dark(cloth, 0.2), 2)
    return shade + brolly + seller + table + hem + _goods(x0, x1, z, rng)
