"""Vietnamese text has one form everywhere: composed (NFC)."""

import subprocess
import unicodedata
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TEXT = {
    ".py", ".html", ".txt", ".md", ".toml", ".json", ".po", ".css", ".js", ".xml", ".svg", ".sh",
    ".yaml", ".yml", ".example", ".service", ".csv", "",
}  # fmt: skip
#: Holds decomposed text on purpose: the tests of the functions that compose it.
ON_PURPOSE = ("tests/core/test_text",)


def tracked() -> list[Path]:
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT, check=True, capture_output=True,
    )  # fmt: skip
    names = listing.stdout.decode().split("\0")
    return [ROOT / name for name in names if name and not name.startswith(ON_PURPOSE)]


def test_every_text_file_is_composed():
    decomposed = []
    for path in tracked():
        if path.suffix not in TEXT or not path.is_file():
            continue
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
            if not unicodedata.is_normalized("NFC", line):
                decomposed.append(f"{path.relative_to(ROOT)}:{number}")

    assert decomposed == []


def test_file_names_are_composed():
    names = [str(path.relative_to(ROOT)) for path in tracked()]

    assert [name for name in names if not unicodedata.is_normalized("NFC", name)] == []
    assert len(names) > 100
