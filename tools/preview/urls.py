"""The addresses that account templates name; nothing answers there."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

NAMES = (
    "account_login", "account_logout", "account_reset_password", "account_change_password",
    "account_set_password", "account_reauthenticate", "mfa_authenticate", "mfa_reauthenticate",
    "mfa_index", "mfa_activate_totp", "mfa_deactivate_totp", "mfa_view_recovery_codes",
    "mfa_generate_recovery_codes", "mfa_download_recovery_codes", "usersessions_list", "use_slip",
    "sign_out_everywhere", "unlock_screen",
)  # fmt: skip


def nothing(request: HttpRequest, **_: str) -> HttpResponse:
    return HttpResponse()


urlpatterns = [path(f"tai-khoan/{name}/", nothing, name=name) for name in NAMES]
urlpatterns += [path("tai-khoan/thu-moi/<str:secret>/", nothing, name="accept_invitation")]
