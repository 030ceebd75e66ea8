"""A pinhole camera, so that rooms, roads and crowds stand in true perspective."""

from __future__ import annotations

import math
from dataclasses import dataclass

from .core import Point, poly

Vec = tuple[float, float, float]


@dataclass(frozen=True)
class Camera:
    """Camera above the ground: x to the right, y up, z away; lengths in metres."""

    focal: float = 1100
    cx: float = 800
    cy: float = 430
    eye: float = 1.7
    pitch: float = 0
    yaw: float = 0
    x0: float = 0

    def _turn(self, x: float, y: float, z: float) -> Vec:
        a, b = math.radians(self.yaw), math.radians(self.pitch)
        x -= self.x0
        x, z = x * math.cos(a) - z * math.sin(a), x * math.sin(a) + z * math.cos(a)
        y -= self.eye
        y, z = y * math.cos(b) + z * math.sin(b), z * math.cos(b) - y * math.sin(b)
        return x, y, max(z, 0.05)

    def pt(self, x: float, y: float, z: float) -> Point:
        """Picture point of a point in space."""
        x, y, z = self._turn(x, y, z)
        return self.cx + self.focal * x / z, self.cy - self.focal * y / z

    def scale(self, x: float, z: float) -> float:
        """Pixels per metre on the ground at (x, z)."""
        return self.focal / self._turn(x, 0, z)[2]

    def plane(self, x: float, y: float, z: float, across: Vec, unit: float = 0.01) -> str:
        """A transform that lays a small drawing on a wall; one drawing unit is ``unit`` m."""
        ox, oy = self.pt(x, y, z)
        ax, ay = self.pt(x + across[0], y + across[1], z + across[2])
        bx, by = self.pt(x, y - 1, z)
        cells = [(ax - ox) * unit, (ay - oy) * unit, (bx - ox) * unit, (by - oy) * unit]
        return "matrix(" + " ".join(f"{c:.4f}" for c in cells) + f" {ox:.1f} {oy:.1f})"

    def face(self, points: list[Vec], fill: str, **extra: object) -> str:
        """A flat face given by its corners."""
        return poly([self.pt(*p) for p in points], fill, **extra)

    def floor(
        self, x0: float, z0: float, x1: float, z1: float, fill: str, y: float = 0, **extra: object
    ) -> str:
        """A horizontal rectangle at height ``y``."""
        corners = [(x0, y, z0), (x1, y, z0), (x1, y, z1), (x0, y, z1)]
        return self.face(corners, fill, **extra)

    def front(
        self, x0: float, y0: float, x1: float, y1: float, z: float, fill: str, **extra: object
    ) -> str:
        """A wall that faces the camera."""
        corners = [(x0, y0, z), (x1, y0, z), (x1, y1, z), (x0, y1, z)]
        return self.face(corners, fill, **extra)

    def side(
        self, x: float, y0: float, z0: float, y1: float, z1: float, fill: str, **extra: object
    ) -> str:
        """A wall running away from the camera."""
        corners = [(x, y0, z0), (x, y0, z1), (x, y1, z1), (x, y1, z0)]
        return self.face(corners, fill, **extra)

    def box(
        self,
        x: tuple[float, float],
        y: tuple[float, float],
        z: tuple[float, float],
        colors: tuple[str, str, str],
    ) -> str:
        """A box: ``colors`` are those of the front, the sides and the top."""
        front, flank, top = colors
        out = []
        if self.pt(x[0], y[0], z[0])[0] > self.pt(x[0], y[0], z[1])[0]:
            out.append(self.side(x[0], y[0], z[0], y[1], z[1], flank))
        if self.pt(x[1], y[0], z[0])[0] < self.pt(x[1], y[0], z[1])[0]:
            out.append(self.side(x[1], y[0], z[0], y[1], z[1], flank))
        if self.pt(x[0], y[1], z[1])[1] < self.pt(x[0], y[1], z[0])[1]:
            out.append(self.floor(x[0], z[0], x[1], z[1], top, y[1]))
        out.append(self.front(x[0], y[0], x[1], y[1], z[0], front))
        return "".join(out)
