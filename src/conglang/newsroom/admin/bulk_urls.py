"""Staff addresses of what is done with several articles at once, and the permission they need.

Whoever may open the list may open them; each article asks its own rights.
"""

from django.urls import path

from conglang.accounts.rules import WRITE
from conglang.newsroom.admin import bulk

urlpatterns = [
    path("tin-bai/nhieu-bai/", bulk.bulk, name="article_bulk"),
    path("tin-bai/nhieu-bai/<int:batch_id>/", bulk.bulk_result, name="bulk_result"),
    path("tin-bai/nhieu-bai/<int:batch_id>/hoan-tac/", bulk.bulk_undo, name="bulk_undo"),
]

SCREENS: dict[str, tuple[str, ...]] = {WRITE: ("article_bulk", "bulk_result", "bulk_undo")}
