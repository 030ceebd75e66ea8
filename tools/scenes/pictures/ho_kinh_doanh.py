"""A family workshop: women weave coloured sedge mats under a thatched roof."""

from __future__ import annotations

from random import Random

from ..cast import BOY, ELDER_W, FARMER_M, FARMER_W, TOWN_W, YOUTH_W
from ..core import (
    blend,
    blur,
    clip,
    curve,
    dark,
    ellipse,
    form,
    group,
    light,
    line,
    mix,
    path,
    poly,
    poly_d,
    rect,
)
from ..look import SQUAT, Pose
from ..parts.ho_kinh_doanh import CAM, DYES, bundles, house, hung_mats, loom, pattern, yard
from ..people import person
from ..sky import mood, rays, vignette


def _weavers() -> str:
    out = []
    px, py = CAM.pt(-1.15, 0.28, 4.55)
    s = CAM.scale(0, 4.55)
    seat = rect(px - 0.32 * s, py - 0.02 * s, 0.7 * s, 0.1 * s, "#8a5f3a", rx=4)
    weave = Pose(
        "side",
        hip=(0, 8),
        near=(30, 24),
        far=(34, 22),
        near_foot=(20, -6),
        far_foot=(26, -7),
        lean=16,
        tilt=6,
    )
    out.append(
        seat
        + person(px - 30, py, 1.56 * s, FARMER_W.but(hat="", top_color="#c9566a"), weave, shadow=0)
    )
    qx, qy = CAM.pt(2.2, 0, 4.62)
    stick = line("M16,-25L92,-22", "#c9986a", 1.4) + line("M92,-22L128,-20", "#d8322f", 1)
    out.append(
        person(
            qx + 40,
            qy,
            1.54 * s,
            ELDER_W.but(hat="", top_color="#3f7f6a"),
            SQUAT.but(
                hip=(0, 15),
                near=(20, 25),
                far=(24, 24),
                near_foot=(8, 0),
                far_foot=(13, 0),
                lean=18,
            ),
            flip=True,
            held=stick,
        )
    )
    return "".join(out)


def _dyer() -> str:
    """A man lifts sedge from a steaming vat on the left."""
    vat = (
        form("M60,900Q58,806 76,800H300Q318,806 316,900Q188,944 60,900Z", "#4a4648", -14, 0, 0.35)
        + ellipse(188, 802, 114, 22, "#6a6466")
        + ellipse(188, 804, 100, 17, "#b3242c")
    )
    fire = (
        path("M120,930q10,-34 24,-10q8,-36 28,-6q14,-40 30,0q16,-30 30,14Z", "#f2902c")
        + path("M146,932q10,-20 18,-4q12,-22 22,4Z", "#ffd75a")
        + line("M90,938L290,926M96,924L280,942", "#5a3a22", 12)
    )
    steam = blur(
        6,
        *(
            curve(
                [(x, 790), (x + 20, 730), (x - 14, 670), (x + 18, 600)], "#ffffff", 16, opacity=0.35
            )
            for x in (130, 190, 250)
        ),
    )
    strands = "".join(
        curve(
            [(188 + k * 5, 640), (178 + k * 9, 720), (170 + k * 10, 800)],
            mix("#d8322f", "#f07a5a", (k % 3) / 3),
            6,
        )
        for k in range(-5, 6)
    )
    man = person(
        330,
        930,
        400,
        FARMER_M.but(hat="", top="tee", sleeve="short", top_color="#8fa08a"),
        Pose("side", near=(32, 68), far=(34, 74), lean=12, near_foot=(-6, 0), far_foot=(7, 0)),
        flip=True,
    )
    return man + fire + vat + strands + steam


def _seller() -> str:
    """The daughter photographs a finished mat to sell it online."""
    d = poly_d([(1122, 582), (1266, 574), (1274, 704), (1128, 714)])
    mat = pattern(d, (1112, 566, 1284, 722), 21)
    holder = person(
        1196,
        752,
        262,
        BOY.but(bottom_color="#3f5a7a"),
        Pose("front", near=(-23, 70), far=(23, 72)),
        shadow=0.2,
    )
    phone = rect(19, -84, 8, 14, "#23272d", rx=1) + rect(19.8, -82.6, 6.4, 11, "#cfe9ee")
    girl = person(
        1000,
        748,
        322,
        YOUTH_W.but(top="tee", top_color="#5a8fc9"),
        Pose("side", near=(22, 76), far=(23, 78)),
        held=phone,
    )
    return holder + mat + girl


def _rolls() -> str:
    """Rolled mats and cut bundles in the foreground."""
    out = []
    for x, y, w, seed in ((30, 1018, 330, 4), (-10, 1060, 420, 9)):
        d = f"M{x},{y - 40}H{x + w}V{y}H{x}Z"
        rng = Random(seed)
        tone = rng.sample(DYES, 3)
        stripes = "".join(
            rect(x + w * k, y - 40, w * 0.06, 40, tone[i % 3])
            for i, k in enumerate((0.08, 0.18, 0.3, 0.62, 0.74, 0.86))
        )
        out.append(
            form(d, "#f0dca0", 0, -12, 0.22)
            + clip(d, stripes, rect(x, y - 14, w, 14, "#4a3018", opacity=0.25))
            + ellipse(x + w, y - 20, 13, 20, "#e2c884")
        )
        out.append(
            "".join(
                (
                    f'<ellipse cx="{x + w}" cy="{y - 20}" rx="{13 * k:.1f}" '
                    f'ry="{20 * k:.1f}" fill="none" stroke="#a8854a" stroke-width="2"/>'
                )
                for k in (0.75, 0.5, 0.25)
            )
        )
    for i, (x, tone) in enumerate(((1400, "#3f8f4f"), (1474, "#f2b632"), (1546, "#7a3f9a"))):
        rng = Random(i)
        for k in range(15):
            dx = (k - 7) * 2.8
            out.append(
                curve(
                    [
                        (x + dx * 1.8, 1040),
                        (x + dx * 0.7, 985),
                        (x + dx * 2.1 + rng.uniform(-4, 4), 900 + rng.uniform(-14, 14)),
                    ],
                    mix(tone, light(tone, 0.4), rng.random()),
                    4.6,
                )
            )
        out.append(rect(x - 16, 974, 32, 11, dark(tone, 0.3)))
    return (
        ellipse(210, 1060, 260, 14, "#4a3018", opacity=0.35)
        + ellipse(1474, 1042, 150, 12, "#4a3018", opacity=0.35)
        + "".join(out)
    )


def draw() -> str:
    """The scene."""
    patch = blend(
        "soft-light",
        blur(8, poly([(420, 540), (1180, 540), (1420, 900), (520, 900)], "#fff0b8")),
        opacity=0.8,
    )
    helper = person(
        *CAM.pt(-0.2, 0, 8.2),
        1.56 * CAM.scale(0, 8.2),
        TOWN_W.but(hat="nonla", strap="#c9566a"),
        Pose("side", near=(16, 70), far=(18, 64)),
        held=form("M10,-72h22v5h-22Z", "#3f8f4f", 0, -1),
    )
    return group(
        yard(),
        house(),
        hung_mats(),
        bundles(),
        helper,
        patch,
        _seller(),
        loom(),
        _weavers(),
        _dyer(),
        _rolls(),
        rays(1000, -60, [(98, 6), (112, 8), (126, 6)], 1200, "#fff3c4", 0.3),
        mood("#ffe8a0", "#3a1f3a", 0.45, 0.5, 0.3),
        vignette("#2a1420", 0.35),
    )
