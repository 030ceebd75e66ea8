"""Parts of the picture ho-kinh-doanh."""

from __future__ import annotations

from random import Random

from ..camera import Camera
from ..core import (
    clip,
    curve,
    dark,
    ellipse,
    form,
    light,
    line,
    mix,
    num,
    path,
    poly,
    pts,
    rect,
    shade_path,
    shade_rect,
)
from ..foliage import bush, hedge
from ..palms import coconut
from ..plants import banana
from ..sky import cumulus

CAM = Camera(focal=1080, cx=800, cy=330, eye=2.5)


DYES = ("#d8322f", "#f2b632", "#3f8f4f", "#7a3f9a", "#e2618a", "#2f7fb0")


def yard() -> str:
    """The sunny yard seen through the open side: sedge drying on racks."""
    out = [
        shade_rect(0, 0, 1600, 520, [(0, "#8fd0e0"), (1, "#f6f3d0")]),
        cumulus(640, 190, 330, "#fff", "#dcebec", 5),
    ]
    out.append(
        hedge(-20, 1620, 420, 90, "#8fbb6a", 4)
        + coconut(520, 440, 330, seed=3, lean=0.1)
        + coconut(1130, 440, 360, seed=7, lean=-0.1)
        + banana(960, 450, 190, seed=4)
        + bush(660, 446, 120, "#7fb05a", 3)
    )
    out.append(shade_rect(0, 420, 1600, 130, [(0, "#f0dca0"), (1, "#dcbf80")]))
    for x0 in (430, 640, 850, 1060):
        out.append(line(f"M{x0},474V352M{x0 + 180},474V352M{x0 - 6},358H{x0 + 186}", "#8a6a44", 6))
        rng = Random(x0)
        for i in range(24):
            x = x0 + 6 + i * 7.2
            tone = DYES[(x0 // 210 + i // 6) % 6]
            out.append(
                line(
                    (
                        f"M{num(x)},356Q{num(x + rng.uniform(-4, 4))},410 "
                        f"{num(x + rng.uniform(-6, 6))},{num(440 + rng.uniform(-8, 16))}"
                    ),
                    mix(tone, "#fff1c8", rng.random() * 0.3),
                    5,
                )
            )
    return "".join(out)


def house() -> str:
    """Posts, beams and thatch; walls of woven bamboo left and right."""
    out = []
    for x0, x1 in ((0, 250), (1350, 1600)):
        d = f"M{x0},0H{x1}V640H{x0}Z"
        weave = "".join(f"M{x0},{y}H{x1}" for y in range(10, 640, 22)) + "".join(
            f"M{x},0V640" for x in range(x0 + 8, x1, 26)
        )
        out.append(path(d, "#b08d5c") + clip(d, line(weave, "#8a6a40", 5, opacity=0.6)))
    out.append(shade_path("M0,520H1600V1067H0Z", [(0, "#c9a06c"), (1, "#93683f")]))
    rng = Random(4)
    for _ in range(70):
        x, y = rng.uniform(0, 1600), rng.uniform(560, 1060)
        out.append(
            ellipse(
                x,
                y,
                rng.uniform(20, 70),
                rng.uniform(2, 5),
                rng.choice(("#b5885a", "#d9b384", "#7a5433")),
                opacity=0.5,
            )
        )
    out.append(form("M-20,0H1620V84Q800,40 -20,84Z", "#7a5836", 0, -10, 0.3))
    thatch = "".join(
        (
            f"M{num(x)},{num(62 + rng.uniform(-30, 16))}"
            f"l{num(rng.uniform(-4, 4))},{num(rng.uniform(18, 42))}"
        )
        for x in range(0, 1600, 7)
    )
    out.append(
        line(thatch, "#a8834e", 4, opacity=0.8)
        + line(thatch, "#5f432a", 1.6, opacity=0.6, transform="translate(3 2)")
    )
    for x in (236, 1330):
        out.append(form(f"M{x},60H{x + 36}V600H{x}Z", "#8a5f3a", -8, 0, 0.3))
    out.append(form("M230,118H1370V148H230Z", "#9a6c42", 0, -8, 0.3))
    return "".join(out)


def pattern(d: str, box: tuple[float, float, float, float], seed: int) -> str:
    """The bands and lozenges of a finished mat."""
    rng = Random(seed)
    x0, y0, x1, y1 = box
    base, a, b = rng.sample(DYES, 3)
    out = [rect(x0, y0, x1 - x0, y1 - y0, "#f0dca0")]
    w, h = x1 - x0, y1 - y0
    for k in (0.06, 0.12, 0.84, 0.9):
        out.append(rect(x0, y0 + h * k, w, h * 0.035, base))
    out.append(rect(x0, y0 + h * 0.24, w, h * 0.04, a) + rect(x0, y0 + h * 0.72, w, h * 0.04, a))
    n = 5
    for i in range(n):
        cx, cy = x0 + (i + 0.5) * w / n, y0 + h * 0.5
        r = w / n * 0.44
        out.append(
            path(
                (
                    f"M{num(cx)},{num(cy - r * 1.2)}L{num(cx + r)},{num(cy)}"
                    f"L{num(cx)},{num(cy + r * 1.2)}L{num(cx - r)},{num(cy)}Z"
                ),
                b,
            )
        )
        out.append(
            path(
                (
                    f"M{num(cx)},{num(cy - r * 0.6)}L{num(cx + r * 0.5)},{num(cy)}"
                    f"L{num(cx)},{num(cy + r * 0.6)}L{num(cx - r * 0.5)},{num(cy)}Z"
                ),
                "#fbe9b8",
            )
        )
    reeds = "".join(f"M{num(x0)},{num(y0 + i * 6)}H{num(x1)}" for i in range(int(h / 6)))
    return clip(d, *out, line(reeds, "#8a6a34", 0.8, opacity=0.35))


def hung_mats() -> str:
    out = []
    for x, y, w, h, seed in (
        (14, 150, 92, 330, 3),
        (118, 150, 104, 360, 8),
        (1386, 150, 98, 350, 5),
        (1494, 150, 96, 330, 12),
    ):
        d = f"M{x},{y}H{x + w}V{y + h}H{x}Z"
        out.append(
            rect(x + 6, y + 6, w, h, "#4a3018", opacity=0.3)
            + pattern(d, (x, y, x + w, y + h), seed)
            + rect(x - 4, y - 10, w + 8, 13, "#6a4528", rx=5)
        )
    return "".join(out)


def bundles() -> str:
    """Dyed sedge hung from the beam in great tassels."""
    rng = Random(9)
    out = []
    for i, x in enumerate((318, 392, 466, 1130, 1204, 1278)):
        tone = DYES[i]
        for k in range(17):
            dx = (k - 8) * 3.2
            out.append(
                curve(
                    [
                        (x + dx * 0.4, 140),
                        (x + dx, 220),
                        (x + dx * 1.25 + rng.uniform(-3, 3), 310 + rng.uniform(-16, 16)),
                    ],
                    mix(tone, light(tone, 0.4), rng.random()),
                    4.2,
                )
            )
        out.append(rect(x - 15, 172, 30, 10, dark(tone, 0.35)))
    return "".join(out)


def loom() -> str:
    """The floor loom: frame, warp, the woven part with bright stripes, batten."""
    zn, zf, x0, x1 = 3.55, 6.6, -1.75, 1.75
    out = [
        poly(
            [
                CAM.pt(x0 - 0.2, 0, zn),
                CAM.pt(x1 + 0.4, 0, zn),
                CAM.pt(x1 + 0.3, 0, zf),
                CAM.pt(x0 - 0.1, 0, zf),
            ],
            "#5a3c22",
            opacity=0.35,
        )
    ]
    y = 0.3
    warp = "".join(
        (
            f"M{pts([CAM.pt(x0 + (x1 - x0) * i / 56, y, zn)])}"
            f"L{pts([CAM.pt(x0 + (x1 - x0) * i / 56, y, zf)])}"
        )
        for i in range(57)
    )
    out.append(line(warp, "#f3e6c4", 1.2))
    z, k = 4.85, 0
    rng = Random(3)
    bands = (
        ["#f0dca0"] * 3
        + ["#d8322f", "#f0dca0", "#3f8f4f", "#f2b632", "#f0dca0", "#7a3f9a"]
        + ["#f0dca0"] * 2
        + ["#e2618a", "#d8322f", "#f0dca0", "#2f7fb0"]
    )
    while z < zf:
        step = 0.055
        tone = bands[(k // 2) % len(bands)]
        out.append(CAM.floor(x0, z, x1, z + step, mix(tone, dark(tone, 0.14), rng.random()), y))
        z += step
        k += 1
    for i in range(7):
        cx = x0 + (i + 0.5) * (x1 - x0) / 7
        out.append(
            poly(
                [
                    CAM.pt(cx, y, 5.35),
                    CAM.pt(cx + 0.17, y, 5.6),
                    CAM.pt(cx, y, 5.85),
                    CAM.pt(cx - 0.17, y, 5.6),
                ],
                "#d8322f",
            )
            + poly(
                [
                    CAM.pt(cx, y, 5.48),
                    CAM.pt(cx + 0.08, y, 5.6),
                    CAM.pt(cx, y, 5.72),
                    CAM.pt(cx - 0.08, y, 5.6),
                ],
                "#fbe9b8",
            )
        )
    wood = ("#a8754a", "#7a5233", "#c9986a")
    out.insert(1, CAM.box((x0 - 0.15, x1 + 0.15), (0, 0.34), (zf, zf + 0.14), wood))
    out.append(CAM.box((x0 - 0.35, x1 + 0.35), (0.28, 0.48), (4.7, 4.84), wood))
    out.append(
        "".join(
            CAM.box((x, x + 0.16), (0, 0.22), (zn - 0.14, zn), wood) for x in (x0 - 0.1, x1 - 0.06)
        )
    )
    out.append(CAM.box((x0 - 0.15, x1 + 0.15), (0.2, 0.34), (zn - 0.14, zn), wood))
    return "".join(out)
