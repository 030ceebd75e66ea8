"""Cut the two web fonts out of Be Vietnam Pro.

Run it after a new release of the development package ``fontpkg-be-vietnam-pro``:

    .venv/bin/python tools/make_fonts.py

It writes one woff2 per weight, the licence text beside them, and prints the figures that
``ui/static/ui/css/10-fonts.css`` needs, so that the page does not jump when the font arrives.
"""

import shutil
import sys
import unicodedata
from pathlib import Path

import fontpkg_be_vietnam_pro
from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

SOURCE = Path(fontpkg_be_vietnam_pro.__file__).parent
TARGET = Path(__file__).resolve().parents[1] / "src/conglang/ui/static/ui/fonts"
WEIGHTS = {400: "Regular", 600: "SemiBold"}
LIMIT_TOGETHER = 60 * 1024

BASES = "aăâeêioôơuưy"
TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
SMALL = {unicodedata.normalize("NFC", base + tone) for base in BASES for tone in TONES} | {"đ"}
LATIN = {chr(code) for code in range(0x20, 0x7F)}
# Names of foreign people and places occur in news.
WESTERN = {chr(code) for code in range(0xC0, 0x100)}
SIGNS = set("₫–—…“”\u2018’•×·©®°±²³½«»§≤≥€") | {"\u00a0"}
CHARACTERS = LATIN | SMALL | {letter.upper() for letter in SMALL} | WESTERN | SIGNS
DIGITS = (
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
)
DIGIT_WIDTH = 0.69  # em; about the widest digit, so that columns of numbers and dates align

# What Vietnamese running text is made of; used to fit the fallback font to ours.
SAMPLE = (
    "Ủy ban nhân dân xã Hòn Đất thông báo lịch tiếp công dân định kỳ tháng 11 năm 2026. "
    "Người dân mang theo giấy tờ tùy thân, đến Bộ phận Một cửa trong giờ hành chính; "
    "hồ sơ đủ được tiếp nhận ngay và hẹn ngày trả kết quả bằng giấy."
)
FALLBACK = Path("/usr/share/fonts/truetype/liberation")
FALLBACK_FILES = {400: "LiberationSans-Regular.ttf", 600: "LiberationSans-Bold.ttf"}


def add_tabular_digits(font: TTFont) -> None:
    """Give the font digits of one width: Be Vietnam Pro has none."""
    glyphs, metrics = font.getGlyphSet(), font["hmtx"]
    advance = round(DIGIT_WIDTH * font["head"].unitsPerEm)
    for name in DIGITS:
        shift = (advance - metrics[name][0]) // 2
        pen = TTGlyphPen(glyphs)
        pen.addComponent(name, (1, 0, 0, 1, shift, 0))
        copy = f"{name}.tf"
        font["glyf"][copy] = pen.glyph()
        metrics[copy] = (advance, metrics[name][1] + shift)
    rules = " ".join(f"sub {name} by {name}.tf;" for name in DIGITS)
    addOpenTypeFeaturesFromString(font, f"feature tnum {{ {rules} }} tnum;", tables=["GSUB"])


def cut(weight: int) -> Path:
    """Write the subset of one weight and return its path."""
    font = TTFont(SOURCE / "files" / f"BeVietnamPro-{WEIGHTS[weight]}.ttf", recalcTimestamp=False)
    # The feature compiler replaces the table; the letters need nothing of the old one.
    del font["GSUB"]
    add_tabular_digits(font)
    options = Options()
    options.flavor = "woff2"
    options.hinting = False
    options.desubroutinize = True
    options.layout_features = ["kern", "tnum"]
    options.name_IDs = [0, 1, 2, 13, 14]
    options.name_languages = [0x409]
    options.notdef_outline = True
    options.glyph_names = False
    options.drop_tables += ["DSIG", "gasp"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[ord(letter) for letter in CHARACTERS])
    subsetter.subset(font)
    font.flavor = "woff2"
    path = TARGET / f"be-vietnam-pro-{weight}.woff2"
    font.save(path)
    return path


def width(font: TTFont, text: str) -> float:
    """Return the width of the text in em."""
    names, metrics = font.getBestCmap(), font["hmtx"]
    units = font["head"].unitsPerEm
    return sum(metrics[names[ord(letter)]][0] for letter in text if ord(letter) in names) / units


def bare(text: str) -> str:
    """Return the text without marks: Liberation has no Vietnamese, Arial's widths are the same."""
    split = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in split if not unicodedata.combining(letter))


def fallback_figures(weight: int) -> str:
    """Return the declarations that make Arial take the room of our font."""
    ours = TTFont(SOURCE / "files" / f"BeVietnamPro-{WEIGHTS[weight]}.ttf")
    theirs = TTFont(FALLBACK / FALLBACK_FILES[weight])
    ratio = width(ours, SAMPLE) / width(theirs, bare(SAMPLE))
    units = ours["head"].unitsPerEm
    ascent = ours["hhea"].ascent / units / ratio
    descent = -ours["hhea"].descent / units / ratio
    return (
        f"size-adjust: {ratio:.2%}; ascent-override: {ascent:.2%}; "
        f"descent-override: {descent:.2%}; line-gap-override: 0%"
    )


def main() -> int:
    TARGET.mkdir(parents=True, exist_ok=True)
    sizes = {weight: cut(weight).stat().st_size for weight in WEIGHTS}
    shutil.copyfile(SOURCE / "LICENSE", TARGET / "OFL.txt")
    for weight, size in sizes.items():
        print(f"{weight}: {size / 1024:.1f} KB; {fallback_figures(weight)}")
    together = sum(sizes.values())
    print(f"together {together / 1024:.1f} KB of {LIMIT_TOGETHER / 1024:.0f}")
    return 0 if together <= LIMIT_TOGETHER else 1


if __name__ == "__main__":
    sys.exit(main())
