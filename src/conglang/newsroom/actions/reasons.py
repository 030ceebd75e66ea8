"""Acts on the board's list of reasons for returning and rejecting. Nothing is deleted."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction

from conglang.accounts.models import User
from conglang.accounts.permissions import may, role_names
from conglang.accounts.rules import MANAGE_BOARD
from conglang.audit.actions import record as audit
from conglang.core.errors import Refusal
from conglang.core.text import clean
from conglang.newsroom.choices import STANDARD_RETURN_REASONS
from conglang.newsroom.models import ReturnReason
from conglang.tenancy.provisioning import NewPortal
from conglang.tenancy.scoping import open_site


def seed_return_reasons(new: NewPortal) -> str:
    """Provisioning step: the list that every board begins with."""
    site = new.agency.site
    ReturnReason.objects.bulk_create(
        ReturnReason(site=site, text=text, position=position)
        for position, text in enumerate(STANDARD_RETURN_REASONS, start=1)
    )
    return f"{len(STANDARD_RETURN_REASONS)} lý do trả lại"


def _refuse_stranger(by: User) -> None:
    if not may(by, MANAGE_BOARD):
        raise Refusal("not_allowed", "Chỉ thư ký hoặc trưởng ban sửa được danh sách lý do.")


def _locked(reason_id: int) -> ReturnReason:
    found: ReturnReason | None = (
        ReturnReason.objects.select_for_update(of=("self",)).filter(pk=reason_id).first()
    )
    if found is None:
        raise Refusal("unknown_reason", "Lý do này không có trong danh sách của cổng.")
    return found


def _checked(text: str, *, but: int | None = None) -> str:
    wanted = clean(text).strip()
    if len(wanted) < 5:
        raise Refusal("bad_reason", "Lý do cần ít nhất 5 ký tự.")
    if ReturnReason.objects.filter(text__iexact=wanted).exclude(pk=but).exists():
        raise Refusal("bad_reason", "Lý do này đã có trong danh sách (có thể đang thôi dùng).")
    return wanted


def _record(act: str, reason: ReturnReason, by: User, at: datetime, **more: Any) -> None:
    audit(act=f"reason.{act}", on=reason, by=by, at=at, role=role_names(by), **more)


@transaction.atomic
def add_reason(*, text: str, by: User, at: datetime) -> ReturnReason:
    """Add a line at the end of the list. Refuses: not_allowed, bad_reason."""
    _refuse_stranger(by)
    last = ReturnReason.objects.order_by("-position").first()
    reason = ReturnReason(
        site=open_site(), text=_checked(text), position=last.position + 1 if last else 1
    )
    reason.save()
    _record("add", reason, by, at, after={"text": reason.text})
    return reason


@transaction.atomic
def reword_reason(*, reason_id: int, text: str, by: User, at: datetime) -> ReturnReason:
    """Word a line differently; what was recorded before keeps its old words.

    Refuses: not_allowed, unknown_reason, bad_reason.
    """
    _refuse_stranger(by)
    reason = _locked(reason_id)
    before, reason.text = reason.text, _checked(text, but=reason_id)
    if before != reason.text:
        reason.save(update_fields=["text"])
        _record("reword", reason, by, at, before={"text": before}, after={"text": reason.text})
    return reason


@transaction.atomic
def move_reason(*, reason_id: int, step: int, by: User, at: datetime) -> bool:
    """Move a line one place up (-1) or down (1); False at either end.

    Refuses: not_allowed, unknown_reason.
    """
    _refuse_stranger(by)
    reason = _locked(reason_id)
    row = list(ReturnReason.objects.in_use())
    place = next((n for n, each in enumerate(row) if each.pk == reason.pk), -1)
    target = place + (1 if step > 0 else -1)
    if place < 0 or not 0 <= target < len(row):
        return False
    row[place], row[target] = row[target], row[place]
    for position, each in enumerate(row, start=1):
        each.position = position
    ReturnReason.objects.bulk_update(row, ["position"])
    _record(
        "move", reason, by, at, before={"position": place + 1}, after={"position": target + 1}
    )  # fmt: skip
    return True


@transaction.atomic
def retire_reason(*, reason_id: int, by: User, at: datetime) -> ReturnReason:
    """Offer a line no longer; articles returned for it keep it. The last line stays.

    Refuses: not_allowed, unknown_reason, last_reason.
    """
    _refuse_stranger(by)
    reason = _locked(reason_id)
    if not ReturnReason.objects.in_use().exclude(pk=reason_id).exists():
        raise Refusal("last_reason", "Danh sách phải còn ít nhất một lý do. Hãy thêm lý do khác.")
    if reason.retired_at is None:
        reason.retired_at = at
        reason.save(update_fields=["retired_at"])
        _record("retire", reason, by, at)
    return reason


@transaction.atomic
def bring_back_reason(*, reason_id: int, by: User, at: datetime) -> ReturnReason:
    """Offer a retired line again, at the end. Refuses: not_allowed, unknown_reason."""
    _refuse_stranger(by)
    reason = _locked(reason_id)
    if reason.retired_at is not None:
        last = ReturnReason.objects.in_use().order_by("-position").first()
        reason.retired_at, reason.position = None, last.position + 1 if last else 1
        reason.save(update_fields=["retired_at", "position"])
        _record("bring_back", reason, by, at)
    return reason
