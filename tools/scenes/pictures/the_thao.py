"""A volleyball match on the village court, late in the afternoon."""

from __future__ import annotations

from random import Random

from ..cast import BOY, ELDER_M, FARMER_W, GIRL, OFFICIAL, TOWN_M, TOWN_W, YOUTH_M
from ..core import form, group, line, num, path, poly
from ..flags import bunting, cloth_flag
from ..look import Pose
from ..parts.the_thao import CAM, back, court, net, teams
from ..people import crowd_dot, person
from ..sky import mood, rays, vignette


def _ball() -> str:
    px, py = CAM.pt(-0.4, 2.98, 8.2)
    r = 21
    trail = "".join(
        line(
            (
                f"M{num(px - 70 - k * 12)},{num(py - 44 - k * 3 + k * 14)}"
                f"L{num(px - 28)},{num(py - 18 + k * 6)}"
            ),
            "#fff6de",
            3,
            opacity=0.7,
        )
        for k in (0, 1, 2)
    )
    seams = line(
        (
            f"M{num(px - r)},{num(py - 3)}Q{num(px)},{num(py - 15)} "
            f"{num(px + r)},{num(py + 2)}M{num(px - 6)},{num(py + r)}"
            f"Q{num(px + 2)},{num(py)} {num(px - 12)},{num(py - r + 3)}"
        ),
        "#c9a66a",
        2,
    )
    ball = form(
        f"M{num(px - r)},{num(py)}a{r},{r} 0 1 0 {2 * r},0a{r},{r} 0 1 0 {-2 * r},0Z",
        "#fffaf0",
        -5,
        -5,
        0.2,
    )
    return trail + ball + seams


def _crowd() -> str:
    """Onlookers along the far line, a referee on his stand."""
    rng = Random(9)
    skins = ("#e3b088", "#d9a074", "#cd9062", "#c4855a")
    out = []
    for z, step in ((17.4, 0.62), (16.4, 0.66)):
        x = -11.5
        while x < 13.6:
            px, py = CAM.pt(x + rng.uniform(-0.1, 0.1), 1.22 + rng.uniform(-0.06, 0.06), z)
            r = 0.12 * CAM.scale(0, z)
            tone = rng.choice(
                (
                    "#f6efe0",
                    "#d98b6c",
                    "#7fa8c9",
                    "#e0b03c",
                    "#8a6aa8",
                    "#6f9c6a",
                    "#c9566a",
                    "#4a5f82",
                )
            )
            out.append(
                crowd_dot(px, py, r, rng.choice(skins), tone)
                + path(
                    (
                        f"M{num(px - r)},{num(py)}a{num(r)},{num(r)} 0 0 1 {num(2 * r)},0"
                        f"q{num(-r)},{num(-r * 0.7)} {num(-2 * r)},0Z"
                    ),
                    "#2b2123",
                )
            )
            if rng.random() < 0.16:
                out.append(
                    poly(
                        [
                            (px - r * 2.3, py - r * 0.3),
                            (px, py - r * 2.2),
                            (px + r * 2.3, py - r * 0.3),
                        ],
                        "#ecd9a4",
                    )
                )
            x += step
    for x in (-10, -7, -4, 4, 7, 10):
        px, py = CAM.pt(x, 0, 18)
        out.append(
            line(f"M{num(px)},{num(py)}v-190", "#e9dcc0", 4) + cloth_flag(px + 2, py - 190, 58)
        )
    a, b = CAM.pt(-10, 2.6, 17.9), CAM.pt(10, 2.6, 17.9)
    out.append(
        bunting(
            a,
            ((a[0] + b[0]) / 2, a[1] + 6),
            14,
            20,
            ["#d8322f", "#ffd23f", "#2f6fb5", "#5a9c6a"],
            30,
        )
        + bunting(
            ((a[0] + b[0]) / 2, a[1] + 6),
            b,
            14,
            20,
            ["#ffd23f", "#d8322f", "#5a9c6a", "#2f6fb5"],
            30,
        )
    )
    out.append(CAM.box((-12, 14), (0, 0.84), (15.9, 16.1), ("#b5763f", "#8f5a30", "#d9a468")))
    px, py = CAM.pt(0.15, 1.1, 15.0)
    s = CAM.scale(0, 15)
    stand = line(
        (
            f"M{num(px - 0.3 * s)},{num(CAM.pt(0, 0, 15)[1])}"
            f"L{num(px - 0.2 * s)},{num(py)}"
            f"M{num(px + 0.3 * s)},{num(CAM.pt(0, 0, 15)[1])}"
            f"L{num(px + 0.2 * s)},{num(py)}M{num(px - 0.26 * s)},{num(py + 0.5 * s)}"
            f"H{num(px + 0.26 * s)}"
        ),
        "#6a4a34",
        6,
    )
    out.append(
        stand
        + person(
            px,
            py,
            1.7 * s,
            OFFICIAL,
            Pose("front", near=(-24, 84), far=(12, 42), elbows=(-1, 1)),
            shadow=0,
        )
    )
    return "".join(out)


def _near() -> str:
    """Spectators sitting in the foreground, seen from behind."""
    out = []
    people = (
        (90, 330, TOWN_M.but(top_color="#6a4a6a")),
        (250, 300, GIRL),
        (395, 340, FARMER_W),
        (1130, 330, ELDER_M),
        (1280, 300, BOY),
        (1420, 345, TOWN_W.but(top_color="#3f6f6a")),
        (1545, 320, YOUTH_M),
    )
    for x, h, look in people:
        y = 1067 + h * 0.22
        arms = Pose("back", hip=(0, 26), legs=False, near=(-10, 24), far=(10, 24))
        if look in (GIRL, BOY):
            arms = arms.but(far=(22, 84), elbows=(-1, 1))
        out.append(person(x, y, h, look, arms, lit=-1, shadow=0))
    bench = "".join(
        form(f"M{x0},1052H{x1}V1080H{x0}Z", "#8a5a36", 0, -6) for x0, x1 in ((0, 480), (1060, 1600))
    )
    return "".join(out) + bench


def draw() -> str:
    """The scene."""
    layers = teams()
    layers.sort(key=lambda item: -item[1])
    behind = [part for beyond, _, part in layers if beyond]
    front = [part for beyond, _, part in layers if not beyond]
    return group(
        back(),
        court(),
        _crowd(),
        "".join(behind),
        net(),
        "".join(front),
        _ball(),
        _near(),
        rays(250, 396, [(12, 5), (24, 6), (38, 5)], 1700, "#fff0b8", 0.25),
        mood("#ffcf7a", "#4a2450", 0.5, 0.16, 0.36),
        vignette("#3a1c2c", 0.3),
    )
