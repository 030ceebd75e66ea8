"""What a job is, and how one is put in the queue."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django_tasks import task

QUEUE_BACKEND = "queue"
LONGEST_BACKOFF = timedelta(hours=1)
UNNAMED = "Việc chưa đặt tên"

AroundJob = Callable[[int], AbstractContextManager[Any]]

_jobs: dict[str, Job] = {}
_around: list[AroundJob] = []


class JobTimeout(BaseException):
    """The job used up its time.

    Not an Exception, so that an ``except Exception`` inside the job cannot swallow it.
    """


@dataclass(frozen=True, slots=True)
class Job:
    """A registered function and the promises made about it.

    label: its name for people who look after the installation.
    retries: further attempts after the first failure.
    backoff_seconds: wait before the first retry; doubles each time, one hour at most.
    """

    name: str
    function: Callable[..., Any]
    retries: int
    backoff_seconds: float
    timeout_seconds: float
    queue: str
    label: str

    def __call__(self, **values: Any) -> Any:
        return self.function(**values)

    def wait_before_retry(self, *, failed_attempts: int) -> timedelta:
        """Return the pause after so many failed attempts (1 or more)."""
        # The exponent is capped: 2**1000 seconds is no longer a timedelta.
        seconds = self.backoff_seconds * 2 ** min(failed_attempts - 1, 30)
        return min(timedelta(seconds=seconds), LONGEST_BACKOFF)


def job(
    name: str,
    *,
    retries: int = 3,
    backoff_seconds: float = 30,
    timeout_seconds: float = 300,
    queue: str = "default",
    label: str = UNNAMED,
) -> Callable[[Callable[..., Any]], Job]:
    """Register a function as a job; ``name`` is stored with each queued row, so it stays.

    label: what the system page calls it, in Vietnamese.
    """

    def register(function: Callable[..., Any]) -> Job:
        known = _jobs.get(name)
        if known is not None and _address(known.function) != _address(function):
            msg = f"Two jobs are named {name!r}."
            raise ValueError(msg)
        _jobs[name] = Job(name, function, retries, backoff_seconds, timeout_seconds, queue, label)
        return _jobs[name]

    return register


def _address(function: Callable[..., Any]) -> tuple[str, str]:
    return function.__module__, function.__qualname__


def known_job(name: str) -> Job | None:
    """Return the job of that name, or None when this version no longer has it."""
    return _jobs.get(name)


def registered_jobs() -> list[Job]:
    """Every kind of job, by name."""
    return [_jobs[name] for name in sorted(_jobs)]


def around_job(make: AroundJob) -> AroundJob:
    """Wrap every job that has a ``site_id`` in ``make(site_id)``; tenancy registers here."""
    if make not in _around:
        _around.append(make)
    return make


def enqueue(
    job: Job, *, site_id: int | None = None, run_after: datetime | None = None, **values: Any
) -> str:
    """Queue a job in the current transaction: rolled back with it, run only once it is kept.

    site_id: the portal whose scope is open while the job runs.
    values: arguments by name, JSON values only.
    Returns the id of the queued row.
    Raises TypeError when the values do not fit the function or are not plain.
    """
    inspect.signature(job.function).bind(**values)
    _refuse_objects(values.values())
    row = run_job.using(queue_name=job.queue, run_after=run_after)
    return row.enqueue(name=job.name, site_id=site_id, values=values).id


def _refuse_objects(values: Iterable[Any]) -> None:
    for value in values:
        if isinstance(value, dict):
            _refuse_objects([*value.keys(), *value.values()])
        elif isinstance(value, list | tuple):
            _refuse_objects(value)
        elif not isinstance(value, str | int | float | bool | None):
            msg = f"A job takes plain values, not {type(value).__name__}."
            raise TypeError(msg)


@task(backend=QUEUE_BACKEND)
def run_job(name: str, site_id: int | None, values: dict[str, Any]) -> None:
    """Run a registered job now, inside its portal's scope when it has one."""
    job = _jobs[name]
    if site_id is not None and not _around:
        msg = "A job with a site_id needs a scope, and none is registered."
        raise RuntimeError(msg)
    with ExitStack() as scopes:
        if site_id is not None:
            for make in _around:
                scopes.enter_context(make(site_id))
        job.function(**values)
