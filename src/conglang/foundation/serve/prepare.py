"""Bring an installation up to this program: database, cache table, static files."""

from __future__ import annotations

import hashlib
from contextlib import ExitStack
from io import StringIO
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.core.management.commands.migrate import Command as MigrateCommand
from django.db import DEFAULT_DB_ALIAS, connections

from conglang.core.errors import Refusal
from conglang.foundation.backup import make_backup, new_backup_path, remove_old
from conglang.foundation.backup.databases import DatabaseAddress
from conglang.foundation.backup.making import BEFORE_UPGRADE
from conglang.foundation.database import check_database
from conglang.foundation.schema import (
    applied_migrations,
    missing_migrations,
    unknown_migrations,
)
from conglang.foundation.serve.console import say
from conglang.foundation.version import VERSION

STATIC_STAMP = "staticfiles.stamp"
UPGRADE_BACKUPS_KEPT = 5
_ADVISORY_LOCK = 7_307_081_989


def prepare(data: Path, *, may_migrate: bool) -> None:
    """Make the installation ready for this program; quick when nothing changed.

    Refuses: database_unreachable, database_newer, migration_needed, and what a backup refuses.
    """
    check_database()
    bring_database_up_to_date(data, may_migrate=may_migrate)
    prepare_static_files()


def bring_database_up_to_date(data: Path, *, may_migrate: bool) -> bool:
    """Back up, then migrate, if this program needs it; return whether it did."""
    if unknown_migrations():
        raise Refusal(
            "database_newer",
            "Cơ sở dữ liệu đã được một phiên bản Cổng Làng mới hơn nâng cấp. "
            f"Hãy cài phiên bản đó; phiên bản {VERSION} này không mở được.",
        )
    missing = len(missing_migrations())
    if missing and not may_migrate:
        raise Refusal(
            "migration_needed",
            f"Cơ sở dữ liệu cần nâng cấp ({missing} bước). Hãy chạy lệnh conglang migrate, "
            "hoặc chạy conglang serve mà không kèm --no-migrate.",
        )
    if missing:
        with ExitStack() as stack:
            _one_upgrade_at_a_time(stack)
            _back_up_old_data(data)
            _migrate(missing)
    _create_cache_table()
    return bool(missing)


def _one_upgrade_at_a_time(stack: ExitStack) -> None:
    """On PostgreSQL several machines may start together; the lock falls with the connection."""
    connection = connections[DEFAULT_DB_ALIAS]
    if connection.vendor == "postgresql":
        cursor = stack.enter_context(connection.cursor())
        cursor.execute("SELECT pg_advisory_lock(%s)", [_ADVISORY_LOCK])
        stack.callback(cursor.execute, "SELECT pg_advisory_unlock(%s)", [_ADVISORY_LOCK])


def _back_up_old_data(data: Path) -> None:
    if not applied_migrations():
        return
    target = new_backup_path(data, f"{BEFORE_UPGRADE}-{VERSION}")
    say(f"Sao lưu trước khi nâng cấp: {target}")
    back_up_now(data, target)
    remove_old(data, kind=BEFORE_UPGRADE, keep=UPGRADE_BACKUPS_KEPT)


def back_up_now(data: Path, target: Path) -> Path:
    """Back up this installation, as its settings describe it."""
    database = DatabaseAddress.from_settings(settings.DATABASES[DEFAULT_DB_ALIAS])
    steps = [f"{app}.{name}" for app, name in applied_migrations()]
    return make_backup(data, target, database=database, migrations=steps)


class _Migrate(MigrateCommand):
    """Django's command with a line of progress now and then."""

    steps = 0
    done = 0

    def migration_progress_callback(
        self,
        action: str,
        migration: Any = None,
        fake: bool = False,  # noqa: FBT001, FBT002 -- Django's signature
    ) -> None:
        if action == "apply_success":
            self.done += 1
            if self.done % max(self.steps // 5, 1) == 0 or self.done == self.steps:
                say(f"  {self.done}/{self.steps} bước")


def _migrate(steps: int) -> None:
    say(f"Nâng cấp cơ sở dữ liệu: {steps} bước")
    command = _Migrate()
    command.steps = steps
    call_command(command, interactive=False, verbosity=0, stdout=StringIO())


def _create_cache_table() -> None:
    for config in settings.CACHES.values():
        if str(config["BACKEND"]).endswith("DatabaseCache"):
            call_command("createcachetable", database="cache", verbosity=0)


def prepare_static_files() -> bool:
    """Collect static files when any of them changed; return whether it was needed."""
    root = Path(settings.STATIC_ROOT)
    stamp_file = root / STATIC_STAMP
    stamp = _static_stamp()
    if stamp_file.exists() and stamp_file.read_text("ascii") == stamp:
        return False
    say("Chuẩn bị kiểu chữ, hình và mã giao diện")
    call_command("collectstatic", interactive=False, verbosity=0)
    stamp_file.write_text(stamp, "ascii")
    return True


def _static_stamp() -> str:
    """Hash what is collected: a few megabytes, so quicker than one needless collection."""
    digest = hashlib.sha256(VERSION.encode())
    for finder in get_finders():
        for name, storage in finder.list([]):
            digest.update(name.encode())
            digest.update(Path(storage.path(name)).read_bytes())
    return digest.hexdigest()
