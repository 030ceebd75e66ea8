"""Draw the floors of the house into docs/architecture.md.

    .venv/bin/python tools/draw_architecture.py          write the drawing
    .venv/bin/python tools/draw_architecture.py --check   only say whether it is stale

The order of the floors comes from the import contract in pyproject.toml, the arrows from the
imports as they are. Run it after an app was added or an import between apps came or went; a test
fails when it was forgotten.
"""

import re
import sys
import tomllib
from pathlib import Path

import grimp

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs/architecture.md"
BEGIN, END = "<!-- generated:floors -->", "<!-- /generated:floors -->"
PACKAGE = "conglang"

#: Which floor an app stands on, for the frames of the drawing; the contract knows the order only.
FLOORS = {
    "Wiring": ("config",),
    "6 · Roof": ("website",),
    "5 · Whole-house services": (
        "gateways",
        "statistics",
        "compliance",
        "delivery",
        "migration",
    ),
    "4 · Built on one capability": ("dossiers", "royalties", "planning"),
    "3 · Capabilities": (
        "newsroom",
        "legal",
        "procedures",
        "organisation",
        "alerts",
        "inbox",
        "consultations",
    ),
    "2 · Shared equipment": ("intake", "content", "search", "notifications", "papers", "ui"),
    "1 · People and records": ("media", "accounts", "audit"),
    "0 · Ground": ("tenancy", "vocabulary", "foundation", "core"),
}

Imports = dict[str, set[str]]


def contract() -> list[list[str]]:
    """Return the layers of the floors contract from top to bottom, neighbours together."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    floors = next(each for each in contracts if each.get("id") == "floors")
    return [re.findall(r"\w+", layer) for layer in floors["layers"]]


def imports_between_apps(apps: list[str]) -> Imports:
    """Return for each app which others it imports, as the code stands."""
    graph = grimp.build_graph(PACKAGE, cache_dir=None)
    found: Imports = {app: set() for app in apps}
    for importer in graph.modules:
        app = _app(importer)
        for imported in graph.find_modules_directly_imported_by(importer):
            other = _app(imported)
            if app in found and other in found and app != other:
                found[app].add(other)
    return found


def _app(module: str) -> str:
    return f"{module}.".split(".")[1]


def existing(layers: list[list[str]]) -> list[list[str]]:
    """Return the layers with the apps that have code; a layer without any is left out."""
    built = {
        path.parent.name
        for path in (ROOT / "src" / PACKAGE).glob("*/__init__.py")
        if any(path.parent.rglob("*.py"))
    }
    layers = [[app for app in layer if app in built] for layer in layers]
    return [layer for layer in layers if layer]


def without_detours(imports: Imports) -> Imports:
    """Leave out an arrow where a longer way of arrows leads to the same app."""

    def reach(app: str) -> set[str]:
        return imports[app].union(*(reach(other) for other in imports[app]))

    return {
        app: {
            other
            for other in others
            if not any(other in reach(between) for between in others - {other})
        }
        for app, others in imports.items()
    }


def drawing() -> str:
    """Return the diagram and the table of imports as Markdown."""
    layers = existing(contract())
    apps = [app for layer in layers for app in layer]
    homeless = [app for app in apps if not any(app in floor for floor in FLOORS.values())]
    if homeless:
        sys.exit(f"Give {', '.join(homeless)} a floor in {Path(__file__).name}.")
    imports = imports_between_apps(apps)
    return "\n".join([*_diagram(apps, without_detours(imports)), "", *_table(apps, imports)])


def _diagram(apps: list[str], arrows: Imports) -> list[str]:
    lines = ["```mermaid", "flowchart TB"]
    for number, (title, members) in enumerate(FLOORS.items()):
        here = [app for app in apps if app in members]
        if here:
            lines.append(f'    subgraph floor{number}["{title}"]')
            lines += [f"        {app}" for app in here]
            lines.append("    end")
    for app in apps:
        lines += [f"    {app} --> {other}" for other in apps if other in arrows[app]]
    return [*lines, "```"]


def _table(apps: list[str], imports: Imports) -> list[str]:
    rows = ["| App | imports |", "|---|---|"]
    for app in apps:
        others = ", ".join(other for other in apps if other in imports[app])
        rows.append(f"| {app} | {others or 'nothing of ours'} |")
    return rows


def replaced(text: str) -> str:
    """Return the page with the present drawing between its two marks."""
    before, begin, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        sys.exit(f"{PAGE.name} needs the marks {BEGIN} and {END}.")
    return f"{before}{BEGIN}\n\n{drawing()}\n\n{END}{after}"


def main() -> int:
    """Write the drawing, or with --check compare only; return the exit code."""
    text = PAGE.read_text(encoding="utf-8")
    fresh = replaced(text)
    if fresh == text:
        return 0
    if "--check" in sys.argv[1:]:
        sys.stderr.write(f"{PAGE.name} is stale: run tools/draw_architecture.py\n")
        return 1
    PAGE.write_text(fresh, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
