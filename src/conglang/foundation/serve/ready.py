"""Asks /healthz after the start and tells the operator once: ready, or why not."""

from __future__ import annotations

import json
import time
from http.client import HTTPConnection, HTTPException

from conglang.foundation.serve.console import complain, say, seconds

#: Set for the whole tree when a worker belongs to it; /healthz then asks for its heartbeat.
EXPECT_WORKER = "CONGLANG_EXPECT_WORKER"
PATIENCE_SECONDS = 60.0
ASK_SECONDS = 2.0
EVERYWHERE = {"0.0.0.0", "::", ""}  # noqa: S104 -- recognised, not bound


class Readiness:
    """Called at each tick of the supervisor until the server has answered."""

    def __init__(self, host: str, port: int, began: float) -> None:
        self.host = "127.0.0.1" if host in EVERYWHERE else host
        self.port = port
        self.began = began
        self._told = False

    def __call__(self) -> None:
        if self._told:
            return
        status, body = self._ask()
        waited = time.monotonic() - self.began
        if status == 200:
            name = "localhost" if self.host == "127.0.0.1" else self.host
            say(f"Sẵn sàng sau {seconds(waited)}: http://{name}:{self.port} (Ctrl+C để dừng)")
            self._told = True
        elif waited > PATIENCE_SECONDS:
            complain(f"Sau {seconds(waited)} máy chủ vẫn chưa sẵn sàng. {_reasons(body)}")
            self._told = True

    def _ask(self) -> tuple[int, bytes]:
        connection = HTTPConnection(self.host, self.port, timeout=ASK_SECONDS)
        try:
            connection.request("GET", "/healthz")
            response = connection.getresponse()
            return response.status, response.read()
        except (OSError, HTTPException):
            return 0, b""
        finally:
            connection.close()


def _reasons(body: bytes) -> str:
    try:
        return " ".join(json.loads(body)["reasons"])
    except (ValueError, KeyError, TypeError):
        return ""
