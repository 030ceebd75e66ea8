"""Parts of the picture tram-y-te."""

from __future__ import annotations

from random import Random

from ..core import circle, clip, dark, ellipse, form, group, line, path, rect, shade_rect, text
from ..foliage import bush, hedge
from ..palms import coconut
from ..plants import banana
from ..sky import cumulus
from ..trees import pot_plant

MINT, DEEP = "#cfe8dc", "#3f8f86"


def room() -> str:
    out = [
        shade_rect(0, 0, 1600, 800, [(0, "#e9f5ec"), (1, "#d3eadf")]),
        rect(0, 610, 1600, 190, "#a9d3c5"),
        rect(0, 600, 1600, 12, "#f8fcf8"),
    ]
    tiles = "".join(f"M{x},612V800" for x in range(0, 1600, 64)) + "".join(
        f"M0,{y}H1600" for y in (674, 736)
    )
    out.append(line(tiles, "#8fbfb0", 1.6, opacity=0.7))
    out.append(shade_rect(0, 796, 1600, 271, [(0, "#e4d9c2"), (1, "#cdbd9f")]))
    floor = "".join(
        f"M{800 + (x - 800) * 0.55:.0f},796L{x},1067" for x in range(-1200, 2900, 170)
    ) + "".join(f"M0,{y}H1600" for y in (796, 838, 896, 974))
    out.append(line(floor, "#b8a684", 1.6, opacity=0.7))
    return "".join(out)


def window() -> str:
    d = "M560,120H1000V520H560Z"
    view = (
        shade_rect(560, 120, 440, 400, [(0, "#8fd0e0"), (1, "#f2f3d2")])
        + cumulus(600, 230, 210, "#fff", "#d9ecef", 4)
        + hedge(540, 1020, 500, 80, "#86b86c", 3)
        + coconut(900, 520, 330, seed=3, lean=-0.1)
        + banana(640, 540, 200, seed=4)
        + bush(780, 530, 160, "#7ab05a", 6)
    )
    frame = (
        "".join(rect(x, 112, 14, 416, "#fbfdf9") for x in (552, 773, 994))
        + rect(552, 112, 456, 14, "#fbfdf9")
        + rect(552, 240, 456, 9, "#fbfdf9")
        + rect(536, 520, 488, 22, "#fbfdf9")
    )
    shade = rect(536, 542, 488, 8, "#9cc7b9")
    curtain = []
    for x, s in ((520, 1), (1040, -1)):
        c = (
            f"M{x - 30},92C{x + s * 80},92 {x + s * 96},300 {x + s * 20},420"
            f"C{x + s * 10},470 {x + s * 24},520 {x + s * 8},580H{x - s * 46}V92Z"
        )
        folds = "".join(
            (
                f"M{x + s * k},96C{x + s * (k + 18)},280 {x + s * (k * 0.4)},380 "
                f"{x - s * 8 + s * k * 0.3:.0f},576"
            )
            for k in (4, 24, 44)
        )
        curtain.append(
            form(c, "#f3c7a6", -6, 0, 0.14) + clip(c, line(folds, "#d69f7c", 3, opacity=0.7))
        )
    return (
        clip(d, view)
        + frame
        + shade
        + rect(470, 84, 620, 12, "#b98a5a", rx=6)
        + "".join(curtain)
        + pot_plant(960, 522, 100, 4, "#f2c53d", "#d97a52")
    )


def cabinet() -> str:
    rng = Random(5)
    out = [
        form("M60,150H330V800H60Z", "#f4f8f3", 8, 4, 0.16),
        rect(78, 170, 234, 380, "#b8dbd6"),
        rect(78, 570, 108, 212, "#dcebe3"),
        rect(204, 570, 108, 212, "#dcebe3"),
    ]
    for y in (262, 356, 452, 546):
        out.append(rect(78, y, 234, 7, "#f8fcf9"))
        x = 88.0
        while x < 296:
            w, h = rng.uniform(16, 32), rng.uniform(34, 66)
            tone = rng.choice(("#e8805f", "#4f9fb0", "#f2c86b", "#ffffff", "#7fb08a", "#d8607a"))
            out.append(
                rect(x, y - h, w, h, tone, rx=3)
                + rect(x + 3, y - h * 0.65, w - 6, h * 0.34, "#fdfdf8")
            )
            if h < 50:
                out.append(rect(x + w * 0.25, y - h - 8, w * 0.5, 9, dark(tone, 0.2)))
            x += w + rng.uniform(3, 9)
    out.append(
        path("M78,170H150L100,550H78Z", "#ffffff", opacity=0.28) + rect(191, 170, 8, 380, "#f4f8f3")
    )
    out.append(circle(178, 676, 6, DEEP) + circle(212, 676, 6, DEEP))
    cross = "M186,96h22v22h22v22h-22v22h-22v-22h-22v-22h22Z"
    return "".join(out) + group(
        path(cross, "#d8463c"), transform="translate(-2 -38) scale(1 .82) translate(0 20)"
    )


def wall() -> str:
    """A height chart and a poster."""
    out = [
        rect(1120, 150, 46, 450, "#fff6dc"),
        rect(1120, 150, 46, 450, "none", stroke="#e0b65a", stroke_width=3),
    ]
    for i in range(18):
        out.append(line(f"M1122,{168 + i * 25}h{22 if i % 3 == 0 else 12}", "#c98a3a", 2.4))
    for y, tone in ((230, "#7ab05a"), (360, "#e0813f"), (490, "#4f9fb0")):
        out.append(
            circle(1150, y, 10, tone)
            + ellipse(1143, y - 12, 4, 6, tone)
            + ellipse(1157, y - 12, 4, 6, tone)
        )
    out.append(rect(1250, 130, 260, 330, "#fffdf4") + rect(1250, 130, 260, 58, DEEP))
    out.append(text(1380, 169, 25, "#fff", "TIÊM CHỦNG"))
    heart = (
        "M1380,340C1340,300 1310,270 1330,240C1350,216 1378,232 1380,252C1382,232 "
        "1410,216 1430,240C1450,270 1420,300 1380,340Z"
    )
    out.append(
        form(heart, "#e86a5c", -6, -4, 0.14)
        + line("M1318,290h34l12,-24l16,48l14,-34l8,10h40", "#fff6ea", 5)
    )
    out.append(line("M1282,380H1478M1282,404H1440M1282,428H1460", "#b7cfc6", 6))
    clock = circle(420, 190, 46, "#fdfdf8", stroke=DEEP, stroke_width=7) + line(
        "M420,190V158M420,190L442,204", "#37505a", 5
    )
    return "".join(out) + clock


def desk() -> str:
    out = [
        form("M70,800H560V836H70Z", "#c99a68", 0, -10, 0.25),
        rect(92, 836, 26, 190, "#a87a4c"),
        rect(505, 836, 26, 190, "#a87a4c"),
        form("M92,836H300V1000H92Z", "#b98a5a", 6, 0, 0.15),
    ]
    out.append(
        rect(112, 856, 168, 56, "#c99a68")
        + rect(112, 924, 168, 56, "#c99a68")
        + circle(196, 884, 6, "#7a5230")
        + circle(196, 952, 6, "#7a5230")
    )
    tray = path("M330,796H500L486,776H344Z", "#b9c6cc") + path("M330,796H500V802H330Z", "#8d9ba3")
    vials = "".join(
        rect(352 + i * 20, 752, 12, 28, tone, rx=2) + rect(354 + i * 20, 745, 8, 8, "#6d7a82")
        for i, tone in enumerate(("#dff0f4", "#f3d0cf", "#dff0f4", "#e2ecc8"))
    )
    box = (
        form("M112,798V716H232V798Z", "#4f9fb0", 5, -3, 0.2)
        + rect(112, 706, 120, 16, "#f4f8f3")
        + path(
            "M162,746h20v-14h14v14h20v14h-20v14h-14v-14h-20Z",
            "#fff",
            transform="translate(-17 5) scale(1)",
        )
    )
    sheets = path("M250,797L262,782H322L318,797Z", "#fffdf4") + line(
        "M268,787h40M264,792h44", "#9fb4be", 1.6
    )
    return "".join(out) + box + sheets + tray + vials
