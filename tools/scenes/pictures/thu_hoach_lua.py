"""A combine harvester at work, egrets behind it, seen from above at noon."""

from __future__ import annotations

from random import Random

from ..cast import FARMER_M
from ..core import blend, blur, circle, ellipse, form, glow, group, light, line, num, poly, rect
from ..look import Pose
from ..parts.thu_hoach_lua import CAM, field, header, people, sky_view, standing
from ..people import person
from ..sky import egret, flock, flying_egret, mist, mood, vignette
from ..vehicles import wheel


def _combine(x: float, y: float, s: float) -> str:
    """A tracked combine seen from its left side, heading right; ``s`` px per metre."""
    track = form(
        (
            f"M{-1.7 * s},0Q{-2.1 * s},{-0.3 * s} {-1.75 * s},{-0.62 * s}H{1.2 * s}"
            f"Q{1.55 * s},{-0.32 * s} {1.15 * s},0Z"
        ),
        "#3a3a3e",
        0,
        -4,
        0.3,
    )
    lugs = "".join(f"M{num(-1.7 * s + i * 0.2 * s)},{num(-2)}v5" for i in range(15))
    rollers = "".join(
        wheel(k * s, -0.27 * s, 0.2 * s, "#26262a", "#8a8d92", 0)
        for k in (-1.5, -1.0, -0.5, 0.0, 0.5, 1.0)
    )
    body = form(
        (
            f"M{-2.1 * s},{-0.62 * s}V{-1.9 * s}Q{-2.05 * s},{-2.15 * s} "
            f"{-1.7 * s},{-2.15 * s}H{0.35 * s}L{0.75 * s},{-1.55 * s}H{1.25 * s}"
            f"V{-0.62 * s}Z"
        ),
        "#d8432f",
        -3,
        -0.14 * s,
        0.24,
    )
    panel = rect(-1.85 * s, -1.75 * s, 1.5 * s, 0.75 * s, "#f3ead6", rx=6) + line(
        (
            f"M{-1.7 * s},{-1.55 * s}H{-0.55 * s}M{-1.7 * s},{-1.38 * s}H{-0.55 * s}"
            f"M{-1.7 * s},{-1.21 * s}H{-0.55 * s}"
        ),
        "#b9ab8f",
        4,
    )
    tank = form(
        f"M{-1.55 * s},{-2.15 * s}L{-1.75 * s},{-2.75 * s}H{0.0 * s}L{-0.1 * s},{-2.15 * s}Z",
        "#e9583c",
        0,
        -0.1 * s,
        0.22,
    ) + ellipse(-0.87 * s, -2.76 * s, 0.8 * s, 0.12 * s, "#f4cf62")
    spout = line(
        f"M{-0.3 * s},{-2.3 * s}L{-1.1 * s},{-3.2 * s}L{-2.7 * s},{-3.0 * s}", "#f2b632", 0.17 * s
    ) + line(f"M{-2.7 * s},{-3.0 * s}l{-0.1 * s},{0.2 * s}", "#c98f1f", 0.14 * s)
    canopy = line(
        f"M{0.3 * s},{-2.0 * s}V{-3.15 * s}M{1.2 * s},{-1.6 * s}L{1.1 * s},{-3.15 * s}",
        "#37393e",
        5,
    ) + form(f"M{0.05 * s},{-3.1 * s}H{1.5 * s}V{-3.28 * s}H{0.1 * s}Z", "#f3ead6", 0, -4)
    seat = rect(0.32 * s, -2.2 * s, 0.14 * s, 0.5 * s, "#2a2b30", rx=3)
    driver = person(
        0.62 * s,
        -1.12 * s,
        1.72 * s,
        FARMER_M.but(hat="nonla", hat_color="#ecd9a4"),
        Pose("side", hip=(0, 27), near=(20, 45), far=(22, 46), near_foot=(20, 4), far_foot=(24, 4)),
        shadow=0,
    )
    wheel_ = line(
        (
            f"M{1.05 * s},{-1.65 * s}L{0.98 * s},{-2.0 * s}M{0.88 * s},{-2.02 * s}"
            f"L{1.1 * s},{-1.94 * s}"
        ),
        "#26262a",
        4,
    )
    lamp = circle(1.22 * s, -1.35 * s, 0.09 * s, "#fff2c0")
    return group(
        track,
        line(lugs, "#1f1f22", 4),
        rollers,
        tank,
        spout,
        driver,
        seat,
        body,
        panel,
        wheel_,
        canopy,
        lamp,
        header(s),
        transform=f"translate({num(x)} {num(y)})",
    )


def _birds() -> str:
    rng = Random(6)
    out = []
    for _ in range(10):
        x, z = rng.uniform(-4.6, 4.4), rng.uniform(7.7, 8.7)
        px, py = CAM.pt(x, 0, z)
        out.append((py, egret(px, py, 0.72 * CAM.scale(x, z), rng.random() < 0.4)))
    out.sort(key=lambda item: item[0])
    fly = "".join(
        flying_egret(x, y, s, f)
        for x, y, s, f in (
            (330, 470, 56, False),
            (230, 400, 42, False),
            (440, 420, 40, False),
            (560, 500, 50, True),
            (140, 520, 48, False),
            (660, 400, 34, False),
        )
    )
    return "".join(b for _, b in out) + fly


def draw() -> str:
    """The scene."""
    mx, my = CAM.pt(-1.0, 0, 9.8)
    s = CAM.scale(0, 9.8)
    shadow = blend(
        "multiply",
        blur(
            4,
            poly(
                [
                    (mx - 2.1 * s, my),
                    (mx + 3.3 * s, my),
                    (mx + 2.6 * s, my + 0.5 * s),
                    (mx - 2.5 * s, my + 0.5 * s),
                ],
                "#6a5426",
            ),
        ),
        opacity=0.5,
    )
    dust = blur(
        10,
        glow(mx - 2.9 * s, my - 0.3 * s, 210, 90, "#f7e6b4", 0.9),
        glow(mx - 2.2 * s, my - 0.9 * s, 130, 90, "#f7e6b4", 0.5),
        glow(mx + 3.2 * s, my - 0.3 * s, 150, 70, "#f7e6b4", 0.6),
    )
    rng = Random(9)
    chaff = "".join(
        line(
            (
                f"M{num(mx - rng.uniform(2, 4.2) * s)},{num(my - rng.uniform(0, 1.4) * s)}"
                f"l{num(rng.uniform(-9, 9))},{num(rng.uniform(-5, 5))}"
            ),
            light("#e6bf55", rng.random() * 0.4),
            2.4,
        )
        for _ in range(90)
    )
    return group(
        sky_view(),
        flock(6, 900, 120, 6, 60, 10, "#5f7f8f"),
        field(),
        mist(316, 40, "#fdf6d8", 0.7),
        people(),
        standing(),
        shadow,
        _combine(mx, my, s),
        dust,
        chaff,
        _birds(),
        mood("#fff3b0", "#3f3a5a", 0.34, 0.5, 0.0),
        vignette("#4a3216", 0.25),
    )
