"""Periodic work: due when it should be, once, and recorded."""

from datetime import UTC, datetime, timedelta

import pytest

from conglang.foundation import timetable
from conglang.foundation.choices import BeatRole
from conglang.foundation.jobs.beats import Heartbeat
from conglang.foundation.models import PeriodicRun
from conglang.foundation.timetable import claim, due_entries, every, run_claimed, write_rows

# 10:00 in Viet Nam
MORNING = datetime(2026, 3, 10, 3, 0, tzinfo=UTC)
calls: list[str] = []


@pytest.fixture(autouse=True)
def _own_timetable(monkeypatch):
    calls.clear()
    monkeypatch.setattr(timetable, "_entries", {})


def _often():
    calls.append("often")


def _nightly():
    calls.append("nightly")


def _broken():
    raise ValueError("no luck")


@pytest.mark.parametrize("timing", [{}, {"seconds": 1, "daily_at": "02:30"}, {"seconds": 0}])
def test_an_entry_has_exactly_one_timing(timing):
    with pytest.raises(ValueError, match="either"):
        every(**timing)


def test_two_entries_cannot_share_a_name():
    every(seconds=1, name="same")(_often)

    with pytest.raises(ValueError, match="same"):
        every(seconds=1, name="same")(_nightly)


@pytest.mark.parametrize(
    ("moment", "due"),
    [
        # 02:30 in Viet Nam is 19:30 UTC of the day before.
        (datetime(2026, 3, 9, 19, 29, tzinfo=UTC), datetime(2026, 3, 9, 19, 30, tzinfo=UTC)),
        (datetime(2026, 3, 9, 19, 30, tzinfo=UTC), datetime(2026, 3, 10, 19, 30, tzinfo=UTC)),
        (MORNING, datetime(2026, 3, 10, 19, 30, tzinfo=UTC)),
    ],
)
def test_times_of_day_are_those_of_viet_nam(moment, due):
    every(daily_at="02:30")(_nightly)

    assert timetable.entries()[0].due_after(moment) == due


@pytest.mark.django_db
class TestFiring:
    def fire(self, now, by="s1"):
        for entry in due_entries(now):
            if claim(entry, by=by, now=now):
                run_claimed(entry)

    def test_work_by_seconds_is_due_at_once_then_in_its_rhythm(self):
        every(seconds=15)(_often)
        write_rows(MORNING)

        self.fire(MORNING)
        self.fire(MORNING + timedelta(seconds=14))
        assert calls == ["often"]

        self.fire(MORNING + timedelta(seconds=15))
        assert calls == ["often", "often"]

    def test_nightly_work_waits_for_its_hour_and_a_missed_night_runs_once(self):
        every(daily_at="02:30")(_nightly)
        write_rows(MORNING)
        self.fire(MORNING)
        assert calls == []

        three_days_later = MORNING + timedelta(days=3)
        self.fire(three_days_later)
        self.fire(three_days_later + timedelta(minutes=1))

        assert calls == ["nightly"]
        assert PeriodicRun.objects.get().next_due_at == datetime(2026, 3, 13, 19, 30, tzinfo=UTC)

    def test_a_restart_keeps_what_is_due_and_a_changed_timing_is_due_anew(self):
        every(daily_at="02:30", name="x")(_nightly)
        write_rows(MORNING)
        write_rows(MORNING + timedelta(days=2))
        assert PeriodicRun.objects.get().next_due_at == datetime(2026, 3, 10, 19, 30, tzinfo=UTC)

        every(daily_at="04:00", name="x")(_nightly)
        write_rows(MORNING + timedelta(days=2))
        assert PeriodicRun.objects.get().next_due_at == datetime(2026, 3, 12, 21, 0, tzinfo=UTC)

    def test_of_two_schedulers_only_one_fires(self):
        every(seconds=15)(_often)
        write_rows(MORNING)
        entry = due_entries(MORNING)[0]

        assert claim(entry, by="s1", now=MORNING) is True
        assert claim(entry, by="s2", now=MORNING) is False

    def test_work_that_still_runs_is_not_started_again(self):
        every(seconds=15)(_often)
        write_rows(MORNING)
        entry = due_entries(MORNING)[0]
        later = MORNING + timedelta(seconds=30)

        with Heartbeat(BeatRole.SCHEDULER) as living:
            assert claim(entry, by=living.worker_id, now=MORNING) is True
            assert claim(entry, by="s2", now=later) is False
        assert claim(entry, by="s2", now=later) is True

    def test_a_failure_is_recorded_and_the_next_run_comes(self):
        every(seconds=15)(_broken)
        write_rows(MORNING)

        self.fire(MORNING)
        row = PeriodicRun.objects.get()
        assert row.failures_in_a_row == 1
        assert "no luck" in row.last_error
        assert row.claimed_by == ""

        self.fire(MORNING + timedelta(seconds=15))
        assert PeriodicRun.objects.get().failures_in_a_row == 2

    def test_success_clears_the_failure(self):
        every(seconds=15, name="x")(_often)
        write_rows(MORNING)
        PeriodicRun.objects.update(last_error="old", failures_in_a_row=3)

        self.fire(MORNING)

        row = PeriodicRun.objects.get()
        assert (row.last_error, row.failures_in_a_row) == ("", 0)
        assert row.last_started_at == MORNING
