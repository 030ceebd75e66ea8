"""A country market early in the morning."""

from __future__ import annotations

from ..cast import FARMER_W, FARMER_W2, FARMER_W3, GIRL, TOWN_M, TOWN_W
from ..core import blend, blur, circle, clip, dark, ellipse, form, group, line, poly
from ..foliage import hedge, tree
from ..look import STAND, WALK, WALK2, Look, Pose
from ..palms import areca, coconut
from ..parts.cho_que import CAM, ground, hall, stall
from ..people import person
from ..produce import basket, fruit_basket, heap
from ..sky import cumulus, mood, rays, sky, vignette

STALLS = [(z, side) for z in (21.0, 17.6, 14.5, 11.7, 9.1, 6.9) for side in (-1, 1)]


def _walker(
    x: float, z: float, look: Look, pose: Pose, flip: bool = False, h: float = 1.58, held: str = ""
) -> tuple[float, str]:
    px, py = CAM.pt(x, 0, z)
    return z, person(px, py, h * CAM.scale(x, z), look, pose, flip=flip, held=held)


def _hand_basket() -> str:
    return (
        basket(13, -28, 17, "#c98a3f", h=9)
        + line("M5,-37Q13,-56 21,-37", "#8a5a2a", 1.4)
        + heap(13, -36, 13, "#7fae3c", 4, rows=1)
    )


def _people() -> list[tuple[float, str]]:
    carry = Pose("side", near=(12, 44), far=(-6, 44), near_foot=(-8, 1), far_foot=(9, 0))
    load = "".join(
        line(f"M{x},-83L{x - 6},-52M{x},-83L{x + 6},-52", "#6a4a2a", 0.8)
        + heap(x, -45, 17, tone, 3, rows=2)
        + basket(x, -38, 20, h=7)
        for x, tone in ((-27, "#e0542f"), (27, "#f2c53d"))
    )
    pole = load + line("M-30,-83Q0,-89 30,-83", "#7a5430", 2)
    bearer = Pose(
        "side",
        near=(13, 81),
        far=(-8, 76),
        elbows=(-1, 1),
        near_foot=(-10, 2),
        far_foot=(11, 0),
        lean=2,
    )
    return [
        _walker(-0.7, 23, FARMER_W, WALK),
        _walker(0.9, 22, TOWN_M, WALK2, True),
        _walker(-1.4, 18.5, TOWN_W, STAND),
        _walker(1.2, 19, FARMER_W3, WALK, True),
        _walker(0.1, 15.6, FARMER_W2, bearer, False, 1.55, pole),
        _walker(
            -1.3, 13.2, TOWN_M.but(top_color="#b0683e", hat="cap", hat_color="#4b6a8a"), WALK2, True
        ),
        _walker(
            1.5,
            10.6,
            TOWN_W.but(top_color="#7fb0c9", hair="bun"),
            Pose("side", near=(19, 60), far=(6, 42)),
        ),
        _walker(-0.9, 8.3, FARMER_W3.but(top_color="#4f9a8a"), carry, True, 1.56, _hand_basket()),
        _walker(-0.1, 8.2, GIRL, WALK, True, 1.15),
        _walker(
            -1.75,
            6.0,
            TOWN_W.but(hat="nonla", strap="#4f7fa0"),
            Pose("side", near=(20, 57), far=(14, 48)),
            True,
        ),
    ]


def _front() -> str:
    out = []
    for x, y, w, tone, seed in (
        (150, 1000, 210, "#e0542f", 3),
        (395, 1040, 220, "#f2c53d", 5),
        (1250, 1045, 230, "#d8345f", 7),
        (1475, 1000, 220, "#7fae3c", 9),
    ):
        out.append(
            ellipse(x, y, w * 0.42, 16, "#5a3a3a", opacity=0.35)
            + fruit_basket(x, y, w, tone, seed, rows=3)
        )
    nuts = ellipse(1000, 1040, 92, 14, "#5a3a3a", opacity=0.3) + heap(
        1000, 1048, 170, "#7fae4a", 4, size=0.17, rows=2, leaf=False
    )
    pumpkin = "".join(
        ellipse(x, y, 58, 10, "#5a3a3a", opacity=0.3)
        + form(f"M{x - 50},{y}q-16,-54 50,-58q66,4 50,58q-50,16 -100,0Z", tone, -8, -6)
        + line(
            f"M{x - 12},{y - 56}q-28,26 -18,60M{x + 12},{y - 56}q28,26 18,60M{x},{y - 57}V{y + 6}",
            dark(tone, 0.22),
            3,
        )
        + line(f"M{x},{y - 56}q2,-12 12,-14", "#6f7a3a", 7)
        for x, y, tone in ((600, 1006, "#c9863a"), (555, 1046, "#e08a34"), (668, 1050, "#dd7a2e"))
    )
    return nuts + pumpkin + "".join(out)


def draw() -> str:
    """The scene."""
    heaven = sky([(0, "#8fc6d6"), (0.55, "#f6e3c0"), (1, "#ffe9b8")], 360)
    clouds = cumulus(180, 110, 320, "#fff6e6", "#f3d9c4", 5) + cumulus(
        1120, 90, 340, "#fff6e6", "#f3d9c4", 8
    )
    back = (
        hedge(-20, 1620, 345, 80, "#8fae6a", 5)
        + coconut(250, 350, 300, seed=3)
        + coconut(1340, 350, 320, seed=6, lean=-0.1)
        + areca(400, 350, 250, seed=4)
        + tree(1520, 380, 300, "#6f9f4c", 5)
        + tree(60, 390, 320, "#6f9f4c", 7)
    )
    layers = [(z, stall(z, side, i)) for i, (z, side) in enumerate(STALLS)] + _people()
    layers.sort(key=lambda item: -item[0])
    strings = clip("M0,0H1600V330H0Z", line("M-20,120Q420,260 800,190T1620,110", "#8a6a58", 1.5))
    bulbs = "".join(
        circle(x, y, 5, "#ffe08a")
        for x, y in (
            (120, 168),
            (300, 214),
            (480, 230),
            (660, 214),
            (960, 180),
            (1140, 178),
            (1330, 168),
            (1500, 138),
        )
    )
    shadow = [
        poly(
            [
                CAM.pt(-6, 0, z),
                CAM.pt(-1.2, 0, z),
                CAM.pt(-0.4, 0, z + 1.3),
                CAM.pt(-6, 0, z + 1.3),
            ],
            "#7a5a7a",
        )
        for z in (7, 9.2, 11.8, 14.6)
    ]
    return group(
        heaven,
        clouds,
        back,
        ground(),
        hall(),
        blend("multiply", blur(4, *shadow), opacity=0.32),
        strings,
        bulbs,
        "".join(part for _, part in layers),
        _front(),
        rays(-60, -80, [(24, 5), (36, 7), (50, 6)], 1900, "#fff0c0", 0.3),
        mood("#ffe9a8", "#4a2a5a", 0.45, 0.1, 0.05),
        vignette("#3a1f3a", 0.22),
    )
