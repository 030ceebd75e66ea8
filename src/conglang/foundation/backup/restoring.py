"""Restoring: everything is unpacked aside and compared with the manifest before it is used."""

from __future__ import annotations

import shutil
import tarfile
import zlib
from gzip import BadGzipFile
from pathlib import Path, PurePosixPath

from conglang.core.errors import Refusal
from conglang.foundation.backup.databases import DatabaseAddress, put_database
from conglang.foundation.backup.manifest import (
    CHUNK,
    DATA_FOLDER,
    DATABASE_FOLDER,
    MANIFEST,
    HashingReader,
    Manifest,
)
from conglang.foundation.serve.console import reason_of

STAGING = ".dang-khoi-phuc"


def restore_backup(archive: Path, folder: Path, *, database: DatabaseAddress) -> Manifest:
    """Fill an empty data folder (and an empty database) from a backup.

    On any failure the folder is left as empty as it was.
    Refuses: no_such_backup, folder_not_empty, not_a_backup, damaged, other_engine,
    database_not_empty.
    """
    if not archive.is_file():
        raise Refusal("no_such_backup", f"Không có tệp sao lưu {archive}.")
    _refuse_filled(folder)
    staging = folder / STAGING
    try:
        staging.mkdir(parents=True, mode=0o700)
        manifest = _unpack(archive, staging)
        _refuse_other_engine(manifest, database)
        put_database(database, staging / DATABASE_FOLDER / database.file_name)
        for path in (staging / DATA_FOLDER).iterdir():
            path.replace(folder / path.name)
    except OSError as error:
        message = f"Không khôi phục được vào {folder}: {reason_of(error)}."
        raise Refusal("restore_failed", message) from error
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    return manifest


def _refuse_filled(folder: Path) -> None:
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Refusal(
            "folder_not_empty",
            f"{folder} không phải là thư mục trống. Hãy chọn một thư mục mới; "
            "khôi phục không bao giờ ghi đè dữ liệu đang có.",
        )


def _refuse_other_engine(manifest: Manifest, database: DatabaseAddress) -> None:
    if manifest.engine != database.engine:
        raise Refusal(
            "other_engine",
            f"Bản sao lưu này là của cơ sở dữ liệu {manifest.engine}, còn biến DATABASE_URL "
            f"đang trỏ tới {database.engine}. Hãy đặt lại DATABASE_URL cho khớp.",
        )


def _unpack(archive: Path, staging: Path) -> Manifest:
    (staging / DATA_FOLDER).mkdir()
    found: dict[str, dict[str, str | int]] = {}
    manifest: Manifest | None = None
    try:
        with tarfile.open(archive, "r:gz") as tar:
            for member in tar:
                if member.name == MANIFEST:
                    manifest = Manifest.from_bytes(_content(tar, member))
                else:
                    found[member.name] = _unpack_member(tar, member, staging)
    except (tarfile.TarError, EOFError, BadGzipFile, zlib.error) as error:
        message = f"{archive} không phải là bản sao lưu của Cổng Làng, hoặc tệp bị cắt cụt."
        raise Refusal("not_a_backup", message) from error
    if manifest is None:
        raise Refusal("not_a_backup", f"{archive} không có bảng kê: không phải bản sao lưu.")
    if found != manifest.files:
        raise Refusal("damaged", f"Bản sao lưu bị hỏng ở: {_first_difference(found, manifest)}.")
    return manifest


def _first_difference(found: dict[str, dict[str, str | int]], manifest: Manifest) -> str:
    names = sorted(found.keys() | manifest.files.keys())
    return next(name for name in names if found.get(name) != manifest.files.get(name))


def _content(tar: tarfile.TarFile, member: tarfile.TarInfo) -> bytes:
    source = tar.extractfile(member)
    return source.read() if source else b""


def _unpack_member(
    tar: tarfile.TarFile, member: tarfile.TarInfo, staging: Path
) -> dict[str, str | int]:
    """Write one member below the staging folder; only plain files with plain names pass."""
    name = PurePosixPath(member.name)
    inside = name.parts and name.parts[0] in {DATA_FOLDER, DATABASE_FOLDER}
    source = tar.extractfile(member) if member.isreg() else None
    if source is None or not inside or ".." in name.parts:
        raise Refusal("damaged", f"Bản sao lưu có mục lạ: {member.name}.")
    target = staging.joinpath(*name.parts)
    target.parent.mkdir(parents=True, exist_ok=True)
    with source, target.open("wb") as file:
        reader = HashingReader(source)  # type: ignore[arg-type]
        shutil.copyfileobj(reader, file, CHUNK)
    target.chmod(member.mode & 0o700 | 0o600)
    return reader.entry()
