"""``conglang restore``; the settings stay unread: they would write a new key into the folder."""

from __future__ import annotations

import os
from argparse import Namespace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import environ

from conglang.foundation.backup import restore_backup
from conglang.foundation.backup.databases import DatabaseAddress
from conglang.foundation.serve.console import say


def run_restore(args: Namespace) -> int:
    default = f"sqlite:///{args.data / 'conglang.sqlite3'}"
    config = environ.Env.db_url_config(os.environ.get("DATABASE_URL") or default)
    manifest = restore_backup(
        Path(args.archive).absolute(), args.data, database=DatabaseAddress.from_settings(config)
    )
    made = datetime.fromisoformat(manifest.created_at).astimezone(ZoneInfo("Asia/Ho_Chi_Minh"))
    say(
        f"Đã khôi phục {len(manifest.files)} tệp vào {args.data} "
        f"(bản sao lưu lúc {made:%H:%M ngày %d/%m/%Y}, phiên bản {manifest.version})."
    )
    say(f"Chạy tiếp: conglang serve --data {args.data}")
    return 0
