"""Parts of the picture tuyen-quan."""

from __future__ import annotations

from random import Random

from ..cast import RECRUIT
from ..core import ellipse, form, group, line, num, path, rect, shade_path, shade_rect, text
from ..flags import cloth_flag, small_flag
from ..foliage import hedge
from ..look import WALK, WALK2
from ..palms import areca, coconut
from ..people import crowd_dot, person
from ..produce import bouquet
from ..sky import cumulus, sky, streaks

TONES = ["#e0457a", "#f2c53d", "#fff1d0", "#e8582f"]


def arch() -> str:
    """The festive gate over the road, flags along its top."""
    out = []
    for x in (250, 1290):
        out.append(
            form(f"M{x},850V240H{x + 60}V850Z", "#c8303a", -10, 0, 0.25)
            + rect(x - 10, 830, 80, 26, "#e9c46a")
            + rect(x - 8, 232, 76, 14, "#e9c46a")
        )
        for i in range(4):
            out.append(path(f"M{x + 30},{300 + i * 130}l14,20l-14,20l-14,-20Z", "#f2c84b"))
    out.append(form("M220,250Q800,150 1380,250V170Q800,70 220,170Z", "#b3262b", -4, -8, 0.2))
    out.append(
        '<path d="M232,240Q800,141 1368,240V182Q800,83 232,182Z" fill="none" '
        'stroke="#f2c84b" stroke-width="4"/>'
    )
    words = '<textPath href="#bow" startOffset="50%">NGÀY HỘI TÒNG QUÂN</textPath>'
    bow = '<defs><path id="bow" d="M250,222Q800,124 1350,222"/></defs>'
    out.append(bow + text(0, 0, 40, "#ffe28a", words))
    for i in range(9):
        x = 262 + i * 134.5
        t = (x - 800) / 580
        y = 118 + 52 * t * t
        out.append(
            line(f"M{num(x)},{num(y + 6)}V{num(y - 84)}", "#d9c59a", 4)
            + cloth_flag(x + 2, y - 82, 66)
        )
    return "".join(out)


def back() -> str:
    out = [sky([(0, "#7fc0dc"), (0.6, "#d5ebe6"), (1, "#fdf0d0")], 640)]
    out.append(
        cumulus(60, 170, 300, "#fff", "#dcebf0", 5)
        + cumulus(1290, 130, 320, "#fff", "#dcebf0", 8)
        + streaks(4, "#ffffff", (300, 260, 1300, 380), 7, 0.6)
    )
    out.append(hedge(-20, 1620, 640, 110, "#7fa862", 4))
    for x, h, seed in ((80, 430, 3), (170, 360, 5), (1440, 420, 6), (1540, 470, 8)):
        out.append(coconut(x, 650, h, seed=seed, lean=0.1 if seed % 2 else -0.1))
    out.append(areca(640, 650, 300, seed=2) + areca(980, 650, 320, seed=6))
    out.append(
        form("M470,650V470H1130V650Z", "#f6dc9c", -5, 0, 0.16)
        + "".join(
            rect(x, 510, 54, 84, "#5f97a0") + rect(x + 24, 510, 6, 84, "#fff6dc")
            for x in (520, 630, 916, 1026)
        )
        + rect(760, 520, 80, 130, "#7a4b2c")
    )
    out.append(
        form("M440,474L500,404H1100L1160,474Z", "#bf5a40", 0, -8, 0.2)
        + rect(470, 470, 660, 12, "#fff1cc")
    )
    return "".join(out)


def ground() -> str:
    road = "M640,650H960L1640,1067H-40Z"
    out = [
        shade_rect(0, 640, 1600, 430, [(0, "#a9c274"), (1, "#8aa85a")]),
        shade_path(road, [(0, "#e2d2b4"), (1, "#c9b394")]),
    ]
    out.append(
        "".join(
            line(
                f"M{num(640 - 680 * t)},{num(650 + 417 * t)}H{num(960 + 680 * t)}",
                "#b39c78",
                1.6,
                opacity=0.6,
            )
            for t in (0.06, 0.16, 0.3, 0.48, 0.7)
        )
    )
    rng = Random(4)
    for _ in range(110):
        out.append(
            ellipse(
                rng.uniform(60, 1540),
                rng.uniform(760, 1060),
                rng.uniform(3, 7),
                rng.uniform(2, 3.4),
                rng.choice(("#e8582f", "#f2c53d", "#e0457a", "#fff1d0")),
                opacity=0.8,
            )
        )
    return "".join(out)


def crowd() -> str:
    """Relatives and neighbours behind the road on both sides."""
    rng = Random(6)
    out = []
    skins = ("#e3b088", "#d9a074", "#cd9062", "#eabf9b")
    for y, r, x0, x1 in (
        (640, 11, 0, 640),
        (640, 11, 960, 1600),
        (668, 14, 0, 590),
        (668, 14, 1010, 1600),
    ):
        x = x0 + 10.0
        while x < x1:
            tone = rng.choice(
                (
                    "#f7f4ea",
                    "#d98b9c",
                    "#7fa8c9",
                    "#e0a03c",
                    "#8a6aa8",
                    "#5a9c7a",
                    "#f2e2c0",
                    "#c9566a",
                )
            )
            py = y + rng.uniform(-7, 7)
            out.append(
                crowd_dot(x, py, r, rng.choice(skins), tone)
                + path(
                    (
                        f"M{num(x - r)},{num(py + 1)}a{num(r)},{num(r)} 0 0 1 "
                        f"{num(2 * r)},0q{num(-r)},{num(-r * 0.7)} {num(-2 * r)},0Z"
                    ),
                    "#2b2123",
                )
            )
            if rng.random() < 0.4:
                out.append(small_flag(x + r, py - r * 0.4, r * 2.6, 0.15))
            x += r * 2.7
    return "".join(out)


def kit_bag() -> str:
    """The rolled kit on a recruit's back."""
    return (
        form("M-6,-80C-15,-80 -16,-58 -13,-52C-9,-50 -5,-54 -5,-60Z", "#41592f", -1, -1)
        + form("M-15,-84h10q3,4 0,8h-10q-4,-4 0,-8Z", "#6d8c4e", -1, -1)
        + line("M-6,-78Q0,-74 1,-66", "#33472a", 1.2)
    )


def recruits() -> str:
    out = []
    skins = ("#dca67c", "#cd9062", "#e3b088", "#d9a074", "#c4855a")
    for row, (y, h, x0, gap, count) in enumerate(
        ((800, 225, 395, 128, 7), (925, 275, 330, 160, 6))
    ):
        for i in range(count):
            look = RECRUIT.but(skin=skins[(i * 2 + row) % 5])
            pose = (WALK, WALK2)[(i + row) % 2]
            held = ""
            if (i + row) % 3 == 0:
                pose = pose.but(near=(13, 66))
                held = bouquet(14, -66, 13, TONES, i)
            elif (i + row) % 3 == 1:
                pose = pose.but(near=(17, 99))
            move = f"translate({x0 + i * gap} {y}) scale({h / 100:.3f})"
            who = group(kit_bag(), transform=move)
            out.append(who + person(x0 + i * gap, y, h, look, pose, held=held))
    return "".join(out)
