"""Staff addresses of quotas and notices, and the permission each needs."""

from typing import Any

from django.urls import path

from conglang.accounts.rules import EDIT, PLAN
from conglang.accounts.screens import ANY_POST
from conglang.planning.admin import notice_papers, notices, quota_rules_screens, quotas

BASE = "chi-tieu/"
NOTICE = f"{BASE}thong-bao/<int:notice_id>/"

urlpatterns: list[Any] = [
    path(BASE, quotas.quotas, name="quotas"),
    path(f"{BASE}tep/", quotas.quota_file, name="quota_file"),
    path(f"{BASE}giao/", quotas.quota_grid, name="quota_grid"),
    path(f"{BASE}giao/nam-truoc/", quotas.quota_copy, name="quota_copy"),
    path(f"{BASE}mien/", quota_rules_screens.quota_exemptions, name="quota_exemptions"),
    path(f"{BASE}mien/moi/", quota_rules_screens.quota_exemption_add, name="quota_exemption_add"),
    path(
        f"{BASE}mien/<int:exemption_id>/bo/",
        quota_rules_screens.quota_exemption_drop,
        name="quota_exemption_drop",
    ),
    path(f"{BASE}quy-tac/", quota_rules_screens.quota_rule, name="quota_rule"),
    path(f"{BASE}xep-hang/", quota_rules_screens.quota_ranking, name="quota_ranking"),
    path(f"{BASE}xep-hang/tep/", quota_rules_screens.quota_ranking_file, name="quota_ranking_file"),
    path(f"{BASE}thong-bao/", notices.quota_notices, name="quota_notices"),
    path(f"{BASE}thong-bao/moi/", notices.quota_notice_new, name="quota_notice_new"),
    path(NOTICE, notices.quota_notice, name="quota_notice"),
    path(f"{NOTICE}word/", notice_papers.quota_notice_word, name="quota_notice_word"),
    path(f"{NOTICE}pdf/", notice_papers.quota_notice_pdf, name="quota_notice_pdf"),
    path(f"{NOTICE}dang/", notices.quota_notice_article, name="quota_notice_article"),
]

#: Who sees which unit is decided by the view: a contributor has a right to his or her unit's line.
SCREENS: dict[str, tuple[str, ...]] = {
    ANY_POST: ("quotas", "quota_file", "quota_notices", "quota_notice", "quota_notice_word",
        "quota_notice_pdf"),
    EDIT: ("quota_ranking", "quota_ranking_file"),
    PLAN: (
        "quota_grid", "quota_copy", "quota_exemptions", "quota_exemption_add",
        "quota_exemption_drop", "quota_rule", "quota_notice_new", "quota_notice_article",
    ),
}  # fmt: skip
