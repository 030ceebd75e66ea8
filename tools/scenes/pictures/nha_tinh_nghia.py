"""A new small house is handed over: ribbon, family, neighbours."""

from __future__ import annotations

from random import Random

from ..cast import AO_DAI_RED, OFFICIAL, OFFICIAL2, OFFICIAL_W, TOWN_M, TOWN_W, YOUTH_M, YOUTH_W
from ..core import blend, blur, circle, curve, ellipse, form, group, line, num, path, poly, rect
from ..flags import cloth_flag
from ..look import CLAP, Pose
from ..parts.nha_tinh_nghia import TONES, family, fence, garden, house, ribbon, yard
from ..people import person
from ..plants import flower_bed, grass
from ..sky import cumulus, flock, mood, sky, vignette
from ..trees import pot_plant


def _guests() -> str:
    out = []
    for x, y, h, look, pose, flip in (
        (150, 930, 300, YOUTH_M, CLAP, False),
        (236, 940, 288, YOUTH_W, CLAP, False),
        (330, 950, 312, OFFICIAL2, CLAP, False),
        (425, 955, 296, OFFICIAL_W, CLAP, False),
        (1240, 945, 306, OFFICIAL.but(skin="#cd9062", hair_color="#8f8a86"), CLAP, False),
        (1330, 940, 292, TOWN_W.but(top_color="#5a9c8a", hair="bun"), CLAP, False),
        (1425, 935, 300, YOUTH_M.but(skin="#e3b088"), CLAP, False),
    ):
        out.append(person(x, y, h, look, pose, flip=flip))
    out.append(
        person(
            560,
            985,
            306,
            AO_DAI_RED,
            Pose("side", near=(18, 60), far=(20, 58)),
            held=rect(12, -60, 16, 2.4, "#e2b450") + path("M13,-60q7,-9 14,0Z", "#d3222a"),
        )
    )
    photographer = person(
        1180,
        1040,
        300,
        TOWN_M.but(top_color="#8a5a4a", hat="cap", hat_color="#4a4a52"),
        Pose("side", near=(18, 86), far=(20, 84), lean=4),
        flip=True,
        held=rect(13, -90, 9, 7, "#2a2a30", rx=1) + circle(22, -86.5, 2.4, "#5a6a76"),
    )
    return "".join(out) + photographer


def _confetti() -> str:
    rng = Random(7)
    out = []
    for _ in range(120):
        x, y = rng.gauss(800, 330), rng.uniform(560, 1040)
        out.append(
            rect(
                x,
                y,
                rng.uniform(5, 10),
                rng.uniform(3, 6),
                rng.choice(("#e0457a", "#f2c53d", "#3f86b0", "#5a9c6a", "#e8582f")),
                transform=f"rotate({rng.randrange(180)} {num(x)} {num(y)})",
                opacity=0.9,
            )
        )
    return "".join(out)


def _gifts() -> str:
    out = [
        form("M300,1010V944H420V1010Z", "#e8734a", -6, -6, 0.2)
        + rect(352, 944, 16, 66, "#f7e2a0")
        + curve(
            [(360, 944), (334, 922), (330, 938), (360, 944), (390, 922), (392, 938), (360, 944)],
            "#f7e2a0",
            5,
        )
    ]
    out.append(
        form("M196,1030V978H296V1030Z", "#3f86b0", -6, -6, 0.2)
        + rect(238, 978, 14, 52, "#f2f0e0")
        + rect(196, 998, 100, 12, "#f2f0e0")
    )
    return ellipse(310, 1022, 140, 14, "#5a4a2c", opacity=0.35) + "".join(out)


def draw() -> str:
    """The scene."""
    heaven = sky([(0, "#4a9fd4"), (0.65, "#b5deea"), (1, "#eef2d8")], 740)
    clouds = (
        cumulus(90, 190, 380, "#ffffff", "#d3e7f0", 4)
        + cumulus(1080, 150, 430, "#ffffff", "#d3e7f0", 8)
        + cumulus(620, 110, 250, "#ffffff", "#d3e7f0", 12)
    )
    pole = line("M392,800V330", "#e2ddd0", 7) + cloth_flag(396, 334, 118, flip=True)
    shade = blend(
        "multiply", blur(5, path("M440,844H1184L1290,900H520Z", "#7a5a5a")), opacity=0.32
    ) + blend(
        "multiply",
        blur(3, poly([(470, 495), (1130, 495), (1130, 545), (470, 530)], "#8a6a5a")),
        opacity=0.4,
    )
    balloons = "".join(
        line(f"M{x},{y + 30}Q{x + 8},{y + 80} {bx},{by}", "#8a8a80", 1.6)
        + form(
            (
                f"M{x},{y + 32}C{x - 34},{y + 6} {x - 26},{y - 36} {x},{y - 36}"
                f"C{x + 26},{y - 36} {x + 34},{y + 6} {x},{y + 32}Z"
            ),
            tone,
            -6,
            -5,
            0.16,
        )
        for x, y, bx, by, tone in (
            (440, 560, 470, 700, "#e8582f"),
            (486, 530, 474, 700, "#f2c53d"),
            (1120, 540, 1120, 700, "#3f86b0"),
            (1160, 572, 1124, 700, "#e0457a"),
        )
    )
    pots = pot_plant(420, 870, 150, 4, "#f2c53d") + pot_plant(1210, 870, 150, 8, "#e0457a")
    front = (
        grass(4, -20, 150, 1080, 70, ["#5f9338", "#8fb84e"], 8)
        + grass(6, 1400, 1640, 1084, 90, ["#5f9338", "#8fb84e", "#477a30"], 8)
        + flower_bed(8, (1380, 1010, 1620, 1067), TONES, 34, 15)
    )
    return group(
        heaven,
        clouds,
        flock(4, 300, 130, 5, 60, 10, "#6d8fa0"),
        garden(),
        yard(),
        fence(),
        pole,
        house(),
        shade,
        ribbon(),
        balloons,
        pots,
        _guests(),
        family(),
        _gifts(),
        _confetti(),
        front,
        mood("#fff6c8", "#1f4a7a", 0.32, 0.5, 0.0),
        vignette("#1c2f4a", 0.2),
    )
