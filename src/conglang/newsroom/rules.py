"""The editorial board's procedure, as a table. Screens, actions and the manual read this one table.

Legal basis: board:workflow
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime, timedelta

from conglang.core.errors import Refusal
from conglang.core.transitions import Workflow, transition
from conglang.newsroom.choices import CLOSED_STATES, WITH_AUTHOR_STATES, State, TopicState

ARTICLE_FLOW = Workflow(
    transition(
        "submit", [State.DRAFT, State.RETURNED], State.SUBMITTED, permission="write",
        label="Gửi Ban Biên tập", legal_basis="board:workflow",
    ),
    transition(
        "withdraw", [State.SUBMITTED], State.DRAFT, permission="write", label="Rút lại",
        legal_basis="board:workflow",
    ),
    transition(
        "take", [State.SUBMITTED], State.IN_EDITING, permission="edit", label="Nhận biên tập",
        legal_basis="board:workflow",
    ),
    transition(
        "return_to_author", [State.SUBMITTED, State.IN_EDITING, State.PENDING_APPROVAL],
        State.RETURNED, permission="edit", label="Trả lại người viết", needs_reason=True,
        legal_basis="board:workflow",
    ),
    transition(
        "propose", [State.IN_EDITING], State.PENDING_APPROVAL, permission="edit",
        label="Trình duyệt", legal_basis="board:workflow",
    ),
    transition(
        "pass_on", [State.IN_EDITING], State.IN_EDITING, permission="edit",
        label="Chuyển bước sau", legal_basis="board:path",
    ),
    transition(
        "send_back", [State.PENDING_APPROVAL], State.IN_EDITING, permission="approve",
        label="Trả lại biên tập", needs_reason=True, legal_basis="board:workflow",
    ),
    transition(
        "reject", [State.SUBMITTED, State.PENDING_APPROVAL], State.REJECTED, permission="approve",
        label="Từ chối", needs_reason=True, legal_basis="board:workflow",
    ),
    transition(
        "endorse", [State.PENDING_APPROVAL], State.PENDING_APPROVAL, permission="approve",
        label="Đồng ý", legal_basis="board:path",
    ),
    transition(
        "approve", [State.PENDING_APPROVAL], State.APPROVED, permission="approve", label="Duyệt",
        legal_basis="board:four-eyes",
    ),
    transition(
        "revoke", [State.APPROVED, State.SCHEDULED], State.PENDING_APPROVAL, permission="approve",
        label="Thu hồi duyệt", needs_reason=True, legal_basis="board:workflow",
    ),
    transition(
        "publish", [State.APPROVED, State.SCHEDULED], State.PUBLISHED, permission="publish",
        label="Xuất bản ngay", legal_basis="board:workflow",
    ),
    transition(
        "publish_urgent",
        [
            State.DRAFT, State.SUBMITTED, State.IN_EDITING, State.RETURNED,
            State.PENDING_APPROVAL, State.APPROVED, State.SCHEDULED,
        ],
        State.PUBLISHED, permission="publish_urgent", label="Xuất bản khẩn", needs_reason=True,
        legal_basis="board:urgent",
    ),
    transition(
        "approve_afterwards", [State.PUBLISHED], State.PUBLISHED, permission="approve",
        label="Duyệt sau", legal_basis="board:urgent",
    ),
    transition(
        "schedule", [State.APPROVED], State.SCHEDULED, permission="publish", label="Hẹn giờ",
        legal_basis="board:workflow",
    ),
    transition(
        "unschedule", [State.SCHEDULED], State.APPROVED, permission="publish",
        label="Bỏ hẹn giờ", legal_basis="board:workflow",
    ),
    transition(
        "reschedule", [State.SCHEDULED], State.SCHEDULED, permission="publish",
        label="Đổi giờ hẹn", legal_basis="board:workflow",
    ),
    transition(
        "correct", [State.PUBLISHED], State.IN_EDITING, permission="edit",
        label="Sửa bài đã xuất bản", needs_reason=True, legal_basis="board:workflow",
    ),
    transition(
        "drop_correction", [State.DRAFT, State.IN_EDITING, State.RETURNED], State.PUBLISHED,
        permission="edit", label="Bỏ bản sửa", legal_basis="board:workflow",
    ),
    transition(
        "take_down",
        [
            State.PUBLISHED, State.DRAFT, State.IN_EDITING, State.RETURNED, State.SUBMITTED,
            State.PENDING_APPROVAL, State.APPROVED, State.SCHEDULED,
        ],
        State.TAKEN_DOWN, permission="take_down", label="Gỡ bài", needs_reason=True,
        legal_basis="board:workflow",
    ),
    transition(
        "put_back", [State.TAKEN_DOWN], State.PUBLISHED, permission="take_down",
        label="Xuất bản lại", needs_reason=True, legal_basis="board:workflow",
    ),
    transition(
        "archive", [State.DRAFT, State.RETURNED, State.REJECTED, State.TAKEN_DOWN],
        State.ARCHIVED, permission="write", label="Cất vào lưu trữ", legal_basis="board:workflow",
    ),
    transition(
        "reopen", [State.REJECTED, State.ARCHIVED], State.DRAFT, permission="write",
        label="Viết lại từ nháp", legal_basis="board:workflow",
    ),
)  # fmt: skip

#: Acts of the person who wrote, not of every writer.
OWN_ACTS = frozenset({"submit", "withdraw", "archive", "reopen"})
#: Acts whose reason is chosen from the board's list, beside what is written in one's own words.
LISTED_REASON_ACTS = frozenset({"return_to_author", "send_back", "reject"})
#: Acts that only make sense while residents see the article.
LIVE_ACTS = frozenset({"drop_correction", "take_down"})
#: Acts for articles that residents do not see.
HIDDEN_ACTS = frozenset({"archive", "reopen", "reject"})

#: Acts for what was published urgently and nobody approved yet.
URGENT_ACTS = frozenset({"approve_afterwards"})

HOLD_LASTS = timedelta(minutes=20)
"""How long a text stays with a person after they last opened or saved it (local practice)."""

SIGN_OF_LIFE_LASTS = timedelta(minutes=3)
"""How long an open editor counts after its last sign of life; it gives one every 10 seconds."""


def refuse_own_approval(approver_id: int, writers: Collection[int]) -> None:
    """Refuse (``own_text``) an approver who wrote or changed the text in this round.

    Holds for everybody, whatever other rights they have.
    Legal basis: board:four-eyes
    """
    if approver_id in writers:
        raise Refusal(
            "own_text",
            "Người đã viết hoặc sửa bài không được tự duyệt bài đó. "
            "Hãy để một phó trưởng ban hoặc trưởng ban khác duyệt.",
        )


def refuse_own_later_approval(
    approver_id: int, writers: Collection[int], publisher_id: int | None
) -> None:
    """Refuse (``own_text``) the later approval of whoever wrote, changed or published the text.

    Legal basis: board:urgent, board:four-eyes
    """
    refuse_own_approval(approver_id, writers)
    if approver_id == publisher_id:
        raise Refusal(
            "own_text",
            "Người đã xuất bản khẩn không được tự duyệt sau. Hãy để một phó trưởng ban hoặc "
            "trưởng ban khác duyệt.",
        )


def check_reason(reason: str, *, needed: bool) -> str:
    """Return the reason without outer spaces; refuse (``reason_missing``) a missing one."""
    text = reason.strip()
    if needed and len(text) < 5:
        raise Refusal("reason_missing", "Cần ghi rõ lý do (ít nhất 5 ký tự) để người viết biết.")
    return text


def check_listed_reason(act: str, *, chosen: bool, any_in_use: bool) -> None:
    """Refuse (``reason_not_chosen``) a return or rejection without a line of the board's list."""
    if act in LISTED_REASON_ACTS and any_in_use and not chosen:
        raise Refusal("reason_not_chosen", "Hãy chọn một lý do trong danh sách của Ban Biên tập.")


def check_public_note(note: str, *, public: bool) -> str:
    """Return the note for residents; refuse (``note_missing``) a public correction without one.

    A minor change has none.
    Legal basis: board:correction
    """
    text = note.strip()
    if not public:
        return ""
    if len(text) < 10:
        raise Refusal(
            "note_missing", "Đính chính phải nói rõ chỗ nào sai, nay đúng là gì (ít nhất 10 ký tự)."
        )
    return text


def check_schedule(publish_at: datetime, now: datetime) -> None:
    """Refuse (``past_time``) a publication time that is not in the future, or over a year away."""
    if publish_at <= now:
        raise Refusal(
            "past_time", "Giờ hẹn phải ở phía trước. Muốn xuất bản luôn, chọn “Xuất bản ngay”."
        )
    if publish_at - now > timedelta(days=366):
        raise Refusal("past_time", "Không hẹn giờ xa quá một năm.")


def check_last_day(last: date, *, today: date, publish_on: date | None) -> None:
    """Refuse a last day that is over (``past_day``) or ``before_publication``.

    publish_on: the day for which the article is scheduled, None when it is not.
    Legal basis: board:expiry
    """
    if last < today:
        raise Refusal("past_day", "Ngày đăng cuối cùng phải là hôm nay hoặc một ngày sau hôm nay.")
    refuse_over(last, publish_on)


def refuse_over(last: date | None, day: date | None) -> None:
    """Refuse (``before_publication``) to publish on a day after the article's last.

    Legal basis: board:expiry
    """
    if last is not None and day is not None and last < day:
        raise Refusal(
            "before_publication",
            f"Hạn đăng của bài là hết ngày {last:%d/%m/%Y}, trước ngày xuất bản. Hãy đổi hoặc bỏ "
            "hạn đăng.",
        )


def missing_parts(
    *, title: str, lead: str, has_body: bool, has_author: bool, in_body: Collection[str] = ()
) -> list[str]:
    """What an article still lacks before it may be sent on, in words for people.

    in_body: what its blocks lack, such as the alternative text of a picture.
    """
    parts = {
        "tiêu đề": bool(title.strip()),
        "lời dẫn (sapo)": bool(lead.strip()),
        "nội dung": has_body,
        "tên tác giả": has_author,
    }
    return [*(name for name, present in parts.items() if not present), *in_body]


def week_of(day: date) -> date:
    """The Monday of a day's week: weeks of the board run from Monday to Sunday."""
    return day - timedelta(days=day.weekday())


def topic_state(state: str | None, *, live: bool, due_on: date, today: date) -> TopicState:
    """How far a topic has come, from the article written for it.

    state: of that article, None when nobody has begun; a rejected or put away one counts as none.
    The day it is due still belongs to the writer; once handed in, a topic is never overdue.
    """
    if live or state == State.PUBLISHED:
        return TopicState.PUBLISHED
    begun = state is not None and state not in CLOSED_STATES
    if begun and state not in WITH_AUTHOR_STATES:
        return TopicState.SUBMITTED
    if due_on < today:
        return TopicState.OVERDUE
    return TopicState.WRITING if begun else TopicState.ASSIGNED


def is_unfinished(state: TopicState) -> bool:
    """Whether a topic may be carried over into another week."""
    return state not in {TopicState.SUBMITTED, TopicState.PUBLISHED}


def check_topic_due(due_on: date, week_starts_on: date) -> None:
    """Refuse (``wrong_day``) a due day before the topic's week or over a month after it began."""
    if not timedelta(0) <= due_on - week_starts_on <= timedelta(days=31):
        raise Refusal(
            "wrong_day", "Hạn nộp phải từ thứ Hai của tuần định hướng đến 31 ngày sau đó."
        )
