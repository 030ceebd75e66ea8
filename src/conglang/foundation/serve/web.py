"""The web server: Granian with a few worker processes that share the loaded program."""

from __future__ import annotations

import logging
import multiprocessing
import os
import re
from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string
from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from conglang.foundation.serve.console import complain
from conglang.foundation.serve.processes import (
    name_process,
    show_stacks_on_request,
    tie_to_parent,
)

GOODBYE_SECONDS = 8


class ServerLog(logging.Handler):
    """Tells the operator, in Vietnamese, the few things the web server has to say."""

    SENTENCES = (
        (
            re.compile(r"Unexpected exit from worker-(\d+)"),
            "Tiến trình web số {0} dừng đột ngột; đang khởi động lại.",
        ),
        (
            re.compile(r"crash loop"),
            "Các tiến trình web dừng liên tiếp; toàn bộ máy chủ web sẽ khởi động lại.",
        ),
        (
            re.compile(r"Killing (?:old )?worker-(\d+)"),
            "Tiến trình web số {0} không dừng kịp nên đã bị ngắt.",
        ),
    )

    def emit(self, record: logging.LogRecord) -> None:
        message = record.getMessage()
        for pattern, sentence in self.SENTENCES:
            found = pattern.search(message)
            if found:
                complain(sentence.format(*found.groups()))
                return


LOGGING = {
    "handlers": {"operator": {"()": ServerLog}},
    "loggers": {"_granian": {"handlers": ["operator"], "level": "WARNING", "propagate": False}},
}


def run_web_server(*, host: str, port: int, workers: int, threads: int) -> int:
    """Serve requests until stopped; return the exit code."""
    multiprocessing.set_start_method("fork", force=True)
    server = Granian(
        settings.WSGI_APPLICATION.replace(".application", ":application"),
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=threads,
        respawn_failed_workers=True,
        workers_kill_timeout=GOODBYE_SECONDS,
        websockets=False,
        log_level=LogLevels.warning,
        log_dictconfig=LOGGING,
    )
    server.serve(target_loader=_loader(os.getpid()), wrap_loader=False)
    return 0


def _loader(parent: int) -> Callable[[], Callable[..., Any]]:
    """Return what each web worker does first: tie itself to its parent, take the program."""

    def load() -> Callable[..., Any]:
        tie_to_parent(parent)
        name_process("conglang:page")
        show_stacks_on_request()
        application: Callable[..., Any] = import_string(settings.WSGI_APPLICATION)
        return application

    return load
