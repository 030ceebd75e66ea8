"""The memorial on the hill at sunrise: steps, incense, frangipani."""

from __future__ import annotations

from random import Random

from ..cast import AO_DAI, AO_DAI_RED, ELDER_M, ELDER_W, OFFICIAL, PUPIL_B, PUPIL_G, RECRUIT
from ..core import blend, blur, circle, ellipse, form, glow, group, line
from ..foliage import bush, crown
from ..look import Pose
from ..parts.den_tho import CX, burner, heaven, hill, steps, temple
from ..people import person
from ..plants import flower, grass
from ..produce import bouquet
from ..sky import flock, mist, mood, rays, vignette
from ..trees import frangipani

TONES = ["#fff6e6", "#f2c53d", "#e98fa0"]


def _visitors() -> str:
    up = Pose("back", near_foot=(-3, 0), far_foot=(4, 5))
    out = []
    for x, y, h, look in (
        (770, 660, 92, OFFICIAL),
        (838, 664, 88, AO_DAI),
        (724, 684, 100, ELDER_M),
        (886, 700, 104, RECRUIT),
    ):
        out.append(person(x, y, h, look, up, lit=1))
    pray = Pose("side", near=(15, 66), far=(16, 67))
    joss = "".join(
        line(f"M15,-66L{18 + i},-84", "#b3362f", 0.7) + circle(18 + i, -84.4, 0.8, "#ffb84a")
        for i in (0, 1.4, 2.8)
    )
    out.append(
        person(
            610,
            862,
            236,
            ELDER_M.but(
                scarf="", top_color="#4f5f4a", hat="wide", hat_color="#5f7048", badge="#f5c518"
            ),
            pray,
            held=joss,
            lit=1,
        )
    )
    out.append(
        person(
            990,
            866,
            222,
            ELDER_W.but(hat="", top_color="#6a4a7a"),
            pray,
            flip=True,
            held=joss,
            lit=-1,
        )
    )
    for x, y, look, flip in (
        (470, 1000, PUPIL_B, False),
        (372, 1016, PUPIL_G, False),
        (1140, 1004, PUPIL_G.but(hair="bob"), True),
        (1236, 1018, PUPIL_B, True),
    ):
        out.append(
            person(
                x,
                y,
                222,
                look,
                Pose("side", near=(14, 62), far=(16, 60), near_foot=(-7, 1), far_foot=(8, 4)),
                flip=flip,
                held=bouquet(15, -62, 18, TONES, x),
                lit=-1 if flip else 1,
            )
        )
    out.append(
        person(
            660,
            1040,
            330,
            AO_DAI_RED.but(top_color="#8a2f5a"),
            Pose("back", near_foot=(-3, 0), far_foot=(4, 5)),
            lit=1,
        )
    )
    out.append(
        person(930, 1046, 345, OFFICIAL, Pose("back", near_foot=(-4, 4), far_foot=(4, 0)), lit=-1)
    )
    return "".join(out)


def _trees() -> str:
    left = frangipani(170, 960, 660, 5, petal="#fff4e4", leaf="#5f8a5a", lit=1)
    right = frangipani(1440, 970, 640, 9, petal="#ffe0dc", leaf="#5f8a5a")
    far = "".join(
        crown(x, y, 60, 46, "#5f7a4c", i + 3, lit=1 if x < 800 else -1)
        for i, (x, y) in enumerate(((450, 600), (390, 640), (1150, 600), (1215, 640)))
    )
    cypress = "".join(
        form(
            (
                f"M{x},{y}C{x - s * 0.3:.0f},{y - s * 0.3:.0f} "
                f"{x - s * 0.16:.0f},{y - s * 0.9:.0f} {x},{y - s}"
                f"C{x + s * 0.16:.0f},{y - s * 0.9:.0f} "
                f"{x + s * 0.3:.0f},{y - s * 0.3:.0f} {x},{y}Z"
            ),
            "#4f6f4f",
            5 if x < 800 else -5,
            -4,
            0.3,
        )
        for x, y, s in ((560, 640, 130), (500, 676, 160), (1040, 640, 130), (1100, 676, 160))
    )
    return far + cypress + left + right


def _petals() -> str:
    rng = Random(6)
    out = []
    for _ in range(46):
        x = rng.choice((rng.gauss(230, 150), rng.gauss(1390, 150)))
        out.append(
            flower(
                x, rng.uniform(930, 1056), rng.uniform(7, 12), rng.choice(("#fff4e4", "#ffe8dc"))
            )
        )
    return "".join(out)


def draw() -> str:
    """The scene."""
    shrubs = "".join(
        bush(x, y, w, tone, k)
        for k, (x, y, w, tone) in enumerate(
            (
                (320, 900, 130, "#6a8a50"),
                (1290, 906, 140, "#6a8a50"),
                (60, 1000, 150, "#4f7048"),
                (1560, 1010, 150, "#4f7048"),
            )
        )
    )
    front = (
        grass(3, 90, 260, 968, 40, ["#3f5f40", "#6f8a4c"], 7)
        + grass(5, 1360, 1530, 978, 40, ["#3f5f40", "#6f8a4c"], 7)
        + grass(4, -20, 330, 1086, 90, ["#3f5f40", "#6f8a4c", "#2f4a38"], 9)
        + grass(8, 1280, 1640, 1086, 90, ["#3f5f40", "#6f8a4c", "#2f4a38"], 9)
    )
    halo = blend("screen", glow(CX, 380, 460, 330, "#ffdf9a", 0.5))
    return group(
        heaven(),
        flock(6, 420, 250, 7, 70, 12, "#6a5078"),
        hill(),
        mist(640, 90, "#ffe6c8", 0.6),
        halo,
        temple(),
        steps(),
        _trees(),
        shrubs,
        _visitors_behind(),
        burner(),
        _petals(),
        _visitors(),
        front,
        rays(CX, 330, [(28, 6), (58, 7), (122, 7), (152, 6)], 1300, "#fff0c0", 0.28),
        mood("#ffd08a", "#2a1f5a", 0.5, 0.5, 0.3),
        vignette("#1f1638", 0.35),
    )


def _visitors_behind() -> str:
    """Shadow pool under the burner and people."""
    return blend("multiply", blur(8, ellipse(800, 850, 300, 20, "#7a5a6a")), opacity=0.4)
