"""The machine room's own periodic work."""

import tarfile

import pytest

from conglang.foundation import tasks, timetable

pytestmark = pytest.mark.django_db


def test_the_nightly_backup_is_whole_and_only_the_last_ones_are_kept(
    settings, tmp_path, time_machine
):
    settings.DATA = tmp_path
    settings.BACKUPS_KEPT = 2
    (tmp_path / "media").mkdir()
    (tmp_path / "media" / "a.jpg").write_bytes(b"picture")

    for day in (10, 11, 12):
        time_machine.move_to(f"2026-03-{day} 19:30:00+00:00")
        tasks.nightly_backup()

    names = sorted(path.name for path in (tmp_path / "backups").iterdir())
    assert names == ["hang-dem-20260312-023000.tar.gz", "hang-dem-20260313-023000.tar.gz"]
    with tarfile.open(tmp_path / "backups" / names[-1]) as archive:
        assert archive.getnames()[1:] == ["data/media/a.jpg", "manifest.json"]


def test_the_timetable_holds_the_machine_room_s_work():
    timings = {entry.name: entry.timing for entry in timetable.entries()}

    assert timings["foundation.nightly_backup"] == "daily 02:30"
    assert timings["foundation.prune_job_results"] == "daily 03:10"
    assert timings["foundation.take_back_lost_jobs"] == "every 15 s"


def test_housekeeping_runs_on_an_empty_installation():
    tasks.take_back_lost_jobs()
    tasks.prune_job_results()
