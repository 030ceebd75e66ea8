"""Staff addresses of this app and the permission each needs."""

from django.urls import path

from conglang.accounts.rules import MANAGE_PORTAL
from conglang.accounts.screens import ANY_POST
from conglang.notifications.admin import inbox, mail, system

urlpatterns = [
    path("thong-bao/", inbox.notices, name="notices"),
    path("thong-bao/cach-nhan/", inbox.notice_delivery, name="notice_delivery"),
    path("thong-bao/da-doc-het/", inbox.notices_all_read, name="notices_all_read"),
    path("thong-bao/hoan-tac/", inbox.notices_undo, name="notices_undo"),
    path("thong-bao/<int:notice_id>/", inbox.notice_open, name="notice_open"),
    path("thong-bao/<int:notice_id>/da-doc/", inbox.notice_read, name="notice_read"),
    path("thong-bao/<int:notice_id>/chua-doc/", inbox.notice_unread, name="notice_unread"),
    path("thu/", mail.mail, name="mail"),
    path("thu/nguoi-gui/", mail.mail_sender, name="mail_sender"),
    path("thu/mau/<slug:name>/", mail.mail_template, name="mail_template"),
    path("thu/mau/<slug:name>/co-san/", mail.mail_template_reset, name="mail_template_reset"),
    path("thu/<int:mail_id>/gui-lai/", mail.mail_again, name="mail_again"),
    path("thu/dia-chi/<int:bounce_id>/", mail.bounce_forget, name="bounce_forget"),
    path("he-thong/", system.system, name="system"),
    path("hop-thu-thu-nghiem/", mail.caught, name="caught_mails"),
    path("hop-thu-thu-nghiem/<int:mail_id>/", mail.caught_mail, name="caught_mail"),
]

SCREENS: dict[str, tuple[str, ...]] = {
    ANY_POST: (
        "notices", "notice_delivery", "notices_all_read", "notices_undo", "notice_open",
        "notice_read", "notice_unread", "caught_mails", "caught_mail",
    ),
    MANAGE_PORTAL: (
        "mail", "mail_sender", "mail_template", "mail_template_reset", "mail_again",
        "bounce_forget", "system",
    ),
}  # fmt: skip
