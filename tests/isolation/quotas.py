"""What a portal of the isolation world has of quotas and notices."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from conglang.planning import actions as planning
from conglang.planning.models import Quota, QuotaExemption, QuotaRule
from conglang.planning.queries.rules import reporting_period

if TYPE_CHECKING:
    from tests.isolation.world import Portal

AT = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)


def add_quotas(portal: Portal) -> None:
    """Rules, a quota, an exemption and a notice that another one replaced."""
    secretary = portal.people["secretary"]
    QuotaRule.objects.create(site=portal.site, from_month=date(2026, 1, 1), changed_by=secretary)
    facts = {"site": portal.site, "starts_on": date(2026, 1, 1), "ends_on": date(2036, 12, 31)}
    Quota.objects.create(
        unit=portal.units[1], period_kind="month", counted="tin", section=portal.section, target=5,
        **facts,
    )  # fmt: skip
    Quota.objects.create(
        unit=portal.units[0], period_kind="month", counted="bai", target=2, **facts
    )
    exemption = QuotaExemption.objects.create(
        unit=portal.units[0], reason=portal.text("Sáp nhập"), given_by=secretary, given_at=AT,
        **{**facts, "starts_on": date(2026, 11, 1)},
    )  # fmt: skip
    portal.quotas = {"exemption_id": [exemption.pk], "notice_id": []}
    found = reporting_period("month", date(2026, 10, 5))
    for number in ("15", "16"):
        notice = planning.issue_notice(
            found=found, by=secretary, at=AT,
            facts=planning.NoticeFacts(
                number=number, symbol=portal.text("TB-BBT"), place=portal.text("Ấp"),
                issued_on=date(2026, 11, 2), signer_name=portal.text("Trần Văn Bảy"),
                signer_post=portal.text("Trưởng ban"), request=portal.text("Gửi thêm tin"),
                reason=portal.text("Sửa số liệu"),
            ),
        )  # fmt: skip
        portal.quotas["notice_id"].append(notice.pk)
