"""Several articles at once: what would become of each, doing it, the result and the way back."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from conglang.core.errors import Refusal
from conglang.newsroom import actions
from conglang.newsroom.admin.desk import sections_to_write_in
from conglang.newsroom.bulk_rules import UNDO_LASTS, UNDOABLE, can_be_undone, check_chosen
from conglang.newsroom.choices import BulkAct
from conglang.newsroom.forms import ListedReasonForm, ReasonForm
from conglang.newsroom.models import Batch
from conglang.newsroom.queries.bulk import batch_of, chosen_records
from conglang.newsroom.rules import ARTICLE_FLOW, LISTED_REASON_ACTS

#: What is told of an act before it is done, beside the lines of the articles.
BEFORE: dict[str, str] = {
    BulkAct.TAKE: "Bạn giữ các bài này để biên tập; người viết không sửa được nữa.",
    BulkAct.RETURN_TO_AUTHOR: "Mọi bài được trả lại với cùng một lý do.",
    BulkAct.CHANGE_SECTION: "Địa chỉ cũ của bài tự dẫn sang địa chỉ mới.",
    BulkAct.ARCHIVE: "Bài rời các danh sách đang làm nhưng không mất; mở lại được thành nháp.",
}
#: Where an undone article ends up.
WAY_BACK: dict[str, str] = {
    BulkAct.CHANGE_SECTION: "Hoàn tác đưa từng bài về chuyên mục trước đó.",
    BulkAct.ARCHIVE: "Hoàn tác mở lại từng bài thành nháp, kể cả bài trước đó bị từ chối hoặc gỡ.",
}


def _chosen(data: QueryDict) -> list[int]:
    """Ids that were ticked, each once."""
    return list(dict.fromkeys(int(each) for each in data.getlist("bai") if each.isdecimal()))


def _list_url(data: QueryDict) -> str:
    """The list as it was filtered."""
    query = QueryDict(data.get("tu", "")[:1000]).urlencode()
    return f"{reverse('articles')}?{query}" if query else reverse("articles")


@require_http_methods(["GET", "HEAD", "POST"])
def bulk(request: Any) -> HttpResponseBase:
    """Say for each ticked article what would happen, or why not; on confirmation do it."""
    data: QueryDict = request.POST if request.method == "POST" else request.GET
    ids, act = _chosen(data), data.get("viec", "")
    try:
        check_chosen(len(ids))
    except Refusal as refusal:
        messages.error(request, refusal.message)
        return redirect(_list_url(data))
    if act not in BulkAct.values:
        act = ""
    form = _form(act, request)
    if request.method == "POST" and act and form.is_valid():
        try:
            batch = _do(act, ids, request, form.cleaned_data)
        except Refusal as refusal:
            form.add_error(None, refusal.message)
        else:
            return redirect("bulk_result", batch.pk)
    return _ask(request, data, ids, act, form)


def _form(act: str, request: HttpRequest) -> ReasonForm:
    kind = ListedReasonForm if act in LISTED_REASON_ACTS else ReasonForm
    return kind(request.POST if request.method == "POST" else None)


def _do(act: str, ids: list[int], request: Any, data: dict[str, Any]) -> Batch:
    wanted = request.POST.get("chuyen-muc", "")
    return actions.act_on_many(
        act=act, article_ids=ids, by=request.user, at=timezone.now(), note=data.get("note") or "",
        reason_id=int(data["listed"]) if data.get("listed") else None,
        section_id=int(wanted) if wanted.isdecimal() else None,
    )  # fmt: skip


def _ask(
    request: Any, data: QueryDict, ids: list[int], act: str, form: ReasonForm
) -> HttpResponseBase:
    records = chosen_records(ids, reader=request.user)
    if not records:
        raise Http404
    moving = act == BulkAct.CHANGE_SECTION
    sections = sections_to_write_in(request.user) if moving else []
    wanted = data.get("chuyen-muc", "")
    section = next((each for each in sections if str(each.pk) == wanted), None)
    ready = bool(act) and (section is not None or not moving)
    lines = (
        actions.prospects(act=act, records=records, by=request.user, section=section)
        if ready
        else []
    )
    context = {
        "act": act, "label": BulkAct(act).label if act else "", "acts": BulkAct.choices,
        "before": BEFORE.get(act, ""), "undoable": act in UNDOABLE, "minutes": _minutes(),
        "ids": ids, "records": records, "form": form, "back": _list_url(data),
        "tu": data.get("tu", ""), "moving": moving, "sections": sections, "section": section,
        "ready": ready, "needs_reason": bool(act) and not moving and ARTICLE_FLOW[act].needs_reason,
        "allowed": [each for each in lines if not each.refusal],
        "refused": [each for each in lines if each.refusal],
    }  # fmt: skip
    return render(request, "newsroom/admin/bulk.html", context, status=422 if form.errors else 200)


def _minutes() -> int:
    return int(UNDO_LASTS.total_seconds() // 60)


def _own(request: Any, batch_id: int) -> Batch:
    batch = batch_of(request.user, batch_id)
    if batch is None:
        raise Http404
    return batch


@require_safe
def bulk_result(request: Any, batch_id: int) -> HttpResponse:
    """What became of each article, for the person who did it, with the way back while there is."""
    batch = _own(request, batch_id)
    items = list(batch.items.all())
    left = [each for each in items if each.can_go_back]
    context = {
        "batch": batch,
        "done": [each for each in items if each.done],
        "refused": [each for each in items if not each.done],
        "left": left,
        "may_undo": bool(left) and can_be_undone(batch.act, batch.at, timezone.now()),
        "undoable": batch.act in UNDOABLE,
        "undo_until": batch.at + UNDO_LASTS,
        "minutes": _minutes(),
        "way_back": WAY_BACK.get(batch.act, ""),
    }
    return render(request, "newsroom/admin/bulk_result.html", context)


@require_POST
def bulk_undo(request: Any, batch_id: int) -> HttpResponseBase:
    """Take back what can be taken back; the result page says of each what became of it."""
    _own(request, batch_id)
    try:
        actions.undo_batch(batch_id=batch_id, by=request.user, at=timezone.now())
    except Refusal as refusal:
        messages.error(request, refusal.message)
    else:
        items = list(_own(request, batch_id).items.all())
        undone = sum(each.undone_at is not None for each in items)
        kept = sum(bool(each.undo_message) for each in items)
        messages.success(request, f"Đã hoàn tác {undone} bài.")
        if kept:
            messages.warning(request, f"{kept} bài không hoàn tác được; xem lý do ở từng bài.")
    return redirect("bulk_result", batch_id)
