"""Staff addresses of files of royalties; the views decide who sees which month."""

from django.urls import path

from conglang.accounts.screens import ANY_POST
from conglang.royalties.admin import files

urlpatterns = [
    path("nhuan-but/nam/<int:year>/tep/", files.year_file, name="royalty_year_file"),
    path("nhuan-but/<int:month_id>/tep/<slug:kind>/", files.month_file, name="royalty_month_file"),
    path(
        "nhuan-but/<int:month_id>/phieu/<int:payee_id>/<slug:kind>/",
        files.slip_file,
        name="royalty_slip",
    ),
]

SCREENS: dict[str, tuple[str, ...]] = {
    ANY_POST: ("royalty_month_file", "royalty_slip", "royalty_year_file"),
}
