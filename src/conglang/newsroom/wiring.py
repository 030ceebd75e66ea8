"""What the newsroom registers below and shows of its pages; called once, when apps are ready."""

from typing import Any

from wagtail.admin.views.pages.edit import EditView

from conglang.accounts.handover import register_handover
from conglang.audit.acts import register_acts, register_fact
from conglang.newsroom import views
from conglang.newsroom.actions import hand_over
from conglang.newsroom.actions.reasons import seed_return_reasons
from conglang.newsroom.choices import Right, SectionKind, State
from conglang.newsroom.forms import ArticleForm
from conglang.newsroom.indexing import documents
from conglang.newsroom.models import ArticlePage, SectionPage
from conglang.newsroom.rules import ARTICLE_FLOW
from conglang.newsroom.telling import KINDS
from conglang.notifications.kinds import register_kind
from conglang.search.sources import register_source
from conglang.tenancy.provisioning import register_step

ARTICLE_ACTS = {
    **{step.name: str(step.label) for step in ARTICLE_FLOW},
    "start": "Bắt đầu viết",
    "import": "Tiếp nhận bài cũ",
    "from_word": "Lấy từ tệp Word",
    "change_section": "Chuyển chuyên mục",
    "hand_over": "Bàn giao bài",
    "ask_fact_check": "Nhờ đối chiếu số liệu",
    "revoke_fact_check": "Thu hồi đường dẫn đối chiếu",
    "fact_check_answered": "Trả lời đối chiếu",
    "restore": "Lấy lại bản cũ",
    "set_last_day": "Đặt hạn đăng",
    "urgent_findings": "Xuất bản khẩn khi còn điều chưa xử lý",
    "take_over": "Nhận sửa thay",
    "remark": "Góp ý",
    "answer_remark": "Trả lời góp ý",
    "resolve_remark": "Góp ý đã xong",
    "mark_urgent": "Đánh dấu gấp",
    "commitment": "Cam kết khi gửi",
    "waive": "Bỏ qua phát hiện",
    "undo_waiver": "Hủy bỏ qua phát hiện",
    "add_photos": "Đưa nhiều ảnh vào bài",
}
SECTION_ACTS = {
    "create": "Thêm chuyên mục",
    "change": "Sửa chuyên mục",
    "move": "Đổi thứ tự chuyên mục",
    "hide": "Ẩn chuyên mục",
    "show": "Hiện chuyên mục",
}
REASON_ACTS = {
    "add": "Thêm lý do trả lại",
    "reword": "Sửa lý do trả lại",
    "move": "Đổi thứ tự lý do trả lại",
    "retire": "Thôi dùng lý do trả lại",
    "bring_back": "Dùng lại lý do trả lại",
}
RIGHT_ACTS = {"change": "Đổi quyền theo chuyên mục"}
SWITCH_WORDS = {"given": "được", "withheld": "không"}
ORIENTATION_ACTS = {"save": "Viết định hướng tuần"}
TOPIC_ACTS = {
    "give": "Giao đề tài",
    "change": "Sửa đề tài",
    "drop": "Bỏ đề tài",
    "carry": "Chuyển đề tài sang tuần sau",
    "write": "Bắt đầu viết đề tài",
}
PATH_ACTS = {"set": "Đặt đường đi của bài", "drop": "Bỏ đường đi của bài"}
ABSENCE_ACTS = {"enter": "Ghi ngày vắng", "cancel": "Bỏ ngày vắng"}
FACTS = {
    "path": "Các bước",
    "away": "Người vắng",
    "deputy": "Người thay",
    "days": "Những ngày",
    "section": "Chuyên mục",
    "finding": "Phát hiện",
    "title": "Tên",
    "slug": "Đường dẫn",
    "intro": "Giới thiệu ngắn",
    "in_menu": "Hiện trên menu",
    "on_home": "Hiện trên trang chủ",
    "reason": "Lý do",
    "revision": "Bản số",
    "shown_until": "Đăng đến hết ngày",
    "publish_at": "Giờ hẹn đăng",
    "focus": "Trọng tâm",
    "text": "Nội dung",
    "due_on": "Hạn nộp bài",
    "note": "Yêu cầu, gợi ý",
}


def _tell_nobody(view: EditView, changes: dict[str, Any]) -> None:
    """In the place of the letters that Wagtail sends about comments, past our outbox."""


def register_everything() -> None:
    """Page views and editor form, search source, hand-over, words of the log."""
    SectionPage.public_view = staticmethod(views.section_page)
    ArticlePage.public_view = staticmethod(views.article_page)
    ArticlePage.base_form_class = ArticleForm
    # Remarks are told of like everything else (receivers), not by letters of Wagtail's own.
    EditView.send_commenting_notifications = _tell_nobody
    register_source("article", "Tin bài", documents)
    register_handover(hand_over)
    for name, (label, must_act) in KINDS.items():
        register_kind(name, label, must_act=must_act)
    register_acts("article", "Tin bài", ARTICLE_ACTS)
    register_acts("reason", "Lý do trả lại", REASON_ACTS)
    register_step("return-reasons", seed_return_reasons, order=22)
    register_acts("section", "Chuyên mục", SECTION_ACTS)
    register_acts("orientation", "Định hướng tuần", ORIENTATION_ACTS)
    register_acts("topic", "Đề tài", TOPIC_ACTS)
    register_acts("path", "Đường đi của bài", PATH_ACTS)
    register_acts("absence", "Vắng mặt", ABSENCE_ACTS)
    register_fact("state", "Trạng thái", {str(value): str(label) for value, label in State.choices})
    register_fact(
        "kind", "Cách trình bày",
        {str(value): str(label) for value, label in SectionKind.choices},
    )  # fmt: skip
    register_acts("rights", "Phân quyền", RIGHT_ACTS)
    for right in Right:
        register_fact(f"right_{right.value}", str(right.label), SWITCH_WORDS)
    for name, label in FACTS.items():
        register_fact(name, label)
