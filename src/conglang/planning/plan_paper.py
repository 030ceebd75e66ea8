"""The plan as an administrative document (KẾ HOẠCH)."""

from __future__ import annotations

from typing import Any

from conglang.papers import administrative as paper
from conglang.planning.choices import PartKind
from conglang.planning.models import YearPlan
from conglang.planning.queries.plan_document import Document, days_of, goal_of, spoken_part


def plan_paper(plan: YearPlan, document: Document, agency: Any) -> paper.Document:
    """A plan with everything in it; before it is decided, room is left for number and day.

    Legal basis: paper:layout
    """
    number, _, symbol = plan.number.partition("/")
    return paper.Document(
        head=paper.Head(
            issuer=agency.name, number=number, symbol=symbol or "KH", on=plan.decided_on,
            place=_place(agency.name),
        ),
        kind="Kế hoạch",
        abstract=f"Hoạt động của {agency.portal_name} năm {plan.year}",
        grounds=[line.strip() for line in document["basis"].splitlines() if line.strip()],
        body=[*_purpose(document), *_tasks(document), *_quotas(document), *_parts(document)],
        recipients=["Các đơn vị thực hiện", "Lưu: VT"],
        signatures=[paper.Signature(plan.signer_post or agency.responsible_post, plan.signer)],
    )  # fmt: skip


def _place(name: str) -> str:
    """“Hòn Đất” out of “Ủy ban nhân dân xã Hòn Đất”."""
    for word in ("xã", "phường", "đặc khu", "huyện", "tỉnh", "thành phố"):
        if f" {word} " in name:
            return name.split(f" {word} ", 1)[1]
    return ""


def _purpose(document: Document) -> list[paper.Block]:
    lines = [line.strip() for line in document["purpose"].splitlines() if line.strip()]
    if not lines:
        return []
    return [paper.Heading("Mục đích, yêu cầu"), *(paper.Paragraph(line) for line in lines)]


def _tasks(document: Document) -> list[paper.Block]:
    columns = [
        paper.Column("STT", 1, paper.Align.CENTER), paper.Column("Nhiệm vụ", 5),
        paper.Column("Chủ trì", 3), paper.Column("Phối hợp", 3), paper.Column("Thời gian", 3),
        paper.Column("Chỉ tiêu, minh chứng", 4),
    ]  # fmt: skip
    rows = [
        [
            str(number), task["title"], task["unit"], task["joining"], days_of(task),
            "; ".join(filter(None, (goal_of(task), task["evidence"]))),
        ]
        for number, task in enumerate(document["tasks"], start=1)
    ]  # fmt: skip
    return [paper.Heading("Nhiệm vụ"), paper.Table(columns=columns, rows=rows)] if rows else []


def _quotas(document: Document) -> list[paper.Block]:
    columns = [
        paper.Column("STT", 1, paper.Align.CENTER), paper.Column("Đơn vị", 5),
        paper.Column("Loại", 4), paper.Column("Mức giao", 3), paper.Column("Cả năm", 2),
    ]  # fmt: skip
    rows = [
        [str(number), line["unit"], line["what"], line["each"], line["year"]]
        for number, line in enumerate(document["quotas"], start=1)
    ]
    if not rows:
        return []
    return [paper.Heading("Chỉ tiêu tin, bài"), paper.Table(columns=columns, rows=rows)]


def _parts(document: Document) -> list[paper.Block]:
    blocks: list[paper.Block] = []
    for kind in PartKind:
        lines = [part for part in document["parts"] if part["kind"] == kind]
        if not lines:
            continue
        blocks.append(paper.Heading(str(kind.label)))
        blocks += _money(lines) if kind == PartKind.MONEY else _clauses(lines)
    return blocks


def _money(lines: list[Document]) -> list[paper.Block]:
    total = sum(part["amount"] for part in lines)
    table = paper.Table(
        columns=[
            paper.Column("STT", 1, paper.Align.CENTER), paper.Column("Nội dung", 6),
            paper.Column("Số tiền (đồng)", 3),
        ],
        rows=[[str(n), part["text"], part["amount"]] for n, part in enumerate(lines, start=1)],
        total=["Tổng cộng", None, total],
    )  # fmt: skip
    return [table, paper.AmountInWords(total)]


def _clauses(lines: list[Document]) -> list[paper.Block]:
    found: list[paper.Block] = []
    for part in lines:
        words = spoken_part(part)
        when = f" (ngày {words['day']})" if words["day"] else ""
        found.append(paper.Clause(f"{words['text']}{when}"))
    return found
