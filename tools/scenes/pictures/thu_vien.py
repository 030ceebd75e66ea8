"""The commune library: children read on the rug, shelves to the ceiling."""

from __future__ import annotations

from random import Random

from ..camera import Camera
from ..cast import BOY, ELDER_M, GIRL, OFFICIAL_W, PUPIL_B, PUPIL_G
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
    num,
    path,
    poly,
    poly_d,
    pts,
    rect,
    shade_rect,
)
from ..look import SIT_FLOOR, Pose
from ..people import person, sitter
from ..plants import areca
from ..sky import mood, vignette
from ..trees import crown, pot_plant

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


def _room() -> str:
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


def _window() -> str:
    """A large arched window in the back wall; light falls on the rug."""
    a, b = CAM.pt(-1.5, 3.2, BACK), CAM.pt(1.9, 0.9, BACK)
    x, y, w, h = a[0], a[1], b[0] - a[0], b[1] - a[1]
    d = f"M{num(x)},{num(y + h)}V{num(y + h * 0.34)}Q{num(x + w / 2)},{num(y - h * 0.3)} {num(x + w)},{num(y + h * 0.34)}V{num(y + h)}Z"
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


def _spines(rng: Random, quad: list[tuple[float, float]], count: int) -> str:
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


def _back_shelf(x0: float, x1: float, seed: int) -> str:
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
        out.append(_spines(rng, quad, 26) + CAM.front(x0, y - 0.05, x1, y, BACK - 0.06, "#a9744a"))
    mid = (x0 + x1) / 2
    out.append(CAM.front(mid - 0.03, 0, mid + 0.03, 3.1, BACK - 0.07, "#8a5a38"))
    return "".join(out)


def _side_shelf(x: float, z0: float, z1: float, seed: int) -> str:
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
        out.append(_spines(rng, [a, b, c, d], 34))
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


def _rug() -> str:
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


def _readers() -> str:
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
    return "".join(out)


def _librarian() -> str:
    px, py = CAM.pt(-3.0, 0, 6.2)
    s = CAM.scale(0, 6.2)
    who = person(
        px,
        py,
        1.62 * s,
        OFFICIAL_W.but(top_color="#c9566a"),
        Pose("side", near=(16, 74), far=(12, 62)),
        flip=True,
        held=rect(13, -84, 4, 12, "#e2a63c"),
    )
    kx, ky = CAM.pt(-2.2, 0, 6.0)
    kid = person(
        kx,
        ky,
        1.22 * CAM.scale(0, 6),
        PUPIL_G.but(hair="bob", skin="#d9a074"),
        Pose("side", near=(15, 84), far=(8, 46)),
        flip=True,
    )
    return who + kid


def _table() -> str:
    """A reading table on the right with an old man and a lamp."""
    gx, gy = CAM.pt(3.05, 0, 5.9)
    s = CAM.scale(3.05, 5.9)
    chair = rect(gx - 0.3 * s, gy - 1.05 * s, 0.6 * s, 0.7 * s, "#7a4d30", rx=8)
    man = sitter(
        gx,
        gy,
        1.62 * s,
        ELDER_M.but(glasses=True, eyes="down", scarf=""),
        Pose("front", near=(-9, 46), far=(9, 46), tilt=4),
    )
    news = poly(
        [
            (gx - 0.42 * s, gy - 1.0 * s),
            (gx, gy - 0.94 * s),
            (gx, gy - 0.56 * s),
            (gx - 0.42 * s, gy - 0.64 * s),
        ],
        "#fbf6ea",
    ) + poly(
        [
            (gx + 0.42 * s, gy - 1.0 * s),
            (gx, gy - 0.94 * s),
            (gx, gy - 0.56 * s),
            (gx + 0.42 * s, gy - 0.64 * s),
        ],
        "#eee4cf",
    )
    rows = "".join(
        f"M{num(gx - 0.37 * s)},{num(gy - (0.92 - k * 0.07) * s)}L{num(gx - 0.06 * s)},{num(gy - (0.87 - k * 0.07) * s)}M{num(gx + 0.37 * s)},{num(gy - (0.92 - k * 0.07) * s)}L{num(gx + 0.06 * s)},{num(gy - (0.87 - k * 0.07) * s)}"
        for k in range(4)
    )
    table = CAM.box(
        (2.0, 4.5), (0.66, 0.74), (4.7, 5.5), ("#9c6a42", "#7a4d30", "#d0a070")
    ) + "".join(
        CAM.box((x, x + 0.09), (0, 0.66), (4.75, 4.84), ("#8a5a38", "#6a4228", "#8a5a38"))
        for x in (2.06, 4.36)
    )
    lx, ly = CAM.pt(2.3, 0.74, 5.25)
    lamp = (
        line(f"M{num(lx)},{num(ly)}V{num(ly - 90)}", "#3f5a5a", 7)
        + ellipse(lx, ly, 26, 7, "#3f5a5a")
        + form(
            f"M{num(lx - 44)},{num(ly - 84)}Q{num(lx)},{num(ly - 150)} {num(lx + 44)},{num(ly - 84)}Z",
            "#3f8a7c",
            -5,
            -4,
        )
    )
    pile_x, pile_y = CAM.pt(3.55, 0.74, 4.95)
    pile = "".join(
        rect(
            pile_x - 46 + (i % 2) * 6, pile_y - 14 - i * 15, 92 - i * 6, 14, BOOKS[i * 2 % 9], rx=2
        )
        for i in range(5)
    )
    return chair + man + news + line(rows, "#b5ab98", 2.4) + table + pile + lamp


def _things() -> str:
    out = [
        pot_plant(*CAM.pt(-2.15, 0, 7.9), 190, 4, "#7fb35a", "#e9dcc0"),
        pot_plant(*CAM.pt(2.6, 0, 7.9), 190, 7, "#7fb35a", "#c8553c"),
    ]
    for x, z in ((-2.2, 4.6), (0.1, 6.6), (2.6, 5.6)):
        px, top = CAM.pt(x, TOP, z)
        s = CAM.scale(x, z)
        y = CAM.pt(x, 2.75, z)[1]
        out.append(
            line(f"M{num(px)},{num(top)}V{num(y)}", "#6a5a4a", 2.4)
            + form(
                f"M{num(px - 0.3 * s)},{num(y + 0.22 * s)}Q{num(px)},{num(y - 0.22 * s)} {num(px + 0.3 * s)},{num(y + 0.22 * s)}Z",
                "#e2a63c",
                -4,
                -3,
            )
            + ellipse(px, y + 0.22 * s, 0.3 * s, 0.05 * s, "#fff3cf")
        )
    for x, y, tone in ((560, 1010, "#3f7f86"), (1130, 1000, "#e2a63c")):
        out.append(
            poly([(x - 46, y), (x + 40, y + 8), (x + 50, y - 8), (x - 34, y - 16)], tone)
            + poly(
                [(x - 40, y - 4), (x + 38, y + 2), (x + 44, y - 10), (x - 32, y - 17)], "#fffaf0"
            )
        )
    return "".join(out)


def _light() -> str:
    a, b = CAM.pt(-1.5, 0, BACK), CAM.pt(1.9, 0, BACK)
    beam = poly(
        [(a[0], a[1] - 200), (b[0], a[1] - 200), (1240, 1067), (420, 1067)], "#fff3c0", opacity=0.6
    )
    dust_rng = Random(4)
    motes = "".join(
        circle(
            dust_rng.uniform(560, 1120),
            dust_rng.uniform(260, 900),
            dust_rng.uniform(1.4, 3),
            "#fff8dc",
            opacity=0.6,
        )
        for _ in range(60)
    )
    return blend("soft-light", blur(16, beam)) + blend("screen", motes)


def _globe() -> str:
    """A low shelf in the near left corner with a globe."""
    shelf = (
        form("M-10,1067V800H300V1067Z", "#a9744a", 0, 0, 0.2)
        + rect(-10, 786, 330, 24, "#c9925f")
        + rect(20, 830, 256, 96, "#5a3826")
        + rect(20, 948, 256, 110, "#5a3826")
    )
    rng = Random(3)
    books = _spines(rng, [(20, 832), (276, 832), (276, 926), (20, 926)], 12) + _spines(
        rng, [(20, 952), (276, 952), (276, 1060), (20, 1060)], 11
    )
    ball = (
        circle(110, 700, 66, "#4f93b0")
        + clip(
            poly_d([(40, 630), (180, 630), (180, 770), (40, 770)]),
            path(
                "M70,660q30,-20 44,6q-6,26 -30,30q-26,-6 -14,-36ZM124,690q34,-10 40,16q-10,34 -34,36q-16,-24 -6,-52ZM80,720q16,-4 20,12q-6,18 -16,14Z",
                "#8fb85c",
            ),
        )
        + path("M150,645a66,66 0 0 1 -80,108a66,66 0 0 0 80,-108Z", "#2f6f8f", opacity=0.5)
    )
    stand = line("M110,628A74,74 0 0 1 110,774V786M76,788H144", "#8a5a38", 7)
    return shelf + books + stand + ball + pot_plant(245, 790, 130, 9, "#e98fb0", "#f2e6cc")


def draw() -> str:
    """The scene."""
    return group(
        _room(),
        _back_shelf(-4.7, -2.7, 4),
        _back_shelf(2.5, 5.0, 7),
        _window(),
        _side_shelf(W0, 2.6, 7.9, 3),
        _side_shelf(W1, 3.2, 7.4, 6),
        _rug(),
        _things(),
        _librarian(),
        _table(),
        _readers(),
        _light(),
        _globe(),
        mood("#fff0bc", "#16363a", 0.42, 0.5, 0.2),
        vignette("#241a1c", 0.3),
    )
