"""A country market early in the morning."""

from __future__ import annotations

from random import Random

from ..camera import Camera
from ..cast import ELDER_W, FARMER_M2, FARMER_W, FARMER_W2, FARMER_W3, GIRL, TOWN_M, TOWN_W
from ..core import (
    blend,
    blur,
    circle,
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
    shade_rect,
)
from ..look import HOLD, STAND, WALK, WALK2, Look, Pose
from ..people import person
from ..plants import areca, coconut
from ..props import basket, fruit_basket, heap, parasol
from ..sky import cumulus, mood, rays, sky, vignette
from ..trees import hedge, tree

CAM = Camera(focal=1120, cx=800, cy=330, eye=3.1)
FRUIT = ("#e0542f", "#f0a02e", "#d8345f", "#7fae3c", "#f2c53d", "#a8356b", "#e87f3a", "#5f9a3a")
STALLS = [(z, side) for z in (21.0, 17.6, 14.5, 11.7, 9.1, 6.9) for side in (-1, 1)]
SHADES = (
    ("#e05a3a", "#fbe6c4"),
    ("#3f8fa8", "#f6efd8"),
    ("#f0b23c", "#fff3d4"),
    ("#5a9c6a", "#f3eccf"),
    ("#c8508a", "#fbe3dc"),
    ("#e27f3c", "#fff0d0"),
)


def _hall() -> str:
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
                f"M{num(px - 0.3 * s)},{num(py)}V{num(py - 0.9 * s)}q{num(0.3 * s)},{num(-0.3 * s)} {num(0.6 * s)},0V{num(py)}Z",
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


def _ground() -> str:
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
                f"M{num(x)},{num(y)}q{num(s)},{num(-s)} {num(2 * s)},0q{num(-s)},{num(s * 0.8)} {num(-2 * s)},0Z",
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
                            f"M{num(bx)},{num(py)}q{num(-w * 0.14)},{num(-w * 0.42)} {num(rng.uniform(-0.1, 0.1) * w)},{num(-w * 0.5)}q{num(w * 0.16)},{num(w * 0.1)} {num(w * 0.05)},{num(w * 0.5)}Z",
                            tone,
                        )
                    )
            else:
                out.append(
                    form(
                        f"M{num(px - w * 0.4)},{num(py)}q0,{num(-w * 0.5)} {num(w * 0.4)},{num(-w * 0.5)}t{num(w * 0.4)},{num(w * 0.5)}Z",
                        "#7d9b4a",
                        -4,
                        -3,
                    )
                    + line(
                        "".join(
                            f"M{num(px + d * w)},{num(py - w * 0.44)}Q{num(px + d * w * 2)},{num(py - w * 0.2)} {num(px + d * w * 1.6)},{num(py)}"
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


def _stall(z: float, side: int, index: int) -> str:
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


def _walker(
    x: float, z: float, look: Look, pose: Pose, flip: bool = False, h: float = 1.58, held: str = ""
) -> tuple[float, str]:
    px, py = CAM.pt(x, 0, z)
    return z, person(px, py, h * CAM.scale(x, z), look, pose, flip=flip, held=held)


def _hand_basket() -> str:
    return (
        basket(13, -28, 17, "#c98a3f", h=9)
        + line("M5,-37Q13,-56 21,-37", "#8a5a2a", 1.4)
        + heap(13, -36, 13, "#7fae3c", 4, rows=1)
    )


def _people() -> list[tuple[float, str]]:
    carry = Pose("side", near=(12, 44), far=(-6, 44), near_foot=(-8, 1), far_foot=(9, 0))
    load = "".join(
        line(f"M{x},-83L{x - 6},-52M{x},-83L{x + 6},-52", "#6a4a2a", 0.8)
        + heap(x, -45, 17, tone, 3, rows=2)
        + basket(x, -38, 20, h=7)
        for x, tone in ((-27, "#e0542f"), (27, "#f2c53d"))
    )
    pole = load + line("M-30,-83Q0,-89 30,-83", "#7a5430", 2)
    bearer = Pose(
        "side",
        near=(13, 81),
        far=(-8, 76),
        elbows=(-1, 1),
        near_foot=(-10, 2),
        far_foot=(11, 0),
        lean=2,
    )
    return [
        _walker(-0.7, 23, FARMER_W, WALK),
        _walker(0.9, 22, TOWN_M, WALK2, True),
        _walker(-1.4, 18.5, TOWN_W, STAND),
        _walker(1.2, 19, FARMER_W3, WALK, True),
        _walker(0.1, 15.6, FARMER_W2, bearer, False, 1.55, pole),
        _walker(
            -1.3, 13.2, TOWN_M.but(top_color="#b0683e", hat="cap", hat_color="#4b6a8a"), WALK2, True
        ),
        _walker(
            1.5,
            10.6,
            TOWN_W.but(top_color="#7fb0c9", hair="bun"),
            Pose("side", near=(19, 60), far=(6, 42)),
        ),
        _walker(-0.9, 8.3, FARMER_W3.but(top_color="#4f9a8a"), carry, True, 1.56, _hand_basket()),
        _walker(-0.1, 8.2, GIRL, WALK, True, 1.15),
        _walker(
            -1.75,
            6.0,
            TOWN_W.but(hat="nonla", strap="#4f7fa0"),
            Pose("side", near=(20, 57), far=(14, 48)),
            True,
        ),
    ]


def _front() -> str:
    out = []
    for x, y, w, tone, seed in (
        (150, 1000, 210, "#e0542f", 3),
        (395, 1040, 220, "#f2c53d", 5),
        (1250, 1045, 230, "#d8345f", 7),
        (1475, 1000, 220, "#7fae3c", 9),
    ):
        out.append(
            ellipse(x, y, w * 0.42, 16, "#5a3a3a", opacity=0.35)
            + fruit_basket(x, y, w, tone, seed, rows=3)
        )
    nuts = ellipse(1000, 1040, 92, 14, "#5a3a3a", opacity=0.3) + heap(
        1000, 1048, 170, "#7fae4a", 4, size=0.17, rows=2, leaf=False
    )
    pumpkin = "".join(
        ellipse(x, y, 58, 10, "#5a3a3a", opacity=0.3)
        + form(f"M{x - 50},{y}q-16,-54 50,-58q66,4 50,58q-50,16 -100,0Z", tone, -8, -6)
        + line(
            f"M{x - 12},{y - 56}q-28,26 -18,60M{x + 12},{y - 56}q28,26 18,60M{x},{y - 57}V{y + 6}",
            dark(tone, 0.22),
            3,
        )
        + line(f"M{x},{y - 56}q2,-12 12,-14", "#6f7a3a", 7)
        for x, y, tone in ((600, 1006, "#c9863a"), (555, 1046, "#e08a34"), (668, 1050, "#dd7a2e"))
    )
    return nuts + pumpkin + "".join(out)


def draw() -> str:
    """The scene."""
    heaven = sky([(0, "#8fc6d6"), (0.55, "#f6e3c0"), (1, "#ffe9b8")], 360)
    clouds = cumulus(180, 110, 320, "#fff6e6", "#f3d9c4", 5) + cumulus(
        1120, 90, 340, "#fff6e6", "#f3d9c4", 8
    )
    back = (
        hedge(-20, 1620, 345, 80, "#8fae6a", 5)
        + coconut(250, 350, 300, seed=3)
        + coconut(1340, 350, 320, seed=6, lean=-0.1)
        + areca(400, 350, 250, seed=4)
        + tree(1520, 380, 300, "#6f9f4c", 5)
        + tree(60, 390, 320, "#6f9f4c", 7)
    )
    layers = [(z, _stall(z, side, i)) for i, (z, side) in enumerate(STALLS)] + _people()
    layers.sort(key=lambda item: -item[0])
    strings = clip("M0,0H1600V330H0Z", line("M-20,120Q420,260 800,190T1620,110", "#8a6a58", 1.5))
    bulbs = "".join(
        circle(x, y, 5, "#ffe08a")
        for x, y in (
            (120, 168),
            (300, 214),
            (480, 230),
            (660, 214),
            (960, 180),
            (1140, 178),
            (1330, 168),
            (1500, 138),
        )
    )
    shadow = [
        poly(
            [
                CAM.pt(-6, 0, z),
                CAM.pt(-1.2, 0, z),
                CAM.pt(-0.4, 0, z + 1.3),
                CAM.pt(-6, 0, z + 1.3),
            ],
            "#7a5a7a",
        )
        for z in (7, 9.2, 11.8, 14.6)
    ]
    return group(
        heaven,
        clouds,
        back,
        _ground(),
        _hall(),
        blend("multiply", blur(4, *shadow), opacity=0.32),
        strings,
        bulbs,
        "".join(part for _, part in layers),
        _front(),
        rays(-60, -80, [(24, 5), (36, 7), (50, 6)], 1900, "#fff0c0", 0.3),
        mood("#ffe9a8", "#4a2a5a", 0.45, 0.1, 0.05),
        vignette("#3a1f3a", 0.22),
    )
