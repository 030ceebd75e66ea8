"""Words of the log for plans."""

from conglang.audit.acts import register_acts, register_fact
from conglang.planning.choices import PlanState
from conglang.planning.plan_rules import PLAN_FLOW

PLAN_ACTS = {
    **{step.name: str(step.label) for step in PLAN_FLOW},
    "start": "Lập kế hoạch",
    "text": "Sửa mục đích, căn cứ",
    "task_add": "Thêm nhiệm vụ",
    "task_change": "Sửa nhiệm vụ",
    "task_move": "Đổi thứ tự nhiệm vụ",
    "task_drop": "Bỏ nhiệm vụ",
    "task_back": "Lấy lại nhiệm vụ",
    "part_add": "Thêm mục",
    "part_change": "Sửa mục",
    "part_move": "Đổi thứ tự mục",
    "part_drop": "Bỏ mục",
    "part_back": "Lấy lại mục",
    "change_open": "Mở điều chỉnh theo quyết định",
    "change_close": "Chốt điều chỉnh",
    "change_drop": "Bỏ điều chỉnh",
    "publish": "Công khai kế hoạch",
    "unpublish": "Thôi công khai kế hoạch",
    "evidence_add": "Ghi minh chứng",
    "evidence_drop": "Bỏ minh chứng",
    "evidence_back": "Lấy lại minh chứng",
    "topics": "Gắn đề tài với nhiệm vụ",
}
FACTS = {
    "purpose": "Mục đích, yêu cầu",
    "grounds": "Căn cứ",
    "number": "Số, ký hiệu",
    "decided_on": "Ngày ký",
    "signer": "Người ký",
    "unit": "Đơn vị",
    "joining": "Đơn vị phối hợp",
    "measure": "Cách đo",
    "target": "Số cần đạt",
    "genre": "Thể loại",
    "own_units_only": "Chỉ đếm của các đơn vị thực hiện",
    "evidence_wanted": "Minh chứng cần có",
    "amount": "Số lượng, số tiền",
    "on_day": "Thời gian",
    "day": "Ngày",
    "position": "Thứ tự",
    "topics": "Đề tài",
}


def register_plan_words() -> None:
    """Acts and facts of plans, readable in the log."""
    register_acts("plan", "Kế hoạch năm", PLAN_ACTS)
    states = {str(value): str(label) for value, label in PlanState.choices}
    register_fact("plan_state", "Trạng thái", states)
    for name, label in FACTS.items():
        register_fact(name, label)
