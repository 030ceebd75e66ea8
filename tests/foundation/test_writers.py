"""Eight processes write beside readers: nothing is lost, nobody is told "database is locked"."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.templates import ROOT, environment

pytestmark = pytest.mark.slow_process

WRITERS = 8
READERS = 2
WRITES = 500 if os.environ.get("CONGLANG_LONG") else 25


def launch(data, *words):
    variables = environment(data, DJANGO_SETTINGS_MODULE="conglang.config.settings")
    variables["PYTHONPATH"] = f"{ROOT / 'src'}:{ROOT}"
    return subprocess.Popen(
        [sys.executable, "-m", "tests.foundation.writer_at_work", *words],
        env=variables, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


def ask(data, sql):
    with closing(sqlite3.connect(data / "conglang.sqlite3")) as connection:
        answer = connection.execute(sql).fetchone()
        connection.commit()
    return answer[0] if answer else None


def test_many_writers_lose_nothing(data_folder, capsys):
    ask(
        data_folder,
        "INSERT INTO foundation_periodicrun VALUES "
        "('shared', 'trial', '2026-01-01', '', NULL, NULL, '', 0)",
    )
    before = ask(data_folder, "SELECT count(*) FROM foundation_periodicrun")
    start, stop = str(data_folder / "start"), data_folder / "stop"

    writers = [launch(data_folder, "write", f"w{n}", start, str(WRITES)) for n in range(WRITERS)]
    readers = [launch(data_folder, "read", str(stop), start) for _ in range(READERS)]
    Path(start).touch()
    wrote = [process.communicate(timeout=900) for process in writers]
    stop.touch()
    read = [process.communicate(timeout=60) for process in readers]

    assert [error for _, error in [*wrote, *read] if error] == []
    rows = ask(data_folder, "SELECT count(*) FROM foundation_periodicrun")
    shared = "SELECT failures_in_a_row FROM foundation_periodicrun WHERE name = 'shared'"
    assert rows - before == WRITERS * WRITES
    assert ask(data_folder, shared) == WRITERS * WRITES
    assert ask(data_folder, "PRAGMA quick_check") == "ok"
    longest, longest_read = (max(float(said) for said, _ in each) for each in (wrote, read))
    with capsys.disabled():
        sys.stdout.write(
            f"\n{WRITERS} × {WRITES} writes: longest wait {longest:.2f} s, "
            f"longest read {longest_read:.2f} s\n"
        )
