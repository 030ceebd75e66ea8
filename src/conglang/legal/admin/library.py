"""Catalogues, imports from spreadsheets, folders of files."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from conglang.accounts.admin.common import show_form
from conglang.content.pages import public_page
from conglang.core.errors import Refusal
from conglang.legal import actions
from conglang.legal.admin.common import library_tabs, try_act, try_form
from conglang.legal.choices import ImportState
from conglang.legal.import_rules import LABELS
from conglang.legal.library_forms import FieldForm, FolderForm, IssuerForm, SheetForm
from conglang.legal.models import Field, ImportBatch, ImportRow, Issuer
from conglang.legal.queries.desk import imports
from conglang.legal.queries.imports import counts_of_import

PAGE_SIZE = 50


def _trail(name: str, label: str) -> list[tuple[str, str]]:
    return [("Văn bản", reverse("library_desk")), (label, reverse(name))]


@require_safe
def library_issuers(request: HttpRequest) -> HttpResponse:
    """Bodies that issue documents."""
    rows = Issuer.objects.select_related("successor")
    context = {"tabs": library_tabs("library_issuers"), "rows": rows}
    return render(request, "legal/admin/issuers.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def library_issuer(request: Any, issuer_id: int | None = None) -> HttpResponseBase:
    """Add a body or correct one."""
    issuer = Issuer.objects.filter(pk=issuer_id).first() if issuer_id else None
    if issuer_id and issuer is None:
        raise Http404
    form = IssuerForm(request.POST or None, issuer=issuer)

    def act() -> None:
        actions.save_issuer(
            facts=form.facts(), by=request.user, at=timezone.now(), issuer_id=issuer_id
        )

    if try_form(form, act, request, "Đã lưu cơ quan."):
        return redirect("library_issuers")
    return show_form(
        request, form, title=issuer.name if issuer else "Thêm cơ quan ban hành", button="Lưu",
        back=reverse("library_issuers"), trail=_trail("library_issuers", "Cơ quan ban hành"),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD"])
def library_fields(request: HttpRequest) -> HttpResponse:
    """Fields of work."""
    context = {"tabs": library_tabs("library_fields"), "rows": Field.objects.all()}
    return render(request, "legal/admin/fields.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def library_field(request: Any, field_id: int | None = None) -> HttpResponseBase:
    """Add a field or correct one."""
    field = Field.objects.filter(pk=field_id).first() if field_id else None
    if field_id and field is None:
        raise Http404
    initial = {"name": field.name, "retired": field.retired} if field else {}
    form = FieldForm(request.POST or None, initial=initial)

    def act() -> None:
        actions.save_field(
            name=form.cleaned_data["name"], retired=form.cleaned_data["retired"],
            by=request.user, at=timezone.now(), field_id=field_id,
        )  # fmt: skip

    if try_form(form, act, request, "Đã lưu lĩnh vực."):
        return redirect("library_fields")
    return show_form(
        request, form, title=field.name if field else "Thêm lĩnh vực", button="Lưu",
        back=reverse("library_fields"), trail=_trail("library_fields", "Lĩnh vực"),
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def library_imports(request: Any) -> HttpResponseBase:
    """Read a spreadsheet; those read before."""
    form = SheetForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        sheet = form.cleaned_data["sheet"]
        try:
            batch = actions.read_sheet(
                content=sheet.read(), name=sheet.name, by=request.user, at=timezone.now()
            )
        except Refusal as refusal:
            form.add_error("sheet", refusal.message)
        else:
            return redirect("library_import", batch.pk)
    context = {"tabs": library_tabs("library_imports"), "form": form, "rows": imports()}
    status = 422 if form.errors else 200
    return render(request, "legal/admin/imports.html", context, status=status)


def _batch_or_404(batch_id: int) -> ImportBatch:
    found: ImportBatch | None = ImportBatch.objects.filter(pk=batch_id).first()
    if found is None:
        raise Http404
    return found


@require_safe
def library_import(request: HttpRequest, batch_id: int) -> HttpResponse:
    """What stood in a spreadsheet, what looks wrong in it, how far it has come."""
    batch = _batch_or_404(batch_id)
    rows = ImportRow.objects.filter(batch=batch).select_related("document__kind")
    only = request.GET.get("xem", "")
    if only == "nhan-xet":
        rows = rows.exclude(remarks=[])
    elif only == "khong-duoc":
        rows = rows.exclude(failed="")
    page = public_page(rows, request.GET.get("trang"), PAGE_SIZE)
    counts = counts_of_import(batch)
    context = {
        "batch": batch, "rows": [_shown(row) for row in page.object_list], "counts": counts,
        "waits": batch.state == ImportState.READ, "going": batch.state == ImportState.GOING,
        "percent": 100 * (counts["made"] + counts["failed"])
        // max(counts["all"] - counts["left_out"], 1),
        "only": only, "page": page, "query": f"xem={only}" if only else "",
        "columns": [(LABELS[name], heading) for name, heading in batch.columns.items()],
        "trail": _trail("library_imports", "Nhập từ bảng tính"),
    }  # fmt: skip
    return render(request, "legal/admin/import.html", context)


def _shown(row: ImportRow) -> dict[str, Any]:
    cells = {
        "number": "number", "kind": "kind", "day": "issued_on", "abstract": "abstract",
        "issuer": "issuer",
    }  # fmt: skip
    return {
        "row": row,
        "state": "out" if row.left_out else "in",
        "verb": "Đưa vào lại" if row.left_out else "Không đưa",
        **{name: row.cells.get(cell, "") for name, cell in cells.items()},
    }


@require_POST
def library_import_row(request: Any, row_id: int) -> HttpResponseBase:
    """Leave a line out, or take it in again."""
    row = ImportRow.objects.filter(pk=row_id).first()
    if row is None:
        raise Http404
    out = request.POST.get("bo") == "1"
    try_act(
        request,
        lambda: actions.leave_out(row_id=row_id, left_out=out, by=request.user),
        f"Dòng {row.line} {'không đưa vào' if out else 'lại được đưa vào'}.",
    )
    return redirect("library_import", row.batch_id)


@require_POST
def library_import_start(request: Any, batch_id: int) -> HttpResponseBase:
    """Let the lines become documents."""
    _batch_or_404(batch_id)
    publish = request.POST.get("cong-khai") == "1"
    try_act(
        request,
        lambda: actions.start_import(
            batch_id=batch_id, publish=publish, by=request.user, at=timezone.now()
        ),
        "Đang đưa văn bản vào thư viện. Có thể rời trang này.",
    )
    return redirect("library_import", batch_id)


@require_POST
def library_import_drop(request: Any, batch_id: int) -> HttpResponseBase:
    """Throw a spreadsheet away that was only read."""
    _batch_or_404(batch_id)
    try_act(
        request,
        lambda: actions.drop_import(batch_id=batch_id, by=request.user, at=timezone.now()),
        "Đã bỏ bảng tính; không văn bản nào được nhập.",
    )
    return redirect("library_imports")


@require_http_methods(["GET", "HEAD", "POST"])
def library_folder(request: Any) -> HttpResponse:
    """Many files at once, each put to the document whose number its name begins with."""
    form = FolderForm(request.POST or None, request.FILES or None)
    results: list[Any] = []
    if request.method == "POST" and form.is_valid():
        uploads = [(each, each.name, each.size) for each in form.cleaned_data["uploads"]]
        results = actions.sort_files(uploads=uploads, by=request.user, at=timezone.now())
        kept = sum(not each.problem for each in results)
        if kept:
            messages.success(request, f"Đã đưa {kept} tệp vào văn bản của mình.")
    context = {"tabs": library_tabs("library_folder"), "form": form, "results": results}
    status = 422 if form.errors else 200
    return render(request, "legal/admin/folder.html", context, status=status)
