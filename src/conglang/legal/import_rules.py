"""Reading a spreadsheet of documents: which column is what, what a line says, what looks wrong.

Nothing is mended silently: a line keeps its cells, and what is odd is told in sentences.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from conglang.core.dates import format_date
from conglang.core.document_numbers import DocumentNumber, read_number
from conglang.core.printed_dates import PrintedDate, read_date, turned
from conglang.core.text import clean, fold, looks_legacy

#: Fields of a line, and the words that head their column in offices' sheets (unaccented).
HEADINGS: dict[str, tuple[str, ...]] = {
    "number": ("number", "so ky hieu", "so, ky hieu", "so/ky hieu", "so van ban", "ky hieu"),
    "kind": ("kind", "loai", "loai van ban", "hinh thuc", "the loai"),
    "issued_on": (
        "issued_on", "issued_on_as_printed", "ngay ban hanh", "ngay ky", "ngay van ban", "ngay",
        "ngay thang",
    ),
    "abstract": (
        "abstract", "trich yeu", "trich yeu noi dung", "noi dung", "ten van ban", "ve viec",
    ),
    "issuer": ("issuer", "co quan ban hanh", "noi ban hanh", "don vi ban hanh", "co quan"),
    "province": ("province", "tinh", "tinh/thanh pho"),
    "signer": ("signer", "nguoi ky"),
    "signer_post": ("signer_post", "chuc vu", "chuc vu nguoi ky"),
    "field": ("field", "linh vuc"),
    "effective_on": ("effective_on", "ngay hieu luc", "ngay co hieu luc"),
    "expires_on": ("expires_on", "ngay het hieu luc", "het hieu luc"),
    "source": ("source", "nguon"),
}  # fmt: skip
NEEDED = ("number", "abstract")
LABELS = {
    "number": "Số, ký hiệu", "kind": "Loại", "issued_on": "Ngày ban hành", "abstract": "Trích yếu",
    "issuer": "Cơ quan ban hành", "province": "Tỉnh", "signer": "Người ký",
    "signer_post": "Chức vụ", "field": "Lĩnh vực", "effective_on": "Ngày có hiệu lực",
    "expires_on": "Ngày hết hiệu lực", "source": "Nguồn",
}  # fmt: skip

#: A letter lost on the way: "Công nh?n", "m?i"; and what a wrong code page leaves behind.
_LOST = re.compile(r"\w\?\w|\w\?\s+\w|�|ựồ|ắnh chắ")
_ENTITY = re.compile(r"&(?:#x?[0-9a-f]+|[a-z]+);|</?[a-z][^>]*>", re.IGNORECASE)
_ENDS_AT_A_BODY = re.compile(r"(?:tỉnh|thành phố|huyện|xã|phường)$", re.IGNORECASE)


@dataclass(slots=True)
class Line:
    """One line of a sheet, read. line: its number there; remarks: what a clerk should look at."""

    line: int
    cells: Mapping[str, str]
    number: DocumentNumber
    issued: PrintedDate | None
    issuer: str
    remarks: list[str] = field(default_factory=list)

    @property
    def day(self) -> date | None:
        return self.issued.day if self.issued else None


def columns_of(headings: Sequence[str]) -> dict[str, int]:
    """Which field stands in which column (from 0); the first heading that fits wins."""
    found: dict[str, int] = {}
    plain = [" ".join(fold(clean(words)).split()) for words in headings]
    for name, wanted in HEADINGS.items():
        for words in wanted:
            if name not in found and words in plain:
                found[name] = plain.index(words)
    return found


def read_lines(rows: Sequence[Mapping[str, str]], *, first_line: int = 2) -> list[Line]:
    """Every line of a sheet, with what looks wrong in it alone and beside the others.

    rows: cells by field, as they stand in the sheet.
    """
    lines = [_line(number, cells) for number, cells in enumerate(rows, start=first_line)]
    _remark_twins(lines)
    _remark_order(lines)
    return lines


def _line(number: int, cells: Mapping[str, str]) -> Line:
    written = cells.get("number", "")
    line = Line(
        number, cells, read_number(written), read_date(cells.get("issued_on", "")),
        whole_issuer(cells.get("issuer", ""), cells.get("province", "")),
    )  # fmt: skip
    line.remarks = [
        *_remarks_on_number(line, written),
        *_remarks_on_day(line, cells.get("issued_on", "")),
        *_remarks_on_text(cells.get("abstract", "")),
    ]
    return line


def whole_issuer(issuer: str, province: str) -> str:
    """The issuer with the province behind a name that breaks off: "UBND tỉnh" + "An Giang"."""
    name, place = " ".join(clean(issuer).split()), " ".join(clean(province).split())
    return f"{name} {place}" if place and _ENDS_AT_A_BODY.search(name) else name


def _remarks_on_number(line: Line, written: str) -> list[str]:
    plain = " ".join(written.split())
    if not line.number.written:
        return ["Không có số, ký hiệu."]
    if not line.number.is_readable:
        return [f"Số, ký hiệu “{plain}” không theo mẫu số/năm/loại-cơ quan."]
    if line.number.written != plain:
        return [f"Số, ký hiệu ghi là “{plain}”, sẽ lưu là “{line.number.written}”."]
    return []


def _remarks_on_day(line: Line, written: str) -> list[str]:
    if line.issued is None:
        said = " ".join(written.split())
        return [f"Ngày ban hành “{said}” không đọc được." if said else "Không có ngày ban hành."]
    year = line.number.year
    if year and year != line.issued.day.year:
        return [f"Năm trong số ({year}) khác năm ban hành ({format_date(line.issued.day)})."]
    return []


def _remarks_on_text(abstract: str) -> list[str]:
    remarks = []
    if len(" ".join(abstract.split())) < 10:
        remarks.append("Trích yếu trống hoặc quá ngắn.")
    if _LOST.search(abstract) or looks_legacy(abstract):
        remarks.append("Trích yếu có chữ bị mất hoặc sai bảng mã, hãy gõ lại.")
    if _ENTITY.search(abstract):
        remarks.append("Trích yếu còn mã của trang web cũ (thẻ hoặc ký hiệu &…;).")
    return remarks


def _remark_twins(lines: Sequence[Line]) -> None:
    groups: dict[tuple[str, str], list[Line]] = defaultdict(list)
    for line in lines:
        if line.number.is_readable:
            groups[line.number.key, fold(line.issuer)].append(line)
    for group in groups.values():
        for line in group[1:]:
            _remark_twin(line, group[0])


def _remark_twin(line: Line, first: Line) -> None:
    if line.day == first.day:
        line.remarks.append(f"Trùng dòng {first.line}: cùng cơ quan, số và ngày ban hành.")
    elif line.day and first.day and turned(line.day) == first.day:
        said = f"{format_date(first.day)} và {format_date(line.day)}"
        line.remarks.append(
            f"Cùng số với dòng {first.line}, hai ngày chỉ khác thứ tự ngày – tháng ({said}): bảng "
            "tính có thể đã đảo. Hãy xem bản giấy."
        )
    else:
        line.remarks.append(
            f"Cùng cơ quan và số với dòng {first.line} nhưng khác ngày ban hành: có thể là hai "
            "văn bản (số bắt đầu lại giữa năm), có thể một ngày ghi nhầm."
        )


def _remark_order(lines: Sequence[Line]) -> None:
    """Along a series of numbers the day does not run back."""
    series: dict[tuple[str, str], list[Line]] = defaultdict(list)
    for line in lines:
        if line.number.is_readable and line.number.year and line.day:
            series[line.number.series, fold(line.issuer)].append(line)
    for group in series.values():
        group.sort(key=lambda each: (each.number.serial or 0, each.number.letter, each.line))
        for one, two in pairwise(group):
            if one.number.serial != two.number.serial and _day(two) < _day(one):
                _remark_pair(one, two)


def _day(line: Line) -> date:
    """The day of a line in a series; only dated ones stand there."""
    return line.day or date.min


def _remark_pair(one: Line, two: Line) -> None:
    readings = [
        f"dòng {each.line} có thể là {format_date(other)}"
        for each in (one, two)
        if each.issued and (other := each.issued.other)
    ]
    hint = f"; nếu đảo ngày – tháng thì {', '.join(readings)}" if readings else ""
    two.remarks.append(
        f"Ngày chạy lùi trong dãy số: {two.number.written} ({format_date(_day(two))}) đứng sau "
        f"{one.number.written} ({format_date(_day(one))}, dòng {one.line}){hint}."
    )
