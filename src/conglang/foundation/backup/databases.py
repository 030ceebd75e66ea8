"""A consistent copy of the database, and its way back; SQLite and PostgreSQL."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

from conglang.core.errors import Refusal
from conglang.foundation.serve.console import reason_of

SQLITE = "sqlite"
POSTGRESQL = "postgresql"
FILE_NAMES = {SQLITE: "conglang.sqlite3", POSTGRESQL: "conglang.pgdump"}


@dataclass(frozen=True, slots=True)
class DatabaseAddress:
    """Where the database is, without Django: a restore runs before the settings exist."""

    engine: str
    name: str
    host: str = ""
    port: str = ""
    user: str = ""
    password: str = ""

    @classmethod
    def from_settings(cls, config: Mapping[str, Any]) -> DatabaseAddress:
        engine = SQLITE if str(config["ENGINE"]).endswith("sqlite3") else POSTGRESQL
        keys = ("HOST", "PORT", "USER", "PASSWORD")
        host, port, user, password = (str(config.get(key) or "") for key in keys)
        return cls(engine, str(config["NAME"]), host, port, user, password)

    @property
    def file_name(self) -> str:
        return FILE_NAMES[self.engine]

    def environment(self) -> dict[str, str]:
        """Return the variables that tell PostgreSQL's own programs where to connect."""
        given = {
            "PGHOST": self.host,
            "PGPORT": self.port,
            "PGUSER": self.user,
            "PGPASSWORD": self.password,
            "PGDATABASE": self.name,
        }
        return {**os.environ, **{key: value for key, value in given.items() if value}}

    def __str__(self) -> str:
        return f"{self.name} ({self.host or 'máy này'}:{self.port or 5432})"


def copy_database(address: DatabaseAddress, target: Path) -> None:
    """Write a consistent copy while others go on writing. Refuses: copy_failed, no_pg_dump."""
    if address.engine == SQLITE:
        _copy_sqlite(Path(address.name), target)
    else:
        _run_postgresql(
            address, ["pg_dump", "--format=custom", "--no-owner", "--no-privileges",
                      f"--file={target}"]
        )  # fmt: skip


def _copy_sqlite(source: Path, target: Path) -> None:
    try:
        with closing(sqlite3.connect(source, timeout=60)) as connection:
            connection.execute("VACUUM INTO ?", (str(target),))
        with closing(sqlite3.connect(target)) as copy:
            verdict = copy.execute("PRAGMA quick_check").fetchone()[0]
    except sqlite3.Error as error:
        raise Refusal(
            "copy_failed",
            f"Không sao chép được cơ sở dữ liệu {source}. Hãy kiểm tra chỗ trống trên ổ đĩa "
            f"và quyền ghi, rồi chạy lại. (Mã kỹ thuật: {type(error).__name__}.)",
        ) from error
    if verdict != "ok":
        raise Refusal("copy_failed", f"Cơ sở dữ liệu {source} bị hỏng: bản sao không dùng được.")


def put_database(address: DatabaseAddress, copy: Path) -> None:
    """Fill an empty database from a copy. Refuses: database_not_empty, restore_failed."""
    if address.engine == SQLITE:
        target = Path(address.name)
        if target.exists():
            raise Refusal("database_not_empty", f"Đã có cơ sở dữ liệu {target}; không ghi đè.")
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.move(copy, target)
        return
    _refuse_filled(address)
    _run_postgresql(
        address, ["pg_restore", "--exit-on-error", "--single-transaction", "--no-owner",
                  "--no-privileges", f"--dbname={address.name}", str(copy)]
    )  # fmt: skip


def _refuse_filled(address: DatabaseAddress) -> None:
    query = "SELECT count(*) FROM pg_tables WHERE schemaname = ANY (current_schemas(false))"
    try:
        with psycopg.connect(
            dbname=address.name, host=address.host or None, port=address.port or None,
            user=address.user or None, password=address.password or None, connect_timeout=5,
        ) as connection:  # fmt: skip
            row = connection.execute(query).fetchone()
    except psycopg.Error as error:
        raise Refusal(
            "database_unreachable", f"Không kết nối được cơ sở dữ liệu PostgreSQL {address}."
        ) from error
    if row and row[0]:
        raise Refusal(
            "database_not_empty",
            f"Cơ sở dữ liệu PostgreSQL {address} đã có bảng. Hãy tạo một cơ sở dữ liệu trống "
            "rồi khôi phục vào đó.",
        )


def _run_postgresql(address: DatabaseAddress, command: list[str]) -> None:
    program = shutil.which(command[0])
    if program is None:
        raise Refusal(
            f"no_{command[0]}",
            f"Máy này chưa có chương trình {command[0]}. Hãy cài gói postgresql-client "
            "cùng phiên bản với máy chủ cơ sở dữ liệu.",
        )
    try:
        subprocess.run(  # noqa: S603 -- a fixed program with our own arguments
            [program, *command[1:]], env=address.environment(), check=True, capture_output=True
        )
    except subprocess.CalledProcessError as error:
        detail = error.stderr.decode(errors="replace").strip().splitlines()
        raise Refusal(
            "copy_failed",
            f"{command[0]} không hoàn thành với cơ sở dữ liệu {address}: "
            f"{detail[0] if detail else f'mã {error.returncode}'}",
        ) from error
    except OSError as error:
        raise Refusal("copy_failed", f"Không chạy được {command[0]}: {reason_of(error)}") from error
