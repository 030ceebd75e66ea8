"""Three hills across flooded young rice in the mist before sunrise."""

from __future__ import annotations

from random import Random

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
    light,
    line,
    mix,
    num,
    path,
    poly_d,
    shade_path,
)
from ..look import BEND, Pose
from ..people import person
from ..plants import grass, toddy
from ..sky import egret, flock, flying_egret, mist, mood, rough_ridge, sky, streaks, sun, vignette
from ..trees import hedge
from ..water import reflect, ripples

EDGE = 560
FIELD = f"M0,{EDGE}H1600V1067H0Z"


def _hills() -> str:
    far = rough_ridge(
        [
            (-20, 520),
            (120, 486),
            (260, 498),
            (420, 470),
            (600, 505),
            (860, 492),
            (1150, 510),
            (1400, 478),
            (1620, 500),
        ],
        EDGE,
        "#b3bfd4",
        "#e6d9d6",
        3,
        2,
    )
    left = rough_ridge(
        [
            (150, 548),
            (250, 480),
            (340, 398),
            (410, 352),
            (470, 344),
            (540, 380),
            (630, 456),
            (740, 520),
            (830, 548),
        ],
        EDGE,
        "#7f96b5",
        "#d3cdd2",
        5,
    )
    right = rough_ridge(
        [
            (890, 548),
            (980, 500),
            (1080, 412),
            (1150, 372),
            (1214, 366),
            (1290, 402),
            (1380, 474),
            (1480, 520),
            (1600, 545),
        ],
        EDGE,
        "#8a9cba",
        "#d9d0d4",
        8,
    )
    main = rough_ridge(
        [
            (470, 552),
            (560, 500),
            (650, 410),
            (730, 306),
            (790, 262),
            (850, 254),
            (910, 290),
            (980, 372),
            (1060, 458),
            (1150, 516),
            (1240, 550),
        ],
        EDGE,
        "#5f7d9f",
        "#c4c3cc",
        11,
        7,
    )
    return far + left + right + mist(470, 110, "#f6e6e0", 0.75) + main


def _village() -> str:
    trees = hedge(-10, 1620, EDGE + 2, 34, "#8696a0", 6)
    palms = "".join(
        toddy(x, EDGE + 2, h, seed=i + 2, leaf=("#5f7684", "#8596a0"), trunk="#6f7a88")
        for i, (x, h) in enumerate(
            (
                (60, 150),
                (105, 120),
                (300, 110),
                (1010, 120),
                (1046, 150),
                (1420, 130),
                (1480, 165),
                (1530, 120),
            )
        )
    )
    roofs = "".join(
        path(f"M{x},{EDGE - 12}l{w * 0.2:.0f},-24h{w * 0.6:.0f}l{w * 0.2:.0f},24Z", tone)
        + path(f"M{x + w * 0.08:.0f},{EDGE - 12}h{w * 0.84:.0f}v16h{-w * 0.84:.0f}Z", "#dcd3d4")
        for x, w, tone in ((170, 76, "#b08a8c"), (1120, 84, "#a87f86"), (1230, 66, "#9aa5b4"))
    )
    smoke = "".join(
        curve(
            [(x, EDGE - 34), (x + 6, EDGE - 70), (x - 6, EDGE - 100), (x + 16, EDGE - 140)],
            "#ffffff",
            7,
            opacity=0.35,
        )
        for x in (214, 1170)
    )
    return trees + palms + roofs + blur(3, smoke)


def _seedlings() -> str:
    """Rows of young rice standing in water."""
    rng = Random(13)
    layers: dict[str, list[str]] = {}
    for i in range(40):
        t = (i + 0.5) / 40
        y = EDGE + 16 + (1067 - EDGE + 40) * t**1.9
        h = 4 + 52 * t**1.5
        step = 7 + 44 * t**1.3
        x = -40 - rng.random() * step
        tone = mix("#9fb8a0", "#5f9a52", t)
        while x < 1640:
            ploughed = x < 640 and 636 < y < 800
            for k in range(0 if ploughed else 4):
                lean = (k - 1.5) * 0.28 + rng.uniform(-0.15, 0.15)
                tip = h * rng.uniform(0.7, 1.1)
                w = 0.5 + h * 0.045
                color = tone if k % 2 else light(tone, 0.3)
                layers.setdefault(color, []).append(
                    f"M{num(x - w)},{num(y)}Q{num(x + lean * tip * 0.3)},{num(y - tip * 0.6)} {num(x + lean * tip)},{num(y - tip)}Q{num(x + lean * tip * 0.4 + w)},{num(y - tip * 0.5)} {num(x + w)},{num(y)}Z"
                )
            x += step * rng.uniform(0.85, 1.15)
    return "".join(path("".join(d), c) for c, d in layers.items())


def _dykes() -> str:
    out = []
    for pts_, w in (
        ([(-20, 640), (420, 618), (900, 632), (1620, 606)], 9),
        ([(-20, 792), (360, 756), (820, 778), (1620, 722)], 20),
        ([(620, 770), (560, 690), (600, 626)], 8),
        ([(1180, 752), (1300, 690), (1260, 616)], 8),
    ):
        out.append(curve([(x, y + w * 0.3) for x, y in pts_], "#5d6a55", w))
        out.append(curve([(x, y - w * 0.2) for x, y in pts_], "#93a56c", w * 0.62))
    out.append(
        grass(7, 0, 820, 792, 30, ["#6f8f5a", "#a3b873"], 9, -0.03)
        + grass(9, 820, 1620, 778, 30, ["#6f8f5a", "#a3b873"], 9, -0.07)
    )
    return "".join(out)


def _buffalo(x: float, y: float, s: float) -> str:
    """A water buffalo in profile, heading right, ``s`` long."""
    tone = "#5d5866"
    legs = [
        form(poly_d([(a, -34), (a + 11, -34), (a + 9, 0), (a + 1, 0)]), t, -2, 0, 0.3)
        for a, t in ((-36, dark(tone, 0.2)), (-24, tone), (24, dark(tone, 0.2)), (34, tone))
    ]
    body = form(
        "M-50,-34C-58,-62 -34,-72 -8,-68C14,-74 36,-76 46,-62C58,-56 56,-34 46,-30C20,-22 -30,-22 -50,-34Z",
        tone,
        -3,
        -5,
        0.3,
    )
    neck = form(
        "M38,-66C52,-72 62,-68 72,-58C84,-50 90,-42 86,-36C80,-30 68,-36 62,-40C52,-40 44,-44 38,-50Z",
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
    hills, village = _hills(), _village()
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
        _dykes(),
        _seedlings(),
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
