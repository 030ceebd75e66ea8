"""An address that was refused for good is noted, and the portal's administrators are told once."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from conglang.accounts.queries import people_who_may
from conglang.accounts.rules import MANAGE_PORTAL
from conglang.audit.actions import record
from conglang.notifications.actions import notify
from conglang.notifications.choices import MailState
from conglang.notifications.models import Bounce, Mail
from conglang.tenancy.scoping import open_site


@transaction.atomic
def note_bounce(*, mail: Mail, answer: str, at: datetime) -> None:
    """Stop writing to an address, the letters that wait for it too; tell who can put it right."""
    bounce, fresh = Bounce.objects.get_or_create(
        site=open_site(), address=mail.to_address.lower(),
        defaults={"person": mail.person, "at": at, "answer": answer[:500]},
    )  # fmt: skip
    Mail.objects.filter(to_address__iexact=mail.to_address, state=MailState.WAITING).update(
        state=MailState.BOUNCED, settled_at=at, last_error="Địa chỉ này đã bị máy chủ thư từ chối."
    )
    if not fresh:
        return
    name = mail.person.display_name if mail.person else mail.to_address
    record(act="mail.bounce", on=bounce, by=None, at=at, note=f"{name}: {answer}"[:500])
    notify(
        to=people_who_may(MANAGE_PORTAL), kind="mail.bounce", path="/quan-tri/thu/", at=at,
        subject=f"Không gửi được thư cho {name}",
        text=(
            f"Máy chủ thư từ chối địa chỉ {mail.to_address}. Hãy sửa địa chỉ ở trang của người "
            "này trong mục Nhân sự; tới lúc đó cổng không gửi thư tới địa chỉ này nữa."
        ),
        key=f"bounce:{bounce.pk}",
    )  # fmt: skip
