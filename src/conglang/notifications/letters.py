"""Kinds of letters: their words until a portal writes its own, and what may be filled in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Letter:
    """A kind of letter. places: placeholder → (what it is, an example); needed: must be there."""

    name: str
    label: str
    hint: str
    subject: str
    text: str
    places: Mapping[str, tuple[str, str]]
    needed: frozenset[str] = frozenset()

    @property
    def meanings(self) -> dict[str, str]:
        """Placeholder → what stands in its place."""
        return {name: meaning for name, (meaning, _) in self.places.items()}

    @property
    def examples(self) -> dict[str, str]:
        """Placeholder → an example, for the preview."""
        return {name: example for name, (_, example) in self.places.items()}


NOTICE = Letter(
    name="notice",
    label="Thư báo ngay",
    hint="Gửi cho từng người, ngay khi có một việc.",
    subject="{tieu_de}",
    text=(
        "Kính gửi {nguoi_nhan},\n\n{tieu_de}\n\n{noi_dung}\n\nMở để xem: {duong_dan}\n\n"
        "{ten_cong}\n\nBạn nhận thư này vì đang làm việc trên cổng. "
        "Đổi cách nhận thông báo: {cach_nhan}"
    ),
    places={
        "nguoi_nhan": ("họ và tên người nhận", "Nguyễn Thị Bình"),
        "tieu_de": ("tiêu đề của thông báo", "Bài “Đường liên ấp Vàm Rầy” được trả lại"),
        "noi_dung": ("nội dung của thông báo", "Lý do: cần bổ sung nguồn của số liệu."),
        "duong_dan": ("địa chỉ mở việc được báo", "https://hondat.example.vn/quan-tri/tin-bai/1/"),
        "ten_cong": ("tên cổng", "Cổng thông tin điện tử xã Hòn Đất"),
        "cach_nhan": (
            "địa chỉ trang đổi cách nhận",
            "https://hondat.example.vn/quan-tri/thong-bao/cach-nhan/",
        ),
    },
    needed=frozenset({"tieu_de", "duong_dan"}),
)

DIGEST = Letter(
    name="digest",
    label="Thư tóm tắt hằng ngày",
    hint="Gửi lúc 07:30 cho người chọn một thư mỗi ngày, khi có thông báo chưa đọc.",
    subject="{so_thong_bao} thông báo chưa đọc ở {ten_cong}",
    text=(
        "Kính gửi {nguoi_nhan},\n\nBạn có {so_thong_bao} thông báo chưa đọc:\n\n{danh_sach}\n\n"
        "Xem tất cả: {duong_dan}\n\n{ten_cong}\n\nĐổi cách nhận thông báo: {cach_nhan}"
    ),
    places={
        "nguoi_nhan": ("họ và tên người nhận", "Nguyễn Thị Bình"),
        "so_thong_bao": ("số thông báo chưa đọc", "2"),
        "danh_sach": (
            "danh sách thông báo chưa đọc",
            "– 16:05 19/11/2026: Bài “Đường liên ấp” chờ duyệt\n"
            "– 15:40 19/11/2026: Bài “Ngày hội đại đoàn kết” chờ duyệt",
        ),
        "duong_dan": ("địa chỉ hộp thông báo", "https://hondat.example.vn/quan-tri/thong-bao/"),
        "ten_cong": ("tên cổng", "Cổng thông tin điện tử xã Hòn Đất"),
        "cach_nhan": (
            "địa chỉ trang đổi cách nhận",
            "https://hondat.example.vn/quan-tri/thong-bao/cach-nhan/",
        ),
    },
    needed=frozenset({"danh_sach"}),
)

LETTERS = {letter.name: letter for letter in (NOTICE, DIGEST)}
