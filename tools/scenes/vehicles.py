"""Bicycles, motorbikes, lorries."""

from __future__ import annotations

import math

from .core import at, capsule, circle, dark, ellipse, form, group, light, line, num, path, poly


def wheel(
    x: float, y: float, r: float, tyre: str = "#2c2a2c", rim: str = "#b9bcc0", spokes: int = 12
) -> str:
    """A spoked wheel."""
    rays = "".join(
        f"M{num(x)},{num(y)}L{num(x + math.cos(i * 6.283 / spokes) * r * 0.86)},"
        f"{num(y + math.sin(i * 6.283 / spokes) * r * 0.86)}"
        for i in range(spokes)
    )
    out = line(rays, rim, max(0.5, r * 0.025)) if spokes else circle(x, y, r * 0.8, rim)
    ring = f'<circle cx="{num(x)}" cy="{num(y)}" r="{num(r * 0.9)}" fill="none" stroke="{tyre}" '
    ring += f'stroke-width="{num(max(1.5, r * 0.14))}"/>'
    return out + ring + circle(x, y, r * 0.12, rim)


def bicycle(x: float, y: float, s: float, color: str = "#2d6f8a", flip: bool = False) -> str:
    """A town bicycle heading right, wheels on the line y; ``s`` is its length."""
    k = s / 100
    frame = ("M-28,-18L-9,-20L-22,-46M-9,-20L20,-48M-20,-40L20,-40M28,-18L20,-48L18,-58",)
    parts = [
        wheel(-30, -18, 18),
        wheel(30, -18, 18),
        line(frame[0], color, 3.2),
        line("M30,-18L19,-50", dark(color, 0.2), 3),
        line("M18,-58Q24,-62 20,-66M18,-60L10,-64", "#3a3536", 2.6),
        path("M-29,-48Q-22,-52 -13,-48Q-20,-44 -29,-48Z", "#3a2a26"),
        path("M-48,-20A20,20 0 0 1 -18,-36L-20,-33A17,17 0 0 0 -45,-20Z", dark(color, 0.1)),
        path("M14,-30A20,20 0 0 1 48,-22L45,-21A17,17 0 0 0 17,-28Z", dark(color, 0.1)),
        circle(-9, -20, 5, "#6d6a6a"),
        line("M-9,-20L-5,-11M-8,-10H-1", "#3a3536", 2),
        line("M-46,-40H-22", "#3a3536", 2.4),
        line("M-40,-40L-30,-18", "#3a3536", 1.6),
        path("M21,-54h13v10h-11Z", "#b98f5a"),
        line("M21,-51h13M22,-47h11", "#8a6a42", 0.8),
    ]
    return at(x, y, *parts, scale=k, flip=flip)


def motorbike(x: float, y: float, s: float, color: str = "#b8322f", flip: bool = False) -> str:
    """A step-through motorbike heading right; ``s`` is its length."""
    k = s / 100
    parts = [
        wheel(-31, -15, 15.5, spokes=10),
        wheel(33, -15, 15.5, spokes=10),
        path(capsule((-31, -14), (-6, -18), 5, 6), "#55565a"),
        path("M-50,-22Q-34,-14 -22,-16L-50,-16Z", "#8b8d92"),
        line("M33,-15L22,-50", "#6d6f74", 3.4),
        form("M-12,-20L10,-18Q16,-24 18,-46L26,-50Q28,-30 20,-14L6,-10H-8Z", color, -1, -1),
        form("M-46,-36Q-30,-44 -8,-36L-6,-22Q-30,-22 -38,-26Z", color, -1, -2),
        path("M-44,-40Q-28,-46 -6,-40Q-8,-35 -12,-35L-40,-36Z", "#2a2526"),
        form("M18,-46L28,-52Q32,-44 27,-38Z", light(color, 0.2), -1, -1),
        ellipse(29, -46, 2.6, 4, "#fff2c0"),
        line("M22,-54L14,-58M22,-54L27,-60", "#2a2526", 2.8),
        circle(28, -63, 2.6, "#4a4c50"),
        path("M20,-27A17,17 0 0 1 49,-22L46,-20A15,15 0 0 0 24,-24Z", dark(color, 0.1)),
        ellipse(-47, -34, 2, 3, "#e2482f"),
        circle(-2, -16, 6, "#77797e"),
        line("M-2,-12V-5H6", "#2a2526", 2),
    ]
    return at(x, y, *parts, scale=k, flip=flip)


def motorbike_front(x: float, y: float, s: float, color: str = "#b8322f") -> str:
    """A motorbike coming straight towards the viewer; ``s`` is its height to the handlebar."""
    k = s / 100
    parts = [
        path(capsule((0, -8), (0, -40), 7, 7), "#2c2a2c"),
        path(capsule((0, -30), (0, -52), 10, 9), dark(color, 0.15)),
        form(
            "M-20,-30Q-24,-70 -10,-92H10Q24,-70 20,-30Q10,-44 0,-44Q-10,-44 -20,-30Z", color, -3, -1
        ),
        ellipse(0, -82, 10, 8, "#fff4cc"),
        ellipse(0, -82, 6, 4.6, "#ffffff"),
        line("M-30,-98Q0,-90 30,-98", "#2a2526", 5),
        line("M-24,-98L-30,-116M24,-98L30,-116", "#55565a", 2.4),
        ellipse(-31, -119, 6, 4.6, "#51585e"),
        ellipse(31, -119, 6, 4.6, "#51585e"),
        circle(-17, -74, 3.2, "#f2a13d"),
        circle(17, -74, 3.2, "#f2a13d"),
        poly([(-26, -24), (-14, -24), (-14, -19), (-26, -19)], "#55565a"),
        poly([(26, -24), (14, -24), (14, -19), (26, -19)], "#55565a"),
    ]
    return at(x, y, *parts, scale=k)


def bus(x: float, y: float, w: float, color: str = "#4d6b3a", band: str = "#e9dfc4") -> str:
    """A coach seen from the side, standing on the line y, its front to the right."""
    h = w * 0.36
    body = (
        f"M{num(x)},{num(y - h * 0.14)}V{num(y - h * 0.9)}Q{num(x)},{num(y - h)} "
        f"{num(x + h * 0.16)},{num(y - h)}"
        f"H{num(x + w - h * 0.24)}Q{num(x + w - h * 0.06)},{num(y - h)} "
        f"{num(x + w)},{num(y - h * 0.46)}"
        f"V{num(y - h * 0.14)}Z"
    )
    out = [form(body, color, -3, -h * 0.06, 0.25)]
    out.append(
        path(f"M{num(x)},{num(y - h * 0.42)}H{num(x + w)}V{num(y - h * 0.34)}H{num(x)}Z", band)
    )
    pane = w * 0.115
    for i in range(7):
        px = x + w * 0.03 + i * pane * 1.08
        out.append(
            path(
                f"M{num(px)},{num(y - h * 0.86)}h{num(pane)}v{num(h * 0.36)}h{num(-pane)}Z",
                "#4f7684",
            )
        )
        out.append(
            path(
                f"M{num(px + pane * 0.1)},{num(y - h * 0.52)}l{num(pane * 0.4)},{num(-h * 0.32)}"
                f"h{num(pane * 0.2)}l{num(-pane * 0.4)},{num(h * 0.32)}Z",
                "#9dc0c6",
                opacity=0.5,
            )
        )
    out.append(
        path(
            f"M{num(x + w * 0.915)},{num(y - h * 0.86)}h{num(w * 0.035)}"
            f"L{num(x + w * 0.99)},{num(y - h * 0.46)}"
            f"H{num(x + w * 0.915)}Z",
            "#4f7684",
        )
    )
    for t in (0.2, 0.8):
        out.append(circle(x + w * t, y - h * 0.13, h * 0.14, "#26242a"))
        out.append(circle(x + w * t, y - h * 0.13, h * 0.07, "#a9abb0"))
    out.append(ellipse(x + w - 3, y - h * 0.26, 4, h * 0.05, "#fff2c0"))
    return group(*out)
