"""An issued notice as an administrative document, for signing and for keeping.

Legal basis: paper:layout
"""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from conglang.accounts.admin.common import download
from conglang.core.dates import format_date
from conglang.papers import administrative as paper
from conglang.planning.admin.notices import figures_context, notice_or_404
from conglang.planning.choices import Standing
from conglang.planning.models import QuotaNotice
from conglang.tenancy.models import Agency
from conglang.tenancy.scoping import open_site


def document_of(notice: QuotaNotice, agency: Agency) -> paper.Document:
    """The notice in the layout of the decree: its frozen figures, nothing reckoned anew."""
    return paper.Document(
        head=paper.Head(
            superior=agency.name, issuer=f"Ban Biên tập {agency.portal_name}",
            number=notice.number, symbol=notice.symbol, place=notice.place, on=notice.issued_on,
        ),
        kind="Thông báo",
        abstract=f"Kết quả tin, bài {notice.label} của các đơn vị",
        body=_body(notice),
        recipients=[agency.name, "Các đơn vị", "Thành viên Ban Biên tập", "Lưu: VT, BBT"],
        signatures=[
            paper.Signature(notice.signer_post, notice.signer_name, ["TM. Ban Biên tập"])
        ],
    )  # fmt: skip


def _body(notice: QuotaNotice) -> list[paper.Block]:
    figures = figures_context(notice.figures)
    days = f"từ ngày {format_date(notice.since)} đến ngày {format_date(notice.until)}"
    body: list[paper.Block] = [
        paper.Paragraph(
            f"Ban Biên tập thông báo kết quả thực hiện chỉ tiêu tin, bài {notice.label} ({days}) "
            "như sau:"
        )
    ]
    if notice.replaces:
        old = notice.replaces
        body.append(
            paper.Paragraph(
                f"Thông báo này thay Thông báo số {old.full_number} ngày "
                f"{format_date(old.issued_on)}. Lý do: {notice.reason.rstrip('.')}."
            )
        )
    for group in figures["groups"]:
        body += _group(group)
    body += [
        paper.Heading("Tổng cộng", level=2), paper.Paragraph(_sums(figures)),
        paper.Heading("Xếp hạng", level=2), _table(notice, figures["ranked"]),
        paper.Paragraph(figures["ranking_rule"], italic=True),
    ]  # fmt: skip
    if notice.request:
        body.append(paper.Heading("Yêu cầu", level=2))
        body += [paper.Paragraph(words) for words in notice.request.splitlines() if words.strip()]
    return body


def _group(group: dict[str, Any]) -> list[paper.Block]:
    exempt = group["standing"] == Standing.EXEMPT
    units = [_unit(unit, exempt=exempt) for unit in group["units"]]
    return [
        paper.Heading(f"{group['label']}: {len(group['units'])} đơn vị", level=2),
        paper.Bullets([f"{unit}." for unit in units]),
    ]


def _unit(unit: dict[str, Any], *, exempt: bool) -> str:
    if exempt:
        reasons = "; ".join(unit["reasons"])
        return f"{unit['name']} ({reasons})" if reasons else unit["name"]
    missing = f"; thiếu {unit['missing_words']}" if unit["missing_words"] else ""
    return f"{unit['name']}: có {unit['done_words']}; phải có {unit['due_words']}{missing}"


def _sums(figures: dict[str, Any]) -> str:
    sums = ", ".join(f"{line['done']}/{line['due']} {line['words']}" for line in figures["totals"])
    if not figures["submitted"]:
        return f"Cả các đơn vị: {sums}."
    return (
        f"Cả các đơn vị: {sums}. Gửi {figures['submitted']} tin, bài, bị trả lại "
        f"{figures['returned']} ({figures['share']} %)."
    )


def _table(notice: QuotaNotice, ranked: list[dict[str, Any]]) -> paper.Table:
    right, middle = paper.Align.RIGHT, paper.Align.CENTER
    return paper.Table(
        columns=[
            paper.Column("Hạng", 3, middle), paper.Column("Đơn vị", 8),
            paper.Column("Chỉ tiêu", 5), paper.Column("Đã có", 5),
            paper.Column("Tỷ lệ trả lại", 3, right), paper.Column("Điểm trừ", 3, right),
            paper.Column("Điểm", 3, right),
        ],
        rows=[
            [
                str(unit["rank"] or "–"), unit["name"], unit["owed_words"], unit["done_words"],
                unit["share_words"], unit["penalty_words"], unit["points_words"],
            ]
            for unit in ranked
        ],
        caption=f"Xếp hạng {notice.label}",
    )  # fmt: skip


@require_safe
def quota_notice_word(request: HttpRequest, notice_id: int) -> HttpResponse:
    """The notice as a Word file."""
    notice = notice_or_404(notice_id)
    content = paper.to_docx(document_of(notice, open_site().agency))
    return download(content, filename=f"{_name(notice)}.docx", mime=paper.DOCX_MIME)


@require_safe
def quota_notice_pdf(request: HttpRequest, notice_id: int) -> HttpResponse:
    """The notice as a PDF, word for word the same."""
    notice = notice_or_404(notice_id)
    content = paper.to_pdf(document_of(notice, open_site().agency))
    return download(content, filename=f"{_name(notice)}.pdf", mime=paper.PDF_MIME)


def _name(notice: QuotaNotice) -> str:
    return f"thong-bao-{notice.period_kind}-{notice.until:%Y%m%d}-{notice.pk}"
