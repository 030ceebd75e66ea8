"""Notices, letters in the outbox, and how a portal and its people want them."""

from __future__ import annotations

from datetime import datetime
from typing import Any, ClassVar

from django.db import models

from conglang.notifications.choices import AttemptOutcome, Delivery, MailState
from conglang.notifications.kinds import Kind, kind_of
from conglang.tenancy.models import SiteOwned
from conglang.tenancy.scoping import SiteManager


class NoticeQuerySet(models.QuerySet["Notice"]):
    def of(self, person: Any) -> NoticeQuerySet:
        return self.filter(person=person)

    def unread(self) -> NoticeQuerySet:
        return self.filter(read_at__isnull=True)


class Notice(SiteOwned):
    """One person was told one thing, in one portal."""

    person = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=60)
    key = models.CharField(max_length=160, blank=True)
    subject = models.CharField("Tiêu đề", max_length=250)
    text = models.TextField("Nội dung", blank=True)
    path = models.CharField("Địa chỉ", max_length=300, blank=True)
    at = models.DateTimeField("Lúc")
    read_at = models.DateTimeField("Đọc lúc", null=True)

    objects: ClassVar[Any] = SiteManager.with_adjectives(NoticeQuerySet)

    class Meta:
        verbose_name = "thông báo"
        verbose_name_plural = "thông báo"
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["site", "person", "read_at"], name="unread_of_a_person")]
        constraints = [
            models.UniqueConstraint(
                fields=["site", "person", "key"],
                condition=~models.Q(key=""),
                name="a_person_is_told_a_thing_once",
            )
        ]

    def __str__(self) -> str:
        return self.subject

    @property
    def kind_facts(self) -> Kind:
        """Words and weight of the kind, as the app registered it."""
        return kind_of(self.kind)


class Preference(SiteOwned):
    """How a person wants to hear of notices in one portal; without a row: by e-mail at once."""

    person = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    delivery = models.CharField(max_length=8, choices=Delivery.choices, default=Delivery.NOW)

    class Meta:
        verbose_name = "cách nhận thông báo"
        verbose_name_plural = "cách nhận thông báo"
        constraints = [
            models.UniqueConstraint(fields=["site", "person"], name="one_preference_per_person")
        ]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.get_delivery_display()}"


class MailQuerySet(models.QuerySet["Mail"]):
    def due(self, now: datetime) -> MailQuerySet:
        return self.filter(state=MailState.WAITING, next_attempt_at__lte=now)


class Mail(SiteOwned):
    """A letter in the outbox. Its Message-ID is fixed before the first attempt.

    A letter that is sent twice, because nobody could record that the server took it, carries the
    same Message-ID both times.
    """

    person = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, related_name="+"
    )
    to_address = models.EmailField("Người nhận")
    kind = models.CharField(max_length=60)
    key = models.CharField(max_length=160, blank=True)
    subject = models.CharField("Tiêu đề", max_length=250)
    text = models.TextField("Nội dung")
    confidential = models.BooleanField("Có đường dẫn riêng", default=False)
    message_id = models.CharField(max_length=200, unique=True)
    state = models.CharField(max_length=10, choices=MailState.choices, default=MailState.WAITING)
    created_at = models.DateTimeField("Viết lúc")
    next_attempt_at = models.DateTimeField("Lần gửi tới")
    attempts = models.PositiveSmallIntegerField("Số lần gửi", default=0)
    claimed_by = models.CharField(max_length=64, blank=True)
    claimed_at = models.DateTimeField(null=True)
    settled_at = models.DateTimeField("Xong lúc", null=True)
    last_error = models.TextField("Lỗi gần nhất", blank=True)

    objects: ClassVar[Any] = SiteManager.with_adjectives(MailQuerySet)

    class Meta:
        verbose_name = "thư"
        verbose_name_plural = "thư"
        ordering = ["-created_at", "-pk"]
        indexes = [
            models.Index(fields=["state", "next_attempt_at"], name="letters_that_are_due"),
            models.Index(fields=["site", "state", "created_at"], name="letters_of_a_portal"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["site", "key"], condition=~models.Q(key=""), name="a_letter_is_written_once"
            )
        ]

    def __str__(self) -> str:
        return self.subject


class Attempt(SiteOwned):
    """One attempt to hand a letter over, kept as it went.

    One that is still “sending” when nobody holds the letter was cut off: a possible duplicate.
    """

    mail = models.ForeignKey(Mail, on_delete=models.CASCADE, related_name="tries")
    number = models.PositiveSmallIntegerField()
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    outcome = models.CharField(
        max_length=10, choices=AttemptOutcome.choices, default=AttemptOutcome.SENDING
    )
    code = models.PositiveSmallIntegerField(default=0)
    answer = models.CharField("Máy chủ trả lời", max_length=500, blank=True)

    class Meta:
        verbose_name = "lần gửi"
        verbose_name_plural = "lần gửi"
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["mail", "number"], name="one_row_per_attempt")
        ]

    def __str__(self) -> str:
        return f"{self.mail_id}/{self.number}: {self.get_outcome_display()}"


class Bounce(SiteOwned):
    """An address that a mail server refused for good; nothing more is sent to it from here."""

    person = models.ForeignKey(
        "accounts.User", on_delete=models.PROTECT, null=True, related_name="+"
    )
    address = models.EmailField("Địa chỉ")
    at = models.DateTimeField("Lúc")
    answer = models.CharField("Máy chủ trả lời", max_length=500)

    class Meta:
        verbose_name = "địa chỉ bị trả lại"
        verbose_name_plural = "địa chỉ bị trả lại"
        ordering = ["-at"]
        constraints = [
            models.UniqueConstraint(fields=["site", "address"], name="one_bounce_per_address")
        ]

    def __str__(self) -> str:
        return self.address


class MailTemplate(SiteOwned):
    """A portal's own words for one kind of letter; without a row the words of the code hold."""

    name = models.CharField(max_length=40)
    subject = models.CharField("Tiêu đề", max_length=200)
    text = models.TextField("Nội dung")

    class Meta:
        verbose_name = "mẫu thư"
        verbose_name_plural = "mẫu thư"
        constraints = [
            models.UniqueConstraint(fields=["site", "name"], name="one_template_per_name")
        ]

    def __str__(self) -> str:
        return self.name


class Sender(SiteOwned):
    """Whom a portal's letters come from; without a row: the installation's address."""

    name = models.CharField("Tên người gửi", max_length=120, blank=True)
    address = models.EmailField("Địa chỉ gửi", blank=True)
    reply_to = models.EmailField("Địa chỉ nhận trả lời", blank=True)

    class Meta:
        verbose_name = "người gửi thư"
        verbose_name_plural = "người gửi thư"
        constraints = [models.UniqueConstraint(fields=["site"], name="one_sender_per_portal")]

    def __str__(self) -> str:
        return self.name or self.address


class CaughtMail(SiteOwned):
    """A letter that the demonstration's own mail server took in place of a real one."""

    at = models.DateTimeField("Lúc")
    sender = models.CharField("Từ", max_length=254)
    to_address = models.CharField("Đến", max_length=254)
    subject = models.CharField("Tiêu đề", max_length=250)
    source = models.BinaryField()

    class Meta:
        verbose_name = "thư thử nghiệm"
        verbose_name_plural = "thư thử nghiệm"
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return self.subject
