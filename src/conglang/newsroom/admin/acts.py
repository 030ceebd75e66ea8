"""The buttons of the workflow: one address per act, built from the same table as the actions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from conglang.content.extensions import ActFields, act_fields_at
from conglang.core.errors import Refusal
from conglang.newsroom import actions
from conglang.newsroom.forms import (
    CorrectionForm,
    ListedReasonForm,
    ReasonForm,
    ScheduleForm,
    SubmitForm,
    TakeDownForm,
)
from conglang.newsroom.gate_rules import commitment_on
from conglang.newsroom.models import EditorialRecord
from conglang.newsroom.permissions import acts_available, may_read
from conglang.newsroom.queries import Gate, gate_of
from conglang.newsroom.rules import ARTICLE_FLOW, LISTED_REASON_ACTS

DONE: dict[str, str] = {
    "submit": "Đã gửi Ban Biên tập.",
    "withdraw": "Đã rút bài về nháp.",
    "take": "Bạn đang giữ bài này để biên tập.",
    "return_to_author": "Đã trả lại người viết kèm lý do.",
    "pass_on": "Đã chuyển bước sau.",
    "propose": "Đã trình duyệt.",
    "send_back": "Đã trả lại biên tập.",
    "reject": "Đã từ chối bài.",
    "endorse": "Đã ghi ý kiến đồng ý của bạn.",
    "approve": "Đã duyệt.",
    "revoke": "Đã thu hồi duyệt.",
    "publish": "Đã xuất bản. Người dân đọc được ngay.",
    "publish_urgent": "Đã xuất bản khẩn. Người dân đọc được ngay; bài chờ người khác duyệt sau.",
    "approve_afterwards": "Đã duyệt sau. Bài không còn chờ duyệt.",
    "schedule": "Đã hẹn giờ. Hệ thống sẽ tự xuất bản.",
    "unschedule": "Đã bỏ giờ hẹn, bài vẫn ở trạng thái đã duyệt.",
    "correct": "Đã mở bản sửa. Người dân vẫn đọc bản cũ cho đến khi bản sửa được xuất bản.",
    "drop_correction": "Đã bỏ bản sửa, bản đã xuất bản giữ nguyên.",
    "reschedule": "Đã đổi giờ hẹn.",
    "take_down": "Đã gỡ bài khỏi trang công khai.",
    "put_back": "Đã xuất bản lại.",
    "archive": "Đã cất vào lưu trữ.",
    "reopen": "Đã mở lại thành nháp.",
}
#: Acts that ask for more than a note.
FORMS: dict[str, type[ReasonForm]] = {
    "schedule": ScheduleForm,
    "reschedule": ScheduleForm,
    "correct": CorrectionForm,
    "take_down": TakeDownForm,
    "submit": SubmitForm,
    **dict.fromkeys(LISTED_REASON_ACTS, ListedReasonForm),
}
#: Acts after which the person goes on writing at once.
TO_EDITOR = frozenset({"take", "correct", "reopen"})
#: Acts that ask for a moment.
TIMED = frozenset({"schedule", "reschedule"})


def record_or_404(request: HttpRequest, article_id: int) -> EditorialRecord:
    """The file of an article that this person may read; everything else does not exist."""
    rows = EditorialRecord.objects.select_related(
        "article__unit", "author", "editor", "approver", "listed_reason", "urgent_by",
        "wait__person", "wait__absence__person", "wait__escalated_to", "wait__step",
    )  # fmt: skip
    record = rows.filter(article_id=article_id).first()
    if record is None or not may_read(record, request.user):
        raise Http404
    return record  # type: ignore[no-any-return]


def act(request: HttpRequest, article_id: int, name: str) -> HttpResponseBase:
    """Ask for what the act needs, do it, say what happened; a refusal keeps what was typed."""
    record = record_or_404(request, article_id)
    name = name.replace("-", "_")
    if name not in DONE:
        raise Http404
    step = ARTICLE_FLOW[name]
    form = _form(name, request, record)
    more = act_fields_at(f"article.{name}", request, record)
    # Each form is asked, so that all that is wrong is said at once.
    if request.method == "POST" and all(
        [form.is_valid(), *(part.form.is_valid() for part in more)]
    ):
        try:
            _do_all(name, record.article_id, request.user, form.cleaned_data, more)
        except Refusal as refusal:
            form.add_error(None, refusal.message)
            if refusal.code == "files_unread":
                read_files_now(record)
        else:
            messages.success(request, DONE[name])
            if name in TIMED and request.GET.get("ve") == "lich":
                return redirect(_calendar_at(form.cleaned_data["publish_at"]))
            target = "wagtailadmin_pages:edit" if name in TO_EDITOR else "article_file"
            return redirect(target, article_id)
    if not form.is_bound and step not in acts_available(record, request.user):
        messages.error(request, f"Lúc này bạn không thể “{step.label.lower()}” bài này.")
        return redirect("article_file", article_id)
    context = {
        "record": record, "article": record.article, "step": step, "form": form, "more": more,
        "commitment": commitment_on(timezone.localdate()) if name == "submit" else "",
        "gate": _findings_of(record) if name == "publish_urgent" else None,
    }  # fmt: skip
    wrong = form.errors or any(part.form.errors for part in more)
    return render(request, "newsroom/admin/act.html", context, status=422 if wrong else 200)


@transaction.atomic
def _do_all(
    name: str, article_id: int, by: Any, data: dict[str, Any], more: list[ActFields]
) -> None:
    """The act and what other rooms ask beside it: all of it or nothing."""
    do(name, article_id, by, data)
    for part in more:
        part.save(by=by, at=timezone.now())


def read_files_now(record: EditorialRecord) -> None:
    """Ask for the attached files that nobody has read, such as those of an older article."""
    latest = record.article.get_latest_revision()
    if latest:
        actions.ask_to_read_files(text=latest.as_object(), at=timezone.now())


def _findings_of(record: EditorialRecord) -> Gate | None:
    """What is open in the newest text, for who publishes it without a second person."""
    latest = record.article.get_latest_revision()
    gate = gate_of(record, latest.as_object(), at=timezone.now()) if latest else None
    return gate if gate and not gate.passes else None


def _calendar_at(moment: datetime) -> str:
    """The week of the calendar that a moment lies in."""
    day = timezone.localtime(moment).date()
    return f"{reverse('calendar')}?ngay={day.isoformat()}"


def _form(name: str, request: HttpRequest, record: EditorialRecord) -> ReasonForm:
    kind: type[ReasonForm] = FORMS.get(name, ReasonForm)
    if request.method == "POST":
        return kind(request.POST)
    initial = {"revision": request.GET.get("ban"), "publish_at": record.publish_at}
    return kind(initial=initial)


def do(name: str, article_id: int, by: Any, data: dict[str, Any]) -> EditorialRecord:
    """Call the action of a step with what its form gave."""
    action: Callable[..., EditorialRecord] = getattr(actions, name)
    values: dict[str, Any] = {"note": data.get("note") or ""}
    if name in TIMED:
        values["publish_at"] = data["publish_at"]
    if name == "correct":
        values |= {"kind": data["kind"], "public_note": data["public_note"]}
    if name == "take_down":
        values |= {"public_reason": data["public_reason"], "target_id": data["target"]}
    if name in LISTED_REASON_ACTS:
        values["reason_id"] = int(data["listed"])
    if name == "submit":
        values["commitment"] = bool(data.get("commitment"))
    if name in {"approve", "endorse", "approve_afterwards"}:
        values["revision_id"] = data.get("revision") or 0  # what was shown, never just the newest
    return action(article_id=article_id, by=by, at=timezone.now(), **values)
