"""What royalties register with the rooms below: words of the log."""

from __future__ import annotations

from conglang.audit.acts import register_acts, register_fact
from conglang.content.extensions import register_act_fields, register_panel
from conglang.royalties.admin.score_panels import approval_fields, score_panel
from conglang.royalties.choices import MonthState
from conglang.royalties.rules import MONTH_FLOW

ROYALTY_ACTS = {
    **{step.name: str(step.label) for step in MONTH_FLOW},
    "open": "Mở tháng nhuận bút",
    "budget": "Đặt dự toán nhuận bút",
    "fees": "Đặt thù lao",
    "adjust": "Điều chỉnh",
    "drop_adjustment": "Bỏ khoản điều chỉnh",
}
ARTICLE_ACTS = {"score": "Chấm nhuận bút", "not_paid": "Ghi không trả nhuận bút"}
RATE_ACTS = {
    "add": "Nhập bảng mức chi",
    "change": "Sửa bảng mức chi",
    "end": "Đặt ngày kết thúc bảng mức chi",
    "drop": "Bỏ bảng mức chi",
}
PAYEE_ACTS = {
    "add": "Thêm người hưởng",
    "change": "Sửa người hưởng",
    "end_salaried": "Kết thúc hưởng lương",
    "own_account": "Tự sửa số tài khoản",
}
FACTS = {
    "works": "Tác phẩm",
    "amount": "Số tiền",
    "fund": "Quỹ thù lao",
    "people": "Số người",
    "payee": "Người hưởng",
    "gross": "Tổng tiền",
    "net": "Thực nhận",
    "decision": "Quyết định",
    "unit_value": "Giá trị một đơn vị",
    "salary_percent": "Phần của lương cơ sở (phần vạn)",
    "lines": "Thể loại",
    "account_changed": "Đổi số tài khoản",
    "norm": "Định mức",
    "account": "Số tài khoản",
    "bank": "Ngân hàng",
}


def register_everything() -> None:
    """Words of acts and facts, so that the log speaks Vietnamese; what the newsroom shows of us."""
    register_acts("royalties", "Nhuận bút", ROYALTY_ACTS)
    register_acts("article", "Tin bài", ARTICLE_ACTS)
    register_acts("rates", "Mức chi", RATE_ACTS)
    register_acts("payee", "Người hưởng", PAYEE_ACTS)
    register_fact(
        "month_state",
        "Tình trạng bảng",
        {str(value): str(label) for value, label in MonthState.choices},
    )
    for name, label in FACTS.items():
        register_fact(name, label)
    register_panel("article", score_panel)
    register_act_fields("article.approve", approval_fields)
