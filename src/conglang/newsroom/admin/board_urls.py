"""Staff addresses of what the board arranges for itself, and the permission they need."""

from django.urls import path

from conglang.accounts.rules import MANAGE_BOARD
from conglang.newsroom.admin import reasons

urlpatterns = [
    path("ly-do-tra-lai/", reasons.reasons, name="return_reasons"),
    path("ly-do-tra-lai/moi/", reasons.reason_add, name="return_reason_add"),
    path("ly-do-tra-lai/<int:reason_id>/", reasons.reason_edit, name="return_reason_edit"),
    path(
        "ly-do-tra-lai/<int:reason_id>/thoi-dung/",
        reasons.reason_retire,
        name="return_reason_retire",
    ),
    path(
        "ly-do-tra-lai/<int:reason_id>/dung-lai/",
        reasons.reason_bring_back,
        name="return_reason_bring_back",
    ),
    path(
        "ly-do-tra-lai/<int:reason_id>/<slug:way>/", reasons.reason_move, name="return_reason_move"
    ),
]

SCREENS: dict[str, tuple[str, ...]] = {
    MANAGE_BOARD: (
        "return_reasons", "return_reason_add", "return_reason_edit", "return_reason_retire",
        "return_reason_bring_back", "return_reason_move",
    ),
}  # fmt: skip
