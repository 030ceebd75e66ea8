"""Administrative documents in the layout of Nghị định 30/2020/NĐ-CP, as .docx and as PDF.

One description, two makers that print the same words::

    from conglang.papers import administrative as paper

    notice = paper.Document(
        head=paper.Head(
            superior="UBND xã Hòn Đất",
            issuer="Ban biên tập Trang thông tin điện tử",
            number=12,
            symbol="TB-BBT",
            place="Hòn Đất",
            on=date(2026, 3, 7),
        ),
        kind="Thông báo",
        abstract="Kết quả cộng tác tin, bài tháng 02 năm 2026",
        grounds=["Căn cứ Kế hoạch số 05/KH-BBT ngày 10 tháng 01 năm 2026"],
        body=[
            paper.Heading("Kết quả"),                       # I. KẾT QUẢ
            paper.Clause("Các đơn vị đạt định mức:"),       # 1. …
            paper.Table(
                columns=[
                    paper.Column("STT", 1, paper.Align.CENTER),
                    paper.Column("Đơn vị", 5),
                    paper.Column("Số tiền (đồng)", 2),
                ],
                rows=[["1", "Trường THCS Hòn Đất", 2_530_000]],  # 2.530.000, at the right
                total=["Tổng cộng", None, 2_530_000],
            ),
            paper.AmountInWords(2_530_000),
        ],
        recipients=["Như trên", "Lưu: VT, BBT"],
        signatures=[
            paper.Signature(
                "Phó Trưởng ban", "Nguyễn Văn A", ["TM. Ban biên tập", "KT. Trưởng ban"]
            )
        ],
    )
    word, pdf = paper.to_docx(notice), paper.to_pdf(notice)

Text comes as it was typed: capitals, numbers of headings, dots in numbers, marks at the ends of
grounds and recipients, and characters that XML forbids are looked after here. The same document
gives the same bytes, whenever it is made; a document without a day carries none.

A statement has two to four signatures instead of one; they stand in a row::

    signatures=[
        paper.Signature(post, hint="(Ký, ghi rõ họ tên)")
        for post in ("Người lập", "Kiểm tra", "Kế toán", "Trưởng ban")
    ]
"""

from conglang.papers.administrative.document import (
    Align,
    AmountInWords,
    Band,
    Block,
    Bullets,
    Clause,
    Column,
    Document,
    Head,
    Heading,
    PageBreak,
    Paragraph,
    Row,
    Signature,
    Subtotal,
    Table,
    Value,
)
from conglang.papers.administrative.docx import DOCX_MIME, to_docx
from conglang.papers.administrative.pdf import PDF_MIME, refuse_without_pdf, to_pdf

__all__ = [
    "DOCX_MIME", "PDF_MIME", "Align", "AmountInWords", "Band", "Block", "Bullets", "Clause",
    "Column", "Document", "Head", "Heading", "PageBreak", "Paragraph", "Row", "Signature",
    "Subtotal", "Table", "Value", "refuse_without_pdf", "to_docx", "to_pdf",
]  # fmt: skip
