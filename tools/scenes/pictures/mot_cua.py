"""The one-stop counter: a clerk receives a file from an elderly resident."""

from __future__ import annotations

from ..buildings import star
from ..camera import Camera
from ..cast import ELDER_M, ELDER_W, FARMER_M, OFFICIAL, OFFICIAL2, OFFICIAL_W, TOWN_W, YOUTH_M
from ..core import (
    blend,
    blur,
    circle,
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
)
from ..look import Pose
from ..people import person, sitter
from ..props import paper
from ..sky import mood, vignette

CAM = Camera(focal=1120, cx=800, cy=430, eye=1.75)
BACK = 9.4
WOOD = "#c79a68"


def _text(x: float, y: float, size: float, fill: str, words: str) -> str:
    font = 'font-family="Be Vietnam Pro, DejaVu Sans, sans-serif" font-weight="700" text-anchor="middle"'
    return f'<text x="{num(x)}" y="{num(y)}" {font} font-size="{num(size)}" fill="{fill}">{words}</text>'


def _room() -> str:
    out = [
        CAM.front(-9, 0, 9, 4.4, BACK, "#e6f0ee"),
        CAM.front(-9, 0, 9, 0.9, BACK, "#bfd6d6"),
        CAM.floor(-12, 2.4, 12, BACK, "#dcd8cc"),
        CAM.floor(-12, 2.4, 12, BACK, "#f7f6ef", 3.7),
        CAM.side(-6.9, 0, 2.4, 4.4, BACK, "#d5e4e4"),
        CAM.side(6.9, 0, 2.4, 4.4, BACK, "#c6d9da"),
    ]
    tiles = "".join(
        f"M{pts([CAM.pt(x, 0, 2.4)])}L{pts([CAM.pt(x, 0, BACK)])}" for x in range(-12, 13)
    )
    tiles += "".join(
        f"M{pts([CAM.pt(-12, 0, z)])}L{pts([CAM.pt(12, 0, z)])}"
        for z in (3.1, 3.9, 4.8, 5.8, 6.9, 8.1)
    )
    out.append(line(tiles, "#bdb8a8", 1.5))
    for z in (3.4, 5.4, 7.4):
        for x in (-3.4, 0.0, 3.4):
            out.append(CAM.floor(x - 0.75, z, x + 0.75, z + 0.9, "#ffffff", 3.69))
    return "".join(out)


def _glass_wall() -> str:
    """Windows of the left side wall with a garden outside."""
    out = []
    for z in (4.4, 6.7):
        q = [(-6.88, 0.9, z), (-6.88, 0.9, z + 1.9), (-6.88, 3.1, z + 1.9), (-6.88, 3.1, z)]
        d = poly_d([CAM.pt(*p) for p in q])
        out.append(path(d, "#bfe0e2"))
        out.append(
            poly(
                [
                    CAM.pt(-6.88, 0.9, z),
                    CAM.pt(-6.88, 0.9, z + 1.9),
                    CAM.pt(-6.88, 1.8, z + 1.9),
                    CAM.pt(-6.88, 2.0, z + 1.2),
                    CAM.pt(-6.88, 1.6, z + 0.5),
                    CAM.pt(-6.88, 1.9, z),
                ],
                "#8fbf7a",
            )
        )
        frame = f"M{pts([CAM.pt(-6.88, 0.9, z + 0.95)])}L{pts([CAM.pt(-6.88, 3.1, z + 0.95)])}M{pts([CAM.pt(-6.88, 2.4, z)])}L{pts([CAM.pt(-6.88, 2.4, z + 1.9)])}"
        out.append(line(frame, "#f7faf8", 7) + path(d, "none", stroke="#f7faf8", stroke_width=9))
    return "".join(out)


def _back_wall() -> str:
    a, b = CAM.pt(-4.6, 3.45, BACK), CAM.pt(4.6, 2.55, BACK)
    w, h = b[0] - a[0], b[1] - a[1]
    mid = (a[0] + b[0]) / 2
    out = [
        rect(a[0], a[1], w, h, "#b3262b", rx=6),
        rect(a[0] + 6, a[1] + 6, w - 12, h - 12, "none", stroke="#f2c84b", stroke_width=2.5, rx=4),
    ]
    out.append(
        _text(mid, a[1] + h * 0.45, 31, "#ffe9a8", "BỘ PHẬN MỘT CỬA")
        + _text(mid, a[1] + h * 0.8, 19, "#fff3d8", "TIẾP NHẬN VÀ TRẢ KẾT QUẢ")
    )
    out.append(star(a[0] + 48, a[1] + h * 0.52, 22) + star(b[0] - 48, a[1] + h * 0.52, 22))
    for i, x in enumerate((-3.35, 0.0, 3.35)):
        px, py = CAM.pt(x, 2.22, BACK - 0.4)
        out.append(
            rect(px - 74, py - 22, 148, 52, "#2a3138", rx=5)
            + rect(px - 68, py - 16, 136, 40, "#14191d")
        )
        out.append(_text(px, py + 15, 30, "#ff6a4d", ("A012", "A015", "B007")[i]))
    cx, cy = CAM.pt(5.6, 2.9, BACK)
    out.append(
        circle(cx, cy, 34, "#fff", stroke="#2f6f9f", stroke_width=6)
        + line(f"M{num(cx)},{num(cy)}v-22M{num(cx)},{num(cy)}h15", "#37505a", 4)
    )
    shelf = CAM.front(-6.4, 0.9, -4.9, 2.5, BACK - 0.02, "#b78a5c")
    rows = []
    tones = ("#d9583f", "#3f7fa8", "#e6b545", "#5a9c7a", "#8a6aa8")
    for r, y in enumerate((1.0, 1.52, 2.04)):
        for k in range(9):
            x = -6.3 + k * 0.15
            rows.append(
                CAM.front(
                    x,
                    y,
                    x + 0.12,
                    y + 0.38 - 0.04 * ((k + r) % 3),
                    BACK - 0.04,
                    tones[(k * 2 + r) % 5],
                )
            )
        rows.append(CAM.front(-6.4, y - 0.06, -4.9, y, BACK - 0.05, "#96693f"))
    return "".join(out) + shelf + "".join(rows)


def _clerks() -> str:
    """Clerks behind the counter, seen from the front."""
    out = []
    for x, look, pose in (
        (
            -3.35,
            OFFICIAL_W.but(top_color="#3d78a8"),
            Pose("front", near=(-7, 46), far=(7, 46), tilt=-5),
        ),
        (0.35, OFFICIAL, Pose("front", near=(-15, 49), far=(8, 45), tilt=3)),
        (3.3, OFFICIAL2, Pose("front", near=(-8, 45), far=(7, 46), tilt=4)),
    ):
        px, py = CAM.pt(x, 0.12, 7.1)
        s = CAM.scale(x, 7.1)
        out.append(rect(px - 0.28 * s, py - 1.32 * s, 0.56 * s, 0.9 * s, "#3a4a5c", rx=14))
        out.append(
            person(
                px,
                py,
                1.7 * s,
                look.but(sleeve="long" if look.top == "aodai" else "short", badge="#d3222a"),
                pose.but(hip=(0, 29), legs=False),
                shadow=0,
            )
        )
        bx, by = px + 0.13 * s, py - 0.98 * s
        if look.top == "shirt":
            out.append(
                rect(bx, by, 0.09 * s, 0.06 * s, "#d3453f", rx=1)
                + rect(bx + 1, by + 0.025 * s, 0.09 * s - 2, 0.03 * s, "#fff")
            )
    return "".join(out)


def _counter() -> str:
    out = [CAM.box((-5.6, 5.6), (0, 1.02), (6.1, 6.8), (WOOD, dark(WOOD, 0.25), "#f2e6d0"))]
    for x in (-5.6, -1.9, 1.9, 5.54):
        out.append(CAM.front(x, 0, x + 0.06, 1.02, 6.09, dark(WOOD, 0.3)))
    out.append(
        CAM.front(-5.6, 0, 5.6, 0.12, 6.08, dark(WOOD, 0.4))
        + CAM.front(-5.6, 0.92, 5.6, 1.02, 6.07, "#fff5e2")
    )
    for i, x in enumerate((-3.75, 0.0, 3.75)):
        out.append(CAM.front(x - 1.4, 0.25, x + 1.4, 0.8, 6.06, light(WOOD, 0.22)))
        px, py = CAM.pt(x, 0.52, 6.05)
        out.append(circle(px, py, 34, "#2f6f9f") + _text(px, py + 13, 38, "#fff", str(i + 1)))
    for x in (-1.9, 1.9):
        out.append(
            CAM.box(
                (x - 0.03, x + 0.03), (1.02, 1.7), (6.1, 6.75), ("#cfe4e6", "#b5d2d6", "#e6f2f3")
            )
        )
    for x in (-4.35, -0.75, 2.25):
        px, py = CAM.pt(x, 1.02, 6.35)
        s = CAM.scale(x, 6.35)
        out.append(
            form(
                poly_d(
                    [
                        (px - 0.3 * s, py - 0.5 * s),
                        (px + 0.3 * s, py - 0.5 * s),
                        (px + 0.3 * s, py - 0.1 * s),
                        (px - 0.3 * s, py - 0.1 * s),
                    ]
                ),
                "#37424c",
                -3,
                -2,
            )
        )
        out.append(
            rect(px - 0.05 * s, py - 0.1 * s, 0.1 * s, 0.1 * s, "#2a333b")
            + ellipse(px, py, 0.17 * s, 0.03 * s, "#2a333b")
            + circle(px, py - 0.3 * s, 7, "#5a6a76")
        )
    for x, tone in ((-2.5, "#d9583f"), (4.7, "#5a9c7a")):
        px, py = CAM.pt(x, 1.03, 6.3)
        out.append(
            "".join(
                rect(px - 34 + k, py - 9 - k * 5, 68, 6, ("#fffdf3", tone)[k % 2]) for k in range(4)
            )
        )
    return "".join(out)


def _visitors() -> str:
    """Residents at the three windows."""
    out = []
    px, py = CAM.pt(-0.75, 0, 5.25)
    s = CAM.scale(0, 5.25)
    sheet = group(paper(0, 0, 15, 14, 5), transform="translate(31 -68)")
    out.append(
        person(
            px, py, 1.56 * s, ELDER_W, Pose("side", near=(29, 63), far=(30, 66), lean=4), held=sheet
        )
    )
    rx, ry = CAM.pt(3.55, 0, 5.3)
    out.append(
        person(
            rx,
            ry,
            1.58 * s,
            TOWN_W.but(top_color="#7fa65a", hair="bun"),
            Pose("side", near=(22, 62), far=(20, 66), lean=3),
            flip=True,
        )
    )
    return "".join(out)


def _waiting() -> str:
    """A row of seats in front, people with numbers in their hands."""
    out = []
    for i in range(4):
        x, y = 1010 + i * 148, 1000
        out.append(
            form(
                f"M{x - 62},{y - 240}Q{x},{y - 254} {x + 62},{y - 240}L{x + 56},{y - 96}H{x - 56}Z",
                "#3f86a8",
                -6,
                -3,
                0.2,
            )
        )
        out.append(
            form(
                f"M{x - 62},{y - 100}H{x + 62}L{x + 68},{y - 64}H{x - 68}Z", "#4f9ab8", 0, -8, 0.25
            )
        )
    out.append(
        rect(940, 940, 590, 13, "#8d9aa2")
        + line("M980,952L970,1046M1490,952L1500,1046M1234,952V1046", "#8d9aa2", 11)
    )
    out.append(
        sitter(
            1010,
            1046,
            405,
            FARMER_M.but(hat="", shoes="#5a4636"),
            Pose("front", near=(-8, 28), far=(4, 40)),
            held=paper(2, -42, 7, -6, 2),
        )
    )
    out.append(
        sitter(
            1306,
            1046,
            395,
            TOWN_W.but(top_color="#e29a6a"),
            Pose("front", near=(-2, 43), far=(8, 28), tilt=6),
            held=rect(-3, -48, 6, 10, "#262b31", rx=1) + rect(-2.3, -47, 4.6, 8, "#cfe9ee"),
        )
    )
    out.append(sitter(1455, 1046, 405, ELDER_M, Pose("front", near=(-8, 28), far=(8, 28), tilt=-4)))
    return "".join(out)


def _kiosk() -> str:
    """A self-service kiosk; a young volunteer helps."""
    out = [
        ellipse(170, 1030, 110, 16, "#4a5560", opacity=0.3),
        form("M110,1030L124,650H236L250,1030Z", "#dfe7ea", 8, 0, 0.18),
        form("M84,470L104,446H256L276,470V664H84Z", "#2f6f9f", 5, -5, 0.22),
    ]
    out.append(
        rect(102, 486, 156, 158, "#eaf6f8")
        + rect(114, 500, 132, 34, "#d3453f", rx=4)
        + _text(180, 523, 17, "#fff", "LẤY SỐ")
    )
    for i, tone in enumerate(("#f2c53d", "#5aa0c0", "#7ab06a")):
        out.append(
            rect(114, 546 + i * 32, 132, 24, tone, rx=4)
            + line(f"M126,{558 + i * 32}h60", "#ffffff", 4)
        )
    out.append(
        rect(150, 700, 60, 9, "#3a4a54")
        + path("M156,709h48v28l-8,6l-8,-6l-8,6l-8,-6l-8,6l-8,-6Z", "#ffffff")
    )
    helper = person(
        452, 1034, 560, YOUTH_M, Pose("side", near=(26, 73), far=(6, 44), lean=3), flip=True, lit=-1
    )
    old = person(
        330,
        1040,
        500,
        ELDER_M.but(beard=False, scarf=""),
        Pose("side", near=(24, 66), far=(8, 46)),
        flip=True,
    )
    return "".join(out) + helper + old


def draw() -> str:
    """The scene."""
    glow = blend(
        "soft-light",
        blur(18, poly([(0, 250), (330, 330), (900, 1067), (100, 1067)], "#fff4cc")),
        opacity=0.7,
    )
    return group(
        _room(),
        _glass_wall(),
        _back_wall(),
        _clerks(),
        _counter(),
        _visitors(),
        glow,
        _kiosk(),
        _waiting(),
        mood("#fff6d8", "#1a3f66", 0.32, 0.1, 0.3),
        vignette("#1c2f48", 0.22),
    )
