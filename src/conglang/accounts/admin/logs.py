"""The portal's two logs, of acts and of people coming in: read, narrowed, checked, saved as CSV."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from conglang.accounts.admin.sheets import csv_response
from conglang.accounts.forms import LogFilter, SignInFilter
from conglang.accounts.models import SignInRecord
from conglang.accounts.queries import ids_like, sign_ins_for_listing
from conglang.audit.actions import record
from conglang.audit.acts import act_label, fact_label, fact_words
from conglang.audit.models import AuditRecord
from conglang.audit.queries import broken_link, records_for_listing

PAGE_SIZE = 50


def _records(form: LogFilter) -> QuerySet[AuditRecord]:
    chosen = form.chosen()
    return records_for_listing(
        search=chosen["q"], act=chosen["kind"], since=chosen["since"], until=chosen["until"],
        actors=ids_like(chosen["q"]) if chosen["q"] else (),
    )  # fmt: skip


def _sign_ins(form: SignInFilter) -> QuerySet[SignInRecord]:
    chosen = form.chosen()
    return sign_ins_for_listing(
        search=chosen["q"], result=chosen["kind"], since=chosen["since"], until=chosen["until"]
    )


def _listing(request: HttpRequest, form: LogFilter, rows: QuerySet[Any]) -> dict[str, Any]:
    query = request.GET.copy()
    query.pop("trang", None)
    page = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("trang"))
    return {"form": form, "page": page, "query": query.urlencode(), "filtered": any(query.values())}


@require_http_methods(["GET", "HEAD", "POST"])
def audit_log(request: HttpRequest) -> HttpResponse:
    """Every act of the portal; a press of the button checks the whole chain.

    Legal basis: system:trace
    """
    form = LogFilter(request.GET)
    context = _listing(request, form, _records(form))
    context["lines"] = [_line(entry) for entry in context["page"].object_list]
    if request.method == "POST":
        context |= {"checked_at": timezone.now(), "broken": broken_link()}
    return render(request, "accounts/admin/audit_log.html", context)


def _line(entry: AuditRecord) -> dict[str, Any]:
    return {"entry": entry, "what": act_label(entry.act), "changes": changes_of(entry)}


def changes_of(entry: AuditRecord) -> list[tuple[str, str, str]]:
    """What an act changed: name, before, after; only what differs."""
    before, after = entry.before or {}, entry.after or {}
    return [
        (fact_label(name), fact_words(name, before.get(name)), fact_words(name, after.get(name)))
        for name in dict.fromkeys([*before, *after])
        if before.get(name) != after.get(name)
    ]


@require_safe
def audit_csv(request: HttpRequest) -> HttpResponseBase:
    """The same log, as narrowed, for a spreadsheet."""
    _note_download(request, "log.export")
    rows = _records(LogFilter(request.GET)).iterator(chunk_size=500)
    head = ["Số", "Thời điểm", "Người làm", "Vai trò", "Việc", "Đối tượng", "Ghi chú", "Mã băm"]
    return csv_response(
        f"nhat-ky-{timezone.localdate():%Y-%m-%d}.csv",
        head,
        (
            [
                entry.sequence, _moment(entry.at), entry.actor_name, entry.actor_role,
                act_label(entry.act), entry.object_label, entry.note, entry.hash,
            ]
            for entry in rows
        ),
    )  # fmt: skip


@require_safe
def sign_in_log(request: HttpRequest) -> HttpResponse:
    """Who came in, failed, left or knocked at a closed door of this portal.

    Legal basis: system:access-log
    """
    form = SignInFilter(request.GET)
    context = _listing(request, form, _sign_ins(form))
    return render(request, "accounts/admin/sign_in_log.html", context)


@require_safe
def sign_in_csv(request: HttpRequest) -> HttpResponseBase:
    """The sign-in log, as narrowed, for a spreadsheet."""
    _note_download(request, "log.export_sign_ins")
    rows = _sign_ins(SignInFilter(request.GET)).iterator(chunk_size=500)
    head = ["Thời điểm", "Người", "Tên đã nhập", "Kết quả", "Địa chỉ mạng", "Thiết bị", "Trang"]
    return csv_response(
        f"nhat-ky-dang-nhap-{timezone.localdate():%Y-%m-%d}.csv",
        head,
        (
            [
                _moment(row.at), row.person or "", row.name_tried, row.get_result_display(),
                row.address or "", row.device, row.path,
            ]
            for row in rows
        ),
    )  # fmt: skip


def _note_download(request: HttpRequest, act: str) -> None:
    """Who took a log away, and what part of it, stands in the log."""
    asked = {name: value for name, value in request.GET.items() if value}
    with transaction.atomic():
        record(
            act=act, on=request.agency, by=request.user, at=timezone.now(),  # type: ignore[attr-defined]
            note="; ".join(f"{name}={value}" for name, value in asked.items())[:200],
        )  # fmt: skip


def _moment(at: Any) -> str:
    return f"{timezone.localtime(at):%d/%m/%Y %H:%M:%S}"
