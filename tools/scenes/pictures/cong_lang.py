"""The village gate under a banyan, late in the morning; a student cycles through."""

from __future__ import annotations

from random import Random

from ..buildings import Quad, cottage, sign, tile_roof
from ..cast import AO_DAI, ELDER_M, ELDER_W, GIRL
from ..core import (
    blend,
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
    poly,
    poly_d,
    rect,
    shade_path,
    shade_rect,
)
from ..look import SIT, Pose
from ..people import person
from ..plants import areca, banana, coconut, grass, rice_rows
from ..props import cup, stool
from ..sky import cumulus, flock, mood, ridge, sky, vignette
from ..trees import banyan, bush, hedge, lotus, pad
from ..vehicles import bicycle

WALL, STONE = "#e2c48d", "#b8a184"


def _roof(cx: float, y: float, w: float, h: float, color: str, seed: int) -> str:
    """A curved tiled roof with upturned corners."""
    slope: Quad = (
        (cx - w * 0.36, y - h),
        (cx + w * 0.36, y - h),
        (cx + w * 0.5, y),
        (cx - w * 0.5, y),
    )
    tips = []
    for s in (-1, 1):
        tips.append(
            path(
                f"M{num(cx + s * w * 0.44)},{num(y + 3)}Q{num(cx + s * w * 0.55)},{num(y)} "
                f"{num(cx + s * w * 0.6)},{num(y - h * 0.62)}Q{num(cx + s * w * 0.52)},{num(y - h * 0.3)} "
                f"{num(cx + s * w * 0.42)},{num(y - h * 0.45)}Z",
                dark(color, 0.2),
            )
        )
    ridge_ = path(
        f"M{num(cx - w * 0.4)},{num(y - h - 16)}Q{num(cx)},{num(y - h + 4)} {num(cx + w * 0.4)},{num(y - h - 16)}"
        f"L{num(cx + w * 0.37)},{num(y - h + 4)}Q{num(cx)},{num(y - h + 10)} {num(cx - w * 0.37)},{num(y - h + 4)}Z",
        "#cdb48c",
    )
    under = rect(cx - w * 0.46, y, w * 0.92, 9, dark("#7a4a34", 0.2))
    return under + tile_roof(slope, color, 7, int(w / 13), seed) + "".join(tips) + ridge_


def _arch(cx: float, y: float, w: float, h: float) -> str:
    r = w / 2
    return f"M{num(cx - r)},{num(y)}V{num(y - h + r)}A{num(r)},{num(r)} 0 0 1 {num(cx + r)},{num(y - h + r)}V{num(y)}Z"


def _through() -> str:
    """What is seen through the main arch: the lane, houses and palms."""
    out = [sky([(0, "#d7ebe0"), (1, "#f7efcf")], 900)]
    out.append(coconut(905, 640, 230, lean=-0.1, seed=3, leaf=("#7fa56a", "#b3c67a")))
    out.append(areca(690, 640, 220, seed=5, leaf=("#7fa56a", "#b3c67a")))
    out.append(hedge(640, 980, 645, 60, "#8fb273", 3))
    out.append(cottage(700, 652, 120, roof="#c9745a", seed=3))
    out.append(poly([(770, 650), (812, 650), (960, 910), (640, 910)], "#e7cfa0"))
    out.append(poly([(560, 660), (768, 650), (640, 910), (500, 910)], "#9fbd6c"))
    out.append(poly([(814, 650), (1050, 660), (1080, 910), (960, 910)], "#8fb062"))
    for i in range(9):
        y = 660 + i * i * 3.2
        k = (y - 650) / 260
        out.append(
            line(
                f"M{num(770 - 130 * k)},{num(y)}H{num(812 + 148 * k)}",
                "#c9a878",
                1 + k * 2,
                opacity=0.7,
            )
        )
    out.append(bush(676, 720, 80, "#6f9c4e", 3) + bush(925, 730, 90, "#6f9c4e", 6))
    return "".join(out)


def _gate() -> str:
    base = 880
    out = [clip(_arch(800, base, 270, 350), _through())]
    body = "M560,880V480H1040V880H935V665A135,135 0 0 0 665,665V880Z"
    out.append(form(body, WALL, -10, 0, 0.2))
    out.append(
        path(
            "M665,880V665A135,135 0 0 1 935,665V880H915V672A115,115 0 0 0 690,660V880Z",
            dark(WALL, 0.36),
        )
    )
    out.append(
        f'<path d="{_arch(800, base, 290, 362)}" fill="none" stroke="#f3dfb4" stroke-width="12"/>'
    )
    for x in (545, 1000):
        out.append(form(f"M{x},880V486H{x + 55}V880Z", light(WALL, 0.18), -9, 0, 0.22))
        out.append(rect(x - 8, 476, 71, 18, "#f0dcb0") + rect(x - 8, 846, 71, 34, STONE))
        out.append(rect(x + 14, 530, 27, 250, "#b23a30", opacity=0.9))
        out.append(rect(x + 18, 534, 19, 242, "none", stroke="#f4d27a", stroke_width=1.4))
        for i in range(5):
            y = 560 + i * 48
            out.append(path(f"M{x + 27.5},{y - 9}l7,9l-7,9l-7,-9Z", "#f4d27a"))
    out.append(
        rect(640, 508, 320, 44, "#a8372d")
        + rect(646, 513, 308, 34, "none", stroke="#f0cf7c", stroke_width=2)
    )
    out.append(sign(800, 530, 300, "LÀNG VĂN HÓA", size=26, back="none", ink="#f9e2a0"))
    out.append(_roof(800, 474, 640, 78, "#a9503a", 4))
    upper = "M680,396V296H920V396Z"
    out.append(form(upper, WALL, -8, 0, 0.2))
    for x in (728, 800, 872):
        out.append(
            path(_arch(x, 396, 42, 70), dark(WALL, 0.5)) + line(f"M{x},396V338", "#e6cfa0", 3)
        )
    out.append(_roof(800, 300, 330, 64, "#b3573d", 9))
    out.append(circle(800, 214, 17, "#f0c24c") + circle(800, 214, 10, "#c9402f"))
    for s in (-1, 1):
        out.append(
            curve(
                [
                    (800 + s * 20, 224),
                    (800 + s * 62, 206),
                    (800 + s * 92, 222),
                    (800 + s * 128, 214),
                ],
                "#cdb48c",
                7,
            )
        )
    return "".join(out)


def _wings() -> str:
    """The lower side walls with small arches, mossy at the foot."""
    out = []
    for x0, x1 in ((90, 552), (1048, 1360)):
        out.append(
            form(
                poly_d([(x0, 880), (x0, 690), (x1, 690), (x1, 880)]), dark(WALL, 0.06), -6, -4, 0.14
            )
        )
        out.append(
            rect(x0 - 6, 678, x1 - x0 + 12, 18, "#b3573d")
            + rect(x0 - 6, 674, x1 - x0 + 12, 7, "#cf7a58")
        )
        n = int((x1 - x0) / 74)
        for i in range(n):
            cx = x0 + (i + 0.5) * (x1 - x0) / n
            out.append(rect(cx - 23, 724, 46, 92, "#c9a76f"))
            out.append(
                "".join(
                    circle(cx, 746 + j * 24, 9, "#7f9a86", stroke="#f0dcb0", stroke_width=3)
                    for j in range(3)
                )
            )
        out.append(
            path(
                f"M{x0},880V858Q{x0 + 60},846 {x0 + 120},862T{x0 + 240},858T{x1},864V880Z",
                "#7c8a52",
                opacity=0.6,
            )
        )
    rng = Random(3)
    for _ in range(60):
        x, y = rng.choice((rng.uniform(560, 660), rng.uniform(940, 1040))), rng.uniform(560, 870)
        out.append(
            rect(x, y, rng.uniform(8, 20), 5, mix("#b78a54", WALL, rng.random()), opacity=0.5)
        )
    return "".join(out)


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
        group(_wings(), _gate(), transform="translate(70 0)"),
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
