"""Hand out stored files of the open portal: ranges for sound and film, attachment for the rest."""

from __future__ import annotations

import mimetypes
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO
from urllib.parse import quote

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.http.response import HttpResponseNotModified
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.utils.http import http_date, parse_http_date_safe

from conglang.accounts.middleware import is_inside
from conglang.media.models import File, Rendition
from conglang.tenancy.scoping import every_site, open_site

SHOWN_INLINE = ("image/", "audio/", "video/", "application/pdf")
RANGE = re.compile(r"^bytes=(\d*)-(\d*)$")
PART_BYTES = 64 * 1024
#: How long a proxy may hand out a copy before it asks whether the thing is still public.
SHARED_SECONDS = 300
SHOWN_TO = "media_shown_to"


def _rendition_at(path: str) -> tuple[int, bool] | None:
    rows: Any = Rendition.objects.filter(file=path)
    found: tuple[int, bool] | None = rows.values_list("image_id", "image__shown_publicly").first()
    return found


def _file_at(path: str) -> tuple[int, bool] | None:
    with every_site(reason="a path names its portal; that it is the open one was asked before"):
        rows: Any = File.objects.filter(file=path)
        found: tuple[int, bool] | None = rows.values_list("pk", "shown_publicly").first()
    return found


#: Folders with an address: how the row behind a path is found (its number, whether it is public).
FINDERS: dict[str, Callable[[str], tuple[int, bool] | None]] = {
    "anh": _rendition_at, "tep": _file_at,
}  # fmt: skip


def register_folder(name: str, find: Callable[[str], tuple[int, bool] | None]) -> None:
    """Give a folder of stored files an address; ``find`` tells the row behind a path.

    The row's number and whether residents may have it; None for a path that no row names.
    """
    FINDERS[name] = find


def serve_file(request: HttpRequest, path: str) -> HttpResponseBase:
    """Send one stored file. Only renditions and files of the open portal have an address here.

    What no live page shows goes to those who work in the portal, and to whom ``let_see`` named it.
    """
    site_id, _, rest = path.partition("/")
    folder = rest.partition("/")[0]
    if site_id != str(open_site().pk) or folder not in FINDERS or "\0" in path:
        raise Http404
    public = _is_public(request, path, folder)
    root = Path(settings.MEDIA_ROOT).resolve()
    target = (root / path).resolve()
    if not target.is_relative_to(root / site_id / folder) or not target.is_file():
        raise Http404
    return _respond(request, target, as_picture=folder == "anh", public=public)


def _is_public(request: Any, path: str, folder: str) -> bool:
    """Whether everybody may have it; 404 if this visitor may not. One query for what is public."""
    # The portal's emblem stands on every page and is no picture of the library.
    pk, public = FINDERS[folder](path) or (0, path == request.agency.emblem.name)
    # Who asks is of interest only now: what is public is the same for everybody.
    if not public and not (pk and _may_see_drafts(request, folder, pk)):
        raise Http404
    return public


def _may_see_drafts(request: Any, folder: str, pk: int) -> bool:
    if is_inside(request):
        return True
    until = request.session.get(SHOWN_TO, {}).get(f"{folder}:{pk}", 0)
    return bool(timezone.now().timestamp() < until)


def let_see(
    session: Any, *, pictures: Iterable[Any], files: Iterable[Any], until: datetime
) -> None:
    """Let a visitor who is nobody's staff have these, public or not, until a moment."""
    now, last = timezone.now().timestamp(), until.timestamp()
    kept = {key: end for key, end in session.get(SHOWN_TO, {}).items() if end > now}
    shown = [*(f"anh:{each.pk}" for each in pictures), *(f"tep:{each.pk}" for each in files)]
    if shown:
        session[SHOWN_TO] = kept | dict.fromkeys(shown, last)


def _respond(
    request: HttpRequest, target: Path, *, as_picture: bool, public: bool
) -> HttpResponseBase:
    stat = target.stat()
    since = request.headers.get("If-Modified-Since") if public else None
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
    if public:
        # The path has a random part and its content never changes. Caches between us and a reader
        # ask again soon: what was taken down must not live on in them.
        patch_cache_control(
            response, public=True, max_age=31_536_000, s_maxage=SHARED_SECONDS, immutable=True
        )
    else:
        response["Cache-Control"] = "private, no-store"
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
