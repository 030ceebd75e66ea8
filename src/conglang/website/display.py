"""Text size and contrast without script: a cookie that names no one, read by a small stylesheet."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from conglang.content.meta import page_meta
from conglang.content.pages import render_public

SIZES = {"1": 100, "2": 115, "3": 130, "4": 150}
COOKIE = "hien-thi"
COOKIE_AGE_SECONDS = 365 * 24 * 3600


def chosen(request: HttpRequest) -> tuple[str, str]:
    """Size (1 to 4) and contrast (``thuong`` or ``cao``) kept in the visitor's cookie."""
    size, _, contrast = request.COOKIES.get(COOKIE, "").partition(".")
    return (size if size in SIZES else "1"), ("cao" if contrast == "cao" else "thuong")


@cache
def _contrast_css() -> str:
    return files("conglang.ui").joinpath("contrast.css").read_text(encoding="utf-8")


def stylesheet(request: HttpRequest) -> HttpResponse:
    """The visitor's own few rules; the pages themselves stay the same for everybody."""
    size, contrast = chosen(request)
    css = "" if size == "1" else f"html{{font-size:{SIZES[size]}%}}\n"
    if contrast == "cao":
        css += _contrast_css()
    response = HttpResponse(css, content_type="text/css; charset=utf-8")
    response["Cache-Control"] = "private, no-cache"
    response["Vary"] = "Cookie"
    return response


# A preference about the look of pages, nothing else: forging it gains nothing, and the kept pages
# that carry its buttons cannot carry a token.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def settings_page(request: HttpRequest) -> HttpResponse:
    """Form page for text size and contrast; POST keeps the choice and goes back."""
    if request.method == "POST":
        return _keep(request)
    size, contrast = chosen(request)
    meta = page_meta(
        request.agency, request.path, title="Cỡ chữ và độ tương phản", noindex=True,  # type: ignore[attr-defined]
        description="Chọn cỡ chữ và độ tương phản dễ đọc với bạn.",
    )  # fmt: skip
    context = {"size": size, "contrast": contrast, "sizes": SIZES}
    response = render_public(request, "website/display_settings.html", context, meta=meta)
    response["Cache-Control"] = "private, no-store"
    return response


def _keep(request: HttpRequest) -> HttpResponse:
    size, contrast = chosen(request)
    asked = request.POST.get("co-chu", "")
    step = {"giam": -1, "tang": 1}.get(asked, 0)
    if asked in SIZES:
        size = asked
    elif asked == "chuan":
        size = "1"
    elif step:
        size = str(min(max(int(size) + step, 1), len(SIZES)))
    if request.POST.get("tuong-phan") in {"cao", "thuong"}:
        contrast = request.POST["tuong-phan"]
    back = request.POST.get("tro-ve", "/")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts=None) or not back.startswith("/"):
        back = "/"
    response = HttpResponseRedirect(back, status=303)
    response.set_cookie(
        COOKIE, f"{size}.{contrast}", max_age=COOKIE_AGE_SECONDS, httponly=True, samesite="Lax",
        secure=request.is_secure(),
    )  # fmt: skip
    return response
