"""Rate tables: what a decision pays for, from when until when."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_safe

from conglang.accounts.admin.common import show_form
from conglang.accounts.middleware import refuse_screen
from conglang.accounts.permissions import may
from conglang.accounts.rules import COMPILE_ROYALTIES
from conglang.core.errors import Refusal
from conglang.royalties import actions
from conglang.royalties.actions.rates import is_in_use
from conglang.royalties.models import RateTable
from conglang.royalties.permissions import may_read_rates
from conglang.royalties.queries.rate_tables import (
    Salaries,
    line_rows,
    ready_starts,
    table_piles,
    way_words,
)
from conglang.royalties.rate_forms import EndForm, TableForms, table_forms
from conglang.royalties.rate_starts import Start, start_from, start_of

View = Callable[..., HttpResponseBase]


def for_readers(view: View) -> View:
    """Open a screen to whoever does something with royalties; refuse everybody else."""

    @wraps(view)
    def opened(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not may_read_rates(request.user):
            return refuse_screen(request)
        return view(request, *args, **kwargs)

    return opened


def _table_or_404(table_id: int) -> RateTable:
    rows = RateTable.objects.select_related("reference")
    table: RateTable | None = rows.filter(pk=table_id).first()
    if table is None:
        raise Http404
    return table


@require_safe
@for_readers
def rates(request: HttpRequest) -> HttpResponse:
    """Tables in force, coming and past."""
    context = {
        "piles": table_piles(on=timezone.localdate()),
        "may_change": may(request.user, COMPILE_ROYALTIES),
        "starts": ready_starts(),
    }
    return render(request, "royalties/admin/rates.html", context)


@require_safe
@for_readers
def rate_table(request: HttpRequest, table_id: int) -> HttpResponse:
    """One table with its lines and extras."""
    table = _table_or_404(table_id)
    today = timezone.localdate()
    context = {
        "table": table, "lines": line_rows(table), "extras": table.extras.all(),
        "way": way_words(table, Salaries(), today), "now": table.holds_on(today),
        "coming": table.starts_on > today, "derived": table.derived.all(),
    }  # fmt: skip
    if may(request.user, COMPILE_ROYALTIES):
        context |= {"may_change": True, "in_use": is_in_use(table)}
    return render(request, "royalties/admin/rate_table.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def rate_add(request: Any) -> HttpResponseBase:
    """A new table: empty, from a ready-made start (``mau``) or from another table (``tu-bang``)."""
    return _edit(request, None, _start(request))


def _start(request: HttpRequest) -> Start | None:
    wanted, ready = request.GET.get("tu-bang", ""), request.GET.get("mau", "")
    if wanted:
        if not wanted.isdecimal():
            raise Http404
        return start_of(_table_or_404(int(wanted)), copy=True)
    return next((start_from(each) for each in ready_starts() if each["key"] == ready), None)


@require_http_methods(["GET", "HEAD", "POST"])
def rate_change(request: Any, table_id: int) -> HttpResponseBase:
    """Change a table by which nothing was scored yet."""
    table = _table_or_404(table_id)
    return _edit(request, table, start_of(table))


def _edit(request: Any, table: RateTable | None, start: Start | None) -> HttpResponseBase:
    posted = request.method == "POST"
    table_id = table.pk if table else None
    forms = table_forms(
        request.POST if posted else None, request.FILES if posted else None, start=start,
        table_id=table_id,
    )  # fmt: skip
    if posted and forms.are_valid():
        try:
            saved = actions.save_table(
                table_id=table_id, facts=forms.facts(), by=request.user, at=timezone.now(),
                file=forms.head.cleaned_data["file"],
            )  # fmt: skip
        except Refusal as refusal:
            forms.head.add_error(None, refusal.message)
        else:
            messages.success(request, "Đã lưu bảng mức chi.")
            return redirect("rate_table", saved.pk)
    return _show(request, forms, table)


def _show(request: HttpRequest, forms: TableForms, table: RateTable | None) -> HttpResponse:
    wrong = bool(forms.head.errors or forms.wrong_rows)
    key = request.GET.get("mau", "")
    context = {
        "forms": forms, "table": table, "wrong": wrong,
        "back": reverse("rate_table", args=[table.pk]) if table else reverse("rates"),
        "note": next((each["note"] for each in ready_starts() if each["key"] == key), ""),
    }  # fmt: skip
    status = 422 if wrong else 200
    return render(request, "royalties/admin/rate_form.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def rate_end(request: Any, table_id: int) -> HttpResponseBase:
    """Say until when a table holds."""
    table = _table_or_404(table_id)
    form = EndForm(
        request.POST if request.method == "POST" else None, initial={"ends_on": table.ends_on}
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.end_table(
                table_id=table_id, ends_on=form.cleaned_data["ends_on"], by=request.user,
                at=timezone.now(),
            )  # fmt: skip
        except Refusal as refusal:
            form.add_error("ends_on", refusal.message)
        else:
            messages.success(request, "Đã đặt ngày kết thúc của bảng.")
            return redirect("rate_table", table_id)
    back = reverse("rate_table", args=[table_id])
    return show_form(
        request, form, title="Ngày kết thúc của bảng", button="Lưu ngày kết thúc", back=back,
        trail=[("Mức chi", reverse("rates")), (table.title, back)],
        intro="Bài đăng sau ngày này tính theo bảng mới. Bài đã chấm theo bảng này mà đăng sau "
        "ngày kết thúc và chưa vào bảng kê đã lập thì phải chấm lại.",
    )  # fmt: skip


@require_http_methods(["GET", "HEAD", "POST"])
def rate_drop(request: Any, table_id: int) -> HttpResponseBase:
    """Take away a table by which nothing was scored; asked twice."""
    table = _table_or_404(table_id)
    if request.method == "POST":
        try:
            actions.drop_table(table_id=table_id, by=request.user, at=timezone.now())
        except Refusal as refusal:
            messages.error(request, refusal.message)
            return redirect("rate_table", table_id)
        messages.success(request, f"Đã bỏ bảng “{table.title}”.")
        return redirect("rates")
    return render(request, "royalties/admin/rate_drop.html", {"table": table})


@require_safe
@for_readers
def rate_file(request: HttpRequest, table_id: int) -> HttpResponse:
    """The signed decision, as a download for those who do something with royalties."""
    table = _table_or_404(table_id)
    if not table.file:
        raise Http404
    try:
        with table.file.open("rb") as file:
            content = file.read()
    except FileNotFoundError as error:
        raise Http404 from error
    name = table.decision_number.replace("/", "-") + Path(table.file.name or "").suffix
    response = HttpResponse(content, content_type="application/octet-stream")
    disposition = content_disposition_header(as_attachment=True, filename=name)
    response["Content-Disposition"] = disposition or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = "private, no-store"
    return response
