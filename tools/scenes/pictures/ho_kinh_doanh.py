"""A family workshop: women weave coloured sedge mats under a thatched roof."""

from __future__ import annotations

from random import Random

from ..camera import Camera
from ..cast import BOY, ELDER_W, FARMER_M, FARMER_W, TOWN_W, YOUTH_W
from ..core import (
    blend,
    blur,
    clip,
    curve,
    dark,
    ellipse,
    form,
    group,
    light,
    line,
    mix,
    num,
    path,
    poly,
    poly_d,
    pts,
    rect,
    shade_path,
    shade_rect,
)
from ..look import SQUAT, Pose
from ..people import person
from ..plants import banana, coconut
from ..sky import cumulus, mood, rays, vignette
from ..trees import bush, hedge

CAM = Camera(focal=1080, cx=800, cy=330, eye=2.5)
DYES = ("#d8322f", "#f2b632", "#3f8f4f", "#7a3f9a", "#e2618a", "#2f7fb0")


def _yard() -> str:
    """The sunny yard seen through the open side: sedge drying on racks."""
    out = [
        shade_rect(0, 0, 1600, 520, [(0, "#8fd0e0"), (1, "#f6f3d0")]),
        cumulus(640, 190, 330, "#fff", "#dcebec", 5),
    ]
    out.append(
        hedge(-20, 1620, 420, 90, "#8fbb6a", 4)
        + coconut(520, 440, 330, seed=3, lean=0.1)
        + coconut(1130, 440, 360, seed=7, lean=-0.1)
        + banana(960, 450, 190, seed=4)
        + bush(660, 446, 120, "#7fb05a", 3)
    )
    out.append(shade_rect(0, 420, 1600, 130, [(0, "#f0dca0"), (1, "#dcbf80")]))
    for x0 in (430, 640, 850, 1060):
        out.append(line(f"M{x0},474V352M{x0 + 180},474V352M{x0 - 6},358H{x0 + 186}", "#8a6a44", 6))
        rng = Random(x0)
        for i in range(24):
            x = x0 + 6 + i * 7.2
            tone = DYES[(x0 // 210 + i // 6) % 6]
            out.append(
                line(
                    f"M{num(x)},356Q{num(x + rng.uniform(-4, 4))},410 {num(x + rng.uniform(-6, 6))},{num(440 + rng.uniform(-8, 16))}",
                    mix(tone, "#fff1c8", rng.random() * 0.3),
                    5,
                )
            )
    return "".join(out)


def _house() -> str:
    """Posts, beams and thatch; walls of woven bamboo left and right."""
    out = []
    for x0, x1 in ((0, 250), (1350, 1600)):
        d = f"M{x0},0H{x1}V640H{x0}Z"
        weave = "".join(f"M{x0},{y}H{x1}" for y in range(10, 640, 22)) + "".join(
            f"M{x},0V640" for x in range(x0 + 8, x1, 26)
        )
        out.append(path(d, "#b08d5c") + clip(d, line(weave, "#8a6a40", 5, opacity=0.6)))
    out.append(shade_path("M0,520H1600V1067H0Z", [(0, "#c9a06c"), (1, "#93683f")]))
    rng = Random(4)
    for _ in range(70):
        x, y = rng.uniform(0, 1600), rng.uniform(560, 1060)
        out.append(
            ellipse(
                x,
                y,
                rng.uniform(20, 70),
                rng.uniform(2, 5),
                rng.choice(("#b5885a", "#d9b384", "#7a5433")),
                opacity=0.5,
            )
        )
    out.append(form("M-20,0H1620V84Q800,40 -20,84Z", "#7a5836", 0, -10, 0.3))
    thatch = "".join(
        f"M{num(x)},{num(62 + rng.uniform(-30, 16))}l{num(rng.uniform(-4, 4))},{num(rng.uniform(18, 42))}"
        for x in range(0, 1600, 7)
    )
    out.append(
        line(thatch, "#a8834e", 4, opacity=0.8)
        + line(thatch, "#5f432a", 1.6, opacity=0.6, transform="translate(3 2)")
    )
    for x in (236, 1330):
        out.append(form(f"M{x},60H{x + 36}V600H{x}Z", "#8a5f3a", -8, 0, 0.3))
    out.append(form("M230,118H1370V148H230Z", "#9a6c42", 0, -8, 0.3))
    return "".join(out)


def _pattern(d: str, box: tuple[float, float, float, float], seed: int) -> str:
    """The bands and lozenges of a finished mat."""
    rng = Random(seed)
    x0, y0, x1, y1 = box
    base, a, b = rng.sample(DYES, 3)
    out = [rect(x0, y0, x1 - x0, y1 - y0, "#f0dca0")]
    w, h = x1 - x0, y1 - y0
    for k in (0.06, 0.12, 0.84, 0.9):
        out.append(rect(x0, y0 + h * k, w, h * 0.035, base))
    out.append(rect(x0, y0 + h * 0.24, w, h * 0.04, a) + rect(x0, y0 + h * 0.72, w, h * 0.04, a))
    n = 5
    for i in range(n):
        cx, cy = x0 + (i + 0.5) * w / n, y0 + h * 0.5
        r = w / n * 0.44
        out.append(
            path(
                f"M{num(cx)},{num(cy - r * 1.2)}L{num(cx + r)},{num(cy)}L{num(cx)},{num(cy + r * 1.2)}L{num(cx - r)},{num(cy)}Z",
                b,
            )
        )
        out.append(
            path(
                f"M{num(cx)},{num(cy - r * 0.6)}L{num(cx + r * 0.5)},{num(cy)}L{num(cx)},{num(cy + r * 0.6)}L{num(cx - r * 0.5)},{num(cy)}Z",
                "#fbe9b8",
            )
        )
    reeds = "".join(f"M{num(x0)},{num(y0 + i * 6)}H{num(x1)}" for i in range(int(h / 6)))
    return clip(d, *out, line(reeds, "#8a6a34", 0.8, opacity=0.35))


def _hung_mats() -> str:
    out = []
    for x, y, w, h, seed in (
        (14, 150, 92, 330, 3),
        (118, 150, 104, 360, 8),
        (1386, 150, 98, 350, 5),
        (1494, 150, 96, 330, 12),
    ):
        d = f"M{x},{y}H{x + w}V{y + h}H{x}Z"
        out.append(
            rect(x + 6, y + 6, w, h, "#4a3018", opacity=0.3)
            + _pattern(d, (x, y, x + w, y + h), seed)
            + rect(x - 4, y - 10, w + 8, 13, "#6a4528", rx=5)
        )
    return "".join(out)


def _bundles() -> str:
    """Dyed sedge hung from the beam in great tassels."""
    rng = Random(9)
    out = []
    for i, x in enumerate((318, 392, 466, 1130, 1204, 1278)):
        tone = DYES[i]
        for k in range(17):
            dx = (k - 8) * 3.2
            out.append(
                curve(
                    [
                        (x + dx * 0.4, 140),
                        (x + dx, 220),
                        (x + dx * 1.25 + rng.uniform(-3, 3), 310 + rng.uniform(-16, 16)),
                    ],
                    mix(tone, light(tone, 0.4), rng.random()),
                    4.2,
                )
            )
        out.append(rect(x - 15, 172, 30, 10, dark(tone, 0.35)))
    return "".join(out)


def _loom() -> str:
    """The floor loom: frame, warp, the woven part with bright stripes, batten."""
    zn, zf, x0, x1 = 3.55, 6.6, -1.75, 1.75
    out = [
        poly(
            [
                CAM.pt(x0 - 0.2, 0, zn),
                CAM.pt(x1 + 0.4, 0, zn),
                CAM.pt(x1 + 0.3, 0, zf),
                CAM.pt(x0 - 0.1, 0, zf),
            ],
            "#5a3c22",
            opacity=0.35,
        )
    ]
    y = 0.3
    warp = "".join(
        f"M{pts([CAM.pt(x0 + (x1 - x0) * i / 56, y, zn)])}L{pts([CAM.pt(x0 + (x1 - x0) * i / 56, y, zf)])}"
        for i in range(57)
    )
    out.append(line(warp, "#f3e6c4", 1.2))
    z, k = 4.85, 0
    rng = Random(3)
    bands = (
        ["#f0dca0"] * 3
        + ["#d8322f", "#f0dca0", "#3f8f4f", "#f2b632", "#f0dca0", "#7a3f9a"]
        + ["#f0dca0"] * 2
        + ["#e2618a", "#d8322f", "#f0dca0", "#2f7fb0"]
    )
    while z < zf:
        step = 0.055
        tone = bands[(k // 2) % len(bands)]
        out.append(CAM.floor(x0, z, x1, z + step, mix(tone, dark(tone, 0.14), rng.random()), y))
        z += step
        k += 1
    for i in range(7):
        cx = x0 + (i + 0.5) * (x1 - x0) / 7
        out.append(
            poly(
                [
                    CAM.pt(cx, y, 5.35),
                    CAM.pt(cx + 0.17, y, 5.6),
                    CAM.pt(cx, y, 5.85),
                    CAM.pt(cx - 0.17, y, 5.6),
                ],
                "#d8322f",
            )
            + poly(
                [
                    CAM.pt(cx, y, 5.48),
                    CAM.pt(cx + 0.08, y, 5.6),
                    CAM.pt(cx, y, 5.72),
                    CAM.pt(cx - 0.08, y, 5.6),
                ],
                "#fbe9b8",
            )
        )
    wood = ("#a8754a", "#7a5233", "#c9986a")
    out.insert(1, CAM.box((x0 - 0.15, x1 + 0.15), (0, 0.34), (zf, zf + 0.14), wood))
    out.append(CAM.box((x0 - 0.35, x1 + 0.35), (0.28, 0.48), (4.7, 4.84), wood))
    out.append(
        "".join(
            CAM.box((x, x + 0.16), (0, 0.22), (zn - 0.14, zn), wood) for x in (x0 - 0.1, x1 - 0.06)
        )
    )
    out.append(CAM.box((x0 - 0.15, x1 + 0.15), (0.2, 0.34), (zn - 0.14, zn), wood))
    return "".join(out)


def _weavers() -> str:
    out = []
    px, py = CAM.pt(-1.15, 0.28, 4.55)
    s = CAM.scale(0, 4.55)
    seat = rect(px - 0.32 * s, py - 0.02 * s, 0.7 * s, 0.1 * s, "#8a5f3a", rx=4)
    weave = Pose(
        "side",
        hip=(0, 8),
        near=(30, 24),
        far=(34, 22),
        near_foot=(20, -6),
        far_foot=(26, -7),
        lean=16,
        tilt=6,
    )
    out.append(
        seat
        + person(px - 30, py, 1.56 * s, FARMER_W.but(hat="", top_color="#c9566a"), weave, shadow=0)
    )
    qx, qy = CAM.pt(2.2, 0, 4.62)
    stick = line("M16,-25L92,-22", "#c9986a", 1.4) + line("M92,-22L128,-20", "#d8322f", 1)
    out.append(
        person(
            qx + 40,
            qy,
            1.54 * s,
            ELDER_W.but(hat="", top_color="#3f7f6a"),
            SQUAT.but(
                hip=(0, 15),
                near=(20, 25),
                far=(24, 24),
                near_foot=(8, 0),
                far_foot=(13, 0),
                lean=18,
            ),
            flip=True,
            held=stick,
        )
    )
    return "".join(out)


def _dyer() -> str:
    """A man lifts sedge from a steaming vat on the left."""
    vat = (
        form("M60,900Q58,806 76,800H300Q318,806 316,900Q188,944 60,900Z", "#4a4648", -14, 0, 0.35)
        + ellipse(188, 802, 114, 22, "#6a6466")
        + ellipse(188, 804, 100, 17, "#b3242c")
    )
    fire = (
        path("M120,930q10,-34 24,-10q8,-36 28,-6q14,-40 30,0q16,-30 30,14Z", "#f2902c")
        + path("M146,932q10,-20 18,-4q12,-22 22,4Z", "#ffd75a")
        + line("M90,938L290,926M96,924L280,942", "#5a3a22", 12)
    )
    steam = blur(
        6,
        *(
            curve(
                [(x, 790), (x + 20, 730), (x - 14, 670), (x + 18, 600)], "#ffffff", 16, opacity=0.35
            )
            for x in (130, 190, 250)
        ),
    )
    strands = "".join(
        curve(
            [(188 + k * 5, 640), (178 + k * 9, 720), (170 + k * 10, 800)],
            mix("#d8322f", "#f07a5a", (k % 3) / 3),
            6,
        )
        for k in range(-5, 6)
    )
    man = person(
        330,
        930,
        400,
        FARMER_M.but(hat="", top="tee", sleeve="short", top_color="#8fa08a"),
        Pose("side", near=(32, 68), far=(34, 74), lean=12, near_foot=(-6, 0), far_foot=(7, 0)),
        flip=True,
    )
    return man + fire + vat + strands + steam


def _seller() -> str:
    """The daughter photographs a finished mat to sell it online."""
    d = poly_d([(1122, 582), (1266, 574), (1274, 704), (1128, 714)])
    mat = _pattern(d, (1112, 566, 1284, 722), 21)
    holder = person(
        1196,
        752,
        262,
        BOY.but(bottom_color="#3f5a7a"),
        Pose("front", near=(-23, 70), far=(23, 72)),
        shadow=0.2,
    )
    phone = rect(19, -84, 8, 14, "#23272d", rx=1) + rect(19.8, -82.6, 6.4, 11, "#cfe9ee")
    girl = person(
        1000,
        748,
        322,
        YOUTH_W.but(top="tee", top_color="#5a8fc9"),
        Pose("side", near=(22, 76), far=(23, 78)),
        held=phone,
    )
    return holder + mat + girl


def _rolls() -> str:
    """Rolled mats and cut bundles in the foreground."""
    out = []
    for x, y, w, seed in ((30, 1018, 330, 4), (-10, 1060, 420, 9)):
        d = f"M{x},{y - 40}H{x + w}V{y}H{x}Z"
        rng = Random(seed)
        tone = rng.sample(DYES, 3)
        stripes = "".join(
            rect(x + w * k, y - 40, w * 0.06, 40, tone[i % 3])
            for i, k in enumerate((0.08, 0.18, 0.3, 0.62, 0.74, 0.86))
        )
        out.append(
            form(d, "#f0dca0", 0, -12, 0.22)
            + clip(d, stripes, rect(x, y - 14, w, 14, "#4a3018", opacity=0.25))
            + ellipse(x + w, y - 20, 13, 20, "#e2c884")
        )
        out.append(
            "".join(
                f'<ellipse cx="{x + w}" cy="{y - 20}" rx="{13 * k:.1f}" ry="{20 * k:.1f}" fill="none" stroke="#a8854a" stroke-width="2"/>'
                for k in (0.75, 0.5, 0.25)
            )
        )
    for i, (x, tone) in enumerate(((1400, "#3f8f4f"), (1474, "#f2b632"), (1546, "#7a3f9a"))):
        rng = Random(i)
        for k in range(15):
            dx = (k - 7) * 2.8
            out.append(
                curve(
                    [
                        (x + dx * 1.8, 1040),
                        (x + dx * 0.7, 985),
                        (x + dx * 2.1 + rng.uniform(-4, 4), 900 + rng.uniform(-14, 14)),
                    ],
                    mix(tone, light(tone, 0.4), rng.random()),
                    4.6,
                )
            )
        out.append(rect(x - 16, 974, 32, 11, dark(tone, 0.3)))
    return (
        ellipse(210, 1060, 260, 14, "#4a3018", opacity=0.35)
        + ellipse(1474, 1042, 150, 12, "#4a3018", opacity=0.35)
        + "".join(out)
    )


def draw() -> str:
    """The scene."""
    patch = blend(
        "soft-light",
        blur(8, poly([(420, 540), (1180, 540), (1420, 900), (520, 900)], "#fff0b8")),
        opacity=0.8,
    )
    helper = person(
        *CAM.pt(-0.2, 0, 8.2),
        1.56 * CAM.scale(0, 8.2),
        TOWN_W.but(hat="nonla", strap="#c9566a"),
        Pose("side", near=(16, 70), far=(18, 64)),
        held=form("M10,-72h22v5h-22Z", "#3f8f4f", 0, -1),
    )
    return group(
        _yard(),
        _house(),
        _hung_mats(),
        _bundles(),
        helper,
        patch,
        _seller(),
        _loom(),
        _weavers(),
        _dyer(),
        _rolls(),
        rays(1000, -60, [(98, 6), (112, 8), (126, 6)], 1200, "#fff3c4", 0.3),
        mood("#ffe8a0", "#3a1f3a", 0.45, 0.5, 0.3),
        vignette("#2a1420", 0.35),
    )
