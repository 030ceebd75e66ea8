"""A jointed figure: hands and feet are given, elbows and knees are worked out."""

from __future__ import annotations

import math
from dataclasses import dataclass

from .clothes import upper
from .core import Point, capsule, circle, dark, ellipse, form, group, path
from .heads import head
from .look import SIDE, STAND, Look, Pose
from .trousers import lower

UPPER_ARM, FOREARM, SHIN = 15.5, 14.2, 23.0


def bend(a: Point, c: Point, first: float, second: float, sign: float) -> tuple[Point, Point]:
    """Middle joint and reachable end of a two-part limb from ``a`` towards ``c``."""
    dx, dy = c[0] - a[0], c[1] - a[1]
    dist = math.hypot(dx, dy) or 0.01
    reach = min(dist, first + second - 0.05)
    reach = max(reach, abs(first - second) + 0.05)
    ux, uy = dx / dist, dy / dist
    along = (reach**2 + first**2 - second**2) / (2 * reach)
    off = math.sqrt(max(first**2 - along**2, 0)) * sign
    mid = (a[0] + ux * along + uy * off, a[1] + uy * along - ux * off)
    return mid, (a[0] + ux * reach, a[1] + uy * reach)


@dataclass(frozen=True)
class Frame:
    """Positions of the joints in drawing units (y downwards)."""

    hip: Point
    lean: float
    arms: tuple[tuple[Point, Point, Point], tuple[Point, Point, Point]]
    legs: tuple[tuple[Point, Point, Point], tuple[Point, Point, Point]]
    neck: Point
    head: Point
    side: bool

    def trunk(self, u: float, v: float) -> Point:
        """A point of the trunk: ``u`` up the spine, ``v`` forwards or to the right."""
        return on_spine(self.hip, self.lean, u, v)


def on_spine(hip: Point, lean: float, u: float, v: float) -> Point:
    """A point given along and across the spine."""
    a = math.radians(lean)
    s, c = math.sin(a), math.cos(a)
    return hip[0] + u * s + v * c, hip[1] - u * c + v * s


def _arm_signs(pose: Pose, side: bool) -> tuple[int, int]:
    if pose.elbows:
        return pose.elbows
    return (-1, -1) if side else (-1, 1)


def frame(pose: Pose) -> Frame:
    """Work out the joints of a stance."""
    side = pose.view == "side"
    hip = (pose.hip[0], -pose.hip[1])
    lean = pose.lean
    shoulders = ((27.2, -1.6), (28, 3)) if side else ((27, -8), (27, 8))
    rest = ((2, 39), (6, 40)) if side else ((-12, 37.5), (12, 37.5))
    arms = []
    for i, (target, sign) in enumerate(
        zip((pose.near, pose.far), _arm_signs(pose, side), strict=True)
    ):
        root = on_spine(hip, lean, *shoulders[i])
        goal = target or (rest[i][0] + pose.hip[0], rest[i][1] + pose.hip[1] - 50)
        elbow, hand = bend(root, (goal[0], -goal[1]), UPPER_ARM, FOREARM, sign)
        arms.append((root, elbow, hand))
    feet = ((-1, 0), (2, 0)) if side else ((-4.2, 0), (4.2, 0))
    signs = pose.knees or ((1, 1) if side else (-1, 1))
    legs = []
    for i, target in enumerate((pose.near_foot, pose.far_foot)):
        goal = target or feet[i]
        off = (-0.8, 1.4)[i] if side else (-3.8, 3.8)[i]
        root = on_spine(hip, lean * 0.4, 0, off)
        knee, ankle = bend(root, (goal[0], -goal[1] - 3.2), pose.thigh, SHIN, signs[i])
        legs.append((root, knee, ankle))
    neck = on_spine(hip, lean, 31, 0.4 if side else 0)
    center = on_spine(hip, lean + pose.tilt * 0.5, 41.6, 1.8 if side else 0)
    return Frame(hip, lean, tuple(arms), tuple(legs), neck, center, side)


def _hand(arm: tuple[Point, Point, Point], skin: str) -> str:
    (ex, ey), (hx, hy) = arm[1], arm[2]
    angle = math.degrees(math.atan2(hy - ey, hx - ex))
    palm = capsule((-0.6, 0), (2.4, 0.2), 1.7, 1.5)
    thumb = capsule((0.4, -1), (2.2, -2), 0.7, 0.6)
    move = f"translate({hx:.2f} {hy:.2f}) rotate({angle:.1f})"
    return group(path(thumb, dark(skin, 0.08)), path(palm, skin), transform=move)


def draw_arm(arm: tuple[Point, Point, Point], look: Look, lit: float, far: bool) -> str:
    """An arm with its sleeve."""
    root, elbow, hand = arm
    skin = dark(look.skin, 0.12) if far else look.skin
    cloth = dark(look.top_color, 0.14) if far else look.top_color
    out = [_hand(arm, skin)]
    bare = capsule(root, elbow, 2.8, 2.2) + capsule(elbow, hand, 2.2, 1.5)
    out.append(form(bare, skin, lit * 0.9, -0.3, 0.16))
    if look.sleeve == "long":
        end = _between(elbow, hand, 0.93)
        wide = 2.6 if look.top in ("baba", "robe", "aodai") else 2.2
        sleeve = capsule(root, elbow, 3.5, 2.8) + capsule(elbow, end, 2.8, wide)
        out.append(form(sleeve, cloth, lit * 1.2, -0.4))
    elif look.sleeve == "short":
        end = _between(root, elbow, 0.62)
        out.append(form(capsule(root, end, 3.6, 3.5), cloth, lit * 1.2, -0.4))
    return "".join(out)


def _between(a: Point, b: Point, t: float) -> Point:
    return a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t


def _foot(leg: tuple[Point, Point, Point], look: Look, side: bool, back: bool) -> str:
    (x, y) = leg[2]
    color = look.shoes or look.skin
    if not side:
        return ellipse(x, y + 2.2, 2.8, 1.9 if not back else 1.5, color)
    raised = -y - 3.2 > 1.5
    turn = f"translate({x:.2f} {y:.2f})" + (" rotate(28)" if raised else "")
    shoe = "M-2.4,-1C-3,1 -2.8,3.2 -2,3.2L6.4,3.2C7,1.8 4.4,0.6 2.2,-0.6Z"
    return group(path(shoe, color), transform=turn)


def draw_leg(fr: Frame, index: int, look: Look, pose: Pose, lit: float) -> str:
    """A leg with foot and trousers."""
    far = index == 1 and fr.side
    leg = fr.legs[index]
    skin = dark(look.skin, 0.12) if far else look.skin
    out = [_foot(leg, look, fr.side, pose.view == "back")]
    bare = capsule(leg[0], leg[1], 4.4, 3) + capsule(leg[1], leg[2], 3, 1.9)
    if look.bottom in ("shorts", "skirt", "robe"):
        out.append(form(bare, skin, lit, -0.3, 0.15))
    out.append(lower(leg, look, lit, far))
    return "".join(out)


def _head(fr: Frame, pose: Pose, look: Look, lit: float) -> str:
    default = {"front": "front", "back": "back", "side": "three"}[pose.view]
    scale = 1.32 if look.child else 1.0
    cx, cy = fr.head
    if look.child:
        cx, cy = cx + (cx - fr.neck[0]) * 0.25, cy + (cy - fr.neck[1]) * 0.25
    move = f"translate({cx:.2f} {cy:.2f}) rotate({fr.lean * 0.5 + pose.tilt:.1f}) scale({scale})"
    return group(head(pose.face or default, look, lit), transform=move)


def _neck(fr: Frame, look: Look) -> str:
    low = fr.trunk(29, 0.6 if fr.side else 0)
    return path(capsule(low, fr.head, 3, 2.7), dark(look.skin, 0.2))


def figure(look: Look, pose: Pose = STAND, lit: float = -1, held: str = "") -> str:
    """A person of height 100 standing on the origin; ``held`` lies under the near arm."""
    fr = frame(pose)
    arms = [draw_arm(fr.arms[i], look, lit, fr.side and i == 1) for i in (0, 1)]
    legs = [draw_leg(fr, i, look, pose, lit) for i in (0, 1)] if pose.legs else ["", ""]
    body = upper(fr, look, lit, pose.view)
    top = _head(fr, pose, look, lit)
    if fr.side:
        parts = [arms[1], legs[1], legs[0], _neck(fr, look), body, top, held, arms[0]]
    elif pose.view == "back":
        parts = [arms[0], arms[1], held, *legs, _neck(fr, look), body, top]
    else:
        parts = [*legs, _neck(fr, look), body, top, held, *arms]
    return "".join(parts)


def person(
    x: float,
    y: float,
    height: float,
    look: Look,
    pose: Pose = SIDE,
    *,
    flip: bool = False,
    lit: float = -1,
    held: str = "",
    shadow: float = 0.22,
) -> str:
    """A person whose feet stand at (x, y); ``flip`` turns him to the left."""
    scale = height / 100 * (0.93 if look.child else 1)
    inner = figure(look, pose, -lit if flip else lit, held)
    sign = -scale if flip else scale
    under = ""
    if shadow:
        under = ellipse(
            x + pose.hip[0] * sign * 0.5 - lit * height * 0.06,
            y,
            height * 0.16,
            height * 0.028,
            "#1c1230",
            opacity=shadow,
        )
    move = f"translate({x:.1f} {y:.1f}) scale({sign:.4f} {scale:.4f})"
    return under + group(inner, transform=move)


def sitter(
    x: float, y: float, height: float, look: Look, pose: Pose, *, lit: float = -1, held: str = ""
) -> str:
    """A person seated towards the viewer, knees in front; the feet stand at (x, y)."""
    seat = pose.but(view="front", hip=(pose.hip[0], 27), legs=False)
    knees = []
    for side in (-1, 1):
        knee, foot = (side * 6.6, -23.5), (side * 6, -3)
        thigh = capsule((side * 4, -27), knee, 5.4, 4.8) + capsule(knee, foot, 4.7, 3.4)
        tone = look.skin if look.bottom in ("shorts", "skirt") else look.bottom_color
        knees.append(ellipse(side * 6.4, -1.4, 3.2, 2, look.shoes or look.skin))
        knees.append(form(thigh, tone, lit * 1.3, -0.8))
    scale = height / 100 * (0.93 if look.child else 1)
    move = f"translate({x:.1f} {y:.1f}) scale({scale:.4f})"
    body = person(x, y, height, look, seat, lit=lit, shadow=0)
    return body + group(*knees, held, transform=move)


def crowd_dot(x: float, y: float, r: float, skin: str, shirt: str) -> str:
    """A far-away onlooker: a head and shoulders only."""
    body = f"M{x - r * 1.9:.1f},{y + r * 3.4:.1f}Q{x - r * 1.8:.1f},{y + r:.1f} {x:.1f},{y + r:.1f}"
    body += f"Q{x + r * 1.8:.1f},{y + r:.1f} {x + r * 1.9:.1f},{y + r * 3.4:.1f}Z"
    return path(body, shirt) + circle(x, y, r, skin)
