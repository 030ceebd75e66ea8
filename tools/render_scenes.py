#!/usr/bin/env python3
"""Draw the demonstration scenes and save them as WebP files.

    python tools/render_scenes.py                # every scene
    python tools/render_scenes.py cong-lang ...  # some scenes
    python tools/render_scenes.py --png DIR key  # a PNG for looking at
    python tools/render_scenes.py --art          # the emblem and favicon of the interface

Needs Chromium (``CHROMIUM`` names the program) and Pillow.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import io
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

sys.path.insert(0, str(Path(__file__).resolve().parent))

from scenes.core import HEIGHT, WIDTH, document, reset_ids

HERE = Path(__file__).resolve().parent
OUT = HERE.parent / "src" / "conglang" / "website" / "demo" / "scenes"
ART = HERE.parent / "src" / "conglang" / "ui" / "static" / "ui" / "art"
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
MAX_BYTES = 220_000


def font_face() -> str:
    """Be Vietnam Pro for the few signs; the system's fonts where it is missing."""
    spec = importlib.util.find_spec("fontpkg_be_vietnam_pro")
    if spec is None or spec.origin is None:
        return ""
    file = Path(spec.origin).parent / "files" / "BeVietnamPro-SemiBold.ttf"
    rule = "font-family:'Be Vietnam Pro';font-weight:700"
    return f"@font-face{{{rule};src:url({file.as_uri()})}}"


def keys() -> list[str]:
    """The scene keys, in alphabetical order."""
    files = (HERE / "scenes" / "pictures").glob("*.py")
    return sorted(f.stem.replace("_", "-") for f in files if f.stem != "__init__")


def svg(key: str) -> str:
    """The SVG document of a scene."""
    reset_ids()
    module = importlib.import_module("scenes.pictures." + key.replace("-", "_"))
    return document(module.draw())


def rasterise(
    markup: str, width: int, height: int, zoom: int = 2, *, clear: bool = False
) -> Image.Image:
    """Let Chromium paint an SVG document; drawn larger, then scaled down."""
    style = font_face() + "*{margin:0;padding:0}svg{display:block}"
    with tempfile.TemporaryDirectory() as folder:
        page, shot = Path(folder, "page.html"), Path(folder, "shot.png")
        page.write_text(
            f"<!doctype html><meta charset=utf-8><style>{style}</style>{markup}", encoding="utf-8"
        )
        command = [
            CHROMIUM,
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--hide-scrollbars",
            f"--user-data-dir={folder}/profile",
            f"--force-device-scale-factor={zoom}",
            f"--window-size={width},{height}",
            f"--screenshot={shot}",
        ]
        if clear:
            command.append("--default-background-color=00000000")
        run = [*command, page.as_uri()]
        subprocess.run(run, check=True, capture_output=True, timeout=180)
        picture = Image.open(io.BytesIO(shot.read_bytes()))
        picture.load()
    picture = picture.convert("RGBA" if clear else "RGB")
    return picture.resize((width, height), Image.Resampling.LANCZOS)


def save_webp(picture: Image.Image, target: Path) -> int:
    """Save at quality 82, lower only where the file would grow too large."""
    for quality in (82, 78, 74, 70):
        picture.save(target, "WEBP", quality=quality, method=6)
        if target.stat().st_size < MAX_BYTES:
            break
    return target.stat().st_size


def render_art() -> None:
    """PNG versions of the demonstration emblem and the favicon."""
    for name, size in (("emblem-demo", 192), ("favicon", 64)):
        markup = (ART / f"{name}.svg").read_text(encoding="utf-8")
        sized = re.sub(
            r'width="\d+" height="\d+"', f'width="{size}" height="{size}"', markup, count=1
        )
        picture = rasterise(sized, size, size, 4, clear=True)
        small = picture.quantize(128, method=Image.Quantize.FASTOCTREE)
        small.save(ART / f"{name}.png", optimize=True)


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description="Draw the demonstration scenes")
    parser.add_argument("scenes", nargs="*", help="scene keys; all when left out")
    parser.add_argument("--png", type=Path, help="write PNG files here instead of WebP")
    parser.add_argument("--art", action="store_true", help="only the emblem and favicon")
    options = parser.parse_args()
    if options.art:
        render_art()
        return
    for key in options.scenes or keys():
        picture = rasterise(svg(key), WIDTH, HEIGHT, 1 if options.png else 2)
        if options.png:
            options.png.mkdir(parents=True, exist_ok=True)
            picture.save(options.png / f"{key}.png")
            sys.stdout.write(f"{key}: drawn\n")
        else:
            OUT.mkdir(parents=True, exist_ok=True)
            size = save_webp(picture, OUT / f"{key}.webp")
            sys.stdout.write(f"{key}: {size // 1024} KB\n")


if __name__ == "__main__":
    main()
