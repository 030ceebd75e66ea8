"""Staff addresses of the board's overview and the permission each needs."""

from django.urls import path

from conglang.accounts.rules import EDIT, PLAN, WRITE
from conglang.accounts.screens import ANY_POST
from conglang.newsroom.admin import board, calendar, orientation, reports

WEEK = "tin-bai/dinh-huong/"
TOPIC = f"{WEEK}de-tai/<int:topic_id>/"

urlpatterns = [
    path("tin-bai/bang/", board.board, name="board"),
    path("tin-bai/lich/", calendar.calendar, name="calendar"),
    path("tin-bai/thong-ke/", reports.reports, name="reports"),
    path("tin-bai/thong-ke/tep/", reports.report_file, name="report_file"),
    path(WEEK, orientation.orientation, name="orientation"),
    path(f"{WEEK}in/", orientation.orientation_print, name="orientation_print"),
    path(f"{WEEK}sua/", orientation.orientation_edit, name="orientation_edit"),
    path(f"{WEEK}chuyen-tiep/", orientation.orientation_carry, name="orientation_carry"),
    path(f"{WEEK}de-tai/moi/", orientation.topic_add, name="topic_add"),
    path(TOPIC, orientation.topic_edit, name="topic_edit"),
    path(f"{TOPIC}bo/", orientation.topic_drop, name="topic_drop"),
    path(f"{TOPIC}viet/", orientation.topic_write, name="topic_write"),
]

#: Who sees whose figures is decided by the view: a contributor has a right to his or her unit's.
SCREENS: dict[str, tuple[str, ...]] = {
    EDIT: ("board", "calendar"),
    ANY_POST: ("reports", "report_file", "orientation", "orientation_print"),
    PLAN: ("orientation_edit", "orientation_carry", "topic_add", "topic_edit", "topic_drop"),
    WRITE: ("topic_write",),
}
