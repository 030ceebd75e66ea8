"""The one-stop counter: a clerk receives a file from an elderly resident."""

from __future__ import annotations

from ..cast import ELDER_M, ELDER_W, FARMER_M, TOWN_W, YOUTH_M
from ..core import blend, blur, ellipse, form, group, line, path, poly, rect, text
from ..look import Pose
from ..parts.mot_cua import CAM, back_wall, clerks, counter, glass_wall, room
from ..people import person, sitter
from ..props import paper
from ..sky import mood, vignette


def _visitors() -> str:
    """Residents at the three windows."""
    out = []
    px, py = CAM.pt(-0.75, 0, 5.25)
    s = CAM.scale(0, 5.25)
    sheet = group(paper(0, 0, 15, 14, 5), transform="translate(31 -68)")
    out.append(
        person(
            px, py, 1.56 * s, ELDER_W, Pose("side", near=(29, 63), far=(30, 66), lean=4), held=sheet
        )
    )
    rx, ry = CAM.pt(3.55, 0, 5.3)
    out.append(
        person(
            rx,
            ry,
            1.58 * s,
            TOWN_W.but(top_color="#7fa65a", hair="bun"),
            Pose("side", near=(22, 62), far=(20, 66), lean=3),
            flip=True,
        )
    )
    return "".join(out)


def _waiting() -> str:
    """A row of seats in front, people with numbers in their hands."""
    out = []
    for i in range(4):
        x, y = 1010 + i * 148, 1000
        out.append(
            form(
                f"M{x - 62},{y - 240}Q{x},{y - 254} {x + 62},{y - 240}L{x + 56},{y - 96}H{x - 56}Z",
                "#3f86a8",
                -6,
                -3,
                0.2,
            )
        )
        out.append(
            form(
                f"M{x - 62},{y - 100}H{x + 62}L{x + 68},{y - 64}H{x - 68}Z", "#4f9ab8", 0, -8, 0.25
            )
        )
    out.append(
        rect(940, 940, 590, 13, "#8d9aa2")
        + line("M980,952L970,1046M1490,952L1500,1046M1234,952V1046", "#8d9aa2", 11)
    )
    out.append(
        sitter(
            1010,
            1046,
            405,
            FARMER_M.but(hat="", shoes="#5a4636"),
            Pose("front", near=(-8, 28), far=(4, 40)),
            held=paper(2, -42, 7, -6, 2),
        )
    )
    out.append(
        sitter(
            1306,
            1046,
            395,
            TOWN_W.but(top_color="#e29a6a"),
            Pose("front", near=(-2, 43), far=(8, 28), tilt=6),
            held=rect(-3, -48, 6, 10, "#262b31", rx=1) + rect(-2.3, -47, 4.6, 8, "#cfe9ee"),
        )
    )
    out.append(sitter(1455, 1046, 405, ELDER_M, Pose("front", near=(-8, 28), far=(8, 28), tilt=-4)))
    return "".join(out)


def _kiosk() -> str:
    """A self-service kiosk; a young volunteer helps."""
    out = [
        ellipse(170, 1030, 110, 16, "#4a5560", opacity=0.3),
        form("M110,1030L124,650H236L250,1030Z", "#dfe7ea", 8, 0, 0.18),
        form("M84,470L104,446H256L276,470V664H84Z", "#2f6f9f", 5, -5, 0.22),
    ]
    out.append(
        rect(102, 486, 156, 158, "#eaf6f8")
        + rect(114, 500, 132, 34, "#d3453f", rx=4)
        + text(180, 523, 17, "#fff", "LẤY SỐ")
    )
    for i, tone in enumerate(("#f2c53d", "#5aa0c0", "#7ab06a")):
        out.append(
            rect(114, 546 + i * 32, 132, 24, tone, rx=4)
            + line(f"M126,{558 + i * 32}h60", "#ffffff", 4)
        )
    out.append(
        rect(150, 700, 60, 9, "#3a4a54")
        + path("M156,709h48v28l-8,6l-8,-6l-8,6l-8,-6l-8,6l-8,-6Z", "#ffffff")
    )
    helper = person(
        452, 1034, 560, YOUTH_M, Pose("side", near=(26, 73), far=(6, 44), lean=3), flip=True, lit=-1
    )
    old = person(
        330,
        1040,
        500,
        ELDER_M.but(beard=False, scarf=""),
        Pose("side", near=(24, 66), far=(8, 46)),
        flip=True,
    )
    return "".join(out) + helper + old


def draw() -> str:
    """The scene."""
    glow = blend(
        "soft-light",
        blur(18, poly([(0, 250), (330, 330), (900, 1067), (100, 1067)], "#fff4cc")),
        opacity=0.7,
    )
    return group(
        room(),
        glass_wall(),
        back_wall(),
        clerks(),
        counter(),
        _visitors(),
        glow,
        _kiosk(),
        _waiting(),
        mood("#fff6d8", "#1a3f66", 0.32, 0.1, 0.3),
        vignette("#1c2f48", 0.22),
    )
