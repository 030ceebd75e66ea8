"""A concrete country road lined with flowers and flags, early in the day."""

from __future__ import annotations

from ..cast import BOY, ELDER_M, FARMER_W3, PUPIL_B, PUPIL_G, TOWN_W
from ..core import blend, blur, capsule, ellipse, form, group, light, line, path
from ..foliage import hedge
from ..look import WALK, Pose
from ..parts.duong_nong_thon import CAM, fields, flags, flower_side, houses, mid, plants, road
from ..people import person
from ..plants import grass
from ..sky import cumulus, flock, mood, power_line, rays, ridge, sky, sun, vignette
from ..vehicles import bicycle, motorbike_front


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
        *houses(),
        *plants(),
        *flower_side(-1),
        *flower_side(1),
        *flags(),
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
        fields(),
        wires,
        road(),
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
