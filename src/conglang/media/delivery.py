"""Hand out public files of the open portal: ranges for sound and film, attachment for the rest."""

from __future__ import annotations

import mimetypes
import re
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO
from urllib.parse import quote

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.http.response import HttpResponseNotModified
from django.utils.cache import patch_cache_control
from django.utils.http import http_date, parse_http_date_safe

from conglang.tenancy.scoping import open_site

PUBLIC_FOLDERS = frozenset({"anh", "tep"})
SHOWN_INLINE = ("image/", "audio/", "video/", "application/pdf")
RANGE = re.compile(r"^bytes=(\d*)-(\d*)$")
PART_BYTES = 64 * 1024


def serve_file(request: HttpRequest, path: str) -> HttpResponseBase:
    """Send one stored file. Only renditions and files of the open portal have an address here."""
    site_id, _, rest = path.partition("/")
    folder = rest.partition("/")[0]
    if site_id != str(open_site().pk) or folder not in PUBLIC_FOLDERS:
        raise Http404
    if "\0" in path:
        raise Http404
    root = Path(settings.MEDIA_ROOT).resolve()
    target = (root / path).resolve()
    if not target.is_relative_to(root / site_id / folder) or not target.is_file():
        raise Http404
    return _respond(request, target, as_picture=folder == "anh")


def _respond(request: HttpRequest, target: Path, *, as_picture: bool) -> HttpResponseBase:
    stat = target.stat()
    since = request.headers.get("If-Modified-Since")
    if since and (parse_http_date_safe(since) or 0) >= int(stat.st_mtime):
        return HttpResponseNotModified()
    kind = mimetypes.guess_type(target.name)[0] or "application/octet-stream"
    response = _body(request, target, stat.st_size, kind)
    response["Accept-Ranges"] = "bytes"
    response["Last-Modified"] = http_date(stat.st_mtime)
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    if not (as_picture or kind.startswith(("audio/", "video/"))):
        name = quote(target.name)
        response["Content-Disposition"] = f"attachment; filename*=UTF-8''{name}"
    # The path has a random part and its content never changes.
    patch_cache_control(response, public=True, max_age=31_536_000, immutable=True)
    return response


def _body(request: HttpRequest, target: Path, size: int, kind: str) -> HttpResponseBase:
    wanted = RANGE.match(request.headers.get("Range", ""))
    if not wanted or wanted.groups() == ("", ""):
        return _stream(target, 0, size, 200, kind)
    first, last = wanted.groups()
    start = int(first) if first else max(size - int(last), 0)
    end = min(int(last), size - 1) if first and last else size - 1
    if start >= size or end < start:
        response = HttpResponse(status=416)
        response["Content-Range"] = f"bytes */{size}"
        return response
    partial = _stream(target, start, end - start + 1, 206, kind)
    partial["Content-Range"] = f"bytes {start}-{end}/{size}"
    return partial


def _stream(target: Path, start: int, length: int, status: int, kind: str) -> HttpResponseBase:
    handle = target.open("rb")
    handle.seek(start)
    response = StreamingHttpResponse(_parts(handle, length), status=status, content_type=kind)
    response["Content-Length"] = str(length)
    closers = response._resource_closers  # type: ignore[attr-defined]  # noqa: SLF001 -- Django's own
    closers.append(handle.close)
    return response


def _parts(handle: BinaryIO, length: int) -> Iterator[bytes]:
    while length > 0:
        part = handle.read(min(PART_BYTES, length))
        if not part:
            return
        length -= len(part)
        yield part
