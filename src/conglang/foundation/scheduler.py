"""The scheduler process: looks each second what is due and runs it beside the others."""

from __future__ import annotations

import logging
import signal
import threading
from types import FrameType

from django.db import DatabaseError, close_old_connections, connections
from django.utils.module_loading import autodiscover_modules

from conglang.foundation.choices import BeatRole
from conglang.foundation.jobs.beats import Heartbeat
from conglang.foundation.timetable import Entry, claim, due_entries, run_claimed, write_rows

logger = logging.getLogger(__name__)

TICK_SECONDS = 1.0
GOODBYE_SECONDS = 5.0


class Scheduler:
    """Each run has its own thread, so a long backup never delays a publication."""

    def __init__(self, *, tick_seconds: float = TICK_SECONDS) -> None:
        self.tick_seconds = tick_seconds
        self._stop = threading.Event()
        self._running: list[threading.Thread] = []

    def listen_to_signals(self) -> None:
        signal.signal(signal.SIGTERM, self.stop)
        signal.signal(signal.SIGINT, self.stop)

    def stop(self, number: int = 0, frame: FrameType | None = None) -> None:
        self._stop.set()

    def run(self) -> None:
        """Fire due entries until stopped; a database that is away is waited for."""
        autodiscover_modules("tasks")
        with Heartbeat(BeatRole.SCHEDULER) as beat:
            write_rows()
            while not self._stop.wait(self.tick_seconds):
                self._tick(beat.worker_id)
            for thread in self._running:
                thread.join(timeout=GOODBYE_SECONDS)
        connections.close_all()

    def _tick(self, scheduler_id: str) -> None:
        close_old_connections()
        self._running = [thread for thread in self._running if thread.is_alive()]
        try:
            for entry in due_entries():
                if claim(entry, by=scheduler_id):
                    self._start(entry)
        except DatabaseError:
            logger.warning("the timetable cannot be read; waiting", exc_info=True)
            connections.close_all()

    def _start(self, entry: Entry) -> None:
        thread = threading.Thread(target=_run_and_close, args=(entry,), name=entry.name)
        thread.daemon = True
        thread.start()
        self._running.append(thread)


def _run_and_close(entry: Entry) -> None:
    try:
        run_claimed(entry)
    except DatabaseError:
        logger.exception("the end of %s could not be recorded", entry.name)
    finally:
        connections.close_all()


def run_scheduler() -> int:
    """Run the scheduler in this process until it is stopped; return the exit code."""
    scheduler = Scheduler()
    scheduler.listen_to_signals()
    scheduler.run()
    return 0
