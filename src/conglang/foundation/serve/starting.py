"""The order of a start: check, lock, load once, prepare, fork, watch, stop."""

from __future__ import annotations

import gc
import os
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import django

from conglang.core.errors import Refusal
from conglang.foundation.serve.companions import companions
from conglang.foundation.serve.console import complain, say
from conglang.foundation.serve.guards import (
    PORT_FILE,
    DataFolderLock,
    check_port_is_free,
    open_data_folder,
)
from conglang.foundation.serve.processes import Child, Supervisor, name_process, run_in_child
from conglang.foundation.serve.ready import EXPECT_WORKER, Readiness
from conglang.foundation.version import VERSION


@dataclass(frozen=True, slots=True)
class ServeOptions:
    """What an operator chooses. ``threads`` counts request threads in each web worker."""

    data: Path
    host: str = "127.0.0.1"
    port: int = 8000
    workers: int = 2
    threads: int = 8
    with_worker: bool = True
    may_migrate: bool = True


def serve(options: ServeOptions, *, lifted: Callable[[], AbstractContextManager[None]]) -> int:
    """Serve until SIGTERM or SIGINT; return the exit code.

    lifted: opens the scope in which the whole installation may be upgraded.
    Refuses before anything is started: data_not_writable, disk_full, port_taken, data_in_use,
    database_unreachable, migration_needed.
    """
    began = time.monotonic()
    name_process("conglang")
    open_data_folder(options.data)
    check_port_is_free(options.host, options.port)
    lock = DataFolderLock(options.data)
    lock.take()
    try:
        (options.data / PORT_FILE).write_text(str(options.port), "ascii")
        say(f"Cổng Làng {VERSION} · dữ liệu: {options.data}")
        return _serve_locked(options, lock, lifted, began)
    finally:
        lock.release()


def _serve_locked(
    options: ServeOptions,
    lock: DataFolderLock,
    lifted: Callable[[], AbstractContextManager[None]],
    began: float,
) -> int:
    os.environ[EXPECT_WORKER] = "1" if options.with_worker else ""
    # Loaded once, here; every process is forked from this one and shares its memory.
    django.setup()
    code = run_in_child(partial(_prepare, options, lock, lifted))
    if code:
        return code
    _load_program()
    supervisor = Supervisor(
        _children(options, lock), on_tick=Readiness(options.host, options.port, began)
    )
    supervisor.run()
    say("Đã dừng.")
    return 0


def _prepare(
    options: ServeOptions, lock: DataFolderLock, lifted: Callable[[], AbstractContextManager[None]]
) -> int:
    from conglang.foundation.serve.prepare import prepare  # noqa: PLC0415 -- needs django.setup()

    lock.leave_to_parent()
    try:
        with lifted():
            prepare(options.data, may_migrate=options.may_migrate)
    except Refusal as refusal:
        complain(refusal.message)
        return 1
    return 0


def read_static_names() -> None:
    """Forget the names of static files read at start: the child that prepared may have made new."""
    from django.contrib.staticfiles import storage  # noqa: PLC0415 -- needs django.setup()

    names: Any = storage.staticfiles_storage
    if hasattr(names, "load_manifest"):
        names.hashed_files, names.manifest_hash = names.load_manifest()


def _load_program() -> None:
    """Import what every request needs before the fork, and leave no connection open."""
    from django.conf import settings  # noqa: PLC0415 -- needs django.setup()
    from django.urls import get_resolver  # noqa: PLC0415 -- needs django.setup()
    from django.utils.module_loading import import_string  # noqa: PLC0415 -- needs django.setup()

    from conglang.foundation.database import close_connections  # noqa: PLC0415 -- same

    read_static_names()
    import_string(settings.WSGI_APPLICATION)
    get_resolver().url_patterns  # noqa: B018 -- reading it loads the addresses
    close_connections()
    gc.collect()
    # Objects made so far are never collected: their pages stay shared with the children.
    gc.freeze()


def _children(options: ServeOptions, lock: DataFolderLock) -> list[Child]:
    from conglang.foundation.jobs.worker import run_worker  # noqa: PLC0415 -- needs django.setup()
    from conglang.foundation.scheduler import run_scheduler  # noqa: PLC0415 -- same
    from conglang.foundation.serve.web import run_web_server  # noqa: PLC0415 -- same

    web = partial(
        run_web_server,
        host=options.host,
        port=options.port,
        workers=options.workers,
        threads=options.threads,
    )
    children = [Child("máy chủ web", "conglang:web", _unlocked(lock, web))]
    if options.with_worker:
        children.append(Child("việc nền", "conglang:jobs", _unlocked(lock, run_worker)))
        children.append(Child("hẹn giờ", "conglang:timer", _unlocked(lock, run_scheduler)))
        children += [
            Child(each.label, each.name, _unlocked(lock, each.run)) for each in companions()
        ]
    return children


def _unlocked(lock: DataFolderLock, run: Callable[[], int]) -> Callable[[], int]:
    def start() -> int:
        lock.leave_to_parent()
        return run()

    return start
