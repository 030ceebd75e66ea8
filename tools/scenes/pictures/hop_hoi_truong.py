"""A public meeting in the commune hall, seen from the back rows."""

from __future__ import annotations

from random import Random

from ..cast import AO_DAI_RED, FARMER_W
from ..core import blend, blur, ellipse, group, line, num, path, poly_d, pts, rect
from ..flags import cloth_flag
from ..look import BACK, Pose
from ..parts.hop_hoi_truong import CAM, CEIL, HALF, presidium, seated, shell, stage, windows
from ..people import person
from ..sky import mood, vignette
from ..trees import pot_plant


def _row(z: float, rng: Random) -> str:
    out = []
    for x0, x1 in ((-6.3, -1.25), (1.25, 6.3)):
        out.append(CAM.box((x0, x1), (0, 0.76), (z, z + 0.62), ("#dfe7e6", "#b9c7c8", "#f4f6f0")))
        a, b = CAM.pt(x0, 0.7, z), CAM.pt(x1, 0.7, z)
        out.append(line(f"M{pts([a])}L{pts([b])}", "#4f8f96", 34 / z))
        n = 5
        for i in range(n):
            x = x0 + (i + 0.5) * (x1 - x0) / n
            px, py = CAM.pt(x + 0.28, 0.76, z + 0.3)
            s = CAM.scale(x, z + 0.3)
            out.append(
                rect(px, py - 0.22 * s, 0.07 * s, 0.22 * s, "#bfe0ea", rx=1)
                + rect(px, py - 0.25 * s, 0.07 * s, 0.04 * s, "#3a7fae")
            )
            qx, qy = CAM.pt(x - 0.2, 0.765, z + 0.25)
            out.append(
                path(
                    (
                        f"M{num(qx)},{num(qy)}l{num(0.3 * s)},0"
                        f"l{num(-0.03 * s)},{num(-0.08 * s)}l{num(-0.27 * s)},0Z"
                    ),
                    "#ffffff",
                )
            )
    for x0, x1 in ((-6.3, -1.25), (1.25, 6.3)):
        n = 5
        for i in range(n):
            if rng.random() < 0.06:
                continue
            x = x0 + (i + 0.5) * (x1 - x0) / n + rng.uniform(-0.08, 0.08)
            out.append(seated(x, z - 0.4, rng))
    return "".join(out)


def _speaker(z: float) -> str:
    """A resident who has risen to speak."""
    px, py = CAM.pt(2.85, 0, z)
    s = CAM.scale(2.85, z)
    pose = BACK.but(near=(-13, 40), far=(11, 70), elbows=(-1, 1))
    return person(px, py, 1.62 * s, FARMER_W.but(hat="", top_color="#6d4a9a"), pose, shadow=0)


def _light() -> str:
    beams = []
    for z in (4.4, 7.4, 10.4, 13.4):
        patch = [
            CAM.pt(-5.6, 0, z - 0.5),
            CAM.pt(-5.6, 0, z + 1.2),
            CAM.pt(-2.2, 0, z + 0.3),
            CAM.pt(-2.2, 0, z - 1.4),
        ]
        wall = [CAM.pt(-HALF, 3.7, z + 1.9), CAM.pt(-HALF, 1.35, z), patch[0], patch[3]]
        beams.append(path(poly_d(wall), "#fff2c4", opacity=0.35))
        beams.append(path(poly_d(patch), "#fff2c4", opacity=0.6))
    return blend("soft-light", blur(5, *beams))


def _fans() -> str:
    out = []
    for x, z in ((-3.6, 9.0), (3.6, 9.0), (-3.6, 14.5), (3.6, 14.5)):
        px, py = CAM.pt(x, 4.2, z)
        s = CAM.scale(x, z)
        top = CAM.pt(x, CEIL, z)[1]
        out.append(line(f"M{num(px)},{num(top)}V{num(py)}", "#8a8378", 2))
        for w, dy in ((0.75, -0.03), (-0.75, -0.05), (0.5, 0.07), (-0.45, 0.07)):
            out.append(
                path(
                    (
                        f"M{num(px)},{num(py - 3)}"
                        f"L{num(px + w * s)},{num(py + dy * s - 3)}"
                        f"L{num(px + w * s)},{num(py + dy * s + 4)}"
                        f"L{num(px)},{num(py + 4)}Z"
                    ),
                    "#b9b0a0",
                )
            )
        out.append(ellipse(px, py, 0.13 * s, 0.08 * s, "#8a8378"))
    return "".join(out)


def draw() -> str:
    """The scene."""
    rng = Random(21)
    rows = []
    for z in (11.9, 9.9, 8.0, 6.2, 4.5):
        rows.append(_row(z, rng))
        if z == 8.0:
            rows.append(_speaker(7.4))
    ux, uy = CAM.pt(0.1, 0, 8.6)
    usher = person(
        ux,
        uy,
        1.6 * CAM.scale(0.1, 8.6),
        AO_DAI_RED,
        Pose("front", near=(-1, 59), far=(3, 57), near_foot=(-3, 0), far_foot=(3, 2)),
    )
    pots = ""
    for x, z, seed in ((-6.3, 13.8, 3), (6.3, 13.8, 7)):
        px, py = CAM.pt(x, 0, z)
        pots += pot_plant(px, py, 1.5 * CAM.scale(x, z), seed, "#f2c84b", "#f1e6d0")
    fx, fy = CAM.pt(-5.7, 3.2, 16.6)
    flag = line(
        f"M{num(fx)},{num(fy - 6)}V{num(CAM.pt(-5.7, 0.6, 16.6)[1])}", "#caa75a", 4
    ) + cloth_flag(fx, fy, 66)
    return group(
        shell(),
        windows(),
        stage(),
        flag,
        presidium(),
        pots,
        _fans(),
        _light(),
        "".join(rows[:2]),
        usher,
        "".join(rows[2:]),
        mood("#fff0c0", "#4a1f2c", 0.45, 0.1, 0.3),
        vignette("#3a1c1c", 0.3),
    )
