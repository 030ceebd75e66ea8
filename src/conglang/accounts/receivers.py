"""What accounts hears from Django and allauth: lines for the sign-in log."""

from typing import Any

from allauth.account.signals import password_changed, password_reset, user_logged_in
from django.contrib.auth.signals import user_logged_out
from django.dispatch import receiver
from django.utils import timezone

from conglang.accounts.actions import note_sign_in
from conglang.accounts.choices import SignInResult
from conglang.accounts.requests import client_address
from conglang.tenancy.scoping import current_site


def _note(request: Any, user: Any, result: SignInResult) -> None:
    if request is not None and current_site() is not None:
        note_sign_in(
            result=result, at=timezone.now(), person=user, address=client_address(request),
            device=request.headers.get("User-Agent", ""),
        )  # fmt: skip


@receiver(user_logged_in)
def note_signed_in(request: Any, user: Any, **kwargs: Any) -> None:
    _note(request, user, SignInResult.SIGNED_IN)


@receiver(user_logged_out)
def note_signed_out(request: Any, user: Any, **kwargs: Any) -> None:
    if user is not None:
        _note(request, user, SignInResult.SIGNED_OUT)


@receiver([password_changed, password_reset])
def note_password(request: Any, user: Any, **kwargs: Any) -> None:
    user.password_changed_at = timezone.now()
    user.must_change_password = False
    user.save(update_fields=["password_changed_at", "must_change_password"])
    _note(request, user, SignInResult.PASSWORD_CHANGED)
