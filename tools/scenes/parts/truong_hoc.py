"""Parts of the picture truong-hoc."""

from __future__ import annotations

from random import Random

from ..buildings import tile_roof, window
from ..camera import Camera
from ..cast import AO_DAI, OFFICIAL, PUPIL_B, PUPIL_G
from ..core import blend, circle, curve, ellipse, light, line, num, poly, pts, shade_rect
from ..flags import sign
from ..look import CLAP, HOLD, RUN, SIT, STAND, WALK, WALK2, Look, Pose
from ..people import person

CAM = Camera(focal=1150, cx=860, cy=395, eye=6.2)


Z = 30.0


WALL = "#f6cf73"


LEFT, RIGHT, TOP = -15.0, 17.0, 8.0


def _quad(x0: float, y0: float, x1: float, y1: float, z: float = Z) -> tuple:
    return CAM.pt(x0, y1, z), CAM.pt(x1, y1, z), CAM.pt(x1, y0, z), CAM.pt(x0, y0, z)


def school() -> str:
    out = [
        CAM.front(LEFT, 0, RIGHT, TOP, Z + 2.2, WALL),
        CAM.floor(LEFT, Z, RIGHT, Z + 2.2, "#d8c7a2", 0.3),
    ]
    inner = Z + 2.15
    x = LEFT + 0.8
    i = 0
    while x < RIGHT - 3:
        for base in (0.3, 4.3):
            if i % 3 == 1:
                out.append(poly(_quad(x + 0.4, base, x + 1.8, base + 2.6, inner), "#2f7a6c"))
                out.append(poly(_quad(x + 0.5, base + 1.3, x + 1.7, base + 2.4, inner), "#9bcabf"))
            else:
                out.append(
                    window(
                        _quad(x + 0.2, base + 0.9, x + 2.2, base + 2.6, inner), "#2f7a6c", "#86bdb4"
                    )
                )
        x += 2.65
        i += 1
    out.append(
        blend("multiply", CAM.front(LEFT, 0.3, RIGHT, TOP, inner - 0.02, "#c9a76a"), opacity=0.35)
    )
    for y in (0.0, 3.75, 7.7):
        out.append(CAM.front(LEFT - 0.3, y, RIGHT + 0.3, y + 0.42, Z, "#fff1cc"))
        out.append(CAM.front(LEFT - 0.3, y - 0.08, RIGHT + 0.3, y, Z, "#c99a55"))
    out.append(CAM.front(LEFT, 4.15, RIGHT, 5.0, Z, "#fbe3a4"))
    gaps = [
        poly(_quad(LEFT + 0.2 + k * 0.42, 4.3, LEFT + 0.38 + k * 0.42, 4.88), "#d0a660")
        for k in range(75)
    ]
    out += gaps
    for k in range(13):
        px = LEFT + k * (RIGHT - LEFT - 0.4) / 12
        out.append(CAM.front(px, 0, px + 0.4, TOP, Z - 0.02, light(WALL, 0.5)))
        out.append(CAM.front(px + 0.3, 0, px + 0.4, TOP, Z - 0.03, "#e0b865"))
    a, b = CAM.pt(LEFT - 0.8, TOP, Z - 0.5), CAM.pt(RIGHT + 0.8, TOP, Z - 0.5)
    c, d = CAM.pt(LEFT + 1.6, TOP + 2.6, Z + 4), CAM.pt(RIGHT - 1.6, TOP + 2.6, Z + 4)
    out.append(tile_roof((c, d, b, a), "#c0523a", 9, 80, 4))
    return "".join(out) + _gable()


def _gable() -> str:
    out = [CAM.box((-2.6, 4.6), (0, 8.6), (Z - 1.2, Z), ("#f9dd92", "#d8ad5c", "#fff1cc"))]
    out.append(
        poly(
            [CAM.pt(-3.1, 8.6, Z - 1.3), CAM.pt(5.1, 8.6, Z - 1.3), CAM.pt(1, 11.0, Z - 1.3)],
            "#c0523a",
        )
    )
    out.append(
        poly(
            [CAM.pt(-2.2, 8.75, Z - 1.3), CAM.pt(4.2, 8.75, Z - 1.3), CAM.pt(1, 10.5, Z - 1.3)],
            "#fff1cc",
        )
    )
    cx, cy = CAM.pt(1, 9.4, Z - 1.3)
    out.append(
        circle(cx, cy, 20, "#f6cf73", stroke="#2f7a6c", stroke_width=4)
        + line(f"M{num(cx)},{num(cy)}v-12M{num(cx)},{num(cy)}h9", "#2f7a6c", 3)
    )
    for x in (-1.9, 2.3):
        out.append(window(_quad(x, 5.0, x + 1.7, 7.4, Z - 1.21), "#2f7a6c", "#86bdb4"))
    out.append(
        poly(_quad(-0.8, 0.3, 2.8, 3.3, Z - 1.21), "#7a4b2c")
        + poly(_quad(-0.5, 0.3, 2.5, 3.1, Z - 1.21), "#3e2a22")
    )
    sx, sy = CAM.pt(1, 4.2, Z - 1.25)
    out.append(sign(sx, sy, 262, "TRƯỜNG TIỂU HỌC", size=25, height=40, back="#2f6f9f"))
    for k in range(3):
        out.append(
            CAM.box(
                (-1.8 + 0.2 * k, 3.8 - 0.2 * k),
                (0.12 * k, 0.12 * k + 0.12),
                (Z - 2.4 + 0.35 * k, Z - 1.2),
                ("#cdb78f", "#a8926f", "#ead8b4"),
            )
        )
    return "".join(out)


def yard() -> str:
    out = [
        shade_rect(0, 395, 1600, 680, [(0, "#9cbf6a"), (1, "#7aa850")]),
        CAM.floor(-17, 4, 19, Z, "#ecd3a6"),
    ]
    marks = "".join(
        f"M{pts([CAM.pt(x, 0, 5)])}L{pts([CAM.pt(x, 0, Z)])}" for x in range(-16, 20, 2)
    )
    marks += "".join(
        f"M{pts([CAM.pt(-17, 0, z)])}L{pts([CAM.pt(19, 0, z)])}"
        for z in (9, 10.5, 12.2, 14.2, 16.6, 19.4, 22.6, 26)
    )
    out.append(line(marks, "#d0b27e", 1.5))
    rng = Random(2)
    for _ in range(46):
        x, z = rng.randrange(-8, 9) * 2, rng.choice((9, 10.5, 12.2, 14.2, 16.6))
        out.append(
            CAM.floor(x, z, x + 2, z + 1.6, rng.choice(("#f4e0ba", "#e2c693")), opacity=0.55)
        )
    return "".join(out)


def _kid(
    x: float, z: float, look: Look, pose: Pose, flip: bool = False, h: float = 1.32
) -> tuple[float, str]:
    px, py = CAM.pt(x, 0, z)
    return z, person(px, py, h * CAM.scale(x, z), look, pose, flip=flip, lit=1)


def _rope() -> list[tuple[float, str]]:
    """Three girls and a jumping rope."""
    z = 15.0
    turn = Pose("side", near=(17, 60), far=(6, 44))
    out = [
        _kid(-2.6, z, PUPIL_G, turn),
        _kid(2.0, z, PUPIL_G.but(hair="bob", skin="#d9a074"), turn, True),
    ]
    s = CAM.scale(0, z)
    px, py = CAM.pt(-0.3, 0, z)
    jump = person(
        px,
        py - 0.3 * s,
        1.34 * s,
        PUPIL_G.but(hair="long"),
        Pose("front", near=(-17, 62), far=(17, 62), near_foot=(-3, 3), far_foot=(5, 8)),
        lit=1,
        shadow=0,
    )
    a, b = CAM.pt(-2.3, 0.76, z), CAM.pt(1.7, 0.76, z)
    rope = curve([a, (a[0] + 40, py + 6), (px, py + 16), (b[0] - 40, py + 6), b], "#d6452f", 4)
    out.append((z - 0.1, ellipse(px, py + 12, 46, 9, "#7a5a3a", opacity=0.3) + jump + rope))
    return out


def children() -> list[tuple[float, str]]:
    out = _rope()
    out += [
        _kid(-5.0, 11.2, PUPIL_B, RUN),
        _kid(-3.4, 11.5, PUPIL_B.but(skin="#c4855a"), RUN.but(near=(18, 70))),
        _kid(5.2, 20, PUPIL_G, WALK),
        _kid(6.1, 20.2, PUPIL_B, WALK2),
        _kid(9.0, 24, PUPIL_B, RUN, True),
        _kid(-9.5, 22, PUPIL_G, CLAP),
        _kid(-8.6, 22.2, PUPIL_B, STAND),
        _kid(3.6, 26, PUPIL_B, WALK, True),
        _kid(12.4, 22, PUPIL_G, WALK2, True),
        _kid(13.4, 21.8, PUPIL_G.but(hair="bob"), WALK, True),
    ]
    out.append(
        _kid(
            4.4,
            12.1,
            AO_DAI.but(top_color="#b5d6ea"),
            Pose("side", near=(14, 62), far=(8, 46)),
            True,
            1.6,
        )
    )
    out.append(_kid(3.3, 12.0, PUPIL_G, Pose("side", near=(13, 68), far=(15, 66)), False, 1.28))
    out.append(_kid(2.9, 12.5, PUPIL_B, HOLD, False, 1.3))
    out.append(_kid(5.9, 17.2, OFFICIAL, Pose("front", near=(-12, 44), far=(6, 64)), False, 1.66))
    px, py = CAM.pt(-6.6, 0.5, 14.6)
    s = CAM.scale(0, 14.6)
    for i, look in enumerate((PUPIL_B, PUPIL_G, PUPIL_B.but(skin="#cd9062"))):
        x = px + i * 0.72 * s
        book = poly(
            [(14, -41), (21, -48), (28, -43), (21, -36)],
            "#fffdf3",
            stroke="#c9402f",
            stroke_width=1,
        )
        out.append(
            (
                14.0,
                person(
                    x,
                    py + 0.42 * s,
                    1.3 * s,
                    look.but(eyes="down"),
                    SIT.but(tilt=10, near=(19, 42), far=(22, 43)),
                    held=book,
                    shadow=0,
                    lit=1,
                ),
            )
        )
    bench = (
        CAM.box((-7.0, -4.6), (0.3, 0.42), (14.4, 14.9), ("#a8693f", "#8a5230", "#c98a57"))
        + CAM.box((-6.8, -6.6), (0, 0.3), (14.4, 14.8), ("#8a5230",) * 3)
        + CAM.box((-5.0, -4.8), (0, 0.3), (14.4, 14.8), ("#8a5230",) * 3)
    )
    out.append((14.7, bench))
    return out
