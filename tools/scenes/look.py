"""What a person looks like and how he or she stands."""

from __future__ import annotations

from dataclasses import dataclass, replace

from .core import Point

SKINS = ("#e3b088", "#d9a074", "#cd9062", "#eabf9b", "#c4855a")


@dataclass(frozen=True)
class Look:
    """Features and clothes."""

    skin: str = "#dca67c"
    hair: str = "short"
    hair_color: str = "#2b2123"
    hat: str = ""
    hat_color: str = ""
    strap: str = ""
    badge: str = ""
    beard: bool = False
    glasses: bool = False
    eyes: str = "open"
    top: str = "shirt"
    top_color: str = "#f3efe4"
    sleeve: str = "short"
    trim: str = ""
    bottom: str = "trousers"
    bottom_color: str = "#37405a"
    shoes: str = "#3a2d28"
    scarf: str = ""
    child: bool = False
    woman: bool = False

    def but(self, **changes: object) -> Look:
        """The same person with some changes."""
        return replace(self, **changes)


@dataclass(frozen=True)
class Pose:
    """A stance in hundredths of the body height: x forward, y up from the ground."""

    view: str = "front"
    face: str = ""
    hip: Point = (0, 50)
    lean: float = 0
    near: Point | None = None
    far: Point | None = None
    near_foot: Point | None = None
    far_foot: Point | None = None
    tilt: float = 0
    elbows: tuple[int, int] | None = None
    knees: tuple[int, int] | None = None
    legs: bool = True
    thigh: float = 24.1

    def but(self, **changes: object) -> Pose:
        """The same stance with some changes."""
        return replace(self, **changes)


STAND = Pose()


BACK = Pose(view="back")


SIDE = Pose(view="side")


WALK = Pose("side", near=(10, 45), far=(-8, 43), near_foot=(-11, 2), far_foot=(12, 0), lean=3)


WALK2 = Pose("side", near=(-8, 43), far=(11, 46), near_foot=(12, 0), far_foot=(-11, 2), lean=3)


RUN = Pose(
    "side",
    hip=(0, 51),
    near=(14, 62),
    far=(-14, 58),
    near_foot=(-24, 18),
    far_foot=(18, 3),
    lean=14,
)


SIT = Pose("side", hip=(0, 27), near=(20, 36), far=(22, 37), near_foot=(23, 0), far_foot=(26, 0))


SIT_FLOOR = Pose(
    "side", hip=(0, 8), near=(17, 22), far=(18, 23), near_foot=(14, 1), far_foot=(26, 0), lean=4
)


SQUAT = Pose(
    "side", hip=(-6, 16), near=(22, 16), far=(24, 18), near_foot=(0, 0), far_foot=(5, 0), lean=24
)


BEND = Pose(
    "side",
    hip=(-6, 48),
    near=(26, 18),
    far=(30, 20),
    near_foot=(-4, 0),
    far_foot=(4, 0),
    lean=62,
    tilt=-18,
)


CLAP = Pose(near=(-1, 66), far=(2, 67))


HOLD = Pose(near=(-6, 62), far=(6, 62))
