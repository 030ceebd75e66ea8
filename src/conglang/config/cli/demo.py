"""``conglang demo``: load the demonstration once; afterwards return without loading anything."""

from __future__ import annotations

import json
from argparse import Namespace
from importlib import import_module
from pathlib import Path

from conglang.config.cli.environment import remember
from conglang.foundation.serve.console import say
from conglang.foundation.serve.guards import (
    DataFolderLock,
    check_port_is_free,
    open_data_folder,
)
from conglang.foundation.version import VERSION

MARK = "demo.json"
DATABASE_FILE = "conglang.sqlite3"
HOSTS = ("localhost", "angiang.localhost", "binhson.localhost")


def run_demo(args: Namespace) -> int:
    open_data_folder(args.data)
    remember(args.data, "CONGLANG_DEMO", "1")
    mark = _mark(args.data)
    if mark is None:
        # Loading takes minutes: say now what the server that follows would refuse.
        check_port_is_free(HOSTS[0], args.port)
        mark = {"version": VERSION, "port": args.port, "accounts": _load(args.data)}
        text = json.dumps(mark, ensure_ascii=False, indent=1)
        (args.data / MARK).write_text(text, encoding="utf-8")
    accounts = str(mark["accounts"]).replace(f":{mark['port']}/", f":{args.port}/")
    say("Dữ liệu trình diễn đã sẵn sàng.")
    for host in HOSTS:
        say(f"  http://{host}:{args.port}")
    say()
    say(accounts)
    say()
    return 0


def _mark(data: Path) -> dict[str, str | int] | None:
    """Read the mark of an earlier load by this version; none when the database is gone."""
    if not (data / DATABASE_FILE).exists():
        return None
    try:
        found: dict[str, str | int] = json.loads((data / MARK).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return found if found.get("version") == VERSION else None


def _load(data: Path) -> str:
    """Load what is missing; return the table of accounts."""
    lock = DataFolderLock(data)
    lock.take()
    try:
        import_module("django").setup()
        loaded: str = import_module("conglang.config.cli.demo_loading").load(data)
    finally:
        lock.release()
    return loaded
