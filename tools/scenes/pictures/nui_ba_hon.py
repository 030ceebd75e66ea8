"""Three hills across flooded young rice in the mist before sunrise."""

from __future__ import annotations

from ..cast import FARMER_M2, FARMER_W2, FARMER_W3
from ..core import (
    blur,
    circle,
    clip,
    curve,
    dark,
    ellipse,
    form,
    group,
    line,
    num,
    path,
    poly_d,
    shade_path,
)
from ..look import BEND, Pose
from ..palms import toddy
from ..parts.nui_ba_hon import EDGE, dykes, hills_view, seedlings, village_view
from ..people import person
from ..plants import grass
from ..sky import egret, flock, flying_egret, mist, mood, sky, streaks, sun, vignette
from ..water import reflect, ripples

FIELD = f"M0,{EDGE}H1600V1067H0Z"


def _buffalo(x: float, y: float, s: float) -> str:
    """A water buffalo in profile, heading right, ``s`` long."""
    tone = "#5d5866"
    legs = [
        form(poly_d([(a, -34), (a + 11, -34), (a + 9, 0), (a + 1, 0)]), t, -2, 0, 0.3)
        for a, t in ((-36, dark(tone, 0.2)), (-24, tone), (24, dark(tone, 0.2)), (34, tone))
    ]
    body = form(
        (
            "M-50,-34C-58,-62 -34,-72 -8,-68C14,-74 36,-76 46,-62C58,-56 56,-34 46,-30"
            "C20,-22 -30,-22 -50,-34Z"
        ),
        tone,
        -3,
        -5,
        0.3,
    )
    neck = form(
        (
            "M38,-66C52,-72 62,-68 72,-58C84,-50 90,-42 86,-36C80,-30 68,-36 62,-40"
            "C52,-40 44,-44 38,-50Z"
        ),
        tone,
        -2,
        -3,
        0.28,
    )
    horns = path("M62,-62C50,-84 34,-88 22,-84C38,-80 48,-72 56,-58Z", "#bdb3a6") + path(
        "M68,-62C64,-80 54,-92 42,-94C54,-86 58,-74 60,-60Z", dark("#bdb3a6", 0.25)
    )
    face = (
        circle(74, -52, 1.7, "#1c1820")
        + ellipse(85, -38, 3.6, 2.8, "#3f3a46")
        + path("M60,-58q-10,-2 -14,6q10,4 16,-1Z", dark(tone, 0.15))
    )
    tail = line("M-52,-54Q-62,-40 -58,-20", dark(tone, 0.2), 3)
    return group(
        tail,
        *legs,
        body,
        neck,
        horns,
        face,
        transform=f"translate({num(x)} {num(y)}) scale({s / 100:.3f})",
    )


def _ploughman() -> str:
    beast = _buffalo(500, 742, 220)
    pose = Pose("side", near=(20, 54), far=(22, 50), near_foot=(-10, 2), far_foot=(9, 0), lean=12)
    man = person(244, 748, 222, FARMER_M2, pose, lit=1, shadow=0)
    plough = line("M300,634L330,706L304,758L350,762M330,706L440,668", "#5a4636", 7) + path(
        "M300,756l54,4l-32,16Z", "#6d6f78"
    )
    rope = curve([(300, 640), (420, 622), (560, 622), (664, 632)], "#8a7a62", 2)
    return man + plough + beast + rope


def _planters() -> str:
    out = [
        person(1180, 850, 210, FARMER_W3, BEND, flip=True, lit=1, shadow=0),
        person(1370, 828, 196, FARMER_W2, BEND, flip=True, lit=1, shadow=0),
    ]
    stand = Pose("side", near=(14, 52), far=(15, 50))
    held = "".join(
        line(f"M13,-51Q{10 + i * 2},-60 {7 + i * 3},-66", "#6fa04e", 0.9) for i in range(6)
    )
    out.append(
        person(
            1500,
            872,
            226,
            FARMER_W2.but(top_color="#8a5a8f"),
            stand,
            flip=True,
            lit=1,
            held=held,
            shadow=0,
        )
    )
    return "".join(out)


def draw() -> str:
    """The scene."""
    heaven = sky([(0, "#8fa3c8"), (0.35, "#c9bcd4"), (0.7, "#f6cfc0"), (1, "#ffe6cc")], EDGE + 4)
    light_ = sun(1010, 372, 44, "#fff6e0", "#ffcfa0", 8)
    clouds = streaks(3, "#f7d5cf", (0, 60, 1600, 320), 18, 0.6) + streaks(
        6, "#a8aed0", (0, 40, 1600, 200), 10, 0.5
    )
    hills, village = hills_view(), village_view()
    pool = shade_path(FIELD, [(0, "#fbe3d2"), (0.3, "#d9c9d2"), (0.65, "#9fb3c4"), (1, "#5f8496")])
    glare = blur(16, ellipse(1010, 640, 170, 70, "#fff2dc", opacity=0.75))
    waves = clip(
        FIELD, ripples(5, (0, EDGE + 10, 1600, 1067), ["#fff6ec", "#6f8aa0"], 90, 190, 0.4)
    )
    work = _ploughman()
    plant = _planters()
    tall = toddy(1445, 800, 560, seed=4, leaf=("#3f5f62", "#7d946c"), trunk="#544c52") + toddy(
        90, 830, 640, seed=9, leaf=("#3f5f62", "#7d946c"), trunk="#544c52", lean=0.03
    )
    tall += grass(5, 30, 160, 836, 44, ["#6f8f5a", "#a3b873", "#4f7048"], 7) + grass(
        8, 1392, 1500, 806, 40, ["#6f8f5a", "#a3b873", "#4f7048"], 7
    )
    mirror = reflect(hills + village, EDGE + 2, FIELD, 0.5) + reflect(work, 752, FIELD, 0.3)
    front = grass(3, -20, 1640, 1090, 120, ["#3f7048", "#5f9352", "#8fb56a"], 13)
    birds = flying_egret(840, 650, 44) + flying_egret(930, 606, 34) + flying_egret(1010, 660, 28)
    return group(
        heaven,
        clouds,
        light_,
        flock(8, 420, 200, 9, 70, 11, "#6d7690"),
        hills,
        mist(540, 80, "#fff0e6", 0.8),
        village,
        pool,
        mirror,
        glare,
        waves,
        mist(592, 70, "#fff3ea", 0.85),
        dykes(),
        seedlings(),
        tall,
        work,
        plant,
        egret(930, 905, 96) + egret(1010, 880, 80, flip=True),
        birds,
        front,
        mist(690, 120, "#fdeee8", 0.35),
        mood("#ffd9b8", "#2a3f78", 0.45, 0.62, 0.3),
        vignette("#232a58", 0.28),
    )
