"""The form of a rate table: its head, its lines, its extras."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms

from conglang.accounts.forms import DayField, StaffForm
from conglang.newsroom.choices import Genre
from conglang.royalties.actions import ExtraFacts, LineFacts, TableFacts
from conglang.royalties.choices import Method, WorkKind
from conglang.royalties.number_fields import (
    DecisionFileField,
    DongField,
    PercentField,
    ScoreField,
    WholePercentField,
)
from conglang.royalties.queries.rate_tables import tables_to_refer_to
from conglang.royalties.rate_starts import FIXED, NEW_HEAD, PART, SALARY, Start

MOST_LINES, MOST_EXTRAS = 12, 6
WAYS = [
    (FIXED, "Giá trị cố định: hệ số (điểm) × số đồng"),
    (SALARY, "Phần của lương cơ sở: hệ số (điểm) × tỷ lệ × lương cơ sở"),
    (PART, "Phần của bảng khác: lấy mức của bảng tham chiếu × tỷ lệ"),
]


class TableForm(StaffForm):
    """The head of a table: the decision, its days, the way of reckoning and the ceilings."""

    title = forms.CharField(label="Tên bảng", max_length=160)
    decision_number = forms.CharField(
        label="Số, ký hiệu quyết định", max_length=60, help_text="Ví dụ: 15/QĐ-UBND."
    )
    decided_on = DayField(label="Ngày ký")
    signer = forms.CharField(label="Người ký", max_length=120)
    file = DecisionFileField(
        label="Tệp quyết định đã ký", required=False,
        help_text="PDF, Word hoặc ảnh; tối đa 50 MB. Chỉ người làm nhuận bút mở được.",
    )  # fmt: skip
    starts_on = DayField(
        label="Áp dụng từ ngày", help_text="Tính theo ngày bài đăng lần đầu."
    )  # fmt: skip
    ends_on = DayField(
        label="Đến hết ngày", required=False, help_text="Để trống nếu chưa biết ngày kết thúc."
    )
    area = forms.CharField(
        label="Phạm vi áp dụng", max_length=200, required=False,
        help_text="Ví dụ: trang thông tin điện tử của xã.",
    )  # fmt: skip
    is_reference = forms.BooleanField(
        label="Chỉ để tham chiếu", required=False,
        help_text="Bảng của tỉnh mà bảng khác lấy một phần; không trả nhuận bút theo bảng này.",
    )  # fmt: skip
    way = forms.ChoiceField(label="Cách tính", choices=WAYS, widget=forms.RadioSelect)
    method = forms.ChoiceField(label="Tên gọi của mức chấm", choices=Method.choices)
    unit_value = DongField(
        label="Giá trị một đơn vị (đồng)", required=False,
        help_text="Khi chọn giá trị cố định. Ví dụ: 30.000.",
    )  # fmt: skip
    salary_percent = PercentField(
        label="Phần của lương cơ sở", required=False,
        help_text="Khi chọn phần của lương cơ sở. Ví dụ: 10%.",
    )  # fmt: skip
    reference = forms.TypedChoiceField(
        label="Bảng tham chiếu", coerce=int, required=False, empty_value=None,
        help_text="Khi chọn phần của bảng khác.",
    )  # fmt: skip
    reference_part = PercentField(
        label="Phần của bảng tham chiếu", required=False,
        help_text="Khi chọn phần của bảng khác. Ví dụ: 80%.",
    )  # fmt: skip
    extras_ceiling = WholePercentField(label="Tổng mức tăng tối đa", most=1000)
    reuse_percent = WholePercentField(label="Mức trả khi sử dụng lại", most=100)
    cap = DongField(
        label="Mức tối đa một tác phẩm (đồng)", required=False,
        help_text="Để trống nếu quyết định không đặt mức trần.",
    )  # fmt: skip
    fee_percent = WholePercentField(
        label="Quỹ thù lao tối đa (phần trăm của nhuận bút)", most=100,
        help_text="Trả cho biên tập viên, thư ký. Ghi 0 nếu không lập quỹ.",
    )  # fmt: skip

    #: What is asked beside what on the page.
    GROUPS = (
        ("Quyết định", ("title", "decision_number", "decided_on", "signer", "file")),
        ("Thời gian, phạm vi", ("starts_on", "ends_on", "area", "is_reference")),
        ("Cách tính", ("way", "method", "unit_value", "salary_percent", "reference",
                       "reference_part")),
        ("Mức trần", ("extras_ceiling", "reuse_percent", "cap", "fee_percent")),
    )  # fmt: skip
    _NEEDED = {
        FIXED: {"unit_value": "Ghi giá trị một đơn vị."},
        SALARY: {"salary_percent": "Ghi phần của lương cơ sở."},
        PART: {"reference": "Chọn bảng tham chiếu.",
               "reference_part": "Ghi phần của bảng tham chiếu."},
    }  # fmt: skip

    def __init__(self, *args: Any, table_id: int | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        others = [(table.pk, str(table)) for table in tables_to_refer_to(without=table_id)]
        self.fields["reference"].choices = [("", "(không)"), *others]  # type: ignore[attr-defined]
        for name in ("unit_value", "salary_percent", "reference", "reference_part"):
            self.fields[name].hint_says_when = True  # type: ignore[attr-defined]

    @property
    def groups(self) -> list[tuple[str, list[Any]]]:
        return [(title, [self[name] for name in names]) for title, names in self.GROUPS]

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for name, words in self._NEEDED.get(data.get("way", ""), {}).items():
            if not data.get(name) and name not in self.errors:
                self.add_error(name, words)
        starts, ends = data.get("starts_on"), data.get("ends_on")
        if starts and ends and ends < starts:
            self.add_error("ends_on", "Ngày kết thúc phải từ ngày bắt đầu trở đi.")
        return data

    def facts(self, lines: list[LineFacts], extras: list[ExtraFacts]) -> TableFacts:
        """The table that the checked forms describe; only what its way of reckoning needs."""
        data = {name: value for name, value in self.cleaned_data.items() if name != "file"}
        way, reference = data.pop("way"), data.pop("reference")
        data["unit_value"] = data["unit_value"] if way == FIXED else None
        data["salary_percent"] = data["salary_percent"] if way == SALARY else None
        data["reference_part"] = data["reference_part"] if way == PART else None
        return TableFacts(
            reference_id=reference if way == PART else None,
            lines=[] if way == PART else lines, extras=extras, **data,
        )  # fmt: skip


class LineForm(StaffForm):
    """A genre of the table; left out when it has no name."""

    name = forms.CharField(label="Thể loại", max_length=120, required=False)
    kind = forms.ChoiceField(label="Loại", choices=WorkKind.choices, required=False)
    genre = forms.ChoiceField(
        label="Trên cổng là", choices=[("", "(chọn khi chấm)"), *Genre.choices], required=False
    )
    low = ScoreField(label="Từ", required=False)
    high = ScoreField(label="Đến", required=False)
    usual = ScoreField(label="Thường chấm", required=False)
    fixed = DongField(label="Hoặc mức cố định (đồng)", required=False)
    full_words = forms.IntegerField(
        label="Số chữ được mức cao nhất", required=False, min_value=0, max_value=100_000,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )  # fmt: skip
    photo_step = ScoreField(label="Thêm cho mỗi ảnh", required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        named = bool(data.get("name"))
        frame = [name for name in ("low", "high", "usual") if data.get(name) is not None]
        if not named:
            if frame or data.get("fixed") is not None:
                self.add_error("name", "Ghi tên thể loại, hoặc xóa các số của dòng này.")
            return data
        if data.get("fixed") is not None:
            if frame:
                self.add_error("fixed", "Chọn khung hoặc mức cố định, không cả hai.")
        elif not self.errors:
            self._check_frame(data)
        return data

    def _check_frame(self, data: dict[str, Any]) -> None:
        low, high, usual = data.get("low"), data.get("high"), data.get("usual")
        if not high:
            self.add_error("high", "Ghi mức cao nhất của khung, hoặc mức cố định.")
        elif (low or 0) > high:
            self.add_error("low", "Mức thấp nhất phải nhỏ hơn mức cao nhất.")
        elif usual is not None and not (low or 0) <= usual <= high:
            self.add_error("usual", "Mức thường chấm phải nằm trong khung.")

    def line(self) -> LineFacts | None:
        """The line that the checked form describes; without a usual score, the lowest."""
        data = self.cleaned_data
        if not data["name"]:
            return None
        low = data["low"] or Decimal(0)
        usual = data["usual"] if data["usual"] is not None else low
        return LineFacts(
            name=data["name"], kind=data["kind"] or WorkKind.TEXT, genre=data["genre"], low=low,
            high=data["high"] or Decimal(0), usual=usual, fixed=data["fixed"],
            full_words=data["full_words"] or 0, photo_step=data["photo_step"] or Decimal(0),
        )  # fmt: skip


class ExtraForm(StaffForm):
    """What is paid more for; left out when it has no name."""

    name = forms.CharField(label="Được tăng vì", max_length=160, required=False)
    low = WholePercentField(label="Từ", most=300, required=False)
    high = WholePercentField(label="Đến", most=300, required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        low, high = data.get("low"), data.get("high")
        if not data.get("name"):
            if low or high:
                self.add_error("name", "Ghi lý do được tăng, hoặc xóa các số của dòng này.")
        elif not self.errors and not (low and high and low <= high):
            self.add_error("low", "Ghi khung phần trăm, từ ít nhất 1%, ví dụ 10% đến 20%.")
        return data

    def extra_facts(self) -> ExtraFacts | None:
        """The extra that the checked form describes."""
        data = self.cleaned_data
        return ExtraFacts(data["name"], data["low"], data["high"]) if data["name"] else None


class EndForm(StaffForm):
    """Until when a table holds."""

    ends_on = DayField(
        label="Áp dụng đến hết ngày", required=False,
        help_text="Để trống thì bảng áp dụng đến khi có bảng mới.",
    )  # fmt: skip


@dataclass(slots=True)
class TableForms:
    """All of a table on one page."""

    head: TableForm
    lines: list[LineForm]
    extras: list[ExtraForm]

    def are_valid(self) -> bool:
        """Every form is checked, so that all errors are told at once."""
        return all([form.is_valid() for form in (self.head, *self.lines, *self.extras)])  # noqa: C419 -- all are checked

    def facts(self) -> TableFacts:
        lines = [line for form in self.lines if (line := form.line())]
        extras = [extra for form in self.extras if (extra := form.extra_facts())]
        return self.head.facts(lines, extras)

    @property
    def wrong_rows(self) -> list[tuple[str, Any]]:
        """Words and field of what is wrong in lines and extras."""
        rows: list[tuple[str, Any]] = []
        rows += [(f"Thể loại, dòng {number}", form) for number, form in enumerate(self.lines, 1)]
        rows += [(f"Mức tăng, dòng {number}", form) for number, form in enumerate(self.extras, 1)]
        return [(words, field) for words, form in rows for field in form if field.errors]


def table_forms(
    data: Any = None, files: Any = None, *, start: Start | None = None, table_id: int | None = None
) -> TableForms:
    """The forms of a table, filled with what it begins with."""
    start = start or Start(head=NEW_HEAD)
    return TableForms(
        TableForm(data, files, initial=start.head, table_id=table_id),
        [
            LineForm(data, prefix=f"dong-{place + 1}", initial=_at(start.lines, place))
            for place in range(max(MOST_LINES, len(start.lines)))
        ],
        [
            ExtraForm(data, prefix=f"tang-{place + 1}", initial=_at(start.extras, place))
            for place in range(max(MOST_EXTRAS, len(start.extras)))
        ],
    )


def _at(rows: list[dict[str, Any]], place: int) -> dict[str, Any]:
    return rows[place] if place < len(rows) else {}
