"""Parts of the picture hop-hoi-truong."""

from __future__ import annotations

from random import Random

from ..camera import Camera
from ..cast import (
    ELDER_M,
    ELDER_W,
    FARMER_W,
    OFFICIAL,
    OFFICIAL2,
    OFFICIAL_W,
    TOWN_M,
    TOWN_W,
    YOUTH_M,
)
from ..core import clip, dark, form, light, line, num, path, poly_d, pts, rect, shade_rect
from ..flags import sign, star
from ..foliage import crown
from ..look import Look, Pose
from ..people import person
from ..plants import flower_bed

CAM = Camera(focal=980, cx=800, cy=322, eye=2.55)


HALF, CEIL, BACKZ = 7.2, 4.9, 18.0


SEAT = Pose("back", hip=(0, 28), legs=False, near=(-11.5, 28), far=(11.5, 28))


def shell() -> str:
    out = [
        CAM.floor(-HALF, 2.2, HALF, BACKZ, "#b98a63"),
        CAM.side(-HALF, 0, 2.2, CEIL, BACKZ, "#efe0bf"),
        CAM.side(HALF, 0, 2.2, CEIL, BACKZ, "#dcc9a4"),
        CAM.floor(-HALF, 2.2, HALF, BACKZ, "#f4ead2", CEIL),
        CAM.front(-HALF, 0, HALF, CEIL, BACKZ, "#e9d8b4"),
    ]
    for z in (3, 4, 5.2, 6.6, 8.2, 10, 12, 14.2, 16.6):
        a, b = CAM.pt(-HALF, 0, z), CAM.pt(HALF, 0, z)
        out.append(line(f"M{pts([a])}L{pts([b])}", "#9c6f4c", 1.4, opacity=0.5))
        a, b = CAM.pt(-HALF, CEIL, z), CAM.pt(HALF, CEIL, z)
        out.append(line(f"M{pts([a])}L{pts([b])}", "#d8c8a4", 2))
    for x in (-6, -4.5, -3, -1.5, 0, 1.5, 3, 4.5, 6):
        a, b = CAM.pt(x, 0, 2.2), CAM.pt(x, 0, BACKZ)
        out.append(line(f"M{pts([a])}L{pts([b])}", "#9c6f4c", 1.2, opacity=0.4))
    for z in (4.5, 7.5, 10.5, 13.5):
        for x in (-3.4, 2.2):
            out.append(CAM.floor(x, z, x + 1.2, z + 1.4, "#fffbe8", CEIL - 0.02))
    for side, tone in ((-HALF, "#c59a6d"), (HALF, "#b18a60")):
        out.append(CAM.side(side, 0, 2.2, 1.0, BACKZ, tone))
        out.append(CAM.side(side, 1.0, 2.2, 1.08, BACKZ, light(tone, 0.4)))
    return "".join(out)


def windows() -> str:
    out = []
    for z in (4.4, 7.4, 10.4, 13.4):
        frame = [(-HALF, 1.35, z), (-HALF, 1.35, z + 1.9), (-HALF, 3.7, z + 1.9), (-HALF, 3.7, z)]
        d = poly_d([CAM.pt(*p) for p in frame])
        left, top = CAM.pt(-HALF, 3.7, z)
        right, low = CAM.pt(-HALF, 1.35, z + 1.9)
        view = shade_rect(
            left - 10,
            top - 20,
            right - left + 30,
            low - top + 120,
            [(0, "#dff1ee"), (1, "#f8f6d8")],
        )
        green = crown(
            (left + right) / 2,
            low - 20,
            (right - left) * 0.6,
            (low - top) * 0.35,
            "#8fbb6d",
            int(z * 3),
        )
        bars = []
        for k in (0, 0.5, 1):
            bars.append(
                f"M{pts([CAM.pt(-HALF, 1.35, z + 1.9 * k)])}"
                f"L{pts([CAM.pt(-HALF, 3.7, z + 1.9 * k)])}"
            )
        for h in (1.35, 2.9, 3.7):
            bars.append(f"M{pts([CAM.pt(-HALF, h, z)])}L{pts([CAM.pt(-HALF, h, z + 1.9)])}")
        out.append(clip(d, view, green) + line("".join(bars), "#8a5d3b", 26 / z + 1.5))
        right_wall = [(HALF, 1.35, z), (HALF, 1.35, z + 1.9), (HALF, 3.7, z + 1.9), (HALF, 3.7, z)]
        out.append(
            CAM.face(right_wall, "#a8c6c0", stroke="#8a5d3b", stroke_width=round(22 / z + 1, 1))
        )
        out.append(
            CAM.face(
                [
                    (HALF, 1.25, z - 0.25),
                    (HALF, 1.25, z + 0.35),
                    (HALF, 3.9, z + 0.35),
                    (HALF, 3.9, z - 0.25),
                ],
                "#d98a5f",
            )
        )
        out.append(
            CAM.face(
                [
                    (HALF, 1.25, z + 1.55),
                    (HALF, 1.25, z + 2.15),
                    (HALF, 3.9, z + 2.15),
                    (HALF, 3.9, z + 1.55),
                ],
                "#c97a52",
            )
        )
    return "".join(out)


def stage() -> str:
    out = []
    n = 44
    for i in range(n):
        x0, x1 = -5.6 + 11.2 * i / n, -5.6 + 11.2 * (i + 1) / n
        tone = ("#a61f2b", "#8d1824", "#b92a33", "#99202b")[i % 4]
        out.append(CAM.front(x0, 0.6, x1, 4.55, 17.9, tone))
    out.append(
        CAM.front(-5.8, 4.3, 5.8, 4.75, 17.8, "#c9a24a")
        + CAM.front(-5.8, 4.36, 5.8, 4.69, 17.78, "#b3262b")
    )
    fx, fy = CAM.pt(-4.7, 3.95, 17.7)
    s = CAM.scale(0, 17.7)
    out.append(rect(fx, fy, 2.6 * s, 1.75 * s, "#d81f28", stroke="#f2c84b", stroke_width=2))
    out.append(star(fx + 1.3 * s, fy + 0.9 * s, 0.5 * s))
    tx, ty = CAM.pt(1.4, 3.45, 17.7)
    out.append(sign(tx, ty, 300, "HỘI NGHỊ NHÂN DÂN", size=25, back="none", ink="#ffe39a"))
    out.append(line(f"M{num(tx - 90)},{num(ty + 26)}h180", "#ffe39a", 2, opacity=0.8))
    out.append(CAM.box((-6.2, 6.2), (0, 0.6), (14.2, 17.9), ("#8f5f3c", "#7d5234", "#c79a6c")))
    out.append(CAM.box((-1.2, 1.2), (0, 0.3), (13.7, 14.2), ("#7d5234", "#7d5234", "#b5875b")))
    return "".join(out)


def presidium() -> str:
    out = []
    y0 = 0.6
    for x, look in (
        (-1.6, OFFICIAL2),
        (-0.5, OFFICIAL),
        (0.6, OFFICIAL_W.but(top_color="#2f7f79")),
    ):
        px, py = CAM.pt(x, y0, 16.7)
        s = CAM.scale(x, 16.7)
        out.append(rect(px - 0.3 * s, py - 1.25 * s, 0.6 * s, 0.9 * s, "#6e3f26", rx=4))
        out.append(
            person(
                px,
                py,
                1.66 * s,
                look,
                Pose("front", hip=(0, 30), legs=False, near=(-6, 47), far=(6, 47)),
                shadow=0,
            )
        )
    out.append(CAM.box((-2.4, 1.3), (0.6, 1.38), (16.0, 16.6), ("#b3262b", "#8d1824", "#d8534a")))
    a, b = CAM.pt(-2.4, 1.3, 16.0), CAM.pt(1.3, 1.3, 16.0)
    out.append(line(f"M{pts([a])}L{pts([b])}", "#f2c84b", 2.4))
    cx, cy = CAM.pt(-0.55, 1.4, 16.0)
    out.append(
        flower_bed(3, (cx - 34, cy - 16, cx + 34, cy + 2), ["#f2a13d", "#e0457a", "#fff1d0"], 16, 7)
    )
    px, py = CAM.pt(3.3, y0, 15.7)
    s = CAM.scale(3.3, 15.7)
    out.append(
        person(
            px,
            py,
            1.68 * s,
            OFFICIAL.but(top="suit", top_color="#2f3a52", sleeve="long"),
            Pose("front", near=(-16, 70), far=(9, 60)),
            shadow=0,
        )
    )
    front = [(2.9, 0.6), (3.7, 0.6), (3.8, 1.78), (2.8, 1.78)]
    d = poly_d([CAM.pt(x, y, 15.3) for x, y in front])
    out.append(form(d, "#9a6238", -8, 0, 0.25))
    sx, sy = CAM.pt(3.3, 1.3, 15.3)
    out.append(star(sx, sy, 9) + line(f"M{num(sx - 8)},{num(sy - 28)}q-2,-12 4,-18", "#333", 2))
    out.append(
        flower_bed(5, (sx - 24, sy - 32, sx + 24, sy - 24), ["#e0457a", "#fff1d0", "#f2a13d"], 9, 6)
    )
    return "".join(out)


CROWD = (
    TOWN_M,
    ELDER_W,
    OFFICIAL,
    TOWN_W,
    YOUTH_M,
    FARMER_W.but(hat=""),
    ELDER_M,
    OFFICIAL_W,
    TOWN_M.but(top_color="#b0683e"),
    OFFICIAL2,
    TOWN_W.but(top_color="#a85a88"),
    TOWN_M.but(top_color="#86a05a"),
)


def seated(x: float, z: float, rng: Random) -> str:
    look: Look = rng.choice(CROWD)
    px, py = CAM.pt(x, 0, z)
    s = CAM.scale(x, z)
    pose = SEAT.but(tilt=rng.uniform(-7, 7), lean=rng.uniform(-2, 2))
    cut = CAM.pt(x, 0.42, z)[1]
    who = person(px, py, rng.uniform(1.56, 1.7) * s, look, pose, shadow=0)
    who = clip(f"M{num(px - s)},0H{num(px + s)}V{num(cut)}H{num(px - s)}Z", who)
    seat_top = [
        CAM.pt(x + dx, 0.45, z + dz)
        for dx, dz in ((-0.24, -0.02), (0.24, -0.02), (0.24, -0.24), (-0.24, -0.24))
    ]
    who += path(poly_d(seat_top), "#7b4a2c")
    seat = form(
        poly_d(
            [
                CAM.pt(x - 0.25, 0.5, z - 0.22),
                CAM.pt(x + 0.25, 0.5, z - 0.22),
                CAM.pt(x + 0.23, 0.98, z - 0.26),
                CAM.pt(x - 0.23, 0.98, z - 0.26),
            ]
        ),
        "#9a5f3a",
        -0.03 * s,
        0,
        0.25,
    )
    legs = "".join(
        f"M{pts([CAM.pt(x + dx, 0.55, z - 0.22)])}L{pts([CAM.pt(x + dx, 0, z - 0.22)])}"
        for dx in (-0.21, 0.21)
    )
    slats = "".join(
        f"M{pts([CAM.pt(x - 0.2, h, z - 0.25)])}L{pts([CAM.pt(x + 0.2, h, z - 0.25)])}"
        for h in (0.66, 0.82)
    )
    return (
        who + line(legs, "#7b4a2c", 0.045 * s) + seat + line(slats, dark("#9a5f3a", 0.3), 0.02 * s)
    )
