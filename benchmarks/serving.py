"""``conglang serve`` against nginx handing out a file of the same bytes, in the same run."""

from __future__ import annotations

import re
import shutil
import subprocess
import time
from pathlib import Path
from statistics import median

from benchmarks.machine import (
    BUILD,
    CONGLANG,
    conglang_serving,
    fetch,
    free_port,
    nginx_serving,
    run_wrk,
    tree_memory_mb,
    wait_until_ready,
)  # fmt: skip

HOST = "localhost"
ROUNDS = 3


def demo_times(data: Path) -> dict[str, dict[str, object]]:
    """First and second start of the demonstration, from the command to the first answer."""
    shutil.rmtree(data, ignore_errors=True)
    return {"demo_first": _start(data), "demo_second": _start(data)}


def _start(data: Path) -> dict[str, object]:
    port, start = free_port(), time.perf_counter()
    command = [CONGLANG, "demo", "--data", str(data), "--port", str(port)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    loaded = time.perf_counter() - start
    serve = [CONGLANG, "serve", "--data", str(data), "--port", str(port)]
    process = subprocess.Popen(serve, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_until_ready(f"http://127.0.0.1:{port}/healthz")
        ready = time.perf_counter() - start
    finally:
        process.terminate()
        process.wait(30)
    return {"load_s": round(loaded, 2), "ready_s": round(ready, 2)}


def serving_figures(data: Path) -> dict[str, dict[str, object]]:
    """Requests per second, p50 and p99 for four pages, with nginx beside them; memory."""
    with conglang_serving(data) as (base, process):
        idle = tree_memory_mb(process.pid)
        pages = _pages(base)
        bodies = {name: fetch(base + path, host=HOST) for name, path in pages.items()}
        figures: dict[str, dict[str, object]] = {}
        with nginx_serving(bodies) as limit:
            for name, path in pages.items():
                figures[f"serve_{name}"] = _beside(
                    base + path, f"{limit}/{name}.html", bodies[name]
                )
        busy = tree_memory_mb(process.pid)
    figures["memory_tree"] = {"idle_mb": idle, "after_load_mb": busy}
    return figures


def _pages(base: str) -> dict[str, str]:
    section = "/tin-tuc/nong-thon-moi/"
    html = _text(base + section)
    article = next(
        path for path in re.findall(r'href="(/[^"?#]+/)"', html)
        if path.startswith(section) and path != section
    )  # fmt: skip
    return {"home": "/", "section": section, "article": article, "search": "/tim-kiem/?q=hon+dat"}


def _text(url: str) -> str:
    import gzip

    body = fetch(url, host=HOST)
    return (gzip.decompress(body) if body[:2] == b"\x1f\x8b" else body).decode()


def _beside(ours: str, limit: str, body: bytes) -> dict[str, object]:
    runs = [(run_wrk(ours, host=HOST), run_wrk(limit, host=HOST)) for _ in range(ROUNDS)]
    rate = median(own.requests_per_second for own, _ in runs)
    top = median(other.requests_per_second for _, other in runs)
    return {
        "bytes_gz": len(body),
        "req_s": round(rate, 1),
        "p50_ms": median(own.p50_ms for own, _ in runs),
        "p99_ms": median(own.p99_ms for own, _ in runs),
        "errors": sum(own.errors for own, _ in runs),
        "nginx_req_s": round(top, 1),
        "ratio_to_nginx": round(rate / top, 5) if top else 0,
    }


def prepare(data: Path) -> None:
    BUILD.mkdir(exist_ok=True)
    data.parent.mkdir(parents=True, exist_ok=True)
