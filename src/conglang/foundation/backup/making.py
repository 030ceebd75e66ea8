"""Making a backup: a snapshot of the database first, then every file that belongs to it."""

from __future__ import annotations

import os
import re
import tarfile
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from zoneinfo import ZoneInfo

from conglang.core.errors import Refusal
from conglang.foundation.backup.databases import DatabaseAddress, copy_database
from conglang.foundation.backup.manifest import (
    DATA_FOLDER,
    DATABASE_FOLDER,
    MANIFEST,
    HashingReader,
    Manifest,
)
from conglang.foundation.serve.console import reason_of
from conglang.foundation.version import VERSION

BACKUP_FOLDER = "backups"
NIGHTLY = "hang-dem"
BEFORE_UPGRADE = "truoc-nang-cap"
BY_HAND = "thu-cong"
#: What can be made again, or belongs to a running server only.
LEFT_OUT = {BACKUP_FOLDER, "static", "serve.pid", "serve.port", "mailbox.port", "cache.sqlite3"}
VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


def new_backup_path(data: Path, kind: str) -> Path:
    """Return the place of a new backup, named by kind and Viet Nam time."""
    stamp = datetime.now(VIETNAM).strftime("%Y%m%d-%H%M%S")
    return data / BACKUP_FOLDER / f"{kind}-{stamp}.tar.gz"


def make_backup(
    data: Path, target: Path, *, database: DatabaseAddress, migrations: Sequence[str] = ()
) -> Path:
    """Write a complete backup; the file appears under its name only when it is whole.

    Refuses: target_exists, copy_failed, backup_failed, no_pg_dump.
    """
    if target.exists():
        raise Refusal("target_exists", f"Đã có tệp {target}; bản sao lưu không ghi đè tệp cũ.")
    try:
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with tempfile.TemporaryDirectory(prefix=".sao-luu-", dir=target.parent) as scratch:
            finished = _write_archive(data, Path(scratch), database, migrations)
            finished.chmod(0o600)
            finished.replace(target)
        _sync(target.parent)
    except OSError as error:
        raise Refusal(
            "backup_failed", f"Không ghi được bản sao lưu {target}: {reason_of(error)}."
        ) from error
    return target


def _write_archive(
    data: Path, scratch: Path, database: DatabaseAddress, migrations: Sequence[str]
) -> Path:
    copy = scratch / database.file_name
    copy_database(database, copy)
    manifest = Manifest(
        version=VERSION,
        engine=database.engine,
        created_at=datetime.now(UTC).isoformat(timespec="seconds"),
        migrations=sorted(migrations),
    )
    archive = scratch / "archive.tar.gz"
    # Pictures are compressed already: a low level keeps the nightly run short.
    with tarfile.open(archive, "w:gz", compresslevel=1) as tar:
        _add(tar, copy, f"{DATABASE_FOLDER}/{database.file_name}", manifest)
        for path in _files(data, database):
            with suppress(FileNotFoundError):  # removed by somebody since it was listed
                _add(tar, path, f"{DATA_FOLDER}/{path.relative_to(data)}", manifest)
        content = manifest.to_bytes()
        info = tarfile.TarInfo(MANIFEST)
        info.size = len(content)
        tar.addfile(info, BytesIO(content))
    _sync(archive)
    return archive


def _add(tar: tarfile.TarFile, path: Path, name: str, manifest: Manifest) -> None:
    with path.open("rb") as file:
        info = tar.gettarinfo(arcname=name, fileobj=file)
        reader = HashingReader(file)
        tar.addfile(info, reader)
    manifest.files[name] = reader.entry()


def _files(data: Path, database: DatabaseAddress) -> Iterator[Path]:
    own = Path(database.name).name if database.engine == "sqlite" else ""
    for folder, names, files in os.walk(data):
        here = Path(folder)
        if here == data:
            names[:] = [name for name in names if name not in LEFT_OUT]
        names.sort()
        for name in sorted(files):
            path = here / name
            if not (here == data and _is_left_out(name, own)) and path.is_file():
                yield path


def _is_left_out(name: str, database: str) -> bool:
    base = re.sub(r"-(wal|shm|journal|queue|turn)$", "", name)
    return base in LEFT_OUT or base == database or name.startswith(".ghi-thu-")


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def backups(data: Path, kind: str = "") -> list[Path]:
    """Return the finished backups of a kind (of every kind by default), oldest first."""
    found = (data / BACKUP_FOLDER).glob(f"{kind}-*.tar.gz" if kind else "*.tar.gz")
    return sorted(found, key=lambda path: path.stat().st_mtime)


def latest_backup(data: Path) -> Path | None:
    """Return the newest backup in the data folder, or None."""
    found = backups(data)
    return found[-1] if found else None


def remove_old(data: Path, *, kind: str, keep: int) -> list[Path]:
    """Delete all but the newest ``keep`` (at least 1) backups of a kind; return the deleted."""
    surplus = backups(data, kind)[: -max(keep, 1)]
    for path in surplus:
        path.unlink()
    return surplus
