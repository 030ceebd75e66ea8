"""At the health station: a nurse listens to a child on its mother's lap."""

from __future__ import annotations

from ..cast import NURSE, TOWN_W
from ..core import (
    blend,
    blur,
    capsule,
    circle,
    clip,
    curve,
    dark,
    ellipse,
    form,
    group,
    line,
    path,
    poly,
    poly_d,
    rect,
)
from ..look import Look, Pose
from ..parts.tram_y_te import cabinet, desk, room, wall, window
from ..people import person
from ..props import paper
from ..sky import mood, vignette
from ..trees import pot_plant


def _stethoscope() -> str:
    return line("M9.6,-63Q10,-55 14.5,-51Q15,-41 27,-38T39,-38", "#2f3f4a", 1) + circle(
        41, -38, 2, "#a9b4ba"
    )


def _patients() -> str:
    """Mother on a chair, child on her knees, both facing left."""
    seat = (
        form("M1010,872H1250V900H1010Z", "#4f9fb0", 0, -8, 0.2)
        + line("M1030,900L1020,1030M1232,900L1244,1030M1246,872L1266,640", "#8d9ba3", 10)
        + form("M1236,640H1290L1276,780H1226Z", "#4f9fb0", -6, 0, 0.2)
    )
    mother = TOWN_W.but(top_color="#f0a05a", bottom_color="#3a3648", hair="bun")
    pose = Pose(
        "side",
        hip=(0, 27),
        near=(19, 30),
        far=(27, 40),
        near_foot=(24, 0),
        far_foot=(28, 0),
        tilt=4,
    )
    who = person(1170, 1030, 620, mother, pose, flip=True, shadow=0)
    kid = Look(
        top="tee",
        top_color="#5fb0c9",
        trim="#fff",
        bottom="shorts",
        bottom_color="#e2b84a",
        child=True,
        woman=True,
        hair="bob",
        skin="#e8b890",
        shoes="#d8607a",
    )
    child = person(
        1045,
        1018,
        410,
        kid,
        Pose("side", hip=(0, 31), near=(14, 36), far=(17, 38), near_foot=(19, 8), far_foot=(22, 7)),
        flip=True,
        shadow=0,
    )
    return seat + who + child + _mother_arm(mother)


def _mother_arm(look: Look) -> str:
    """The mother's near arm again, over the child."""
    cloth = look.top_color
    arm = form(
        capsule((0, 0), (-34, 112), 22, 18) + capsule((-34, 112), (-118, 134), 18, 13),
        cloth,
        -8,
        -3,
        0.2,
    )
    hand = path(capsule((-124, 135), (-146, 138), 11, 9), look.skin) + path(
        capsule((-132, 130), (-142, 122), 5, 4), dark(look.skin, 0.08)
    )
    return group(hand, arm, transform="translate(1176 700)")


def _doctor() -> str:
    x = 748
    stool = (
        ellipse(x, 872, 74, 16, "#3f5f6a")
        + rect(x - 8, 880, 16, 130, "#8d9ba3")
        + line(f"M{x},1006L{x - 64},1030M{x},1006L{x + 64},1030M{x},1006V1034", "#8d9ba3", 9)
    )
    pose = Pose(
        "side",
        hip=(0, 27),
        near=(38, 38),
        far=(33, 32),
        near_foot=(16, 0),
        far_foot=(21, 0),
        lean=17,
        tilt=4,
    )
    return stool + person(x, 1032, 640, NURSE, pose, held=_stethoscope(), shadow=0)


def _second() -> str:
    """A colleague writing at the back."""
    return (
        person(
            1430,
            960,
            520,
            NURSE.but(hat="", hair="short", woman=False, glasses=True, top_color="#f6fbf8"),
            Pose("side", near=(13, 62), far=(17, 58), tilt=12),
            flip=True,
        )
        + paper(1352, 655, 74, -8)
        + rect(1318, 700, 66, 9, "#b98a5a", transform="rotate(-8 1350 700)")
    )


def _light() -> str:
    beam = poly([(560, 120), (1000, 120), (860, 1000), (250, 1000)], "#fff5c8", opacity=0.5)
    patch = poly([(420, 880), (760, 880), (720, 1010), (330, 1010)], "#fff5c8", opacity=0.6)
    return blend("soft-light", blur(14, beam, patch))


def draw() -> str:
    """The scene."""
    toy = circle(1330, 1020, 30, "#e8805f") + clip(
        poly_d([(1300, 990), (1360, 990), (1360, 1050), (1300, 1050)]),
        curve([(1300, 1024), (1330, 1012), (1362, 1022)], "#fff3df", 8),
    )
    ground = "".join(
        ellipse(x, 1032, w, 16, "#5a4a3a", opacity=0.25)
        for x, w in ((780, 160), (1130, 180), (1332, 36))
    )
    plant = pot_plant(1545, 1040, 260, 8, "#7ab05a", "#d9d2c0")
    return group(
        room(),
        window(),
        cabinet(),
        wall(),
        _second(),
        plant,
        ground,
        desk(),
        _doctor(),
        _patients(),
        toy,
        _light(),
        mood("#fff4cf", "#1f5a62", 0.35, 0.5, 0.2),
        vignette("#1c3f44", 0.2),
    )
