"""A concrete country road lined with flowers and flags, early in the day."""

from __future__ import annotations

import math
from random import Random

from ..buildings import cloth_flag, cottage
from ..camera import Camera
from ..cast import BOY, ELDER_M, FARMER_W3, PUPIL_B, PUPIL_G, TOWN_W
from ..core import (
    Point,
    blend,
    blur,
    capsule,
    circle,
    ellipse,
    form,
    group,
    light,
    line,
    mix,
    num,
    path,
    poly,
    pts,
    shade_rect,
)
from ..look import WALK, WALK2, Pose
from ..people import person
from ..plants import areca, banana, coconut, flower, grass, rice_rows
from ..sky import cumulus, flock, mood, power_line, rays, ridge, sky, sun, vignette
from ..trees import bush, hedge, tree
from ..vehicles import bicycle, motorbike_front

CAM = Camera(focal=1000, cx=720, cy=420, eye=1.75)
DEPTHS = [
    2.4,
    2.8,
    3.3,
    3.9,
    4.6,
    5.5,
    6.6,
    8,
    9.6,
    11.5,
    14,
    17,
    20,
    24,
    29,
    35,
    43,
    53,
    66,
    85,
    110,
]


def mid(z: float) -> float:
    """The middle of the winding road at distance ``z``."""
    return 0.3 + 2.6 * math.sin((z - 3) / 15) + z * 0.035


def _band(left: float, right: float, fill: str) -> str:
    a: list[Point] = [CAM.pt(mid(z) + left, 0, z) for z in DEPTHS]
    b: list[Point] = [CAM.pt(mid(z) + right, 0, z) for z in DEPTHS]
    return poly(a + b[::-1], fill)


def _road() -> str:
    out = [
        _band(-3.6, 3.6, "#86a84e"),
        _band(-2.9, 2.9, "#9b8a5c"),
        _band(-1.85, 1.85, "#d9d3c4"),
        _band(-1.85, -1.72, "#f3eee0"),
        _band(1.72, 1.85, "#b3ac9c"),
    ]
    joints = []
    z = 2.6
    while z < 60:
        a, b = CAM.pt(mid(z) - 1.85, 0, z), CAM.pt(mid(z) + 1.85, 0, z)
        joints.append(line(f"M{pts([a])}L{pts([b])}", "#a8a191", max(0.7, 16 / z), opacity=0.8))
        z *= 1.32
    rng = Random(4)
    for _ in range(120):
        z = 2.4 + 20 * rng.random() ** 2
        x, y = CAM.pt(mid(z) + rng.uniform(-1.6, 1.6), 0, z)
        k = 30 / z
        joints.append(
            ellipse(
                x,
                y,
                k * rng.uniform(0.3, 1.4),
                k * 0.2,
                rng.choice(("#efe9da", "#bdb6a5")),
                opacity=0.5,
            )
        )
    return "".join(out + joints)


def _fields() -> str:
    base = shade_rect(0, 420, 1600, 650, [(0, "#d6dd92"), (0.3, "#a9c25a"), (1, "#6f9a3c")])
    return base + rice_rows(5, 424, 1080, 720, ["#c9d67e", "#7fa640"], rows=22, tall=46)


def _flower_side(side: int) -> list[tuple[float, str]]:
    rng = Random(20 + side)
    tones = (
        ["#e23d78", "#f0842e", "#f6c83c", "#fff3df", "#d8306a"]
        if side < 0
        else ["#f6c83c", "#e8582f", "#f49ab2", "#fff3df"]
    )
    out = []
    z = 2.7
    while z < 75:
        for _ in range(3 if z < 14 else 2):
            off = side * rng.uniform(2.05, 2.95)
            x, y = CAM.pt(mid(z) + off, 0, z)
            s = CAM.scale(0, z)
            h = rng.uniform(0.32, 0.5) * s
            parts = [
                ellipse(
                    x, y - h * 0.35, h * 0.55, h * 0.42, mix("#4f8238", "#7fa546", rng.random())
                )
            ]
            for _ in range(5 if z < 20 else 2):
                fx, fy = x + rng.uniform(-0.5, 0.5) * h, y - h * rng.uniform(0.35, 0.95)
                r = max(1.6, 0.075 * s)
                tone = rng.choice(tones)
                parts.append(flower(fx, fy, r, tone) if z < 16 else circle(fx, fy, r * 0.8, tone))
            out.append((z, "".join(parts)))
        z += 0.25 + z * 0.035
    return out


def _flags() -> list[tuple[float, str]]:
    out = []
    for i in range(9):
        z = 7.0 * 1.36**i
        for side in (1,) if i == 0 else (-1, 1):
            x, y = CAM.pt(mid(z) + side * 3.25, 0, z)
            s = CAM.scale(0, z)
            top = y - 3.4 * s
            pole = line(f"M{num(x)},{num(y)}V{num(top)}", "#e9e4d6", max(1, 0.05 * s))
            out.append((z, pole + cloth_flag(x, top + 2, max(5, 1.05 * s), 0.09)))
    return out


def _houses() -> list[tuple[float, str]]:
    out = []
    for z, x, w, tone, kind, seed in (
        (15, 8.6, 8.0, "#b9553a", "tile", 3),
        (27, 12.8, 8, "#5f8fa0", "tin", 4),
        (40, 15.5, 9, "#c0664a", "tile", 5),
        (52, -6.5, 9, "#b9553a", "tile", 8),
    ):
        px, py = CAM.pt(x - w / 2, 0, z)
        s = CAM.scale(0, z)
        house = cottage(
            px,
            py,
            w * s,
            roof=tone,
            kind=kind,
            seed=seed,
            wall="#f3e4bf" if seed % 2 else "#dfe6d8",
        )
        fence = []
        for i in range(13):
            fx = px - 0.1 * w * s + i * w * 1.2 * s / 12
            fence.append(
                line(
                    f"M{num(fx)},{num(py + 0.5 * s)}v{num(-0.75 * s)}", "#fbf7ea", max(1, 0.07 * s)
                )
            )
        rail = line(
            f"M{num(px - 0.1 * w * s)},{num(py + 0.05 * s)}h{num(1.2 * w * s)}",
            "#fbf7ea",
            max(1, 0.06 * s),
        )
        hedge_ = bush(px + w * s * 0.1, py + 0.4 * s, 1.8 * s, "#5f9145", seed) + bush(
            px + w * s * 0.85, py + 0.4 * s, 1.5 * s, "#6fa04c", seed + 1
        )
        out.append((z, house + hedge_ + rail + "".join(fence)))
    return out


def _plants() -> list[tuple[float, str]]:
    out = []
    for kind, x, z, h, seed in (
        ("c", 6.0, 19, 8, 3),
        ("a", 4.9, 13.4, 6.4, 5),
        ("a", 5.6, 13.8, 5.6, 6),
        ("b", 11.8, 14.4, 3.2, 3),
        ("c", 16, 24, 9, 7),
        ("t", 19, 33, 8, 5),
        ("c", 9.4, 34, 9, 9),
        ("t", -3.5, 58, 8, 4),
        ("c", -9, 48, 9, 11),
        ("c", -14.5, 40, 9, 12),
        ("t", 22, 30, 9, 14),
    ):
        px, py = CAM.pt(x, 0, z)
        s = CAM.scale(0, z)
        makers = {
            "c": lambda: coconut(px, py, h * s, seed=seed, lean=0.1),
            "a": lambda: areca(px, py, h * s, seed=seed),
            "b": lambda: banana(px, py, h * s, seed=seed),
            "t": lambda: tree(px, py, h * s, "#6f9f4c", seed),
        }
        out.append((z, makers[kind]()))
    return out


def _rider() -> tuple[float, str]:
    """A mother with her child coming on a motorbike."""
    z, x = 7.4, mid(7.4) + 0.55
    px, py = CAM.pt(x, 0, z)
    s = CAM.scale(0, z)
    h = 1.62 * s
    seat = py - 0.30 * s
    woman = TOWN_W.but(hat="helmet", hat_color="#d9473a", hair="long", top_color="#e58aa0")
    pose = Pose("front", hip=(0, 27), legs=False, near=(-17, 44), far=(17, 44))
    child = BOY.but(hat="helmet", hat_color="#3a86b8")
    behind = person(
        px + 0.2 * s,
        seat + 0.04 * s,
        1.32 * s,
        child,
        Pose("front", hip=(0, 30), legs=False),
        shadow=0,
    )
    k = h / 100
    knees = "".join(
        form(
            capsule(
                (px + d * 5 * k, seat - 25 * k), (px + d * 11 * k, seat - 17 * k), 5 * k, 4.4 * k
            )
            + capsule(
                (px + d * 11 * k, seat - 17 * k), (px + d * 9 * k, seat + 6 * k), 4.4 * k, 3.2 * k
            ),
            "#35303c",
            -1,
            0,
        )
        for d in (-1, 1)
    )
    who = person(px, seat, h, woman, pose, shadow=0)
    shade = ellipse(px + 0.2 * s, py, 0.5 * s, 0.09 * s, "#4a4438", opacity=0.45)
    return z, shade + behind + who + knees + motorbike_front(px, py, 0.98 * s, "#c23a38")


def _gardener() -> str:
    """A woman watering the flowers, close to the viewer."""
    x, y, h = 1120, 935, 420
    can = (
        form("M27,-37L44,-37L42,-19L29,-19Z", "#3f8f8a", -1, 0)
        + line("M43,-24L56,-36", "#2f716d", 2.2)
        + line("M29,-36Q35,-47 42,-36", "#2f716d", 1.6)
        + path("M54,-39L60,-36L57,-32Z", "#2f716d")
    )
    drops = "".join(
        line(
            f"M{57 + i * 1.8:.1f},-{34 - i:.1f}q{3 + i:.1f},4 {4 + i * 1.3:.1f},{13 + i * 2}",
            "#d8f1f4",
            0.5,
            opacity=0.9,
        )
        for i in range(6)
    )
    pose = Pose(
        "side", near=(24, 55), far=(26, 54), lean=14, near_foot=(-5, 0), far_foot=(6, 0), tilt=8
    )
    return person(
        x,
        y,
        h,
        FARMER_W3.but(top_color="#d98a2f"),
        pose,
        held=group(can, drops, transform="translate(-10 -8)"),
    )


def _walkers() -> list[tuple[float, str]]:
    out = []
    for x, z, look, pose, flip in (
        (-0.9, 13.5, PUPIL_G, WALK.but(view="back"), False),
        (-0.1, 13.9, PUPIL_B, Pose("back", far_foot=(4, 4)), False),
    ):
        px, py = CAM.pt(mid(z) + x, 0, z)
        out.append((z, person(px, py, 1.35 * CAM.scale(0, z), look, pose, flip=flip)))
    px, py = CAM.pt(mid(24) - 0.7, 0, 24)
    s = CAM.scale(0, 24)
    rider = person(
        px - 0.1 * s,
        py,
        1.6 * s,
        ELDER_M.but(hat="cap", hat_color="#e9e0c8"),
        Pose(
            "side",
            hip=(-9, 49),
            near=(18, 62),
            far=(19, 62),
            near_foot=(4, 12),
            far_foot=(10, 22),
            lean=10,
        ),
        shadow=0,
    )
    out.append((24, bicycle(px, py, 1.65 * s, "#7a4f3a") + rider))
    return out


def draw() -> str:
    """The scene."""
    heaven = sky([(0, "#7dbcd6"), (0.5, "#cfe8e2"), (0.9, "#fdeecb"), (1, "#fff2d2")], 440)
    light_ = sun(240, 250, 34, "#fffbe6", "#fff0b4", 8)
    clouds = (
        cumulus(420, 190, 360, "#fffaf0", "#f0dccf", 3)
        + cumulus(1010, 150, 420, "#fffaf0", "#e9dcdc", 6)
        + cumulus(60, 120, 240, "#fffaf0", "#f0dccf", 9)
    )
    hills = ridge(
        [(-20, 400), (200, 368), (380, 388), (560, 352), (760, 396)], 440, "#9fc3bd", "#dfe7c8"
    )
    wires = power_line([(150, 470, 190), (420, 440, 96), (520, 432, 60), (575, 428, 40)], "#8f9a8c")
    layers = [
        *_houses(),
        *_plants(),
        *_flower_side(-1),
        *_flower_side(1),
        *_flags(),
        *_walkers(),
        _rider(),
    ]
    layers.sort(key=lambda item: -item[0])
    shade = [
        ellipse(CAM.pt(mid(z) + 1.1, 0, z)[0], CAM.pt(0, 0, z)[1], 900 / z, 90 / z, "#5a6a4a")
        for z in (4.2, 5.2, 10, 13)
    ]
    return group(
        heaven,
        light_,
        clouds,
        flock(3, 860, 120, 6, 64, 11, "#6d8790"),
        hills,
        hedge(-20, 1620, 428, 26, "#8fb07c", 4),
        _fields(),
        wires,
        _road(),
        blend("multiply", blur(6, *shade), opacity=0.35),
        "".join(part for _, part in layers),
        grass(6, -20, 360, 1080, 90, ["#5c8a36", "#86ad48", "#3f7030"], 8),
        _gardener(),
        grass(7, 1040, 1640, 1084, 110, ["#5c8a36", "#86ad48", "#3f7030"], 8),
        rays(240, 250, [(28, 6), (46, 8), (66, 5)], 1500, "#fff4c8", 0.25),
        mood("#fff0b0", "#274f5a", 0.42, 0.15, 0.2),
        vignette("#1f3a2c", 0.2),
        light_overlay(),
    )


def light_overlay() -> str:
    """A breath of morning haze at the horizon."""
    return blur(20, ellipse(720, 425, 700, 26, light("#fff2d2", 0.2), opacity=0.55))
