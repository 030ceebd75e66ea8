"""Nightly rules on accounts: unused ones locked, old passwords changed, old lines dropped."""

from __future__ import annotations

from django.utils import timezone

from conglang.accounts import policy_actions
from conglang.foundation.timetable import every


@every(daily_at="01:40", label="Khóa tài khoản bỏ không, nhắc đổi mật khẩu")
def keep_password_rules() -> None:
    now = timezone.now()
    policy_actions.lock_unused_accounts(at=now)
    policy_actions.require_new_passwords(at=now)


@every(daily_at="03:20", label="Dọn nhật ký đăng nhập quá hạn giữ")
def prune_sign_in_log() -> None:
    policy_actions.prune_sign_in_log(at=timezone.now())
