"""What the screens of quotas share: whose figures, which period, the tabs above them."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode

from conglang.accounts.models import Unit
from conglang.accounts.permissions import may, posts_held
from conglang.accounts.queries import unit_of
from conglang.accounts.rules import APPROVE, EDIT, PLAN
from conglang.planning.choices import PeriodKind
from conglang.planning.models import QuotaRule
from conglang.planning.period_rules import (
    ReportingPeriod,
    after,
    before,
    period_around,
)
from conglang.planning.queries.rules import calendar_of

#: URL name, words, the permission each needs.
TABS = (
    ("quotas", "Tiến độ", ""),
    ("quota_ranking", "Xếp hạng", EDIT),
    ("quota_notices", "Thông báo", ""),
    ("quota_grid", "Giao chỉ tiêu", PLAN),
    ("quota_exemptions", "Miễn", PLAN),
    ("quota_rule", "Quy tắc", PLAN),
)


def sees_all(user: Any) -> bool:
    """The board sees every unit."""
    return any(may(user, right) for right in (EDIT, APPROVE, PLAN))


def may_open_quotas(user: Any) -> bool:
    """Whether somebody finds anything on the screen of progress."""
    return sees_all(user) or any(post.unit_id for post in posts_held(user))


def whose_quota(user: Any) -> Unit | None:
    """None for those who see every unit; else the person's own. 404 for somebody without one."""
    if sees_all(user):
        return None
    unit = unit_of(user)
    if unit is None:
        raise Http404
    return unit


def tabs(request: HttpRequest) -> list[dict[str, Any]]:
    """Neighbouring screens this person may open."""
    here = request.resolver_match.url_name if request.resolver_match else ""
    return [
        {"label": label, "url": reverse(name), "here": name == here}
        for name, label, needs in TABS
        if not needs or may(request.user, needs)
    ]


def day_asked(request: HttpRequest) -> date:
    """A day of the period from the address; today when none or nonsense was given."""
    try:
        found = date.fromisoformat(request.GET.get("ngay", ""))
    except ValueError:
        return timezone.localdate()
    return found if 2000 <= found.year <= 2100 else timezone.localdate()


def kind_asked(request: HttpRequest) -> str:
    """A kind of period from the address; the month when none was given."""
    found = request.GET.get("ky", "")
    return found if found in PeriodKind.values else PeriodKind.MONTH


def period_asked(request: HttpRequest, rules: list[QuotaRule]) -> ReportingPeriod:
    return period_around(kind_asked(request), day_asked(request), calendar_of(rules))


def address(name: str, found: ReportingPeriod) -> str:
    """A screen of quotas at a period."""
    query = urlencode({"ky": found.kind, "ngay": found.until.isoformat()})
    return f"{reverse(name)}?{query}"


def period_context(name: str, found: ReportingPeriod, rules: list[QuotaRule]) -> dict[str, Any]:
    """The way to the periods around one, and to the same days by another kind of period."""
    calendar, today = calendar_of(rules), timezone.localdate()
    middle = min(max(today, found.since), found.until)
    return {
        "period": found,
        "earlier": address(name, before(found, calendar)),
        "later": address(name, after(found, calendar)),
        "now": "" if found.holds(today) else reverse(name) + f"?ky={found.kind}",
        "kinds": [
            {
                "label": label, "here": value == found.kind,
                "url": address(name, period_around(value, middle, calendar)),
            }
            for value, label in PeriodKind.choices
        ],
        "running": found.holds(today),
        "over": found.until < today,
        "days_left": found.days_left(today),
    }  # fmt: skip
