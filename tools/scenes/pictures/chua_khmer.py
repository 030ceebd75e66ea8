"""A Khmer pagoda with stacked roofs; monks walk across the yard."""

from __future__ import annotations

from random import Random

from ..cast import MONK, TOWN_W
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
    num,
    path,
    poly,
    poly_d,
    rect,
    shade_rect,
)
from ..look import WALK, WALK2, Pose
from ..people import person
from ..plants import flower_bed, grass, toddy
from ..sky import cumulus, flock, mood, rays, sky, streaks, vignette
from ..trees import bush, hedge, tree

GOLD, CX, BASE = "#e9b23c", 930, 800


def _chofa(x: float, y: float, s: float, side: int) -> str:
    """The curved horn at the end of a roof edge."""
    d = (
        f"M{num(x)},{num(y)}q{num(side * s * 0.55)},{num(-s * 0.05)} {num(side * s * 0.62)},{num(-s * 0.7)}"
        f"q{num(side * s * 0.3)},{num(s * 0.5)} {num(side * s * 0.02)},{num(s * 0.86)}q{num(-side * s * 0.3)},{num(s * 0.22)} {num(-side * s * 0.62)},{num(-s * 0.06)}Z"
    )
    return form(d, GOLD, -2, -1, 0.25)


def _gable(y: float, w: float, h: float, tone: str, seed: int) -> str:
    """One concave gable: tiled edge, golden flames, carved pediment."""

    def edge(k: float, lift: float) -> str:
        ww, hh = w * k, h * k
        return (
            f"M{num(CX - ww)},{num(y - lift)}Q{num(CX - ww * 0.42)},{num(y - hh * 0.34 - lift)} {num(CX)},{num(y - hh - lift)}"
            f"Q{num(CX + ww * 0.42)},{num(y - hh * 0.34 - lift)} {num(CX + ww)},{num(y - lift)}Z"
        )

    out = [form(edge(1, 0), tone, -5, -4, 0.25)]
    rows = []
    for i in range(1, 9):
        k = 1 - i * 0.026
        rows.append(
            f'<path d="{edge(k, 0)}" fill="none" stroke="{dark(tone, 0.22) if i % 2 else light(tone, 0.25)}" stroke-width="2"/>'
        )
    out.append(clip(edge(1, 0), *rows))
    out.append(path(edge(0.78, 0), GOLD) + path(edge(0.74, 3), "#8f2f2a"))
    inner = edge(0.74, 3)
    rng = Random(seed)
    swirls = []
    for s in (-1, 1):
        for i in range(5):
            x = CX + s * w * (0.1 + i * 0.115)
            yy = y - h * (0.3 - i * 0.05) - 8
            r = w * (0.062 - i * 0.007)
            swirls.append(
                line(
                    f"M{num(x)},{num(yy + r)}a{num(r)},{num(r)} 0 1 {1 if s > 0 else 0} {num(s * r)},{num(-r)}a{num(r * 0.55)},{num(r * 0.55)} 0 1 {1 if s > 0 else 0} {num(-s * r * 0.7)},{num(-r * 0.1)}",
                    "#f4cf6a",
                    max(2.4, w * 0.012),
                )
            )
    wheel = circle(
        CX, y - h * 0.4, w * 0.085, "none", stroke="#f4cf6a", stroke_width=round(w * 0.018, 1)
    ) + circle(CX, y - h * 0.4, w * 0.03, "#f4cf6a")
    out.append(clip(inner, *swirls, wheel, rect(CX - w, y - 14, 2 * w, 8, GOLD)))
    for s in (-1, 1):
        for i in range(12):
            t = 0.07 + i * 0.078
            x0 = CX + s * (w * t)
            u = 1 - t
            yy = y - h * (u * u + 0.68 * u * t)
            k = w * 0.05 * (0.7 + 0.3 * rng.random())
            out.append(
                path(
                    f"M{num(x0 - s * k * 0.5)},{num(yy + 2)}q{num(s * k * 0.3)},{num(-k)} {num(s * k * 1.1)},{num(-k * 0.9)}q{num(-s * k * 0.3)},{num(k * 0.8)} {num(s * k * 0.1)},{num(k * 1.3)}Z",
                    GOLD,
                )
            )
        out.append(_chofa(CX + s * w * 0.97, y + 4, w * 0.2, s))
    return "".join(out)


def _spire() -> str:
    out = []
    y, w = 210.0, 62.0
    for i in range(6):
        d = poly_d([(CX - w, y), (CX - w * 0.8, y - 20), (CX + w * 0.8, y - 20), (CX + w, y)])
        out.append(form(d, GOLD if i % 2 == 0 else "#d9862e", -6, 0, 0.25))
        y -= 20
        w *= 0.72
    out.append(
        form(
            f"M{CX - 9},{num(y)}Q{CX - 3},{num(y - 40)} {CX},{num(y - 84)}Q{CX + 3},{num(y - 40)} {CX + 9},{num(y)}Z",
            GOLD,
            -3,
            0,
        )
    )
    return "".join(out)


def _skirt(y: float, inner: float, outer: float, h: float, tone: str) -> str:
    """The lean-to roof on both flanks."""
    out = []
    for s in (-1, 1):
        quad = [
            (CX + s * inner, y - h),
            (CX + s * (inner + 14), y - h),
            (CX + s * outer, y),
            (CX + s * (inner - 30), y),
        ]
        d = f"M{num(quad[0][0])},{num(quad[0][1])}L{num(quad[1][0])},{num(quad[1][1])}Q{num(CX + s * (inner + 34))},{num(y - h * 0.3)} {num(quad[2][0])},{num(y)}H{num(quad[3][0])}Z"
        rows = "".join(
            f"M{num(CX + s * (inner - 40))},{num(y - h * k)}H{num(CX + s * outer)}"
            for k in (0.15, 0.3, 0.45, 0.6, 0.75)
        )
        out.append(
            form(d, tone, -4, -3, 0.25)
            + clip(d, line(rows, dark(tone, 0.25), 2))
            + line(f"M{num(CX + s * (inner - 30))},{num(y)}H{num(CX + s * outer)}", GOLD, 7)
        )
        out.append(_chofa(CX + s * (outer - 4), y + 2, 54, s))
    return "".join(out)


def _hall() -> str:
    out = [_spire(), _gable(330, 178, 150, "#c9532f", 1), _gable(424, 262, 190, "#3f8a5a", 2)]
    out.append(_skirt(520, 250, 420, 110, "#d9862e") + _gable(520, 330, 210, "#d9862e", 3))
    out.append(form(f"M{CX - 380},520H{CX + 380}V{BASE - 70}H{CX - 380}Z", "#f6dfa8", -6, 0, 0.16))
    out.append(rect(CX - 392, 518, 784, 26, "#f9e8bd") + rect(CX - 392, 544, 784, 6, "#c98f3a"))
    frieze = "".join(
        path(f"M{CX - 380 + i * 40},540q20,-26 40,0Z", "#d9862e" if i % 2 else "#8f2f2a")
        for i in range(19)
    )
    out.append(frieze)
    for x in (-300, -190, 190, 300):
        out.append(
            path(
                f"M{CX + x - 26},{BASE - 90}V620q26,-50 52,0V{BASE - 90}Z",
                "#7a2f2a",
                stroke=GOLD,
                stroke_width=6,
            )
        )
        out.append(line(f"M{CX + x},600V{BASE - 92}M{CX + x - 24},660h48", GOLD, 3))
    out.append(
        path(
            f"M{CX - 62},{BASE - 70}V610q62,-84 124,0V{BASE - 70}Z",
            "#4a2322",
            stroke=GOLD,
            stroke_width=9,
        )
    )
    buddha = (
        circle(CX, 664, 14, "#f4cf6a")
        + path(
            f"M{CX - 40},{BASE - 72}Q{CX - 36},690 {CX},682Q{CX + 36},690 {CX + 40},{BASE - 72}Z",
            "#f4cf6a",
        )
        + ellipse(CX, 660, 38, 46, "none", stroke="#f2c84b", stroke_width=3, opacity=0.6)
    )
    out.append(buddha)
    for x in (-366, -250, -130, 130, 250, 366):
        out.append(
            form(
                f"M{CX + x - 13},{BASE - 70}V548H{CX + x + 13}V{BASE - 70}Z", "#fdf0cc", -5, 0, 0.22
            )
        )
        out.append(
            path(f"M{CX + x - 26},552q26,40 52,0l-6,-12h-40Z", GOLD)
            + rect(CX + x - 18, BASE - 84, 36, 14, GOLD)
        )
    return "".join(out)


def _terrace() -> str:
    out = []
    for i, (w, y, h) in enumerate(((430, BASE - 70, 34), (490, BASE - 36, 40))):
        out.append(
            form(
                f"M{CX - w},{y}H{CX + w}V{y + h}H{CX - w}Z", ("#e9c98a", "#d9b06a")[i], 0, -8, 0.22
            )
        )
        posts = "".join(
            rect(x, y - 30, 12, 30, "#f9e8bd") + circle(x + 6, y - 34, 8, GOLD)
            for x in range(int(CX - w + 6), int(CX + w - 10), 62)
            if abs(x - CX) > 120
        )
        out.append(posts)
        for s in (-1, 1):
            a, b = sorted((CX + s * 120, CX + s * w))
            out.append(rect(a, y - 26, b - a, 6, "#f9e8bd"))
    for i in range(8):
        y = BASE - 70 + i * 11
        out.append(
            rect(CX - 84 - i * 5, y, 168 + i * 10, 11, light("#e9c98a", 0.3 - i * 0.03))
            + rect(CX - 84 - i * 5, y + 8, 168 + i * 10, 3, "#b98f52")
        )
    for s in (-1, 1):
        spine = [
            (CX + s * 96, BASE - 88),
            (CX + s * 124, BASE - 44),
            (CX + s * 150, BASE - 4),
            (CX + s * 172, BASE),
            (CX + s * 184, BASE - 30),
            (CX + s * 182, BASE - 62),
        ]
        body = (
            curve(spine, "#2f6f48", 24)
            + curve(spine, "#4f9a64", 15)
            + curve(spine, GOLD, 4, stroke_dasharray="3 9")
        )
        hood = "".join(
            form(
                f"M{num(CX + s * 182 + k * 13 - 8)},{num(BASE - 58 + abs(k) * 7)}q-6,-30 8,-50q14,20 8,50Z",
                GOLD,
                -2,
                -2,
            )
            for k in (-2, 2, -1, 1, 0)
        )
        out.append(body + hood)
    return "".join(out)


def _stupa(x: float, y: float, s: float) -> str:
    out = []
    for k, w in ((0, 1), (0.16, 0.86), (0.3, 0.7)):
        out.append(
            form(
                poly_d(
                    [
                        (x - s * 0.3 * w, y - s * k),
                        (x + s * 0.3 * w, y - s * k),
                        (x + s * 0.27 * w, y - s * (k + 0.16)),
                        (x - s * 0.27 * w, y - s * (k + 0.16)),
                    ]
                ),
                "#f1dcae",
                -s * 0.04,
                0,
                0.22,
            )
        )
        out.append(rect(x - s * 0.31 * w, y - s * (k + 0.17), s * 0.62 * w, s * 0.03, GOLD))
    out.append(
        form(
            f"M{num(x - s * 0.2)},{num(y - s * 0.46)}C{num(x - s * 0.24)},{num(y - s * 0.72)} {num(x - s * 0.08)},{num(y - s * 0.78)} {num(x)},{num(y - s * 1.35)}C{num(x + s * 0.08)},{num(y - s * 0.78)} {num(x + s * 0.24)},{num(y - s * 0.72)} {num(x + s * 0.2)},{num(y - s * 0.46)}Z",
            "#e6b24a",
            -s * 0.05,
            0,
            0.25,
        )
    )
    rings = "".join(
        f"M{num(x - s * k)},{num(y - s * h)}h{num(2 * s * k)}"
        for h, k in ((0.78, 0.09), (0.86, 0.07), (0.94, 0.05), (1.02, 0.04))
    )
    return "".join(out) + line(rings, "#a8722a", max(1.5, s * 0.016))


def _monks() -> str:
    """A line of monks with alms bowls; the eldest under a parasol."""
    bowl = ellipse(13, -57, 5, 2, "#2b2628") + path("M8,-57q0,8 5,8t5,-8Z", "#4a4248")
    out = []
    rng = Random(2)
    for i, x in enumerate((250, 385, 512, 634)):
        look = MONK.but(
            top_color=("#e8861d", "#dd7a18", "#ee9630", "#d86f1a")[i],
            skin=("#b97a4f", "#c98d60", "#cd9062", "#c4855a")[i],
            glasses=i == 3,
        )
        pose = (WALK, WALK2)[i % 2].but(near=(12, 57), far=(15, 58), lean=2)
        out.append(
            person(
                x,
                985 + rng.uniform(-4, 4),
                268 - i * 4 + (10 if i == 3 else 0),
                look,
                pose,
                held=bowl,
            )
        )
    brolly = line("M669,842V610", "#7a5230", 5) + form(
        "M560,650Q580,580 668,572Q756,580 776,650Q722,636 668,640Q614,636 560,650Z",
        "#f2c53d",
        -14,
        -4,
        0.2,
    )
    ribs = line("M668,574Q630,600 612,640M668,574Q706,600 724,640M668,574V638", "#c98f2a", 2)
    boy = MONK.but(child=True, top_color="#f2a13d", skin="#cd9062")
    out.append(person(120, 990, 205, boy, WALK.but(near=(12, 57), far=(15, 58)), held=bowl))
    return "".join(out) + brolly + ribs


def _visitors() -> str:
    kneel = TOWN_W.but(top_color="#f6f1e2", bottom="wide", bottom_color="#7a3f6a", hair="bun")
    pose = Pose("side", near=(16, 66), far=(17, 66))
    scarf = line("M-5,-80Q4,-66 8,-52", "#e9b23c", 3)
    return person(1280, 930, 215, kneel, pose, flip=True, held=scarf) + person(
        1385, 945, 160, kneel.but(child=True, hair="bob", bottom_color="#3f6f8a"), pose, flip=True
    )


def draw() -> str:
    """The scene."""
    heaven = sky([(0, "#2f8f9f"), (0.5, "#9ad0c4"), (1, "#fbe7b4")], 820)
    clouds = (
        cumulus(120, 230, 330, "#fff4dc", "#e9dcc0", 4)
        + streaks(4, "#fff1cf", (900, 80, 1580, 240), 7, 0.7)
        + cumulus(1330, 330, 260, "#fff4dc", "#e9dcc0", 9)
    )
    back = (
        hedge(-20, 1620, 800, 120, "#6f9a52", 5)
        + toddy(80, 800, 560, seed=3)
        + toddy(200, 800, 430, seed=6)
        + tree(1500, 810, 520, "#4f8a45", 5, wide=0.4)
        + toddy(1360, 800, 470, seed=9)
    )
    yard = shade_rect(0, 796, 1600, 271, [(0, "#f0d39a"), (1, "#c9995e")])
    tiles = "".join(
        f"M{num(CX + (x - CX) * 0.4)},{BASE + 36}L{num(x)},1067" for x in range(-700, 2600, 150)
    ) + "".join(f"M0,{y}H1600" for y in (850, 884, 928, 986))
    paving = line(tiles, "#b8884e", 1.6, opacity=0.6)
    shade = blend(
        "multiply",
        blur(
            6,
            poly(
                [
                    (CX - 500, BASE + 6),
                    (CX + 520, BASE + 6),
                    (CX + 690, BASE + 52),
                    (CX - 420, BASE + 52),
                ],
                "#8a5a5a",
            ),
        ),
        opacity=0.4,
    )
    beds = flower_bed(
        4, (1040, 822, 1460, 850), ["#e0457a", "#f2c53d", "#fff1d0"], 46, 9
    ) + flower_bed(6, (420, 822, 780, 850), ["#e0457a", "#f2c53d", "#fff1d0"], 40, 9)
    front = (
        bush(1540, 1060, 220, "#4f8a45", 4)
        + flower_bed(9, (1400, 1010, 1620, 1067), ["#e0457a", "#fff1d0", "#f28a3d"], 30, 15)
        + grass(3, -20, 230, 1080, 70, ["#4f8238", "#86ad48"], 8)
    )
    return group(
        heaven,
        clouds,
        flock(6, 560, 170, 7, 70, 12, "#4f6d6a"),
        back,
        yard,
        paving,
        _stupa(330, 815, 250),
        _stupa(470, 812, 170),
        _hall(),
        _terrace(),
        shade,
        beds,
        _visitors(),
        _monks(),
        front,
        rays(1650, -60, [(128, 6), (140, 5), (152, 7)], 1900, "#fff0b8", 0.28),
        mood("#ffe08a", "#123a4a", 0.42, 0.85, 0.1),
        vignette("#2c1f1c", 0.25),
    )
