"""Run every measurement, print a table, write ``build/bench.json``."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

from benchmarks.machine import BUILD, print_table, write_json
from benchmarks.serving import demo_times, prepare, serving_figures


def figures_of(module: str, folder: Path) -> dict[str, dict[str, object]]:
    """Figures of a module, measured in a process and a data folder of its own."""
    shutil.rmtree(folder, ignore_errors=True)
    command = [sys.executable, "-m", f"benchmarks.{module}", str(folder)]
    text = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    figures: dict[str, dict[str, object]] = json.loads(text.splitlines()[-1])
    return figures


def main() -> None:
    data = BUILD / "bench-demo"
    prepare(data)
    figures: dict[str, dict[str, object]] = {}
    for name, measure in (
        ("demo", lambda: demo_times(data)),
        ("serving", lambda: serving_figures(data)),
        ("rows", lambda: figures_of("rows", BUILD / "bench-rows")),
        ("library", lambda: figures_of("library", BUILD / "bench-library")),
    ):
        print(f"… {name}", flush=True)
        found = measure()
        print_table(found)
        figures.update(found)
    write_json(figures)
    print("build/bench.json")


if __name__ == "__main__":
    main()
