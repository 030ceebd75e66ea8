"""What a job promises: run once kept, tried again, given up, never lost with its worker."""

import time
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import transaction
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from conglang.foundation.choices import BeatRole
from conglang.foundation.jobs import around_job, enqueue, job, registry, run_pending
from conglang.foundation.jobs.beats import Heartbeat, living_ids, machine
from conglang.foundation.jobs.outcomes import (
    prune,
    settle_done,
    settle_failure,
    take_back_from_the_dead,
)
from conglang.foundation.jobs.pending import claim_next
from conglang.foundation.jobs.registry import LONGEST_BACKOFF
from conglang.foundation.models import WorkerBeat

pytestmark = pytest.mark.django_db

NOON = datetime(2026, 3, 10, 5, 0, tzinfo=UTC)
calls: list[object] = []


@job("test.note")
def note(*, word: str, tags: list[str] | None = None) -> None:
    calls.append((word, tags))


@job("test.broken", retries=2, backoff_seconds=30)
def broken() -> None:
    calls.append("tried")
    raise ValueError("no luck")


@job("test.slow", retries=0, timeout_seconds=0.2)
def slow() -> None:
    try:
        time.sleep(5)
    except Exception:  # noqa: BLE001 -- what careless code does
        calls.append("swallowed")


@job("test.media", queue="media")
def media() -> None:
    calls.append("media")


@pytest.fixture(autouse=True)
def _no_calls_yet():
    calls.clear()


def test_a_queued_job_runs_once_with_its_values():
    enqueue(note, word="Hòn Đất", tags=["a", "b"])

    assert run_pending() == 1
    assert calls == [("Hòn Đất", ["a", "b"])]
    assert run_pending() == 0
    assert DBTaskResult.objects.get().status == TaskResultStatus.SUCCESSFUL


def test_a_job_called_directly_is_its_function():
    note(word="ngay")

    assert calls == [("ngay", None)]


def test_a_job_queued_in_a_transaction_that_fails_is_never_run():
    @transaction.atomic
    def act():
        enqueue(note, word="x")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        act()

    assert run_pending() == 0
    assert calls == []


def test_a_job_may_wait_for_its_time():
    with time_machine.travel(NOON, tick=False) as clock:
        enqueue(note, run_after=NOON + timedelta(minutes=5), word="later")
        assert run_pending() == 0

        clock.shift(timedelta(minutes=5))
        assert run_pending() == 1


@pytest.mark.parametrize("values", [{}, {"word": "x", "other": 1}])
def test_values_that_do_not_fit_the_function_are_refused_at_once(values):
    with pytest.raises(TypeError):
        enqueue(note, **values)

    assert DBTaskResult.objects.count() == 0


@pytest.mark.parametrize("value", [object(), NOON, {"deep": [object()]}, {1: {2, 3}}])
def test_only_plain_values_are_queued(value):
    with pytest.raises(TypeError, match="plain"):
        enqueue(note, word="x", tags=value)

    assert DBTaskResult.objects.count() == 0


def test_a_failing_job_is_tried_again_with_growing_pauses_then_given_up():
    with time_machine.travel(NOON, tick=False) as clock:
        enqueue(broken)

        run_pending()
        row = DBTaskResult.objects.get()
        assert row.status == TaskResultStatus.READY
        assert row.run_after == NOON + timedelta(seconds=30)
        assert run_pending() == 0

        clock.shift(timedelta(seconds=30))
        run_pending()
        assert DBTaskResult.objects.get().run_after == NOON + timedelta(seconds=90)

        clock.shift(timedelta(seconds=60))
        run_pending()
        clock.shift(timedelta(days=1))
        assert run_pending() == 0

    row = DBTaskResult.objects.get()
    assert calls == ["tried"] * 3
    assert row.status == TaskResultStatus.FAILED
    assert row.exception_class_path == "builtins.ValueError"
    assert "no luck" in row.traceback


def test_the_pause_never_passes_an_hour():
    assert broken.wait_before_retry(failed_attempts=1) == timedelta(seconds=30)
    assert broken.wait_before_retry(failed_attempts=2) == timedelta(seconds=60)
    assert broken.wait_before_retry(failed_attempts=500) == LONGEST_BACKOFF


def test_a_job_that_takes_too_long_is_stopped_even_if_it_swallows_exceptions():
    enqueue(slow)
    began = time.monotonic()

    run_pending()

    row = DBTaskResult.objects.get()
    assert time.monotonic() - began < 3
    assert calls == []
    assert row.status == TaskResultStatus.FAILED
    assert row.exception_class_path.endswith("JobTimeout")


def test_a_job_this_version_no_longer_knows_fails_and_is_not_repeated():
    enqueue(note, word="x")
    row = DBTaskResult.objects.get()
    row.args_kwargs["kwargs"]["name"] = "test.gone"
    row.save()

    run_pending()

    row.refresh_from_db()
    assert row.status == TaskResultStatus.FAILED
    assert "test.gone" in row.traceback


def test_two_jobs_cannot_share_a_name():
    with pytest.raises(ValueError, match="Two jobs"):

        @job("test.note")
        def other() -> None: ...


def test_a_worker_takes_only_from_its_queues():
    enqueue(media)

    assert claim_next("w", ["default"]) is None
    assert claim_next("w", ["default", "media"]) is not None


def test_a_job_of_a_portal_runs_inside_its_scope(monkeypatch):
    open_sites = []

    @contextmanager
    def scope(site_id):
        open_sites.append(site_id)
        calls.append(("inside", site_id))
        yield
        open_sites.pop()

    monkeypatch.setattr(registry, "_around", [])
    around_job(scope)
    around_job(scope)

    enqueue(note, site_id=12, word="x")
    enqueue(note, word="no portal")
    run_pending()

    assert calls == [("inside", 12), ("x", None), ("no portal", None)]
    assert open_sites == []


def test_a_job_of_a_portal_refuses_to_run_without_a_scope(monkeypatch):
    monkeypatch.setattr(registry, "_around", [])
    enqueue(note, site_id=12, word="x")

    run_pending()

    assert calls == []
    assert "needs a scope" in DBTaskResult.objects.get().traceback


def _claimed_by(worker_id, target):
    enqueue(target, **({"word": "x"} if target is note else {}))
    return claim_next(worker_id)


def _beat(worker_id, *, seconds_ago=0, pid=2**22 + 1, where=None):
    moment = timezone.now() - timedelta(seconds=seconds_ago)
    WorkerBeat.objects.create(
        worker_id=worker_id, role=BeatRole.WORKER, machine=where or machine(), pid=pid,
        started_at=moment, beat_at=moment,
    )  # fmt: skip


def test_a_job_of_a_dead_worker_goes_back_to_the_queue():
    row = _claimed_by("dead", note)
    _beat("dead")

    assert take_back_from_the_dead() == 1

    row.refresh_from_db()
    assert row.status == TaskResultStatus.READY
    assert row.run_after == pytest.approx(
        timezone.now() + timedelta(seconds=30), abs=timedelta(seconds=5)
    )
    assert WorkerBeat.objects.count() == 0


def test_a_job_that_keeps_killing_its_worker_is_given_up():
    row = _claimed_by("dead", slow)

    take_back_from_the_dead()

    row.refresh_from_db()
    assert row.status == TaskResultStatus.FAILED
    assert row.exception_class_path == "WorkerDied"


@pytest.mark.parametrize(
    ("seconds_ago", "where", "alive"),
    [(10, "another machine", True), (61, "another machine", False), (10, None, False)],
)
def test_a_worker_lives_by_its_beats_and_on_this_machine_by_its_process(seconds_ago, where, alive):
    _beat("w", seconds_ago=seconds_ago, where=where)

    assert ("w" in living_ids()) is alive


def test_a_job_of_a_living_worker_is_left_alone():
    with Heartbeat(BeatRole.WORKER) as beat:
        row = _claimed_by(beat.worker_id, note)
        assert take_back_from_the_dead() == 0

    row.refresh_from_db()
    assert row.status == TaskResultStatus.RUNNING
    assert WorkerBeat.objects.count() == 0


def test_a_worker_taken_for_dead_cannot_settle_a_row_it_no_longer_holds():
    stale = _claimed_by("slept", note)
    take_back_from_the_dead()
    DBTaskResult.objects.update(run_after=timezone.now())
    current = claim_next("other")

    settle_done(stale)
    settle_failure(stale, note, ValueError())

    current.refresh_from_db()
    assert current.status == TaskResultStatus.RUNNING
    assert current.worker_ids == ["slept", "other"]


def test_results_are_kept_a_week_and_failures_a_month():
    ages = {TaskResultStatus.SUCCESSFUL: (6, 8), TaskResultStatus.FAILED: (29, 31)}
    for status, days in ages.items():
        for age in days:
            enqueue(note, word=f"{status} {age}")
            DBTaskResult.objects.filter(status=TaskResultStatus.READY).update(
                status=status, finished_at=timezone.now() - timedelta(days=age)
            )

    assert prune() == 2

    left = {row.args_kwargs["kwargs"]["values"]["word"] for row in DBTaskResult.objects.all()}
    assert left == {"SUCCESSFUL 6", "FAILED 29"}
