"""SVG building blocks: numbers, colours, paths, groups, shaded forms."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterable, Sequence

WIDTH = 1600
HEIGHT = 1067

Point = tuple[float, float]
_ids = itertools.count(1)


def reset_ids() -> None:
    """Start numbering of clip paths and gradients anew (one picture, one run)."""
    global _ids
    _ids = itertools.count(1)


def new_id(prefix: str = "i") -> str:
    """Return an identifier that is unique within the picture."""
    return f"{prefix}{next(_ids)}"


def num(value: float) -> str:
    """Format a coordinate with one decimal and no trailing zero."""
    text = f"{value:.1f}"
    return text.removesuffix(".0")


def pts(points: Iterable[Point]) -> str:
    """Format points for path data."""
    return " ".join(f"{num(x)},{num(y)}" for x, y in points)


def _rgb(color: str) -> tuple[int, int, int]:
    text = color.lstrip("#")
    if len(text) == 3:
        text = "".join(ch * 2 for ch in text)
    return int(text[0:2], 16), int(text[2:4], 16), int(text[4:6], 16)


def mix(first: str, second: str, amount: float) -> str:
    """Blend two hex colours; ``amount`` 0 gives the first, 1 the second."""
    pairs = zip(_rgb(first), _rgb(second), strict=True)
    channels = (round(a + (b - a) * amount) for a, b in pairs)
    return "#" + "".join(f"{max(0, min(255, c)):02x}" for c in channels)


def dark(color: str, amount: float = 0.2) -> str:
    """Shade a colour: greens towards deep teal, the rest towards dark violet."""
    red, green, blue = _rgb(color)
    deep = "#0c2b30" if green > red and green > blue else "#2a1733"
    return mix(color, deep, amount)


def light(color: str, amount: float = 0.2) -> str:
    """Lift a colour towards a warm white."""
    return mix(color, "#fff6df", amount)


def attrs(values: dict[str, object]) -> str:
    """Turn keyword names into SVG attributes (``stroke_width`` → ``stroke-width``)."""
    out = []
    for key, value in values.items():
        if value is None:
            continue
        text = num(value) if isinstance(value, float) and abs(value) >= 1 else value
        out.append(f' {key.rstrip("_").replace("_", "-")}="{text}"')
    return "".join(out)


def path(d: str, fill: str = "none", **extra: object) -> str:
    """A path element."""
    return f'<path d="{d}" fill="{fill}"{attrs(extra)}/>'


def line(d: str, stroke: str, width: float = 2, **extra: object) -> str:
    """A stroked path with round ends."""
    extra.setdefault("stroke_linecap", "round")
    extra.setdefault("stroke_linejoin", "round")
    return path(d, "none", stroke=stroke, stroke_width=round(width, 2), **extra)


def poly_d(points: Sequence[Point], closed: bool = True) -> str:
    """Path data of a polygon or polyline."""
    return "M" + pts(points[:1]) + "L" + pts(points[1:]) + ("Z" if closed else "")


def poly(points: Sequence[Point], fill: str, **extra: object) -> str:
    """A filled polygon."""
    return path(poly_d(points), fill, **extra)


def stroke(points: Sequence[Point], color: str, width: float = 2, **extra: object) -> str:
    """A straight-segment line through points."""
    return line(poly_d(points, closed=False), color, width, **extra)


def curve(points: Sequence[Point], color: str, width: float = 2, **extra: object) -> str:
    """A smooth line through points."""
    return line(smooth(points), color, width, **extra)


def rect(x: float, y: float, w: float, h: float, fill: str, **extra: object) -> str:
    """A rectangle."""
    size = f'width="{num(w)}" height="{num(h)}"'
    return f'<rect x="{num(x)}" y="{num(y)}" {size} fill="{fill}"{attrs(extra)}/>'


def ellipse(cx: float, cy: float, rx: float, ry: float, fill: str, **extra: object) -> str:
    """An ellipse."""
    radii = f'rx="{rx:.2f}" ry="{ry:.2f}"'
    return f'<ellipse cx="{cx:.2f}" cy="{cy:.2f}" {radii} fill="{fill}"{attrs(extra)}/>'


def circle(cx: float, cy: float, r: float, fill: str, **extra: object) -> str:
    """A circle."""
    return ellipse(cx, cy, r, r, fill, **extra)


FONT = "Be Vietnam Pro, DejaVu Sans, sans-serif"


def text(x: float, y: float, size: float, fill: str, words: str) -> str:
    """A line of bold lettering, centred on ``x``."""
    look = f'font-family="{FONT}" font-weight="700" font-size="{num(size)}" fill="{fill}"'
    return f'<text x="{num(x)}" y="{num(y)}" text-anchor="middle" {look}>{words}</text>'


def group(*parts: str, **extra: object) -> str:
    """A group of fragments with attributes such as ``transform`` or ``opacity``."""
    return f"<g{attrs(extra)}>" + "".join(parts) + "</g>"


def at(x: float, y: float, *parts: str, scale: float = 1, flip: bool = False) -> str:
    """Place fragments drawn around the origin."""
    sx = -scale if flip else scale
    move = f"translate({num(x)} {num(y)}) scale({sx:.4f} {scale:.4f})"
    return group(*parts, transform=move)


def rotate(angle: float, cx: float, cy: float, *parts: str) -> str:
    """Rotate fragments around a point."""
    return group(*parts, transform=f"rotate({num(angle)} {num(cx)} {num(cy)})")


def smooth(points: Sequence[Point], closed: bool = False, tension: float = 6) -> str:
    """Catmull-Rom path data through the points."""
    n = len(points)
    out = ["M" + pts([points[0]])]
    for i in range(n if closed else n - 1):
        p0 = points[(i - 1) % n] if closed or i else points[0]
        p1, p2 = points[i], points[(i + 1) % n]
        p3 = points[(i + 2) % n] if closed or i + 2 < n else p2
        c1 = (p1[0] + (p2[0] - p0[0]) / tension, p1[1] + (p2[1] - p0[1]) / tension)
        c2 = (p2[0] - (p3[0] - p1[0]) / tension, p2[1] - (p3[1] - p1[1]) / tension)
        out.append("C" + pts([c1, c2, p2]))
    return "".join(out) + ("Z" if closed else "")


def ribbon(points: Sequence[Point], widths: Sequence[float]) -> str:
    """Path data of a band of varying width along a smooth spine."""
    left, right = [], []
    for i, (x, y) in enumerate(points):
        ax, ay = points[max(0, i - 1)]
        bx, by = points[min(len(points) - 1, i + 1)]
        size = math.hypot(bx - ax, by - ay) or 1
        nx, ny = -(by - ay) / size, (bx - ax) / size
        half = widths[min(i, len(widths) - 1)] / 2
        left.append((x + nx * half, y + ny * half))
        right.append((x - nx * half, y - ny * half))
    back = smooth(right[::-1])
    return smooth(left) + "L" + back[1:] + "Z"


def capsule(p: Point, q: Point, rp: float, rq: float) -> str:
    """Path data of two circles joined by a tapered bar."""
    dx, dy = q[0] - p[0], q[1] - p[1]
    size = math.hypot(dx, dy) or 1
    nx, ny = -dy / size, dx / size
    a1 = (p[0] + nx * rp, p[1] + ny * rp)
    b1 = (q[0] + nx * rq, q[1] + ny * rq)
    b2 = (q[0] - nx * rq, q[1] - ny * rq)
    a2 = (p[0] - nx * rp, p[1] - ny * rp)
    arc_q = f"A{rq:.2f} {rq:.2f} 0 0 0 "
    arc_p = f"A{rp:.2f} {rp:.2f} 0 0 0 "
    return (
        f"M{a1[0]:.2f},{a1[1]:.2f}L{b1[0]:.2f},{b1[1]:.2f}"
        f"{arc_q}{b2[0]:.2f},{b2[1]:.2f}L{a2[0]:.2f},{a2[1]:.2f}"
        f"{arc_p}{a1[0]:.2f},{a1[1]:.2f}Z"
    )


def clip(d: str, *parts: str, **extra: object) -> str:
    """Fragments cut to the outline ``d``."""
    key = new_id("c")
    defs = f'<clipPath id="{key}"><path d="{d}"/></clipPath>'
    return defs + group(*parts, clip_path=f"url(#{key})", **extra)


def form(d: str, color: str, dx: float = -2, dy: float = -1, depth: float = 0.2) -> str:
    """A shape lit from one side: the lit copy is moved by (dx, dy) and clipped."""
    lit = path(d, color, transform=f"translate({dx:.2f} {dy:.2f})")
    return path(d, dark(color, depth)) + clip(d, lit)


Stops = Sequence[tuple[float, str] | tuple[float, str, float]]


def _stops(stops: Stops) -> str:
    out = []
    for stop in stops:
        alpha = f' stop-opacity="{stop[2]}"' if len(stop) == 3 else ""
        out.append(f'<stop offset="{stop[0]}" stop-color="{stop[1]}"{alpha}/>')
    return "".join(out)


def linear(stops: Stops, horizontal: bool = False) -> tuple[str, str]:
    """A gradient over the object's box; returns (definition, fill)."""
    key = new_id("g")
    end = 'x2="1" y2="0"' if horizontal else 'x2="0" y2="1"'
    body = f'<linearGradient id="{key}" x1="0" y1="0" {end}>{_stops(stops)}'
    return body + "</linearGradient>", f"url(#{key})"


def radial(stops: Stops) -> tuple[str, str]:
    """A round gradient over the object's box; returns (definition, fill)."""
    key = new_id("g")
    return f'<radialGradient id="{key}">{_stops(stops)}</radialGradient>', f"url(#{key})"


def shade_rect(
    x: float, y: float, w: float, h: float, stops: Stops, horizontal: bool = False, **extra: object
) -> str:
    """A rectangle filled with a gradient."""
    defs, fill = linear(stops, horizontal)
    return defs + rect(x, y, w, h, fill, **extra)


def shade_path(d: str, stops: Stops, horizontal: bool = False, **extra: object) -> str:
    """A path filled with a gradient."""
    defs, fill = linear(stops, horizontal)
    return defs + path(d, fill, **extra)


def glow(cx: float, cy: float, rx: float, ry: float, color: str, alpha: float = 0.7) -> str:
    """A soft round light."""
    defs, fill = radial([(0, color, alpha), (0.45, color, alpha * 0.4), (1, color, 0)])
    return defs + ellipse(cx, cy, rx, ry, fill)


def blur(radius: float, *parts: str, **extra: object) -> str:
    """Fragments softened by a Gaussian blur."""
    key = new_id("b")
    box = 'x="-50%" y="-50%" width="200%" height="200%"'
    defs = f'<filter id="{key}" {box}><feGaussianBlur stdDeviation="{radius}"/></filter>'
    return defs + group(*parts, filter=f"url(#{key})", **extra)


def blend(mode: str, *parts: str, opacity: float = 1) -> str:
    """Fragments laid over the picture with a blend mode."""
    return f'<g style="mix-blend-mode:{mode}" opacity="{opacity}">' + "".join(parts) + "</g>"


def document(body: str) -> str:
    """The finished SVG document."""
    head = f'viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}"'
    frame = f'<clipPath id="frame"><path d="M0,0H{WIDTH}V{HEIGHT}H0Z"/></clipPath>'
    inner = group(body, clip_path="url(#frame)")
    return f'<svg xmlns="http://www.w3.org/2000/svg" {head}>{frame}{inner}</svg>'
