"""Words stay readable: WCAG contrast of every pair of tokens, in every colour and theme."""

import re
from pathlib import Path

import pytest

UI = Path(__file__).resolve().parents[2] / "src/conglang/ui"
TOKENS = (UI / "static/ui/css/00-tokens.css").read_text(encoding="utf-8")
COLOURS = ("lacquer", "river", "rice", "indigo", "earth")
DARK = "@media screen and (prefers-color-scheme: dark)"
MORE = "@media screen and (prefers-contrast: more)"
MORE_DARK = "@media screen and (prefers-contrast: more) and (prefers-color-scheme: dark)"
THEMES = {
    "day": ("",),
    "night": ("", DARK),
    "more contrast": ("", MORE),
    "more contrast at night": ("", DARK, MORE, MORE_DARK),
}
TEXTS = ("ink", "soft", "link", "link-seen", "identity")
TEXT_PAIRS = [
    *((text, ground) for text in TEXTS for ground in ("paper", "mist")),
    ("on-identity", "identity"),
    ("ink", "note"),
    ("ink", "mark"),
    ("link", "mark"),
    ("bad", "paper"),
    ("bad", "bad-mist"),
    ("good", "good-mist"),
    ("ink", "good-mist"),
    ("ink", "bad-mist"),
]
SHAPE_PAIRS = [
    ("edge", "paper"),
    ("edge", "mist"),
    ("focus", "paper"),
    ("focus", "mist"),
    ("note-edge", "note"),
]

Palette = dict[str, str]


def blocks(text: str) -> dict[str, str]:
    """Return the inside of each top-level block of ``text`` by what stands before its brace."""
    found, depth, start, head = {}, 0, 0, 0
    for place, sign in enumerate(text):
        if sign == "{":
            depth += 1
            if depth == 1:
                name, start = " ".join(text[head:place].split()), place + 1
        elif sign == "}":
            depth -= 1
            if depth == 0:
                found[name] = text[start:place]
                head = place + 1
    return found


def colours(text: str) -> Palette:
    return dict(re.findall(r"--([a-z-]+):\s*(#[0-9a-f]{6});", text))


def parts(text: str) -> dict[str, str]:
    return blocks(re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL))


LAYER = parts(re.sub(r"@layer [^{]*;", "", TOKENS))["@layer tokens"]


def palette(theme: str, colour: str) -> Palette:
    """Return the tokens in force for a theme and a portal's colour."""
    found: Palette = {}
    for condition in THEMES[theme]:
        rules = blocks(LAYER)
        rules = blocks(rules[condition]) if condition else rules
        found |= colours(rules.get(":root", "")) | colours(rules.get(f".colour-{colour}", ""))
    return found


def high_contrast() -> Palette:
    sheet = parts((UI / "contrast.css").read_text(encoding="utf-8"))["@media screen"]
    return palette("day", "river") | colours(blocks(sheet)[":root"])


def luminance(colour: str) -> float:
    def part(value: int) -> float:
        share = value / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    red, green, blue = (part(int(colour[place : place + 2], 16)) for place in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def too_weak(found: Palette, pairs: list[tuple[str, str]], least: float) -> list[str]:
    return [
        f"{one} on {other}: {ratio(found[one], found[other]):.2f}"
        for one, other in pairs
        if ratio(found[one], found[other]) < least
    ]


def test_the_ratio_is_the_one_of_the_standard() -> None:
    assert ratio("#000000", "#ffffff") == pytest.approx(21)
    assert ratio("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("colour", COLOURS)
@pytest.mark.parametrize("theme", THEMES)
def test_text_and_shapes_stand_out(theme: str, colour: str) -> None:
    found = palette(theme, colour)

    assert too_weak(found, TEXT_PAIRS, 4.5) == []
    assert too_weak(found, SHAPE_PAIRS, 3) == []


@pytest.mark.parametrize("theme", ["more contrast", "more contrast at night"])
def test_who_asks_for_more_contrast_gets_it(theme: str) -> None:
    found = palette(theme, "lacquer")

    assert too_weak(found, [("ink", "paper"), ("soft", "paper"), ("link", "paper")], 7) == []


def test_high_contrast_is_aaa() -> None:
    found = high_contrast()

    assert too_weak(found, TEXT_PAIRS, 7) == []
    assert too_weak(found, SHAPE_PAIRS, 7) == []


def test_every_portal_has_its_own_colour() -> None:
    assert len({palette("day", colour)["identity"] for colour in COLOURS}) == len(COLOURS)


def test_the_staff_rooms_know_the_same_colours() -> None:
    staff = parts((UI / "static/ui/staff.css").read_text(encoding="utf-8"))

    for colour in COLOURS[1:]:
        name = f".colour-{colour}"
        rule = next(rule for selector, rule in staff.items() if selector.startswith(f"{name},"))
        assert colours(rule)["identity"] == palette("day", colour)["identity"]
