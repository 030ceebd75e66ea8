"""What a line over every page must say, and how early a planned stop is told. Plain Python."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from conglang.core.dates import VIETNAM
from conglang.core.deadlines import WorkCalendar, working_days_between
from conglang.core.errors import Refusal

SHORTEST_TEXT, LONGEST_TEXT = 10, 200
SHORTEST_REASON = 5
#: An alert that nobody ends is no alert any more.
LONGEST_DAYS = 60
_PATH = re.compile(r"/[^\s/\\][^\s\\]*|/")


def check_text(text: str) -> str:
    """Return the text on one line; refuse (``bad_text``) one too short or too long."""
    found = " ".join(text.split())
    if not SHORTEST_TEXT <= len(found) <= LONGEST_TEXT:
        raise Refusal("bad_text", f"Nội dung dài từ {SHORTEST_TEXT} đến {LONGEST_TEXT} ký tự.")
    return found


def check_link(link: str) -> str:
    """Return the path; refuse (``bad_link``) what does not lead to a page of the portal."""
    found = link.strip()
    if found and not _PATH.fullmatch(found):
        raise Refusal(
            "bad_link", "Trang để đọc thêm phải là địa chỉ trong cổng, bắt đầu bằng dấu “/”, ví dụ "
            "/thong-bao/ung-pho-bao/.",
        )  # fmt: skip
    return found


def check_window(*, starts_at: datetime, ends_at: datetime, now: datetime) -> None:
    """Refuse (``wrong_time``) a window that is over, runs back, or is longer than 60 days."""
    if ends_at <= starts_at or ends_at <= now:
        raise Refusal("wrong_time", "Giờ kết thúc phải ở phía trước, sau giờ bắt đầu.")
    if ends_at - starts_at > timedelta(days=LONGEST_DAYS):
        raise Refusal(
            "wrong_time", f"Mỗi cảnh báo hiện tối đa {LONGEST_DAYS} ngày; hết hạn thì đặt lại."
        )


def check_stop(
    *,
    told_at: datetime,
    stops_at: datetime,
    back_at: datetime,
    wanted_days: int,
    late_reason: str,
    calendar: WorkCalendar,
) -> str:
    """Return the reason for telling late, "" in time; refuse (``too_late``) late without one.

    wanted_days: whole working days between the day it is told and the day of the stop. Refuses
    ``wrong_time`` for a stop that is over or runs back.
    Legal basis: portal:outage
    """
    if back_at <= stops_at or stops_at <= told_at:
        raise Refusal("wrong_time", "Giờ ngừng phải ở phía trước, giờ khôi phục sau giờ ngừng.")
    days = working_days_between(
        told_at.astimezone(VIETNAM).date(), stops_at.astimezone(VIETNAM).date(), calendar
    )
    if days >= wanted_days:
        return ""
    reason = " ".join(late_reason.split())
    if len(reason) < SHORTEST_REASON:
        raise Refusal(
            "too_late", f"Phải báo trước ít nhất {wanted_days} ngày làm việc, ở đây còn {days}. "
            "Hãy lùi giờ ngừng, hoặc ghi lý do báo muộn.",
        )  # fmt: skip
    return reason
