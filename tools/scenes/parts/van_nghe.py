"""Parts of the picture van-nghe."""

from __future__ import annotations

from random import Random

from ..core import circle, clip, form, glow, line, num, path, rect, shade_path, shade_rect
from ..look import Look, Pose
from ..palms import coconut
from ..people import person
from ..plants import banana
from ..trees import lotus, pad


def night() -> str:
    rng = Random(4)
    out = [shade_rect(0, 0, 1600, 745, [(0, "#10183c"), (0.6, "#27346a"), (1, "#4a4a80")])]
    for _ in range(120):
        out.append(
            circle(
                rng.uniform(0, 1600),
                rng.uniform(0, 330),
                rng.uniform(0.7, 2),
                "#fdf3d0",
                opacity=round(rng.uniform(0.4, 1), 2),
            )
        )
    out.append(
        glow(1380, 130, 190, 190, "#fff2c0", 0.55)
        + circle(1380, 130, 46, "#fff6d8")
        + circle(1394, 120, 9, "#efe0b4")
        + circle(1366, 142, 6, "#efe0b4")
    )
    leaf = ("#1f3a4a", "#2f5a5a")
    out.append(
        coconut(60, 760, 640, seed=3, lean=0.06, leaf=leaf, trunk="#2b2a44", nuts=False)
        + coconut(1560, 760, 620, seed=7, lean=-0.08, leaf=leaf, trunk="#2b2a44", nuts=False)
    )
    out.append(
        banana(190, 770, 260, seed=4, color="#2f5a58")
        + banana(1420, 770, 250, seed=8, color="#2f5a58")
    )
    return "".join(out)


def roof() -> str:
    """The stage is an old three-bay house front with a tiled roof."""
    slope = "M300,196L360,96H1240L1300,196Z"
    rows = "".join(f"M{280 + i},{196 - i * 1.66:.0f}H{1320 - i}" for i in range(0, 60, 10))
    out = [
        form(slope, "#8f4034", 0, -10, 0.3),
        clip(slope, line(rows, "#6a2c2c", 3)),
        rect(286, 194, 1028, 20, "#5a2f24"),
        rect(350, 86, 900, 16, "#6a2f2a"),
    ]
    out += [
        path(f"M{x},104q{s * 26},-6 {s * 34},-40q{s * 16},40 {-s * 20},58Z", "#6a2f2a")
        for x, s in ((1236, 1), (364, -1))
    ]
    return "".join(out)


def stage() -> str:
    out = [shade_path("M310,214H1290V740H310Z", [(0, "#7a2f34"), (0.5, "#a8433c"), (1, "#7a2f34")])]
    for i in range(40):
        x = 310 + i * 24.5
        out.append(rect(x, 214, 9, 526, "#5f2430" if i % 2 else "#c0584a", opacity=0.45))
    out.append(_backdrop())
    for x in (318, 1222):
        out.append(
            form(f"M{x},214H{x + 60}V742H{x}Z", "#8a5a34", 10 if x < 800 else -10, 0, 0.35)
            + rect(x + 16, 280, 28, 380, "#7a1f24")
            + rect(x + 16, 280, 28, 380, "none", stroke="#e2b450", stroke_width=2.4)
        )
        out.append(
            "".join(
                path(f"M{x + 30},{306 + k * 66}l9,14l-9,14l-9,-14Z", "#f2cf70") for k in range(6)
            )
        )
    for side in (1, -1):
        x = 378 if side > 0 else 1222
        drape = (
            f"M{x},214C{x + side * 150},230 {x + side * 120},420 {x + side * 30},560"
            f"C{x + side * 16},620 {x + side * 20},690 {x + side * 8},742H{x}Z"
        )
        folds = "".join(
            (
                f"M{x + side * k},216C{x + side * (k + 60)},330 {x + side * k * 0.7},450 "
                f"{x + side * (4 + k * 0.2)},738"
            )
            for k in (12, 34, 56, 78)
        )
        out.append(
            form(drape, "#c23a40", -8 * side, -4, 0.3)
            + clip(drape, line(folds, "#7a1f2c", 5, opacity=0.6))
            + path(
                (
                    f"M{x},548q{side * 20},-6 {side * 40},8l{-side * 6},18"
                    f"q{-side * 18},-8 {-side * 34},-4Z"
                ),
                "#f2c84b",
            )
        )
    swag = "".join(
        f"M{378 + i * 141},214Q{448 + i * 141},318 {519 + i * 141},214Z" for i in range(6)
    )
    out.append(path(swag, "#b3323a") + line(swag.replace("Z", ""), "#f2c84b", 5))
    out.append(shade_path("M250,742H1350L1430,850H170Z", [(0, "#c98a54"), (1, "#8a5434")]))
    boards = "".join(
        line(f"M{x},742L{800 + (x - 800) * 1.2:.0f},850", "#7a4a2c", 2, opacity=0.6)
        for x in range(300, 1340, 64)
    )
    out.append(clip("M250,742H1350L1430,850H170Z", boards))
    out.append(shade_path("M170,850H1430V914H170Z", [(0, "#6a3a2a"), (1, "#3a2028")]))
    out.append(
        "".join(
            path(f"M{x},862h70v40h-70Z", "none", stroke="#b5793f", stroke_width=2.4)
            for x in range(196, 1380, 92)
        )
    )
    return "".join(out)


def _backdrop() -> str:
    """A painted cloth: river, moon, sampan, lotus."""
    frame = "M560,296H1040V560H560Z"
    scene = [
        shade_rect(560, 296, 480, 264, [(0, "#2f5f86"), (0.6, "#79a9a8"), (1, "#c9d6a8")]),
        circle(916, 350, 30, "#fdf0c4"),
        path("M560,452Q680,420 800,446T1040,436V470H560Z", "#3f6f5a"),
        rect(560, 466, 480, 94, "#4f8f94"),
    ]
    scene += [
        line(f"M{x},{y}h{w}", "#d5e8d4", 3, opacity=0.7)
        for x, y, w in (
            (600, 488, 60),
            (700, 508, 90),
            (860, 492, 110),
            (930, 520, 60),
            (640, 530, 70),
        )
    ]
    scene.append(
        path("M700,494Q760,516 824,494Q806,524 762,524T700,494Z", "#5a3a2c")
        + path("M744,498q4,-34 18,-34t18,34Z", "#c98a54")
        + path("M740,466l22,-18l22,18Z", "#ecd9a4")
    )
    scene.append(
        coconut(620, 480, 140, seed=4, lean=0.1, leaf=("#2f5f4a", "#6f9a5a"))
        + lotus(950, 520, 34)
        + lotus(1000, 534, 26, "#f0b8c4")
        + pad(975, 546, 34)
    )
    return (
        rect(548, 284, 504, 288, "#5a2f24")
        + rect(553, 289, 494, 278, "#e2b450")
        + clip(frame, *scene)
    )


def dan_kim(s: float = 1) -> str:
    """Moon lute, held across the body; drawn in the player's units."""
    neck = line("M10,-33L42,-54", "#3a241c", 2.4 * s) + line(
        "M38,-52l3,-5M41,-54l4,-4M36,-50l-2,5M40,-53l-1,6", "#3a241c", 1
    )
    body = (
        circle(8, -31, 10.5, "#6a3f26")
        + circle(8, -31.4, 9.4, "#d9a864")
        + circle(8, -31.4, 9.4, "none", stroke="#8a5a34", stroke_width=0.7)
    )
    return (
        neck
        + body
        + line("M3,-27L34,-49M5,-25L36,-47", "#f6ead0", 0.35)
        + circle(5.4, -28.4, 1.4, "#4a2c1c")
    )


def guitar() -> str:
    """The scalloped-fret guitar of the south."""
    body = form(
        "M-4,-22C-9,-30 0,-36 6,-33C10,-37 19,-37 18,-29C18,-22 10,-22 8,-19C4,-15 -2,-17 -4,-22Z",
        "#b5692f",
        -0.8,
        -0.8,
    )
    return (
        line("M14,-31L46,-50", "#3a241c", 2.6)
        + path("M43,-52l7,-4l2,4l-7,4Z", "#3a241c")
        + body
        + circle(9, -27.4, 3, "#3a1f18")
        + line("M2,-24L44,-49", "#f6ead0", 0.35)
    )


def dan_co() -> str:
    """Two-string fiddle with its bow."""
    return (
        line("M14,-12L24,-66", "#4a2c1c", 1.6)
        + line("M23,-62l5,1M24,-57l5,1", "#4a2c1c", 1.3)
        + form("M9,-16C8,-7 12,-5 17,-5C22,-6 22,-14 19,-17Z", "#7a4528", -0.8, -0.6)
        + line("M15,-14L24,-60", "#f6ead0", 0.35)
        + line("M2,-30L44,-22", "#c9a46a", 0.8)
        + line("M2,-29Q24,-20 44,-21.4", "#6a4528", 0.7)
    )


def dan_tranh(x: float, y: float, w: float) -> str:
    """The sixteen-string zither lying on its stand."""
    board = form(
        (
            f"M{x - w / 2},{y}Q{x},{y - w * 0.08} {x + w / 2},{y - w * 0.07}"
            f"L{x + w / 2 + w * 0.04},{y + w * 0.05}Q{x},{y + w * 0.03} "
            f"{x - w / 2 - w * 0.02},{y + w * 0.12}Z"
        ),
        "#b5743f",
        0,
        -w * 0.02,
    )
    strings = "".join(
        (
            f"M{x - w * 0.46},{num(y + k * 5)}Q{x},{num(y - w * 0.05 + k * 4)} "
            f"{x + w * 0.5},{num(y - w * 0.055 + k * 5)}"
        )
        for k in range(6)
    )
    bridges = "".join(
        path(f"M{num(x - w * 0.3 + i * w * 0.1)},{num(y - 2 + (i % 3) * 5)}l4,-12l4,12Z", "#f0dcb0")
        for i in range(7)
    )
    return (
        line(f"M{x - w * 0.4},{y + 10}v34M{x + w * 0.42},{y + 4}v36", "#5a3524", 7)
        + board
        + line(strings, "#f6ead0", 0.9)
        + bridges
    )


def singer(x: float, y: float, h: float, look: Look, flip: bool = False) -> str:
    mic = line("M17,-77L14,-73", "#2a2a30", 2) + circle(13, -79, 2.3, "#5a5c66")
    return person(
        x,
        y,
        h,
        look,
        Pose("side", near=(14, 74), far=(22, 62), lean=-2),
        flip=flip,
        held=mic,
        lit=1,
    )
