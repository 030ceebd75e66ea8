"""A real worker: ended in the middle of a job, and the job is done all the same."""

import signal
import sqlite3
import subprocess
import sys
from contextlib import closing, contextmanager

import pytest

from tests.foundation.processes import wait_until
from tests.templates import ROOT, environment

pytestmark = pytest.mark.slow_process

SCRIPT = [sys.executable, "-m", "tests.foundation.worker_at_work"]


@pytest.fixture
def notes(tmp_path):
    folder = tmp_path / "notes"
    folder.mkdir()
    return folder


def settings_of(data):
    return environment(data, DJANGO_SETTINGS_MODULE="conglang.config.settings") | {
        "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"
    }


@contextmanager
def worker(data):
    process = subprocess.Popen([*SCRIPT, "work"], env=settings_of(data), cwd=ROOT)
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def enqueue(data, notes):
    command = [*SCRIPT, "enqueue", str(notes)]
    subprocess.run(command, env=settings_of(data), cwd=ROOT, check=True)


def marks(notes, name):
    path = notes / name
    return len(path.read_text()) if path.exists() else 0


def job_state(data):
    with closing(sqlite3.connect(data / "conglang.sqlite3", timeout=30)) as database:
        return database.execute("SELECT status FROM django_tasks_database_dbtaskresult").fetchall()


def test_a_job_whose_worker_was_killed_is_done_by_the_next(data_folder, notes):
    enqueue(data_folder, notes)
    with worker(data_folder) as first:
        assert wait_until(lambda: marks(notes, "started") == 1)
        first.kill()
        first.wait()
    assert job_state(data_folder) == [("RUNNING",)]

    (notes / "go").touch()
    with worker(data_folder) as second:
        assert wait_until(lambda: job_state(data_folder) == [("SUCCESSFUL",)])

        second.send_signal(signal.SIGTERM)
        assert second.wait(10) == 0

    assert (marks(notes, "started"), marks(notes, "ended")) == (2, 1)


def test_a_worker_told_to_stop_ends_its_job_first(data_folder, notes):
    enqueue(data_folder, notes)
    with worker(data_folder) as only:
        assert wait_until(lambda: marks(notes, "started") == 1)
        only.send_signal(signal.SIGTERM)
        (notes / "go").touch()

        assert only.wait(10) == 0

    assert marks(notes, "ended") == 1
    assert job_state(data_folder) == [("SUCCESSFUL",)]
