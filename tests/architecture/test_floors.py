"""Each capability shows the others five doors; everything else is private to it."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path

import grimp
import pytest

ROOT = Path(__file__).resolve().parents[2]
DOORS = {"choices", "models", "queries", "actions", "signals"}
#: Floors 0 to 2 are libraries: all open.
SHARED = {
    "core", "foundation", "vocabulary", "tenancy", "audit", "accounts", "media", "ui", "papers",
    "search", "notifications", "content", "intake",
}  # fmt: skip
ASSEMBLERS = {"config"}
ROOMS = {
    "apps", "urls", "wagtail_hooks", "views", "feeds", "admin", "receivers", "management",
    "forms", "tasks", "actions", "permissions", "queries", "models", "rules", "signals", "choices",
}  # fmt: skip


@pytest.fixture(scope="module")
def graph() -> grimp.ImportGraph:
    return grimp.build_graph("conglang", cache_dir=None)


def crossings(graph: grimp.ImportGraph) -> Iterator[tuple[str, str, str]]:
    for importer in sorted(graph.modules):
        for imported in sorted(graph.find_modules_directly_imported_by(importer)):
            app = ([*importer.split("."), ""])[1]
            _, other, room = ([*imported.split("."), "", ""])[:3]
            if app != other and app not in ASSEMBLERS and other not in SHARED:
                yield importer, imported, room


def test_other_apps_enter_through_a_door(graph):
    trespasses = [
        f"{importer} reaches into {imported}"
        for importer, imported, room in crossings(graph)
        if room not in DOORS
    ]

    assert trespasses == []


def test_the_test_sees_crossings(graph):
    assert any(imported.startswith("conglang.newsroom") for _, imported, _ in crossings(graph))


def test_the_contract_covers_every_app_and_every_capability_s_rooms():
    config = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    contracts = {contract["id"]: contract for contract in config["contracts"]}
    apps = {path.parent.name for path in (ROOT / "src" / "conglang").glob("*/__init__.py")} - set(
        contracts["floors"]["exhaustive_ignores"]
    )

    # Neighbours share a floor: "royalties | planning".
    named = [app for floor in contracts["floors"]["layers"] for app in floor.split(" | ")]
    assert sorted(named) == sorted(apps)
    assert contracts["floors"]["exhaustive"] is True
    capabilities = apps - SHARED - ASSEMBLERS - {"website"}
    assert set(contracts["rooms"]["containers"]) == {f"conglang.{app}" for app in capabilities}
