"""A backup holds the whole installation and gives it back, or refuses."""

import hashlib
import json
import os
import shutil
import sqlite3
import tarfile
import time
from contextlib import closing
from io import BytesIO
from pathlib import Path

import pytest

from conglang.core.errors import Refusal
from conglang.foundation.backup import (
    latest_backup,
    make_backup,
    new_backup_path,
    remove_old,
    restore_backup,
)
from conglang.foundation.backup.databases import SQLITE, DatabaseAddress

NAMES = ["keys/secret_key", "conglang.env", "media/pictures/cổng làng.jpg", "later/made.bin"]


def address(folder: Path) -> DatabaseAddress:
    return DatabaseAddress(SQLITE, str(folder / "conglang.sqlite3"))


@pytest.fixture
def data(tmp_path):
    """An installation in use: a database in WAL mode with an open writer, files, leftovers."""
    folder = tmp_path / "data"
    for name in [*NAMES, "static/app.css", "backups/old.txt", "cache.sqlite3", "serve.pid"]:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(f"content of {name}".encode())
    with closing(sqlite3.connect(folder / "conglang.sqlite3")) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("CREATE TABLE article (id INTEGER PRIMARY KEY, title TEXT)")
        rows = [(f"Tin số {number}",) for number in range(1000)]
        connection.executemany("INSERT INTO article (title) VALUES (?)", rows)
        connection.commit()
        yield folder


def backup_of(data: Path, tmp_path: Path) -> Path:
    target = tmp_path / "copies" / "all.tar.gz"
    return make_backup(data, target, database=address(data), migrations=["b.0002", "a.0001"])


def contents(folder: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and "sqlite3" not in path.name
    }


def rows(folder: Path) -> list[tuple[int, str]]:
    with closing(sqlite3.connect(folder / "conglang.sqlite3")) as connection:
        return connection.execute("SELECT id, title FROM article ORDER BY id").fetchall()


def rewritten(archive: Path, change) -> Path:
    """The archive with its members changed; ``change(name, content)`` returns pairs."""
    result = archive.with_name("changed.tar.gz")
    with tarfile.open(archive) as old, tarfile.open(result, "w:gz") as new:
        for member in old:
            source = old.extractfile(member)
            for name, content in change(member.name, source.read()):
                info = tarfile.TarInfo(name)
                info.size = len(content)
                new.addfile(info, BytesIO(content))
    return result


def test_everything_comes_back_in_an_empty_folder(data, tmp_path):
    archive = backup_of(data, tmp_path)
    folder = tmp_path / "restored"

    manifest = restore_backup(archive, folder, database=address(folder))

    assert contents(folder) == {name: f"content of {name}".encode() for name in sorted(NAMES)}
    assert rows(folder) == rows(data)
    assert len(rows(folder)) == 1000
    assert manifest.migrations == ["a.0001", "b.0002"]
    assert sorted(path.name for path in folder.iterdir()) == [
        "conglang.env", "conglang.sqlite3", "keys", "later", "media",
    ]  # fmt: skip


def test_the_manifest_names_size_and_hash_of_every_file(data, tmp_path):
    archive = backup_of(data, tmp_path)

    with tarfile.open(archive) as tar:
        assert tar.getnames()[-1] == "manifest.json"
        manifest = json.loads(tar.extractfile("manifest.json").read())
        for member in tar.getmembers()[:-1]:
            content = tar.extractfile(member).read()
            entry = {"sha256": hashlib.sha256(content).hexdigest(), "size": len(content)}
            assert manifest["files"][member.name] == entry
    assert manifest["product"] == "conglang"
    assert manifest["engine"] == "sqlite"
    assert len(manifest["files"]) == len(NAMES) + 1


def test_a_backup_is_read_by_its_owner_only_and_leaves_nothing_beside_it(data, tmp_path):
    archive = backup_of(data, tmp_path)

    assert archive.stat().st_mode & 0o777 == 0o600
    assert [path.name for path in archive.parent.iterdir()] == ["all.tar.gz"]


def test_a_backup_never_replaces_an_older_one(data, tmp_path):
    archive = backup_of(data, tmp_path)
    before = archive.read_bytes()

    with pytest.raises(Refusal) as refused:
        backup_of(data, tmp_path)

    assert refused.value.code == "target_exists"
    assert archive.read_bytes() == before


def test_a_database_that_cannot_be_copied_leaves_no_file(tmp_path):
    data = tmp_path / "data"
    data.mkdir()
    (data / "conglang.sqlite3").write_bytes(b"not a database" * 100)

    with pytest.raises(Refusal) as refused:
        backup_of(data, tmp_path)

    assert refused.value.code == "copy_failed"
    assert list((tmp_path / "copies").iterdir()) == []


def test_a_target_that_cannot_be_written_is_refused_in_words(data):
    with pytest.raises(Refusal, match="một phần của đường dẫn không phải là thư mục"):
        make_backup(data, data / "conglang.env" / "deep" / "x.tar.gz", database=address(data))


def test_a_folder_in_use_is_never_restored_into(data, tmp_path):
    archive = backup_of(data, tmp_path)
    before = contents(data)

    with pytest.raises(Refusal) as refused:
        restore_backup(archive, data, database=address(data))

    assert refused.value.code == "folder_not_empty"
    assert contents(data) == before


def _flipped(name, content):
    return [(name, content.replace(b"content", b"CONTENT") if "media" in name else content)]


def _lost(name, content):
    return [] if "media" in name else [(name, content)]


def _stranger(name, content):
    return (
        [("data/extra.txt", b"x"), (name, content)]
        if name == "manifest.json"
        else [(name, content)]
    )


def _escaping(name, content):
    return [("data/../../escaped", b"x"), (name, content)]


def _no_manifest(name, content):
    return [] if name == "manifest.json" else [(name, content)]


def _broken_manifest(name, content):
    return [(name, b"{" if name == "manifest.json" else content)]


def _newer(name, content):
    return [(name, content.replace(b'"format": 1', b'"format": 2'))]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (_flipped, "damaged"),
        (_lost, "damaged"),
        (_stranger, "damaged"),
        (_escaping, "damaged"),
        (_no_manifest, "not_a_backup"),
        (_broken_manifest, "not_a_backup"),
        (_newer, "newer_format"),
    ],
)
def test_a_changed_archive_is_refused_and_the_folder_stays_empty(data, tmp_path, change, code):
    archive = rewritten(backup_of(data, tmp_path), change)
    folder = tmp_path / "restored"

    with pytest.raises(Refusal) as refused:
        restore_backup(archive, folder, database=address(folder))

    assert refused.value.code == code
    assert list(folder.iterdir()) == []
    assert not (tmp_path / "escaped").exists()


def test_a_cut_archive_is_refused(data, tmp_path):
    archive = backup_of(data, tmp_path)
    archive.write_bytes(archive.read_bytes()[:-200])

    with pytest.raises(Refusal) as refused:
        restore_backup(archive, tmp_path / "restored", database=address(tmp_path / "restored"))

    assert refused.value.code == "not_a_backup"
    assert list((tmp_path / "restored").iterdir()) == []


@pytest.mark.parametrize("name", ["nothing.tar.gz", "text.tar.gz"])
def test_what_is_not_an_archive_is_refused(tmp_path, name):
    (tmp_path / "text.tar.gz").write_text("hello")
    folder = tmp_path / "restored"

    with pytest.raises(Refusal):
        restore_backup(tmp_path / name, folder, database=address(folder))

    assert not folder.exists() or list(folder.iterdir()) == []


def test_a_backup_of_sqlite_is_not_restored_into_postgresql(data, tmp_path):
    archive = backup_of(data, tmp_path)
    elsewhere = DatabaseAddress("postgresql", "conglang")

    with pytest.raises(Refusal) as refused:
        restore_backup(archive, tmp_path / "restored", database=elsewhere)

    assert refused.value.code == "other_engine"


def test_a_missing_pg_dump_is_named(data, tmp_path, monkeypatch):
    monkeypatch.setattr(shutil, "which", lambda name: None)

    with pytest.raises(Refusal, match="postgresql-client"):
        make_backup(data, tmp_path / "x.tar.gz", database=DatabaseAddress("postgresql", "x"))


def test_only_the_newest_of_a_kind_are_kept(tmp_path):
    folder = tmp_path / "backups"
    folder.mkdir()
    for number in range(5):
        for kind in ("hang-dem", "thu-cong"):
            path = folder / f"{kind}-{number}.tar.gz"
            path.touch()
            os.utime(path, (time.time() + number,) * 2)

    removed = remove_old(tmp_path, kind="hang-dem", keep=2)

    assert [path.name for path in removed] == [f"hang-dem-{number}.tar.gz" for number in range(3)]
    assert len(list(folder.iterdir())) == 7
    assert latest_backup(tmp_path).name in {"hang-dem-4.tar.gz", "thu-cong-4.tar.gz"}


def test_a_new_backup_is_named_by_kind_and_viet_nam_time(tmp_path, time_machine):
    time_machine.move_to("2026-03-10 19:30:00+00:00")

    assert new_backup_path(tmp_path, "hang-dem") == (
        tmp_path / "backups" / "hang-dem-20260311-023000.tar.gz"
    )
