"""Sky, sun, clouds, mist, hills and birds."""

from __future__ import annotations

import math
from random import Random

from .core import (
    HEIGHT,
    WIDTH,
    Point,
    Stops,
    blend,
    blur,
    capsule,
    circle,
    clip,
    curve,
    glow,
    group,
    line,
    linear,
    mix,
    new_id,
    num,
    path,
    radial,
    rect,
    shade_path,
    shade_rect,
    smooth,
)


def sky(stops: Stops, bottom: float = HEIGHT) -> str:
    """The sky down to a height in the picture."""
    return shade_rect(0, 0, WIDTH, bottom, stops)


def sun(x: float, y: float, r: float, color: str, halo: str, reach: float = 5) -> str:
    """A sun with a wide soft halo."""
    return glow(x, y, r * reach, r * reach, halo, 0.75) + circle(x, y, r, color)


def cumulus(x: float, y: float, w: float, color: str, shade: str, seed: int = 1) -> str:
    """A heaped cloud with a flat base, lit from above."""
    rng = Random(seed)
    h = w * 0.3
    count = 5 + rng.randrange(3)
    d = capsule((x + h * 0.24, y - h * 0.24), (x + w - h * 0.24, y - h * 0.24), h * 0.24, h * 0.24)
    for i in range(count):
        t = (i + 0.5) / count
        r = h * rng.uniform(0.26, 0.4) * (0.7 + 0.5 * math.sin(math.pi * t))
        cx = x + w * (0.1 + 0.8 * t)
        cy = y - r * 0.8 - h * 0.42 * math.sin(math.pi * t) * rng.uniform(0.4, 1)
        d += capsule((cx, cy), (cx + 0.1, y - r * 0.7), r, r * 0.7)
    low = path(d, color, transform=f"translate({num(-w * 0.015)} {num(-h * 0.13)})")
    whole = path(d, shade) + clip(d, low)
    fade, fill = linear([(0, "#fff"), (0.5, "#fff"), (0.97, "#000"), (1, "#000")])
    key = new_id("m")
    box = rect(x - w * 0.1, y - h * 1.4, w * 1.2, h * 1.42, fill)
    return f'{fade}<mask id="{key}">{box}</mask>' + group(whole, mask=f"url(#{key})")


def streaks(
    seed: int,
    color: str,
    box: tuple[float, float, float, float],
    count: int = 12,
    alpha: float = 0.5,
) -> str:
    """Long thin clouds."""
    rng = Random(seed)
    x0, y0, x1, y1 = box
    out = []
    for _ in range(count):
        w, h = rng.uniform(120, 480), rng.uniform(4, 16)
        x, y = rng.uniform(x0, x1), rng.uniform(y0, y1)
        d = smooth(
            [
                (x - w / 2, y),
                (x - w * 0.2, y - h),
                (x + w * 0.2, y - h * 0.4),
                (x + w / 2, y),
                (x + w * 0.1, y + h * 0.5),
                (x - w * 0.3, y + h * 0.3),
            ],
            True,
        )
        out.append(path(d, color, opacity=round(rng.uniform(0.4, 1) * alpha, 2)))
    return "".join(out)


def mist(
    y: float, h: float, color: str, alpha: float = 0.7, x: float = -100, w: float = WIDTH + 200
) -> str:
    """A soft horizontal band."""
    stops = [(0, color, 0), (0.5, color, alpha), (1, color, 0)]
    return shade_rect(x, y - h / 2, w, h, stops)


def ridge(points: list[Point], base: float, top: str, foot: str) -> str:
    """A hill line filled down to ``base``, paler towards its foot."""
    d = smooth(points)
    d += f"L{num(points[-1][0])},{num(base)}L{num(points[0][0])},{num(base)}Z"
    return shade_path(d, [(0, top), (1, foot)])


def rough_ridge(
    points: list[Point], base: float, top: str, foot: str, seed: int = 3, rough: float = 5
) -> str:
    """A wooded hill line: small crowns along the outline and slopes."""
    rng = Random(seed)
    dense: list[Point] = []
    for (x0, y0), (x1, y1) in zip(points, points[1:], strict=False):
        steps = max(2, int(abs(x1 - x0) / 13))
        for i in range(steps):
            t = i / steps
            ease = t * t * (3 - 2 * t)
            dense.append((x0 + (x1 - x0) * t, y0 + (y1 - y0) * ease - rng.uniform(0, rough)))
    dense.append(points[-1])
    body = ridge(dense, base, top, foot)
    tufts = []
    for x, y in dense[::2]:
        deep = rng.uniform(8, max(9, (base - y) * 0.75))
        r = rng.uniform(7, 15)
        fade = min(1, deep / max(30, base - y))
        color = mix(mix(top, "#ffffff", 0.08), foot, fade)
        tufts.append(
            f'<path d="M{num(x - r)},{num(y + deep)}q{num(r)},{num(-r)} {num(r * 2)},0" '
            f'fill="{color}" opacity=".6"/>'
        )
    return body + "".join(tufts)


def bird(x: float, y: float, size: float, color: str, lift: float = 0.5) -> str:
    """A bird in the distance."""
    d = (
        f"M{num(x - size)},{num(y - size * lift)}Q{num(x - size * 0.4)},{num(y - size * 0.35)} "
        f"{num(x)},{num(y)}Q{num(x + size * 0.4)},{num(y - size * 0.35)} "
        f"{num(x + size)},{num(y - size * lift)}Q{num(x + size * 0.35)},{num(y - size * 0.1)} "
        f"{num(x)},{num(y + size * 0.22)}Q{num(x - size * 0.35)},{num(y - size * 0.1)} "
        f"{num(x - size)},{num(y - size * lift)}Z"
    )
    return path(d, color)


def flock(seed: int, x: float, y: float, count: int, spread: float, size: float, color: str) -> str:
    """Several birds in loose formation."""
    rng = Random(seed)
    out = []
    for i in range(count):
        px = x + (i - count / 2) * spread * 0.36 + rng.uniform(-1, 1) * spread * 0.2
        py = y + abs(i - count * 0.4) * spread * 0.12 + rng.uniform(-1, 1) * spread * 0.12
        out.append(bird(px, py, size * rng.uniform(0.7, 1.1), color, rng.uniform(0.15, 0.7)))
    return "".join(out)


def egret(x: float, y: float, s: float, flip: bool = False, tone: str = "#fdfcf6") -> str:
    """A white egret standing at the water's edge, about ``s`` tall."""
    k = s / 100
    body = path("M-30,-46C-22,-66 6,-66 16,-52C8,-40 -12,-34 -40,-34Z", tone)
    shade = path("M-40,-34C-12,-34 8,-40 16,-52C6,-44 -16,-42 -30,-46Z", mix(tone, "#7f93a8", 0.35))
    neck = line("M12,-54C22,-66 4,-78 12,-92C14,-96 20,-97 23,-94", tone, 7)
    beak = path("M22,-97L44,-91L22,-90Z", "#e0a13a")
    legs = line("M-6,-38L-8,-18L-6,0M2,-40L4,-20L3,0", "#4a4136", 2.4)
    sign = -k if flip else k
    move = f"translate({num(x)} {num(y)}) scale({sign:.3f} {k:.3f})"
    eye = circle(21, -94, 1.4, "#222")
    return group(legs, neck, body, shade, beak, eye, transform=move)


def flying_egret(x: float, y: float, s: float, flip: bool = False, tone: str = "#fdfcf6") -> str:
    """An egret on the wing, about ``2 s`` across."""
    far = path("M-2,-2C4,-30 26,-52 48,-58C40,-34 26,-12 12,2Z", mix(tone, "#7f93a8", 0.3))
    near = path("M-6,0C-18,-26 -44,-44 -66,-46C-60,-22 -34,-2 4,4Z", tone)
    body = path("M-34,6C-16,-8 20,-8 34,0C20,8 -14,12 -34,6Z", tone)
    neck = line("M30,0C38,6 44,-2 40,-8", tone, 5)
    beak = path("M40,-11L58,-8L41,-6Z", "#e0a13a")
    legs = line("M-32,6L-62,10", "#4a4136", 2)
    k = s / 60
    move = f"translate({num(x)} {num(y)}) scale({-k if flip else k:.3f} {k:.3f})"
    return group(far, legs, neck, beak, body, near, transform=move)


def rays(
    x: float,
    y: float,
    angles: list[tuple[float, float]],
    length: float,
    color: str,
    alpha: float = 0.22,
) -> str:
    """Slanting shafts of light; each is (direction in degrees, width in degrees)."""
    out = []
    for angle, spread in angles:
        a, b = math.radians(angle - spread / 2), math.radians(angle + spread / 2)
        out.append(
            path(
                f"M{num(x)},{num(y)}L{num(x + length * math.cos(a))},"
                f"{num(y + length * math.sin(a))}L{num(x + length * math.cos(b))},"
                f"{num(y + length * math.sin(b))}Z",
                color,
                opacity=alpha,
            )
        )
    return blend("soft-light", blur(5, *out)) + blend("screen", blur(9, *out), opacity=0.35)


def mood(warm: str, cool: str, strength: float = 0.28, x: float = 0.25, y: float = 0.15) -> str:
    """A closing wash: warm where the light comes from, cool in the corners."""
    defs, fill = radial([(0, warm, 1), (0.55, warm, 0.25), (1, cool, 1)])
    defs = defs.replace("<radialGradient ", f'<radialGradient cx="{x}" cy="{y}" r="1" ')
    return defs + blend("soft-light", rect(0, 0, WIDTH, HEIGHT, fill), opacity=strength)


def vignette(color: str = "#20142c", strength: float = 0.3) -> str:
    """Slightly darker corners."""
    defs, fill = radial([(0, color, 0), (0.72, color, 0), (1, color, 1)])
    defs = defs.replace("<radialGradient ", '<radialGradient r="0.75" ')
    return defs + blend("multiply", rect(0, 0, WIDTH, HEIGHT, fill), opacity=strength)


def rain(seed: int, color: str, count: int = 160, slant: float = 14) -> str:
    """Slanting rain."""
    rng = Random(seed)
    out = []
    for _ in range(count):
        x, y = rng.uniform(-50, WIDTH), rng.uniform(-20, HEIGHT)
        size = rng.uniform(18, 46)
        out.append(f"M{num(x)},{num(y)}l{num(-slant * size / 40)},{num(size)}")
    return line("".join(out), color, 1.3, opacity=0.35)


def power_line(poles: list[tuple[float, float, float]], color: str, wires: int = 3) -> str:
    """Posts given as (x, foot y, height) joined by sagging wires."""
    out = []
    tops = []
    for x, y, h in poles:
        out.append(line(f"M{num(x)},{num(y)}V{num(y - h)}", color, max(1.2, h * 0.03)))
        out.append(
            line(
                f"M{num(x - h * 0.09)},{num(y - h * 0.94)}h{num(h * 0.18)}",
                color,
                max(1, h * 0.018),
            )
        )
        tops.append([(x + (k - (wires - 1) / 2) * h * 0.08, y - h * 0.95) for k in range(wires)])
    for a, b in zip(tops, tops[1:], strict=False):
        for (x0, y0), (x1, y1) in zip(a, b, strict=True):
            mid = ((x0 + x1) / 2, (y0 + y1) / 2 + abs(x1 - x0) * 0.05)
            out.append(curve([(x0, y0), mid, (x1, y1)], color, 0.8))
    return "".join(out)
