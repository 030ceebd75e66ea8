"""Parts of the picture cong-lang."""

from __future__ import annotations

from random import Random

from ..buildings import Quad, cottage, tile_roof
from ..core import circle, clip, curve, dark, form, light, line, mix, num, path, poly, poly_d, rect
from ..flags import sign
from ..foliage import bush, hedge
from ..palms import areca, coconut
from ..sky import sky

WALL, STONE = "#e2c48d", "#b8a184"


def _roof(cx: float, y: float, w: float, h: float, color: str, seed: int) -> str:
    """A curved tiled roof with upturned corners."""
    slope: Quad = (
        (cx - w * 0.36, y - h),
        (cx + w * 0.36, y - h),
        (cx + w * 0.5, y),
        (cx - w * 0.5, y),
    )
    tips = []
    for s in (-1, 1):
        tips.append(
            path(
                f"M{num(cx + s * w * 0.44)},{num(y + 3)}Q{num(cx + s * w * 0.55)},{num(y)} "
                f"{num(cx + s * w * 0.6)},{num(y - h * 0.62)}"
                f"Q{num(cx + s * w * 0.52)},{num(y - h * 0.3)} "
                f"{num(cx + s * w * 0.42)},{num(y - h * 0.45)}Z",
                dark(color, 0.2),
            )
        )
    ridge_ = path(
        f"M{num(cx - w * 0.4)},{num(y - h - 16)}Q{num(cx)},{num(y - h + 4)} "
        f"{num(cx + w * 0.4)},{num(y - h - 16)}"
        f"L{num(cx + w * 0.37)},{num(y - h + 4)}Q{num(cx)},{num(y - h + 10)} "
        f"{num(cx - w * 0.37)},{num(y - h + 4)}Z",
        "#cdb48c",
    )
    under = rect(cx - w * 0.46, y, w * 0.92, 9, dark("#7a4a34", 0.2))
    return under + tile_roof(slope, color, 7, int(w / 13), seed) + "".join(tips) + ridge_


def _arch(cx: float, y: float, w: float, h: float) -> str:
    r = w / 2
    return (
        f"M{num(cx - r)},{num(y)}V{num(y - h + r)}A{num(r)},{num(r)} 0 0 1 "
        f"{num(cx + r)},{num(y - h + r)}V{num(y)}Z"
    )


def _through() -> str:
    """What is seen through the main arch: the lane, houses and palms."""
    out = [sky([(0, "#d7ebe0"), (1, "#f7efcf")], 900)]
    out.append(coconut(905, 640, 230, lean=-0.1, seed=3, leaf=("#7fa56a", "#b3c67a")))
    out.append(areca(690, 640, 220, seed=5, leaf=("#7fa56a", "#b3c67a")))
    out.append(hedge(640, 980, 645, 60, "#8fb273", 3))
    out.append(cottage(700, 652, 120, roof="#c9745a", seed=3))
    out.append(poly([(770, 650), (812, 650), (960, 910), (640, 910)], "#e7cfa0"))
    out.append(poly([(560, 660), (768, 650), (640, 910), (500, 910)], "#9fbd6c"))
    out.append(poly([(814, 650), (1050, 660), (1080, 910), (960, 910)], "#8fb062"))
    for i in range(9):
        y = 660 + i * i * 3.2
        k = (y - 650) / 260
        out.append(
            line(
                f"M{num(770 - 130 * k)},{num(y)}H{num(812 + 148 * k)}",
                "#c9a878",
                1 + k * 2,
                opacity=0.7,
            )
        )
    out.append(bush(676, 720, 80, "#6f9c4e", 3) + bush(925, 730, 90, "#6f9c4e", 6))
    return "".join(out)


def gate() -> str:
    base = 880
    out = [clip(_arch(800, base, 270, 350), _through())]
    body = "M560,880V480H1040V880H935V665A135,135 0 0 0 665,665V880Z"
    out.append(form(body, WALL, -10, 0, 0.2))
    out.append(
        path(
            "M665,880V665A135,135 0 0 1 935,665V880H915V672A115,115 0 0 0 690,660V880Z",
            dark(WALL, 0.36),
        )
    )
    out.append(
        f'<path d="{_arch(800, base, 290, 362)}" fill="none" stroke="#f3dfb4" stroke-width="12"/>'
    )
    for x in (545, 1000):
        out.append(form(f"M{x},880V486H{x + 55}V880Z", light(WALL, 0.18), -9, 0, 0.22))
        out.append(rect(x - 8, 476, 71, 18, "#f0dcb0") + rect(x - 8, 846, 71, 34, STONE))
        out.append(rect(x + 14, 530, 27, 250, "#b23a30", opacity=0.9))
        out.append(rect(x + 18, 534, 19, 242, "none", stroke="#f4d27a", stroke_width=1.4))
        for i in range(5):
            y = 560 + i * 48
            out.append(path(f"M{x + 27.5},{y - 9}l7,9l-7,9l-7,-9Z", "#f4d27a"))
    out.append(
        rect(640, 508, 320, 44, "#a8372d")
        + rect(646, 513, 308, 34, "none", stroke="#f0cf7c", stroke_width=2)
    )
    out.append(sign(800, 530, 300, "LÀNG VĂN HÓA", size=26, back="none", ink="#f9e2a0"))
    out.append(_roof(800, 474, 640, 78, "#a9503a", 4))
    upper = "M680,396V296H920V396Z"
    out.append(form(upper, WALL, -8, 0, 0.2))
    for x in (728, 800, 872):
        out.append(
            path(_arch(x, 396, 42, 70), dark(WALL, 0.5)) + line(f"M{x},396V338", "#e6cfa0", 3)
        )
    out.append(_roof(800, 300, 330, 64, "#b3573d", 9))
    out.append(circle(800, 214, 17, "#f0c24c") + circle(800, 214, 10, "#c9402f"))
    for s in (-1, 1):
        out.append(
            curve(
                [
                    (800 + s * 20, 224),
                    (800 + s * 62, 206),
                    (800 + s * 92, 222),
                    (800 + s * 128, 214),
                ],
                "#cdb48c",
                7,
            )
        )
    return "".join(out)


def wings() -> str:
    """The lower side walls with small arches, mossy at the foot."""
    out = []
    for x0, x1 in ((90, 552), (1048, 1360)):
        out.append(
            form(
                poly_d([(x0, 880), (x0, 690), (x1, 690), (x1, 880)]), dark(WALL, 0.06), -6, -4, 0.14
            )
        )
        out.append(
            rect(x0 - 6, 678, x1 - x0 + 12, 18, "#b3573d")
            + rect(x0 - 6, 674, x1 - x0 + 12, 7, "#cf7a58")
        )
        n = int((x1 - x0) / 74)
        for i in range(n):
            cx = x0 + (i + 0.5) * (x1 - x0) / n
            out.append(rect(cx - 23, 724, 46, 92, "#c9a76f"))
            out.append(
                "".join(
                    circle(cx, 746 + j * 24, 9, "#7f9a86", stroke="#f0dcb0", stroke_width=3)
                    for j in range(3)
                )
            )
        out.append(
            path(
                f"M{x0},880V858Q{x0 + 60},846 {x0 + 120},862T{x0 + 240},858T{x1},864V880Z",
                "#7c8a52",
                opacity=0.6,
            )
        )
    rng = Random(3)
    for _ in range(60):
        x, y = rng.choice((rng.uniform(560, 660), rng.uniform(940, 1040))), rng.uniform(560, 870)
        out.append(
            rect(x, y, rng.uniform(8, 20), 5, mix("#b78a54", WALL, rng.random()), opacity=0.5)
        )
    return "".join(out)
