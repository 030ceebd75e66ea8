"""Parts of the picture tru-so-xa."""

from __future__ import annotations

from random import Random

from ..camera import Camera
from ..core import dark, group, light, line, poly, pts
from ..flags import sign, star

CAM = Camera(focal=1060, cx=560, cy=690, eye=1.7, yaw=-22)


X0, X1, Z0 = -17.0, 11.0, 31.0


WALL = "#f3d68e"


def _sheet(
    x0: float, y0: float, x1: float, y1: float, fill: str, z: float = Z0, **extra: object
) -> str:
    return CAM.front(x0, y0, x1, y1, z, fill, **extra)


def _window(x: float, y: float, w: float, h: float) -> str:
    out = [
        _sheet(x - 0.18, y - 0.18, x + w + 0.18, y + h + 0.18, "#fff8e6"),
        _sheet(x, y, x + w, y + h, "#2d6b74"),
    ]
    for k in (0, 1):
        a = x + 0.08 + k * w / 2
        out.append(_sheet(a, y + 0.08, a + w / 2 - 0.16, y + h * 0.66, "#6ea5ad"))
        out.append(_sheet(a, y + h * 0.72, a + w / 2 - 0.16, y + h - 0.08, "#8cbcc0"))
        glint = [
            CAM.pt(a, y + h * 0.2, Z0),
            CAM.pt(a + w * 0.3, y + h * 0.66, Z0),
            CAM.pt(a + w * 0.16, y + h * 0.66, Z0),
            CAM.pt(a, y + h * 0.4, Z0),
        ]
        out.append(poly(glint, "#c9e4e2", opacity=0.6))
    out.append(_sheet(x - 0.3, y - 0.32, x + w + 0.3, y - 0.14, "#e8c878"))
    return "".join(out)


def building() -> str:
    out = [
        _sheet(X0, 0, X1, 8.6, WALL),
        _sheet(X0, 0, X1, 0.9, "#b98a5a"),
        _sheet(X0, 4.1, X1, 4.55, "#fff3d0"),
        _sheet(X0, 3.95, X1, 4.1, "#c9a15f"),
    ]
    bays = [-15.6, -12.2, -8.8, 1.1, 4.5, 7.9]
    for x in bays:
        out.append(_window(x, 1.3, 2.0, 2.2))
        out.append(_window(x, 5.2, 2.0, 2.3))
    for x in (*[b - 0.95 for b in bays], X1 - 0.5):
        out.append(_sheet(x, 0, x + 0.45, 8.6, light(WALL, 0.45)))
        out.append(_sheet(x + 0.38, 0, x + 0.45, 8.6, dark(WALL, 0.2)))
    out.append(
        _sheet(X0 - 0.8, 8.6, X1 + 0.8, 9.2, "#fff3d0", Z0 - 0.8)
        + _sheet(X0 - 0.8, 8.45, X1 + 0.8, 8.6, "#a87c44", Z0 - 0.8)
    )
    roof = [
        (X0 - 0.8, 9.2, Z0 - 0.8),
        (X1 + 0.8, 9.2, Z0 - 0.8),
        (X1 - 3, 11.9, Z0 + 5),
        (X0 + 3, 11.9, Z0 + 5),
    ]
    out.append(CAM.face(roof, "#bf5a40"))
    rows = []
    for i in range(1, 12):
        t = i / 12
        a = CAM.pt(X0 - 0.8 + 3.8 * t, 9.2 + 2.7 * t, Z0 - 0.8 + 5.8 * t)
        b = CAM.pt(X1 + 0.8 - 3.8 * t, 9.2 + 2.7 * t, Z0 - 0.8 + 5.8 * t)
        rows.append(f"M{pts([a])}L{pts([b])}")
    out.append(line("".join(rows), "#96402f", 1.6))
    return "".join(out)


def portico() -> str:
    x0, x1, z = -6.4, 0.4, Z0 - 3.2
    out = [CAM.box((x0, x1), (0, 8.6), (Z0 - 0.4, Z0), (light(WALL, 0.2), dark(WALL, 0.25), WALL))]
    for x in (-5.6, -3.9, -2.2):
        out.append(
            _sheet(x, 0.6, x + 1.45, 3.4, "#7a4a2a", Z0 - 0.42)
            + _sheet(x + 0.12, 1.5, x + 1.33, 3.3, "#8cbcc0", Z0 - 0.43)
        )
    for x in (-5.5, -2.6):
        out.append(
            _sheet(x, 5.2, x + 2.1, 7.3, "#fff8e6", Z0 - 0.42)
            + _sheet(x + 0.15, 5.3, x + 1.95, 7.2, "#6ea5ad", Z0 - 0.43)
        )
        out.append(_sheet(x + 0.95, 5.2, x + 1.12, 7.3, "#2d6b74", Z0 - 0.44))
    for i in range(4):
        out.append(
            CAM.box(
                (x0 - 0.6 + 0.15 * i, x1 + 0.6 - 0.15 * i),
                (0.15 * i, 0.15 * i + 0.15),
                (z - 1.2 + 0.35 * i, Z0 - 0.4),
                ("#c9b391", "#a8926f", "#e6d4b2"),
            )
        )
    for x in (x0, -4.3, -2.1, x1 - 0.5):
        out.append(CAM.box((x, x + 0.5), (0.6, 4.1), (z, z + 0.5), ("#fff8e6", "#d9c18c", "#fff")))
    out.append(
        CAM.box(
            (x0 - 0.4, x1 + 0.4), (4.1, 5.0), (z - 0.3, Z0 - 0.4), ("#fff3d0", "#d0ac68", "#e3c88a")
        )
    )
    out.append(CAM.box((x0, x1), (5.0, 5.75), (z, z + 0.12), ("#f4e2b4", "#d0ac68", "#fff")))
    for i in range(13):
        x = x0 + 0.2 + i * 0.5
        out.append(_sheet(x, 5.08, x + 0.22, 5.62, "#c39a58", z - 0.01))
    out.append(
        CAM.box(
            (x0 + 0.4, x1 - 0.4),
            (8.6, 10.5),
            (Z0 - 0.8, Z0 - 0.3),
            ("#fff3d0", "#d0ac68", "#e3c88a"),
        )
    )
    peak = [(x0, 10.5, Z0 - 0.85), (x1, 10.5, Z0 - 0.85), ((x0 + x1) / 2, 12.2, Z0 - 0.85)]
    out.append(
        CAM.face(peak, "#bf5a40")
        + CAM.face(
            [
                (x0 + 0.8, 10.6, Z0 - 0.9),
                (x1 - 0.8, 10.6, Z0 - 0.9),
                ((x0 + x1) / 2, 11.8, Z0 - 0.9),
            ],
            "#f6e3b0",
        )
    )
    sx, sy = CAM.pt((x0 + x1) / 2, 10.95, Z0 - 0.9)
    out.append(star(sx, sy, 13, "#d3222a"))
    board = CAM.plane((x0 + x1) / 2, 4.56, z - 0.31, (1, 0, 0))
    out.append(group(sign(0, 0, 690, "ỦY BAN NHÂN DÂN XÃ", size=56, height=72), transform=board))
    return "".join(out)


def yard() -> str:
    out = [CAM.floor(-60, 1.0, 70, 90, "#8fb45c"), CAM.floor(-20, 1.0, 16, Z0 + 1, "#e3cda4")]
    marks = []
    for i in range(-20, 17, 2):
        marks.append(f"M{pts([CAM.pt(i, 0, 1.6)])}L{pts([CAM.pt(i, 0, Z0)])}")
    for z in (3, 4.2, 5.6, 7.2, 9, 11, 13.4, 16, 19, 22.4, 26):
        marks.append(f"M{pts([CAM.pt(-20, 0, z)])}L{pts([CAM.pt(16, 0, z)])}")
    out.append(line("".join(marks), "#c2a678", 1.5))
    rng = Random(9)
    for _ in range(40):
        x, z = rng.randrange(-10, 8) * 2, rng.choice((5.6, 7.2, 9, 11, 13.4))
        out.append(CAM.floor(x, z, x + 2, z + 1.7, rng.choice(("#eedcb8", "#d8bf92")), opacity=0.5))
    return "".join(out)
