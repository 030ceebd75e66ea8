"""Which files of a month there are, and for whom."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from conglang.papers import administrative as paper
from conglang.papers.sheets import MIME
from conglang.royalties.choices import CLOSED_STATES
from conglang.royalties.models import Month
from conglang.royalties.month_papers import statement_paper
from conglang.royalties.month_sheets import bank_workbook, statement_workbook
from conglang.royalties.permissions import may_see_accounts


@dataclass(frozen=True, slots=True)
class Download:
    """A file of a month. closed: only of an approved month, and with bank accounts in it."""

    label: str
    make: Callable[[Month], bytes]
    ending: str
    mime: str
    stem: str = "nhuan-but"
    closed: bool = False

    def is_for(self, month: Month, user: Any) -> bool:
        if not month.frozen:
            return False
        return not self.closed or (month.state in CLOSED_STATES and may_see_accounts(user))


#: In the order of the links on a month's screen; keys stand in addresses.
DOWNLOADS = {
    "bang-pdf": Download(
        "Bảng thanh toán, tệp PDF", lambda month: paper.to_pdf(statement_paper(month)), "pdf",
        paper.PDF_MIME,
    ),
    "bang-word": Download(
        "Bảng thanh toán, bản Word", lambda month: paper.to_docx(statement_paper(month)), "docx",
        paper.DOCX_MIME,
    ),
    "bang-tinh": Download("Bảng thanh toán, bảng tính", statement_workbook, "xlsx", MIME),
    "chuyen-khoan": Download(
        "Danh sách chi trả qua ngân hàng", bank_workbook, "xlsx", MIME, "chi-tra", closed=True
    ),
}  # fmt: skip


def downloads_of(month: Month, user: Any) -> list[dict[str, str]]:
    """Links to the files this person may take of a month: none before it is compiled."""
    return [
        {"label": each.label, "url": reverse("royalty_month_file", args=[month.pk, kind])}
        for kind, each in DOWNLOADS.items()
        if each.is_for(month, user)
    ]
