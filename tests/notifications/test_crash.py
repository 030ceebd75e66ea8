"""Workers are killed while they deliver: every letter arrives, and the few twins are known.

Real processes: ``conglang scheduler``, the worker, and a mail server that writes what it took to
disk before it answers. The worker gets SIGKILL at random moments. CONGLANG_LONG=1: 50 kills
during 1,000 letters.
"""

from __future__ import annotations

import os
import random
import sqlite3
import subprocess
import sys
import time
from collections import defaultdict
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.foundation.processes import COMMAND, is_alive, kill, wait_until
from tests.templates import ROOT, environment

pytestmark = pytest.mark.slow_process

LONG = os.environ.get("CONGLANG_LONG") == "1"
LETTERS, KILLS = (1000, 50) if LONG else (160, 6)
#: Part of the letters after which nobody is killed any more.
ENOUGH = 0.8
PATIENCE = 600 if LONG else 120
#: Longest time from the first letter of a new worker to its end, in seconds.
LONGEST_LIFE = 0.3


@contextmanager
def running(module, *words, variables):
    command = [sys.executable, "-m", module, *words] if module else [*COMMAND, *words]
    process = subprocess.Popen(command, env=variables, cwd=ROOT)
    try:
        yield process
    finally:
        process.kill()
        process.wait()


@dataclass
class Stage:
    """A data folder, its mail server, and the ledger of what that server took."""

    folder: Path
    data: Path

    def __post_init__(self):
        self.ledger, self.port, self.worker = (self.folder / n for n in ("ledger", "port", "pid"))
        self.ledger.touch()

    @property
    def variables(self):
        port = self.port.read_text() if self.port.exists() else ""
        return environment(
            self.data, PYTHONPATH=f"{ROOT / 'src'}:{ROOT}", EMAIL_URL=f"smtp://127.0.0.1:{port}",
            DJANGO_SETTINGS_MODULE="conglang.config.settings",
        )  # fmt: skip

    def arrived(self):
        return [line.split()[0] for line in self.ledger.read_text().splitlines()]

    def kill_worker(self):
        """End the worker some moments after it handed over its next letter."""
        before = len(self.arrived())
        assert wait_until(lambda: len(self.arrived()) > before, seconds=PATIENCE)
        time.sleep(random.uniform(0, LONGEST_LIFE))
        pid = int(self.worker.read_text())
        kill(pid)
        assert wait_until(lambda: not is_alive(pid))

    def ask(self, question):
        with closing(sqlite3.connect(self.data / "conglang.sqlite3", timeout=30)) as database:
            return database.execute(question).fetchall()

    def letters(self):
        """State → Message-IDs of the letters in it."""
        found = defaultdict(set)
        for state, message_id in self.ask("SELECT state, message_id FROM notifications_mail"):
            found[state].add(message_id)
        return dict(found)

    def cut_off(self):
        question = "SELECT COUNT(*) FROM notifications_attempt WHERE outcome = 'lost'"
        return self.ask(question)[0][0]


@pytest.fixture
def stage(data_folder, tmp_path):
    """Letters are written; mail server, timetable and worker run."""
    here = Stage(tmp_path, data_folder)
    office = "tests.notifications.letters_at_work"
    with ExitStack() as processes:
        sink = ("tests.notifications.sink", str(here.ledger), str(here.port))
        processes.enter_context(running(*sink, variables=here.variables))
        assert wait_until(lambda: here.port.exists() and here.port.read_text())
        variables = here.variables
        words = (str(LETTERS), str(here.worker))
        processes.enter_context(running(office, *words, variables=variables))
        assert wait_until(here.worker.exists, seconds=PATIENCE)
        processes.enter_context(running("", "scheduler", variables=variables))
        yield here


def test_killed_workers_lose_no_letter_and_every_twin_has_the_same_id(stage):
    kills = 0
    # On a busy machine more letters leave between two kills; then fewer kills find letters left.
    while kills < KILLS and len(stage.arrived()) < LETTERS * ENOUGH:
        stage.kill_worker()
        kills += 1
    assert kills >= KILLS // 2, "the letters were gone too soon to show anything"

    assert wait_until(lambda: len(set(stage.arrived())) == LETTERS, seconds=PATIENCE)
    assert wait_until(lambda: set(stage.letters()) == {"sent"}, seconds=PATIENCE)

    arrived = stage.arrived()
    twins, cut_off = len(arrived) - LETTERS, stage.cut_off()
    sys.stdout.write(f"{LETTERS} letters, {kills} kills: {twins} twins, {cut_off} cut off\n")
    assert set(arrived) == stage.letters()["sent"]
    assert twins <= cut_off <= kills
