"""Parts of the picture thu-hoach-lua."""

from __future__ import annotations

import math
from random import Random

from ..camera import Camera
from ..cast import FARMER_M2, FARMER_W, FARMER_W3
from ..core import circle, clip, ellipse, form, line, mix, num, path, poly, pts, shade_path
from ..foliage import hedge
from ..look import Pose
from ..palms import coconut
from ..people import person
from ..sky import cumulus, ridge, sky

CAM = Camera(focal=1100, cx=800, cy=300, eye=5.2)


FRONT_X, FRONT_Z = 1.75, 9.1


def sky_view() -> str:
    out = [
        sky([(0, "#3f9bd0"), (0.7, "#b9e0ea"), (1, "#f4f0d4")], 320),
        cumulus(80, 150, 420, "#fff", "#cfe4ee", 4)
        + cumulus(620, 110, 300, "#fff", "#cfe4ee", 7)
        + cumulus(1080, 170, 470, "#fff", "#cfe4ee", 10),
    ]
    out.append(
        ridge(
            [(820, 290), (1000, 250), (1130, 268), (1290, 214), (1440, 252), (1620, 226)],
            312,
            "#8fb3c0",
            "#d5e2d0",
        )
    )
    out.append(
        hedge(-20, 1620, 312, 34, "#7f9c54", 5)
        + "".join(
            coconut(x, 312, h, seed=i + 2, lean=0.1)
            for i, (x, h) in enumerate(((90, 110), (150, 84), (520, 76), (1380, 104), (1450, 80)))
        )
    )
    return "".join(out)


def field() -> str:
    """Standing rice on the right, cut stubble in swaths on the left."""
    out = [shade_path("M0,306H1600V1067H0Z", [(0, "#efd684"), (0.3, "#e5b84c"), (1, "#cf9330")])]
    cut = "M0,306H1600V1067H0Z"
    out.append(shade_path(cut, [(0, "#efe0a8"), (0.4, "#d2bb76"), (1, "#ab8c4c")]))
    rng = Random(5)
    marks, tone = [], []
    for k in range(-40, 16):
        x = k * 1.55
        for z0, z1 in ((4.2, 6), (6.2, 9), (9.4, 14), (14.6, 24), (25, 60)):
            p, q = (
                CAM.pt(x + rng.uniform(-0.1, 0.1), 0, z0),
                CAM.pt(x + rng.uniform(-0.1, 0.1), 0, z1),
            )
            (marks if k % 2 else tone).append(f"M{pts([p])}L{pts([q])}")
    out.append(
        clip(
            cut,
            line("".join(marks), "#8a7038", 5, opacity=0.4),
            line("".join(tone), "#f3e6b4", 7, opacity=0.5),
        )
    )
    stubs: dict[str, list[str]] = {"#b99a52": [], "#8f7638": [], "#e3cd8c": []}
    for _ in range(1300):
        z = 4.4 + 26 * rng.random() ** 2
        x = rng.uniform(-26, 16 if z < 9 else 0.8)
        px, py = CAM.pt(x, 0, z)
        h = 130 / z
        rows = stubs[rng.choice(list(stubs))]
        bend, rise = rng.uniform(-0.2, 0.2) * h, -h * rng.uniform(0.5, 1)
        rows.append(f"M{num(px)},{num(py)}l{num(bend)},{num(rise)}")
    out += [line("".join(d), c, 1.8) for c, d in stubs.items()]
    return "".join(out)


def standing() -> str:
    """The uncut rice: a raised block with a shaded edge towards the cut side."""
    rng = Random(8)
    out = []
    top_far, top_near = CAM.pt(1.2, 0.95, 130), CAM.pt(1.2, 0.95, 11.4)
    edge = [CAM.pt(1.2, 0, 130), CAM.pt(1.2, 0, 11.4), top_near, top_far]
    step = [CAM.pt(1.2, 0, 11.4), CAM.pt(FRONT_X, 0, 11.4), CAM.pt(FRONT_X, 0.95, 11.4), top_near]
    flank = [
        CAM.pt(FRONT_X, 0, 11.4),
        CAM.pt(FRONT_X, 0, FRONT_Z),
        CAM.pt(FRONT_X, 0.95, FRONT_Z),
        CAM.pt(FRONT_X, 0.95, 11.4),
    ]
    out.append(poly(edge, "#9a742a") + poly(step, "#a87f30") + poly(flank, "#8f6a24"))
    face = [
        CAM.pt(FRONT_X, 0, FRONT_Z),
        CAM.pt(40, 0, FRONT_Z),
        CAM.pt(40, 0.95, FRONT_Z),
        CAM.pt(FRONT_X, 0.95, FRONT_Z),
    ]
    block = [
        top_far,
        top_near,
        CAM.pt(FRONT_X, 0.95, 11.4),
        CAM.pt(FRONT_X, 0.95, FRONT_Z),
        CAM.pt(40, 0.95, FRONT_Z),
        CAM.pt(90, 0.95, 130),
    ]
    out.append(poly(block, "#e6b648"))
    rows = []
    for i in range(30):
        z = FRONT_Z * (130 / FRONT_Z) ** (1 - i / 29)
        h = 30 / z * 9
        y = CAM.pt(0, 0.95, z)[1]
        x = CAM.pt(1.2 if z > 11.4 else FRONT_X, 0.95, z)[0]
        d = [f"M{num(x)},{num(y + h * 0.7)}"]
        step = max(4, h * 0.5)
        while x < 1640:
            d.append(
                f"L{num(x + step * 0.4)},{num(y - h * rng.uniform(0.2, 0.9))}"
                f"L{num(x + step)},{num(y + h * 0.3)}"
            )
            x += step
        rows.append(
            path(
                "".join(d) + f"V{num(y + h)}Z",
                mix("#f2d27a", "#d9a23a", (i / 29) * 0.8 + rng.random() * 0.2),
            )
        )
    out.append("".join(rows))
    out.append(poly(face, "#b5862f"))
    stalks: dict[str, list[str]] = {"#d9a83e": [], "#8f6a24": [], "#f0cb6a": [], "#a9a044": []}
    x = FRONT_X
    while x < 13:
        for d in stalks.values():
            px, py = CAM.pt(x + rng.uniform(0, 0.12), rng.uniform(-0.02, 0.1), FRONT_Z)
            d.append(
                f"M{num(px)},{num(py)}q{num(rng.uniform(-6, 6))},-62 "
                f"{num(rng.uniform(-10, 14))},{num(-108 - rng.uniform(0, 30))}"
            )
        x += 0.075
    out += [line("".join(d), c, 2.6) for c, d in stalks.items()]
    heads = []
    x = FRONT_X
    while x < 13:
        px, py = CAM.pt(x, 1.0 + rng.uniform(-0.08, 0.1), FRONT_Z)
        heads.append(f"M{num(px)},{num(py)}q8,-10 15,-2q2,10 -1,18q-4,-9 -14,-16Z")
        x += 0.085
    out.append(
        path("".join(heads), "#f4cf62")
        + path("".join(heads[::3]), "#c98f2c", transform="translate(4 7)")
    )
    return "".join(out)


def header(s: float) -> str:
    """The cutting table with its reel."""
    feeder = form(
        f"M{0.9 * s},{-1.15 * s}L{2.0 * s},{-0.62 * s}V{-0.2 * s}L{0.9 * s},{-0.66 * s}Z",
        "#b5362a",
        0,
        -6,
        0.2,
    )
    table = form(
        (
            f"M{1.9 * s},{-0.95 * s}L{2.25 * s},{-0.95 * s}L{2.35 * s},{-0.3 * s}"
            f"H{3.25 * s}L{3.4 * s},{-0.06 * s}H{1.9 * s}Z"
        ),
        "#d8432f",
        0,
        -4,
        0.22,
    )
    cx, cy, r = 2.95 * s, -0.85 * s, 0.62 * s
    bars = []
    for i in range(6):
        a = i * math.pi / 3 + 0.3
        ex, ey = cx + math.cos(a) * r, cy + math.sin(a) * r
        bars.append(
            line(f"M{num(cx)},{num(cy)}L{num(ex)},{num(ey)}", "#e6b22f", 5)
            + line(f"M{num(ex)},{num(ey)}v{num(0.2 * s)}M{num(ex - 9)},{num(ey)}h18", "#c98f1f", 4)
        )
    ring = (
        f'<circle cx="{num(cx)}" cy="{num(cy)}" r="{num(r)}" fill="none" stroke="#f2c84b" '
        'stroke-width="5"/>'
    )
    arm = line(f"M{2.05 * s},{-0.95 * s}L{num(cx)},{num(cy)}", "#8f2b22", 7)
    teeth = "".join(
        path(f"M{num(3.3 * s + i * 5)},{num(-0.08 * s)}l16,5l-16,4Z", "#6a6d72") for i in range(4)
    )
    return feeder + table + arm + ring + "".join(bars) + circle(cx, cy, 0.09 * s, "#8f2b22") + teeth


def people() -> str:
    out, folk = [], []
    for x, z, look, pose, flip in (
        (-7.0, 17.0, FARMER_M2, Pose("side", near=(22, 50), far=(24, 46), lean=16), False),
        (-5.9, 17.2, FARMER_W, Pose("side", near=(18, 46), far=(20, 44), lean=18), True),
        (-4.4, 9.2, FARMER_W3, Pose("side", near=(10, 92), far=(8, 44), elbows=(-1, -1)), False),
    ):
        px, py = CAM.pt(x, 0, z)
        folk.append(person(px, py, 1.58 * CAM.scale(x, z), look, pose, flip=flip))
    rng = Random(3)
    for x, z in (
        (-5.9, 12.6),
        (-7.4, 12.2),
        (-7.0, 12.9),
        (-8.3, 12.6),
        (-9.0, 16.0),
        (-8.2, 16.3),
        (-3.0, 20),
        (-2.3, 20.4),
    ):
        px, py = CAM.pt(x, 0, z)
        s = CAM.scale(x, z)
        tone = mix("#f0e3bf", "#d9c48e", rng.random())
        out.append(
            ellipse(px, py, 0.36 * s, 0.07 * s, "#6a5426", opacity=0.4)
            + form(
                (
                    f"M{num(px - 0.28 * s)},{num(py)}q{num(-0.1 * s)},{num(-0.5 * s)} "
                    f"{num(0.06 * s)},{num(-0.72 * s)}h{num(0.44 * s)}"
                    f"q{num(0.16 * s)},{num(0.22 * s)} {num(0.06 * s)},{num(0.72 * s)}Z"
                ),
                tone,
                -0.05 * s,
                -0.04 * s,
            )
        )
        out.append(
            line(
                (
                    f"M{num(px - 0.14 * s)},{num(py - 0.7 * s)}"
                    f"l{num(0.12 * s)},{num(-0.12 * s)}l{num(0.16 * s)},{num(0.11 * s)}"
                ),
                "#b5362a",
                0.04 * s + 1,
            )
        )
    return "".join(out + folk)
