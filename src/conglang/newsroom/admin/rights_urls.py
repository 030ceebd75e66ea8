"""Staff addresses of the rights and the permission they need."""

from django.urls import path

from conglang.accounts.rules import MANAGE_RIGHTS
from conglang.accounts.screens import ANY_POST
from conglang.newsroom.admin import rights

urlpatterns = [
    path("quyen/", rights.rights, name="rights"),
    path("quyen/cua-toi/", rights.my_rights, name="my_rights"),
    path("quyen/nguoi/<int:person_id>/", rights.person_rights, name="person_rights"),
    path(
        "quyen/nguoi/<int:person_id>/doi/", rights.person_rights_change, name="person_rights_change"
    ),
]

SCREENS: dict[str, tuple[str, ...]] = {
    ANY_POST: ("my_rights",),
    MANAGE_RIGHTS: ("rights", "person_rights", "person_rights_change"),
}
