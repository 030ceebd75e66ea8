"""Staff addresses of this app and the permission each needs."""

from django.urls import path

from conglang.accounts import views
from conglang.accounts.admin import logs, people, person_acts, profile, units
from conglang.accounts.rules import MANAGE_PEOPLE, READ_AUDIT
from conglang.accounts.screens import ANY_POST

urlpatterns = [
    path("nhan-su/", people.people, name="people"),
    path("nhan-su/moi/", people.person_invite, name="person_invite"),
    path("nhan-su/<int:person_id>/", people.person, name="person"),
    path("nhan-su/<int:person_id>/sua/", people.person_edit, name="person_edit"),
    path("nhan-su/<int:person_id>/vai-tro/", person_acts.post_give, name="post_give"),
    path("nhan-su/vai-tro/<int:post_id>/ket-thuc/", person_acts.post_end, name="post_end"),
    path("nhan-su/<int:person_id>/khoa/", person_acts.person_lock, name="person_lock"),
    path(
        "nhan-su/<int:person_id>/hai-buoc/", person_acts.person_second_factor,
        name="person_second_factor",
    ),
    path(
        "nhan-su/<int:person_id>/ban-giao/", person_acts.person_hand_over, name="person_hand_over"
    ),
    path(
        "nhan-su/<int:person_id>/thu-moi/", person_acts.person_invitation, name="person_invitation"
    ),
    path("nhan-su/<int:person_id>/phieu/", person_acts.person_slip, name="person_slip"),
    path("don-vi/", units.units, name="units"),
    path("don-vi/moi/", units.unit_add, name="unit_add"),
    path("don-vi/<int:unit_id>/", units.unit_edit, name="unit_edit"),
    path("don-vi/<int:unit_id>/ket-thuc/", units.unit_end, name="unit_end"),
    path("ho-so/", profile.profile, name="profile"),
    path("nhat-ky/", logs.audit_log, name="audit_log"),
    path("nhat-ky/tai/", logs.audit_csv, name="audit_csv"),
    path("nhat-ky/dang-nhap/", logs.sign_in_log, name="sign_in_log"),
    path("nhat-ky/dang-nhap/tai/", logs.sign_in_csv, name="sign_in_csv"),
    path("mo-khoa/", views.unlock_screen, name="unlock_screen"),
    path("khoa/", views.lock_screen, name="lock_screen"),
    path("phien/", views.session_state, name="session_state"),
]  # fmt: skip

#: Permission → URL names. Whoever manages people reads the logs too (a test holds that).
SCREENS: dict[str, tuple[str, ...]] = {
    ANY_POST: ("profile", "unlock_screen", "lock_screen", "session_state"),
    MANAGE_PEOPLE: (
        "people", "person_invite", "person", "person_edit", "post_give", "post_end", "person_lock",
        "person_second_factor", "person_hand_over", "person_invitation", "person_slip", "units",
        "unit_add", "unit_edit", "unit_end",
    ),
    READ_AUDIT: ("audit_log", "audit_csv", "sign_in_log", "sign_in_csv"),
}  # fmt: skip
