"""Password length by whether a second factor stands beside it (TCVN 14423:2026, B-68)."""

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError


class LengthByRole:
    """At least 14 characters, or 8 when the person has a second factor."""

    def _least(self, user: Any) -> int:
        if user is not None and user.pk and user.authenticator_set.filter(type="totp").exists():
            return int(settings.PASSWORD_MIN_LENGTH_WITH_MFA)
        return int(settings.PASSWORD_MIN_LENGTH)

    def validate(self, password: str, user: Any = None) -> None:
        if len(password) < self._least(user):
            raise ValidationError(
                f"Mật khẩu cần ít nhất {self._least(user)} ký tự. "
                "Một câu ngắn dễ nhớ, có dấu cách, là cách tốt.",
                code="password_too_short",
            )

    def get_help_text(self) -> str:
        return (
            f"Mật khẩu cần ít nhất {settings.PASSWORD_MIN_LENGTH} ký tự "
            f"({settings.PASSWORD_MIN_LENGTH_WITH_MFA} khi đã bật xác thực hai bước)."
        )
