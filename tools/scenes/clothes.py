"""Clothes of the jointed figure: shirts, áo bà ba, áo dài, robes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .core import capsule, clip, dark, form, light, line, path, poly, smooth
from .look import Look

if TYPE_CHECKING:
    from .people import Frame


_FRONT = [(32, 3), (30.2, 8), (27.4, 10.2), (22, 9.4), (12, 8), (2, 9), (-2, 9.2)]


_FRONT_W = [(32, 2.8), (30, 7.2), (27, 9.2), (22, 8.4), (13, 6.4), (2, 9), (-2, 9.6)]


_SIDE = (
    [(31.8, -3.4), (29, -5.8), (22, -6.4), (11, -4.8), (2, -6.6), (-2, -6.4)],
    [(-2, 6), (2, 6.2), (11, 5.4), (21, 6.4), (28, 4.6), (31.8, 2.6)],
)


def outline(fr: Frame, look: Look, drop: float = 0, flare: float = 0) -> str:
    """The outline of the trunk; ``drop`` lengthens it below the hips."""
    if fr.side:
        back, front = [list(part) for part in _SIDE]
        back[-1] = (-2 - drop, back[-1][1] - flare)
        front[0] = (-2 - drop, front[0][1] + flare)
    else:
        half = list(_FRONT_W if look.woman else _FRONT)
        half[-1] = (-2 - drop, half[-1][1] + flare)
        back = [(u, -v) for u, v in half]
        front = half[::-1]
    a = [fr.trunk(u, v) for u, v in back]
    b = [fr.trunk(u, v) for u, v in front]
    return smooth(a) + "L" + smooth(b)[1:] + "Z"


def _folds(fr: Frame, color: str) -> str:
    lines = (
        [((24, -3), (20, -0.5), (17, 0)), ((9, 5), (6, 3), (4, 0.5)), ((12, -4), (9, -2), (7.6, 1))]
        if fr.side
        else [
            ((23, -7), (20.5, -5.4), (19, -2.6)),
            ((11, 7), (8, 5), (6, 2)),
            ((8, -7), (5, -5), (3.6, -2)),
        ]
    )
    out = [
        line(smooth([fr.trunk(*p) for p in row]), dark(color, 0.4), 0.5, opacity=0.45)
        for row in lines
    ]
    return "".join(out)


def _collar(fr: Frame, look: Look, view: str) -> str:
    color = look.trim or light(look.top_color, 0.4)
    edge = dark(color, 0.28)
    if view == "back":
        d = smooth([fr.trunk(31.4, -4), fr.trunk(32.6, 0), fr.trunk(31.4, 4)])
        return line(d, color, 2)
    if fr.side:
        left = [fr.trunk(32.6, -2.6), fr.trunk(32.4, 3), fr.trunk(28.6, 5.2), fr.trunk(30, 0.6)]
        return poly(left, color, stroke=edge, stroke_width=0.3)
    skin = poly([fr.trunk(32.6, -2.6), fr.trunk(32.6, 2.6), fr.trunk(28, 0)], dark(look.skin, 0.12))
    left = [fr.trunk(33, -3), fr.trunk(28, 0), fr.trunk(28.6, -4.6), fr.trunk(31.4, -4.6)]
    right = [fr.trunk(u, v) for u, v in ((33, 3), (28, 0), (28.6, 4.6), (31.4, 4.6))]
    opt = {"stroke": edge, "stroke_width": 0.3}
    return skin + poly(left, color, **opt) + poly(right, color, **opt)


def _buttons(fr: Frame, color: str, low: float = 0) -> str:
    v = 4.6 if fr.side else 0
    d = smooth([fr.trunk(28, v), fr.trunk(14, v), fr.trunk(low, v)])
    return line(d, dark(color, 0.35), 0.45, opacity=0.7)


def _scarf(fr: Frame, look: Look, view: str) -> str:
    """The red scarf of pupils, or a checked scarf round the neck."""
    if view == "back":
        cape = [fr.trunk(32, -5), fr.trunk(32, 5), fr.trunk(24, 0)]
        return poly(cape, look.scarf)
    v = 3.6 if fr.side else 0
    band = line(
        smooth([fr.trunk(32, v - 4.6), fr.trunk(29.4, v), fr.trunk(32, v + 3.6)]), look.scarf, 2
    )
    ends = [
        poly(
            [fr.trunk(29.4, v), fr.trunk(20, v + s - 1.4), fr.trunk(21, v + s + 1.6)],
            dark(look.scarf, 0.1 * (s > 0)),
        )
        for s in (-2.4, 2.6)
    ]
    return (
        band
        + "".join(ends)
        + path(capsule(fr.trunk(29.6, v), fr.trunk(28.6, v), 1.3, 1.1), dark(look.scarf, 0.2))
    )


def _suit(fr: Frame, look: Look) -> str:
    v = 3.6 if fr.side else 0
    shirt = [fr.trunk(32.4, v - 2.6), fr.trunk(32.4, v + 2.6), fr.trunk(17, v)]
    tie = [
        fr.trunk(30.6, v - 0.9),
        fr.trunk(30.6, v + 0.9),
        fr.trunk(20, v + 1.2),
        fr.trunk(18, v),
        fr.trunk(20, v - 1.2),
    ]
    lapel = line(
        smooth([fr.trunk(32, v - 3), fr.trunk(24, v - 3), fr.trunk(16.6, v)]),
        dark(look.top_color, 0.35),
        0.6,
    )
    return (
        poly(shirt, "#fbfaf5")
        + poly(tie, look.trim or "#b3262b")
        + lapel
        + _buttons(fr, look.top_color)
    )


def _robe(fr: Frame, look: Look, lit: float) -> str:
    """The saffron robe of a monk, from the shoulder to the shins."""
    hem = -36
    wide = 9 if fr.side else 11
    a = [
        fr.trunk(32, -3.6),
        fr.trunk(24, -8 if fr.side else -10),
        fr.trunk(2, -wide),
        fr.trunk(hem, -wide - 1),
    ]
    b = [
        fr.trunk(hem - 1, wide + 1),
        fr.trunk(2, wide),
        fr.trunk(24, 7 if fr.side else 10),
        fr.trunk(31, 4),
    ]
    d = smooth(a) + "L" + smooth(b)[1:] + "Z"
    folds = [
        line(
            smooth(
                [
                    fr.trunk(30 - i * 3, -4 + i),
                    fr.trunk(12 - i * 7, 2 - i),
                    fr.trunk(hem + 4, 7 - i * 4),
                ]
            ),
            dark(look.top_color, 0.35),
            0.7,
            opacity=0.6,
        )
        for i in range(4)
    ]
    sash = [fr.trunk(31, 4.6), fr.trunk(26, 6.4), fr.trunk(4, -wide + 1), fr.trunk(10, -wide + 0.5)]
    return (
        form(d, look.top_color, lit * 3, -0.5)
        + clip(d, *folds)
        + poly(sash, look.trim or dark(look.top_color, 0.12))
    )


def _ao_dai(fr: Frame, look: Look, lit: float, view: str) -> str:
    """The long dress: bodice with two panels down to the shins."""
    hx, hy = fr.hip
    hem = -16
    panel = [
        (hx - 7.4, hy - 1),
        (hx - 9, hy + 16),
        (hx - 8.4, hem),
        (hx + 1, hem + 2),
        (hx + 8.6, hem),
        (hx + 8.6, hy + 16),
        (hx + 7, hy - 1),
    ]
    if fr.side:
        panel = [
            (hx - 6.4, hy - 1),
            (hx - 10, hy + 16),
            (hx - 12, hem + 1),
            (hx - 2, hem + 2),
            (hx + 6.8, hem),
            (hx + 7, hy + 16),
            (hx + 5.8, hy - 1),
        ]
    skirt = smooth(panel) + "Z"
    fold = line(
        smooth([(hx + 2, hy + 4), (hx + 1, hy + 18), (hx + 3, hem)]),
        dark(look.top_color, 0.3),
        0.6,
        opacity=0.6,
    )
    stand = line(
        smooth([fr.trunk(32.4, -2.6), fr.trunk(32, 0.6), fr.trunk(32.6, 3)]),
        look.trim or light(look.top_color, 0.2),
        1.6,
    )
    body = form(outline(fr, look, 2), look.top_color, lit * 1.8, -0.4)
    return (
        form(skirt, look.top_color, lit * 3, 0) + fold + body + _folds(fr, look.top_color) + stand
    )


def _extras(fr: Frame, look: Look, lit: float, view: str) -> str:
    """Garments worn over or under the main one, by kind."""
    color = look.top_color
    if look.top in ("shirt", "coat"):
        low = -10 if look.top == "coat" else 0
        return _collar(fr, look, view) + ("" if view == "back" else _buttons(fr, color, low))
    if look.top == "suit" and view != "back":
        return _suit(fr, look)
    if look.top == "baba" and view != "back":
        v = 2.6 if fr.side else 0
        neck = poly(
            [fr.trunk(32.6, v - 2.8), fr.trunk(32.6, v + 2.4), fr.trunk(28.4, v)],
            dark(look.skin, 0.1),
        )
        return neck + _buttons(fr, color, -9)
    if look.top == "vest":
        return _life_vest(fr, look, lit)
    if look.top == "tee":
        d = smooth([fr.trunk(32.2, -3.4), fr.trunk(30.4, 0.4), fr.trunk(32.2, 3.6)])
        return line(d, look.trim or dark(color, 0.25), 1)
    return ""


def _life_vest(fr: Frame, look: Look, lit: float) -> str:
    pads = capsule(fr.trunk(29, -4), fr.trunk(5, -5), 4, 4.4)
    pads += capsule(fr.trunk(29, 4), fr.trunk(5, 4.6), 3.6, 4.2)
    belts = [
        line(smooth([fr.trunk(u, -8), fr.trunk(u - 0.6, 0), fr.trunk(u, 8)]), "#3a3230", 1)
        for u in (8, 18)
    ]
    return form(pads, look.trim or "#f08a24", lit * 1.2, -0.4) + "".join(belts)


def _skirt(fr: Frame, look: Look, lit: float) -> str:
    hx, hy = fr.hip
    if fr.side and fr.legs[0][1][0] - hx > 12:
        lap = [capsule(leg[0], leg[1], 6, 5.4) for leg in fr.legs]
        return form(lap[1] + lap[0], look.bottom_color, lit, -1.6)
    d = smooth([(hx - 7, hy - 3), (hx - 11, hy + 12), (hx - 12.4, hy + 26)])
    d += "L" + smooth([(hx + 12, hy + 26), (hx + 10.6, hy + 12), (hx + 7, hy - 3)])[1:] + "Z"
    pleats = [
        line(
            f"M{hx + i * 2.4:.1f},{hy}L{hx + i * 4.4:.1f},{hy + 25:.1f}",
            dark(look.bottom_color, 0.3),
            0.5,
        )
        for i in (-2, -1, 0, 1, 2)
    ]
    return form(d, look.bottom_color, lit * 2, 0) + "".join(pleats)


def upper(fr: Frame, look: Look, lit: float, view: str) -> str:
    """The trunk in its clothes."""
    if look.top == "robe":
        return _robe(fr, look, lit)
    skirt = _skirt(fr, look, lit) if look.bottom == "skirt" else ""
    half = 1 if fr.side else 3.6
    hips = form(capsule(fr.trunk(0, -half), fr.trunk(0, half), 5.2, 5.2), look.bottom_color, lit, 0)
    if look.top == "aodai":
        return _ao_dai(fr, look, lit, view) + (_scarf(fr, look, view) if look.scarf else "")
    drop, flare = {"baba": (9, 1.4), "coat": (13, 1.6), "suit": (4, 0.4)}.get(look.top, (0.5, 0))
    d = outline(fr, look, drop, flare)
    parts = [hips, skirt, form(d, look.top_color, lit * 1.9, -0.4), _folds(fr, look.top_color)]
    parts.append(_extras(fr, look, lit, view))
    if look.scarf:
        parts.append(_scarf(fr, look, view))
    return "".join(parts)
