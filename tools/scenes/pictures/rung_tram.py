"""A boat glides up a canal in the flooded melaleuca forest."""

from __future__ import annotations

from random import Random

from ..camera import Camera
from ..cast import FARMER_W, TOWN_M, TOWN_W
from ..core import (
    blend,
    blur,
    clip,
    ellipse,
    glow,
    group,
    line,
    mix,
    num,
    path,
    shade_path,
    shade_rect,
)
from ..foliage import crown
from ..look import Pose
from ..people import person, sitter
from ..plants import grass
from ..sky import egret, flying_egret, mist, mood, rays, vignette
from ..trees import lotus, melaleuca, pad
from ..water import FULL, reflect, ripples, wake

CAM = Camera(focal=1000, cx=800, cy=470, eye=1.5)
LEAF, HAZE = "#4c8152", "#dfe9b4"


def _trunk(x: float, z: float, h: float, seed: int) -> tuple[float, str]:
    px, py = CAM.pt(x, 0, z)
    s = CAM.scale(x, z)
    fade = min(0.86, z / 75)
    bark = mix("#e6dcc8", HAZE, fade)
    leaf = mix(LEAF, HAZE, fade)
    return z, melaleuca(
        px, py, h * s, seed, bark=bark, leaf=leaf, lit=1 if x < 0 else -1, detail=z < 26
    )


def _forest() -> str:
    rng = Random(31)
    trees = []
    for i in range(150):
        z = 9 + 66 * (i / 150) ** 1.2
        side = -1 if i % 2 else 1
        x = side * (3.6 + abs(rng.gauss(0, 1)) * (1.6 + z * 0.16))
        trees.append(_trunk(x, z, rng.uniform(9, 13), i))
    trees.sort(key=lambda t: -t[0])
    return "".join(t for _, t in trees)


def _banks() -> str:
    out = []
    for side in (-1, 1):
        near, far = CAM.pt(side * 3.4, 0, 2.2), CAM.pt(side * 2.6, 0, 90)
        edge = 0 if side < 0 else 1600
        out.append(
            path(
                (
                    f"M{num(near[0])},{num(near[1])}L{num(far[0])},{num(far[1])}H{edge}"
                    f"V{num(near[1])}Z"
                ),
                "#5d7f45",
            )
        )
        out.append(
            path(
                (
                    f"M{num(near[0])},{num(near[1])}L{num(far[0])},{num(far[1])}"
                    f"l{side * 14},0L{num(near[0] + side * 260)},{num(near[1])}Z"
                ),
                "#86a452",
                opacity=0.8,
            )
        )
    rng = Random(5)
    for i in range(64):
        z = 60 * (1 - i / 64) ** 1.6 + 4.2
        for side in (-1, 1):
            x, y = CAM.pt(side * rng.uniform(3.2, 4.4), 0, z)
            s = CAM.scale(0, z)
            tone = mix("#5f9444", HAZE, min(0.8, z / 70))
            out.append(
                grass(
                    i * 2 + side,
                    x - 0.5 * s,
                    x + 0.5 * s,
                    y + 0.05 * s,
                    0.75 * s,
                    [tone, mix(tone, "#b9cc62", 0.4), mix(tone, "#2f5f3c", 0.4)],
                    max(3, 0.09 * s),
                )
            )
    return "".join(out)


def _canal() -> tuple[str, str]:
    a, b = CAM.pt(-3.4, 0, 2.2), CAM.pt(3.4, 0, 2.2)
    c, d = CAM.pt(2.6, 0, 90), CAM.pt(-2.6, 0, 90)
    area = f"M{num(a[0])},{num(a[1])}L{num(d[0])},{num(d[1])}H{num(c[0])}L{num(b[0])},{num(b[1])}Z"
    surface = shade_path(
        area, [(0, "#f6f3c0"), (0.2, "#b9cf7a"), (0.55, "#6f9f56"), (1, "#2f6a4c")]
    )
    return area, surface


def _duckweed(area: str) -> str:
    rng = Random(9)
    out = []
    for _ in range(420):
        z = 2.6 + 40 * rng.random() ** 2
        side = rng.choice((-1, 1))
        x, y = CAM.pt(side * (3.3 - abs(rng.gauss(0, 0.75))), 0, z)
        s = CAM.scale(0, z)
        w = s * rng.uniform(0.04, 0.22)
        out.append(
            ellipse(
                x,
                y,
                w,
                w * 0.26,
                rng.choice(("#a9c85a", "#7fae4c", "#c5d977", "#5f9444")),
                opacity=0.75,
            )
        )
    return clip(area, *out)


def _boat() -> str:
    x, y = 800, 842
    out = []
    vest = TOWN_M.but(
        top="vest", trim="#f08a24", top_color="#e9efe6", hat="nonla", hat_color="#ecd9a4"
    )
    vest_w = TOWN_W.but(
        top="vest",
        trim="#f08a24",
        top_color="#f5d9dc",
        hat="nonla",
        hat_color="#ecd9a4",
        sleeve="short",
    )
    hull = shade_path(
        (
            "M640,792C668,880 744,940 800,962C856,940 932,880 960,792C914,850 850,884 "
            "800,896C750,884 686,850 640,792Z"
        ),
        [(0, "#9a6b42"), (1, "#4f3322")],
    )
    well = path(
        (
            "M640,792C690,848 750,884 800,896C850,884 910,848 960,792C940,752 870,738 "
            "800,738S660,752 640,792Z"
        ),
        "#3a281c",
    )
    ribs = "".join(
        line(
            (
                f"M{800 + k * 66},{868 - abs(k) * 22}Q{800 + k * 58},{900 - abs(k) * 10} "
                f"{800 + k * 34},{940 - abs(k) * 12}"
            ),
            "#3f291b",
            3,
            opacity=0.6,
        )
        for k in (-1.6, -0.8, 0.8, 1.6)
    ) + line("M800,896V960", "#2f1f16", 5)
    rim = line("M640,792C690,848 750,884 800,896C850,884 910,848 960,792", "#c99a68", 8)
    rear = Pose("front", near=(-16, 58), far=(4, 64), near_foot=(-4, 0), far_foot=(4, 0))
    guide = person(
        800, 800, 300, FARMER_W.but(top_color="#6a4a3a", bottom_color="#26221f"), rear, shadow=0
    ) + line("M744,566L634,912", "#7a5434", 7)
    out.append(guide)
    seat = Pose("front", near=(-7, 42), far=(7, 42))
    out.append(sitter(726, 880, 236, vest, seat, lit=1) + sitter(876, 880, 228, vest_w, seat))
    kid = vest.but(child=True, hat="", trim="#f2b632")
    out.append(sitter(800, 906, 196, kid, Pose("front", near=(-20, 62), far=(8, 42))))
    body = well + "".join(out) + hull + ribs + rim
    mirror = reflect(body, 950, FULL, 0.3)
    return (
        mirror
        + ellipse(x, y + 100, 150, 16, "#173a2c", opacity=0.4)
        + body
        + wake(x, 962, 250, "#f6f7d8", 0.5)
    )


def _front() -> str:
    left = melaleuca(120, 1120, 1350, 5, bark="#d9cdb6", leaf="#3c6f48", lit=1)
    left2 = melaleuca(255, 1060, 1180, 8, bark="#cfc2aa", leaf="#3c6f48", lit=1)
    right = melaleuca(1480, 1130, 1400, 11, bark="#d9cdb6", leaf="#3c6f48", lit=-1)
    top = crown(40, -10, 300, 130, "#356a45", 6, lit=1) + crown(1570, -20, 320, 150, "#356a45", 9)
    ferns = grass(4, -20, 330, 1080, 170, ["#2f5f38", "#4c8240", "#6f9f4a"], 10) + grass(
        6, 1290, 1640, 1085, 190, ["#2f5f38", "#4c8240", "#6f9f4a"], 10
    )
    pads = (
        pad(420, 1010, 62, "#4f8a4c")
        + pad(520, 1045, 74, "#5f9a52")
        + pad(1130, 1030, 70, "#4f8a4c")
        + pad(1240, 990, 54, "#5f9a52")
        + pad(640, 1058, 50, "#5f9a52")
    )
    blooms = (
        lotus(440, 965, 46, "#e58aa8")
        + lotus(1180, 968, 54, "#efb4c4")
        + lotus(560, 1006, 34, "#f3cad4")
    )
    return (
        pads
        + blooms
        + left2
        + left
        + right
        + top
        + ferns
        + egret(1330, 985, 150, True)
        + egret(1415, 940, 110, True)
    )


def draw() -> str:
    """The scene."""
    area, surface = _canal()
    back = shade_rect(0, 0, 1600, 520, [(0, "#9fc48a"), (0.5, "#dce8b0"), (1, "#fbf6cf")])
    forest = _forest()
    sun = glow(800, 380, 520, 420, "#fffbe0", 0.95)
    mirror = clip(area, group(forest, transform="translate(0 954) scale(1 -1)", opacity=0.28))
    waves = clip(area, ripples(5, (200, 500, 1400, 1060), ["#fbf7cc", "#2a5f44"], 70, 190, 0.4))
    shafts = rays(800, -140, [(62, 5), (76, 7), (90, 5), (104, 8), (120, 6)], 1250, "#fffbd0", 0.4)
    haze = mist(490, 190, "#fdf8d2", 0.65) + blend(
        "screen", blur(20, ellipse(800, 470, 330, 70, "#fff6c0")), opacity=0.6
    )
    birds = (
        flying_egret(640, 300, 52)
        + flying_egret(980, 240, 40, True)
        + flying_egret(560, 210, 30)
        + flying_egret(1060, 350, 28, True)
    )
    return group(
        back,
        sun,
        path("M0,470H1600V1067H0Z", "#4f7a45"),
        _banks(),
        surface,
        forest,
        mirror,
        haze,
        _duckweed(area),
        waves,
        shafts,
        birds,
        _boat(),
        _front(),
        mood("#fff6b4", "#0c3a34", 0.5, 0.5, 0.3),
        vignette("#06281f", 0.45),
    )
