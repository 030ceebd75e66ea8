"""Staff addresses of months and of scoring, and the permission each needs."""

from django.urls import path

from conglang.accounts.rules import APPROVE_ROYALTIES, COMPILE_ROYALTIES, SCORE_ROYALTIES
from conglang.accounts.screens import ANY_POST
from conglang.royalties.admin import month_acts, months, scoring

ROOT = "nhuan-but/"
MONTH = f"{ROOT}<int:month_id>/"

urlpatterns = [
    path(ROOT, months.months, name="royalty_months"),
    path(f"{ROOT}mo-thang/", months.month_open, name="royalty_month_open"),
    path(f"{ROOT}du-toan/", months.budget, name="royalty_budget"),
    path(f"{ROOT}cham/", scoring.scores, name="royalty_scores"),
    path(f"{ROOT}cham/<int:article_id>/", scoring.score, name="royalty_score"),
    path(
        f"{ROOT}dieu-chinh/<int:adjustment_id>/bo/",
        months.adjustment_drop,
        name="royalty_adjustment_drop",
    ),
    path(MONTH, months.month, name="royalty_month"),
    path(f"{MONTH}thu-lao/", months.month_fees, name="royalty_fees"),
    path(f"{MONTH}dieu-chinh/", months.month_adjust, name="royalty_adjust"),
    path(f"{MONTH}viec/<slug:name>/", month_acts.month_act, name="royalty_month_act"),
]

#: Months are seen by any of four rights, accounting's only once passed on: the views decide.
SCREENS: dict[str, tuple[str, ...]] = {
    ANY_POST: ("royalty_months", "royalty_month", "royalty_month_act"),
    COMPILE_ROYALTIES: (
        "royalty_month_open", "royalty_fees", "royalty_adjust", "royalty_adjustment_drop",
    ),
    APPROVE_ROYALTIES: ("royalty_budget",),
    SCORE_ROYALTIES: ("royalty_scores", "royalty_score"),
}  # fmt: skip
