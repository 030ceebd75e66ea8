"""What the operator reads while the server starts and mends itself."""

import http.server
import json
import logging
import threading
from contextlib import contextmanager

import pytest

from conglang.foundation.serve import ready
from conglang.foundation.serve.ready import Readiness
from conglang.foundation.serve.web import ServerLog


@contextmanager
def healthz(status, body):
    class Answer(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(status)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args):
            pass

    with http.server.HTTPServer(("127.0.0.1", 0), Answer) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server.server_port
        server.shutdown()
        thread.join()


def test_ready_is_told_once_with_the_address(capsys):
    with healthz(200, b"{}") as port:
        readiness = Readiness("0.0.0.0", port, ready.time.monotonic() - 2.1)
        readiness()
        readiness()

    said = capsys.readouterr().out
    assert said.count("\n") == 1
    assert said.startswith("Sẵn sàng sau 2,1 giây: http://localhost:")


def test_while_it_starts_nothing_is_told(capsys):
    Readiness("127.0.0.1", 9, ready.time.monotonic())()

    assert capsys.readouterr() == ("", "")


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (json.dumps({"reasons": ["Thiếu một bước."]}).encode(), "Thiếu một bước."),
        (b"no json", ""),
        (b"[]", ""),
    ],
)
def test_after_a_minute_the_reason_is_told_once(capsys, body, reason):
    with healthz(503, body) as port:
        readiness = Readiness("127.0.0.1", port, ready.time.monotonic())
        readiness()
        readiness._asked_since -= 61
        readiness()
        readiness()

    said = capsys.readouterr().err
    assert said.count("vẫn chưa sẵn sàng") == 1
    assert said.strip().endswith(reason or "sẵn sàng.")


def test_a_late_start_is_told_after_the_complaint(capsys):
    with healthz(200, b"{}") as port:
        readiness = Readiness("127.0.0.1", 9, ready.time.monotonic())
        readiness()
        readiness._asked_since -= 61
        readiness()
        readiness.port = port
        readiness()

    captured = capsys.readouterr()
    assert captured.err.count("vẫn chưa sẵn sàng") == 1
    assert captured.out.count("Sẵn sàng sau") == 1


@pytest.mark.parametrize(
    ("english", "vietnamese"),
    [
        ("Unexpected exit from worker-2", "Tiến trình web số 2 dừng đột ngột"),
        ("Worker crash loop detected, exiting", "dừng liên tiếp"),
        ("Killing worker-1 after it refused to gracefully stop", "web số 1 không dừng kịp"),
        ("Something for programmers", ""),
    ],
)
def test_the_web_server_speaks_vietnamese(capsys, english, vietnamese):
    record = logging.LogRecord("_granian", logging.ERROR, "", 0, english, None, None)

    ServerLog().emit(record)

    said = capsys.readouterr().err
    assert vietnamese in said
    assert "worker" not in said
    assert said.count("\n") == (1 if vietnamese else 0)
