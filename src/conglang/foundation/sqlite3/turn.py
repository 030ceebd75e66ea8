"""Writers of one SQLite database take turns, across processes.

SQLite lets a waiting writer look again every tenth of a second; one that has just finished is
back long before. Under load the unlucky wait for half a minute and are told "database is
locked". Here a writer waits in the system's own queue instead. Two locks make it fair: whoever
wants the *turn* must hold the head of the *queue* meanwhile, so one that has just written
cannot slip in again before the head. Behind it the order is the system's choice.
"""

from __future__ import annotations

import fcntl
import os
import sqlite3
import threading
import time


class Turn:
    """The right to write, held by one connection at a time."""

    def __init__(self, database: str, *, timeout_seconds: float) -> None:
        self._queue = FileLock(f"{database}-queue")
        self._turn = FileLock(f"{database}-turn")
        self._timeout_seconds = timeout_seconds
        self._held = False

    def take(self) -> None:
        """Wait for the turn; does nothing when we have it already.

        Raises sqlite3.OperationalError after the time-out.
        """
        if self._held:
            return
        deadline = time.monotonic() + self._timeout_seconds
        self._queue.take(deadline)
        try:
            self._turn.take(deadline)
        finally:
            self._queue.give_back()
        self._held = True

    def give_back(self) -> None:
        """Let the next one write; does nothing when we do not have the turn."""
        if self._held:
            self._held = False
            self._turn.give_back()

    def close(self) -> None:
        """Give the turn back and close the files."""
        self._held = False
        self._queue.close()
        self._turn.close()


class FileLock:
    """A lock of the system's; it falls with its holder, however that ends."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._file: int | None = None

    def take(self, deadline: float) -> None:
        """Take the lock; raise sqlite3.OperationalError when the deadline passes first."""
        if self._file is None:
            self._file = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            # While a thread waits on it the file belongs to that thread.
            file, self._file = self._file, None
            if not _Waiting(file).until(deadline):
                raise sqlite3.OperationalError(
                    "database is locked: the writers before took too long"
                ) from None
            self._file = file

    def give_back(self) -> None:
        if self._file is not None:
            fcntl.flock(self._file, fcntl.LOCK_UN)

    def close(self) -> None:
        if self._file is not None:
            os.close(self._file)
            self._file = None


class _Waiting:
    """A thread that stands in the queue, because the system's call knows no time limit."""

    def __init__(self, file: int) -> None:
        self._file = file
        self._guard = threading.Lock()
        self._arrived = threading.Event()
        self._wanted = True
        threading.Thread(target=self._wait, daemon=True).start()

    def _wait(self) -> None:
        fcntl.flock(self._file, fcntl.LOCK_EX)
        with self._guard:
            self._arrived.set()
            if not self._wanted:
                os.close(self._file)

    def until(self, deadline: float) -> bool:
        """Return whether the lock came in time; otherwise the file is closed once it comes."""
        in_time = False
        try:
            in_time = self._arrived.wait(max(deadline - time.monotonic(), 0))
        finally:
            if not in_time:
                self._leave()
        return in_time

    def _leave(self) -> None:
        with self._guard:
            self._wanted = False
            if self._arrived.is_set():
                os.close(self._file)
