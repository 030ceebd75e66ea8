"""Alarms of the machine room: each one on and off, from figures alone."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from conglang.foundation.rules import (
    BACKUP_OLD_AFTER,
    ENOUGH_FAILURES,
    LEAST_DISK_BYTES,
    QUEUE_OLD_AFTER,
    SETTLING_TIME,
    SHORTEST_SILENCE,
    BackupFigures,
    EntryFigures,
    RunState,
    Signs,
    alarms,
    run_state,
)

NOW = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)
DAY = timedelta(days=1)


def ago(length):
    return NOW - length


OFTEN = EntryFigures(
    name="a.often", label="Gửi thư", timing="mỗi 5 giây", period=timedelta(seconds=5),
    last_finished_at=ago(timedelta(seconds=5)), expected_since=ago(SECOND),
)  # fmt: skip
NIGHTLY = EntryFigures(
    name="a.nightly", label="Sao lưu", timing="hằng ngày lúc 02:30", period=DAY,
    last_finished_at=ago(timedelta(hours=7)), expected_since=ago(timedelta(hours=7)),
)  # fmt: skip
WELL = Signs(
    entries=[OFTEN, NIGHTLY],
    scheduler_since=ago(DAY),
    workers=2,
    oldest_job_at=ago(timedelta(seconds=3)),
    disk_free_bytes=50 * 1024**3,
    disk_total_bytes=100 * 1024**3,
    backup=BackupFigures("hang-dem.tar.gz", ago(timedelta(hours=7)), 10 * 1024**2),
    installed_at=ago(100 * DAY),
)


def keys(signs):
    return [alarm.key for alarm in alarms(signs, now=NOW)]


def test_nothing_is_said_while_all_is_well():
    assert keys(WELL) == []


@pytest.mark.parametrize(
    ("entry", "allowed"),
    [(OFTEN, SHORTEST_SILENCE), (NIGHTLY, 3 * DAY), (replace(OFTEN, period=DAY / 24), DAY / 8)],
    ids=["a few seconds", "each night", "each hour"],
)
def test_an_entry_is_silent_after_three_of_its_periods_and_never_sooner_than_some_minutes(
    entry, allowed
):
    on_time = replace(WELL, entries=[replace(entry, last_finished_at=ago(allowed))])
    too_late = replace(WELL, entries=[replace(entry, last_finished_at=ago(allowed + SECOND))])

    assert keys(on_time) == []
    assert keys(too_late) == [f"silent:{entry.name}"]


def test_an_entry_that_never_ended_a_run_is_silent_by_when_it_was_due():
    new = replace(NIGHTLY, last_finished_at=None)
    forgotten = replace(new, expected_since=ago(4 * DAY))
    unknown = replace(new, expected_since=None)

    assert run_state(new, WELL, now=NOW) == RunState.NEW
    assert keys(replace(WELL, entries=[forgotten])) == ["silent:a.nightly"]
    assert keys(replace(WELL, entries=[unknown])) == ["silent:a.nightly"]


def test_after_a_start_what_was_missed_gets_its_turn_before_anybody_is_alarmed():
    missed = replace(OFTEN, last_finished_at=ago(9 * DAY))
    fresh = replace(
        WELL,
        entries=[missed],
        workers=0,
        scheduler_since=ago(SETTLING_TIME - SECOND),
        backup=replace(WELL.backup, made_at=ago(9 * DAY)),
        oldest_job_at=ago(9 * DAY),
    )

    assert keys(fresh) == []
    assert keys(replace(fresh, scheduler_since=ago(SETTLING_TIME))) == [
        "worker", "backup", "silent:a.often", "queue",
    ]  # fmt: skip


def test_a_dead_scheduler_is_one_alarm_and_not_one_for_each_entry():
    old = [replace(each, last_finished_at=ago(9 * DAY)) for each in WELL.entries]

    assert keys(replace(WELL, entries=old, scheduler_since=None)) == ["scheduler"]


def test_failures_in_a_row_are_an_alarm():
    failing = replace(OFTEN, failures_in_a_row=ENOUGH_FAILURES)

    assert keys(replace(WELL, entries=[failing])) == ["failing:a.often"]
    assert keys(replace(WELL, entries=[replace(failing, failures_in_a_row=2)])) == []


def test_no_worker_is_an_alarm():
    assert keys(replace(WELL, workers=0)) == ["worker"]


@pytest.mark.parametrize(
    ("free", "size", "expected"),
    [
        (LEAST_DISK_BYTES, 0, []),
        (LEAST_DISK_BYTES - 1, 0, ["disk"]),
        (10 * 1024**3, 5 * 1024**3, []),
        (10 * 1024**3 - 1, 5 * 1024**3, ["disk"]),
    ],
)
def test_the_disk_must_hold_a_gigabyte_and_two_more_backups(free, size, expected):
    backup = replace(WELL.backup, size_bytes=size)

    assert keys(replace(WELL, disk_free_bytes=free, backup=backup)) == expected


def test_a_backup_must_not_miss_a_night():
    def at(age):
        return replace(WELL, backup=replace(WELL.backup, made_at=ago(age)))

    assert keys(at(BACKUP_OLD_AFTER)) == []
    (alarm,) = alarms(at(BACKUP_OLD_AFTER + SECOND), now=NOW)
    assert (alarm.key, alarm.subject) == ("backup", "Bản sao lưu đã cũ")
    assert "đã làm 1 ngày trước" in alarm.text


def test_without_a_backup_a_new_installation_has_its_first_night():
    new = replace(WELL, backup=None, installed_at=ago(BACKUP_OLD_AFTER))
    old = replace(new, installed_at=ago(BACKUP_OLD_AFTER + SECOND))

    assert keys(new) == []
    assert [alarm.subject for alarm in alarms(old, now=NOW)] == ["Chưa có bản sao lưu nào"]


def test_a_job_that_nobody_takes_is_an_alarm():
    assert keys(replace(WELL, oldest_job_at=ago(QUEUE_OLD_AFTER))) == []
    assert keys(replace(WELL, oldest_job_at=ago(QUEUE_OLD_AFTER + SECOND))) == ["queue"]


def test_the_state_of_an_entry_names_the_worst():
    states = {
        RunState.WELL: OFTEN,
        RunState.RUNNING: replace(OFTEN, running=True),
        RunState.FAILED: replace(OFTEN, running=True, failures_in_a_row=1),
        RunState.SILENT: replace(OFTEN, failures_in_a_row=1, last_finished_at=ago(DAY)),
    }

    assert {run_state(entry, WELL, now=NOW): entry for entry in states.values()} == states
