"""What quotas register below: kinds of notices, words of the log, the panel of the desk."""

from __future__ import annotations

from conglang.audit.acts import register_acts, register_fact
from conglang.content.extensions import register_panel
from conglang.notifications.kinds import register_kind
from conglang.planning.actions.warnings import KINDS
from conglang.planning.admin.quota_desk import quota_panel

QUOTA_ACTS = {
    "give": "Giao chỉ tiêu",
    "copy": "Lấy chỉ tiêu của năm trước",
    "exempt": "Miễn chỉ tiêu",
    "end_exemption": "Bỏ miễn chỉ tiêu",
    "rule": "Đặt quy tắc chỉ tiêu",
}
NOTICE_ACTS = {"issue": "Ban hành thông báo kết quả", "write": "Soạn bài từ thông báo kết quả"}
RULE_WORDS = {
    "first_day": "Tháng báo cáo bắt đầu từ ngày",
    "surplus_cap_percent": "Phần vượt được chuyển sang kỳ sau (%)",
    "add_deficits": "Phần thiếu cộng vào kỳ sau",
    "count_reposts": "Tính cả bài đăng lại",
    "warn_days": "Nhắc trước khi hết kỳ (ngày)",
    "return_threshold": "Tỷ lệ trả lại không bị trừ điểm (%)",
    "deduction": "Trừ cho mỗi phần trăm vượt (phần trăm của một điểm)",
}


def register_quotas() -> None:
    """Called once, when apps are ready."""
    for name, (label, must_act) in KINDS.items():
        register_kind(name, label, must_act=must_act)
    register_acts("quota", "Chỉ tiêu", QUOTA_ACTS)
    register_acts("quota_notice", "Thông báo kết quả", NOTICE_ACTS)
    register_fact("quota", "Chỉ tiêu mỗi kỳ")
    register_fact("from_period", "Từ kỳ")
    register_fact("signer", "Người ký")
    for name, words in RULE_WORDS.items():
        register_fact(f"quota_{name}", words)
    register_panel("desk", quota_panel, order=20)
