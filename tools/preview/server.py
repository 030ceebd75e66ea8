"""A small server for the previews, under the product's own content security policy."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from django.contrib.staticfiles import finders

from preview.pictures import landscape
from preview.settings import OUT, SRC

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'"
)
TYPES = {
    ".css": "text/css",
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
    ".png": "image/png",
}
LIVE = {
    "date": "Thứ Hai, 23/11/2026",
    "lunar": "Ngày 15 tháng 10 năm Bính Ngọ (âm lịch)",
    "staff": None,
}


class Look:
    """What the visitor chose; the previews have one visitor."""

    size = 100
    contrast = "thuong"


def display_css() -> str:
    css = f"html{{font-size:{Look.size}%}}" if Look.size != 100 else ""
    if Look.contrast == "cao":
        css += (SRC / "ui/contrast.css").read_text(encoding="utf-8")
    return css


def answer(where: str) -> tuple[str | bytes, str]:
    """Return content and type for an address."""
    if where.startswith("/static/"):
        found = Path(finders.find(where.removeprefix("/static/")) or "/nowhere")
        kind = TYPES.get(found.suffix, "text/plain")
        return (found.read_bytes() if found.is_file() else b""), kind
    if where.startswith("/tep/anh-"):
        return landscape(int("".join(sign for sign in where if sign.isdigit()))), TYPES[".svg"]
    made = {
        "/hien-thi.css": (display_css(), TYPES[".css"]),
        "/hien-thoi.json": (json.dumps(LIVE), "application/json"),
    }
    if where in made:
        return made[where]
    file = OUT / (where.strip("/") or "home.html")
    return (file.read_bytes() if file.is_file() else b""), "text/html; charset=utf-8"


class Handler(BaseHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        content, kind = answer(urlsplit(self.path).path)
        data = content.encode() if isinstance(content, str) else content
        self.send_response(200 if data or "css" in kind else 404)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Content-Security-Policy", CSP)
        self.end_headers()
        self.wfile.write(data)

    def do_POST(self) -> None:
        sent = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        sizes = {"tang": 130, "chuan": 100, "giam": 100}
        Look.size = sizes.get(sent.get("co-chu", [""])[0], Look.size)
        Look.contrast = sent.get("tuong-phan", [Look.contrast])[0]
        self.send_response(303)
        self.send_header("Location", sent.get("tro-ve", ["/"])[0])
        self.end_headers()


def serve(port: int) -> ThreadingHTTPServer:
    """Start the server in the background; port 0 takes any free one."""
    server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server
