"""How people sign in: allauth with our log, our lock-out messages and our portals."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from conglang.accounts.actions import note_sign_in
from conglang.accounts.choices import SignInResult
from conglang.accounts.permissions import may_enter
from conglang.accounts.requests import DEMO_PASSWORD, client_address, is_loopback


def device_of(request: HttpRequest) -> str:
    return request.headers.get("User-Agent", "")


class StaffAdapter(DefaultAccountAdapter):
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "too_many_login_attempts": (
            "Đăng nhập sai quá nhiều lần. Tài khoản tạm khóa ít phút; hãy thử lại sau, hoặc nhờ "
            "người quản trị cổng cấp phiếu đặt lại mật khẩu."
        ),
        "username_password_mismatch": "Tên đăng nhập hoặc mật khẩu không đúng.",
        "email_password_mismatch": "Tên đăng nhập hoặc mật khẩu không đúng.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        return client_address(request) or "127.0.0.1"

    def add_message(self, *args: Any, **kwargs: Any) -> None:
        """Signing in needs no congratulation."""

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        if credentials.get("password") == DEMO_PASSWORD and not is_loopback(request):
            raise ValidationError(
                "Mật khẩu minh họa chỉ dùng được trên chính máy đang chạy bản minh họa.",
                code="demo_password",
            )
        try:
            super().pre_authenticate(request, **credentials)
        except ValidationError:
            self._note(request, SignInResult.LOCKED, credentials)
            raise

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        self._note(request, SignInResult.FAILED, credentials)

    def _note(self, request: HttpRequest, result: SignInResult, credentials: Any) -> None:
        note_sign_in(
            result=result,
            at=timezone.now(),
            name_tried=credentials.get("username") or credentials.get("email") or "",
            address=client_address(request),
            device=device_of(request),
        )

    def pre_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> HttpResponse | None:
        if user.is_active and not may_enter(user):
            return render(request, "account/no_post_here.html", status=403)
        response: HttpResponse | None = super().pre_login(request, user, **kwargs)
        return response


class StaffMFAAdapter(DefaultMFAAdapter):
    def get_totp_label(self, user: Any) -> str:
        return str(user.username)
