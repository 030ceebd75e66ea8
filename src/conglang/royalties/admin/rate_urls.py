"""Addresses of rate tables, payees and one's own royalties, and the permission each needs."""

from django.urls import path

from conglang.accounts.rules import COMPILE_ROYALTIES
from conglang.accounts.screens import ANY_POST
from conglang.royalties.admin import own, payees, rates

urlpatterns = [
    path("nhuan-but/muc-chi/", rates.rates, name="rates"),
    path("nhuan-but/muc-chi/moi/", rates.rate_add, name="rate_add"),
    path("nhuan-but/muc-chi/<int:table_id>/", rates.rate_table, name="rate_table"),
    path("nhuan-but/muc-chi/<int:table_id>/sua/", rates.rate_change, name="rate_change"),
    path("nhuan-but/muc-chi/<int:table_id>/ket-thuc/", rates.rate_end, name="rate_end"),
    path("nhuan-but/muc-chi/<int:table_id>/bo/", rates.rate_drop, name="rate_drop"),
    path("nhuan-but/muc-chi/<int:table_id>/tep/", rates.rate_file, name="rate_file"),
    path("nhuan-but/nguoi-huong/", payees.payees, name="payees"),
    path("nhuan-but/nguoi-huong/moi/", payees.payee_add, name="payee_add"),
    path("nhuan-but/nguoi-huong/tu-cong/", payees.payee_from_board, name="payee_from_board"),
    path("nhuan-but/nguoi-huong/<int:payee_id>/", payees.payee, name="payee"),
    path(
        "nhuan-but/nguoi-huong/<int:payee_id>/thoi-huong-luong/",
        payees.payee_end_salaried,
        name="payee_end_salaried",
    ),
    path("nhuan-but/cua-toi/", own.own_royalties, name="own_royalties"),
    path("nhuan-but/cua-toi/tai-khoan/", own.own_account, name="own_account"),
]

#: Reading rates and payees is decided by the screens: any of five permissions opens them.
SCREENS: dict[str, tuple[str, ...]] = {
    ANY_POST: ("rates", "rate_table", "rate_file", "payees", "own_royalties", "own_account"),
    COMPILE_ROYALTIES: (
        "rate_add", "rate_change", "rate_end", "rate_drop",
        "payee_add", "payee_from_board", "payee", "payee_end_salaried",
    ),
}  # fmt: skip
