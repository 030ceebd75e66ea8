"""Water: surfaces, ripples, reflections, wakes; and boats of the delta."""

from __future__ import annotations

from random import Random

from .core import (
    HEIGHT,
    WIDTH,
    Point,
    Stops,
    clip,
    curve,
    dark,
    ellipse,
    form,
    group,
    light,
    line,
    new_id,
    num,
    path,
    poly_d,
    ribbon,
    shade_path,
    smooth,
)

FULL = f"M0,0H{WIDTH}V{HEIGHT}H0Z"


def lens(x: float, y: float, w: float, h: float) -> str:
    """Path data of a thin lens, the shape of a ripple."""
    return (
        f"M{num(x - w / 2)},{num(y)}Q{num(x)},{num(y - h)} {num(x + w / 2)},{num(y)}"
        f"Q{num(x)},{num(y + h)} {num(x - w / 2)},{num(y)}Z"
    )


def ripples(
    seed: int,
    box: tuple[float, float, float, float],
    colors: list[str],
    count: int,
    size: float = 120,
    alpha: float = 0.5,
    thick: float = 1,
) -> str:
    """Lens-shaped ripples, finer towards the top of the box."""
    rng = Random(seed)
    x0, y0, x1, y1 = box
    groups: dict[str, list[str]] = {c: [] for c in colors}
    for _ in range(count):
        t = rng.random() ** 0.8
        y = y0 + (y1 - y0) * t
        w = size * (0.14 + 0.86 * t) * rng.uniform(0.4, 1.2)
        groups[rng.choice(colors)].append(
            lens(rng.uniform(x0, x1), y, w, (0.7 + 3.2 * t) * thick * rng.uniform(0.6, 1.3))
        )
    return "".join(path("".join(d), c, opacity=alpha) for c, d in groups.items() if d)


def water(
    d: str,
    stops: Stops,
    seed: int,
    box: tuple[float, float, float, float],
    colors: list[str],
    count: int = 110,
    size: float = 150,
    alpha: float = 0.4,
) -> str:
    """A stretch of water with the outline ``d``."""
    return shade_path(d, stops) + clip(d, ripples(seed, box, colors, count, size, alpha))


def reflect(
    content: str,
    y: float,
    d: str = FULL,
    alpha: float = 0.4,
    squeeze: float = 1,
    soft: tuple[float, float] = (2.5, 1.2),
) -> str:
    """The mirror image of ``content`` in water whose edge is at height ``y``."""
    key = new_id("w")
    area = f'filterUnits="userSpaceOnUse" x="-100" y="-{HEIGHT}" width="{WIDTH + 200}" '
    area += f'height="{HEIGHT * 3}"'
    defs = (
        f'<filter id="{key}" {area}>'
        f'<feTurbulence type="fractalNoise" baseFrequency="0.008 0.09" numOctaves="2" seed="4"/>'
        f'<feDisplacementMap in="SourceGraphic" scale="{soft[0] * 5}" '
        f'xChannelSelector="R" yChannelSelector="G"/>'
        f'<feGaussianBlur stdDeviation="{soft[1]} {soft[1] * 0.6}"/></filter>'
    )
    mirror = group(content, transform=f"translate(0 {num(y * (1 + squeeze))}) scale(1 {-squeeze})")
    return defs + clip(d, group(mirror, filter=f"url(#{key})", opacity=alpha))


def glitter(
    seed: int,
    x: float,
    y0: float,
    y1: float,
    spread: float,
    color: str,
    count: int = 60,
    alpha: float = 0.8,
) -> str:
    """The broken path of light under a low sun."""
    rng = Random(seed)
    d = []
    for _ in range(count):
        t = rng.random()
        w = (14 + 90 * t) * rng.uniform(0.3, 1)
        px = x + rng.gauss(0, 1) * spread * (0.18 + t * 0.5)
        d.append(lens(px, y0 + (y1 - y0) * t, w, 0.8 + 2.6 * t))
    return path("".join(d), color, opacity=alpha)


def wake(x: float, y: float, w: float, color: str = "#ffffff", alpha: float = 0.6) -> str:
    """White water along a hull."""
    rows = [
        lens(x + dx * w, y + dy, w * k, 2.4)
        for dx, dy, k in ((0, 0, 1.06), (-0.32, 5, 0.4), (0.3, 6, 0.5), (0, 11, 0.6))
    ]
    return path("".join(rows), color, opacity=alpha)


def hull(x: float, y: float, w: float, h: float, sheer: float = 0.6) -> tuple[list[Point], str]:
    """Deck line and side outline of a long boat floating at height ``y``."""
    top = [
        (x - w / 2, y - h * (1 + sheer)),
        (x - w * 0.3, y - h * 0.98),
        (x, y - h * 0.8),
        (x + w * 0.3, y - h * 0.98),
        (x + w / 2, y - h * (1 + sheer)),
    ]
    low = [(x + w * 0.4, y), (x, y + h * 0.22), (x - w * 0.4, y)]
    d = smooth(top) + "L" + smooth([top[-1], *low, top[0]])[1:] + "Z"
    return top, d


def sampan(
    x: float, y: float, w: float, color: str = "#7d5638", *, inside: str = "", lit: float = -1
) -> str:
    """A sampan seen from the side; ``inside`` is drawn between the two gunwales."""
    h = w * 0.085
    top, d = hull(x, y, w, h)
    far = [(px, py - h * 0.42 * (1 - (abs(px - x) / (w / 2)) ** 2)) for px, py in top]
    well = smooth(far) + "L" + smooth(top[::-1])[1:] + "Z"
    planks = [
        curve(
            [(px * 1.0, py + h * k) for px, py in top[1:4]],
            dark(color, 0.35),
            max(0.8, h * 0.05),
            opacity=0.6,
        )
        for k in (0.35, 0.62)
    ]
    out = [
        path(well, dark(color, 0.5)),
        inside,
        form(d, color, lit * 2, -h * 0.34, 0.3),
        clip(d, *planks),
        curve(top, light(color, 0.35), max(1.4, h * 0.13)),
    ]
    return group(*out)


def fishing_boat(
    x: float,
    y: float,
    w: float,
    hull_color: str = "#2f6f9f",
    trim: str = "#c9402f",
    cabin: str = "#e9dfc4",
    lit: float = -1,
) -> str:
    """A wooden fishing boat of the gulf, bow to the right, with painted eye."""
    h = w * 0.16
    top = [
        (x - w * 0.47, y - h * 0.95),
        (x - w * 0.2, y - h * 0.72),
        (x + w * 0.14, y - h * 0.78),
        (x + w * 0.36, y - h * 1.12),
        (x + w * 0.53, y - h * 1.75),
    ]
    low = [
        (x + w * 0.42, y - h * 0.3),
        (x + w * 0.36, y),
        (x - w * 0.42, y),
        (x - w * 0.47, y - h * 0.4),
    ]
    d = smooth(top) + "L" + smooth([top[-1], low[0], low[1]])[1:] + "L" + smooth(low[2:])[1:] + "Z"
    band = [(px, py + h * 0.2) for px, py in top]
    red = poly_d([(x - w, y - h * 0.26), (x + w, y - h * 0.26), (x + w, y + 9), (x - w, y + 9)])
    eye = group(
        ellipse(0, 0, h * 0.15, h * 0.09, "#fdfaf0"),
        ellipse(h * 0.03, 0, h * 0.06, h * 0.06, "#1c1a1c"),
        transform=f"translate({num(x + w * 0.43)} {num(y - h * 0.98)}) rotate(-24)",
    )
    body = [
        form(d, hull_color, lit * 3, -h * 0.3, 0.3),
        clip(d, path(red, trim)),
        clip(d, curve(band, light(hull_color, 0.55), h * 0.07)),
        curve(top, trim, max(2, h * 0.1)),
        eye,
    ]
    return group(_rigging(x, y, w, h), _cabin(x, y, w, h, cabin, lit), *body)


def _cabin(x: float, y: float, w: float, h: float, color: str, lit: float) -> str:
    left, right, base, top = x - w * 0.36, x - w * 0.04, y - h * 0.72, y - h * 2.1
    wall = poly_d([(left, base), (right, base), (right - w * 0.01, top), (left, top)])
    roof = poly_d(
        [
            (left - w * 0.04, top + 2),
            (right + w * 0.04, top + 2),
            (right + w * 0.02, top - h * 0.16),
            (left - w * 0.02, top - h * 0.16),
        ]
    )
    panes = []
    for i in range(3):
        px = left + w * 0.025 + i * w * 0.098
        panes.append(
            path(
                (
                    f"M{num(px)},{num(top + h * 0.3)}h{num(w * 0.066)}v{num(h * 0.5)}"
                    f"h{num(-w * 0.066)}Z"
                ),
                "#37505f",
            )
        )
        panes.append(
            line(
                f"M{num(px + w * 0.012)},{num(top + h * 0.72)}l{num(w * 0.03)},{num(-h * 0.34)}",
                "#a9c6cc",
                1.4,
                opacity=0.8,
            )
        )
    return (
        form(wall, color, lit * w * 0.03, 0, 0.25)
        + "".join(panes)
        + form(roof, dark(color, 0.35), 0, -h * 0.06)
    )


def _rigging(x: float, y: float, w: float, h: float) -> str:
    mast = ribbon([(x + w * 0.1, y - h * 0.7), (x + w * 0.11, y - h * 3.6)], [w * 0.016, w * 0.009])
    boom = line(
        f"M{num(x + w * 0.1)},{num(y - h * 1.6)}L{num(x + w * 0.4)},{num(y - h * 2.9)}",
        "#5b4436",
        max(2, w * 0.008),
    )
    ropes = (
        f"M{num(x + w * 0.11)},{num(y - h * 3.5)}L{num(x + w * 0.5)},{num(y - h * 1.7)}"
        f"M{num(x + w * 0.11)},{num(y - h * 3.5)}L{num(x - w * 0.45)},{num(y - h * 0.95)}"
        f"M{num(x + w * 0.11)},{num(y - h * 3.5)}L{num(x + w * 0.4)},{num(y - h * 2.9)}"
    )
    return path(mast, "#5b4436") + boom + line(ropes, "#4b3d38", max(0.8, w * 0.0025), opacity=0.8)
