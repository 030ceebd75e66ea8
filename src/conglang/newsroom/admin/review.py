"""The file of one article: its text, what changed since it was sent, its history, the buttons."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST
from wagtail.models import Revision

from conglang.accounts.rules import APPROVE, PUBLISH
from conglang.audit.acts import act_label
from conglang.audit.queries import history_of
from conglang.content.extensions import act_fields_at, panels_at
from conglang.core.errors import Refusal
from conglang.newsroom import actions
from conglang.newsroom.admin.acts import record_or_404
from conglang.newsroom.admin.desk import sections_to_write_in
from conglang.newsroom.admin.gate import gate_panel
from conglang.newsroom.admin.waiting import may_hurry, waiting_facts
from conglang.newsroom.choices import CLOSED_STATES, State
from conglang.newsroom.forms import LastDayForm
from conglang.newsroom.models import (
    ArticlePage,
    Correction,
    EditorialRecord,
    FactCheck,
    Original,
    may_here,
)
from conglang.newsroom.permissions import (
    acts_available,
    may_ask_outside,
    may_open_originals,
    may_remark,
)
from conglang.newsroom.queries import article_context, writers_of_round
from conglang.newsroom.queries.checklist import checklist_of, length_of
from conglang.newsroom.queries.orientation import topic_of
from conglang.newsroom.queries.remarks import places_of, remarks_on
from conglang.newsroom.queries.versions import (
    differences,
    revision_of,
    texts_to_compare_with,
)
from conglang.newsroom.rules import ARTICLE_FLOW

#: The one button that stands out, by what should normally happen next.
MAIN_ACTS = (
    "approve_afterwards", "submit", "take", "pass_on", "propose", "endorse", "approve", "publish",
    "put_back", "reopen",
)  # fmt: skip
QUICK_ACTS = frozenset({
    "withdraw", "take", "pass_on", "propose", "endorse", "approve", "publish",
    "unschedule", "approve_afterwards",
})  # fmt: skip


def article_file(request: HttpRequest, article_id: int) -> HttpResponse:
    record = record_or_404(request, article_id)
    article = record.article
    latest = article.get_latest_revision()
    text: ArticlePage = latest.as_object() if latest else article
    history = list(history_of("newsroom.articlepage", article.pk))
    steps = acts_available(record, request.user)
    may_edit = article.may_be_edited_by(request.user)
    main = next((step for name in MAIN_ACTS for step in steps if step.name == name), None)
    # What came back is changed first, then sent again.
    edit_first = may_edit and (main is None or record.state == State.RETURNED)
    own_text = request.user.pk in writers_of_round(record)
    context = {
        "record": record,
        "article": article,
        "text": text,
        "shown": article_context(text),
        "section": article.get_parent(),
        "revision_id": latest.pk if latest else "",
        "main": None if edit_first else main,
        "edit_first": edit_first,
        "steps": sorted(steps, key=lambda step: step != main),
        "quick": QUICK_ACTS,
        "may_edit": may_edit,
        "own_text": (own_text or record.urgent_by_id == request.user.pk)
        and (record.state == State.PENDING_APPROVAL or record.urgent_at is not None)
        and may_here(request.user, APPROVE, article),
        "comparison": comparison(request, record, latest, history),
        "history": [history_line(entry) for entry in history],
        "places": places_of(text) if may_remark(record, request.user) else [],
        "remarks": remarks_on(article, text) if may_remark(record, request.user) else [],
        "hold": _hold(article, request.user),
        "may_set_last_day": record.state not in CLOSED_STATES
        and may_here(request.user, PUBLISH, article),
        "in_work": list(Correction.objects.in_work().filter(record=record)),
        "gate": gate_panel(record, request.user),
        "checklist": checklist_of(text, on=timezone.localdate()),
        "length": length_of(text),
        "originals": _originals(record, request.user),
        "fact_checks": _fact_checks(record, request.user),
        "may_ask": may_ask_outside(record, request.user),
        "sections": _sections_for(article, request.user),
        "topic": topic_of(article.pk),
        "waiting": waiting_facts(record, timezone.now()),
        "may_hurry": may_hurry(record, request.user),
        "panels": panels_at("article", request, record),
        "invitations": _invitations(
            request, record, [] if own_text else [step.name for step in steps]
        ),
    }
    return render(request, "newsroom/admin/article_file.html", context)


def _invitations(request: HttpRequest, record: EditorialRecord, names: list[str]) -> dict[str, str]:
    """Acts of one press beside which more can be asked, and the words of the link to them."""
    asked = {
        name: act_fields_at(f"article.{name}", request, record)
        for name in names if name in QUICK_ACTS
    }  # fmt: skip
    return {name: fields[0].invites for name, fields in asked.items() if fields}


def _sections_for(article: ArticlePage, user: Any) -> list[tuple[int, str]]:
    """Where the article may go; where it stands now stays in the list whatever became of it."""
    sections = {each.pk: each.title for each in sections_to_write_in(user)}
    now = article.get_parent()
    return list({**sections, now.pk: now.title}.items())


def _fact_checks(record: EditorialRecord, user: Any) -> list[FactCheck]:
    if not may_open_originals(record, user):
        return []
    return list(FactCheck.objects.filter(record=record))


def _hold(article: ArticlePage, user: Any) -> Any:
    """The person who is writing in the text right now, unless it is the one who asks."""
    lock = article.get_lock()
    return lock.hold if lock and lock.for_user(user) else None


def _originals(record: EditorialRecord, user: Any) -> list[Original]:
    return list(record.originals.all()) if may_open_originals(record, user) else []


def comparison(
    request: HttpRequest, record: EditorialRecord, latest: Revision | None, history: list[Any]
) -> dict[str, Any] | None:
    """What changed since a text that mattered, and which others can be chosen; None if none did."""
    choices = texts_to_compare_with(record, history)
    if latest is None or not choices:
        return None
    asked = request.GET.get("so-voi", "")
    key, words, pk = next((each for each in choices if each[0] == asked), choices[0])
    before = revision_of(record.article, pk)
    return {
        "choices": [(each[0], each[1], each[0] == key) for each in choices],
        "words": words,
        "parts": differences(before, latest) if before else [],
    }


ACT_WORDS = {
    "article.start": "Bắt đầu viết",
    "article.import": "Tiếp nhận",
    "article.from_word": "Lấy từ tệp Word",
    "article.change_section": "Chuyển chuyên mục",
    "article.hand_over": "Bàn giao",
    "article.restore": "Lấy lại bản cũ",
    "article.set_last_day": "Đặt hạn đăng",
    "article.urgent_findings": "Xuất bản khẩn khi còn điều chưa xử lý",
    "article.ask_fact_check": "Nhờ đối chiếu số liệu",
    "article.revoke_fact_check": "Thu hồi đường dẫn đối chiếu",
    "article.fact_check_answered": "Trả lời đối chiếu",
    "article.take_over": "Nhận sửa thay",
    "article.remark": "Góp ý",
    "article.answer_remark": "Trả lời góp ý",
    "article.resolve_remark": "Góp ý đã xong",
    "article.mark_urgent": "Đánh dấu gấp",
    "article.commitment": "Cam kết",
    "article.waive": "Bỏ qua phát hiện",
    "article.undo_waiver": "Hủy bỏ qua",
    "article.add_photos": "Đưa nhiều ảnh vào bài",
}


def history_line(entry: Any) -> dict[str, Any]:
    """One audit record of an article in words."""
    name = entry.act.removeprefix("article.")
    known = {step.name: step.label for step in ARTICLE_FLOW}
    after = (entry.after or {}).get("state", "")
    return {
        "at": entry.at,
        "what": ACT_WORDS.get(entry.act) or known.get(name) or act_label(entry.act),
        "who": entry.actor_name,
        "role": entry.actor_role,
        "note": entry.note,
        "reason": (entry.after or {}).get("reason", ""),
        "state": State(after).label if after in State.values else "",
    }


@require_POST
def change_section(request: Any, article_id: int) -> HttpResponseBase:
    """Move the article to another section of the portal."""
    record = record_or_404(request, article_id)
    wanted = request.POST.get("section", "")
    try:
        actions.change_section(
            article_id=record.article_id, section_id=int(wanted) if wanted.isdigit() else 0,
            by=request.user, at=timezone.now(),
        )  # fmt: skip
    except Refusal as refusal:
        messages.error(request, refusal.message)
    else:
        messages.success(request, "Đã chuyển chuyên mục.")
    return redirect("article_file", article_id)


@require_POST
def last_day(request: Any, article_id: int) -> HttpResponseBase:
    """Say until when residents see the article; an empty day means for good."""
    record = record_or_404(request, article_id)
    form = LastDayForm(request.POST)
    if not form.is_valid():
        messages.error(request, str(form.errors["shown_until"][0]))
        return redirect("article_file", article_id)
    day = form.cleaned_data["shown_until"]
    try:
        actions.set_last_day(
            article_id=record.article_id, by=request.user, at=timezone.now(), shown_until=day
        )
    except Refusal as refusal:
        messages.error(request, refusal.message)
    else:
        told = f"Bài đăng đến hết ngày {day:%d/%m/%Y}." if day else "Bài không còn hạn đăng."
        messages.success(request, told)
    return redirect("article_file", article_id)
