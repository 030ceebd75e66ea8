"""The worker process: takes jobs until it is told to stop."""

from __future__ import annotations

import logging
import signal
import threading
from collections.abc import Sequence
from types import FrameType

from django.db import DatabaseError, close_old_connections, connections
from django.utils.module_loading import autodiscover_modules

from conglang.foundation.choices import BeatRole
from conglang.foundation.jobs.beats import Heartbeat
from conglang.foundation.jobs.outcomes import name_of, take_back_from_the_dead
from conglang.foundation.jobs.pending import claim_next, execute, timeout_of

logger = logging.getLogger(__name__)

IDLE_SECONDS = 0.5
LONGEST_OUTAGE_PAUSE_SECONDS = 10.0


class Worker:
    """One process, one job at a time; SIGTERM and SIGINT let the running job end."""

    def __init__(self, *, queues: Sequence[str] = (), idle_seconds: float = IDLE_SECONDS) -> None:
        self.queues = tuple(queues)
        self.idle_seconds = idle_seconds
        self._stop = threading.Event()
        self._outage_pause = 1.0

    def listen_to_signals(self) -> None:
        signal.signal(signal.SIGTERM, self.stop)
        signal.signal(signal.SIGINT, self.stop)

    def stop(self, number: int = 0, frame: FrameType | None = None) -> None:
        self._stop.set()

    def run(self) -> None:
        """Work until stopped; a database that is away for a while is waited for."""
        autodiscover_modules("tasks")
        with Heartbeat(BeatRole.WORKER) as beat:
            take_back_from_the_dead()
            while not self._stop.is_set():
                pause = self._step(beat)
                self._stop.wait(pause)
        connections.close_all()

    def _step(self, beat: Heartbeat) -> float:
        """Do one job if there is one; return how long to wait before looking again."""
        close_old_connections()
        try:
            busy = self._do_one(beat)
        except DatabaseError:
            logger.warning("the queue cannot be read; waiting", exc_info=True)
            connections.close_all()
            pause = self._outage_pause
            self._outage_pause = min(pause * 2, LONGEST_OUTAGE_PAUSE_SECONDS)
            return pause
        finally:
            beat.end()
        self._outage_pause = 1.0
        return 0 if busy else self.idle_seconds

    def _do_one(self, beat: Heartbeat) -> bool:
        row = claim_next(beat.worker_id, self.queues)
        if row is None:
            return False
        beat.begin(name_of(row), timeout_seconds=timeout_of(row))
        execute(row)
        return True


def run_worker(*, queues: Sequence[str] = ()) -> int:
    """Run a worker in this process until it is stopped; return the exit code."""
    worker = Worker(queues=queues)
    worker.listen_to_signals()
    worker.run()
    return 0
