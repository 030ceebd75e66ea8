"""Find the portal of the request's host, open its scope, close it after the last byte."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.http.request import split_domain_port
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import get_resolver
from wagtail.models.sites import SiteRootPath

from conglang.tenancy.choices import HostKind, PortalState
from conglang.tenancy.models import Agency, base_url
from conglang.tenancy.queries import portal_host
from conglang.tenancy.scoping import within_site

STAFF_PREFIXES = ("/quan-tri/", "/tai-khoan/")


def open_portal(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Middleware: unknown host 404, former host 301, suspended portal 503, else the open portal."""
    _ = get_resolver().url_patterns  # admin forms are built now, before any scope is open

    def middleware(request: Any) -> Any:
        # The raw host: an unknown or malformed one is a page that does not exist, not a 400.
        host = split_domain_port(request._get_raw_host())[0]
        found = portal_host(host) if host else None
        if found is None:
            return render(request, "404.html", status=404)
        if found.kind != HostKind.PRIMARY:
            target = base_url(found.site.hostname) + request.get_full_path()
            return HttpResponsePermanentRedirect(target)
        request._wagtail_site = found.site
        request._wagtail_cached_site_root_paths = root_paths(found.site)
        request.agency = agency = found.site.agency
        if agency.state == PortalState.SUSPENDED and not request.path.startswith(STAFF_PREFIXES):
            return _suspended(request, agency)
        return _inside(request, found.site, get_response)

    return middleware


def root_paths(site: Any) -> list[SiteRootPath]:
    """The open portal's own root, so that nothing looks for an address among all portals."""
    root = site.root_page.url_path
    return [SiteRootPath(site.pk, root, base_url(site.hostname), settings.LANGUAGE_CODE)]


def _suspended(request: HttpRequest, agency: Agency) -> HttpResponse:
    response = render(request, "website/suspended.html", {"agency": agency}, status=503)
    response["Retry-After"] = "3600"
    return response


def _inside(request: HttpRequest, site: Any, get_response: Callable[..., Any]) -> Any:
    with within_site(site):
        response: Any = get_response(request)
        if not response.streaming and hasattr(response, "render") and not response.is_rendered:
            response = response.render()
    if response.streaming and not response.is_async:
        response.streaming_content = _scoped(response.streaming_content, site)
    return response


def _scoped(parts: Any, site: Any) -> Iterator[bytes]:
    # A streamed body is read after the view returned: open the scope again for each part.
    iterator = iter(parts)
    while True:
        with within_site(site):
            try:
                part = next(iterator)
            except StopIteration:
                return
        yield part
