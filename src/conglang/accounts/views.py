"""Ways in and out for people: invitation, slip, locked screen, lost session, sign out."""

from __future__ import annotations

import time
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth import authenticate, logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.views.decorators.debug import sensitive_post_parameters

from conglang.accounts.actions import (
    end_sessions,
    note_sign_in,
    ticket_for_secret,
    ticket_for_slip,
    use_ticket,
)  # fmt: skip
from conglang.accounts.choices import SignInResult
from conglang.accounts.middleware import LAST_ACT, LOCKED, kept_post, wants_json
from conglang.accounts.models import Ticket
from conglang.accounts.requests import client_address
from conglang.core.errors import Refusal


class NewPasswordForm(forms.Form):
    password1 = forms.CharField(
        label="Mật khẩu mới",
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        strip=False,
    )
    password2 = forms.CharField(
        label="Nhập lại mật khẩu mới",
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        strip=False,
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("password1") != data.get("password2"):
            self.add_error("password2", "Hai lần nhập không giống nhau.")
        return data


class SlipForm(NewPasswordForm):
    username = forms.CharField(label="Tên đăng nhập", max_length=60)
    code = forms.CharField(label="Mã trên phiếu", max_length=20)

    field_order = ["username", "code", "password1", "password2"]


@sensitive_post_parameters()
def accept_invitation(request: HttpRequest, secret: str) -> HttpResponseBase:
    """An invited person sets their password; the link works once."""
    try:
        ticket = ticket_for_secret(secret, at=timezone.now())
    except Refusal as refusal:
        return render(
            request, "accounts/ticket_gone.html", {"message": refusal.message}, status=410
        )
    form = NewPasswordForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _used(form, ticket):
        return _welcome(request)
    context = {"form": form, "person": ticket.person, "secret": secret}
    return render(request, "accounts/accept_invitation.html", context)


@sensitive_post_parameters()
def use_slip(request: HttpRequest) -> HttpResponseBase:
    """A person without e-mail sets a new password with the slip their administrator printed."""
    form = SlipForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            data = form.cleaned_data
            ticket = ticket_for_slip(data["username"], data["code"], at=timezone.now())
        except Refusal as refusal:
            form.add_error(None, refusal.message)
        else:
            if _used(form, ticket):
                return _welcome(request)
    return render(request, "accounts/use_slip.html", {"form": form})


def _used(form: forms.Form, ticket: Ticket) -> bool:
    try:
        use_ticket(
            ticket_id=ticket.pk, password=form.cleaned_data["password1"], at=timezone.now()
        )  # fmt: skip
    except Refusal as refusal:
        form.add_error("password1", refusal.message)
        return False
    return True


def _welcome(request: HttpRequest) -> HttpResponseBase:
    messages.success(request, "Đã đặt mật khẩu. Mời đăng nhập.")
    return redirect("account_login")


def _safe_next(request: HttpRequest) -> str:
    target = request.POST.get("next") or request.GET.get("next") or "/quan-tri/"
    allowed = url_has_allowed_host_and_scheme(target, allowed_hosts=None)
    return target if allowed and target.startswith("/") else "/quan-tri/"


@sensitive_post_parameters()
def unlock_screen(request: Any) -> HttpResponseBase:
    """The same person enters their password again and goes on where they were."""
    error = ""
    if request.method == "POST":
        person = authenticate(
            request, username=request.user.username, password=request.POST.get("password", "")
        )
        if person is not None and person.pk == request.user.pk:
            return _unlocked(request)
        error = "Mật khẩu không đúng."
        if _too_many_failures(request):
            logout(request)
            return _signed_out(request)
    if wants_json(request):
        status = 400 if error else 200
        return JsonResponse({"success": not error, "error_message": error}, status=status)
    context = {"next": _safe_next(request), "error": error}
    return render(request, "accounts/unlock.html", context, status=422 if error else 200)


def _signed_out(request: Any) -> HttpResponseBase:
    message = "Nhập sai quá nhiều lần nên phiên làm việc đã đóng. Hãy đăng nhập lại."
    if wants_json(request):
        return JsonResponse(
            {"success": False, "error_code": "signed_out", "error_message": message}, status=401
        )
    messages.error(request, message)
    return redirect(f"{reverse('account_login')}?{urlencode({'next': _safe_next(request)})}")


def session_state(request: Any) -> HttpResponseBase:
    """Who is signed in, and the token for forms: asked by pages that stayed open for long.

    The gate has answered 401 or 423 before when nobody is, or the screen is locked.
    """
    person = request.user
    return JsonResponse(
        {
            "success": True,
            "person": person.pk,
            "name": person.display_name,
            "csrf": get_token(request),
        }
    )


def _too_many_failures(request: Any) -> bool:
    note_sign_in(
        result=SignInResult.FAILED, at=timezone.now(), person=request.user,
        address=client_address(request), device=request.headers.get("User-Agent", ""),
    )  # fmt: skip
    failures = request.session.get("unlock_failures", 0) + 1
    request.session["unlock_failures"] = failures
    return bool(failures >= 5)


def _unlocked(request: Any) -> HttpResponseBase:
    request.session.pop(LOCKED, None)
    request.session.pop("unlock_failures", None)
    request.session[LAST_ACT] = int(time.time())
    note_sign_in(
        result=SignInResult.UNLOCKED, at=timezone.now(), person=request.user,
        address=client_address(request), device=request.headers.get("User-Agent", ""),
    )  # fmt: skip
    if wants_json(request):
        return JsonResponse({"success": True, "csrf": get_token(request)})
    return redirect(_safe_next(request))


def lock_screen(request: Any) -> HttpResponseBase:
    """Lock at once (leaving the desk), or because the browser saw nobody for long."""
    if request.method == "POST":
        request.session[LOCKED] = True
        if wants_json(request):
            return JsonResponse({"success": True})
    return redirect("unlock_screen")


def return_to_work(request: HttpRequest) -> HttpResponseBase:
    """Where a person lands who signed in again in another tab: says to go back and save."""
    return render(request, "accounts/return_to_work.html")


@login_required
def sign_out_everywhere(request: Any) -> HttpResponseBase:
    """End every session of the person, on every device."""
    if request.method == "POST":
        person = request.user
        count = end_sessions(person)
        note_sign_in(
            result=SignInResult.SIGNED_OUT_EVERYWHERE, at=timezone.now(), person=person,
            address=client_address(request), device=request.headers.get("User-Agent", ""),
        )  # fmt: skip
        logout(request)
        messages.success(request, f"Đã đăng xuất {count} phiên trên mọi thiết bị.")
        return redirect("account_login")
    return render(request, "accounts/sign_out_everywhere.html")


def session_expired(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Instead of Django's CSRF page: explains, and keeps what was typed to be sent again.

    A page of the account itself is opened anew instead: nothing typed there may be shown again.
    """
    if request.path.startswith("/tai-khoan/"):
        context = {"target": request.path, "reopen": True}
        return render(request, "accounts/session_expired.html", context, status=403)
    return render(request, "accounts/session_expired.html", kept_post(request), status=403)
