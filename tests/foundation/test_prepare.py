"""What one process prepares is known to those that come after it."""

import json

from django.contrib.staticfiles import storage

from conglang.foundation.serve.starting import read_static_names


def test_names_of_static_files_made_meanwhile_are_read_again(tmp_path, monkeypatch):
    """An upgrade collects in a child; its parent had read the names of the release before."""
    names = storage.ManifestStaticFilesStorage(location=tmp_path, base_url="/static/")
    monkeypatch.setattr(storage, "staticfiles_storage", names)
    assert names.hashed_files == {}
    paths = {"ui/staff.css": "ui/staff.0123456789ab.css"}
    manifest = {"version": "1.1", "paths": paths, "hash": "x"}
    (tmp_path / "staticfiles.json").write_text(json.dumps(manifest), "utf-8")

    read_static_names()

    assert names.url("ui/staff.css", force=True) == "/static/ui/staff.0123456789ab.css"
