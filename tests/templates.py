"""A migrated data folder, made once per state of the code and copied by every test run."""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import psycopg

ROOT = Path(__file__).resolve().parents[1]
SHELF = ROOT / "build" / "test-data"
#: Earlier states of the code whose templates stay, for other branches and running tests.
KEPT = 4
FILLED_BY = "src/conglang/**/migrations/*.py", "src/conglang/vocabulary/**/*", "uv.lock"
STATIC = ("src/conglang/**/static/**/*",)


def _digest(*patterns: str) -> str:
    digest = hashlib.sha256()
    for path in sorted({each for pattern in patterns for each in ROOT.glob(pattern)}):
        if path.is_file() and path.suffix != ".pyc":
            digest.update(str(path.relative_to(ROOT)).encode() + path.read_bytes())
    return digest.hexdigest()[:16]


def environment(data: Path, **more: str) -> dict[str, str]:
    """What a child process of a test sees: our data folder, SQLite, no other setting."""
    inherited = {
        key: value
        for key, value in os.environ.items()
        if not key.startswith("CONGLANG_") and key not in {"DATABASE_URL", "CACHE_URL"}
    }
    return {**inherited, "CONGLANG_DATA": str(data), "PYTHONPATH": f"{ROOT / 'src'}", **more}


def _make(folder: Path, script: str) -> None:
    if folder.exists():
        return
    SHELF.mkdir(parents=True, exist_ok=True)
    with (SHELF / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if folder.exists():
            return
        unfinished = folder.with_suffix(".unfinished")
        shutil.rmtree(unfinished, ignore_errors=True)
        command = [sys.executable, "-c", script, str(unfinished)]
        subprocess.run(command, check=True, env=environment(unfinished), cwd=ROOT)
        unfinished.rename(folder)
        kind = folder.name.partition("-")[0]
        shelf = sorted(SHELF.glob(f"{kind}-*"), key=lambda path: path.stat().st_ctime)
        for old in shelf[:-KEPT]:
            shutil.rmtree(old, ignore_errors=True)


MIGRATE = """
import os, sys, sqlite3
from pathlib import Path
os.environ["DJANGO_SETTINGS_MODULE"] = "conglang.config.settings"
data = Path(sys.argv[1]); data.mkdir(parents=True)
import django; django.setup()
from conglang.foundation.serve.prepare import bring_database_up_to_date
from conglang.tenancy.scoping import every_site
with every_site(reason="test data"):
    bring_database_up_to_date(data, may_migrate=True)
from conglang.foundation.database import close_connections
close_connections()
for name in ("conglang.sqlite3", "cache.sqlite3"):
    if not (data / name).exists():
        continue
    with sqlite3.connect(data / name) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
"""
COLLECT = """
import os, sys
from pathlib import Path
os.environ["DJANGO_SETTINGS_MODULE"] = "conglang.config.settings"
import django; django.setup()
from conglang.foundation.serve.prepare import prepare_static_files
prepare_static_files()
"""


def template_database() -> Path:
    """The path of a migrated SQLite database; not to be written."""
    folder = SHELF / f"migrated-{_digest(*FILLED_BY)}"
    _make(folder, MIGRATE)
    return folder / "conglang.sqlite3"


def template_static() -> Path:
    """The path of a folder with collected static files; not to be written."""
    folder = SHELF / f"static-{_digest(*STATIC, 'uv.lock')}"
    _make(folder, COLLECT)
    return folder / "static"


def copy_of_template(target: Path) -> Path:
    """Make a data folder on which a server starts without preparing anything."""
    shutil.copytree(template_database().parent, target)
    shutil.copytree(template_static(), target / "static", copy_function=os.link)
    return target


PG_TEMPLATE = "conglang_template"


def use_postgresql_template(database: dict[str, Any], name: str) -> str:
    """Create database ``name`` as a copy of a migrated one, which the first caller makes."""
    server = "postgres://{USER}:{PASSWORD}@{HOST}:{PORT}".format(**database)
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        # The lock falls with the connection; the other test process waits here.
        connection.execute("SELECT pg_advisory_lock(1)")
        known = {row[0] for row in connection.execute("SELECT datname FROM pg_database")}
        if PG_TEMPLATE not in known:
            connection.execute(f"CREATE DATABASE {PG_TEMPLATE}")
            with tempfile.TemporaryDirectory() as folder:
                address = f"{server}/{PG_TEMPLATE}"
                variables = environment(Path(folder) / "data", DATABASE_URL=address)
                command = [sys.executable, "-c", MIGRATE, str(Path(folder) / "data")]
                subprocess.run(command, check=True, env=variables, cwd=ROOT)
        if name in known:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {PG_TEMPLATE}")
    return name


if __name__ == "__main__":
    template_database()
    template_static()
