"""Parts of the picture vuong-tom."""

from __future__ import annotations

from random import Random

from ..camera import Camera
from ..core import (
    Point,
    clip,
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
    shade_path,
    smooth,
)
from ..foliage import blob
from ..sky import ridge, sky, streaks
from ..water import lens

CAM = Camera(focal=1180, cx=800, cy=520, eye=19, pitch=21, yaw=-12)


PONDS = ("#3f9a96", "#57ad9f", "#2f8890", "#6fb59a", "#479fa6", "#86b98a")


def sea() -> str:
    top = CAM.pt(0, 0, 5000)[1]
    out = [
        sky([(0, "#a9d5e6"), (1, "#fdf0d3")], top + 6),
        streaks(4, "#ffffff", (0, 4, 1600, top - 4), 9, 0.8),
    ]
    out.append(
        shade_path(f"M0,{num(top)}H1600V{num(top + 130)}H0Z", [(0, "#cfe6e2"), (1, "#9cc9bd")])
    )
    out.append(
        ridge(
            [
                (900, top),
                (1010, top - 22),
                (1090, top - 12),
                (1190, top - 44),
                (1290, top - 20),
                (1380, top - 26),
                (1500, top),
            ],
            top + 2,
            "#8fb5bf",
            "#b9d3cf",
        )
    )
    return "".join(out)


def land() -> str:
    top, mid = CAM.pt(0, 0, 420)[1], CAM.pt(0, 0, 150)[1]
    return shade_path(
        f"M0,{num(top)}L1600,{num(top + 16)}V1067H0Z",
        [(0, "#a9bf86"), (0.2, "#a8ad6c"), (1, "#b9a868")],
    ) + path(
        f"M0,{num(top)}L1600,{num(top + 16)}V{num(mid + 20)}Q800,{num(mid + 6)} 0,{num(mid - 10)}Z",
        "#8fa86a",
    )


def mangrove(
    seed: int, x0: float, x1: float, z0: float, z1: float, count: int, tone: str = "#4f8a5a"
) -> str:
    """A belt of mangrove crowns with their shadows."""
    rng = Random(seed)
    spots = sorted(((rng.uniform(z0, z1), rng.uniform(x0, x1)) for _ in range(count)), reverse=True)
    out = []
    for z, x in spots:
        px, py = CAM.pt(x, 0, z)
        s = CAM.scale(x, z) * rng.uniform(1.3, 2.4)
        if not -60 < px < 1660:
            continue
        color = mix(tone, rng.choice(("#7fae5c", "#3a7350", "#a3bd68")), rng.random() * 0.6)
        out.append(ellipse(px + s * 0.9, py + s * 0.1, s * 1.2, s * 0.5, "#24443c", opacity=0.35))
        out.append(
            form(blob(px, py - s * 0.6, s, s * 0.85, rng, 8), color, -s * 0.3, -s * 0.25, 0.26)
        )
    return "".join(out)


def river() -> str:
    left: list[Point] = []
    right: list[Point] = []
    for x, z, w in (
        (52, 40, 5),
        (44, 62, 6),
        (56, 84, 7),
        (40, 112, 8),
        (10, 140, 10),
        (26, 190, 14),
        (70, 260, 24),
        (60, 400, 60),
        (60, 700, 120),
    ):
        left.append(CAM.pt(x - w, 0, z))
        right.append(CAM.pt(x + w, 0, z))
    d = smooth(left) + "L" + smooth(right[::-1])[1:] + "Z"
    return line(d, "#6f8a5a", 7, opacity=0.5) + shade_path(
        d, [(0, "#d5e8df"), (0.5, "#a9cfc0"), (1, "#6fae9f")]
    )


def _aerator(x: float, z: float, turn: int) -> str:
    """A paddle-wheel aerator: float, wheels and a fan of foam."""
    px, py = CAM.pt(x, 0, z)
    s = CAM.scale(x, z)
    rng = Random(int(x * 7 + z))
    foam = []
    for _ in range(30):
        t = rng.random()
        t *= t
        fx = px + turn * s * (0.7 + 3.4 * t)
        fy = py + rng.uniform(-1, 1) * s * (0.25 + 0.75 * t)
        foam.append(lens(fx, fy, s * rng.uniform(0.5, 1.3) * (1.2 - 0.6 * t), s * 0.11))
    rings = "".join(
        (
            f"M{num(px + turn * s * k)},{num(py - s * 0.35 * k)}"
            f"q{num(turn * s * 0.5)},{num(s * 0.35 * k)} 0,{num(s * 0.7 * k)}"
        )
        for k in (1.6, 2.5, 3.4)
    )
    body = poly(
        [
            (px - s * 1.1, py - s * 0.12),
            (px + s * 1.1, py - s * 0.12),
            (px + s * 1.1, py + s * 0.14),
            (px - s * 1.1, py + s * 0.14),
        ],
        "#e8e2cf",
    )
    motor = form(
        f"M{num(px - s * 0.3)},{num(py)}V{num(py - s * 0.5)}H{num(px + s * 0.3)}V{num(py)}Z",
        "#3a6ea5",
        -1,
        -1,
    )
    wheels = "".join(
        ellipse(px + k * s, py - s * 0.12, s * 0.3, s * 0.42, "#f7f4ea")
        + ellipse(px + k * s, py - s * 0.12, s * 0.12, s * 0.2, "#4a7fb0")
        for k in (-0.85, 0.85)
    )
    return (
        line(rings, "#eafaf4", max(1, s * 0.08), opacity=0.5)
        + path("".join(foam), "#ffffff", opacity=0.85)
        + wheels
        + body
        + motor
    )


def _pond(x0: float, z0: float, x1: float, z1: float, tone: str, seed: int) -> str:
    rng = Random(seed)
    quad = [CAM.pt(x0, 0, z0), CAM.pt(x1, 0, z0), CAM.pt(x1, 0, z1), CAM.pt(x0, 0, z1)]
    bank = [
        CAM.pt(x0 - 0.7, 0.1, z0 - 0.7),
        CAM.pt(x1 + 0.7, 0.1, z0 - 0.7),
        CAM.pt(x1 + 0.7, 0.1, z1 + 0.7),
        CAM.pt(x0 - 0.7, 0.1, z1 + 0.7),
    ]
    d = poly_d(quad)
    out = [poly(bank, "#d9cda2"), shade_path(d, [(0, light(tone, 0.42)), (1, tone)])]
    inner = []
    for _ in range(34):
        x, z = rng.uniform(x0, x1), rng.uniform(z0, z1)
        px, py = CAM.pt(x, 0, z)
        s = CAM.scale(x, z)
        inner.append(
            path(
                lens(px, py, s * rng.uniform(1, 3), s * 0.09),
                rng.choice(("#ffffff", dark(tone, 0.3), "#fdf0c8")),
                opacity=0.4,
            )
        )
    edge = line(f"M{pts([quad[3]])}L{pts([quad[0]])}", dark(tone, 0.45), 7, opacity=0.35) + line(
        f"M{pts([quad[3]])}L{pts([quad[2]])}", dark(tone, 0.45), 6, opacity=0.35
    )
    out.append(clip(d, *inner, edge))
    n = 1 + seed % 2
    for i in range(n):
        z = z0 + (i + 0.5) * (z1 - z0) / n
        for k, turn in ((0.2, 1), (0.8, -1)):
            out.append(clip(d, _aerator(x0 + (x1 - x0) * k, z, turn)))
    return "".join(out)


def grid() -> list[str]:
    """Ponds from far to near; the rows grow with distance from the dyke road."""
    rng = Random(11)
    out = []
    rows = [(111, 124), (95, 107), (81, 92), (67.5, 78), (55.5, 64.5), (41.5, 50), (30, 39)]
    for z0, z1 in rows:
        x = -78.0 if z0 > 60 else -48.0
        while True:
            w = rng.choice((13.0, 15.0, 17.0))
            if x + w > 34:
                break
            out.append(_pond(x, z0, x + w, z1, rng.choice(PONDS), int(x * 3 + z0)))
            x += w + 2.6
    return out


def hut(x: float, z: float, tone: str) -> str:
    ridge_y = 3.4
    out = []
    px, py = CAM.pt(x + 3.4, 0, z + 1.6)
    s = CAM.scale(x, z)
    out.append(ellipse(px, py, 2.4 * s, 0.8 * s, "#3a3a3a", opacity=0.3))
    out.append(CAM.box((x, x + 4), (0, 2.1), (z, z + 3.2), ("#ead9b0", "#c4ab7c", "#c4ab7c")))
    out.append(
        CAM.front(x + 1.5, 0, x + 2.4, 1.7, z - 0.01, "#6a4a34")
        + CAM.front(x + 2.8, 0.8, x + 3.6, 1.6, z - 0.01, "#5f8f98")
    )
    out.append(
        CAM.face(
            [
                (x - 0.5, 2.0, z - 0.6),
                (x + 4.5, 2.0, z - 0.6),
                (x + 4.5, ridge_y, z + 1.6),
                (x - 0.5, ridge_y, z + 1.6),
            ],
            tone,
        )
    )
    out.append(
        CAM.face(
            [
                (x - 0.5, 2.0, z + 3.8),
                (x + 4.5, 2.0, z + 3.8),
                (x + 4.5, ridge_y, z + 1.6),
                (x - 0.5, ridge_y, z + 1.6),
            ],
            light(tone, 0.25),
        )
    )
    for k in range(1, 12):
        u = x - 0.5 + k * 5 / 12
        out.append(
            line(
                f"M{pts([CAM.pt(u, 2.0, z - 0.6)])}L{pts([CAM.pt(u, ridge_y, z + 1.6)])}",
                dark(tone, 0.25),
                1.2,
            )
        )
    return "".join(out)
