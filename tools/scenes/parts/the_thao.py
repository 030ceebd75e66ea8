"""Parts of the picture the-thao."""

from __future__ import annotations

from random import Random

from ..camera import Camera
from ..core import blend, ellipse, line, num, path, pts, shade_rect
from ..foliage import hedge, tree
from ..look import Look, Pose
from ..palms import areca, coconut
from ..people import person
from ..sky import ridge, sky, streaks, sun

CAM = Camera(focal=1080, cx=470, cy=560, eye=1.35, x0=-3.0)


RED = Look(
    top="tee",
    top_color="#d8322f",
    trim="#ffd23f",
    bottom="shorts",
    bottom_color="#24304a",
    shoes="#f4f1e6",
    skin="#cd9062",
)


BLUE = Look(
    top="tee",
    top_color="#2f6fb5",
    trim="#ffffff",
    bottom="shorts",
    bottom_color="#f0ede2",
    shoes="#f2b632",
    skin="#d9a074",
)


def back() -> str:
    out = [
        sky([(0, "#5d86b5"), (0.4, "#e9b48a"), (0.8, "#ffd892"), (1, "#fff0c0")], 580),
        sun(250, 396, 52, "#fff8de", "#ffcf7a", 8),
    ]
    out.append(
        streaks(4, "#fff0d4", (0, 60, 1600, 300), 16, 0.7)
        + streaks(7, "#d98a7a", (200, 160, 1600, 340), 10, 0.45)
    )
    out.append(
        ridge(
            [(-20, 540), (260, 480), (520, 520), (860, 470), (1160, 516), (1620, 470)],
            580,
            "#c9976f",
            "#e9c78f",
        )
    )
    out.append(hedge(-20, 1620, 580, 70, "#8f8a44", 6))
    for x, h, seed in ((40, 520, 3), (140, 420, 5), (1390, 470, 4), (1490, 560, 7), (1570, 430, 9)):
        out.append(
            coconut(
                x,
                590,
                h,
                seed=seed,
                lean=0.12 if x < 800 else -0.12,
                leaf=("#5a6f2e", "#a79a42"),
                trunk="#7a5c44",
            )
        )
    out.append(
        areca(1280, 590, 330, seed=3, leaf=("#5a6f2e", "#a79a42"))
        + tree(300, 590, 260, "#8a8f42", 4, lit=-1)
    )
    return "".join(out)


def court() -> str:
    out = [
        shade_rect(0, 566, 1600, 510, [(0, "#c9a668"), (1, "#a8763f")]),
        CAM.floor(-9, 5.2, 9, 14.2, "#d9a05c"),
        CAM.floor(-9, 5.2, 0, 14.2, "#dfa964"),
    ]
    edges = [
        ((-9, 5.2), (9, 5.2)),
        ((-9, 14.2), (9, 14.2)),
        ((-9, 5.2), (-9, 14.2)),
        ((9, 5.2), (9, 14.2)),
        ((0, 5.2), (0, 14.2)),
        ((-3, 5.2), (-3, 14.2)),
        ((3, 5.2), (3, 14.2)),
    ]
    for (x0, z0), (x1, z1) in edges:
        if z0 == z1:
            out.append(CAM.floor(x0, z0, x1, z0 + 0.09, "#fff6e2"))
        else:
            out.append(CAM.floor(x0 - 0.04, z0, x1 + 0.04, z1, "#fff6e2"))
    rng = Random(3)
    for _ in range(90):
        x, z = rng.uniform(-12, 12), 3 + 12 * rng.random() ** 1.5
        px, py = CAM.pt(x, 0, z)
        out.append(ellipse(px, py, 60 / z, 9 / z, rng.choice(("#e9bd80", "#8f6236")), opacity=0.35))
    return "".join(out)


def net() -> str:
    """The net runs away from the viewer along the middle line."""
    out = []
    cells = "".join(
        f"M{pts([CAM.pt(0, 1.4, z / 4)])}L{pts([CAM.pt(0, 2.4, z / 4)])}" for z in range(19, 58)
    )
    cells += "".join(
        f"M{pts([CAM.pt(0, y, 4.7)])}L{pts([CAM.pt(0, y, 14.6)])}"
        for y in (1.5, 1.62, 1.75, 1.88, 2.0, 2.12, 2.25)
    )
    out.append(line(cells, "#4a3a34", 1.3, opacity=0.75))
    out.append(
        CAM.side(0, 2.33, 4.7, 2.43, 14.6, "#fff8e6")
        + CAM.side(0, 1.36, 4.7, 1.42, 14.6, "#fff8e6")
    )
    for z in (14.7, 4.6):
        a, b = CAM.pt(0, 0, z), CAM.pt(0, 2.55, z)
        out.append(line(f"M{pts([a])}L{pts([b])}", "#4f7fa0", 46 / z + 3))
        out.append(
            line(f"M{pts([CAM.pt(0, 0.1, z)])}L{pts([CAM.pt(0, 0.9, z)])}", "#d8322f", 60 / z + 4)
        )
    return "".join(out)


def _long_shadow(x: float, y: float, h: float) -> str:
    d = (
        f"M{num(x - h * 0.05)},{num(y)}L{num(x + h * 0.9)},{num(y + h * 0.16)}"
        f"q{num(h * 0.16)},{num(h * 0.03)} {num(h * 0.2)},{num(-h * 0.03)}"
        f"q{num(-h * 0.02)},{num(-h * 0.06)} {num(-h * 0.2)},{num(-h * 0.05)}"
        f"L{num(x + h * 0.08)},{num(y - h * 0.01)}Z"
    )
    return blend("multiply", path(d, "#8a5a4a"), opacity=0.45)


def _player(
    x: float, z: float, look: Look, pose: Pose, flip: bool = False, jump: float = 0, h: float = 1.78
) -> tuple[bool, float, str]:
    px, py = CAM.pt(x, 0, z)
    s = CAM.scale(x, z)
    shadow = _long_shadow(px + jump * 0.5 * s, py, h * s * 0.8)
    return (
        x > 0,
        z,
        shadow + person(px, py - jump * s, h * s, look, pose, flip=flip, lit=-1, shadow=0),
    )


SPIKE = Pose(
    "side",
    hip=(0, 50),
    near=(12, 106),
    far=(22, 84),
    near_foot=(-16, 14),
    far_foot=(-7, 5),
    lean=8,
    elbows=(1, 1),
)


BLOCK = Pose(
    "side", hip=(0, 50), near=(10, 107), far=(14, 106), near_foot=(-5, 2), far_foot=(-1, 0), lean=4
)


READY = Pose(
    "side", hip=(-5, 41), near=(20, 46), far=(23, 47), near_foot=(-9, 0), far_foot=(10, 0), lean=26
)


DIG = Pose(
    "side", hip=(-6, 38), near=(25, 40), far=(26, 42), near_foot=(-14, 0), far_foot=(12, 0), lean=30
)


def teams() -> list[tuple[bool, float, str]]:
    return [
        _player(-0.95, 8.2, RED, SPIKE, False, 0.62),
        _player(0.8, 8.7, BLUE, BLOCK, True, 0.5),
        _player(0.85, 7.5, BLUE.but(skin="#e3b088"), BLOCK.but(tilt=-6), True, 0.42),
        _player(-3.4, 10.6, RED.but(skin="#e3b088"), READY),
        _player(-5.6, 8.6, RED.but(skin="#c4855a"), READY),
        _player(
            -2.6,
            6.4,
            RED.but(skin="#dca67c"),
            Pose("side", near=(16, 88), far=(19, 86), near_foot=(-8, 0), far_foot=(8, 0), lean=-4),
        ),
        _player(-6.6, 12.4, RED, READY.but(lean=18)),
        _player(3.8, 10.8, BLUE, READY, True),
        _player(5.3, 8.2, BLUE.but(skin="#c4855a"), DIG, True),
        _player(2.3, 6.6, BLUE.but(skin="#cd9062"), READY, True),
        _player(6.8, 12.2, BLUE, READY, True),
    ]
