"""Forms of the screens on leaders and units."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone

from conglang.accounts.forms import DayField, StaffForm
from conglang.accounts.queries import units_for_listing
from conglang.organisation.actions import LeaderFacts, ProfileFacts
from conglang.organisation.models import Leader, UnitProfile


class LeaderForm(StaffForm):
    """Somebody in office."""

    full_name = forms.CharField(label="Họ và tên", max_length=120)
    title = forms.CharField(
        label="Chức vụ", max_length=160, help_text="Ví dụ: Chủ tịch, Phó Chủ tịch."
    )
    body = forms.CharField(
        label="Cơ quan", max_length=160,
        help_text="Tên nhóm trên trang Lãnh đạo, ví dụ: Ủy ban nhân dân xã, Hội đồng nhân dân xã.",
    )  # fmt: skip
    unit = forms.TypedChoiceField(
        label="Phụ trách đơn vị", coerce=int, required=False, empty_value=None,
        help_text="Người đứng đầu một đơn vị thì hiện cùng đơn vị ấy trong sơ đồ.",
    )  # fmt: skip
    position = forms.IntegerField(label="Thứ tự", min_value=1, max_value=999, initial=1)
    starts_on = DayField(label="Giữ chức từ ngày")
    ends_on = DayField(
        label="Đến hết ngày", required=False,
        help_text="Qua ngày này thẻ và ảnh tự rời khỏi cổng, tên chuyển xuống danh sách các thời "
        "kỳ.",
    )  # fmt: skip
    duties = forms.CharField(
        label="Lĩnh vực phụ trách", max_length=2000, required=False,
        widget=forms.Textarea(attrs={"rows": 4}), help_text="Mỗi ý một dòng.",
    )  # fmt: skip
    biography = forms.CharField(
        label="Tiểu sử tóm tắt", max_length=3000, required=False,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="Trình độ, quá trình công tác. Không ghi ngày sinh đầy đủ, số căn cước, địa chỉ "
        "nhà.",
    )  # fmt: skip
    phone = forms.CharField(label="Điện thoại công vụ", max_length=40, required=False)
    email = forms.EmailField(label="Thư điện tử công vụ", required=False)
    room = forms.CharField(label="Phòng làm việc", max_length=120, required=False)
    is_spokesperson = forms.BooleanField(label="Là người phát ngôn", required=False)
    portrait = forms.FileField(
        label="Ảnh chân dung", required=False, help_text="JPEG, PNG hoặc WebP, tối đa 20 MB."
    )
    drop_portrait = forms.BooleanField(label="Bỏ ảnh đang dùng", required=False)

    def __init__(self, *args: Any, leader: Leader | None = None, **kwargs: Any) -> None:
        names = [
            "full_name", "title", "body", "position", "starts_on", "ends_on", "duties",
            "biography", "phone", "email", "room", "is_spokesperson",
        ]  # fmt: skip
        kwargs["initial"] = (
            {**{name: getattr(leader, name) for name in names}, "unit": leader.unit_id}
            if leader else {"starts_on": timezone.localdate}
        )  # fmt: skip
        super().__init__(*args, **kwargs)
        fields: Any = self.fields
        fields["unit"].choices = [
            ("", "(không)"), *((unit.pk, unit.name) for unit in units_for_listing()),
        ]  # fmt: skip
        if leader is None or leader.portrait_id is None:
            del fields["drop_portrait"]

    def facts(self) -> LeaderFacts:
        data = self.cleaned_data
        names = (
            "full_name", "title", "body", "position", "starts_on", "ends_on", "duties",
            "biography", "phone", "email", "room", "is_spokesperson", "portrait",
        )  # fmt: skip
        return LeaderFacts(
            unit_id=data["unit"], drop_portrait=data.get("drop_portrait", False),
            **{name: data[name] for name in names},
        )  # fmt: skip


class ProfileForm(StaffForm):
    """What residents read of a unit."""

    functions = forms.CharField(
        label="Chức năng, nhiệm vụ", max_length=5000, required=False,
        widget=forms.Textarea(attrs={"rows": 8}), help_text="Mỗi ý một dòng.",
    )  # fmt: skip
    address = forms.CharField(label="Địa chỉ", max_length=250, required=False)
    phone = forms.CharField(label="Điện thoại", max_length=40, required=False)
    email = forms.EmailField(label="Thư điện tử", required=False)
    hours = forms.CharField(
        label="Giờ làm việc", max_length=200, required=False,
        help_text="Ví dụ: Thứ Hai – thứ Sáu, 7:00 – 11:30 và 13:30 – 17:00.",
    )  # fmt: skip
    latitude = forms.FloatField(label="Vĩ độ", min_value=-90, max_value=90, required=False)
    longitude = forms.FloatField(
        label="Kinh độ", min_value=-180, max_value=180, required=False,
        help_text="Bạn đọc mở vị trí trong ứng dụng bản đồ của họ. Ví dụ: 10,18750; 104,92361.",
    )  # fmt: skip
    shown = forms.BooleanField(label="Hiện trên cổng", required=False, initial=True)

    NAMES = (
        "functions", "address", "phone", "email", "hours", "latitude", "longitude", "shown",
    )  # fmt: skip

    def __init__(self, *args: Any, profile: UnitProfile | None = None, **kwargs: Any) -> None:
        if profile:
            kwargs["initial"] = {name: getattr(profile, name) for name in self.NAMES}
        super().__init__(*args, **kwargs)
        for name in ("latitude", "longitude"):
            # 10,1875 is how Viet Nam writes it.
            self.fields[name].widget = forms.TextInput(attrs={"inputmode": "decimal"})
            self.fields[name].localize = True

    def facts(self) -> ProfileFacts:
        return ProfileFacts(**{name: self.cleaned_data[name] for name in self.NAMES})
