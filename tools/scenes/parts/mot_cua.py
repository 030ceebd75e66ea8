"""Parts of the picture mot-cua."""

from __future__ import annotations

from ..camera import Camera
from ..cast import OFFICIAL, OFFICIAL2, OFFICIAL_W
from ..core import (
    circle,
    dark,
    ellipse,
    form,
    light,
    line,
    num,
    path,
    poly,
    poly_d,
    pts,
    rect,
    text,
)
from ..flags import star
from ..look import Pose
from ..people import person

CAM = Camera(focal=1120, cx=800, cy=430, eye=1.75)


BACK = 9.4


WOOD = "#c79a68"


def room() -> str:
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


def glass_wall() -> str:
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
        frame = (
            f"M{pts([CAM.pt(-6.88, 0.9, z + 0.95)])}L{pts([CAM.pt(-6.88, 3.1, z + 0.95)])}"
            f"M{pts([CAM.pt(-6.88, 2.4, z)])}L{pts([CAM.pt(-6.88, 2.4, z + 1.9)])}"
        )
        out.append(line(frame, "#f7faf8", 7) + path(d, "none", stroke="#f7faf8", stroke_width=9))
    return "".join(out)


def back_wall() -> str:
    a, b = CAM.pt(-4.6, 3.45, BACK), CAM.pt(4.6, 2.55, BACK)
    w, h = b[0] - a[0], b[1] - a[1]
    mid = (a[0] + b[0]) / 2
    out = [
        rect(a[0], a[1], w, h, "#b3262b", rx=6),
        rect(a[0] + 6, a[1] + 6, w - 12, h - 12, "none", stroke="#f2c84b", stroke_width=2.5, rx=4),
    ]
    out.append(
        text(mid, a[1] + h * 0.45, 31, "#ffe9a8", "BỘ PHẬN MỘT CỬA")
        + text(mid, a[1] + h * 0.8, 19, "#fff3d8", "TIẾP NHẬN VÀ TRẢ KẾT QUẢ")
    )
    out.append(star(a[0] + 48, a[1] + h * 0.52, 22) + star(b[0] - 48, a[1] + h * 0.52, 22))
    for i, x in enumerate((-3.35, 0.0, 3.35)):
        px, py = CAM.pt(x, 2.22, BACK - 0.4)
        out.append(
            rect(px - 74, py - 22, 148, 52, "#2a3138", rx=5)
            + rect(px - 68, py - 16, 136, 40, "#14191d")
        )
        out.append(text(px, py + 15, 30, "#ff6a4d", ("A012", "A015", "B007")[i]))
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


def clerks() -> str:
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


def counter() -> str:
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
        out.append(circle(px, py, 34, "#2f6f9f") + text(px, py + 13, 38, "#fff", str(i + 1)))
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
