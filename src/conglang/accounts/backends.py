from typing import Any

from django.contrib.auth.backends import BaseBackend

from conglang.accounts.permissions import may_enter


class PostBackend(BaseBackend):
    """Answers Django's ``has_perm`` from posts; signing in is allauth's business."""

    def has_perm(self, user_obj: Any, perm: str, obj: Any = None) -> bool:
        return perm == "wagtailadmin.access_admin" and may_enter(user_obj)

    def has_module_perms(self, user_obj: Any, app_label: str) -> bool:
        return app_label == "wagtailadmin" and may_enter(user_obj)
