"""Closed lists of the machine room."""

from django.db.models import TextChoices


class BeatRole(TextChoices):
    WORKER = "worker", "Tiến trình việc nền"
    SCHEDULER = "scheduler", "Bộ hẹn giờ"
