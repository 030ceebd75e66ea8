"""Parts of the picture thu-vien."""

from __future__ import annotations

from random import Random

from ..camera import Camera
from ..cast import BOY, GIRL, PUPIL_B, PUPIL_G
from ..core import (
    clip,
    dark,
    ellipse,
    form,
    group,
    light,
    line,
    num,
    path,
    poly,
    pts,
    rect,
    shade_rect,
)
from ..foliage import crown
from ..look import SIT_FLOOR, Pose
from ..palms import areca
from ..people import person

CAM = Camera(focal=1000, cx=840, cy=400, eye=1.9)


BOOKS = (
    "#c8553c",
    "#e2a63c",
    "#3f7f86",
    "#7a9c5a",
    "#8a5a86",
    "#d98a5c",
    "#4a6a9c",
    "#e9d3a0",
    "#a83f4a",
)


W0, W1, TOP, BACK = -5.2, 5.6, 3.7, 8.6


def room() -> str:
    out = [
        CAM.front(W0, 0, W1, TOP, BACK, "#f0dfc0"),
        CAM.floor(W0, 1.6, W1, BACK, "#c08a5c"),
        CAM.floor(W0, 1.6, W1, BACK, "#f8efdc", TOP),
        CAM.side(W0, 0, 1.6, TOP, BACK, "#3f7f7c"),
        CAM.side(W1, 0, 1.6, TOP, BACK, "#e3cda4"),
    ]
    planks = "".join(
        f"M{pts([CAM.pt(W0 + k * 0.45, 0, 1.6)])}L{pts([CAM.pt(W0 + k * 0.45, 0, BACK)])}"
        for k in range(25)
    )
    beams = "".join(
        f"M{pts([CAM.pt(W0, TOP, z)])}L{pts([CAM.pt(W1, TOP, z)])}" for z in (2.6, 3.8, 5.2, 6.8)
    )
    return "".join(out) + line(planks, "#9c6a42", 1.6, opacity=0.6) + line(beams, "#d9c39a", 9)


def window() -> str:
    """A large arched window in the back wall; light falls on the rug."""
    a, b = CAM.pt(-1.5, 3.2, BACK), CAM.pt(1.9, 0.9, BACK)
    x, y, w, h = a[0], a[1], b[0] - a[0], b[1] - a[1]
    d = (
        f"M{num(x)},{num(y + h)}V{num(y + h * 0.34)}Q{num(x + w / 2)},{num(y - h * 0.3)} "
        f"{num(x + w)},{num(y + h * 0.34)}V{num(y + h)}Z"
    )
    view = (
        shade_rect(x, y - h * 0.3, w, h * 1.4, [(0, "#a9dbe2"), (1, "#fbf6d6")])
        + crown(x + w * 0.2, y + h * 0.8, w * 0.34, h * 0.34, "#86b85c", 3)
        + areca(x + w * 0.72, y + h + 10, h * 0.95, seed=4)
        + crown(x + w * 0.95, y + h * 0.9, w * 0.24, h * 0.26, "#6fa54c", 7)
    )
    bars = (
        "".join(f"M{num(x + w * k)},{num(y - h * 0.3)}V{num(y + h)}" for k in (0.25, 0.5, 0.75))
        + f"M{num(x)},{num(y + h * 0.36)}H{num(x + w)}M{num(x)},{num(y + h * 0.68)}H{num(x + w)}"
    )
    return (
        clip(d, view, line(bars, "#fdf6e4", 8))
        + path(d, "none", stroke="#fdf6e4", stroke_width=16)
        + path(d, "none", stroke="#c9a674", stroke_width=3)
        + rect(x - 24, y + h, w + 48, 20, "#e6cfa0")
    )


def spines(rng: Random, quad: list[tuple[float, float]], count: int) -> str:
    """Book spines between the lower edge quad[3]–quad[2] and the shelf above."""
    out = []
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = quad
    t = 0.0
    while t < 0.99:
        w = rng.uniform(0.6, 1.4) / count
        u = min(1, t + w)
        h = rng.uniform(0.66, 0.94)
        tone = rng.choice(BOOKS)
        if rng.random() < 0.08:
            t = u + 0.4 / count
            continue
        p0, p1 = (dx + (cx - dx) * t, dy + (cy - dy) * t), (dx + (cx - dx) * u, dy + (cy - dy) * u)
        q0, q1 = (ax + (bx - ax) * t, ay + (by - ay) * t), (ax + (bx - ax) * u, ay + (by - ay) * u)
        top0, top1 = (
            (p0[0] + (q0[0] - p0[0]) * h, p0[1] + (q0[1] - p0[1]) * h),
            (p1[0] + (q1[0] - p1[0]) * h, p1[1] + (q1[1] - p1[1]) * h),
        )
        out.append(poly([p0, top0, top1, p1], tone))
        m0, m1 = (
            (p0[0] + (top0[0] - p0[0]) * 0.72, p0[1] + (top0[1] - p0[1]) * 0.72),
            (p1[0] + (top1[0] - p1[0]) * 0.72, p1[1] + (top1[1] - p1[1]) * 0.72),
        )
        out.append(line(f"M{pts([m0])}L{pts([m1])}", light(tone, 0.55), 2, stroke_linecap="butt"))
        t = u
    return "".join(out)


def back_shelf(x0: float, x1: float, seed: int) -> str:
    rng = Random(seed)
    out = [
        CAM.front(x0 - 0.08, 0, x1 + 0.08, 3.1, BACK - 0.02, "#8a5a38"),
        CAM.front(x0, 0.1, x1, 3.02, BACK - 0.04, "#5a3826"),
    ]
    for k in range(6):
        y = 0.12 + k * 0.48
        quad = [
            CAM.pt(x0, y + 0.44, BACK - 0.05),
            CAM.pt(x1, y + 0.44, BACK - 0.05),
            CAM.pt(x1, y, BACK - 0.05),
            CAM.pt(x0, y, BACK - 0.05),
        ]
        out.append(spines(rng, quad, 26) + CAM.front(x0, y - 0.05, x1, y, BACK - 0.06, "#a9744a"))
    mid = (x0 + x1) / 2
    out.append(CAM.front(mid - 0.03, 0, mid + 0.03, 3.1, BACK - 0.07, "#8a5a38"))
    return "".join(out)


def side_shelf(x: float, z0: float, z1: float, seed: int) -> str:
    rng = Random(seed)
    depth = 0.42 if x < 0 else -0.42
    out = [CAM.side(x + depth, 0, z0, 3.2, z1, "#5a3826")]
    for k in range(6):
        y = 0.12 + k * 0.5
        a, b, c, d = (
            CAM.pt(x + depth, y + 0.46, z0),
            CAM.pt(x + depth, y + 0.46, z1),
            CAM.pt(x + depth, y, z1),
            CAM.pt(x + depth, y, z0),
        )
        out.append(spines(rng, [a, b, c, d], 34))
        out.append(
            poly(
                [
                    CAM.pt(x + depth, y, z0),
                    CAM.pt(x + depth, y, z1),
                    CAM.pt(x + depth, y - 0.06, z1),
                    CAM.pt(x + depth, y - 0.06, z0),
                ],
                "#b98252",
            )
        )
    for z in (z0, (z0 + z1) / 2, z1):
        out.append(
            poly(
                [
                    CAM.pt(x + depth, 0, z - 0.05),
                    CAM.pt(x + depth, 3.25, z - 0.05),
                    CAM.pt(x + depth, 3.25, z + 0.05),
                    CAM.pt(x + depth, 0, z + 0.05),
                ],
                "#8a5a38",
            )
        )
    out.append(
        poly(
            [
                CAM.pt(x, 0, z1),
                CAM.pt(x, 3.25, z1),
                CAM.pt(x + depth, 3.25, z1),
                CAM.pt(x + depth, 0, z1),
            ],
            "#7a4d30",
        )
    )
    return "".join(out)


def rug() -> str:
    cx, cy = CAM.pt(-0.5, 0, 4.4)
    out = []
    for rx, ry, tone in (
        (500, 150, "#c8553c"),
        (462, 136, "#f2dcae"),
        (420, 122, "#3f7f86"),
        (330, 94, "#e2a63c"),
        (300, 84, "#c8553c"),
    ):
        out.append(ellipse(cx, cy, rx, ry, tone))
    return "".join(out)


def _book(x: float, y: float, w: float, tone: str) -> str:
    """An open book held up, in the units of the reader."""
    return (
        poly([(x, y), (x - w, y - 3), (x - w, y - 12), (x, y - 9)], "#fffaf0")
        + poly([(x, y), (x + w * 0.8, y - 4), (x + w * 0.8, y - 13), (x, y - 9)], "#f2e6cc")
        + line(f"M{x},{y}L{x - w},{y - 3}M{x},{y}L{x + w * 0.8},{y - 4}", tone, 1.6)
    )


def _front_book(tone: str) -> str:
    return (
        poly([(-11, -31), (0, -28), (0, -17), (-11, -20)], tone)
        + poly([(11, -31), (0, -28), (0, -17), (11, -20)], dark(tone, 0.14))
        + line("M-8,-27L-3,-25.6M8,-27L3,-25.6", "#fff6e0", 0.9)
    )


def readers() -> str:
    """Children on the rug."""
    read = Pose("front", hip=(0, 10), legs=False, near=(-9, 24), far=(9, 24), tilt=4)
    out = []
    legs = "M-15,-3Q-20,-12 -8,-12H8Q20,-12 15,-3Q8,2 0,-2Q-8,2 -15,-3Z"
    for x, z, look, tone, h in (
        (-1.7, 5.3, PUPIL_G.but(bottom="trousers"), "#e2a63c", 1.32),
        (-0.2, 5.7, BOY.but(bottom="trousers"), "#3f7f86", 1.28),
        (1.05, 5.2, PUPIL_B, "#c8553c", 1.34),
    ):
        px, py = CAM.pt(x, 0, z)
        s = CAM.scale(x, z) * h * 0.93 / 100
        lap = group(
            form(legs, look.bottom_color, 0, -1.6),
            transform=f"translate({num(px)} {num(py)}) scale({s:.3f})",
        )
        book = group(_front_book(tone), transform=f"translate({num(px)} {num(py)}) scale({s:.3f})")
        out.append(
            ellipse(px, py, 22 * s, 5 * s, "#2a1a1c", opacity=0.3)
            + person(px, py, h * CAM.scale(x, z), look.but(eyes="down"), read, shadow=0)
            + lap
            + book
        )
    px, py = CAM.pt(-1.75, 0, 3.6)
    floor_pose = SIT_FLOOR.but(near=(17, 25), far=(22, 26), tilt=12)
    out.append(
        person(
            px,
            py,
            1.36 * CAM.scale(0, 3.6),
            PUPIL_B.but(eyes="down", skin="#cd9062"),
            floor_pose,
            held=_book(22, -24, 9, "#c8553c"),
        )
    )
    px, py = CAM.pt(0.75, 0, 3.5)
    out.append(
        person(
            px,
            py,
            1.32 * CAM.scale(0, 3.5),
            GIRL.but(bottom="trousers", eyes="down", bottom_color="#3f6f8a"),
            floor_pose,
            flip=True,
            held=_book(22, -24, 9, "#3f7f86"),
        )
    )
    px, py = CAM.pt(2.45, 0, 3.6)
    stack = "".join(
        rect(9, -60 + i * 3.4, 14, 3.2, tone, rx=0.6)
        for i, tone in enumerate(("#e2a63c", "#3f7f86", "#c8553c", "#7a9c5a"))
    )
    walk = Pose("side", near=(15, 45), far=(18, 46), near_foot=(-8, 1), far_foot=(9, 0))
    out.append(person(px, py, 1.3 * CAM.scale(0, 3.7), PUPIL_G, walk, flip=True, held=stack))
    return "".join(out)
