"""Pages of sign-in and account. A word after a name tells variants of one template apart."""

from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

from django.forms import Form

from preview.forms import Code, MailAddress, NewPassword, SignIn, Slip, wrong
from preview.parts import Page

PERSON = SimpleNamespace(
    display_name="Trần Thị Bích Ngân", username="ngan.bientap", is_authenticated=True
)
SESSION = {
    "created_at": datetime(2026, 11, 23, 0, 40, tzinfo=UTC),
    "ip": "113.161.10.24",
    "user_agent": "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0",
    "last_seen_at": datetime(2026, 11, 23, 1, 5, tzinfo=UTC),
}
QR = (
    '<svg viewBox="0 0 33 33"><path d="M4 4h7v7H4zM22 4h7v7h-7zM4 22h7v7H4zM14 4h2v5h-2z'
    'M14 14h5v5h-5zM22 22h3v7h-3z"/></svg>'
)
CONTEXTS: dict[str, dict[str, Any]] = {
    "account/login": {"form": SignIn()},
    "account/login wrong": {"form": wrong(SignIn, login="bientap")},
    "account/logout": {},
    "account/password_reset": {"form": MailAddress()},
    "account/password_reset_done": {},
    "account/password_reset_from_key": {"form": NewPassword(), "action_url": "/"},
    "account/password_reset_from_key bad": {"token_fail": True},
    "account/password_reset_from_key_done": {},
    "account/password_change": {"form": NewPassword()},
    "account/password_set": {"form": NewPassword()},
    "account/reauthenticate": {
        "form": SignIn(),
        "reauthentication_alternatives": [{"url": "/", "description": "Dùng mã xác thực"}],
    },
    "account/account_inactive": {},
    "account/locked": {"minutes": 15},
    "account/no_post_here": {},
    "account/signup_closed": {},
    "accounts/ticket_gone": {"message": "Thư mời đã hết hạn lúc 09:00 ngày 20/11/2026."},
    "accounts/accept_invitation": {"form": NewPassword(), "person": PERSON, "secret": "x"},
    "accounts/use_slip": {"form": wrong(Slip, username="danh.soc")},
    "accounts/unlock": {"user": PERSON, "next": "/quan-tri/"},
    "accounts/unlock wrong": {
        "user": PERSON,
        "next": "/quan-tri/",
        "error": "Mật khẩu không đúng.",
    },
    "accounts/return_to_work": {},
    "accounts/sign_out_everywhere": {},
    "accounts/refused": {},
    "accounts/session_expired": {
        "fields": [
            ("title", "Ngày hội đại đoàn kết ở ấp Hòn Me"),
            ("lead", "Sáng 18/11, bà con ấp Hòn Me cùng ăn bữa cơm chung."),
        ],
        "target": "/",
        "lost_files": ["file"],
        "login_url": "/",
    },
    "mfa/authenticate": {"form": Code()},
    "mfa/reauthenticate": {"form": Code()},
    "mfa/index": {
        "authenticators": {},
        "MFA_SUPPORTED_TYPES": ["totp", "recovery_codes"],
        "is_mfa_enabled": False,
    },
    "mfa/totp/activate_form": {"form": Code(), "totp_svg": QR},
    "mfa/totp/deactivate_form": {"form": Form()},
    "mfa/recovery_codes/index": {
        "unused_codes": [f"{n:08d}" for n in range(10203040, 10203050)],
        "total_count": 10,
        "can_view_codes": True,
        "can_download_codes": True,
        "can_generate_codes": True,
    },
    "mfa/recovery_codes/generate": {"unused_code_count": 4, "form": Form()},
    "usersessions/usersession_list": {
        "sessions": [{**SESSION, "is_current": True}, SESSION],
        "session_count": 2,
        "show_last_seen_at": True,
    },
    "429": {},
}


def staff_pages() -> dict[str, Page]:
    """Every page of the sign-in, and the guide of the staff rooms: name → template, context."""
    shared = {"portal_name": "Cổng thông tin điện tử xã Hòn Đất", "csrf_token": "x"}
    pages: dict[str, Page] = {"staff_guide": ("ui/staff_guide.html", {})}
    for name, context in CONTEXTS.items():
        address = name.replace("/", "-").replace(" ", "-")
        pages[address] = (f"{name.split()[0]}.html", {**shared, **context})
    return pages
