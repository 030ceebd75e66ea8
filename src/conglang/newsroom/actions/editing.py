"""Steps of those who write and edit."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from conglang.accounts.models import User
from conglang.accounts.permissions import role_names
from conglang.audit.actions import record as audit
from conglang.core.errors import Refusal
from conglang.newsroom.actions.gate import ask_to_read_files
from conglang.newsroom.actions.steps import latest_revision, move
from conglang.newsroom.gate_rules import check_commitment, commitment_on
from conglang.newsroom.models import ArticlePage, EditorialRecord
from conglang.newsroom.queries.checklist import missing_in, old_letters_in


@transaction.atomic
def submit(
    *, article_id: int, by: User, at: datetime, note: str = "", commitment: bool = False
) -> EditorialRecord:
    """The writer hands the text to the board; the text as sent is kept for comparison.

    commitment: whether the writer declares that nothing in it is a state secret; the words of the
    declaration are recorded. Attached files are read from now on.
    Refuses: incomplete, commitment_missing, not_allowed, wrong_state.
    Legal basis: board:secrets
    """
    article = ArticlePage.objects.get(pk=article_id)
    revision = latest_revision(article)
    text = revision.as_object()
    refuse_incomplete(text)
    check_commitment(given=commitment)
    changes = {"submitted_revision": revision, "editor": None, "approver": None}
    record = move("submit", article_id=article_id, by=by, at=at, note=note, changes=changes)
    audit(
        act="article.commitment", on=article, by=by, at=at, basis="board:secrets",
        note=commitment_on(timezone.localdate(at)), role=role_names(by),
    )  # fmt: skip
    ask_to_read_files(text=text, at=at)
    return record


def refuse_incomplete(text: ArticlePage) -> None:
    """Refuse (``incomplete``) a text that lacks something residents need."""
    missing = missing_in(text)
    if missing:
        raise Refusal("incomplete", f"Bài còn thiếu: {', '.join(missing)}. Bổ sung rồi gửi lại.")
    # No text typed for an old font goes on: residents would read signs instead of letters.
    if found := old_letters_in(text):
        raise Refusal(
            "unreadable",
            f"Còn chữ gõ bằng bảng mã cũ (TCVN3, VNI): “{found}”. Hãy xóa đoạn đó rồi dán lại từ "
            "Word, hoặc chuyển sang Unicode (UniKey, Ctrl+Shift+F6).",
        )


@transaction.atomic
def withdraw(*, article_id: int, by: User, at: datetime, note: str = "") -> EditorialRecord:
    """The writer takes the text back before anybody on the board took it."""
    return move("withdraw", article_id=article_id, by=by, at=at, note=note)


@transaction.atomic
def take(*, article_id: int, by: User, at: datetime, note: str = "") -> EditorialRecord:
    """An editor takes an item and answers for it from now on."""
    return move(
        "take", article_id=article_id, by=by, at=at, note=note, changes={"editor": by}
    )  # fmt: skip


@transaction.atomic
def return_to_author(
    *, article_id: int, by: User, at: datetime, note: str, reason_id: int | None = None
) -> EditorialRecord:
    """Give the text back to the writer with a reason they will read first."""
    return move(
        "return_to_author", article_id=article_id, by=by, at=at, note=note, reason_id=reason_id
    )


@transaction.atomic
def propose(*, article_id: int, by: User, at: datetime, note: str = "") -> EditorialRecord:
    """The editor lays the edited text before the chiefs.

    Refuses: incomplete, not_allowed, wrong_state.
    """
    text = latest_revision(ArticlePage.objects.get(pk=article_id)).as_object()
    refuse_incomplete(text)
    record = move("propose", article_id=article_id, by=by, at=at, note=note, changes={"editor": by})
    ask_to_read_files(text=text, at=at)
    return record


@transaction.atomic
def archive(*, article_id: int, by: User, at: datetime, note: str = "") -> EditorialRecord:
    """Put an article that residents do not see away; it can be reopened."""
    return move("archive", article_id=article_id, by=by, at=at, note=note)


@transaction.atomic
def reopen(*, article_id: int, by: User, at: datetime, note: str = "") -> EditorialRecord:
    """Start again from the text of a rejected or archived article; the whole way is walked anew."""
    changes = {
        "round_started_at": at, "approved_revision": None, "submitted_revision": None,
        "editor": None, "approver": None,
    }  # fmt: skip
    return move("reopen", article_id=article_id, by=by, at=at, note=note, changes=changes)
