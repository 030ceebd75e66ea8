"""Forms of the staff screens on people, units and logs, with choices of the open portal."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone

from conglang.accounts.choices import UNIT_ROLES, Role, SignInResult
from conglang.accounts.models import Unit, User
from conglang.accounts.person_actions import NewPost
from conglang.accounts.queries import ids_below, people_who_may, units_for_listing
from conglang.accounts.rules import WRITE
from conglang.audit.acts import act_groups
from conglang.tenancy.forms import OpenChoicesMixin


class DayField(forms.DateField):
    """A day from the browser's own calendar; a day typed as 31/12/2026 is understood too."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("input_formats", ["%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y"])
        kwargs.setdefault("widget", forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
        super().__init__(**kwargs)


class StaffForm(OpenChoicesMixin, forms.Form):
    """Labels without colon, no word in English, and a browser that lets our own messages speak."""

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)


class PostForm(StaffForm):
    """Role, unit and days of a post."""

    role = forms.ChoiceField(label="Vai trò", choices=Role.choices)
    unit: forms.ModelChoiceField[Unit] = forms.ModelChoiceField(
        label="Đơn vị", queryset=Unit.objects.all(), required=False,
        empty_label="(không thuộc đơn vị)",
        help_text="Bắt buộc với cộng tác viên; vai trò khác có thể để trống.",
    )  # fmt: skip
    title = forms.CharField(
        label="Chức danh", max_length=160, required=False,
        help_text="Ví dụ: Công chức Văn hóa – Xã hội.",
    )  # fmt: skip
    starts_on = DayField(label="Từ ngày")
    ends_on = DayField(
        label="Đến hết ngày", required=False, help_text="Để trống nếu chưa biết ngày kết thúc."
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        units = [unit.pk for unit in units_for_listing()]
        self.fields["unit"].queryset = Unit.objects.filter(pk__in=units)  # type: ignore[attr-defined]
        self.fields["unit"].hint_says_when = True  # type: ignore[attr-defined]
        self.fields["starts_on"].initial = timezone.localdate

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("role") in UNIT_ROLES and not data.get("unit"):
            self.add_error("unit", "Cộng tác viên phải thuộc một đơn vị. Hãy chọn đơn vị.")
        starts, ends = data.get("starts_on"), data.get("ends_on")
        if starts and ends and ends < starts:
            self.add_error("ends_on", "Ngày kết thúc phải từ ngày bắt đầu trở đi.")
        return data

    def new_post(self) -> NewPost:
        """The post that the checked form describes."""
        data = self.cleaned_data
        return NewPost(
            role=data["role"], unit=data["unit"], starts_on=data["starts_on"],
            ends_on=data["ends_on"], title=data["title"],
        )  # fmt: skip


class InviteForm(PostForm):
    """A new person with their first post."""

    full_name = forms.CharField(
        label="Họ và tên", max_length=120, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )
    username = forms.CharField(
        label="Tên đăng nhập", max_length=60, required=False,
        help_text="Để trống thì hệ thống tự đặt, ví dụ an.nv cho Nguyễn Văn An.",
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "none"}),
    )  # fmt: skip
    email = forms.EmailField(
        label="Thư điện tử", required=False,
        help_text="Thư mời gửi tới đây. Người không có thư thì in phiếu mật khẩu.",
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip

    field_order = [
        "full_name",
        "username",
        "email",
        "role",
        "unit",
        "title",
        "starts_on",
        "ends_on",
    ]

    def clean_username(self) -> str:
        name = str(self.cleaned_data["username"]).strip().lower()
        if name:
            for check in User._meta.get_field("username").validators:
                check(name)
        return name


class PersonForm(StaffForm):
    """What is known of a person; used by administrators and, with a password, by themselves."""

    full_name = forms.CharField(label="Họ và tên", max_length=120)
    pen_name = forms.CharField(
        label="Bút danh",
        max_length=120,
        required=False,
        help_text="Tên ký dưới bài, nếu khác họ tên.",
    )
    phone = forms.CharField(
        label="Điện thoại công vụ", max_length=40, required=False,
        widget=forms.TextInput(attrs={"type": "tel"}),
    )  # fmt: skip
    email = forms.EmailField(
        label="Thư điện tử", required=False, help_text="Dùng để lấy lại mật khẩu khi quên."
    )

    @classmethod
    def of(cls, person: User, /, *args: Any, **kwargs: Any) -> PersonForm:
        """The form filled with what is known now."""
        names = ("full_name", "pen_name", "phone", "email")
        return cls(*args, initial={name: getattr(person, name) for name in names}, **kwargs)


class ProfileForm(PersonForm):
    """One's own profile: another e-mail address needs the password once more."""

    password = forms.CharField(
        label="Mật khẩu hiện tại", required=False, strip=False,
        help_text="Chỉ cần khi đổi thư điện tử.",
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )  # fmt: skip

    def __init__(self, *args: Any, person: User | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        person = self.person
        moved = person is not None and data.get("email", person.email).lower() != person.email
        if person is not None and moved and not person.check_password(data.get("password", "")):
            self.add_error("password", "Nhập đúng mật khẩu hiện tại để đổi thư điện tử.")
        return data


class EndForm(StaffForm):
    """The last day of a post or a unit."""

    ends_on = DayField(label="Làm đến hết ngày")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["ends_on"].initial = timezone.localdate


class WhyForm(StaffForm):
    """A reason that goes into the record."""

    reason = forms.CharField(
        label="Lý do", max_length=500, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Lý do được lưu vào nhật ký.",
    )  # fmt: skip


class HandOverForm(StaffForm):
    """To whom open items go."""

    to = forms.ModelChoiceField(
        label="Bàn giao cho", queryset=User.objects.none(), empty_label="Chọn người nhận"
    )

    def __init__(self, *args: Any, person: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        ids = [each.pk for each in people_who_may(WRITE) if each.pk != person.pk]
        chosen = User.objects.filter(pk__in=ids).order_by("full_name")
        self.fields["to"].queryset = chosen  # type: ignore[attr-defined]


class UnitForm(StaffForm):
    """Name, place in the tree and days of a unit."""

    name = forms.CharField(label="Tên đơn vị", max_length=160)
    parent: forms.ModelChoiceField[Unit] = forms.ModelChoiceField(
        label="Đơn vị cấp trên", queryset=Unit.objects.all(), required=False,
        empty_label="(không có)",
    )  # fmt: skip
    starts_on = DayField(label="Từ ngày")
    position = forms.IntegerField(
        label="Thứ tự", min_value=0, max_value=9999, initial=0, required=False,
        help_text="Số nhỏ đứng trước; cùng số thì xếp theo tên.",
    )  # fmt: skip

    def __init__(self, *args: Any, unit: Unit | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["starts_on"].initial = timezone.localdate
        others = Unit.objects.filter(pk__in=[each.pk for each in units_for_listing()])
        if unit is not None and unit.pk:
            others = others.exclude(pk__in=ids_below(unit))
        self.fields["parent"].queryset = others  # type: ignore[attr-defined]


class LogFilter(StaffForm):
    """Words, kind and days by which a log is narrowed."""

    q = forms.CharField(
        label="Tìm",
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    kind = forms.ChoiceField(label="Loại việc", required=False)
    since = DayField(label="Từ ngày", required=False)
    until = DayField(label="Đến ngày", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [("", "Tất cả"), *self.kinds()]  # type: ignore[attr-defined]

    def kinds(self) -> list[tuple[str, str]]:
        return act_groups()

    def chosen(self) -> dict[str, Any]:
        """What is asked for; a field that makes no sense is as if it were empty."""
        self.is_valid()
        found = {"q": "", "kind": "", "since": None, "until": None}
        return {**found, **{name: value for name, value in self.cleaned_data.items() if value}}


class SignInFilter(LogFilter):
    def kinds(self) -> list[tuple[str, str]]:
        return [(value, str(label)) for value, label in SignInResult.choices]
