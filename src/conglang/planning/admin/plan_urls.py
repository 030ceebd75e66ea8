"""Staff addresses of the year's plan and of assignments, and the permission each needs."""

from django.urls import path

from conglang.accounts.rules import APPROVE_PLAN, PLAN, WRITE
from conglang.accounts.screens import ANY_POST
from conglang.planning.admin import assignments, plan_acts, plan_edit, plan_evidence, plans

PLAN_OF = "ke-hoach/<int:year>/"
TASK = "ke-hoach/nhiem-vu/<int:task_id>/"
PART = "ke-hoach/muc/<int:part_id>/"
EVIDENCE = "ke-hoach/minh-chung/<int:evidence_id>/"

urlpatterns = [
    path("ke-hoach/", plans.plans, name="plans"),
    path("ke-hoach/giao-de-tai/", assignments.assignments, name="assignments"),
    path(PLAN_OF, plans.plan, name="plan"),
    path(f"{PLAN_OF}lap/", plans.plan_start, name="plan_start"),
    path(f"{PLAN_OF}van-ban/", plans.plan_word, name="plan_word"),
    path(f"{PLAN_OF}pdf/", plans.plan_pdf, name="plan_pdf"),
    path(f"{PLAN_OF}ban-da-ky/", plans.plan_signed, name="plan_signed"),
    path(f"{PLAN_OF}noi-dung/", plan_edit.plan_text, name="plan_text"),
    path(f"{PLAN_OF}nhiem-vu/moi/", plan_edit.plan_task_add, name="plan_task_add"),
    path(f"{PLAN_OF}muc/moi/", plan_edit.plan_part_add, name="plan_part_add"),
    path(f"{PLAN_OF}viec/<slug:name>/", plan_acts.plan_act, name="plan_act"),
    path(f"{PLAN_OF}dieu-chinh/", plan_acts.plan_change_open, name="plan_change_open"),
    path(f"{PLAN_OF}dieu-chinh/chot/", plan_acts.plan_change_close, name="plan_change_close"),
    path(f"{PLAN_OF}dieu-chinh/bo/", plan_acts.plan_change_drop, name="plan_change_drop"),
    path(f"{PLAN_OF}cong-khai/", plan_acts.plan_publish, name="plan_publish"),
    path(f"{PLAN_OF}thoi-cong-khai/", plan_acts.plan_unpublish, name="plan_unpublish"),
    path("ke-hoach/dieu-chinh/<int:change_id>/", plans.plan_change_file, name="plan_change_file"),
    path(TASK, plan_edit.plan_task, name="plan_task"),
    path(f"{TASK}minh-chung/", plan_evidence.plan_evidence_add, name="plan_evidence_add"),
    path(f"{TASK}de-tai/", plan_evidence.plan_topics, name="plan_topics"),
    path(f"{TASK}<slug:way>/", plan_edit.plan_task_way, name="plan_task_way"),
    path(PART, plan_edit.plan_part, name="plan_part"),
    path(f"{PART}<slug:way>/", plan_edit.plan_part_way, name="plan_part_way"),
    path(f"{EVIDENCE}tep/", plan_evidence.plan_evidence_file, name="plan_evidence_file"),
    path(f"{EVIDENCE}<slug:way>/", plan_evidence.plan_evidence_way, name="plan_evidence_way"),
]

#: A step is offered and checked by the table; the screen opens for whoever plans.
SCREENS: dict[str, tuple[str, ...]] = {
    ANY_POST: (
        "plans", "plan", "plan_word", "plan_pdf", "plan_signed", "plan_change_file",
        "plan_evidence_file", "assignments",
    ),
    PLAN: (
        "plan_start", "plan_text", "plan_task_add", "plan_task", "plan_task_way", "plan_part_add",
        "plan_part", "plan_part_way", "plan_act", "plan_change_open", "plan_change_close",
        "plan_change_drop", "plan_topics",
    ),
    APPROVE_PLAN: ("plan_publish", "plan_unpublish"),
    WRITE: ("plan_evidence_add", "plan_evidence_way"),
}  # fmt: skip
