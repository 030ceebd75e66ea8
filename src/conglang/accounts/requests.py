"""What a request says about where it came from."""

from django.conf import settings
from django.http import HttpRequest

#: Printed by the demonstration; worth nothing from anywhere but the machine itself.
DEMO_PASSWORD = "mo-cong-lang-2026"  # noqa: S105 -- refused on every host that is not loopback

LOOPBACK_NAMES = frozenset({"localhost", "127.0.0.1", "[::1]", "::1", "testserver"})
FORWARDING_HEADERS = (
    "HTTP_X_FORWARDED_HOST", "HTTP_X_FORWARDED_FOR", "HTTP_X_REAL_IP", "HTTP_FORWARDED",
)  # fmt: skip


def client_address(request: HttpRequest) -> str | None:
    """The visitor's network address; forwarded headers count only behind trusted proxies."""
    if settings.TRUSTED_PROXIES:
        forwarded = [part.strip() for part in request.headers.get("X-Forwarded-For", "").split(",")]
        if len(forwarded) >= settings.TRUSTED_PROXIES and forwarded[-settings.TRUSTED_PROXIES]:
            return str(forwarded[-settings.TRUSTED_PROXIES])
    return request.META.get("REMOTE_ADDR") or None


def is_loopback(request: HttpRequest) -> bool:
    """Whether the request was made on this machine, to this machine, through no proxy."""
    host = request.META.get("HTTP_HOST", "").lower()
    name = host if host.startswith("[") and host.endswith("]") else host.rsplit(":", 1)[0]
    local_name = name in LOOPBACK_NAMES or name.endswith(".localhost")
    proxied = any(request.META.get(header) for header in FORWARDING_HEADERS)
    address = request.META.get("REMOTE_ADDR", "")
    return local_name and not proxied and address in {"127.0.0.1", "::1", ""}
