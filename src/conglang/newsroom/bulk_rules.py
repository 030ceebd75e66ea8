"""What may be done with several articles at once, and for how long it can be taken back."""

from __future__ import annotations

from datetime import datetime, timedelta

from conglang.core.errors import Refusal
from conglang.newsroom.choices import BulkAct

#: A page of the list.
MOST_AT_ONCE = 30

UNDO_LASTS = timedelta(minutes=10)
"""How long what was done with several articles can be taken back (local practice)."""

#: Acts that the procedure knows a way back from. Nobody can unread a return or give back an item.
UNDOABLE = frozenset({BulkAct.ARCHIVE, BulkAct.CHANGE_SECTION})


def check_chosen(number: int) -> None:
    """Refuse (``nothing_chosen``, ``too_many``) a selection that is no page of the list."""
    if not number:
        raise Refusal("nothing_chosen", "Chưa chọn bài nào. Hãy tích chọn ít nhất một bài.")
    if number > MOST_AT_ONCE:
        raise Refusal("too_many", f"Mỗi lần chọn tối đa {MOST_AT_ONCE} bài. Hãy chia nhiều lần.")


def can_be_undone(act: str, made_at: datetime, now: datetime) -> bool:
    """Whether an act of this kind, made then, can still be taken back now."""
    return act in UNDOABLE and now - made_at <= UNDO_LASTS


def check_undo(act: str, made_at: datetime, now: datetime) -> None:
    """Refuse (``no_way_back``, ``too_late``) what cannot be taken back."""
    if act not in UNDOABLE:
        raise Refusal(
            "no_way_back",
            f"Việc “{BulkAct(act).label}” không hoàn tác được. Hãy mở từng bài để xử lý tiếp.",
        )
    if not can_be_undone(act, made_at, now):
        minutes = int(UNDO_LASTS.total_seconds() // 60)
        raise Refusal(
            "too_late",
            f"Đã quá {minutes} phút nên không hoàn tác được nữa. Hãy mở từng bài để xử lý tiếp.",
        )
