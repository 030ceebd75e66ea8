"""The list of documents, the file of one, entering, changing, publishing, taking down."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from conglang.accounts.admin.common import show_form
from conglang.content.pages import public_page
from conglang.core.errors import Refusal
from conglang.legal import actions
from conglang.legal.admin.common import (
    document_or_404,
    library_tabs,
    show_document_form,
    to_document,
    try_form,
)
from conglang.legal.choices import DocumentState, TextState, Validity
from conglang.legal.document_forms import DocumentForm, NewDocumentForm, PublishForm, WithdrawForm
from conglang.legal.models import LegalDocument
from conglang.legal.pages import TONES, relations_of
from conglang.legal.permissions import document_acts
from conglang.legal.queries.desk import counts_by_state, desk_filters, documents_on_desk
from conglang.legal.queries.documents import findings_of, same_numbers, unread_files
from conglang.legal.rules import advised_for_publication, missing_for_publication
from conglang.legal.showing import show_document

PAGE_SIZE = 25


@require_safe
def library_desk(request: HttpRequest) -> HttpResponse:
    """Documents by state and words, what was touched last first."""
    filters = desk_filters(request.GET.dict())
    page = public_page(documents_on_desk(filters), request.GET.get("trang"), PAGE_SIZE)
    counts = counts_by_state()
    states = [("", "Tất cả", sum(counts.values())), *(
        (value, label, counts.get(value, 0)) for value, label in DocumentState.choices
    )]  # fmt: skip
    context = {
        "tabs": library_tabs("library_desk"), "filters": filters,
        "states": [
            {"label": label, "number": number, "here": value == filters.state,
             "url": "?" + filters.query(**{"tinh-trang": value})}
            for value, label, number in states
        ],
        "rows": [_row(document) for document in page.object_list],
        "page": page, "query": filters.query(),
    }  # fmt: skip
    return render(request, "legal/admin/desk.html", context)


def _row(document: Any) -> dict[str, Any]:
    return {
        "document": document, "validity": Validity(document.validity).label,
        "tone": TONES[Validity(document.validity)], "files": document.file_count,
        "scans": document.scan_count,
    }  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def library_new(request: Any) -> HttpResponseBase:
    """Enter a document, with its files in the same go."""
    form = NewDocumentForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            document = actions.enter_document(
                facts=form.facts(), by=request.user, at=timezone.now()
            )
        except Refusal as refusal:
            form.add_error(None, refusal.message)
        else:
            _add_files(request, document, form.cleaned_data["uploads"])
            messages.success(request, f"Đã nhập {document.title}. Bạn đọc chưa thấy.")
            return to_document(document.pk)
    return show_form(
        request, form, title="Nhập văn bản", button="Lưu, chưa công khai",
        back=reverse("library_desk"), trail=[("Văn bản", reverse("library_desk"))],
        intro="Lưu xong, xem lại rồi mới công khai. Tệp tải lên được tìm dữ liệu cá nhân và dấu "
        "mật trước khi công khai.",
    )  # fmt: skip


def _add_files(request: Any, document: LegalDocument, files: list[Any]) -> None:
    """Attach what was chosen; a file that is refused is told and loses nothing else."""
    for upload in filter(None, files):
        try:
            actions.add_file(
                document_id=document.pk, upload=upload, name=upload.name, size=upload.size,
                by=request.user, at=timezone.now(),
            )  # fmt: skip
        except Refusal as refusal:
            messages.error(request, f"{upload.name}: {refusal.message}")


@require_http_methods(["GET", "HEAD", "POST"])
def library_edit(request: Any, document_id: int) -> HttpResponseBase:
    """Correct what is known of a document."""
    document = document_or_404(document_id)
    form = DocumentForm(request.POST or None, document=document)

    def act() -> None:
        actions.change_document(
            document_id=document_id, facts=form.facts(), by=request.user, at=timezone.now()
        )

    if try_form(form, act, request, "Đã lưu."):
        return to_document(document_id)
    intro = "Văn bản đang công khai: sửa xong bạn đọc thấy ngay." if document.is_public else ""
    return show_document_form(
        request, form, document, title="Sửa thông tin văn bản", button="Lưu", intro=intro
    )


@require_safe
def library_document(request: HttpRequest, document_id: int) -> HttpResponse:
    """The file of a document: what is known, files, ties, what it lacks, what may be done."""
    document = document_or_404(document_id)
    files = list(document.files.all())
    context = {
        "document": document, "files": files, "tone": TONES[Validity(document.validity)],
        "validity": Validity(document.validity).label,
        "acts": document_acts(document, request.user),
        "reading": bool(unread_files(document)),
        "missing": missing_for_publication(
            number=document.number, issued_on=document.issued_on, is_draft=document.is_draft
        ),
        "advice": advised_for_publication(
            signer=document.signer, effective_on=document.effective_on,
            normative=document.normative, is_draft=document.is_draft,
            scans=sum(file.text_state == TextState.SCAN for file in files),
            has_text=bool(files or document.body),
        ),
        "does": list(document.does.select_related("target__kind")),
        "relations": relations_of(document), "events": list(document.events.all()),
        "same": same_numbers(document),
    }  # fmt: skip
    return render(request, "legal/admin/document.html", context)


@require_safe
def library_preview(request: HttpRequest, document_id: int) -> HttpResponse:
    """The page as residents will see it."""
    response = show_document(request, document_or_404(document_id), preview=True)
    response["Cache-Control"] = "private, no-store"
    return response


@require_http_methods(["GET", "HEAD", "POST"])
def library_publish(request: Any, document_id: int) -> HttpResponseBase:
    """Show a document to residents, after a look at what was found in it."""
    document = document_or_404(document_id)
    form = PublishForm(request.POST or None)

    def act() -> None:
        actions.publish_document(
            document_id=document_id, by=request.user, at=timezone.now(),
            waiving=form.cleaned_data["waiving"],
        )  # fmt: skip

    if try_form(form, act, request, f"Đã công khai {document.title}."):
        return to_document(document_id)
    context = {
        "document": document, "form": form, "reading": unread_files(document),
        "found": [each for each in findings_of(document) if not each.waived],
        "missing": missing_for_publication(
            number=document.number, issued_on=document.issued_on, is_draft=document.is_draft
        ),
    }  # fmt: skip
    status = 422 if form.errors else 200
    return render(request, "legal/admin/publish.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def library_withdraw(request: Any, document_id: int) -> HttpResponseBase:
    """Take a document down, with a reason."""
    document = document_or_404(document_id)
    form = WithdrawForm(request.POST or None)

    def act() -> None:
        actions.withdraw_document(
            document_id=document_id, by=request.user, at=timezone.now(),
            reason=form.cleaned_data["reason"],
        )  # fmt: skip

    if try_form(form, act, request, f"Đã gỡ {document.title}. Công khai lại lúc nào cũng được."):
        return to_document(document_id)
    return show_document_form(
        request, form, document, title="Gỡ khỏi thư viện", button="Gỡ văn bản", danger=True,
        intro="Bạn đọc không mở được văn bản và tệp nữa; dữ liệu còn nguyên.",
    )  # fmt: skip
