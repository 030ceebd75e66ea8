"""Real processes for tests: started in a data folder, watched, and always ended."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from http.client import HTTPConnection
from pathlib import Path

from tests.templates import ROOT, environment

COMMAND = [sys.executable, "-m", "conglang.config.cli"]
PATIENCE_SECONDS = 60


def free_port() -> int:
    with socket.socket() as trial:
        trial.bind(("127.0.0.1", 0))
        return int(trial.getsockname()[1])


def conglang(*words: str, data: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run one command to its end."""
    return subprocess.run(
        [*COMMAND, *words],
        env=environment(data, **variables),
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=PATIENCE_SECONDS,
    )


def wait_until(true: Callable[[], object], *, seconds: float = PATIENCE_SECONDS) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if true():
            return True
        time.sleep(0.05)
    return False


def ask(port: int, path: str = "/healthz", *, host: str = "localhost") -> tuple[int, bytes]:
    connection = HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", path, headers={"Host": host})
        response = connection.getresponse()
        return response.status, response.read()
    except OSError:
        return 0, b""
    finally:
        connection.close()


def parent_of(pid: int) -> int:
    try:
        text = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return 0
    state, parent = text.rpartition(")")[2].split()[:2]
    return 0 if state == "Z" else int(parent)


def descendants(pid: int) -> dict[int, str]:
    """Every living process below ``pid``: number and name."""
    found: dict[int, str] = {}
    pids = [int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdigit()]
    parents = {each: parent_of(each) for each in pids}
    waiting = [pid]
    while waiting:
        above = waiting.pop()
        for each, parent in parents.items():
            if parent == above:
                waiting.append(each)
                found[each] = name_of(each)
    return found


def name_of(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/comm").read_text().strip()
    except OSError:
        return ""


def is_alive(pid: int) -> bool:
    return parent_of(pid) != 0


class Server:
    """``conglang serve`` in a data folder."""

    def __init__(self, data: Path, *words: str, **variables: str) -> None:
        self.data = data
        self.port = free_port()
        self.log = data.parent / "serve.log"
        with self.log.open("w") as log:
            self.process = subprocess.Popen(
                [*COMMAND, "serve", "--port", str(self.port), *words],
                env=environment(data, **variables),
                cwd=ROOT,
                stdout=log,
                stderr=subprocess.STDOUT,
            )

    def __enter__(self) -> Server:
        assert wait_until(lambda: self.answers() or self.process.poll() is not None), self.said()
        assert self.process.poll() is None, self.said()
        return self

    def __exit__(self, *exc: object) -> None:
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(15)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()

    def said(self) -> str:
        return self.log.read_text()

    def answers(self) -> bool:
        return ask(self.port)[0] == 200

    def named(self, name: str) -> list[int]:
        return sorted(pid for pid, each in self.tree().items() if each == name)

    def tree(self) -> dict[int, str]:
        return descendants(self.process.pid)

    def stop(self) -> int:
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(15)


def kill(pid: int) -> None:
    os.kill(pid, signal.SIGKILL)
