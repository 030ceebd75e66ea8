"""``conglang demo``: load the demonstration once; afterwards return without loading anything."""

from __future__ import annotations

import json
from argparse import Namespace
from importlib import import_module
from pathlib import Path

from conglang.config.cli.environment import (
    DEFAULT_PORT,
    announce_public_port,
    remember,
    whole_number,
)
from conglang.foundation.serve.console import say
from conglang.foundation.serve.guards import DataFolderLock, open_data_folder
from conglang.foundation.version import VERSION

MARK = "demo.json"
DATABASE_FILE = "conglang.sqlite3"


def run_demo(args: Namespace) -> int:
    port = whole_number("CONGLANG_PORT", args.port, DEFAULT_PORT)
    open_data_folder(args.data)
    remember(args.data, "CONGLANG_DEMO", "1")
    announce_public_port(port)
    if not _is_complete(args.data):
        _load(args.data)
    _introduce(args.data, port)
    return 0


def _is_complete(data: Path) -> bool:
    """Look at the mark of an earlier load; a folder whose database is gone counts as new."""
    mark = data / MARK
    return mark.exists() and (data / DATABASE_FILE).exists() and _read(mark)["version"] == VERSION


def _read(mark: Path) -> dict[str, str]:
    found: dict[str, str] = json.loads(mark.read_text(encoding="utf-8"))
    return found


def _load(data: Path) -> None:
    lock = DataFolderLock(data)
    lock.take()
    try:
        import_module("django").setup()
        import_module("conglang.config.cli.demo_loading").load(data)
    finally:
        lock.release()
