"""Who is writing in an article right now: the text is open to one person at a time."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html
from wagtail.admin.models import EditingSession
from wagtail.locks import BaseLock

from conglang.newsroom.rules import HOLD_LASTS, SIGN_OF_LIFE_LASTS
from conglang.tenancy.models import SiteOwned


class TextHold(SiteOwned):
    """One person has an article open in the editor; nobody else saves meanwhile."""

    record = models.OneToOneField(
        "newsroom.EditorialRecord", on_delete=models.CASCADE, related_name="hold"
    )
    person = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    since = models.DateTimeField("Từ lúc", default=timezone.now)
    touched_at = models.DateTimeField("Lần cuối mở hoặc lưu", default=timezone.now)

    class Meta:
        verbose_name = "người đang sửa"
        verbose_name_plural = "người đang sửa"

    def __str__(self) -> str:
        return f"{self.record_id}: {self.person}"

    def holds_at(self, now: datetime) -> bool:
        """Whether the person is still there: opened or saved lately, or the editor says so.

        The editor of a browser with scripts gives a sign of life every few seconds.
        """
        if now - self.touched_at < HOLD_LASTS:
            return True
        alive = EditingSession.objects.filter(
            user_id=self.person_id,
            object_id=str(self.record.article_id),
            last_seen_at__gte=now - SIGN_OF_LIFE_LASTS,
        )
        return bool(alive.exists())


class HeldLock(BaseLock):
    """What Wagtail's editor asks: everybody but the person who has the text open reads only."""

    def __init__(self, article: Any, hold: TextHold) -> None:
        super().__init__(article)
        self.hold = hold

    def for_user(self, user: Any) -> bool:
        return bool(user.pk != self.hold.person_id)

    def get_message(self, user: Any) -> Any:
        if not self.for_user(user):
            return None
        return format_html(
            "{} đang sửa bài này từ {}. Bạn đọc được nhưng chưa sửa, chưa lưu được. "
            '<a href="{}">Nhận sửa thay</a>',
            self.hold.person.display_name,
            timezone.localtime(self.hold.since).strftime("%H:%M %d/%m/%Y"),
            reverse("article_take_over", args=[self.object.pk]),
        )

    def get_locked_by(self, user: Any) -> str:
        name = self.hold.person.display_name if self.for_user(user) else "Bạn"
        return f"{name} đang sửa"

    def get_description(self, user: Any) -> str:
        if self.for_user(user):
            return "Mỗi lúc một người sửa bài; khi người đó ra, bạn vào sửa được."
        return "Mỗi lúc một người sửa bài; khi bạn ra, người khác vào sửa được."
