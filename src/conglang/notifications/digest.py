"""One letter a day with everything unread, for those who chose it."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from conglang.accounts.models import Post, User
from conglang.core.dates import format_date
from conglang.notifications.choices import Delivery, MailState
from conglang.notifications.composing import common_values, filled, when, words_of
from conglang.notifications.letters import DIGEST
from conglang.notifications.models import Mail, Notice, Preference
from conglang.notifications.outbox import write_mail
from conglang.tenancy.models import Agency
from conglang.tenancy.scoping import open_site

MOST_LINES = 50
KIND = "digest"


def write_digests(*, at: datetime) -> int:
    """Write today's digests of the open portal; return how many.

    A person gets one a day, however often this runs, and none when nothing new came since the
    last one. A digest that still waits for a mail server makes way for the new one.
    """
    agency, words = Agency.objects.get(site=open_site()), words_of(DIGEST)
    day = timezone.localtime(at).date()
    written = 0
    for person, notices in _unread(at).items():
        with transaction.atomic():
            earlier = Mail.objects.filter(person=person, kind=KIND)
            last = earlier.order_by("-created_at").first()
            if last is not None and notices[0].at <= last.created_at:
                continue
            values = {
                **common_values(agency, person.display_name),
                "so_thong_bao": str(len(notices)),
                "danh_sach": _lines(notices),
                "duong_dan": f"{agency.base_url}/quan-tri/thong-bao/",
            }
            subject, text = filled(words, values)
            mail = write_mail(
                person=person, kind=KIND, subject=subject, text=text, at=at,
                key=f"digest:{person.pk}:{day.isoformat()}",
            )  # fmt: skip
            if mail is None:
                continue
            earlier.exclude(pk=mail.pk).filter(state=MailState.WAITING).update(
                state=MailState.EXPIRED, settled_at=at,
                last_error=f"Đã có thư tóm tắt mới hơn, ngày {format_date(day)}.",
            )  # fmt: skip
            written += 1
    return written


def _unread(at: datetime) -> dict[User, list[Notice]]:
    """Unread notices, newest first, of everybody who chose a digest and serves here today."""
    wanting = Preference.objects.filter(delivery=Delivery.DAILY).values_list("person_id", flat=True)
    here = Post.objects.in_force(timezone.localtime(at).date()).filter(person__in=list(wanting))
    people = set(here.values_list("person_id", flat=True)) | set(
        User.objects.filter(pk__in=list(wanting), is_platform_admin=True).values_list(
            "pk", flat=True
        )
    )
    rows = Notice.objects.unread().filter(person__in=people, person__is_active=True, at__lte=at)
    found: dict[User, list[Notice]] = defaultdict(list)
    for notice in rows.select_related("person"):
        found[notice.person].append(notice)
    return {person: notices for person, notices in found.items() if person.email}


def _lines(notices: list[Notice]) -> str:
    lines = [f"– {when(notice.at)}: {notice.subject}" for notice in notices[:MOST_LINES]]
    if len(notices) > MOST_LINES:
        lines.append(f"… và {len(notices) - MOST_LINES} thông báo nữa.")
    return "\n".join(lines)
