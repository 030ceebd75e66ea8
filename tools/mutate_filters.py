"""Take away each filter between portals in turn and say whether the isolation tests notice.

Usage: python tools/mutate_filters.py [words of a mutation's name]
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LINE = re.compile(r"(PASSED|FAILED|ERROR).*test_a_filter_taken_away_is_noticed\[(.+?)\]")


def main(words: list[str]) -> int:
    command = [
        sys.executable, "-m", "pytest", "tests/isolation/test_mutation.py", "-q", "-rA",
        "-p", "no:randomly", *(["-k", " ".join(words)] if words else []),
    ]  # fmt: skip
    run = subprocess.run(
        command, check=False, cwd=ROOT, env={**os.environ, "CONGLANG_LONG": "1"},
        capture_output=True, text=True,
    )  # fmt: skip
    found = {name: outcome for outcome, name in LINE.findall(run.stdout)}
    for name, outcome in found.items():
        print(f"{'noticed' if outcome == 'PASSED' else 'NOT NOTICED':12} {name}")
    missed = [name for name, outcome in found.items() if outcome != "PASSED"]
    print(f"{len(found) - len(missed)} of {len(found)} filters: taken away, somebody notices.")
    if not found:
        print(run.stdout[-2000:], run.stderr[-2000:], sep="\n")
    return 1 if missed or not found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
