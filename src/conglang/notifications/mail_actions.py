"""Acts of a portal's administrator on letters: words, sender, trial, sending again."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from conglang.accounts.models import User
from conglang.audit.actions import record
from conglang.core.errors import Refusal
from conglang.core.text import clean
from conglang.notifications import outbox
from conglang.notifications.choices import UNDELIVERED_STATES
from conglang.notifications.composing import filled
from conglang.notifications.letters import LETTERS, Letter
from conglang.notifications.models import Bounce, Mail, MailTemplate, Sender
from conglang.notifications.rules import check_template
from conglang.tenancy.scoping import open_site


def letter_named(name: str) -> Letter:
    """The kind of letter of this name. Refuses: unknown_letter."""
    if name not in LETTERS:
        raise Refusal("unknown_letter", "Không có mẫu thư này.")
    return LETTERS[name]


def checked_words(letter: Letter, subject: str, text: str) -> tuple[str, str]:
    """Subject and text as they would be stored.

    Refuses: unknown_placeholder, placeholder_missing, empty_letter.
    """
    words = " ".join(clean(subject).split()), clean(text).strip()
    if not all(words):
        raise Refusal("empty_letter", "Mẫu thư cần có tiêu đề và nội dung.")
    check_template(words[0], allowed=letter.meanings, needed=frozenset())
    # What must be said may stand in either of the two.
    check_template(words[1], allowed=letter.meanings, needed=letter.needed)
    return words


def preview(letter: Letter, subject: str, text: str) -> tuple[str, str]:
    """The letter with examples in its places. Refuses like ``checked_words``."""
    return filled(checked_words(letter, subject, text), letter.examples)


@transaction.atomic
def change_template(*, name: str, subject: str, text: str, by: User, at: datetime) -> MailTemplate:
    """Give a kind of letter the portal's own words.

    Refuses: unknown_letter, unknown_placeholder, placeholder_missing, empty_letter.
    """
    letter = letter_named(name)
    words = checked_words(letter, subject, text)
    known = MailTemplate.objects.select_for_update().filter(name=name).first()
    before = _template_facts(known) if known else None
    template, _ = MailTemplate.objects.update_or_create(
        site=open_site(), name=name, defaults={"subject": words[0], "text": words[1]}
    )
    record(
        act="mail.change_template", on=template, by=by, at=at, note=letter.label, before=before,
        after=_template_facts(template),
    )  # fmt: skip
    return template


@transaction.atomic
def reset_template(*, name: str, by: User, at: datetime) -> bool:
    """Take the words of the code again; False when the portal has none of its own.

    Refuses: unknown_letter.
    """
    letter = letter_named(name)
    template = MailTemplate.objects.select_for_update().filter(name=name).first()
    if template is None:
        return False
    record(
        act="mail.reset_template", on=template, by=by, at=at, note=letter.label,
        before=_template_facts(template),
    )  # fmt: skip
    template.delete()
    return True


def _template_facts(template: MailTemplate) -> dict[str, Any]:
    return {"subject": template.subject, "text": template.text}


@transaction.atomic
def change_sender(*, name: str, address: str, reply_to: str, by: User, at: datetime) -> Sender:
    """Whom the portal's letters come from; empty: the installation's address.

    Refuses: bad_address.
    """
    values = {
        "name": " ".join(clean(name).split()), "address": address.strip().lower(),
        "reply_to": reply_to.strip().lower(),
    }  # fmt: skip
    for each in (values["address"], values["reply_to"]):
        try:
            if each:
                validate_email(each)
        except ValidationError as error:
            raise Refusal("bad_address", f"“{each}” không phải là một địa chỉ thư.") from error
    known = Sender.objects.select_for_update().first()
    before = {field: getattr(known, field) for field in values} if known else None
    sender, _ = Sender.objects.update_or_create(site=open_site(), defaults=values)
    record(act="mail.change_sender", on=sender, by=by, at=at, before=before, after=values)
    return sender


@transaction.atomic
def send_trial(*, name: str, subject: str, text: str, by: User, at: datetime) -> Mail:
    """Send the words of a form, with examples in their places, to one's own address.

    Refuses: no_address, unknown_letter, and like ``checked_words``.
    """
    letter = letter_named(name)
    title, body = preview(letter, subject, text)
    mail = outbox.write_mail(
        person=by, kind="trial", subject=f"[Gửi thử] {title}"[:250], text=body, at=at
    )
    if mail is None:
        raise Refusal(
            "no_address",
            "Hồ sơ của bạn chưa có địa chỉ thư, hoặc địa chỉ đó đã bị máy chủ thư từ chối. "
            "Hãy sửa ở trang Hồ sơ của tôi.",
        )
    return mail


@transaction.atomic
def send_again(*, mail_id: int, by: User, at: datetime) -> Mail:
    """Let a letter that did not arrive go out anew. Refuses: unknown_mail, wrong_state, bounced."""
    mail: Mail | None = Mail.objects.select_for_update().filter(pk=mail_id).first()
    if mail is None:
        raise Refusal("unknown_mail", "Không có thư này.")
    if mail.state not in UNDELIVERED_STATES:
        raise Refusal("wrong_state", "Thư này đã gửi hoặc đang chờ gửi.")
    if Bounce.objects.filter(address__iexact=mail.to_address).exists():
        raise Refusal(
            "bounced", "Địa chỉ này đang bị đánh dấu từ chối. Hãy bấm “Cho gửi lại” ở địa chỉ đó."
        )
    outbox.send_again(mail, at=at)
    # The record names the kind of letter, not its words: they are the recipient's.
    record(act="mail.send_again", on=mail, by=by, at=at)
    mail.refresh_from_db()
    return mail


@transaction.atomic
def forget_bounce(*, bounce_id: int, by: User, at: datetime) -> Bounce:
    """Trust an address again. Refuses: unknown_bounce."""
    bounce = Bounce.objects.select_for_update().filter(pk=bounce_id).first()
    if bounce is None:
        raise Refusal("unknown_bounce", "Địa chỉ này không bị đánh dấu.")
    record(act="mail.forget_bounce", on=bounce, by=by, at=at)
    bounce.delete()
    return bounce
