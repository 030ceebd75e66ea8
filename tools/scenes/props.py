"""Things people use: jars, sandbags, furniture, paper, lanterns."""

from __future__ import annotations

from .core import (
    at,
    capsule,
    circle,
    clip,
    dark,
    ellipse,
    form,
    group,
    light,
    line,
    num,
    path,
    poly,
    rect,
)


def jar(x: float, y: float, h: float, color: str = "#8a5a3c", lit: float = -1) -> str:
    """A big glazed water jar (lu)."""
    w = h * 0.46
    d = (
        f"M{num(x - w * 0.56)},{num(y - h)}C{num(x - w * 1.15)},{num(y - h * 0.8)} "
        f"{num(x - w * 1.1)},{num(y - h * 0.3)} "
        f"{num(x - w * 0.6)},{num(y)}H{num(x + w * 0.6)}C{num(x + w * 1.1)},{num(y - h * 0.3)} "
        f"{num(x + w * 1.15)},{num(y - h * 0.8)} {num(x + w * 0.56)},{num(y - h)}Z"
    )
    bands = "".join(
        (
            f"M{num(x - w)},{num(y - h * t)}Q{num(x)},{num(y - h * t + h * 0.07)} "
            f"{num(x + w)},{num(y - h * t)}"
        )
        for t in (0.82, 0.76)
    )
    shine = line(
        f"M{num(x + lit * w * 0.62)},{num(y - h * 0.66)}q{num(lit * w * 0.12)},{num(h * 0.16)} "
        f"{num(-lit * w * 0.02)},{num(h * 0.3)}",
        light(color, 0.6),
        h * 0.03,
        opacity=0.6,
    )
    return (
        form(d, color, lit * w * 0.3, -h * 0.02, 0.32)
        + clip(d, line(bands, dark(color, 0.35), h * 0.02, opacity=0.7))
        + shine
        + ellipse(x, y - h, w * 0.6, h * 0.07, light(color, 0.22))
        + ellipse(x, y - h, w * 0.48, h * 0.05, dark(color, 0.6))
    )


def sandbag(x: float, y: float, w: float, color: str = "#c9b183", tilt: float = 0) -> str:
    """A filled sack lying down, its underside at y."""
    h = w * 0.42
    d = (
        f"M{num(-w / 2)},{num(-h * 0.3)}Q{num(-w * 0.48)},{num(-h)} "
        f"{num(-w * 0.2)},{num(-h)}H{num(w * 0.2)}"
        f"Q{num(w * 0.48)},{num(-h)} {num(w / 2)},{num(-h * 0.3)}Q{num(w * 0.46)},0 "
        f"{num(w * 0.2)},0"
        f"H{num(-w * 0.2)}Q{num(-w * 0.46)},0 {num(-w / 2)},{num(-h * 0.3)}Z"
    )
    marks = line(
        f"M{num(-w * 0.3)},{num(-h * 0.6)}q{num(w * 0.2)},{num(h * 0.14)} "
        f"{num(w * 0.34)},{num(-h * 0.04)}"
        f"M{num(-w * 0.44)},{num(-h * 0.5)}l{num(w * 0.06)},{num(h * 0.12)}"
        f"M{num(w * 0.3)},{num(-h * 0.7)}l{num(w * 0.1)},{num(h * 0.2)}",
        dark(color, 0.3),
        max(0.8, w * 0.012),
        opacity=0.7,
    )
    return group(
        form(d, color, -w * 0.02, -h * 0.18, 0.26),
        marks,
        transform=f"translate({num(x)} {num(y)}) rotate({num(tilt)})",
    )


def stool(x: float, y: float, h: float, color: str = "#c8452f") -> str:
    """A low plastic stool."""
    w = h * 0.8
    legs = (
        f"M{num(x - w * 0.36)},{num(y - h)}L{num(x - w * 0.5)},{num(y)}"
        f"M{num(x + w * 0.36)},{num(y - h)}L{num(x + w * 0.5)},{num(y)}"
    )
    legs += (
        f"M{num(x - w * 0.1)},{num(y - h)}L{num(x - w * 0.14)},{num(y - h * 0.1)}"
        f"M{num(x + w * 0.12)},{num(y - h)}L{num(x + w * 0.18)},{num(y - h * 0.1)}"
    )
    return line(legs, dark(color, 0.15), max(2, h * 0.12)) + rect(
        x - w * 0.5, y - h * 1.06, w, h * 0.18, color, rx=num(h * 0.06)
    )


def chair(x: float, y: float, h: float, color: str = "#8a5a3a", flip: bool = False) -> str:
    """A wooden chair from the side facing right; the seat is at 0.47 h."""
    parts = [
        line("M-20,0L-18,-47L-24,-100M20,0L18,-47M-18,-20H19", dark(color, 0.15), 5),
        form("M-22,-51H22V-45H-22Z", color, 0, -1.5),
        line("M-24,-92L-19,-58M-23.6,-80L-20,-80", color, 6),
    ]
    return at(x, y, *parts, scale=h / 100, flip=flip)


def laptop(x: float, y: float, w: float, flip: bool = False) -> str:
    """An open laptop from a three-quarter view, its foot at (x, y)."""
    parts = [
        poly([(-50, 0), (34, 0), (50, -12), (-30, -12)], "#b9bcc2"),
        poly([(-44, -2), (30, -2), (40, -9), (-30, -9)], "#8b9098"),
        form("M-30,-12L50,-12L62,-70L-16,-70Z", "#3c434d", -2, 0),
        poly([(-25, -16), (46, -16), (56, -66), (-13, -66)], "#cfe4ea"),
        poly([(-22, -28), (6, -28), (9, -44), (-19, -44)], "#4f93b8"),
        line("M14,-28H44M16,-36H46M18,-44H40M-16,-56H50", "#7fa6b5", 2.4),
    ]
    return at(x, y, *parts, scale=w / 100, flip=flip)


def phone(x: float, y: float, h: float, angle: float = 0) -> str:
    """A phone held upright, centred on (x, y)."""
    body = rect(-26, -50, 52, 100, "#22262c", rx=8)
    screen = rect(-22, -44, 44, 86, "#dff0f2", rx=3)
    bits = rect(-17, -36, 34, 20, "#c8332f", rx=2) + line(
        "M-15,-6H15M-15,4H10M-15,14H13M-15,24H4", "#6c9fae", 3
    )
    return group(
        body,
        screen,
        bits,
        transform=f"translate({num(x)} {num(y)}) rotate({num(angle)}) scale({h / 100:.3f})",
    )


def paper(x: float, y: float, w: float, angle: float = 0, lines: int = 4) -> str:
    """A sheet with writing, centred on (x, y)."""
    h = w * 1.35
    rows = "".join(
        f"M{num(-w * 0.34)},{num(-h * 0.28 + i * h * 0.16)}H{num(w * (0.34 - 0.16 * (i % 2)))}"
        for i in range(lines)
    )
    return group(
        rect(-w / 2, -h / 2, w, h, "#fffdf5"),
        line(rows, "#8fa0ad", max(0.8, w * 0.04)),
        transform=f"translate({num(x)} {num(y)}) rotate({num(angle)})",
    )


def parasol(x: float, y: float, w: float, h: float, colors: tuple[str, str]) -> str:
    """A market umbrella on its pole; the foot is at y."""
    top = y - h
    drop = w * 0.2
    out = [rect(x - w * 0.012, top, w * 0.024, h, "#8d7b68")]
    n = 8
    for i in range(n):
        a, b = -w / 2 + w * i / n, -w / 2 + w * (i + 1) / n
        out.append(
            path(
                f"M{num(x)},{num(top - w * 0.06)}"
                f"Q{num(x + a * 0.7)},{num(top + drop * 0.1)} "
                f"{num(x + a)},{num(top + drop)}"
                f"Q{num(x + (a + b) / 2)},{num(top + drop * 1.35)} {num(x + b)},{num(top + drop)}"
                f"Q{num(x + b * 0.7)},{num(top + drop * 0.1)} {num(x)},{num(top - w * 0.06)}Z",
                dark(colors[i % 2], 0.22 * max(0, (i - 3) / n)),
            )
        )
    return "".join(out) + circle(x, top - w * 0.06, w * 0.015, "#8d7b68")


def lantern(x: float, y: float, s: float, color: str = "#e0452f") -> str:
    """A round paper lantern hanging from (x, y)."""
    cy = y + s * 0.75
    ribs = "".join(
        f"M{num(x)},{num(cy - s * 0.42)}Q{num(x + k * s)},{num(cy)} {num(x)},{num(cy + s * 0.42)}"
        for k in (-0.7, -0.3, 0.3, 0.7)
    )
    return (
        line(f"M{num(x)},{num(y)}V{num(cy)}", "#3a2a2a", 1.2)
        + form(
            capsule((x - s * 0.08, cy), (x + s * 0.08, cy), s * 0.42, s * 0.42),
            color,
            -s * 0.06,
            -s * 0.06,
            0.2,
        )
        + line(ribs, dark(color, 0.3), 0.9, opacity=0.6)
        + rect(x - s * 0.14, cy - s * 0.47, s * 0.28, s * 0.09, "#e3b23a")
        + rect(x - s * 0.14, cy + s * 0.38, s * 0.28, s * 0.09, "#e3b23a")
        + line(f"M{num(x)},{num(cy + s * 0.46)}v{num(s * 0.3)}", "#e3b23a", max(1.5, s * 0.06))
    )


def cup(x: float, y: float, s: float, color: str = "#f6f2e8") -> str:
    """A small tea cup."""
    return form(
        f"M{num(x - s / 2)},{num(y - s * 0.7)}Q{num(x - s * 0.4)},{num(y)} {num(x)},{num(y)}"
        f"Q{num(x + s * 0.4)},{num(y)} {num(x + s / 2)},{num(y - s * 0.7)}Z",
        color,
        -s * 0.1,
        0,
    ) + ellipse(x, y - s * 0.7, s * 0.5, s * 0.12, "#b98a52")
