"""People plant trees along a canal on a fresh spring morning."""

from __future__ import annotations

from random import Random

from ..cast import BOY, GIRL, YOUTH_M, YOUTH_W
from ..core import blend, blur, ellipse, form, group, line, mix, path
from ..foliage import blob, bush
from ..look import SQUAT, Pose
from ..parts.trong_cay import bank, far_people, landscape, row, sapling, water
from ..people import person
from ..plants import flower_bed, grass
from ..sky import flock, mood, rays, vignette


def _hoe() -> str:
    return line("M12,-66L44,-8", "#9a7044", 2.2) + path("M40,-12l7,-4l5,13l-8,4Z", "#6d767c")


def _front() -> str:
    """The main group: digging, holding the tree straight, watering."""
    hole = (
        ellipse(700, 985, 150, 34, "#6a4a30")
        + ellipse(704, 980, 112, 22, "#4a3220")
        + path("M520,985q40,-46 110,-30q20,34 -20,48q-60,14 -90,-18Z", "#8a6440")
    )
    tall = group(sapling(0, 0, 470, 21, stake=False), transform="translate(706 976)")
    digger = person(
        430,
        1010,
        430,
        YOUTH_M.but(hat="cap", hat_color="#2f74b5"),
        Pose("side", near=(25, 44), far=(21, 54), near_foot=(-8, 0), far_foot=(12, 0), lean=20),
        held=_hoe(),
    )
    holder = person(
        858,
        1010,
        420,
        YOUTH_W.but(hat="nonla", strap="#2f74b5"),
        Pose("side", near=(27, 54), far=(28, 66), lean=12),
        flip=True,
    )
    squat = person(
        572, 1030, 400, GIRL.but(bottom="trousers"), SQUAT.but(near=(25, 15), far=(27, 18))
    )
    can = (
        form("M22,-36L38,-36L36,-19L24,-19Z", "#e0813f", -1, 0)
        + line("M37,-24L50,-35", "#b5622a", 2.2)
        + line("M24,-36Q30,-47 37,-36", "#b5622a", 1.6)
        + path("M48,-38L54,-35L51,-31Z", "#b5622a")
    )
    drops = "".join(
        line(
            f"M{51 + i * 1.6:.1f},-{33 - i:.1f}q{3 + i:.1f},5 {4 + i * 1.2:.1f},{15 + i * 2}",
            "#d8f1f4",
            0.6,
            opacity=0.95,
        )
        for i in range(6)
    )
    boy = person(
        1120,
        1035,
        350,
        BOY.but(hat="cap", hat_color="#d8452f", shoes="#5a4636"),
        Pose("side", near=(25, 50), far=(27, 49), lean=10, tilt=6),
        flip=True,
        held=group(can, drops, transform="translate(-5 -9)"),
    )
    return hole + tall + digger + squat + holder + boy


def _nursery() -> str:
    """Saplings in bags waiting on a hand cart."""
    out = [line("M60,900L-60,860", "#8a5f3a", 9)]
    for i in range(6):
        x, y = 90 + i * 44, 884
        out.append(
            form(f"M{x - 18},{y - 40}H{x + 18}L{x + 14},{y}H{x - 14}Z", "#3a3d42", -3, 0)
            + ellipse(x, y - 40, 18, 5, "#6a4a30")
        )
        rng = Random(i)
        out.append(
            line(f"M{x},{y - 40}V{y - 110}", "#7a5c40", 4)
            + form(
                blob(x, y - 132, 30, 34, rng, 8), mix("#7fb54a", "#b9d869", rng.random()), -6, -7
            )
            + form(blob(x + 12, y - 104, 20, 18, rng, 7), "#8fc152", -4, -4)
        )
    out.append(
        form("M50,880H340L322,940H70Z", "#b98a5a", 0, -14, 0.25)
        + line("M62,902H332M66,922H328", "#8a5f3a", 2.5)
    )
    for x in (120, 270):
        out.append(
            ellipse(x, 966, 40, 40, "#4a3a30")
            + ellipse(x, 966, 29, 29, "#c9a878")
            + ellipse(x, 966, 7, 7, "#4a3a30")
            + line(
                f"M{x - 29},966h58M{x},937v58M{x - 20},946l40,40M{x + 20},946l-40,40", "#8a6a48", 4
            )
        )
    return ellipse(196, 1006, 180, 14, "#3f5a2c", opacity=0.4) + "".join(out)


def draw() -> str:
    """The scene."""
    shade = blend(
        "multiply",
        blur(6, ellipse(430, 1020, 120, 16, "#4f6a3a"), ellipse(860, 1022, 120, 16, "#4f6a3a")),
        opacity=0.4,
    )
    blooms = flower_bed(
        5, (1180, 880, 1330, 1060), ["#fff1d0", "#f2c53d", "#e98fb0"], 70, 10, "#4f8a35"
    )
    front = (
        grass(6, -20, 420, 1086, 86, ["#5f9a3a", "#8fc152", "#437a34"], 9)
        + grass(8, 1130, 1640, 1090, 110, ["#5f9a3a", "#8fc152", "#437a34"], 9)
        + bush(1570, 1067, 190, "#6fa544", 5)
    )
    return group(
        landscape(),
        flock(5, 560, 210, 6, 60, 10, "#6f8f98"),
        bank(),
        water(),
        row(),
        far_people(),
        blooms,
        _nursery(),
        shade,
        _front(),
        front,
        rays(-80, -80, [(30, 5), (42, 7), (54, 5)], 1900, "#fffbd0", 0.3),
        mood("#fffbc0", "#135a54", 0.34, 0.1, 0.05),
        vignette("#123c30", 0.2),
    )
