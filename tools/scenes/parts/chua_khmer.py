"""Parts of the picture chua-khmer."""

from __future__ import annotations

from random import Random

from ..core import circle, clip, curve, dark, ellipse, form, light, line, num, path, poly_d, rect

GOLD, CX, BASE = "#e9b23c", 930, 800


def _chofa(x: float, y: float, s: float, side: int) -> str:
    """The curved horn at the end of a roof edge."""
    d = (
        f"M{num(x)},{num(y)}q{num(side * s * 0.55)},{num(-s * 0.05)} "
        f"{num(side * s * 0.62)},{num(-s * 0.7)}"
        f"q{num(side * s * 0.3)},{num(s * 0.5)} {num(side * s * 0.02)},{num(s * 0.86)}"
        f"q{num(-side * s * 0.3)},{num(s * 0.22)} "
        f"{num(-side * s * 0.62)},{num(-s * 0.06)}Z"
    )
    return form(d, GOLD, -2, -1, 0.25)


def _gable(y: float, w: float, h: float, tone: str, seed: int) -> str:
    """One concave gable: tiled edge, golden flames, carved pediment."""

    def edge(k: float, lift: float) -> str:
        ww, hh = w * k, h * k
        return (
            f"M{num(CX - ww)},{num(y - lift)}"
            f"Q{num(CX - ww * 0.42)},{num(y - hh * 0.34 - lift)} "
            f"{num(CX)},{num(y - hh - lift)}"
            f"Q{num(CX + ww * 0.42)},{num(y - hh * 0.34 - lift)} {num(CX + ww)},{num(y - lift)}Z"
        )

    out = [form(edge(1, 0), tone, -5, -4, 0.25)]
    rows = []
    for i in range(1, 9):
        k = 1 - i * 0.026
        rows.append(
            f'<path d="{edge(k, 0)}" fill="none" '
            f'stroke="{dark(tone, 0.22) if i % 2 else light(tone, 0.25)}" stroke-widt'
            'h="2"/>'
        )
    out.append(clip(edge(1, 0), *rows))
    out.append(path(edge(0.78, 0), GOLD) + path(edge(0.74, 3), "#8f2f2a"))
    inner = edge(0.74, 3)
    rng = Random(seed)
    swirls = []
    for s in (-1, 1):
        for i in range(5):
            x = CX + s * w * (0.1 + i * 0.115)
            yy = y - h * (0.3 - i * 0.05) - 8
            r = w * (0.062 - i * 0.007)
            swirls.append(
                line(
                    (
                        f"M{num(x)},{num(yy + r)}a{num(r)},{num(r)} 0 1 "
                        f"{1 if s > 0 else 0} {num(s * r)},{num(-r)}"
                        f"a{num(r * 0.55)},{num(r * 0.55)} 0 1 {1 if s > 0 else 0} "
                        f"{num(-s * r * 0.7)},{num(-r * 0.1)}"
                    ),
                    "#f4cf6a",
                    max(2.4, w * 0.012),
                )
            )
    wheel = circle(
        CX, y - h * 0.4, w * 0.085, "none", stroke="#f4cf6a", stroke_width=round(w * 0.018, 1)
    ) + circle(CX, y - h * 0.4, w * 0.03, "#f4cf6a")
    out.append(clip(inner, *swirls, wheel, rect(CX - w, y - 14, 2 * w, 8, GOLD)))
    for s in (-1, 1):
        for i in range(12):
            t = 0.07 + i * 0.078
            x0 = CX + s * (w * t)
            u = 1 - t
            yy = y - h * (u * u + 0.68 * u * t)
            k = w * 0.05 * (0.7 + 0.3 * rng.random())
            out.append(
                path(
                    (
                        f"M{num(x0 - s * k * 0.5)},{num(yy + 2)}"
                        f"q{num(s * k * 0.3)},{num(-k)} {num(s * k * 1.1)},{num(-k * 0.9)}"
                        f"q{num(-s * k * 0.3)},{num(k * 0.8)} "
                        f"{num(s * k * 0.1)},{num(k * 1.3)}Z"
                    ),
                    GOLD,
                )
            )
        out.append(_chofa(CX + s * w * 0.97, y + 4, w * 0.2, s))
    return "".join(out)


def _spire() -> str:
    out = []
    y, w = 210.0, 62.0
    for i in range(6):
        d = poly_d([(CX - w, y), (CX - w * 0.8, y - 20), (CX + w * 0.8, y - 20), (CX + w, y)])
        out.append(form(d, GOLD if i % 2 == 0 else "#d9862e", -6, 0, 0.25))
        y -= 20
        w *= 0.72
    out.append(
        form(
            (
                f"M{CX - 9},{num(y)}Q{CX - 3},{num(y - 40)} {CX},{num(y - 84)}"
                f"Q{CX + 3},{num(y - 40)} {CX + 9},{num(y)}Z"
            ),
            GOLD,
            -3,
            0,
        )
    )
    return "".join(out)


def _skirt(y: float, inner: float, outer: float, h: float, tone: str) -> str:
    """The lean-to roof on both flanks."""
    out = []
    for s in (-1, 1):
        quad = [
            (CX + s * inner, y - h),
            (CX + s * (inner + 14), y - h),
            (CX + s * outer, y),
            (CX + s * (inner - 30), y),
        ]
        d = (
            f"M{num(quad[0][0])},{num(quad[0][1])}L{num(quad[1][0])},{num(quad[1][1])}"
            f"Q{num(CX + s * (inner + 34))},{num(y - h * 0.3)} {num(quad[2][0])},{num(y)}"
            f"H{num(quad[3][0])}Z"
        )
        rows = "".join(
            f"M{num(CX + s * (inner - 40))},{num(y - h * k)}H{num(CX + s * outer)}"
            for k in (0.15, 0.3, 0.45, 0.6, 0.75)
        )
        out.append(
            form(d, tone, -4, -3, 0.25)
            + clip(d, line(rows, dark(tone, 0.25), 2))
            + line(f"M{num(CX + s * (inner - 30))},{num(y)}H{num(CX + s * outer)}", GOLD, 7)
        )
        out.append(_chofa(CX + s * (outer - 4), y + 2, 54, s))
    return "".join(out)


def hall() -> str:
    out = [_spire(), _gable(330, 178, 150, "#c9532f", 1), _gable(424, 262, 190, "#3f8a5a", 2)]
    out.append(_skirt(520, 250, 420, 110, "#d9862e") + _gable(520, 330, 210, "#d9862e", 3))
    out.append(form(f"M{CX - 380},520H{CX + 380}V{BASE - 70}H{CX - 380}Z", "#f6dfa8", -6, 0, 0.16))
    out.append(rect(CX - 392, 518, 784, 26, "#f9e8bd") + rect(CX - 392, 544, 784, 6, "#c98f3a"))
    frieze = "".join(
        path(f"M{CX - 380 + i * 40},540q20,-26 40,0Z", "#d9862e" if i % 2 else "#8f2f2a")
        for i in range(19)
    )
    out.append(frieze)
    for x in (-300, -190, 190, 300):
        out.append(
            path(
                f"M{CX + x - 26},{BASE - 90}V620q26,-50 52,0V{BASE - 90}Z",
                "#7a2f2a",
                stroke=GOLD,
                stroke_width=6,
            )
        )
        out.append(line(f"M{CX + x},600V{BASE - 92}M{CX + x - 24},660h48", GOLD, 3))
    out.append(
        path(
            f"M{CX - 62},{BASE - 70}V610q62,-84 124,0V{BASE - 70}Z",
            "#4a2322",
            stroke=GOLD,
            stroke_width=9,
        )
    )
    buddha = (
        circle(CX, 664, 14, "#f4cf6a")
        + path(
            f"M{CX - 40},{BASE - 72}Q{CX - 36},690 {CX},682Q{CX + 36},690 {CX + 40},{BASE - 72}Z",
            "#f4cf6a",
        )
        + ellipse(CX, 660, 38, 46, "none", stroke="#f2c84b", stroke_width=3, opacity=0.6)
    )
    out.append(buddha)
    for x in (-366, -250, -130, 130, 250, 366):
        out.append(
            form(
                f"M{CX + x - 13},{BASE - 70}V548H{CX + x + 13}V{BASE - 70}Z", "#fdf0cc", -5, 0, 0.22
            )
        )
        out.append(
            path(f"M{CX + x - 26},552q26,40 52,0l-6,-12h-40Z", GOLD)
            + rect(CX + x - 18, BASE - 84, 36, 14, GOLD)
        )
    return "".join(out)


def terrace() -> str:
    out = []
    for i, (w, y, h) in enumerate(((430, BASE - 70, 34), (490, BASE - 36, 40))):
        out.append(
            form(
                f"M{CX - w},{y}H{CX + w}V{y + h}H{CX - w}Z", ("#e9c98a", "#d9b06a")[i], 0, -8, 0.22
            )
        )
        posts = "".join(
            rect(x, y - 30, 12, 30, "#f9e8bd") + circle(x + 6, y - 34, 8, GOLD)
            for x in range(int(CX - w + 6), int(CX + w - 10), 62)
            if abs(x - CX) > 120
        )
        out.append(posts)
        for s in (-1, 1):
            a, b = sorted((CX + s * 120, CX + s * w))
            out.append(rect(a, y - 26, b - a, 6, "#f9e8bd"))
    for i in range(8):
        y = BASE - 70 + i * 11
        out.append(
            rect(CX - 84 - i * 5, y, 168 + i * 10, 11, light("#e9c98a", 0.3 - i * 0.03))
            + rect(CX - 84 - i * 5, y + 8, 168 + i * 10, 3, "#b98f52")
        )
    for s in (-1, 1):
        spine = [
            (CX + s * 96, BASE - 88),
            (CX + s * 124, BASE - 44),
            (CX + s * 150, BASE - 4),
            (CX + s * 172, BASE),
            (CX + s * 184, BASE - 30),
            (CX + s * 182, BASE - 62),
        ]
        body = (
            curve(spine, "#2f6f48", 24)
            + curve(spine, "#4f9a64", 15)
            + curve(spine, GOLD, 4, stroke_dasharray="3 9")
        )
        hood = "".join(
            form(
                (
                    f"M{num(CX + s * 182 + k * 13 - 8)},{num(BASE - 58 + abs(k) * 7)}"
                    "q-6,-30 8,-50q14,20 8,50Z"
                ),
                GOLD,
                -2,
                -2,
            )
            for k in (-2, 2, -1, 1, 0)
        )
        out.append(body + hood)
    return "".join(out)
