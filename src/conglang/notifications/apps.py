from typing import Any

from django.apps import AppConfig
from django.conf import settings

ACTS = {
    "mail": (
        "Thư điện tử",
        {
            "change_template": "Sửa mẫu thư",
            "reset_template": "Dùng lại mẫu thư có sẵn",
            "change_sender": "Đổi người gửi thư",
            "send_again": "Gửi lại thư",
            "forget_bounce": "Cho gửi lại tới một địa chỉ",
            "bounce": "Địa chỉ thư bị từ chối",
        },
    ),
}
FACTS = {"subject": "Tiêu đề", "text": "Nội dung", "reply_to": "Địa chỉ nhận trả lời"}


class NotificationsConfig(AppConfig):
    name = "conglang.notifications"
    label = "notifications"
    verbose_name = "Thông báo"

    def ready(self) -> None:
        from conglang.audit.acts import register_acts, register_fact  # noqa: PLC0415 -- apps are ready only now
        from conglang.foundation.serve.companions import register_companion  # noqa: PLC0415 -- same
        from conglang.notifications.kinds import register_kind  # noqa: PLC0415 -- same

        for group, (label, acts) in ACTS.items():
            register_acts(group, label, acts)
        for name, words in FACTS.items():
            register_fact(name, words)
        register_kind("mail.bounce", "Địa chỉ thư bị từ chối")
        register_kind("system.alarm", "Cảnh báo hệ thống")
        if settings.CATCH_MAIL:
            register_companion("hộp thư thử", "conglang:mail", _catch)


def _catch() -> Any:
    from conglang.notifications.mailbox import run_mailbox  # noqa: PLC0415 -- needs models

    return run_mailbox()
