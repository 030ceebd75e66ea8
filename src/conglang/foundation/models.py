"""Tables of the machine room: who is alive, and when periodic work ran."""

from __future__ import annotations

from django.db import models

from conglang.foundation.choices import BeatRole


class WorkerBeat(models.Model):
    """One living worker or scheduler; a row that stops changing belongs to a dead process."""

    worker_id = models.CharField(max_length=64, primary_key=True)
    role = models.CharField(max_length=16, choices=BeatRole.choices)
    machine = models.CharField(max_length=200)
    pid = models.PositiveIntegerField()
    started_at = models.DateTimeField()
    beat_at = models.DateTimeField(db_index=True)
    doing = models.CharField(max_length=200, blank=True, default="")

    class Meta:
        verbose_name = "nhịp của tiến trình nền"

    def __str__(self) -> str:
        return f"{self.role} {self.worker_id}"


class PeriodicRun(models.Model):
    """When one entry of the timetable is due, who runs it, and how its last run ended."""

    name = models.CharField(max_length=150, primary_key=True)
    timing = models.CharField(max_length=60)
    next_due_at = models.DateTimeField(db_index=True)
    claimed_by = models.CharField(max_length=64, blank=True, default="")
    last_started_at = models.DateTimeField(null=True, blank=True)
    last_finished_at = models.DateTimeField(null=True, blank=True)
    last_error = models.TextField(blank=True, default="")
    failures_in_a_row = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = "việc định kỳ"

    def __str__(self) -> str:
        return self.name
