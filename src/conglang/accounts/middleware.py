"""The gatekeeper of the staff rooms: open screens only, signed in, second factor, idle lock."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from csp.constants import SELF, UNSAFE_INLINE
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from conglang.accounts.actions import note_sign_in
from conglang.accounts.choices import SignInResult
from conglang.accounts.permissions import may, may_enter, needs_second_factor
from conglang.accounts.requests import client_address
from conglang.accounts.screens import ANY_POST, screen

STAFF = "/quan-tri/"
ACCOUNT = "/tai-khoan/"
LAST_ACT = "last_act_at"
LOCKED = "screen_locked"
ACT_NOTED_EVERY_SECONDS = 30

EDITOR_SCREENS = frozenset({"wagtailadmin_pages:add", "wagtailadmin_pages:edit"})
#: The rich text editor writes style sheets in the browser, anew with each block, so no hash holds;
#: style attributes and scripts stay refused even there.
EDITOR_POLICY = {"style-src-elem": [SELF, UNSAFE_INLINE]}
#: Staff addresses that answer without a person, or whatever their state.
OPEN_TO_ALL = frozenset({"wagtailadmin_sprite", "wagtailadmin_javascript_catalog"})
OPEN_WHILE_LOCKED = frozenset({"unlock_screen", "lock_screen"})
#: Asked by an open page on its own: no sign that a person is there.
ASKED_BY_PAGES = frozenset({"wagtailadmin_editing_sessions:ping"})
#: Account pages that need nobody at the screen, or lead away from it.
WAYS_IN_AND_OUT = (
    "/tai-khoan/dang-nhap/", "/tai-khoan/dang-xuat/", "/tai-khoan/thu-moi/", "/tai-khoan/phieu/",
    "/tai-khoan/tro-lai/",
)  # fmt: skip
#: Pages a person without the compulsory second factor may still open.
MFA_PATHS = ("/tai-khoan/hai-lop/", "/tai-khoan/xac-nhan-lai/", "/tai-khoan/dang-xuat/")


class StaffGate:
    """Middleware; decides in ``process_view``, when the screen's name is known."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        if request.path.startswith((STAFF, ACCOUNT)):
            response["Cache-Control"] = "no-store, private"
            response["X-Robots-Tag"] = "noindex"
            match = request.resolver_match
            if match is not None and match.view_name in EDITOR_SCREENS:
                response._csp_update = EDITOR_POLICY  # type: ignore[attr-defined]  # noqa: SLF001 -- django-csp's door
        return response

    def process_view(
        self, request: Any, view: Any, args: Any, kwargs: Any
    ) -> HttpResponseBase | None:
        if not request.path.startswith(STAFF):
            return self._account_page(request) if request.path.startswith(ACCOUNT) else None
        name = request.resolver_match.view_name
        if name in OPEN_TO_ALL:
            return None
        wanted = screen(name)
        if wanted is None:
            raise Http404
        if not may_enter(request.user):
            return sign_in_first(request)
        blocked = self._second_factor(request) or self._new_password(request)
        if blocked is None and name not in OPEN_WHILE_LOCKED:
            blocked = idle_lock(request)
        if blocked is not None:
            return blocked
        if wanted.permission != ANY_POST and not may(request.user, wanted.permission):
            return refuse_screen(request)
        return None

    def _account_page(self, request: Any) -> HttpResponseBase | None:
        blocked = self._second_factor(request)
        if blocked or request.path.startswith(WAYS_IN_AND_OUT) or not may_enter(request.user):
            return blocked
        # Nothing of a refused form is shown again here: it may hold passwords.
        return idle_lock(request, keep=False)

    def _second_factor(self, request: Any) -> HttpResponseBase | None:
        if not lacks_second_factor(request.user) or request.path.startswith(MFA_PATHS):
            return None
        return redirect("mfa_activate_totp")

    def _new_password(self, request: Any) -> HttpResponseBase | None:
        return redirect("account_change_password") if request.user.must_change_password else None


def lacks_second_factor(user: Any) -> bool:
    """Whether somebody signed in must set up a second factor before anything else."""
    if not (settings.MFA_REQUIRED and user.is_authenticated and needs_second_factor(user)):
        return False
    return not user.authenticator_set.filter(type="totp").exists()


def is_inside(request: Any) -> bool:
    """Whether the staff rooms stand open to this visitor now; asking is no sign of presence.

    For addresses outside ``/quan-tri/`` that show staff what residents do not get.
    """
    user = request.user
    if not may_enter(user) or user.must_change_password or lacks_second_factor(user):
        return False
    return not screen_is_locked(request.session, int(time.time()))


def screen_is_locked(session: Any, now: int) -> bool:
    """Whether the screen is locked, or nobody did anything for too long. now: in seconds."""
    last = session.get(LAST_ACT, now)
    return bool(session.get(LOCKED)) or now - last > settings.IDLE_LOCK_MINUTES * 60


def guard_staff_pages(get_response: Callable[[HttpRequest], HttpResponseBase]) -> StaffGate:
    """Middleware factory named in the settings."""
    return StaffGate(get_response)


def wants_json(request: HttpRequest) -> bool:
    accept = request.headers.get("Accept", "")
    return (
        "application/json" in accept or request.headers.get("X-Requested-With") == "XMLHttpRequest"
    )


def sign_in_first(request: HttpRequest) -> HttpResponseBase:
    """Ask to sign in; what was being sent is kept on the page and sent again afterwards."""
    if wants_json(request):
        return JsonResponse({"success": False, "error_code": "signed_out", "error_message": (
            "Phiên làm việc đã hết. Hãy đăng nhập lại ở thẻ khác rồi bấm lưu; chữ vẫn còn ở đây."
        )}, status=401)  # fmt: skip
    if request.method == "POST":
        return render(request, "accounts/session_expired.html", kept_post(request), status=401)
    return redirect(f"{reverse('account_login')}?{urlencode({'next': request.get_full_path()})}")


def kept_post(request: HttpRequest) -> dict[str, Any]:
    """Every field of a POST that could not be carried out, to be shown and sent again."""
    skipped = {"csrfmiddlewaretoken", "password"}
    fields = [
        (name, value)
        for name, values in request.POST.lists()
        if name not in skipped
        for value in values
    ]
    return {
        "fields": fields,
        "target": request.get_full_path(),
        "lost_files": [
            upload.name for name in request.FILES for upload in request.FILES.getlist(name)
        ],
        "login_url": f"{reverse('account_login')}?next={reverse('return_to_work')}",
        "csrf_cookie": settings.CSRF_COOKIE_NAME,
    }


def idle_lock(request: Any, *, keep: bool = True) -> HttpResponseBase | None:
    """Lock the screen after too long without an act; a locked screen keeps what was typed.

    keep: show what a refused form held, to be sent again.

    Legal basis: system:idle-lock
    """
    session, now = request.session, int(time.time())
    last = session.get(LAST_ACT, now)
    if screen_is_locked(session, now):
        session[LOCKED] = True
        if wants_json(request):
            message = "Màn hình đã khóa vì lâu không thao tác. Nhập mật khẩu để tiếp tục."
            return JsonResponse(
                {"success": False, "error_code": "locked", "error_message": message}, status=423
            )
        if request.method == "POST" and keep:
            back = f"{reverse('unlock_screen')}?{urlencode({'next': reverse('return_to_work')})}"
            context = {**kept_post(request), "locked": True, "login_url": back}
            return render(request, "accounts/session_expired.html", context, status=423)
        return redirect(
            f"{reverse('unlock_screen')}?{urlencode({'next': request.get_full_path()})}"
        )
    if request.resolver_match.view_name in ASKED_BY_PAGES:
        return None
    if now - last > ACT_NOTED_EVERY_SECONDS or LAST_ACT not in session:
        session[LAST_ACT] = now
    return None


def refuse_screen(request: Any) -> HttpResponse:
    """A page for people who reached a screen that is not theirs; noted in the access log."""
    note_sign_in(
        result=SignInResult.PAGE_REFUSED, at=timezone.now(), person=request.user,
        address=client_address(request), device=request.headers.get("User-Agent", ""),
        path=request.path,
    )  # fmt: skip
    if wants_json(request):
        return JsonResponse({"success": False, "error_code": "not_allowed"}, status=403)
    return render(request, "accounts/refused.html", status=403)
