"""Files, ties and events of a document."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from conglang.core.errors import Refusal
from conglang.legal import actions
from conglang.legal.actions import EventFacts, RelationFacts
from conglang.legal.admin.common import (
    document_or_404,
    show_document_form,
    to_document,
    try_act,
    try_form,
)
from conglang.legal.document_forms import EventForm, FileNameForm, FilesForm, RelationForm
from conglang.legal.models import DocumentFile, LegalDocument, LifeEvent, Relation
from conglang.legal.queries.documents import documents_like


@require_http_methods(["GET", "HEAD", "POST"])
def library_file_add(request: Any, document_id: int) -> HttpResponseBase:
    """Attach files; each that is refused is told, the others stay."""
    document = document_or_404(document_id)
    form = FilesForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        refused = []
        for upload in form.cleaned_data["uploads"]:
            try:
                actions.add_file(
                    document_id=document_id, upload=upload, name=upload.name, size=upload.size,
                    by=request.user, at=timezone.now(),
                )  # fmt: skip
            except Refusal as refusal:
                refused.append(f"{upload.name}: {refusal.message}")
        if not refused:
            return to_document(document_id, "tep")
        for words in refused:
            form.add_error("uploads", words)
    return show_document_form(
        request, form, document, title="Thêm tệp", button="Tải lên",
        intro="Chữ trong tệp được đọc sau đó để tìm kiếm và để tìm dữ liệu cá nhân, dấu mật.",
    )  # fmt: skip


def _file_or_404(file_id: int) -> DocumentFile:
    found: DocumentFile | None = (
        DocumentFile.objects.select_related("document__kind").filter(pk=file_id).first()
    )
    if found is None:
        raise Http404
    return found


@require_POST
def library_file_drop(request: Any, file_id: int) -> HttpResponseBase:
    """Take a file off its document."""
    file = _file_or_404(file_id)
    try_act(
        request,
        lambda: actions.drop_file(file_id=file_id, by=request.user, at=timezone.now()),
        f"Đã bỏ tệp “{file.name}”.",
    )
    return to_document(file.document_id, "tep")


@require_http_methods(["GET", "HEAD", "POST"])
def library_file_name(request: Any, file_id: int) -> HttpResponseBase:
    """Give a file another name for residents."""
    file = _file_or_404(file_id)
    form = FileNameForm(request.POST or None, initial={"name": file.name.rsplit(".", 1)[0]})

    def act() -> None:
        actions.rename_file(
            file_id=file_id, name=form.cleaned_data["name"], by=request.user, at=timezone.now()
        )

    if try_form(form, act, request, "Đã đổi tên tệp."):
        return to_document(file.document_id, "tep")
    return show_document_form(
        request, form, file.document, title="Đổi tên tệp", button="Lưu",
        intro=f"Đuôi .{file.extension} giữ nguyên.",
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def library_relation_add(request: Any, document_id: int) -> HttpResponseBase:
    """Tie a document to an older one; candidates come from a search on the same page."""
    document = document_or_404(document_id)
    asked = " ".join(request.GET.get("tim", "").replace("\0", "")[:200].split())
    candidates = documents_like(asked, exclude=document_id)
    form = RelationForm(
        request.POST or None, candidates=_with_chosen(candidates, request.POST.get("target"))
    )

    def act() -> None:
        data = form.cleaned_data
        facts = RelationFacts(
            kind=data["kind"], target_id=data["target"], target_words=data["target_words"],
            parts=data["parts"], on=data["on"],
        )  # fmt: skip
        actions.add_relation(
            document_id=document_id, facts=facts, by=request.user, at=timezone.now()
        )

    if try_form(form, act, request, "Đã ghi quan hệ; hiệu lực của văn bản kia được tính lại."):
        return to_document(document_id, "quan-he")
    context = {
        "form": form, "asked": asked, "document": document, "found": len(candidates),
        "trail": [
            ("Văn bản", reverse("library_desk")),
            (document.title, reverse("library_document", args=[document_id])),
        ],
    }  # fmt: skip
    status = 422 if form.errors else 200
    return render(request, "legal/admin/relation.html", context, status=status)


def _with_chosen(candidates: list[LegalDocument], chosen: str | None) -> list[LegalDocument]:
    """What was chosen stays on offer when the form comes back."""
    if not (chosen and chosen.isascii() and chosen.isdigit()):
        return candidates
    if any(str(each.pk) == chosen for each in candidates):
        return candidates
    rows = LegalDocument.objects.select_related("kind", "issuer").filter(pk=int(chosen))
    return [*rows, *candidates]


@require_POST
def library_relation_drop(request: Any, relation_id: int) -> HttpResponseBase:
    """Take a tie back."""
    relation = Relation.objects.filter(pk=relation_id).first()
    if relation is None:
        raise Http404
    try_act(
        request,
        lambda: actions.drop_relation(relation_id=relation_id, by=request.user, at=timezone.now()),
        "Đã bỏ quan hệ.",
    )
    return to_document(relation.source_id, "quan-he")


@require_http_methods(["GET", "HEAD", "POST"])
def library_event_add(request: Any, document_id: int) -> HttpResponseBase:
    """Record what a paper outside the library did to a document."""
    document = document_or_404(document_id)
    form = EventForm(request.POST or None)

    def act() -> None:
        actions.add_event(
            document_id=document_id, facts=EventFacts(**form.cleaned_data), by=request.user,
            at=timezone.now(),
        )  # fmt: skip

    if try_form(form, act, request, "Đã ghi; hiệu lực được tính lại."):
        return to_document(document_id, "hieu-luc")
    return show_document_form(
        request, form, document, title="Việc làm thay đổi hiệu lực", button="Ghi",
        intro="Dùng khi văn bản làm thay đổi hiệu lực không có trong thư viện. Nếu có, hãy mở văn "
        "bản đó và ghi quan hệ.",
    )  # fmt: skip


@require_POST
def library_event_drop(request: HttpRequest, event_id: int) -> HttpResponse | HttpResponseBase:
    """Take an event back."""
    event = LifeEvent.objects.filter(pk=event_id).first()
    if event is None:
        raise Http404
    by: Any = request.user
    try_act(
        request,
        lambda: actions.drop_event(event_id=event_id, by=by, at=timezone.now()),
        "Đã bỏ.",
    )
    return to_document(event.document_id, "hieu-luc")
