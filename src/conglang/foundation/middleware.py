"""The two outermost layers of the machine room: health, and smaller public pages."""

from __future__ import annotations

import gzip
import os
import time
from collections.abc import Callable
from datetime import timedelta

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.utils import timezone
from django.utils.cache import patch_vary_headers

from conglang.foundation.choices import BeatRole
from conglang.foundation.models import WorkerBeat
from conglang.foundation.schema import missing_migrations
from conglang.foundation.serve.ready import EXPECT_WORKER
from conglang.foundation.version import VERSION

GetResponse = Callable[[HttpRequest], HttpResponseBase]

HEALTH_PATH = "/healthz"
BEAT_LIMIT = timedelta(seconds=60)
START_GRACE_SECONDS = 30.0

SMALLEST_COMPRESSED = 500
COMPRESS_LEVEL = 6
TEXT_TYPES = (
    "text/",
    "application/json",
    "application/javascript",
    "application/xml",
    "application/rss+xml",
    "application/atom+xml",
    "application/ld+json",
    "application/manifest+json",
    "image/svg+xml",
)


def health(get_response: GetResponse) -> GetResponse:
    """Answer /healthz before everything else, on any host, without a session or a portal."""
    checks = HealthChecks()

    def middleware(request: HttpRequest) -> HttpResponseBase:
        return checks.answer() if request.path == HEALTH_PATH else get_response(request)

    return middleware


class HealthChecks:
    """The questions behind /healthz; each answers with a reason, or with nothing when well."""

    def __init__(self) -> None:
        self._migrated = False
        self._began = time.monotonic()

    def answer(self) -> HttpResponse:
        """Return 200 when every check is well, else 503 with the reasons in Vietnamese."""
        results: dict[str, str] = {}
        for name, check in self._checks().items():
            try:
                results[name] = check()
            except DatabaseError:
                results[name] = "Cơ sở dữ liệu không trả lời."
            if results[name]:
                break  # the checks that follow stand on this one
        reasons = [reason for reason in results.values() if reason]
        body = {
            "status": "failing" if reasons else "ok",
            "version": VERSION,
            "checks": {name: "failing" if why else "ok" for name, why in results.items()},
            "reasons": reasons,
        }
        response = JsonResponse(
            body, status=503 if reasons else 200, json_dumps_params={"ensure_ascii": False}
        )
        response["Cache-Control"] = "no-store"
        return response

    def _checks(self) -> dict[str, Callable[[], str]]:
        found: dict[str, Callable[[], str]] = {
            "database": self._database,
            "migrations": self._migrations,
        }
        if os.environ.get(EXPECT_WORKER):
            found["worker"] = self._worker
        return found

    def _database(self) -> str:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        return ""

    def _migrations(self) -> str:
        if not self._migrated:
            self._migrated = not missing_migrations()
        return "" if self._migrated else "Cơ sở dữ liệu chưa được nâng cấp: conglang migrate"

    def _worker(self) -> str:
        fresh = timezone.now() - BEAT_LIMIT
        alive = WorkerBeat.objects.filter(role=BeatRole.WORKER, beat_at__gte=fresh).exists()
        if alive or time.monotonic() - self._began < START_GRACE_SECONDS:
            return ""
        return "Tiến trình việc nền không hoạt động."


def compress_public_pages(get_response: GetResponse) -> GetResponse:
    """Send public text pages gzipped.

    Pages of a person (with a session, or answers that set or vary by a cookie) stay as they are:
    compressing secrets together with what a stranger may inject gives the secrets away.
    """

    def middleware(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if isinstance(response, HttpResponse) and _is_public_text(request, response):
            _compress(request, response)
        return response

    return middleware


def _is_public_text(request: HttpRequest, response: HttpResponse) -> bool:
    return (
        len(response.content) >= SMALLEST_COMPRESSED
        and response.get("Content-Type", "").startswith(TEXT_TYPES)
        and not response.has_header("Content-Encoding")
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
        and not response.cookies
        and "cookie" not in response.get("Vary", "").lower()
    )


def _compress(request: HttpRequest, response: HttpResponse) -> None:
    patch_vary_headers(response, ["Accept-Encoding"])
    if "gzip" not in request.headers.get("Accept-Encoding", ""):
        return
    # No time in the header: the same page is the same bytes for everybody.
    response.content = gzip.compress(response.content, COMPRESS_LEVEL, mtime=0)
    response["Content-Encoding"] = "gzip"
    if response.has_header("Content-Length"):
        response["Content-Length"] = str(len(response.content))
    tag = response.get("ETag", "")
    if tag.startswith('"'):
        response["ETag"] = f"W/{tag}"
