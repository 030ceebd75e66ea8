"""Somebody outside confirms or corrects the figures of a text, without an account."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.template.loader import render_to_string
from django.utils import timezone

from conglang.accounts.models import User
from conglang.accounts.permissions import role_names
from conglang.audit.actions import record as audit
from conglang.core.errors import Refusal
from conglang.core.text import clean
from conglang.foundation.announce import announce
from conglang.newsroom.actions.steps import latest_revision, locked_record
from conglang.newsroom.models import FactCheck
from conglang.newsroom.permissions import refuse_asking_outside
from conglang.newsroom.signals import fact_check_answered
from conglang.notifications.actions import write_outside
from conglang.tenancy.scoping import open_site

LONGEST = timedelta(days=30)
GONE = "Đường dẫn này không còn dùng được: đã hết hạn, đã thu hồi, hoặc chép chưa đủ."


@dataclass(frozen=True, slots=True)
class Outsider:
    """Who is asked: a named person of an office. As a ``by`` of the log they have no account."""

    name: str
    office: str
    email: str = ""
    pk: None = None

    @property
    def display_name(self) -> str:
        return f"{self.name} ({self.office})"


def _digest(secret: str) -> str:
    return hashlib.sha256(f"fact-check:{secret}".encode()).hexdigest()


@transaction.atomic
def ask_fact_check(
    *, article_id: int, who: Outsider, question: str, expires_at: datetime, by: User, at: datetime
) -> tuple[FactCheck, str]:
    """Lay the newest text before somebody outside; returns the question and the link's secret.

    The secret is shown once and kept nowhere but in the letter to them, until that is sent.
    Refuses: not_allowed, wrong_state, wrong_deadline.
    """
    record = locked_record(article_id)
    refuse_asking_outside(record, by)
    if not at < expires_at <= at + LONGEST:
        raise Refusal("wrong_deadline", f"Hạn trả lời phải trong vòng {LONGEST.days} ngày tới.")
    secret = secrets.token_urlsafe(32)
    check = FactCheck.objects.create(
        site=open_site(), record=record, revision=latest_revision(record.article),
        name=clean(who.name).strip(), office=clean(who.office).strip(), email=who.email,
        question=clean(question).strip(), secret_hash=_digest(secret), asked_by=by, asked_at=at,
        expires_at=expires_at,
    )  # fmt: skip
    audit(
        act="article.ask_fact_check", on=record.article, by=by, at=at, role=role_names(by),
        note=f"{check}: {check.question}",
    )  # fmt: skip
    if check.email:
        _write_to(check, secret, at=at)
    return check, secret


def letter_key(check: FactCheck) -> str:
    """Under which key the outbox keeps the letter of a question."""
    return f"fact-check:{check.pk}"


def _write_to(check: FactCheck, secret: str, *, at: datetime) -> None:
    agency = open_site().agency
    context = {
        "check": check, "agency": agency, "expires_at": timezone.localtime(check.expires_at),
        "url": f"{agency.base_url}/doi-chieu/{secret}/",
    }  # fmt: skip
    write_outside(
        address=check.email, kind="article.fact_check_link", key=letter_key(check), at=at,
        subject=f"Nhờ đối chiếu số liệu trước khi xuất bản trên {agency.portal_name}",
        text=render_to_string("newsroom/mail_fact_check.txt", context).strip(),
    )  # fmt: skip


@transaction.atomic
def revoke_fact_check(*, fact_check_id: int, by: User, at: datetime) -> FactCheck:
    """Take a link back. Refuses: unknown, not_allowed, answered."""
    check = _locked(fact_check_id)
    if check is None:
        raise Refusal("unknown", "Lần nhờ đối chiếu này không có trong cổng.")
    refuse_asking_outside(check.record, by)
    if check.answered_at or check.revoked_at:
        raise Refusal("answered", "Lần nhờ đối chiếu này đã có trả lời hoặc đã thu hồi.")
    check.revoked_at = at
    check.save(update_fields=["revoked_at"])
    audit(
        act="article.revoke_fact_check", on=check.record.article, by=by, at=at,
        role=role_names(by), note=str(check),
    )  # fmt: skip
    return check


def _locked(fact_check_id: int) -> FactCheck | None:
    rows = FactCheck.objects.select_for_update(of=("self",)).select_related("record__article")
    return rows.filter(pk=fact_check_id).first()  # type: ignore[no-any-return]


def fact_check_for_secret(secret: str, *, at: datetime) -> FactCheck:
    """The question that a link's secret opens in the open portal, answered or not.

    Refuses: gone (expired without an answer, revoked, unknown, of another portal).
    """
    rows = FactCheck.objects.select_related("record__article", "revision")
    check: FactCheck | None = rows.filter(secret_hash=_digest(secret)).first()
    if check is None or check.revoked_at or (check.expires_at <= at and not check.answered_at):
        raise Refusal("gone", GONE)
    return check


@transaction.atomic
def answer_fact_check(
    *, secret: str, correct: bool, answered_by: str, answer: str, at: datetime
) -> FactCheck:
    """Keep what the person outside says: once, unchanged, in the history of the article.

    Refuses: gone, answered, answer_missing (a correction without a word).
    """
    check = _locked(fact_check_for_secret(secret, at=at).pk)
    if check is None or check.revoked_at:
        raise Refusal("gone", GONE)
    if check.answered_at:
        raise Refusal("answered", "Câu hỏi này đã được trả lời. Cảm ơn ông/bà.")
    words = clean(answer).strip()
    if not correct and not words:
        raise Refusal("answer_missing", "Hãy ghi chỗ cần sửa và số liệu đúng.")
    check.correct, check.answer, check.answered_at = correct, words, at
    check.answered_by = clean(answered_by).strip() or check.name
    check.save(update_fields=["correct", "answer", "answered_at", "answered_by"])
    verdict = "Xác nhận đúng." if correct else "Cần sửa."
    audit(
        act="article.fact_check_answered", on=check.record.article, at=at,
        by=Outsider(check.answered_by, check.office), note=f"{verdict} {words}".strip(),
    )  # fmt: skip
    announce(
        fact_check_answered, article_id=check.record.article_id, site_id=check.site_id,
        fact_check_id=check.pk, person_ids=[check.asked_by_id],
    )  # fmt: skip
    return check
