"""The village gate under a banyan, late in the morning; a student cycles through."""

from __future__ import annotations

from random import Random

from ..cast import AO_DAI, ELDER_M, ELDER_W, GIRL
from ..core import blend, blur, clip, ellipse, form, group, line, num, rect, shade_path, shade_rect
from ..foliage import bush, hedge
from ..look import SIT, Pose
from ..palms import areca, coconut
from ..parts.cong_lang import gate, wings
from ..people import person
from ..plants import banana, grass, rice_rows
from ..props import cup, stool
from ..sky import cumulus, flock, mood, ridge, sky, vignette
from ..trees import banyan, lotus, pad
from ..vehicles import bicycle


def _ground() -> str:
    lane = "M664,876H936L1290,1067H250Z"
    out = [shade_rect(-80, 878, 1700, 192, [(0, "#8ba85a"), (1, "#5d8140")])]
    out.append(shade_path(lane, [(0, "#dfc295"), (1, "#b98f62")]))
    rows = []
    y, k = 880.0, 0
    while y < 1067:
        t = (y - 880) / 187
        left, right = 662 - 412 * t, 938 + 352 * t
        rows.append(
            line(f"M{num(left)},{num(y)}H{num(right)}", "#9a7048", 1 + 1.6 * t, opacity=0.6)
        )
        gap = 9 + 17 * t
        n = 17
        for i in range(n + 1):
            u = (i + (0.5 if k % 2 else 0)) / n
            if u > 1:
                continue
            v = min(1, (y + gap - 880) / 187)
            xa, xb = left + (right - left) * u, (662 - 412 * v) + (276 + 764 * v) * u
            rows.append(
                line(
                    f"M{num(xa)},{num(y)}L{num(xb)},{num(y + gap)}", "#9a7048", 1 + t, opacity=0.45
                )
            )
        y += gap
        k += 1
    return "".join(out) + clip(lane, *rows)


def _pond() -> str:
    d = "M1300,1067C1290,1000 1370,958 1480,950L1600,944V1067Z"
    out = [shade_path(d, [(0, "#a9cdb4"), (1, "#4f8a80")])]
    items = [pad(1420 + i * 38 % 170, 990 + (i * 29) % 70, 30 + i * 3, "#6b9f58") for i in range(8)]
    flowers = (
        lotus(1440, 960, 38) + lotus(1530, 985, 46, "#ee9db0") + lotus(1385, 1010, 34, "#f3c3cc")
    )
    return (
        "".join(out)
        + clip(d, *items)
        + flowers
        + grass(4, 1290, 1600, 962, 26, ["#557d38", "#7ea04a"], 7, -0.05)
    )


def _tea_stall() -> str:
    """An old couple at a tea table under the banyan."""
    table = rect(236, 872, 150, 12, "#8a5d3b") + line(
        "M250,884L244,940M372,884L378,940", "#6f492e", 7
    )
    things = (
        cup(272, 872, 20)
        + cup(344, 872, 20)
        + form("M292,872C280,872 280,842 300,842H316C334,842 334,872 324,872Z", "#7fa39a", -4, -2)
        + line("M330,854q14,-2 16,-14M300,842q8,-8 16,0", "#5f8379", 4)
    )
    left = stool(168, 948, 60, "#a2683f") + person(
        166, 948, 250, ELDER_M, SIT.but(near=(22, 38), far=(20, 36))
    )
    right = stool(448, 948, 60, "#a2683f") + person(450, 948, 240, ELDER_W, SIT, flip=True)
    return left + right + table + things


def _cyclist() -> str:
    bike = bicycle(880, 984, 230, "#33809a", flip=True)
    pose = Pose(
        "side",
        hip=(-9, 47),
        near=(17, 55),
        far=(19, 56),
        near_foot=(4, 12),
        far_foot=(10, 22),
        lean=14,
    )
    rider = person(
        870,
        984,
        236,
        AO_DAI.but(hat="nonla", strap="#c9566a", hair="long"),
        pose,
        flip=True,
        shadow=0,
    )
    shade = ellipse(890, 986, 120, 12, "#3b2a1c", opacity=0.3)
    return shade + bike + rider


def _dapple() -> str:
    rng = Random(12)
    spots = []
    for _ in range(70):
        x, y = rng.uniform(20, 900), rng.uniform(890, 1060)
        spots.append(ellipse(x, y, rng.uniform(8, 36), rng.uniform(3, 10), "#fff3c2"))
    shadow = ellipse(300, 985, 560, 105, "#22402f")
    return blend("multiply", blur(14, shadow), opacity=0.45) + blend(
        "soft-light", blur(2, *spots), opacity=0.8
    )


def draw() -> str:
    """The scene."""
    back = sky([(0, "#6fb0c9"), (0.6, "#cfe6dc"), (1, "#f3efd2")], 700)
    clouds = cumulus(980, 190, 330, "#fffdf4", "#d9e8e6", 5) + cumulus(
        1330, 300, 240, "#fffdf4", "#dcebe6", 8
    )
    hills = ridge(
        [(900, 640), (1080, 560), (1240, 600), (1400, 540), (1620, 630)], 700, "#9cc0ae", "#d9e6c6"
    )
    field = shade_rect(0, 640, 1600, 240, [(0, "#cfd98a"), (1, "#8fb052")])
    rows = rice_rows(3, 645, 890, 800, ["#c3d47c", "#86a947"], rows=14, tall=26)
    right = (
        coconut(1490, 880, 470, lean=-0.1, seed=6)
        + banana(1380, 884, 230, seed=4)
        + areca(1560, 900, 420, seed=8)
    )
    tree = banyan(90, 905, 760, "#4f8146", 7, spread=0.5)
    girl = person(1110, 966, 165, GIRL, Pose("side", near=(20, 80), far=(8, 44)), flip=True)
    return group(
        back,
        clouds,
        hills,
        flock(4, 620, 150, 6, 60, 11, "#4d6d74"),
        field,
        rows,
        hedge(-20, 1620, 660, 34, "#7fa06a", 8),
        right,
        group(wings(), gate(), transform="translate(70 0)"),
        bush(1190, 890, 120, "#5f8d46", 3),
        bush(1400, 892, 150, "#6c9a4a", 9),
        group(_ground(), transform="translate(70 0)"),
        _pond(),
        tree,
        _dapple(),
        _tea_stall(),
        girl,
        _cyclist(),
        grass(8, 0, 250, 1075, 60, ["#46702f", "#6f9a43"], 8),
        grass(2, 1180, 1320, 1072, 44, ["#46702f", "#6f9a43"], 8),
        mood("#fff0b8", "#1e4a5a", 0.4, 0.7, 0.1),
        vignette("#16302c", 0.22),
    )
