"""Asks /healthz after the start and tells the operator once: ready, or why not."""

from __future__ import annotations

import json
import time
from http.client import HTTPConnection, HTTPException

from conglang.foundation.serve.console import complain, say, seconds

#: Set for the whole tree when a worker belongs to it; /healthz then asks for its heartbeat.
EXPECT_WORKER = "CONGLANG_EXPECT_WORKER"
OK = 200
PATIENCE_SECONDS = 60.0
ASK_SECONDS = 2.0
EVERYWHERE = {"0.0.0.0", "::", ""}  # noqa: S104 -- recognised, not bound


class Readiness:
    """Called at each tick of the supervisor until the server has answered."""

    def __init__(self, host: str, port: int, began: float) -> None:
        self.host = "127.0.0.1" if host in EVERYWHERE else host
        self.port = port
        self.began = began
        self._asked_since: float | None = None
        self._ready = False
        self._complained = False

    def __call__(self) -> None:
        if self._ready:
            return
        if self._asked_since is None:
            self._asked_since = time.monotonic()
        status, body = self._ask()
        now = time.monotonic()
        if status == OK:
            name = "localhost" if self.host == "127.0.0.1" else self.host
            took = seconds(now - self.began)
            say(f"Sẵn sàng sau {took}: http://{name}:{self.port} (Ctrl+C để dừng)")
            self._ready = True
        elif now - self._asked_since > PATIENCE_SECONDS and not self._complained:
            complain(f"Sau {seconds(now - self.began)} vẫn chưa sẵn sàng. {_reasons(body)}")
            self._complained = True

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
