"""Servers, load and memory of one measuring run."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

BUILD = Path("build")
CONGLANG = str(Path(sys.executable).with_name("conglang"))
ALL_CHECKS_SECONDS = 120


@dataclass(frozen=True, slots=True)
class Load:
    """What wrk saw: requests per second, latencies in milliseconds, errors."""

    requests_per_second: float
    p50_ms: float
    p99_ms: float
    errors: int


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until_ready(url: str, *, seconds: float = ALL_CHECKS_SECONDS) -> float:
    """Seconds until ``url`` answers 200. Raises TimeoutError."""
    start = time.perf_counter()
    while time.perf_counter() - start < seconds:
        try:
            with urllib.request.urlopen(url, timeout=2) as answer:
                if answer.status == 200:
                    return time.perf_counter() - start
        except (urllib.error.URLError, OSError):
            time.sleep(0.05)
    raise TimeoutError(f"{url} did not answer within {seconds} s")


def run_wrk(url: str, *, host: str, connections: int = 16, seconds: int = 6) -> Load:
    """Load ``url`` with wrk; one thread, as the machine has two cores to share."""
    command = [
        "wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--latency", "-H", f"Host: {host}",
        "-H", "Accept-Encoding: gzip", url,
    ]  # fmt: skip
    text = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    found = re.search(r"Requests/sec:\s+([\d.]+)", text)
    errors = sum(
        int(number) for number in re.findall(r"(?:connect|read|write|timeout) (\d+)", text)
    )
    bad = re.search(r"Non-2xx or 3xx responses: (\d+)", text)
    return Load(
        requests_per_second=float(found.group(1)) if found else 0.0,
        p50_ms=_milliseconds(text, "50%"),
        p99_ms=_milliseconds(text, "99%"),
        errors=errors + (int(bad.group(1)) if bad else 0),
    )


def _milliseconds(text: str, share: str) -> float:
    found = re.search(rf"{share}\s+([\d.]+)(us|ms|s)", text)
    if not found:
        return 0.0
    factor = {"us": 0.001, "ms": 1.0, "s": 1000.0}[found.group(2)]
    return round(float(found.group(1)) * factor, 2)


def fetch(url: str, *, host: str) -> bytes:
    """The gzip bytes a browser would get."""
    request = urllib.request.Request(url, headers={"Host": host, "Accept-Encoding": "gzip"})
    with urllib.request.urlopen(request, timeout=30) as answer:
        return bytes(answer.read())


@contextmanager
def nginx_serving(files: dict[str, bytes]) -> Iterator[str]:
    """nginx with ready gzip bytes of each page, as a file: the limit of this machine."""
    root = BUILD / "bench-nginx"
    shutil.rmtree(root, ignore_errors=True)
    root.mkdir(parents=True)
    root.chmod(0o755)
    for name, content in files.items():
        (root / f"{name}.html").write_bytes(content)
    port = free_port()
    here = root.resolve()
    config = here / "nginx.conf"
    config.write_text(
        f"worker_processes 2; pid {here}/pid; error_log {here}/error.log; daemon off;\n"
        "events { worker_connections 1024; }\n"
        f"http {{ access_log off; types {{ text/html html; }} client_body_temp_path {here}/b; "
        f"proxy_temp_path {here}/p; fastcgi_temp_path {here}/f; uwsgi_temp_path {here}/u; "
        f"scgi_temp_path {here}/s; server {{ listen 127.0.0.1:{port}; root {here}; "
        "add_header Content-Encoding gzip; } }\n",
        encoding="ascii",
    )
    user = ["-g", "user root;"] if os.geteuid() == 0 else []
    process = subprocess.Popen(["nginx", "-c", str(config), *user])
    try:
        wait_until_ready(f"http://127.0.0.1:{port}/{next(iter(files))}.html")
        yield f"http://127.0.0.1:{port}"
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(10)


@contextmanager
def conglang_serving(data: Path) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """``conglang serve`` as shipped, on a free port."""
    port = free_port()
    command = [CONGLANG, "serve", "--data", str(data), "--port", str(port)]
    with (BUILD / "bench-serve.log").open("wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log)
    try:
        wait_until_ready(f"http://127.0.0.1:{port}/healthz")
        yield f"http://127.0.0.1:{port}", process
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(30)


def tree_memory_mb(pid: int) -> float:
    """Proportional set size of a process and everything below it, in megabytes."""
    total, todo = 0, [pid]
    while todo:
        current = todo.pop()
        children = Path(f"/proc/{current}/task").glob("*/children")
        for each in children:
            todo += [int(word) for word in each.read_text().split()]
        try:
            for line in Path(f"/proc/{current}/smaps_rollup").read_text().splitlines():
                if line.startswith("Pss:"):
                    total += int(line.split()[1])
        except OSError:
            continue
    return round(total / 1024, 1)


def print_table(figures: dict[str, dict[str, object]]) -> None:
    """One line per figure, names at the left."""
    width = max(len(name) for name in figures)
    for name, values in figures.items():
        words = "  ".join(f"{key}={value}" for key, value in values.items())
        print(f"{name:<{width}}  {words}", flush=True)


def write_json(figures: dict[str, dict[str, object]]) -> None:
    BUILD.mkdir(exist_ok=True)
    text = json.dumps(figures, ensure_ascii=False, indent=1)
    (BUILD / "bench.json").write_text(text + "\n", encoding="utf-8")
