"""Heads: faces, hair and hats, drawn around the centre of the head."""

from __future__ import annotations

from .core import capsule, circle, curve, dark, ellipse, form, group, light, line, mix, path, poly
from .look import Look

INK = "#2c1d1a"


def _skull(view: str) -> str:
    if view == "profile":
        return (
            "M-6.2,-1.5C-6.4,-6 -3,-8 0.4,-8C4.4,-8 6.3,-5.2 6.2,-2C6.3,-1 6.4,-0.4 7.2,1"
            "C7.5,1.6 6.6,2 6.1,2.2C6.3,3.6 6,4.6 5.6,5.4C5.2,7.4 3.6,8.2 2,7.8"
            "C-0.6,7.2 -2.4,5.6 -3.4,3.4C-5.2,3.4 -6,1 -6.2,-1.5Z"
        )
    return (
        "M-6.1,-1.6C-6.2,-6.2 -3.2,-8 0,-8C3.2,-8 6.2,-6.2 6.1,-1.6"
        "C6.1,3.4 3.4,7.9 0.2,8C-3.2,7.9 -6.1,3.4 -6.1,-1.6Z"
    )


def _features(view: str, look: Look) -> str:
    skin = look.skin
    lips = mix(dark(skin, 0.3), "#b32f3c", 0.5) if look.woman else dark(skin, 0.42)
    brow = look.hair_color if look.hair_color != "#ded8d0" else "#8d857d"
    arch = 0.42 if look.woman else 0.6
    if view == "profile":
        eye = line("M3.2,-0.5Q4,0.2 4.9,-0.4", INK, 0.7)
        if look.eyes == "open":
            eye = ellipse(4.2, -0.2, 0.55, 0.82, INK)
        return "".join(
            [
                eye,
                line("M2.8,-2.5Q4,-3.3 5.2,-2.7", brow, arch),
                line("M3.8,4.6Q4.8,5 5.7,4.5", lips, 0.7),
                ellipse(2.9, 2.6, 1.6, 1.2, "#d9624a", opacity=0.22),
            ]
        )
    off = {"three": 1.5, "front": 0.0}.get(view, 0.0)
    near, far = off - 2.5, off + (2.2 if off else 2.5)
    out = []
    for ex in (near, far):
        if look.eyes == "open":
            out.append(ellipse(ex, -0.1, 0.62, 0.84, INK))
            if look.woman and not look.child:
                side = 1 if ex == far else -1
                out.append(
                    line(f"M{ex + side * 0.3:.2f},-0.8L{ex + side * 1.15:.2f},-1.15", INK, 0.38)
                )
        else:
            out.append(line(f"M{ex - 1:.1f},-0.4Q{ex:.1f},0.7 {ex + 1:.1f},-0.4", INK, 0.65))
        out.append(line(f"M{ex - 1.2:.1f},-2.3Q{ex:.1f},-3.1 {ex + 1.2:.1f},-2.4", brow, arch))
        out.append(ellipse(ex * 1.1, 2.6, 1.25, 1, "#d9624a", opacity=0.22))
    nose = off + (0.9 if off else 0)
    out.append(line(f"M{nose:.1f},0.4Q{nose + 0.9:.1f},2 {nose - 0.3:.1f},2.3", lips, 0.55))
    mouth = off * 0.9
    out.append(
        line(
            f"M{mouth - 1.7:.1f},4.2Q{mouth:.1f},5.7 {mouth + 1.7:.1f},4.2",
            lips,
            0.9 if look.woman else 0.75,
        )
    )
    return "".join(out)


_CAPS = {
    "front": "M-6.6,0.6C-7.4,-6.4 -4,-9.4 0,-9.4C4,-9.4 7.4,-6.4 6.6,0.6"
    "C6,-1.4 5.4,-3 4.6,-4.2C1.6,-3.6 -2.6,-4 -4.4,-5C-5.4,-3 -6,-1.4 -6.6,0.6Z",
    "three": "M-4.6,2.6C-7.6,1.4 -8,-9.4 0.2,-9.4C5.4,-9.4 7.2,-6 6.4,-1.6"
    "C6,-3 5.4,-3.8 4.6,-4.4C2.2,-3.6 -0.6,-3.8 -2.6,-4.6C-2.8,-2.4 -3.4,-0.4 -4.6,2.6Z",
    "profile": "M-3,3.4C-7.2,4.2 -8.6,-9.4 0.6,-9.4C5,-9.4 6.8,-6.2 6,-3.4"
    "C4.4,-4.2 2,-4.6 0.4,-4.6C0.6,-2.4 0,-0.4 -1.4,0C-2,1.4 -2.2,2.4 -3,3.4Z",
    "back": "M-6.3,0.6C-7.4,-6 -4,-9.4 0,-9.4C4,-9.4 7.4,-6 6.3,0.6"
    "C5.6,3 4.6,4.6 3.6,5.2L-3.6,5.2C-4.6,4.6 -5.6,3 -6.3,0.6Z",
}


def _long_hair(view: str, color: str) -> str:
    """Loose hair: over both shoulders, or down the back."""
    if view == "front":
        locks = "".join(
            f"M{s * 4},-5C{s * 8.4:.1f},-3 {s * 8.6:.1f},6 {s * 7.4:.1f},15C{s * 5.6:.1f},15 "
            f"{s * 4.4:.1f},13 {s * 4.6:.1f},9Z"
            for s in (-1, 1)
        )
        return path(locks, color)
    if view == "back":
        return path("M-6.4,-3C-8,4 -7,18 -5,18L5.6,17C7,6 7.4,0 6,-4Z", color)
    return path("M-5.4,-5C-9.2,1 -9.6,9 -8.2,16.5L-2,15.6C-1.6,10 -2.6,6 -2.4,0Z", color)


def _behind_hair(view: str, look: Look) -> str:
    color = dark(look.hair_color, 0.1)
    if look.hair == "long":
        return _long_hair(view, color)
    if look.hair == "bob":
        return path("M-6.8,-2C-8,3 -7.6,6.4 -6.6,7.2L6.4,7.2C7.6,6 7.8,2 6.6,-3Z", color)
    if look.hair == "bun":
        bx = {"three": -6.4, "profile": -7.2}.get(view, 0)
        return form(_ball(bx, -4.4 if bx else -9, 3.4), look.hair_color, -0.8, -0.8)
    if look.hair == "pony" and view in ("three", "profile"):
        return path("M-5,-6C-11,-6 -11.4,4 -9.6,9.4C-8,5 -7.6,0 -4.4,-1.6Z", color)
    return ""


def _ball(x: float, y: float, r: float) -> str:
    return capsule((x, y), (x + 0.05, y), r, r)


def _front_hair(view: str, look: Look) -> str:
    if look.hair == "bald":
        return ellipse(-1.5, -5, 3.4, 1.8, light(look.skin, 0.35), opacity=0.6)
    out = form(_CAPS[view], look.hair_color, -0.9, -0.7, 0.25)
    if view == "back":
        if look.hair == "pony":
            out += curve([(0, -4), (1.6, 4), (0.4, 12)], dark(look.hair_color, 0.25), 3.6)
        if look.hair == "bun":
            out += form(_ball(0, -2, 3.6), light(look.hair_color, 0.12), -0.8, -0.8)
        if look.hair == "bob":
            out += path("M-6.6,0L-6.6,6.6Q0,8.4 6.6,6.6L6.6,0Z", look.hair_color)
    shine = light(look.hair_color, 0.35)
    return out + line("M-3.2,-7.4Q-0.4,-8.6 2.2,-7.6", shine, 0.6, opacity=0.7)


def non_la(color: str = "#ecd9a4", back: bool = False) -> str:
    """The conical leaf hat, centred on the head."""
    return "" if back else ellipse(0, -3.1, 14.6, 2.7, dark(color, 0.45))


def _non_la_top(color: str, view: str) -> str:
    low = 1.9 if view != "back" else 2.6
    cone = f"M-15.4,-3.2Q-6,-11.6 0,-17.4Q6,-11.6 15.4,-3.2Q0,{low - 2.2:.1f} -15.4,-3.2Z"
    if view != "back":
        cone = "M-15.4,-3.2Q-6,-11.6 0,-17.4Q6,-11.6 15.4,-3.2Q0,-6.4 -15.4,-3.2Z"
    ribs = [
        line(f"M0,-17Q{x * 0.45:.1f},-11 {x},{y}", dark(color, 0.3), 0.28, opacity=0.6)
        for x, y in ((-9.6, -4.4), (-3.4, -4.8), (3.4, -4.8), (9.6, -4.4))
    ]
    rings = [
        line(f"M{-w},{y}Q0,{y + w * 0.14:.1f} {w},{y}", dark(color, 0.25), 0.25, opacity=0.5)
        for w, y in ((4, -13.4), (7.6, -10.2), (11.2, -7))
    ]
    return form(cone, color, -4.5, 0.3, 0.2) + "".join(ribs + rings)


def _strap(view: str, color: str) -> str:
    if view == "back":
        return ""
    return line("M-5.6,-3C-5.8,3 -3,8.6 0.4,8.6C3.6,8.4 5.8,3 5.8,-3", color, 0.6)


def _cap(look: Look, view: str) -> str:
    color = look.hat_color
    crown = form("M-6.9,-3.2C-7.2,-10.6 7.2,-10.6 6.9,-3.2Q0,-4.8 -6.9,-3.2Z", color, -1, -0.6)
    if view == "back":
        return crown
    shift = {"front": 0, "three": 4, "profile": 6}[view]
    visor = f"M{shift - 6},-3.8Q{shift},-6 {shift + 5.4:.1f},-3.4Q{shift},-2 {shift - 6},-3.8Z"
    return crown + path(visor, dark(color, 0.3))


def _wide_hat(look: Look, view: str) -> str:
    color = look.hat_color
    brim = ellipse(0, -3.4, 11.4, 2.9, dark(color, 0.28))
    crown = form("M-6.4,-4C-6.6,-11.4 6.6,-11.4 6.4,-4Q0,-2.6 -6.4,-4Z", color, -1, -0.5)
    star = ""
    if look.badge and view != "back":
        star = circle({"three": 2, "profile": 4}.get(view, 0), -7, 1.2, look.badge)
    return brim + crown + star


def _helmet(look: Look, view: str) -> str:
    shell = "M-8,-1.6C-8.6,-12 8.6,-12 8,-2.2Q0,-5.4 -8,-1.6Z"
    visor = ""
    if view != "back":
        shift = {"front": 0, "three": 2.6, "profile": 5}[view]
        visor = path(
            f"M{shift - 6},-4Q{shift},-6.4 {shift + 5},-3.4L{shift + 4},-2.4"
            f"Q{shift},-4.4 {shift - 6},-4Z",
            dark(look.hat_color, 0.35),
        )
    shine = line("M-4,-8.6Q-1,-10.4 2,-9.6", light(look.hat_color, 0.6), 0.8)
    strap = _strap(view, INK) if view != "back" else ""
    return strap + form(shell, look.hat_color, -1.4, -0.8) + shine + visor


def _khan(look: Look, view: str) -> str:
    """The checked southern scarf tied over the hair."""
    cover = "M-7,0.6C-8,-7 -4.4,-10.2 0,-10.2C4.4,-10.2 8,-7 7,0.6C5.4,-4 -4,-5 -7,0.6Z"
    if view == "back":
        cover = "M-7,4C-8,-6 -4,-10 0,-10C4,-10 8,-6 7,4Q0,9 -7,4Z"
    base = form(cover, look.hat_color, -1, -0.6)
    marks = [
        line(f"M{x},-9Q{x * 1.3:.1f},-6 {x * 1.6:.1f},-3.6", "#fff", 0.45, opacity=0.8)
        for x in (-3.4, -1.2, 1.2, 3.4)
    ]
    return base + "".join(marks) + line("M-5.6,-6.6Q0,-8.6 5.6,-6.6", "#fff", 0.4, opacity=0.7)


def hat(view: str, look: Look) -> tuple[str, str]:
    """The parts of a hat behind and before the head."""
    kind = look.hat
    if kind == "nonla":
        front = _non_la_top(look.hat_color or "#ecd9a4", view)
        strap = _strap(view, look.strap) if look.strap else ""
        return non_la(look.hat_color or "#ecd9a4", view == "back"), strap + front
    makers = {"cap": _cap, "wide": _wide_hat, "helmet": _helmet, "khan": _khan}
    if kind in makers:
        return "", makers[kind](look, view)
    if kind == "nurse":
        return "", poly([(-4.6, -7.4), (4.6, -7.4), (5.4, -10.8), (-5.4, -10.8)], "#fdfdfb") + line(
            "M-1,-9.2H1M0,-10.2V-8.2", "#cf3a30", 0.7
        )
    return "", ""


def head(view: str, look: Look, lit: float = -1) -> str:
    """A head around the origin; ``view`` is front, three, profile or back."""
    skin = look.skin
    hat_back, hat_front = hat(view, look)
    ear_x = {"three": -4.6, "profile": -1.2}.get(view)
    ears = ""
    if view in ("front", "back"):
        ears = ellipse(-6.2, 0.8, 1.2, 1.8, dark(skin, 0.1)) + ellipse(6.2, 0.8, 1.2, 1.8, skin)
    skull = form(_skull(view), skin, 1.3 * lit, -0.4, 0.17)
    parts = [hat_back, _behind_hair(view, look), ears, skull]
    if view != "back":
        parts.append(_features(view, look))
    parts.append(_front_hair(view, look))
    if ear_x is not None and look.hair != "bob":
        parts.append(ellipse(ear_x, 1, 1.1, 1.8, dark(skin, 0.08)))
    if look.beard and view != "back":
        parts.append(path("M-2,5.6Q1,7 3.6,5.4Q3,11 1,11.6Q-1,10 -2,5.6Z", look.hair_color))
    if look.glasses and view != "back":
        off = {"three": 1.5, "profile": 3}.get(view, 0)
        rims = [
            circle(off + dx, -0.1, 1.9, "none", stroke="#3b3230", stroke_width=0.5)
            for dx in ((-2.5, 2.3) if view != "profile" else (1.2,))
        ]
        parts += rims
    parts.append(hat_front)
    return group(*parts)
