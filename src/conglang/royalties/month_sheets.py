"""Workbooks of royalties: a month's statement, the list for the bank, a year."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from conglang.core.text.sorting import sort_key
from conglang.papers.sheets import Column, Kind, Sheet, Value, workbook
from conglang.royalties.choices import CLOSED_STATES
from conglang.royalties.models import Month, PaymentLine
from conglang.royalties.month_papers import DRAFT, OUTSIDE, by_unit, kind_of, sums_of, way_of

Rows = list[Sequence[Value]]

_MONEY = [
    Column(f"{label} (đồng)", Kind.WHOLE, 17)
    for label in ("Nhuận bút", "Thù lao", "Điều chỉnh", "Tổng", "Thuế", "Thực nhận")
]
_NUMBER = Column("STT", Kind.WHOLE, 6)
_NAME = Column("Họ và tên", width=28)
_UNIT = Column("Đơn vị", width=32)


def statement_workbook(month: Month) -> bytes:
    """By person, by unit, and every line of a compiled month."""
    payments = list(month.payments.order_by("position"))
    lines = list(month.lines.order_by("position"))
    people: Rows = [
        [number, row.payee_name, row.unit_name, *sums_of([row])]
        for number, row in enumerate(payments, start=1)
    ]
    units: Rows = [[name, len(rows), *sums_of(rows)] for name, rows in by_unit(payments)]
    works: Rows = [
        [number, line.payee_name, line.unit_name, line.title, line.published_on, kind_of(line),
         way_of(line), line.basis, line.share, line.amount]
        for number, line in enumerate(lines, start=1)
    ]  # fmt: skip
    notes = _notes(month)
    heading = f"Bảng thanh toán nhuận bút, thù lao {str(month).lower()}"
    total = sum(line.amount for line in lines)
    sheets = [
        Sheet("Theo người", heading, [_NUMBER, _NAME, _UNIT, *_MONEY],
              [*people, [None, "Tổng cộng", None, *sums_of(payments)]], notes),
        Sheet("Theo đơn vị", heading, [_UNIT, Column("Số người", Kind.WHOLE, 10), *_MONEY],
              [*units, ["Tổng cộng", len(payments), *sums_of(payments)]], notes),
        Sheet(
            "Chi tiết", heading,
            [_NUMBER, _NAME, _UNIT, Column("Tác phẩm, khoản", width=50),
             Column("Ngày đăng", Kind.DAY, 12), Column("Thể loại", width=20),
             Column("Cách tính", width=28), Column("Căn cứ", width=32), Column("Tỷ lệ", width=9),
             Column("Thành tiền (đồng)", Kind.WHOLE, 18)],
            [*works, [None, "Tổng cộng", *[None] * 7, total]], notes,
        ),
    ]  # fmt: skip
    return workbook(sheets, title=heading, creator=month.frozen.get("portal", ""))


def bank_workbook(month: Month) -> bytes:
    """Whom the bank pays how much, and who is paid by hand. Account numbers are text."""
    payments = [row for row in month.payments.order_by("position") if row.net]
    heading = f"Danh sách chi trả nhuận bút, thù lao {str(month).lower()}"
    words = f"Nhuan but thang {month.number:02d}/{month.year}"
    by_bank = [row for row in payments if row.bank_account]
    by_hand = [row for row in payments if not row.bank_account]
    bank: Rows = [
        [number, row.payee_name, row.bank_account, row.bank_name, row.net, words]
        for number, row in enumerate(by_bank, start=1)
    ]
    hand: Rows = [
        [number, row.payee_name, row.unit_name, row.net, None]
        for number, row in enumerate(by_hand, start=1)
    ]
    net = Column("Số tiền (đồng)", Kind.WHOLE, 18)
    sheets = [
        Sheet(
            "Chuyển khoản", heading,
            [_NUMBER, _NAME, Column("Số tài khoản", width=24), Column("Ngân hàng", width=32), net,
             Column("Nội dung", width=28)],
            [*bank, [None, "Tổng cộng", None, None, sum(row.net for row in by_bank), None]],
            _notes(month),
        ),
        Sheet(
            "Tiền mặt", heading, [_NUMBER, _NAME, _UNIT, net, Column("Ký nhận", width=20)],
            [*hand, [None, "Tổng cộng", None, sum(row.net for row in by_hand), None]],
            _notes(month),
        ),
    ]  # fmt: skip
    return workbook(sheets, title=heading, creator=month.frozen.get("portal", ""))


def year_workbook(year: int, payments: Sequence[PaymentLine], portal: str) -> bytes:
    """The closed months of a year: by month, by person and month, by unit. payments: with month."""
    heading = f"Nhuận bút, thù lao năm {year}"
    ordered = sorted(payments, key=lambda row: (row.month.number, row.position))
    months: Rows = [
        [str(month), len(rows), *sums_of(rows)]
        for month, rows in ((m, list(r)) for m, r in groupby(ordered, lambda row: row.month))
    ]
    people: Rows = [
        [row.payee_name, row.unit_name or OUTSIDE, str(row.month), *sums_of([row])]
        for row in sorted(
            ordered,
            key=lambda row: (sort_key(row.payee_name), row.payee_id, row.month.number),
        )
    ]
    units: Rows = [[name, *sums_of(rows)] for name, rows in by_unit(ordered)]
    total, month_column = sums_of(ordered), Column("Tháng", width=16)
    sheets = [
        Sheet("Theo tháng", heading, [month_column, Column("Số người", Kind.WHOLE, 10), *_MONEY],
              [*months, ["Tổng cộng", None, *total]]),
        Sheet("Theo người", heading, [_NAME, _UNIT, month_column, *_MONEY],
              [*people, ["Tổng cộng", None, None, *total]]),
        Sheet("Theo đơn vị", heading, [_UNIT, *_MONEY], [*units, ["Tổng cộng", *total]]),
    ]  # fmt: skip
    return workbook(sheets, title=heading, creator=portal)


def _notes(month: Month) -> list[str]:
    draft = [] if month.state in CLOSED_STATES else [f"{DRAFT}."]
    return [*[f"Căn cứ {each}" for each in month.frozen.get("decisions", [])], *draft]
