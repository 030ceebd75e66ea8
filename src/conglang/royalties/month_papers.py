"""Papers of a month: the statement with its details and one person's slip, from what was frozen."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from conglang.core.dates import format_date
from conglang.core.money import format_dong
from conglang.core.text.sorting import sort_key
from conglang.papers import administrative as paper
from conglang.royalties.choices import CLOSED_STATES, LineKind
from conglang.royalties.models import Month, PaymentLine, StatementLine

#: Who belongs to no unit of the portal.
OUTSIDE = "Ban Biên tập, tác giả ngoài đơn vị"
DRAFT = "Dự thảo, chưa được duyệt chi"
_SIGN = "(Ký, ghi rõ họ tên)"
_POSTS = (
    ("compiled", "Người lập bảng"),
    ("checked", "Người kiểm tra"),
    ("paid", "Kế toán"),
    ("approved", "Người duyệt"),
)
_KINDS_OF_PLACES = frozenset({"xã", "phường", "tỉnh"})
_SUMS = ("royalties", "fees", "adjustments", "gross", "tax", "net")


def by_unit(payments: Sequence[PaymentLine]) -> list[tuple[str, list[PaymentLine]]]:
    """Payments of each unit in Vietnamese order; authors outside come last."""
    ordered = sorted(
        payments, key=lambda row: (not row.unit_name, sort_key(row.unit_name), row.position)
    )
    return [
        (name or OUTSIDE, list(rows)) for name, rows in groupby(ordered, lambda row: row.unit_name)
    ]


def sums_of(payments: Sequence[PaymentLine]) -> list[int]:
    """Royalties, fees, adjustments, gross, tax and net of some payments, in đồng."""
    return [sum(getattr(row, name) for row in payments) for name in _SUMS]


def way_of(line: StatementLine) -> str:
    """How an amount came about: score × value of a unit, extras, norm."""
    if line.kind == LineKind.FEE:
        return f"hệ số {line.score}"
    score = f"{line.score} × {line.unit_value}" if line.score and line.unit_value else line.score
    norm = "trong định mức" if line.within_norm else ""
    return "; ".join(part for part in (score or line.unit_value, line.extras, norm) if part)


def kind_of(line: StatementLine) -> str:
    """Genre of a work, or what else the line pays."""
    return line.genre if line.kind == LineKind.ROYALTY else str(line.get_kind_display())


def statement_paper(month: Month) -> paper.Document:
    """The month on paper: who gets what by unit, then each work; signed by three and accounting.

    Legal basis: royalty:close
    """
    payments = list(month.payments.order_by("position"))
    return paper.Document(
        head=_head(month),
        kind="Bảng thanh toán nhuận bút, thù lao",
        abstract=f"{_period(month)}{_draft(month)}",
        grounds=[f"Căn cứ {each}" for each in month.frozen.get("decisions", [])],
        body=[
            _summary(payments),
            paper.AmountInWords(month.frozen["gross"], "Tổng số tiền bằng chữ"),
            *_tax(month),
            paper.PageBreak(),
            paper.Heading("Chi tiết từng tác phẩm, từng khoản", numbered=False),
            _details(list(month.lines.order_by("position"))),
        ],
        signatures=_signatures(month),
        landscape=True,
    )


def slip_paper(month: Month, payment: PaymentLine) -> paper.Document:
    """What one person gets for a month and for what. Legal basis: royalty:close."""
    lines = list(month.lines.filter(payee_id=payment.payee_id).order_by("position"))
    rest = [("Thuế thu nhập cá nhân khấu trừ", payment.tax), ("Trừ vào tháng sau", payment.owed)]
    said = [f"{label}: {format_dong(amount)} đồng." for label, amount in rest if amount]
    where = f"Đơn vị: {payment.unit_name}. " if payment.unit_name else ""
    return paper.Document(
        head=_head(month),
        kind="Phiếu nhuận bút, thù lao",
        abstract=f"{_period(month)}{_draft(month)}",
        body=[
            paper.Paragraph(f"Người hưởng: {payment.payee_name}. {where}".strip()),
            _details(lines, names=False),
            *[paper.Paragraph(each) for each in said],
            paper.Paragraph(f"Thực nhận: {format_dong(payment.net)} đồng.", bold=True),
            paper.AmountInWords(payment.net),
        ],
        signatures=[
            each for each in _signatures(month) if each.post in {_POSTS[0][1], _POSTS[3][1]}
        ],
    )


def _head(month: Month) -> paper.Head:
    frozen = month.frozen
    issuer = f"Ban Biên tập {frozen.get('portal', '')}".strip()
    return paper.Head(
        superior=frozen.get("agency", ""), issuer=issuer,
        place=_place(frozen.get("place", "")), on=month.approved_on,
    )  # fmt: skip


def _place(frozen: str) -> str:
    """Only the name stands before a date, unless it is a number: "Hòn Đất", but "phường 5"."""
    kind, _, name = frozen.partition(" ")
    return name if kind in _KINDS_OF_PLACES and not name.isdecimal() else frozen


def _period(month: Month) -> str:
    days = f"từ {format_date(month.since)} đến {format_date(month.until)}"
    return f"Tháng {month.number:02d} năm {month.year} ({days})"


def _draft(month: Month) -> str:
    return "" if month.state in CLOSED_STATES else f". {DRAFT}"


def _tax(month: Month) -> list[paper.Block]:
    percent, tax = month.frozen.get("tax_percent"), month.frozen.get("tax")
    if not tax or percent is None:
        return []
    least = format_dong(month.frozen["tax_threshold"])
    words = f"Thuế thu nhập cá nhân khấu trừ {percent}% đối với khoản chi từ {least} đồng trở lên."
    return [paper.Paragraph(words)]


def _summary(payments: list[PaymentLine]) -> paper.Table:
    rows: list[paper.Row] = []
    number = 0
    for unit, group in by_unit(payments):
        rows.append(paper.Band(unit))
        for row in group:
            number += 1
            rows.append([str(number), row.payee_name, *sums_of([row]), ""])
        rows.append(paper.Subtotal(["", "Cộng", *sums_of(group), ""]))
    center = paper.Align.CENTER
    return paper.Table(
        columns=[
            paper.Column("STT", 2, center), paper.Column("Họ và tên", 8),
            paper.Column("Nhuận bút (đồng)", 4), paper.Column("Thù lao (đồng)", 4),
            paper.Column("Điều chỉnh (đồng)", 4), paper.Column("Tổng (đồng)", 4),
            paper.Column("Thuế (đồng)", 4), paper.Column("Thực nhận (đồng)", 4),
            paper.Column("Ký nhận", 4),
        ],
        rows=rows,
        total=["", "Tổng cộng", *sums_of(payments), ""],
    )  # fmt: skip


def _details(lines: list[StatementLine], *, names: bool = True) -> paper.Table:
    columns = [
        paper.Column("STT", 3, paper.Align.CENTER), paper.Column("Tác phẩm, khoản", 10),
        paper.Column("Ngày đăng", 4, paper.Align.CENTER), paper.Column("Thể loại", 5),
        paper.Column("Cách tính", 6), paper.Column("Tỷ lệ", 3, paper.Align.CENTER),
        paper.Column("Thành tiền (đồng)", 4),
    ]  # fmt: skip
    if names:
        columns.insert(1, paper.Column("Người hưởng", 6))
    rows: list[paper.Row] = []
    for number, line in enumerate(lines, start=1):
        day = format_date(line.published_on) if line.published_on else ""
        who = [line.payee_name] if names else []
        rows.append(
            [str(number), *who, line.title, day, kind_of(line), way_of(line), line.share,
             line.amount]
        )  # fmt: skip
    total: list[paper.Value] = ["", "Tổng cộng", *[""] * (len(columns) - 3)]
    total.append(sum(line.amount for line in lines))
    return paper.Table(columns=columns, rows=rows, total=total)


def _signatures(month: Month) -> list[paper.Signature]:
    signed = month.frozen.get("signatures", {})
    return [
        paper.Signature(post, signed.get(step, {}).get("name", ""), hint=_SIGN)
        for step, post in _POSTS
    ]
