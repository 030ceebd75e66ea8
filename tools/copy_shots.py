"""Put the journeys' pictures into the papers that use them, small enough to keep."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from PIL import Image

SHOTS = Path("build/journeys")
MANUAL = Path("docs/manual")
README_SHOTS = {
    "home-desktop": "public-home-desktop", "home-phone": "public-home-phone",
    "article": "public-article-desktop", "desk": "desk-chief-desktop", "review": "review-desktop",
}  # fmt: skip
WIDEST, TALLEST, COLOURS = 1000, 1200, 64


def main() -> int:
    wanted = {Path("docs/images") / f"{name}.png": shot for name, shot in README_SHOTS.items()}
    for paper in MANUAL.glob("*.md"):
        for name in re.findall(r"\(images/([\w-]+)\.png\)", paper.read_text(encoding="utf-8")):
            wanted[MANUAL / "images" / f"{name}.png"] = name
    missing = [shot for shot in wanted.values() if not (SHOTS / f"{shot}.png").exists()]
    if missing:
        print("Chưa có ảnh, hãy chạy hành trình trước:", ", ".join(sorted(missing)))
        return 1
    for target, shot in wanted.items():
        target.parent.mkdir(parents=True, exist_ok=True)
        keep(SHOTS / f"{shot}.png", target)
    return 0


def keep(source: Path, target: Path) -> None:
    """The upper part of a screen, narrower, in few colours."""
    with Image.open(source) as picture:
        width = min(WIDEST, picture.width)
        height = round(picture.height * width / picture.width)
        small = picture.convert("RGB").resize((width, height), Image.Resampling.LANCZOS)
        small.crop((0, 0, width, min(height, TALLEST))).quantize(COLOURS).save(
            target, optimize=True
        )


if __name__ == "__main__":
    sys.exit(main())
