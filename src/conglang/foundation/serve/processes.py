"""The process tree: one parent without threads, children that never outlive it."""

from __future__ import annotations

import ctypes
import faulthandler
import os
import signal
import sys
import threading
import time
import traceback
from collections.abc import Callable, Sequence
from contextlib import suppress

from conglang.foundation.serve.console import complain, seconds

SIGNALS = {signal.SIGTERM, signal.SIGINT, signal.SIGCHLD}
STOP_SIGNALS = {signal.SIGTERM, signal.SIGINT}
GOODBYE_SECONDS = 10.0
STEADY_SECONDS = 30.0
FIRST_PAUSE_SECONDS = 0.5
LONGEST_PAUSE_SECONDS = 5.0
_SET_PARENT_DEATH_SIGNAL = 1
_SET_NAME = 15


def name_process(name: str) -> None:
    """Show what this process is in ``ps -o comm`` and ``top``; 15 letters at most."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_SET_NAME, name.encode("ascii"))


def show_stacks_on_request() -> None:
    """On SIGUSR1 write what every thread is doing, for a process that seems to hang."""
    faulthandler.register(signal.SIGUSR1, all_threads=True)


def tie_to_parent(parent: int) -> None:
    """Make the system end this process when ``parent`` is gone, however that happened."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_SET_PARENT_DEATH_SIGNAL, signal.SIGKILL)
    else:
        threading.Thread(target=_watch_parent, args=(parent,), daemon=True).start()
    # The parent may have died before the request was in place.
    if os.getppid() != parent:
        os._exit(1)


def _watch_parent(parent: int) -> None:
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)


class Child:
    """One supervised process: forked from the loaded parent, restarted when it dies."""

    def __init__(self, label: str, name: str, run: Callable[[], int]) -> None:
        self.label = label
        self.name = name
        self.run = run
        self.pid = 0
        self.start_at = 0.0
        self._started = 0.0
        self._pause = FIRST_PAUSE_SECONDS

    def start(self) -> None:
        sys.stdout.flush()
        sys.stderr.flush()
        self._started = time.monotonic()
        parent = os.getpid()
        self.pid = os.fork()
        if self.pid == 0:
            name_process(self.name)
            _become(self.run, parent)

    def died(self, status: int) -> None:
        """Plan the restart: soon after a long life, ever later after short ones."""
        self.pid = 0
        lived = time.monotonic() - self._started
        if lived > STEADY_SECONDS:
            self._pause = FIRST_PAUSE_SECONDS
        self.start_at = time.monotonic() + self._pause
        complain(
            f"Tiến trình {self.label} dừng đột ngột ({_how(status)}); "
            f"khởi động lại sau {seconds(self._pause)}."
        )
        self._pause = min(self._pause * 2, LONGEST_PAUSE_SECONDS)

    def signal(self, number: signal.Signals) -> None:
        if self.pid:
            with suppress(ProcessLookupError):
                os.kill(self.pid, number)


def _how(status: int) -> str:
    if os.WIFSIGNALED(status):
        return f"tín hiệu {os.WTERMSIG(status)}"
    return f"mã {os.waitstatus_to_exitcode(status)}"


def run_in_child(run: Callable[[], int]) -> int:
    """Run a function in a forked process of its own and return its exit code."""
    child = Child("chuẩn bị", "conglang:setup", run)
    child.start()
    try:
        _, status = os.waitpid(child.pid, 0)
    except KeyboardInterrupt:
        child.signal(signal.SIGTERM)
        os.waitpid(child.pid, 0)
        raise
    code = os.waitstatus_to_exitcode(status)
    return code if code >= 0 else 1


def _become(run: Callable[[], int], parent: int) -> None:
    """Turn a freshly forked process into ``run`` and leave with its exit code."""
    code = 1
    try:
        # Its own session: Ctrl+C reaches the parent only, which stops the children in order.
        os.setsid()
        for number in SIGNALS:
            signal.signal(number, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_SETMASK, set())
        tie_to_parent(parent)
        show_stacks_on_request()
        code = run()
    except SystemExit as leave:
        code = leave.code if isinstance(leave.code, int) else 1
    except BaseException:  # noqa: BLE001 -- the last frame of a process: whatever it is, show it
        traceback.print_exc()
    finally:
        with suppress(OSError):
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(code)


class Supervisor:
    """Starts the children, restarts the dead, stops all on SIGTERM or SIGINT."""

    def __init__(self, children: Sequence[Child], *, on_tick: Callable[[], None]) -> None:
        self.children = children
        self.on_tick = on_tick

    def run(self) -> None:
        """Supervise until a stop signal arrives and every child is gone."""
        # Signals are waited for, not handled: nothing can arrive between look and sleep.
        before = signal.pthread_sigmask(signal.SIG_BLOCK, SIGNALS)
        try:
            self._watch()
        finally:
            self._stop()
            # A second SIGTERM or Ctrl+C during the stop asked for what has just happened.
            while signal.sigtimedwait(SIGNALS, 0) is not None:
                pass
            signal.pthread_sigmask(signal.SIG_SETMASK, before)

    def _watch(self) -> None:
        while True:
            for child in self.children:
                if not child.pid and time.monotonic() >= child.start_at:
                    child.start()
            self.on_tick()
            arrived = signal.sigtimedwait(SIGNALS, 0.2)
            if arrived is not None and arrived.si_signo in STOP_SIGNALS:
                return
            for child, status in self._dead():
                child.died(status)

    def _dead(self) -> list[tuple[Child, int]]:
        found = []
        for child in self.children:
            if child.pid:
                pid, status = os.waitpid(child.pid, os.WNOHANG)
                if pid:
                    found.append((child, status))
        return found

    def _stop(self) -> None:
        for child in self.children:
            child.signal(signal.SIGTERM)
        deadline = time.monotonic() + GOODBYE_SECONDS
        while any(child.pid for child in self.children):
            for child, _ in self._dead():
                child.pid = 0
            if time.monotonic() > deadline:
                for child in self.children:
                    child.signal(signal.SIGKILL)
            time.sleep(0.02)
