"""Addresses of the account pages: only those we mean to have, in Vietnamese."""

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.usersessions import views as sessions
from django.urls import path, re_path

from conglang.accounts import views

urlpatterns = [
    path("dang-nhap/", account.login, name="account_login"),
    path("dang-xuat/", account.logout, name="account_logout"),
    path("dang-ky/", account.signup, name="account_signup"),
    path("ngung-hoat-dong/", account.account_inactive, name="account_inactive"),
    path("xac-nhan-lai/", account.reauthenticate, name="account_reauthenticate"),
    path("mat-khau/doi/", account.password_change, name="account_change_password"),
    path("mat-khau/dat/", account.password_set, name="account_set_password"),
    path("mat-khau/quen/", account.password_reset, name="account_reset_password"),
    path("mat-khau/quen/da-gui/", account.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^mat-khau/quen/khoa/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        account.password_reset_from_key, name="account_reset_password_from_key",
    ),
    path(
        "mat-khau/quen/xong/", account.password_reset_from_key_done,
        name="account_reset_password_from_key_done",
    ),
    path("hai-lop/", mfa.index, name="mfa_index"),
    path("hai-lop/ma/", mfa.authenticate, name="mfa_authenticate"),
    path("xac-nhan-lai/ma/", mfa.reauthenticate, name="mfa_reauthenticate"),
    path("hai-lop/bat/", totp.activate_totp, name="mfa_activate_totp"),
    path("hai-lop/tat/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("hai-lop/ma-khoi-phuc/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(
        "hai-lop/ma-khoi-phuc/tao/", codes.generate_recovery_codes,
        name="mfa_generate_recovery_codes",
    ),
    path(
        "hai-lop/ma-khoi-phuc/tai/", codes.download_recovery_codes,
        name="mfa_download_recovery_codes",
    ),
    path("phien/", sessions.list_usersessions, name="usersessions_list"),
    path("phien/ket-thuc-het/", views.sign_out_everywhere, name="sign_out_everywhere"),
    path("thu-moi/<str:secret>/", views.accept_invitation, name="accept_invitation"),
    path("phieu/", views.use_slip, name="use_slip"),
    path("tro-lai/", views.return_to_work, name="return_to_work"),
]  # fmt: skip
