"""Forms like those of the account pages."""

from django import forms
from django.utils.safestring import mark_safe

RULES = mark_safe("<ul><li>Ít nhất 14 ký tự.</li><li>Không trùng mật khẩu thường gặp.</li></ul>")


class SignIn(forms.Form):
    login = forms.CharField(label="Tên đăng nhập hoặc thư điện tử")
    password = forms.CharField(label="Mật khẩu", widget=forms.PasswordInput)


class MailAddress(forms.Form):
    email = forms.EmailField(label="Thư điện tử")


class Slip(forms.Form):
    username = forms.CharField(label="Tên đăng nhập")
    code = forms.CharField(label="Mã trên phiếu")
    password1 = forms.CharField(label="Mật khẩu mới", widget=forms.PasswordInput)


class NewPassword(forms.Form):
    oldpassword = forms.CharField(label="Mật khẩu đang dùng", widget=forms.PasswordInput)
    password1 = forms.CharField(
        label="Mật khẩu mới", widget=forms.PasswordInput,
        help_text=RULES,
    )  # fmt: skip
    password2 = forms.CharField(label="Nhập lại mật khẩu mới", widget=forms.PasswordInput)


class Code(forms.Form):
    code = forms.CharField(label="Mã xác thực")
    secret = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"  # noqa: S105 -- a sample


class Everything(forms.Form):
    name = forms.CharField(label="Họ và tên", help_text="Ghi như trong giấy tờ tùy thân.")
    password = forms.CharField(label="Mật khẩu", widget=forms.PasswordInput)
    place = forms.ChoiceField(label="Ấp", choices=[("a", "Ấp Tri Tôn"), ("b", "Ấp Hòn Me")])
    way = forms.ChoiceField(
        label="Cách nhận trả lời",
        widget=forms.RadioSelect,
        choices=[("mail", "Thư điện tử"), ("sms", "Tin nhắn")],
    )
    words = forms.CharField(label="Nội dung", widget=forms.Textarea(attrs={"rows": 4}))
    agree = forms.BooleanField(label="Tôi đã đọc quy định về bảo vệ dữ liệu cá nhân")


def wrong(form: type[forms.Form], **data: str) -> forms.Form:
    bound = form(data)
    bound.is_valid()
    bound.add_error(None, "Tên đăng nhập hoặc mật khẩu chưa đúng.")
    return bound
