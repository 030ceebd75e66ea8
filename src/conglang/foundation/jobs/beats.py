"""Heartbeats tell which processes live; rows held by the dead go back to the queue."""

from __future__ import annotations

import logging
import os
import secrets
import socket
import threading
from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path

from django.db import DatabaseError, connection
from django.utils import timezone

from conglang.foundation.choices import BeatRole
from conglang.foundation.models import WorkerBeat

logger = logging.getLogger(__name__)

BEAT_SECONDS = 10
DEAD_AFTER = timedelta(seconds=60)
#: A job that outlives its own timeout by this much is stuck in foreign code: end the process.
STUCK_GRACE_SECONDS = 30
STUCK_EXIT_CODE = 70

_own_ids: set[str] = set()


def machine() -> str:
    """Name this machine and process namespace: two containers may share a host name."""
    try:
        namespace = str(Path("/proc/self/ns/pid").readlink())
    except OSError:
        namespace = ""
    return f"{socket.gethostname()} {namespace}".strip()


class Heartbeat:
    """Keeps one row fresh from its own thread while the process works."""

    def __init__(self, role: BeatRole) -> None:
        self.worker_id = secrets.token_hex(16)
        self.role = role
        self.doing = ""
        self._stuck_at: datetime | None = None
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._keep_beating, daemon=True)

    def __enter__(self) -> Heartbeat:
        _own_ids.add(self.worker_id)
        self._create_row()
        self._thread.start()
        return self

    def __exit__(self, *exc: object) -> None:
        self._stop.set()
        self._thread.join(timeout=5)
        _own_ids.discard(self.worker_id)
        try:
            WorkerBeat.objects.filter(pk=self.worker_id).delete()
        except DatabaseError:
            logger.warning("heartbeat %s could not be removed", self.worker_id)

    def begin(self, doing: str, *, timeout_seconds: float) -> None:
        """Note what the process does, and when it must have ended."""
        self.doing = doing
        limit = timedelta(seconds=timeout_seconds + STUCK_GRACE_SECONDS)
        self._stuck_at = timezone.now() + limit

    def end(self) -> None:
        """Note that the process is idle again."""
        self.doing = ""
        self._stuck_at = None

    def _create_row(self) -> None:
        now = timezone.now()
        WorkerBeat.objects.create(
            worker_id=self.worker_id,
            role=self.role,
            machine=machine(),
            pid=os.getpid(),
            started_at=now,
            beat_at=now,
        )

    def _keep_beating(self) -> None:
        try:
            while not self._stop.wait(BEAT_SECONDS):
                self._beat()
        finally:
            connection.close()

    def _beat(self) -> None:
        now = timezone.now()
        if self._stuck_at is not None and now > self._stuck_at:
            logger.critical("job %s does not stop; ending the process", self.doing)
            os._exit(STUCK_EXIT_CODE)
        try:
            mine = WorkerBeat.objects.filter(pk=self.worker_id)
            if not mine.update(beat_at=now, doing=self.doing[:200]):
                self._create_row()
        except DatabaseError:
            logger.warning("heartbeat not written", exc_info=True)
            connection.close()


def own_id() -> str:
    """The id of this process's heartbeat; empty when it has none."""
    return next(iter(_own_ids), "")


def living_ids(now: datetime | None = None) -> set[str]:
    """Return the ids of the workers and schedulers that are alive."""
    moment = now or timezone.now()
    return {beat.worker_id for beat in WorkerBeat.objects.all() if _lives(beat, moment)}


def _lives(beat: WorkerBeat, now: datetime) -> bool:
    if beat.worker_id in _own_ids:
        return True
    if now - beat.beat_at > DEAD_AFTER:
        return False
    return beat.machine != machine() or _process_exists(beat.pid)


def _process_exists(pid: int) -> bool:
    # After a restart a container hands out the same numbers: my own number is never another's.
    if pid == os.getpid():
        return False
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def forget_dead(*, living: Iterable[str], at: datetime) -> int:
    """Remove the rows of dead processes; return how many.

    living: as asked at ``at``; a process that began since then is not among them, and stays.
    """
    rows = WorkerBeat.objects.filter(beat_at__lte=at).exclude(pk__in=set(living))
    removed, _ = rows.delete()
    return removed
